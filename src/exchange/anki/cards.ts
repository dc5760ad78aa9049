/** What the learner remembers of a card as Anki keeps it: the columns of its row, and a line for each review. */
import type { Calendar } from '../../schedule/day.ts';
import { DAY, type CardId, type CardRecord, type GradeRecord, type LogRecord } from '../../schedule/model.ts';
import { NEW_CARD, type CardMemory, type Scheduler } from '../../schedule/scheduler.ts';

/** Anki's `type`, `queue`, `due` and so on of a card. */
export interface CardColumns {
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly ivl: number;
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  readonly left: number;
  readonly flags: number;
  readonly data: string;
}

/** One row of Anki's `revlog`, but for its card. */
export interface ReviewRow {
  /** When it was given (ms). */
  readonly id: number;
  readonly ease: number;
  /** Days, or seconds below zero. */
  readonly ivl: number;
  readonly lastIvl: number;
  readonly factor: number;
  readonly time: number;
  readonly type: number;
}

export const CARD_TYPE = { new: 0, learning: 1, review: 2, relearning: 3 } as const;
export const QUEUE = { buried: -3, suspended: -1, new: 0, learning: 1, review: 2 } as const;
export const REVIEW_TYPE = { learning: 0, review: 1, relearning: 2, filtered: 3, manual: 4 } as const;

/** Anki's, where FSRS decides and nobody reads it. */
const EASE = 2500;

/** The calendar's first day in the file: what is due is counted from it. */
export interface Today {
  readonly calendar: Calendar;
  /** The study day it is. */
  readonly today: number;
  /** The study day from which Anki counts. */
  readonly first: number;
}

/**
 * @param position among the new ones, from 1
 */
export function columnsOf(
  memory: CardMemory,
  position: number,
  { settings, weights }: Scheduler,
  { today, first }: Today,
): CardColumns {
  const { phase, stability, difficulty, lapses, reps, step } = memory;
  const steps = phase === 'relearning' ? settings.relearningSteps : settings.learningSteps;
  const left = Math.max(1, steps.length - step);
  const isLearning = phase === 'learning' || phase === 'relearning';
  const ivl = phase === 'review' ? Math.max(1, memory.dueDay - memory.lastDay) : isLearning ? 1 : 0;
  return {
    type: CARD_TYPE[phase],
    queue:
      memory.setAside !== null
        ? QUEUE.suspended
        : memory.buriedUntil > today
          ? QUEUE.buried
          : QUEUE[isLearning ? 'learning' : phase],
    due:
      phase === 'new' ? position : phase === 'review' ? memory.dueDay - first : Math.floor(memory.due / 1000),
    ivl: phase === 'learning' ? 0 : ivl,
    factor: phase === 'new' || phase === 'learning' ? 0 : EASE,
    reps,
    lapses,
    left: isLearning ? left * 1000 + left : 0,
    flags: memory.flagged ? 1 : 0,
    data:
      phase === 'new'
        ? '{}'
        : JSON.stringify({
            pos: position,
            s: rounded(stability, 4),
            d: rounded(difficulty, 3),
            dr: settings.retention,
            decay: rounded(weights[20] ?? 0.5, 3),
            lrt: Math.floor(memory.lastAt / 1000),
          }),
  };
}

/** The records of each card that stand, in the log's order. */
export function standingRecords(log: readonly LogRecord[]): Map<CardId, CardRecord[]> {
  const undone = new Set(log.flatMap((record) => (record.type === 'undo' ? [record.undoes] : [])));
  const byCard = new Map<CardId, CardRecord[]>();
  for (const record of log) {
    if (record.type === 'undo' || undone.has(record.id)) continue;
    const list = byCard.get(record.card);
    if (list === undefined) byCard.set(record.card, [record]);
    else list.push(record);
  }
  return byCard;
}

/** A card's reviews, as the schedule has reckoned with them. @param records that stand, in the log's order */
export function reviewsOf(records: readonly CardRecord[], scheduler: Scheduler): ReviewRow[] {
  const rows: ReviewRow[] = [];
  let memory = NEW_CARD;
  for (const record of records) {
    if (record.type === 'grade') {
      const after = scheduler.answer(memory, record);
      rows.push(reviewRow(memory, after, record));
      memory = after;
    } else if (record.type === 'reset') {
      rows.push({
        id: record.at,
        ease: 0,
        ivl: 0,
        lastIvl: intervalOf(memory),
        factor: 0,
        time: 0,
        type: REVIEW_TYPE.manual,
      });
      memory = NEW_CARD;
    }
  }
  return rows;
}

function reviewRow(before: CardMemory, after: CardMemory, { at, grade, took }: GradeRecord): ReviewRow {
  return {
    id: at,
    ease: grade,
    ivl: intervalOf(after),
    lastIvl: intervalOf(before),
    // Of a card that FSRS schedules, Anki writes the difficulty here: 100 for the easiest, 1,100 for the hardest.
    factor: Math.round(((after.difficulty - 1) / 9) * 1000 + 100),
    time: Math.min(took, DAY),
    type: REVIEW_TYPE[before.phase === 'new' ? 'learning' : before.phase],
  };
}

/** Days, or seconds below zero. */
function intervalOf({ phase, due, dueDay, lastAt, lastDay }: CardMemory): number {
  if (phase === 'new') return 0;
  if (phase === 'review') return Math.max(1, dueDay - lastDay);
  return -Math.max(1, Math.round((due - lastAt) / 1000));
}

const rounded = (value: number, places: number): number => Number(value.toFixed(places));
