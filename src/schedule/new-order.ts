/**
 * The order in which new cards are introduced. It is an order of all cards, begun or not: so neither an answer nor a
 * reload deals other cards than were next before, and a part's new cards come in the order they have in the whole.
 */
import type { Card } from './cards.ts';
import { firstOf } from './labels.ts';
import { DIRECTIONS } from './model.ts';
import { fraction } from './scheduler.ts';
import type { Settings } from './settings.ts';

export type NewOrder = Settings['newOrder'];

/** The ranks made, for as long as the cards they belong to are in use: they are asked for at every queue. */
const made = new WeakMap<readonly Card[], Map<NewOrder, Int32Array>>();

/**
 * The rank of each card by its place in `cards`, from 0, each once. Terms the learner wants to study come first, then:
 *
 * - `appearance`: as the terms stand in their sources;
 * - `interleaved`: sources take turns, and within a source its kinds do, each as it appears;
 * - `topic`: one topic after the other, what has none at the end;
 * - `mixed`: in no order, the same each time.
 *
 * @param cards are not changed after this
 */
export function ranksOf(cards: readonly Card[], order: NewOrder): Int32Array {
  let ranks = made.get(cards);
  if (ranks === undefined) made.set(cards, (ranks = new Map()));
  let rank = ranks.get(order);
  if (rank === undefined) ranks.set(order, (rank = rankedBy(cards, order)));
  return rank;
}

function rankedBy(cards: readonly Card[], order: NewOrder): Int32Array {
  const places = sorted(
    cards.map(({ position, direction }) => position * DIRECTIONS.length + DIRECTIONS.indexOf(direction)),
  );
  const keys = keysOf(cards, places, order);
  const ranks = new Int32Array(cards.length);
  const studiedFirst = Array.from(
    places,
    (place) => keys[place]! + (cards[place]!.study === true ? 0 : 2 ** 32),
  );
  sorted(studiedFirst).forEach((at, rank) => (ranks[places[at]!] = rank));
  return ranks;
}

/**
 * The places of whole numbers below 2^33 in ascending order, of equal ones in their own; of at most a million.
 *
 * A row of numbers is sorted without a function that compares, which costs most at a start, before it is compiled.
 */
function sorted(numbers: readonly number[]): Uint32Array {
  const { length } = numbers;
  const placed = Float64Array.from(numbers, (number, place) => number * length + place).sort();
  return Uint32Array.from(placed, (number) => number % length);
}

/**
 * A whole number below 2^32 for each card, by which they are in order; of equal ones the first to appear comes first.
 *
 * @param places of the cards in the order in which their terms appear, those of a term as their directions open
 */
function keysOf(cards: readonly Card[], places: Uint32Array, order: NewOrder): Readonly<ArrayLike<number>> {
  switch (order) {
    case 'appearance':
      return new Uint32Array(cards.length);
    case 'interleaved':
      return turnsOf(cards, places);
    case 'topic': {
      const topics = cards.map(({ labels }) => firstOf(labels, 'topic'));
      const sorted = [...new Set(topics)].filter((topic) => topic !== undefined).sort();
      const turns = new Map(sorted.map((topic, place) => [topic, place]));
      return topics.map((topic) => (topic === undefined ? sorted.length : turns.get(topic)!));
    }
    case 'mixed':
      return cards.map(({ id }) => fraction(hash(id)) * 2 ** 32);
  }
}

/**
 * When each card's turn comes. A term belongs to its first source and first kind; sources and kinds follow each other
 * as they first appear, and each source begins with another kind, so that two sources do not ask for people at once.
 */
function turnsOf(cards: readonly Card[], places: Uint32Array): Uint32Array {
  const sources = new Map<string, Map<string, number[]>>();
  /** Terms are numbered as they appear. */
  const numbers = new Map<string, number>();
  const numbered = new Uint32Array(cards.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at]!;
    const { term, labels } = cards[place]!;
    let number = numbers.get(term);
    if (number === undefined) {
      numbers.set(term, (number = numbers.size));
      const kinds = entryOf(sources, firstOf(labels, 'source') ?? '', newKinds);
      entryOf(kinds, firstOf(labels, 'kind') ?? '', newTerms).push(number);
    }
    numbered[place] = number;
  }
  const turns = new Uint32Array(numbers.size);
  let place = 0;
  for (const kinds of sources.values()) {
    const lists = [...kinds.values()];
    let left = lists.reduce((sum, { length }) => sum + length, 0);
    // The first of each kind, then the second of each, and so on.
    for (let round = 0, turn = place; left > 0; round++) {
      for (let next = 0; next < lists.length; next++) {
        const number = lists[(place + next) % lists.length]![round];
        if (number === undefined) continue;
        turns[number] = turn;
        turn += sources.size;
        left--;
      }
    }
    place++;
  }
  for (let card = 0; card < numbered.length; card++) numbered[card] = turns[numbered[card]!]!;
  return numbered;
}

const newKinds = () => new Map<string, number[]>();
const newTerms = (): number[] => [];

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function hash(text: string): number {
  let hash = 0x811c9dc5; // FNV-1a
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
