import { describe, expect, it } from 'vitest';
import { LIKELY, SURE } from '../../src/extract/certainty.ts';
import { extract } from '../../src/extract/index.ts';
import { cantoneseReadings as cantonese } from '../../src/pinyin/cantonese.ts';
import { lexicon } from './dictionary.ts';
import { LOST } from './lost.ts';
import { passagesIn } from './passage-files.ts';
import { fold, score } from './scoring.ts';

describe('what was once read wrongly', () => {
  for (const { style, text, terms } of passagesIn('review'))
    (LOST.has(style) ? it.fails : it)(style, () => {
      expect(score(extract(text, { lexicon, cantonese }), terms).wrong).toEqual([]);
    });
});

const known = new Map<string, ReturnType<typeof count>>();
/** What all passages of a file come to: F1 over hanzi and over hanzi with the right English, and the rest as shares. */
function totals(file: string) {
  const total = known.get(file) ?? count(file);
  known.set(file, total);
  return total;
}

function count(file: string) {
  let found = 0;
  let right = 0;
  let all = 0;
  let kinds = 0;
  let kindsAsked = 0;
  const sure: boolean[] = [];
  const likely: boolean[] = [];
  for (const { text, terms } of passagesIn(file)) {
    const got = extract(text, { lexicon, cantonese });
    const result = score(got, terms);
    right += result.right;
    found += terms.length - result.wrong.filter((wrong) => wrong.endsWith(': missing')).length;
    all += result.found + result.expected;
    for (const { hanzi, english, kind, confidence } of got) {
      const want = terms.find((term) => [term.hanzi, ...(term.alike ?? [])].includes(hanzi));
      if (want && want.kinds.length > 0) {
        kindsAsked += 1;
        if (want.kinds.includes(kind)) kinds += 1;
      }
      if (english !== null && confidence >= LIKELY)
        (confidence >= SURE ? sure : likely).push(
          want?.english.some((e) => fold(e) === fold(english)) ?? false,
        );
    }
  }
  return {
    hanzi: (2 * found) / all,
    english: (2 * right) / all,
    kind: kinds / Math.max(1, kindsAsked),
    sure: sure.filter(Boolean).length / sure.length,
    likely,
  };
}

describe('many passages of many styles', () => {
  it.each([
    ['prose-a', 0.96],
    ['prose-b', 0.92],
    ['prose-c', 0.94],
    ['prose-h', 0.94],
    ['prose-l', 0.96],
  ])('%s: nearly all Chinese is found, and at least %d have the right English', (file, least) => {
    const { hanzi, english } = totals(file);
    expect(hanzi).toBeGreaterThanOrEqual(0.99);
    expect(english).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['unseen-d', 0.91, 0.95, 0.97],
    ['unseen-e', 0.95, 0.93, 0.97],
    ['unseen-f', 0.93, 0.9, 0.97],
    ['unseen-h', 0.94, 0.98, 0.97],
  ])(
    '%s, that no rule and no weight was made with: %d have the right English, %d the right kind, and of the sure %d are right',
    (file, english, kind, sure) => {
      const total = totals(file);
      expect(total.hanzi).toBeGreaterThanOrEqual(0.995);
      expect(total.english).toBeGreaterThanOrEqual(english);
      expect(total.kind).toBeGreaterThanOrEqual(kind);
      expect(total.sure).toBeGreaterThanOrEqual(sure);
    },
  );

  it('of what is likely in them all, 85 of 100 are right', () => {
    const likely = ['unseen-d', 'unseen-e', 'unseen-f', 'unseen-h'].flatMap((file) => totals(file).likely);
    expect(likely.filter(Boolean).length / likely.length).toBeGreaterThanOrEqual(0.85);
  });
});
