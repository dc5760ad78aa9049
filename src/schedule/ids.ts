/** The identifiers of what one device does. */
import { incrementBase32, ulid } from 'ulid';
import { LAST_ID, LAST_MOMENT, momentOfId, momentWithin } from './model.ts';

/** Makes the next record's identifier for the moment `at`. */
export interface NextId {
  (at: number): string;
  /** What is made from now on comes after `id`, which another tab or device has made. */
  follow(id: string): void;
  /** The last identifier made or followed; the empty text before the first. */
  readonly last: string;
}

/**
 * Identifiers of one device: ULIDs (https://github.com/ulid/spec), 48 bits of time and 80 of chance. They rise even
 * when the clock is set back, also across restarts when `after` is the last identifier the device knows of: so what
 * is done later outranks what was done before, whatever the clock said (compareRecords). Never throws: after the
 * last identifier there is, one is made that is new, though it rises no more.
 *
 * @param random uniform in [0, 1)
 */
export function createIds(random: () => number, after = ''): NextId {
  let last = after;
  /** Whether `last` is of this device and tab: only then is the next one by counting nobody else's. */
  let own = false;
  const fresh = (moment: number) => ulid(moment, random);

  function next(at: number): string {
    const moment = momentWithin(at);
    let made = fresh(moment);
    if (last !== '' && moment <= momentOfId(last)) {
      const least = momentOfId(last) + 1;
      made = own ? incrementBase32(last) : fresh(Math.min(least, LAST_MOMENT));
    }
    // Nothing follows the end of the range. An answer that can be stored is worth more than its rank.
    if (made > LAST_ID) return fresh(moment);
    if (made > last) {
      last = made;
      own = true;
    }
    return made;
  }

  return Object.defineProperty(
    Object.assign(next, {
      follow(id: string) {
        if (id <= last || id > LAST_ID) return;
        last = id;
        own = false;
      },
      last: '',
    }),
    'last',
    { get: () => last },
  );
}
