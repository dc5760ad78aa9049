/**
 * Which stretch of written pinyin is read over which character: `Xī'ān`, `nǎr`, `zhǔquán AI` sign by sign. The
 * writing stays as it is, with its capitals; only where a syllable ends is found.
 */
import { readMarked, SYLLABLES, WORD_SYLLABLES, type Syllable } from './syllable.ts';

/** A character, or a run of Latin letters and digits, or one other sign. */
export interface AlignedSign {
  readonly text: string;
  /** What stands in the pinyin between the sign before and this one: blank, hyphen, apostrophe, comma. */
  readonly before: string;
  /** How it is written in the pinyin; empty for a sign that is not read. */
  readonly reading: string;
  /** Null for letters, digits and signs; the `r` that colours the syllable before it is one in the neutral tone. */
  readonly syllable: Syllable | null;
}

export interface Alignment {
  readonly signs: readonly AlignedSign[];
  /** What stands in the pinyin behind the last sign. */
  readonly after: string;
}

/** Longer texts are not aligned: time grows with the product of the two lengths. UTF-16 code units. */
const LONGEST = 2000;
/** `zhuang` and `chuang` are the longest. */
const LONGEST_SYLLABLE = 6;
/** A syllable that begins with a vowel wants an apostrophe before it. */
const NO_APOSTROPHE = 1;

interface Way {
  readonly cost: number;
  /** Where the reading of the first of these signs begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly syllable: Syllable | null;
  readonly next: Way | null;
}

/** What is read as one: a character, a run of Latin letters and digits, any other sign. */
export const READ_AS_ONE = /\p{Script=Han}|[\p{Script=Latin}\p{N}]+|[^]/gu;

/** A text in what is read as one. */
export const signsOf = (text: string): readonly string[] => text.normalize('NFC').match(READ_AS_ONE) ?? [];

/**
 * Lays written pinyin over characters. Null where it does not read as these characters, one syllable for each: a number
 * read aloud by its value, a reading of another term.
 */
export function alignReading(hanzi: string, pinyin: string): Alignment | null {
  if (hanzi.length > LONGEST || pinyin.length > LONGEST) return null;
  const signs = signsOf(hanzi);
  const letters = pinyin.normalize('NFC').match(/[^\p{M}]\p{M}*/gu) ?? [];
  const isReadAt = letters.map((letter) => /^[\p{L}\p{N}]/u.test(letter));
  const marked = letters.map(readMarked);
  const known = new Map<number, Way | null>();

  const begin = (at: number) => {
    while (at < letters.length && !isReadAt[at]) at++;
    return at;
  };
  const slice = (from: number, to: number) => letters.slice(from, to).join('');

  function syllableOf(from: number, to: number): Syllable | null {
    let base = '';
    let tone: Syllable['tone'] = 5;
    for (let at = from; at < to; at++) {
      const letter = marked[at];
      if (!letter || (letter.tone !== 5 && tone !== 5)) return null;
      base += letter.base;
      if (letter.tone !== 5) tone = letter.tone;
    }
    return { base, tone };
  }

  function best(sign: number, at: number): Way | null {
    const key = sign * (letters.length + 1) + at;
    let way = known.get(key);
    if (way === undefined) known.set(key, (way = find(sign, at)));
    return way;
  }

  function find(sign: number, at: number): Way | null {
    const text = signs[sign];
    if (text === undefined) return begin(at) === letters.length ? END : null;
    if (!/^[\p{Script=Han}\p{Script=Latin}\p{N}]/u.test(text)) return step(sign, at, at, null, 0);
    const from = begin(at);
    if (!/^\p{Script=Han}/u.test(text)) return letterRun(sign, text, from);
    const isJoined = from === at && isReadAt[at - 1] === true;
    let found: Way | null = null;
    for (let to = Math.min(letters.length, from + LONGEST_SYLLABLE); to > from; to--) {
      const syllable = syllableOf(from, to);
      if (syllable === null || !canBe(text, syllable, isJoined, isReadAt[to] === true)) continue;
      const way = step(
        sign,
        from,
        to,
        syllable,
        isJoined && /^[aeoê]/.test(syllable.base) ? NO_APOSTROPHE : 0,
      );
      if (way !== null && (found === null || way.cost < found.cost)) found = way;
    }
    return found;
  }

  /** Letters and digits stand in the pinyin as they are, or the digits are read one by one. */
  function letterRun(sign: number, text: string, from: number): Way | null {
    const plain = (one: string) => one.normalize('NFKC').toLowerCase();
    let to = from;
    while (to < letters.length && plain(slice(from, to)).length < plain(text).length) to++;
    if (plain(slice(from, to)) === plain(text)) {
      const way = step(sign, from, to, null, 0);
      if (way !== null) return way;
    }
    return /^\p{Nd}+$/u.test(text) ? digits(sign, text.length, from, from) : null;
  }

  function digits(sign: number, left: number, from: number, at: number): Way | null {
    if (left === 0) return step(sign, from, at, null, 0);
    const start = begin(at);
    for (let to = Math.min(letters.length, start + LONGEST_SYLLABLE); to > start; to--) {
      if (!WORD_SYLLABLES.has(syllableOf(start, to)?.base ?? '')) continue;
      const way = digits(sign, left - 1, from, to);
      if (way !== null) return way;
    }
    return null;
  }

  function step(sign: number, from: number, to: number, syllable: Syllable | null, cost: number): Way | null {
    const next = best(sign + 1, to);
    return next && { cost: cost + next.cost, from, to, syllable, next };
  }

  let way = best(0, 0);
  if (way === null) return null;
  let at = 0;
  const aligned: AlignedSign[] = [];
  for (const text of signs) {
    const { from, to, syllable, next }: Way = way!;
    aligned.push({ text, before: slice(at, from), reading: slice(from, to), syllable });
    at = to;
    way = next;
  }
  return { signs: aligned, after: slice(at, letters.length) };
}

const END: Way = { cost: 0, from: 0, to: 0, syllable: null, next: null };

/** Whether a character may be read so, joined to letters before it or behind. */
function canBe(text: string, { base, tone }: Syllable, isJoined: boolean, goesOn: boolean): boolean {
  if (base === 'r') return tone === 5 && isJoined && /[儿兒]/.test(text);
  // 嗯 and its like are read without a vowel, and never inside a word.
  return WORD_SYLLABLES.has(base) || (SYLLABLES.has(base) && !isJoined && !goesOn);
}
