/** Tables as CSV (RFC 4180, with a header), for spreadsheets: the review log, and whatever a chart shows. */
import Papa from 'papaparse';
import { isoDate } from '../schedule/day.ts';
import { partsOf, type Grade, type LogRecord } from '../schedule/model.ts';

type Cell = string | number | null;

/**
 * CSV with CRLF line ends. A field that a spreadsheet would run as a formula is written behind an apostrophe;
 * numbers stay numbers.
 */
export function tableToCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const data = rows.map((row) => row.map((cell) => cell ?? ''));
  return `${Papa.unparse({ fields: [...header], data }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

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
