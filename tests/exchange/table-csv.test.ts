import Papa from 'papaparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableToCsv, tableToTsv, withoutMark } from '../../src/exchange/table-csv.ts';

const writers = [
  ['CSV', tableToCsv],
  ['TSV', tableToTsv],
] as const;

describe.each(writers)('%s', (_name, write) => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\ttext',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    ' =1+1',
    '\u00a0=1+1',
    '\u3000＝1+1',
    '\u200b=1+1',
    '"=1+1"',
    `'=1+1`,
    '" =1',
  ])('the field %j is no formula', (text) => {
    const line = withoutMark(write(['a'], [[text]])).split(/\r?\n/)[1]!;
    expect(line.replace(/^"/, '')).toMatch(/^(?:'| text)/);
  });

  test.each(['a=b', 'high-quality', '四风', '2026', '“=”', ''])('the field %j stays as it is', (text) => {
    expect(withoutMark(write(['a'], [[text, 'b']]))).toContain(`\n${text}`);
  });

  test('a header is guarded as well', () => {
    expect(withoutMark(write(['=a'], []))).toMatch(/^'=a/);
  });

  test('begins with a byte-order mark, which a pipe goes without', () => {
    const table = write(['a'], [['四']]);
    expect(table.startsWith('\uFEFFa')).toBe(true);
    expect(withoutMark(table).startsWith('a')).toBe(true);
  });
});

test('numbers stay numbers, and what has a comma or a quote is quoted', () => {
  expect(tableToCsv(['a', 'b', 'c'], [[-1.5, 'x, "y"', null]])).toBe('\uFEFFa,b,c\r\n-1.5,"x, ""y""",\r\n');
});

test('tabs and line ends in a field do not divide the table', () => {
  expect(tableToTsv(['a', 'b'], [['x\ty\r\nz', -2]])).toBe('\uFEFFa\tb\nx y z\t-2\n');
});

test('any table reads back, but for the apostrophes', () => {
  const cell = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const { data } = Papa.parse<string[]>(withoutMark(tableToCsv(['a', 'b'], rows)).slice(0, -2), {
        newline: '\r\n',
        delimiter: ',',
      });
      const read = data.slice(1);
      expect(read.map((row) => row.length)).toEqual(rows.map(() => 2));
      rows.forEach((row, r) => row.forEach((text, c) => expect([text, `'${text}`]).toContain(read[r]![c]!)));
    }),
  );
});
