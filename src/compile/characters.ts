/** A term character by character: reading, radical, and what each means in the word it stands in. */
import type { Character } from '../glossary/entry.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { taiwanReadings } from '../describe/readings.ts';
import type { Syllable } from '../describe/words.ts';
import type { CharacterSenses } from './written.ts';

export interface CharacterSources {
  readonly senses: CharacterSenses;
  readonly lexicon: Lexicon;
  /** The radical a character is counted under. */
  readonly radicalOf: (char: string) => string;
}

export interface CharacterTerm {
  readonly hanzi: string;
  readonly traditional: string;
  readonly syllables: readonly Syllable[];
  /** How many of the first characters are a surname. */
  readonly surname: number;
}

const HAN = /\p{Script=Han}/u;

/**
 * The Han characters of a term. `missing` names each whose sense is not written, as `会 (會 huì) in 协会`; it is
 * left out of `characters`.
 */
export function describeCharacters(
  term: CharacterTerm,
  { senses, lexicon, radicalOf }: CharacterSources,
): { characters: Character[]; missing: string[] } {
  const letters = Array.from(term.hanzi);
  const traditionals = Array.from(term.traditional);
  const taiwan = taiwanReadings(term, lexicon);
  const characters: Character[] = [];
  const missing: string[] = [];
  let next = 0;
  letters.forEach((hanzi, at) => {
    if (!HAN.test(hanzi)) return;
    const syllable = term.syllables[next]!;
    const zhuyinTaiwan = taiwan[next];
    const traditional = traditionals[at]!;
    const pinyin = syllable.toned.toLowerCase();
    const sense = senseOf(senses.get(hanzi) ?? [], { letters, at, traditional, pinyin });
    const isSurname = next < term.surname;
    next++;
    if (!sense && !isSurname) {
      missing.push(`${hanzi} (${traditional} ${pinyin}) in ${term.hanzi}`);
      return;
    }
    const radical = radicalOf(hanzi);
    const traditionalRadical = radicalOf(traditional);
    characters.push({
      hanzi,
      traditional,
      pinyin,
      zhuyin: syllable.zhuyin,
      ...(zhuyinTaiwan ? { zhuyinTaiwan } : {}),
      radical,
      ...(traditionalRadical !== radical ? { traditionalRadical } : {}),
      gloss: [isSurname ? 'surname' : '', sense ?? ''].filter(Boolean).join('; '),
    });
  });
  return { characters, missing };
}

/**
 * The gloss that fits: one for a word that stands at this place, else one for this traditional form and reading,
 * else the general one; of several the first.
 */
function senseOf(
  senses: CharacterSenses extends ReadonlyMap<string, infer S> ? S : never,
  {
    letters,
    at,
    traditional,
    pinyin,
  }: { letters: readonly string[]; at: number; traditional: string; pinyin: string },
): string | undefined {
  const fitting = senses.filter(
    (sense) =>
      (sense.traditional === undefined || sense.traditional === traditional) &&
      (sense.pinyin === undefined || sense.pinyin === pinyin),
  );
  const inWord = fitting.find((sense) => sense.in?.some((word) => standsAround(letters, at, word)));
  const general = fitting.filter((sense) => sense.in === undefined);
  const byForm = general.find((sense) => sense.traditional !== undefined || sense.pinyin !== undefined);
  return (inWord ?? byForm ?? general[0])?.gloss;
}

function standsAround(letters: readonly string[], at: number, word: string): boolean {
  const length = Array.from(word).length;
  for (let from = Math.max(0, at - length + 1); from <= at; from++)
    if (letters.slice(from, from + length).join('') === word) return true;
  return false;
}
