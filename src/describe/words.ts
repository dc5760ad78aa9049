/** A term word by word and character by character, each with the reading it has inside the term. */
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';

/** A word of a term; `pinyin` is the stretch of the term's own pinyin that reads it. */
export interface DescribedWord {
  readonly hanzi: string;
  readonly traditional: string;
  readonly pinyin: string;
  readonly gloss: string;
}

/** The reading of one Han character: with tone mark, numbered, and in zhuyin. */
export interface Syllable {
  readonly hanzi: string;
  readonly toned: string;
  readonly numbered: string;
  readonly zhuyin: string;
}

const HAN = /\p{Script=Han}/u;
/** What pinyin holds besides letters and digits: blanks, hyphens, apostrophes, and the signs of its Latin type. */
const SIGN = /[^\p{L}\p{M}\p{N}+]/u;

/**
 * For each character of `hanzi` the stretch of `pinyin` that reads it, as [start, end), UTF-16 code units;
 * characters that are not read (a dash, a book-title mark) get an empty stretch.
 * Throws `RangeError` when the pinyin does not read as the syllables, in order.
 */
export function alignPinyin(
  hanzi: string,
  syllables: readonly Pick<Syllable, 'toned'>[],
  pinyin: string,
): readonly (readonly [number, number])[] {
  let at = 0;
  let next = 0;
  const letter = () => String.fromCodePoint(pinyin.codePointAt(at)!);
  return Array.from(hanzi, (char) => {
    if (!HAN.test(char) && !/[\p{L}\p{N}+]/u.test(char)) return [at, at] as const;
    const read = HAN.test(char) ? syllables[next++]?.toned : char;
    while (at < pinyin.length && SIGN.test(letter())) at += letter().length;
    if (read === undefined || pinyin.slice(at, at + read.length).toLowerCase() !== read.toLowerCase())
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
): DescribedWord[] {
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

/**
 * The words of a division that end inside a word of the pinyin, as "光 | 棍"; empty where it divides as the pinyin
 * does. What stands apart in the pinyin may be one word here.
 */
export function dividedWithin(
  term: { hanzi: string; pinyin: string; syllables: readonly Syllable[] },
  division: readonly { hanzi: string }[],
): string[] {
  const spans = alignPinyin(term.hanzi, term.syllables, term.pinyin);
  const letters = Array.from(term.hanzi);
  let at = 0;
  return division.slice(0, -1).flatMap(({ hanzi }) => {
    at += Array.from(hanzi).length;
    const [end, next] = [spans[at - 1]?.[1], spans[at]?.[0]];
    if (end === undefined || next === undefined || /[\s\-–—]/.test(term.pinyin.slice(end, next))) return [];
    // Signs are not read, and may stand with either neighbour.
    if (spans[at - 1]![0] === end || spans[at]![1] === next) return [];
    return [`${letters.slice(at - 1, at).join('')} | ${letters[at]}`];
  });
}

/** The dictionary's first meaning of a word; the word itself where it is not listed. */
export function firstGloss(word: string, lexicon: Lexicon): string {
  const senses = lexicon.senses(word);
  const sense = senses.find((s) => !REFERENCE.test(s.glosses[0] ?? '')) ?? senses[0];
  return sense?.glosses[0] ?? word;
}

/** Glosses that only point at another word, or name a surname. */
const REFERENCE = /^(?:(?:old |archaic |Japanese |erhua )?variant of|surname |see |used in|abbr\. for)/;

/** Of one sense: what is counted with it, how Taiwan reads it. */
const ASIDE = /^(?:CL:|Taiwan pr\.|also pr\.|old variant of|variant of)/;
/** `個|个[ge4]`, as the dictionary names another word: the simplified one is left. */
const NAMED = /(?:\p{Script=Han}+\|)?(\p{Script=Han}+)\[[^\]]*\]/gu;

/**
 * What the dictionary says a word means, each meaning once: of the senses that are read so first.
 *
 * @param numbered numbered pinyin, `zhong4`; of any reading where it is left out
 */
export function meaningsOf(word: string, lexicon: Lexicon, numbered?: string): string[] {
  return [...new Set(sensesOf(word, lexicon, numbered).flatMap(meaningsIn))];
}

/** The senses of a word in one reading, with one traditional form. */
export interface ReadSense {
  /** `Zhong1 guo2`, `lü4`. */
  readonly numbered: string;
  readonly traditional: string;
  readonly meanings: readonly string[];
}

/** The same reading by reading; one that is only another way of writing a word says so. */
export function meaningsBySense(word: string, lexicon: Lexicon, numbered?: string): ReadSense[] {
  const senses = sensesOf(word, lexicon, numbered);
  const meant = byReading(senses, meaningsIn);
  return meant.length > 0 ? meant : byReading(senses, ({ glosses }) => glosses.map(plainGloss));
}

/** Those readings of which anything is said, each saying once what is said of it. */
function byReading(senses: readonly Sense[], said: (sense: Sense) => readonly string[]): ReadSense[] {
  const readings = new Map<string, { numbered: string; traditional: string; meanings: string[] }>();
  for (const sense of senses) {
    const meanings = said(sense);
    if (meanings.length === 0) continue;
    const numbered = sense.pinyin.replaceAll('u:', 'ü');
    const { traditional } = sense;
    const key = `${numbered} ${traditional}`;
    const same = readings.get(key);
    if (same === undefined) readings.set(key, { numbered, traditional, meanings: [...new Set(meanings)] });
    else same.meanings.push(...meanings.filter((meaning) => !same.meanings.includes(meaning)));
  }
  return [...readings.values()];
}

const sensesOf = (word: string, lexicon: Lexicon, numbered?: string): readonly Sense[] => {
  const isReadSo = (pinyin: string) => pinyin.toLowerCase().replaceAll('u:', 'ü') === numbered?.toLowerCase();
  return [...lexicon.senses(word)].sort(
    (a, b) => Number(isReadSo(b.pinyin)) - Number(isReadSo(a.pinyin)) || referring(a) - referring(b),
  );
};

const meaningsIn = ({ glosses }: Pick<Sense, 'glosses'>): string[] =>
  glosses.filter((gloss) => !ASIDE.test(gloss)).map(plainGloss);

const plainGloss = (gloss: string): string => gloss.replaceAll(NAMED, '$1').replace(/^\(bound form\) /, '');

const referring = ({ glosses }: { readonly glosses: readonly string[] }): number =>
  Number(REFERENCE.test(glosses[0] ?? ''));
