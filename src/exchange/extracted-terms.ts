/**
 * The terms of an article as a file: JSON as the command `npm run extract` writes it, a table as CSV or TSV,
 * and text that Anki imports (https://docs.ankiweb.net/importing/text-files.html).
 */
import Papa from 'papaparse';
import type { Term } from '../extract/index.ts';
import { tableToCsv } from './table-csv.ts';

export const TERM_FORMATS = ['csv', 'tsv', 'json', 'anki'] as const;
export type TermFormat = (typeof TERM_FORMATS)[number];

/** A term, with its file where there were several, and the sentence it stands in where that is known. */
export interface ListedTerm {
  readonly term: Term;
  readonly file?: string;
  readonly sentence?: string;
}

export function writeTerms(listed: readonly ListedTerm[], format: TermFormat): string {
  switch (format) {
    case 'json':
      // Without the reasons, which are for looking at one gloss.
      return `${JSON.stringify(
        listed.map(({ term, file }) => ({ ...(file !== undefined && { file }), ...term })),
        (key, value: unknown) => (key === 'reasons' ? undefined : value),
        2,
      )}\n`;
    case 'csv': {
      const [head = [], ...rows] = table(listed);
      return tableToCsv(head, rows);
    }
    case 'tsv':
      // A tab or a line break cannot stand in a TSV field; a blank says as much.
      return table(listed)
        .map((row) => `${row.map((cell) => unformula(oneLine(cell))).join('\t')}\n`)
        .join('');
    case 'anki':
      return anki(listed);
  }
}

function table(listed: readonly ListedTerm[]): string[][] {
  const many = listed.some(({ file }) => file !== undefined);
  const head = [
    ...(many ? ['file'] : []),
    'hanzi',
    'english',
    'abbreviation',
    'kind',
    'pinyin',
    'traditional',
    'printed pinyin',
    'lines',
    'confidence',
    'flags',
  ];
  return [
    head,
    ...listed.map(({ term, file }) => [
      ...(many ? [file ?? ''] : []),
      term.hanzi,
      term.english ?? '',
      term.abbreviation ?? '',
      term.kind,
      term.pinyin,
      term.traditional,
      term.printed.pinyin ?? '',
      term.occurrences.map(({ line }) => line).join(' '),
      String(term.confidence),
      term.flags.map(({ type, suggestion }) => (suggestion ? `${type} (${suggestion})` : type)).join('; '),
    ]),
  ];
}

const ANKI_COLUMNS = ['Hanzi', 'Pinyin', 'English', 'Abbreviation', 'Traditional', 'Sentence', 'Tags'];

/**
 * A header of `#key:value` lines, then a note a line. Fields with quotes are quoted, as Anki's importer reads
 * them; nothing is HTML.
 */
function anki(listed: readonly ListedTerm[]): string {
  const rows = listed.map(({ term, sentence, file }) =>
    [
      term.hanzi,
      term.pinyin,
      term.english ?? '',
      term.abbreviation ?? '',
      term.traditional,
      sentence ?? '',
      ['tifa', term.kind, ...(file === undefined ? [] : [file.trim().replaceAll(/\s+/g, '_')])].join(' '),
    ].map(oneLine),
  );
  const head = [
    '#separator:tab',
    '#html:false',
    `#tags column:${ANKI_COLUMNS.length}`,
    `#columns:${ANKI_COLUMNS.join('\t')}`,
  ];
  const body = Papa.unparse(rows, {
    delimiter: '\t',
    newline: '\n',
    // A first field that begins with # would be read as a header or comment.
    quotes: (value: unknown) => typeof value === 'string' && /^#/.test(value),
  });
  return `${head.join('\n')}\n${body}\n`;
}

const oneLine = (cell: string) => cell.replaceAll(/[\t\r\n]+/g, ' ');

/** What a spreadsheet would run as a formula stands behind an apostrophe, as in the CSV. */
const unformula = (cell: string) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell);
