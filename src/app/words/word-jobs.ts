/** Reads word lists and asks the dictionary about words, in a worker. */
import { meaningsOf } from '../../describe/words.ts';
import { PackageError } from '../../exchange/anki/package-error.ts';
import type { History } from '../../exchange/anki/table.ts';
import {
  isXml,
  readTable,
  tableOfRows,
  WordListError,
  wordsOf,
  type ListedWords,
  type WordTable,
} from '../../exchange/word-list.ts';
import { FormatError } from '../../formats/document.ts';
import { hasChinese } from '../../formats/text.ts';
import { simplify } from '../../extract/script.ts';
import { plainLine } from '../../library/plain-text.ts';
import { createCalendar, wallClockOf } from '../../schedule/day.ts';
import { detailsOf, reasonOf } from '../read/lexicon-reasons.ts';
import { describeWanted, openKeptLexicon } from '../read/lexicon-work.ts';
import { loadPart } from '../shell/load.ts';
import { makeWord, type MadeWord } from './list-finds.ts';
import type { Job, Overview, Reason, Report } from './messages.ts';

type Send = (message: Report) => void;

/** Does one job; whatever goes wrong is reported. */
export async function workOnWords(job: Job, report: Send): Promise<void> {
  try {
    switch (job.type) {
      case 'look':
        return report({ type: 'looked', job: job.job, overview: overviewOf(await read(job, () => 0)) });
      case 'make':
        return await make(job, report);
      case 'word':
        return await describe(job, report);
    }
  } catch (error) {
    report({ type: 'failed', job: job.job, reason: listReason(error), details: detailsOf(error) });
  }
}

interface Read extends ListedWords {
  readonly table: WordTable;
  readonly sheets: readonly string[];
  readonly sheet: number;
  readonly columns: Overview['columns'];
  readonly anki: (History & { readonly media: number }) | null;
}

type Taken = Omit<Job & { type: 'look' }, 'type' | 'job'>;
type DayOf = (moment: number) => number;

/** @param dayOf the learner's study day of a moment (ms); asked only of a package's reviews */
async function read({ columns, anki, ...list }: Taken, dayOf: DayOf): Promise<Read> {
  if (anki !== undefined) return readPackage(anki, list.sheet, columns, dayOf);
  const { table, sheets, sheet } = await tableIn(list);
  const used = columnsOf(table, columns);
  return { table, sheets, sheet, columns: used, anki: null, ...wordsOf(table, used) };
}

const columnsOf = (table: WordTable, said: Taken['columns']): Overview['columns'] =>
  table.names.map((_, at) => (said === undefined ? table.guess[at] : said[at]) ?? null);

async function readPackage(
  file: Blob,
  sheet: number | undefined,
  said: Taken['columns'],
  dayOf: DayOf,
): Promise<Read> {
  const [{ openPackage }, { hasChineseNotes, historyOf, tableOfType }, { openSqlite }] = await Promise.all([
    loadPart(() => import('../../exchange/anki/read.ts')),
    loadPart(() => import('../../exchange/anki/table.ts')),
    loadPart(() => import('../learner/sqlite.ts')),
  ]);
  const opened = openPackage(new Uint8Array(await file.arrayBuffer()), await openSqlite());
  try {
    const { noteTypes, media } = opened;
    const shown =
      noteTypes[
        sheet ??
          Math.max(
            0,
            noteTypes.findIndex((type) => hasChineseNotes(opened, type)),
          )
      ];
    const notes = tableOfType(opened, shown ?? noteTypes[0]!);
    const { table, type } = notes;
    const columns = columnsOf(table, said);
    const listed = wordsOf(table, columns);
    const history = historyOf(opened, notes, listed, columns, dayOf);
    return {
      ...{ table, columns, anki: { ...history, media } },
      sheets: noteTypes.map(({ name }) => plainLine(name, LONGEST_SHOWN)),
      sheet: noteTypes.indexOf(type),
      ...listed,
    };
  } finally {
    opened.close();
  }
}

async function tableIn({
  text,
  workbook,
  sheet = 0,
  headed,
}: Omit<Taken, 'anki' | 'columns'>): Promise<Pick<Read, 'table' | 'sheets' | 'sheet'>> {
  if (workbook === undefined) {
    const table = isXml(text)
      ? (await loadPart(() => import('../../exchange/word-list-tbx.ts'))).readTbx(text)
      : readTable(text, headed);
    return { table, sheets: [], sheet: 0 };
  }
  const { readWorkbook } = await loadPart(() => import('../../formats/xlsx.ts'));
  const filled = (await readWorkbook(workbook)).sheets.filter(({ rows }) => rows.length > 0);
  const shown = filled[sheet] ?? filled[0];
  if (shown === undefined) throw new WordListError('empty');
  return {
    table: tableOfRows(shown.rows, headed),
    sheets: filled.map(({ name }) => plainLine(name, LONGEST_SHOWN)),
    sheet: filled.indexOf(shown),
  };
}

function listReason(error: unknown): Reason {
  if (error instanceof WordListError || error instanceof PackageError) return error.problem;
  if (!(error instanceof FormatError)) return reasonOf(error);
  return error.problem === 'too-large' ? 'too-many-rows' : 'broken-workbook';
}

/** So much of a list is shown. */
const ROWS_SHOWN = 5;
const LONGEST_SHOWN = 120;
const NAMED = 20;

function overviewOf({ table, sheets, sheet, columns, words, without, doubles, anki }: Read): Overview {
  return {
    format: table.format,
    sheets: [...sheets],
    sheet,
    headed: table.headed,
    names: table.names.map((name) => (name === null ? null : plainLine(name, LONGEST_SHOWN) || null)),
    columns,
    sample: table.rows
      .slice(0, ROWS_SHOWN)
      .map(({ cells }) => table.names.map((_, at) => plainLine(cells[at] ?? '', LONGEST_SHOWN))),
    rows: table.rows.length,
    chinese: table.rows.some(({ cells }) => cells.some(hasChinese)),
    words: words.length,
    terms: words.map(({ term }) => term),
    unglossed: words.filter(({ gloss }) => gloss === null).length,
    without: without.slice(0, NAMED),
    withoutCount: without.length,
    doubles: doubles.slice(0, NAMED).map(({ hanzi, rows }) => ({ hanzi, rows: rows.slice(0, NAMED) })),
    doublesCount: doubles.length,
    anki: anki === null ? null : summaryOf(anki),
  };
}

function summaryOf({ summary, media }: NonNullable<Read['anki']>): Overview['anki'] {
  const { answers, cards, templates } = summary;
  const named = templates.map((template) => ({ ...template, name: plainLine(template.name, LONGEST_SHOWN) }));
  return { answers, cards, templates: named.slice(0, NAMED), media };
}

/** Words in one message: checked on arrival in a few milliseconds. */
const AT_ONCE = 200;
/** Reviews, which are smaller. */
const REVIEWS_AT_ONCE = 2_000;

async function make(job: Extract<Job, { type: 'make' }>, report: Send): Promise<void> {
  const { reviews } = job;
  const calendar =
    reviews === undefined ? null : createCalendar(wallClockOf(reviews.zone), reviews.dayStartsAt);
  const { words, anki } = await read(job, (moment) => calendar?.dayOf(moment) ?? 0);
  const records = calendar === null ? [] : (anki?.records ?? []);
  for (let from = 0; from < records.length; from += REVIEWS_AT_ONCE)
    report({ type: 'reviews', job: job.job, records: records.slice(from, from + REVIEWS_AT_ONCE) });
  const lexicon = await openKeptLexicon(job.lexicon, (progress) => report({ ...progress, job: job.job }));
  for (let from = 0; from < Math.max(1, words.length); from += AT_ONCE) {
    const made: MadeWord[] = words
      .slice(from, from + AT_ONCE)
      .map((word) => makeWord(word, job, lexicon, (wanted) => describeWanted(wanted, lexicon)));
    report({
      type: 'made',
      job: job.job,
      finds: made.flatMap(({ find }) => find ?? []) as Extract<Report, { type: 'made' }>['finds'],
      ofReader: made.flatMap(({ ofReader }) => ofReader ?? []) as Extract<
        Report,
        { type: 'made' }
      >['ofReader'],
      remarks: made.flatMap(({ remark }) => remark ?? []),
      done: Math.min(words.length, from + AT_ONCE),
      of: words.length,
    });
  }
}

async function describe(
  { job, lexicon: file, word }: Extract<Job, { type: 'word' }>,
  report: Send,
): Promise<void> {
  const lexicon = await openKeptLexicon(file, (progress) => report({ ...progress, job }));
  const { division, ...wanted } = word;
  const described = describeWanted(
    { ...wanted, ...(division !== undefined && { division: division.map(simplify) }) },
    lexicon,
  );
  report({
    type: 'described',
    job,
    described: described as Extract<Report, { type: 'described' }>['described'],
    meanings: meaningsOf(described.hanzi, lexicon, described.numbered),
  });
}
