import { describe, expect, it, beforeAll } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { mirrorRelations, shareWords } from '../../src/compile/relations.ts';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';

describe('mirrorRelations', () => {
  it('tells a relation from both sides, however many there are', () => {
    const others = Array.from({ length: 20 }, (_, i) => `词${i}`);
    const both = mirrorRelations(
      new Map([
        ['甲', others.map((to) => ({ to, why: 'w' }))],
        ...others.map((hanzi) => [hanzi, []] as [string, never[]]),
      ]),
    );
    expect(both.get('甲')).toHaveLength(20);
    for (const other of others) expect(both.get(other)).toEqual([{ to: '甲', why: 'w' }]);
  });

  it('keeps each side of a pair both wrote about, and passes over what is no entry', () => {
    const both = mirrorRelations(
      new Map([
        [
          '甲',
          [
            { to: '乙', why: 'one' },
            { to: '外', why: 'x' },
          ],
        ],
        ['乙', [{ to: '甲', why: 'two' }]],
      ]),
    );
    expect(both.get('乙')).toEqual([{ to: '甲', why: 'two' }]);
    expect(both.has('外')).toBe(false);
  });
});

describe('shareWords', () => {
  let lexicon: Lexicon;
  beforeAll(async () => {
    lexicon = await loadLexicon();
  });
  const terms = (...hanzi: string[]) => hanzi.map((one) => ({ hanzi: one, isPerson: false }));

  it('relates by a word that fewer than five terms have, both ways', () => {
    const shared = shareWords(terms('数字殖民', '数字主权', '网络主权'), lexicon);
    expect(shared.get('数字殖民')).toEqual([{ to: '数字主权', word: '数字' }]);
    expect(shared.get('网络主权')).toEqual([{ to: '数字主权', word: '主权' }]);
  });

  it('relates by nothing that five have, and no people', () => {
    const five = terms('中国方案', '中国特色', '中国经济', '中国道路', '中国故事');
    expect([...shareWords(five, lexicon).values()].flat()).toEqual([]);
    const people = [
      { hanzi: '王毅', isPerson: true },
      { hanzi: '王毅', isPerson: false },
    ];
    expect([...shareWords(people, lexicon).values()].flat()).toEqual([]);
  });
});
