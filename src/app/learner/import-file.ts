/** A backup taken in: read, weighed against what is here, merged. */
import { planImport, type ImportPlan } from '../../exchange/import-plan.ts';
import { checkBackupSize, readBackup, type Backup } from '../../exchange/read-backup.ts';
import type { SourceId } from '../../library/source.ts';
import { sha256 } from '../../platform/hash.ts';
import type { OnShare, Store } from '../../store/store.ts';
import { createCanonical } from '../../term/canonical.ts';

/** A backup that was read, and what merging it would do. */
export interface ImportPreview {
  readonly backup: Backup;
  readonly plan: ImportPlan;
}

/**
 * Reads a file and says what it would do.
 *
 * @param now ms
 * @throws BackupError where the file is no backup; the store's errors
 */
export async function previewImport(
  store: Pick<Store, 'readLog' | 'readSettings' | 'readLibrary' | 'readText' | 'former'>,
  file: Blob,
  now: number,
  onshare?: OnShare,
): Promise<ImportPreview> {
  checkBackupSize(file.size);
  const backup = await readBackup(textOf(file), sha256);
  const log = await store.readLog(onshare);
  const [settings, { sources, edits }] = await Promise.all([store.readSettings(), store.readLibrary()]);
  const texts = new Set<SourceId>();
  for (const { source } of backup.texts) if ((await store.readText(source)) !== null) texts.add(source);
  const canonical = createCanonical(store.former);
  return { backup, plan: planImport(backup, { log, canonical, settings, sources, edits, texts }, now) };
}

/** Does what was previewed, in one transaction. Doing it again adds nothing. @returns how many records were added */
export function importPreviewed(
  store: Pick<Store, 'merge'>,
  { backup, plan }: ImportPreview,
  now: number,
  onshare?: OnShare,
): Promise<number> {
  return store.merge(plan.adds, backup.settings, now, onshare, plan.library);
}

/** Bytes read at once. */
const CHUNK = 4 * 1024 * 1024;

/** The text of a file bit by bit. */
async function* textOf(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for (let start = 0; start < file.size; start += CHUNK) {
    yield decoder.decode(await file.slice(start, start + CHUNK).arrayBuffer(), { stream: true });
  }
  yield decoder.decode();
}
