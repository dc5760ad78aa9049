/** A finder over the entries of a glossary. */
import type { Entry } from './entry.ts';
import { prepareFinder, type Finder } from './find.ts';

export function prepareEntryFinder(entries: readonly Entry[]): Finder<Entry> {
  return prepareFinder(entries, (entry) => ({
    hanzi: [entry.hanzi, entry.traditional],
    pinyinNumbered: entry.pinyinNumbered,
    zhuyin: entry.zhuyin,
    glosses: [
      ...new Set(
        [
          entry.gloss,
          entry.english,
          entry.abbreviation,
          ...entry.renderings.map(({ english }) => english),
        ].filter((gloss) => gloss !== null && gloss !== undefined),
      ),
    ],
  }));
}
