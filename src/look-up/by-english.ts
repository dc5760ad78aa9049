/** Finds items by the English of their glosses: the words as they stand, apart, or in another spelling or number. */
import type { CharacterSearch } from './by-characters.ts';
import { BREAK, LABEL, REMARK, beginsForm, bytes, codesOf, endsForm, standsAt } from './columns.ts';
import { isSameWord, keyOf, numberForms, tokensOf, type Token } from './english.ts';
import type { Fields } from './fields.ts';
import { APART, EXACT, PREFIX, STEM, WORD, type Hits } from './hits.ts';
import { endOfWord, isLetter, type Places, type Word, type WordIndex } from './words.ts';

export interface EnglishSearch {
  /** @param query folded, without blanks at its ends */
  find(query: string): void;
  /** What the query is short for. @param before how much more than others it outweighs where it is all of a gloss */
  findName(name: string, before: number): void;
}

/** A gloss that comes first outweighs one behind others by a part of their letters, so many of them at the most. */
const FURTHEST = 250;
const LETTER_STEP = 1 / 3;
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
/** What was typed is rather a whole word than the beginning of one: `xi` is Xi Jinping before Xinhua. */
const BROKEN_OFF = 60;
/** What is named the other way round outweighs as much: "head of state" for "state head". */
const TURNED = 60;
/** More than any commonness: what is all of a gloss stands before what is a word of one. */
const NOT_ALONE = 1000;
/** A word's kin stand behind it, however short their glosses are: what is global behind globalisation. */
const KIN = 2000;
/** An item is taken to have so many words of English. */
const WORDS_OF_AN_ITEM = 12;
/** More words of a query than anyone types in one. */
const MOST_WORDS = 12;
/** A letter that so many English words begin with tells nothing at all: a dictionary is then asked for sounds alone. */
const MOST_OF_A_LETTER = 5000;

/** One of several things that an item is to have. */
interface Wanted {
  /** In how many places it stands. */
  readonly many: number;
  stand(): readonly Places[];
  /** Whether a word of a gloss is one. */
  is(at: number, end: number): boolean;
}

export function englishSearch(
  { hanzi, glosses, weights, names }: Pick<Fields, 'hanzi' | 'glosses' | 'weights' | 'names'>,
  words: WordIndex,
  characters: CharacterSearch,
  hits: Hits,
): EnglishSearch {
  const { note } = hits;
  /** How many of the query's words an item has, in any form; 0 between queries. */
  const matched = new Uint8Array(hanzi.starts.length - 1);

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

  function find(query: string) {
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
    const fitting = hits.inRank(EXACT);
    if (fitting.length < 2 || telling.length === 0) return;
    const saying = telling.map(
      (word) =>
        new Set(
          words.formsOf(word).flatMap((form) => (isSameWord(form.text, word) ? Array.from(form.items) : [])),
        ),
    );
    for (const group of fitting.slice(0, MOST_CONFIRMED)) {
      const item = hits.itemOf(group);
      const start = hanzi.starts[item]!;
      const form = hanzi.codes.subarray(start, hanzi.codes.indexOf(BREAK, start));
      const parts = saying.length === 1 ? [form] : partsOf(form);
      const share =
        saying.reduce((sum, items) => sum + Math.max(...shares(parts, items, item)), 0) / saying.length;
      const alone = form.length === 1 ? ALONE * (1 - share) : 0;
      hits.prefer(group, -Math.round(alone - CONFIRMED * share));
    }
  }

  /** Of each of some characters in a row: how many of the other words that have them are among these items, 0 to 1. */
  function shares(parts: readonly Uint16Array[], items: ReadonlySet<number>, self: number): number[] {
    return parts.map((part) => {
      let all = FEW;
      let among = 0;
      let last = self;
      characters.each(part, (index) => {
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
        else {
          const brokenOff = isLetter(glosses.codes[end]!) ? BROKEN_OFF : 0;
          note(index, PREFIX, glosses.codes.indexOf(BREAK, at) - at + behind(index, at) + brokenOff);
        }
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

  return { find, findName: (name, before) => findPhrase(name, tokensOf(name), before) };
}

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
