/**
 * Where English words stand in all glosses, by their first two letters: two passes over the letters, without a string
 * for each word, since a dictionary has a million of them. Which words those are that begin alike, and in which items
 * they stand, is made when it is first asked: most beginnings never are.
 */
import { isOneSlip, keyOf, numberForms, SHORTEST_STEM, spellingOf } from './english.ts';
import { itemAt, type Column } from './columns.ts';

/** Where something stands. */
export interface Places {
  /** In the column, in order. */
  readonly places: Uint32Array;
  /** For each of these places the item. */
  readonly items: Uint32Array;
}

/** A distinct word of the glosses. */
export interface Word extends Places {
  readonly text: string;
}

export interface WordIndex {
  /** Where the words stand that begin with these letters: together for two letters, else one after the other. */
  beginning(letters: string): readonly Places[];
  /** In how many places words stand that begin with the first two of these letters, told without looking at them. */
  most(letters: string): number;
  /** The word itself; undefined where no gloss has it. */
  word(text: string): Word | undefined;
  /**
   * The words that a word of a query stands for: itself, what it begins, and its other spellings and endings, `five`
   * for 5.
   */
  formsOf(word: string): readonly Word[];
  /** The word one slip away that stands in most places. */
  neighbour(word: string): string | undefined;
}

/** Letters and digits of folded text. */
const IS_LETTER = new Uint8Array(256);
for (let code = 0; code < 256; code++)
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) IS_LETTER[code] = 1;
const APOSTROPHE = 39;

export const isLetter = (code: number): boolean => IS_LETTER[code] === 1;

/** Where the word ends that begins at a place; an apostrophe between letters belongs to it. */
export function endOfWord(codes: Uint8Array, at: number): number {
  let end = at + 1;
  while (isLetter(codes[end]!) || (codes[end] === APOSTROPHE && isLetter(codes[end + 1]!))) end++;
  return end;
}

/** Words that begin with the same two letters; those of one letter stand by themselves. */
interface Beginning extends Places {
  words: readonly Word[] | undefined;
}

/** Two letters in one number; 0 stands for none. */
const KEYS = 0x10000;

export function indexWords({ codes, starts }: Column<Uint8Array>): WordIndex {
  const { heads, all } = sortPlaces(codes);
  const beginnings = new Map<number, Beginning>();

  function beginningOf(key: number): Beginning | undefined {
    const from = heads[key]!;
    const to = heads[key + 1]!;
    if (from === to) return undefined;
    let known = beginnings.get(key);
    if (known === undefined) {
      const places = all.subarray(from, to);
      const items = new Uint32Array(places.length);
      for (let i = 0, item = 0; i < places.length; i++) items[i] = item = itemAt(starts, places[i]!, item);
      beginnings.set(key, (known = { places, items, words: undefined }));
    }
    return known;
  }

  const wordsOf = (key: number): readonly Word[] => {
    const beginning = beginningOf(key);
    return beginning === undefined ? [] : (beginning.words ??= distinctWords(codes, beginning));
  };

  /** The key of a word or of its beginning; undefined where no word begins so. */
  function keyOfLetters(letters: string): number | undefined {
    const first = letters.charCodeAt(0);
    const second = letters.length > 1 ? letters.charCodeAt(1) : 0;
    return first > 0xff || second > 0xff ? undefined : (first << 8) | second;
  }

  /** Words that have these first letters, two of them at least. */
  function near(letters: string): readonly Word[] {
    const key = keyOfLetters(letters);
    if (key === undefined) return [];
    const words = wordsOf(key);
    return letters.length < 3 ? words : words.filter(({ text }) => text.startsWith(letters));
  }

  function word(text: string): Word | undefined {
    const key = keyOfLetters(text);
    return key === undefined || text === '' ? undefined : wordsOf(key).find((one) => one.text === text);
  }

  return {
    word,
    most(letters) {
      const key = keyOfLetters(letters);
      if (key === undefined || letters === '') return 0;
      return letters.length > 1 ? heads[key + 1]! - heads[key]! : heads[key + 0x100]! - heads[key]!;
    },
    beginning(letters) {
      if (letters.length > 2) return near(letters);
      const key = keyOfLetters(letters);
      if (key === undefined || letters === '') return [];
      const found: Places[] = [];
      for (let one = key; one < (letters.length > 1 ? key + 1 : key + 0x100); one++) {
        const beginning = beginningOf(one);
        if (beginning !== undefined) found.push(beginning);
      }
      return found;
    },
    formsOf(asked) {
      const numbers = numberForms(asked).flatMap((form) => word(form) ?? []);
      if (asked.length < 3) return [...[word(asked)].filter((form) => form !== undefined), ...numbers];
      const spelling = spellingOf(asked);
      const key = keyOf(asked);
      // Neither spelling nor ending changes more than the last letters of what is in common.
      const least = Math.max(3, Math.min(key.length, asked.length) - 2);
      return [
        ...numbers,
        ...near(asked.slice(0, least)).filter(({ text }) => {
          if (text.startsWith(asked)) return true;
          if (spelled(text).startsWith(spelling)) return true;
          const otherKey = keyed(text);
          return otherKey === key || (key.length >= SHORTEST_STEM && otherKey.startsWith(key));
        }),
      ];
    },
    neighbour(asked) {
      let best: Word | undefined;
      for (let key = 0; key < KEYS; key++) {
        if (heads[key] === heads[key + 1]) continue;
        for (const one of wordsOf(key)) {
          if (Math.abs(one.text.length - asked.length) > 1) continue;
          if (best !== undefined && one.places.length <= best.places.length) continue;
          if (isOneSlip(asked, one.text)) best = one;
        }
      }
      return best?.text;
    },
  };
}

const spelled = remembering(spellingOf);
const keyed = remembering(keyOf);

/** What a function makes of a word, kept: the same words are asked of with every letter typed. */
function remembering(make: (word: string) => string): (word: string) => string {
  const made = new Map<string, string>();
  return (word) => {
    let known = made.get(word);
    if (known === undefined) made.set(word, (known = make(word)));
    return known;
  };
}

/** The places at which words begin, sorted by their first two letters, those of one beginning as they stand. */
function sortPlaces(codes: Uint8Array): { heads: Uint32Array; all: Uint32Array } {
  const heads = new Uint32Array(KEYS + 1);
  eachWord(codes, (key) => heads[key + 1]!++);
  for (let key = 0; key < KEYS; key++) heads[key + 1]! += heads[key]!;
  const all = new Uint32Array(heads[KEYS]!);
  const next = heads.slice(0, KEYS);
  eachWord(codes, (key, at) => (all[next[key]!++] = at));
  return { heads, all };
}

function eachWord(codes: Uint8Array, found: (key: number, at: number) => void) {
  for (let i = 0; i < codes.length; i++) {
    const first = codes[i]!;
    if (IS_LETTER[first] === 0) continue;
    const at = i;
    i = endOfWord(codes, i);
    found((first << 8) | (i - at > 1 ? codes[at + 1]! : 0), at);
  }
}

/** The words at these places, each once, in the order in which they first stand. */
function distinctWords(codes: Uint8Array, { places, items }: Places): readonly Word[] {
  const wordOf = new Uint32Array(places.length);
  let room = 64;
  /** Of each distinct word: where it first stands, how long it is, its hash, in how many places it stands. */
  let first = new Uint32Array(room);
  let lengths = new Uint32Array(room);
  let hashes = new Uint32Array(room);
  let counts = new Uint32Array(room);
  /** Open addressing: the number of a word and one, 0 where there is none. */
  let slots = new Uint32Array(room * 4);
  let count = 0;
  for (let i = 0; i < places.length; i++) {
    const start = places[i]!;
    const end = endOfWord(codes, start);
    let hash = 0x811c9dc5;
    for (let k = start + 1; k < end; k++) hash = Math.imul(hash ^ codes[k]!, 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const length = end - start;
    let word = -1;
    let slot = hash & (slots.length - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const other = slots[slot]! - 1;
      if (hashes[other] !== hash || lengths[other] !== length) continue;
      const known = first[other]!;
      let k = 2;
      while (k < length && codes[known + k] === codes[start + k]) k++;
      if (k >= length) {
        word = other;
        break;
      }
    }
    if (word < 0) {
      word = count++;
      if (word === room) {
        room *= 2;
        first = longer(first, room);
        lengths = longer(lengths, room);
        hashes = longer(hashes, room);
        counts = longer(counts, room);
        slots = new Uint32Array(room * 4);
        for (let other = 0; other < word; other++) {
          let free = hashes[other]! & (slots.length - 1);
          while (slots[free] !== 0) free = (free + 1) & (slots.length - 1);
          slots[free] = other + 1;
        }
        slot = hash & (slots.length - 1);
        while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      }
      first[word] = start;
      lengths[word] = length;
      hashes[word] = hash;
      slots[slot] = word + 1;
    }
    counts[word]!++;
    wordOf[i] = word;
  }
  const placesBy = new Uint32Array(places.length);
  const itemsBy = new Uint32Array(places.length);
  const next = new Uint32Array(count);
  for (let word = 1; word < count; word++) next[word] = next[word - 1]! + counts[word - 1]!;
  for (let i = 0; i < places.length; i++) {
    const to = next[wordOf[i]!]!++;
    placesBy[to] = places[i]!;
    itemsBy[to] = items[i]!;
  }
  const words: Word[] = [];
  for (let word = 0, from = 0; word < count; word++) {
    const to = next[word]!;
    const start = first[word]!;
    words.push({
      text: String.fromCharCode(...codes.subarray(start, start + lengths[word]!)),
      places: placesBy.subarray(from, to),
      items: itemsBy.subarray(from, to),
    });
    from = to;
  }
  return words;
}

function longer(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const made = new Uint32Array(length);
  made.set(array);
  return made;
}
