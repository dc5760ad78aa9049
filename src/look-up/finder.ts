/**
 * Finds terms by characters, by pinyin or zhuyin typed any way, and by English.
 *
 * The idea: every field of every item is folded once and laid end to end (columns.ts), and beside it lie, sorted, the
 * places of each character, of each two letters that a syllable begins with, and of each English word. A query looks
 * only where its rarest part stands, and compares the rest there: a hit's place tells its item and its rank (by the
 * letters around it). So a letter more or less costs the same among a hundred terms and a hundred thousand.
 */
import { characterSearch } from './by-characters.ts';
import { englishSearch } from './by-english.ts';
import { patternSearch } from './by-pattern.ts';
import { soundSearch, soundsAndIndex, type Sounds } from './by-sound.ts';
import { BREAK, bytes, joinColumns, layOut, sortByKey, units, type Column } from './columns.ts';
import { ABBREVIATED } from './english.ts';
import type { Fields } from './fields.ts';
import { foldGloss, hasHan, numberedZhuyin, plainSigns, readPinyinQuery, readZhuyinQuery } from './fold.ts';
import { createHits, type Found } from './hits.ts';
import { whatIsMeant } from './meant.ts';
import { readPattern } from './pattern.ts';
import { inOneByte, soundsOf } from './sounds.ts';
import { foldChinese } from '../term/term-key.ts';
import { indexWords } from './words.ts';

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

export interface Finder<T> {
  /** A query of blanks or punctuation only finds nothing. @param passes what is to be found; all where it is left out */
  find(query: string, limit: number, passes?: (item: T) => boolean): Found<T>;
  /**
   * What was meant where one slip keeps a query from finding anything: in a word of English, in the letters, the tones
   * or the division of pinyin, in one of three characters and more.
   */
  suggest(query: string): string | undefined;
}

/** A finder that knows items by their numbers. */
export interface NumberFinder extends Finder<number> {
  /** The items that have these characters in a row, and nothing that only sounds or means so: of PK no term in `p`, `k`. */
  holding(characters: string, limit: number): Found<number>;
}

/** What PRC is short for outweighs as much of what has to do with it; `us` is rather a word than what it is short for. */
const IN_CAPITALS = 60;

export function prepareFinder<T>(items: readonly T[], read: (item: T) => Findable): Finder<T> {
  return lastOf(finderInSteps(items, read));
}

/** What is asked of a finder before its reader asks anything, so that each way of looking has been gone once. */
export const FIRST_QUERIES = ['ren', '人'];

/** So many items are laid out in a step: some milliseconds on a slow phone. */
const IN_A_STEP = 250;

/** The same in steps between which the screen can be drawn: a large library takes a tenth of a second. */
export function* finderInSteps<T>(
  items: readonly T[],
  read: (item: T) => Findable,
): Generator<undefined, Finder<T>> {
  const fields: Findable[] = [];
  const hanzi: Column<Uint16Array>[] = [];
  const glosses: Column<Uint8Array>[] = [];
  for (let from = 0; from < items.length; from += IN_A_STEP) {
    const some = items.slice(from, from + IN_A_STEP).map(read);
    fields.push(...some);
    hanzi.push(
      layOut(
        some.map((field) => field.hanzi),
        foldChinese,
        units,
      ),
    );
    glosses.push(
      layOut(
        some.map((field) => field.glosses),
        foldGloss,
        bytes,
      ),
    );
    yield;
  }
  const steps = createInSteps({
    hanzi: joinColumns(hanzi, units),
    glosses: joinColumns(glosses, bytes),
    pinyin: soundsOf(fields.map(({ pinyinNumbered }) => pinyinNumbered)),
    zhuyin: () => soundsOf(fields.map(({ zhuyin }) => numberedZhuyin(zhuyin))),
    traditional: (item) => fields[item]!.hanzi.at(-1)!,
    inside: true,
  });
  const finder = yield* steps;
  return {
    find(query, limit, passes) {
      const { hits, total, beyond } = finder.find(query, limit, passes && ((item) => passes(items[item]!)));
      return { hits: hits.map(({ item, rank }) => ({ item: items[item]!, rank })), total, beyond };
    },
    suggest: (query) => finder.suggest(query),
  };
}

export function createFinder(fields: Fields): NumberFinder {
  return lastOf(createInSteps(fields));
}

/** All steps at once. */
function lastOf<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* createInSteps(fields: Fields): Generator<undefined, NumberFinder> {
  const { hanzi, glosses, weights, groups } = fields;
  const characters = sortByKey(hanzi.codes, BREAK);
  yield;
  const pinyin = soundsAndIndex(fields.pinyin);
  yield;
  let zhuyin: Sounds | undefined;
  const words = indexWords(glosses);
  const hits = createHits(hanzi.starts.length - 1, weights, groups);
  const byCharacters = characterSearch(hanzi, characters, fields.inside, hits);
  const byPattern = patternSearch(hanzi, pinyin, byCharacters, hits);
  const bySound = soundSearch(weights !== undefined, hits);
  const byEnglish = englishSearch(fields, words, byCharacters, hits);
  const meant = whatIsMeant(fields, characters, words);

  function mark(query: string) {
    hits.clear();
    const pattern = readPattern(query);
    if (pattern !== undefined) byPattern(pattern);
    // An open query is of characters or of sounds; in English every word may be broken off anyway.
    const closed = query.replaceAll(/[*?]/g, ' ');
    if (hasHan(query)) {
      const chinese = foldChinese(query);
      if (chinese === '' || pattern?.open === true) return;
      byCharacters.find(chinese);
      byCharacters.findRegional(chinese);
      return;
    }
    // What opens before a word, a bracket or a quotation mark, is no part of it.
    const latin = foldGloss(closed)
      .replace(/^[\s("'[]+/, '')
      .trim()
      .replace(/\s+/g, ' ');
    if (latin !== '') byEnglish.find(latin);
    const isShort = isInCapitals(query);
    for (const name of (/^[a-z.\s]+$/i.test(query) && ABBREVIATED.get(latin)) || [])
      byEnglish.findName(name, isShort ? IN_CAPITALS : -IN_CAPITALS);
    if (pattern?.open === true) return;
    const sound = readPinyinQuery(query);
    if (sound) bySound(sound, pinyin, isShort);
    const signs = readZhuyinQuery(query);
    if (signs) bySound(inOneByte(signs), (zhuyin ??= soundsAndIndex(fields.zhuyin())));
    // Terms such as AI are Latin letters among the characters.
    const mixed = foldChinese(query);
    if (mixed.length > 1 && !signs) byCharacters.find(mixed);
  }

  return {
    find(query, limit, passes) {
      mark(plainSigns(query));
      return hits.gather(limit, passes === undefined ? 0 : hits.sift(passes));
    },
    holding(characters, limit) {
      hits.clear();
      const chinese = foldChinese(characters);
      if (chinese !== '') byCharacters.find(chinese);
      return hits.gather(limit, 0);
    },
    suggest(query) {
      const plain = plainSigns(query);
      if (/[*?]/.test(plain)) return undefined;
      for (const meantIn of hasHan(plain) ? [meant.inChinese] : [meant.inEnglish, meant.inPinyin]) {
        const other = meantIn(plain);
        if (other === undefined) continue;
        mark(other);
        if (hits.count() > 0) return other;
      }
      return undefined;
    },
  };
}

const isInCapitals = (query: string): boolean => /^(?:[A-Z]\.?){2,5}$/.test(query.trim());
