import fc from 'fast-check';
import { default_w } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import {
  accuracyOf,
  compareOn,
  historiesOf,
  intervalAfter,
  LEAST_TRIALS,
  MOST_TRIALS,
  predictions,
  roundedWeights,
  splitByTime,
  trainingSet,
  trialsOf,
  type History,
  type Trial,
} from '../../src/schedule/fitting.ts';
import { gradesOf } from '../../src/schedule/memory.ts';
import { cardId, DAY, type Grade, type LogRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { SettingsSchema } from '../../src/schedule/schemas.ts';
import { eventsOf } from '../../src/schedule/statistics.ts';
import * as v from 'valibot';
import { logs } from './logs.ts';
import { seeded } from './seeded.ts';
import { FORGETFUL, simulatedLog } from './simulated-log.ts';

const scheduler = createScheduler(DEFAULT_SETTINGS);
const nextId = createIds(seeded(3));
const CARD = cardId('a', 'hanzi-meaning');

/** Answers as `[day, grade]`, or what else is done to the card on a day. */
function logOf(...steps: readonly (readonly [day: number, what: Grade | 'reset' | 'undo' | 'flag'])[]) {
  const log: LogRecord[] = [];
  steps.forEach(([day, what], index) => {
    const at = (20_000 + day) * DAY + index * 60_000;
    const id = nextId(at);
    if (what === 'undo') log.push({ v: 1, type: 'undo', id, at, undoes: log.at(-1)!.id });
    else if (typeof what === 'string') log.push({ v: 1, type: what, id, card: CARD, at });
    else log.push({ v: 1, type: 'grade', id, card: CARD, at, day: 20_000 + day, grade: what, took: 1000 });
  });
  return log;
}

type Answered = readonly [elapsed: number, grade: Grade];

function history(...reviews: Answered[]): History {
  let day = 20_000;
  return {
    card: CARD,
    reviews: reviews.map(([elapsed, grade], index) => {
      day += elapsed;
      return { grade, elapsed, day, at: day * DAY + index, id: String(index).padStart(3, '0') };
    }),
  };
}

const trial = (...reviews: Answered[]): Trial => ({
  history: history(...reviews),
  last: reviews.length - 1,
});

describe('what of the log the trainer is given', () => {
  test.each<[string, LogRecord[], [elapsed: number, grade: Grade][], trials: number[]]>([
    ['one answer foretells nothing', logOf([0, 3]), [[0, 3]], []],
    [
      'days elapsed are those between study days',
      logOf([0, 3], [2, 3], [9, 1]),
      [
        [0, 3],
        [2, 3],
        [7, 1],
      ],
      [1, 2],
    ],
    [
      'answers of one day count for what is remembered, not as trials',
      logOf([0, 1], [0, 3], [1, 1], [1, 3], [3, 3]),
      [
        [0, 1],
        [0, 3],
        [1, 1],
        [0, 3],
        [2, 3],
      ],
      [2, 4],
    ],
    [
      'an undone answer was not given',
      logOf([0, 3], [2, 1], [2, 'undo'], [5, 3]),
      [
        [0, 3],
        [5, 3],
      ],
      [1],
    ],
    [
      'a card that was reset begins anew',
      logOf([0, 3], [2, 3], [4, 'reset'], [5, 1], [8, 3]),
      [
        [0, 1],
        [3, 3],
      ],
      [1],
    ],
    [
      'an undone reset was none',
      logOf([0, 3], [2, 'reset'], [2, 'undo'], [5, 1]),
      [
        [0, 3],
        [5, 1],
      ],
      [1],
    ],
    [
      'other marks change nothing',
      logOf([0, 3], [1, 'flag'], [2, 3]),
      [
        [0, 3],
        [2, 3],
      ],
      [1],
    ],
    [
      'a clock set back does not make time negative',
      logOf([5, 3], [4, 3], [6, 3]),
      // The log's order is that in which they were given.
      [
        [0, 3],
        [0, 3],
        [2, 3],
      ],
      [2],
    ],
  ])('%s', (_name, log, reviews, trials) => {
    const histories = historiesOf(log);
    expect(histories.map(({ reviews }) => reviews.map(({ elapsed, grade }) => [elapsed, grade]))).toEqual([
      reviews,
    ]);
    expect(trialsOf(histories).map(({ last }) => last)).toEqual(trials);
  });

  test('its order does not matter', () => {
    fc.assert(
      fc.property(
        logs().chain((log) =>
          fc.tuple(
            fc.constant(log),
            fc.shuffledSubarray(log, { minLength: log.length, maxLength: log.length }),
          ),
        ),
        ([log, shuffled]) => {
          const sorted = (records: LogRecord[]) =>
            historiesOf(records).sort((a, b) => (a.card < b.card ? -1 : 1));
          expect(sorted(shuffled)).toEqual(sorted(log));
        },
      ),
    );
  });

  test('it is answers of the log that stand, and the training set holds each trial whole', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const histories = historiesOf(log);
        const standing = new Set(gradesOf(log).map(({ id }) => id));
        for (const { reviews } of histories) {
          expect(reviews[0]!.elapsed).toBe(0);
          for (const { id, elapsed } of reviews) {
            expect(standing).toContain(id);
            expect(elapsed).toBeGreaterThanOrEqual(0);
          }
        }
        const trials = trialsOf(histories);
        const set = trainingSet(trials);
        expect([...set.lengths]).toEqual(trials.map(({ last }) => last + 1));
        let end = 0;
        trials.forEach(({ history, last }, index) => {
          end += set.lengths[index]!;
          // The last answer of each is one on a later day, as the reference demands.
          expect(set.elapsed[end - 1]).toBeGreaterThan(0);
          expect(set.ratings[end - 1]).toBe(history.reviews[last]!.grade);
          expect(set.elapsed[end - set.lengths[index]!]).toBe(0);
        });
        expect(set.ratings).toHaveLength(end);
      }),
    );
  });

  test('histories longer than the reference learns from are left out', () => {
    const long = history(
      ...Array.from({ length: 70 }, (_, index): [number, Grade] => [index === 0 ? 0 : 1, 3]),
    );
    expect(trainingSet(trialsOf([long])).lengths.at(-1)).toBe(64);
  });

  test('only the latest are taken where there are very many', () => {
    const trials = Array.from({ length: MOST_TRIALS + 5 }, (_, index) => trial([0, 3], [index + 1, 3]));
    const { lengths, elapsed } = trainingSet(trials);
    expect(lengths).toHaveLength(MOST_TRIALS);
    expect(elapsed[1]).toBe(6);
  });
});

describe('what is held back', () => {
  const days = (...each: number[]) =>
    each.flatMap((count, day) => Array.from({ length: count }, () => trial([0, 3], [day + 1, 3])));

  test.each([0, 1, LEAST_TRIALS - 1])('%d trials are too few', (count) => {
    expect(splitByTime(days(count))).toEqual({
      kind: 'too-few',
      trials: count,
      missing: LEAST_TRIALS - count,
    });
  });

  test.each<[string, number[], earlier: number]>([
    ['the last fifth', new Array<number>(50).fill(10), 400],
    ['whole days', [150, 150, 150, 150], 450],
    ['part of a day that is nearly all', [100, 700, 100], 720],
    ['part of the only day', [500], 400],
  ])('%s', (_name, counts, earlier) => {
    const trials = days(...counts);
    const split = splitByTime(trials);
    if (split.kind !== 'enough') throw new Error('not split');
    expect(split.earlier).toHaveLength(earlier);
    expect([...split.earlier, ...split.heldBack]).toEqual(trials);
  });
});

describe('predictions', () => {
  test('are those the schedule itself would have made', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const noResets = log.filter(({ type }) => type !== 'reset');
        const events = new Map(
          eventsOf(noResets, scheduler).map((event) => [event.record.id, event.predicted]),
        );
        const trials = trialsOf(historiesOf(noResets));
        const expected = trials.map(({ history, last }) => events.get(history.reviews[last]!.id));
        expect(predictions(trials, scheduler)).toEqual(expected);
      }),
    );
  });

  test('of a second answer are the published curve at the first stability', () => {
    // FSRS-6: R = (1 + f·t/S)^(−w20), f such that R(S) = 0.9, S = w2 after a first Good.
    const [t, S, decay] = [5, default_w[2]!, default_w[20]!];
    const factor = 0.9 ** (-1 / decay) - 1;
    const [predicted] = predictions([trial([0, 3], [t, 3])], scheduler);
    expect(predicted).toBeCloseTo((1 + (factor * t) / S) ** -decay, 6);
  });
});

describe('accuracy', () => {
  test('worked out by hand', () => {
    const trials = [trial([0, 3], [1, 3]), trial([0, 3], [1, 1]), trial([0, 3], [20, 3])];
    const { logLoss, rmse, recalled, foretold, trials: count } = accuracyOf(trials, [0.9, 0.8, 0.6]);
    expect(count).toBe(3);
    expect(logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.6)) / 3, 12);
    expect(recalled).toBeCloseTo(2 / 3, 12);
    expect(foretold).toBeCloseTo(2.3 / 3, 12);
    // Two groups: a day elapsed (foretold 1.7 of 2, recalled 1), twenty days (foretold 0.6 of 1, recalled 1).
    expect(rmse).toBeCloseTo(Math.sqrt(((0.7 / 2) ** 2 * 2 + 0.4 ** 2 * 1) / 3), 12);
  });

  /** One trial recalled for sure and its like forgotten for sure: even out only where they fall in one group. */
  test.each<[string, boolean, Trial, Trial]>([
    ['the same history', true, trial([0, 3], [2, 3]), trial([0, 3], [2, 3])],
    ['a day and three', true, trial([0, 3], [1, 3]), trial([0, 3], [3, 3])],
    ['three days and four', false, trial([0, 3], [3, 3]), trial([0, 3], [4, 3])],
    ['first and second review', false, trial([0, 3], [1, 3]), trial([0, 3], [1, 3], [1, 3], [1, 3])],
    ['answers of a day are no reviews', true, trial([0, 3], [1, 3]), trial([0, 1], [0, 1], [0, 3], [1, 3])],
    ['with a lapse and without', false, trial([0, 3], [1, 3], [1, 3]), trial([0, 3], [1, 1], [1, 3])],
    ['a first Again is no lapse', true, trial([0, 3], [1, 3], [1, 3]), trial([0, 1], [1, 3], [1, 3])],
  ])('groups alike trials: %s → %s', (_name, together, a, b) => {
    const { rmse } = accuracyOf(
      [a, b],
      [1, 1].map((one, index) => one + (index === 0 ? 0.2 : -0.2)),
    );
    if (together) expect(rmse).toBeCloseTo(0, 12);
    else expect(rmse).toBeCloseTo(0.2, 12);
  });

  test('a prediction wholly wrong costs much, not everything', () => {
    expect(accuracyOf([trial([0, 3], [1, 1])], [1]).logLoss).toBeCloseTo(-Math.log(1e-7), 3);
  });

  test('no trials, no loss', () => {
    expect(accuracyOf([], [])).toEqual({ trials: 0, logLoss: 0, rmse: 0, recalled: 0, foretold: 0 });
  });
});

describe('the verdict', () => {
  const many = Array.from({ length: 100 }, (_, index) => trial([0, 3], [1, index % 10 === 0 ? 1 : 3]));
  const say = (current: number, fitted: number) =>
    compareOn(
      many,
      many.map(() => current),
      many.map(() => fitted),
    );

  test.each([
    ['better where it foretells what happened', 0.5, 0.9, 'better'],
    ['not better where it does not', 0.9, 0.5, 'not-better'],
    ['not better where nothing changed', 0.9, 0.9, 'not-better'],
    ['not better within a standard error', 0.88, 0.9, 'not-better'],
  ])('%s', (_name, current, fitted, verdict) => {
    expect(say(current, fitted).verdict).toBe(verdict);
  });

  test('a gain that is sure but small is none', () => {
    const sure = Array.from({ length: 100 }, () => trial([0, 3], [1, 3]));
    const of = (chance: number) => sure.map(() => chance);
    // Every trial gains the same, so that the standard error is nought.
    expect(compareOn(sure, of(0.5), of(0.502)).verdict).toBe('not-better');
    expect(compareOn(sure, of(0.5), of(0.506)).verdict).toBe('better');
  });

  test('gain and standard error, by hand', () => {
    const two = [trial([0, 3], [1, 3]), trial([0, 3], [1, 1])];
    const { gain, standardError } = compareOn(two, [0.5, 0.5], [0.8, 0.6]);
    const gains = [Math.log(0.8 / 0.5), Math.log(0.4 / 0.5)];
    expect(gain).toBeCloseTo((gains[0]! + gains[1]!) / 2, 12);
    // Of two values: half their distance.
    expect(standardError).toBeCloseTo(Math.abs(gains[0]! - gains[1]!) / 2, 12);
  });

  test('the truth beats the defaults on what a forgetful learner did', () => {
    const trials = trialsOf(historiesOf(simulatedLog()));
    const truth = createScheduler({ ...DEFAULT_SETTINGS, weights: [...FORGETFUL] });
    expect(compareOn(trials, predictions(trials, scheduler), predictions(trials, truth)).verdict).toBe(
      'better',
    );
    expect(compareOn(trials, predictions(trials, truth), predictions(trials, scheduler)).verdict).toBe(
      'not-better',
    );
  });
});

describe('typical courses', () => {
  const exact = createScheduler({ ...DEFAULT_SETTINGS, retention: 0.9 });

  test('the first intervals are the first stabilities', () => {
    // At nine in ten the interval is the stability; steps of the same day change it only after Again and Hard, Good.
    const noSteps = createScheduler({ ...DEFAULT_SETTINGS, learningSteps: [], relearningSteps: [] });
    expect(([1, 2, 3, 4] as const).map((grade) => intervalAfter({ grades: [grade] }, noSteps))).toEqual(
      default_w.slice(0, 4).map((stability) => Math.max(1, Math.round(stability))),
    );
  });

  test('rise with each success, fall with a lapse', () => {
    const after = (...grades: [Grade, ...Grade[]]) => intervalAfter({ grades }, exact);
    expect(after(3)).toBeLessThan(after(3, 3));
    expect(after(3, 3)).toBeLessThan(after(3, 3, 3));
    expect(after(3, 3, 3, 1)).toBeLessThan(after(3, 3));
  });
});

test('rounded weights are settings', () => {
  const weights = roundedWeights(Float32Array.from(default_w));
  expect(weights).toEqual([...default_w]);
  expect(v.is(SettingsSchema, { ...DEFAULT_SETTINGS, weights })).toBe(true);
});
