/** What can be done with a row of found terms as it stands: by its buttons, and by its keys. */
import type { RowCommand } from './row-keys.ts';

export interface RowState {
  /** Its form is open, which has buttons of its own. */
  readonly isEdited: boolean;
  /** It is left out of the list. */
  readonly isDropped: boolean;
  /** It can be asked for first among the new ones, or has been. */
  readonly canStudy: boolean;
  /** It stands in a text beside the list. */
  readonly hasPlace: boolean;
  /** Something speaks for its English or against it. */
  readonly hasReasons: boolean;
  /** The reader has made something of it. */
  readonly isChanged: boolean;
}

export function offersOf(row: RowState): ReadonlySet<RowCommand> {
  const isOpen = !row.isEdited && !row.isDropped;
  const offers: Readonly<Record<RowCommand, boolean>> = {
    show: isOpen && row.hasPlace,
    correct: isOpen,
    undo: !row.isEdited && row.isChanged,
    study: isOpen && row.canStudy,
    explain: row.hasReasons,
    'leave-out': true,
  };
  return new Set((Object.keys(offers) as RowCommand[]).filter((command) => offers[command]));
}
