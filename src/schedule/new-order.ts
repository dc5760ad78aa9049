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
  const directions = new Map<string, number>(DIRECTIONS.map((direction, index) => [direction, index]));
  const appearance = cards.map(
    ({ position, direction }) => position * DIRECTIONS.length + directions.get(direction)!,
  );
  const keys = keysOf(cards, order);
  const places = Array.from(cards.keys()).sort(
    (a, b) =>
      Number(cards[b]!.study === true) - Number(cards[a]!.study === true) ||
      keys[a]! - keys[b]! ||
      appearance[a]! - appearance[b]! ||
      a - b,
  );
  const ranks = new Int32Array(cards.length);
  places.forEach((place, rank) => (ranks[place] = rank));
  return ranks;
}

/** A number for each card, by which they are in order; of equal ones the first to appear comes first. */
function keysOf(cards: readonly Card[], order: NewOrder): readonly number[] {
  switch (order) {
    case 'appearance':
      return cards.map(() => 0);
    case 'interleaved': {
      const turns = turnsOf(cards);
      return cards.map(({ term }) => turns.get(term)!);
    }
    case 'topic': {
      const topics = cards.map(({ labels }) => firstOf(labels, 'topic'));
      const sorted = [...new Set(topics)].filter((topic) => topic !== undefined).sort();
      const places = new Map(sorted.map((topic, place) => [topic, place]));
      return topics.map((topic) => (topic === undefined ? sorted.length : places.get(topic)!));
    }
    case 'mixed':
      return cards.map(({ id }) => fraction(hash(id)));
  }
}

/**
 * When each term's turn comes. A term belongs to its first source and first kind; sources and kinds follow each other
 * as they first appear, and each source begins with another kind, so that two sources do not ask for people at once.
 */
function turnsOf(cards: readonly Card[]): Map<string, number> {
  const sources = new Map<string, Map<string, string[]>>();
  const seen = new Set<string>();
  for (const { term, labels } of [...cards].sort((a, b) => a.position - b.position)) {
    if (seen.has(term)) continue;
    seen.add(term);
    const kinds = entryOf(sources, firstOf(labels, 'source') ?? '', () => new Map<string, string[]>());
    entryOf(kinds, firstOf(labels, 'kind') ?? '', () => []).push(term);
  }
  const turns = new Map<string, number>();
  [...sources.values()].forEach((kinds, place) => {
    takingTurns(rotated([...kinds.values()], place)).forEach((term, round) =>
      turns.set(term, round * sources.size + place),
    );
  });
  return turns;
}

/** The first of each, then the second of each, and so on. */
function takingTurns(lists: readonly (readonly string[])[]): string[] {
  const taken: string[] = [];
  let left = lists;
  for (let round = 0; left.length > 0; round++) {
    left = left.filter((list) => round < list.length);
    for (const list of left) taken.push(list[round]!);
  }
  return taken;
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const from = by % items.length;
  return [...items.slice(from), ...items.slice(0, from)];
}

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
