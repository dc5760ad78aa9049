/** How the entries of a glossary belong together: what people wrote, told from both sides, and shared words. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';

/** One term's side of a relation; `to` is the other's hanzi. */
export interface Relation {
  readonly to: string;
  readonly why: string;
}

/**
 * Each relation from both sides, in the order written, a term's own before those written of it elsewhere. A pair
 * that both sides wrote about keeps each side's reason.
 */
export function mirrorRelations(
  written: ReadonlyMap<string, readonly Relation[]>,
): ReadonlyMap<string, readonly Relation[]> {
  const both = new Map([...written].map(([hanzi, own]) => [hanzi, [...own]]));
  for (const [hanzi, own] of written)
    for (const { to, why } of own) {
      const other = both.get(to);
      if (other && !other.some((relation) => relation.to === hanzi)) other.push({ to: hanzi, why });
    }
  return both;
}

/** A word found in so many terms or more says nothing about what they have in common. */
const COMMON = 5;

export interface SharedWord {
  readonly to: string;
  readonly word: string;
}

/**
 * Terms that have a word in common which fewer than five have; the rarest word first. Symmetric. Names of people
 * share nothing.
 */
export function shareWords(
  terms: readonly { readonly hanzi: string; readonly isPerson: boolean }[],
  lexicon: Lexicon,
): ReadonlyMap<string, readonly SharedWord[]> {
  const having = new Map<string, string[]>();
  for (const { hanzi, isPerson } of terms) {
    if (isPerson) continue;
    const words = segment(hanzi, lexicon).filter(
      (word) => Array.from(word).length > 1 || /[A-Z]{2}/.test(word),
    );
    for (const word of new Set(words)) having.set(word, [...(having.get(word) ?? []), hanzi]);
  }
  const shared = new Map<string, SharedWord[]>(terms.map(({ hanzi }) => [hanzi, []]));
  const rarestFirst = [...having]
    .filter(([, terms]) => terms.length > 1 && terms.length < COMMON)
    .sort(([a, x], [b, y]) => x.length - y.length || b.length - a.length || (a < b ? -1 : 1));
  for (const [word, having] of rarestFirst)
    for (const hanzi of having) {
      const own = shared.get(hanzi)!;
      for (const to of having) if (to !== hanzi && !own.some((one) => one.to === to)) own.push({ to, word });
    }
  return shared;
}
