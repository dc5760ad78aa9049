/** Logs of several devices, or of a device and a file, made one. */
import { compareRecords, type LogRecord } from './model.ts';

/** The union of logs, each record once, in the log's order. Commutative, associative and idempotent. */
export function unionOf(...logs: readonly (readonly LogRecord[])[]): LogRecord[] {
  const byId = new Map<string, LogRecord>();
  for (const log of logs) {
    for (const record of log) {
      const other = byId.get(record.id);
      // Two different records cannot share an identifier unless a file was tampered with; then the choice must
      // not depend on which log came first.
      if (other === undefined || canonical(record) < canonical(other)) byId.set(record.id, record);
    }
  }
  return [...byId.values()].sort(compareRecords);
}

function canonical(record: LogRecord): string {
  return JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
