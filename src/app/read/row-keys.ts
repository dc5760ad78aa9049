/** Keys of a list of found terms: what each does with the row that has the focus, for its rows and for the list of keys. */
import type { KeyGroup, KeyRow } from '../ui/keys.ts';

export type RowCommand = 'correct' | 'leave-out' | 'study' | 'show' | 'explain' | 'undo';

export const ROW_KEYS: readonly KeyRow<RowCommand>[] = [
  { keys: { e: 'correct' }, does: 'Correct the term, or add its English' },
  { keys: { x: 'leave-out' }, does: 'Leave it out, or take it back in' },
  { keys: { s: 'study' }, does: 'Study it first, or not first' },
  { keys: { t: 'show' }, does: 'Its place in the text, where that stands beside the list; then the next' },
  { keys: { w: 'explain' }, does: 'Why it has this English' },
  { keys: { u: 'undo' }, does: 'Take back what you made of it, one correction at a time' },
];

export const ROW_KEY_GROUP: KeyGroup = { title: 'On a term to check', rows: ROW_KEYS };
