/**
 * The distinct English words of all glosses and every place at which each stands. Made in one pass over the letters,
 * without a string for each word: a dictionary has a million of them.
 */
import { isOneSlip, keyOf, numberForms, SHORTEST_STEM, spellingOf } from './english.ts';
import { itemAt, sortByKey, units, type Column } from './columns.ts';

/** Numbers of words in the index. */
type Words = readonly number[];

export interface WordIndex {
  /** The words that begin with these letters. */
  beginning(letters: string): Words;
  /** The word itself; -1 where no gloss has it. */
  number(word: string): number;
  /**
   * The words that a word of a query stands for: itself, what it begins, and its other spellings and endings, `five`
   * for 5.
   */
  formsOf(word: string): Words;
  text(word: number): string;
  /** Where in the column a word stands, in order. */
  places(word: number): Uint32Array;
  /** For each of these places the item. */
  items(word: number): Uint32Array;
  /** The word one slip away that stands in most places. */
  neighbour(word: string): string | undefined;
}

/** Letters and digits of folded text. */
const IS_LETTER = new Uint8Array(256);
for (let code = 0; code < 256; code++)
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) IS_LETTER[code] = 1;
const APOSTROPHE = 39;

export const isLetter = (code: number): boolean => IS_LETTER[code] === 1;

export function indexWords({ codes, starts }: Column<Uint8Array>): WordIndex {
  const tokens = readTokens(codes);
  const { count, first, ends, wordOf, at } = tokens;
  const total = wordOf.length;
  // By word, each word's places in order.
  const heads = new Uint32Array(count + 1);
  for (let i = 0; i < total; i++) heads[wordOf[i]! + 1]!++;
  for (let word = 0; word < count; word++) heads[word + 1]! += heads[word]!;
  const places = new Uint32Array(total);
  const items = new Uint32Array(total);
  const next = heads.slice(0, count);
  let item = 0;
  for (let i = 0; i < total; i++) {
    const place = at[i]!;
    if (place >= starts[item + 1]!) item = itemAt(starts, place, item + 1);
    const to = next[wordOf[i]!]!++;
    places[to] = place;
    items[to] = item;
  }
  const beginnings = units(count);
  for (let word = 0; word < count; word++) {
    const start = first[word]!;
    beginnings[word] = (codes[start]! << 8) | (ends[word]! - start > 1 ? codes[start + 1]! : 0);
  }
  const byBeginning = sortByKey(beginnings);

  const texts: (string | undefined)[] = [];
  const textOf = (word: number) =>
    (texts[word] ??= String.fromCharCode(...codes.subarray(first[word]!, ends[word]!)));
  const spellings: (string | undefined)[] = [];
  const keys: (string | undefined)[] = [];

  /** Those with the first letters in common, `least` of them at least. */
  function near(letters: string, least: number): number[] {
    if (letters === '') return [];
    const wanted = Math.min(least, letters.length);
    const high = letters.charCodeAt(0) << 8;
    if (high > 0xff00) return [];
    const low = letters.length > 1 && wanted > 1 ? letters.charCodeAt(1) : undefined;
    if (low !== undefined && low > 0xff) return [];
    const from = byBeginning.heads[low === undefined ? high : high | low]!;
    const to = byBeginning.heads[low === undefined ? high + 0x100 : (high | low) + 1]!;
    const found: number[] = [];
    for (let i = from; i < to; i++) {
      const word = byBeginning.things[i]!;
      const start = first[word]!;
      if (ends[word]! - start < wanted) continue;
      let same = 0;
      while (same < wanted && codes[start + same] === letters.charCodeAt(same)) same++;
      if (same === wanted) found.push(word);
    }
    return found;
  }
  const beginning = (letters: string) => near(letters, letters.length);
  const number = (word: string) =>
    beginning(word).find((other) => ends[other]! - first[other]! === word.length) ?? -1;

  return {
    beginning,
    number,
    text: textOf,
    places: (word) => places.subarray(heads[word]!, heads[word + 1]!),
    items: (word) => items.subarray(heads[word]!, heads[word + 1]!),
    formsOf(word) {
      const numbers = numberForms(word)
        .map(number)
        .filter((form) => form >= 0);
      if (word.length < 3) return [...[number(word)].filter((form) => form >= 0), ...numbers];
      const spelling = spellingOf(word);
      const key = keyOf(word);
      // Neither spelling nor ending changes more than the last letters of what is in common.
      const least = Math.max(3, Math.min(key.length, word.length) - 2);
      return [
        ...numbers,
        ...near(word, least).filter((other) => {
          const text = textOf(other);
          if (text.startsWith(word)) return true;
          if ((spellings[other] ??= spellingOf(text)).startsWith(spelling)) return true;
          const otherKey = (keys[other] ??= keyOf(text));
          return otherKey === key || (key.length >= SHORTEST_STEM && otherKey.startsWith(key));
        }),
      ];
    },
    neighbour(word) {
      let best: number | undefined;
      const counted = (one: number) => heads[one + 1]! - heads[one]!;
      for (let other = 0; other < count; other++) {
        if (Math.abs(ends[other]! - first[other]! - word.length) > 1) continue;
        if (best !== undefined && counted(other) <= counted(best)) continue;
        if (isOneSlip(word, textOf(other))) best = other;
      }
      return best === undefined ? undefined : textOf(best);
    },
  };
}

interface Tokens {
  /** How many distinct words there are. */
  readonly count: number;
  /** Of each distinct word, where it first stands, and where it ends there. */
  readonly first: Uint32Array;
  readonly ends: Uint32Array;
  /** Of each word of the text in order: which one it is, and where it stands. */
  readonly wordOf: Uint32Array;
  readonly at: Uint32Array;
}

/** An apostrophe between letters belongs to its word: `people's daily` has two words. */
function readTokens(codes: Uint8Array): Tokens {
  const most = (codes.length >> 1) + 1;
  const wordOf = new Uint32Array(most);
  const at = new Uint32Array(most);
  let total = 0;
  let first = new Uint32Array(256);
  let ends = new Uint32Array(256);
  let count = 0;
  /** Open addressing: the number of a word and one, 0 where there is none. */
  let slots = new Uint32Array(512);
  let hashes = new Uint32Array(256);
  const grow = (array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
    const larger = new Uint32Array(array.length * 2);
    larger.set(array);
    return larger;
  };
  for (let i = 0; i < codes.length; i++) {
    if (IS_LETTER[codes[i]!] === 0) continue;
    const start = i;
    let hash = 0x811c9dc5;
    for (; i < codes.length; i++) {
      const code = codes[i]!;
      if (IS_LETTER[code] === 0 && !(code === APOSTROPHE && IS_LETTER[codes[i + 1] ?? 0] === 1)) break;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const length = i - start;
    let word = -1;
    let slot = hash & (slots.length - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const other = slots[slot]! - 1;
      if (hashes[other] !== hash || ends[other]! - first[other]! !== length) continue;
      const known = first[other]!;
      let k = 0;
      while (k < length && codes[known + k] === codes[start + k]) k++;
      if (k === length) {
        word = other;
        break;
      }
    }
    if (word < 0) {
      word = count++;
      if (word === first.length) {
        first = grow(first);
        ends = grow(ends);
        hashes = grow(hashes);
      }
      first[word] = start;
      ends[word] = i;
      hashes[word] = hash;
      slots[slot] = word + 1;
      if (count * 2 > slots.length) {
        slots = new Uint32Array(slots.length * 2);
        for (let other = 0; other < count; other++) {
          let free = hashes[other]! & (slots.length - 1);
          while (slots[free] !== 0) free = (free + 1) & (slots.length - 1);
          slots[free] = other + 1;
        }
      }
    }
    wordOf[total] = word;
    at[total++] = start;
  }
  return {
    count,
    first: first.slice(0, count),
    ends: ends.slice(0, count),
    wordOf: wordOf.subarray(0, total),
    at: at.subarray(0, total),
  };
}
