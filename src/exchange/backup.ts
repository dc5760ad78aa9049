/**
 * Everything the learner has, as one JSON file: written, checked, and merged back. A file is never believed: its
 * size is limited, every record passes its schema, and what is wrong is named while the rest is kept.
 */
import * as v from 'valibot';
import { isoDate } from '../schedule/day.ts';
import { LOG_VERSION, LogRecordSchema, unionOf, type LogRecord } from '../schedule/model.ts';
import { plainJson } from '../schedule/plain-json.ts';
import {
  mergeSettings,
  NO_SETTINGS,
  readForeignSettings,
  SETTING_NAMES,
  settingsOf,
  type SettingName,
  type StoredSettings,
} from '../schedule/settings.ts';

/** From 2 on cards name their terms by their characters. Version 1 is read as it was written. */
export const BACKUP_VERSION = 2;
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
  /** Stored values of a later version of Tifa, as they were found. */
  readonly later?: readonly unknown[];
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const HeadSchema = v.object({
  app: v.literal(APP),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});
/** Only what nothing can be done without: the rest of a file is read as far as it can be. */
const BackupSchema = v.object({ ...HeadSchema.entries, log: v.array(v.unknown()) });
const WrittenSchema = v.pipe(v.string(), v.isoTimestamp());
const CountSchema = v.object({ records: whole });

/** A file that cannot be read at all. The message says why, for the learner. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** A problem with one record or setting of a file, which is left out; what is here already is not touched. */
export interface Refused {
  /** `record 12` (from 1, in the file's order) or `setting newPerDay`. */
  readonly where: string;
  /** Which field, and what is wrong with it. */
  readonly problem: string;
}

export interface Backup {
  /** ISO 8601; null where the file does not say, or not so that it can be read. */
  readonly exportedAt: string | null;
  readonly log: readonly LogRecord[];
  readonly settings: StoredSettings;
  /** How many records and settings were left out, and what is wrong with the first of them. */
  readonly refused: number;
  readonly problems: readonly Refused[];
  /** Whether the file holds another number of records than it says: it was cut short or edited. */
  readonly incomplete: boolean;
}

/**
 * The file, in parts to be joined (a `Blob` takes them as they are): one record a line, so that a million reviews
 * never stand in one string.
 *
 * Never throws, whatever was found in the store (plain-json.ts).
 *
 * @param now ms
 * @param day the learner's study day
 */
export function writeBackup(contents: BackupContents, now: number, day: number): string[] {
  const { log, settings, glossary, damaged, later = [] } = contents;
  const head = {
    app: APP,
    version: BACKUP_VERSION,
    exportedAt: new Date(now).toISOString(),
    /** The learner's own date, which the file is named by. */
    day: isoDate(day),
    glossary,
    counts: { records: log.length, grades: log.filter(({ type }) => type === 'grade').length },
    settings,
    damaged,
    later,
  };
  const parts = [`${plainJson(head).slice(0, -1)},"log":[`];
  log.forEach((record, index) => parts.push(`${index === 0 ? '\n' : ',\n'}${JSON.stringify(record)}`));
  parts.push('\n]}\n');
  return parts;
}

/** The name to save the file under, by the learner's study day: `tifa-2026-11-25.json`. */
export function backupName(day: number): string {
  return `tifa-${isoDate(day)}.json`;
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
  const { log } = checked.output;
  const { exportedAt, counts, settings } = value as Record<string, unknown>;
  const sound: LogRecord[] = [];
  const problems: Refused[] = [];
  let refused = 0;
  const refuse = (where: string, problem: string) => {
    refused++;
    if (problems.length < PROBLEMS_SHOWN) problems.push({ where: clipped(where), problem });
  };
  log.forEach((candidate, index) => {
    const record = v.safeParse(LogRecordSchema, candidate);
    if (record.success) sound.push(record.output);
    else refuse(`record ${index + 1}`, isLater(candidate) ? LATER : describe(record.issues));
  });
  const choices = readForeignSettings(settings);
  if (choices === null && settings !== undefined) {
    refuse('the settings', isLater(settings) ? LATER : 'are no settings');
  }
  for (const { field, problem } of choices?.refused ?? []) refuse(`setting ${field}`, clipped(problem));
  const written = v.safeParse(WrittenSchema, exportedAt);
  const count = v.safeParse(CountSchema, counts);
  return {
    exportedAt: written.success && !Number.isNaN(Date.parse(written.output)) ? written.output : null,
    settings: choices?.settings ?? NO_SETTINGS,
    log: unionOf(sound),
    refused,
    problems,
    incomplete: !count.success || count.output.records !== log.length,
  };
}

const LATER = 'is of a later version of Tifa; update Tifa, then import the file again';

function isLater(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'v' in value && Number(value.v) > LOG_VERSION;
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
  const message = clipped(issue.message);
  return path === null ? message : `${path.slice(0, 80)}: ${message}`;
}

/** What stands in a file may be long or hostile; a message quotes no more than a line of it. */
function clipped(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
