/** A term character by character: reading, radical, and what each means in the word it stands in. */
import type { Character } from '../glossary/entry.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { toZhuyin } from '../pinyin/syllable.ts';
import type { Syllable } from './words.ts';
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

/** CC-CEDICT's note of a Taiwan reading, in numbered syllables; inside a gloss it is of that sense only. */
const TAIWAN = /^Taiwan pr\. \[([^\]]+)\]$/;
const LONGEST_WORD = 4;

/** Per Han character the zhuyin of Taiwan's reading where it differs; the dictionary's words before its characters. */
export function taiwanReadings(
  { hanzi, syllables }: Pick<CharacterTerm, 'hanzi' | 'syllables'>,
  lexicon: Lexicon,
): readonly (string | undefined)[] {
  const han = Array.from(hanzi).filter((char) => HAN.test(char));
  const found: (string | undefined)[] = han.map(() => undefined);
  const settled = han.map(() => false);
  for (let length = Math.min(LONGEST_WORD, han.length); length > 0; length--)
    for (let from = 0; from + length <= han.length; from++) {
      const read = syllables.slice(from, from + length).map(({ numbered }) => numbered.toLowerCase());
      const sense = lexicon
        .senses(han.slice(from, from + length).join(''))
        .find(({ pinyin }) => pinyin.toLowerCase().replaceAll('u:', 'ü') === read.join(' '));
      if (!sense) continue;
      const taiwan = sense.glosses
        .map((gloss) => TAIWAN.exec(gloss)?.[1])
        .find((reading) => reading !== undefined)
        ?.toLowerCase()
        .replaceAll('u:', 'ü')
        .split(' ');
      if (taiwan?.length !== length) continue;
      for (let i = 0; i < length; i++) {
        if (settled[from + i]) continue;
        settled[from + i] = true;
        if (taiwan[i] !== read[i]) found[from + i] = toZhuyin(taiwan[i]!) ?? undefined;
      }
    }
  return found;
}
