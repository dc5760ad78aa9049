/** Finds items by characters that they have in a row. */
import {
  BREAK,
  beginsForm,
  codesOf,
  endsForm,
  itemAt,
  standsAt,
  units,
  type Column,
  type Sorted,
} from './columns.ts';
import { EXACT, INSIDE, PREFIX, REGION, WORD, type Hits } from './hits.ts';
import { mainlandForms } from '../term/regions.ts';

export interface CharacterSearch {
  find(query: string): void;
  /** What is meant where Taiwan's word was typed, or Hong Kong's: of 軟體 it is 软件. */
  findRegional(query: string): void;
  /** Calls `found` with every place where these characters stand, and the item. */
  each(codes: ArrayLike<number>, found: (index: number, at: number) => void): void;
  /** In how many places a character stands. */
  placesOf(code: number): number;
}

/** What a character more costs among equals. */
export const HANZI_STEP = 24;
/** Of another region's word: what is more than that word comes behind what is just it. */
const MORE_THAN_IT = 1000;
/** Longer terms are not looked for inside a phrase, nor in phrases of more characters than that. */
const LONGEST_INSIDE = 40;
const LONGEST_PHRASE = 400;

/**
 * @param characters the places of `hanzi` by their character
 * @param inside whether a phrase that nothing holds is looked through for items in it
 */
export function characterSearch(
  hanzi: Column<Uint16Array>,
  characters: Sorted,
  inside: boolean,
  { note }: Hits,
): CharacterSearch {
  function each(codes: ArrayLike<number>, found: (index: number, at: number) => void) {
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

  function find(query: string) {
    const wanted = codesOf(query, units);
    let found = false;
    if (query.length <= LONGEST_INSIDE)
      each(wanted, (index, at) => {
        const begins = beginsForm(hanzi.codes, at);
        const ends = endsForm(hanzi.codes, at + wanted.length);
        note(index, begins ? (ends ? EXACT : PREFIX) : WORD, lengthOfForm(at) * HANZI_STEP);
        found = true;
      });
    if (!found && inside) findInside(wanted);
  }

  function findRegional(query: string) {
    if (query.length > LONGEST_INSIDE) return;
    for (const form of mainlandForms(query)) {
      const wanted = codesOf(form, units);
      each(wanted, (index, at) => {
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

  return {
    find,
    findRegional,
    each,
    placesOf: (code) => characters.heads[code + 1]! - characters.heads[code]!,
  };
}
