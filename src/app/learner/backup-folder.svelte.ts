/** The folder of the backup as screens show it, kept up to date while the app is open. */
import { askForFolder, chooseFolder, hasFolders, isAllowed } from '../../platform/folder.ts';
import { chance } from '../../platform/platform.ts';
import { meetInFolder, newFolder, readFolder, type BackupFolder } from './backup-folder.ts';
import type { Learner } from './learner.ts';

export type FolderState =
  | { readonly status: 'unknown' }
  | { readonly status: 'none' }
  /** The browser wants to be asked again before it writes. */
  | { readonly status: 'waits'; readonly folder: BackupFolder }
  | { readonly status: 'writing'; readonly folder: BackupFolder }
  | {
      readonly status: 'kept';
      readonly folder: BackupFolder;
      /** Files of other devices from which something has come since the app was opened. */
      readonly taken: number;
      readonly problems: readonly string[];
    }
  | { readonly status: 'failed'; readonly folder: BackupFolder; readonly error: unknown };

let state = $state.raw<FolderState>({ status: 'unknown' });
let taken = 0;

export const backupFolder = {
  get state(): FolderState {
    return state;
  },
};

/** Looks which folder there is, and meets in it. Never rejects; what went wrong stands in the state. */
export async function openBackupFolder(learner: Learner): Promise<void> {
  if (!hasFolders()) return;
  const folder = await readFolder(learner).catch((error: unknown) => {
    // The store is not open to anything; the screens say so themselves.
    console.error(error);
    return null;
  });
  if (folder === null) state = { status: 'none' };
  else await meet(learner, folder);
}

/** Has the reader choose a folder, and writes the first file into it. @throws the store's errors */
export async function chooseBackupFolder(learner: Learner, texts: boolean): Promise<void> {
  const handle = await chooseFolder();
  if (handle === null) return;
  taken = 0;
  const folder = newFolder(handle, texts, chance);
  await learner.store.writeBackupFolder(folder);
  await meet(learner, folder);
}

/** Asks for the permission the browser wants, and goes on. Never rejects. */
export async function allowBackupFolder(learner: Learner, folder: BackupFolder): Promise<void> {
  if (await askForFolder(folder.handle)) await meet(learner, folder);
}

/** Meets again, where there is a folder that lets us. Never rejects. */
export async function renewBackup(learner: Learner): Promise<void> {
  if (state.status === 'kept' || state.status === 'failed') await meet(learner, state.folder);
}

/** No longer keeps it; its files stay where they are. @throws the store's errors */
export async function leaveBackupFolder(learner: Learner): Promise<void> {
  await learner.store.writeBackupFolder(null);
  state = { status: 'none' };
}

async function meet(learner: Learner, folder: BackupFolder): Promise<void> {
  try {
    if (!(await isAllowed(folder.handle))) {
      state = { status: 'waits', folder };
      return;
    }
    state = { status: 'writing', folder };
    const outcome = await meetInFolder(learner);
    // Left meanwhile, or another was chosen.
    if (outcome === 'none') await openBackupFolder(learner);
    // Another tab does it.
    else if (outcome === 'busy') state = { status: 'kept', folder, taken, problems: [] };
    else {
      taken += outcome.taken;
      state = { status: 'kept', folder: outcome.folder, taken, problems: outcome.problems };
    }
  } catch (error) {
    console.error(error);
    // Left while it was written, nothing of it is of interest.
    if (state.status !== 'none') state = { status: 'failed', folder, error };
  }
}
