/**
 * Whether this device's learner has answered anything yet: what the first paint must know before the reviews
 * are open. The log decides; this is only what Today last made of it, and index.html reads it too. Where it says so
 * and the log is empty, the reviews have vanished.
 */
import { readNote, writeNote } from '../../platform/platform.ts';

const KEY = 'tifa.begun';

export function hasBegun(): boolean {
  return readNote(KEY) !== null;
}

export function rememberBegun(begun: boolean): void {
  writeNote(KEY, begun ? '1' : null);
}
