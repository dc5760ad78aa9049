/** Makes the rows of a library's cards, and packs them to be kept; see card-rows.ts. */
import { BIT, type CardRow, type PackedRows } from './card-rows.ts';
import type { Entry } from './entry.ts';
import type { Library } from './fold.ts';

/**
 * A row for each entry, in the library's order.
 *
 * @param hasSentence whether a text that is kept has a sentence the term can be left out of
 */
export function cardRowsOf(
  { entries }: Pick<Library, 'entries'>,
  hasSentence: (entry: Entry) => boolean = () => false,
): CardRow[] {
  return entries.map((entry): CardRow => {
    const { id, labels, study, offered, gloss, written } = entry;
    const gap = written?.example !== undefined || hasSentence(entry);
    return { id, labels, study, offered, meaning: gloss !== null, gap };
  });
}

/** For a structured clone; see `unpackRows`. */
export function packRows(rows: readonly CardRow[]): unknown {
  const places = new Map<string, number>();
  const labelled: number[] = [];
  for (const { labels } of rows) {
    for (const label of labels) {
      let place = places.get(label);
      if (place === undefined) places.set(label, (place = places.size));
      labelled.push(place);
    }
  }
  return {
    ids: rows.map(({ id }) => id).join('\n'),
    labels: [...places.keys()].join('\n'),
    labelled: Uint32Array.from(labelled),
    counts: Uint32Array.from(rows, ({ labels }) => labels.length),
    bits: Uint8Array.from(
      rows,
      ({ study, offered, meaning, gap }) =>
        (study === true ? BIT.studied : study === false ? BIT.notStudied : 0) |
        (offered ? BIT.offered : 0) |
        (meaning ? BIT.meaning : 0) |
        (gap ? BIT.gap : 0),
    ),
  } satisfies PackedRows;
}
