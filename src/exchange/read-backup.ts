/**
 * Reads a backup. A file is never believed: its size is limited, every value passes its schema, and what is wrong is
 * named while the rest is kept. Where the file lies as `writeBackup` leaves it, a value a line, only a line of it is in
 * memory as text, and one that was cut short is read as far as it goes; any other JSON is read as a whole.
 */
import * as v from 'valibot';
import { readEdit, type StoredEdit } from '../library/edit.ts';
import { unionOfEdits, unionOfSources } from '../library/merge.ts';
import { isOfLaterVersion, LATER, noRefusals, problemOf, refuse, type Refused } from '../library/refused.ts';
import {
  isShippedId,
  normalisedText,
  readSource,
  SourceIdSchema,
  sourceIdOf,
  type Source,
} from '../library/source.ts';
import { LOG_VERSION, type LogRecord } from '../schedule/model.ts';
import { LogRecordSchema } from '../schedule/schemas.ts';
import { unionOf } from '../schedule/union.ts';
import { NO_SETTINGS, type StoredSettings } from '../schedule/settings.ts';
import { readForeignSettings } from '../schedule/change-settings.ts';
import { APP, BACKUP_VERSION, BackupError, type BackupText } from './backup.ts';

/** Bytes. Some five million reviews with a thousand sources and their texts. */
export const MAX_BACKUP_BYTES = 1024 ** 3;
/** UTF-16 code units of one line, or of a file that is not in lines: a browser's longest string is 512 million. */
const MAX_TEXT = 400 * 1024 * 1024;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const HeadSchema = v.looseObject({
  app: v.literal(APP),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});
/** A source that somebody has handed on (src/library/share.ts). */
const ShareSchema = v.looseObject({ app: v.literal(APP), type: v.literal('source') });
type Head = v.InferOutput<typeof HeadSchema>;
const WrittenSchema = v.pipe(v.string(), v.isoTimestamp());
/** Its release and commit: `1.2.0 (9be8b93)`. */
const VersionSchema = v.pipe(v.string(), v.regex(/^[\w.+() -]{1,60}$/));
const CountsSchema = v.looseObject({ records: whole });
const TextSchema = v.object({
  source: SourceIdSchema,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(50_000_000)),
});

/** What is taken from a file, and what one of each is called in what is said of it. */
const SECTIONS = { sources: 'source', edits: 'change', texts: 'text', log: 'record' } as const;
type Section = keyof typeof SECTIONS;
const isSection = (name: string): name is Section => Object.hasOwn(SECTIONS, name);

export interface Backup {
  /** ISO 8601; null where the file does not say, or not so that it can be read. */
  readonly exportedAt: string | null;
  /** The version of Tifa that wrote it; null where the file does not say, as before 0.2.0. */
  readonly writtenBy: string | null;
  readonly log: readonly LogRecord[];
  readonly settings: StoredSettings;
  readonly sources: readonly Source[];
  readonly edits: readonly StoredEdit[];
  /** Each the text of one of the sources, or of an issue that comes with the app. */
  readonly texts: readonly BackupText[];
  /** How many parts were left out (what is here already is not touched), and what is wrong with the first of them. */
  readonly refused: number;
  readonly problems: readonly Refused[];
  /** Whether the file holds another number of parts than it says: it was cut short or changed. */
  readonly incomplete: boolean;
}

/** @throws BackupError where a file is too large to be read; call it before reading the text */
export function checkBackupSize(bytes: number): void {
  if (bytes > MAX_BACKUP_BYTES) throw tooLarge();
}

/**
 * Reads a file.
 *
 * @param parts of its text, divided anywhere
 * @param sha256 of a text as UTF-8, in hexadecimal digits
 * @throws BackupError where it is no backup, of a later version, or too large
 */
export async function readBackup(
  parts: Iterable<string> | AsyncIterable<string>,
  sha256: (text: string) => Promise<string>,
): Promise<Backup> {
  const reading = new Reading();
  const lines = new Lines(reading);
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length > MAX_BACKUP_BYTES) throw tooLarge();
    lines.take(part);
  }
  lines.end();
  return reading.end(sha256);
}

/** Divides a text that comes in parts into lines, and says what stands on each. */
class Lines {
  readonly #reading: Reading;
  #begun = '';
  #count = 0;
  /** `whole`: the file does not lie as we write it, and its lines are gathered. */
  #lie: 'unknown' | 'as-written' | 'whole' = 'unknown';
  readonly #gathered: string[] = [];
  #length = 0;
  #section = '';
  #closed = false;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  take(part: string): void {
    let start = 0;
    for (let end = part.indexOf('\n'); end >= 0; end = part.indexOf('\n', start)) {
      this.#line(this.#begun + part.slice(start, end));
      this.#begun = '';
      start = end + 1;
    }
    if (this.#begun.length + part.length - start > MAX_TEXT) throw tooLarge();
    this.#begun += part.slice(start);
  }

  end(): void {
    if (this.#begun !== '') this.#line(this.#begun);
    if (this.#lie === 'as-written') {
      if (!this.#closed) this.#reading.cutShort();
    } else this.#reading.whole(this.#gathered.join('\n'));
  }

  #line(text: string): void {
    this.#count++;
    if (this.#lie === 'whole') return this.#gather(text);
    const line = text.trim();
    if (line === '') return;
    if (this.#lie === 'unknown') {
      const opening = openingOf(line);
      if (opening === null) {
        this.#lie = 'whole';
        return this.#gather(text);
      }
      this.#lie = 'as-written';
      this.#reading.head(opening.head);
      this.#section = opening.section;
      return;
    }
    const next = /^\],"([A-Za-z]{1,40})":\[$/.exec(line)?.[1];
    if (this.#closed) this.#reading.refuse(`line ${this.#count}`, 'stands after the end');
    else if (line === ']}') this.#closed = true;
    else if (next !== undefined) this.#section = next;
    else if (isSection(this.#section)) this.#reading.json(this.#section, line.replace(/,$/, ''));
  }

  #gather(line: string): void {
    this.#length += line.length + 1;
    if (this.#length > MAX_TEXT) throw tooLarge();
    this.#gathered.push(line);
  }
}

/** The head of a file that lies as we write it, with the name of the list that its first line opens. */
function openingOf(line: string): { readonly head: unknown; readonly section: string } | null {
  // A byte-order mark is white space, and was trimmed.
  const section = /"([A-Za-z]{1,40})":\[$/.exec(line.slice(-50))?.[1];
  if (section === undefined) return null;
  try {
    // The list itself, empty here, is no part of what is read of a head.
    return { head: JSON.parse(`${line}]}`) as unknown, section };
  } catch {
    // Then it lies in some other way, and is judged as a whole.
    return null;
  }
}

/** Gathers what is sound in a file. */
class Reading {
  readonly #refusals = noRefusals();
  readonly #seen: Record<Section, number> = { sources: 0, edits: 0, texts: 0, log: 0 };
  readonly #log: LogRecord[] = [];
  readonly #sources: Source[] = [];
  readonly #edits: StoredEdit[] = [];
  readonly #texts: { readonly where: string; readonly value: unknown }[] = [];
  #head: Head | undefined;
  #settings: StoredSettings = NO_SETTINGS;
  #cutShort = false;

  refuse(where: string, problem: string): void {
    refuse(this.#refusals, where, problem);
  }

  cutShort(): void {
    this.#cutShort = true;
  }

  /** @throws BackupError where it is of no backup, or of a later version */
  head(value: unknown): void {
    const head = v.safeParse(HeadSchema, value);
    if (!head.success) {
      throw new BackupError(
        v.is(ShareSchema, value)
          ? 'The file holds a source, not a backup. Add it in the library.'
          : 'The file is JSON, but not a backup made by Tifa.',
      );
    }
    const { version, settings } = (this.#head = head.output);
    if (version > BACKUP_VERSION) {
      throw new BackupError(
        `The file was made by a later version of Tifa (format ${version}; this one reads up to ${BACKUP_VERSION}). Update Tifa, then import it again.`,
      );
    }
    const choices = readForeignSettings(settings);
    if (choices === null && settings !== undefined) {
      this.refuse('the settings', isOfLaterVersion(settings, LOG_VERSION) ? LATER : 'are no settings');
    }
    for (const { field, problem } of choices?.refused ?? []) this.refuse(`setting ${field}`, problem);
    this.#settings = choices?.settings ?? NO_SETTINGS;
  }

  /** @throws BackupError */
  whole(text: string): void {
    let value: unknown;
    try {
      value = JSON.parse(text.replace(/^\ufeff/, ''));
    } catch (error) {
      throw new BackupError(
        text.trim() === ''
          ? 'The file is empty.'
          : 'The file is not JSON, or was cut short; a backup made by Tifa is JSON.',
        { cause: error },
      );
    }
    this.head(value);
    const head = this.#head!;
    if (!Array.isArray(head['log'])) throw new BackupError('The file is damaged: log: is no list.');
    for (const section of Object.keys(SECTIONS).filter(isSection)) {
      const values = head[section];
      if (Array.isArray(values)) values.forEach((one) => this.#take(section, one));
      else if (values !== undefined) this.refuse(`the ${section}`, 'are no list');
    }
  }

  json(section: Section, line: string): void {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      this.refuse(`${SECTIONS[section]} ${++this.#seen[section]}`, 'is not JSON, or was cut short');
      return;
    }
    this.#take(section, value);
  }

  #take(section: Section, value: unknown): void {
    const where = `${SECTIONS[section]} ${++this.#seen[section]}`;
    switch (section) {
      case 'log': {
        const record = v.safeParse(LogRecordSchema, value);
        if (record.success) this.#log.push(record.output);
        else this.refuse(where, isOfLaterVersion(value, LOG_VERSION) ? LATER : problemOf(record.issues));
        break;
      }
      case 'sources': {
        const { source, refused, refusedCount } = readSource(value);
        if (source !== null) this.#sources.push(source);
        const name = source === null ? where : `${where} (${source.title})`;
        for (const one of refused) {
          if (source === null) this.refuse(name, one.problem);
          else this.refuse(name, `${one.where}: ${one.problem}`);
        }
        this.#refusals.refusedCount += refusedCount - refused.length;
        break;
      }
      case 'edits': {
        const { edit, problem } = readEdit(value);
        if (edit === undefined) this.refuse(where, problem);
        else this.#edits.push(edit);
        break;
      }
      case 'texts':
        this.#texts.push({ where, value });
    }
  }

  async end(sha256: (text: string) => Promise<string>): Promise<Backup> {
    const { exportedAt, writtenBy, counts } = this.#head!;
    const written = v.safeParse(WrittenSchema, exportedAt);
    const sources = unionOfSources(this.#sources);
    return {
      exportedAt: written.success && !Number.isNaN(Date.parse(written.output)) ? written.output : null,
      writtenBy: v.is(VersionSchema, writtenBy) ? writtenBy : null,
      settings: this.#settings,
      log: unionOf(this.#log),
      sources,
      edits: unionOfEdits(this.#edits),
      texts: await this.#soundTexts(sources, sha256),
      refused: this.#refusals.refusedCount,
      problems: this.#refusals.refused,
      incomplete: this.#cutShort || !this.#isComplete(counts),
    };
  }

  #isComplete(counts: unknown): boolean {
    const said = v.safeParse(CountsSchema, counts);
    if (!said.success) return false;
    const { records, sources = 0, edits = 0, texts = 0 } = said.output;
    const seen = this.#seen;
    return records === seen.log && sources === seen.sources && edits === seen.edits && texts === seen.texts;
  }

  /** A text that is not the one its source is named by would be shown with places that are not in it. */
  async #soundTexts(
    sources: readonly Source[],
    sha256: (text: string) => Promise<string>,
  ): Promise<BackupText[]> {
    const byId = new Map(sources.map((source) => [source.id, source]));
    const texts = new Map<string, BackupText>();
    for (const { where, value } of this.#texts) {
      const checked = v.safeParse(TextSchema, value, { abortEarly: true });
      if (!checked.success) {
        this.refuse(where, problemOf(checked.issues));
        continue;
      }
      const { source, text } = checked.output;
      const of = byId.get(source);
      const normal = normalisedText(text);
      // An issue comes with the app; no hash says what its text must be.
      if (of === undefined && isShippedId(source)) texts.set(source, { source, text: normal });
      else if (of === undefined) this.refuse(where, 'is of no source of the file');
      else if (of.type === 'article' && sourceIdOf('article', await sha256(normal)) !== source) {
        this.refuse(`${where} (${of.title})`, 'is not the text of this source');
      } else texts.set(source, { source, text: normal });
    }
    return [...texts.values()];
  }
}

function tooLarge(): BackupError {
  return new BackupError(`The file is larger than ${MAX_BACKUP_BYTES / 1024 ** 2} MB; no backup is.`);
}
