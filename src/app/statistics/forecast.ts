/** What another desired retention or another number of new cards a day would cost, by playing the days through. */
import type { Card } from '../../schedule/cards.ts';
import type { Memory } from '../../schedule/memory.ts';
import { createScheduler } from '../../schedule/scheduler.ts';
import type { Settings } from '../../schedule/settings.ts';
import { simulate, type Simulation } from '../../schedule/simulate.ts';
import type { Habits } from '../../schedule/statistics.ts';

export interface Choice {
  readonly retention: number;
  readonly newPerDay: number;
}

export interface Forecast {
  readonly choice: Choice;
  /** Means over the runs, by day. */
  readonly reviews: readonly number[];
  /** Means a day: reviews and minutes. */
  readonly reviewsPerDay: number;
  readonly minutesPerDay: number;
  /** How many terms would be remembered on the last day, by the model. */
  readonly remembered: number;
}

/** A simulated day is drawn by chance; the mean of some runs is steady enough to compare choices by. */
const RUNS = 5;

/** @param random uniform in [0, 1) */
export function forecast(
  learner: {
    readonly memory: Pick<Memory, 'of'>;
    readonly settings: Settings;
    readonly cards: readonly Pick<Card, 'id'>[];
  },
  habits: Habits,
  choice: Choice,
  day: number,
  days: number,
  random: () => number,
): Forecast {
  const scheduler = createScheduler({ ...learner.settings, retention: choice.retention });
  const states = learner.cards.map(({ id }) => learner.memory.of(id));
  const begun = states.filter(({ phase }) => phase !== 'new');
  const fresh = states.filter(({ phase, setAside }) => phase === 'new' && setAside === null).length;
  const runs: Simulation[] = Array.from({ length: RUNS }, () =>
    simulate({
      scheduler,
      settings: { newPerDay: choice.newPerDay, reviewsPerDay: learner.settings.reviewsPerDay },
      begun,
      fresh,
      habits,
      day,
      days,
      random,
    }),
  );
  const mean = (of: (run: Simulation) => number) => runs.reduce((sum, run) => sum + of(run), 0) / RUNS;
  const reviews = Array.from({ length: days }, (_, index) => mean((run) => run.days[index]!.reviews));
  return {
    choice,
    reviews,
    reviewsPerDay: reviews.reduce((sum, one) => sum + one, 0) / days,
    minutesPerDay: mean((run) => run.days.reduce((sum, { took }) => sum + took, 0)) / days / 60_000,
    remembered: mean((run) =>
      run.cards.reduce((sum, card) => sum + scheduler.retrievability(card, day + days), 0),
    ),
  };
}

/** The retentions compared, and the one in force. */
export function choicesAround(
  settings: Pick<Settings, 'retention' | 'newPerDay'>,
  newPerDay: number,
): Choice[] {
  return [...new Set([0.8, 0.85, 0.9, 0.95, settings.retention])]
    .sort((a, b) => a - b)
    .map((retention) => ({ retention, newPerDay }));
}
