/** A card as the schedule knows it, and which cards a drill asks. */
import type { CardId, Direction } from './model.ts';
import type { Memory } from './memory.ts';

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

/** What a drill asks: everything the schedule wants, or a part of the cards. */
export type Filter =
  | { readonly by: 'everything' }
  | { readonly by: 'label'; readonly label: string }
  | { readonly by: 'flagged' }
  | { readonly by: 'forgotten' }
  | { readonly by: 'terms'; readonly terms: readonly string[] };

/** Whether a card is in a selection. `forgotten` is forgotten on the study day `day`. */
export function createFilter(filter: Filter, memory: Memory, day: number): (card: Card) => boolean {
  switch (filter.by) {
    case 'everything':
      return () => true;
    case 'label':
      return ({ labels }) => labels.includes(filter.label);
    case 'flagged':
      return ({ id }) => memory.of(id).flagged;
    case 'forgotten':
      return ({ id }) => memory.of(id).forgotten === day;
    case 'terms': {
      const wanted = new Set(filter.terms);
      return ({ term }) => wanted.has(term);
    }
  }
}
