/** Which characters at the head of a name are its surname, from the dictionary's "surname" senses. */
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import { cedictSyllables } from './character.ts';

/** CC-CEDICT's wording: "surname Zeng", "two-character surname Ouyang". */
export function isSurnameSense(sense: Sense): boolean {
  return sense.glosses.some((gloss) => /\bsurname\b/.test(gloss)) && /^[A-Z]/.test(sense.pinyin);
}

/** The readings a surname of one or two characters has as a surname, likeliest first; empty when it is none. */
export function surnameReadings(surname: string, lexicon: Lexicon): string[][] {
  return lexicon
    .senses(surname)
    .filter(isSurnameSense)
    .map((sense) => cedictSyllables(sense.pinyin));
}

/**
 * How many characters of a full name may be surname, likeliest first. A listed compound surname comes first
 * when a given name remains (欧阳修); two single surnames at the head of four characters are a married name
 * (林郑月娥); else one. Empty when the first character is no surname. Without a dictionary: one.
 */
export function surnameLengths(name: string, lexicon?: Lexicon): number[] {
  const chars = Array.from(name);
  if (chars.length < 2) return [];
  if (!lexicon) return [1];
  const isSurname = (word: string) => lexicon.senses(word).some(isSurnameSense);
  const lengths: number[] = [];
  const [first, second] = [chars[0]!, chars[1]!];
  // 欧阳陈方林: a compound surname and another.
  if (chars.length === 5 && isSurname(first + second) && isSurname(chars[2]!)) lengths.push(3);
  if (chars.length > 2 && isSurname(first + second)) lengths.push(2);
  else if (chars.length === 4 && isSurname(first) && isSurname(second)) lengths.push(2);
  if (isSurname(first)) lengths.push(1);
  return lengths;
}

const known = new WeakMap<Lexicon, Map<string, boolean>>();

/** Whether the characters begin with one of the dictionary's surnames and something is left for a given name. */
export function startsWithSurname(hanzi: string, lexicon: Lexicon): boolean {
  let cache = known.get(lexicon);
  if (!cache) known.set(lexicon, (cache = new Map()));
  const head = hanzi.slice(0, 3);
  let answer = cache.get(head);
  if (answer === undefined) {
    answer = surnameLengths(head, lexicon).length > 0;
    if (cache.size > 20_000) cache.clear();
    cache.set(head, answer);
  }
  return answer;
}
