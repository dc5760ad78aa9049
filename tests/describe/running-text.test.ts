import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookUpWord, wordsOfText } from '../../src/describe/running-text.ts';
import { meaningOfNumeral } from '../../src/describe/numeral.ts';
import { meaningsBySense } from '../../src/describe/words.ts';
import { simplify, traditionalise } from '../../src/extract/script.ts';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { lexicon } from '../extract/dictionary.ts';

const spans = (text: string, words: readonly string[]) =>
  words.flatMap((word) => {
    const start = text.indexOf(word);
    return start < 0 ? [] : [{ start, end: start + word.length }];
  });
const words = (text: string, ...known: string[]) =>
  wordsOfText(text, spans(text, known), lexicon, true).map(({ start, end }) => text.slice(start, end));

describe('a text word by word', () => {
  test.each<[text: string, words: string]>([
    ['全面建成社会主义现代化强国。', '全面 建成 社会主义 现代化 强国'],
    ['他们提出了新的问题', '他们 提出 了 新 的 问题'],
    ['擴大內需戰略', '擴大 內需 戰略'],
    ['2024年GDP增长5.0%。', '年 增长'],
    ['', ''],
    // A number is one word, whatever of it the dictionary has; 二十一条 is a document of 1915.
    ['人口三十二万八千余人', '人口 三十二万八千 余 人'],
    ['七十六岁，一九四九年生', '七十六 岁 一九四九 年 生'],
    ['二十八年零四个月', '二十八 年 零 四 个 月'],
    ['条例第二十一条', '条例 第二十一 条'],
    ['万一有三个问题', '万一 有 三 个 问题'],
    // Listed, but newer than the counts of words.
    ['在微信上写道', '在 微信 上 写道'],
    ['互利共赢', '互利 共赢'],
    ['说得很重，完了再来', '说 得 很 重 完 了 再 来'],
  ])('%s', (text, expected) => expect(words(text).join(' ')).toBe(expected));

  test('a character by itself is read alike in both scripts', () => {
    const readings = (text: string) => wordsOfText(text, [], lexicon, true).map(({ reading }) => reading);
    expect(readings('她還說方便嗎')).toEqual(['ta1', 'hai2', 'shuo1', 'fang1 bian4', 'ma5']);
    expect(readings('他要還她錢')).toEqual(readings('他要还她钱'));
    // Taiwan's word stays what it is.
    expect(readings('軟體和後天')).toEqual(['ruan3 ti3', 'he2', 'hou4 tian1']);
  });

  test('and numbers are read, and mean what they say', () => {
    const text = '第三百零二，三万亿元';
    const read = wordsOfText(text, [], lexicon, true);
    expect(read.map(({ reading }) => reading)).toEqual(['di4 san1 bai3 ling2 er4', 'san1 wan4 yi4', 'yuan2']);
    const look = (hanzi: string) =>
      lookUpWord({ hanzi, simplified: hanzi, traditional: hanzi }, '', lexicon)[0]?.meanings[0];
    expect(
      ['三十二万八千', '一九四九', '第二十一', '一百零一', '三万亿', '两亿三千万', '十二'].map(
        meaningOfNumeral,
      ),
    ).toEqual(['328,000', '1949', 'number 21 (ordinal)', '101', '3,000,000,000,000', '230,000,000', '12']);
    expect(look('三十二万八千')).toBe('328,000');
    expect(meaningOfNumeral('万物')).toBeNull();
  });

  test.each([
    ['五六十', '50 or 60'],
    ['十七八', '17 or 18'],
    ['三五百', '300 or 500'],
    ['一万二三', '12,000 or 13,000'],
    ['第五六', 'number 5 or 6 (ordinal)'],
    ['两三', '2 or 3'],
    // Of two digits only what is around tells whether they are a year.
    ['八九', '8 or 9; 89'],
    ['四五六', '456'],
    // What stands behind a unit is a tenth of it, unless a nought says that it is not.
    ['一万二', '12,000'],
    ['三百五', '350'],
    ['三百零五', '305'],
    ['三百十五', '315'],
    ['两亿五', '250,000,000'],
    ['百万', '1,000,000'],
    ['万亿', '1,000,000,000,000'],
    // Many, or no number.
    ['千百万', null],
    ['亿万', null],
    ['三〇万', null],
    ['万'.repeat(90), null],
  ])('%s is %s', (number, meaning) => expect(meaningOfNumeral(number)).toBe(meaning));

  test('a term that is known is one word, though the dictionary has but its parts', () => {
    expect(words('坚持总体国家安全观不动摇', '总体国家安全观')).toContain('总体国家安全观');
  });

  test('and is none where the words around it are', () => {
    // 民生 (the people’s livelihood) in 公民生活.
    expect(words('改善公民生活', '民生')).toEqual(['改善', '公民', '生活']);
    expect(words('改善民生', '民生')).toEqual(['改善', '民生']);
  });

  test('a term with letters and marks in it stands as it is', () => {
    expect(words('开展AI+行动试点', 'AI+行动')).toEqual(['开展', 'AI+行动', '试点']);
  });

  test('each is read as its neighbours have it', () => {
    const text = '他得到了重要的银行行长的支持';
    const read = wordsOfText(text, [], lexicon, true).map(({ start, end, reading }) => [
      text.slice(start, end),
      reading,
    ]);
    expect(Object.fromEntries(read)).toMatchObject({
      得到: 'de2 dao4',
      重要: 'zhong4 yao4',
      行长: 'hang2 zhang3',
      了: 'le5',
      的: 'de5',
    });
    expect(wordsOfText(text, [], lexicon, false).every(({ reading }) => reading === '')).toBe(true);
  });

  test.each([
    // A word by itself: only, or what counts; still, or to give back; dry, or to do.
    ['他只写信', 'ta1 zhi3 xie3 xin4'],
    ['有三只猫', 'you3 san1 zhi1 mao1'],
    ['有只猫', 'you3 zhi1 mao1'],
    ['他还说要还', 'ta1 hai2 shuo1 yao4 huan2'],
    ['要还钱', 'yao4 huan2 qian2'],
    ['敢想敢干', 'gan3 xiang3 gan3 gan4'],
    ['衣服干了', 'yi1 fu5 gan1 le5'],
    ['擦干眼泪', 'ca1 gan1 yan3 lei4'],
    // A verb and its object, taken apart.
    ['睡得着觉', 'shui4 de5 zhao2 jiao4'],
    ['睡了一觉', 'shui4 le5 yi1 jiao4'],
    ['理过三次发', 'li3 guo4 san1 ci4 fa4'],
  ])('%s is read %s', (text, reading) => {
    const read = wordsOfText(text, [], lexicon, true);
    expect(read.map((word) => word.reading).join(' ')).toBe(reading);
  });

  test.each([
    ['国家主席习近平说', '国家 主席 习近平 说'],
    ['部长王小洪表示', '部长 王小洪 表示'],
    ['听解振华介绍情况', '听 解振华 介绍 情况'],
    // Nothing says that this is a name.
    ['和平与发展', '和平 与 发展'],
    ['主席和总理', '主席 和 总理'],
  ])('a name is one word where somebody holds an office or speaks: %s', (text, expected) => {
    expect(words(text).join(' ')).toBe(expected);
  });

  test('words follow each other, and leave out nothing that is Chinese', () => {
    const sign = fc.constantFrom('中', '国', '人', '大', '常', '委', '。', 'A', ' ', '\n', '了', '龘', '𠀀');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), fc.boolean(), (signs, reads) => {
        const text = signs.join('');
        let end = 0;
        let between = '';
        for (const word of wordsOfText(text, spans(text, ['中国人', '人大']), lexicon, reads)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          between += text.slice(end, word.start);
          ({ end } = word);
        }
        expect(between + text.slice(end)).not.toMatch(/\p{Script=Han}/u);
      }),
    );
  });
});

describe('a word of a text', () => {
  const look = (hanzi: string, reading = '') =>
    lookUpWord(
      { hanzi, simplified: simplify(hanzi), traditional: traditionalise(hanzi, lexicon) },
      reading,
      lexicon,
    );

  test('each reading has its meanings and its traditional form, that of the text first', () => {
    const senses = look('发', 'fa4');
    expect(senses[0]).toMatchObject({ described: { pinyin: 'fà', traditional: '髮' } });
    expect(senses[0]!.meanings).toContain('hair');
    expect(senses.some(({ described }) => described.pinyin === 'fā' && described.traditional === '發')).toBe(
      true,
    );
  });

  test('a name has its capital', () => {
    expect(look('北京', 'bei3 jing1')[0]!.described.pinyin).toBe('Běijīng');
  });

  test('what is only another way of writing a word says so', () => {
    expect(
      look('羣')
        .flatMap(({ meanings }) => meanings)
        .join(),
    ).toContain('群');
  });

  test('of several such readings each says only what is said of it', () => {
    const lexicon = {
      senses: () => [
        { traditional: '甲', pinyin: 'jia3', glosses: ['variant of 乙[yi3]'] },
        { traditional: '甲', pinyin: 'ka3', glosses: ['old variant of 丙[bing3]'] },
      ],
    } as unknown as Lexicon;
    expect(meaningsBySense('甲', lexicon).map(({ numbered, meanings }) => [numbered, meanings])).toEqual([
      ['jia3', ['variant of 乙']],
      ['ka3', ['old variant of 丙']],
    ]);
  });

  test('a word that is not listed is read, and means nothing', () => {
    expect(look('提法论')).toEqual([
      {
        described: expect.objectContaining({ pinyin: expect.stringContaining('tífǎ') as string }) as object,
        meanings: [],
      },
    ]);
  });
});
