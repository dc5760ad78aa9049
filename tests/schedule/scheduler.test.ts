import fc from 'fast-check';
import { createEmptyCard, fsrs, State, type Grade as FsrsGrade } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import { DAY, GRADES, type Grade } from '../../src/schedule/model.ts';
import { createScheduler, fraction, NEW_CARD, type CardMemory } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';

const plain = { ...DEFAULT_SETTINGS, fuzz: false, leechLapses: 0 };
const NOON = Date.UTC(2022, 11, 29, 12, 30);

function played(grades: readonly Grade[], gaps: readonly number[] | null, settings = plain) {
  const scheduler = createScheduler(settings);
  let memory: CardMemory = NEW_CARD;
  let day = Math.floor(NOON / DAY);
  const intervals: number[] = [];
  grades.forEach((grade, index) => {
    if (gaps !== null) day += gaps[index]!;
    memory = scheduler.answer(memory, { grade, at: NOON + index, day });
    intervals.push(memory.phase === 'review' ? memory.dueDay - day : 0);
    if (gaps === null && memory.phase === 'review') day = memory.dueDay;
  });
  return { scheduler, memory, intervals };
}

/** Known answers from ts-fsrs's own tests (`__tests__/FSRS-6.test.ts`), which repeat those of fsrs-rs and py-fsrs. */
describe('published vectors', () => {
  test('intervals of thirteen answers, each on the day it is due', () => {
    const { intervals } = played([3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3], null);
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  test('memory after six answers', () => {
    const { memory } = played([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21]);
    expect(memory.stability).toBeCloseTo(53.62691, 4);
    expect(memory.difficulty).toBeCloseTo(6.3574867, 4);
  });

  test.each([
    [1, 0.212, 6.4133, 'learning'],
    [2, 1.2931, 5.11217071, 'learning'],
    [3, 2.3065, 2.11810397, 'learning'],
    [4, 8.2956, 1, 'review'],
  ] as const)('first grade %d: stability %d, difficulty %d, %s', (grade, stability, difficulty, phase) => {
    const { memory } = played([grade], null);
    expect(memory).toMatchObject({ stability, difficulty, phase });
  });

  test('retrievability eight days after Easy', () => {
    const { scheduler, memory } = played([4], null);
    expect(scheduler.retrievability(memory, memory.dueDay)).toBeCloseTo(0.9024733, 7);
  });
});

describe('against ts-fsrs itself, where its UTC days are the study days', () => {
  const STATES = {
    new: State.New,
    learning: State.Learning,
    review: State.Review,
    relearning: State.Relearning,
  };
  const steps = fc.constantFrom<readonly `${number}${'m' | 'h' | 'd'}`[]>(
    [],
    ['1m'],
    ['1m', '10m'],
    ['5m', '2h', '1d'],
    ['2d'],
  );

  test('every history gives the same memory and the same due day', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ grade: fc.constantFrom(...GRADES), wait: fc.integer({ min: 0, max: 40 * 24 }) }),
          {
            minLength: 1,
            maxLength: 25,
          },
        ),
        steps,
        steps,
        fc.constantFrom(0.8, 0.9, 0.95),
        (answers, learningSteps, relearningSteps, retention) => {
          const scheduler = createScheduler({
            ...plain,
            retention,
            learningSteps: [...learningSteps],
            relearningSteps: [...relearningSteps],
          });
          const reference = fsrs({
            request_retention: retention,
            learning_steps: [...learningSteps],
            relearning_steps: [...relearningSteps],
            enable_fuzz: false,
          });
          let memory: CardMemory = NEW_CARD;
          let card = createEmptyCard(NOON);
          let at = NOON;
          for (const { grade, wait } of answers) {
            const day = Math.floor(at / DAY);
            memory = scheduler.answer(memory, { grade, at, day });
            card = reference.next(card, at, grade as FsrsGrade).card;
            expect(STATES[memory.phase]).toBe(card.state);
            expect(memory.stability).toBe(card.stability);
            expect(memory.difficulty).toBe(card.difficulty);
            expect([memory.reps, memory.lapses, memory.step]).toEqual([
              card.reps,
              card.lapses,
              card.learning_steps,
            ]);
            if (memory.phase === 'review') expect(memory.dueDay - day).toBe(card.scheduled_days);
            else expect(memory.due).toBe(card.due.getTime());
            // Within the first hundred years of a card's life; beyond, the two clip the interval differently.
            at = Math.min(card.due.getTime(), at + 30 * DAY) + wait * 3_600_000;
          }
        },
      ),
    );
  });
});

describe('study days', () => {
  test('two answers on one study day are the same day, whatever midnight lies between them', () => {
    const scheduler = createScheduler(plain);
    const first = scheduler.answer(NEW_CARD, { grade: 4, at: Date.UTC(2026, 0, 1, 23, 50), day: 20_454 });
    const again = scheduler.answer(first, { grade: 1, at: Date.UTC(2026, 0, 2, 0, 10), day: 20_454 });
    const sameDay = scheduler.answer(first, { grade: 1, at: Date.UTC(2026, 0, 1, 23, 55), day: 20_454 });
    expect(again.stability).toBe(sameDay.stability);
  });

  test('a clock set back makes no negative time', () => {
    const scheduler = createScheduler(plain);
    const first = scheduler.answer(NEW_CARD, { grade: 4, at: NOON, day: 20_000 });
    const earlier = scheduler.answer(first, { grade: 3, at: NOON - DAY, day: 19_999 });
    expect(earlier.stability).toBeGreaterThan(0);
    expect(scheduler.retrievability(first, 19_000)).toBe(1);
  });
});

describe('the fuzz', () => {
  const scheduler = createScheduler(DEFAULT_SETTINGS);
  const { memory } = played([3, 3, 3, 3], null);

  test('the day chosen when answering is honoured within it, and only within it', () => {
    const range = scheduler.interval(memory, 3, memory.dueDay);
    if (range.unit !== 'days') throw new Error('in days');
    expect(range.least).toBeLessThan(range.ideal);
    expect(range.most).toBeGreaterThan(range.ideal);
    for (const days of [range.least, range.ideal, range.most]) {
      const after = scheduler.answer(memory, { grade: 3, at: NOON, day: memory.dueDay, days });
      expect(after.dueDay - memory.dueDay).toBe(days);
    }
    for (const days of [1, range.least - 1, range.most + 1, 36_500, undefined]) {
      const after = scheduler.answer(memory, { grade: 3, at: NOON, day: memory.dueDay, days });
      expect(after.dueDay - memory.dueDay).toBeGreaterThanOrEqual(range.least);
      expect(after.dueDay - memory.dueDay).toBeLessThanOrEqual(range.most);
    }
  });

  test('there is none below two and a half days, nor when switched off', () => {
    const { memory: young } = played([3, 3], null);
    expect(createScheduler(DEFAULT_SETTINGS).interval(NEW_CARD, 4, 0)).not.toMatchObject({
      least: 8,
      most: 8,
    });
    expect(createScheduler(plain).interval(memory, 3, memory.dueDay)).toMatchObject({
      least: 163,
      most: 163,
    });
    expect(young.dueDay - young.lastDay).toBe(2);
  });

  test('never passes the maximum interval', () => {
    const short = createScheduler({ ...DEFAULT_SETTINGS, maximumInterval: 30 });
    for (const grade of [2, 3, 4] as const) {
      expect(short.interval(memory, grade, memory.dueDay)).toMatchObject({ unit: 'days', most: 30 });
    }
  });

  test('its fractions are spread evenly', () => {
    const bins = new Array<number>(10).fill(0);
    for (let seed = 0; seed < 10_000; seed++) bins[Math.floor(fraction(NOON + seed * 997) * 10)]!++;
    for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe('leeches', () => {
  function lapsed(times: number, leechLapses: number): CardMemory {
    const scheduler = createScheduler({ ...plain, leechLapses });
    let memory: CardMemory = NEW_CARD;
    let day = 20_000;
    memory = scheduler.answer(memory, { grade: 4, at: NOON, day });
    for (let time = 0; time < times; time++) {
      day += 10;
      memory = scheduler.answer(memory, { grade: 1, at: NOON + day, day });
      memory = scheduler.answer(
        { ...memory, setAside: time === times - 1 ? memory.setAside : null },
        { grade: 3, at: NOON + day, day },
      );
    }
    return memory;
  }
  const rows: [lapses: number, threshold: number, leech: boolean][] = [
    [7, 8, false],
    [8, 8, true],
    [9, 8, false],
    [11, 8, false],
    [12, 8, true],
    [16, 8, true],
    [3, 3, true],
    [5, 3, true],
    [1, 1, true],
    [2, 1, true],
    [30, 0, false],
  ];
  test.each(rows)('%d lapses, threshold %d: %s', (lapses, threshold, leech) => {
    const memory = lapsed(lapses, threshold);
    expect(memory.lapses).toBe(lapses);
    expect(memory.setAside).toBe(leech ? 'leech' : null);
  });
});
