/** When a further direction of a term opens: once the one before it is stable. */
import type { Card } from './cards.ts';
import type { Memory } from './memory.ts';
import { cardId, DIRECTIONS, type CardId, type Direction } from './model.ts';
import type { CardMemory } from './scheduler.ts';

/** Days of stability from which the next direction of a term opens: it has outlived a week. */
const OPENING_STABILITY = 7;

/** What opens a card: nothing, as it is the first of its term; a mark; or the card of the direction before. */
type Opener = { readonly open: boolean } | { readonly after: CardId };
const OPEN: Opener = { open: true };

/**
 * Whether a new card is open: the direction before it, among those the learner chose, is stable or known. A
 * direction the learner suspended is passed over; one that became a leech keeps the next closed.
 */
export function createOpening(cards: readonly Card[], memory: Memory): (card: Card) => boolean {
  const openerOf = createOpeners(cards, memory);
  return (card) => {
    const opener = openerOf(card);
    return 'open' in opener ? opener.open : isStable(memory.of(opener.after));
  };
}

function createOpeners(cards: readonly Card[], memory: Memory): (card: Card) => Opener {
  const there = new Set(cards.map(({ direction }) => direction));
  const chosen = DIRECTIONS.filter((direction) => there.has(direction));
  if (chosen.length <= 1) return () => OPEN;
  const existing = new Set(cards.map(({ id }) => id));
  return (card) => {
    for (let index = chosen.indexOf(card.direction) - 1; index >= 0; index--) {
      const before = cardId(card.term, chosen[index]!);
      if (!existing.has(before)) continue;
      const { setAside } = memory.of(before);
      if (setAside === 'suspended') continue;
      if (setAside !== null) return { open: setAside === 'known' };
      return { after: before };
    }
    return OPEN;
  };
}

function isStable({ phase, stability }: CardMemory): boolean {
  return phase === 'review' && stability >= OPENING_STABILITY;
}

/** Of one direction: how many new cards are open, and when the next ones will be. */
export interface Opening {
  /** New and open today. */
  readonly open: number;
  /** Cards of it that were answered before. */
  readonly begun: number;
  /** The first study day on which more open, if every card is known when it is due, and how many; null for none. */
  readonly next: { readonly day: number; readonly cards: number } | null;
}

/**
 * @param cards of every direction chosen
 * @param day the study day it is
 */
export function openingOf(
  direction: Direction,
  cards: readonly Card[],
  memory: Memory,
  day: number,
): Opening {
  const openerOf = createOpeners(cards, memory);
  let open = 0;
  let begun = 0;
  const byDay = new Map<number, number>();
  for (const card of cards) {
    if (card.direction !== direction) continue;
    const state = memory.of(card.id);
    if (state.phase !== 'new') begun++;
    if (state.phase !== 'new' || state.setAside !== null) continue;
    const opener = openerOf(card);
    if ('open' in opener ? opener.open : isStable(memory.of(opener.after))) open++;
    else if ('after' in opener) {
      const opens = stableFrom(memory.of(opener.after), memory, day);
      if (opens !== null) byDay.set(opens, (byDay.get(opens) ?? 0) + 1);
    }
  }
  const first = Math.min(...byDay.keys());
  return {
    open,
    begun,
    next: byDay.size === 0 ? null : { day: first, cards: byDay.get(first)! },
  };
}

/** A card that does not become stable in so many answers is forgotten, not waited for. */
const MOST_ANSWERS = 20;

/** The study day on which a card will be stable if each answer is Good and on its day; null for a new card. */
function stableFrom(memory: CardMemory, { scheduler }: Memory, day: number): number | null {
  let state = memory;
  let on = day;
  for (let answers = 0; answers < MOST_ANSWERS && state.phase !== 'new'; answers++) {
    if (isStable(state)) return on;
    on = state.phase === 'review' ? Math.max(on, state.dueDay) : on;
    state = scheduler.answer(state, { grade: 3, at: state.lastAt, day: on });
  }
  return null;
}
