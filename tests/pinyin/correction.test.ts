import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { suggestCorrection } from '../../src/pinyin/correction.ts';

const lexicon = await loadLexicon();

describe('characters that do not read as printed', () => {
  it.each([
    // Exchanged.
    ['汉州', 'Wenzhou', 'place', '温州'],
    ['河水', 'Lishui', 'place', '丽水'],
    ['河水', 'Lishui City', 'place', '丽水'],
    ['天律', 'Tianjin', 'place', '天津'],
    ['長少', 'Changsha', 'place', '長沙'],
    // Missing, too many, swapped.
    ['连港', 'Lianyungang', 'place', '连云港'],
    ['广东州', 'Guangzhou', 'place', '广州'],
    ['江浙', 'Zhejiang', 'place', '浙江'],
  ] as const)('%s, printed %s (%s), may be %s', (hanzi, printed, kind, meant) => {
    const [first] = suggestCorrection(hanzi, printed, lexicon, { kind });
    expect(first).toMatchObject({ hanzi: meant, listed: true });
  });

  it('proposes characters for a name the dictionary does not list, those of the same radical first', () => {
    const radicals: Record<string, string> = { 洁: '水', 浩: '水', 好: '女' };
    const [first] = suggestCorrection('陈海洁', 'Chen Haihao', lexicon, {
      kind: 'person',
      radicalOf: (char) => radicals[char] ?? null,
    });
    expect(first).toMatchObject({ hanzi: '陈海浩', listed: false });
  });

  it('keeps to the script of the characters', () => {
    for (const { hanzi } of suggestCorrection('汉州', 'Wenzhou', lexicon, { kind: 'place' }))
      expect(hanzi).not.toContain('溫');
    expect(suggestCorrection('漢州', 'Wenzhou', lexicon, { kind: 'place' })[0]?.hanzi).toBe('溫州');
  });
});

it.each([
  ['丽水', 'Lishui'],
  ['四风', 'four winds'],
  ['李明', 'Wang Hong'],
  ['', 'Wenzhou'],
  ['汉', 'Wen'],
])('proposes nothing for %s, printed %s', (hanzi, printed) => {
  expect(suggestCorrection(hanzi, printed, lexicon)).toEqual([]);
});

it('never throws, and never proposes what stands there', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...'汉温州河丽水王李A·'), { maxLength: 6 }).map((chars) => chars.join('')),
      fc.oneof(
        fc.constantFrom('Wenzhou', 'Lishui', 'Wang Li', 'Wang Wen-chou'),
        fc.string({ maxLength: 20 }),
      ),
      (hanzi, printed) => {
        const found = suggestCorrection(hanzi, printed, lexicon).map((s) => s.hanzi);
        expect(found).not.toContain(hanzi);
        expect(found.length).toBeLessThanOrEqual(3);
      },
    ),
  );
});
