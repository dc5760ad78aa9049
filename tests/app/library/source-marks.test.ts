import { expect, test } from 'vitest';
import { firstPlaces, marksOfSource, termAt } from '../../../src/app/library/source-marks.ts';
import { find, SOURCE_A, term } from '../../library/made-up.ts';

const sourced = (one: ReturnType<typeof find>) => ({ source: SOURCE_A, find: one, off: false });

test('places become marks in the order of the text, with what the source says of the term', () => {
  const text = 'First 改革,\nthen 开放 and 改革.';
  const finds = [
    find('改革', null, {
      places: [
        { line: 1, column: 7, length: 2 },
        { line: 2, column: 13, length: 2 },
      ],
    }),
    find('开放', 'opening', { places: [{ line: 2, column: 6, length: 2 }] }),
  ].map(sourced);
  const marks = marksOfSource(text, finds, (id) => (id === term('改革') ? { id: term('改革') } : undefined));
  expect(marks.map(({ start, end, of }) => [text.slice(start, end), of.gloss, of.entry?.id])).toEqual([
    ['改革', null, term('改革')],
    ['开放', 'opening', undefined],
    ['改革', null, term('改革')],
  ]);
});

test('a place that the text does not have is passed over', () => {
  const finds = [
    find('改革', 'reform', {
      places: [
        { line: 9, column: 1, length: 2 },
        { line: 1, column: 3, length: 90 },
      ],
    }),
  ];
  expect(marksOfSource('short', finds.map(sourced), () => undefined)).toEqual([]);
});

test('a term is found by its first place, and a place by its term', () => {
  const text = '开放 and 改革, 开放 again';
  const places = (...columns: number[]) => columns.map((column) => ({ line: 1, column, length: 2 }));
  const marks = marksOfSource(
    text,
    [find('改革', null, { places: places(8) }), find('开放', null, { places: places(12, 1) })].map(sourced),
    (id) => ({ id: id as ReturnType<typeof term> }),
  );
  expect([...firstPlaces(marks)]).toEqual([
    [term('开放'), 0],
    [term('改革'), 7],
  ]);
  expect([0, 1, 2, 7, 10, 99].map((at) => termAt(marks, at))).toEqual([
    term('开放'),
    term('开放'),
    undefined,
    term('改革'),
    undefined,
    undefined,
  ]);
  expect(termAt(marks, 12)).toBe(term('开放'));
});
