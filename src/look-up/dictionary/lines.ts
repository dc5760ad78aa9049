/** One pass over the text, which lays out every field of its lines but the glosses (see glosses.ts). */
import { BREAK, codesOf, standsAt, units, type Column } from '../columns.ts';
import { TAB, DIGIT_0, LETTER_A_LARGE, LETTER_Z_LARGE, tabFrom, endOfLine } from './bytes.ts';
import { foldForm } from './folding.ts';

export interface Lines {
  /** Of each line that tells how its word is read, where it starts in the text, and where it ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Where its first tab and its second stand. */
  readonly tabs: Uint32Array;
  /** Where its glosses start. */
  readonly glosses: Uint32Array;
  readonly counts: Uint32Array;
  /** 1 where its reading has a capital. */
  readonly names: Uint8Array;
  readonly hanzi: Column<Uint16Array>;
  /** Readings, a break after each. */
  readonly pinyin: Uint8Array;
  /** The lines that begin by pointing to another word. */
  readonly pointers: readonly number[];
  /** Of the longest word, in UTF-16 code units. */
  readonly longest: number;
}

export const SEE = codesOf('see ', units);

export function readLines(text: Uint8Array): Lines {
  // Room for the worst case, here and below: what is not touched costs nothing.
  const most = (text.length >> 2) + 1;
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  const tabs = new Uint32Array(most * 2);
  const counts = new Uint32Array(most);
  const names = new Uint8Array(most);
  const hanziStarts = new Uint32Array(most + 1);
  const glosses = new Uint32Array(most);
  const hanzi = units(text.length + 2);
  const pinyin = new Uint8Array(text.length + 2);
  const pointers: number[] = [];
  let hanziLength = 1;
  let pinyinLength = 0;
  let longest = 0;
  let lines = 0;
  hanzi[0] = BREAK;

  for (let start = 0, next: number; start < text.length; start = next) {
    const first = tabFrom(text, start);
    const second = tabFrom(text, first + 1);
    const third = tabFrom(text, second + 1);
    const fourth = tabFrom(text, third + 1);
    if (text[first] !== TAB || text[second] !== TAB || text[third] !== TAB || text[fourth] !== TAB)
      throw new TypeError(`not a lexicon: bad line at byte ${start}`);
    // It only counts a word.
    if (third === second + 1) {
      next = endOfLine(text, fourth) + 1;
      continue;
    }

    hanziStarts[lines] = hanziLength;
    const simplifiedEnd = foldForm(text, start, first, hanzi, hanziLength);
    hanzi[simplifiedEnd] = BREAK;
    const traditionalEnd = foldForm(text, first + 1, second, hanzi, simplifiedEnd + 1);
    longest = Math.max(longest, simplifiedEnd - hanziLength, traditionalEnd - simplifiedEnd - 1);
    const isOther = !isRepeated(hanzi, hanziLength, simplifiedEnd + 1, traditionalEnd);
    hanziLength = (isOther ? traditionalEnd : simplifiedEnd) + 1;
    hanzi[hanziLength - 1] = BREAK;

    if (text[second + 1]! >= LETTER_A_LARGE && text[second + 1]! <= LETTER_Z_LARGE) names[lines] = 1;
    for (let at = second + 1; at < third; at++) pinyin[pinyinLength++] = text[at]!;
    pinyin[pinyinLength++] = BREAK;
    let count = 0;
    for (let at = third + 1; at < fourth; at++) count = count * 10 + (text[at]! - DIGIT_0);

    const end = endOfLine(text, fourth);
    next = end + 1;
    if (standsAt(text, fourth + 1, SEE)) pointers.push(lines);
    glosses[lines] = fourth + 1;
    counts[lines] = count;
    tabs[lines * 2] = first;
    tabs[lines * 2 + 1] = second;
    ends[lines] = end;
    starts[lines++] = start;
  }
  hanziStarts[lines] = hanziLength;
  return {
    starts: starts.slice(0, lines),
    ends: ends.slice(0, lines),
    tabs: tabs.slice(0, lines * 2),
    counts: counts.slice(0, lines),
    glosses: glosses.slice(0, lines),
    names: names.slice(0, lines),
    hanzi: { codes: hanzi.slice(0, hanziLength), starts: hanziStarts.slice(0, lines + 1) },
    pinyin: pinyin.subarray(0, pinyinLength),
    pointers,
    longest,
  };
}

/** Whether the form from `second` to `end` is none, or the one from `first` again. */
function isRepeated(codes: Uint16Array, first: number, second: number, end: number): boolean {
  if (second === end) return true;
  if (end - second !== second - 1 - first) return false;
  for (let i = 0; second + i < end; i++) if (codes[first + i] !== codes[second + i]) return false;
  return true;
}
