import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { cantoneseReadings as cantonese } from '../../src/pinyin/cantonese.ts';
import { lexicon } from './dictionary.ts';
import { LOST } from './lost.ts';
import { passagesIn } from './passage-files.ts';
import { score } from './scoring.ts';

describe('what was once read wrongly', () => {
  for (const { style, text, terms } of passagesIn('review'))
    (LOST.has(style) ? it.fails : it)(style, () => {
      expect(score(extract(text, { lexicon, cantonese }), terms).wrong).toEqual([]);
    });
});

/** F1 over hanzi, and over hanzi with the right English, of all passages of a file. */
function totals(file: string): { hanzi: number; english: number } {
  let found = 0;
  let right = 0;
  let all = 0;
  for (const { text, terms } of passagesIn(file)) {
    const result = score(extract(text, { lexicon, cantonese }), terms);
    right += result.right;
    found += terms.length - result.wrong.filter((wrong) => wrong.endsWith(': missing')).length;
    all += result.found + result.expected;
  }
  return { hanzi: (2 * found) / all, english: (2 * right) / all };
}

describe('many passages of many styles', () => {
  it.each([
    ['prose-a', 0.96],
    ['prose-b', 0.92],
    ['prose-c', 0.94],
    ['unseen-b', 0.91],
  ])('%s: nearly all Chinese is found, and at least %d have the right English', (file, least) => {
    const { hanzi, english } = totals(file);
    expect(hanzi).toBeGreaterThanOrEqual(0.99);
    expect(english).toBeGreaterThanOrEqual(least);
  });
});
