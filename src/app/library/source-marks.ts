/** The places of a source's terms as marks in its text. */
import type { Entry, SourcedFind } from '../../library/entry.ts';
import { linesOf } from '../../library/lines.ts';
import type { Mark } from '../read/blocks.ts';
import type { CardFacts } from '../read/term-card.ts';

/** In order of position; places that the text does not have are passed over. */
export function marksOfSource(
  text: string,
  finds: readonly SourcedFind[],
  entryOf: (id: string) => Pick<Entry, 'id' | 'gloss'> | undefined,
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
      gloss: gloss ?? entry?.gloss ?? null,
      ...(entry && { entry }),
    };
    return places.flatMap(({ line, column, length }): Mark<CardFacts>[] => {
      const start = lines.offset(line, column);
      return start === null || start + length > text.length ? [] : [{ start, end: start + length, of }];
    });
  });
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}
