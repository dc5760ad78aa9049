import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Glossary } from '../../src/glossary/entry.ts';
import { piecesOf } from '../../src/glossary/reading.ts';
import { pinyinToZhuyin } from '../../src/pinyin/zhuyin-text.ts';

test.each([
  ['rénlèi', 'ㄖㄣˊ ㄌㄟˋ'],
  ['rénlèi mìngyùn gòngtóngtǐ', 'ㄖㄣˊ ㄌㄟˋ ㄇㄧㄥˋ ㄩㄣˋ ㄍㄨㄥˋ ㄊㄨㄥˊ ㄊㄧˇ'],
  ["Xī'ān", 'ㄒㄧ ㄢ'],
  ['Xiānshēng', 'ㄒㄧㄢ ㄕㄥ'],
  ['péngyou', 'ㄆㄥˊ ˙ㄧㄡ'],
  ['dì-yī', 'ㄉㄧˋ ㄧ'],
  ['Zhōng-Měi guānxì', 'ㄓㄨㄥ ㄇㄟˇ ㄍㄨㄢ ㄒㄧˋ'],
  ['zhǔquán AI jīchǔ', 'ㄓㄨˇ ㄑㄩㄢˊ AI ㄐㄧ ㄔㄨˇ'],
  ['5G wǎngluò', '5G ㄨㄤˇ ㄌㄨㄛˋ'],
  ['Nǐ hǎo, wǒ de péngyou!', 'ㄋㄧˇ ㄏㄠˇ，ㄨㄛˇ ˙ㄉㄜ ㄆㄥˊ ˙ㄧㄡ！'],
  ['tíchū “xīn” sīxiǎng.', 'ㄊㄧˊ ㄔㄨ “ㄒㄧㄣ” ㄙ ㄒㄧㄤˇ。'],
  ['zhànlüè', 'ㄓㄢˋ ㄌㄩㄝˋ'],
  ['huār', 'ㄏㄨㄚ ㄦ'],
  ['zài nǎr chī', 'ㄗㄞˋ ㄋㄚˇ ㄦ ㄔ'],
  ['Tsinghua', 'Tsinghua'],
  ['', ''],
])('%s is %s', (pinyin, zhuyin) => {
  expect(pinyinToZhuyin(pinyin)).toBe(zhuyin);
});

describe('every term of the glossary reads alike from its pinyin and from its own zhuyin', () => {
  const entries = ['glossary', 'supplied'].flatMap((name) => {
    const file = new URL(`../../glossary/china-brief-24-08/${name}.json`, import.meta.url);
    return (JSON.parse(readFileSync(file, 'utf8')) as Glossary).entries;
  });
  test.each(entries.map((entry) => [entry.hanzi, entry] as const))('%s', (_, entry) => {
    const signs = (zhuyin: string) => zhuyin.replace(/[^ㄅ-ㄯˊˇˋ˙\p{L}\p{N} ]/gu, '').replace(/\s+/g, ' ');
    expect(signs(pinyinToZhuyin(entry.pinyin))).toBe(piecesOf(entry.hanzi, entry.zhuyin).join(' '));
  });

  test('and so does every word and example of it', () => {
    for (const { words, example } of entries) {
      const left = [...words, ...(example ? [example] : [])].map(({ pinyin }) => pinyinToZhuyin(pinyin));
      for (const zhuyin of left) expect(zhuyin).not.toMatch(/[a-zāáǎàēéěèīíǐìōóǒòūúǔùü]/);
    }
  });
});
