/** How a term is read, sign by sign: as somebody wrote it, in Taiwan, and in numbers or zhuyin. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { toNumbers, toZhuyin } from '../pinyin/syllable.ts';
import { alignPinyin, type Syllable } from './words.ts';

const HAN = /\p{Script=Han}/u;

/** The syllables of `written`, which may differ from those found by rule in tone only; null where it does not. */
export function syllablesOf<S extends { hanzi: string; toned: string; numbered: string }>(
  hanzi: string,
  syllables: readonly S[],
  written: string,
): S[] | null {
  const toneless = (text: string) =>
    text
      .normalize('NFD')
      .replaceAll(/[\u0300\u0301\u0304\u030c]/g, '')
      .normalize('NFC');
  const bare = syllables.map((s) => ({ ...s, zhuyin: '', toned: toneless(s.toned) }));
  try {
    const spans = alignPinyin(hanzi, bare, toneless(written));
    const read = Array.from(hanzi)
      .map((char, i) => ({
        char,
        toned: written
          .normalize('NFC')
          .slice(...spans[i]!)
          .toLowerCase(),
      }))
      .filter(({ char }) => /\p{Script=Han}/u.test(char));
    return syllables.map((s, i) => ({
      ...s,
      toned: read[i]!.toned,
      numbered: toNumbers(read[i]!.toned) ?? s.numbered,
    }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A reading syllable by syllable, the Latin letters and digits of the term in their places: `zhu3 quan2 AI`. */
export function signBySign(hanzi: string, readings: readonly string[]): string {
  let next = 0;
  return (hanzi.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{Script=Latin}\p{N}])+/gu) ?? [])
    .map((sign) => (/\p{Script=Han}/u.test(sign) ? readings[next++]! : sign))
    .join(' ');
}

/** CC-CEDICT's note of a Taiwan reading, in numbered syllables; inside a gloss it is of that sense only. */
const TAIWAN = /^Taiwan pr\. \[([^\]]+)\]$/;
const LONGEST_WORD = 4;

/** Per Han character the zhuyin of Taiwan's reading where it differs; the dictionary's words before its characters. */
export function taiwanReadings(
  { hanzi, syllables }: { readonly hanzi: string; readonly syllables: readonly Syllable[] },
  lexicon: Lexicon,
): readonly (string | undefined)[] {
  const han = Array.from(hanzi).filter((char) => HAN.test(char));
  const found: (string | undefined)[] = han.map(() => undefined);
  const settled = han.map(() => false);
  for (let length = Math.min(LONGEST_WORD, han.length); length > 0; length--)
    for (let from = 0; from + length <= han.length; from++) {
      const read = syllables.slice(from, from + length).map(({ numbered }) => numbered.toLowerCase());
      const sense = lexicon
        .senses(han.slice(from, from + length).join(''))
        .find(({ pinyin }) => pinyin.toLowerCase().replaceAll('u:', 'ü') === read.join(' '));
      if (!sense) continue;
      const taiwan = sense.glosses
        .map((gloss) => TAIWAN.exec(gloss)?.[1])
        .find((reading) => reading !== undefined)
        ?.toLowerCase()
        .replaceAll('u:', 'ü')
        .split(' ');
      if (taiwan?.length !== length) continue;
      for (let i = 0; i < length; i++) {
        if (settled[from + i]) continue;
        settled[from + i] = true;
        if (taiwan[i] !== read[i]) found[from + i] = toZhuyin(taiwan[i]!) ?? undefined;
      }
    }
  return found;
}
