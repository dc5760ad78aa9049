/** Moments that lie ahead of the clock: of acts done while a clock was ahead. */
import { DAY } from './model.ts';

/** What of a log lies ahead of now: made while a clock was ahead. */
export interface Ahead {
  readonly records: number;
  /** The latest moment, ms. */
  readonly until: number;
}

/** Clocks differ a little, and a record may arrive from a device whose clock is a little ahead: ms. */
const CLOCKS_DIFFER = DAY;

/** Of things with a moment, those that lie more than a day ahead of `now` (ms); null where there are none. */
export function aheadOf(dated: Iterable<{ readonly at: number }>, now: number): Ahead | null {
  let records = 0;
  let until = 0;
  for (const { at } of dated) {
    if (at <= now + CLOCKS_DIFFER) continue;
    records++;
    until = Math.max(until, at);
  }
  return records === 0 ? null : { records, until };
}
