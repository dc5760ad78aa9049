/**
 * When a card would come back after each grade: what stands on the four buttons, and what the answer then
 * records. Among the days the fuzz allows, the least loaded is chosen, so that the work spreads evenly.
 */
import type { Memory } from './memory.ts';
import { GRADES, type CardId, type Grade } from './model.ts';
import type { Interval } from './scheduler.ts';

export type Comeback =
  | { readonly unit: 'minutes'; readonly minutes: number }
  | { readonly unit: 'days'; readonly days: number };

/** The comeback for each grade. Those in days rise from Hard to Easy where the fuzz allows. */
export function preview(memory: Memory, card: CardId, day: number): Record<Grade, Comeback> {
  const state = memory.of(card);
  const result: Partial<Record<Grade, Comeback>> = {};
  let above = 0;
  for (const grade of GRADES) {
    const interval = memory.scheduler.interval(state, grade, day);
    if (interval.unit === 'minutes') result[grade] = interval;
    else {
      const least = Math.min(Math.max(interval.least, above), interval.most);
      const days = leastLoaded({ ...interval, least }, (days) => memory.load(day + days));
      result[grade] = { unit: 'days', days };
      if (grade > 1) above = days + 1;
    }
  }
  return result as Record<Grade, Comeback>;
}

/**
 * The day of a range with the least load; of equal ones the nearest to the ideal, then the earlier. Later days
 * carry less load merely because they are later, so the load is compared in steps rather than one by one: a day
 * within a tenth of the least loaded counts as equal.
 */
export function leastLoaded(
  { least, ideal, most }: Interval & { unit: 'days' },
  load: (days: number) => number,
): number {
  let lowest = Infinity;
  for (let days = least; days <= most; days++) lowest = Math.min(lowest, load(days));
  let chosen = least;
  let distance = Infinity;
  for (let days = least; days <= most; days++) {
    if (load(days) > lowest * 1.1) continue;
    const away = Math.abs(days - ideal);
    if (away < distance) {
      chosen = days;
      distance = away;
    }
  }
  return chosen;
}
