/** Abbreviations and the words they stand for. */
import { isAbbreviation } from './bracket.ts';
import { partsOf } from './words.ts';

const SKIPPED = /^(?:the|a|an|of|and|for|in|on|to|at|with|by|from|de|du|&)$/i;

/** `PLAs` → `PLA`, `U.S.` → `US`: letters and digits only, without a plural s. */
export function lettersOf(abbreviation: string): string {
  return abbreviation
    .replace(/(?<=\p{Lu})s$/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/**
 * Whether the initials of `words` spell the abbreviation. Little words may be left out or count; a word may
 * give further letters (**Ku**o**m**in**t**ang) when its first is used. The last letter falls in the last
 * two words, the first in the first word.
 */
export function fitsInitials(abbreviation: string, words: readonly string[]): boolean {
  const letters = lettersOf(abbreviation);
  if (letters.length < 2) return false;
  const units = words.flatMap((word) => unitsOf(word));
  // Whatever is left out, the first letter is the first of some word.
  if (!units.some((unit) => unit[0] === letters[0])) return false;
  const strict = units
    .filter((w) => !SKIPPED.test(w))
    .map((w) => w[0])
    .join('');
  if (strict === letters) return true;
  if (units.map((w) => w[0]).join('') === letters) return true;
  if (units.length === 0 || units[0]![0] !== letters[0]) return false;
  const seen = new Map<string, boolean>();
  // Letter l is taken from word u at place p; then the next from the same word or the first of a later one.
  const walk = (l: number, u: number, p: number): boolean => {
    if (l === letters.length)
      return u >= units.length - 1 || units.slice(u + 1).every((w) => SKIPPED.test(w));
    const key = `${l} ${u} ${p}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    let fits = false;
    // Within one word only when the abbreviation has more letters than there are words.
    if (units.length < letters.length)
      for (let q = p + 1; q < units[u]!.length && !fits; q++)
        if (units[u]![q] === letters[l]) fits = walk(l + 1, u, q);
    for (let v = u + 1; v < units.length && !fits; v++) {
      if (units[v]![0] === letters[l]) fits = walk(l + 1, v, 0);
      if (!SKIPPED.test(units[v]!)) break;
    }
    seen.set(key, fits);
    return fits;
  };
  return walk(1, 0, 0);
}

/** Words divided lately. */
const divided = new Map<string, readonly string[]>();
const MOST_DIVIDED = 20_000;

/** What of a word has an initial. An abbreviation gives all its letters: EU-China Friendship Group, EUCFG. */
function unitsOf(word: string): readonly string[] {
  let units = divided.get(word);
  if (!units) {
    units = partsOf(word)
      .flatMap((w) => (/^\p{Lu}{2,4}$/u.test(w) ? w.split('') : [w]))
      .map((w) => w.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''));
    if (divided.size >= MOST_DIVIDED) divided.clear();
    divided.set(word, units);
  }
  return units;
}

/** Longest name an abbreviation is looked for after, in words. */
const LONGEST_NAME = 12;

/**
 * Abbreviations a text introduces as `Long Name (LN)`, by the name in lower case: every stretch of words
 * before the bracket that the letters fit. Linear in the text.
 */
export function abbreviationsIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const m of text.matchAll(/[(（]([\p{Lu}][\p{L}\d&.-]{1,9})[)）]/gu)) {
    const abbreviation = m[1]!;
    if (!isAbbreviation(abbreviation)) continue;
    const words = text
      .slice(Math.max(0, m.index - 160), m.index)
      .replace(/[*_“”"]|<[^<>]*>/g, '')
      .trim()
      .split(/\s+/);
    for (let n = 1; n <= Math.min(words.length, LONGEST_NAME); n++) {
      const name = words.slice(-n);
      if (/[.;:!?)]$/.test(name[0]!) && n > 1) break;
      if (!/^the$/i.test(name[0]!) && fitsInitials(abbreviation, name))
        found.set(name.join(' ').toLowerCase(), abbreviation.replace(/(?<=\p{Lu})s$/u, ''));
    }
  }
  return found;
}
