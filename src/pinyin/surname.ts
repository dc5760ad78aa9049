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
 * when a given name remains (欧阳修), and so does one character; two single surnames in a row are a married
 * name (林郑月娥) when at least two characters follow. Without a dictionary: one.
 */
export function surnameLengths(name: string, lexicon?: Lexicon): number[] {
  const chars = Array.from(name);
  if (chars.length < 2) return [];
  if (!lexicon) return [1];
  const isSurname = (word: string) => lexicon.senses(word).some(isSurnameSense);
  const lengths: number[] = [];
  const two = chars[0]! + chars[1]!;
  if (chars.length > 2 && isSurname(two)) lengths.push(2);
  if (isSurname(chars[0]!)) {
    lengths.push(1);
    if (chars.length === 4 && !lengths.includes(2) && isSurname(chars[1]!)) lengths.push(2);
  }
  return lengths;
}
