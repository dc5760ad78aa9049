/**
 * Finds terms by characters, by pinyin or zhuyin typed any way, and by English.
 *
 * The idea: every field of every item is folded once and laid end to end (columns.ts), and beside it lie, sorted, the
 * places of each character, of each two letters that a syllable begins with, and of each English word. A query looks
 * only where its rarest part stands, and compares the rest there: a hit's place tells its item and its rank (by the
 * letters around it). So a letter more or less costs the same among a hundred terms and a hundred thousand.
 */
import { ABBREVIATED, isSameWord, keyOf, numberForms, tokensOf, type Token } from './english.ts';
import {
  BREAK,
  beginsForm,
  bytes,
  codesOf,
  endsForm,
  itemAt,
  joinColumns,
  LABEL,
  layOut,
  REMARK,
  sortByKey,
  standsAt,
  units,
  type Column,
} from './columns.ts';
import {
  foldGloss,
  hasHan,
  numberedZhuyin,
  plainSigns,
  readPinyinQuery,
  readZhuyinQuery,
  type SoundQuery,
} from './fold.ts';
import { mainlandForms } from '../term/regions.ts';
import { countedSigns, foldChinese } from '../term/term-key.ts';
import { nearestChinese, nearestSound, writeSound } from './near.ts';
import { placeIn, readPattern, type Cell, type Pattern } from './pattern.ts';
import {
  hasTone,
  indexSounds,
  inOneByte,
  isLight,
  soundsLike,
  soundsOf,
  STARTS,
  type SoundColumns,
  type SoundIndex,
} from './sounds.ts';
import { endOfWord, indexWords, isLetter, type Places, type Word } from './words.ts';

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
 * How well a hit fits, best first: the whole field, in whatever spelling or number; its beginning; the beginning of a word
 * or syllable in it; all the query's words but apart; all of them in another spelling or with other endings; what a word
 * of Taiwan or Hong Kong stands for; the initials of its syllables; a term inside the longer phrase that was asked.
 */
export const RANKS = ['exact', 'prefix', 'word', 'apart', 'stem', 'region', 'initials', 'inside'] as const;
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
  /** How many more would be but for what was to be passed. */
  readonly beyond: number;
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

/** The fields of all items, laid out. */
export interface Fields {
  readonly hanzi: Column<Uint16Array>;
  /** Folded by `foldGloss`. */
  readonly glosses: Column<Uint8Array>;
  readonly pinyin: SoundColumns;
  /** Called when zhuyin is first asked. */
  readonly zhuyin: () => SoundColumns;
  /** How common each item is, 0 to `MOST_COMMON`: among equals in rank the shorter and commoner come first. */
  readonly weights?: Uint8Array;
  /** 1 of each item that is a name; all may be where it is left out. */
  readonly names?: Uint8Array;
  /** Of each item the group it belongs to. A group stands once among the hits, by the best of its items. */
  readonly groups?: { readonly of: Uint32Array; readonly count: number };
  /** An item in traditional characters. */
  readonly traditional: (item: number) => string;
  /** Whether a phrase that nothing holds is looked through for items in it. */
  readonly inside: boolean;
}

export const MOST_COMMON = 31;

/** A finder that knows items by their numbers. */
export interface NumberFinder extends Finder<number> {
  /** The items that have these characters in a row, and nothing that only sounds or means so: of PK no term in `p`, `k`. */
  holding(characters: string, limit: number): Found<number>;
}

const EXACT = 0;
const PREFIX = 1;
const WORD = 2;
const APART = 3;
const STEM = 4;
const REGION = 5;
const INITIALS = 6;
const INSIDE = 7;
const NONE = 255;

/** What a step in commonness outweighs: so many letters of a reading, a quarter of a character. */
const COMMON_STEP = 8;
const HANZI_STEP = 24;
const SOUND_STEP = 6;
/** A gloss that comes first outweighs one behind others by a part of their letters, so many of them at the most. */
const FURTHEST = 250;
const LETTER_STEP = 1 / 3;
/** Of another region's word: what is more than that word comes behind what is just it. */
const MORE_THAN_IT = 1000;
/** What a word means first outweighs as much commonness: what is "ideology" before what is "thought; ideology". */
const NOT_FIRST = 24;
/** So does a gloss that says no more: of a name the dictionary goes on to say what it is, "Hong Kong, special…". */
const SAYS_MORE = 40;
const COMMA = 44;
const BLANK = 32;
/** And one without brackets: "trump" before "trump (suit of cards)", "province" before "(old) province". */
const REMARKED = 24;
const UNUSUAL = 40;
const IN_BRACKETS = 40;
/** And the word as it was typed, in spelling and number: 产品 are "goods", 好 is "good". */
const OTHER_FORM = 112;
/** Less where only the dictionary has it as many: 税 are "taxes". */
const AS_MANY = 40;
/** What all the words made of a word confirm outweighs as much; a few of them tell less than many. */
const CONFIRMED = 60;
const FEW = 3;
/** And what is a word costs less than a character that the words made of it do not confirm: 监狱 before 狱. */
const ALONE = 36;
/** Of so many it is asked which is confirmed. */
const MOST_CONFIRMED = 16;
/** What PRC is short for outweighs as much of what has to do with it; `us` is rather a word than what it is short for. */
const IN_CAPITALS = 60;
/** And what is named the other way round: "head of state" for "state head". */
const TURNED = 60;
/** More than any commonness: what is all of a gloss stands before what is a word of one. */
const NOT_ALONE = 1000;
/** A word's kin stand behind it, however short their glosses are: what is global behind globalisation. */
const KIN = 2000;
/** "ren" begins rénlèi; it begins rèng too, but that may be chance: later among its equals. */
const IN_A_SYLLABLE = 6000;
const MOST_COST = 0xffff;
/** An item is taken to have so many words of English. */
const WORDS_OF_AN_ITEM = 12;
/** More words of a query than anyone types in one. */
const MOST_WORDS = 12;
/** A letter that so many English words begin with tells nothing at all: a dictionary is then asked for sounds alone. */
const MOST_OF_A_LETTER = 5000;
/** A pattern is tried on no more items. */
const MOST_TRIED = 20_000;
/** Longer terms are not looked for inside a phrase, nor in phrases of more characters than that. */
const LONGEST_INSIDE = 40;
const LONGEST_PHRASE = 400;

export function prepareFinder<T>(items: readonly T[], read: (item: T) => Findable): Finder<T> {
  return lastOf(finderInSteps(items, read));
}

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

interface Sounds {
  readonly columns: SoundColumns;
  readonly index: SoundIndex;
}

const soundsAndIndex = (columns: SoundColumns): Sounds => ({ columns, index: indexSounds(columns) });

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
  const { hanzi, glosses, weights, names, groups } = fields;
  const count = hanzi.starts.length - 1;
  const characters = sortByKey(hanzi.codes, BREAK);
  yield;
  const pinyin = soundsAndIndex(fields.pinyin);
  yield;
  let zhuyin: Sounds | undefined;
  const words = indexWords(glosses);

  // Kept between queries, so that none allocates it; what a query has touched is cleared before the next.
  const groupCount = groups?.count ?? count;
  /** The best rank of each group. */
  const best = new Uint8Array(groupCount).fill(NONE);
  /** What it costs among its equals: the length of the field that gave it, less how common it is. */
  const costs = new Uint16Array(groupCount);
  /** The item that gave it. */
  const from = new Uint32Array(groupCount);
  const touched = new Uint32Array(groupCount);
  let touchedCount = 0;
  /** Room to sort in, and to count what costs how much. */
  const keys = new Float64Array(groupCount);
  const costing = new Uint32Array(MOST_COST + 1);
  /** How many of the query's words an item has, in any form; 0 between queries. */
  const matched = new Uint8Array(count);

  function note(index: number, rank: number, length: number) {
    const group = groups === undefined ? index : groups.of[index]!;
    const common = weights === undefined ? 0 : (MOST_COMMON - weights[index]!) * COMMON_STEP;
    const cost = Math.max(0, Math.min(length + common, MOST_COST));
    const known = best[group]!;
    if (known === NONE) touched[touchedCount++] = group;
    else if (rank > known || (rank === known && cost >= costs[group]!)) return;
    best[group] = rank;
    costs[group] = cost;
    from[group] = index;
  }

  /** Calls `found` with every place where these characters stand, and the item. */
  function eachChinese(codes: ArrayLike<number>, found: (index: number, at: number) => void) {
    let rarest = 0;
    let fewest = Infinity;
    for (let i = 0; i < codes.length; i++) {
      const many = characters.heads[codes[i]! + 1]! - characters.heads[codes[i]!]!;
      if (many < fewest) [rarest, fewest] = [i, many];
    }
    const places = characters.things.subarray(
      characters.heads[codes[rarest]!]!,
      characters.heads[codes[rarest]! + 1]!,
    );
    let index = 0;
    for (const place of places) {
      const at = place - rarest;
      if (!standsAt(hanzi.codes, at, codes)) continue;
      index = itemAt(hanzi.starts, at, index);
      found(index, at);
    }
  }

  function findHanzi(query: string) {
    const wanted = codesOf(query, units);
    let found = false;
    if (query.length <= LONGEST_INSIDE)
      eachChinese(wanted, (index, at) => {
        const begins = beginsForm(hanzi.codes, at);
        const ends = endsForm(hanzi.codes, at + wanted.length);
        note(index, begins ? (ends ? EXACT : PREFIX) : WORD, lengthOfForm(at) * HANZI_STEP);
        found = true;
      });
    if (!found && fields.inside) findInside(wanted);
  }

  /** What is meant where Taiwan's word was typed, or Hong Kong's: of 軟體 it is 软件. */
  function findRegional(query: string) {
    if (query.length > LONGEST_INSIDE) return;
    for (const form of mainlandForms(query)) {
      const wanted = codesOf(form, units);
      eachChinese(wanted, (index, at) => {
        const isAll = beginsForm(hanzi.codes, at) && endsForm(hanzi.codes, at + wanted.length);
        note(index, REGION, (isAll ? 0 : MORE_THAN_IT) + lengthOfForm(at) * HANZI_STEP);
      });
    }
  }

  /** How long the form is that a place stands in. */
  function lengthOfForm(at: number): number {
    let start = at;
    while (hanzi.codes[start - 1] !== BREAK) start--;
    let end = at;
    while (hanzi.codes[end] !== BREAK) end++;
    return end - start;
  }

  /** The terms that a phrase holds, the longest first; a single character would be chance. */
  function findInside(phrase: Uint16Array) {
    const most = Math.min(phrase.length, LONGEST_PHRASE);
    for (let start = 0; start < most; start++) {
      const code = phrase[start]!;
      let index = 0;
      for (let i = characters.heads[code]!; i < characters.heads[code + 1]!; i++) {
        const at = characters.things[i]!;
        if (!beginsForm(hanzi.codes, at)) continue;
        let length = 1;
        while (start + length < most && hanzi.codes[at + length] === phrase[start + length]) length++;
        if (length < 2 || length > LONGEST_INSIDE || !endsForm(hanzi.codes, at + length)) continue;
        index = itemAt(hanzi.starts, at, index);
        note(index, INSIDE, LONGEST_INSIDE - length);
      }
    }
  }

  const lengthOfGlosses = (index: number) => glosses.starts[index + 1]! - glosses.starts[index]!;

  /** What it costs a gloss to stand behind others, or behind what limits it. */
  function behind(index: number, at: number): number {
    const { codes } = glosses;
    const start = glosses.starts[index]!;
    const letters = at - start;
    if (letters === 0) return 0;
    if (codes[at - 1] !== BREAK) return IN_BRACKETS + Math.min(letters, FURTHEST);
    let label = at - 2;
    while (codes[label]! > BREAK) label--;
    const isLabelled = codes[label] === LABEL;
    const unusual = isLabelled && isUnusual(label) ? UNUSUAL : 0;
    if (isLabelled && label === start) return letters + unusual;
    return NOT_FIRST + Math.round(Math.min(letters, FURTHEST) * LETTER_STEP) + unusual;
  }

  const isUnusual = (label: number) =>
    UNUSUAL_LABELS.some(
      (one) => standsAt(glosses.codes, label + 1, one) && !isLetter(glosses.codes[label + 1 + one.length]!),
    );

  /** What a remark behind a gloss costs it: of a name it only says what that is. */
  const remarked = (index: number, end: number) =>
    glosses.codes[end + 1] === REMARK && !mayBeName(index) ? REMARKED : 0;

  function findGlosses(query: string) {
    const asked = tokensOf(query).slice(0, MOST_WORDS);
    if (asked.length === 0) return;
    findPhrase(query, asked);
    const list = asked.map(({ text }) => text);
    findTurned(list);
    if (list.length > 1 && list.some(({ length }) => length > 2))
      eachWithAll(list.map(begunBy), (index) => note(index, APART, lengthOfGlosses(index)));
    findStems(list, query);
    if (weights !== undefined) preferConfirmed(list);
  }

  /**
   * Of what fits as well, first what the words made of it confirm: nine of ten words with 部长 in them say "minister", none
   * with 公使 does; and of "trade war" 贸易 says the one, 战 the other. A character alone is rather a part of words.
   */
  function preferConfirmed(asked: readonly string[]) {
    const telling = asked.filter((word) => !JOINING.has(word));
    const fitting: number[] = [];
    for (let i = 0; i < touchedCount; i++) if (best[touched[i]!] === EXACT) fitting.push(touched[i]!);
    if (fitting.length < 2 || telling.length === 0) return;
    fitting.sort((a, b) => costs[a]! - costs[b]!);
    const saying = telling.map(
      (word) =>
        new Set(
          words.formsOf(word).flatMap((form) => (isSameWord(form.text, word) ? Array.from(form.items) : [])),
        ),
    );
    for (const group of fitting.slice(0, MOST_CONFIRMED)) {
      const item = from[group]!;
      const start = hanzi.starts[item]!;
      const form = hanzi.codes.subarray(start, hanzi.codes.indexOf(BREAK, start));
      const parts = saying.length === 1 ? [form] : partsOf(form);
      const share =
        saying.reduce((sum, items) => sum + Math.max(...shares(parts, items, item)), 0) / saying.length;
      const alone = form.length === 1 ? ALONE * (1 - share) : 0;
      costs[group] = Math.max(0, Math.min(costs[group]! + Math.round(alone - CONFIRMED * share), MOST_COST));
    }
  }

  /** Of each of some characters in a row: how many of the other words that have them are among these items, 0 to 1. */
  function shares(parts: readonly Uint16Array[], items: ReadonlySet<number>, self: number): number[] {
    return parts.map((part) => {
      let all = FEW;
      let among = 0;
      let last = self;
      eachChinese(part, (index) => {
        if (index === self || index === last) return;
        last = index;
        all++;
        if (items.has(index)) among++;
      });
      return among / all;
    });
  }

  /** What has a name by the one word of the other: "head of state" for "state head", "ministry of foreign affairs". */
  function findTurned([first = '', second = '', ...others]: readonly string[]) {
    if (others.length > 0 || words.word(first) === undefined || words.word(second) === undefined) return;
    if (JOINING.has(first) || JOINING.has(second)) return;
    for (const of of [first, `${first} affairs`]) {
      const turned = `${second} of ${of}`;
      findPhrase(turned, tokensOf(turned), -TURNED, true);
    }
  }

  /**
   * The query as it is written. Looked for where its rarest word stands; the last may be broken off.
   *
   * @param before how much more than others it outweighs where it is all of a gloss
   * @param alone whether it counts nowhere else
   */
  function findPhrase(query: string, asked: readonly Token[], before = 0, alone = false) {
    const wanted = codesOf(query, bytes);
    let anchor: { readonly offset: number; readonly wanted: Wanted } | undefined;
    for (const [i, { text, at }] of asked.entries()) {
      const one = i === asked.length - 1 ? begunBy(text) : these([words.word(text)].filter(isThere));
      if (anchor === undefined || one.many < anchor.wanted.many) anchor = { offset: at, wanted: one };
    }
    // One letter tells nothing inside a gloss; there it would stand for every word that begins with it. So do two that many
    // words begin with.
    const areMany = anchor!.wanted.many > MOST_OF_A_LETTER;
    if (areMany && query.length === 1) return;
    const onlyBeginnings = areMany && query.length === 2;
    const isWord = asked.length === 1 && query === asked[0]!.text;
    for (const { places, items } of anchor!.wanted.stand()) {
      for (let i = 0; i < places.length; i++) {
        const at = places[i]! - anchor!.offset;
        const begins = beginsForm(glosses.codes, at);
        if (query.length === 1 && !begins) continue;
        if (!isWord && (!standsAt(glosses.codes, at, wanted) || isLetter(glosses.codes[at - 1]!))) continue;
        const index = items[i]!;
        const end = at + wanted.length;
        if (alone && !(begins && endsForm(glosses.codes, end))) continue;
        if (!begins) {
          if (endsName(index, at, end)) note(index, EXACT, SAYS_MORE + at - glosses.starts[index]!);
          else if (!onlyBeginnings) note(index, WORD, lengthOfGlosses(index));
          continue;
        }
        if (endsForm(glosses.codes, end))
          note(index, EXACT, behind(index, at) + remarked(index, end) - before);
        else if (glosses.codes[end] === COMMA && at === glosses.starts[index] && mayBeName(index))
          note(index, EXACT, SAYS_MORE);
        else note(index, PREFIX, glosses.codes.indexOf(BREAK, at) - at + behind(index, at));
      }
    }
  }

  const mayBeName = (index: number) => names === undefined || names[index] === 1;

  /** Whether it is the last name of somebody whose years stand behind it: "Donald Trump (1946–), …". */
  function endsName(index: number, at: number, end: number): boolean {
    const { codes, starts } = glosses;
    if (codes[end] !== BREAK || codes[end + 1] !== REMARK || !isDigit(codes[end + 2]!)) return false;
    if (names?.[index] !== 1 || codes[at - 1] !== BLANK) return false;
    let start = at;
    while (codes[start - 1]! > BREAK) start--;
    return start === starts[index];
  }

  /** One of several things that an item is to have. */
  interface Wanted {
    /** In how many places it stands. */
    readonly many: number;
    stand(): readonly Places[];
    /** Whether a word of a gloss is one. */
    is(at: number, end: number): boolean;
  }

  function begunBy(letters: string): Wanted {
    const codes = codesOf(letters, bytes);
    // Words that begin with fewer letters are too many to be looked at before it is needed.
    const known = letters.length > 2 ? words.beginning(letters) : undefined;
    return {
      many: known === undefined ? words.most(letters) : countOf(known),
      stand: () => known ?? words.beginning(letters),
      is: (at, end) => end - at >= codes.length && standsAt(glosses.codes, at, codes),
    };
  }

  function these(forms: readonly Word[]): Wanted {
    let texts: Set<string> | undefined;
    return {
      many: countOf(forms),
      stand: () => forms,
      is(at, end) {
        texts ??= new Set(forms.map(({ text }) => text));
        return texts.has(String.fromCharCode(...glosses.codes.subarray(at, end)));
      },
    };
  }

  /** Calls `found` with the items that have all of this. */
  function eachWithAll(wanted: readonly Wanted[], found: (index: number) => void) {
    const [rarest, ...others] = [...wanted].sort((a, b) => a.many - b.many);
    if (rarest === undefined || rarest.many === 0) return;
    const candidates: number[] = [];
    for (const { items } of rarest.stand()) {
      for (const index of items) {
        if (matched[index] !== 0) continue;
        matched[index] = 1;
        candidates.push(index);
      }
    }
    for (const [i, other] of others.entries()) {
      // What is common stands in more places than the few glosses have words that may still be it.
      if (other.many > candidates.length * WORDS_OF_AN_ITEM) {
        for (const index of candidates)
          if (matched[index] === i + 1 && someWord(index, other.is)) matched[index] = i + 2;
      } else {
        for (const { items } of other.stand())
          for (const index of items) if (matched[index] === i + 1) matched[index] = i + 2;
      }
    }
    for (const index of candidates) {
      if (matched[index] === wanted.length) found(index);
      matched[index] = 0;
    }
  }

  function someWord(index: number, is: Wanted['is']): boolean {
    const to = glosses.starts[index + 1]!;
    for (let at = glosses.starts[index]!; at < to; at++) {
      if (!isLetter(glosses.codes[at]!)) continue;
      const end = endOfWord(glosses.codes, at);
      if (is(at, end)) return true;
      at = end;
    }
    return false;
  }

  /** All the words, each in any spelling and with any ending; what only joins them may be another word. */
  function findStems(asked: readonly string[], query: string) {
    const telling = asked.filter((word) => !JOINING.has(word));
    if (telling.length === 0 || telling.every((word) => word.length < 3 && numberForms(word).length === 0))
      return;
    if (asked.length > 1) {
      eachWithAll(
        telling.map((word) => these(words.formsOf(word))),
        (index) => note(index, STEM, NOT_ALONE + lengthOfGlosses(index)),
      );
      return;
    }
    const [word = ''] = asked;
    // What it begins has been found as the phrase.
    const isFound = query === word && word.length > 1;
    // Of three letters that is all, but for numbers and for as many.
    const forms =
      isFound && word.length === 3
        ? [...numberForms(word), `${word}s`, `${word}es`].flatMap((form) => words.word(form) ?? [])
        : words.formsOf(word);
    for (const form of forms) {
      if (isFound && form.text.startsWith(word)) {
        if (form.text !== word && isSameWord(form.text, word)) noteAlone(form, true, true, AS_MANY);
        continue;
      }
      const isSame = isSameWord(form.text, word);
      for (const index of form.items)
        note(index, STEM, (isSame ? 0 : KIN) + NOT_ALONE + lengthOfGlosses(index));
      noteAlone(form, isSame, keyOf(form.text) === keyOf(word));
    }
  }

  /** A word that is all of a gloss says more than one among others, and the word that was meant more than its kin. */
  function noteAlone({ places, items, text }: Word, isSame: boolean, isKin: boolean, other = OTHER_FORM) {
    const kin = isKin ? 0 : NOT_ALONE / 2;
    for (let i = 0; i < places.length; i++) {
      const at = places[i]!;
      if (!beginsForm(glosses.codes, at) || !endsForm(glosses.codes, at + text.length)) continue;
      const cost = behind(items[i]!, at) + remarked(items[i]!, at + text.length);
      if (isSame) note(items[i]!, EXACT, cost + other);
      else note(items[i]!, STEM, KIN + kin + cost);
    }
  }

  /** Calls `found` with every place where a sound is heard, and the item. */
  function eachSound(query: SoundQuery, sounds: Sounds, found: (index: number, at: number) => void) {
    const { letters, marks } = sounds.columns;
    const wanted = codesOf(query.letters, bytes);
    const [first = 0, second] = wanted;
    if (second === undefined) {
      // One letter tells nothing inside a reading; there it would stand for every syllable that begins with it.
      const { heads, things } = sounds.index.initials;
      for (let i = heads[first << 8]!; i < heads[(first + 1) << 8]!; i++) {
        const index = things[i]!;
        const at = letters.starts[index]!;
        if (soundsLike(query, marks, letters.codes, at)) found(index, at);
      }
      return;
    }
    const { heads, things } = sounds.index.syllables;
    const { codes, starts } = letters;
    const key = (first << 8) | second;
    const end = heads[key + 1]!;
    const isLettersAlone = !tellsMore(query);
    // Two letters that so many syllables begin with tell as little as one.
    const onlyBeginnings = wanted.length === 2 && end - heads[key]! > MOST_OF_A_LETTER;
    let index = 0;
    for (let i = heads[key]!; i < end; i++) {
      const at = things[i]!;
      if (onlyBeginnings && !beginsForm(codes, at)) continue;
      // The first two letters are those of the key, and a syllable starts there.
      let same = 2;
      while (same < wanted.length && codes[at + same] === wanted[same]) same++;
      if (same < wanted.length) continue;
      if (!isLettersAlone && !soundsLike(query, marks, codes, at)) continue;
      index = itemAt(starts, at, index);
      found(index, at);
    }
  }

  /** @param inCapitals the letters are rather an abbreviation's: what sounds so comes later among its equals */
  function findSounds(query: SoundQuery, sounds: Sounds, inCapitals = false) {
    const { letters: wanted } = query;
    const { letters, initials, marks } = sounds.columns;
    eachSound(query, sounds, (index, at) => {
      const after = endsForm(letters.codes, at + wanted.length);
      const length = (letters.starts[index + 1]! - letters.starts[index]!) * SOUND_STEP;
      const whole = after || (marks[at + wanted.length]! & STARTS) !== 0;
      const rank = beginsForm(letters.codes, at) ? (after ? EXACT : PREFIX) : WORD;
      note(index, rank, whole && !inCapitals ? length : length + IN_A_SYLLABLE);
    });
    if (wanted.length < 2 || tellsMore(query)) return;
    // Two letters are initials of a word of two syllables; as the first of more they would find too much.
    // Without a vowel they are neither English nor a sound, unless they are short for something.
    const areTyped = weights !== undefined && !inCapitals && wanted.length > 2 && !/[aeiou]/.test(wanted);
    const needle = codesOf(wanted.length === 2 ? `${wanted}\n` : wanted, bytes);
    const { heads, things } = sounds.index.initials;
    const key = (needle[0]! << 8) | needle[1]!;
    for (let i = heads[key]!; i < heads[key + 1]!; i++) {
      const index = things[i]!;
      const start = initials.starts[index]!;
      if (!standsAt(initials.codes, start, needle)) continue;
      const isAll = endsForm(initials.codes, start + wanted.length);
      note(index, isAll && areTyped ? WORD : INITIALS, (initials.starts[index + 1]! - start) * SOUND_STEP);
    }
  }

  function findPattern(pattern: Pattern) {
    const candidates = new Set<number>();
    const add = (index: number) => {
      if (candidates.size < MOST_TRIED) candidates.add(index);
    };
    if (pattern.characters !== '') {
      const rarest = Array.from(codesOf(pattern.characters, units)).sort(
        (a, b) => placesOf(a) - placesOf(b),
      )[0]!;
      eachChinese([rarest], add);
    } else if (pattern.sound !== undefined && pattern.sound.letters.length > 1) {
      const { letters, tones } = pattern.sound;
      eachSound(
        { letters: letters.slice(0, 2), tones: tones.filter(({ at }) => at < 2), umlauts: [], ends: [] },
        pinyin,
        add,
      );
    }
    for (const index of candidates) {
      if (!mayHear(index, pattern)) continue;
      const cells = cellsOf(index);
      const place = placeIn(pattern, cells);
      if (place === undefined) continue;
      const [start, end] = place;
      const rank =
        pattern.open || start === 0 ? (!pattern.open && end === cells.length ? EXACT : PREFIX) : WORD;
      note(index, rank, cells.length * HANZI_STEP);
    }
  }

  /** Whether each sound of a pattern begins with what a syllable of the item does, or a Latin letter in it. */
  function mayHear(index: number, { parts }: Pattern): boolean {
    const { initials } = pinyin.columns;
    return parts.every((part) => {
      if (part.is !== 'sound') return true;
      const [first] = codesOf(part.sound.letters, bytes);
      const among = ({ codes, starts }: Column) =>
        codes.subarray(starts[index]!, starts[index + 1]!).some((code) => code === first);
      return among(initials) || among(hanzi);
    });
  }

  const placesOf = (code: number) => characters.heads[code + 1]! - characters.heads[code]!;

  /** An item's characters with their syllables: a syllable for each, or for a run of Latin letters. */
  function cellsOf(index: number): Cell[] {
    const { letters, marks } = pinyin.columns;
    let at = letters.starts[index]!;
    const end = letters.starts[index + 1]! - 1;
    const syllable = () => {
      const start = at;
      if (at < end) at++;
      while (at < end && (marks[at]! & STARTS) === 0) at++;
      return start;
    };
    const cells: Cell[] = [];
    const formStart = hanzi.starts[index]!;
    const formEnd = hanzi.codes.indexOf(BREAK, formStart);
    for (let i = formStart; i < formEnd;) {
      const code = hanzi.codes[i]!;
      const isPair = code >= 0xd800 && code < 0xdc00;
      const text = String.fromCharCode(...hanzi.codes.subarray(i, isPair ? i + 2 : i + 1));
      i += text.length;
      const start = syllable();
      let run = text;
      // `AI` is one piece of the reading in some sources, and two in others.
      while (!hasHan(text) && i < formEnd && run.length < at - start)
        run += String.fromCharCode(hanzi.codes[i++]!);
      const isFirst = cells.length === 0;
      cells.push({
        text: run,
        letters: String.fromCharCode(...letters.codes.subarray(start, at)),
        hasTone: (tone) => hasTone(marks[start]!, tone) || (!isFirst && isLight(marks[start]!)),
      });
    }
    return cells;
  }

  function clear() {
    for (let i = 0; i < touchedCount; i++) best[touched[i]!] = NONE;
    touchedCount = 0;
  }

  function mark(query: string) {
    clear();
    const pattern = readPattern(query);
    if (pattern !== undefined) findPattern(pattern);
    // An open query is of characters or of sounds; in English every word may be broken off anyway.
    const closed = query.replaceAll(/[*?]/g, ' ');
    if (hasHan(query)) {
      const chinese = foldChinese(query);
      if (chinese === '' || pattern?.open === true) return;
      findHanzi(chinese);
      findRegional(chinese);
      return;
    }
    // What opens before a word, a bracket or a quotation mark, is no part of it.
    const latin = foldGloss(closed)
      .replace(/^[\s("'[]+/, '')
      .trim()
      .replace(/\s+/g, ' ');
    if (latin !== '') findGlosses(latin);
    const isShort = isInCapitals(query);
    for (const name of (/^[a-z.\s]+$/i.test(query) && ABBREVIATED.get(latin)) || [])
      findPhrase(name, tokensOf(name), isShort ? IN_CAPITALS : -IN_CAPITALS);
    if (pattern?.open === true) return;
    const sound = readPinyinQuery(query);
    if (sound) findSounds(sound, pinyin, isShort);
    const signs = readZhuyinQuery(query);
    if (signs) findSounds(inOneByte(signs), (zhuyin ??= soundsAndIndex(fields.zhuyin())));
    // Terms such as AI are Latin letters among the characters.
    const mixed = foldChinese(query);
    if (mixed.length > 1 && !signs) findHanzi(mixed);
  }

  /** The best `limit`. Only as many as are wanted are sorted, since a short query finds thousands. */
  function gather(limit: number, beyond: number): Found<number> {
    const counts = new Uint32Array(RANKS.length);
    for (let i = 0; i < touchedCount; i++) counts[best[touched[i]!]!]!++;
    const hits: Hit<number>[] = [];
    for (let rank = 0; rank < RANKS.length && hits.length < limit; rank++) {
      const wanted = Math.min(limit - hits.length, counts[rank]!);
      if (wanted === 0) continue;
      const most = counts[rank]! > 4 * wanted ? costOf(rank, wanted) : MOST_COST;
      // Cost and position in one number, which sorts without a comparison function.
      let many = 0;
      for (let i = 0; i < touchedCount; i++) {
        const group = touched[i]!;
        if (best[group] === rank && costs[group]! <= most)
          keys[many++] = costs[group]! * 2 ** 32 + from[group]!;
      }
      const sorted = keys.subarray(0, many).sort();
      for (const key of sorted.subarray(0, wanted)) hits.push({ item: key % 2 ** 32, rank: RANKS[rank]! });
    }
    return { hits, total: touchedCount, beyond };
  }

  /** What the hit in the place `wanted` of a rank costs. */
  function costOf(rank: number, wanted: number): number {
    costing.fill(0);
    for (let i = 0; i < touchedCount; i++) if (best[touched[i]!] === rank) costing[costs[touched[i]!]!]!++;
    let cost = 0;
    for (let sum = costing[0]!; sum < wanted; sum += costing[++cost]!);
    return cost;
  }

  /** Takes out what does not pass. @returns how many that were */
  function sift(passes: (index: number) => boolean): number {
    const all = touchedCount;
    touchedCount = 0;
    for (let i = 0; i < all; i++) {
      const group = touched[i]!;
      if (passes(from[group]!)) touched[touchedCount++] = group;
      else best[group] = NONE;
    }
    return all - touchedCount;
  }

  const commonness = (starts: Uint32Array) => (at: number) => weights?.[itemAt(starts, at, 0)] ?? 0;

  function meantInEnglish(plain: string): string | undefined {
    const asked = tokensOf(foldGloss(plain)).map(({ text }) => text);
    const meant = asked.map((word) => words.meant(word));
    if (meant.includes(undefined)) return undefined;
    const suggestion = meant.join(' ');
    return suggestion === asked.join(' ') ? undefined : suggestion;
  }

  /** As it was typed, in one piece or apart, with tone numbers or without. */
  function meantInPinyin(plain: string): string | undefined {
    const asked = readPinyinQuery(plain);
    if (asked === undefined) return undefined;
    const near = nearestSound(pinyin.columns, asked, commonness(pinyin.columns.letters.starts));
    if (near === undefined) return undefined;
    const isApart = /\S[\s'’-]+\S/.test(plain);
    return writeSound(pinyin.columns, near, {
      tones: asked.tones.length > 0 && /[1-5]/.test(plain),
      apart: isApart,
    });
  }

  /** In the script it was typed in. */
  function meantInChinese(plain: string): string | undefined {
    const asked = foldChinese(plain);
    const near = nearestChinese(hanzi, characters, asked, commonness(hanzi.starts));
    if (near === undefined) return undefined;
    const typed = countedSigns(plain);
    if (near.isWhole && typed.toLowerCase() !== asked)
      return fields.traditional(itemAt(hanzi.starts, near.at, 0));
    const meant = String.fromCharCode(hanzi.codes[near.at + near.other]!);
    return typed.slice(0, near.other) + meant + typed.slice(near.other + 1);
  }

  return {
    find(query, limit, passes) {
      mark(plainSigns(query));
      return gather(limit, passes === undefined ? 0 : sift(passes));
    },
    holding(characters, limit) {
      clear();
      const chinese = foldChinese(characters);
      if (chinese !== '') findHanzi(chinese);
      return gather(limit, 0);
    },
    suggest(query) {
      const plain = plainSigns(query);
      if (/[*?]/.test(plain)) return undefined;
      for (const meantIn of hasHan(plain) ? [meantInChinese] : [meantInEnglish, meantInPinyin]) {
        const meant = meantIn(plain);
        if (meant === undefined) continue;
        mark(meant);
        if (touchedCount > 0) return meant;
      }
      return undefined;
    },
  };
}

/** Whether a query tells more than letters. */
const tellsMore = ({ tones, umlauts, ends }: SoundQuery): boolean =>
  tones.length > 0 || umlauts.length > 0 || ends.length > 0;

/** What says of a meaning that nobody would use the word for it now, or by itself. */
const UNUSUAL_LABELS = [
  'arch',
  'archaic',
  'bound form',
  'dated',
  'historical',
  'literary',
  'obsolete',
  'old',
].map((label) => codesOf(label, bytes));

const isInCapitals = (query: string): boolean => /^(?:[A-Z]\.?){2,5}$/.test(query.trim());

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** All that stands in a row in a word, up to the length of a word of the commoner kind. */
function partsOf(form: Uint16Array): Uint16Array[] {
  const parts: Uint16Array[] = [];
  for (let start = 0; start < form.length; start++)
    for (let end = start + 1; end <= Math.min(form.length, start + LONGEST_PART); end++)
      parts.push(form.subarray(start, end));
  return parts;
}
const LONGEST_PART = 4;

const isThere = <T>(one: T | undefined): one is T => one !== undefined;
const countOf = (of: readonly Places[]): number => of.reduce((sum, { places }) => sum + places.length, 0);

/** Words that join others: where the query has one, the gloss may have another. */
const JOINING = new Set('a an and at by for from in of on or the to with'.split(' '));
