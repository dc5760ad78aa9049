/** How long today's cards will take: by the learner's own pace, as far as it is known. */
import type { Memory } from '../../schedule/memory.ts';
import { INTERRUPTED_AFTER } from '../../schedule/model.ts';
import type { QueueCounts } from '../../schedule/queue.ts';

/** Milliseconds that a card takes on one day, all its answers together. */
export interface Pace {
  /** On the day it is introduced. */
  readonly fresh: number;
  /** On any other. */
  readonly review: number;
}

/** Of a learner nothing is known about: a new card is asked about three times on its day. */
export const ASSUMED_PACE: Pace = { fresh: 30_000, review: 12_000 };
/** How many cards the assumption weighs. */
const ASSUMED_WEIGHT = 10;

/** From the answers of the last days, which are kept one by one; the assumption counts the less the more there are. */
export function paceOf(memory: Pick<Memory, 'recent' | 'of'>): Pace {
  const took = {
    fresh: { ms: ASSUMED_WEIGHT * ASSUMED_PACE.fresh, cards: new Set<string>() },
    review: { ms: ASSUMED_WEIGHT * ASSUMED_PACE.review, cards: new Set<string>() },
  };
  for (const record of memory.recent()) {
    if (record.type !== 'grade') continue;
    const sum = took[memory.of(record.card).introduced === record.day ? 'fresh' : 'review'];
    sum.ms += Math.min(record.took, INTERRUPTED_AFTER);
    sum.cards.add(`${record.card} ${record.day}`);
  }
  const mean = ({ ms, cards }: (typeof took)['fresh']) => ms / (ASSUMED_WEIGHT + cards.size);
  return { fresh: mean(took.fresh), review: mean(took.review) };
}

/** Milliseconds for the cards counted. */
export function timeFor(
  { learning, reviews, fresh }: Pick<QueueCounts, 'learning' | 'reviews' | 'fresh'>,
  pace: Pace,
): number {
  return (learning + reviews) * pace.review + fresh * pace.fresh;
}
