/** Where in a shown text a query stands, to be marked there in the script it was typed in. */
import { ENGLISH_WORD, keyOf, spellingOf, wordsOf } from './english.ts';
import {
  foldGloss,
  foldLatin,
  foldWithOffsets,
  hasHan,
  numberedZhuyin,
  plainSigns,
  readPinyinQuery,
  readZhuyinQuery,
} from './fold.ts';
import { foldChinese } from '../term/term-key.ts';
import { isLetter } from './words.ts';
import { inOneByte, soundsLike, soundsOf, STARTS } from './sounds.ts';

/** A stretch of a text, as `[start, end)` in UTF-16 code units. */
export type Stretch = readonly [start: number, end: number];

/** Where a query stands in hanzi or in English; empty where it does not. */
export function stretchesIn(text: string, query: string): readonly Stretch[] {
  const plain = plainSigns(query);
  if (hasHan(text)) {
    const whole = /[*?]/.test(plain) ? [] : stretches(text, foldChinese, foldChinese(plain));
    return whole.length > 0 ? whole : stretchesOfRuns(text, plain.match(HAN_RUN) ?? []);
  }
  return stretchesInEnglish(text, plain);
}

/** The same in English that may hold characters, as a dictionary's does. */
export function stretchesInGloss(text: string, query: string): readonly Stretch[] {
  return hasHan(query) ? stretchesIn(text, query) : stretchesInEnglish(text, plainSigns(query));
}

function stretchesInEnglish(text: string, plain: string): readonly Stretch[] {
  const wanted = foldGloss(plain.replaceAll(/[*?]/g, ' ')).trim().replace(/\s+/g, ' ');
  const whole = stretches(text, foldLatin, wanted);
  return whole.length > 0 ? whole : stretchesOfWords(text, wordsOf(wanted));
}

const HAN_RUN = /\p{Script=Han}+/gu;

/** Each of these runs of characters behind the one before: those of `人*同体`. */
function stretchesOfRuns(text: string, runs: readonly string[]): Stretch[] {
  const folded = foldWithOffsets(text, foldChinese);
  const found: Stretch[] = [];
  let after = 0;
  for (const run of runs) {
    const wanted = foldChinese(run);
    const at = folded.text.indexOf(wanted, after);
    if (at < 0) return [];
    after = at + wanted.length;
    found.push([folded.from[at]!, endOf(text, folded.from[after - 1]!)]);
  }
  return found;
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
  const { from } = foldWithOffsets(pinyin, (part) => foldLatin(part).replace(/[^a-z0-9]/g, ''));
  const pieces = read.pinyinNumbered.split(' ').map(lettersOf);
  const place = (syllable: number) => pieces.slice(0, syllable).join('').length;
  const stretch = (at: number, length: number): Stretch[] => {
    const [start, last] = [from[at], from[at + length - 1]];
    return start === undefined || last === undefined ? [] : [[start, endOf(pinyin, last)]];
  };
  const heard = runsHeard(read, query);
  if (heard.length > 0) return heard.flatMap(({ first, length }) => stretch(place(first), length));
  const initials = plainSigns(query).toLowerCase();
  const areInitials =
    initials.length > 1 && [...initials].every((letter, i) => pieces[i]?.toLowerCase().startsWith(letter));
  return areInitials ? [...initials].flatMap((_, i) => stretch(place(i), 1)) : [];
}

/** The same in zhuyin, where whole syllables are marked. */
export function stretchesInZhuyin(read: Read, query: string): readonly Stretch[] {
  const pieces = read.zhuyin.split(' ');
  const place = (syllable: number) =>
    pieces.slice(0, syllable).reduce((sum, { length }) => sum + length + 1, 0);
  return runsHeard(read, query).map(({ first, end }) => [place(first), place(end) - 1]);
}

/** Where each sound of a query stands, one behind the other: of `ren类` the one. */
function runsHeard(read: Read, query: string): readonly Heard[] {
  const heard: Heard[] = [];
  for (const run of plainSigns(query).split(/[*?\p{Script=Han}]+/u)) {
    const one = syllablesHeard(read, run, heard.at(-1)?.end ?? 0);
    if (one !== null) heard.push(one);
  }
  return heard;
}

interface Heard {
  /** Of syllables. */
  readonly first: number;
  readonly end: number;
  /** How many letters of pinyin it takes from there. */
  readonly length: number;
}

/** The letters of one piece of a numbered reading: without its tone, unless it is a number. */
const lettersOf = (piece: string): string =>
  /^[a-zü:]+[0-5]$/i.test(piece) ? piece.replace(/[^a-zü]/gi, '') : piece;

/** The first place at which a query is heard in a reading, from a syllable on. */
function syllablesHeard({ pinyinNumbered, zhuyin }: Read, plain: string, from: number): Heard | null {
  const asZhuyin = readZhuyinQuery(plain);
  const asked = asZhuyin ? inOneByte(asZhuyin) : readPinyinQuery(plain);
  if (asked === undefined) return null;
  const { letters, marks } = soundsOf([asZhuyin ? numberedZhuyin(zhuyin) : pinyinNumbered]);
  const text = String.fromCharCode(...letters.codes);
  for (let at = text.indexOf(asked.letters); at >= 0; at = text.indexOf(asked.letters, at + 1)) {
    if (!soundsLike(asked, marks, letters.codes, at)) continue;
    const starts = Array.from(marks, (mark) => (mark & STARTS) !== 0);
    const count = (end: number) => starts.slice(0, end).filter(Boolean).length;
    const first = count(at);
    if (first < from) continue;
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
    if (fold === foldLatin && at > 0 && isLetter(folded.text.charCodeAt(at - 1))) continue;
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
