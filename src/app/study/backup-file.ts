/** The learner's data as files: everything as JSON, the reviews as CSV, and back. */
import { backupName, planImport, readBackup, writeBackup } from '../../exchange/backup.ts';
import type { Backup, ImportPlan } from '../../exchange/backup.ts';
import { reviewsToCsv } from '../../exchange/table-csv.ts';
import { GLOSSARY_VERSION } from '../../glossary/entry.ts';
import { isoDate } from '../../schedule/day.ts';
import { unionOf, type LogRecord } from '../../schedule/model.ts';
import type { Learner } from './learner.ts';

/** A file to hand to the learner. */
export interface LearnerFile {
  readonly name: string;
  readonly parts: readonly string[];
  readonly type: string;
}

/** Everything, also records the store has refused. @throws the store's errors */
export async function backupFile(learner: Learner): Promise<LearnerFile> {
  const log = unionOf(await learner.store.readLog(), learner.unsaved);
  return fileOf(learner, log, await learner.store.readDamaged());
}

/**
 * For when the store refuses: everything it still gives, and what it would not take. Where not even reading
 * works, what this tab remembers of the last days.
 */
export async function rescueFile(learner: Learner): Promise<LearnerFile> {
  try {
    return await backupFile(learner);
  } catch (error) {
    console.error(error);
    return fileOf(learner, unionOf(learner.memory.recent(), learner.unsaved), []);
  }
}

function fileOf(learner: Learner, log: readonly LogRecord[], damaged: readonly unknown[]): LearnerFile {
  const now = learner.clock.now();
  const { issue, entries } = learner.library;
  return {
    name: backupName(now),
    parts: writeBackup(
      {
        log,
        settings: learner.storedSettings,
        glossary: { id: issue.id, version: GLOSSARY_VERSION, entries: entries.length },
        damaged,
      },
      now,
    ),
    type: 'application/json',
  };
}

/** Every answer, for a spreadsheet. @throws the store's errors */
export async function reviewsFile(learner: Learner): Promise<LearnerFile> {
  return {
    name: `tifa-reviews-${isoDate(learner.today())}.csv`,
    parts: [reviewsToCsv(await learner.store.readLog())],
    type: 'text/csv;charset=utf-8',
  };
}

/** A backup that was read, and what merging it would do. */
export interface ImportPreview {
  readonly backup: Backup;
  readonly plan: ImportPlan;
}

/** @throws BackupError where the text is no backup; the store's errors */
export async function previewImport(learner: Learner, text: string): Promise<ImportPreview> {
  const backup = readBackup(text);
  const log = await learner.store.readLog();
  return { backup, plan: planImport(backup, { log, settings: learner.storedSettings }) };
}
