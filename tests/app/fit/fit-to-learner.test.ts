import { describe, expect, test } from 'vitest';
import { fitToLearner } from '../../../src/app/fit/fit-to-learner.ts';
import { OutcomeSchema, type Progress } from '../../../src/app/fit/messages.ts';
import type { Train } from '../../../src/app/fit/trainer.ts';
import { TYPICAL_COURSES, type TrainingSet } from '../../../src/schedule/fitting.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';
import { default_w } from 'ts-fsrs';
import * as v from 'valibot';
import { FORGETFUL, simulatedLog } from '../../schedule/simulated-log.ts';

const log = simulatedLog();
const job = {
  log,
  settings: DEFAULT_SETTINGS,
  cards: [...new Set(log.map(({ card }) => card))],
  today: 20_001,
};

/** Stands for the trainer: always the same parameters. */
function fixed(weights: readonly number[]) {
  const sets: TrainingSet[] = [];
  const train: Train = (set, onprogress) => {
    sets.push(set);
    onprogress(0.5);
    onprogress(1);
    return Float32Array.from(weights);
  };
  return { train, sets };
}

describe('a fit', () => {
  test('that foretells better is offered, with what it would change', () => {
    const { train, sets } = fixed(FORGETFUL);
    const progress: Progress[] = [];
    const outcome = fitToLearner(job, train, (one) => progress.push(one));
    if (outcome.kind !== 'better') throw new Error(outcome.kind);
    expect(v.is(OutcomeSchema, outcome)).toBe(true);
    expect(outcome.weights).toEqual(FORGETFUL.map((weight) => Math.round(weight * 1e4) / 1e4));
    expect(outcome.comparison.fitted.logLoss).toBeLessThan(outcome.comparison.current.logLoss);
    expect(outcome.intervals).toHaveLength(TYPICAL_COURSES.length);
    // One who forgets faster is asked sooner, and so more often.
    for (const { current, fitted } of outcome.intervals) expect(fitted).toBeLessThanOrEqual(current);
    const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);
    expect(sum(outcome.load.fitted.reviews)).toBeGreaterThan(sum(outcome.load.current.reviews));
    expect(outcome.load.fitted.dueToday).toBeGreaterThan(outcome.load.current.dueToday);
    // First to the earlier part, then to all.
    expect(sets.map(({ lengths }) => lengths.length)).toEqual([
      outcome.fittedOn,
      outcome.fittedOn + outcome.comparison.current.trials,
    ]);
    const shares = progress.flatMap((one) => (one.type === 'working' ? [one.share] : []));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });

  test('that foretells no better is not offered, and costs no second fit', () => {
    const { train, sets } = fixed(default_w);
    expect(fitToLearner(job, train, () => undefined).kind).toBe('not-better');
    expect(sets).toHaveLength(1);
  });

  test('is measured against the parameters in force', () => {
    const settings = { ...DEFAULT_SETTINGS, weights: [...FORGETFUL] };
    expect(fitToLearner({ ...job, settings }, fixed(default_w).train, () => undefined).kind).toBe(
      'not-better',
    );
  });

  test('is not tried on too few reviews', () => {
    const { train, sets } = fixed(FORGETFUL);
    const outcome = fitToLearner({ ...job, log: log.slice(0, 200) }, train, () => undefined);
    expect(outcome.kind).toBe('too-few');
    expect(sets).toHaveLength(0);
  });
});
