/** Arbitrary logs for properties: valid records of a few cards within two years, with undos of some of them. */
import fc from 'fast-check';
import {
  DAY,
  firstIdAt,
  GRADES,
  MARKS,
  type CardId,
  type CardRecord,
  type LogRecord,
} from '../../src/schedule/model.ts';

export const START = Date.UTC(2026, 0, 5, 8);

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const card = fc.constantFrom<CardId>(
  'a:hanzi-meaning',
  'a:meaning-hanzi',
  'b:hanzi-meaning',
  'c-d:hanzi-meaning',
);
const suffix = fc.string({ unit: fc.constantFrom(...BASE32), minLength: 16, maxLength: 16 });

const cardRecord: fc.Arbitrary<CardRecord> = fc
  .record({
    card,
    // Coarse, so that moments coincide now and then.
    minutes: fc.integer({ min: 0, max: 2 * 365 * 24 * 6 }).map((tens) => tens * 10),
    suffix,
    kind: fc.oneof(
      { weight: 8, arbitrary: fc.constant('grade' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...MARKS, 'bury' as const) },
    ),
    grade: fc.constantFrom(...GRADES),
    took: fc.integer({ min: 0, max: 90_000 }),
    days: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  })
  .map(({ card, minutes, suffix, kind, grade, took, days }): CardRecord => {
    const at = START + minutes * 60_000;
    const id = firstIdAt(at).slice(0, 10) + suffix;
    const day = Math.floor(at / DAY);
    if (kind === 'grade') {
      return { v: 1, type: 'grade', id, card, at, day, grade, took, ...(days === undefined ? {} : { days }) };
    }
    if (kind === 'bury') return { v: 1, type: 'bury', id, card, at, until: day + 1 };
    return { v: 1, type: kind, id, card, at };
  });

/** A log with no record twice; its undos take back earlier records of it, or records it lacks. */
export function logs(size: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<LogRecord[]> {
  return fc
    .tuple(
      fc.uniqueArray(cardRecord, { maxLength: 60, ...size, selector: ({ id }) => id }),
      fc.array(fc.tuple(fc.nat(), suffix, fc.boolean(), fc.integer({ min: 0, max: 400 })), { maxLength: 8 }),
    )
    .map(([records, undos]) => {
      const log: LogRecord[] = [...records];
      for (const [pick, suffix, lost, days] of undos) {
        const target = records[pick % Math.max(records.length, 1)];
        if (target === undefined) continue;
        const at = target.at + 1000 + days * DAY;
        const undoes = lost ? target.id.slice(0, 10) + suffix : target.id;
        const id = firstIdAt(at).slice(0, 10) + suffix;
        if (!log.some((record) => record.id === id)) log.push({ v: 1, type: 'undo', id, at, undoes });
      }
      return log;
    });
}
