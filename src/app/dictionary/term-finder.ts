/** A finder over the terms of the library: by every English version that a source, the glossary or the reader has. */
import type { Entry } from '../../library/entry.ts';
import { prepareFinder, type Finder } from '../../look-up/finder.ts';

export function prepareTermFinder(entries: readonly Entry[]): Finder<Entry> {
  return prepareFinder(entries, (entry) => ({
    hanzi: [entry.hanzi, entry.traditional],
    pinyinNumbered: entry.pinyinNumbered,
    zhuyin: entry.zhuyin,
    glosses: [
      ...new Set(
        [
          entry.gloss,
          entry.written?.gloss,
          entry.written?.english,
          entry.abbreviation,
          ...entry.renderings.map(({ text }) => text),
          ...(entry.written?.renderings.map(({ english }) => english) ?? []),
        ].filter((gloss) => gloss !== null && gloss !== undefined),
      ),
    ],
  }));
}
