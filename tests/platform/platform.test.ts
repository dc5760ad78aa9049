import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { inTime, NoAnswerError, PATIENCE, usableZone, wallClock } from '../../src/platform/platform.ts';
import { usableLanguage } from '../../src/platform/language.ts';
import { wallClockOf } from '../../src/schedule/day.ts';

const never = () => new Promise<never>(() => undefined);

describe('a function that is asked in time', () => {
  test('gives its answer, or its error, as it is', async () => {
    await expect(inTime('it', () => 5)).resolves.toBe(5);
    await expect(inTime('it', async () => 6)).resolves.toBe(6);
    await expect(inTime('it', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(
      inTime('it', () => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
  });

  test('that never answers is given up within five seconds', async () => {
    vi.useFakeTimers();
    const answer = expect(inTime('it', never)).rejects.toThrow(NoAnswerError);
    expect(PATIENCE).toBeLessThanOrEqual(5000);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    await answer;
  });

  test('what comes too late is handed over, to be put away', async () => {
    vi.useFakeTimers();
    let give: (value: string) => void = () => undefined;
    const late: string[] = [];
    const answer = expect(
      inTime(
        'it',
        () => new Promise<string>((resolve) => (give = resolve)),
        (value) => late.push(value),
      ),
    ).rejects.toThrow(NoAnswerError);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    await answer;
    give('after all');
    await vi.advanceTimersByTimeAsync(0);
    expect(late).toEqual(['after all']);
  });
});

describe('a time zone', () => {
  test.each([
    // Where a platform takes no offset, the name of one with the same.
    ['Asia/Shanghai', 480, ['Asia/Shanghai']],
    ['Etc/Unknown', 480, ['+08:00', 'Etc/GMT-8']],
    ['', -180, ['-03:00', 'Etc/GMT+3']],
    ['Not/AZone', 0, ['+00:00', 'Etc/GMT-0']],
    ['Not/AZone', NaN, ['+00:00', 'Etc/GMT-0']],
    ['Not/AZone', 1e9, ['+00:00', 'Etc/GMT-0']],
  ])('%j, %d minutes east of UTC, is used as one of %j', (name, offset, used) => {
    const zone = usableZone(name, offset);
    expect(used).toContain(zone);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  });
});

describe('a language', () => {
  test.each([
    ['en-US', 'en-US'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
    ['en-US@posix', 'en-US'],
    ['de_DE.UTF-8', 'de-DE'],
    ['C', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['not a language', 'en'],
  ])('named %j is %s', (named, used) => {
    expect(usableLanguage(named)).toBe(used);
    expect(() => new Intl.NumberFormat(usableLanguage(named))).not.toThrow();
  });
});

describe('the clock on the wall', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  test.each([
    'Europe/Prague',
    'America/New_York',
    'Asia/Shanghai',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ])('of a device in %s shows what one of that name does', (zone) => {
    process.env.TZ = zone;
    const named = wallClockOf(zone);
    const own = wallClock();
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1990, 0) / 1000, max: Date.UTC(2060, 0) / 1000 }), (second) => {
        expect(own(second * 1000)).toBe(named(second * 1000));
      }),
    );
  });
});
