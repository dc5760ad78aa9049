/** A card as the schedule knows it, and which cards a drill asks. */
import type { CardId, Direction } from './model.ts';
import type { Memory } from './memory.ts';
import { isLearned, type CardMemory } from './scheduler.ts';

export interface Card {
  readonly id: CardId;
  /** The id of the term it asks; cards of one term are siblings. */
  readonly term: string;
  readonly direction: Direction;
  /** The term's place among all terms, from 0: the order of first appearance. */
  readonly position: number;
  /** What the card can be chosen by (see labels.ts), each once. */
  readonly labels: readonly string[];
  /** The learner wants to study the term: of the new cards it comes first. */
  readonly study?: boolean;
}

/** By what the learner remembers of it a card can be in several of these states, or in none. */
export const CARD_STATES = ['fresh', 'weak', 'unseen', 'flagged', 'forgotten'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** Study days within which a card that was forgotten counts as weak. */
const WEAK_FOR = 14;
/** Times forgotten from which a card counts as weak until it is learned. */
const WEAK_LAPSES = 3;
/** Study days after which a card counts as not seen for long. */
export const UNSEEN_AFTER = 30;

/**
 * Whether a card is in a state on the study day `day`:
 *
 * - `fresh`: never answered;
 * - `weak`: forgotten within the last two weeks, or three times in all, and not learned since;
 * - `unseen`: answered, but not within the last thirty days;
 * - `flagged`: by the learner;
 * - `forgotten`: on this day.
 */
export function isInState(memory: CardMemory, state: CardState, day: number): boolean {
  switch (state) {
    case 'fresh':
      return memory.phase === 'new';
    case 'weak':
      return (
        memory.phase !== 'new' &&
        !isLearned(memory) &&
        (memory.lapses >= WEAK_LAPSES || (memory.forgotten >= 0 && memory.forgotten > day - WEAK_FOR))
      );
    case 'unseen':
      return memory.phase !== 'new' && memory.lastDay <= day - UNSEEN_AFTER;
    case 'flagged':
      return memory.flagged;
    case 'forgotten':
      return memory.forgotten === day;
  }
}

/** What a drill asks: everything the schedule wants, or a part of the cards. */
export type Filter =
  | { readonly by: 'everything' }
  | { readonly by: 'label'; readonly label: string }
  /** The cards in a state, or those of them with a label. */
  | { readonly by: CardState; readonly label?: string }
  | { readonly by: 'terms'; readonly terms: readonly string[] };

/** Whether a card is in a selection. `forgotten` is forgotten on the study day `day`. */
export function createFilter(filter: Filter, memory: Memory, day: number): (card: Card) => boolean {
  switch (filter.by) {
    case 'everything':
      return () => true;
    case 'label':
      return ({ labels }) => labels.includes(filter.label);
    case 'terms': {
      const wanted = new Set(filter.terms);
      return ({ term }) => wanted.has(term);
    }
    default: {
      const { by, label } = filter;
      return ({ id, labels }) =>
        isInState(memory.of(id), by, day) && (label === undefined || labels.includes(label));
    }
  }
}
