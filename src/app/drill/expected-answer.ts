/** What a typed answer is measured by: the syllables of a term's reading, or its characters. */
import { plainSigns } from '../../look-up/fold.ts';
import { piecesOf } from '../../glossary/reading.ts';
import { changedTones } from '../../pinyin/sandhi.ts';
import {
  fromZhuyin,
  readNumbered,
  SYLLABLES,
  toZhuyin,
  writeMarked,
  type Syllable,
  type Tone,
} from '../../pinyin/syllable.ts';
import { countedSigns } from '../../term/term-key.ts';
import { isVariant } from '../../term/variants.ts';
import type { Notation } from '../shell/appearance.ts';

/** A term in both scripts. */
export interface TermWriting {
  readonly hanzi: string;
  readonly traditional: string;
}

/** A term with its reading as the glossary has it: a syllable for each character. */
export interface TermReading {
  readonly hanzi: string;
  /** `ren2 lei4` */
  readonly pinyinNumbered: string;
  /** `ㄖㄣˊ ㄌㄟˋ`; where it differs from the pinyin both are right. */
  readonly zhuyin: string;
}

/** One syllable of a reading, or the Latin letters or digits between two. */
export type Expected =
  | {
      readonly is: 'syllable';
      /** What is right, the one that is shown first. */
      readonly right: readonly Syllable[];
      /** The tone it changes to in speech. */
      readonly spoken: Tone | null;
      readonly shown: string;
    }
  | { readonly is: 'letters'; readonly shown: string };

/** The syllables of a term, with the letters between them. @param notation what they are shown in */
export function expectedSyllables(
  { hanzi, pinyinNumbered, zhuyin }: TermReading,
  notation: Notation,
): Expected[] {
  const pieces = piecesOf(hanzi, pinyinNumbered);
  const signs = piecesOf(hanzi, zhuyin);
  const read = pieces.map((piece) => {
    const syllable = readNumbered(piece);
    return syllable && SYLLABLES.has(syllable.base) ? syllable : null;
  });
  const characters = Array.from(hanzi).filter((char) => /\p{Script=Han}/u.test(char));
  const syllables = read.filter((syllable) => syllable !== null);
  const spoken = changedTones(
    syllables,
    characters.length === syllables.length ? characters : syllables.map(() => ''),
  );
  let next = 0;
  return pieces.map((piece, i): Expected => {
    const syllable = read[i];
    if (!syllable) return { is: 'letters', shown: piece };
    const sign = signs.length === pieces.length ? signs[i]! : '';
    // The sign of what colours the syllable before is er's, too, and some type it with the dot.
    if (syllable.base === 'r')
      return {
        is: 'syllable',
        right: [syllable, { base: 'er', tone: 1 }, { base: 'er', tone: 5 }],
        spoken: spoken[next++] ?? null,
        shown: show(syllable, notation),
      };
    const signed = readNumbered(fromZhuyin(sign) ?? '') ?? syllable;
    return {
      is: 'syllable',
      right: notation === 'zhuyin' ? [signed, syllable] : [syllable, signed],
      spoken: spoken[next++] ?? null,
      shown: show(notation === 'zhuyin' ? signed : syllable, notation),
    };
  });
}

const show = (syllable: Syllable, notation: Notation): string =>
  (notation === 'zhuyin' ? toZhuyin(syllable.base + syllable.tone) : null) ?? writeMarked(syllable);

const DIGITS = 'ling2 yi1 er4 san1 si4 wu3 liu4 qi1 ba1 jiu3'.split(' ');

/** The digits inside a term as they are read: 2035 is èr líng sān wǔ. */
export function readAloud(expected: readonly Expected[], notation: Notation): Expected[] {
  return expected.flatMap((piece): Expected[] => {
    if (piece.is !== 'letters' || !/^\d+$/.test(piece.shown)) return [piece];
    return Array.from(piece.shown, (digit) => {
      const syllable = readNumbered(DIGITS[Number(digit)]!)!;
      return { is: 'syllable', right: [syllable], spoken: null, shown: show(syllable, notation) };
    });
  });
}

const LETTERS = /^[\p{Script=Latin}\p{Nd}]/u;

/** Whether it must be typed: Latin letters and digits inside a term need not be. */
export const isCharacter = (one: string): boolean => !LETTERS.test(one);

/** What counts of a text: characters one by one, Latin letters and digits run by run. */
export const charactersOf = (text: string): string[] =>
  countedSigns(plainSigns(text)).match(/[\p{Script=Latin}\p{Nd}]+|./gsu) ?? [];

/** The characters of a term, each in both scripts. */
export function termCharacters({ hanzi, traditional }: TermWriting): TermWriting[] {
  const characters = charactersOf(hanzi);
  const others = charactersOf(traditional);
  return characters.map((one, i) => ({
    hanzi: one,
    traditional: characters.length === others.length ? others[i]! : one,
  }));
}

/** Whether the character typed is this one, in any region's form; the other script's of another word is not. */
export const isSameCharacter = ({ hanzi, traditional }: TermWriting, typed: string): boolean =>
  isVariant(hanzi, typed) ||
  isVariant(traditional, typed) ||
  (!isCharacter(hanzi) && hanzi.toLowerCase() === typed.toLowerCase());
