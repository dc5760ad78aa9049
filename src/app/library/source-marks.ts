/** The places of a source's terms as marks in its text. */
import type { Entry, SourcedFind } from '../../library/entry.ts';
import { linesOf } from '../../library/lines.ts';
import type { Mark } from '../read/blocks.ts';
import type { CardFacts } from '../read/term-card.ts';

/** In order of position; places that the text does not have are passed over. */
export function marksOfSource(
  text: string,
  finds: readonly SourcedFind[],
  entryOf: (id: string) => Pick<Entry, 'id'> | undefined,
): Mark<CardFacts>[] {
  const lines = linesOf(text);
  const marks = finds.flatMap(({ find }) => {
    const { hanzi, traditional, pinyin, zhuyin, gloss, term, places } = find;
    const entry = entryOf(term);
    const of: CardFacts = {
      hanzi,
      traditional,
      pinyin,
      zhuyin,
      gloss,
      ...(entry && { entry }),
    };
    return places.flatMap(({ line, column, length }): Mark<CardFacts>[] => {
      const start = lines.offset(line, column);
      return start === null || start + length > text.length ? [] : [{ start, end: start + length, of }];
    });
  });
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Where each term first stands, by its id: offsets. @param marks in order of position */
export function firstPlaces(marks: readonly Mark<CardFacts>[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { start, of } of marks) {
    if (of.entry !== undefined && !places.has(of.entry.id)) places.set(of.entry.id, start);
  }
  return places;
}

/** Id of the term that stands at an offset. @param marks in order of position */
export const termAt = (marks: readonly Mark<CardFacts>[], at: number): string | undefined =>
  marks.find(({ start, end }) => start <= at && at < end)?.of.entry?.id;
