/**
 * How readings lie in memory: the letters of all of them end to end, and beside each letter a byte with the tone of its
 * syllable, the tone it is spoken with where that differs, whether a syllable starts there, and whether a u is ü. So
 * `renlei`, `ren2lei`, `rén lèi` all find the same letters, and what a query says of tones is checked there. Zhuyin lies
 * so, too, each of its signs in one byte.
 */
import { BREAK, codesOf, endsForm, KEYS, sortByKey, units, type Column, type Sorted } from './columns.ts';
import type { SoundQuery } from './fold.ts';

const TONE = 0b0111;
export const STARTS = 0b1000;
const UMLAUT = 0b1_0000;
/** The neutral tone. */
const LIGHT = 5;
/** The three bits above: the tone as spoken (0: as written). */
const SPOKEN_SHIFT = 5;

/** The letters of every item's reading, the initials of its syllables, and a byte of marks for each letter. */
export interface SoundColumns {
  readonly letters: Column<Uint8Array>;
  readonly initials: Column<Uint8Array>;
  readonly marks: Uint8Array;
}

/** @param readings pinyin or zhuyin, each syllable with its tone number, divided by blanks */
export const soundsOf = (readings: readonly string[]): SoundColumns =>
  soundColumns(codesOf(readings.map((reading) => `${reading}\n`).join(''), units), readings.length);

/** @param source readings in pinyin or zhuyin, each syllable with its tone number, divided by blanks; a break after each */
export function soundColumns(source: Uint8Array | Uint16Array, count: number): SoundColumns {
  const letters = new Uint8Array(source.length + 1);
  const initials = new Uint8Array(source.length + 1);
  const marks = new Uint8Array(source.length + 1);
  const letterStarts = new Uint32Array(count + 1);
  const initialStarts = new Uint32Array(count + 1);
  letters[0] = initials[0] = BREAK;
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
    let code = source[i]!;
    if (code >= 65 && code <= 90) code += 32;
    if (code >= 97 && code <= 122 && code !== LETTER_V) {
      letters[length++] = code;
    } else if (code >= ZHUYIN_FIRST && code <= ZHUYIN_LAST) {
      letters[length++] = code - ZHUYIN_SHIFT;
    } else if (code === LETTER_V || code === LETTER_U_UMLAUT) {
      marks[length] = UMLAUT;
      letters[length++] = LETTER_U;
    } else if (code === COLON && length > syllable) {
      marks[length - 1]! |= UMLAUT;
    } else if (isDigit(code) && (number || length === syllable || isDigit(source[i + 1] ?? 0))) {
      number = true;
      letters[length++] = code;
    } else if (code >= DIGIT_0 + 1 && code <= DIGIT_0 + 5) {
      for (let k = syllable; k < length; k++) marks[k]! |= code - DIGIT_0;
    } else if (code === BLANK || code === BREAK) {
      if (length > syllable) {
        const spoken = before === 0 ? 0 : spokenTone(letters, marks, before, syllable);
        for (let k = before; spoken !== 0 && k < syllable; k++) marks[k]! |= spoken << SPOKEN_SHIFT;
        marks[syllable]! |= STARTS;
        initials[initialLength++] = letters[syllable]!;
        before = syllable;
      }
      if (code === BREAK) {
        letters[length++] = initials[initialLength++] = BREAK;
        letterStarts[++index] = length;
        initialStarts[index] = initialLength;
        before = 0;
      }
      syllable = length;
      number = false;
    }
  }
  // Not copied: the room behind them was never touched.
  return {
    letters: { codes: letters.subarray(0, length), starts: letterStarts },
    initials: { codes: initials.subarray(0, initialLength), starts: initialStarts },
    marks: marks.subarray(0, length),
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
  if (tone === 3 && following === 3) return 2;
  const length = next - at;
  const first = letters[at]!;
  const second = letters[at + 1]!;
  if (tone === 1 && following !== 0) {
    const isYi =
      (length === 2 && first === LETTER_Y && second === LETTER_I) ||
      (length === 1 && first === ZHUYIN_I - ZHUYIN_SHIFT);
    if (isYi) return following >= 4 ? 2 : 4;
  }
  if (tone !== 4 || following === 0 || length !== 2) return 0;
  const isBu =
    (first === LETTER_B && second === LETTER_U) ||
    (first === ZHUYIN_FIRST - ZHUYIN_SHIFT && second === ZHUYIN_U - ZHUYIN_SHIFT);
  return isBu ? 2 : 0;
}

/**
 * Where syllables start, by their first two letters, and the items by the first two of their initials; of a single
 * syllable the second is 0.
 */
export interface SoundIndex {
  readonly syllables: Sorted;
  readonly initials: Sorted;
}

export function indexSounds({ letters, initials, marks }: SoundColumns): SoundIndex {
  const items = initials.starts.length - 1;
  const firstTwo = units(items);
  for (let item = 0; item < items; item++) {
    const at = initials.starts[item]!;
    const first = initials.codes[at]!;
    const second = initials.codes[at + 1] ?? BREAK;
    if (first !== BREAK) firstTwo[item] = (first << 8) | (second === BREAK ? 0 : second);
  }
  return { syllables: sortSyllables(letters.codes, marks), initials: sortByKey(firstTwo, 0) };
}

/** Where syllables start, sorted by their first two letters: the keys are read twice, and never kept. */
function sortSyllables(codes: Uint8Array, marks: Uint8Array): Sorted {
  const heads = new Uint32Array(KEYS + 1);
  for (let at = 0; at < codes.length; at++)
    if ((marks[at]! & STARTS) !== 0) heads[((codes[at]! << 8) | codes[at + 1]!) + 1]!++;
  for (let key = 0; key < KEYS; key++) heads[key + 1]! += heads[key]!;
  const things = new Uint32Array(heads[KEYS]!);
  const next = heads.slice(0, KEYS);
  for (let at = 0; at < codes.length; at++)
    if ((marks[at]! & STARTS) !== 0) things[next[(codes[at]! << 8) | codes[at + 1]!]!++] = at;
  return { heads, things };
}

/** Whether the letters of a query that stand at a place agree with it in tones, umlauts and ends of syllables. */
export function soundsLike(
  { letters, tones, umlauts, ends }: SoundQuery,
  marks: Uint8Array,
  codes: Uint8Array,
  at: number,
): boolean {
  if ((marks[at]! & STARTS) === 0) return false;
  for (const { at: place, tone } of tones)
    if (!hasTone(marks[at + place]!, tone) && !mayBeFull(marks, at, at + place)) return false;
  for (const place of umlauts) if ((marks[at + place]! & UMLAUT) === 0) return false;
  for (const place of ends) {
    if (place > letters.length) return false;
    if ((marks[at + place]! & STARTS) === 0 && !endsForm(codes, at + place)) return false;
  }
  return true;
}

/** Whether a syllable is light that is learned with a tone of its own: 书记 is shū ji or shū jì. The first of a word is not. */
function mayBeFull(marks: Uint8Array, start: number, at: number): boolean {
  if (!isLight(marks[at]!)) return false;
  for (let i = start + 1; i <= at; i++) if ((marks[i]! & STARTS) !== 0) return true;
  return false;
}

/** Whether a letter's syllable has this tone, written or spoken. */
export const hasTone = (mark: number, tone: number): boolean =>
  (mark & TONE) === tone || mark >> SPOKEN_SHIFT === tone;

/** Whether a letter's syllable has the neutral tone. */
export const isLight = (mark: number): boolean => (mark & TONE) === LIGHT;

/** The tone of a letter's syllable as it is written; 0 where it has none. */
export const toneOf = (mark: number): number => mark & TONE;

/** Whether the letter is ü. */
export const isUmlaut = (mark: number): boolean => (mark & UMLAUT) !== 0;

/** The signs of zhuyin as they stand in the column. */
export const inOneByte = (query: SoundQuery): SoundQuery => ({
  ...query,
  letters: query.letters.replace(/[\u3105-\u312f]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - ZHUYIN_SHIFT),
  ),
});

const isDigit = (code: number): boolean => code >= DIGIT_0 && code <= DIGIT_0 + 9;

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
