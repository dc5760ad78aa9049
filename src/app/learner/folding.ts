/** What folds the library, with the schemas of what it is folded from: apart, because the first screen needs neither. */
import { readEdit, type Edit, type EditDraft } from '../../library/edit.ts';
import {
  addEdits,
  addSource,
  foldLibrary,
  wordsToKeep,
  wordsToTakeBack,
  type Library,
} from '../../library/fold.ts';
import { packRows } from '../../library/make-rows.ts';
import { giveWay } from '../../platform/platform.ts';
import { respell } from '../../pinyin/respell.ts';
import type { Folding } from './shelf.ts';
import { TextGaps } from './text-gaps.ts';

// Here because it asks the same of the library; a part of its own would be named before the first screen.
export { ankiTerms } from './anki-terms.ts';

export const folding: Folding = {
  fold: (shipped, sources, edits) => foldLibrary(shipped, sources, edits, respell),
  async keeping(library, source, asked, stamped) {
    const isHere = typeof source === 'string';
    const id = isHere ? source : source.id;
    const isRemoved = library.source(id)?.state === 'removed';
    const back: EditDraft[] = isRemoved ? [{ of: id, set: 'removed', to: false }] : [];
    const put = (before: Library, edits: readonly Edit[]) =>
      addEdits(isHere ? before : addSource(before, source), edits);
    const given = await stamped([...back, ...asked]);
    const words = wordsToTakeBack(library, id, () => put(library, given));
    const all = [...given, ...(await stamped(words))];
    return { all, put: (before) => put(before, all) };
  },
  addEdits,
  wordsToKeep,
  wordsToTakeBack,
  readEdit,
  packRows,
  textGaps: (store) => new TextGaps(store, giveWay),
};
