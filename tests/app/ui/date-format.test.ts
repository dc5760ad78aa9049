import { expect, test, vi } from 'vitest';
import { dateFormat } from '../../../src/app/ui/date-format.ts';
import { clockTime } from '../../../src/app/learner/day-wording.ts';

const noon = Date.UTC(2026, 2, 2, 12);

test('the time in a zone', () => {
  expect(clockTime(noon, 'Asia/Shanghai')).toBe('20:00');
});

test.each(['Etc/Unknown', 'Mars/Olympus', '', '+25:99'])(
  'a zone the platform refuses, %j, ends nothing',
  (zone) => {
    expect(clockTime(noon, zone)).toMatch(/^\d\d:\d\d$/);
  },
);

test('where it does not take its own zone either, UTC serves', () => {
  const Real = Intl.DateTimeFormat;
  const refusing = function (locale: string, options: Intl.DateTimeFormatOptions) {
    if (options.timeZone !== 'UTC') throw new RangeError('Unsupported time zone');
    return new Real(locale, options);
  };
  vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(refusing as never);
  expect(dateFormat('Etc/Unknown', { hour: '2-digit', minute: '2-digit' }).format(noon)).toBe('12:00');
});
