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
  const counts: Record<Standing, number> = { known: 0, learning: 0, new: 0 };
  for (const one of standings) counts[one]++;
  return wordCounts(counts);
}

/** The same of what is counted already. */
export function wordCounts(counts: Readonly<Record<Standing, number>>): string {
  return STANDINGS.filter((one) => counts[one] > 0)
    .map((one) => `${counts[one].toLocaleString('en')} ${one}`)
    .join(', ');
}
