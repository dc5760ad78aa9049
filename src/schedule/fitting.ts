/**
 * Fitting the parameters of FSRS-6 to a learner: what of the log the trainer is given, how well parameters foretell
 * reviews they were not fitted to, and whether that is better enough to change the schedule.
 *
 * The rules are those of the reference, fsrs-rs (https://github.com/open-spaced-repetition/fsrs-rs): a card's
 * history begins at its first answer, or at the first after its last reset; time is counted in whole study days;
 * only an answer on a later day than the one before says something about forgetting, the others only change what
 * is remembered.
 */
import { gradesOf } from './memory.ts';
import { compareRecords, type CardId, type Grade, type GradeRecord, type LogRecord } from './model.ts';
import { NEW_CARD, type CardMemory, type Scheduler } from './scheduler.ts';

/** A card's answers since it was new. */
export interface History {
  readonly card: CardId;
  readonly reviews: readonly HistoryReview[];
}

export interface HistoryReview {
  readonly grade: Grade;
  /** Study day. */
  readonly day: number;
  /** Study days since the answer before; 0 for the first. */
  readonly elapsed: number;
  /** The moment, ms. */
  readonly at: number;
  /** For the order of answers of different cards. */
  readonly id: string;
}

/** An answer whose outcome the model can be asked to foretell: the last of `history.reviews[0..last]`. */
export interface Trial {
  readonly history: History;
  /** Its index in the history, at least 1; its `elapsed` is at least 1. */
  readonly last: number;
}

/**
 * Trials from which on a fit is worth trying. The trainer itself asks for 64; with fewer than some hundreds the
 * trials held back are too few to tell a better fit from a lucky one (Anki asked for 400 when it introduced FSRS).
 */
export const LEAST_TRIALS = 400;
/** The share of the trials, the latest, that is held back from the fit to test it. */
export const HELD_BACK = 0.2;
/** Longer histories are not learned from (`max_seq_len` of fsrs-rs). */
const LONGEST_HISTORY = 64;
/** The latest so many are fitted to: enough for 21 numbers, and little enough for a phone's memory. */
export const MOST_TRIALS = 100_000;

/** Each card's history since it was last new, its answers in the log's order. */
export function historiesOf(log: Iterable<LogRecord>): History[] {
  const records = [...log];
  const undone = new Set(records.flatMap((record) => (record.type === 'undo' ? [record.undoes] : [])));
  const resets = new Map<CardId, { id: string }>();
  for (const record of records) {
    if (record.type !== 'reset' || undone.has(record.id)) continue;
    const other = resets.get(record.card);
    if (other === undefined || compareRecords(other, record) < 0) resets.set(record.card, record);
  }
  const byCard = new Map<CardId, GradeRecord[]>();
  for (const record of gradesOf(records)) {
    const reset = resets.get(record.card);
    if (reset !== undefined && compareRecords(record, reset) < 0) continue;
    const list = byCard.get(record.card);
    if (list === undefined) byCard.set(record.card, [record]);
    else list.push(record);
  }
  return [...byCard].map(([card, grades]) => ({
    card,
    reviews: grades.map(({ grade, day, at, id }, index) => ({
      grade,
      day,
      // A clock set back, or a flight across the date line, must not make time negative.
      elapsed: index === 0 ? 0 : Math.max(0, day - grades[index - 1]!.day),
      at,
      id,
    })),
  }));
}

/** Every trial of the histories, in the order of time: the trainer weighs the later ones more. */
export function trialsOf(histories: readonly History[]): Trial[] {
  return histories
    .flatMap((history) =>
      history.reviews.flatMap(({ elapsed }, last) => (last > 0 && elapsed > 0 ? [{ history, last }] : [])),
    )
    .sort((a, b) => compareRecords(a.history.reviews[a.last]!, b.history.reviews[b.last]!));
}

/** The trials as the trainer takes them: all answers of all trials in a row, and how many belong to each. */
export interface TrainingSet {
  readonly ratings: Uint32Array<ArrayBuffer>;
  readonly elapsed: Uint32Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
}

export function trainingSet(trials: readonly Trial[]): TrainingSet {
  const short = trials.filter(({ last }) => last < LONGEST_HISTORY).slice(-MOST_TRIALS);
  const total = short.reduce((sum, { last }) => sum + last + 1, 0);
  const set = {
    ratings: new Uint32Array(total),
    elapsed: new Uint32Array(total),
    lengths: new Uint32Array(short.length),
  };
  let at = 0;
  short.forEach(({ history, last }, index) => {
    set.lengths[index] = last + 1;
    for (let review = 0; review <= last; review++, at++) {
      set.ratings[at] = history.reviews[review]!.grade;
      set.elapsed[at] = history.reviews[review]!.elapsed;
    }
  });
  return set;
}

export type Split =
  | { readonly kind: 'too-few'; readonly trials: number; readonly missing: number }
  | { readonly kind: 'enough'; readonly earlier: readonly Trial[]; readonly heldBack: readonly Trial[] };

/**
 * Divides trials by time. Those of one study day stay together, so that nothing is fitted to the day it is
 * tested on.
 *
 * @param trials in the order of time
 */
export function splitByTime(trials: readonly Trial[]): Split {
  if (trials.length < LEAST_TRIALS) {
    return { kind: 'too-few', trials: trials.length, missing: LEAST_TRIALS - trials.length };
  }
  const dayAt = (index: number) => {
    const { history, last } = trials[index]!;
    return history.reviews[last]!.day;
  };
  const wanted = Math.floor(trials.length * (1 - HELD_BACK));
  let cut = wanted;
  while (cut > 0 && dayAt(cut - 1) === dayAt(wanted)) cut--;
  // Where the day is so full that little is left before it, the cut goes through it.
  if (cut < wanted / 2) cut = wanted;
  return { kind: 'enough', earlier: trials.slice(0, cut), heldBack: trials.slice(cut) };
}

/** The chance of recall that a model gave to each trial, 0 to 1, from the history before it. */
export function predictions(trials: readonly Trial[], scheduler: Scheduler): number[] {
  const wanted = new Map<History, number[]>();
  trials.forEach(({ history }, index) => {
    const list = wanted.get(history);
    if (list === undefined) wanted.set(history, [index]);
    else list.push(index);
  });
  const predicted = new Array<number>(trials.length).fill(0);
  for (const [history, indices] of wanted) {
    const byReview = new Map(indices.map((index) => [trials[index]!.last, index]));
    let memory: CardMemory = NEW_CARD;
    history.reviews.forEach((review, at) => {
      const index = byReview.get(at);
      if (index !== undefined) predicted[index] = scheduler.retrievability(memory, review.day);
      memory = scheduler.answer(memory, review, false);
    });
  }
  return predicted;
}

/** How far predictions were from what happened. */
export interface Accuracy {
  readonly trials: number;
  /** The mean of −ln of the chance given to what happened: 0 for a prophet, 0.69 for a coin. */
  readonly logLoss: number;
  /**
   * By how many (0 to 1) the share recalled differs from the share foretold, as a root mean square over groups of
   * alike trials (RMSE(bins) of the reference's benchmark).
   */
  readonly rmse: number;
  /** The share recalled, and the share foretold. */
  readonly recalled: number;
  readonly foretold: number;
}

export function accuracyOf(trials: readonly Trial[], predicted: readonly number[]): Accuracy {
  const groups = new Map<string, { trials: number; foretold: number; recalled: number }>();
  let loss = 0;
  trials.forEach((trial, index) => {
    loss += lossOf(trial, predicted[index]!);
    const key = groupOf(trial);
    const group = groups.get(key) ?? { trials: 0, foretold: 0, recalled: 0 };
    groups.set(key, group);
    group.trials++;
    group.foretold += predicted[index]!;
    group.recalled += recalled(trial) ? 1 : 0;
  });
  let squares = 0;
  let all = 0;
  let foretold = 0;
  for (const group of groups.values()) {
    squares += (group.foretold - group.recalled) ** 2 / group.trials;
    all += group.recalled;
    foretold += group.foretold;
  }
  const count = Math.max(1, trials.length);
  return {
    trials: trials.length,
    logLoss: loss / count,
    rmse: Math.sqrt(squares / count),
    recalled: all / count,
    foretold: foretold / count,
  };
}

/** No prediction is punished without end: the model is never wholly sure. */
const SURE = 1e-7;

function lossOf(trial: Trial, predicted: number): number {
  const chance = Math.min(1 - SURE, Math.max(SURE, predicted));
  return -Math.log(recalled(trial) ? chance : 1 - chance);
}

function recalled({ history, last }: Trial): boolean {
  return history.reviews[last]!.grade > 1;
}

/**
 * Trials with about the same time elapsed, reviews and lapses before, on the reference's logarithmic scales
 * (`r_matrix_index` of fsrs-rs).
 */
function groupOf({ history, last }: Trial): string {
  const scale = (value: number, first: number, base: number) =>
    first * base ** Math.floor(Math.log(value) / Math.log(base));
  let reviews = 1;
  let lapses = 0;
  for (let index = 0; index <= last; index++) {
    const { elapsed, grade } = history.reviews[index]!;
    if (elapsed === 0) continue;
    reviews++;
    if (index < last && grade === 1) lapses++;
  }
  return [
    Math.round(scale(history.reviews[last]!.elapsed, 2.48, 3.62) * 100),
    Math.round(scale(reviews, 1.99, 1.89)),
    lapses === 0 ? 0 : Math.round(scale(lapses, 1.65, 1.73)),
  ].join();
}

export interface Comparison {
  readonly verdict: 'better' | 'not-better';
  readonly current: Accuracy;
  readonly fitted: Accuracy;
  /** By how much the log loss falls; negative where it rises. */
  readonly gain: number;
  /** Of the gain, from the spread of the single trials' gains. */
  readonly standardError: number;
}

/** A smaller part of the log loss is not worth moving every due date for. Chosen, not measured. */
const LEAST_GAIN = 0.01;

/**
 * Whether the fitted parameters foretell trials held back better than those in force. The log loss must fall by more
 * than one standard error, so that chance alone seldom changes a schedule (the one-standard-error rule for choosing
 * between models; Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 7.10), and by LEAST_GAIN of
 * itself.
 */
export function compareOn(
  trials: readonly Trial[],
  current: readonly number[],
  fitted: readonly number[],
): Comparison {
  const gains = trials.map((trial, index) => lossOf(trial, current[index]!) - lossOf(trial, fitted[index]!));
  const count = Math.max(1, gains.length);
  const gain = gains.reduce((sum, one) => sum + one, 0) / count;
  const variance = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / Math.max(1, count - 1);
  const standardError = Math.sqrt(variance / count);
  const before = accuracyOf(trials, current);
  return {
    verdict: gain > Math.max(standardError, LEAST_GAIN * before.logLoss) ? 'better' : 'not-better',
    current: before,
    fitted: accuracyOf(trials, fitted),
    gain,
    standardError,
  };
}

/** As they are stored: four decimals, as the reference prints them, say all there is to say. */
export function roundedWeights(weights: Iterable<number>): number[] {
  return Array.from(weights, (weight) => Math.round(weight * 1e4) / 1e4);
}

/** What a typical card goes through: its first answer, and the answers after it, each on the day it was due. */
export interface TypicalCourse {
  readonly grades: readonly [Grade, ...Grade[]];
}

export const TYPICAL_COURSES: readonly TypicalCourse[] = [
  { grades: [1] },
  { grades: [2] },
  { grades: [3] },
  { grades: [4] },
  { grades: [3, 3] },
  { grades: [3, 3, 3] },
  { grades: [3, 3, 3, 3] },
  { grades: [3, 3, 3, 1] },
];

/** How many days a card waits after such a course, without the variation of single cards. */
export function intervalAfter({ grades }: TypicalCourse, scheduler: Scheduler): number {
  let memory = NEW_CARD;
  let day = 0;
  let waited = 0;
  for (const grade of grades) {
    day += waited;
    let next: Grade = grade;
    for (;;) {
      const interval = scheduler.interval(memory, next, day);
      waited = interval.unit === 'days' ? interval.ideal : 0;
      memory = scheduler.answer(memory, { grade: next, at: day, day }, false);
      if (memory.phase === 'review') break;
      // In learning: its steps are taken the same day.
      next = 3;
    }
  }
  return waited;
}
