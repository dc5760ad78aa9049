import type { CardId, LogRecord } from '../../schedule/model.ts';

/** Those of the records that are not here yet: of an answer that has gone to Anki and come back, the one here stays. */
export function notHereYet(records: readonly LogRecord[], log: readonly LogRecord[]): LogRecord[] {
  const here = new Set<string>();
  for (const record of log) if (record.type !== 'undo') here.add(nameOf(record.card, record.at, record.type));
  return records.filter(
    (record) => record.type === 'undo' || !here.has(nameOf(record.card, record.at, record.type)),
  );
}

const nameOf = (card: CardId, at: number, type: string): string => `${card}\n${at}\n${type}`;
