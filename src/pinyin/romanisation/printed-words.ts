/** A name as it is printed, word by word. */
import { readLetters, type Letters } from '../parse.ts';
import type { RomanisationSystem } from './spellings.ts';

export interface PrintedWord {
  readonly raw: string;
  /** What stands between the word before and this one: a blank, a hyphen. */
  readonly before: string;
  readonly capital: boolean;
  /** Divided at apostrophes and tone numbers, as pinyin is. */
  readonly parts: readonly Letters[];
  /** Undivided where an apostrophe marks aspiration, as in Wade–Giles. */
  readonly joined: readonly Letters[];
}

const ASPIRATION = /(p|t|k|ch|ts|tz)['’‘ʼʻʽ`´]/giu;

/** What stands between blanks, hyphens and other signs. */
export function readPrintedWords(printed: string): PrintedWord[] {
  let end = 0;
  return [...printed.matchAll(/[\p{L}\p{M}\p{N}:'’‘ʼʻʽ`´]*[\p{L}\p{N}][\p{L}\p{M}\p{N}:'’‘ʼʻʽ`´]*/gu)].map(
    ({ 0: raw, index }) => {
      const before = printed.slice(end, index);
      end = index + raw.length;
      const parts = readLetters(raw) ?? literal(raw);
      const joined = readLetters(raw.replace(ASPIRATION, '$1')) ?? parts;
      return { raw, before, capital: /^\p{Lu}/u.test(raw), parts, joined };
    },
  );
}

/** Digits and other signs spell only themselves. */
function literal(raw: string): Letters[] {
  const text = raw.toLowerCase();
  return [{ text, marks: Array.from(text, () => 0), number: null, capital: false }];
}

/** The letters of a word in which a system's spellings are looked for; none goes beyond its stretch. */
export function lettersOf(word: PrintedWord, system: RomanisationSystem): readonly Letters[] {
  return system === 'pinyin' ? word.parts : word.joined;
}
