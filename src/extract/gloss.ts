/** Reads an English span off the page: without markup, articles or wrapping marks, with broken words joined. */
import type { Flag } from './term.ts';
import type { Token } from './tokens.ts';

/** Offsets in the text that is read. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Gloss {
  /** Where it stands. */
  readonly printed: Stretch;
  readonly english: string;
  readonly flags: readonly Flag[];
}

export function gloss(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  readAl = true,
): Gloss {
  let first = from;
  let last = to;
  // “double-berth” strategy: a quotation that ends inside the span begins with it.
  if (
    tokens[first - 1]?.type === 'quote-open' &&
    tokens[first - 1]!.match < last &&
    tokens[first - 1]!.match > first
  )
    first -= 1;
  if (tokens[last + 1]?.type === 'quote-close' && tokens[last + 1]!.match > first) last += 1;
  else if (tokens[last + 1]?.type === 'close' && tokens[last + 1]!.match > first) last += 1;
  else if (/^[!?]$/.test(tokens[last + 1]?.text ?? '') && closesQuotation(tokens, first, last + 2)) last += 1;
  const printed = { start: tokens[first]!.start, end: tokens[last]!.end };
  let read = '';
  let spaced = false;
  const flags: Flag[] = [];
  for (let i = first; i <= last; i++) {
    const token = tokens[i]!;
    // A blank before a mark that is left out stands before what follows it.
    spaced ||= token.spaced;
    if (token.type === 'emphasis' || token.type === 'hidden' || token.type === 'break') continue;
    const raw = text.slice(token.start, token.end);
    let word = token.type === 'word' ? token.text : raw;
    if (token.type === 'word' && raw.includes('\n'))
      flags.push({
        type: 'line-break',
        message: 'A word divided at the end of a line was joined.',
        from: raw,
        read: word,
      });
    if (token.type === 'word' && raw.includes('一'))
      flags.push({
        type: 'dash-for-yi',
        message: 'The character 一 between letters was read as a hyphen.',
        from: raw,
        read: word,
      });
    // A capital i that the scan read as l.
    if (readAl && token.type === 'word' && /^Al(?=$|[-–/’'])/.test(word)) {
      word = word.replace(/^Al/, 'AI');
      flags.push({ type: 'ocr-ai', message: 'Al was read as AI.', from: raw, read: word });
    }
    if (spaced && read && !/[([“‘]$/.test(read)) read += ' ';
    spaced = false;
    read += word;
  }
  return { printed, english: trim(read, tokens[last + 1]?.type === 'quote-close'), flags };
}

/** Whether the mark at `at` closes the quotation that opens directly before the span: “Must We Row or Rest?” */
function closesQuotation(tokens: readonly Token[], first: number, at: number): boolean {
  const token = tokens[at];
  return token?.type === 'quote-close' && token.match === first - 1;
}

/** Without leading article, wrapping quotation marks, trailing comma, full stop or possessive; `closed` by a quotation mark. */
function trim(read: string, closed: boolean): string {
  return (
    read
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^(?:the|an?)\s+(?=\S)/i, '')
      .replace(/[,;:]+$/, '')
      // Jia Zhangke’s, but the Three No’s, and “eyes like a crab’s”.
      .replace(closed ? /$/ : /(?<=\p{L})(?<!(?:^|\s)(?:No|Do|Yes|\p{Lu}))['’]s?$/u, '')
      // The full stop after the last of several authors with initials.
      .replace(/^([^.]*\s\p{Lu})\.$/u, '$1')
  );
}
