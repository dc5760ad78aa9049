/**
 * Finds terms by characters, by pinyin or zhuyin typed any way, and by English.
 *
 * The idea: every field of every item is folded once and laid end to end in one long string per field, and a
 * query is found by the engine's own substring search over that string, which runs at memory speed. A hit's
 * place tells its item (by the offsets of the items) and its rank (by the letters around it). Up to some
 * hundred thousand items this beats an inverted index and costs nothing to keep. Only English words in another
 * spelling or with another ending need a list of the words, made when it is first asked.
 *
 * Beside the pinyin lies a byte for each letter with the tone of its syllable, the tone it is spoken with where
 * that differs, whether a syllable starts there, and whether a u is ü: so `renlei`, `ren2lei`, `rén lèi` all find
 * the same letters, and what the query says of tones is checked there. Zhuyin lies beside its signs alike.
 */
import { isOneSlip, keyOf, numberForms, SHORTEST_STEM, spellingOf, ENGLISH_WORD } from './english.ts';
import {
  foldLatin,
  foldWithOffsets,
  hasHan,
  numberedZhuyin,
  plainSigns,
  readPinyinQuery,
  readZhuyinQuery,
  type SoundQuery,
} from './fold.ts';
import { foldChinese } from '../term/term-key.ts';

/** What a finder reads of an item. */
export interface Findable {
  /** Every form in characters: simplified, traditional. */
  readonly hanzi: readonly string[];
  /**
   * Syllables with tone numbers, separated by blanks: `ren2 lei4`, `lu:3` or `lü3`; between them what Latin
   * letters and digits the term has: `zhu3 quan2 AI`.
   */
  readonly pinyinNumbered: string;
  /** The same in zhuyin: `ㄖㄣˊ ㄌㄟˋ`. */
  readonly zhuyin: string;
  /** Each on its own: gloss, abbreviation. */
  readonly glosses: readonly string[];
}

/**
 * How well a hit fits, best first: the whole field; its beginning; the beginning of a word or syllable in it;
 * all the query's words but apart; all of them in another spelling or with other endings; the initials of its
 * syllables; a term inside the longer phrase that was asked.
 */
export const RANKS = ['exact', 'prefix', 'word', 'apart', 'stem', 'initials', 'inside'] as const;
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
  /** The English that was meant where one slip in a word of it keeps a query from finding anything. */
  suggest(query: string): string | undefined;
}

const EXACT = 0;
const PREFIX = 1;
const WORD = 2;
const APART = 3;
const STEM = 4;
const INITIALS = 5;
const INSIDE = 6;
const NONE = 255;

const TONE = 0b0111;
const STARTS = 0b1000;
const UMLAUT = 0b1_0000;
/** The three bits above: the tone as spoken (0: as written). */
const SPOKEN_SHIFT = 5;

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
  const sounds = {
    pinyin: soundColumns(fields.map((field) => field.pinyinNumbered)),
    zhuyin: soundColumns(fields.map((field) => numberedZhuyin(field.zhuyin))),
  };
  const hanzi = column(
    fields.map((field) => field.hanzi),
    foldChinese,
  );
  const glosses = column(
    fields.map((field) => field.glosses),
    foldGloss,
  );
  let words: WordList | undefined;
  let forms: ReadonlyMap<string, readonly number[]> | undefined;
  /** The best rank of each item for the query at hand; kept between queries so that none allocates it. */
  const best = new Uint8Array(count);
  /** How many of the query's words an item has, in any form. */
  const matched = new Uint8Array(count);
  /** The length of the field that gave it. */
  const lengths = new Uint16Array(count);

  function note(index: number, rank: number, length: number) {
    if (rank < best[index]! || (rank === best[index]! && length < lengths[index]!)) {
      best[index] = rank;
      lengths[index] = Math.min(length, 0xffff);
    }
  }

  function findHanzi(query: string) {
    const { text, starts } = hanzi;
    let found = false;
    eachHit(hanzi, query, (index, at) => {
      const rank = beginsForm(text, at) ? (endsForm(text, at + query.length) ? EXACT : PREFIX) : WORD;
      note(index, rank, starts[index + 1]! - starts[index]!);
      found = true;
    });
    if (!found) findInside(query);
  }

  /** The terms that a phrase holds, the longest first; a single character would be chance. */
  function findInside(phrase: string) {
    forms ??= formsOf(hanzi);
    for (let start = 0; start < phrase.length; start++) {
      for (let end = start + 2; end <= Math.min(phrase.length, start + LONGEST_INSIDE); end++) {
        for (const index of forms.get(phrase.slice(start, end)) ?? []) {
          note(index, INSIDE, LONGEST_INSIDE - (end - start));
        }
      }
    }
  }

  function findGlosses(query: string) {
    const { text, starts } = glosses;
    // One letter tells nothing inside a gloss; there it would stand for every word that begins with it.
    const needle = query.length === 1 ? BREAK + query : query;
    const shift = needle.length - query.length;
    eachHit(glosses, needle, (index, found) => {
      if (best[index]! <= EXACT) return;
      const at = found + shift;
      const end = at + query.length;
      if (beginsForm(text, at)) {
        note(index, endsForm(text, end) ? EXACT : PREFIX, text.indexOf(BREAK, end) - at);
      } else if (startsWord(text, at)) {
        note(index, WORD, starts[index + 1]! - starts[index]!);
      }
    });
    const asked = wordsOf(query);
    const longest = asked.reduce((a, b) => (b.length > a.length ? b : a), '');
    if (asked.length > 1 && longest.length > 2) {
      eachHit(glosses, longest, (index) => {
        if (best[index]! <= APART) return;
        const gloss = text.slice(starts[index]!, starts[index + 1]);
        if (asked.every((word) => holdsWord(gloss, word))) note(index, APART, gloss.length);
      });
    }
    findStems(asked);
  }

  /** All the words, each in any spelling and with any ending; what only joins them may be another word. */
  function findStems(asked: readonly string[]) {
    const telling = asked.filter((word) => !JOINING.has(word));
    if (telling.length === 0 || telling.every((word) => word.length < 3 && numberForms(word).length === 0))
      return;
    words ??= listWords(glosses);
    matched.fill(0);
    for (const [i, word] of telling.entries()) {
      for (const form of words.formsOf(word)) {
        for (const index of words.items(form)) if (matched[index] === i) matched[index] = i + 1;
      }
    }
    const { starts } = glosses;
    matched.forEach((count, index) => {
      if (count === telling.length) note(index, STEM, starts[index + 1]! - starts[index]!);
    });
  }

  function findSounds(query: SoundQuery, { letters, initials, marks }: SoundColumns) {
    const { letters: wanted, tones, umlauts, ends } = query;
    const { text, starts } = letters;
    eachHit(letters, wanted, (index, at) => {
      if (!soundsLike(query, marks, text, at)) return;
      const after = endsForm(text, at + wanted.length);
      const length = starts[index + 1]! - starts[index]!;
      // "ren" begins rénlèi; it begins rèng too, but that may be chance: later among its equals.
      const whole = after || (marks[at + wanted.length]! & STARTS) !== 0;
      note(index, beginsForm(text, at) ? (after ? EXACT : PREFIX) : WORD, whole ? length : length + 1000);
    });
    if (wanted.length < 2 || tones.length > 0 || umlauts.length > 0 || ends.length > 0) return;
    // Two letters are initials of a word of two syllables; as the first of more they would find too much.
    const needle = BREAK + wanted + (wanted.length === 2 ? BREAK : '');
    eachHit(initials, needle, (index) => {
      note(index, INITIALS, initials.starts[index + 1]! - initials.starts[index]!);
    });
  }

  function mark(query: string) {
    best.fill(NONE);
    if (hasHan(query)) {
      const chinese = foldChinese(query);
      if (chinese !== '') findHanzi(chinese);
      return;
    }
    const latin = foldGloss(query).trim().replace(/\s+/g, ' ');
    if (latin !== '') findGlosses(latin);
    const pinyin = readPinyinQuery(query);
    if (pinyin) findSounds(pinyin, sounds.pinyin);
    const zhuyin = readZhuyinQuery(query);
    if (zhuyin) findSounds(inOneByte(zhuyin), sounds.zhuyin);
    // Terms such as AI are Latin letters among the characters.
    const mixed = foldChinese(query);
    if (mixed.length > 1 && !zhuyin) findHanzi(mixed);
  }

  return {
    find(query, limit) {
      mark(plainSigns(query));
      return gather(items, best, lengths, limit);
    },
    suggest(query) {
      const plain = plainSigns(query);
      if (hasHan(plain)) return undefined;
      const asked = wordsOf(foldGloss(plain));
      words ??= listWords(glosses);
      const list = words;
      const meant = asked.map((word) =>
        list.formsOf(word).length > 0 ? word : (list.neighbour(word) ?? undefined),
      );
      if (meant.includes(undefined)) return undefined;
      const suggestion = meant.join(' ');
      if (suggestion === asked.join(' ')) return undefined;
      mark(suggestion);
      return best.some((rank) => rank !== NONE) ? suggestion : undefined;
    },
  };
}

/** Longer terms are not looked for inside a phrase. */
const LONGEST_INSIDE = 40;

/** Of each folded form of two characters or more the items that have it. */
function formsOf({ text, starts }: Column): ReadonlyMap<string, readonly number[]> {
  const forms = new Map<string, number[]>();
  for (let index = 0; index < starts.length - 1; index++) {
    for (const form of new Set(text.slice(starts[index]!, starts[index + 1]! - 1).split(BREAK))) {
      if (form.length < 2) continue;
      const known = forms.get(form);
      if (known) known.push(index);
      else forms.set(form, [index]);
    }
  }
  return forms;
}

/** Whether the letters of a query that stand at a place agree with it in tones, umlauts and ends of syllables. */
function soundsLike(
  { letters, tones, umlauts, ends }: SoundQuery,
  marks: Uint8Array,
  text: string,
  at: number,
) {
  if ((marks[at]! & STARTS) === 0) return false;
  for (const { at: place, tone } of tones) {
    const mark = marks[at + place]!;
    if ((mark & TONE) !== tone && mark >> SPOKEN_SHIFT !== tone) return false;
  }
  for (const place of umlauts) if ((marks[at + place]! & UMLAUT) === 0) return false;
  for (const place of ends) {
    if (place > letters.length) return false;
    if ((marks[at + place]! & STARTS) === 0 && !endsForm(text, at + place)) return false;
  }
  return true;
}

/** The distinct words of all glosses, and which items have each. */
interface WordList {
  /** The words that a word of a query stands for: itself, what it begins, and its other spellings and endings. */
  formsOf(word: string): readonly string[];
  items(word: string): readonly number[];
  /** The word one slip away that most items have. */
  neighbour(word: string): string | undefined;
}

function listWords({ text, starts }: Column): WordList {
  const postings = new Map<string, number[]>();
  let index = 0;
  for (const { 0: word, index: at } of text.matchAll(ENGLISH_WORD)) {
    while (at >= starts[index + 1]!) index++;
    const known = postings.get(word);
    if (!known) postings.set(word, [index]);
    else if (known.at(-1) !== index) known.push(index);
  }
  const all = [...postings.keys()].sort();
  const spellings = new Map<string, string>();
  const keys = new Map<string, string>();
  const remembered = (of: Map<string, string>, word: string, make: (word: string) => string) => {
    const known = of.get(word) ?? make(word);
    of.set(word, known);
    return known;
  };

  /** Neither spelling nor ending changes the first three letters. */
  function near(word: string): string[] {
    const beginning = word.slice(0, 3);
    let low = 0;
    for (let high = all.length; low < high;) {
      const middle = (low + high) >> 1;
      if (all[middle]! < beginning) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    while (low < all.length && all[low]!.startsWith(beginning)) found.push(all[low++]!);
    return found;
  }

  return {
    items: (word) => postings.get(word) ?? [],
    formsOf(word) {
      const numbers = numberForms(word).filter((form) => postings.has(form));
      if (word.length < 3) return postings.has(word) ? [word, ...numbers] : numbers;
      const spelling = spellingOf(word);
      const key = keyOf(word);
      return [
        ...numbers,
        ...near(word).filter((other) => {
          if (remembered(spellings, other, spellingOf).startsWith(spelling)) return true;
          const otherKey = remembered(keys, other, keyOf);
          return otherKey === key || (key.length >= SHORTEST_STEM && otherKey.startsWith(key));
        }),
      ];
    },
    neighbour: (word) =>
      all
        .filter((other) => isOneSlip(word, other))
        .sort((a, b) => postings.get(b)!.length - postings.get(a)!.length)[0],
  };
}

/** Words that join others: where the query has one, the gloss may have another. */
const JOINING = new Set('a an and at by for from in of on or the to with'.split(' '));

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
interface SoundColumns {
  readonly letters: Column;
  readonly initials: Column;
  readonly marks: Uint8Array;
}

/** @param readings pinyin or zhuyin, each syllable with its tone number, divided by blanks */
function soundColumns(readings: readonly string[]): SoundColumns {
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
  /** Where the syllable before starts; 0 at the beginning of a reading. */
  let before = 0;
  /** The syllable is a number, as the 5 of 5G. */
  let number = false;
  letterStarts[0] = initialStarts[0] = 1;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code >= 97 && code <= 122 && code !== LETTER_V) {
      letters[length++] = code;
    } else if (code >= ZHUYIN_FIRST && code <= ZHUYIN_LAST) {
      letters[length++] = code - ZHUYIN_SHIFT;
    } else if (code === LETTER_V || code === LETTER_U_UMLAUT) {
      marks[length] = UMLAUT;
      letters[length++] = LETTER_U;
    } else if (code === COLON && length > syllable) {
      marks[length - 1]! |= UMLAUT;
    } else if (isDigit(code) && (number || length === syllable || isDigit(source.charCodeAt(i + 1)))) {
      number = true;
      letters[length++] = code;
    } else if (code >= DIGIT_0 + 1 && code <= DIGIT_0 + 5) {
      for (let k = syllable; k < length; k++) marks[k]! |= code - DIGIT_0;
    } else if (code === BLANK || code === BREAK_CODE) {
      if (length > syllable) {
        const spoken = before === 0 ? 0 : spokenTone(letters, marks, before, syllable);
        for (let k = before; spoken !== 0 && k < syllable; k++) marks[k]! |= spoken << SPOKEN_SHIFT;
        marks[syllable]! |= STARTS;
        initials[initialLength++] = letters[syllable]!;
        before = syllable;
      }
      if (code === BREAK_CODE) {
        letters[length++] = initials[initialLength++] = BREAK_CODE;
        letterStarts[++index] = length;
        initialStarts[index] = initialLength;
        before = 0;
      }
      syllable = length;
      number = false;
    }
  }
  return {
    letters: { text: latin1.decode(letters.subarray(0, length)), starts: letterStarts },
    initials: { text: latin1.decode(initials.subarray(0, initialLength)), starts: initialStarts },
    marks: marks.slice(0, length),
  };
}

/**
 * The tone that the syllable from `at` changes to before the one from `next`; 0 where it does not. What sounds
 * like 一 and 不 is taken for them, and 不 is let change before any tone, as learners have it: here it only decides
 * what may be found.
 */
function spokenTone(letters: Uint8Array, marks: Uint8Array, at: number, next: number): number {
  const tone = marks[at]! & TONE;
  const following = marks[next]! & TONE;
  const is = (...codes: number[]) =>
    codes.length === next - at && codes.every((code, i) => letters[at + i] === code);
  if (tone === 3 && following === 3) return 2;
  if (tone === 1 && following !== 0 && (is(LETTER_Y, LETTER_I) || is(ZHUYIN_I - ZHUYIN_SHIFT))) {
    return following >= 4 ? 2 : 4;
  }
  const bu = is(LETTER_B, LETTER_U) || is(ZHUYIN_FIRST - ZHUYIN_SHIFT, ZHUYIN_U - ZHUYIN_SHIFT);
  return tone === 4 && following !== 0 && bu ? 2 : 0;
}

/** The signs of zhuyin as they stand in the column. */
const inOneByte = (query: SoundQuery): SoundQuery => ({
  ...query,
  letters: query.letters.replace(/[\u3105-\u312f]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - ZHUYIN_SHIFT),
  ),
});

const isDigit = (code: number): boolean => code >= DIGIT_0 && code <= DIGIT_0 + 9;

// The decoder takes bytes from 0xa0 on for the letters of the same number.
const latin1 = new TextDecoder('latin1');
const BLANK = 32;
const DIGIT_0 = 48;
const COLON = 58;
const LETTER_B = 98;
const LETTER_I = 105;
const LETTER_U = 117;
const LETTER_V = 118;
const LETTER_Y = 121;
const LETTER_U_UMLAUT = 0xfc;
const ZHUYIN_FIRST = 0x3105;
const ZHUYIN_LAST = 0x312f;
const ZHUYIN_I = 0x3127;
const ZHUYIN_U = 0x3128;
/** Moves zhuyin to where each sign takes one byte, as Latin letters do. */
const ZHUYIN_SHIFT = ZHUYIN_FIRST - 0xc0;

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

/** "to reverse" is found as "reverse", "the Party" as "party", at the beginning of each line; "P.L.A." as "pla". */
function foldGloss(text: string): string {
  return foldLatin(text)
    .replace(/^(?:to|the|an?) (?=\S)/gm, '')
    .replace(/\b(?:[a-z]\.)+[a-z]\b\.?/g, (letters) => letters.replaceAll('.', ''));
}

const wordsOf = (folded: string): string[] => folded.match(ENGLISH_WORD) ?? [];

/** A stretch of a text, as `[start, end)` in UTF-16 code units. */
export type Stretch = readonly [start: number, end: number];

/** Where a query stands in hanzi or in English; empty where it does not. */
export function stretchesIn(text: string, query: string): readonly Stretch[] {
  const plain = plainSigns(query);
  if (hasHan(text)) return stretches(text, foldChinese, foldChinese(plain));
  const wanted = foldGloss(plain).trim().replace(/\s+/g, ' ');
  const whole = stretches(text, foldLatin, wanted);
  return whole.length > 0 ? whole : stretchesOfWords(text, wordsOf(wanted));
}

/** The words of a text that one of these begins, or is but for spelling and ending. */
function stretchesOfWords(text: string, asked: readonly string[]): Stretch[] {
  const folded = foldWithOffsets(text, foldLatin);
  const found: Stretch[] = [];
  for (const { 0: word, index } of folded.text.matchAll(ENGLISH_WORD)) {
    const begun = asked.filter((one) => word.startsWith(one)).sort((a, b) => b.length - a.length)[0];
    const alike = asked.some(
      (one) => keyOf(one) === keyOf(word) || spellingOf(word).startsWith(spellingOf(one)),
    );
    const length = begun?.length ?? (alike ? word.length : 0);
    if (length > 0) found.push([folded.from[index]!, endOf(text, folded.from[index + length - 1]!)]);
  }
  return found;
}

/** A term's reading as it is shown, and the numbered one beside it. */
interface Read {
  readonly pinyinNumbered: string;
  readonly zhuyin: string;
}

/** Where a query, in pinyin or zhuyin, stands in written pinyin such as `rénlèi mìngyùn`. */
export function stretchesInPinyin(pinyin: string, read: Read, query: string): readonly Stretch[] {
  const heard = syllablesHeard(read, query);
  if (heard === null) return [];
  const { from } = foldWithOffsets(pinyin, (part) => foldLatin(part).replace(/[^a-z0-9]/g, ''));
  const lengths = read.pinyinNumbered.split(' ').map((piece) => lettersOf(piece).length);
  const place = (syllable: number) => lengths.slice(0, syllable).reduce((sum, length) => sum + length, 0);
  const start = from[place(heard.first)];
  const last = from[place(heard.first) + heard.length - 1];
  return start === undefined || last === undefined ? [] : [[start, endOf(pinyin, last)]];
}

/** The same in zhuyin, where whole syllables are marked. */
export function stretchesInZhuyin(read: Read, query: string): readonly Stretch[] {
  const heard = syllablesHeard(read, query);
  if (heard === null) return [];
  const pieces = read.zhuyin.split(' ');
  const place = (syllable: number) =>
    pieces.slice(0, syllable).reduce((sum, { length }) => sum + length + 1, 0);
  return [[place(heard.first), place(heard.end) - 1]];
}

/** The letters of one piece of a numbered reading: without its tone, unless it is a number. */
const lettersOf = (piece: string): string =>
  /^[a-zü:]+[0-5]$/i.test(piece) ? piece.replace(/[^a-zü]/gi, '') : piece;

/**
 * The first place at which a query is heard in a reading: from which syllable to which, and, among the letters
 * of its pinyin, how many it takes from there.
 */
function syllablesHeard({ pinyinNumbered, zhuyin }: Read, query: string) {
  const plain = plainSigns(query);
  const asZhuyin = readZhuyinQuery(plain);
  const asked = asZhuyin ? inOneByte(asZhuyin) : readPinyinQuery(plain);
  if (asked === undefined) return null;
  const { letters, marks } = soundColumns([asZhuyin ? numberedZhuyin(zhuyin) : pinyinNumbered]);
  const { text } = letters;
  for (let at = text.indexOf(asked.letters); at >= 0; at = text.indexOf(asked.letters, at + 1)) {
    if (!soundsLike(asked, marks, text, at)) continue;
    const starts = Array.from(marks, (mark) => (mark & STARTS) !== 0);
    const count = (end: number) => starts.slice(0, end).filter(Boolean).length;
    const first = count(at);
    const end = count(at + asked.letters.length);
    const pieces = pinyinNumbered.split(' ').slice(first, end);
    const length = asZhuyin ? pieces.map(lettersOf).join('').length : asked.letters.length;
    return { first, end, length };
  }
  return null;
}

/** Where a folded query stands in a text, once; for Latin text only from the beginning of a word. */
function stretches(text: string, fold: (text: string) => string, wanted: string): Stretch[] {
  if (wanted === '') return [];
  const folded = foldWithOffsets(text, fold);
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    if (fold === foldLatin && at > 0 && !startsWord(folded.text, at)) continue;
    return [[folded.from[at]!, endOf(text, folded.from[at + wanted.length - 1]!)]];
  }
  return [];
}

/** The end of the letter, with its combining marks, that starts at `start`. */
function endOf(text: string, start: number): number {
  const rest = text.slice(start);
  const [letter] = rest.match(/^.\p{M}*/su) ?? [''];
  return start + letter.length;
}
