/** What tests of Anki's packages are made of. */
import { createHash } from 'node:crypto';
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';
import { unzipSync } from 'fflate';
import { decompress } from 'fzstd';
import type { AnkiExport } from '../../../src/exchange/anki/export.ts';
import type { AnkiTerm } from '../../../src/exchange/anki/term.ts';
import { cardId, type GradeRecord, type Direction, type Grade } from '../../../src/schedule/model.ts';
import type { TermId } from '../../../src/term/term-id.ts';
import { termKey } from '../../../src/term/term-key.ts';

export const sqlite = (): Promise<SqlJsStatic> => initSqlJs();

export const sha1 = async (text: string): Promise<string> => createHash('sha1').update(text).digest('hex');

export function term(hanzi: string, more: Partial<AnkiTerm> = {}): AnkiTerm {
  return {
    id: termKey(hanzi) as TermId,
    hanzi,
    traditional: hanzi,
    pinyin: 'gǎigé',
    zhuyin: 'ㄍㄞˇ ㄍㄜˊ',
    english: 'reform',
    kind: 'policy-term',
    sources: [],
    sentence: null,
    gap: null,
    notes: [],
    tags: [],
    ...more,
  };
}

export const TERMS: readonly AnkiTerm[] = [
  term('改革'),
  term('国家安全', {
    traditional: '國家安全',
    pinyin: 'guójiā ānquán',
    zhuyin: 'ㄍㄨㄛˊ ㄐㄧㄚ ㄢ ㄑㄩㄢˊ',
    english: 'national security & <order>',
    sources: ['An “article”', 'List; of words'],
    sentence: { before: 'We talk of ', term: '国家安全', after: ' today.' },
    gap: { pieces: ['We talk of ', ' today.'], cue: 'national security' },
    notes: ['first\nline', 'second'],
    tags: ['two words', 'plain'],
  }),
  term('张三', { english: '', kind: 'person', pinyin: 'Zhāng Sān' }),
];

/** 2026-11-26, noon. */
export const NOW = Date.UTC(2026, 10, 26, 11);

export function exported(more: Partial<AnkiExport> = {}): AnkiExport {
  return {
    format: 'every',
    terms: TERMS,
    deck: '',
    directions: ['hanzi-meaning', 'meaning-hanzi'],
    look: { script: 'simplified', phonetics: 'pinyin' },
    learned: null,
    zone: 'Europe/Prague',
    dayStartsAt: 4,
    now: NOW,
    ...more,
  };
}

let made = 0;

/** An answer so many days before NOW. */
export function answer(
  hanzi: string,
  direction: Direction,
  daysAgo: number,
  grade: Grade,
  more: Partial<GradeRecord> = {},
): GradeRecord {
  const at = NOW - daysAgo * 86_400_000;
  return {
    v: 1,
    type: 'grade',
    id: `01${(1e15 + at)
      .toString(32)
      .toUpperCase()
      .replaceAll(/[ILOU]/g, 'Z')
      .padStart(12, '0')
      .slice(-12)}${String(made++).padStart(12, '0')}`,
    card: cardId(termKey(hanzi), direction),
    at,
    day: Math.floor(at / 86_400_000),
    grade,
    took: 4_000,
    ...more,
  };
}

/** The collection of a package, opened by SQLite and nothing of ours. */
export async function collectionOf(bytes: Uint8Array): Promise<Database> {
  const SQL = await sqlite();
  return new SQL.Database(unzipSync(bytes)['collection.anki2']);
}

/** The collection of a package in the present format, as SQLite opens it. */
export async function presentCollectionOf(bytes: Uint8Array): Promise<Database> {
  const SQL = await sqlite();
  const database = new SQL.Database(decompress(unzipSync(bytes)['collection.anki21b']!));
  openNames(database);
  return database;
}

/** Has SQLite compare names by a rule of its own in the place of Anki's. */
export function openNames(database: Database): void {
  database.run('PRAGMA writable_schema = ON');
  database.run("UPDATE sqlite_master SET sql = replace(sql, 'COLLATE unicase', 'COLLATE nocase')");
  database.run('PRAGMA writable_schema = RESET');
}

/** All rows of a query, as objects. */
export function rowsOf(database: Database, sql: string): Record<string, unknown>[] {
  const [result] = database.exec(sql);
  return (result?.values ?? []).map((values) =>
    Object.fromEntries(values.map((value, at) => [result!.columns[at]!, value])),
  );
}
