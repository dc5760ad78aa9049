/**
 * What is asked today: cards in learning by the time they are due, reviews with the most forgettable first, and
 * new cards among them, within the learner's daily limits.
 */
import type { Card, Filter } from './cards.ts';
import { createFilter } from './cards.ts';
import type { Memory } from './memory.ts';
import type { CardId } from './model.ts';
import { ranksOf } from './new-order.ts';
import { createOpening } from './opening.ts';
import { isLearned, NEW_CARD, type CardMemory } from './scheduler.ts';
import type { Settings } from './settings.ts';

export { isLearned, LEARNED_STABILITY } from './scheduler.ts';

/**
 * How much of a selection is asked. `due`: what the schedule wants today, within the limits, siblings apart. `all`:
 * every card begun or open and not set aside, due or not, because the learner asked for it. An answer given before a
 * card is due counts, but FSRS learns little from it.
 */
export type Extent = 'due' | 'all';

export interface QueueRequest {
  readonly cards: readonly Card[];
  readonly memory: Memory;
  readonly settings: Pick<Settings, 'newPerDay' | 'reviewsPerDay' | 'newOrder'>;
  /** The study day. */
  readonly day: number;
  readonly filter?: Filter;
  readonly extent?: Extent;
}

export interface Queue {
  /** In learning or relearning, soonest first; some may be due only later today. */
  readonly learning: readonly { readonly card: CardId; readonly due: number }[];
  /** Reviews and new cards in the order in which they are asked. */
  readonly main: readonly CardId[];
  readonly counts: QueueCounts;
}

export interface QueueCounts {
  readonly learning: number;
  readonly reviews: number;
  readonly fresh: number;
  /** Reviews due, also those beyond today's limit. */
  readonly due: number;
  /**
   * Days until every review due is caught up with, counting those already on the calendar: 0 when nothing is due,
   * 1 when today's limit is enough, null when at this limit it never is.
   */
  readonly backlogDays: number | null;
}

/** A card in review. */
export interface Reviewed {
  readonly card: Card;
  readonly memory: CardMemory;
}

/** What can be asked on a study day, before the limits and before siblings are kept apart. */
export interface Candidates {
  readonly learning: readonly { readonly card: Card; readonly due: number }[];
  /** In review and due, in the order of `cards`. */
  readonly due: readonly Reviewed[];
  /** In review and not due, in the order of `cards`. */
  readonly early: readonly Reviewed[];
  /** New and open, in the order in which they are introduced. */
  readonly fresh: readonly Card[];
  /** What of the day's limits is left: by all that was answered today, whatever is asked for now. */
  readonly reviewsLeft: number;
  readonly newLeft: number;
  /** The terms asked today; true while every card of it asked is learned. */
  readonly asked: ReadonlyMap<string, boolean>;
}

/** Goes through the cards once. Linear in them. */
export function candidatesOf(
  { cards, memory, settings, day }: Pick<QueueRequest, 'cards' | 'memory' | 'settings' | 'day'>,
  wanted: (card: Card) => boolean = () => true,
): Candidates {
  const learning: { card: Card; due: number }[] = [];
  const due: Reviewed[] = [];
  const early: Reviewed[] = [];
  const ranks = ranksOf(cards, settings.newOrder);
  const byRank: (Card | undefined)[] = new Array<Card | undefined>(cards.length);
  let introducedToday = 0;
  let reviewedToday = 0;
  const asked = new Map<string, boolean>();
  const open = createOpening(cards, memory);

  for (let index = 0; index < cards.length; index++) {
    const card = cards[index]!;
    const state = memory.of(card.id);
    // Most are, and of these there is nothing more to ask.
    if (state === NEW_CARD) {
      if (wanted(card) && open(card)) byRank[ranks[index]!] = card;
      continue;
    }
    if (state.introduced === day) introducedToday++;
    else if (state.reviewed === day) reviewedToday++;
    const learningNow = state.phase === 'learning' || state.phase === 'relearning';
    if ((state.reps > 0 && state.lastDay === day) || (learningNow && isAsked(state, day))) {
      noteAsked(asked, card.term, isLearned(state));
    }
    if (!isAsked(state, day) || !wanted(card)) continue;
    if (learningNow) learning.push({ card, due: liesAhead(state, day) ? 0 : state.due });
    else if (state.phase === 'review')
      (dueDayOf(state, day) <= day ? due : early).push({ card, memory: state });
    else if (open(card)) byRank[ranks[index]!] = card;
  }

  return {
    learning,
    due,
    early,
    fresh: byRank.filter((card) => card !== undefined),
    reviewsLeft: Math.max(0, settings.reviewsPerDay - reviewedToday),
    newLeft: Math.max(0, settings.newPerDay - introducedToday),
    asked,
  };
}

/** Today's queue. Linear in the cards, but for sorting the reviews that are due. */
export function buildQueue(request: QueueRequest): Queue {
  const { memory, settings, day, filter = { by: 'everything' }, extent = 'due' } = request;
  const { due, early, fresh, reviewsLeft, newLeft, ...found } = candidatesOf(
    request,
    createFilter(filter, memory, day),
  );
  const learning = found.learning
    .map(({ card, due }) => ({ card: card.id, due }))
    .sort((a, b) => a.due - b.due || (a.card < b.card ? -1 : 1));
  const byForgetting = mostForgettable(due, memory, day);
  const asked = new Map(found.asked);
  const reviews =
    extent === 'all'
      ? [...byForgetting, ...mostForgettable(early, memory, day)]
      : withoutSiblings(byForgetting, asked, reviewsLeft, ({ card, memory }) => [
          card.term,
          isLearned(memory),
        ]);
  const introduced =
    extent === 'all' ? fresh : withoutSiblings(fresh, asked, newLeft, ({ term }) => [term, false]);

  return {
    learning,
    main: interleave(
      reviews.map(({ card }) => card.id),
      introduced.map(({ id }) => id),
    ),
    counts: {
      learning: learning.length,
      reviews: reviews.length,
      fresh: introduced.length,
      due: due.length,
      backlogDays: backlogDays(due.length, memory, day, settings.reviewsPerDay, reviewsLeft),
    },
  };
}

/** Whether a card may be asked on a study day: neither set aside nor buried. */
function isAsked(memory: CardMemory, day: number): boolean {
  return memory.setAside === null && !isBuried(memory, day);
}

/** Whether a card is buried on a study day; not where a clock that was ahead buried it, which meant the next day. */
export function isBuried({ buriedUntil }: CardMemory, day: number): boolean {
  return buriedUntil > day && buriedUntil <= day + 1 + JOURNEY;
}

/** Days by which a journey over the date line can be ahead. */
const JOURNEY = 1;

/**
 * Whether a card's last answer lies on a day to come: given while the clock was ahead. When it really was given
 * nobody knows, and by its date the card would rest until then; so it is due.
 */
export function liesAhead({ phase, lastDay }: CardMemory, day: number): boolean {
  return phase !== 'new' && lastDay > day + JOURNEY;
}

/** The study day a card in review is due, seen from the study day `day`. */
export function dueDayOf(memory: CardMemory, day: number): number {
  return liesAhead(memory, day) ? day : memory.dueDay;
}

/** The cards in review, the most forgettable first. */
export function mostForgettable(reviewed: readonly Reviewed[], memory: Memory, day: number): Reviewed[] {
  return reviewed
    .map((one) => ({ one, recall: memory.scheduler.retrievability(one.memory, day) }))
    .sort((a, b) => a.recall - b.recall || a.one.card.position - b.one.card.position)
    .map(({ one }) => one);
}

/** Two cards of a term share a day only when both are learned. The first `limit` items that keep to it. */
function withoutSiblings<Item>(
  items: readonly Item[],
  asked: Map<string, boolean>,
  limit: number,
  about: (item: Item) => [term: string, learned: boolean],
): Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    if (kept.length >= limit) break;
    const [term, learned] = about(item);
    if (!sharesTheDay(asked.get(term), learned)) continue;
    noteAsked(asked, term, learned);
    kept.push(item);
  }
  return kept;
}

/**
 * Whether a card may be asked beside the cards of its term that are.
 *
 * @param before whether all of those are learned; undefined where there is none
 */
export function sharesTheDay(before: boolean | undefined, learned: boolean): boolean {
  return before === undefined || (before && learned);
}

function noteAsked(asked: Map<string, boolean>, term: string, learned: boolean): void {
  asked.set(term, learned && (asked.get(term) ?? true));
}

/** New cards spread evenly among the reviews, each after the reviews it shares the session with. */
function interleave(reviews: readonly CardId[], fresh: readonly CardId[]): CardId[] {
  const mixed: CardId[] = [];
  let placed = 0;
  const total = reviews.length + fresh.length;
  let review = 0;
  for (let index = 0; index < total; index++) {
    const dueFresh = Math.floor(((index + 1) * fresh.length) / total);
    if (placed < dueFresh) mixed.push(fresh[placed++]!);
    else mixed.push(reviews[review++]!);
  }
  return mixed;
}

/** A hundred years: a backlog that outlives them is never caught up with. */
const HORIZON_DAYS = 36_500;

function backlogDays(due: number, memory: Memory, day: number, limit: number, left: number): number | null {
  let waiting = due;
  if (waiting === 0) return 0;
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
    if (ahead > 0) waiting += memory.load(day + ahead);
    waiting -= ahead === 0 ? Math.min(left, waiting) : limit;
    if (waiting <= 0) return ahead + 1;
    if (limit === 0) return null;
  }
  return null;
}
