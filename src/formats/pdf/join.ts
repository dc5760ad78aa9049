/** How the end of one line goes on in the next. */
import { endsSquare, startsSquare } from './characters.ts';

/**
 * Stands where a word is divided by a hyphen at the end of its line, until all of the text is known and tells whether
 * the hyphen is the word's own. No text holds it: control characters are taken out before.
 */
export const DIVIDED = '\u0001';
/** Stands where a page begins inside of a paragraph, until the lines are counted. */
export const PAGE = '\u0002';

/** What stands for `before` and what comes between it and `after`, which follows it on the next line. */
export function joined(before: string, after: string): { before: string; between: string } {
  const as = (between: string) => ({ before, between });
  if (/\u00ad\s*$/.test(before)) return { before: before.replace(/\u00ad\s*$/, ''), between: '' };
  // Only from a blank on: a Chinese paragraph has few, and would be looked through from each of its letters.
  const word = /(?<!\S)\S*$/.exec(before)![0];
  const next = /^\S*/.exec(after)![0];
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(word.replace(/^[^\p{L}]+/u, ''))) {
    const goesOn = /[/\-_=&?%#.~]$/.test(word) ? /^[\w\-/%?=&#.~]/ : /^[\w.\-%]*[/=?&]\S*$/;
    return as(goesOn.test(next) && !/^\p{Lu}\p{Ll}+[,.]?$/u.test(next) ? '' : ' ');
  }
  if (/\p{L}{2}[-‐]$/u.test(before) && /^\p{Ll}/u.test(after))
    return { before: before.slice(0, -1) + DIVIDED, between: '' };
  if (/[\p{L}\p{N}][-‐–]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) return as('');
  if (/[—([（《〈“‘「『【]$/.test(before) || /^[—)\]）》〉”’」』】,.;:!?，。；：、！？]/.test(after))
    return as('');
  return as(endsSquare(before) && startsSquare(after) ? '' : ' ');
}

const WORD = /[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*/gu;
const DIVIDED_WORD = new RegExp(`([\\p{L}\\p{M}-]+)${DIVIDED}(${PAGE}?)([\\p{L}\\p{M}]+)`, 'gu');

/**
 * Puts divided words together. A hyphen stays where the word stands with one elsewhere in the text, or where both its
 * halves stand as words and the whole does not, or its first half begins other words so: no dictionary is asked.
 */
export function undivided(texts: readonly string[]): string[] {
  if (!texts.some((text) => text.includes(DIVIDED))) return [...texts];
  const words = new Set<string>();
  // What words begin with before a hyphen of their own: `self-` of "self-reliance".
  const firsts = new Set(['self']);
  for (const text of texts)
    for (const [found] of text.replace(DIVIDED_WORD, ' ').matchAll(WORD)) {
      const word = found.toLowerCase().replaceAll('‐', '-');
      words.add(word);
      if (word.includes('-')) firsts.add(word.slice(0, word.indexOf('-')));
    }
  return texts.map((text) =>
    text
      .replace(DIVIDED_WORD, (_, before: string, page: string, after: string) => {
        const [a, b] = [before.toLowerCase(), after.toLowerCase()];
        const keeps =
          words.has(`${a}-${b}`) ||
          before.includes('-') ||
          (words.has(a) && words.has(b)) ||
          (firsts.has(a) && b.length > 3);
        return before + (keeps && !words.has(a + b) ? '-' : '') + after + page;
      })
      .replaceAll(DIVIDED, '-'),
  );
}
