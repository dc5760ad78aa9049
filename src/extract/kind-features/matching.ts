/** Tells whether a text ends in or holds one of many words. */
import { list } from '../words.ts';

/** What tells whether something is in a text. */
export interface Test {
  test(text: string): boolean;
}

/** Tells what ends in one of the words (in simplified characters). */
export function ends(words: string): Test {
  const byLast = new Map<string, string[]>();
  for (const word of list(words)) {
    const last = word.slice(-1);
    byLast.set(last, [...(byLast.get(last) ?? []), word]);
  }
  return { test: (text) => byLast.get(text.slice(-1))?.some((word) => text.endsWith(word)) === true };
}

/** Tells what holds one of the words, in letters of either case, or what else is looked for. */
export function holds(words: string, others?: RegExp): Test {
  const all = list(words);
  return {
    test: (text) =>
      (text.toLowerCase().match(/\w+/g) ?? []).some((word) => all.has(word)) || others?.test(text) === true,
  };
}
