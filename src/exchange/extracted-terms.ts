/**
 * The terms of articles as text, for the command and for the screen alike: JSON, JSON lines, a table as CSV or
 * TSV, and notes for Anki.
 */
import type { Term } from '../extract/index.ts';
import { notesToAnki } from './anki-text.ts';
import { tableToCsv, tableToTsv } from './table-csv.ts';

export const TERM_FORMATS = ['json', 'jsonl', 'tsv', 'csv', 'anki'] as const;
export type TermFormat = (typeof TERM_FORMATS)[number];

/** What is known of the text a term stands in. */
export interface TermSource {
  readonly title?: string;
  readonly author?: string;
  readonly publication?: string;
  readonly date?: string;
  readonly address?: string;
}
const SOURCE_COLUMNS = ['title', 'author', 'publication', 'date', 'address'] as const;

/** A term, with its file where there were several, and the sentence it stands in where that is known. */
export interface ListedTerm {
  readonly term: Term;
  readonly file?: string;
  readonly sentence?: string;
  readonly source?: TermSource;
  /** Number of the page on which each of its occurrences stands; null before the first. */
  readonly pages?: readonly (number | null)[];
}

export function isTermFormat(name: string): name is TermFormat {
  return (TERM_FORMATS as readonly string[]).includes(name);
}

/** `explain` adds why each gloss was chosen, which would drown a list that is only to be read. */
export function writeTerms(listed: readonly ListedTerm[], format: TermFormat, explain = false): string {
  const plain = (key: string, value: unknown) => (key === 'reasons' && !explain ? undefined : value);
  const named = listed.map(({ term, file, source, pages }) => ({
    ...(file !== undefined && { file }),
    ...term,
    ...(pages && { occurrences: term.occurrences.map((one, i) => ({ ...one, page: pages[i] ?? null })) }),
    ...(source && { source }),
  }));
  switch (format) {
    case 'json':
      return `${JSON.stringify(named, plain, 2)}\n`;
    case 'jsonl':
      return named.map((term) => `${JSON.stringify(term, plain)}\n`).join('');
    case 'csv':
    case 'tsv': {
      const [head = [], ...rows] = table(listed, explain);
      return format === 'csv' ? tableToCsv(head, rows) : tableToTsv(head, rows);
    }
    case 'anki':
      return anki(listed);
  }
}

function table(listed: readonly ListedTerm[], explain: boolean): string[][] {
  const many = listed.some(({ file }) => file !== undefined);
  const paged = listed.some(({ pages }) => pages !== undefined);
  const sourced = SOURCE_COLUMNS.filter((column) => listed.some(({ source }) => source?.[column]));
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
    ...(explain ? ['reasons'] : []),
    ...(paged ? ['pages'] : []),
    ...sourced,
  ];
  return [
    head,
    ...listed.map(({ term, file, source, pages = [] }) => [
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
      ...(explain ? [term.reasons.map(({ signal, weight }) => `${signal} ${weight}`).join('; ')] : []),
      ...(paged ? [[...new Set(pages)].filter((page) => page !== null).join(' ')] : []),
      ...sourced.map((column) => source?.[column] ?? ''),
    ]),
  ];
}

const ANKI_COLUMNS = ['Hanzi', 'Pinyin', 'English', 'Abbreviation', 'Traditional', 'Sentence', 'Tags'];

function anki(listed: readonly ListedTerm[]): string {
  return notesToAnki(
    ANKI_COLUMNS,
    listed.map(({ term, sentence, file }) => [
      term.hanzi,
      term.pinyin,
      term.english ?? '',
      term.abbreviation ?? '',
      term.traditional,
      sentence ?? '',
      ['tifa', term.kind, ...(file === undefined ? [] : [file.trim().replaceAll(/\s+/g, '_')])].join(' '),
    ]),
  );
}
