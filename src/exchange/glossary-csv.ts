/** A glossary as CSV (RFC 4180, with a header), one line a term, for spreadsheets and other programs. */
import type { Entry, Glossary } from '../glossary/entry.ts';
import { tableToCsv } from './table-csv.ts';

const COLUMNS: readonly (readonly [string, (entry: Entry) => string | number])[] = [
  ['id', (e) => e.id],
  ['simplified', (e) => e.hanzi],
  ['traditional', (e) => e.traditional],
  ['pinyin', (e) => e.pinyin],
  ['pinyin_numbered', (e) => e.pinyinNumbered],
  ['zhuyin', (e) => e.zhuyin],
  ['english', (e) => e.english ?? ''],
  ['supplied_english', (e) => e.suppliedEnglish ?? ''],
  ['abbreviation', (e) => e.abbreviation ?? ''],
  ['kind', (e) => e.kind],
  ['topic', (e) => e.topic],
  ['tags', (e) => e.tags.join(' ')],
  ['origin', (e) => e.origin],
  ['article', (e) => e.occurrences[0]?.article ?? ''],
  ['author', (e) => e.occurrences[0]?.author ?? ''],
  ['section', (e) => e.occurrences[0]?.section ?? ''],
  ['pages', (e) => e.occurrences[0]?.pages ?? ''],
  ['occurrences', (e) => e.occurrences.length],
  ['note', (e) => e.note],
  ['background', (e) => e.background ?? ''],
  ['example', (e) => e.example?.hanzi ?? ''],
  ['example_pinyin', (e) => e.example?.pinyin ?? ''],
  ['example_english', (e) => e.example?.english ?? ''],
];

export function glossaryToCsv(glossary: Glossary): string {
  return tableToCsv(
    COLUMNS.map(([name]) => name),
    glossary.entries.map((entry) => COLUMNS.map(([, of]) => of(entry))),
  );
}
