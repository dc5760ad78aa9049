/**
 * Everything the learner has, as one JSON file: written, checked, and merged back. A file is never believed: its
 * size is limited, every record passes its schema, and what is wrong is named while the rest is kept.
 */
import * as v from 'valibot';
import { LogRecordSchema, unionOf, type LogRecord } from '../schedule/model.ts';
import {
  mergeSettings,
  SETTING_NAMES,
  settingsOf,
  StoredSettingsSchema,
  type SettingName,
  type StoredSettings,
} from '../schedule/settings.ts';

export const BACKUP_VERSION = 1;
const APP = 'tifa';
/** Far more than a million reviews, and less than the longest string a browser can hold (512 MB in Chromium). */
export const MAX_BACKUP_BYTES = 400 * 1024 * 1024;
/** So many problems are described; the others are counted. */
const PROBLEMS_SHOWN = 20;

/** Which glossary the cards belong to, for whoever reads the file later. */
export interface GlossaryStamp {
  readonly id: string;
  readonly version: number;
  readonly entries: number;
}

export interface BackupContents {
  readonly log: readonly LogRecord[];
  readonly settings: StoredSettings;
  readonly glossary: GlossaryStamp;
  /** Stored values that did not pass their schema, as they were found. */
  readonly damaged: readonly unknown[];
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const HeadSchema = v.object({
  app: v.literal(APP),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});
const BackupSchema = v.object({
  ...HeadSchema.entries,
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  glossary: v.object({ id: v.string(), version: whole, entries: whole }),
  counts: v.object({ records: whole, grades: whole }),
  settings: StoredSettingsSchema,
  log: v.array(v.unknown()),
  damaged: v.optional(v.array(v.unknown()), []),
});

/** A file that cannot be read at all. The message says why, for the learner. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** A problem with one record of a file; the record is left out. */
export interface RecordProblem {
  /** Its place in the log, from 1. */
  readonly place: number;
  readonly problem: string;
}

export interface Backup {
  readonly exportedAt: string;
  readonly glossary: GlossaryStamp;
  readonly log: readonly LogRecord[];
  readonly settings: StoredSettings;
  /** How many records were left out, and what is wrong with the first of them. */
  readonly refused: number;
  readonly problems: readonly RecordProblem[];
  /** Whether the file holds another number of records than it says: it was cut short or edited. */
  readonly incomplete: boolean;
}

/**
 * The file, in parts to be joined (a `Blob` takes them as they are): one record a line, so that a million reviews
 * never stand in one string.
 *
 * @param now ms
 */
export function writeBackup(contents: BackupContents, now: number): string[] {
  const { log, settings, glossary, damaged } = contents;
  const head = {
    app: APP,
    version: BACKUP_VERSION,
    exportedAt: new Date(now).toISOString(),
    glossary,
    counts: { records: log.length, grades: log.filter(({ type }) => type === 'grade').length },
    settings,
    damaged,
  };
  const parts = [`${JSON.stringify(head).slice(0, -1)},"log":[`];
  log.forEach((record, index) => parts.push(`${index === 0 ? '\n' : ',\n'}${JSON.stringify(record)}`));
  parts.push('\n]}\n');
  return parts;
}

/** The name to save the file under: `tifa-2026-11-25.json`. */
export function backupName(now: number): string {
  return `tifa-${new Date(now).toISOString().slice(0, 10)}.json`;
}

/**
 * Reads a file's text.
 *
 * @throws BackupError where it is no backup, of a later version, or too large
 */
export function readBackup(text: string): Backup {
  if (text.length > MAX_BACKUP_BYTES) throw tooLarge();
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new BackupError(
      text.trim() === ''
        ? 'The file is empty.'
        : `The file is not JSON, or was cut short: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
  const head = v.safeParse(HeadSchema, value);
  if (!head.success) throw new BackupError('The file is JSON, but not a backup made by Tifa.');
  if (head.output.version > BACKUP_VERSION) {
    throw new BackupError(
      `The file was made by a later version of Tifa (format ${head.output.version}; this one reads up to ${BACKUP_VERSION}). Update Tifa, then import it again.`,
    );
  }
  const checked = v.safeParse(BackupSchema, value);
  if (!checked.success) throw new BackupError(`The file is damaged: ${describe(checked.issues)}.`);
  const { exportedAt, glossary, counts, settings, log } = checked.output;
  const sound: LogRecord[] = [];
  const problems: RecordProblem[] = [];
  let refused = 0;
  log.forEach((candidate, index) => {
    const record = v.safeParse(LogRecordSchema, candidate);
    if (record.success) sound.push(record.output);
    else {
      refused++;
      if (problems.length < PROBLEMS_SHOWN)
        problems.push({ place: index + 1, problem: describe(record.issues) });
    }
  });
  return {
    exportedAt,
    glossary,
    settings,
    log: unionOf(sound),
    refused,
    problems,
    incomplete: counts.records !== log.length,
  };
}

/** @throws BackupError where a file is too large to be read; call it before reading the text */
export function checkBackupSize(bytes: number): void {
  if (bytes > MAX_BACKUP_BYTES) throw tooLarge();
}

function tooLarge(): BackupError {
  return new BackupError(`The file is larger than ${MAX_BACKUP_BYTES / 1024 ** 2} MB; no backup is.`);
}

/** What an import would do. */
export interface ImportPlan {
  /** Records not here yet, and those already here. */
  readonly adds: readonly LogRecord[];
  readonly known: number;
  /** How many of the added records are answers. */
  readonly answers: number;
  /** Settings that would change, because the file's were changed later. */
  readonly settings: readonly SettingName[];
}

/** Says what merging a backup would do, without doing it. */
export function planImport(
  backup: Backup,
  here: { readonly log: readonly LogRecord[]; readonly settings: StoredSettings },
): ImportPlan {
  const known = new Set(here.log.map(({ id }) => id));
  const adds = backup.log.filter(({ id }) => !known.has(id));
  const before = settingsOf(here.settings);
  const after = settingsOf(mergeSettings(here.settings, backup.settings));
  return {
    adds,
    known: backup.log.length - adds.length,
    answers: adds.filter(({ type }) => type === 'grade').length,
    settings: SETTING_NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])),
  };
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (issue === undefined) return 'unknown problem';
  const path = v.getDotPath(issue as v.BaseIssue<unknown>);
  // What stands in a file may be long or hostile; a message quotes no more than a line of it.
  const message = issue.message.length > 200 ? `${issue.message.slice(0, 200)}…` : issue.message;
  return path === null ? message : `${path.slice(0, 80)}: ${message}`;
}
