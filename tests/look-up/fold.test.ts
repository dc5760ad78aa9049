import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldLatin,
  foldWithOffsets,
  plainSigns,
  readPinyinQuery,
  readZhuyinQuery,
  type SoundQuery,
} from '../../src/look-up/fold.ts';
import { foldChinese } from '../../src/term/term-key.ts';

describe('foldLatin', () => {
  test.each([
    ['Global Times', 'global times'],
    ['Filip Jirouš', 'filip jirous'],
    ['Bundestag’s “aide”', 'bundestag\'s "aide"'],
    ['Li\u0301 Hui', 'li hui'],
    ['2–6', '2-6'],
    ['ﬁrm', 'firm'],
    ['命运 fate', '   fate'],
    ['', ''],
  ])('%s', (text, folded) => {
    expect(foldLatin(text)).toBe(folded);
  });
});

describe('foldChinese', () => {
  test.each([
    ['《环球时报》', '环球时报'],
    ['环球 时报', '环球时报'],
    ['主权AI基础设施', '主权ai基础设施'],
    ['主权ＡＩ', '主权ai'],
    ['弗拉基米尔·普京', '弗拉基米尔普京'],
    ['𠮷', '𠮷'],
    ['。', ''],
    ['環球時報', '环球时报'],
    ['臺灣台灣', '台湾台湾'],
    ['裏裡里', '里里里'],
    ['峯峰羣群為爲为着著說説说', '峰峰群群为为为着着说说说'],
    ['\uf9d1\uf937', '六路'],
  ])('%s', (text, folded) => {
    expect(foldChinese(text)).toBe(folded);
  });
});

describe('readPinyinQuery', () => {
  const plain = (letters: string): SoundQuery => ({ letters, tones: [], umlauts: [], ends: [] });
  test.each<[string, SoundQuery]>([
    ['renlei', plain('renlei')],
    ['RenLei', plain('renlei')],
    ['ren lei', { ...plain('renlei'), ends: [3] }],
    ["xi'an", { ...plain('xian'), ends: [2] }],
    ['ren ', plain('ren')],
    [' ren', plain('ren')],
    [
      'rénlèi',
      {
        ...plain('renlei'),
        tones: [
          { at: 1, tone: 2 },
          { at: 4, tone: 4 },
        ],
      },
    ],
    [
      'ren2lei4',
      {
        ...plain('renlei'),
        tones: [
          { at: 2, tone: 2 },
          { at: 5, tone: 4 },
        ],
        ends: [3, 6],
      },
    ],
    ['de0', { ...plain('de'), tones: [{ at: 1, tone: 5 }], ends: [2] }],
    ['lv', { ...plain('lu'), umlauts: [1] }],
    ['lu:3', { ...plain('lu'), umlauts: [1], tones: [{ at: 1, tone: 3 }], ends: [2] }],
    ['lǚ', { ...plain('lu'), umlauts: [1], tones: [{ at: 1, tone: 3 }] }],
    // A number that is no tone is the number of a term.
    ['5g', plain('5g')],
    ['zao4 2025', { letters: 'zao2025', tones: [{ at: 2, tone: 4 }], umlauts: [], ends: [3] }],
    ['zao2025', plain('zao2025')],
  ])('%s', (text, query) => {
    expect(readPinyinQuery(text)).toEqual(query);
  });

  test.each(['', ' ', '4', '2025', 'a:', '人', 'п', 'c++', '\u0301a'])('%j is no pinyin', (text) => {
    expect(readPinyinQuery(text)).toBeUndefined();
  });
});

describe('readZhuyinQuery', () => {
  const plain = (letters: string): SoundQuery => ({ letters, tones: [], umlauts: [], ends: [] });
  test.each<[string, SoundQuery]>([
    ['ㄖㄣㄌㄟ', plain('ㄖㄣㄌㄟ')],
    ['ㄖㄣ ㄌㄟ ', { ...plain('ㄖㄣㄌㄟ'), ends: [2] }],
    ['ㄖㄣˊ', { ...plain('ㄖㄣ'), tones: [{ at: 1, tone: 2 }], ends: [2] }],
    ['ㄖㄣˊㄌ', { ...plain('ㄖㄣㄌ'), tones: [{ at: 1, tone: 2 }], ends: [2] }],
    ['˙ㄉㄜ', { ...plain('ㄉㄜ'), tones: [{ at: 0, tone: 5 }] }],
    ['ㄉㄜ˙', { ...plain('ㄉㄜ'), tones: [{ at: 1, tone: 5 }], ends: [2] }],
    ['ㄇㄚ˙ㄇㄚ', { ...plain('ㄇㄚㄇㄚ'), tones: [{ at: 2, tone: 5 }], ends: [2] }],
  ])('%s', (text, query) => {
    expect(readZhuyinQuery(text)).toEqual(query);
  });

  test.each(['', 'ren', 'ㄖㄣ人', 'ㄖㄣ?'])('%j is no zhuyin', (text) => {
    expect(readZhuyinQuery(text)).toBeUndefined();
  });
});

test.each([
  ['ＡＩ２０３５', 'AI2035'],
  ['（主权）', '(主权)'],
  ['zhōnɡɡuó', 'zhōngguó'],
  ['ɑn', 'an'],
  ['\ufeffa\u200bb\u00adc', 'abc'],
  ['˙ㄉㄜ', '˙ㄉㄜ'],
])('%s in plain signs is %s', (text, plain) => {
  expect(plainSigns(text)).toBe(plain);
});

test('every offset of a folded text points at a letter that folds to it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { text: folded, from } = foldWithOffsets(text, foldLatin);
      expect(from).toHaveLength(folded.length + 1);
      expect(from.at(-1)).toBe(text.length);
      from.forEach((offset, i) => expect(offset).toBeGreaterThanOrEqual(from[i - 1] ?? 0));
    }),
  );
});
