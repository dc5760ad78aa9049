/** One fit from the log to what the learner decides on. The trainer is an argument. */
import {
  compareOn,
  historiesOf,
  intervalAfter,
  predictions,
  roundedWeights,
  splitByTime,
  trainingSet,
  trialsOf,
  TYPICAL_COURSES,
  type Trial,
} from '../../schedule/fitting.ts';
import { rebuild } from '../../schedule/memory.ts';
import type { LogRecord } from '../../schedule/model.ts';
import { createScheduler, fraction } from '../../schedule/scheduler.ts';
import type { Settings } from '../../schedule/settings.ts';
import { dueByDay } from '../../schedule/due-by-day.ts';
import { eventsOf, habitsOf } from '../../schedule/statistics.ts';
import { forecast } from '../statistics/forecast.ts';
import type { Job, Load, Outcome, Progress } from './messages.ts';
import type { Train } from './trainer.ts';

/** Days over which the old and the new schedule are played through. */
export const DAYS_AHEAD = 30;
/** The shares of the whole work that the steps take, about. */
const SHARES = { earlier: 0.4, all: 0.5 };

export function fitToLearner(
  {
    log,
    settings,
    cards,
    today,
  }: Omit<Job, 'type' | 'trainer' | 'log'> & { readonly log: readonly LogRecord[] },
  train: Train,
  onprogress: (progress: Progress) => void,
): Outcome {
  const trials = trialsOf(historiesOf(log));
  const split = splitByTime(trials);
  if (split.kind === 'too-few') return split;
  const working = (step: Extract<Progress, { type: 'working' }>['step'], share: number) =>
    onprogress({ type: 'working', step, share });
  const fit = (to: readonly Trial[], progress: (share: number) => void): Settings => ({
    ...settings,
    weights: roundedWeights(train(trainingSet(to), progress)),
  });

  working('fitting-earlier', 0);
  const tested = fit(split.earlier, (share) => working('fitting-earlier', share * SHARES.earlier));
  const current = createScheduler(settings);
  const comparison = compareOn(
    split.heldBack,
    predictions(split.heldBack, current),
    predictions(split.heldBack, createScheduler(tested)),
  );
  const found = { comparison, fittedOn: split.earlier.length };
  if (comparison.verdict === 'not-better') return { kind: 'not-better', ...found };

  // What was held back was needed to judge the fit; the parameters to live with learn from it too.
  working('fitting-all', SHARES.earlier);
  const offered = fit(trials, (share) => working('fitting-all', SHARES.earlier + share * SHARES.all));
  const fitted = createScheduler(offered);

  working('comparing', SHARES.earlier + SHARES.all);
  const habits = habitsOf(eventsOf(log, current));
  const load = (under: Settings): Load => {
    const memory = rebuild(log, createScheduler(under));
    let drawn = 0;
    // The same chance for both schedules, so that only they differ.
    const random = () => fraction(drawn++);
    const { retention, newPerDay } = under;
    const ahead = forecast(
      { memory, settings: under, cards: cards.map((id) => ({ id })) },
      habits,
      { retention, newPerDay },
      today,
      DAYS_AHEAD,
      random,
    );
    return {
      dueToday: dueByDay(memory, cards, today, 1)[0] ?? 0,
      reviews: [...ahead.reviews],
      minutesPerDay: ahead.minutesPerDay,
    };
  };
  return {
    kind: 'better',
    ...found,
    weights: offered.weights!,
    intervals: TYPICAL_COURSES.map((course) => ({
      current: intervalAfter(course, current),
      fitted: intervalAfter(course, fitted),
    })),
    load: { current: load(settings), fitted: load(offered) },
  };
}
