/**
 * The dictionary as it is searched: CC-CEDICT's text form (see `src/lexicon/lexicon.ts`) in bytes, and a finder over
 * it. One pass over the bytes lays out every field; no line becomes a string before it is shown. A few tens of
 * megabytes, some tenths of a second.
 */
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import { searchForms } from '../term/variants.ts';
import { BREAK, codesOf, units, type Column } from './columns.ts';
import { createFinder, MOST_COMMON, type NumberFinder, type Rank } from './finder.ts';
import { foldLatin, numberedZhuyin } from './fold.ts';
import { soundColumns, soundsOf } from './sounds.ts';
import { foldChinese } from '../term/term-key.ts';

/** A word of the dictionary: all that is written alike in simplified characters. */
export interface Word {
  /** Simplified. */
  readonly hanzi: string;
  /** What the dictionary says, the sense that was found first. */
  readonly senses: readonly Sense[];
}

export interface WordHit extends Word {
  readonly rank: Rank;
}

export interface FoundWords {
  /** Best first: among equals the shorter and the commoner. */
  readonly hits: readonly WordHit[];
  readonly total: number;
}

export interface Dictionary {
  find(query: string, limit: number): FoundWords;
  /** See `Finder`. */
  suggest(query: string): string | undefined;
  /** The word of these characters, in either script; undefined where it is not listed. */
  word(characters: string): Word | undefined;
  /** The words that have these characters among others. */
  containing(characters: string, limit: number): FoundWords;
  /** The same words, for dividing a text into them. */
  readonly lexicon: Lexicon;
}

/**
 * @param text the text form, in UTF-8
 * @param toZhuyin of a numbered syllable; asked when zhuyin is first looked for
 * @throws TypeError when the text is not a lexicon
 */
export function openDictionary(text: Uint8Array, toZhuyin: (numbered: string) => string | null): Dictionary {
  const lines = readLines(text);
  const decoder = new TextDecoder();
  const lineOf = (index: number): string[] =>
    decoder.decode(text.subarray(lines.starts[index]!, lines.ends[index]!)).split('\t');
  const senseOf = (index: number): Sense => {
    const [simplified = '', traditional = '', pinyin = '', , glosses = ''] = lineOf(index);
    return { simplified, traditional: traditional || simplified, pinyin, glosses: glosses.split('/') };
  };
  const forms = listForms(text, lines);
  const finder = createFinder({
    hanzi: lines.hanzi,
    glosses: lines.glosses,
    pinyin: soundColumns(lines.pinyin, lines.starts.length),
    zhuyin: () => soundsOf(Array.from(lines.starts, (_, index) => zhuyinOf(lineOf(index)[2]!, toZhuyin))),
    weights: lines.weights,
    groups: { of: forms.words, count: forms.count },
    inside: false,
  });
  const wordOf = (index: number): Word => {
    const first = senseOf(index);
    const others = forms.find(first.simplified).filter((other) => other !== index);
    const senses = others.map(senseOf).filter(({ simplified }) => simplified === first.simplified);
    return { hanzi: first.simplified, senses: [first, ...senses] };
  };
  const found = ({ hits, total }: ReturnType<NumberFinder['find']>): FoundWords => ({
    hits: hits.map(({ item, rank }) => ({ ...wordOf(item), rank })),
    total,
  });
  return {
    find: (query, limit) => found(finder.find(query, limit)),
    suggest: (query) => finder.suggest(query),
    word(characters) {
      const senses = forms.find(characters).map(senseOf);
      const [first] = senses;
      return first === undefined ? undefined : { hanzi: first.simplified, senses };
    },
    containing(characters, limit) {
      const { hits, total } = finder.find(characters, limit + 1);
      const others = hits.filter(({ rank }) => rank !== 'exact');
      return found({ hits: others.slice(0, limit), total: total - (hits.length - others.length) });
    },
    lexicon: {
      senses: (word) => forms.find(word).map(senseOf),
      has: (word) => forms.find(word).length > 0,
      count: (word) => lines.counts[forms.find(word)[0] ?? -1] ?? 0,
      longest: lines.longest,
      reach: () => lines.longest,
    },
  };
}

function zhuyinOf(pinyin: string, toZhuyin: (numbered: string) => string | null): string {
  const zhuyin = pinyin.split(' ').map((syllable) => toZhuyin(syllable) ?? syllable);
  return numberedZhuyin(zhuyin.join(' '));
}

interface Lines {
  /** Of each line that tells how its word is read, where it starts in the text, and where it ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Where its first tab and its second stand. */
  readonly tabs: Uint32Array;
  readonly counts: Uint32Array;
  readonly weights: Uint8Array;
  readonly hanzi: Column<Uint16Array>;
  readonly glosses: Column<Uint8Array>;
  /** Readings, a break after each. */
  readonly pinyin: Uint16Array;
  /** Of the longest word, in UTF-16 code units. */
  readonly longest: number;
}

const TAB = 9;
const BLANK = 32;
const OPEN = 40;
const CLOSE = 41;
const POINT = 46;
const SLASH = 47;
const SEMICOLON = 59;
const OPEN_SQUARE = 91;
const CLOSE_SQUARE = 93;

/** What is counted so often is as common as can be: the commoner half of a step in doubling. */
const STEPS_A_DOUBLING = 1.4;
/** A sense that only points elsewhere, or is a surname, stands behind what the word means besides. */
const POINTING = 8;
const POINTERS = ['surname ', 'variant of', 'old variant', 'erhua variant', 'japanese variant', 'see ', 'used in '].map(
  (text) => codesOf(text, units),
);

/** What stands in the dictionary's English beside a meaning: `CL:個|个[ge4]`. */
const COUNTED = codesOf('CL:', units);
/** "to reverse" is found as "reverse". */
const ARTICLES = ['to ', 'the ', 'a ', 'an '].map((text) => codesOf(text, units));

function readLines(text: Uint8Array): Lines {
  // Room for the worst case: what is not touched costs nothing.
  const most = text.length + 2;
  const starts: number[] = [];
  const ends: number[] = [];
  const tabs: number[] = [];
  const counts: number[] = [];
  const weights: number[] = [];
  const hanzi = units(most);
  const hanziStarts: number[] = [];
  const glosses = new Uint8Array(most);
  const glossStarts: number[] = [];
  const pinyin = units(most);
  let hanziLength = 1;
  let glossLength = 1;
  let pinyinLength = 0;
  let longest = 0;
  hanzi[0] = glosses[0] = BREAK;

  const simplified = searchForms();
  /** What folding makes of a code unit that is no plain Han character. */
  const folded = new Map<number, string>();
  const foldOther = (code: number): string => {
    let of = folded.get(code);
    if (of === undefined) {
      const sign = String.fromCharCode(code);
      // Half of a character beyond the first plane is a letter as a whole.
      of = code >= 0xd800 && code < 0xe000 ? sign : foldChinese(sign);
      folded.set(code, of);
    }
    return of;
  };
  const latin = new Map<number, string>();
  const foldAccent = (code: number): string => {
    let of = latin.get(code);
    if (of === undefined) latin.set(code, (of = foldLatin(String.fromCharCode(code))));
    return of;
  };

  let at = 0;
  /** Reads the code point at `at`, and goes behind it. */
  function next(): number {
    const first = text[at++]!;
    if (first < 0x80) return first;
    if (first < 0xe0) return ((first & 0x1f) << 6) | (text[at++]! & 0x3f);
    if (first < 0xf0) return ((first & 0x0f) << 12) | ((text[at++]! & 0x3f) << 6) | (text[at++]! & 0x3f);
    return (
      ((first & 0x07) << 18) |
      ((text[at++]! & 0x3f) << 12) |
      ((text[at++]! & 0x3f) << 6) |
      (text[at++]! & 0x3f)
    );
  }
  function pushUnit(code: number) {
    if (code >= 0x3400 && code <= 0x9fff) hanzi[hanziLength++] = simplified[code]!;
    else if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) hanzi[hanziLength++] = code;
    else {
      const of = foldOther(code);
      for (let i = 0; i < of.length; i++) hanzi[hanziLength++] = simplified[of.charCodeAt(i)]!;
    }
  }
  /** A form in characters, up to its tab. @returns how many code units it has as it is written */
  function readForm(): number {
    let length = 0;
    while (at < text.length && text[at] !== TAB && text[at] !== BREAK) {
      const point = next();
      if (point > 0xffff) {
        pushUnit(0xd800 + ((point - 0x10000) >> 10));
        pushUnit(0xdc00 + ((point - 0x10000) & 0x3ff));
        length += 2;
      } else {
        pushUnit(point);
        length++;
      }
    }
    return length;
  }
  function tab(start: number): number {
    if (text[at] !== TAB) throw new TypeError(`not a lexicon: bad line at byte ${start}`);
    return at++;
  }

  while (at < text.length) {
    const start = at;
    const hanziStart = hanziLength;
    let length = readForm();
    const first = tab(start);
    hanzi[hanziLength++] = BREAK;
    const traditionalStart = hanziLength;
    length = Math.max(length, readForm());
    const second = tab(start);
    if (isRepeated(hanzi, hanziStart, traditionalStart, hanziLength)) hanziLength = traditionalStart;
    else hanzi[hanziLength++] = BREAK;
    const pinyinStart = pinyinLength;
    while (at < text.length && text[at] !== TAB && text[at] !== BREAK) pinyin[pinyinLength++] = text[at++]!;
    tab(start);
    let count = 0;
    while (text[at]! >= 48 && text[at]! <= 57) count = count * 10 + (text[at++]! - 48);
    tab(start);
    if (pinyinLength === pinyinStart) {
      // It only counts a word.
      hanziLength = hanziStart;
      const end = text.indexOf(BREAK, at);
      at = end < 0 ? text.length : end + 1;
      continue;
    }
    pinyin[pinyinLength++] = BREAK;
    longest = Math.max(longest, length);
    const glossStart = glossLength;
    readGlosses();
    starts.push(start);
    ends.push(at);
    tabs.push(first, second);
    counts.push(count);
    hanziStarts.push(hanziStart);
    glossStarts.push(glossStart);
    const points = POINTERS.some((pointer) => pointer.every((code, i) => glosses[glossStart + i] === code));
    const weight = Math.min(MOST_COMMON, Math.round(Math.log2(count + 1) * STEPS_A_DOUBLING));
    weights.push(points ? Math.max(0, weight - POINTING) : weight);
    // The line feed.
    at++;
  }

  /** The rest of the line, folded as `foldGloss` does it; what stands in round brackets is a form of its own. */
  function readGlosses() {
    let begins = true;
    const endForm = () => {
      while (glosses[glossLength - 1] === BLANK) glossLength--;
      if (glosses[glossLength - 1] !== BREAK) glosses[glossLength++] = BREAK;
      begins = true;
    };
    while (at < text.length && text[at] !== BREAK) {
      const code = text[at]!;
      if (begins) {
        if (code === BLANK) {
          at++;
          continue;
        }
        if (stands(COUNTED)) {
          while (at < text.length && text[at] !== SLASH && text[at] !== BREAK) at++;
          continue;
        }
        const article = ARTICLES.find(stands);
        if (article !== undefined && isWord(text[at + article.length]!)) {
          at += article.length;
          begins = false;
          continue;
        }
      }
      if (code === SLASH || code === SEMICOLON || code === OPEN || code === CLOSE) {
        endForm();
        at++;
      } else if (code === OPEN_SQUARE) {
        // How another word is read.
        while (at < text.length && text[at] !== CLOSE_SQUARE && text[at] !== BREAK) at++;
        if (text[at] === CLOSE_SQUARE) at++;
      } else if (code === POINT && isPointed()) {
        at++;
      } else if (code < 0x80) {
        glosses[glossLength++] = code >= 65 && code <= 90 ? code + 32 : code;
        begins = false;
        at++;
      } else {
        const point = next();
        const of = point < 0x2100 ? foldAccent(point) : ' ';
        for (let i = 0; i < of.length; i++)
          if (of !== ' ' || glosses[glossLength - 1] !== BLANK) glosses[glossLength++] = of.charCodeAt(i);
      }
    }
    endForm();
    if (glossLength === glossStarts.at(-1)) glosses[glossLength++] = BREAK;
  }
  function stands(wanted: Uint16Array): boolean {
    for (let i = 0; i < wanted.length; i++) if (text[at + i] !== wanted[i]) return false;
    return true;
  }
  /** Whether the point belongs to an abbreviation: `P.L.A.` */
  function isPointed(): boolean {
    if (!isLatin(text[at - 1]!)) return false;
    const before = text[at - 2]!;
    const after = text[at + 1]!;
    const isSingle = before === POINT || !isWord(before);
    if (!isSingle) return false;
    return isLatin(after) ? !isWord(text[at + 2]!) : before === POINT;
  }

  hanziStarts.push(hanziLength);
  glossStarts.push(glossLength);
  return {
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    tabs: Uint32Array.from(tabs),
    counts: Uint32Array.from(counts),
    weights: Uint8Array.from(weights),
    hanzi: { codes: hanzi.slice(0, hanziLength), starts: Uint32Array.from(hanziStarts) },
    glosses: { codes: glosses.slice(0, glossLength), starts: Uint32Array.from(glossStarts) },
    pinyin: pinyin.subarray(0, pinyinLength),
    longest,
  };
}

const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isWord = (code: number): boolean => isLatin(code) || (code >= 48 && code <= 57) || code > 0x7f;

/** Whether the form from `second` to `end` is none, or the one from `first` again. */
function isRepeated(codes: Uint16Array, first: number, second: number, end: number): boolean {
  if (second === end) return true;
  if (end - second !== second - 1 - first) return false;
  for (let i = 0; second + i < end; i++) if (codes[first + i] !== codes[second + i]) return false;
  return true;
}

interface Forms {
  /** How many words there are, and of each line which one it is of. */
  readonly count: number;
  readonly words: Uint32Array;
  /** The lines with these characters in either script, in order. */
  find(characters: string): number[];
}

/** A table of all written forms, by their bytes. */
function listForms(text: Uint8Array, { starts, tabs }: Lines): Forms {
  const lines = starts.length;
  const size = 2 ** Math.ceil(Math.log2(lines * 4 + 2));
  /** The number of a form and one, 0 where there is none: a line's simplified form, or `lines` more its traditional. */
  const slots = new Uint32Array(size);
  /** The form before it that is written alike, and one. */
  const before = new Uint32Array(lines * 2);
  const startOf = (form: number) => (form < lines ? starts[form]! : tabs[(form - lines) * 2]! + 1);
  const endOf = (form: number) => (form < lines ? tabs[form * 2]! : tabs[(form - lines) * 2 + 1]!);

  /** The slot of what stands in `bytes`, or the free one where it belongs. */
  function slotOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const other = startOf(slots[slot]! - 1);
      if (endOf(slots[slot]! - 1) - other !== end - start) continue;
      let i = 0;
      while (start + i < end && text[other + i] === bytes[start + i]) i++;
      if (start + i === end) break;
    }
    return slot;
  }
  const words = new Uint32Array(lines);
  let count = 0;
  for (let line = 0; line < lines; line++) {
    const slot = slotOf(text, startOf(line), endOf(line));
    const known = slots[slot]!;
    words[line] = known === 0 ? count++ : words[known - 1]!;
    before[line] = known;
    slots[slot] = line + 1;
  }
  for (let form = lines; form < lines * 2; form++) {
    if (endOf(form) === startOf(form)) continue;
    const slot = slotOf(text, startOf(form), endOf(form));
    before[form] = slots[slot]!;
    slots[slot] = form + 1;
  }
  const encoder = new TextEncoder();
  return {
    count,
    words,
    find(characters) {
      const bytes = encoder.encode(characters);
      const found: number[] = [];
      for (let form = slots[slotOf(bytes, 0, bytes.length)]!; form !== 0; form = before[form - 1]!)
        found.push((form - 1) % lines);
      return found.sort((a, b) => a - b);
    },
  };
}
