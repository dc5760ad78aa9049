/** "Did you mean": what a query was meant to be that finds nothing. */
import { itemAt, type Sorted } from './columns.ts';
import { tokensOf } from './english.ts';
import type { Fields } from './fields.ts';
import { foldGloss, readPinyinQuery } from './fold.ts';
import { nearestChinese, nearestSound, writeSound } from './near.ts';
import { countedSigns, foldChinese } from '../term/term-key.ts';
import type { WordIndex } from './words.ts';

/** Each takes a query in plain signs, and gives another one, or undefined. */
export interface Meant {
  inEnglish(plain: string): string | undefined;
  inPinyin(plain: string): string | undefined;
  inChinese(plain: string): string | undefined;
}

export function whatIsMeant(
  { hanzi, pinyin, weights, traditional }: Pick<Fields, 'hanzi' | 'pinyin' | 'weights' | 'traditional'>,
  characters: Sorted,
  words: WordIndex,
): Meant {
  const commonness = (starts: Uint32Array) => (at: number) => weights?.[itemAt(starts, at, 0)] ?? 0;

  function inEnglish(plain: string): string | undefined {
    const asked = tokensOf(foldGloss(plain)).map(({ text }) => text);
    const meant = asked.map((word) => words.meant(word));
    if (meant.includes(undefined)) return undefined;
    const suggestion = meant.join(' ');
    return suggestion === asked.join(' ') ? undefined : suggestion;
  }

  /** As it was typed, in one piece or apart, with tone numbers or without. */
  function inPinyin(plain: string): string | undefined {
    const asked = readPinyinQuery(plain);
    if (asked === undefined) return undefined;
    const near = nearestSound(pinyin, asked, commonness(pinyin.letters.starts));
    if (near === undefined) return undefined;
    const isApart = /\S[\s'’-]+\S/.test(plain);
    return writeSound(pinyin, near, {
      tones: asked.tones.length > 0 && /[1-5]/.test(plain),
      apart: isApart,
    });
  }

  /** In the script it was typed in. */
  function inChinese(plain: string): string | undefined {
    const asked = foldChinese(plain);
    const near = nearestChinese(hanzi, characters, asked, commonness(hanzi.starts));
    if (near === undefined) return undefined;
    const typed = countedSigns(plain);
    if (near.isWhole && typed.toLowerCase() !== asked) return traditional(itemAt(hanzi.starts, near.at, 0));
    const meant = String.fromCharCode(hanzi.codes[near.at + near.other]!);
    return typed.slice(0, near.other) + meant + typed.slice(near.other + 1);
  }

  return { inEnglish, inPinyin, inChinese };
}
