import { toZhuyin } from '../../src/pinyin/syllable.ts';

/** `zhu3 quan2 AI` in zhuyin; what is no syllable stays as it is. */
export const zhuyinOf = (numbered: string): string =>
  numbered
    .split(' ')
    .map((syllable) => toZhuyin(syllable) ?? syllable)
    .join(' ');
