/** What folds the library, with the schemas of what it is folded from: apart, because the first screen needs neither. */
import { readEdit } from '../../library/edit.ts';
import { addEdits, addSource, foldLibrary, wordsToKeep, wordsToTakeBack } from '../../library/fold.ts';
import { packRows } from '../../library/make-rows.ts';
import { giveWay } from '../../platform/platform.ts';
import { respell } from '../../pinyin/respell.ts';
import type { Folding } from './shelf.ts';
import { TextGaps } from './text-gaps.ts';

// Here because it asks the same of the library; a part of its own would be named before the first screen.
export { ankiTerms } from './anki-terms.ts';

export const folding: Folding = {
  fold: (shipped, sources, edits) => foldLibrary(shipped, sources, edits, respell),
  addSource,
  addEdits,
  wordsToKeep,
  wordsToTakeBack,
  readEdit,
  packRows,
  textGaps: (store) => new TextGaps(store, giveWay),
};
