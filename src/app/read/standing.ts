/** How well the learner knows the terms of a text: what "12 known, 4 learning, 15 new" counts. */
import type { CardMemory } from '../../schedule/scheduler.ts';
import { isLearned } from '../../schedule/queue.ts';

export const STANDINGS = ['known', 'learning', 'new'] as const;
/** Known: a card of the term is learned, or marked as known. Learning: one is begun. */
export type Standing = (typeof STANDINGS)[number];

export function standingOf(cards: Iterable<CardMemory>): Standing {
  let isBegun = false;
  for (const card of cards) {
    if (card.setAside === 'known' || isLearned(card)) return 'known';
    isBegun ||= card.reps > 0;
  }
  return isBegun ? 'learning' : 'new';
}

/** "12 known, 4 learning, 15 new"; what there is none of is not said. */
export function wordStandings(standings: Iterable<Standing>): string {
  const counts = new Map<Standing, number>();
  for (const one of standings) counts.set(one, (counts.get(one) ?? 0) + 1);
  return STANDINGS.flatMap((one) =>
    counts.has(one) ? [`${counts.get(one)!.toLocaleString('en')} ${one}`] : [],
  ).join(', ');
}
