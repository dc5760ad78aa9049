import type { LogRecord } from '../../schedule/model.ts';

/**
 * Those of the records that are not here yet under another identifier: of an answer that has gone to Anki and come back,
 * the one that was here first stays, be it this one or that one.
 *
 * @param records with identifiers that are not in the log
 */
export function notHereYet(records: readonly LogRecord[], log: readonly LogRecord[]): readonly LogRecord[] {
  if (records.length === 0 || log.length === 0) return records;
  const here = new Set(log.map(nameOf));
  return records.filter((record) => !here.has(nameOf(record)));
}

/** What it is about and when, which is all that Anki keeps of it; of an undo, which never goes there, itself. */
const nameOf = (record: LogRecord): string =>
  record.type === 'undo' ? record.id : `${record.card}\n${record.at}\n${record.type}`;
