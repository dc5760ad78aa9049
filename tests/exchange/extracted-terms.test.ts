import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Term } from '../../src/extract/index.ts';
import { writeTerms, type ListedTerm } from '../../src/exchange/extracted-terms.ts';

const term: Term = {
  hanzi: '"四风"',
  english: '=SUM(1), "four winds"',
  abbreviation: 'FW',
  kind: 'policy-term',
  pinyin: 'sì fēng',
  traditional: '四風',
  printed: { hanzi: '四风', english: 'four winds', pinyin: 'sifeng' },
  occurrences: [
    { line: 3, column: 7, printed: '四风' },
    { line: 9, column: 1, section: 'Notes', printed: '四 风' },
  ],
  confidence: 0.91,
  reasons: [{ signal: 'edge quote', weight: 2.6 }],
  flags: [{ type: 'joined-blank', message: 'A blank.', from: '四 风', read: '四风' }],
};
const bare: Term = { ...term, hanzi: '#光棍', english: null, flags: [] };
const listed: ListedTerm[] = [{ term, sentence: 'They\nblow\tstill.' }, { term: bare }];

test('JSON holds every term, its file where there were several, and the reasons only when asked', () => {
  const plain = listed.map(({ term: one }) => {
    const { reasons, ...rest } = one;
    expect(reasons).not.toEqual([]);
    return rest;
  });
  expect(JSON.parse(writeTerms(listed, 'json'))).toEqual(plain);
  expect(JSON.parse(writeTerms(listed, 'json', true))).toEqual(listed.map(({ term: one }) => one));
  const lines = writeTerms(
    [
      { term, file: 'a.md' },
      { term: bare, file: 'b.md' },
    ],
    'jsonl',
  )
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { file: 'a.md', ...plain[0] },
    { file: 'b.md', ...plain[1] },
  ]);
});

describe('tables', () => {
  test.each([
    ['csv', ','],
    ['tsv', '\t'],
  ] as const)('%s has a line a term and runs no formula', (format, delimiter) => {
    const text = writeTerms(listed, format);
    const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/\r?\n$/, ''), {
      header: true,
      delimiter,
      ...(format === 'tsv' && { quoteChar: '\0' }),
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(2);
    expect(data[0]).toMatchObject({
      hanzi: '"四风"',
      english: `'=SUM(1), "four winds"`,
      lines: '3 9',
      flags: 'joined-blank',
    });
    expect(data[1]!['english']).toBe('');
    expect(data[0]).not.toHaveProperty('file');
  });

  test('the file has a column where there are several', () => {
    expect(writeTerms([{ term, file: 'a.md' }], 'csv').split(',')[0]).toBe('\uFEFFfile');
  });
});

describe('what Anki imports', () => {
  const text = writeTerms([...listed, { term: bare, file: 'my file.md' }], 'anki');
  const lines = text.trimEnd().split('\n');

  test('begins with the header its importer reads', () => {
    expect(lines.slice(0, 4)).toEqual([
      '#separator:tab',
      '#html:false',
      '#tags column:7',
      '#columns:Hanzi\tPinyin\tEnglish\tAbbreviation\tTraditional\tSentence\tTags',
    ]);
  });

  test('has a note a line, with no field that would be read as a comment', () => {
    expect(lines).toHaveLength(7);
    expect(lines.slice(4).some((line) => line.startsWith('#'))).toBe(false);
    const { data } = Papa.parse<string[]>(lines.slice(4).join('\n'), { delimiter: '\t' });
    expect(data.map((row) => row.length)).toEqual([7, 7, 7]);
    expect(data[0]).toEqual([
      '"四风"',
      'sì fēng',
      '=SUM(1), "four winds"',
      'FW',
      '四風',
      'They blow still.',
      'tifa policy-term',
    ]);
    expect(data[2]![6]).toBe('tifa policy-term my_file.md');
  });
});
