import type { LogRecord } from '../../schedule/model.ts';
import { isOfAnki } from './record-id.ts';

/**
 * Those of the records that are not here yet under another identifier: of an answer that has gone to Anki and come back,
 * the one that was here first stays, be it the learner's own or Anki's.
 */
export function notHereYet(records: readonly LogRecord[], log: readonly LogRecord[]): readonly LogRecord[] {
  if (records.length === 0 || log.length === 0) return records;
  /** Of each answer and mark whether Anki told of it. */
  const here = new Map<string, boolean>();
  for (const record of log) {
    const name = nameOf(record);
    here.set(name, here.get(name) === true || isOfAnki(record.id));
  }
  return records.filter((record) => {
    const told = here.get(nameOf(record));
    // Of what was done here and on another device both count, at whatever moment it was.
    return told === undefined || (!told && !isOfAnki(record.id));
  });
}

/** What it is about and when, which is all that Anki keeps of it; of an undo, which never goes there, itself. */
const nameOf = (record: LogRecord): string =>
  record.type === 'undo' ? record.id : `${record.card}\n${record.at}\n${record.type}`;
