/**
 * What a query has found: of each group of items the best, how well it fits, and what it costs among those that fit as
 * well. Kept between queries, so that none allocates it.
 */

/**
 * How well a hit fits, best first: the whole field, in whatever spelling or number; its beginning; the beginning of a word
 * or syllable in it; all the query's words but apart; all of them in another spelling or with other endings; what a word
 * of Taiwan or Hong Kong stands for; the initials of its syllables; a term inside the longer phrase that was asked.
 */
export const RANKS = ['exact', 'prefix', 'word', 'apart', 'stem', 'region', 'initials', 'inside'] as const;
export type Rank = (typeof RANKS)[number];

/** Nothing is found, or only words that begin as what was typed does: it may have a slip in it. */
export const isGuess = (best: Rank | null): boolean => best === null || best === 'stem';

export interface Hit<T> {
  readonly item: T;
  readonly rank: Rank;
}

export interface Found<T> {
  /** Best first; among equals the shorter field, then the order given. */
  readonly hits: readonly Hit<T>[];
  /** How many there are in all, of which `hits` are at most `limit`. */
  readonly total: number;
  /** How many more would be but for what was to be passed. */
  readonly beyond: number;
}

// The ranks by their places.
export const EXACT = 0;
export const PREFIX = 1;
export const WORD = 2;
export const APART = 3;
export const STEM = 4;
export const REGION = 5;
export const INITIALS = 6;
export const INSIDE = 7;
const NONE = 255;

/** How common an item is: 0 to this. */
export const MOST_COMMON = 31;

/** What a step in commonness outweighs: so many letters of a reading, a quarter of a character. */
const COMMON_STEP = 8;
const MOST_COST = 0xffff;

/** How items belong together: of each the group it is in, and how many groups there are. */
export interface Groups {
  readonly of: Uint32Array;
  readonly count: number;
}

export interface Hits {
  /** Takes note of an item that fits, with the length of what fits: the shorter, the better among its equals. */
  note(item: number, rank: number, length: number): void;
  /** How many groups have been noted. */
  count(): number;
  /** The groups whose best item has this rank, the best first. */
  inRank(rank: number): number[];
  /** The item for which a group stands here. */
  itemOf(group: number): number;
  /** Moves a group up among its equals by so much, or down where it is negative. */
  prefer(group: number, by: number): void;
  /** Takes out what does not pass. @returns how many that were */
  sift(passes: (item: number) => boolean): number;
  /** The best `limit`. Only as many as are wanted are sorted, since a short query finds thousands. */
  gather(limit: number, beyond: number): Found<number>;
  clear(): void;
}

/** @param count of the items @param weights how common each is, 0 to `MOST_COMMON` */
export function createHits(count: number, weights?: Uint8Array, groups?: Groups): Hits {
  const groupCount = groups?.count ?? count;
  /** The best rank of each group. */
  const best = new Uint8Array(groupCount).fill(NONE);
  /** What it costs among its equals: the length of the field that gave it, less how common it is. */
  const costs = new Uint16Array(groupCount);
  /** The item that gave it. */
  const from = new Uint32Array(groupCount);
  const touched = new Uint32Array(groupCount);
  let touchedCount = 0;
  /** Room to sort in, and to count what costs how much. */
  const keys = new Float64Array(groupCount);
  const costing = new Uint32Array(MOST_COST + 1);

  function note(item: number, rank: number, length: number) {
    const group = groups === undefined ? item : groups.of[item]!;
    const common = weights === undefined ? 0 : (MOST_COMMON - weights[item]!) * COMMON_STEP;
    const cost = Math.max(0, Math.min(length + common, MOST_COST));
    const known = best[group]!;
    if (known === NONE) touched[touchedCount++] = group;
    else if (rank > known || (rank === known && cost >= costs[group]!)) return;
    best[group] = rank;
    costs[group] = cost;
    from[group] = item;
  }

  function inRank(rank: number): number[] {
    const groups: number[] = [];
    for (let i = 0; i < touchedCount; i++) if (best[touched[i]!] === rank) groups.push(touched[i]!);
    return groups.sort((a, b) => costs[a]! - costs[b]!);
  }

  function prefer(group: number, by: number) {
    costs[group] = Math.max(0, Math.min(costs[group]! - by, MOST_COST));
  }

  function clear() {
    for (let i = 0; i < touchedCount; i++) best[touched[i]!] = NONE;
    touchedCount = 0;
  }

  function sift(passes: (item: number) => boolean): number {
    const all = touchedCount;
    touchedCount = 0;
    for (let i = 0; i < all; i++) {
      const group = touched[i]!;
      if (passes(from[group]!)) touched[touchedCount++] = group;
      else best[group] = NONE;
    }
    return all - touchedCount;
  }

  function gather(limit: number, beyond: number): Found<number> {
    const counts = new Uint32Array(RANKS.length);
    for (let i = 0; i < touchedCount; i++) counts[best[touched[i]!]!]!++;
    const hits: Hit<number>[] = [];
    for (let rank = 0; rank < RANKS.length && hits.length < limit; rank++) {
      const wanted = Math.min(limit - hits.length, counts[rank]!);
      if (wanted === 0) continue;
      const most = counts[rank]! > 4 * wanted ? costOf(rank, wanted) : MOST_COST;
      // Cost and position in one number, which sorts without a comparison function.
      let many = 0;
      for (let i = 0; i < touchedCount; i++) {
        const group = touched[i]!;
        if (best[group] === rank && costs[group]! <= most)
          keys[many++] = costs[group]! * 2 ** 32 + from[group]!;
      }
      const sorted = keys.subarray(0, many).sort();
      for (const key of sorted.subarray(0, wanted)) hits.push({ item: key % 2 ** 32, rank: RANKS[rank]! });
    }
    return { hits, total: touchedCount, beyond };
  }

  /** What the hit in the place `wanted` of a rank costs. */
  function costOf(rank: number, wanted: number): number {
    costing.fill(0);
    for (let i = 0; i < touchedCount; i++) if (best[touched[i]!] === rank) costing[costs[touched[i]!]!]!++;
    let cost = 0;
    for (let sum = costing[0]!; sum < wanted; sum += costing[++cost]!);
    return cost;
  }

  return {
    note,
    count: () => touchedCount,
    inRank,
    itemOf: (group) => from[group]!,
    prefer,
    sift,
    gather,
    clear,
  };
}
