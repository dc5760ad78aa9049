import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradesOf, rebuild } from '../../src/schedule/memory.ts';
import { DAY, firstIdAt, type CardId, type Grade, type LogRecord } from '../../src/schedule/model.ts';
import { dueByDay } from '../../src/schedule/due-by-day.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import {
  ASSUMED_HABITS,
  byAge,
  byDay,
  eventsOf,
  habitsOf,
  histogram,
  knowledgeOf,
  retentionOf,
  STABILITY_BOUNDS,
} from '../../src/schedule/statistics.ts';
import { logs, START } from './logs.ts';

const scheduler = createScheduler(DEFAULT_SETTINGS);
const CARD: CardId = 'a:hanzi-meaning';
const DAY0 = Math.floor(START / DAY);

/** Answers to one card: [days after the start, minutes, grade]. */
function log(...answers: [day: number, minute: number, grade: Grade][]): LogRecord[] {
  return answers.map(([day, minute, grade]) => {
    const at = START + day * DAY + minute * 60_000;
    return {
      v: 1,
      type: 'grade',
      id: firstIdAt(at),
      card: CARD,
      at,
      day: DAY0 + day,
      grade,
      took: 1000 * grade,
    };
  });
}

describe('events', () => {
  test('say what was remembered before each answer', () => {
    const events = eventsOf(log([0, 0, 3], [0, 10, 3], [2, 0, 3], [13, 0, 1], [13, 10, 3]), scheduler);
    expect(events.map(({ phase, elapsed, age }) => [phase, elapsed, age])).toEqual([
      ['new', 0, 0],
      ['learning', 0, 0],
      ['review', 2, 2],
      ['review', 11, 13],
      ['relearning', 0, 13],
    ]);
    expect(events[2]!.predicted).toBeCloseTo(0.91, 2);
  });

  test('end with the memory the log gives, and begin anew after a reset', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const events = eventsOf(log, scheduler);
        expect(events.map(({ record }) => record)).toEqual(gradesOf(log));
        const memory = rebuild(log, scheduler);
        const last = new Map(events.map((event) => [event.record.card, event]));
        for (const [card, { phase, record }] of last) {
          const state = memory.of(card);
          if (state.lastAt === record.at && phase === 'new') expect(state.reps).toBe(1);
          if (state.lastAt === record.at && phase !== 'new') expect(state.reps).toBeGreaterThan(1);
        }
      }),
    );
  });
});

describe('true retention', () => {
  test('counts first answers of a day to cards in review, and nothing in learning', () => {
    const events = eventsOf(
      log([0, 0, 1], [0, 1, 3], [0, 10, 3], [2, 0, 3], [2, 5, 3], [12, 0, 1], [12, 10, 3], [13, 0, 2]),
      scheduler,
    );
    expect(retentionOf(events)).toMatchObject({ reviews: 3, recalled: 2, share: 2 / 3 });
    expect(retentionOf([])).toEqual({ reviews: 0, recalled: 0, share: null, expected: null });
  });

  test('by day and by age add up to the whole', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const events = eventsOf(log, scheduler);
        const { reviews, recalled } = retentionOf(events);
        for (const parts of [byDay(events), byAge(events)]) {
          expect(parts.reduce((sum, part) => sum + part.retention.reviews, 0)).toBe(reviews);
          expect(parts.reduce((sum, part) => sum + part.retention.recalled, 0)).toBe(recalled);
        }
        const days = byDay(events);
        expect(days.reduce((sum, { answers }) => sum + answers, 0)).toBe(events.length);
        expect(days.map(({ day }) => day)).toEqual(
          [...new Set(days.map(({ day }) => day))].sort((a, b) => a - b),
        );
      }),
    );
  });

  test('by age: a bound belongs to the younger', () => {
    const events = eventsOf(log([0, 0, 4], [7, 0, 3], [37, 0, 3]), scheduler);
    expect(byAge(events).map(({ upTo, retention }) => [upTo, retention.reviews])).toEqual([
      [7, 1],
      [30, 0],
      [90, 1],
      [365, 0],
      [Infinity, 0],
    ]);
  });
});

test('what is due: the overdue on the first day, each card once', () => {
  const memory = rebuild(log([0, 0, 4]), scheduler);
  const { dueDay } = memory.of(CARD);
  const cards: CardId[] = [CARD, 'new:hanzi-meaning'];
  expect(dueByDay(memory, cards, dueDay - 2, 4)).toEqual([0, 0, 1, 0]);
  expect(dueByDay(memory, cards, dueDay + 100, 4)).toEqual([1, 0, 0, 0]);
  expect(dueByDay(memory, cards, memory.of(CARD).lastDay, 4)).toEqual([0, 0, 0, 0]);
});

test('knowledge counts every card once', () => {
  fc.assert(
    fc.property(logs(), fc.integer({ min: 0, max: 900 }), (log, days) => {
      const memory = rebuild(log, scheduler);
      const cards: CardId[] = [CARD, 'a:meaning-hanzi', 'b:hanzi-meaning', 'c-d:hanzi-meaning', 'e:cloze'];
      const known = knowledgeOf(memory, cards, DAY0 + days);
      const { fresh, learning, young, learned, suspended, leeches } = known;
      expect(fresh + learning + young + learned + suspended + known.known + leeches).toBe(known.cards);
      expect(known.cards).toBe(cards.length);
      const begun = cards.filter((card) => memory.of(card).phase !== 'new').length;
      for (const bars of [known.stability, known.difficulty, known.recall]) {
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(begun);
      }
      expect(known.recallable).toBeLessThanOrEqual(begun);
    }),
  );
});

test('a histogram’s bar holds its lower bound, not its upper', () => {
  expect(histogram([0, 0.5, 1, 2.9, 3, 1e6], STABILITY_BOUNDS).map(({ count }) => count)).toEqual([
    2, 2, 1, 0, 0, 0, 0, 1,
  ]);
});

describe('habits', () => {
  test('are assumed until the log says otherwise', () => {
    expect(habitsOf([])).toEqual(ASSUMED_HABITS);
    const events = eventsOf(
      Array.from({ length: 2000 }, (_, index): LogRecord => {
        const at = START + index * 1000;
        return {
          v: 1,
          type: 'grade',
          id: firstIdAt(at),
          card: `t${index}:hanzi-meaning`,
          at,
          day: DAY0,
          grade: 4,
          took: 2000,
        };
      }),
      scheduler,
    );
    const { first, took } = habitsOf(events);
    expect(first[4]).toBeGreaterThan(0.95);
    expect(first[1] + first[2] + first[3] + first[4]).toBeCloseTo(1);
    expect(took[4]).toBeGreaterThan(1999);
    expect(took[4]).toBeLessThan(2200);
  });
});
