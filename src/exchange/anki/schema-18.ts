/** A collection in schema 18, in which Anki has kept its own since 2.1.50: settings are messages in protocol buffers. */
import type { Database } from 'sql.js';
import { COMMON_TABLES, UNSYNCED, writeCol, type Collection } from './collection.ts';
import {
  cardStyle,
  DECK_ID,
  FIELD_LOOK,
  fieldId,
  FIELDS,
  NOTE_TYPE_ID,
  NOTE_TYPE_NAME,
  REQUIREMENTS,
  templateId,
  TEMPLATES,
  type CardLook,
} from './note-type.ts';
import { messageOf } from './protobuf.ts';

/** Names are compared by a rule of Anki's own (`closeNames`); until they are written, by one that SQLite has. */
export const TABLES_18 = `${COMMON_TABLES}
CREATE TABLE deck_config (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE nocase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL, mtime_secs integer NOT NULL,
  val blob NOT NULL) without rowid;
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase,
  config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid);
CREATE INDEX idx_templates_usn ON templates (usn);
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE nocase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE INDEX idx_notetypes_usn ON notetypes (usn);
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
CREATE INDEX idx_notes_mid ON notes (mid);
CREATE INDEX idx_cards_odid ON cards (odid) WHERE odid != 0;
CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE nocase, usn integer NOT NULL, collapsed boolean NOT NULL,
  config blob NULL) without rowid;
CREATE TABLE graves (oid integer NOT NULL, type integer NOT NULL, usn integer NOT NULL,
  PRIMARY KEY (oid, type)) WITHOUT ROWID;
CREATE INDEX idx_graves_pending ON graves (usn);
`;

/**
 * Puts Anki's rule for names in the place of SQLite's. Both order the few names there are alike: those of fields and
 * templates have ASCII alone, and a deck's begins with the one before it. From here on SQLite itself opens none of these
 * tables any more.
 */
export function closeNames(database: Database): void {
  database.run('PRAGMA writable_schema = ON');
  database.run("UPDATE sqlite_master SET sql = replace(sql, 'COLLATE nocase', 'COLLATE unicase')");
}

export function writeCollection18(database: Database, collection: Collection, look: CardLook): void {
  const seconds = Math.floor(collection.modified / 1000);
  writeCol(database, 18, collection, ['', '', '', '', '']);
  for (const [key, value] of Object.entries(collection.config))
    database.run('INSERT INTO config VALUES (?, 0, ?, ?)', [
      key,
      seconds,
      new TextEncoder().encode(JSON.stringify(value)),
    ]);
  database.run("INSERT INTO deck_config VALUES (1, 'Default', 0, 0, ?)", [DECK_OPTIONS]);
  for (const { id, path } of collection.decks)
    database.run('INSERT INTO decks VALUES (?, ?, ?, ?, ?, ?)', [
      ...[id, path.join(LEVEL), seconds, UNSYNCED],
      ...[NOTHING, NORMAL_DECK],
    ]);
  writeNoteType(database, look, seconds);
}

/** Stands between the levels of a deck's name. */
const LEVEL = '\x1f';

/** A message with nothing in it: a deck that nobody has studied yet. */
const NOTHING = new Uint8Array();

/** `KindContainer`: a normal deck, under the first options. */
const NORMAL_DECK = messageOf((kind) =>
  kind.writeMessage(1, (_, normal) => normal.writeVarintField(1, 1), null),
);

/** `DeckConfig.Config`: Anki's own, which it keeps where it has some. */
const DECK_OPTIONS = messageOf((options) => {
  options.writePackedFloat(1, [1, 10]);
  options.writePackedFloat(2, [10]);
  // On each day of the week as much as on any.
  options.writePackedFloat(4, [1, 1, 1, 1, 1, 1, 1]);
  options.writeVarintField(9, 20);
  options.writeVarintField(10, 200);
  for (const [field, factor] of [2.5, 1.3, 1.2].entries()) options.writeFloatField(11 + field, factor);
  options.writeFloatField(15, 1);
  for (const [field, days] of [36_500, 1, 1, 4].entries()) options.writeVarintField(16 + field, days);
  options.writeVarintField(21, 1);
  options.writeVarintField(22, 8);
  options.writeVarintField(24, 60);
  options.writeFloatField(37, 0.9);
  options.writeFloatField(40, 0.9);
  options.writeVarintField(44, 1);
});

/** `Notetype.Config.CardRequirement.Kind`. */
const ALL = 2;

function writeNoteType(database: Database, look: CardLook, seconds: number): void {
  const config = messageOf((type) => {
    type.writeStringField(3, cardStyle(look));
    type.writeVarintField(4, DECK_ID);
    for (const [ord, fields] of REQUIREMENTS.entries())
      type.writeMessage(
        8,
        (_, requirement) => {
          if (ord > 0) requirement.writeVarintField(1, ord);
          requirement.writeVarintField(2, ALL);
          requirement.writePackedVarint(3, [...fields]);
        },
        null,
      );
  });
  database.run('INSERT INTO notetypes VALUES (?, ?, ?, ?, ?)', [
    ...[NOTE_TYPE_ID, NOTE_TYPE_NAME, seconds, UNSYNCED],
    config,
  ]);
  for (const [ord, name] of FIELDS.entries())
    database.run('INSERT INTO fields VALUES (?, ?, ?, ?)', [
      ...[NOTE_TYPE_ID, ord, name],
      messageOf((field) => {
        field.writeStringField(3, FIELD_LOOK.font);
        field.writeVarintField(4, FIELD_LOOK.size);
        field.writeVarintField(9, fieldId(ord));
      }),
    ]);
  for (const [ord, { name, question, answer }] of TEMPLATES.entries())
    database.run('INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)', [
      ...[NOTE_TYPE_ID, ord, name],
      messageOf((template) => {
        template.writeStringField(1, question);
        template.writeStringField(2, answer);
        template.writeVarintField(8, templateId(ord));
      }),
    ]);
}
