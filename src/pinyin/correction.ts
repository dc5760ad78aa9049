/**
 * Proposes what characters were meant where they do not read as the name printed beside them: a typesetter's
 * or a scanner's slip, one edit away from a name that does read so. The rule is general: exchange, add, drop or
 * swap a character, keep what then reads as printed, and rank by what the dictionary knows of the result.
 */
import type { Kind } from '../term/kinds.ts';
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import { cedictSyllables, readingsOf } from './character.ts';
import { parseSyllables } from './parse.ts';
import { matchRomanisation } from './romanisation/match.ts';
import { wadeGiles } from './spelling.ts';
import { surnameLengths } from './surname.ts';
import { readNumbered, SYLLABLES } from './syllable.ts';

export interface Suggestion {
  readonly hanzi: string;
  /** A listed word, or only characters that could be meant. */
  readonly listed: boolean;
  /** Higher is likelier; comparable within one answer only. */
  readonly score: number;
}

export interface SuggestionOptions {
  readonly kind?: Kind;
  /** The Kangxi radical of a character; characters of one radical are easier to confuse. */
  readonly radicalOf?: (char: string) => string | null;
  /** At most so many suggestions; 3 unless told. */
  readonly most?: number;
}

/** Likely spellings, best first; empty when the characters read as printed or nothing near does. */
export function suggestCorrection(
  hanzi: string,
  printed: string,
  lexicon: Lexicon,
  { kind, radicalOf, most = 3 }: SuggestionOptions = {},
): Suggestion[] {
  const chars = Array.from(hanzi);
  const match = matchRomanisation(hanzi, printed, lexicon);
  if (match.verdict === 'full' || chars.length < 2 || chars.length > 8) return [];
  if (!chars.every((char) => /\p{Script=Han}/u.test(char))) return [];

  const script = scriptOf(chars, lexicon);
  const found = new Map<string, Suggestion>();
  const consider = (candidate: readonly string[], exchanged: readonly (readonly [string, string])[]) => {
    const word = candidate.join('');
    if (word === hanzi || found.has(word)) return;
    const bases = candidate.map((char) => new Set(readingsOf(char, lexicon).map(baseOf)));
    if (
      !readings.some((r) => r.length === bases.length && r.every((b, i) => b.some((x) => bases[i]!.has(x))))
    )
      return;
    const senses = lexicon.senses(word).filter((sense) =>
      readings.some((r) => {
        const own = cedictSyllables(sense.pinyin).map(baseOf);
        return own.length === r.length && r.every((b, i) => b.includes(own[i]!));
      }),
    );
    const isName =
      kind === 'person' || (kind === undefined && match.verdict !== 'none' && !senses.length)
        ? surnameLengths(word, lexicon).length > 0
        : false;
    if (!senses.length && !isName) return;
    let score = senses.length ? 6 + nameBonus(senses, kind) + Math.log10(1 + lexicon.count(word)) : 0;
    for (const [from, to] of exchanged) {
      const radical = radicalOf?.(from);
      if (radical && radical === radicalOf?.(to)) score += 2;
      if (!senses.length) score += Math.log10(1 + lexicon.count(to));
    }
    found.set(word, { hanzi: word, listed: senses.length > 0, score });
  };

  // What is printed, as one list of possible bases per syllable. Beside a surname stands a name of its own.
  const text = (match.verdict === 'partial' && match.matched) || printed;
  const readings: (readonly string[])[][] = parseSyllables(text).map((division) =>
    division.map(({ base }) => umlauts(base)),
  );
  if (match.system === 'wade-giles' && match.nearest)
    readings.push(match.nearest.spelt.map((spelling) => WADE_BASES.get(spelling) ?? []));

  for (const reading of readings) {
    const isRead = (char: string, bases: readonly string[]) =>
      readingsOf(char, lexicon).some((r) => bases.includes(baseOf(r)));
    if (reading.length === chars.length) {
      for (let i = 0; i + 1 < chars.length; i++) {
        const swapped = [...chars];
        [swapped[i], swapped[i + 1]] = [chars[i + 1]!, chars[i]!];
        consider(swapped, []);
      }
      const differs = chars.flatMap((char, i) => (isRead(char, reading[i]!) ? [] : [i]));
      if (differs.length === 1) {
        const at = differs[0]!;
        for (const char of charactersRead(reading[at]!, lexicon).filter(script))
          consider(
            chars.map((c, i) => (i === at ? char : c)),
            [[chars[at]!, char]],
          );
      }
    } else if (reading.length === chars.length + 1) {
      for (let at = 0; at <= chars.length; at++) {
        if (!chars.every((char, i) => isRead(char, reading[i < at ? i : i + 1]!))) continue;
        for (const char of charactersRead(reading[at]!, lexicon).filter(script))
          consider([...chars.slice(0, at), char, ...chars.slice(at)], []);
      }
    } else if (reading.length === chars.length - 1) {
      for (let at = 0; at < chars.length; at++) consider(chars.toSpliced(at, 1), []);
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score || (a.hanzi < b.hanzi ? -1 : 1)).slice(0, most);
}

/** Accepts the characters of the script these are written in: simplified unless one is traditional only. */
function scriptOf(chars: readonly string[], lexicon: Lexicon): (char: string) => boolean {
  const only = (char: string, form: 'simplified' | 'traditional') => {
    const senses = lexicon.senses(char);
    return (
      senses.length > 0 &&
      senses.every((s) => s[form] === char) &&
      senses.some((s) => s.simplified !== s.traditional)
    );
  };
  const isTraditional = chars.some((char) => only(char, 'traditional'));
  return isTraditional
    ? (char) => lexicon.senses(char).some((sense) => sense.traditional === char)
    : (char) => lexicon.senses(char).some((sense) => sense.simplified === char);
}

/** Proper names weigh more, and those of the kind asked for more still. */
function nameBonus(senses: readonly Sense[], kind: Kind | undefined): number {
  const proper = senses.filter((sense) => /^[A-Z]/.test(sense.pinyin));
  if (!proper.length) return kind === 'place' || kind === 'person' ? -4 : 0;
  const isPlace = proper.some((sense) =>
    sense.glosses.some((gloss) =>
      /\b(?:city|county|district|prefecture|province|town)\b|[市县縣区區省]\[/i.test(gloss),
    ),
  );
  return isPlace && kind !== 'person' ? 4 : 2;
}

const baseOf = (numbered: string) => readNumbered(numbered)?.base ?? numbered;

/** `lu` may be meant for `lü`, which English prints without its dots. */
function umlauts(base: string): string[] {
  const dotted = base.replace('u', 'ü');
  return /^[nl]ue?$/.test(base) && SYLLABLES.has(dotted) ? [base, dotted] : [base];
}

const WADE_BASES: ReadonlyMap<string, readonly string[]> = (() => {
  const bases = new Map<string, string[]>();
  for (const base of SYLLABLES)
    for (const spelling of wadeGiles(base)) bases.set(spelling, [...(bases.get(spelling) ?? []), base]);
  return bases;
})();

const known = new WeakMap<Lexicon, Map<string, readonly string[]>>();

/** The listed characters of the basic block that may read so: looked for when it is first asked. */
function charactersOf(base: string, lexicon: Lexicon): readonly string[] {
  let ofLexicon = known.get(lexicon);
  if (!ofLexicon) known.set(lexicon, (ofLexicon = new Map()));
  let found = ofLexicon.get(base);
  if (!found) {
    const head = base.charCodeAt(0);
    // Nearly all are told by the first letter, a capital or not, and need not be taken apart.
    const isRead = (reading: string) =>
      ((reading.charCodeAt(0) | 0x20) === head || reading.includes(' ')) &&
      cedictSyllables(reading).some((syllable) => baseOf(syllable) === base);
    const chars: string[] = [];
    for (let code = 0x4e00; code <= 0x9fff; code++) {
      const char = String.fromCharCode(code);
      if (lexicon.readings(char).some(isRead)) chars.push(char);
    }
    ofLexicon.set(base, (found = chars));
  }
  return found;
}

const charactersRead = (bases: readonly string[], lexicon: Lexicon): string[] =>
  bases.flatMap((base) => charactersOf(base, lexicon));
