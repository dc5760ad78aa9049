/** Chinese inside English prose, set apart so that it can be tagged with its language. */

export interface Run {
  readonly text: string;
  readonly chinese: boolean;
}

/** Characters, and the Chinese punctuation between and around them; curly quotes are English's too. */
const CHINESE_RUN =
  /[《〈「]?\p{Script=Han}(?:[\p{Script=Han}\p{N}A-Z·、，。；：？！《》〈〉「」“”]*[\p{Script=Han}。？！》〉」])?/gu;

/** The runs of a text in order; joined, they are the text. */
export function divideByScript(text: string): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(CHINESE_RUN)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index), chinese: false });
    runs.push({ text: match[0], chinese: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), chinese: false });
  return runs;
}
