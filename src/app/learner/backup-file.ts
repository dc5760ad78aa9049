/** The learner's data as files: everything as JSON, the reviews as CSV. */
import { backupName, writeBackup, type GlossaryStamp } from '../../exchange/backup.ts';
import { reviewsToCsv } from '../../exchange/table-csv.ts';
import { isoDate } from '../../schedule/day.ts';
import { type LogRecord } from '../../schedule/model.ts';
import { unionOf } from '../../schedule/union.ts';
import type { Everything, OnShare, Store } from '../../store/store.ts';
import type { Learner } from './learner.ts';

/** A file to hand to the learner. */
export interface LearnerFile {
  readonly name: string;
  readonly parts: readonly BlobPart[];
  readonly type: string;
}

/** What a backup says besides what is stored. */
export interface FileContext {
  /** Records the store has refused. */
  readonly unsaved: readonly LogRecord[];
  readonly glossary: GlossaryStamp;
  /** The version of the app. */
  readonly writtenBy: string;
  /** ms. */
  readonly now: number;
  /** The learner's study day, by which the file is named. */
  readonly day: number;
}

export function contextOf(learner: Learner): FileContext {
  return {
    unsaved: learner.unsaved,
    glossary: learner.glossary,
    writtenBy: __APP_VERSION__,
    now: learner.clock.now(),
    day: learner.today(),
  };
}

/**
 * Everything, also records the store has refused.
 *
 * @param texts whether the texts go with it that the reader has kept: they are their authors'
 * @throws the store's errors
 */
export async function backupFile(
  store: Pick<Store, 'readEverything'>,
  context: FileContext,
  texts: boolean,
  onshare?: OnShare,
): Promise<LearnerFile> {
  return fileOf(await store.readEverything(onshare, texts), context);
}

/**
 * For when the store refuses: everything it still gives, and what it would not take. Where not even reading
 * works, what this tab remembers of the last days.
 */
export async function rescueFile(learner: Learner): Promise<LearnerFile> {
  try {
    return await backupFile(learner.store, contextOf(learner), false);
  } catch (error) {
    console.error(error);
    const log = unionOf(learner.memory.recent());
    const nothing = { sources: [], edits: [], texts: [], damaged: [], later: [] };
    return fileOf({ log, settings: learner.storedSettings, ...nothing }, contextOf(learner));
  }
}

function fileOf(everything: Everything, { unsaved, now, day, ...stamp }: FileContext): LearnerFile {
  const log = unsaved.length === 0 ? everything.log : unionOf(everything.log, unsaved);
  return {
    name: backupName(day),
    parts: writeBackup({ ...everything, log, ...stamp }, now, day),
    type: 'application/json',
  };
}

/** Every answer, for a spreadsheet. @throws the store's errors */
export async function reviewsFile(
  store: Pick<Store, 'readLog'>,
  day: number,
  onshare?: OnShare,
): Promise<LearnerFile> {
  return {
    name: `tifa-reviews-${isoDate(day)}.csv`,
    parts: [reviewsToCsv(await store.readLog(onshare))],
    type: 'text/csv;charset=utf-8',
  };
}
