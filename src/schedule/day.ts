/**
 * The learner's calendar: which study day a moment belongs to. A study day begins at a local hour, four in the
 * morning unless chosen otherwise, so that a drill after midnight still counts for the evening before.
 *
 * A study day is a whole number, the days from 1970-01-01 to its local date.
 */
import { firstWhere } from '../sorted/first-where.ts';
import { DAY } from './model.ts';

/** What a clock on the wall shows at a moment, as if it were UTC: ms. */
export type WallClock = (moment: number) => number;

export interface Calendar {
  /** Local hour, 0 to 23. */
  readonly startsAt: number;
  /** The study day of a moment in milliseconds. Never falls as the moment rises. */
  dayOf(moment: number): number;
  /** The first moment of a study day. A date the zone skipped begins together with the next. */
  startOf(day: number): number;
}

/** @throws RangeError where the hour is not 0 to 23 */
export function createCalendar(wall: WallClock, startsAt: number): Calendar {
  if (!Number.isInteger(startsAt) || startsAt < 0 || startsAt > 23) {
    throw new RangeError(`a day cannot start at hour ${startsAt}`);
  }
  const starts = new Map<number, number>();

  function startOf(day: number): number {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const target = day * DAY + startsAt * 3_600_000;
    // Zones lie within 14 hours of UTC, and 26 hours apart at most: from before, the wall clock is short of the
    // target, from after it is past it. Between the two it may pass the target twice (a clock set back) or jump
    // over it (a clock set forward); the earliest moment at which it has reached the target is wanted.
    const before = offset(target - DAY);
    const after = offset(target + DAY);
    const candidates = [target - before, target - after].filter((moment) => wall(moment) === target);
    const start = candidates.length > 0 ? Math.min(...candidates) : firstAtOrPast(target, before, after);
    starts.set(day, start);
    return start;
  }

  function offset(moment: number): number {
    return wall(moment) - Math.floor(moment / 1000) * 1000;
  }

  function firstAtOrPast(target: number, before: number, after: number): number {
    const low = target - Math.max(before, after) - 1000;
    const high = target - Math.min(before, after) + 1000;
    return firstWhere(low, high, (moment) => wall(moment) >= target);
  }

  let lastDay = NaN;
  let lastStart = 0;
  let lastEnd = 0;

  function dayOf(moment: number): number {
    if (moment >= lastStart && moment < lastEnd) return lastDay;
    let day = Math.floor(wall(moment) / DAY);
    while (startOf(day) > moment) day--;
    while (startOf(day + 1) <= moment) day++;
    lastDay = day;
    lastStart = startOf(day);
    lastEnd = startOf(day + 1);
    return day;
  }

  return { startsAt, dayOf, startOf };
}

/**
 * @param zone IANA name, as `Europe/Prague`
 * @throws RangeError where it is unknown to the platform
 */
export function wallClockOf(zone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  return (moment) => {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of format.formatToParts(moment)) part[type] = value;
    const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
    return Date.UTC(
      year,
      Number(part.month) - 1,
      Number(part.day),
      Number(part.hour),
      Number(part.minute),
      Number(part.second),
    );
  };
}

/** The date of a study day as `2026-11-25`. */
export function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
