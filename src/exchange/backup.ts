/**
 * Everything the learner has, as one JSON file: reviews, settings, sources, edits and, where asked, texts. Every value
 * stands on a line of its own, so that a million reviews and a thousand sources are written and read (read-backup.ts)
 * without standing in one text; as a whole the file is JSON all the same, so that a version of Tifa that knows only an
 * earlier format says whose the file is.
 */
import type { StoredEdit } from '../library/edit.ts';
import type { Source, SourceId } from '../library/source.ts';
import { isoDate } from '../schedule/day.ts';
import type { LogRecord } from '../schedule/model.ts';
import { plainJson } from '../schedule/plain-json.ts';
import type { StoredSettings } from '../schedule/settings.ts';

/** 1: reviews and settings. 2: the library, too; and cards name their terms by their characters. */
export const BACKUP_VERSION = 2;
export const APP = 'tifa';

/** A file that cannot be read at all. The message says why, for the learner. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Which glossary the cards belong to, for whoever reads the file later. */
export interface GlossaryStamp {
  readonly id: string;
  readonly version: number;
  readonly entries: number;
}

/** The text of a source that the reader has kept. */
export interface BackupText {
  readonly source: SourceId;
  /** Line ends are line feeds. */
  readonly text: string;
}

export interface BackupContents {
  readonly log: readonly LogRecord[];
  readonly settings: StoredSettings;
  readonly glossary: GlossaryStamp;
  /** The version of Tifa that writes the file, for whoever reads it later. */
  readonly writtenBy?: string;
  readonly sources?: readonly Source[];
  readonly edits?: readonly StoredEdit[];
  /** Only where the reader wants them in the file: a text is its authors'. */
  readonly texts?: readonly BackupText[];
  /** Stored values that did not pass their schema, as they were found. */
  readonly damaged: readonly unknown[];
  /** Stored values of a later version of Tifa, as they were found. */
  readonly later?: readonly unknown[];
}

/**
 * The file, in parts to be joined (a `Blob` takes them as they are).
 *
 * Never throws, whatever was found in the store (plain-json.ts).
 *
 * @param now ms
 * @param day the learner's study day
 */
export function writeBackup(contents: BackupContents, now: number, day: number): string[] {
  const {
    log,
    settings,
    glossary,
    writtenBy,
    sources = [],
    edits = [],
    texts = [],
    damaged,
    later = [],
  } = contents;
  const head = {
    app: APP,
    version: BACKUP_VERSION,
    ...(writtenBy !== undefined && { writtenBy }),
    exportedAt: new Date(now).toISOString(),
    /** The learner's own date, which the file is named by. */
    day: isoDate(day),
    glossary,
    counts: {
      records: log.length,
      grades: log.filter(({ type }) => type === 'grade').length,
      sources: sources.length,
      edits: edits.length,
      texts: texts.length,
    },
    settings,
  };
  // Of a file that is cut short the beginning is left: texts can be had again.
  const sections: [name: string, values: readonly unknown[]][] = [
    ['sources', sources],
    ['edits', edits],
    ['log', log],
    ['texts', texts],
    ['damaged', damaged],
    ['later', later],
  ];
  const parts: string[] = [];
  sections.forEach(([name, values], index) => {
    parts.push(index === 0 ? `${plainJson(head).slice(0, -1)},"${name}":[` : `\n],"${name}":[`);
    const json = name === 'damaged' || name === 'later' ? plainJson : JSON.stringify;
    values.forEach((value, place) => parts.push(`${place === 0 ? '\n' : ',\n'}${json(value)}`));
  });
  parts.push('\n]}\n');
  return parts;
}

/** The name to save the file under, by the learner's study day: `tifa-2026-11-25.json`. */
export function backupName(day: number): string {
  return `tifa-${isoDate(day)}.json`;
}
