/** How well the learner knows the terms of a text, and which of them the library has: what a text's head counts. */
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

/** How a term of a text stands that is not kept: well known or not, or outside the library, to which keeping adds it. */
export const ROW_STANDINGS = ['outside', ...STANDINGS] as const;
export type RowStanding = (typeof ROW_STANDINGS)[number];

/**
 * How well the learner knows the term of each row that the library has.
 *
 * @param cardsOf the cards of a term, by its id
 */
export function rowStandings<Row extends { readonly known?: { readonly id: string } }>(
  rows: readonly Row[],
  cardsOf: (term: string) => Iterable<CardMemory>,
): ReadonlyMap<Row, Standing> {
  const byTerm = new Map<string, Standing>();
  return new Map(
    rows.flatMap((row): [Row, Standing][] => {
      if (row.known === undefined) return [];
      const { id } = row.known;
      const standing = byTerm.get(id) ?? standingOf(cardsOf(id));
      byTerm.set(id, standing);
      return [[row, standing]];
    }),
  );
}

/** "12 known, 4 learning, 15 new"; what there is none of is not said. */
export function wordCounts(counts: Readonly<Record<Standing, number>>): string {
  return STANDINGS.filter((one) => counts[one] > 0)
    .map((one) => `${counts[one].toLocaleString('en')} ${one}`)
    .join(', ');
}
