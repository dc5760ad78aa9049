import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runsOf } from '../../../src/app/drill/judgement-wording.ts';
import { canType, judgeHanzi, judgeReading, judgeTyped } from '../../../src/app/drill/typed-answer.ts';
import type { Glossary } from '../../../src/glossary/entry.ts';
import { zhuyinOf } from '../../pinyin/zhuyin-of.ts';

const entries = ['glossary', 'supplied'].flatMap((name) => {
  const file = new URL(`../../../glossary/china-brief-24-08/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as Glossary).entries;
});
const judge = (pinyinNumbered: string, typed: string, notation: 'pinyin' | 'zhuyin' = 'pinyin', hanzi = '') =>
  judgeReading({ hanzi, pinyinNumbered, zhuyin: zhuyinOf(pinyinNumbered) }, typed, notation);
const judgePinyin = (numbered: string, typed: string) => judge(numbered, typed);

const told = ({ parts }: ReturnType<typeof judgeReading>) =>
  parts.map(({ verdict, expected, typed }) =>
    verdict === 'right' ? typed : `${typed}≠${expected} (${verdict})`,
  );

describe('pinyin is judged syllable by syllable', () => {
  test.each<[string, string, string[], boolean, number]>([
    ['wang3 luo4', 'wang3 luo4', ['wǎng', 'luò'], true, 3],
    ['wang3 luo4', 'wǎngluò', ['wǎng', 'luò'], true, 3],
    ['wang3 luo4', 'WANGLUO', ['wang', 'luo'], true, 3],
    ['wang3 luo4', 'wang2luo4', ['wáng≠wǎng (tone)', 'luò'], false, 2],
    ['wang3 luo4', 'wang3 luo', ['wǎng', 'luo≠luò (no-tone)'], false, 2],
    ['wang3 luo4', 'wan luo', ['wan≠wǎng (wrong)', 'luo'], false, 1],
    ['wang3 luo4', 'luo4', ['≠wǎng (missing)', 'luò'], false, 1],
    ['wang3 luo4', 'wang3 da4 luo4', ['wǎng', 'dà≠ (extra)', 'luò'], false, 1],
    ['wang3 luo4', '', ['≠wǎng (missing)', '≠luò (missing)'], false, 1],
    ['Lü3 shun4', 'lv3shun4', ['lǚ', 'shùn'], true, 3],
    ['Lü3 shun4', 'lu:3 shun4', ['lǚ', 'shùn'], true, 3],
    ['Lü3 shun4', 'lu3 shun4', ['lǔ≠lǚ (wrong)', 'shùn'], false, 1],
    // The division that fits is taken, whichever is the likelier spelling.
    ['Xi1 an1', 'xian', ['xi', 'an'], true, 3],
    ['xian1', 'xian', ['xian'], true, 3],
    // A neutral tone bears no mark, and may be numbered 5.
    ['peng2 you5', 'péngyou', ['péng', 'you'], true, 3],
    ['peng2 you5', 'peng2you5', ['péng', 'you'], true, 3],
    // Latin letters inside a term need not be typed, and may be.
    ['zhu3 quan2 AI ji1', 'zhu3 quan2 ji1', ['zhǔ', 'quán', 'AI', 'jī'], true, 3],
    ['zhu3 quan2 AI ji1', 'zhu3 quan2 AI ji1', ['zhǔ', 'quán', 'AI', 'jī'], true, 3],
    // A slip costs its syllable, not the whole word.
    ['gong4 tong2 ti3', 'gong4 tomg2 ti3', ['gòng', 'tomg2≠tóng (no-syllable)', 'tǐ'], false, 1],
    [
      'ren2 lei4 gong4 tong2 ti3',
      'renleixongtongti',
      ['ren', 'lei', 'xong≠gòng (no-syllable)', 'tong', 'ti'],
      false,
      1,
    ],
  ])('%s, typed %j', (numbered, typed, parts, right, suggested) => {
    const judged = judgePinyin(numbered, typed);
    expect(told(judged)).toEqual(parts);
    expect(judged.right).toBe(right);
    expect(judged.suggested).toBe(suggested);
  });

  // Full-width signs, letters of phonetic fonts, the ways keyboards write ü.
  test.each<[string, string, string[], boolean]>([
    ['zhong1 guo2', 'ｚｈｏｎｇ１ｇｕｏ２', ['zhōng', 'guó'], true],
    ['zhong1 guo2', 'zhōnɡɡuó', ['zhōng', 'guó'], true],
    ['fang1 an4', 'fɑ̄ngɑ̀n', ['fāng', 'àn'], true],
    ['zhan4 lüe4', 'zhan4lue4', ['zhàn', 'lüè'], true],
    ['zhan4 lüe4', 'zhànlüè', ['zhàn', 'lüè'], true],
    ['zhan4 lüe4', 'zhan4lve4', ['zhàn', 'lüè'], true],
    ['zhan4 lüe4', 'zhan4lu:e4', ['zhàn', 'lüè'], true],
    ['nüe4 dai4', 'nuedai', ['nüe', 'dai'], true],
    ['nü3 er2', 'nu:3er2', ['nǚ', 'ér'], true],
    // What is no syllable has no wrong tone.
    ['zhong1 guo2', 'zhomg1guo2', ['zhomg1≠zhōng (no-syllable)', 'guó'], false],
    ['lu4', 'lx4', ['lx4≠lù (no-syllable)'], false],
    ['lu4', 'lv4', ['lǜ≠lù (wrong)'], false],
  ])('%s, typed %j', (numbered, typed, parts, right) => {
    const judged = judgePinyin(numbered, typed);
    expect(told(judged)).toEqual(parts);
    expect(judged.right).toBe(right);
  });

  // A tone as it is spoken is right, and the written form is shown.
  test.each<[string, string, string, string[], boolean]>([
    ['一带一路', 'yi1 dai4 yi1 lu4', 'yídàiyílù', ['yí≠yī (spoken)', 'dài', 'yí≠yī (spoken)', 'lù'], true],
    ['一般', 'yi1 ban1', 'yìbān', ['yì≠yī (spoken)', 'bān'], true],
    ['一个', 'yi1 ge5', 'yi2 ge5', ['yí≠yī (spoken)', 'ge'], true],
    ['不断', 'bu4 duan4', 'búduàn', ['bú≠bù (spoken)', 'duàn'], true],
    ['理想', 'li3 xiang3', 'líxiǎng', ['lí≠lǐ (spoken)', 'xiǎng'], true],
    ['总理府', 'zong3 li3 fu3', 'zónglífǔ', ['zóng≠zǒng (spoken)', 'lí≠lǐ (spoken)', 'fǔ'], true],
    // The rule carried over to where it does not hold.
    ['不可', 'bu4 ke3', 'búkě', ['bú≠bù (spoken)', 'kě'], true],
    // No change of this character, or at the end.
    ['医院', 'yi1 yuan4', 'yíyuàn', ['yí≠yī (tone)', 'yuàn'], false],
    ['统一', 'tong3 yi1', 'tǒngyí', ['tǒng', 'yí≠yī (tone)'], false],
  ])('%s %s, typed %j', (hanzi, numbered, typed, parts, right) => {
    const judged = judge(numbered, typed, 'pinyin', hanzi);
    expect(told(judged)).toEqual(parts);
    expect(judged.right).toBe(right);
    expect(judged.suggested).toBe(right ? 3 : 2);
  });

  // Latin letters and digits of a term: as printed, left out, or digits as they are read; the rest is judged.
  test.each<[string, string, string, string[], boolean]>([
    ['主权AI', 'zhu3 quan2', 'zhǔquán AI', ['zhǔ', 'quán', 'AI'], true],
    ['主权AI', 'zhu3 quan2', 'zhuquanai', ['zhu', 'quan', 'AI'], true],
    ['主权AI', 'zhu3 quan2', 'zhu3quan2ＡＩ', ['zhǔ', 'quán', 'AI'], true],
    ['主权AI', 'zhu3 quan2', 'zhuquan', ['zhu', 'quan', 'AI'], true],
    ['主权AI基础', 'zhu3 quan2 ji1 chu3', 'zhuquan AI jichu', ['zhu', 'quan', 'AI', 'ji', 'chu'], true],
    ['5G网络', 'wang3 luo4', '5G wǎngluò', ['5G', 'wǎng', 'luò'], true],
    ['5G网络', 'wang3 luo4', 'wǎngluò', ['5G', 'wǎng', 'luò'], true],
    ['5G网络', 'wang3 luo4', '5G wángluò', ['5G', 'wáng≠wǎng (tone)', 'luò'], false],
    ['2035年', 'nian2', '2035 nian2', ['2035', 'nián'], true],
    ['2035年', 'nian2', 'nián', ['2035', 'nián'], true],
    ['2035年', 'nian2', 'èr líng sān wǔ nián', ['èr', 'líng', 'sān', 'wǔ', 'nián'], true],
  ])('%s %s, typed %j', (hanzi, numbered, typed, parts, right) => {
    const judged = judge(numbered, typed, 'pinyin', hanzi);
    expect(told(judged)).toEqual(parts);
    expect(judged.right).toBe(right);
  });

  test('says that tones were left out, where there are any', () => {
    expect(judgePinyin('wang3 luo4', 'wangluo').toneless).toBe(true);
    expect(judgePinyin('wang3 luo4', 'wang3luo4').toneless).toBe(false);
    expect(judgePinyin('de5', 'de').toneless).toBe(false);
  });

  test('takes anything typed, however long', () => {
    for (const typed of ['李辉', '???', 'x'.repeat(5000), 'q'.repeat(50) + ' a1'.repeat(200)]) {
      expect(judgePinyin('li3 hui1', typed).right).toBe(false);
    }
  });
});

describe('zhuyin is judged as pinyin is', () => {
  test.each<[string, string, string[], boolean, number]>([
    // As it is printed, with and without blanks.
    ['ren2 lei4', 'ㄖㄣˊ ㄌㄟˋ', ['ㄖㄣˊ', 'ㄌㄟˋ'], true, 3],
    ['ren2 lei4', 'ㄖㄣˊㄌㄟˋ', ['ㄖㄣˊ', 'ㄌㄟˋ'], true, 3],
    ['gong1 ren2', 'ㄍㄨㄥ ㄖㄣˊ', ['ㄍㄨㄥ', 'ㄖㄣˊ'], true, 3],
    ['gong1 ren2', 'ㄍㄨㄥㄖㄣˊ', ['ㄍㄨㄥ', 'ㄖㄣˊ'], true, 3],
    ['gong1 ren2', 'ㄍㄨㄥˉㄖㄣˊ', ['ㄍㄨㄥ', 'ㄖㄣˊ'], true, 3],
    ['peng2 you5', 'ㄆㄥˊ ˙ㄧㄡ', ['ㄆㄥˊ', '˙ㄧㄡ'], true, 3],
    ['peng2 you5', 'ㄆㄥˊㄧㄡ˙', ['ㄆㄥˊ', '˙ㄧㄡ'], true, 3],
    ['ma1 ma5', 'ㄇㄚ˙ㄇㄚ', ['ㄇㄚ', '˙ㄇㄚ'], true, 3],
    ['ren2 lei4', 'ㄖㄣ2ㄌㄟ4', ['ㄖㄣˊ', 'ㄌㄟˋ'], true, 3],
    ['xi1 an1', 'ㄒㄧㄢ', ['ㄒㄧ', 'ㄢ'], true, 3],
    // What colours the syllable before it has no tone of its own; some type it with the dot.
    ['hua1 r5', 'ㄏㄨㄚㄦ', ['ㄏㄨㄚ', 'ㄦ'], true, 3],
    ['hua1 r5', 'ㄏㄨㄚ ˙ㄦ', ['ㄏㄨㄚ', '˙ㄦ'], true, 3],
    ['hua1 r5', 'ㄏㄨㄚ ㄦˊ', ['ㄏㄨㄚ', 'ㄦˊ≠ㄦ (tone)'], false, 2],
    // Wholly without tones.
    ['ren2 lei4', 'ㄖㄣ ㄌㄟ', ['ㄖㄣ', 'ㄌㄟ'], true, 3],
    // Slips.
    ['ren2 lei4', 'ㄖㄣˋ ㄌㄟˋ', ['ㄖㄣˋ≠ㄖㄣˊ (tone)', 'ㄌㄟˋ'], false, 2],
    ['ren2 lei4', 'ㄖㄣ ㄌㄟˋ', ['ㄖㄣ≠ㄖㄣˊ (tone)', 'ㄌㄟˋ'], false, 2],
    ['ren2 lei4', 'ㄖㄥˊ ㄌㄟˋ', ['ㄖㄥˊ≠ㄖㄣˊ (wrong)', 'ㄌㄟˋ'], false, 1],
    ['ren2 lei4', 'ㄖㄣˊ', ['ㄖㄣˊ', '≠ㄌㄟˋ (missing)'], false, 1],
    ['ren2 lei4', 'ㄖㄣˊ ㄌㄌˋ', ['ㄖㄣˊ', 'ㄌㄌˋ≠ㄌㄟˋ (no-syllable)'], false, 1],
    // Pinyin is read, too; what is right is shown in zhuyin.
    ['ren2 lei4', 'rénlèi', ['rén', 'lèi'], true, 3],
    ['ren2 lei4', 'rènlèi', ['rèn≠ㄖㄣˊ (tone)', 'lèi'], false, 2],
  ])('%s, typed %s', (numbered, typed, parts, right, suggested) => {
    const judged = judge(numbered, typed, 'zhuyin');
    expect(told(judged)).toEqual(parts);
    expect(judged.right).toBe(right);
    expect(judged.suggested).toBe(suggested);
  });

  test('with the letters and the changed tones of a term', () => {
    expect(judge('zhu3 quan2', 'ㄓㄨˇ ㄑㄩㄢˊ AI', 'zhuyin', '主权AI').right).toBe(true);
    expect(told(judge('yi1 dai4', 'ㄧˊ ㄉㄞˋ', 'zhuyin', '一带'))).toEqual(['ㄧˊ≠ㄧ (spoken)', 'ㄉㄞˋ']);
  });

  test('a reading that Taiwan has otherwise is right as printed and as the pinyin has it', () => {
    const term = { hanzi: '垃圾', pinyinNumbered: 'la1 ji1', zhuyin: 'ㄌㄜˋ ㄙㄜˋ' };
    expect(judgeReading(term, 'ㄌㄜˋ ㄙㄜˋ', 'zhuyin').right).toBe(true);
    expect(judgeReading(term, 'ㄌㄚ ㄐㄧ', 'zhuyin').right).toBe(true);
    expect(judgeReading(term, '', 'zhuyin').parts.map(({ expected }) => expected)).toEqual([
      'ㄌㄜˋ',
      'ㄙㄜˋ',
    ]);
  });

  test('tones are only missed where zhuyin has a sign for them', () => {
    expect(judge('ren2 lei4', 'ㄖㄣㄌㄟ', 'zhuyin').toneless).toBe(true);
    expect(judge('zhong1 gong1', 'ㄓㄨㄥ ㄍㄨㄥ', 'zhuyin').toneless).toBe(false);
  });

  test('every term of the glossary is right as it is printed', () => {
    for (const { hanzi, pinyin, pinyinNumbered, zhuyin } of entries) {
      const term = { hanzi, pinyinNumbered, zhuyin };
      for (const typed of [pinyin, pinyinNumbered, zhuyin, zhuyin.replaceAll(' ', '')]) {
        expect(judgeReading(term, typed, 'zhuyin'), `${hanzi} typed ${typed}`).toMatchObject({ right: true });
      }
    }
  });
});

describe('characters are judged one by one, in either script', () => {
  const term = { hanzi: '国际关系', traditional: '國際關係' };
  test.each<[string, boolean, string[]]>([
    ['国际关系', true, ['right', 'right', 'right', 'right']],
    ['國際關係', true, ['right', 'right', 'right', 'right']],
    [' 国际，关系。', true, ['right', 'right', 'right', 'right']],
    ['国际关糸', false, ['right', 'right', 'right', 'wrong']],
    ['国关系', false, ['right', 'missing', 'right', 'right']],
    ['国际大关系', false, ['right', 'right', 'extra', 'right', 'right']],
  ])('%s', (typed, right, verdicts) => {
    const judged = judgeHanzi(term, typed, 'simplified');
    expect(judged.right).toBe(right);
    expect(judged.parts.map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  test('Latin letters count whatever their case or width', () => {
    expect(judgeHanzi({ hanzi: '主权AI', traditional: '主權AI' }, '主权ａｉ', 'simplified').right).toBe(true);
  });

  test.each<[string, string, string, boolean]>([
    // Forms of Taiwan and Hong Kong, and variants.
    ['台湾', '臺灣', '台灣', true],
    ['台湾', '臺灣', '臺灣', true],
    ['这里', '這裡', '這裏', true],
    ['峰会', '峰會', '峯會', true],
    ['群众', '羣眾', '群衆', true],
    ['为了', '為了', '爲了', true],
    ['走着', '走著', '走着', true],
    ['小说', '小說', '小説', true],
    // Another word's character is none.
    ['皇后', '皇后', '皇後', false],
    ['头发', '頭髮', '頭發', false],
    // Letters and digits inside.
    ['主权AI', '主權AI', '主权', true],
    ['主权AI', '主權AI', '主權AI', true],
    ['主权AI', '主權AI', '主权ＡＩ', true],
    ['5G网络', '5G網絡', '网络', true],
    ['中国制造2025', '中國製造2025', '中國製造２０２５', true],
    ['主权AI', '主權AI', '主权A', false],
    // Blanks and marks count no more among letters than among characters.
    ['5G网络', '5G網絡', '5 G 网络', true],
    ['新冠COVID-19疫情', '新冠COVID-19疫情', '新冠covid19疫情', true],
    ['新冠COVID-19疫情', '新冠COVID-19疫情', '新冠Covid 19疫情', true],
    // 〇 is a character, not a digit that need not be typed.
    ['二〇三五年', '二〇三五年', '二三五年', false],
    ['二〇三五年', '二〇三五年', '二〇三五年', true],
  ])('%s %s, typed %s', (hanzi, traditional, typed, right) => {
    expect(judgeHanzi({ hanzi, traditional }, typed, 'traditional').right).toBe(right);
  });

  test('what is right is shown in the reader’s script', () => {
    const expected = (script: 'simplified' | 'traditional') =>
      judgeHanzi(term, '国系', script)
        .parts.map((part) => part.expected)
        .join('');
    expect(expected('simplified')).toBe('国际关系');
    expect(expected('traditional')).toBe('國際關係');
  });

  describe('where another term has the same English', () => {
    const long = { hanzi: '主权人工智能', traditional: '主權人工智能' };
    const short = { hanzi: '主权AI', traditional: '主權AI' };
    test('that one is right, and is named', () => {
      expect(judgeHanzi(long, '主权AI', 'traditional', [short])).toMatchObject({
        right: true,
        suggested: 3,
        other: '主權AI',
      });
      expect(judgeHanzi(short, '主權人工智能', 'simplified', [long])).toMatchObject({
        right: true,
        other: '主权人工智能',
      });
    });
    test('half of it is not, nor a term with other English', () => {
      expect(judgeHanzi(long, '主权', 'simplified', [short]).right).toBe(false);
      expect(judgeHanzi(long, '主权AI', 'simplified', []).right).toBe(false);
    });
    test('the term itself is that term', () => {
      expect(judgeHanzi(short, '主权AI', 'simplified', [long]).other).toBeUndefined();
    });
  });

  test('what is said of characters side by side is said once', () => {
    const { parts } = judgeHanzi(term, '中美关系', 'simplified');
    expect(runsOf(parts)).toEqual([
      { verdict: 'wrong', expected: '国际', typed: '中美' },
      { verdict: 'right', expected: '关系', typed: '关系' },
    ]);
  });
});

test('a card is judged by what it asks for, and only where something was typed', () => {
  const term = { hanzi: '网络', traditional: '網絡', pinyinNumbered: 'wang3 luo4', zhuyin: 'ㄨㄤˇ ㄌㄨㄛˋ' };
  const look = { notation: 'pinyin', script: 'traditional' } as const;
  expect(judgeTyped(term, 'hanzi-pinyin', 'wǎngluò', look, [])?.right).toBe(true);
  expect(judgeTyped(term, 'hanzi-pinyin', '网络', look, [])?.right).toBe(false);
  expect(judgeTyped(term, 'meaning-hanzi', '网络', look, [])?.parts.map(({ expected }) => expected)).toEqual([
    '網',
    '絡',
  ]);
  expect(judgeTyped(term, 'meaning-hanzi', ' ', look, [])).toBeNull();
  expect(judgeTyped(term, 'hanzi-meaning', '网络', look, [])).toBeNull();
  // Pasted by mistake, it is not drawn piece by piece.
  const parts = judgeTyped(term, 'hanzi-pinyin', 'wang3'.repeat(40_000), look, [])?.parts.length;
  expect(parts).toBeLessThan(1000);
  expect(canType('hanzi-pinyin') && canType('meaning-hanzi')).toBe(true);
  expect(canType('listening') || canType('cloze') || canType('hanzi-meaning')).toBe(false);
});
