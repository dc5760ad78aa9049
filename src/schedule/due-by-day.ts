/** What the next days bring by what is on the calendar. */
import type { Memory } from './memory.ts';
import { DAY, type CardId } from './model.ts';
import { dueDayOf, liesAhead } from './queue.ts';

/** How many cards are due on each of the next `days` days; what is overdue counts for the first. */
export function dueByDay(memory: Memory, cards: readonly CardId[], day: number, days: number): number[] {
  const counts = new Array<number>(days).fill(0);
  for (const card of cards) {
    const state = memory.of(card);
    const { phase, setAside, due, lastDay, lastAt } = state;
    if (phase === 'new' || setAside !== null) continue;
    const inLearning = liesAhead(state, day) ? day : lastDay + Math.floor((due - lastAt) / DAY);
    const dueOn = phase === 'review' ? dueDayOf(state, day) : inLearning;
    const index = Math.max(0, dueOn - day);
    if (index < days) counts[index]!++;
  }
  return counts;
}
