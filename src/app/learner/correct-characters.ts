/** Puts right the characters of a term: what the learner has answered of it goes along. */
import type { Library } from '../../library/fold.ts';
import { replacedBy } from '../../library/replaced.ts';
import { isAnythingToMove } from '../../schedule/moved-records.ts';
import { openLearnerData } from './learner.svelte.ts';
import type { Learner } from './learner.ts';
import { waysFor, workOnLog } from './log-work/client.ts';
import type { MakeEdits } from './shelf.ts';

/**
 * Stores edits by which one term may take the place of another, and with them its answers: all of it or nothing.
 *
 * @returns the library with them
 * @throws LoadError; the store's errors
 */
export async function correctCharacters(make: MakeEdits): Promise<Library> {
  return correctWith(await openLearnerData(), make);
}

export async function correctWith(learner: Learner, make: MakeEdits): Promise<Library> {
  await learner.prepare();
  // What waits to be stored would be left behind.
  if (learner.unsaved.length > 0) await learner.retryUnsaved();
  let moved = false;
  const library = await learner.shelf.changeBy(make, async (edits, before) => {
    const replaced = replacedBy(edits, (term) => before.entry(term));
    const move = replaced === null ? null : { from: replaced.from.id, to: replaced.to };
    if (move === null || !isAnythingToMove(learner.memory.cards.keys(), move))
      return learner.store.addEdits(...edits);
    const job = { type: 'move', ...move, edits, now: learner.clock.now() } as const;
    await workOnLog(learner.store, job, {}, waysFor(learner.memory));
    moved = true;
    return undefined;
  });
  if (moved) await learner.reload();
  return library;
}
