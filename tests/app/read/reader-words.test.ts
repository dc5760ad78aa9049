import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexTerms } from '../../../src/library/known-terms.ts';
import { blockAt, divideIntoBlocks, shownOffset, shownText } from '../../../src/app/read/blocks.ts';
import { drawnRuns, runsOf, signsOf, stretchesOf, wordsOfBlock } from '../../../src/app/read/reader-words.ts';
import type { CardFacts } from '../../../src/app/read/term-card.ts';
import { termIdOf } from '../../../src/term/term-key.ts';

const facts = (hanzi: string): CardFacts => ({ hanzi, traditional: hanzi, pinyin: '', gloss: null });
const marked = (text: string, ...terms: string[]) =>
  divideIntoBlocks(
    text,
    terms.map((hanzi) => ({
      start: text.indexOf(hanzi),
      end: text.indexOf(hanzi) + hanzi.length,
      of: facts(hanzi),
    })),
  );
const index = indexTerms(['改革', '改革开放', '人民'].map(termIdOf));

describe('the words of a block', () => {
  const [block] = marked('They say 深化改革开放 (*deepen* reform) 人民 too.', '深化');
  const stretches = stretchesOf(block!, index);

  test('without a dictionary are its marks and the terms of the library', () => {
    const words = wordsOfBlock(block!, stretches, () => undefined);
    expect(words.map(({ text, mark }) => [text, mark !== undefined])).toEqual([
      ['深化', true],
      ['改革开放', false],
      ['人民', false],
    ]);
  });

  test('with one are all words, and marks stay whole', () => {
    const words = wordsOfBlock(block!, stretches, ({ text }) =>
      Array.from(text.matchAll(/\p{Script=Han}{1,2}/gu), ({ 0: word, index: start }) => ({
        start,
        end: start + word.length,
        reading: '',
      })),
    );
    expect(words.map(({ text }) => text)).toEqual(['深化', '改革', '开放', '人民']);
    expect(runsOf(block!, words, false).map(({ text, chinese }) => [text, chinese])).toEqual([
      ['They say ', false],
      ['深化', true],
      ['改革', true],
      ['开放', true],
      [' (deepen reform) ', false],
      ['人民', true],
      [' too.', false],
    ]);
  });

  test('drawn, they are the text again', () => {
    const sign = fc.constantFrom('改', '革', '开', '放', ' ', '*', 'word ', '。', '“', '\n');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), fc.boolean(), (signs, chinese) => {
        for (const one of divideIntoBlocks<CardFacts>(signs.join(''), [])) {
          const words = wordsOfBlock(one, stretchesOf(one, index), () => undefined);
          expect(
            runsOf(one, words, chinese)
              .map(({ text }) => text)
              .join(''),
          ).toBe(shownText(one));
        }
      }),
    );
  });
});

test('what is drawn of a block: terms by how well they are known, readings above words that are not', () => {
  const [block] = marked('They say 深化改革开放 for the 人民.', '深化');
  const words = wordsOfBlock(block!, stretchesOf(block!, index), () => undefined);
  const entries = new Map([
    ['改革开放', { id: termIdOf('改革开放'), pinyinNumbered: 'gai3 ge2 kai1 fang4' }],
    ['人民', { id: termIdOf('人民'), pinyinNumbered: 'ren2 min2' }],
  ]);
  const drawn = (above: 'none' | 'unknown' | 'all') =>
    drawnRuns(block!, words, {
      isChinese: false,
      above,
      notation: 'pinyin',
      entryOf: ({ text }) => entries.get(text),
      standingOf: (term) => (term === '人民' ? 'known' : 'learning'),
    }).map(({ text, lang, standing, signs }) => [
      text,
      lang,
      standing,
      signs?.map((one) => one.above).join(' '),
    ]);
  expect(drawn('unknown')).toEqual([
    ['They say ', undefined, undefined, undefined],
    ['深化', 'zh-Hans', 'new', undefined],
    ['改革开放', 'zh-Hans', 'learning', 'gǎi gé kāi fàng'],
    [' for the ', undefined, undefined, undefined],
    ['人民', 'zh-Hans', 'known', undefined],
    ['.', undefined, undefined, undefined],
  ]);
  expect(drawn('all').at(-2)?.at(-1)).toBe('rén mín');
  expect(drawn('none').every(([, , , above]) => above === undefined)).toBe(true);
});

describe('a place of the text', () => {
  const text = '# A *title*\n\nFirst **bold** words, 深化改革 [linked](https://x.example) on.\n\nLast.';
  const blocks = marked(text, '深化');

  test.each([
    ['title', 0, 'A '],
    ['bold', 1, 'First '],
    ['words', 1, 'First bold '],
    ['深化', 1, 'First bold words, '],
    ['改革', 1, 'First bold words, 深化'],
    [' on.', 1, 'First bold words, 深化改革 linked'],
    ['Last', 2, ''],
  ])('%s is found in what is shown', (what, number, before) => {
    const offset = text.indexOf(what);
    expect(blockAt(blocks, offset)).toBe(number);
    const block = blocks[number]!;
    expect(shownText(block).slice(0, shownOffset(text, block, offset))).toBe(before);
  });

  test('before the first block, and of no text, it is the first', () => {
    expect(blockAt(blocks, -1)).toBe(0);
    expect(blockAt([], 5)).toBe(0);
  });
});

describe('a reading above its characters', () => {
  test.each([
    ['银行', 'yin2 hang2', 'pinyin', '银yín 行háng'],
    ['银行', 'yin2 hang2', 'zhuyin', '银ㄧㄣˊ 行ㄏㄤˊ'],
    ['我们', 'wo3 men5', 'zhuyin', '我ㄨㄛˇ 们˙ㄇㄣ'],
    ['绿', 'lü4', 'pinyin', '绿lǜ'],
    ['AI+行动', 'AI xing2 dong4', 'pinyin', 'A I + 行xíng 动dòng'],
    ['A股', 'gu3', 'pinyin', 'A 股gǔ'],
    ['A股', 'A gu3', 'zhuyin', 'A 股ㄍㄨˇ'],
    ['A4纸', 'A4 zhi3', 'pinyin', 'A 4 纸zhǐ'],
    ['卡拉OK', 'ka3 la1 O K', 'pinyin', '卡kǎ 拉lā O K'],
    ['卡拉OK', 'ka3 la1 OK', 'zhuyin', '卡ㄎㄚˇ 拉ㄌㄚ O K'],
    ['Ｔ恤', 'T xu4', 'pinyin', 'Ｔ 恤xù'],
    ['哪儿', 'na3 r5', 'pinyin', '哪nǎ 儿r'],
    ['哪儿', 'na3 r5', 'zhuyin', '哪ㄋㄚˇ 儿ㄦ'],
    ['女儿', 'nu:3 er2', 'zhuyin', '女ㄋㄩˇ 儿ㄦˊ'],
  ] as const)('%s, %s, %s', (word, reading, notation, expected) => {
    const signs = signsOf(word, reading, notation);
    expect(signs?.map(({ sign, above }) => sign + above).join(' ')).toBe(expected);
  });

  test('is left out where it is not one for each', () => {
    expect(signsOf('银行', 'yin2', 'pinyin')).toBeNull();
    expect(signsOf('银行', '', 'pinyin')).toBeNull();
    expect(signsOf('银行', 'yin2 hang2 jia1', 'pinyin')).toBeNull();
    expect(signsOf('AI', 'AI', 'pinyin')).toBeNull();
  });

  test('has the tone of its syllable, and 儿 that of the one before', () => {
    expect(signsOf('A股在哪儿', 'A gu3 zai4 na3 r5', 'pinyin')?.map(({ tone }) => tone)).toEqual([
      null,
      3,
      4,
      3,
      3,
    ]);
  });
});
