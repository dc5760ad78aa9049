import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTermId, LONGEST_TERM_ID } from '../../src/term/term-id.ts';
import { countedSigns, termIdOf, termKey } from '../../src/term/term-key.ts';

describe('one term', () => {
  test.each([
    ['人类命运共同体', '人類命運共同體'],
    ['环球时报', '《環球 時報》'],
    ['主权AI', '主权 ＡＩ'],
    ['台湾', '臺灣'],
    ['“一带一路”国际合作', '一带一路国际合作'],
    ['弗拉基米尔·普京', '弗拉基米尔•普京'],
    ['双减', '双\n减'],
  ])('%s is %s', (a, b) => expect(termIdOf(a)).toBe(termIdOf(b)));

  test.each([
    ['权利', '权力'],
    ['主权AI', '主权人工智能'],
    ['一带一路', '一带'],
  ])('%s is not %s', (a, b) => expect(termIdOf(a)).not.toBe(termIdOf(b)));
});

describe('what counts of a writing', () => {
  test.each([
    ['《環球 時報》', '環球時報'],
    ['新冠 ＣＯＶＩＤ－19', '新冠COVID19'],
    ['弗拉基米尔·普京', '弗拉基米尔普京'],
    ['双\n减', '双减'],
  ])('%s: %s', (hanzi, counted) => expect(countedSigns(hanzi)).toBe(counted));

  test('is of the same term', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('環', '环', 'Ａ', 'b', '5', '５', ' ', '·', '《', '\n', '〇', 'é')),
        (signs) => {
          const hanzi = signs.join('');
          expect(termKey(countedSigns(hanzi))).toBe(termKey(hanzi));
        },
      ),
    );
  });
});

describe('an identifier', () => {
  test('is made of characters, letters and digits', () => {
    expect(termIdOf('《環球 時報》')).toBe('环球时报');
    expect(termIdOf('5G网络')).toBe('5g网络');
  });

  test.each(['', 'policy', '5G', '——', '字'.repeat(LONGEST_TERM_ID + 1)])('none is made of %j', (text) => {
    expect(() => termIdOf(text)).toThrow(RangeError);
  });

  test('may be the second of two words that are written alike', () => {
    expect(isTermId('行~2')).toBe(true);
    expect(isTermId('行~')).toBe(false);
    expect(isTermId('~2')).toBe(false);
  });

  test.each(['ren-lei', '人类:cloze', '人 类', '__proto__', null, 7])('%j is none', (value) =>
    expect(isTermId(value)).toBe(false),
  );

  test('is its own key, whatever it was made of', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'人類类命臺台AＡ5·《》 \n後后裏') });
    fc.assert(
      fc.property(texts, (text) => {
        const key = termKey(text);
        expect(termKey(key)).toBe(key);
        if (isTermId(key)) expect(termIdOf(text)).toBe(key);
      }),
    );
  });
});
