/** Pinyin laid over characters: real terms, the standards' orthography, and everything the shipped glossary holds. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignReading } from '../../src/pinyin/aligned.ts';
import { WORD_SYLLABLES, writeMarked, type Tone } from '../../src/pinyin/syllable.ts';

/** As `人:rén 类:lèi`; what has no reading stands alone, what stands before a reading is left out. */
const shown = (hanzi: string, pinyin: string) =>
  alignReading(hanzi, pinyin)
    ?.signs.map(({ text, reading }) => (reading === '' ? text : `${text}:${reading}`))
    .join(' ') ?? null;

test.each([
  ['人类命运共同体', 'rénlèi mìngyùn gòngtóngtǐ', '人:rén 类:lèi 命:mìng 运:yùn 共:gòng 同:tóng 体:tǐ'],
  ['西安', 'Xī’ān', '西:Xī 安:ān'],
  ['先', 'xiān', '先:xiān'],
  ['西安', 'Xīān', '西:Xī 安:ān'],
  ['方案', "fāng'àn", '方:fāng 案:àn'],
  // Without an apostrophe the second syllable begins with a consonant.
  ['翻案', 'fānàn', '翻:fā 案:nàn'],
  ['反感', 'fǎngǎn', '反:fǎn 感:gǎn'],
  ['李辉', 'Lǐ Huī', '李:Lǐ 辉:Huī'],
  ['中俄关系', 'Zhōng-É guānxi', '中:Zhōng 俄:É 关:guān 系:xi'],
  ['为什么', 'wèi shénme', '为:wèi 什:shén 么:me'],
  ['哪儿', 'nǎr', '哪:nǎ 儿:r'],
  ['花兒', 'huār', '花:huā 兒:r'],
  ['儿子', 'érzi', '儿:ér 子:zi'],
  ['女儿', "nǚ'ér", '女:nǚ 儿:ér'],
  ['主权AI', 'zhǔquán AI', '主:zhǔ 权:quán AI:AI'],
  ['AI+行动', 'AI + xíngdòng', 'AI:AI + 行:xíng 动:dòng'],
  ['A股', 'A gǔ', 'A:A 股:gǔ'],
  ['A股', 'A-gǔ', 'A:A 股:gǔ'],
  ['5G', '5G', '5G:5G'],
  ['５Ｇ网络', '5G wǎngluò', '５Ｇ:5G 网:wǎng 络:luò'],
  ['卡拉OK', 'kǎlā OK', '卡:kǎ 拉:lā OK:OK'],
  ['2035年', '2035 nián', '2035:2035 年:nián'],
  ['2035年', 'èr líng sān wǔ nián', '2035:èr líng sān wǔ 年:nián'],
  ['九二共识', 'Jiǔ-Èr Gòngshí', '九:Jiǔ 二:Èr 共:Gòng 识:shí'],
  ['“一带一路”', '“Yī Dài Yī Lù”', '“ 一:Yī 带:Dài 一:Yī 路:Lù ”'],
  ['中国—中东欧', 'Zhōngguó–Zhōngdōng’ōu', '中:Zhōng 国:guó — 中:Zhōng 东:dōng 欧:ōu'],
  ['略略', 'lüèlüè', '略:lüè 略:lüè'],
  ['嗯', 'ńg', '嗯:ńg'],
  ['好，请坐。', 'Hǎo, qǐng zuò.', '好:Hǎo ， 请:qǐng 坐:zuò 。'],
])('%s · %s', (hanzi, pinyin, expected) => {
  expect(shown(hanzi, pinyin)).toBe(expected);
});

test('decomposed letters, as PDFs have them, are one letter', () => {
  expect(shown('人', 'rén'.normalize('NFD'))).toBe('人:rén');
});

test.each([
  ['人类', 'rén'],
  ['人', 'rénlèi'],
  ['人', ''],
  ['主权AI', 'zhǔquán'],
  ['5%', 'bǎi fēn zhī wǔ'],
  ['人', 'person'],
])('%s does not read as %s', (hanzi, pinyin) => {
  expect(alignReading(hanzi, pinyin)).toBeNull();
});

test('the tone of each syllable is told, and none of letters', () => {
  const { signs } = alignReading('我们的AI', 'wǒmen de AI')!;
  expect(signs.map(({ syllable }) => syllable?.tone ?? null)).toEqual([3, 5, 5, null]);
});

test('an endless text is left alone; a long one is read, though it has divisions without number', () => {
  expect(alignReading('人'.repeat(3000), 'rén'.repeat(3000))).toBeNull();
  expect(alignReading('安'.repeat(300), 'xian'.repeat(150))?.signs).toHaveLength(300);
});

describe('the shipped glossary', () => {
  interface Read {
    hanzi: string;
    pinyin: string;
  }
  interface Shipped extends Read {
    pinyinNumbered: string;
    words: Read[];
    example?: Read;
  }
  const entries = ['glossary', 'supplied'].flatMap(
    (file) =>
      (
        JSON.parse(
          readFileSync(new URL(`../../glossary/china-brief-24-08/${file}.json`, import.meta.url), 'utf8'),
        ) as { entries: Shipped[] }
      ).entries,
  );

  test('every term, word and example reads sign by sign', () => {
    const all = entries.flatMap(({ hanzi, pinyin, words, example }) => [
      { hanzi, pinyin },
      ...words,
      ...(example ? [example] : []),
    ]);
    expect(all.length).toBeGreaterThan(500);
    const lost = all.filter(({ hanzi, pinyin }) => alignReading(hanzi, pinyin) === null);
    expect(lost.map(({ hanzi, pinyin }) => `${hanzi} ${pinyin}`)).toEqual([]);
  });

  test('as its numbered reading says', () => {
    for (const { hanzi, pinyin, pinyinNumbered } of entries) {
      const { signs } = alignReading(hanzi, pinyin)!;
      const read = signs.flatMap(({ syllable }) => (syllable ? [syllable.base + String(syllable.tone)] : []));
      expect(read).toEqual(pinyinNumbered.split(' ').filter((one) => /\d$/.test(one)));
    }
  });
});

test('property: whatever is written with apostrophes is read back, and nothing of the writing is lost', () => {
  const syllable = fc.record({
    base: fc.constantFrom(...WORD_SYLLABLES),
    tone: fc.constantFrom<Tone>(1, 2, 3, 4, 5),
    apart: fc.constantFrom('', ' ', '-'),
    capital: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 12 }), (syllables) => {
      let pinyin = '';
      for (const { base, tone, apart, capital } of syllables) {
        const written = writeMarked({ base, tone });
        const between = pinyin === '' || apart !== '' ? apart : /^[aoeê]/.test(base) ? '’' : '';
        pinyin += between + (capital ? written[0]!.toUpperCase() + written.slice(1) : written);
      }
      const read = alignReading('字'.repeat(syllables.length), pinyin);
      const back = (read?.signs ?? []).map(({ before, reading }) => before + reading).join('') + read?.after;
      expect(back).toBe(pinyin.normalize('NFC'));
      // Where a division is ambiguous by itself, as in `xian`, the number of characters decides.
      expect(read?.signs.every((sign) => sign.syllable !== null)).toBe(true);
    }),
  );
});
