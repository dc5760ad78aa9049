/**
 * Reads packages of Anki (.apkg, .colpkg), of schema 11 and of the present one. A package is hostile until it is read:
 * what it claims is weighed before it is unpacked, only plain tables are asked, one at a time and each read through
 * once, and no text of it ever becomes a part of a statement. SQLite is an argument.
 */
import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import * as v from 'valibot';
import { FormatError } from '../../formats/document.ts';
import { Archive, LARGEST_CONTENT } from '../../formats/zip.ts';
import { COLLECTIONS } from './is-package.ts';
import { PackageError } from './package-error.ts';
import { numberAt, textAt } from './protobuf.ts';
import { DIVIDER } from './terms.ts';
import { unpackZstd } from './zstd.ts';

export interface NoteType {
  readonly id: number;
  readonly name: string;
  readonly isCloze: boolean;
  readonly fields: readonly string[];
  /** By their numbers. */
  readonly templates: readonly { readonly name: string; readonly question: string }[];
  /** How many notes it has. */
  readonly notes: number;
}

export interface Note {
  readonly id: number;
  readonly guid: string;
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

export interface Card {
  readonly id: number;
  readonly note: number;
  /** Number of its template. */
  readonly template: number;
  readonly isSuspended: boolean;
  /** Seconds since 1970. */
  readonly modified: number;
}

/** One line of the log of reviews. */
export interface Review {
  /** ms since 1970. */
  readonly id: number;
  readonly card: number;
  /** 1 to 4; 0 where nobody answered. */
  readonly ease: number;
  readonly ivl: number;
  readonly factor: number;
  /** ms. */
  readonly time: number;
  readonly type: number;
}

export interface AnkiPackage {
  /** Those with notes, by the number of notes. */
  readonly noteTypes: readonly NoteType[];
  /** Files of sound and pictures. */
  readonly media: number;
  /** Whether answers while learning are numbered as before 2018, with three buttons. */
  readonly isOldSchedule: boolean;
  /** @throws PackageError */
  notes(type: NoteType): Note[];
  /** Every card. @throws PackageError */
  cards(): Card[];
  /** Every review, in no order. @throws PackageError */
  reviews(): Review[];
  close(): void;
}

/** Of notes and cards: as many as any collection has. */
const MOST_NOTES = 200_000;
const MOST_CARDS = 500_000;
/** Twenty years of two hundred a day. */
const MOST_REVIEWS = 1_500_000;
const MOST_NOTE_TYPES = 2_000;

/** @throws PackageError */
export function openPackage(bytes: Uint8Array, SQL: SqlJsStatic): AnkiPackage {
  try {
    const archive = new Archive(bytes);
    const media = archive.names.filter((name) => /^\d+$/.test(name)).length;
    const collection = collectionIn(archive);
    const database = new SQL.Database(collection);
    try {
      return packageOf(database, media);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw packageErrorOf(error);
  }
}

/** Whatever SQLite or the archive say of it is about the file. */
function packageErrorOf(error: unknown): PackageError {
  if (error instanceof PackageError) return error;
  const details = error instanceof Error ? error.message : String(error);
  const isLarge = error instanceof FormatError && (error.problem === 'bomb' || error.problem === 'too-large');
  return new PackageError(isLarge ? 'large-package' : 'broken-package', details);
}

const SQLITE = 'SQLite format 3\0';

function collectionIn(archive: Archive): Uint8Array {
  const version = versionIn(archive);
  if (version !== null && version > NEWEST) throw new PackageError('newer-package', `version ${version}`);
  const name = COLLECTIONS.find((one) => archive.names.includes(one));
  if (name === undefined) throw new PackageError('broken-package', 'no collection in it');
  const packed = archive.read(name)!;
  const collection = name === 'collection.anki21b' ? unpackZstd(packed, LARGEST_CONTENT) : packed;
  if (!SQLITE.split('').every((sign, at) => collection[at] === sign.charCodeAt(0)))
    throw new PackageError('broken-package', 'its collection is no database');
  return collection;
}

/** Number of the present format in `meta`, which older packages do not have. */
const NEWEST = 3;

function versionIn(archive: Archive): number | null {
  const meta = archive.read('meta');
  return meta === undefined ? null : numberAt(meta, 1);
}

const NEEDED = ['col', 'notes', 'cards', 'revlog'] as const;

function packageOf(database: Database, media: number): AnkiPackage {
  // Functions that could be hidden in what we ask are not to be called.
  database.run('PRAGMA trusted_schema = OFF');
  database.run('PRAGMA cell_size_check = ON');
  // A collation of Anki's own, without which SQLite will not look at these tables; nothing here is in any order.
  database.run('PRAGMA writable_schema = ON');
  database.run("UPDATE sqlite_master SET sql = replace(sql, 'COLLATE unicase', 'COLLATE nocase')");
  database.run('PRAGMA writable_schema = RESET');
  const tables = plainTables(database);
  for (const table of NEEDED)
    if (!tables.has(table)) throw new PackageError('broken-package', `no table ${table}`);
  const isPresent = ['notetypes', 'fields', 'templates', 'config'].every((table) => tables.has(table));
  const counts = new Map<number, number>();
  let notes = 0;
  each(database, 'SELECT mid FROM notes', MOST_NOTES, ([mid]) => {
    const type = whole(mid);
    if (type !== null) counts.set(type, (counts.get(type) ?? 0) + 1);
    notes++;
  });
  if (notes === 0) throw new PackageError('no-notes');
  const all = isPresent ? presentNoteTypes(database) : oldNoteTypes(database);
  const noteTypes = all
    .map((type): NoteType => ({ ...type, notes: counts.get(type.id) ?? 0 }))
    .filter((type) => type.notes > 0)
    .sort((a, b) => b.notes - a.notes);
  if (noteTypes.length === 0) throw new PackageError('broken-package', 'notes of no type');
  const guarded =
    <Args extends unknown[], T>(read: (...args: Args) => T) =>
    (...args: Args): T => {
      try {
        return read(...args);
      } catch (error) {
        throw packageErrorOf(error);
      }
    };
  return {
    noteTypes,
    media,
    isOldSchedule: scheduleVersion(database, isPresent) < 2,
    notes: guarded((type: NoteType) => notesOf(database, type)),
    cards: guarded(() => cardsIn(database)),
    reviews: guarded(() => reviewsIn(database)),
    close: () => database.close(),
  };
}

/** Names of tables that hold what they give: no views, nothing that is made when it is asked. */
function plainTables(database: Database): Set<string> {
  const names = new Set<string>();
  each(database, "SELECT name, sql FROM sqlite_master WHERE type = 'table'", 1_000, ([name, sql]) => {
    if (typeof name === 'string' && typeof sql === 'string' && /^\s*CREATE\s+TABLE\b/i.test(sql))
      names.add(name);
  });
  for (const name of names) {
    each(
      database,
      `SELECT hidden FROM pragma_table_xinfo(?)`,
      1_000,
      ([hidden]) => {
        if (hidden !== 0) names.delete(name);
      },
      [name],
    );
  }
  return names;
}

/** Hands on each row. @throws PackageError where there are more than `most` */
function each(
  database: Database,
  sql: string,
  most: number,
  hear: (row: SqlValue[]) => void,
  values: SqlValue[] = [],
): void {
  const statement = database.prepare(sql, values);
  try {
    for (let count = 0; statement.step(); count++) {
      if (count >= most) throw new PackageError('large-package', `more than ${most} rows: ${sql}`);
      hear(statement.get());
    }
  } finally {
    statement.free();
  }
}

const whole = (value: SqlValue | undefined): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
const text = (value: SqlValue | undefined): string => (typeof value === 'string' ? value : '');

type Bare = Omit<NoteType, 'notes'>;

/** As schema 11 keeps them, in the one row of `col`. Identifiers may be texts. */
const ModelsSchema = v.record(
  v.string(),
  v.looseObject({
    name: v.string(),
    type: v.optional(v.unknown()),
    flds: v.array(v.looseObject({ name: v.string() })),
    tmpls: v.array(v.looseObject({ name: v.string(), qfmt: v.fallback(v.string(), '') })),
  }),
);

function oldNoteTypes(database: Database): Bare[] {
  let models: SqlValue | undefined;
  each(database, 'SELECT models FROM col', 1, ([json]) => (models = json));
  const checked = v.safeParse(ModelsSchema, JSON.parse(text(models)));
  if (!checked.success) throw new PackageError('broken-package', `note types: ${checked.issues[0].message}`);
  return Object.entries(checked.output).flatMap(([id, { name, type, flds, tmpls }]): Bare[] =>
    Number.isSafeInteger(Number(id))
      ? [
          {
            id: Number(id),
            name,
            isCloze: type === 1,
            fields: flds.map((field) => field.name),
            templates: tmpls.map((template) => ({ name: template.name, question: template.qfmt })),
          },
        ]
      : [],
  );
}

function presentNoteTypes(database: Database): Bare[] {
  const types = new Map<number, Bare & { fields: string[]; templates: Bare['templates'][number][] }>();
  each(database, 'SELECT id, name, config FROM notetypes', MOST_NOTE_TYPES, ([id, name, config]) => {
    const key = whole(id);
    if (key === null) return;
    const isCloze = config instanceof Uint8Array && numberAt(config, 1) === 1;
    types.set(key, { id: key, name: text(name), isCloze, fields: [], templates: [] });
  });
  each(database, 'SELECT ntid, ord, name FROM fields', MOST_PARTS, ([type, ord, name]) => {
    const fields = types.get(whole(type) ?? -1)?.fields;
    if (fields !== undefined && isPlace(ord)) fields[ord] = text(name);
  });
  each(database, 'SELECT ntid, ord, name, config FROM templates', MOST_PARTS, ([type, ord, name, config]) => {
    const templates = types.get(whole(type) ?? -1)?.templates;
    const question = config instanceof Uint8Array ? (textAt(config, 1) ?? '') : '';
    if (templates !== undefined && isPlace(ord)) templates[ord] = { name: text(name), question };
  });
  return [...types.values()].map((type) => ({
    ...type,
    fields: Array.from(type.fields, (name) => name ?? ''),
    templates: Array.from(type.templates, (template) => template ?? { name: '', question: '' }),
  }));
}

/** Fields, and templates, of all note types together. */
const MOST_PARTS = 50_000;
const isPlace = (ord: SqlValue | undefined): ord is number => {
  const place = whole(ord);
  return place !== null && place >= 0 && place < 1_000;
};

function scheduleVersion(database: Database, isPresent: boolean): number {
  if (isPresent) {
    let value: SqlValue | undefined;
    each(database, "SELECT val FROM config WHERE KEY = 'schedVer'", 1, ([val]) => (value = val));
    return value instanceof Uint8Array ? Number(new TextDecoder().decode(value)) || 1 : 1;
  }
  let conf: SqlValue | undefined;
  each(database, 'SELECT conf FROM col', 1, ([json]) => (conf = json));
  const checked = v.safeParse(v.looseObject({ schedVer: v.number() }), jsonOr(text(conf)));
  return checked.success ? checked.output.schedVer : 1;
}

function jsonOr(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    // Nothing but this one setting is wanted of it.
    return null;
  }
}

function notesOf(database: Database, { id: type }: NoteType): Note[] {
  const notes: Note[] = [];
  each(
    database,
    'SELECT id, guid, tags, flds FROM notes WHERE mid = ?',
    MOST_NOTES,
    ([id, guid, tags, fields]) => {
      const key = whole(id);
      if (key === null) return;
      notes.push({
        id: key,
        guid: text(guid),
        // A field that is a number alone comes as one.
        fields: String(fields ?? '').split(DIVIDER),
        tags: text(tags)
          .split(' ')
          .filter((tag) => tag !== ''),
      });
    },
    [type],
  );
  return notes.sort((a, b) => a.id - b.id);
}

/** Anki's queue of cards that are not asked. */
const SUSPENDED = -1;

function cardsIn(database: Database): Card[] {
  const cards: Card[] = [];
  each(database, 'SELECT id, nid, ord, queue, mod FROM cards', MOST_CARDS, (row) => {
    const [id, note, template, queue, modified] = row.map(whole);
    if (id === null || id === undefined || note === null || note === undefined) return;
    cards.push({
      id,
      note,
      template: template ?? -1,
      isSuspended: queue === SUSPENDED,
      modified: modified ?? 0,
    });
  });
  return cards;
}

function reviewsIn(database: Database): Review[] {
  const reviews: Review[] = [];
  each(database, 'SELECT id, cid, ease, ivl, factor, time, type FROM revlog', MOST_REVIEWS, (row) => {
    const [id, card, ease, ivl, factor, time, type] = row.map(whole);
    if (id === null || id === undefined || card === null || card === undefined) return;
    reviews.push({
      id,
      card,
      ease: ease ?? 0,
      ivl: ivl ?? 0,
      factor: factor ?? 0,
      time: time ?? 0,
      type: type ?? -1,
    });
  });
  return reviews;
}
