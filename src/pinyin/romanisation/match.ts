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
import { unitsOf, type CantoneseReadings } from './characters.ts';
import { consume } from './consume.ts';
import { findPartial } from './partial-name.ts';
import { readPrintedWords } from './printed-words.ts';
import type { RomanisationMatch } from './result.ts';
import { ATTEMPTS, spellingsOf, type RomanisationSystem } from './spellings.ts';
import { surnameOnly } from './surname-only.ts';
import { begins, matchWhole } from './whole-name.ts';

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
  if (printed.length > LONGEST_PRINT || hanzi.length > LONGEST_PRINT) return NONE;
  const units = unitsOf(hanzi, lexicon, cantonese);
  const chars = units.filter((unit) => unit.han);
  const words = readPrintedWords(printed);
  if (!chars.length || units.length > MOST_CHARACTERS || !words.length || words.length > MOST_WORDS)
    return NONE;

  const person = chars.length === units.length && chars.length >= 2 && chars.length <= 5;
  const surnames = person ? surnameLengths(hanzi, lexicon) : [];
  for (const [system, lax] of ATTEMPTS) {
    if (system === 'cantonese' && !cantonese) continue;
    const whole = matchWhole({ units, words, system, lax }, surnames);
    if (whole) return { ...whole, ...(system === 'pinyin' && { tonesAgree: !lax }) };
  }
  const partial = findPartial(units, words);
  if (partial?.verdict === 'partial') return partial;
  // A print that is itself a whole Mandarin name with this surname names somebody else.
  return partial?.verdict === 'namesake' ? NONE : (surnameOnly(units, words, surnames) ?? NONE);
}

/**
 * Whether text that begins with this may be the Hanyu pinyin of the characters, tones ignored: nearly all English fails
 * here, before the rest of it is looked at. True where `text` has no letters.
 */
export function mayBeginPinyin(hanzi: string, text: string, lexicon?: Lexicon): boolean {
  const [unit] = unitsOf(hanzi, lexicon);
  if (!unit) return false;
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
