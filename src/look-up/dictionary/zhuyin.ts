/** The dictionary's readings in zhuyin. */
import { BREAK, codesOf, units } from '../columns.ts';
import { numberedZhuyin } from '../fold.ts';
import { BLANK } from './bytes.ts';

/** Readings in zhuyin; each syllable that differs is converted once. */
export function inZhuyin(pinyin: Uint8Array, toZhuyin: (numbered: string) => string | null): Uint16Array {
  const converted = new Map<number, Uint16Array>();
  const zhuyin = units(pinyin.length * 2);
  let length = 0;
  for (let at = 0; at < pinyin.length; at++) {
    const start = at;
    // Of seven letters at most, which make one number; what is longer is no syllable.
    let key = 0;
    for (; pinyin[at] !== BLANK && pinyin[at] !== BREAK; at++) key = key * 128 + pinyin[at]!;
    let codes = converted.get(key);
    if (codes === undefined) {
      const syllable = String.fromCharCode(...pinyin.subarray(start, at));
      codes = codesOf(numberedZhuyin(toZhuyin(syllable) ?? syllable), units);
      converted.set(key, codes);
    }
    zhuyin.set(codes, length);
    length += codes.length;
    zhuyin[length++] = pinyin[at]!;
  }
  return zhuyin.subarray(0, length);
}
