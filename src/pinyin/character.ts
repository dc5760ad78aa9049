/**
 * Every reading a Chinese character has, whatever the context: CC-CEDICT's single-character senses, the
 * readings it has in listed words that are asked about, and pinyin-pro's heteronyms. Numbered, lower case.
 */
import { polyphonic } from 'pinyin-pro';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { readNumbered, toNumbers, writeNumbered } from './syllable.ts';

export const HAN = /\p{Script=Han}/u;

/** How many characters a text has, counted without a list of them. */
export function sizeOf(text: string): number {
  let size = text.length;
  for (let i = 1; i < text.length; i++)
    if ((text.charCodeAt(i - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(i) & 0xfc00) === 0xdc00) size--;
  return size;
}

const syllables = new Map<string, readonly string[]>();
const MOST_SYLLABLES = 10_000;

/** CC-CEDICT's `Lu:3 liang2` → `lü3`, `liang2`; what is no syllable (a comma, a Latin letter) is left out. */
export function cedictSyllables(pinyin: string): readonly string[] {
  let read = syllables.get(pinyin);
  if (!read) {
    read = pinyin.split(' ').flatMap((part) => {
      const syllable = readNumbered(part);
      return syllable ? [writeNumbered(syllable)] : [];
    });
    if (syllables.size >= MOST_SYLLABLES) syllables.clear();
    syllables.set(pinyin, read);
  }
  return read;
}

/** Of each of these syllables, whether CC-CEDICT writes it with a capital: a new word of a proper name. */
export const cedictCapitals = (pinyin: string): readonly boolean[] =>
  pinyin.split(' ').flatMap((part) => (readNumbered(part) ? [/^[A-Z]/.test(part)] : []));

const known = new WeakMap<Lexicon, Map<string, readonly string[]>>();
const knownWithout = new Map<string, readonly string[]>();

/** All readings of one character, those of the dictionary first; empty for what is no Han character. */
export function readingsOf(char: string, lexicon?: Lexicon): readonly string[] {
  let cache = knownWithout;
  if (lexicon) {
    cache = known.get(lexicon) ?? new Map();
    known.set(lexicon, cache);
  }
  const before = cache.get(char);
  if (before) return before;
  const readings = new Set<string>();
  if (HAN.test(char)) {
    for (const sense of lexicon?.senses(char) ?? [])
      for (const syllable of cedictSyllables(sense.pinyin)) readings.add(syllable);
    for (const marked of polyphonic(char, { type: 'array' })[0] ?? [])
      if (marked !== char) readings.add(toNumbers(marked));
  }
  const list = [...readings].filter((reading) => readNumbered(reading));
  cache.set(char, list);
  return list;
}

/** The readings the dictionary gives a whole word, one array of syllables per sense with as many as characters. */
export function wordReadings(word: string, lexicon?: Lexicon): (readonly string[])[] {
  const length = Array.from(word).length;
  return (lexicon?.senses(word) ?? [])
    .map((sense) => cedictSyllables(sense.pinyin))
    .filter((syllables) => syllables.length === length);
}

const usualForms = new WeakMap<Lexicon, Map<string, string>>();

/** The characters in the simplified form or as the usual variant, one for one, where the dictionary names it. */
export function usualForm(run: string, lexicon: Lexicon): string {
  let cache = usualForms.get(lexicon);
  if (!cache) usualForms.set(lexicon, (cache = new Map()));
  let form = '';
  for (const char of run) {
    let usual = cache.get(char);
    if (usual === undefined) {
      const senses = lexicon.senses(char);
      const other = senses[0]?.simplified ?? char;
      usual = senses.every(({ simplified }) => simplified === other) && other !== '' ? other : char;
      cache.set(char, usual);
    }
    form += usual;
  }
  return form;
}
