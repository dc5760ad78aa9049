/** How far the learner is with what is studied. */
import type { Card } from '../../schedule/cards.ts';
import { valueOf, type Family } from '../../schedule/labels.ts';
import type { Memory } from '../../schedule/memory.ts';
import { isLearned } from '../../schedule/queue.ts';
import { DAY, type CardId } from '../../schedule/model.ts';
import { dueByDay } from '../../schedule/due-by-day.ts';
import type { CardMemory } from '../../schedule/scheduler.ts';

/** Terms of one source, or of all. */
export interface Progress {
  readonly terms: number;
  /** Answered or known, in any way of asking. */
  readonly begun: number;
  /** Learned or known, in any way of asking. */
  readonly learned: number;
  /** Neither begun nor set aside. */
  readonly left: number;
}

export interface ProgressByLabel {
  readonly all: Progress;
  /** By the values of the family's labels, as they first appear. */
  readonly of: ReadonlyMap<string, Progress>;
}

/** @param family the labels to count by: sources, unless told otherwise */
export function progressOf(
  cards: readonly Card[],
  memory: Memory,
  family: Family = 'source',
): ProgressByLabel {
  /** What of a term there is over its cards. */
  const terms = new Map<string, { begun: boolean; learned: boolean; left: boolean; values: string[] }>();
  for (const { id, term, labels } of cards) {
    let one = terms.get(term);
    if (one === undefined) {
      const values = labels.map((label) => valueOf(label, family)).filter((value) => value !== undefined);
      terms.set(term, (one = { begun: false, learned: false, left: true, values }));
    }
    const state = memory.of(id);
    one.begun ||= isBegun(state);
    one.learned ||= state.setAside === 'known' || isLearned(state);
    one.left &&= !isBegun(state) && state.setAside === null;
  }
  const all = newTally();
  const of = new Map<string, ReturnType<typeof newTally>>();
  for (const { begun, learned, left, values } of terms.values()) {
    const tallies = values.map((value) => {
      let tally = of.get(value);
      if (tally === undefined) of.set(value, (tally = newTally()));
      return tally;
    });
    for (const tally of [all, ...tallies]) {
      tally.terms++;
      if (begun) tally.begun++;
      if (learned) tally.learned++;
      if (left) tally.left++;
    }
  }
  return { all, of };
}

const newTally = () => ({ terms: 0, begun: 0, learned: 0, left: 0 });

function isBegun({ reps, setAside }: CardMemory): boolean {
  return reps > 0 || setAside === 'known';
}

/** Of many sources, those shown on Today: begun ones, those with something left to begin first. */
export function mostStudied(progress: ProgressByLabel, most: number): [source: string, Progress][] {
  return [...progress.of]
    .filter(([, { begun }]) => begun > 0)
    .sort(([, a], [, b]) => Number(b.left > 0) - Number(a.left > 0) || b.begun - a.begun)
    .slice(0, most);
}

/** A day of the week that begins today. */
export interface DayAhead {
  readonly day: number;
  /** As "Thu". */
  readonly name: string;
  readonly cards: number;
}

/** How many cards come back on each of the next seven study days; what is overdue comes today. */
export function weekAhead(cards: readonly Card[], memory: Memory, today: number): DayAhead[] {
  const ids: CardId[] = cards.map(({ id }) => id);
  return dueByDay(memory, ids, today, 7).map((count, index) => ({
    day: today + index,
    name: new Date((today + index) * DAY).toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' }),
    cards: count,
  }));
}
