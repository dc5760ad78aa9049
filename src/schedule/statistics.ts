/**
 * What the log says about the learning: reviews and true retention, time spent, how well things are remembered.
 * Everything is derived from the log and the memory; nothing is stored.
 */
import { gradesOf } from './memory.ts';
import type { Memory } from './memory.ts';
import {
  GRADES,
  INTERRUPTED_AFTER,
  type CardId,
  type Grade,
  type GradeRecord,
  type LogRecord,
} from './model.ts';
import { isLearned } from './queue.ts';
import { NEW_CARD, type CardMemory, type Phase, type Scheduler } from './scheduler.ts';

/** One standing answer, and what was remembered just before it. */
export interface ReviewEvent {
  readonly record: GradeRecord;
  readonly phase: Phase;
  /** The chance of recall the model gave, 0 to 1; 0 for a new card. */
  readonly predicted: number;
  /** Days since the card's answer before. */
  readonly elapsed: number;
  /** Days since the card's first answer. */
  readonly age: number;
}

/** The standing answers of a log in order, each with what was remembered before it. */
export function eventsOf(log: Iterable<LogRecord>, scheduler: Scheduler): ReviewEvent[] {
  const records = [...log];
  const resets = resetsOf(records);
  const states = new Map<CardId, CardMemory>();
  const lastIds = new Map<CardId, string>();
  return gradesOf(records).map((record) => {
    let before = states.get(record.card) ?? NEW_CARD;
    const last = lastIds.get(record.card) ?? '';
    if (resets.get(record.card)?.some((id) => id > last && id < record.id)) before = NEW_CARD;
    states.set(record.card, scheduler.answer(before, record, false));
    lastIds.set(record.card, record.id);
    return {
      record,
      phase: before.phase,
      predicted: scheduler.retrievability(before, record.day),
      elapsed: before.phase === 'new' ? 0 : Math.max(0, record.day - before.lastDay),
      age: before.introduced < 0 ? 0 : Math.max(0, record.day - before.introduced),
    };
  });
}

function resetsOf(records: readonly LogRecord[]): Map<CardId, string[]> {
  const undone = new Set(records.flatMap((record) => (record.type === 'undo' ? [record.undoes] : [])));
  const resets = new Map<CardId, string[]>();
  for (const record of records) {
    if (record.type !== 'reset' || undone.has(record.id)) continue;
    resets.set(record.card, [...(resets.get(record.card) ?? []), record.id]);
  }
  return resets;
}

/**
 * Retention as Anki counts true retention: of the answers to cards in review, the share not graded Again, the
 * first of a card on a day only. `expected` is what the model foretold of the same answers.
 */
export interface Retention {
  readonly reviews: number;
  readonly recalled: number;
  /** null where there are none. */
  readonly share: number | null;
  readonly expected: number | null;
}

export function retentionOf(events: readonly ReviewEvent[]): Retention {
  let reviews = 0;
  let recalled = 0;
  let expected = 0;
  for (const { record, phase, predicted, elapsed } of events) {
    if (phase !== 'review' || elapsed === 0) continue;
    reviews++;
    expected += predicted;
    if (record.grade > 1) recalled++;
  }
  if (reviews === 0) return { reviews, recalled, share: null, expected: null };
  return { reviews, recalled, share: recalled / reviews, expected: expected / reviews };
}

export interface DayStatistics {
  readonly day: number;
  /** Every answer, also in learning. */
  readonly answers: number;
  /** First answers to new cards. */
  readonly introduced: number;
  readonly grades: Readonly<Record<Grade, number>>;
  readonly retention: Retention;
  /** Milliseconds, interruptions left out. */
  readonly took: number;
}

/** Each study day with an answer, in order: what a calendar shows. */
export function byDay(events: readonly ReviewEvent[]): DayStatistics[] {
  return [...grouped(events, ({ record }) => record.day)]
    .sort(([a], [b]) => a - b)
    .map(([day, ofDay]) => ({
      day,
      answers: ofDay.length,
      introduced: ofDay.filter(({ phase }) => phase === 'new').length,
      grades: countGrades(ofDay),
      retention: retentionOf(ofDay),
      took: ofDay.reduce((sum, { record }) => sum + Math.min(record.took, INTERRUPTED_AFTER), 0),
    }));
}

/** The ages of terms, in days since the first answer; each from the bound before it (exclusive) to its own. */
const AGE_BOUNDS = [7, 30, 90, 365, Infinity] as const;

export interface AgeStatistics {
  /** Days: more than `above`, at most `upTo`. */
  readonly above: number;
  readonly upTo: number;
  readonly retention: Retention;
}

export function byAge(events: readonly ReviewEvent[]): AgeStatistics[] {
  return AGE_BOUNDS.map((upTo, index) => {
    const above = AGE_BOUNDS[index - 1] ?? 0;
    const inside = events.filter(({ age }) => age > above && age <= upTo);
    return { above, upTo, retention: retentionOf(inside) };
  });
}

/** A bar of a histogram: values from `from` (inclusive) to `to` (exclusive). */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Bounds of stability in days: a day, a week, three weeks (learned), three months, a year, three years. */
export const STABILITY_BOUNDS = [0, 1, 3, 7, 21, 90, 365, 1095, Infinity] as const;
const DIFFICULTY_BOUNDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.001] as const;
const RECALL_BOUNDS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001] as const;

export function histogram(values: Iterable<number>, bounds: readonly number[]): Bar[] {
  const counts = new Array<number>(bounds.length - 1).fill(0);
  for (const value of values) {
    const index = bounds.findIndex((bound, at) => value >= bound && value < (bounds[at + 1] ?? -Infinity));
    if (index >= 0) counts[index]!++;
  }
  return counts.map((count, index) => ({ from: bounds[index]!, to: bounds[index + 1]!, count }));
}

export interface Knowledge {
  readonly fresh: number;
  readonly learning: number;
  /** In review, not learned yet. */
  readonly young: number;
  readonly learned: number;
  readonly suspended: number;
  readonly known: number;
  readonly leeches: number;
  /** All of these. */
  readonly cards: number;
  /** How many of them would be recalled today, by the model; set aside they are not forgotten. */
  readonly recallable: number;
  readonly stability: readonly Bar[];
  readonly difficulty: readonly Bar[];
  readonly recall: readonly Bar[];
}

/** How well the cards are remembered on a study day. */
export function knowledgeOf(memory: Memory, cards: readonly CardId[], day: number): Knowledge {
  const counts = { fresh: 0, learning: 0, young: 0, learned: 0, suspended: 0, known: 0, leeches: 0 };
  const started: CardMemory[] = [];
  const recalls: number[] = [];
  for (const card of cards) {
    const state = memory.of(card);
    counts[sortOf(state)]++;
    if (state.phase === 'new') continue;
    started.push(state);
    recalls.push(memory.scheduler.retrievability(state, day));
  }
  return {
    ...counts,
    cards: cards.length,
    recallable: recalls.reduce((sum, recall) => sum + recall, 0),
    stability: histogram(
      started.map(({ stability }) => stability),
      STABILITY_BOUNDS,
    ),
    difficulty: histogram(
      started.map(({ difficulty }) => difficulty),
      DIFFICULTY_BOUNDS,
    ),
    recall: histogram(recalls, RECALL_BOUNDS),
  };
}

function sortOf(state: CardMemory) {
  if (state.setAside === 'leech') return 'leeches';
  if (state.setAside !== null) return state.setAside;
  if (state.phase === 'new') return 'fresh';
  if (state.phase !== 'review') return 'learning';
  return isLearned(state) ? 'learned' : 'young';
}

function countGrades(events: readonly ReviewEvent[]): Record<Grade, number> {
  const counts: Record<Grade, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const { record } of events) counts[record.grade]++;
  return counts;
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** How a learner grades and how long it takes: what a simulation needs to know of a person. */
export interface Habits {
  /** Shares of the grades of first answers, summing to 1. */
  readonly first: Readonly<Record<Grade, number>>;
  /** Shares of Hard, Good and Easy among recalled reviews, summing to 1. */
  readonly recalled: Readonly<Record<2 | 3 | 4, number>>;
  /** Milliseconds of an answer by grade. */
  readonly took: Readonly<Record<Grade, number>>;
}

/** Assumed of a learner nothing is known about; each answer of the log counts against it. */
export const ASSUMED_HABITS: Habits = {
  first: { 1: 0.3, 2: 0.1, 3: 0.5, 4: 0.1 },
  recalled: { 2: 0.1, 3: 0.8, 4: 0.1 },
  took: { 1: 15_000, 2: 12_000, 3: 8_000, 4: 5_000 },
};
/** How many answers the assumption weighs. */
const ASSUMED_WEIGHT = 50;

export function habitsOf(events: readonly ReviewEvent[]): Habits {
  const first = countGrades(events.filter(({ phase }) => phase === 'new'));
  const recalled = countGrades(events.filter(({ phase, record }) => phase === 'review' && record.grade > 1));
  const took: Record<Grade, number> = { ...ASSUMED_HABITS.took };
  for (const grade of GRADES) {
    const times = events.filter(({ record }) => record.grade === grade).map(({ record }) => record.took);
    const total = times.reduce(
      (sum, time) => sum + Math.min(time, INTERRUPTED_AFTER),
      took[grade] * ASSUMED_WEIGHT,
    );
    took[grade] = total / (times.length + ASSUMED_WEIGHT);
  }
  return {
    first: shares(first, ASSUMED_HABITS.first, GRADES),
    recalled: shares(recalled, ASSUMED_HABITS.recalled, [2, 3, 4]),
    took,
  };
}

function shares<G extends Grade>(
  counts: Readonly<Record<Grade, number>>,
  assumed: Readonly<Record<G, number>>,
  grades: readonly G[],
): Record<G, number> {
  const total = grades.reduce((sum, grade) => sum + counts[grade], ASSUMED_WEIGHT);
  return Object.fromEntries(
    grades.map((grade) => [grade, (counts[grade] + assumed[grade] * ASSUMED_WEIGHT) / total]),
  ) as Record<G, number>;
}
