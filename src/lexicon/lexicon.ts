/**
 * A Chinese–English dictionary held in memory: CC-CEDICT's words with jieba's word counts.
 *
 * The text form has one sense per line, tab-separated, sorted by nothing in particular:
 *
 *     simplified  traditional  pinyin  count  gloss/gloss/…
 *
 * where traditional is empty when it equals simplified, pinyin is CC-CEDICT's (`ren2 lei4`, capitals in
 * proper names) and count is jieba's (occurrences in its corpus of some 60 million words; 0 when absent). A line
 * without pinyin only counts a word: the dictionary says nothing of it.
 *
 * It stays in the bytes it comes in, and what leads into them lies in a few typed arrays, so that opening makes no
 * string and leaves the garbage collector nothing to walk through. Opening scans the text once, O(n); a look-up is O(1)
 * and parses only the lines it returns, once for a while.
 */
export interface Sense {
  readonly simplified: string;
  readonly traditional: string;
  /** CC-CEDICT's numbered syllables, separated by blanks: `Zhong1 guo2`, `lu:4`. */
  readonly pinyin: string;
  readonly glosses: readonly string[];
}

export interface Lexicon {
  /** The senses of a word in simplified or traditional characters; empty when it is not listed. */
  senses(word: string): readonly Sense[];
  /** The pinyin of these senses, read without the rest of them: for who asks for thousands of words. */
  readings(word: string): string[];
  has(word: string): boolean;
  /** How often the word was counted in jieba's corpus, listed or not; 0 when it was not. */
  count(word: string): number;
  /** Length of the longest word, in UTF-16 code units. */
  readonly longest: number;
  /** Length of the longest word that begins with the same UTF-16 code unit as `text`; 0 where none does. */
  reach(text: string): number;
}

const NONE: readonly Sense[] = [];
/** So many words keep their senses at a time: some three megabytes. */
const MOST_RECENT = 8_000;

const TAB = 9;
const NEWLINE = 10;
const DIGIT_0 = 48;

/**
 * Opens the text form described above.
 *
 * @param given in UTF-8; it is kept, and nobody may change it
 * @throws TypeError when it is not a lexicon
 */
export function openLexicon(given: Uint8Array): Lexicon {
  // Plain bytes, even of a Buffer: pieces of a Buffer are made far more slowly.
  const text = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const lines = readLines(text);
  const { find, firstForm, nextForm, counts, longest, reach } = listWords(text, lines);
  const { starts } = lines;
  const decoder = new TextDecoder();
  /** Text that is nearly always ASCII, and so short that a decoder costs more than its letters. */
  const plain = (from: number, to: number): string => {
    let read = '';
    for (let at = from; at < to; at++) {
      const unit = text[at]!;
      if (unit > 0x7f) return decoder.decode(text.subarray(from, to));
      read += String.fromCharCode(unit);
    }
    return read;
  };
  const pinyinAt = (line: number): { readonly start: number; readonly end: number } => {
    let start = starts[line]!;
    for (let tabs = 0; tabs < 2; start++) if (text[start] === TAB) tabs++;
    return { start, end: text.indexOf(TAB, start) };
  };
  const reading = (line: number): string => {
    const { start, end } = pinyinAt(line);
    return plain(start, end);
  };
  const sense = (line: number): Sense => {
    const { start, end } = pinyinAt(line);
    const [simplified = '', traditional = ''] = decoder
      .decode(text.subarray(starts[line], start - 1))
      .split('\t');
    // English apart from Chinese: together they would be kept, and read, at two bytes a letter.
    const glosses = decoder.decode(text.subarray(text.indexOf(TAB, end + 1) + 1, starts[line + 1]! - 1));
    return {
      simplified,
      traditional: traditional || simplified,
      pinyin: plain(start, end),
      glosses: glosses.split('/'),
    };
  };
  /** What was asked for lately, by the number of the word: reading one term asks for the same words many times. */
  const recent = new Map<number, readonly Sense[]>();
  return {
    longest,
    reach: (word) => {
      const length = word === '' ? 0 : reach[word.charCodeAt(0)]!;
      // A byte holds no more; such a word is looked for as if it were the longest.
      return length < 0xff ? length : longest;
    },
    readings: (word) => {
      const found: string[] = [];
      for (let form = firstForm[find(word)]!; form !== 0; form = nextForm[form]!)
        found.push(reading((form - 1) >> 1));
      return found;
    },
    has: (word) => firstForm[find(word)] !== 0,
    count: (word) => counts[find(word)]!,
    senses: (word) => {
      const number = find(word);
      const first = firstForm[number]!;
      if (first === 0) return NONE;
      let found = recent.get(number);
      if (!found) {
        const senses: Sense[] = [];
        for (let form = first; form !== 0; form = nextForm[form]!) senses.push(sense((form - 1) >> 1));
        found = senses;
        if (recent.size >= MOST_RECENT) recent.clear();
        recent.set(number, found);
      }
      return found;
    },
  };
}

interface Lines {
  readonly count: number;
  /** Of each line, where it starts in the text; one more for the end. */
  readonly starts: Uint32Array;
  /** Where its first three tabs stand. */
  readonly tabs: Uint32Array;
  readonly counts: Uint32Array;
}

function readLines(text: Uint8Array): Lines {
  // Room for the worst case: what is not touched costs nothing.
  const most = (text.length >> 2) + 1;
  const starts = new Uint32Array(most + 1);
  const tabs = new Uint32Array(most * 3);
  const counts = new Uint32Array(most);
  let lines = 0;
  for (let start = 0, at = 0; start < text.length; start = at) {
    for (let field = 0; field < 3; field++) {
      at = endOfField(text, at, start);
      tabs[lines * 3 + field] = at++;
    }
    let count = 0;
    const fourth = endOfField(text, at, start);
    for (; at < fourth; at++) count = count * 10 + (text[at]! - DIGIT_0);
    // A loop is quicker than `indexOf` where what is looked for is a few bytes away.
    while (at < text.length && text[at] !== NEWLINE) at++;
    at++;
    counts[lines] = count;
    starts[lines++] = start;
  }
  // As if a line break ended the last line, too.
  starts[lines] = text.length > 0 && text[text.length - 1] !== NEWLINE ? text.length + 1 : text.length;
  return {
    count: lines,
    starts: starts.slice(0, lines + 1),
    tabs: tabs.subarray(0, lines * 3),
    counts: counts.subarray(0, lines),
  };
}

/** Where the tab stands that ends the field. */
function endOfField(text: Uint8Array, from: number, line: number): number {
  let at = from;
  while (at < text.length && text[at] !== TAB && text[at] !== NEWLINE) at++;
  if (text[at] !== TAB) throw new TypeError(`not a lexicon: bad line at byte ${line}`);
  return at;
}

/** All words, numbered from 1; 0 is the number of every other. */
interface Words {
  find(word: string): number;
  /**
   * Of each word the first of the forms that are written so, 0 where it is only counted; and of each form the next that
   * is written alike, 0 after the last. Line `n` has the forms `2n + 1`, simplified, and `2n + 2`, traditional.
   */
  readonly firstForm: Uint32Array;
  readonly nextForm: Uint32Array;
  readonly counts: Uint32Array;
  /** The length of the longest listed word, and of that which begins with each UTF-16 code unit, 255 at most. */
  readonly longest: number;
  readonly reach: Uint8Array;
}

function listWords(text: Uint8Array, lines: Lines): Words {
  const most = lines.count * 2 + 1;
  const firstForm = new Uint32Array(most);
  const nextForm = new Uint32Array(most + 1);
  const counts = new Uint32Array(most);
  /** The words' code units, end to end, and where each word's begin. */
  const units = new Uint16Array(text.length);
  const unitStarts = new Uint32Array(most + 1);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(most * 1.5 + 1)));
  const mask = slots.length - 1;
  const reach = new Uint8Array(0x10000);
  let longest = 0;
  let words = 0;

  /** The number of the word that stands in the text from `from` to `to`; a new one where there was none. */
  const numberOf = (from: number, to: number): number => {
    const start = unitStarts[words + 1]!;
    let end = start;
    let hash = HASH;
    for (let at = from; at < to;) {
      const first = text[at++]!;
      let point = first;
      if (first >= 0xf0)
        point =
          ((first & 0x07) << 18) |
          ((text[at++]! & 0x3f) << 12) |
          ((text[at++]! & 0x3f) << 6) |
          (text[at++]! & 0x3f);
      else if (first >= 0xe0)
        point = ((first & 0x0f) << 12) | ((text[at++]! & 0x3f) << 6) | (text[at++]! & 0x3f);
      else if (first >= 0x80) point = ((first & 0x1f) << 6) | (text[at++]! & 0x3f);
      if (point > 0xffff) {
        const high = 0xd7c0 + (point >> 10);
        hash = hashed(hash, high);
        units[end++] = high;
        point = 0xdc00 | (point & 0x3ff);
      }
      hash = hashed(hash, point);
      units[end++] = point;
    }
    const length = end - start;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const known = slots[slot]!;
      const other = unitStarts[known]!;
      if (unitStarts[known + 1]! - other !== length) continue;
      let i = 0;
      while (i < length && units[other + i] === units[start + i]) i++;
      if (i === length) return known;
    }
    slots[slot] = ++words;
    unitStarts[words + 1] = end;
    return words;
  };
  const add = (form: number, from: number, to: number, isListed: boolean, count: number) => {
    const word = numberOf(from, to);
    if (counts[word] === 0) counts[word] = count;
    if (!isListed) return;
    nextForm[form] = firstForm[word]!;
    firstForm[word] = form;
    const start = unitStarts[word]!;
    const length = unitStarts[word + 1]! - start;
    if (length > longest) longest = length;
    const head = units[start]!;
    if (length > reach[head]!) reach[head] = Math.min(length, 0xff);
  };
  // From the last line to the first, so that the forms of a word come in their order.
  for (let line = lines.count - 1; line >= 0; line--) {
    const first = lines.tabs[line * 3]!;
    const second = lines.tabs[line * 3 + 1]!;
    const third = lines.tabs[line * 3 + 2]!;
    const count = lines.counts[line]!;
    if (second > first + 1) add(line * 2 + 2, first + 1, second, true, count);
    add(line * 2 + 1, lines.starts[line]!, first, third > second + 1, count);
  }
  const kept = units.slice(0, unitStarts[words + 1]);
  const keptStarts = unitStarts.slice(0, words + 2);
  return {
    find: (word) => {
      const { length } = word;
      let hash = HASH;
      for (let i = 0; i < length; i++) hash = hashed(hash, word.charCodeAt(i));
      for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
        const known = slots[slot]!;
        if (known === 0) return 0;
        const start = keptStarts[known]!;
        if (keptStarts[known + 1]! - start !== length) continue;
        let i = 0;
        while (i < length && kept[start + i] === word.charCodeAt(i)) i++;
        if (i === length) return known;
      }
    },
    firstForm: firstForm.slice(0, words + 1),
    nextForm,
    counts: counts.slice(0, words + 1),
    longest,
    reach,
  };
}

const HASH = 0x811c9dc5;
const hashed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
