/** A file for when the store refuses: everything it still gives, and what it would not take. */
import type { LogRecord } from '../../schedule/model.ts';
import { unionOf } from '../../schedule/model.ts';
import { download } from '../download.ts';
import type { Learner } from './learner.ts';

/** The name of the file that was saved. */
export async function saveRescueFile(learner: Learner): Promise<string> {
  let stored: readonly LogRecord[];
  try {
    stored = await learner.store.readLog();
  } catch (error) {
    // Not even reading works: what this tab knows is better than nothing.
    console.error(error);
    stored = learner.memory.recent();
  }
  const records = unionOf(stored, learner.unsaved);
  const date = new Date(learner.clock.now()).toISOString().slice(0, 10);
  const name = `tifa-${date}.json`;
  download(name, JSON.stringify({ records, settings: learner.storedSettings }), 'application/json');
  return name;
}
