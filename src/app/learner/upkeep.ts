/**
 * What is kept right beside the screens while the app is open: the number on its icon, the file in the reader's folder,
 * the page where everything is erased in another tab.
 */
import { watchBadge } from './badge.ts';
import { openBackupFolder, renewBackup } from './backup-folder.svelte.ts';
import { followErasure } from './erased-elsewhere.svelte.ts';
import type { Learner } from './learner.ts';

/** Begins with it, once. */
export function keepUp(learner: Learner): void {
  watchBadge(learner);
  followErasure(learner);
  void openBackupFolder(learner);
  // What was done is written when the reader turns to something else, and read when they come back.
  document.addEventListener('visibilitychange', () => void renewBackup(learner));
}
