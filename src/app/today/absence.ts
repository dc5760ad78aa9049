/** Whether more has come together than a learner is used to, and a smaller portion of it to begin with. */
import type { Card } from '../../schedule/cards.ts';
import type { Memory } from '../../schedule/memory.ts';
import { partsOf } from '../../schedule/model.ts';
import type { Queue } from '../../schedule/queue.ts';
import { drillHref } from '../drill/drill-address.ts';

/** Study days without an answer from which a learner has been away. */
const AWAY_FROM = 7;
/** So many times the usual load is much. */
const MUCH = 3;
/** Cards to begin with. */
export const PORTION = 20;
/** With little more than a portion, a portion is no relief. */
const WORTH_PARTING = PORTION + 10;

/** Study days since the last day before `day` on which anything was answered; null where nothing was. */
export function daysAway(memory: Memory, day: number): number | null {
  let last = -1;
  for (const { reps, lastDay } of memory.cards.values())
    if (reps > 0 && lastDay < day) last = Math.max(last, lastDay);
  return last < 0 ? null : day - last;
}

/** Reviews that these cards bring on a day by their intervals, if none is late. */
export function usualLoad(cards: readonly Card[], memory: Memory): number {
  let load = 0;
  for (const { id } of cards) {
    const { phase, setAside, dueDay, lastDay } = memory.of(id);
    if (phase === 'review' && setAside === null) load += 1 / Math.max(1, dueDay - lastDay);
  }
  return load;
}

/** A part of today's cards to begin with. */
export interface Portion {
  /** The drill's address. */
  readonly href: string;
  readonly cards: number;
  /** Study days away; null where the learner was not, and there is just much. */
  readonly away: number | null;
}

/** Null where there is no more than usual. */
export function portionOf(
  { cards, memory }: { readonly cards: readonly Card[]; readonly memory: Memory },
  queue: Queue,
  day: number,
): Portion | null {
  const all = [...queue.learning.map(({ card }) => card), ...queue.main];
  if (all.length < WORTH_PARTING) return null;
  const away = daysAway(memory, day);
  const wasAway = away !== null && away >= AWAY_FROM;
  if (!wasAway && queue.counts.due <= MUCH * usualLoad(cards, memory)) return null;
  const first = all.slice(0, PORTION);
  const terms = [...new Set(first.map((card) => partsOf(card).entry))];
  return {
    href: drillHref({ filter: { by: 'terms', terms }, extent: 'due', mode: 'scheduled' }),
    cards: first.length,
    away: wasAway ? away : null,
  };
}
