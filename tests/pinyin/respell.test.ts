import { expect, test } from 'vitest';
import { respell } from '../../src/pinyin/respell.ts';

test.each([
  ['a tone', 'an1 quan2', 'ānquàn', 'ānquán', 'ㄢ ㄑㄩㄢˊ'],
  [
    'words and capitals',
    'ren2 lei4 gong1 she4',
    'Rénlèi Gòngshè',
    'Rénlèi Gōngshè',
    'ㄖㄣˊ ㄌㄟˋ ㄍㄨㄥ ㄕㄜˋ',
  ],
  ['an apostrophe', 'xi1 an4', 'Xī’ān', 'Xī’àn', 'ㄒㄧ ㄢˋ'],
  ['Latin letters', 'zhu3 quan4 AI', 'zhǔquán AI', 'zhǔquàn AI', 'ㄓㄨˇ ㄑㄩㄢˋ AI'],
  ['a light syllable', 'guan1 xi5', 'guānxì', 'guānxi', 'ㄍㄨㄢ ˙ㄒㄧ'],
  ['ü', 'lu:4 se4', 'lǜsé', 'lǜsè', 'ㄌㄩˋ ㄙㄜˋ'],
  ['another syllable: nothing fits', 'zhong4 hang2', 'zhòngxíng', 'zhòng háng', 'ㄓㄨㄥˋ ㄏㄤˊ'],
  ['fewer syllables: nothing fits', 'an1', 'ānquán', 'ān', 'ㄢ'],
  ['a name given with capitals', 'Zeng1 Jie2', 'Céng Jié', 'Zēng Jié', 'ㄗㄥ ㄐㄧㄝˊ'],
  ['what is no syllable', 'foo an1', 'foo ān', 'foo ān', 'foo ㄢ'],
])('%s: %s over %s is %s', (_, numbered, before, pinyin, zhuyin) => {
  expect(respell(numbered, before)).toEqual({ pinyin, zhuyin });
});
