/** Moments and identifiers of acts, as the log of reviews has them: what is done later has a greater identifier. */
import * as v from 'valibot';

/** The last moment anything may carry (ms): the end of the year 2199, so that something can always come after it. */
export const LAST_MOMENT = Date.UTC(2200, 0, 1) - 1;

/** Milliseconds since 1970-01-01T00:00Z. */
export const MomentSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(LAST_MOMENT, 'lies after the year 2199'),
);

/** The greatest identifier: its first ten digits are LAST_MOMENT in base 32. */
export const LAST_ID = `${digitsOf(LAST_MOMENT)}${'Z'.repeat(16)}`;

/** A ULID: sorts by time, never repeats across devices, rises within one. */
export const UlidSchema = v.pipe(
  v.string(),
  v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'is not a ULID'),
  v.check((id) => id <= LAST_ID, 'its moment lies after the year 2199'),
);

function digitsOf(moment: number): string {
  let rest = moment;
  let digits = '';
  for (let place = 0; place < 10; place++) {
    digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(rest % 32) + digits;
    rest = Math.floor(rest / 32);
  }
  return digits;
}
