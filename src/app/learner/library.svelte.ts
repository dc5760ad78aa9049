/**
 * The library for screens: the shipped issue, the sources the reader has kept, and what they have done to both. Read in
 * a component it is reactive. Components change it here and nowhere else.
 */
import { respell } from '../../pinyin/respell.ts';
import { foldLibrary, type Library, type SourceState } from '../../library/fold.ts';
import { shippedOf } from '../../library/shipped.ts';
import type { Source, SourceId } from '../../library/source.ts';
import { StorageError } from '../../store/errors.ts';
import { glossaryFiles, openGlossary } from '../library/glossary.ts';
import { learnerData, openLearnerData } from './learner.svelte.ts';
import type { EditDraft } from '../../library/edit.ts';
import type { MakeEdits } from './shelf.ts';

/** As it was when it was opened: the shelf's own is newer, once it is there. */
let whole = $state.raw<Library>();
/** Only a change of the library is one: not every answer, nor the passing of time. */
const shown = $derived(learnerData.read((learner) => learner.shelf.library) ?? whole);

/**
 * The library as it is now, for a screen that is only shown once it is open.
 *
 * @throws Error before `openWholeLibrary` has succeeded: a fault of the caller
 */
export function library(): Library {
  if (shown === undefined) throw new Error('The library is not open yet.');
  return shown;
}

/** So long a screen waits for storage (ms); it is shown with the shipped issue then, and the rest comes when it comes. */
const PATIENCE = 1000;

/**
 * Opens all of it. Where the learner's data cannot be opened it is the shipped issue alone, so that looking up works;
 * what is wrong is shown where the learner's data is.
 *
 * @throws LoadError where the code or the glossary does not come
 */
export async function openWholeLibrary(): Promise<void> {
  await openGlossary();
  const opening = readWhole();
  // Shown where the learner's data is; also when nobody waits for it any more.
  opening.catch(() => undefined);
  let patience: ReturnType<typeof setTimeout> | undefined;
  try {
    await Promise.race([opening, new Promise((resolve) => (patience = setTimeout(resolve, PATIENCE)))]);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  } finally {
    clearTimeout(patience);
  }
  whole ??= foldLibrary(shippedOf(glossaryFiles()), [], [], respell);
}

async function readWhole(): Promise<void> {
  const { shelf } = await openLearnerData();
  whole = await shelf.whole();
}

const shelf = async () => (await openLearnerData()).shelf;

/** What a reader can do to the library. Each is stored when its promise resolves, or rejects with the store's error. */
export const libraryActs = {
  edit: async (...drafts: readonly EditDraft[]): Promise<void> =>
    void (await (await shelf()).edit(...drafts)),
  /** Edits that depend on what there is: another act may be on its way. @returns the library with them */
  change: async (make: MakeEdits): Promise<Library> => (await shelf()).change(make),
  /** @returns the library with the source */
  keep: async (
    source: Source | SourceId,
    text: string | null,
    edits?: readonly EditDraft[] | MakeEdits,
  ): Promise<Library> => (await shelf()).keep(source, text, edits),
  /** As `keep`, of a text that was made of the one that is kept. @returns whether that was still so */
  keepJoined: async (
    id: SourceId,
    text: string,
    edits: readonly EditDraft[],
    of: string | null,
  ): Promise<boolean> => (await (await shelf()).keep(id, text, edits, (kept) => kept === of)) !== null,
  remove: async (id: SourceId): Promise<number> => (await shelf()).remove(id),
  restore: async (id: SourceId): Promise<void> => (await shelf()).restore(id),
  text: async (id: SourceId): Promise<string | null> => (await shelf()).text(id),
  hasText: async (id: SourceId): Promise<boolean> => (await shelf()).hasText(id),
  forgetText: async (id: SourceId): Promise<void> => (await shelf()).forgetText(id),
  /** @returns what has become of its source; null where that has been cleared away */
  giveBackText: async (id: SourceId, text: string): Promise<SourceState | null> =>
    (await shelf()).giveBackText(id, text),
};
