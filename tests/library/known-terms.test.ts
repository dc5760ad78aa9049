import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apart, indexTerms, knownPlaces } from '../../src/library/known-terms.ts';
import type { TermId } from '../../src/term/term-id.ts';
import { termIdOf } from '../../src/term/term-key.ts';

const index = (...terms: string[]) => indexTerms(terms.map(termIdOf));
const found = (text: string, ...terms: string[]) =>
  knownPlaces(text, index(...terms)).map(({ start, end }) => text.slice(start, end));

describe('the terms of the library in a text', () => {
  test.each<[what: string, text: string, terms: string[], found: string[]]>([
    ['every place', '改革开放，再改革。', ['改革', '开放'], ['改革', '开放', '改革']],
    ['in the other script', '中國式現代化', ['现代化'], ['現代化']],
    ['of another region', '臺灣與台灣', ['台湾'], ['臺灣', '台灣']],
    [
      'overlapping ones, the longest first',
      '人类命运共同体',
      ['共同体', '人类命运共同体', '命运'],
      ['人类命运共同体', '命运', '共同体'],
    ],
    ['over the end of a line', '人类命运\n共同体', ['人类命运共同体'], ['人类命运\n共同体']],
    ['not over the end of a paragraph', '人类命运\n\n共同体', ['人类命运共同体'], []],
    ['not over the end of a clause', '依靠中国。共产党员', ['中国共产党'], []],
    ['with marks of their own', '推进“一带一路”倡议', ['一带一路倡议'], ['一带一路”倡议']],
    ['with letters, full-width too', '开展“ＡＩ＋行动”', ['AI+行动'], ['ＡＩ＋行动']],
    ['with letters that are all of their word', 'ETA股', ['A股'], []],
    ['a name with a dot', '唐纳德·特朗普说', ['唐纳德·特朗普'], ['唐纳德·特朗普']],
    ['not a single character', '的', ['的'], []],
  ])('%s: %s', (_, text, terms, expected) => expect(found(text, ...terms)).toEqual(expected));

  test('of two that are written alike the first one is found', () => {
    const places = knownPlaces('制度', indexTerms(['制度', '制度~2'] as TermId[]));
    expect(places).toEqual([{ start: 0, end: 2, term: '制度' }]);
  });

  test('every place reads as its term, whatever the text', () => {
    const terms = index('改革', '改革开放', 'AI行动', '人民');
    const sign = fc.constantFrom(
      '改',
      '革',
      '開',
      '放',
      '人',
      '民',
      'A',
      'ｉ',
      '行',
      '动',
      ' ',
      '\n',
      '。',
      '·',
      '𠀀',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
        const text = signs.join('');
        for (const { start, end, term } of knownPlaces(text, terms))
          expect(termIdOf(text.slice(start, end))).toBe(term);
      }),
    );
  });
});

test('those apart are the longest from the left', () => {
  const text = '人类命运共同体的共同体';
  expect(
    apart(knownPlaces(text, index('共同体', '人类命运共同体'))).map(({ start, end }) => [start, end]),
  ).toEqual([
    [0, 7],
    [8, 11],
  ]);
});
