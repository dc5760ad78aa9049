/** How much of what was answered is in a file of the reader's, and a file of everything. */
import { readNote, writeNote } from '../../platform/platform.ts';
import type { Memory } from '../../schedule/memory.ts';
import type { OnShare, TextsKept } from '../../store/store.ts';
import { contextOf, type LearnerFile } from './backup-file.ts';
import type { Learner } from './learner.ts';
import { waysFor, workOnLog } from './log-work/client.ts';

/** Of this device: what was saved elsewhere is of no use to whoever loses this one. */
const KEY = 'tifa-saved-answers';
/** Answers that are in no file, from which on a file is offered; declined, it is offered again after as many more. */
export const MANY = 200;
/** Of a file's bytes about so many are one record: whether to read it beside the screen is all they decide. */
export const BYTES_A_RECORD = 150;

/** How many answers a memory has taken in. */
export const answersOf = ({ cards }: Pick<Memory, 'cards'>): number =>
  [...cards.values()].reduce((sum, { reps }) => sum + reps, 0);

/** @returns the answers there were when a file was saved, and when one was declined */
function remembered(answers: number): { saved: number; declined: number } {
  const [, saved, declined] = /^(\d{1,9}) (\d{1,9})$/.exec(readNote(KEY) ?? '') ?? [];
  const sound = (count: string | undefined) => {
    const number = Number(count ?? 0);
    // More than there are were erased since, or never came from here.
    return number > answers ? 0 : number;
  };
  return { saved: sound(saved), declined: sound(declined) };
}

/** A file of everything has been saved now. */
export function rememberSaved({ memory }: Pick<Learner, 'memory'>): void {
  const answers = answersOf(memory);
  writeNote(KEY, `${answers} ${answers}`);
}

/** The reader wants no file now. */
export function rememberDeclined({ memory }: Pick<Learner, 'memory'>): void {
  const answers = answersOf(memory);
  writeNote(KEY, `${remembered(answers).saved} ${answers}`);
}

/** How many answers are in no file, where that is worth an offer; 0 where it is not. */
export function answersToSave({ memory }: Pick<Learner, 'memory'>): number {
  const answers = answersOf(memory);
  const { saved, declined } = remembered(answers);
  return answers - Math.max(saved, declined) >= MANY ? answers - saved : 0;
}

/**
 * A file of everything.
 *
 * @param texts those that go with it; null for none
 * @throws the store's errors
 */
export function backupOf(
  learner: Learner,
  texts: TextsKept | null = null,
  onshare?: OnShare,
): Promise<LearnerFile> {
  return workOnLog(
    learner.store,
    { type: 'backup', context: contextOf(learner), texts: texts !== null },
    onshare === undefined ? {} : { onshare },
    waysFor(learner.memory, learner.shelf.rows.length + (texts?.bytes ?? 0) / BYTES_A_RECORD),
  );
}
