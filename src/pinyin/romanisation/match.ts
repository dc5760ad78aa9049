/**
 * Decides whether a name printed in Latin letters romanises given Chinese characters, in which system, and
 * which of a character's readings it thereby chooses.
 *
 * One dynamic programme does it all: characters are consumed in order, each by any spelling of any of its
 * readings, and a spelling never crosses a blank or a hyphen. Orders other than surname–given are tried by
 * rotating the characters. Cost: words × characters × a handful of spelling lengths.
 */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { surnameLengths } from '../surname.ts';
import { firstUnitOf, unitsOf, type CantoneseReadings, type Unit } from './characters.ts';
import { consume } from './consume.ts';
import { findPartial } from './partial-name.ts';
import { readPrintedWords, type PrintedWord } from './printed-words.ts';
import type { RomanisationMatch } from './result.ts';
import { ATTEMPTS, mayBeginWith, spellingsOf, type RomanisationSystem } from './spellings.ts';
import { surnameOnly } from './surname-only.ts';
import { begins, coursesOf, matchWhole } from './whole-name.ts';

const NONE: RomanisationMatch = { verdict: 'none', system: null };
/** Longer prints are sentences, not names. */
const LONGEST_PRINT = 400;
const MOST_WORDS = 24;
const MOST_CHARACTERS = 40;

/**
 * Matches `printed` against the characters. `lexicon` widens the known readings and tells surnames;
 * `cantonese` enables Hong Kong and Macau spellings. Never throws.
 */
export function matchRomanisation(
  hanzi: string,
  printed: string,
  lexicon?: Lexicon,
  cantonese?: CantoneseReadings,
): RomanisationMatch {
  const comparison = comparisonOf(hanzi, printed, lexicon, cantonese);
  if (!comparison) return NONE;
  const whole = wholeMatch(comparison, cantonese);
  if (whole) return whole;
  const { units, words, surnames } = comparison;
  const partial = findPartial(units, words);
  if (partial?.verdict === 'partial') return partial;
  // A print that is itself a whole Mandarin name with this surname names somebody else.
  return partial?.verdict === 'namesake' ? NONE : (surnameOnly(units, words, surnames) ?? NONE);
}

/**
 * The system in which `printed` spells the characters and nothing else, as `matchRomanisation` finds it; null where it
 * does not. For who asks of many prints, nearly all of which do not: nothing is looked for that spells but a part.
 */
export function romanisesWhole(
  hanzi: string,
  printed: string,
  lexicon?: Lexicon,
  cantonese?: CantoneseReadings,
): RomanisationSystem | null {
  const comparison = comparisonOf(hanzi, printed, lexicon, cantonese);
  const whole = comparison && wholeMatch(comparison, cantonese);
  return whole && (whole.unread ?? []).length === 0 ? whole.system : null;
}

/** What is compared: the characters and the print, and how many characters may be surname. */
interface Comparison {
  readonly units: readonly Unit[];
  readonly words: readonly PrintedWord[];
  readonly surnames: readonly number[];
}

/** Null where there is nothing to compare, or too much. */
function comparisonOf(
  hanzi: string,
  printed: string,
  lexicon: Lexicon | undefined,
  cantonese: CantoneseReadings | undefined,
): Comparison | null {
  if (printed.length > LONGEST_PRINT || hanzi.length > LONGEST_PRINT) return null;
  const units = unitsOf(hanzi, lexicon, cantonese);
  if (units.length > MOST_CHARACTERS || !units.some((unit) => unit.han)) return null;
  const words = readPrintedWords(printed);
  if (!words.length || words.length > MOST_WORDS) return null;
  const person = units.length >= 2 && units.length <= 5 && units.every((unit) => unit.han);
  return { units, words, surnames: person ? surnameLengths(hanzi, lexicon) : [] };
}

function wholeMatch(
  { units, words, surnames }: Comparison,
  cantonese: CantoneseReadings | undefined,
): RomanisationMatch | null {
  const courses = coursesOf(units.length, surnames);
  for (const [system, lax] of ATTEMPTS) {
    if (system === 'cantonese' && !cantonese) continue;
    const whole = matchWhole({ units, words, system, lax }, courses);
    if (whole) return { ...whole, ...(system === 'pinyin' && { tonesAgree: !lax }) };
  }
  return null;
}

/**
 * Whether text that begins with this may be the Hanyu pinyin of the characters, tones ignored: nearly all English fails
 * here, before the rest of it is looked at. True where `text` has no letters.
 */
export function mayBeginPinyin(hanzi: string, text: string, lexicon?: Lexicon): boolean {
  const unit = firstUnitOf(hanzi, lexicon);
  if (!unit || !mayBeginWith(text, spellingsOf(unit, 'pinyin'))) return false;
  const [word] = readPrintedWords(text);
  return !word || begins(word, 'pinyin', spellingsOf(unit, 'pinyin'));
}

/** Whether Latin text is the Hanyu pinyin of the whole of these characters, tones ignored. */
export function pinyinMatches(hanzi: string, text: string, lexicon?: Lexicon): boolean {
  return spells('pinyin', hanzi, text, lexicon);
}

/** Whether Latin text spells the whole of these characters as Wade and Giles did, tones ignored: hsiang-ts’un. */
export function wadeGilesMatches(hanzi: string, text: string, lexicon?: Lexicon): boolean {
  return spells('wade-giles', hanzi, text, lexicon);
}

function spells(system: RomanisationSystem, hanzi: string, text: string, lexicon?: Lexicon): boolean {
  // A gloss of more letters than this is a text.
  if (text.length > 2000 || hanzi.length > 400) return false;
  const units = unitsOf(hanzi, lexicon);
  const words = readPrintedWords(text);
  if (!units.some((unit) => unit.han) || !words.length || units.length > 200) return false;
  // Every word is spelt by at least one unit, and the first by the first: nearly all English fails here.
  if (words.length > units.length || !begins(words[0]!, system, spellingsOf(units[0]!, system))) return false;
  const order = units.map((_, i) => i);
  const found = consume({ units, words, system, lax: true }, { order }, 0);
  return found !== null && found.end === words.length;
}
