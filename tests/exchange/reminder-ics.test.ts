/** Read by a library that is not ours. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { dailyReminder, dueReminders } from '../../src/exchange/reminder-ics.ts';
import { DAY } from '../../src/schedule/model.ts';

const NOW = Date.UTC(2026, 10, 26, 6, 30, 12);
const TODAY = Math.floor(NOW / DAY);
const options = {
  time: '19:05',
  dayStartsAt: 4,
  address: 'https://words.example/tifa/',
  now: NOW,
  writtenBy: '1.2.3 (abc)',
};

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

test('one a day, at the time on the clock of wherever the reader is, for ever', () => {
  const [event, ...others] = read(dailyReminder(TODAY, options));
  expect(others).toEqual([]);
  expect(event!.summary).toBe('Tifa: the cards of the day');
  // No zone is said: the calendar's own is meant.
  expect(event!.startDate.zone.tzid).toBe('floating');
  expect(event!.duration.toSeconds()).toBe(600);
  const times = event!.iterator();
  expect([times.next(), times.next(), times.next()].map(String)).toEqual([
    '2026-11-26T19:05:00',
    '2026-11-27T19:05:00',
    '2026-11-28T19:05:00',
  ]);
  const [alarm] = event!.component.getAllSubcomponents('valarm');
  expect(alarm!.getFirstPropertyValue('action')).toBe('DISPLAY');
  expect(String(alarm!.getFirstPropertyValue('trigger'))).toBe('PT0S');
  expect(event!.component.getFirstPropertyValue('url')).toBe('https://words.example/tifa/');
});

test('the file names the version that wrote it', () => {
  const calendar = new ICAL.Component(ICAL.parse(dailyReminder(TODAY, options)) as unknown[]);
  expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Tifa//Reminders 1.2.3 (abc)//EN');
});

test('one on each day on which something comes back', () => {
  const events = read(
    dueReminders(
      [
        { day: TODAY, cards: 12 },
        { day: TODAY + 1, cards: 0 },
        { day: TODAY + 3, cards: 1 },
      ],
      options,
    ),
  );
  expect(events.map(({ startDate, summary }) => [String(startDate), summary])).toEqual([
    ['2026-11-26T19:05:00', 'Tifa: 12 cards come back'],
    ['2026-11-29T19:05:00', 'Tifa: 1 card comes back'],
  ]);
  expect(events.some((event) => event.isRecurring())).toBe(false);
});

test.each([
  ['00:30', 4, '2026-11-30T00:30:00'],
  ['03:59', 4, '2026-11-30T03:59:00'],
  ['04:00', 4, '2026-11-29T04:00:00'],
  ['00:30', 0, '2026-11-29T00:30:00'],
])('at %s, where the day begins at %i, it comes once the day has begun', (time, dayStartsAt, at) => {
  const night = { ...options, time, dayStartsAt };
  const [due] = read(dueReminders([{ day: TODAY + 3, cards: 1 }], night));
  const [daily] = read(dailyReminder(TODAY + 3, night));
  expect([String(due!.startDate), String(daily!.startDate)]).toEqual([at, at]);
});

test('a later file changes the days of an earlier one and doubles none', () => {
  const [first] = read(dueReminders([{ day: TODAY + 3, cards: 1 }], options));
  const [later] = read(dueReminders([{ day: TODAY + 3, cards: 7 }], { ...options, now: NOW + 3_600_000 }));
  expect(later!.uid).toBe(first!.uid);
  expect(later!.sequence).toBeGreaterThan(first!.sequence);
  const [elsewhere] = read(
    dueReminders([{ day: TODAY + 3, cards: 1 }], { ...options, address: 'https://words.example/other/' }),
  );
  expect(elsewhere!.uid).not.toBe(first!.uid);
});

test('every line is short enough, whatever the address', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.integer({ min: 0, max: 23 }), (path, hour) => {
      const time = `${String(hour).padStart(2, '0')}:00`;
      const file = dailyReminder(TODAY, { ...options, time, address: `https://字.example${path}/` });
      for (const line of file.split('\r\n'))
        expect(new TextEncoder().encode(line).byteLength).toBeLessThanOrEqual(75);
      expect(file).not.toMatch(/[^\r]\n/);
      expect(read(file)).toHaveLength(1);
    }),
    { numRuns: 20 },
  );
});

test.each(['', '24:00', '7:30', '19:60', '19:05:00'])('%j is no time', (time) => {
  expect(() => dailyReminder(TODAY, { ...options, time })).toThrow(RangeError);
});
