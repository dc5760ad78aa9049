/** How much of each part of the cards can be asked today. */
import { CARD_STATES, isInState, type Card, type CardState } from './cards.ts';
import {
  candidatesOf,
  isLearned,
  mostForgettable,
  sharesTheDay,
  type QueueRequest,
  type Reviewed,
} from './queue.ts';
import type { CardMemory } from './scheduler.ts';

/** Cards of one part. */
export interface PartCounts {
  /** In learning or relearning. */
  readonly learning: number;
  /** Due and new, within the day's limits, siblings apart. */
  readonly reviews: number;
  readonly fresh: number;
  /** Everything that can be asked of it, due or not, without limits. */
  readonly all: number;
  /** Those of `all` in each state. */
  readonly states: Readonly<Record<CardState, number>>;
}

export interface CountedParts {
  readonly everything: PartCounts;
  /** A label no card has that can be asked is missing. */
  readonly labels: ReadonlyMap<string, PartCounts>;
}

/** The count of a part in which nothing can be asked. */
export const NOTHING: PartCounts = {
  learning: 0,
  reviews: 0,
  fresh: 0,
  all: 0,
  states: { fresh: 0, weak: 0, unseen: 0, flagged: 0, forgotten: 0 },
};

interface Tally {
  learning: number;
  reviews: number;
  fresh: number;
  /** By what `bitsOf` gives: how many cards are in just those states. */
  readonly byBits: number[];
  /** Of terms with several candidates, those of which a card was counted: whether all such cards are learned. */
  counted: Map<string, boolean> | undefined;
}

/**
 * Counts every part at once: each is what `buildQueue` counts of the same filter, by extent `due` and, in `all`, by
 * extent `all`. Where two cards of a term wait for each other, a part of one of them counts it although the whole
 * would ask the other; so do the queues.
 *
 * Goes once through the cards, once through the candidates' labels, and sorts what is due where not all of it is asked.
 */
export function countParts(
  request: Pick<QueueRequest, 'cards' | 'memory' | 'settings' | 'day'>,
): CountedParts {
  const { memory, day } = request;
  const { learning, due, early, fresh, reviewsLeft, newLeft, asked } = candidatesOf(request);
  const everything = newTally();
  const labels = new Map<string, Tally>();

  // Most cards are new, and new cards share one memory.
  let bitsBefore = 0;
  let stateBefore: CardMemory | undefined;
  // Used again for each card. Most of this runs once, before it is compiled: hence plain loops, here and below.
  const parts = [everything];
  /** Every part a card is in that can be asked, each with the card counted in it. They hold until the next call. */
  const countedIn = ({ labels: marks }: Card, state: CardMemory): readonly Tally[] => {
    if (state !== stateBefore) bitsBefore = bitsOf((stateBefore = state), day);
    everything.byBits[bitsBefore]!++;
    if (parts.length !== marks.length + 1) parts.length = marks.length + 1;
    for (let place = 0; place < marks.length; place++) {
      const label = marks[place]!;
      let tally = labels.get(label);
      if (tally === undefined) labels.set(label, (tally = newTally()));
      tally.byBits[bitsBefore]!++;
      parts[place + 1] = tally;
    }
    return parts;
  };

  for (const { card } of learning) for (const tally of countedIn(card, memory.of(card.id))) tally.learning++;
  for (const { card, memory: state } of early) countedIn(card, state);

  const several = askedSeverally(due, fresh);
  const ask = (card: Card, state: CardMemory, what: 'reviews' | 'fresh', limit: number) => {
    const tallies = countedIn(card, state);
    for (let place = 0; place < tallies.length; place++) {
      const tally = tallies[place]!;
      // Of most cards all parts are full.
      if (tally[what] >= limit) continue;
      const learned = isLearned(state);
      const before = asked.get(card.term);
      const single = !several.has(card.term);
      const counted = single ? before : (tally.counted?.get(card.term) ?? before);
      if (!sharesTheDay(counted, learned)) continue;
      if (!single) (tally.counted ??= new Map()).set(card.term, learned && (counted ?? true));
      tally[what]++;
    }
  };
  // Where all that is due is asked, it does not matter which comes first.
  const allAsked = due.length <= reviewsLeft && several.size === 0;
  for (const { card, memory: state } of allAsked ? due : mostForgettable(due, memory, day))
    ask(card, state, 'reviews', reviewsLeft);
  for (const card of fresh) ask(card, memory.of(card.id), 'fresh', newLeft);

  return {
    everything: countsOf(everything),
    labels: new Map([...labels].map(([label, tally]) => [label, countsOf(tally)])),
  };
}

/** The terms with several candidates: only of these can one wait for another. */
function askedSeverally(due: readonly Reviewed[], fresh: readonly Card[]): ReadonlySet<string> {
  const severally = new Set<string>();
  const direction = (due[0]?.card ?? fresh[0])?.direction;
  // A term has one card for each direction.
  if (
    due.every(({ card }) => card.direction === direction) &&
    fresh.every((card) => card.direction === direction)
  )
    return severally;
  const once = new Set<string>();
  const note = ({ term }: Card) => (once.has(term) ? severally : once).add(term);
  for (const { card } of due) note(card);
  fresh.forEach(note);
  return severally;
}

/** The states a card is in, each by a bit at its place in `CARD_STATES`. */
function bitsOf(state: CardMemory, day: number): number {
  return CARD_STATES.reduce((bits, name, place) => bits | (Number(isInState(state, name, day)) << place), 0);
}

function newTally(): Tally {
  const byBits = new Array<number>(1 << CARD_STATES.length).fill(0);
  return { learning: 0, reviews: 0, fresh: 0, byBits, counted: undefined };
}

function countsOf({ learning, reviews, fresh, byBits }: Tally): PartCounts {
  let all = 0;
  const states: Record<CardState, number> = { ...NOTHING.states };
  byBits.forEach((cards, bits) => {
    if (cards === 0) return;
    all += cards;
    CARD_STATES.forEach((name, place) => {
      if (bits & (1 << place)) states[name] += cards;
    });
  });
  return { learning, reviews, fresh, all, states };
}
