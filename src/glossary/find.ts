/**
 * Finds terms by characters, by pinyin typed any way, and by English.
 *
 * The idea: every field of every item is folded once and laid end to end in one long string per field, and a
 * query is found by the engine's own substring search over that string, which runs at memory speed. A hit's
 * place tells its item (by the offsets of the items) and its rank (by the letters around it). Up to some
 * hundred thousand items this beats an inverted index, costs nothing to keep, and finds the middle of a word.
 *
 * Beside the pinyin lies a byte for each letter with the tone of its syllable, whether a syllable starts
 * there, and whether a u is ü: so `renlei`, `ren2lei`, `rén lèi` all find the same letters, and what the query
 * says of tones is checked there.
 */
import {
  foldChinese,
  foldLatin,
  foldWithOffsets,
  hasHan,
  readPinyinQuery,
  type PinyinQuery,
} from './fold.ts';

/** What a finder reads of an item. */
export interface Findable {
  /** Every form in characters: simplified, traditional. */
  readonly hanzi: readonly string[];
  /** Syllables with tone numbers, separated by blanks: `ren2 lei4`, `lu:3` or `lü3`. */
  readonly pinyinNumbered: string;
  /** Each on its own: gloss, abbreviation. */
  readonly glosses: readonly string[];
}

/**
 * How well a hit fits, best first: the whole field; its beginning; the beginning of a word or syllable in it;
 * all the query's words but apart; the initials of its syllables; the middle of a word.
 */
export const RANKS = ['exact', 'prefix', 'word', 'apart', 'initials', 'within'] as const;
export type Rank = (typeof RANKS)[number];

export interface Hit<T> {
  readonly item: T;
  readonly rank: Rank;
}

export interface Found<T> {
  /** Best first; among equals the shorter field, then the order given. */
  readonly hits: readonly Hit<T>[];
  /** How many there are in all, of which `hits` are at most `limit`. */
  readonly total: number;
}

export interface Finder<T> {
  /** A query of blanks or punctuation only finds nothing. */
  find(query: string, limit: number): Found<T>;
}

const EXACT = 0;
const PREFIX = 1;
const WORD = 2;
const APART = 3;
const INITIALS = 4;
const WITHIN = 5;
const NONE = 255;

const TONE = 0b0111;
const STARTS = 0b1000;
const UMLAUT = 0b1_0000;

/** Before and after every field in the long strings. */
const BREAK = '\n';
const BREAK_CODE = 10;

/** One field of all items, end to end, each form between two breaks. */
interface Column {
  readonly text: string;
  /** Of each item, where its first form starts; one more for the end. */
  readonly starts: Uint32Array;
}

export function prepareFinder<T>(items: readonly T[], read: (item: T) => Findable): Finder<T> {
  const count = items.length;
  const fields = items.map(read);
  const pinyin = pinyinColumns(fields.map((field) => field.pinyinNumbered));
  const columns = {
    hanzi: column(
      fields.map((field) => field.hanzi),
      foldChinese,
    ),
    glosses: column(
      fields.map((field) => field.glosses),
      (text) => withoutArticles(foldLatin(text)),
    ),
    letters: pinyin.letters,
    initials: pinyin.initials,
  };
  const letterMarks = pinyin.marks;
  /** The best rank of each item for the query at hand; kept between queries so that none allocates it. */
  const best = new Uint8Array(count);
  /** The length of the field that gave it. */
  const lengths = new Uint16Array(count);

  function note(index: number, rank: number, length: number) {
    if (rank < best[index]! || (rank === best[index]! && length < lengths[index]!)) {
      best[index] = rank;
      lengths[index] = Math.min(length, 0xffff);
    }
  }

  function findHanzi(query: string) {
    const { text, starts } = columns.hanzi;
    eachHit(columns.hanzi, query, (index, at) => {
      const rank = beginsForm(text, at) ? (endsForm(text, at + query.length) ? EXACT : PREFIX) : WORD;
      note(index, rank, starts[index + 1]! - starts[index]!);
    });
  }

  function findGlosses(query: string) {
    const { text, starts } = columns.glosses;
    // One letter inside a gloss tells nothing, and stands in every one; two tell something at a word's start.
    const needle = query.length === 1 ? BREAK + query : query;
    const shift = needle.length - query.length;
    eachHit(columns.glosses, needle, (index, found) => {
      if (best[index]! <= EXACT) return;
      const at = found + shift;
      const end = at + query.length;
      if (beginsForm(text, at)) {
        note(index, endsForm(text, end) ? EXACT : PREFIX, text.indexOf(BREAK, end) - at);
      } else if (startsWord(text, at)) {
        note(index, WORD, starts[index + 1]! - starts[index]!);
      } else if (query.length > 2) {
        note(index, WITHIN, starts[index + 1]! - starts[index]!);
      }
    });
    const words = wordsOf(query);
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
    if (words.length < 2 || longest.length < 3) return;
    eachHit(columns.glosses, longest, (index) => {
      if (best[index]! <= APART) return;
      const gloss = text.slice(starts[index]!, starts[index + 1]);
      if (words.every((word) => holdsWord(gloss, word))) note(index, APART, gloss.length);
    });
  }

  function findPinyin(query: PinyinQuery) {
    const { letters: wanted, tones, umlauts, ends } = query;
    const { text, starts } = columns.letters;
    eachHit(columns.letters, wanted, (index, at) => {
      if ((letterMarks[at]! & STARTS) === 0) return;
      for (const { at: place, tone } of tones) if ((letterMarks[at + place]! & TONE) !== tone) return;
      for (const place of umlauts) if ((letterMarks[at + place]! & UMLAUT) === 0) return;
      for (const place of ends) {
        if ((letterMarks[at + place]! & STARTS) === 0 && !endsForm(text, at + place)) return;
      }
      const after = endsForm(text, at + wanted.length);
      const length = starts[index + 1]! - starts[index]!;
      // "ren" begins rénlèi; it begins rèng too, but that may be chance: later among its equals.
      const whole = after || (letterMarks[at + wanted.length]! & STARTS) !== 0;
      note(index, beginsForm(text, at) ? (after ? EXACT : PREFIX) : WORD, whole ? length : length + 1000);
    });
    if (wanted.length < 2 || tones.length > 0 || umlauts.length > 0 || ends.length > 0) return;
    // Two letters are initials of a word of two syllables; as the first of more they would find too much.
    const needle = BREAK + wanted + (wanted.length === 2 ? BREAK : '');
    eachHit(columns.initials, needle, (index) => {
      note(index, INITIALS, starts[index + 1]! - starts[index]!);
    });
  }

  return {
    find(query, limit) {
      best.fill(NONE);
      if (hasHan(query)) {
        const chinese = foldChinese(query);
        if (chinese !== '') findHanzi(chinese);
      } else {
        const latin = queryForGlosses(query);
        if (latin !== '') findGlosses(latin);
        const pinyin = readPinyinQuery(query);
        if (pinyin) findPinyin(pinyin);
        // Terms such as AI are Latin letters among the characters.
        const mixed = foldChinese(query);
        if (mixed.length > 1) findHanzi(mixed);
      }
      return gather(items, best, lengths, limit);
    },
  };
}

/** The best `limit` items. Only as many as are wanted are sorted, since a short query finds thousands. */
function gather<T>(items: readonly T[], best: Uint8Array, lengths: Uint16Array, limit: number): Found<T> {
  const counts = new Uint32Array(RANKS.length);
  for (let i = 0; i < best.length; i++) if (best[i] !== NONE) counts[best[i]!]!++;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const hits: Hit<T>[] = [];
  for (let rank = 0; rank < RANKS.length && hits.length < limit; rank++) {
    if (counts[rank] === 0) continue;
    // Length and position in one number, which sorts without a comparison function.
    const keys = new Float64Array(counts[rank]!);
    for (let i = 0, k = 0; i < best.length; i++) {
      if (best[i] === rank) keys[k++] = lengths[i]! * 2 ** 32 + i;
    }
    keys.sort();
    for (let k = 0; k < keys.length && hits.length < limit; k++) {
      hits.push({ item: items[keys[k]! % 2 ** 32]!, rank: RANKS[rank]! });
    }
  }
  return { hits, total };
}

/** Lays the forms of every item end to end; folding all at once is several times as fast as one by one. */
function column(forms: readonly (readonly string[])[], fold: (text: string) => string): Column {
  const text = BREAK + fold(forms.map((of) => of.map(onOneLine).join(BREAK)).join(BREAK)) + BREAK;
  const starts = new Uint32Array(forms.length + 1);
  let at = 1;
  forms.forEach((of, index) => {
    starts[index] = at;
    for (let form = 0; form < Math.max(of.length, 1); form++) at = text.indexOf(BREAK, at) + 1;
  });
  starts[forms.length] = at;
  return { text, starts };
}

const onOneLine = (form: string): string => (form.includes(BREAK) ? form.replaceAll(BREAK, ' ') : form);

/** The letters of every item's reading, the initials of its syllables, and a byte of marks for each letter. */
function pinyinColumns(readings: readonly string[]) {
  const source = readings.join(BREAK).toLowerCase() + BREAK;
  const letters = new Uint8Array(source.length + 1);
  const initials = new Uint8Array(source.length + 1);
  const marks = new Uint8Array(source.length + 1);
  const letterStarts = new Uint32Array(readings.length + 1);
  const initialStarts = new Uint32Array(readings.length + 1);
  letters[0] = initials[0] = BREAK_CODE;
  let length = 1;
  let initialLength = 1;
  let index = 0;
  let syllable = length;
  letterStarts[0] = initialStarts[0] = 1;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code >= 97 && code <= 122 && code !== LETTER_V) {
      letters[length++] = code;
    } else if (code === LETTER_V || code === LETTER_U_UMLAUT) {
      marks[length] = UMLAUT;
      letters[length++] = LETTER_U;
    } else if (code === COLON && length > syllable) {
      marks[length - 1]! |= UMLAUT;
    } else if (code >= DIGIT_0 + 1 && code <= DIGIT_0 + 5) {
      for (let k = syllable; k < length; k++) marks[k]! |= code - DIGIT_0;
    } else if (code === BLANK || code === BREAK_CODE) {
      if (length > syllable) {
        marks[syllable]! |= STARTS;
        initials[initialLength++] = letters[syllable]!;
      }
      if (code === BREAK_CODE) {
        letters[length++] = initials[initialLength++] = BREAK_CODE;
        letterStarts[++index] = length;
        initialStarts[index] = initialLength;
      }
      syllable = length;
    }
  }
  return {
    letters: { text: ascii.decode(letters.subarray(0, length)), starts: letterStarts },
    initials: { text: ascii.decode(initials.subarray(0, initialLength)), starts: initialStarts },
    marks: marks.slice(0, length),
  };
}

const ascii = new TextDecoder('latin1');
const BLANK = 32;
const DIGIT_0 = 48;
const COLON = 58;
const LETTER_U = 117;
const LETTER_V = 118;
const LETTER_U_UMLAUT = 0xfc;

/** Calls `found` with the item and the place of every occurrence of `needle`. */
function eachHit(column: Column, needle: string, found: (index: number, at: number) => void) {
  const { text, starts } = column;
  let index = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    // A needle may begin with the break before its item.
    const place = needle.charCodeAt(0) === BREAK_CODE ? at + 1 : at;
    if (place >= starts[index + 1]!) index = itemAt(starts, place, index + 1);
    found(index, at);
  }
}

/** The item whose forms hold `place`, known to be `from` or later. */
function itemAt(starts: Uint32Array, place: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < starts.length - 1 && starts[low + step]! <= place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, starts.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle;
  }
  return low;
}

const beginsForm = (text: string, at: number): boolean => text.charCodeAt(at - 1) === BREAK_CODE;
const endsForm = (text: string, end: number): boolean => text.charCodeAt(end) === BREAK_CODE;

function startsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return !((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xe0 && code <= 0xff));
}

function holdsWord(gloss: string, word: string): boolean {
  for (let at = gloss.indexOf(word); at >= 0; at = gloss.indexOf(word, at + 1)) {
    if (at === 0 || startsWord(gloss, at)) return true;
  }
  return false;
}

/** "to reverse" is found as "reverse", "the Party" as "party": at the beginning of each line. */
const withoutArticles = (folded: string): string => folded.replace(/^(?:to|the|an?) (?=\S)/gm, '');

const wordsOf = (folded: string): string[] => folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

const queryForGlosses = (query: string): string =>
  withoutArticles(foldLatin(query).trim().replace(/\s+/g, ' '));

/** A stretch of a text, as `[start, end)` in UTF-16 code units. */
export type Stretch = readonly [start: number, end: number];

/** Where a query stands in hanzi or in English; empty where it does not. */
export function stretchesIn(text: string, query: string): readonly Stretch[] {
  if (hasHan(text)) return stretches(text, foldChinese, [foldChinese(query)]);
  const wanted = queryForGlosses(query);
  const whole = stretches(text, foldLatin, [wanted]);
  return whole.length > 0 ? whole : stretches(text, foldLatin, wordsOf(wanted));
}

/** Where a query stands in written pinyin such as `rénlèi mìngyùn`: from the beginning of a syllable. */
export function stretchesInPinyin(pinyin: string, numbered: string, query: string): readonly Stretch[] {
  const wanted = readPinyinQuery(query);
  if (!wanted) return [];
  const { text, from } = foldWithOffsets(pinyin, (part) => foldLatin(part).replace(/[^a-z]/g, ''));
  const starts = new Set<number>();
  let place = 0;
  for (const syllable of numbered.split(' ')) {
    starts.add(place);
    place += syllable.replace(/[^A-Za-zÜü]/g, '').length;
  }
  for (let at = text.indexOf(wanted.letters); at >= 0; at = text.indexOf(wanted.letters, at + 1)) {
    if (starts.has(at)) return [[from[at]!, endOf(pinyin, from[at + wanted.letters.length - 1]!)]];
  }
  return [];
}

function stretches(text: string, fold: (text: string) => string, words: readonly string[]): Stretch[] {
  const folded = foldWithOffsets(text, fold);
  const found: Stretch[] = [];
  for (const word of words) {
    if (word === '') continue;
    const at = folded.text.indexOf(word);
    if (at >= 0) found.push([folded.from[at]!, endOf(text, folded.from[at + word.length - 1]!)]);
  }
  found.sort((a, b) => a[0] - b[0]);
  // Words that overlap are one stretch.
  return found.reduce<Stretch[]>((merged, [start, end]) => {
    const last = merged.at(-1);
    if (last && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
    return merged;
  }, []);
}

/** The end of the letter, with its combining marks, that starts at `start`. */
function endOf(text: string, start: number): number {
  const rest = text.slice(start);
  const [letter] = rest.match(/^.\p{M}*/su) ?? [''];
  return start + letter.length;
}
