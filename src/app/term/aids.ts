/**
 * How this device helps with reading Chinese: where readings stand, what colours the tones have, how large the
 * characters are, whether answers are spoken. Kept in localStorage beside the appearance, and apart from it: nothing of
 * it is needed before a screen shows Chinese.
 */
import * as v from 'valibot';
import { alignReading, signsOf, type AlignedSign } from '../../pinyin/aligned.ts';
import { toZhuyin, type Tone } from '../../pinyin/syllable.ts';
import { piecesOf } from '../../glossary/reading.ts';
import type { Notation, Script } from '../shell/appearance.ts';
import { TONE_SCHEMES, type ToneScheme } from './tone-colours.ts';

export const PLACES = ['after', 'above', 'hidden'] as const;
/** Where a reading stands: after the characters, above each, or hidden until it is asked for. */
export type ReadingPlace = (typeof PLACES)[number];

/** How large Chinese is, by itself and beside the browser's own size. */
export const SIZES = [1, 1.15, 1.35, 1.6] as const;
export type ChineseSize = (typeof SIZES)[number];

export interface Aids {
  readonly place: ReadingPlace;
  readonly tones: ToneScheme;
  readonly size: ChineseSize;
  /** A term is spoken when a drill shows its answer. */
  readonly speaks: boolean;
}

export const AIDS_KEY = 'tifa.aids';
export const DEFAULT_AIDS: Aids = { place: 'after', tones: 'none', size: 1, speaks: false };

const AidsSchema = v.object({
  place: v.fallback(v.picklist(PLACES), DEFAULT_AIDS.place),
  tones: v.fallback(v.picklist(TONE_SCHEMES), DEFAULT_AIDS.tones),
  size: v.fallback(v.picklist(SIZES), DEFAULT_AIDS.size),
  speaks: v.fallback(v.boolean(), DEFAULT_AIDS.speaks),
});

/** Reads what was stored. A field that is missing or unknown takes its default; so does all of it if broken. */
export function parseAids(stored: string | null): Aids {
  if (stored === null) return DEFAULT_AIDS;
  let data: unknown;
  try {
    data = JSON.parse(stored);
  } catch (error) {
    if (error instanceof SyntaxError) return DEFAULT_AIDS;
    throw error;
  }
  const result = v.safeParse(AidsSchema, data);
  return result.success ? result.output : DEFAULT_AIDS;
}

/** What is read. */
export interface Readable {
  readonly hanzi: string;
  readonly traditional: string;
  readonly pinyin: string;
  /** A syllable for each character, divided by blanks; else the pinyin is converted. */
  readonly zhuyin?: string | undefined;
}

/** A character with what is read over it, or a run of what is not read. */
export interface ReadSign {
  readonly text: string;
  /** Empty for what is not read, or is read as it is written. */
  readonly reading: string;
  /** Null for letters, digits and signs. */
  readonly tone: Tone | null;
}

/**
 * The words of a term or sentence, sign by sign, each with its reading: between words a line may be broken. Null where
 * the reading does not go with the characters one by one.
 */
export function readWords(
  { hanzi, traditional, pinyin, zhuyin }: Readable,
  script: Script,
  notation: Notation,
): ReadSign[][] | null {
  const aligned = alignReading(hanzi, pinyin);
  if (aligned === null) return null;
  const texts = aligned.signs.map(({ text }) => text);
  const written = script === 'traditional' ? signsOf(traditional) : texts;
  if (written.length !== texts.length) return null;
  const read = aligned.signs.filter(({ reading }) => reading !== '').length;
  const own = zhuyin === undefined ? [] : piecesOf(hanzi, zhuyin);
  let next = 0;
  const words: ReadSign[][] = [];
  const tones = tonesOf(aligned.signs);
  aligned.signs.forEach(({ before, reading, syllable }, i) => {
    const sign = own.length === read && reading !== '' ? own[next++] : undefined;
    const one: ReadSign = {
      text: written[i]!,
      reading:
        syllable === null
          ? ''
          : notation === 'pinyin'
            ? reading
            : (sign ?? toZhuyin(syllable.base + syllable.tone) ?? reading),
      tone: tones[i]!,
    };
    // A sign that is not read, as a comma, stays with the word before it.
    const isNew = reading !== '' && before !== '' && !/^['’]$/.test(before);
    if (words.length === 0 || isNew) words.push([one]);
    else words.at(-1)!.push(one);
  });
  return words;
}

/** Of each sign the tone; what colours the syllable before it, as 儿 in 花儿, has that one's. */
function tonesOf(signs: readonly Pick<AlignedSign, 'syllable'>[]): (Tone | null)[] {
  let last: Tone | null = null;
  return signs.map(({ syllable }) => {
    if (syllable?.base !== 'r') last = syllable?.tone ?? null;
    return last;
  });
}

/** A stretch of a written reading, with its tone where it is a syllable. */
export interface ReadingPart {
  readonly text: string;
  readonly tone: Tone | null;
}

/** Written pinyin in its syllables and what stands between them; one part where it does not go with the characters. */
export function pinyinParts(hanzi: string, pinyin: string): readonly ReadingPart[] {
  const aligned = alignReading(hanzi, pinyin);
  if (aligned === null) return [{ text: pinyin, tone: null }];
  const tones = tonesOf(aligned.signs);
  return [
    ...aligned.signs.flatMap(({ before, reading }, i) => [
      { text: before, tone: null },
      { text: reading, tone: tones[i]! },
    ]),
    { text: aligned.after, tone: null },
  ].filter(({ text }) => text !== '');
}

const ZHUYIN_TONES: Readonly<Record<string, Tone>> = { '': 1, ˉ: 1, ˊ: 2, ˇ: 3, ˋ: 4, '˙': 5 };

/** Zhuyin in its syllables and what stands between them. */
export function zhuyinParts(zhuyin: string): readonly ReadingPart[] {
  let last: Tone | null = null;
  return Array.from(
    zhuyin.matchAll(/(˙)[ㄅ-ㄯ]+|[ㄅ-ㄯ]+([ˉˊˇˋ˙]?)|[^ㄅ-ㄯ˙]+|˙/gu),
    ([text, light, sign]): ReadingPart => {
      const tone = ZHUYIN_TONES[light ?? sign ?? 'none'] ?? null;
      // It colours the syllable before it; ér has a mark.
      if (tone !== null && last !== null && /^˙?ㄦ$/.test(text)) return { text, tone: last };
      if (tone !== null) last = tone;
      return { text, tone };
    },
  );
}
