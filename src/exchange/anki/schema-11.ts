/** A collection in schema 11, which every Anki reads, and every other program that reads any. */
import type { Database } from 'sql.js';
import { COMMON_TABLES, UNSYNCED, writeCol, type Collection, type Deck } from './collection.ts';
import type { NoteTypeJson } from './note-type.ts';

export const TABLES_11 = `${COMMON_TABLES}
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
`;

/** @param noteType with its identifier, as this schema keeps it */
export function writeCollection11(database: Database, collection: Collection, noteType: NoteTypeJson): void {
  const seconds = Math.floor(collection.modified / 1000);
  writeCol(database, 11, collection, [
    JSON.stringify(collection.config),
    JSON.stringify({ [noteType.id]: noteType }),
    JSON.stringify(Object.fromEntries(collection.decks.map((one) => [one.id, deckJson(one, seconds)]))),
    JSON.stringify({ 1: DECK_OPTIONS }),
    '{}',
  ]);
}

function deckJson({ id, path }: Deck, modified: number): object {
  return {
    id,
    mod: modified,
    name: path.join('::'),
    usn: UNSYNCED,
    lrnToday: [0, 0],
    revToday: [0, 0],
    newToday: [0, 0],
    timeToday: [0, 0],
    collapsed: false,
    browserCollapsed: false,
    desc: '',
    dyn: 0,
    conf: 1,
    extendNew: 0,
    extendRev: 0,
  };
}

/** Anki's own, which it keeps where it has some. */
const DECK_OPTIONS = {
  id: 1,
  mod: 0,
  name: 'Default',
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36_500, perDay: 200, hardFactor: 1.2 },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  dyn: false,
};
