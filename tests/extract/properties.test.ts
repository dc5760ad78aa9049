import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract, extractInSteps } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';

/** Text as bad as it comes: brackets, quotes, markup, half surrogates and Chinese in any order. */
const broken = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'( ) （ ） [ ] 【 】 “ ” ‘ ’ " \' 「 」 《 》 < > <u> </u> <td> | * ** _ ` \\ , . ; : — - 一 、 ， · + & # \n \r\n \t'.split(
          ' ',
        ),
        '\n\n',
        ' ',
        '\ud840',
        '\udc00',
        '\u00ad',
        '\u200b',
        '[J]',
        '[1]',
        '](http://x.y/z)',
      ),
      fc.constantFrom('习近平', '底线', '主权', 'AI', '中国', '習近平', '⼈', '𠮷', 'の', '대', 'Россия'),
      fc.constantFrom(
        'Xi Jinping',
        'bottom line',
        'the',
        'of',
        'China',
        'CCP',
        'dixian',
        'Al',
        '2025',
        'or',
        'lit.',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('any text', () => {
  it('gives terms whose every position points at what was printed', () => {
    fc.assert(
      fc.property(broken, (text) => {
        const lines = text.split('\n');
        for (const term of extract(text, { lexicon })) {
          expect(term.hanzi).not.toMatch(/\s/);
          expect(term.confidence).toBeGreaterThanOrEqual(0);
          expect(term.confidence).toBeLessThanOrEqual(1);
          expect(term.occurrences.length).toBeGreaterThan(0);
          expect(term.english).not.toBe('');
          for (const { line, column, printed } of term.occurrences)
            expect(
              lines
                .slice(line - 1)
                .join('\n')
                .slice(column - 1)
                .startsWith(printed),
            ).toBe(true);
          expect(text).toContain(term.printed.hanzi);
          if (term.printed.english !== null) expect(text).toContain(term.printed.english);
          if (term.printed.pinyin !== undefined) expect(text).toContain(term.printed.pinyin);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same in steps, and tells rising shares of the work', () => {
    fc.assert(
      fc.property(broken, (text) => {
        const steps = extractInSteps(text, { lexicon });
        const shares: number[] = [];
        let step = steps.next();
        for (; !step.done; step = steps.next()) shares.push(step.value);
        const terms = step.value;
        expect(terms).toEqual(extract(text, { lexicon }));
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
        expect(Math.max(...shares)).toBeLessThanOrEqual(1);
        // Each mention, and each term, is a step: none of them waits for the text's end.
        expect(shares.length).toBeGreaterThan(2 * terms.length);
      }),
      { numRuns: 100 },
    );
  });

  it('gives each term once, in order of appearance', () => {
    fc.assert(
      fc.property(broken, (text) => {
        const terms = extract(text, { lexicon });
        expect(new Set(terms.map((t) => t.hanzi)).size).toBe(terms.length);
        const starts = terms.map(({ occurrences: [first] }) => first!.line * 1e6 + first!.column);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  it('gives of two pages what it gives of each, where neither has habits or repeats the other', () => {
    // What a text does again and again, and a term of both pages, may be read better over both: so the pages are of
    // single sentences, each with terms of its own.
    const pages = [
      'They guard the “bottom line” (底线) well.',
      'The Harbour Office (海港署) met in Laihu (莱湖).',
      '港口;harbour\n造船厂;shipyard',
      '渡口\n  pinyin: dùkǒu\n  definition: ferry',
      'He praised the &ldquo;steady tide&rdquo; (稳潮).',
      'The chair was Xi Zhongxun (习仲勋; 1913–2002).',
      '- 青年节 Qīngnián Jié – Youth Day',
    ];
    const read = (text: string) =>
      extract(text, { lexicon }).map(({ hanzi, english, kind }) => [hanzi, english, kind]);
    const alone = new Map(pages.map((page) => [page, read(page)]));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(pages, { minLength: 2 }),
        fc.constantFrom('\n\n', '\n\f\n', '\n\n12\n\n'),
        (some, pageBreak) => {
          expect(read(some.join(pageBreak))).toEqual(some.flatMap((page) => alone.get(page)!));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('says the same whenever it is asked', () => {
    fc.assert(
      fc.property(broken, (text) => {
        expect(extract(text, { lexicon })).toEqual(extract(text, { lexicon }));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['opening brackets', '('],
    ['opening brackets with Chinese', '(底线 '],
    ['quotation marks', '"底线 '],
    ['tags left open', '<a 底'],
    ['links left open', '[底]('],
    ['one line of words', 'word 底线 word '],
    ['one line of Chinese', '底'],
    ['half surrogates', '\ud840底'],
    ['commas', 'a,底线,'],
    ['dashes', '底一'],
    ['line ends', '底\n'],
    ['asterisks', '*底*'],
  ])(
    'returns from ten thousand and more %s, whatever is added',
    (_, piece) => {
      // Linear cost is measured in the benchmark; here every piece is repeated until anything quadratic would hang.
      const text = piece.repeat(20_000);
      const terms = extract(text, { lexicon });
      for (const term of terms) expect(term.occurrences.length).toBeLessThanOrEqual(20_000);
    },
    30_000,
  );
});
