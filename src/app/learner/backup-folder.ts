/**
 * A backup that is kept up to date in a folder of the reader's. Each device writes a file of its own there and takes in
 * those of others, so that a folder which a cloud carries lets two devices meet: neither writes over what the other
 * wrote, and what is taken in is merged as an import is, by union.
 */
import * as v from 'valibot';
import { BackupError } from '../../exchange/backup.ts';
import { checkBackupSize } from '../../exchange/read-backup.ts';
import { filesIn, writeFileIn } from '../../platform/folder.ts';
import { holdLock } from '../../platform/locks.ts';
import type { Learner } from './learner.ts';
import { LogWork, waysFor } from './log-work/client.ts';
import { answersOf, backupOf, BYTES_A_RECORD, rememberSaved } from './save-file.ts';

const FolderSchema = v.object({
  v: v.literal(1),
  handle: v.custom<FileSystemDirectoryHandle>(
    (value) => typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === 'directory',
  ),
  /** The file of this device. */
  file: v.pipe(v.string(), v.regex(/^tifa-device-[0-9a-z]{8}\.json$/)),
  /** Whether the kept texts go with it. */
  texts: v.boolean(),
  /** What of others was taken in already: size and time of each, by name. */
  seen: v.record(v.string(), v.string()),
  /** What the file of this device holds, as `stateOf` names it. */
  written: v.string(),
  /** When it was last written; 0 for never. ms. */
  at: v.number(),
});
export type BackupFolder = v.InferOutput<typeof FolderSchema>;

/** @param random uniform in [0, 1) */
export function newFolder(
  handle: FileSystemDirectoryHandle,
  texts: boolean,
  random: () => number,
): BackupFolder {
  const name = Array.from({ length: 8 }, () => Math.floor(random() * 36).toString(36)).join('');
  return { v: 1, handle, file: `tifa-device-${name}.json`, texts, seen: {}, written: '', at: 0 };
}

/** The folder that is stored; null where there is none, or none that this version understands. */
export const readFolder = async ({ store }: Learner): Promise<BackupFolder | null> =>
  folderIn(await store.readBackupFolder());

function folderIn(stored: unknown): BackupFolder | null {
  const read = v.safeParse(FolderSchema, stored);
  return read.success ? read.output : null;
}

export interface Outcome {
  /** As it is stored now. */
  readonly folder: BackupFolder;
  /** Files of other devices from which something was taken in. */
  readonly taken: number;
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

/** Backups of any device, also those saved by hand and a cloud's copies of them. */
const isBackup = (name: string): boolean => /^tifa-.*\.json$/i.test(name);
const markOf = ({ size, lastModified }: File): string => `${size} ${lastModified}`;

/**
 * Changes with whatever a backup holds: an article is kept and a text forgotten without an identifier given out, and
 * answers that are imported may be older than the last one here.
 */
const stateOf = async (learner: Learner, { texts }: BackupFolder): Promise<string> =>
  JSON.stringify([
    learner.lastId,
    answersOf(learner.memory),
    await learner.store.readLibraryGeneration(),
    learner.storedSettings.fields,
    texts,
    learner.unsaved.length,
  ]);

/** Whether it is still the one: it may have been left, or everything erased, in whatever tab. */
const isKept = async (learner: Learner, { file }: BackupFolder): Promise<boolean> =>
  (await readFolder(learner))?.file === file;

/**
 * Takes in what others wrote since the last time, and writes what is new here. The folder is read from the store each
 * time, and again before anything is merged or written: where everything was erased, in whatever tab, there is none any
 * more, and its files stay as they are.
 *
 * @returns `busy` where another tab is at it, `none` where there is no folder, or another one by now
 * @throws what the folder throws where it is gone or may not be written to; the store's errors
 */
export async function meetInFolder(learner: Learner): Promise<Outcome | 'busy' | 'none'> {
  const lock = await holdLock('tifa-backup-folder');
  if (lock === null) return 'busy';
  try {
    const folder = await readFolder(learner);
    if (folder === null) return 'none';
    const { seen, taken, problems } = await takeIn(learner, folder);
    let next: BackupFolder = { ...folder, seen };
    const state = await stateOf(learner, folder);
    if (state !== folder.written) {
      const texts = folder.texts ? await learner.store.measureTexts() : null;
      const { parts, type } = await backupOf(learner, texts);
      if (!(await isKept(learner, folder))) return 'none';
      await writeFileIn(folder.handle, folder.file, new Blob([...parts], { type }));
      rememberSaved(learner);
      next = { ...next, written: state, at: learner.clock.now() };
    }
    const isStill = (stored: unknown) => folderIn(stored)?.file === folder.file;
    if (!(await learner.store.writeBackupFolder(next, isStill))) return 'none';
    return { folder: next, taken, problems };
  } finally {
    lock.release();
  }
}

async function takeIn(
  learner: Learner,
  folder: BackupFolder,
): Promise<{ seen: Record<string, string>; taken: number; problems: string[] }> {
  const files = await filesIn(folder.handle, (name) => isBackup(name) && name !== folder.file);
  const seen: Record<string, string> = {};
  const problems: string[] = [];
  let taken = 0;
  try {
    for (const file of files) {
      const mark = markOf(file);
      try {
        if (folder.seen[file.name] !== mark && (await takeInFile(learner, folder, file))) taken++;
        seen[file.name] = mark;
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        // The others are read all the same; this one is named each time, until it is another.
        problems.push(`${file.name}: ${error.message}`);
      }
    }
  } finally {
    // Also where a later one could not be read: what was merged is to be seen.
    if (taken > 0) await learner.reloadAll();
  }
  return { seen, taken, problems };
}

/** @returns whether anything of it was new */
async function takeInFile(learner: Learner, folder: BackupFolder, file: File): Promise<boolean> {
  checkBackupSize(file.size);
  const work = new LogWork(learner.store, waysFor(learner.memory, file.size / BYTES_A_RECORD));
  try {
    const { adds, edits, settings, sources, texts } = await work.do({
      type: 'preview',
      file,
      now: learner.clock.now(),
    });
    if (adds + edits + settings.length + sources.fresh + sources.newer + texts.fresh === 0) return false;
    if (!(await isKept(learner, folder))) return false;
    await work.do({ type: 'merge', now: learner.clock.now() });
    return true;
  } finally {
    work.end();
  }
}
