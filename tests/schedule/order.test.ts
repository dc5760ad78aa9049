/** A clock that was once ahead, and values at the end of their range. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { aheadOf } from '../../src/schedule/ahead.ts';
import type { Card } from '../../src/schedule/cards.ts';
import { rebuild } from '../../src/schedule/memory.ts';
import {
  cardId,
  DAY,
  firstIdAt,
  LAST_ID,
  LAST_MOMENT,
  momentWithin,
  type CardRecord,
  type LogRecord,
  type Mark,
} from '../../src/schedule/model.ts';
import { createIds, type NextId } from '../../src/schedule/ids.ts';
import { LogRecordSchema } from '../../src/schedule/schemas.ts';
import { unionOf } from '../../src/schedule/union.ts';
import { buildQueue } from '../../src/schedule/queue.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import {
  DEFAULT_SETTINGS,
  NO_SETTINGS,
  readStoredSettings,
  settingsOf,
} from '../../src/schedule/settings.ts';
import { mergeSettings, readForeignSettings, withSetting } from '../../src/schedule/change-settings.ts';
import { eventsOf } from '../../src/schedule/statistics.ts';
import { seeded } from './seeded.ts';

const NOW = Date.UTC(2026, 10, 25, 10);
const FOUR_YEARS = 1461 * DAY;
const CARD = cardId('renmin', 'hanzi-meaning');
const scheduler = createScheduler(DEFAULT_SETTINGS);
const today = Math.floor(NOW / DAY);

const mark = (nextId: NextId, at: number, type: Mark): CardRecord => ({
  v: 1,
  type,
  id: nextId(at),
  card: CARD,
  at,
});
const grade = (nextId: NextId, at: number, grade: 1 | 2 | 3 | 4): CardRecord => ({
  v: 1,
  type: 'grade',
  id: nextId(at),
  card: CARD,
  at,
  day: Math.floor(at / DAY),
  grade,
  took: 1000,
});
const after = (...log: LogRecord[]) => rebuild([], scheduler, log).of(CARD);

describe('a clock that was once ahead', () => {
  test('a card suspended then is brought back by an act of today', () => {
    const nextId = createIds(seeded(1));
    const suspended = mark(nextId, NOW + FOUR_YEARS, 'suspend');
    expect(after(suspended, mark(nextId, NOW, 'unsuspend')).setAside).toBeNull();
    // Also after a restart, which knows the last identifier only.
    const restarted = createIds(seeded(2), suspended.id);
    expect(after(suspended, mark(restarted, NOW, 'unsuspend')).setAside).toBeNull();
  });

  test('answers given then do not outrank those of today, nor does a reset', () => {
    const nextId = createIds(seeded(1));
    const then = grade(nextId, NOW + FOUR_YEARS, 4);
    const now = grade(nextId, NOW, 1);
    expect(after(then, now)).toMatchObject({ lastAt: NOW, lastDay: today, reps: 2 });
    const reset = mark(nextId, NOW + 1000, 'reset');
    expect(after(then, now, reset).phase).toBe('new');
    expect(eventsOf([then, now, reset, grade(nextId, NOW + 2000, 3)], scheduler)).toMatchObject([
      { phase: 'new' },
      {},
      { phase: 'new' },
    ]);
  });

  test('whatever a device does, the last thing done holds, however its clock jumps', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            jump: fc.integer({ min: -20 * 365, max: 20 * 365 }),
            type: fc.constantFrom<Mark>('suspend', 'unsuspend', 'known'),
            restarts: fc.boolean(),
          }),
          { minLength: 1, maxLength: 30 },
        ),
        (acts) => {
          let nextId = createIds(seeded(4));
          const log = acts.map(({ jump, type, restarts }, index) => {
            if (restarts) nextId = createIds(seeded(index + 5), nextId.last);
            return mark(nextId, momentWithin(NOW + jump * DAY), type);
          });
          const last = acts.at(-1)!.type;
          const expected = last === 'suspend' ? 'suspended' : last === 'known' ? 'known' : null;
          expect(after(...log.toReversed()).setAside).toBe(expected);
        },
      ),
    );
  });

  test('two devices: what was done after the other’s log was taken in holds on both', () => {
    const ahead = createIds(seeded(1));
    const right = createIds(seeded(2));
    const theirs = mark(ahead, NOW + FOUR_YEARS, 'suspend');
    right.follow(theirs.id);
    const mine = mark(right, NOW, 'unsuspend');
    expect(after(...unionOf([mine], [theirs])).setAside).toBeNull();
    expect(after(...unionOf([theirs], [mine])).setAside).toBeNull();
  });

  test('a card answered then is due now, though its date says otherwise', () => {
    const nextId = createIds(seeded(1));
    const card: Card = {
      id: CARD,
      term: 'renmin',
      direction: 'hanzi-meaning',
      position: 0,
      labels: ['kind:policy-term', 'topic:party-discourse'],
    };
    const queue = (...log: LogRecord[]) =>
      buildQueue({
        cards: [card],
        memory: rebuild([], scheduler, log),
        settings: DEFAULT_SETTINGS,
        day: today,
      });
    expect(queue(grade(nextId, NOW + FOUR_YEARS, 4)).main).toEqual([CARD]);
    expect(queue(grade(createIds(seeded(2)), NOW + FOUR_YEARS, 1)).learning).toEqual([
      { card: CARD, due: 0 },
    ]);
    // A journey over the date line is no clock that is ahead.
    expect(queue(grade(createIds(seeded(3)), NOW + DAY, 4)).main).toEqual([]);
    const bury = (until: number): LogRecord => ({
      v: 1,
      type: 'bury',
      id: firstIdAt(NOW),
      card: CARD,
      at: NOW,
      until,
    });
    expect(queue(bury(today + 1461)).main).toEqual([CARD]);
    expect(queue(bury(today + 1)).main).toEqual([]);
  });

  test('a setting changed now wins over one changed then', () => {
    const then = withSetting(NO_SETTINGS, 'newPerDay', 5, NOW + FOUR_YEARS);
    const now = withSetting(then, 'newPerDay', 6, NOW);
    for (const merged of [mergeSettings(then, now), mergeSettings(now, then)])
      expect(settingsOf(merged).newPerDay).toBe(6);
  });

  test('is noticed by what lies ahead, a little apart', () => {
    expect(aheadOf([{ at: NOW }, { at: NOW + DAY / 2 }], NOW)).toBeNull();
    expect(aheadOf([{ at: NOW + 3 * DAY }, { at: NOW + FOUR_YEARS }, { at: 0 }], NOW)).toEqual({
      records: 2,
      until: NOW + FOUR_YEARS,
    });
  });
});

describe('the end of the range', () => {
  const sound = { v: 1, type: 'flag', id: firstIdAt(NOW), card: CARD, at: NOW };
  test.each([
    ['the last ULID', { id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }, /id.*2199/],
    ['an identifier of the year 2200', { id: firstIdAt(LAST_MOMENT + 1) }, /id.*2199/],
    ['the last moment of 48 bits', { at: 2 ** 48 - 1 }, /at.*2199/],
    ['a moment past whole numbers', { at: 2 ** 53 }, /at/],
  ])('%s is refused, and the field named', (_, change, says) => {
    const { issues } = v.safeParse(LogRecordSchema, { ...sound, ...change });
    expect(`${v.getDotPath(issues![0])}: ${issues![0].message}`).toMatch(says);
  });

  test('identifiers are made after any that may be stored, and pass the schema', () => {
    for (const last of [LAST_ID, firstIdAt(LAST_MOMENT), firstIdAt(NOW), '7ZZZZZZZZZZZZZZZZZZZZZZZZZ']) {
      const nextId = createIds(seeded(1), last === '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' ? undefined : last);
      nextId.follow(last);
      const made = [NOW, NOW, Infinity, NaN, -5, 2 ** 60].map((at) => nextId(at));
      expect(new Set(made).size).toBe(made.length);
      for (const id of made) expect(v.is(LogRecordSchema, { ...sound, id })).toBe(true);
    }
  });

  test('a setting’s stamp there costs that field only, and later choices are stored', () => {
    const fields = {
      theme: { value: 'dark', at: 2 ** 53 - 1 },
      newPerDay: { value: 5, at: NOW },
      'not a name': { value: 1, at: NOW },
      reviewsPerDay: 'nonsense',
    };
    const read = readStoredSettings({ v: 1, fields })!;
    expect(Object.keys(read.settings.fields)).toEqual(['newPerDay']);
    expect(read.refused.map(({ field }) => field)).toEqual(['theme', 'not a name', 'reviewsPerDay']);
    const at = { v: 1 as const, fields: { theme: { value: 'dark', at: LAST_MOMENT } } };
    const changed = withSetting(at, 'theme', 'light', NOW);
    expect(readStoredSettings(changed)).toMatchObject({ refused: [] });
    expect(settingsOf(changed).theme).toBe('light');
  });

  test('a setting of a file that is out of its bounds does not take the place of the learner’s own', () => {
    const fields = { newPerDay: { value: -5, at: NOW }, fromALaterVersion: { value: 5n, at: NOW } };
    const read = readForeignSettings({ v: 1, fields })!;
    expect(read.refused).toMatchObject([{ field: 'newPerDay' }]);
    const mine = withSetting(NO_SETTINGS, 'newPerDay', 3, 5);
    expect(mergeSettings(mine, read.settings).fields).toMatchObject({
      newPerDay: { value: 3 },
      fromALaterVersion: { value: 5n },
    });
    expect(readForeignSettings([])).toBeNull();
  });
});
