import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { suggestCorrection } from '../../src/pinyin/correction.ts';
import { matchRomanisation } from '../../src/pinyin/romanisation/match.ts';

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
  // Of whom only the surname is Chinese, or who is somebody else.
  ['李汉', 'Wang Li'],
  ['李汉', 'Andrew Li'],
  ['', 'Wenzhou'],
  ['汉', 'Wen'],
])('proposes nothing for %s, printed %s', (hanzi, printed) => {
  expect(suggestCorrection(hanzi, printed, lexicon)).toEqual([]);
});

/** Whether one character is exchanged, added, left out or swapped with its neighbour. */
function isOneEdit(from: string, to: string): boolean {
  const [a, b] = [Array.from(from), Array.from(to)];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (
    (left.length <= 1 && right.length <= 1 && left.length + right.length > 0) ||
    (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0])
  );
}

it('proposes only what is one slip away and reads as printed, the likeliest first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...'汉温州河丽水王李A·'), { maxLength: 6 }).map((chars) => chars.join('')),
      fc.oneof(
        fc.constantFrom('Wenzhou', 'Lishui', 'Wang Li', 'Wang Wen-chou'),
        fc.string({ maxLength: 20 }),
      ),
      (hanzi, printed) => {
        const found = suggestCorrection(hanzi, printed, lexicon);
        expect(found.length).toBeLessThanOrEqual(3);
        for (const suggestion of found) {
          expect(isOneEdit(hanzi, suggestion.hanzi), `${hanzi} > ${suggestion.hanzi}`).toBe(true);
          expect(matchRomanisation(suggestion.hanzi, printed, lexicon).verdict).toBe('full');
        }
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      },
    ),
    { numRuns: 300 },
  );
});

it('has the place that was meant among its proposals, whatever the slip', () => {
  const places = [
    ['温州', 'Wenzhou'],
    ['丽水', 'Lishui'],
    ['天津', 'Tianjin'],
    ['长沙', 'Changsha'],
    ['连云港', 'Lianyungang'],
    ['石家庄', 'Shijiazhuang'],
    ['张家口', 'Zhangjiakou'],
  ] as const;
  const slip = fc.record({
    kind: fc.constantFrom('exchange', 'add', 'leave out', 'swap'),
    at: fc.nat({ max: 2 }),
    char: fc.constantFrom(...'汉河王李四风广东好一'),
  });
  fc.assert(
    fc.property(fc.constantFrom(...places), slip, ([meant, printed], { kind, at, char }) => {
      const chars = Array.from(meant);
      const place = at % chars.length;
      if (kind === 'exchange') chars[place] = char;
      if (kind === 'add') chars.splice(place, 0, char);
      if (kind === 'leave out') chars.splice(place, 1);
      if (kind === 'swap') chars.splice(place, 2, ...chars.slice(place, place + 2).reverse());
      const hanzi = chars.join('');
      // One character alone says too little; the last has no neighbour to be swapped with.
      fc.pre(chars.length > 1 && hanzi !== meant);
      const found = suggestCorrection(hanzi, printed, lexicon, { kind: 'place', most: 1000 });
      // Another character may read the same: then nothing is amiss.
      if (matchRomanisation(hanzi, printed, lexicon).verdict === 'full') expect(found).toEqual([]);
      else expect(found.map((one) => one.hanzi)).toContain(meant);
    }),
    { numRuns: 300 },
  );
});
