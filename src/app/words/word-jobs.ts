/** Reads word lists and asks the dictionary about words, in a worker. */
import { meaningsOf } from '../../describe/words.ts';
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
import { simplify } from '../../extract/script.ts';
import { plainLine } from '../../library/plain-text.ts';
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
        return report({ type: 'looked', job: job.job, overview: overviewOf(await read(job)) });
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
}

type Taken = Omit<Job & { type: 'look' }, 'type' | 'job'>;

async function read({ columns, ...list }: Taken): Promise<Read> {
  const { table, sheets, sheet } = await tableIn(list);
  const used = table.names.map((_, at) => (columns === undefined ? table.guess[at] : columns[at]) ?? null);
  return { table, sheets, sheet, columns: used, ...wordsOf(table, used) };
}

async function tableIn({
  text,
  workbook,
  sheet = 0,
  headed,
}: Taken): Promise<Pick<Read, 'table' | 'sheets' | 'sheet'>> {
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
  if (error instanceof WordListError) return error.problem;
  if (!(error instanceof FormatError)) return reasonOf(error);
  return error.problem === 'too-large' ? 'too-many-rows' : 'broken-workbook';
}

/** So much of a list is shown. */
const ROWS_SHOWN = 5;
const LONGEST_SHOWN = 120;
const NAMED = 20;

function overviewOf({ table, sheets, sheet, columns, words, without, doubles }: Read): Overview {
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
    words: words.length,
    unglossed: words.filter(({ gloss }) => gloss === null).length,
    without: without.slice(0, NAMED),
    withoutCount: without.length,
    doubles: doubles.slice(0, NAMED).map(({ hanzi, rows }) => ({ hanzi, rows: rows.slice(0, NAMED) })),
    doublesCount: doubles.length,
  };
}

/** Words in one message: checked on arrival in a few milliseconds. */
const AT_ONCE = 200;

async function make(job: Extract<Job, { type: 'make' }>, report: Send): Promise<void> {
  const { words } = await read(job);
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
