/**
 * The dictionary as it is searched: CC-CEDICT's text form (see `src/lexicon/lexicon.ts`) in bytes, and a finder over
 * it. One pass over the bytes lays out every field; no line becomes a string before it is shown. A few tens of
 * megabytes, some tenths of a second.
 */
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import { searchForms } from '../term/variants.ts';
import { BREAK, bytes, codesOf, LABEL, REMARK, standsAt, units, type Column } from './columns.ts';
import { createFinder, type NumberFinder } from './finder.ts';
import { MOST_COMMON, type Rank } from './hits.ts';
import { foldLatin, hasHan, numberedZhuyin } from './fold.ts';
import { soundColumns } from './sounds.ts';
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
  // What is only needed to make the finder is not kept.
  const { glosses, weights, names, ...lines } = readLines(text);
  const decoder = new TextDecoder();
  const senseOf = (index: number): Sense => {
    const line = decoder.decode(text.subarray(lines.starts[index]!, lines.ends[index]!));
    const [simplified = '', traditional = '', pinyin = '', , glosses = ''] = line.split('\t');
    return { simplified, traditional: traditional || simplified, pinyin, glosses: glosses.split('/') };
  };
  const forms = listForms(text, lines);
  const meant = meantByPointers(text, lines, forms);
  for (const line of meant.keys()) weights[line] = weightOf(lines.counts[line]!);
  for (const line of rareReadings(lines, forms, senseOf))
    weights[line] = Math.max(0, weights[line]! - RARE_READING);
  const finder = createFinder({
    hanzi: lines.hanzi,
    glosses: withMeanings(glosses, meant),
    pinyin: soundColumns(lines.pinyin, lines.starts.length),
    zhuyin: () => soundColumns(inZhuyin(lines.pinyin, toZhuyin), lines.starts.length),
    weights,
    names,
    groups: { of: forms.words, count: forms.count },
    traditional: (line) => senseOf(line).traditional,
    inside: false,
  });
  /** A sense with what is meant by the word it points to. */
  const meaningOf = (line: number): Sense => {
    const sense = senseOf(line);
    const other = meant.get(line);
    if (other === undefined) return sense;
    return { ...sense, glosses: [...senseOf(other.line).glosses, ...sense.glosses] };
  };
  /** @param line one of the word; its sense is the first where it is what was found */
  const wordOf = (line: number, isFound: boolean): Word => {
    const lines = forms.linesOf(forms.words[line]!);
    const all = lines.map(meaningOf);
    const { simplified: hanzi, traditional, pinyin } = all[lines.indexOf(line)]!;
    const senses = sayingMost(all);
    const isIt = (sense: Sense) => sense.traditional === traditional && sense.pinyin === pinyin;
    return { hanzi, senses: isFound ? beginningWith(isIt, senses) : senses };
  };
  /** What is found by its characters is no one line of them. */
  const foundWords = (
    { hits, total }: ReturnType<NumberFinder['find']>,
    byCharacters: boolean,
  ): FoundWords => ({
    hits: hits.map(({ item, rank }) => ({ ...wordOf(item, !byCharacters), rank })),
    total,
  });
  return {
    find: (query, limit) => foundWords(finder.find(query, limit), hasHan(query)),
    suggest: (query) => finder.suggest(query),
    word(characters) {
      const found = forms.find(characters);
      if (found.length === 0) return undefined;
      const all = found.map(meaningOf);
      // 么 is itself before it is 幺 in traditional characters; 麼 is the commoner of its two.
      const commonest = () =>
        found.reduce((one, other) => (lines.counts[other]! > lines.counts[one]! ? other : one));
      const { simplified: hanzi } =
        all.find(({ simplified }) => simplified === characters) ?? senseOf(commonest());
      return { hanzi, senses: beginningWith(({ simplified }) => simplified === hanzi, sayingMost(all)) };
    },
    containing(characters, limit) {
      const { hits, total } = finder.holding(characters, limit + 1);
      const others = hits.filter(({ rank }) => rank !== 'exact');
      return foundWords(
        { hits: others.slice(0, limit), total: total - (hits.length - others.length), beyond: 0 },
        true,
      );
    },
    lexicon: {
      senses: (word) => forms.find(word).map(senseOf),
      readings: (word) => forms.find(word).map((line) => senseOf(line).pinyin),
      has: (word) => forms.find(word).length > 0,
      count: (word) => lines.counts[forms.find(word)[0] ?? -1] ?? 0,
      longest: lines.longest,
      reach: () => lines.longest,
    },
  };
}

const beginningWith = (isIt: (sense: Sense) => boolean, senses: readonly Sense[]): Sense[] => [
  ...senses.filter(isIt),
  ...senses.filter((sense) => !isIt(sense)),
];

/**
 * The senses with most glosses first, of 绿 the colour before the outlaws; what only points at other words, or is a
 * surname, comes last.
 */
function sayingMost(senses: readonly Sense[]): Sense[] {
  if (senses.length < 2) return [...senses];
  const says = new Map(senses.map((sense) => [sense, meaningsOf(sense)]));
  return [...senses].sort((a, b) => says.get(b)! - says.get(a)!);
}
const POINTING_GLOSS = /^(?:surname |(?:\w+ )?variant of |see |used in |also |Taiwan pr|CL:)/i;

/** How many meanings a sense has, divided by semicolons, too; what only points elsewhere is none. */
const meaningsOf = ({ glosses }: Sense): number =>
  glosses.reduce((sum, gloss) => sum + (POINTING_GLOSS.test(gloss) ? 0 : gloss.split(';').length), 0);

/** How much less common a reading makes a character than its count, which is that of all its readings. */
const RARE_READING = 12;
/** So many times as much is said of the reading that the character mostly has. */
const MUCH_MORE = 4;
/** In UTF-8, of the longest. */
const BYTES_OF_A_CHARACTER = 4;
/** Which of its readings a character has that is counted less often makes no difference. */
const COMMON_CHARACTER = 500;

/**
 * The lines of characters that are rarely read so: 见 is jiàn, and xiàn where it is 现. Told by how much the dictionary
 * has to say of each reading; particles, of which there is little to say, are left out.
 */
function rareReadings(
  { starts, tabs, counts }: LaidOut,
  { words, linesOf }: Forms,
  senseOf: (line: number) => Sense,
): number[] {
  const seen = new Set<number>();
  const rare: number[] = [];
  for (let line = 0; line < starts.length; line++) {
    if (tabs[line * 2]! - starts[line]! > BYTES_OF_A_CHARACTER || counts[line]! < COMMON_CHARACTER) continue;
    const word = words[line]!;
    if (seen.has(word)) continue;
    seen.add(word);
    const all = linesOf(word);
    if (all.length < 2) continue;
    const senses = all.map(senseOf);
    const most = Math.max(...senses.map(meaningsOf));
    for (const [i, sense] of senses.entries())
      if (!sense.pinyin.endsWith('5') && meaningsOf(sense) * MUCH_MORE <= most) rare.push(all[i]!);
  }
  return rare;
}

/** Readings in zhuyin; each syllable that differs is converted once. */
function inZhuyin(pinyin: Uint8Array, toZhuyin: (numbered: string) => string | null): Uint16Array {
  const converted = new Map<number, Uint16Array>();
  const zhuyin = units(pinyin.length * 2);
  let length = 0;
  for (let at = 0; at < pinyin.length; at++) {
    const start = at;
    // Of seven letters at most, which make one number; what is longer is no syllable.
    let key = 0;
    for (; pinyin[at] !== BLANK && pinyin[at] !== BREAK; at++) key = key * 128 + pinyin[at]!;
    let codes = converted.get(key);
    if (codes === undefined) {
      const syllable = String.fromCharCode(...pinyin.subarray(start, at));
      codes = codesOf(numberedZhuyin(toZhuyin(syllable) ?? syllable), units);
      converted.set(key, codes);
    }
    zhuyin.set(codes, length);
    length += codes.length;
    zhuyin[length++] = pinyin[at]!;
  }
  return zhuyin.subarray(0, length);
}

interface Lines {
  /** Of each line that tells how its word is read, where it starts in the text, and where it ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Where its first tab and its second stand. */
  readonly tabs: Uint32Array;
  readonly counts: Uint32Array;
  readonly weights: Uint8Array;
  /** 1 where its reading has a capital. */
  readonly names: Uint8Array;
  readonly hanzi: Column<Uint16Array>;
  /** With room behind the last of them for meanings that are put in. */
  readonly glosses: Column<Uint8Array>;
  /** Readings, a break after each. */
  readonly pinyin: Uint8Array;
  /** The lines that begin by pointing to another word. */
  readonly pointers: readonly number[];
  /** Of the longest word, in UTF-16 code units. */
  readonly longest: number;
}

type LaidOut = Omit<Lines, 'glosses' | 'weights' | 'names'>;

const TAB = 9;
const BLANK = 32;
const OPEN = 40;
const CLOSE = 41;
const POINT = 46;
const SLASH = 47;
const SEMICOLON = 59;
const OPEN_SQUARE = 91;
const CLOSE_SQUARE = 93;
const BAR = 124;
const DIGIT_0 = 48;

/** How common the count of a word makes it: so many steps when it is counted twice as often. */
const STEPS_A_DOUBLING = 1.4;
/** A sense that only points elsewhere, or is a surname, stands behind what the word means besides. */
const POINTING = 8;
const POINTERS = [
  'surname ',
  'variant of',
  'old variant',
  'erhua variant',
  'japanese variant',
  'see ',
  'used in ',
].map((text) => codesOf(text, units));
const SEE = codesOf('see ', units);
const ABBREVIATIONS = ['abbr.\n', 'abbr. for'].map((text) => codesOf(text, units));
/** What stands in the dictionary's English beside a meaning: `CL:個|个[ge4]`. */
const COUNTED = codesOf('CL:', units);
const LETTER_C = 67;
/** "to reverse" is found as "reverse". */
const ARTICLES = ['to ', 'the ', 'a ', 'an '].map((text) => codesOf(text, units));
const LETTER_A_LARGE = 65;
const LETTER_Z_LARGE = 90;
const LETTER_A = 97;
const LETTER_T = 116;

function readLines(text: Uint8Array): Lines {
  // Room for the worst case, here and below: what is not touched costs nothing.
  const most = (text.length >> 2) + 1;
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  const tabs = new Uint32Array(most * 2);
  const counts = new Uint32Array(most);
  const weights = new Uint8Array(most);
  const names = new Uint8Array(most);
  const hanziStarts = new Uint32Array(most + 1);
  const glossStarts = new Uint32Array(most + 1);
  const hanzi = units(text.length + 2);
  const glosses = new Uint8Array(text.length + 2);
  const pinyin = new Uint8Array(text.length + 2);
  const pointers: number[] = [];
  let hanziLength = 1;
  let glossLength = 1;
  let pinyinLength = 0;
  let longest = 0;
  let lines = 0;
  hanzi[0] = glosses[0] = BREAK;

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

    glossStarts[lines] = glossLength;
    const end = endOfLine(text, fourth);
    next = end + 1;
    glossLength = foldGlosses(text, fourth + 1, end, glosses, glossLength);

    if (standsAt(text, fourth + 1, SEE)) pointers.push(lines);
    const weight = weightOf(count);
    const isLess =
      isPointer(glosses, glossStarts[lines]!) || isShort(glosses, glossStarts[lines]!, glossLength);
    weights[lines] = isLess ? Math.max(0, weight - POINTING) : weight;
    counts[lines] = count;
    tabs[lines * 2] = first;
    tabs[lines * 2 + 1] = second;
    ends[lines] = end;
    starts[lines++] = start;
  }
  hanziStarts[lines] = hanziLength;
  glossStarts[lines] = glossLength;
  return {
    starts: starts.slice(0, lines),
    ends: ends.slice(0, lines),
    tabs: tabs.slice(0, lines * 2),
    counts: counts.slice(0, lines),
    weights: weights.slice(0, lines),
    names: names.slice(0, lines),
    hanzi: { codes: hanzi.slice(0, hanziLength), starts: hanziStarts.slice(0, lines + 1) },
    glosses: { codes: glosses, starts: glossStarts.slice(0, lines + 1) },
    pinyin: pinyin.subarray(0, pinyinLength),
    pointers,
    longest,
  };
}

const weightOf = (count: number): number =>
  Math.min(MOST_COMMON, Math.round(Math.log2(count + 1) * STEPS_A_DOUBLING));

/** What is meant by a line that only points to another. */
interface Meant {
  /** That other. */
  readonly line: number;
  /** Whether it is the longer name of the same, as 西藏自治区 is of 西藏. */
  readonly isLonger: boolean;
}

/** Of words of which all lines only say to see another word ("see 西藏自治区"), what that is. */
function meantByPointers(text: Uint8Array, lines: LaidOut, forms: Forms): ReadonlyMap<number, Meant> {
  const pointing = new Set(lines.pointers);
  const meant = new Map<number, Meant>();
  for (const line of lines.pointers) {
    if (forms.linesOf(forms.words[line]!).some((other) => !pointing.has(other))) continue;
    let start = lines.tabs[line * 2 + 1]! + 1;
    start = tabFrom(text, tabFrom(text, start) + 1) + 1 + SEE.length;
    let end = start;
    // Both scripts: `西藏自治區|西藏自治区[Xi1 zang4 ...]`.
    for (; text[end]! >= 0x80 || text[end] === BAR; end++) if (text[end] === BAR) start = end + 1;
    const other = forms.simplified(start, end).find((one) => !pointing.has(one));
    if (other === undefined) continue;
    const length = lines.tabs[line * 2]! - lines.starts[line]!;
    let same = 0;
    while (same < length && text[start + same] === text[lines.starts[line]! + same]) same++;
    meant.set(line, { line: other, isLonger: same === length && same < end - start });
  }
  return meant;
}

/** What kind of place a name ends with; without it the place is called so, too. */
const KIND_OF_PLACE = / (?:autonomous )?(?:province|region|prefecture|city|county|district|banner|league)$/;

/**
 * Puts the glosses of what a line points to before its own, and before these the name it has without more. In place: what
 * is touched for the first time is what takes long.
 */
function withMeanings(
  { codes, starts }: Column<Uint8Array>,
  meant: ReadonlyMap<number, Meant>,
): Column<Uint8Array> {
  /** Copied before anything is moved. */
  const added: { readonly line: number; readonly forms: Uint8Array }[] = [];
  let more = 0;
  for (const [line, { line: other, isLonger }] of meant) {
    const own = codes.subarray(starts[other], starts[other + 1]);
    const [first = ''] = String.fromCharCode(...own.subarray(0, own.indexOf(BREAK))).split(',');
    const name = isLonger && own[0] !== LABEL ? `${first.trim().replace(KIND_OF_PLACE, '')}\n` : '';
    const forms = new Uint8Array(name.length + own.length);
    forms.set(codesOf(name, bytes));
    forms.set(own, name.length);
    added.push({ line, forms });
    more += forms.length;
  }
  const length = starts[starts.length - 1]! + more;
  const all = length > codes.length ? longer(codes, length) : codes;
  // From the last to the first, so that each is moved once.
  let next = starts.length - 1;
  let shift = more;
  for (const { line, forms } of added.sort((a, b) => b.line - a.line)) {
    all.copyWithin(starts[line]! + shift, starts[line]!, starts[next]!);
    const moved = next;
    // The line itself begins with what is put in.
    for (next = moved; next > line; next--) starts[next]! += shift;
    shift -= forms.length;
    all.set(forms, starts[line]! + shift);
  }
  return { codes: all.subarray(0, length), starts };
}

function longer(codes: Uint8Array, length: number): Uint8Array {
  const made = new Uint8Array(length);
  made.set(codes);
  return made;
}

// A loop is quicker than `indexOf` where what is looked for is a few bytes away.

/** Where the next tab stands, or the line ends. */
function tabFrom(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== TAB && text[at] !== BREAK) at++;
  return at;
}

function endOfLine(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== BREAK) at++;
  return at;
}

/** What each byte is folded to by itself, wherever it stands in a gloss; 0 of what must be looked at. */
const PLAIN = new Uint8Array(256);
for (let code = BLANK; code < 0x80; code++)
  if (![OPEN, CLOSE, POINT, SLASH, SEMICOLON, OPEN_SQUARE].includes(code))
    PLAIN[code] = code >= 65 && code <= 90 ? code + 32 : code;

/** What folding makes of a sign that is no plain Han character, by its code point. */
const foldedSigns = new Map<number, string>();
/** The same of a sign of two bytes in a gloss. */
const foldedLetters = new Map<number, string>();

function remembered(of: Map<number, string>, point: number, fold: (sign: string) => string): string {
  let folded = of.get(point);
  if (folded === undefined) of.set(point, (folded = fold(String.fromCodePoint(point))));
  return folded;
}

/** Lays a form in characters behind what there is, folded as `foldChinese` does it. @returns where it ends */
function foldForm(text: Uint8Array, start: number, end: number, into: Uint16Array, at: number): number {
  const simplified = searchForms();
  for (let i = start; i < end;) {
    const first = text[i++]!;
    if ((first & 0xf0) === 0xe0) {
      const point = ((first & 0x0f) << 12) | ((text[i++]! & 0x3f) << 6) | (text[i++]! & 0x3f);
      if (point >= 0x3400 && point <= 0x9fff) {
        into[at++] = simplified[point]!;
        continue;
      }
      i -= 2;
    }
    let point = first;
    if (first >= 0xf0)
      point =
        ((first & 0x07) << 18) |
        ((text[i++]! & 0x3f) << 12) |
        ((text[i++]! & 0x3f) << 6) |
        (text[i++]! & 0x3f);
    else if (first >= 0xe0) point = ((first & 0x0f) << 12) | ((text[i++]! & 0x3f) << 6) | (text[i++]! & 0x3f);
    else if (first >= 0x80) point = ((first & 0x1f) << 6) | (text[i++]! & 0x3f);
    const folded = remembered(foldedSigns, point, foldChinese);
    for (let k = 0; k < folded.length; k++) into[at++] = folded.charCodeAt(k);
  }
  return at;
}

/**
 * Lays the glosses of a line behind what there is, folded as `foldGloss` does it, each with a break behind. What stands
 * in round brackets is a form of its own, so that "(bound form) people" is found as "people", but `child(ren)` is one
 * word; how other words are read
 * and counted is left out.
 *
 * @returns where they end
 */
function foldGlosses(text: Uint8Array, start: number, end: number, into: Uint8Array, from: number): number {
  let at = from;
  let begins = true;
  let inBrackets = false;
  for (let i = start; i < end; i++) {
    const code = text[i]!;
    if (!begins) {
      const plain = PLAIN[code]!;
      if (plain !== 0) {
        into[at++] = plain;
        continue;
      }
    } else {
      if (code === BLANK) continue;
      if (code === LETTER_C && standsAt(text, i, COUNTED)) {
        while (i + 1 < end && text[i + 1] !== SLASH) i++;
        continue;
      }
      if (code === OPEN && !inBrackets) {
        inBrackets = true;
        into[at++] = LABEL;
        continue;
      }
      begins = false;
      if (code === LETTER_A || code === LETTER_T) {
        const article = lengthOfArticle(text, i);
        if (article > 0 && i + article < end && isWord(text[i + article]!)) {
          i += article - 1;
          continue;
        }
      }
    }
    const opens = code === OPEN && into[at - 1] === BLANK;
    if (code === SLASH || code === SEMICOLON || opens || (code === CLOSE && inBrackets)) {
      inBrackets = opens;
      at = endOfForm(into, at);
      if (opens) into[at++] = REMARK;
      begins = true;
    } else if (code === OPEN_SQUARE) {
      while (i + 1 < end && text[i] !== CLOSE_SQUARE) i++;
    } else if (code < 0x80) {
      if (code !== POINT || !isPointed(text, i)) into[at++] = PLAIN[code]! || code;
    } else if (code < 0xe0) {
      const folded = remembered(foldedLetters, ((code & 0x1f) << 6) | (text[++i]! & 0x3f), foldLatin);
      for (let k = 0; k < folded.length; k++) into[at++] = folded.charCodeAt(k);
    } else {
      i += code < 0xf0 ? 2 : 3;
      if (into[at - 1] !== BLANK && into[at - 1] !== BREAK) into[at++] = BLANK;
    }
  }
  at = endOfForm(into, at);
  // Without a gloss it is one empty form.
  if (at === from) into[at++] = BREAK;
  return at;
}

/** How long the article is that stands at a place, with its blank; 0 where none does. */
function lengthOfArticle(text: Uint8Array, at: number): number {
  for (const article of ARTICLES) if (standsAt(text, at, article)) return article.length;
  return 0;
}

/** Ends a form that has anything in it. */
function endOfForm(into: Uint8Array, at: number): number {
  while (into[at - 1] === BLANK || into[at - 1] === LABEL || into[at - 1] === REMARK) at--;
  if (into[at - 1] !== BREAK) into[at++] = BREAK;
  return at;
}

/** Whether the point belongs to an abbreviation: `P.L.A.` */
function isPointed(text: Uint8Array, at: number): boolean {
  const before = text[at - 2]!;
  if (!isLatin(text[at - 1]!) || (before !== POINT && isWord(before))) return false;
  return isLatin(text[at + 1] ?? 0) ? !isWord(text[at + 2] ?? 0) : before === POINT;
}

function isPointer(glosses: Uint8Array, start: number): boolean {
  for (const pointer of POINTERS) if (standsAt(glosses, start, pointer)) return true;
  return false;
}

/** Whether its first meaning is what it is short for: 台 "Taiwan (abbr.)". */
function isShort(glosses: Uint8Array, start: number, end: number): boolean {
  let at = start;
  for (let form = 0; form < 3 && at < end; form++) {
    if (glosses[at]! < BREAK) at++;
    if (glosses[at] === LETTER_A)
      for (const one of ABBREVIATIONS) if (standsAt(glosses, at, one)) return true;
    while (glosses[at] !== BREAK) at++;
    at++;
  }
  return false;
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
  /** The lines of a word, in order. */
  linesOf(word: number): number[];
  /** The lines of the word that is written so, in simplified characters, from byte to byte of the text. */
  simplified(start: number, end: number): readonly number[];
  /** The lines with these characters in either script, in order. */
  find(characters: string): number[];
}

/** A table of all written forms, by their bytes; the traditional ones are laid into it when something is first asked. */
function listForms(text: Uint8Array, { starts, tabs }: LaidOut): Forms {
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
  /** Of each word its last line. */
  const last = new Uint32Array(lines);
  let count = 0;
  for (let line = 0; line < lines; line++) {
    const slot = slotOf(text, startOf(line), endOf(line));
    const known = slots[slot]!;
    const word = known === 0 ? count++ : words[known - 1]!;
    words[line] = word;
    last[word] = line;
    before[line] = known;
    slots[slot] = line + 1;
  }
  let isWhole = false;
  function addTraditional() {
    isWhole = true;
    for (let form = lines; form < lines * 2; form++) {
      if (endOf(form) === startOf(form)) continue;
      const slot = slotOf(text, startOf(form), endOf(form));
      before[form] = slots[slot]!;
      slots[slot] = form + 1;
    }
  }
  const encoder = new TextEncoder();
  function linesOf(word: number) {
    const found: number[] = [];
    for (let form = last[word]! + 1; form !== 0; form = before[form - 1]!) found.push(form - 1);
    return found.reverse();
  }
  return {
    count,
    words,
    linesOf,
    simplified(start, end) {
      const form = slots[slotOf(text, start, end)]!;
      return form === 0 || form > lines ? [] : linesOf(words[form - 1]!);
    },
    find(characters) {
      if (!isWhole) addTraditional();
      const bytes = encoder.encode(characters);
      const found: number[] = [];
      for (let form = slots[slotOf(bytes, 0, bytes.length)]!; form !== 0; form = before[form - 1]!)
        found.push((form - 1) % lines);
      return found.sort((a, b) => a - b);
    },
  };
}
