/** Finds items by how they are read: in pinyin or zhuyin, by syllables or by their initials. */
import { beginsForm, bytes, codesOf, endsForm, itemAt, standsAt } from './columns.ts';
import type { SoundQuery } from './fold.ts';
import { EXACT, INITIALS, PREFIX, WORD, type Hits } from './hits.ts';
import { indexSounds, soundsLike, STARTS, type SoundColumns, type SoundIndex } from './sounds.ts';

/** Readings in one notation. */
export interface Sounds {
  readonly columns: SoundColumns;
  readonly index: SoundIndex;
}

export const soundsAndIndex = (columns: SoundColumns): Sounds => ({ columns, index: indexSounds(columns) });

/** @param inCapitals the letters are rather an abbreviation's: what sounds so comes later among its equals */
export type SoundSearch = (query: SoundQuery, sounds: Sounds, inCapitals?: boolean) => void;

/** What a letter more costs among equals. */
const SOUND_STEP = 6;
/** "ren" begins rénlèi; it begins rèng too, but that may be chance: later among its equals. */
const IN_A_SYLLABLE = 6000;
/** Two letters that so many syllables begin with tell as little as one. */
const MOST_OF_A_LETTER = 5000;

/** @param isDictionary without a vowel, letters are then rather initials than anything else */
export function soundSearch(isDictionary: boolean, { note }: Hits): SoundSearch {
  return (query, sounds, inCapitals = false) => {
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
    const areTyped = isDictionary && !inCapitals && wanted.length > 2 && !/[aeiou]/.test(wanted);
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
  };
}

/** Calls `found` with every place where a sound is heard, and the item. */
export function eachSound(query: SoundQuery, sounds: Sounds, found: (index: number, at: number) => void) {
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

/** Whether a query tells more than letters. */
const tellsMore = ({ tones, umlauts, ends }: SoundQuery): boolean =>
  tones.length > 0 || umlauts.length > 0 || ends.length > 0;
