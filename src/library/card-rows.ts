/** What the cards of a library are made of: a row for each term, small enough to be kept for the next start. */
import type { Card } from '../schedule/cards.ts';
import { CITED } from '../schedule/labels.ts';
import { cardId, type CardId, type Direction } from '../schedule/model.ts';
import type { Entry } from './entry.ts';
import type { Library } from './fold.ts';

export interface CardRow {
  /** The term's id. */
  readonly id: string;
  readonly labels: readonly string[];
  /** As in `Entry`. */
  readonly study: boolean | null;
  readonly offered: boolean;
  /** Whether it can be asked by its meaning. */
  readonly meaning: boolean;
  /** Whether there is a sentence to leave it out of. */
  readonly gap: boolean;
}

/** A row for each entry, in the library's order. */
export function cardRowsOf({ entries }: Pick<Library, 'entries'>): CardRow[] {
  return entries.map(cardRowOf);
}

function cardRowOf({ id, labels, study, offered, gloss, written }: Entry): CardRow {
  return { id, labels, study, offered, meaning: gloss !== null, gap: written?.example !== undefined };
}

/**
 * A term's cards side by side, in the order in which its directions open.
 *
 * @param directions those the learner chose and this device can ask in, in the order in which they open
 * @param leftOut labels whose cards are not asked
 * @param hasReviews whether the learner has begun a card: such a one stays although its name is only cited
 */
export function cardsOf(
  rows: readonly CardRow[],
  { directions, leftOut }: { readonly directions: readonly Direction[]; readonly leftOut: readonly string[] },
  hasReviews: (card: CardId) => boolean = () => false,
): Card[] {
  const out = new Set(leftOut);
  return rows.flatMap((row, position) => {
    const reasons = row.study === true ? [] : reasonsAgainst(row, out);
    if (reasons === null || reasons.some((label) => label !== CITED)) return [];
    return directions
      .filter((direction) => canAsk(row, direction))
      .map((direction): Card => ({
        id: cardId(row.id, direction),
        term: row.id,
        direction,
        position,
        labels: row.labels,
        ...(row.study === true && { study: true }),
      }))
      .filter(({ id }) => reasons.length === 0 || hasReviews(id));
  });
}

/** The labels for which a term is not drilled; null where it is not drilled whatever its labels. */
function reasonsAgainst({ study, offered, labels }: CardRow, leftOut: ReadonlySet<string>): string[] | null {
  return study === false || !offered ? null : labels.filter((label) => leftOut.has(label));
}

function canAsk({ meaning, gap }: CardRow, direction: Direction): boolean {
  switch (direction) {
    case 'hanzi-meaning':
    case 'hanzi-pinyin':
    case 'listening':
      return true;
    case 'meaning-hanzi':
      return meaning;
    case 'cloze':
      return gap;
  }
}
