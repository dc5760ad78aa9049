/**
 * The cards of a glossary: each entry in each direction the learner chose, with what a selection asks about.
 */
import type { Entry } from '../glossary/entry.ts';
import type { Kind } from '../term/kinds.ts';
import { cardId, type CardId, DIRECTIONS, type Direction } from './model.ts';
import type { Memory } from './memory.ts';
import type { Settings } from './settings.ts';

export interface Card {
  readonly id: CardId;
  /** The entry's id. */
  readonly entry: string;
  readonly direction: Direction;
  /** The entry's place in the glossary, from 0: the order of first appearance. */
  readonly position: number;
  readonly kind: Kind;
  /** Id of its topic. */
  readonly topic: string;
  /** Ids of the articles the term occurs in. */
  readonly articles: readonly string[];
}

/**
 * The cards of a glossary, an entry's cards side by side in the order in which they open.
 *
 * @param offered the directions this device can ask in (listening needs a Chinese voice)
 * @param hasReviews whether the learner has begun a card; such a one stays although its entry is not drilled
 */
export function cardsOf(
  glossary: { readonly entries: readonly Entry[] },
  settings: Pick<Settings, 'directions' | 'supplied' | 'names'>,
  offered: readonly Direction[] = DIRECTIONS,
  hasReviews: (card: CardId) => boolean = () => false,
): Card[] {
  const directions = DIRECTIONS.filter((one) => settings.directions.includes(one) && offered.includes(one));
  return glossary.entries.flatMap((entry, position) => {
    if (entry.origin === 'supplied' && !settings.supplied) return [];
    const articles = [...new Set(entry.occurrences.map(({ article }) => article))];
    return directions
      .filter((direction) => canAsk(entry, direction))
      .filter((direction) => entry.drilled || settings.names || hasReviews(cardId(entry.id, direction)))
      .map((direction) => ({
        id: cardId(entry.id, direction),
        entry: entry.id,
        direction,
        position,
        kind: entry.kind,
        topic: entry.topic,
        articles,
      }));
  });
}

function canAsk(entry: Entry, direction: Direction): boolean {
  const meaning = entry.gloss !== undefined;
  switch (direction) {
    case 'hanzi-meaning':
    case 'hanzi-pinyin':
    case 'listening':
      return true;
    case 'meaning-hanzi':
      return meaning;
    case 'cloze':
      return entry.example !== undefined;
  }
}

/** What a drill asks: everything the schedule wants, or a part of the cards. */
export type Filter =
  | { readonly by: 'everything' }
  | { readonly by: 'topic'; readonly topic: string }
  | { readonly by: 'article'; readonly article: string }
  | { readonly by: 'kind'; readonly kind: Kind }
  | { readonly by: 'flagged' }
  | { readonly by: 'forgotten' }
  | { readonly by: 'entries'; readonly entries: readonly string[] };

/** Whether a card is in a selection. `forgotten` is forgotten on the study day `day`. */
export function createFilter(filter: Filter, memory: Memory, day: number): (card: Card) => boolean {
  switch (filter.by) {
    case 'everything':
      return () => true;
    case 'topic':
      return ({ topic }) => topic === filter.topic;
    case 'article':
      return ({ articles }) => articles.includes(filter.article);
    case 'kind':
      return ({ kind }) => kind === filter.kind;
    case 'flagged':
      return ({ id }) => memory.of(id).flagged;
    case 'forgotten':
      return ({ id }) => memory.of(id).forgotten === day;
    case 'entries': {
      const wanted = new Set(filter.entries);
      return ({ entry }) => wanted.has(entry);
    }
  }
}
