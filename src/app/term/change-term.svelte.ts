/** Stores what the reader does to a term; where it cannot be stored, says so and tells the caller. */
import { libraryActs } from '../learner/library.svelte.ts';
import type { EditDraft } from '../learner/shelf.ts';
import { describeFailure } from '../shell/failure.ts';
import { notify, withdrawNotice } from '../shell/notices.svelte.ts';

/** Whether it is stored: what was typed stays until it is. */
export async function changeTerm(...drafts: readonly EditDraft[]): Promise<boolean> {
  try {
    await libraryActs.edit(...drafts);
    withdrawNotice('edit-refused');
    return true;
  } catch (error) {
    console.error(error);
    const { happened, todo } = describeFailure(error, navigator.onLine);
    notify({ id: 'edit-refused', tone: 'warning', text: `It was not stored. ${happened}. ${todo}` });
    return false;
  }
}
