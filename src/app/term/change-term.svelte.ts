/** Stores what the reader does to a term; where it cannot be stored, says so and tells the caller. */
import { libraryActs } from '../learner/library.svelte.ts';
import type { EditDraft } from '../../library/edit.ts';
import type { MakeEdits } from '../learner/shelf.ts';
import { withdrawNotice } from '../shell/notices.svelte.ts';
import { tellFailure } from '../shell/tell-failure.svelte.ts';

/** Whether it is stored: what was typed stays until it is. */
export const changeTerm = (...drafts: readonly EditDraft[]): Promise<boolean> =>
  isStored(libraryActs.edit(...drafts));

/** The same of edits that depend on what there is. */
export const changeTerms = (make: MakeEdits): Promise<boolean> => isStored(libraryActs.change(make));

async function isStored(storing: Promise<unknown>): Promise<boolean> {
  try {
    await storing;
    withdrawNotice('edit-refused');
    return true;
  } catch (error) {
    tellFailure('edit-refused', error);
    return false;
  }
}
