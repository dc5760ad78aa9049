/**
 * One answer's effect on one card: FSRS-6 as ts-fsrs computes it, counted in study days.
 *
 * ts-fsrs's own `next` counts days by UTC date, which for a learner in Shanghai turns at eight in the morning,
 * and prepares all four grades with their dates (5.9 µs a review against 0.5 µs for the memory state alone, on
 * the machine named in tests/bench). So its published pieces are used instead: the algorithm (stability,
 * difficulty, interval), the step table and the fuzz range. That the result equals `next` wherever the two
 * calendars agree is a test.
 */
import {
  BasicLearningStepsStrategy,
  FSRSAlgorithm,
  State,
  generatorParameters,
  get_fuzz_range,
  type FSRSState,
  type Grade as FsrsGrade,
} from 'ts-fsrs';
import type { Grade } from './model.ts';
import type { Settings } from './settings.ts';

export type Phase = 'new' | 'learning' | 'review' | 'relearning';

/** Why a card is not asked until the learner brings it back. */
export type SetAside = 'suspended' | 'known' | 'leech';

/** What the learner remembers of one card, derived from the log. Study days as in day.ts, moments in ms. */
export interface CardMemory {
  readonly phase: Phase;
  /** Days until the chance of recall has fallen to nine in ten; 0 while new. */
  readonly stability: number;
  /** 1 to 10; 0 while new. */
  readonly difficulty: number;
  /** Which learning or relearning step comes next. */
  readonly step: number;
  /** The moment it is due, while learning or relearning. */
  readonly due: number;
  /** The study day it is due, in review. */
  readonly dueDay: number;
  /** The last answer. */
  readonly lastAt: number;
  readonly lastDay: number;
  readonly reps: number;
  /** Times forgotten in review. */
  readonly lapses: number;
  /** The study day of the first answer, of the last answer in review, and of the last Again; -1 for never. */
  readonly introduced: number;
  readonly reviewed: number;
  readonly forgotten: number;
  readonly setAside: SetAside | null;
  /** Not asked before this study day. */
  readonly buriedUntil: number;
  readonly flagged: boolean;
}

export const NEW_CARD: CardMemory = {
  phase: 'new',
  stability: 0,
  difficulty: 0,
  step: 0,
  due: 0,
  dueDay: 0,
  lastAt: 0,
  lastDay: 0,
  reps: 0,
  lapses: 0,
  introduced: -1,
  reviewed: -1,
  forgotten: -1,
  setAside: null,
  buriedUntil: 0,
  flagged: false,
};

/**
 * Days of stability from which a card counts as learned, so that its siblings may be asked on the same day:
 * what Anki calls mature (its manual, "Card states").
 */
export const LEARNED_STABILITY = 21;
/** Whether a card counts as learned. */
export function isLearned(memory: CardMemory): boolean {
  return memory.phase === 'review' && memory.stability >= LEARNED_STABILITY;
}

/** When a card comes back: after minutes, or on one of the days `least` to `most` from now, best on `ideal`. */
export type Interval =
  | { readonly unit: 'minutes'; readonly minutes: number }
  | { readonly unit: 'days'; readonly least: number; readonly ideal: number; readonly most: number };

export interface Answer {
  readonly grade: Grade;
  readonly at: number;
  readonly day: number;
  readonly days?: number | undefined;
}

export type SchedulerSettings = Pick<
  Settings,
  'retention' | 'learningSteps' | 'relearningSteps' | 'maximumInterval' | 'fuzz' | 'leechLapses' | 'weights'
>;

export interface Scheduler {
  /** Equal for equal schedules: what a cache of memory states must have been made with. */
  readonly key: string;
  readonly settings: SchedulerSettings;
  readonly weights: readonly number[];
  /**
   * The memory after an answer.
   *
   * @param settle whether the day it is next due is wanted; a fold over a history wants only the last one
   */
  answer(memory: CardMemory, answer: Answer, settle?: boolean): CardMemory;
  /** When the card would come back after a grade given on a study day. */
  interval(memory: CardMemory, grade: Grade, day: number): Interval;
  /** The chance of recall on a study day, 0 to 1; 0 for a new card. */
  retrievability(memory: CardMemory, day: number): number;
}

const STATES: Record<Phase, State> = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};
const MINUTES_A_DAY = 1440;

/** @throws Error from ts-fsrs where the weights are not finite */
export function createScheduler(settings: SchedulerSettings): Scheduler {
  const { retention, learningSteps, relearningSteps, maximumInterval, fuzz, leechLapses, weights } = settings;
  const parameters = generatorParameters({
    request_retention: retention,
    maximum_interval: maximumInterval,
    learning_steps: [...learningSteps],
    relearning_steps: [...relearningSteps],
    enable_fuzz: false,
    enable_short_term: true,
    ...(weights === null ? {} : { w: weights }),
  });
  const algorithm = new FSRSAlgorithm(parameters);
  // A plain object: the algorithm's own parameters are a proxy, slow to read a million times.
  const table = { ...parameters, w: [...parameters.w] };

  function elapsed(memory: CardMemory, day: number): number {
    // A clock set back, or a flight across the date line, must not make time negative.
    return memory.phase === 'new' ? 0 : Math.max(0, day - memory.lastDay);
  }

  function remembered(memory: CardMemory, grade: Grade, day: number): FSRSState {
    return algorithm.next_state(memory.phase === 'new' ? null : memory, elapsed(memory, day), grade);
  }

  /** The phase, the step, and the minutes of a step where the steps decide (else 0). */
  function stepped(memory: CardMemory, grade: Grade): { phase: Phase; step: number; minutes: number } {
    if (memory.phase === 'review' && grade !== 1) return { phase: 'review', step: 0, minutes: 0 };
    const info = BasicLearningStepsStrategy(table, STATES[memory.phase], memory.step)[grade as FsrsGrade];
    const minutes = Math.round(info?.scheduled_minutes ?? 0);
    if (minutes <= 0) return { phase: 'review', step: 0, minutes: 0 };
    const step = info?.next_step ?? 0;
    if (minutes >= MINUTES_A_DAY) return { phase: 'review', step, minutes };
    if (memory.phase === 'review') return { phase: 'relearning', step, minutes };
    return { phase: memory.phase === 'relearning' ? 'relearning' : 'learning', step, minutes };
  }

  function plain(stability: number): number {
    return Math.min(Math.max(1, Math.round(stability * algorithm.interval_modifier)), maximumInterval);
  }

  function interval(memory: CardMemory, grade: Grade, day: number): Interval {
    const { phase, minutes } = stepped(memory, grade);
    if (phase !== 'review') return { unit: 'minutes', minutes };
    if (minutes > 0) return exactly(Math.min(Math.floor(minutes / MINUTES_A_DAY), maximumInterval));
    const days = (g: Grade) => plain(remembered(memory, g, day).stability);
    let ideal = days(grade);
    if (memory.phase === 'review' && grade > 1) {
      // Hard, Good, Easy rise by at least a day each, as ts-fsrs and Anki have it.
      const good = grade === 3 ? ideal : days(3);
      const hard = Math.min(grade === 2 ? ideal : days(2), good);
      const better = Math.max(good, hard + 1);
      ideal = Math.min(
        grade === 2 ? hard : grade === 3 ? better : Math.max(ideal, better + 1),
        maximumInterval,
      );
    }
    // Below 2.5 days there is no fuzz (ts-fsrs, Anki).
    if (!fuzz || ideal < 2.5) return exactly(ideal);
    const { min_ivl, max_ivl } = get_fuzz_range(ideal, elapsed(memory, day), maximumInterval);
    return { unit: 'days', least: Math.min(min_ivl, ideal), ideal, most: Math.max(max_ivl, ideal) };
  }

  function answer(memory: CardMemory, { grade, at, day, days }: Answer, settle = true): CardMemory {
    const { stability, difficulty } = remembered(memory, grade, day);
    const { phase, step, minutes } = stepped(memory, grade);
    const lapsed = memory.phase === 'review' && grade === 1;
    const lapses = memory.lapses + (lapsed ? 1 : 0);
    let dueDay = 0;
    if (settle && phase === 'review') {
      const range = interval(memory, grade, day);
      dueDay = day + (range.unit === 'days' ? within(range, days, at + memory.reps) : 0);
    }
    return {
      phase,
      stability,
      difficulty,
      step,
      due: phase === 'review' ? 0 : at + minutes * 60_000,
      dueDay,
      lastAt: at,
      lastDay: day,
      reps: memory.reps + 1,
      lapses,
      introduced: memory.introduced < 0 ? day : memory.introduced,
      reviewed: memory.phase === 'review' ? day : memory.reviewed,
      forgotten: grade === 1 ? day : memory.forgotten,
      setAside: lapsed && isLeech(lapses, leechLapses) ? 'leech' : memory.setAside,
      buriedUntil: memory.buriedUntil,
      flagged: memory.flagged,
    };
  }

  function retrievability(memory: CardMemory, day: number): number {
    if (memory.phase === 'new') return 0;
    return algorithm.forgetting_curve(elapsed(memory, day), memory.stability);
  }

  return {
    key: JSON.stringify([
      'fsrs-6',
      retention,
      learningSteps,
      relearningSteps,
      maximumInterval,
      fuzz,
      leechLapses,
      table.w,
    ]),
    settings,
    weights: table.w,
    answer,
    interval,
    retrievability,
  };
}

function exactly(days: number): Interval {
  return { unit: 'days', least: days, ideal: days, most: days };
}

/** The day chosen when the answer was given, if the schedule still allows it; else one drawn from the fuzz. */
function within(range: Interval & { unit: 'days' }, chosen: number | undefined, seed: number): number {
  if (chosen !== undefined && chosen >= range.least && chosen <= range.most) return chosen;
  return range.least + Math.floor(fraction(seed) * (range.most - range.least + 1));
}

/** Anki's rule: at the threshold, then at every further half of it, so that a card brought back is noticed again. */
function isLeech(lapses: number, threshold: number): boolean {
  if (threshold === 0 || lapses < threshold) return false;
  return (lapses - threshold) % Math.max(1, Math.ceil(threshold / 2)) === 0;
}

/** A number in [0, 1) that a whole number always gives: the finaliser of MurmurHash3 (public domain). */
export function fraction(seed: number): number {
  let hash = (seed ^ Math.floor(seed / 2 ** 32)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
