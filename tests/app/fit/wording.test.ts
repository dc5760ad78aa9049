import { describe, expect, test } from 'vitest';
import { FAILURES, type Load } from '../../../src/app/fit/messages.ts';
import { readinessOf } from '../../../src/app/fit/readiness.ts';
import {
  accuracyRows,
  failureWords,
  intervalRows,
  loadRows,
  loadSentence,
  loadTable,
  logLossWords,
  progressOf,
  verdictSentence,
} from '../../../src/app/fit/wording.ts';
import { LEAST_TRIALS, TYPICAL_COURSES, type Comparison } from '../../../src/schedule/fitting.ts';
import { rebuild } from '../../../src/schedule/memory.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';
import { simulatedLog } from '../../schedule/simulated-log.ts';

const comparison: Comparison = {
  verdict: 'better',
  current: { trials: 203, logLoss: 0.5612, rmse: 0.1504, recalled: 0.81, foretold: 0.93 },
  fitted: { trials: 203, logLoss: 0.4987, rmse: 0.0612, recalled: 0.81, foretold: 0.83 },
  gain: 0.0625,
  standardError: 0.02,
};
const load = (reviews: number[]): Load => ({ dueToday: 3, reviews, minutesPerDay: 4.04 });

test('the verdict names what happened and what was foretold', () => {
  expect(verdictSentence(comparison)).toMatch(
    /203 later reviews .* 81 %; .* 93 %, the fitted one 83 %\..*closer/,
  );
  expect(verdictSentence({ ...comparison, verdict: 'not-better' })).toMatch(/not clearly closer/);
});

test('the figures', () => {
  expect(accuracyRows(comparison).map(({ current, fitted }) => [current, fitted])).toEqual([['15.0', '6.1']]);
  expect(logLossWords(comparison)).toMatch(/0\.561 in force, 0\.499 fitted/);
  const loads = { current: load([10, 5.4]), fitted: load([10.2, 9.8]) };
  expect(loadRows(loads).map(({ current, fitted }) => [current, fitted])).toEqual([
    ['3', '3'],
    ['15', '20'],
    ['4.0', '4.0'],
  ]);
  expect(loadTable(20_000, loads).rows).toEqual(['2024-10-04', '2024-10-05']);
});

test('every typical course has a name of its own', () => {
  const rows = intervalRows(TYPICAL_COURSES.map((_, index) => ({ current: index + 1, fitted: 60 })));
  expect(new Set(rows.map(({ label }) => label)).size).toBe(TYPICAL_COURSES.length);
  expect(rows[0]).toEqual({ label: 'New, Again', current: '1 d', fitted: '2 mo' });
  expect(rows.at(-1)!.label).toBe('Good 3 times, then forgotten');
});

describe('what accepting would mean', () => {
  const waits = (fitted: number) => [
    { current: 45, fitted: 45 * fitted },
    { current: 160, fitted: 160 * fitted },
  ];
  const said = (current: number, fitted: number, factor: number) =>
    loadSentence({ current: load([current]), fitted: load([fitted]) }, waits(factor));

  test.each([
    [100, 140, 0.7, /40 % more often, because you forget sooner/],
    [100, 318, 0.3, /3\.2 times as often, because you forget sooner/],
    [100, 60, 1.6, /40 % less often, because you remember longer/],
    [100, 60, 1, /40 % less often, because you remember longer/],
    [100, 101, 0.5, /as often as now/],
    [0, 0, 1, /as often as now/],
  ])('%i reviews become %i, waits are %f times as long', (current, fitted, factor, words) => {
    expect(said(current, fitted, factor)).toMatch(words);
    expect(said(current, fitted, factor)).not.toMatch(/do not agree/);
  });

  test.each([
    // As seen: 1.5 months become 12 days, 5.4 months 30 days.
    [43, 39, 0.25, /less often .* waits below are shorter\. The two measure different things/],
    [39, 43, 2, /more often .* waits below are longer\. The two measure different things/],
  ])(
    '%i reviews become %i though waits are %f times as long: it says so',
    (current, fitted, factor, words) => {
      expect(said(current, fitted, factor)).toMatch(words);
      expect(said(current, fitted, factor)).not.toMatch(/because/);
    },
  );

  test('the figure comes first', () => {
    const loads = { current: load([40, 3]), fitted: load([30, 9]) };
    expect(loadSentence(loads, waits(1.2))).toMatch(/^Reviews in 2 days: 43 → 39\. /);
  });
});

test('progress can be told in words and as a share', () => {
  expect(progressOf(null, 100)).toMatchObject({ share: undefined });
  expect(progressOf({ type: 'fetching', bytes: 250_000 }, 500_000)).toMatchObject({
    share: 0.5,
    words: 'Fetching the trainer: 250 kB of 500 kB',
  });
  expect(progressOf({ type: 'working', step: 'comparing', share: 0.9 }, 1)).toMatchObject({ share: 0.9 });
});

test('every failure says what happened and what to do', () => {
  const said = FAILURES.map((reason) => failureWords(reason).happened);
  expect(new Set(said).size).toBe(FAILURES.length);
});

describe('readiness', () => {
  const scheduler = createScheduler(DEFAULT_SETTINGS);

  test('counts what is missing', async () => {
    const log = simulatedLog({ answers: 300 });
    const readiness = await readinessOf({
      memory: rebuild(log, scheduler),
      store: { readLog: async () => log },
    });
    if (readiness.kind !== 'too-few') throw new Error(readiness.kind);
    expect(readiness.trials).toBeGreaterThan(0);
    expect(readiness.trials + readiness.missing).toBe(LEAST_TRIALS);
  });

  test('is there with enough', async () => {
    const log = simulatedLog();
    expect(
      await readinessOf({ memory: rebuild(log, scheduler), store: { readLog: async () => log } }),
    ).toEqual({ kind: 'enough' });
  });

  test('is told without the log where there is plenty', async () => {
    const log = simulatedLog({ answers: 12_000, newPerDay: 40 });
    const readLog = async () => Promise.reject(new Error('the log was read'));
    expect(await readinessOf({ memory: rebuild(log, scheduler), store: { readLog } })).toEqual({
      kind: 'enough',
    });
  });
});
