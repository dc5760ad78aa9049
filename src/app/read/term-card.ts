/** What the small card over a text says about a marked term. */
import type { Mark } from './blocks.ts';
import type { Corrections } from './corrections.ts';
import type { FoundTerm } from './found-term.ts';
import { corrected, type Descriptions } from './term-list.ts';

export interface CardFacts {
  readonly hanzi: string;
  readonly traditional: string;
  readonly pinyin: string;
  readonly zhuyin?: string;
  /** What the text says it means; null where it says nothing. */
  readonly gloss: string | null;
  /** Its page in the library. */
  readonly entry?: { readonly id: string };
  /** Its row in the list to check. */
  readonly row?: string;
}

/** The terms of one source, without those left out. */
export function marksOfFound(
  found: readonly FoundTerm[],
  corrections: Corrections,
  source: number,
  descriptions?: Descriptions,
): Mark<CardFacts>[] {
  return found
    .filter((one) => one.source === source && corrections.values[one.id]?.dropped !== true)
    .flatMap((one) => {
      const { hanzi, traditional, pinyin, english } = corrected(one, corrections, descriptions);
      const of: CardFacts = {
        hanzi,
        traditional,
        pinyin,
        gloss: english,
        row: one.id,
        ...(one.known && { entry: one.known }),
      };
      return one.places.map((place) => ({ ...place, of }));
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}
