/** A finder over the entries of a glossary. */
import type { Entry } from './entry.ts';
import { prepareFinder, type Finder } from './find.ts';
import { piecesOf } from './reading.ts';

export function prepareEntryFinder(entries: readonly Entry[]): Finder<Entry> {
  return prepareFinder(entries, (entry) => ({
    hanzi: [entry.hanzi, entry.traditional],
    pinyinNumbered: piecesOf(entry.hanzi, entry.pinyinNumbered).join(' '),
    zhuyin: piecesOf(entry.hanzi, entry.zhuyin).join(' '),
    glosses: [entry.english, entry.suppliedEnglish, entry.abbreviation].filter(
      (gloss) => gloss !== null && gloss !== undefined,
    ),
  }));
}
