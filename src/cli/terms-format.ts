/** Writes extracted terms as JSON, JSON lines, TSV or CSV. */
import type { Term } from '../extract/index.ts';

export const FORMATS = ['json', 'jsonl', 'tsv', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export function isFormat(name: string): name is Format {
  return (FORMATS as readonly string[]).includes(name);
}

/** A term, with its file where there were several. */
export type SourcedTerm = Omit<Term, 'reasons'> & {
  readonly reasons?: Term['reasons'];
  readonly file?: string;
};

export function writeTerms(terms: readonly SourcedTerm[], format: Format, explain = false): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(terms, null, 2)}\n`;
    case 'jsonl':
      return terms.map((term) => `${JSON.stringify(term)}\n`).join('');
    case 'tsv':
      // A tab or a line break cannot stand in a TSV field; a blank says as much.
      return rows(terms, explain)
        .map((row) => `${row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`)
        .join('');
    case 'csv':
      // RFC 4180.
      return rows(terms, explain)
        .map((row) => `${row.map(quoteCell).join(',')}\r\n`)
        .join('');
  }
}

function rows(terms: readonly SourcedTerm[], explain: boolean): string[][] {
  const many = terms.some((term) => term.file !== undefined);
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
  ];
  return [
    head,
    ...terms.map((term) => [
      ...(many ? [term.file ?? ''] : []),
      term.hanzi,
      term.english ?? '',
      term.abbreviation ?? '',
      term.kind,
      term.pinyin,
      term.traditional,
      term.printed.pinyin ?? '',
      term.occurrences.map((o) => o.line).join(' '),
      String(term.confidence),
      term.flags.map((f) => (f.suggestion ? `${f.type} (${f.suggestion})` : f.type)).join('; '),
      ...(explain ? [(term.reasons ?? []).map((r) => `${r.signal} ${r.weight}`).join('; ')] : []),
    ]),
  ];
}

function quoteCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
