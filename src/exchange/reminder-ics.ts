/**
 * Reminders as a calendar file (iCalendar, RFC 5545), which any calendar takes: no server is needed for them, and none
 * learns of them. Written by hand because it is a dozen lines of a fixed form; the tests have them read by a library.
 */
import { isoDate } from '../schedule/day.ts';

/** A day on which something comes back. */
export interface DueDay {
  /** Study day. */
  readonly day: number;
  readonly cards: number;
}

export interface ReminderOptions {
  /** On the reader's own clock, wherever they are: `19:30`. */
  readonly time: string;
  /** The hour at which a study day begins: a time before it is that of the night after. */
  readonly dayStartsAt: number;
  /** Where the app is, which the reminder leads to. */
  readonly address: string;
  /** ms. */
  readonly now: number;
  /** The version of Tifa that writes the file. */
  readonly writtenBy: string;
}

/** How long it takes up in the calendar. */
const DURATION = 'PT10M';

/**
 * One reminder a day, for ever, from `day` on.
 *
 * @param day study day
 * @throws RangeError where the time is none
 */
export function dailyReminder(day: number, options: ReminderOptions): string {
  return calendarOf(
    [eventOf('daily', day, 'Tifa: the cards of the day', ['RRULE:FREQ=DAILY'], options)],
    options,
  );
}

/**
 * One reminder on each day that has something. A file of a later date, taken in by the same calendar, changes the days it
 * has and adds its own.
 *
 * @throws RangeError where the time is none
 */
export function dueReminders(days: readonly DueDay[], options: ReminderOptions): string {
  return calendarOf(
    days
      .filter(({ cards }) => cards > 0)
      .map(({ day, cards }) => {
        const summary = cards === 1 ? 'Tifa: 1 card comes back' : `Tifa: ${cards} cards come back`;
        return eventOf(isoDate(day), day, summary, [], options);
      }),
    options,
  );
}

function calendarOf(events: readonly (readonly string[])[], { writtenBy }: ReminderOptions): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Tifa//Reminders ${escaped(writtenBy)}//EN`,
    ...events.flat(),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function eventOf(
  name: string,
  day: number,
  summary: string,
  more: readonly string[],
  { time, dayStartsAt, address, now }: ReminderOptions,
): string[] {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (clock === null) throw new RangeError(`${time} is no time of the day`);
  const date = isoDate(Number(clock[1]) < dayStartsAt ? day + 1 : day);
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const { host, pathname } = new URL(address);
  return [
    'BEGIN:VEVENT',
    // The same for the same day and copy of the app, so that it is changed and not doubled.
    `UID:tifa-${name}@${host}${pathname}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.floor(now / 60_000)}`,
    // Without a zone: at this time wherever the reader is.
    `DTSTART:${date.replaceAll('-', '')}T${clock[1]}${clock[2]}00`,
    `DURATION:${DURATION}`,
    ...more,
    `SUMMARY:${escaped(summary)}`,
    `URL:${address}`,
    // Nobody is busy for it.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
  ];
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

/** At most 75 bytes a line; what goes on begins with a blank. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).byteLength;
    if (bytes + size > 75) {
      out += '\r\n ';
      bytes = 1;
    }
    out += character;
    bytes += size;
  }
  return out;
}
