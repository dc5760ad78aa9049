/** Stores what the reader does to a term; where it cannot be stored, says so and tells the caller. */
import { libraryActs } from '../learner/library.svelte.ts';
import type { EditDraft, MakeEdits } from '../learner/shelf.ts';
import { describeFailure } from '../shell/failure.ts';
import { notify, withdrawNotice } from '../shell/notices.svelte.ts';

/** Whether it is stored: what was typed stays until it is. */
export const changeTerm = (...drafts: readonly EditDraft[]): Promise<boolean> =>
  isStored(libraryActs.edit(...drafts));

/** The same of edits that depend on what there is. */
export const changeTerms = (make: MakeEdits): Promise<boolean> => isStored(libraryActs.change(make));

async function isStored(storing: Promise<void>): Promise<boolean> {
  try {
    await storing;
    withdrawNotice('edit-refused');
    return true;
  } catch (error) {
    console.error(error);
    const { happened, todo } = describeFailure(error, navigator.onLine);
    notify({ id: 'edit-refused', tone: 'warning', text: `It was not stored. ${happened}. ${todo}` });
    return false;
  }
}
