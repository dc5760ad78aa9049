import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finderInSteps, prepareFinder, type Findable } from '../../src/look-up/finder.ts';
import { stretchesIn, stretchesInPinyin, stretchesInZhuyin } from '../../src/look-up/mark.ts';
import { zhuyinOf } from '../pinyin/zhuyin-of.ts';

interface Term extends Findable {
  readonly name: string;
}

const term = (
  simplified: string,
  traditional: string,
  pinyinNumbered: string,
  ...glosses: string[]
): Term => ({
  name: simplified,
  hanzi: [simplified, traditional],
  pinyinNumbered,
  zhuyin: zhuyinOf(pinyinNumbered),
  glosses,
});

const TERMS = [
  term('人类', '人類', 'ren2 lei4', 'humanity', 'mankind'),
  term(
    '人类命运共同体',
    '人類命運共同體',
    'ren2 lei4 ming4 yun4 gong4 tong2 ti3',
    'community with a shared future for mankind',
    'CSFM',
  ),
  term('任务', '任務', 'ren4 wu5', 'task', 'to be entrusted with'),
  term('网络主权', '網絡主權', 'wang3 luo4 zhu3 quan2', 'cyber sovereignty'),
  term(
    '人工智能主权',
    '人工智能主權',
    'ren2 gong1 zhi4 neng2 zhu3 quan2',
    'artificial intelligence sovereignty',
  ),
  term('主权AI基础设施', '主權AI基礎設施', 'zhu3 quan2 AI ji1 chu3 she4 shi1', 'sovereign AI infrastructure'),
  term('西安', '西安', 'Xi1 an1', 'Xi’an, capital of Shaanxi'),
  term('先', '先', 'xian1', 'first'),
  term('新华', '新華', 'Xin1 hua2', 'Xinhua'),
  term('习近平', '習近平', 'Xi2 Jin4 ping2', 'Xi Jinping'),
  term('旅顺', '旅順', 'Lü3 shun4', 'Port Arthur'),
  term('旅', '旅', 'lu:3', 'to travel'),
  term('路', '路', 'lu4', 'the road'),
  term('环球时报', '環球時報', 'Huan2 qiu2 Shi2 bao4', 'Global Times'),
  term('逆转', '逆轉', 'ni4 zhuan3', 'to reverse'),
  term('一带一路', '一帶一路', 'Yi1 dai4 Yi1 lu4', 'Belt and Road', 'BRI'),
  term('不可', '不可', 'bu4 ke3', 'must not'),
  term('不断', '不斷', 'bu4 duan4', 'unceasing'),
  term('理想', '理想', 'li3 xiang3', 'ideal'),
  term('台湾', '臺灣', 'Tai2 wan1', 'Taiwan'),
  term('峰会', '峰會', 'feng1 hui4', 'summit'),
  term('群众', '群眾', 'qun2 zhong4', 'the masses'),
  term('小说', '小說', 'xiao3 shuo1', 'novel'),
  term('朋友', '朋友', 'peng2 you5', 'friend'),
  term('战略', '戰略', 'zhan4 lüe4', 'strategy'),
  term('5G网络', '5G網絡', '5G wang3 luo4', '5G network'),
  term('中国制造2025', '中國製造2025', 'Zhong1 guo2 zhi4 zao4 2025', 'Made in China 2025'),
  term('人民解放军', '人民解放軍', 'Ren2 min2 Jie3 fang4 jun1', 'P.L.A.', 'the Army of the People'),
  term('人民日报', '人民日報', 'Ren2 min2 Ri4 bao4', "People's Daily"),
  term('五个始终', '五個始終', 'wu3 ge4 shi3 zhong1', 'five always'),
  term('国际组织', '國際組織', 'guo2 ji4 zu3 zhi1', 'international organization'),
  term('论坛', '論壇', 'lun4 tan2', 'forum'),
  term('国防', '國防', 'guo2 fang2', 'national defense'),
  term('劳动', '勞動', 'lao2 dong4', 'labour'),
  term('中心', '中心', 'zhong1 xin1', 'center'),
  term('代理人战争', '代理人戰爭', 'dai4 li3 ren2 zhan4 zheng1', 'proxy war'),
  term('计算', '計算', 'ji4 suan4', 'computing'),
  term('多极化', '多極化', 'duo1 ji2 hua4', 'multipolarization'),
  term('婚姻', '婚姻', 'hun1 yin1', 'marriage'),
];

const finder = prepareFinder(TERMS, (item) => item);
const names = (query: string, limit = 50) => finder.find(query, limit).hits.map((hit) => hit.item.name);
const best = (query: string) => finder.find(query, 1).hits[0];

describe('what is found first', () => {
  test.each([
    // Characters of either script, and parts of them.
    ['人类', '人类', 'exact'],
    ['人類', '人类', 'exact'],
    ['人类命', '人类命运共同体', 'prefix'],
    ['命運', '人类命运共同体', 'word'],
    ['《环球时报》', '环球时报', 'exact'],
    ['主权 AI', '主权AI基础设施', 'prefix'],
    ['权ai基', '主权AI基础设施', 'word'],
    // Pinyin, in every spelling.
    ['renlei', '人类', 'exact'],
    ['ren lei', '人类', 'exact'],
    ['rénlèi', '人类', 'exact'],
    ['ren2lei4', '人类', 'exact'],
    ['ren2 lei4', '人类', 'exact'],
    ['ren2lei', '人类', 'exact'],
    ['RENLEI', '人类', 'exact'],
    ['renleiming', '人类命运共同体', 'prefix'],
    ['rénlèi mìngyùn', '人类命运共同体', 'prefix'],
    ['gongtongti', '人类命运共同体', 'word'],
    ['zhuquan ai', '主权AI基础设施', 'prefix'],
    ['lüshun', '旅顺', 'exact'],
    ['lvshun', '旅顺', 'exact'],
    ['lu:3shun', '旅顺', 'exact'],
    ['lushun', '旅顺', 'exact'],
    ['lv', '旅', 'exact'],
    ['lù', '路', 'exact'],
    ["xi'an", '西安', 'exact'],
    ['wu5', '任务', 'word'],
    // English and abbreviations.
    ['mankind', '人类', 'exact'],
    ['csfm', '人类命运共同体', 'exact'],
    ['shared future', '人类命运共同体', 'word'],
    ['Global', '环球时报', 'prefix'],
    ['(Global', '环球时报', 'prefix'],
    ['“shared future', '人类命运共同体', 'word'],
    ['reverse', '逆转', 'exact'],
    ['to reverse', '逆转', 'exact'],
    ['road', '路', 'exact'],
    ["xi'an, cap", '西安', 'prefix'],
    ['future community', '人类命运共同体', 'apart'],
    // Initials.
    ['rl', '人类', 'initials'],
    ['rlmy', '人类命运共同体', 'initials'],
    // Full-width signs of an input method, letters of phonetic fonts, signs without a width.
    ['ｒｅｎｌｅｉ', '人类', 'exact'],
    ['ｒｅｎ２ｌｅｉ４', '人类', 'exact'],
    ['Ｇｌｏｂａｌ　Ｔｉｍｅｓ', '环球时报', 'exact'],
    ['ｘｉ＇ａｎ', '西安', 'exact'],
    ['主权ＡＩ', '主权AI基础设施', 'prefix'],
    ['fēnɡhuì', '峰会', 'exact'],
    ['tɑ́iwɑ̄n', '台湾', 'exact'],
    ['ren\u200blei', '人类', 'exact'],
    ['网络\u200d主权', '网络主权', 'exact'],
    // Forms of Taiwan and Hong Kong, and variants.
    ['臺灣', '台湾', 'exact'],
    ['台灣', '台湾', 'exact'],
    ['峯會', '峰会', 'exact'],
    ['羣衆', '群众', 'exact'],
    ['群眾', '群众', 'exact'],
    ['小説', '小说', 'exact'],
    // Words of Taiwan, in either script.
    ['網路主權', '网络主权', 'region'],
    ['网路', '网络主权', 'region'],
    ['人工智慧', '人工智能主权', 'region'],
    ['人类命運', '人类命运共同体', 'prefix'],
    // Zhuyin with tones, without, in part; the neutral dot before and behind.
    ['ㄖㄣˊ ㄌㄟˋ', '人类', 'exact'],
    ['ㄖㄣˊㄌㄟˋ', '人类', 'exact'],
    ['ㄖㄣㄌㄟ', '人类', 'exact'],
    ['ㄌㄟˋ ㄇㄧㄥˋ', '人类命运共同体', 'word'],
    ['ㄒㄧ', '西安', 'prefix'],
    ['ㄒㄧˉ', '西安', 'prefix'],
    ['ㄆㄥˊ ˙ㄧㄡ', '朋友', 'exact'],
    ['ㄆㄥˊ ㄧㄡ˙', '朋友', 'exact'],
    ['ㄆㄥˊㄧㄡ', '朋友', 'exact'],
    ['ㄌㄩˇ', '旅', 'exact'],
    ['ㄓㄨˇ ㄑㄩㄢˊ AI', '主权AI基础设施', 'prefix'],
    // ü in the ways of keyboards.
    ['zhanlve', '战略', 'exact'],
    ['zhan4lue4', '战略', 'exact'],
    ['zhànlüè', '战略', 'exact'],
    ['zhan4lu:e4', '战略', 'exact'],
    // Tones as they are spoken.
    ['yídàiyílù', '一带一路', 'exact'],
    ['yīdài yīlù', '一带一路', 'exact'],
    ['búduàn', '不断', 'exact'],
    ['búkě', '不可', 'exact'],
    ['bu2duan4', '不断', 'exact'],
    ['líxiǎng', '理想', 'exact'],
    ['ㄧˊ ㄉㄞˋ ㄧˊ ㄌㄨˋ', '一带一路', 'exact'],
    // Letters and digits inside a term.
    ['zhuquan AI', '主权AI基础设施', 'prefix'],
    ['zhǔquán AI jīchǔ', '主权AI基础设施', 'prefix'],
    ['5G wangluo', '5G网络', 'exact'],
    ['zhizao 2025', '中国制造2025', 'word'],
    // English in another spelling, with another ending, its numbers and abbreviations.
    ['organisation', '国际组织', 'stem'],
    ['international organisations', '国际组织', 'stem'],
    ['organis', '国际组织', 'stem'],
    ['forums', '论坛', 'exact'],
    ['national defence', '国防', 'stem'],
    ['labor', '劳动', 'exact'],
    ['centre', '中心', 'exact'],
    ['multipolarity', '多极化', 'stem'],
    ['multipolarisation', '多极化', 'exact'],
    ['marry', '婚姻', 'stem'],
    ['peoples daily', '人民日报', 'stem'],
    ["people's daily", '人民日报', 'exact'],
    ['people’s daily', '人民日报', 'exact'],
    ['PLA', '人民解放军', 'exact'],
    ['P.L.A.', '人民解放军', 'exact'],
    ['p.l.a', '人民解放军', 'exact'],
    ['B.R.I.', '一带一路', 'exact'],
    ['5 always', '五个始终', 'stem'],
    ['army for people', '人民解放军', 'stem'],
    // Something left open, in characters, in pinyin and in both.
    ['*主权', '网络主权', 'prefix'],
    ['＊主权', '网络主权', 'prefix'],
    ['人？', '人类', 'prefix'],
    ['人*体', '人类命运共同体', 'prefix'],
    ['zhuquan*', '主权AI基础设施', 'prefix'],
    ['*zhu3quan2', '网络主权', 'prefix'],
    ['ren*主权', '人工智能主权', 'prefix'],
    // Characters and pinyin side by side.
    ['ren类', '人类', 'exact'],
    ['人lei', '人类', 'exact'],
    ['人lei4', '人类', 'exact'],
    ['r类', '人类', 'exact'],
    ['renlei命', '人类命运共同体', 'prefix'],
    ['命y', '人类命运共同体', 'word'],
    ['zhǔ权AI', '主权AI基础设施', 'prefix'],
    ['5G wang络', '5G网络', 'exact'],
    // Terms inside a longer phrase.
    ['构建人类命运共同体', '人类命运共同体', 'inside'],
    ['一帶一路倡議', '一带一路', 'inside'],
  ])('%s → %s', (query, name, rank) => {
    expect(best(query)).toMatchObject({ item: { name }, rank });
  });
});

describe('what is not found', () => {
  test.each([
    '',
    ' ',
    '\n',
    '。',
    '!?',
    'zzz',
    '民族',
    'ren4lei4',
    'rēn',
    'lei ren',
    'ei',
    'unity for',
    'overeign',
    'putin',
    'ㄌㄟˊ',
    'ㄖㄣ ㄌㄨ',
    '倡議',
    'prxoy war',
    '*',
    '??',
    '*权主',
    '人??',
    'wen类',
    'ren2类1',
    '人lei2',
  ])('%j', (query) => {
    expect(names(query)).toEqual([]);
  });

  test('a tone, a boundary or an umlaut that is written must be there', () => {
    expect(names('ren4')).toEqual(['任务']);
    expect(names('xian')).toEqual(['西安', '先', '理想']);
    expect(names('xi an')).toEqual(['西安']);
    expect(names('xian1')).toEqual(['西安', '先']);
    expect(names('lü')).toEqual(['旅', '旅顺', '战略']);
    expect(names('lu').slice(0, 3)).toEqual(['旅', '路', '旅顺']);
  });
});

test('better ranks come first, then shorter fields, and the total counts what the limit cuts off', () => {
  const { hits, total } = finder.find('主权', 2);
  expect(hits.map((hit) => hit.item.name)).toEqual(['主权AI基础设施', '网络主权']);
  expect(total).toBe(3);
  // A whole word before the beginning of one.
  expect(names('xi')[0]).toBe('习近平');
  expect(names('sovereignty')).toEqual(['网络主权', '人工智能主权']);
});

test('many terms are prepared in steps, and the terms of every step are found alike', () => {
  const many = Array.from({ length: 1100 }, (_, i) => TERMS[i % TERMS.length]!);
  const steps = finderInSteps(many, (item) => item);
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count++;
  expect(count).toBeGreaterThan(4);
  for (const query of ['人类', 'renlei', 'ㄖㄣˊㄌㄟˋ', 'mankind', 'rl', '*主权', '构建人类命运共同体'])
    expect(new Set(step.value.find(query, 2000).hits.map(({ item }) => item.name))).toEqual(
      new Set(names(query)),
    );
  expect(step.value.find('环球时报', 2000).total).toBe(many.filter(({ name }) => name === '环球时报').length);
});

test('an empty glossary finds nothing', () => {
  expect(prepareFinder([], (item: Term) => item).find('a', 10)).toEqual({
    hits: [],
    total: 0,
    beyond: 0,
  });
});

test('a term without a gloss or a reading is found by what it has', () => {
  const bare = prepareFinder([term('甲', '甲', ''), term('乙', '乙', 'yi3')], (item) => item);
  expect(bare.find('甲', 5).hits.map((hit) => hit.item.name)).toEqual(['甲']);
  expect(bare.find('yi', 5).hits.map((hit) => hit.item.name)).toEqual(['乙']);
});

test('whatever is asked, each term stands once and no term is found that was not given', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('ren', '2', ' ', "'", '人', '權', 'AI', 'lü', 'v', 'mank', '\n', '\ud800', ':'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const { hits, total } = finder.find(pieces.join(''), 100);
      expect(new Set(hits.map((hit) => hit.item)).size).toBe(hits.length);
      expect(hits.length).toBe(total);
      for (const hit of hits) expect(TERMS).toContain(hit.item);
    }),
  );
});

test('every term is found by each of its fields, and by every beginning of its reading', () => {
  for (const item of TERMS) {
    const reading = item.pinyinNumbered.replace(/(?<=[a-z])[0-5](?= |$)/gi, '').replaceAll(/ (?!\d)/g, '');
    const beginnings = Array.from(reading, (_, i) => reading.slice(0, i + 1));
    for (const query of [...item.hanzi, ...item.glosses, item.pinyinNumbered, ...beginnings]) {
      expect(names(query), query).toContain(item.name);
    }
  }
});

test('a phrase that is no term shows the longest term in it first, and no single character', () => {
  expect(names('建设人类命运共同体之路')).toEqual(['人类命运共同体', '人类']);
  expect(names('中国之路')).toEqual([]);
});

describe('did you mean', () => {
  test.each([
    ['prxoy war', 'proxy war'],
    ['proxu war', 'proxy war'],
    ['soveregnty', 'sovereignty'],
    ['sovereiggnty', 'sovereignty'],
    ['Glboal Times', 'global times'],
    ['ｐｒｘｏｙ ｗａｒ', 'proxy war'],
    // A letter of pinyin left out, put in, exchanged, taken for another; in one piece or apart, inside a reading, with ü.
    ['huanqiushbao', 'huanqiushibao'],
    ['hunqiushibao', 'huanqiushibao'],
    ['huanqiu shibaoo', 'huan qiu shi bao'],
    ['rnelei', 'renlei'],
    ['ren lie', 'ren lei'],
    ['gongtonhti', 'gongtongti'],
    ['lvshum', 'lüshun'],
    ['5g wamgluo', '5g wang luo'],
    ['zhuqan AI', 'zhu quan ai'],
    // Another tone, and a syllable that ends elsewhere.
    ['ren4lei4', 'ren2lei4'],
    ['ren4 lei4', 'ren2 lei4'],
    ['re nlei', 'ren lei'],
    // One wrong character of three or more, in either script.
    ['环秋时报', '环球时报'],
    ['環秋時報', '環球時報'],
    ['《環秋 時報》', '環球時報'],
    ['5G网落', '5G网络'],
    ['类命云共同', '类命运共同'],
  ])('%s → %s', (query, meant) => {
    expect(names(query)).toEqual([]);
    expect(finder.suggest(query)).toBe(meant);
    expect(names(meant)).not.toEqual([]);
  });

  test('a phrase with one wrong character, whose parts are terms', () => {
    expect(best('人类命云共同体')).toMatchObject({ item: { name: '人类' }, rank: 'inside' });
    expect(finder.suggest('人类命云共同体')).toBe('人类命运共同体');
  });

  // Two slips, a word too short to tell, a word that is there beside one that is nothing, something left open.
  test.each([
    ...['prxyo wra', 'taks', 'proxy qqqqq', 'proxy war', '人民', '', '!?'],
    ...['rnlie', 'lule', '环秋时抱', '峰回', '*权住', 'gongtongt'],
  ])('%j: nothing', (query) => {
    expect(finder.suggest(query)).toBeUndefined();
  });
});

describe('what is marked', () => {
  const marked = (text: string, stretches: readonly (readonly [number, number])[]) =>
    stretches.map(([start, end]) => text.slice(start, end));

  test.each([
    ['人类命运共同体', '命运', ['命运']],
    ['人類命運共同體', '命运', ['命運']],
    ['臺灣', '台', ['臺']],
    ['sovereign AI', 'ＡＩ', ['AI']],
    ['computing', 'putin', []],
    ['international organization', 'organisations', ['organization']],
    ['People’s Daily', 'peoples daily', ['People’s', 'Daily']],
    ['five always', '5 always', ['five', 'always']],
    ['community with a shared future', 'Shared  Future', ['shared future']],
    ['community with a shared future', 'future comm', ['comm', 'future']],
    ['Filip Jirouš', 'jirous', ['Jirouš']],
    ['人类命运共同体', '人*同体', ['人', '同体']],
    ['人類命運共同體', 'ren类', ['類']],
    ['cyber sovereignty', 'sover*', ['sover']],
    ['cyber sovereignty', 'zzz', []],
    ['cyber sovereignty', '', []],
  ])('%s · %s', (text, query, expected) => {
    expect(marked(text, stretchesIn(text, query))).toEqual(expected);
  });

  test.each([
    ['rénlèi mìngyùn', 'ren2 lei4 ming4 yun4', 'leiming', ['lèi mìng']],
    ['rénlèi mìngyùn', 'ren2 lei4 ming4 yun4', 'ei', []],
    ["Xī'ān", 'Xi1 an1', 'xian', ["Xī'ān"]],
    ['Lǚshùn', 'Lü3 shun4', 'lv', ['Lǚ']],
    ['Lǚshùn', 'Lü3 shun4', 'Lü3', ['Lǚ']],
    ['rénlèi', 'ren2 lei4', '人', []],
    ['rénlèi mìngyùn', 'ren2 lei4 ming4 yun4', 'ㄇㄧㄥˋ', ['mìng']],
    ['rénlèi mìngyùn', 'ren2 lei4 ming4 yun4', 'lèi mìng', ['lèi mìng']],
    ['rénlèi mìngyùn', 'ren2 lei4 ming4 yun4', 'lei2', []],
    ['zhǔquán AI jīchǔ', 'zhu3 quan2 AI ji1 chu3', 'quan ai ji', ['quán AI jī']],
    ['Yīdài Yīlù', 'Yi1 dai4 Yi1 lu4', 'yídài', ['Yīdài']],
    ['5G wǎngluò', '5G wang3 luo4', '5g wang', ['5G wǎng']],
    ['rénlèi', 'ren2 lei4', 'ren类', ['rén']],
    ['rénlèi', 'ren2 lei4', '人lei*', ['lèi']],
    ['rénlèi mìngyùn', 'ren2 lei4 ming4 yun4', 'rlmy', ['r', 'l', 'm', 'y']],
  ])('%s · %s · %s', (pinyin, pinyinNumbered, query, expected) => {
    const read = { pinyinNumbered, zhuyin: zhuyinOf(pinyinNumbered) };
    expect(marked(pinyin, stretchesInPinyin(pinyin, read, query))).toEqual(expected);
  });

  test.each([
    ['ren2 lei4 ming4 yun4', 'ㄌㄟ', ['ㄌㄟˋ']],
    ['ren2 lei4 ming4 yun4', 'leiming', ['ㄌㄟˋ ㄇㄧㄥˋ']],
    ['ren2 lei4 ming4 yun4', 'lei4 mi', ['ㄌㄟˋ ㄇㄧㄥˋ']],
    ['peng2 you5', 'ㄧㄡ˙', ['˙ㄧㄡ']],
    ['ren2 lei4', '人', []],
  ])('%s in zhuyin · %s', (pinyinNumbered, query, expected) => {
    const zhuyin = zhuyinOf(pinyinNumbered);
    expect(marked(zhuyin, stretchesInZhuyin({ pinyinNumbered, zhuyin }, query))).toEqual(expected);
  });
});
