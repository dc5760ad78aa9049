/**
 * The days to come, played through: a learner whose recall is drawn from the memory model itself answers what
 * the schedule asks. Shows what a desired retention and a number of new cards a day would cost.
 */
import type { Grade } from './model.ts';
import { leastLoaded } from './preview.ts';
import { NEW_CARD, type CardMemory, type Scheduler } from './scheduler.ts';
import type { Settings } from './settings.ts';
import type { Habits } from './statistics.ts';

export interface SimulationRequest {
  readonly scheduler: Scheduler;
  readonly settings: Pick<Settings, 'newPerDay' | 'reviewsPerDay'>;
  /** The cards begun; those set aside are not asked. */
  readonly begun: Iterable<CardMemory>;
  /** How many cards are still new. */
  readonly fresh: number;
  readonly habits: Habits;
  /** The first study day, and how many are played. */
  readonly day: number;
  readonly days: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export interface SimulatedDay {
  readonly day: number;
  readonly introduced: number;
  /** Cards in review answered, and how many of them were recalled. */
  readonly reviews: number;
  readonly recalled: number;
  /** Due, but beyond the day's limit. */
  readonly left: number;
  /** Milliseconds. */
  readonly took: number;
}

export interface Simulation {
  readonly days: readonly SimulatedDay[];
  /** Cards begun, as they are remembered at the end. */
  readonly cards: readonly CardMemory[];
}

/** Deterministic for a deterministic `random`. */
export function simulate(request: SimulationRequest): Simulation {
  const { scheduler, settings, habits, random } = request;
  const cards = [...request.begun].filter(({ setAside, phase }) => setAside === null && phase !== 'new');
  let fresh = request.fresh;
  const load = new Map<number, number>();
  const count = (card: CardMemory, by: number) => {
    if (card.phase === 'review') load.set(card.dueDay, (load.get(card.dueDay) ?? 0) + by);
  };
  for (const card of cards) count(card, 1);
  const days: SimulatedDay[] = [];

  for (let day = request.day; day < request.day + request.days; day++) {
    let took = 0;
    // The hour does not matter to the model, which counts days.
    const at = day;

    const answer = (card: CardMemory, grade: Grade): CardMemory => {
      took += habits.took[grade];
      const interval = scheduler.interval(card, grade, day);
      const chosen =
        interval.unit === 'days' ? leastLoaded(interval, (ahead) => load.get(day + ahead) ?? 0) : undefined;
      return scheduler.answer(card, { grade, at, day, days: chosen });
    };
    /** What is in learning is answered until its steps are done: within a day nothing is forgotten. */
    const learn = (card: CardMemory): CardMemory => {
      let learned = card;
      while (learned.phase !== 'review') learned = answer(learned, 3);
      return learned;
    };

    const due: { index: number; recall: number }[] = [];
    cards.forEach((card, index) => {
      if (card.setAside !== null) return;
      if (card.phase !== 'review') {
        cards[index] = learn(card);
        count(cards[index], 1);
      } else if (card.dueDay <= day) due.push({ index, recall: scheduler.retrievability(card, day) });
    });
    due.sort((a, b) => a.recall - b.recall);
    let recalled = 0;
    const asked = due.slice(0, settings.reviewsPerDay);
    for (const { index, recall } of asked) {
      const card = cards[index]!;
      count(card, -1);
      const remembered = random() < recall;
      if (remembered) recalled++;
      const after = learn(answer(card, remembered ? drawn(habits.recalled, random) : 1));
      cards[index] = after;
      if (after.setAside === null) count(after, 1);
    }
    const introduced = Math.min(settings.newPerDay, fresh);
    for (let index = 0; index < introduced; index++) {
      const card = learn(answer(NEW_CARD, drawn(habits.first, random)));
      cards.push(card);
      count(card, 1);
    }
    fresh -= introduced;
    days.push({ day, introduced, reviews: asked.length, recalled, left: due.length - asked.length, took });
  }
  return { days, cards };
}

function drawn<G extends Grade>(shares: Readonly<Partial<Record<G, number>>>, random: () => number): G {
  let rest = random();
  const entries = Object.entries(shares) as [string, number][];
  for (const [grade, share] of entries) {
    rest -= share;
    if (rest < 0) return Number(grade) as G;
  }
  return Number(entries.at(-1)![0]) as G;
}
