/** A collection of Anki's present schema, as Anki itself lays it out: for tests of what reads one. */
import type { Database, SqlJsStatic } from 'sql.js';

const encoder = new TextEncoder();

/** A field of a message in protocol buffers. */
export const field = (number: number, value: number | string): number[] =>
  typeof value === 'number'
    ? [number * 8, ...varint(value)]
    : [...varint(number * 8 + 2), ...varint(encoder.encode(value).length), ...encoder.encode(value)];

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

/** `unicase` is a collation of Anki's own: SQLite opens such a file, and does not know how to compare by it. */
const TABLES = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL, mtime_secs integer NOT NULL, val blob NOT NULL) WITHOUT ROWID;
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase, config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid);
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE nocase, usn integer NOT NULL, collapsed boolean NOT NULL, config blob NULL) WITHOUT ROWID;
INSERT INTO col VALUES (1, 1600000000, 0, 0, 18, 0, 0, 0, '', '', '', '', '');
`;

export interface PresentType {
  readonly id: number;
  readonly name: string;
  readonly cloze?: boolean;
  readonly fields: readonly string[];
  readonly templates: readonly (readonly [name: string, question: string])[];
}

export function presentCollection(
  SQL: SqlJsStatic,
  types: readonly PresentType[],
  fill: (database: Database) => void,
): Uint8Array {
  const database = new SQL.Database();
  database.exec(TABLES);
  database.run("INSERT INTO config VALUES ('schedVer', 0, 0, ?)", [encoder.encode('2')]);
  for (const { id, name, cloze = false, fields, templates } of types) {
    const config = Uint8Array.from([...field(1, cloze ? 1 : 0), ...field(3, '.card {}')]);
    database.run('INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)', [id, name, config]);
    for (const [ord, one] of fields.entries())
      database.run('INSERT INTO fields VALUES (?, ?, ?, ?)', [
        id,
        ord,
        one,
        Uint8Array.from(field(3, 'Arial')),
      ]);
    for (const [ord, [template, question]] of templates.entries())
      database.run('INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)', [
        id,
        ord,
        template,
        Uint8Array.from([...field(1, question), ...field(2, '{{FrontSide}}')]),
      ]);
  }
  fill(database);
  database.exec('PRAGMA writable_schema = ON');
  database.exec("UPDATE sqlite_master SET sql = replace(sql, 'COLLATE nocase', 'COLLATE unicase')");
  const bytes = database.export();
  database.close();
  return bytes;
}
