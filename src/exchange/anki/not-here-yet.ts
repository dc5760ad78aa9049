import type { CardId, LogRecord } from '../../schedule/model.ts';
import { isOfAnki } from './record-id.ts';

/**
 * Those of the records that are not here yet under another identifier: of an answer that has gone to Anki and come back,
 * the one that was here first stays, be it the learner's own or Anki's.
 *
 * @param canonical gives the card of a record the name it has now; the log has it so already
 */
export function notHereYet(
  records: readonly LogRecord[],
  log: readonly LogRecord[],
  canonical: (card: CardId) => CardId = (card) => card,
): LogRecord[] {
  const told = namesOf(log.filter(({ id }) => isOfAnki(id)));
  const here = records.some(({ id }) => isOfAnki(id)) ? namesOf(log) : told;
  // Of what was done here and on another device both count, at whatever moment it was.
  return records.filter((record) => !(isOfAnki(record.id) ? here : told).has(nameOf(record, canonical)));
}

const namesOf = (records: readonly LogRecord[]): ReadonlySet<string> =>
  new Set(records.map((record) => nameOf(record)));

/** What it is about and when, which is all that Anki keeps of it; of an undo, which never goes there, itself. */
const nameOf = (record: LogRecord, canonical: (card: CardId) => CardId = (card) => card): string =>
  record.type === 'undo' ? record.id : `${canonical(record.card)}\n${record.at}\n${record.type}`;
