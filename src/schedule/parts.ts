/** How much of each part of the cards can be asked today. */
import { CARD_STATES, isInState, type Card, type CardState } from './cards.ts';
import { candidatesOf, mostForgettable, sharesTheDay, type QueueRequest } from './queue.ts';
import { isLearned, type CardMemory } from './scheduler.ts';

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
  all: number;
  readonly states: Record<CardState, number>;
  /** Of terms with several candidates, those of which a card was counted: whether all such cards are learned. */
  counted: Map<string, boolean> | undefined;
}

/**
 * Counts every part at once: each is what `buildQueue` counts of the same filter, by extent `due` and, in `all`, by
 * extent `all`. Where two cards of a term wait for each other, a part of one of them counts it although the whole
 * would ask the other; so do the queues.
 *
 * Goes once through the cards, once through the candidates' labels, and sorts what is due.
 */
export function countParts(
  request: Pick<QueueRequest, 'cards' | 'memory' | 'settings' | 'day'>,
): CountedParts {
  const { memory, day } = request;
  const { learning, due, early, fresh, reviewsLeft, newLeft, asked } = candidatesOf(request);
  const everything = newTally();
  const labels = new Map<string, Tally>();
  /** By the list of labels, which the cards of a term share: so each label is looked up once a term. */
  const tallies = new Map<readonly string[], readonly Tally[]>();
  const talliesOf = (list: readonly string[]): readonly Tally[] => {
    let found = tallies.get(list);
    if (found !== undefined) return found;
    found = list.map((label) => {
      let tally = labels.get(label);
      if (tally === undefined) labels.set(label, (tally = newTally()));
      return tally;
    });
    tallies.set(list, found);
    return found;
  };

  /** Counts a card that can be asked in every part it is in, and calls `count` with each. */
  const inEach = (card: Card, state: CardMemory, count?: (tally: Tally) => void) => {
    const states = CARD_STATES.filter((one) => isInState(state, one, day));
    const one = (tally: Tally) => {
      tally.all++;
      for (const name of states) tally.states[name]++;
      count?.(tally);
    };
    one(everything);
    for (const tally of talliesOf(card.labels)) one(tally);
  };

  for (const { card } of learning) inEach(card, memory.of(card.id), (tally) => tally.learning++);
  for (const { card, memory: state } of early) inEach(card, state);

  // Only a term with several candidates can have one wait for another.
  const once = new Set<string>();
  const severally = new Set<string>();
  for (const { term } of [...due.map(({ card }) => card), ...fresh])
    (once.has(term) ? severally : once).add(term);
  const ask = (card: Card, state: CardMemory, what: 'reviews' | 'fresh', limit: number) => {
    const learned = isLearned(state);
    const before = asked.get(card.term);
    const single = !severally.has(card.term);
    inEach(card, state, (tally) => {
      if (tally[what] >= limit) return;
      const counted = single ? before : (tally.counted?.get(card.term) ?? before);
      if (!sharesTheDay(counted, learned)) return;
      if (!single) (tally.counted ??= new Map()).set(card.term, learned && (counted ?? true));
      tally[what]++;
    });
  };
  for (const { card, memory: state } of mostForgettable(due, memory, day))
    ask(card, state, 'reviews', reviewsLeft);
  for (const card of fresh) ask(card, memory.of(card.id), 'fresh', newLeft);

  return {
    everything: countsOf(everything),
    labels: new Map([...labels].map(([label, tally]) => [label, countsOf(tally)])),
  };
}

function newTally(): Tally {
  return { ...NOTHING, states: { ...NOTHING.states }, counted: undefined };
}

function countsOf({ learning, reviews, fresh, all, states }: Tally): PartCounts {
  return { learning, reviews, fresh, all, states };
}
