/** What fit.ts runs in a browser. */
import { default_w } from 'ts-fsrs';
import { fitToLearner } from '../../src/app/fit/fit-to-learner.ts';
import { EXTRAS } from '../../src/app/offline/extras.ts';
import { openTrainer, type Train } from '../../src/app/fit/trainer.ts';
import { loadKept, unpacked } from '../../src/app/offline/kept-file.ts';
import {
  compareOn,
  historiesOf,
  predictions,
  splitByTime,
  trainingSet,
  trialsOf,
  type Trial,
} from '../../src/schedule/fitting.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { simulatedLog } from '../schedule/simulated-log.ts';

let opened: Promise<Train> | undefined;

/** @param reviews answers in the log */
export async function measure(reviews: number) {
  const opening = performance.now();
  const train = await (opened ??= loadKept(EXTRAS.trainer, () => undefined)
    .then((packed) => unpacked(packed).arrayBuffer())
    .then((bytes) => WebAssembly.compile(bytes))
    .then(openTrainer));
  const openedIn = performance.now() - opening;
  const log = simulatedLog({ answers: reviews, newPerDay: Math.max(10, reviews / 1000) });
  const trials = trialsOf(historiesOf(log));
  const cards = [...new Set(log.map(({ card }) => card))];

  const whole = timed(() =>
    fitToLearner({ log, settings: DEFAULT_SETTINGS, cards, today: 20_001 }, train, () => undefined),
  );
  const trainer = timed(() => train(trainingSet(trials), () => undefined));
  const split = splitByTime(trials);
  const gainOf = (weights: readonly number[]) =>
    split.kind === 'enough'
      ? Number(
          compareOn(split.heldBack, lossBase(split.heldBack), under(weights, split.heldBack)).gain.toFixed(4),
        )
      : null;
  const fitted = split.kind === 'enough' ? [...train(trainingSet(split.earlier), () => undefined)] : null;
  const plain = split.kind === 'enough' && reviews <= 10_000 ? timed(() => searched(split.earlier)) : null;
  return {
    what: `fit of ${reviews.toLocaleString('en')} answers, ms`,
    answers: log.length,
    trials: trials.length,
    'trainer opened': Math.round(openedIn),
    'log to offer, the forecasts with it': Math.round(whole.milliseconds),
    'trainer alone, once, all trials': Math.round(trainer.milliseconds),
    'gain of log loss on what is held back': fitted && gainOf(fitted),
    'one parameter after the other, two rounds': plain && Math.round(plain.milliseconds),
    'its gain': plain && gainOf(plain.result),
    outcome: whole.result.kind,
  };
}

function timed<T>(work: () => T): { milliseconds: number; result: T } {
  const start = performance.now();
  const result = work();
  return { milliseconds: performance.now() - start, result };
}

function under(weights: readonly number[], trials: readonly Trial[]): number[] {
  return predictions(trials, createScheduler({ ...DEFAULT_SETTINGS, weights: [...weights] }));
}

function lossBase(trials: readonly Trial[]): number[] {
  return under(default_w, trials);
}

/** Each parameter is moved up and down by a tenth, and stays where the loss is least; twice round. */
function searched(trials: readonly Trial[]): number[] {
  const base = lossBase(trials);
  let best = [...default_w];
  let most = 0;
  for (let round = 0; round < 2; round++) {
    for (let index = 0; index < best.length; index++) {
      for (const factor of [0.9, 1.1]) {
        const tried = best.map((weight, at) => (at === index ? weight * factor : weight));
        const { gain } = compareOn(trials, base, under(tried, trials));
        if (gain > most) [best, most] = [tried, gain];
      }
    }
  }
  return best;
}
