/** A print of which only the surname is spelt. */
import type { Unit } from './characters.ts';
import { consume } from './consume.ts';
import type { PrintedWord } from './printed-words.ts';
import { spans, type RomanisationMatch } from './result.ts';
import { ATTEMPTS } from './spellings.ts';

/** A surname printed as a word of its own, beside names of another language (Jensen Huang, Carrie Lam). */
export function surnameOnly(
  units: readonly Unit[],
  words: readonly PrintedWord[],
  surnames: readonly number[],
): RomanisationMatch | null {
  for (const k of [...surnames].sort((a, b) => b - a)) {
    const order = Array.from({ length: k }, (_, i) => i);
    for (const [system] of ATTEMPTS) {
      // The surname stands last in Western order, else first, else between given names.
      const places = [words.length - 1, ...words.keys()];
      for (const from of new Set(places)) {
        if (!words[from]!.capital || words[from]!.raw.length < 2) continue;
        const found = consume({ units, words, system, lax: true }, { order }, from);
        if (!found) continue;
        const byUnit = new Map(found.steps.map((step) => [step.unit, step.readings]));
        return {
          verdict: 'surname',
          system,
          syllables: units.map((_, i) => byUnit.get(i) ?? []),
          ...spans(words, (t) => t >= from && t < found.end),
        };
      }
    }
  }
  return null;
}
