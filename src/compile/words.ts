/** A term word by word and character by character, each with the reading it has inside the term. */
import type { Character, Word } from '../glossary/entry.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';
import { toTraditional } from '../lexicon/script.ts';

/** The reading of one Han character: with tone mark, numbered, and in zhuyin. */
export interface Syllable {
  readonly hanzi: string;
  readonly toned: string;
  readonly numbered: string;
  readonly zhuyin: string;
}

const HAN = /\p{Script=Han}/u;

/**
 * For each character of `hanzi` the stretch of `pinyin` that reads it, as [start, end), UTF-16 code units;
 * characters that are not read (a dash, a book-title mark) get an empty stretch.
 * Throws `RangeError` when the pinyin does not read as the syllables, in order.
 */
export function alignPinyin(
  hanzi: string,
  syllables: readonly Syllable[],
  pinyin: string,
): readonly (readonly [number, number])[] {
  const folded = pinyin.toLowerCase();
  let at = 0;
  let next = 0;
  return Array.from(hanzi, (char) => {
    if (!HAN.test(char) && !/[\p{L}\p{N}+]/u.test(char)) return [at, at] as const;
    const read = HAN.test(char) ? syllables[next++]?.toned : char;
    while (/[\s'’\-–—·《》]/.test(folded[at] ?? '')) at++;
    if (read === undefined || !folded.startsWith(read.toLowerCase(), at))
      throw new RangeError(`"${pinyin}" does not read ${hanzi}: at ${at} "${read ?? 'nothing'}" is due`);
    const start = at;
    at += read.length;
    return [start, at] as const;
  });
}

/**
 * The words of a term. `division` says how it is divided and what each word means here; without it the
 * lexicon divides, and each word gets its first sense. Words of punctuation alone are left out.
 */
export function describeWords(
  term: { hanzi: string; traditional: string; pinyin: string; syllables: readonly Syllable[] },
  division: readonly { hanzi: string; gloss: string }[] | undefined,
  lexicon: Lexicon,
): Word[] {
  const spans = alignPinyin(term.hanzi, term.syllables, term.pinyin);
  const traditional = Array.from(term.traditional);
  const words =
    division ?? segment(term.hanzi, lexicon).map((hanzi) => ({ hanzi, gloss: firstGloss(hanzi, lexicon) }));
  let at = 0;
  return words.flatMap(({ hanzi, gloss }) => {
    const from = at;
    at += Array.from(hanzi).length;
    const start = spans[from]![0];
    const end = spans[at - 1]![1];
    if (start === end) return [];
    return [
      {
        hanzi,
        traditional: traditional.slice(from, at).join(''),
        pinyin: term.pinyin.slice(start, end),
        gloss,
      },
    ];
  });
}

/** What the dictionary says of each Han character of the term. `radicalOf` gives null where it knows none. */
export function describeCharacters(
  term: { hanzi: string; traditional: string; syllables: readonly Syllable[] },
  lexicon: Lexicon,
  radicalOf: (char: string) => string | null,
): Character[] {
  const han = Array.from(term.hanzi).filter((char) => HAN.test(char));
  const traditional = Array.from(term.traditional).filter((char) => HAN.test(char));
  return han.map((hanzi, i) => {
    const syllable = term.syllables[i]!;
    const radical = radicalOf(hanzi);
    const gloss = characterGloss(hanzi, syllable.numbered, lexicon);
    return {
      hanzi,
      traditional: traditional[i] ?? toTraditional(hanzi),
      pinyin: syllable.toned.toLowerCase(),
      zhuyin: syllable.zhuyin,
      ...(radical ? { radical } : {}),
      ...(gloss ? { gloss } : {}),
    };
  });
}

function firstGloss(word: string, lexicon: Lexicon): string {
  const senses = lexicon.senses(word);
  const sense = senses.find((s) => !REFERENCE.test(s.glosses[0] ?? '')) ?? senses[0];
  return sense?.glosses[0] ?? word;
}

/** Glosses that only point at another word, or name a surname. */
const REFERENCE = /^(?:(?:old |archaic |Japanese |erhua )?variant of|surname |see |used in|abbr\. for)/;

/** The first meanings of the character in this reading, at most two. */
function characterGloss(char: string, numbered: string, lexicon: Lexicon): string | null {
  const reading = numbered.toLowerCase().replace(/[0-9]$/, '');
  const senses = lexicon.senses(char);
  const inReading = senses.filter((s) => s.pinyin.toLowerCase() === numbered.toLowerCase());
  const nearly = senses.filter((s) => s.pinyin.toLowerCase().replace(/[0-9]$/, '') === reading);
  const glosses = [...inReading, ...nearly, ...senses]
    .flatMap((s) => s.glosses)
    .filter((g) => !REFERENCE.test(g));
  return glosses.length > 0 ? [...new Set(glosses)].slice(0, 2).join('; ') : null;
}
