import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareFinder, stretchesIn, stretchesInPinyin, type Findable } from '../../src/glossary/find.ts';

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
  term('旅顺', '旅順', 'Lü3 shun4', 'Port Arthur'),
  term('旅', '旅', 'lu:3', 'to travel'),
  term('路', '路', 'lu4', 'the road'),
  term('环球时报', '環球時報', 'Huan2 qiu2 Shi2 bao4', 'Global Times'),
  term('逆转', '逆轉', 'ni4 zhuan3', 'to reverse'),
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
    ['reverse', '逆转', 'exact'],
    ['to reverse', '逆转', 'exact'],
    ['road', '路', 'exact'],
    ["xi'an, cap", '西安', 'prefix'],
    ['future community', '人类命运共同体', 'apart'],
    ['overeign', '网络主权', 'within'],
    // Initials.
    ['rl', '人类', 'initials'],
    ['rlmy', '人类命运共同体', 'initials'],
  ])('%s → %s', (query, name, rank) => {
    expect(best(query)).toMatchObject({ item: { name }, rank });
  });
});

describe('what is not found', () => {
  test.each(['', ' ', '\n', '。', '!?', 'zzz', '人民', 'ren4lei4', 'rēn', 'lei ren', 'ei', 'unity for'])(
    '%j',
    (query) => {
      expect(names(query)).toEqual([]);
    },
  );

  test('a tone, a boundary or an umlaut that is written must be there', () => {
    expect(names('ren4')).toEqual(['任务']);
    expect(names('xian')).toEqual(['西安', '先']);
    expect(names('xi an')).toEqual(['西安']);
    expect(names('xian1')).toEqual(['西安', '先']);
    expect(names('lü')).toEqual(['旅', '旅顺']);
    expect(names('lu')).toEqual(['旅', '路', '旅顺', '网络主权']);
  });
});

test('better ranks come first, then shorter fields, and the total counts what the limit cuts off', () => {
  const { hits, total } = finder.find('主权', 2);
  expect(hits.map((hit) => hit.item.name)).toEqual(['主权AI基础设施', '网络主权']);
  expect(total).toBe(3);
  expect(names('sovereignty')).toEqual(['网络主权', '人工智能主权']);
});

test('an empty glossary finds nothing', () => {
  expect(prepareFinder([], (item: Term) => item).find('a', 10)).toEqual({ hits: [], total: 0 });
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
    const reading = item.pinyinNumbered.replace(/[\d ]/g, '');
    const beginnings = Array.from(reading, (_, i) => reading.slice(0, i + 1));
    for (const query of [...item.hanzi, ...item.glosses, item.pinyinNumbered, ...beginnings]) {
      expect(names(query), query).toContain(item.name);
    }
  }
});

describe('what is marked', () => {
  const marked = (text: string, stretches: readonly (readonly [number, number])[]) =>
    stretches.map(([start, end]) => text.slice(start, end));

  test.each([
    ['人类命运共同体', '命运', ['命运']],
    ['人類命運共同體', '命运', []],
    ['community with a shared future', 'Shared  Future', ['shared future']],
    ['community with a shared future', 'future comm', ['comm', 'future']],
    ['Filip Jirouš', 'jirous', ['Jirouš']],
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
  ])('%s · %s · %s', (pinyin, numbered, query, expected) => {
    expect(marked(pinyin, stretchesInPinyin(pinyin, numbered, query))).toEqual(expected);
  });
});
