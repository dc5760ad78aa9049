import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, isoDate, wallClockOf } from '../../src/schedule/day.ts';
import { DAY } from '../../src/schedule/model.ts';

const HOUR = 3_600_000;

/** The study day of a moment, as a date. */
const rows: [zone: string, startsAt: number, moment: string, date: string, why: string][] = [
  ['Europe/Prague', 4, '2026-06-15T02:00Z', '2026-06-15', 'four in the morning begins the day'],
  ['Europe/Prague', 4, '2026-06-15T01:59:59.999Z', '2026-06-14', 'just before four is the evening before'],
  ['Europe/Prague', 4, '2026-06-14T22:30Z', '2026-06-14', 'after midnight'],
  ['Europe/Prague', 0, '2026-06-14T22:30Z', '2026-06-15', 'after midnight, where the day turns at midnight'],
  ['Europe/Prague', 4, '2026-03-29T01:59Z', '2026-03-28', 'clocks set forward from 2 to 3: 3:59 summer time'],
  ['Europe/Prague', 4, '2026-03-29T02:00Z', '2026-03-29', 'clocks set forward: 4:00 summer time'],
  [
    'Europe/Prague',
    2,
    '2026-03-29T00:59Z',
    '2026-03-28',
    'the hour at which the day turns is left out: before',
  ],
  [
    'Europe/Prague',
    2,
    '2026-03-29T01:00Z',
    '2026-03-29',
    'the hour at which the day turns is left out: after',
  ],
  ['Europe/Prague', 4, '2026-10-25T02:59Z', '2026-10-24', 'clocks set back from 3 to 2: 3:59 winter time'],
  ['Europe/Prague', 4, '2026-10-25T03:00Z', '2026-10-25', 'clocks set back: 4:00 winter time'],
  ['Europe/Prague', 2, '2026-10-25T00:00Z', '2026-10-25', 'the day turns at the first 2:00'],
  ['Europe/Prague', 2, '2026-10-25T01:00Z', '2026-10-25', 'and not again at the second'],
  ['America/New_York', 4, '2026-03-08T07:59Z', '2026-03-07', 'clocks set forward'],
  ['America/New_York', 4, '2026-03-08T08:00Z', '2026-03-08', 'clocks set forward'],
  ['America/New_York', 4, '2026-11-01T08:59Z', '2026-10-31', 'clocks set back'],
  ['America/New_York', 4, '2026-11-01T09:00Z', '2026-11-01', 'clocks set back'],
  ['America/New_York', 1, '2026-11-01T05:00Z', '2026-11-01', 'the day turns at the first 1:00'],
  ['America/New_York', 1, '2026-11-01T06:30Z', '2026-11-01', 'and not again at the second'],
  ['Asia/Shanghai', 4, '2026-06-14T19:59Z', '2026-06-14', 'never changes its clocks'],
  ['Asia/Shanghai', 4, '2026-06-14T20:00Z', '2026-06-15', 'never changes its clocks'],
  ['Asia/Kathmandu', 4, '2026-06-14T22:15Z', '2026-06-15', 'quarters of an hour'],
  ['Australia/Lord_Howe', 2, '2026-10-03T15:30Z', '2026-10-04', 'set forward by half an hour, 2:00 left out'],
  ['Australia/Lord_Howe', 2, '2026-10-03T15:29Z', '2026-10-03', 'set forward by half an hour, 2:00 left out'],
  ['Australia/Lord_Howe', 4, '2026-04-04T17:29Z', '2026-04-04', 'set back by half an hour'],
  ['Australia/Lord_Howe', 4, '2026-04-04T17:30Z', '2026-04-05', 'set back by half an hour'],
  ['Pacific/Chatham', 3, '2026-04-04T13:15Z', '2026-04-05', 'reaches 3:00, is set back to 2:45 at 3:45'],
  ['Pacific/Chatham', 3, '2026-04-04T14:05Z', '2026-04-05', '2:50 again, still the new day'],
  ['America/St_Johns', 0, '2010-11-07T02:30:30Z', '2010-11-07', 'midnight is reached for a minute'],
  ['America/St_Johns', 0, '2010-11-07T02:45Z', '2010-11-07', 'and set back to 23:01 at 0:01'],
  ['Pacific/Apia', 4, '2011-12-30T09:59Z', '2011-12-29', 'the evening before the date line moved'],
  ['Pacific/Apia', 4, '2011-12-30T14:00Z', '2011-12-31', '30 December 2011 was left out'],
];

describe('the study day', () => {
  test.each(rows)('%s, turning at %d: %s is in %s (%s)', (zone, startsAt, moment, date) => {
    expect(isoDate(createCalendar(wallClockOf(zone), startsAt).dayOf(Date.parse(moment)))).toBe(date);
  });

  const zones = fc.constantFrom(
    'Europe/Prague',
    'America/New_York',
    'Asia/Shanghai',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Pacific/Apia',
    'Asia/Kathmandu',
    'America/St_Johns',
    'UTC',
  );
  const hours = fc.integer({ min: 0, max: 23 });
  const moments = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) });

  test('holds its moments: from its first until the next day’s first', () => {
    fc.assert(
      fc.property(zones, hours, moments, (zone, startsAt, moment) => {
        const calendar = createCalendar(wallClockOf(zone), startsAt);
        const day = calendar.dayOf(moment);
        expect(calendar.startOf(day)).toBeLessThanOrEqual(moment);
        expect(calendar.startOf(day + 1)).toBeGreaterThan(moment);
      }),
    );
  });

  test('never falls as time goes on', () => {
    fc.assert(
      fc.property(
        zones,
        hours,
        moments,
        fc.integer({ min: 0, max: 3 * DAY }),
        (zone, startsAt, moment, later) => {
          const calendar = createCalendar(wallClockOf(zone), startsAt);
          expect(calendar.dayOf(moment + later)).toBeGreaterThanOrEqual(calendar.dayOf(moment));
        },
      ),
    );
  });

  test('begins at the hour the learner chose, or where that hour is left out, at most an hour later', () => {
    fc.assert(
      fc.property(zones, hours, moments, (zone, startsAt, moment) => {
        const calendar = createCalendar(wallClockOf(zone), startsAt);
        const start = calendar.startOf(Math.floor(moment / DAY));
        const local = new Intl.DateTimeFormat('en-GB', {
          timeZone: zone,
          hour: '2-digit',
          minute: '2-digit',
        });
        const [hour, minute] = local.format(start).split(':').map(Number);
        const late = ((hour! - startsAt + 24) % 24) * HOUR + minute! * 60_000;
        expect(late).toBeLessThanOrEqual(HOUR);
        if (late > 0) {
          const [before] = local
            .format(start - 1)
            .split(':')
            .map(Number);
          expect(before).not.toBe(hour);
        }
      }),
    );
  });

  test('does not depend on what was asked before', () => {
    fc.assert(
      fc.property(
        zones,
        hours,
        fc.array(moments, { minLength: 2, maxLength: 6 }),
        (zone, startsAt, several) => {
          const calendar = createCalendar(wallClockOf(zone), startsAt);
          for (const moment of several) {
            expect(calendar.dayOf(moment)).toBe(createCalendar(wallClockOf(zone), startsAt).dayOf(moment));
          }
        },
      ),
    );
  });

  test('an unknown zone or hour is refused', () => {
    expect(() => wallClockOf('Mars/Olympus')).toThrow(RangeError);
    for (const hour of [-1, 24, 2.5, NaN])
      expect(() => createCalendar(wallClockOf('UTC'), hour)).toThrow(RangeError);
  });
});
