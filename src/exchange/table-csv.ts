/**
 * Tables for spreadsheets: as CSV (RFC 4180) and with tabs, both with a header. The one place where such a file is
 * written, whatever it holds.
 */
import Papa from 'papaparse';
import { isoDate } from '../schedule/day.ts';
import { partsOf, type Grade, type LogRecord } from '../schedule/model.ts';

export type Cell = string | number | null;

/** Excel takes a table for the system's old encoding unless it begins with this byte-order mark. */
const MARK = '\uFEFF';

/**
 * What a spreadsheet runs as a formula: = + - @, also full-width, which some put in the place of the plain ones,
 * and also behind blanks and quotation marks, which some take off first; and a tab or a line end, behind which
 * some look on.
 */
const FORMULA = /^(?:[\s\p{Cf}"']*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A field that could be run as a formula stands behind an apostrophe; numbers stay numbers. */
const plain = (cell: Cell): string | number =>
  typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : (cell ?? '');

/** A field that `plain` or a person has put behind an apostrophe for a spreadsheet's sake, without that. */
export const withoutFormulaMark = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/** CSV with CRLF line ends, behind a byte-order mark. */
export function tableToCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const data = [header, ...rows].map((row) => row.map(plain));
  return `${MARK}${Papa.unparse(data, { newline: '\r\n' })}\r\n`;
}

/**
 * Columns divided by tabs, lines ended by line feeds, behind a byte-order mark. Neither can stand in a field; a
 * blank says as much.
 */
export function tableToTsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (row: readonly Cell[]) =>
    `${row.map((cell) => String(plain(typeof cell === 'string' ? oneLine(cell) : cell))).join('\t')}\n`;
  return MARK + [header, ...rows].map(line).join('');
}

/** A text without tabs and line ends, a blank for each run of them. */
export const oneLine = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');

/** A table without its byte-order mark: for a program that reads it from a pipe and would take it for text. */
export const withoutMark = (table: string): string => (table.startsWith(MARK) ? table.slice(1) : table);

const GRADE_NAMES: Readonly<Record<Grade, string>> = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' };

/** Every answer of a log, in its order, also those taken back: one line each, times in UTC. */
export function reviewsToCsv(log: readonly LogRecord[]): string {
  const undone = new Set(log.flatMap((record) => (record.type === 'undo' ? [record.undoes] : [])));
  return tableToCsv(
    ['id', 'entry', 'direction', 'answered_at', 'study_day', 'grade', 'grade_name', 'took_ms', 'undone'],
    log.flatMap((record) => {
      if (record.type !== 'grade') return [];
      const { entry, direction } = partsOf(record.card);
      return [
        [
          record.id,
          entry,
          direction,
          new Date(record.at).toISOString(),
          isoDate(record.day),
          record.grade,
          GRADE_NAMES[record.grade],
          record.took,
          undone.has(record.id) ? 1 : 0,
        ],
      ];
    }),
  );
}
