import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phraseIn, withOwnWords } from '../../../src/app/read/phrase.ts';
import type { Mark } from '../../../src/app/read/blocks.ts';
import type { CardFacts } from '../../../src/app/read/term-card.ts';
import type { Entry } from '../../../src/library/entry.ts';
import { indexTerms } from '../../../src/library/known-terms.ts';
import { term } from '../../library/made-up.ts';

describe('a phrase that is selected', () => {
  test.each([
    ['底线思维', '底线思维'],
    ['“底线思维”，', '底线思维'],
    [' 底线\n思维 ', '底线思维'],
    ['听党话、跟党走', '听党话、跟党走'],
    ['不忘初心，牢记使命', '不忘初心，牢记使命'],
    ['AI治理', 'AI治理'],
    ['底', null],
    ['A股', null],
    ['', null],
    ['bottom line', null],
    ['the line (底线思维) here', null],
    ['他们说。我们听', null],
    ['字'.repeat(40), '字'.repeat(40)],
    ['字'.repeat(41), null],
  ])('%j', (selected, phrase) => expect(phraseIn(selected)).toBe(phrase));

  test('is the same whatever stands around it', () => {
    const mark = fc.constantFrom('“', '”', '，', '。', ' ', '\n', '（', '）', '《');
    fc.assert(
      fc.property(fc.array(mark), fc.array(mark), (before, after) => {
        expect(phraseIn(`${before.join('')}底线思维${after.join('')}`)).toBe('底线思维');
      }),
    );
  });
});

describe('a word of the reader’s own that holds a marked term', () => {
  const TEXT = '他们坚持底线思维。底线不能动。坚持底线思维！';
  const entryOf = (id: string) => ({ id, hanzi: id, traditional: id, pinyin: '', gloss: 'own' }) as Entry;
  const marksOf = (hanzi: string): Mark<CardFacts>[] =>
    Array.from(TEXT.matchAll(new RegExp(hanzi, 'g')), ({ index }) => ({
      start: index,
      end: index + hanzi.length,
      of: { hanzi, traditional: hanzi, pinyin: '', gloss: null },
    }));
  const shown = (own: string[], marks = marksOf('底线')) =>
    withOwnWords(TEXT, marks, indexTerms(own.map(term)), entryOf).map(({ start, end, of }) => [
      TEXT.slice(start, end),
      of.gloss,
      of.entry?.id,
    ]);

  test.each<[string, string[], unknown[]]>([
    [
      'none',
      [],
      [
        ['底线', null, undefined],
        ['底线', null, undefined],
        ['底线', null, undefined],
      ],
    ],
    [
      'is marked in its place, where it stands',
      ['底线思维'],
      [
        ['底线思维', null, term('底线思维')],
        ['底线', null, undefined],
        ['底线思维', null, term('底线思维')],
      ],
    ],
    [
      'the longest from the left',
      ['底线思维', '坚持底线思维'],
      [
        ['坚持底线思维', null, term('坚持底线思维')],
        ['底线', null, undefined],
        ['坚持底线思维', null, term('坚持底线思维')],
      ],
    ],
    [
      'the same word leaves the mark',
      ['底线'],
      [
        ['底线', null, undefined],
        ['底线', null, undefined],
        ['底线', null, undefined],
      ],
    ],
    [
      'another word leaves the mark',
      ['不能动'],
      [
        ['底线', null, undefined],
        ['底线', null, undefined],
        ['底线', null, undefined],
      ],
    ],
  ])('%s', (_, own, expected) => expect(shown(own)).toEqual(expected));

  test('a mark that it holds in part is no word beside it', () => {
    expect(
      shown(
        ['底线思维'],
        [...marksOf('底线'), ...marksOf('思维')].sort((a, b) => a.start - b.start),
      ),
    ).toHaveLength(3);
  });
});
