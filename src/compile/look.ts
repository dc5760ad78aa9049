/**
 * What no rule can judge, listed for a person to look at: words of a term that its example's English may leave out.
 */
import { stemmer } from 'stemmer';
import type { Entry } from '../glossary/entry.ts';

/** Words that carry no sense of their own. */
const EMPTY = new Set(
  'a an and as at be by for from in into is it its of on or s some that the to with'.split(' '),
);

/** A line for each word of a term of which no word of its gloss, or one of its stem, is in the example's English. */
export function wordsToLookAt(entries: readonly Pick<Entry, 'hanzi' | 'words' | 'example'>[]): string[] {
  return entries.flatMap(({ hanzi, words, example }) => {
    if (example === undefined) return [];
    const there = new Set(stemsOf(example.english));
    return words
      .filter(({ gloss }) => {
        const stems = stemsOf(gloss);
        return stems.length > 0 && !stems.some((stem) => there.has(stem));
      })
      .map((word) => `${hanzi}: ${word.hanzi} (${word.gloss}): "${example.english}"`);
  });
}

function stemsOf(english: string): string[] {
  const words = english.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => !EMPTY.has(word)).map(stemmer);
}
