/**
 * Where English words stand in all glosses, by their first three letters: one pass over the letters, without a string
 * for each word, since a dictionary has a million of them. Which words those are that begin alike is told when it is
 * first asked: most beginnings never are.
 */
import { isOneSlip, isSameWord, keyOf, numberForms, SHORTEST_STEM, spellingOf } from './english.ts';
import type { Column } from './columns.ts';

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
  /** Where the words stand that begin with these letters: together for three letters and fewer, else one after the other. */
  beginning(letters: string): readonly Places[];
  /** In how many places words stand that begin with these letters, of which three count: told without looking at them. */
  most(letters: string): number;
  /** The word itself; undefined where no gloss has it. */
  word(text: string): Word | undefined;
  /**
   * The words that a word of a query stands for: itself, what it begins, and its other spellings and endings, `five`
   * for 5.
   */
  formsOf(word: string): readonly Word[];
  /** The word that was meant: itself where it is known, or one that is one slip away; undefined where there is neither. */
  meant(word: string): string | undefined;
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

/** Kinds of letters: `a` to `z`, the digits, and one for all others; 0 stands for none. */
const KINDS = 38;
const OTHER_LETTER = KINDS - 1;
const KIND_OF = new Uint8Array(256);
for (let code = 0; code < 256; code++) {
  if (IS_LETTER[code] === 0) KIND_OF[code] = code === APOSTROPHE ? OTHER_LETTER : 0;
  else if (code >= 97 && code <= 122) KIND_OF[code] = code - 96;
  else KIND_OF[code] = code >= 48 && code <= 57 ? code - 21 : OTHER_LETTER;
}
/** The kinds of three letters in one number: of words that begin alike the numbers follow each other. */
const KEYS = KINDS ** 3;

export function indexWords({ codes, starts }: Column<Uint8Array>): WordIndex {
  const { heads, all, items } = sortPlaces(codes, starts);
  /** The distinct words of a key, told apart when they are first asked for. */
  const told = new Map<number, readonly Word[]>();

  const between = (from: number, to: number): Places => ({
    places: all.subarray(heads[from]!, heads[to]!),
    items: items.subarray(heads[from]!, heads[to]!),
  });

  function wordsOf(key: number): readonly Word[] {
    if (heads[key] === heads[key + 1]) return [];
    let known = told.get(key);
    if (known === undefined) told.set(key, (known = distinctWords(codes, between(key, key + 1))));
    return known;
  }

  /** The keys of the words that begin with these letters, three of which count; none where no word begins so. */
  function keysOf(letters: string): readonly [from: number, to: number] {
    let key = 0;
    for (let i = 0; i < 3; i++) {
      const kind = i < letters.length ? (KIND_OF[letters.charCodeAt(i)] ?? 0) : 0;
      if (i < letters.length && kind === 0) return [0, 0];
      key = key * KINDS + kind;
    }
    return [key, key + KINDS ** Math.max(0, 3 - letters.length)];
  }

  /** Words that have these first letters, three of them at least. */
  const near = (letters: string): readonly Word[] =>
    wordsOf(keysOf(letters)[0]).filter(({ text }) => text.startsWith(letters));

  const word = (text: string): Word | undefined =>
    text === '' ? undefined : wordsOf(keysOf(text)[0]).find((one) => one.text === text);

  /** @param kin with the words that only begin with its stem, as `marriage` does of `marrying` */
  function formsOf(asked: string, kin: boolean): readonly Word[] {
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
        return otherKey === key || (kin && key.length >= SHORTEST_STEM && otherKey.startsWith(key));
      }),
    ];
  }

  /** The word one slip away that stands in most places. */
  function neighbour(asked: string): Word | undefined {
    let best: Word | undefined;
    for (const key of keysOneSlipFrom(asked)) {
      for (const one of wordsOf(key)) {
        if (Math.abs(one.text.length - asked.length) > 1) continue;
        if (best !== undefined && one.places.length <= best.places.length) continue;
        if (isOneSlip(asked, one.text)) best = one;
      }
    }
    return best;
  }

  return {
    word,
    most(letters) {
      const [from, to] = keysOf(letters);
      return letters === '' ? 0 : heads[to]! - heads[from]!;
    },
    beginning(letters) {
      if (letters.length > 3) return near(letters);
      const [from, to] = keysOf(letters);
      if (letters === '' || heads[from] === heads[to]) return [];
      // Letters of one kind are not one letter: those words are looked at.
      if (!/^[a-z\d]+$/.test(letters))
        return Array.from({ length: to - from }, (_, i) => wordsOf(from + i))
          .flat()
          .filter(({ text }) => text.startsWith(letters));
      return [between(from, to)];
    },
    formsOf: (asked) => formsOf(asked, true),
    meant(asked) {
      const forms = formsOf(asked, false);
      const spelling = spellingOf(asked);
      if (forms.some(({ text }) => spelled(text).startsWith(spelling) || isSameWord(text, asked)))
        return asked;
      const near = neighbour(asked);
      // Words that only share a stem may be chance: `governess` and `goverment`.
      const many = forms.reduce((sum, { places }) => sum + places.length, 0);
      if (near !== undefined && near.places.length > many) return near.text;
      return formsOf(asked, true).length > 0 ? asked : undefined;
    },
  };
}

/** The keys that words one slip away may have, in order. @param asked of three letters at least */
function keysOneSlipFrom(asked: string): number[] {
  const [first = 0, second = 0, third = 0, fourth = 0] = Array.from(
    asked.slice(0, 4),
    (letter) => KIND_OF[letter.charCodeAt(0)] ?? 0,
  );
  const keyOf = (a: number, b: number, c: number) => (a * KINDS + b) * KINDS + c;
  const keys = new Set([
    // Two are exchanged, or one is left out.
    keyOf(second, first, third),
    keyOf(first, third, fourth),
    keyOf(second, third, fourth),
  ]);
  for (let kind = 1; kind < KINDS; kind++) {
    // Another in the place of one, or itself: then the slip is behind it; or one more.
    for (const key of [
      keyOf(kind, second, third),
      keyOf(first, kind, third),
      keyOf(first, second, kind),
      keyOf(kind, first, second),
      keyOf(first, kind, second),
    ])
      keys.add(key);
  }
  return [...keys].sort((a, b) => a - b);
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

/** The places at which words begin, sorted by their first three letters, those that begin alike as they stand. */
function sortPlaces(codes: Uint8Array, starts: Uint32Array) {
  // Room for the worst case, a word in every second place: what is not touched costs nothing.
  const most = (codes.length >> 1) + 1;
  const keys = new Uint16Array(most);
  const places = new Uint32Array(most);
  let count = 0;
  for (let at = 0; at < codes.length; at++) {
    const first = codes[at]!;
    if (IS_LETTER[first] === 0) continue;
    const end = endOfWord(codes, at);
    const second = end - at > 1 ? KIND_OF[codes[at + 1]!]! : 0;
    const third = end - at > 2 ? KIND_OF[codes[at + 2]!]! : 0;
    keys[count] = (KIND_OF[first]! * KINDS + second) * KINDS + third;
    places[count++] = at;
    at = end;
  }
  const heads = new Uint32Array(KEYS + 1);
  for (let i = 0; i < count; i++) heads[keys[i]! + 1]!++;
  for (let key = 0; key < KEYS; key++) heads[key + 1]! += heads[key]!;
  const all = new Uint32Array(count);
  const items = new Uint32Array(count);
  const next = heads.slice(0, KEYS);
  for (let i = 0, item = 0; i < count; i++) {
    const at = places[i]!;
    while (starts[item + 1]! <= at) item++;
    const to = next[keys[i]!]!++;
    all[to] = at;
    items[to] = item;
  }
  return { heads, all, items };
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
    for (let k = start; k < end; k++) hash = Math.imul(hash ^ codes[k]!, 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const length = end - start;
    let word = -1;
    let slot = hash & (slots.length - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const other = slots[slot]! - 1;
      if (hashes[other] !== hash || lengths[other] !== length) continue;
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
