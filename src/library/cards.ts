/** The cards of a library: each entry in each direction the learner chose, with what it can be chosen by. */
import type { TermId } from '../term/term-id.ts';
import { CITED, type Entry } from './entry.ts';
import type { Library } from './fold.ts';

/** The ways a term can be asked, in the order in which they open. */
export type Direction = 'hanzi-meaning' | 'meaning-hanzi' | 'hanzi-pinyin' | 'listening' | 'cloze';

/** A card as the schedule takes it. */
export interface Card {
  readonly id: `${string}:${string}`;
  readonly term: TermId;
  readonly direction: Direction;
  /** The entry's place in the library, from 0: the order of first appearance. */
  readonly position: number;
  readonly labels: readonly string[];
  /** Set where the learner asked for it: first of the new ones. */
  readonly study?: true;
}

/**
 * An entry's cards side by side, in the order in which its directions open.
 *
 * @param directions those the learner chose and this device can ask in, in the order in which they open
 * @param leftOut labels whose cards are not asked
 * @param hasReviews whether the learner has begun a card: such a one stays although its name is only cited
 */
export function cardsOf(
  library: Pick<Library, 'entries'>,
  { directions, leftOut }: { readonly directions: readonly Direction[]; readonly leftOut: readonly string[] },
  hasReviews: (card: Card['id']) => boolean = () => false,
): Card[] {
  const out = new Set(leftOut);
  return library.entries.flatMap((entry, position) => {
    const reasons = entry.study === true ? [] : reasonsAgainst(entry, out);
    if (reasons === null || reasons.some((label) => label !== CITED)) return [];
    return directions
      .filter((direction) => canAsk(entry, direction))
      .map((direction): Card => ({
        id: `${entry.id}:${direction}`,
        term: entry.id,
        direction,
        position,
        labels: entry.labels,
        ...(entry.study === true && { study: true }),
      }))
      .filter(({ id }) => reasons.length === 0 || hasReviews(id));
  });
}

/** The labels for which an entry is not drilled; null where it is not drilled whatever its labels. */
function reasonsAgainst({ study, offered, labels }: Entry, leftOut: ReadonlySet<string>): string[] | null {
  return study === false || !offered ? null : labels.filter((label) => leftOut.has(label));
}

function canAsk({ gloss, written }: Entry, direction: Direction): boolean {
  switch (direction) {
    case 'hanzi-meaning':
    case 'hanzi-pinyin':
    case 'listening':
      return true;
    case 'meaning-hanzi':
      return gloss !== null;
    case 'cloze':
      return written?.example !== undefined;
  }
}
