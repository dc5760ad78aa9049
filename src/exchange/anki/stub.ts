/**
 * What stands beside a collection in the present format, as Anki itself does it: an older Anki, and other programs that
 * know schema 11 alone, find one note there, which says why there are no others.
 */
import type { SqlJsStatic } from 'sql.js';
import type { Collection } from './collection.ts';
import { FIELD_LOOK, type NoteTypeJson } from './note-type.ts';
import { TABLES_11, writeCollection11 } from './schema-11.ts';
import { DIVIDER } from './terms.ts';

const TEXT = 'Please update to the latest Anki version, then import this file again.';

/** The one that every collection has. */
const DECK = { id: 1, path: ['Default'] };

/** @param checksum of a note's first field, as Anki reckons it */
export async function stubCollection(
  SQL: SqlJsStatic,
  collection: Collection,
  checksum: (text: string) => Promise<number>,
): Promise<Uint8Array> {
  const sum = await checksum(TEXT);
  const id = collection.modified;
  const seconds = Math.floor(id / 1000);
  const config = { ...collection.config, activeDecks: [DECK.id], curDeck: DECK.id, curModel: id };
  const database = new SQL.Database();
  try {
    // Most tables and indexes hold nothing, and have a page each.
    database.run('PRAGMA page_size = 512');
    database.exec(TABLES_11);
    writeCollection11(database, { ...collection, config, decks: [DECK] }, basicNoteType(id));
    database.run("INSERT INTO notes VALUES (?, 'tifa', ?, ?, -1, '', ?, ?, ?, 0, '')", [
      ...[id, id, seconds, `${TEXT}${DIVIDER}`, TEXT, sum],
    ]);
    database.run("INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '{}')", [
      id,
      id,
      DECK.id,
      seconds,
    ]);
    return database.export();
  } finally {
    database.close();
  }
}

/** Anki's first note type, a front and a back. */
function basicNoteType(id: number): NoteTypeJson {
  return {
    ...{ id, name: 'Basic', type: 0, mod: 0, usn: -1, sortf: 0, did: DECK.id },
    tmpls: [
      {
        ...{ name: 'Card 1', ord: 0, did: null, bqfmt: '', bafmt: '', bfont: '', bsize: 0 },
        ...{ qfmt: '{{Front}}', afmt: '{{FrontSide}}<hr id=answer>{{Back}}' },
      },
    ],
    flds: ['Front', 'Back'].map((name, ord) => ({
      ...{ name, ord, sticky: false, rtl: false, media: [] },
      ...FIELD_LOOK,
    })),
    ...{ css: '', latexPre: '', latexPost: '', latexsvg: false, tags: [], vers: [] },
    req: [[0, 'any', [0]]],
  };
}
