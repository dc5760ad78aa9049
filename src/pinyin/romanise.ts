/** Brings readings, orthography and the printed romanisation of a term together. */
import { ISSUED } from '../term/issued.ts';
import type { Kind } from '../term/kinds.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';
import { HAN } from './character.ts';
import { writeTerm, type Stretch, type WrittenWord } from './orthography/write.ts';
import { readHan, type Evidence } from './reading.ts';
import type { CantoneseReadings } from './romanisation/characters.ts';
import { isPinyin } from './parse.ts';
import { matchRomanisation, mayBeginPinyin, pinyinMatches } from './romanisation/match.ts';
import type { PrintedSyllable, RomanisationMatch } from './romanisation/result.ts';
import { isSurname } from './surname.ts';
import { toMarks, toZhuyin } from './syllable.ts';

export interface RomaniseOptions {
  readonly kind?: Kind | undefined;
  /** The name or pinyin printed beside the characters, titles and all. */
  readonly printedRomanisation?: string | undefined;
  /** The English it is given: it says which of several meanings a character has, and what in it is a name. */
  readonly english?: string | undefined;
  readonly lexicon: Lexicon;
  readonly cantonese?: CantoneseReadings | undefined;
}

export interface RomanisedSyllable {
  readonly hanzi: string;
  /** Lower case, with a tone mark: `lǜ`. */
  readonly toned: string;
  /** `lü4`. */
  readonly numbered: string;
  readonly evidence: Evidence;
}

export interface Romanised {
  /** Hanyu pinyin in standard orthography. */
  readonly pinyin: string;
  /** `ren2 lei4 ming4 yun4`: a syllable per Han character. */
  readonly numbered: string;
  readonly zhuyin: string;
  /** One per Han character, in order. */
  readonly syllables: readonly RomanisedSyllable[];
  readonly words: readonly WrittenWord[];
  /**
   * Whether the pinyin is what the printed name romanises; null without a printed name, or where a place is
   * printed in translation.
   */
  readonly agreesWithPrinted: boolean | null;
  /** Why it does not agree, for a person to read. */
  readonly why?: string;
}

/** A term in pinyin, with what that was told from. */
interface InPinyin extends ReturnType<typeof writeTerm> {
  readonly match: RomanisationMatch | null;
  readonly printed: string;
  readonly transcribed: boolean;
}

/** The pinyin of a term and nothing else, as `romanise` has it. */
export const pinyinOf = (hanzi: string, options: RomaniseOptions): string => inPinyin(hanzi, options).pinyin;

/** The pinyin of a term. Deterministic; throws on no string. */
export function romanise(hanzi: string, options: RomaniseOptions): Romanised {
  const { pinyin, words, readings, match, printed, transcribed } = inPinyin(hanzi, options);
  const { kind } = options;
  const syllables = readings.map(({ hanzi: char, numbered, evidence }): RomanisedSyllable => ({
    hanzi: char,
    toned: numbered ? toMarks(numbered) : char,
    numbered,
    evidence,
  }));
  const translated = kind === 'place' || (kind === 'person' && (transcribed || Array.from(hanzi).length > 4));
  const judged = match ? judge(match, translated, printed, pinyin) : { agreesWithPrinted: null };
  return {
    pinyin,
    numbered: syllables.map((syllable) => syllable.numbered || syllable.hanzi).join(' '),
    zhuyin: syllables.map((syllable) => toZhuyin(syllable.numbered) ?? syllable.hanzi).join(' '),
    syllables,
    words,
    ...judged,
  };
}

function inPinyin(
  hanzi: string,
  { kind, printedRomanisation, english, lexicon, cantonese }: RomaniseOptions,
): InPinyin {
  const printed = printedRomanisation?.trim() ?? '';
  const match = printed ? matchPrinted(hanzi, printed, kind, lexicon, cantonese) : null;
  const shape = match?.printed && isWhole(match.printed, hanzi) ? match.printed : undefined;
  const syllablesAllowed =
    match?.verdict === 'full' || match?.verdict === 'surname' ? match.syllables : undefined;
  const allowed = shape && syllablesAllowed ? withNeutralTones(syllablesAllowed, shape) : syllablesAllowed;
  const names =
    english === undefined || kind === 'person' || shape ? [] : namesInside(hanzi, english, lexicon);

  const series = kind === 'person' || shape ? null : seriesName(hanzi, english);
  const transcribed = kind === 'person' && isTranscribed(hanzi);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const run of hanzi.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []) {
    if (!HAN.test(run)) {
      stretches.push({ other: run });
      continue;
    }
    const length = Array.from(run).length;
    const words = readHan(run, {
      kind,
      lexicon,
      transcribed,
      allowed: allowed?.slice(at, at + length),
      english,
      names: names.map(({ name }) => name),
      series: at === 0 ? series : null,
      people: names.flatMap(({ name, isPerson }) => (isPerson ? [name] : [])),
    });
    const division = shape && dividesAsPrinted(shape, kind) ? shape.slice(at, at + length) : undefined;
    at += length;
    stretches.push({ words, ...(division && { division }) });
  }
  const written = writeTerm(stretches, { kind, isTitle: isTitle(hanzi, kind, english, lexicon) }, lexicon);
  return { ...written, match, printed, transcribed };
}

const isWhole = (printed: readonly PrintedSyllable[], hanzi: string): boolean =>
  printed.length === (hanzi.match(/\p{Script=Han}/gu)?.length ?? 0);

/** A syllable without a mark among marked ones is light, however the dictionary reads it. */
function withNeutralTones(
  syllables: readonly (readonly string[])[],
  printed: readonly PrintedSyllable[],
): (readonly string[])[] {
  const marked = printed.filter((one) => one.marked).length;
  return syllables.map((readings, i) =>
    i > 0 && !printed[i]!.marked && marked * 2 >= printed.length
      ? [...new Set(readings.map((reading) => reading.replace(/\d$/, '5')))]
      : readings,
  );
}

/** The longest word that somebody who divides pinyin into words at all writes as one. */
const LONGEST_WORD = 5;

/**
 * Whether what is printed says how the term is divided: not where every syllable stands apart, nor where a whole term
 * is run together. English names of places (Huangshan) are words of English.
 */
function dividesAsPrinted(printed: readonly PrintedSyllable[], kind: Kind | undefined): boolean {
  const lengths: number[] = [];
  for (const { joint } of printed) {
    if (joint === ' ' || lengths.length === 0) lengths.push(1);
    else lengths[lengths.length - 1]!++;
  }
  if (kind === 'person') {
    const words = printed.filter(({ joint }, i) => joint === ' ' || i === 0);
    return lengths.length === 2 && words.every(({ capital }) => capital);
  }
  if (lengths.every((length) => length === 1) || Math.max(...lengths) > LONGEST_WORD) return false;
  // Older romanisations have a hyphen between any two syllables of a word (hai-fang); pinyin has it between parts.
  const inner = printed.filter(({ joint }, i) => i > 0 && joint !== ' ');
  if (inner.every(({ joint }) => joint === '-') && !printed.some(({ marked }) => marked)) return false;
  if (lengths.length > 1) return true;
  return printed.some(({ marked }) => marked)
    ? lengths[0]! < LONGEST_WORD
    : kind !== 'place' && lengths[0]! < 4;
}

/**
 * Names of two characters or more that the English spells: 清湖 in "Qinghu Learning Center"; a person's with its
 * surname, where the English has that before it.
 */
function namesInside(
  hanzi: string,
  english: string,
  lexicon: Lexicon,
): { name: string; isPerson: boolean }[] {
  const spelt = (english.match(/\p{Lu}[\p{L}’']+/gu) ?? []).slice(0, 6);
  if (!spelt.some(isPinyin)) return [];
  const chars = Array.from(hanzi);
  const whole = segment(hanzi, lexicon);
  return spelt.flatMap((word, i) => {
    if (!isPinyin(word)) return [];
    const surname = spelt[i - 1] ?? '';
    for (let from = 0; from + 2 <= chars.length; from++) {
      // Only in a listed word has a character readings that it has not by itself.
      const begins = mayBeginPinyin(chars[from]!, word, lexicon);
      for (const length of [2, 3, 4]) {
        if (from + length >= chars.length + (from > 0 ? 1 : 0)) continue;
        const name = chars.slice(from, from + length).join('');
        if (!begins && !lexicon.has(name)) continue;
        if (!/^\p{Script=Han}+$/u.test(name) || !pinyinMatches(name, word, lexicon)) continue;
        // 习近平: the dictionary has the whole name.
        if (whole.some((listed) => listed !== name && listed.endsWith(name) && isName(listed, lexicon)))
          return [];
        const head = chars[from - 1];
        const isPerson =
          head !== undefined &&
          isSurname(head, lexicon) &&
          surname !== '' &&
          pinyinMatches(head, surname, lexicon);
        return [{ name: isPerson ? head + name : name, isPerson }];
      }
    }
    return [];
  });
}

/** What is made in a series, and numbered: 东风-17, 歼20. */
const SERIES = /^(\p{Script=Han}{1,3})[-—－–]?\d{1,4}(?!\d|年|号|號)/u;

/** The name of a series, where the English has its number behind a name or an abbreviation: YJ-18 anti-ship missile. */
function seriesName(hanzi: string, english: string | undefined): string | null {
  const [, name] = SERIES.exec(hanzi) ?? [];
  return name !== undefined && /\p{Lu}[\p{L}’']*[-–—]?\d/u.test(english ?? '') ? name : null;
}

/** Whether the dictionary has a word as a name alone. */
function isName(word: string, lexicon: Lexicon): boolean {
  const readings = lexicon.readings(word);
  return readings.length > 0 && readings.every((read) => /^[A-Z]/.test(read));
}

const EVENT = /(?:事件|事变|事變|惨案|慘案|起义|起義|战役|戰役)$/;

/**
 * Whether each word is written with a capital: names of institutions, places and works, and of events that are printed
 * so. What the dictionary lists as a common noun (电视台) is a name only where its English is.
 */
function isTitle(
  hanzi: string,
  kind: Kind | undefined,
  english: string | undefined,
  lexicon: Lexicon,
): boolean {
  const isNamed = english !== undefined && /^\P{L}*\p{Lu}/u.test(english);
  if (/^《?[关關]/.test(hanzi) && ISSUED.test(hanzi.replace(/》$/, '')))
    return english === undefined || isNamed;
  if (kind === 'policy-term') return isNamed && EVENT.test(hanzi) && !/\s\p{Ll}{4,}/u.test(english);
  if (kind !== 'organisation' && kind !== 'publication' && kind !== 'place') return kind === 'person';
  const senses = lexicon.senses(hanzi);
  return isNamed || senses.length === 0 || !senses.every(({ pinyin }) => /^[a-z]/.test(pinyin));
}

/** Names of people whose own language is not Chinese have a dot between their parts. */
function isTranscribed(hanzi: string): boolean {
  return /\p{Script=Han}[·・•‧]\p{Script=Han}/u.test(hanzi);
}

/** English words for what a place is, printed beside or instead of its generic. */
const ENGLISH_GENERIC =
  /\b(?:Province|Municipality|Prefecture|City|County|District|Township|Town|Village|Autonomous|Region|Islands?|River|Lake|Mountains?|Mount|Mt|Reef|Bay|Port|Harbou?r)\b\.?/g;
const CHINESE_GENERIC =
  /(?:特别行政区|自治区|自治區|自治州|自治县|自治縣|[省市县縣区區州镇鎮乡鄉村岛島湖江河山礁湾灣港])$/u;

/** A place is often printed without its generic, or with it translated: then its proper part decides. */
function matchPrinted(
  hanzi: string,
  printed: string,
  kind: Kind | undefined,
  lexicon: Lexicon,
  cantonese: CantoneseReadings | undefined,
): RomanisationMatch {
  const match = matchRomanisation(hanzi, printed, lexicon, cantonese);
  if (kind !== 'place' || match.verdict === 'full') return match;
  const proper = printed.replace(ENGLISH_GENERIC, ' ').trim();
  const whole = matchRomanisation(hanzi, proper, lexicon, cantonese);
  if (whole.verdict === 'full') return whole;
  const specific = hanzi.replace(CHINESE_GENERIC, '');
  const part = specific ? matchRomanisation(specific, proper, lexicon, cantonese) : match;
  if (part.verdict === 'full') {
    const rest = Array.from(hanzi).length - Array.from(specific).length;
    return { ...part, syllables: [...(part.syllables ?? []), ...Array.from({ length: rest }, () => [])] };
  }
  // Places have no surname.
  return match.verdict === 'surname' ? { verdict: 'none', system: null } : match;
}

function judge(match: RomanisationMatch, translated: boolean, printed: string, pinyin: string) {
  switch (match.verdict) {
    case 'full':
      return { agreesWithPrinted: true };
    case 'surname':
      return {
        agreesWithPrinted: false,
        why: `"${printed}" gives only the surname of ${pinyin}; ${match.unread?.join(' ') ?? 'the rest'} is a name of another language or another person's`,
      };
    case 'partial': {
      const { spelt = [], expected = [], differs = [] } = match.nearest ?? {};
      const parted = differs.map(
        (i) => `${spelt[i]} is printed where the character reads ${toMarks(expected[i]!)}`,
      );
      return {
        agreesWithPrinted: false,
        why: `"${printed}" does not read as ${pinyin}: ${parted.join('; ')}`,
      };
    }
    case 'none':
      return translated
        ? {
            agreesWithPrinted: null,
            why: `"${printed}" does not romanise ${pinyin}; it is the name in another language`,
          }
        : { agreesWithPrinted: false, why: `"${printed}" does not romanise ${pinyin}` };
  }
}
