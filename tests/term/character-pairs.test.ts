import hongKong from 'opencc-js/dict/HKVariants';
import toTraditional from 'opencc-js/dict/STCharacters';
import toSimplified from 'opencc-js/dict/TSCharacters';
import { describe, expect, it } from 'vitest';
import { readPairs } from '../../src/term/character-pairs.ts';

function pairsOf(table: string): string[] {
  const pairs: string[] = [];
  readPairs(
    table,
    (from, to) => pairs.push(`${String.fromCharCode(from)}=${String.fromCharCode(to)}`),
    (from, to) => pairs.push(`${from}≈${to}`),
  );
  return pairs;
}

describe('pairs of a table of characters', () => {
  it.each([
    ['萬 万|與 与', ['萬=万', '與=与']],
    ['发 發 髮|万 萬', ['发=發', '万=萬']],
    ['𠁞 𠀾|㑮 𫝈|𧜵 䙊|一 一', ['𠁞≈𠀾', '㑮≈𫝈', '𧜵≈䙊', '一=一']],
    ['甲|乙 |丙 丁|', ['丙=丁']],
    ['', []],
  ])('%s', (table, pairs) => {
    expect(pairsOf(table)).toEqual(pairs);
  });

  it.each([hongKong, toTraditional, toSimplified])('are those of OpenCC, table %#', (table) => {
    const pairs = table.split('|').map((pair) => {
      const [from = '', to = ''] = pair.split(' ');
      return from + (from.length === 1 && to.length === 1 ? '=' : '≈') + to;
    });
    expect(pairs.length).toBeGreaterThan(50);
    expect(pairsOf(table)).toEqual(pairs);
  });
});
