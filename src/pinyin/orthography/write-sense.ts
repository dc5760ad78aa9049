/** Writes an entry of the dictionary as Hanyu pinyin in standard orthography, read as one of its senses says. */
import type { Lexicon, Sense } from '../../lexicon/lexicon.ts';
import { segment } from '../../lexicon/segment.ts';
import { cedictCapitals, cedictSyllables, HAN } from '../character.ts';
import type { ReadWord } from '../reading.ts';
import { writeTerm, type Stretch } from './write.ts';

/** Undefined where the sense has another number of syllables than there are Han characters. */
export function writeSense(sense: Sense, lexicon: Lexicon): string | undefined {
  const { simplified, pinyin } = sense;
  const syllables = cedictSyllables(pinyin);
  const capitals = cedictCapitals(pinyin);
  const runs = simplified.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? [];
  let at = 0;
  const read = (word: string): ReadWord => {
    const from = at;
    const chars = Array.from(word);
    at += chars.length;
    return {
      hanzi: word,
      readings: chars.map((hanzi, i) => ({
        hanzi,
        numbered: syllables[from + i] ?? '',
        evidence: 'dictionary',
      })),
      capitals: chars.map((_, i) => capitals[from + i] === true),
      part: undefined,
      sense: word === simplified ? sense : undefined,
    };
  };
  const stretches = runs.map((run): Stretch => {
    if (!HAN.test(run)) return { other: run };
    return { words: (run === simplified ? [run] : segment(run, lexicon)).map(read) };
  });
  return at === syllables.length ? writeTerm(stretches, { isTitle: false }, lexicon).pinyin : undefined;
}
