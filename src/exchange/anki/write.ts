/**
 * A package of Anki (.apkg) in the format that every Anki reads, and every other program that reads any: schema 11 in
 * `collection.anki2`. SQLite is an argument.
 */
import { zipSync } from 'fflate';
import type { Database, SqlJsStatic } from 'sql.js';
import { createCalendar } from '../../schedule/day.ts';
import { rebuild } from '../../schedule/memory.ts';
import { cardId, DIRECTIONS, type CardRecord, type Direction, type LogRecord } from '../../schedule/model.ts';
import { NEW_CARD, type Scheduler } from '../../schedule/scheduler.ts';
import { columnsOf, reviewsOf, standingRecords, type CardColumns, type Today } from './cards.ts';
import { DECK_ID, NOTE_TYPE_ID, noteTypeJson, type CardLook } from './note-type.ts';
import type { AnkiTerm } from './term.ts';
import { directionsOf, DIVIDER, fieldsOf, guidOf, tagsText } from './terms.ts';

/** What is written. */
export interface AnkiExport {
  /** In the order in which they are to be learned. */
  readonly terms: readonly AnkiTerm[];
  /** Name of the deck below "Tifa"; empty for "Tifa" itself. */
  readonly deck: string;
  /** The directions that get cards. */
  readonly directions: readonly Direction[];
  readonly look: CardLook;
  /** The learner's own schedule and reviews; null for new cards. */
  readonly learned: { readonly log: readonly LogRecord[]; readonly scheduler: Scheduler } | null;
  /** IANA name of the learner's time zone, and the local hour at which a study day begins. */
  readonly zone: string;
  readonly dayStartsAt: number;
  /** ms. */
  readonly now: number;
}

export interface AnkiFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
}

const TABLES = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
  left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
  type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`;

/** Of what is new, and not yet on any server of Anki's. */
const UNSYNCED = -1;

/**
 * @param sha1 of a text as UTF-8, in hexadecimal digits
 * @param onshare is told now and then how much is done, 0 to 1
 */
export async function writePackage(
  SQL: SqlJsStatic,
  of: AnkiExport,
  sha1: (text: string) => Promise<string>,
  onshare: (share: number) => void = () => undefined,
): Promise<AnkiFile> {
  const { terms } = of;
  const sums = await Promise.all(terms.map(async ({ hanzi }) => checksum(await sha1(hanzi))));
  const database = new SQL.Database();
  try {
    database.exec(TABLES);
    database.exec('BEGIN');
    const today = todayOf(of);
    writeCollection(database, of, today);
    const counts = writeNotes(database, of, today, sums, onshare);
    database.exec('COMMIT');
    const collection = database.export();
    const bytes = zipSync(
      { 'collection.anki2': collection, media: new TextEncoder().encode('{}') },
      // A zip tells no other years.
      { mtime: new Date(Math.min(Math.max(of.now, Date.UTC(1981, 0)), Date.UTC(2099, 0))) },
    );
    return { bytes, notes: terms.length, ...counts };
  } finally {
    database.close();
  }
}

/** The first eight of forty digits, as Anki looks for notes that begin alike. */
const checksum = (digest: string): number => parseInt(digest.slice(0, 8), 16);

/** Anki counts days from the first; none of ours is due before it. */
function todayOf({ zone, dayStartsAt, now, learned }: AnkiExport): Today {
  const calendar = createCalendar(zone, dayStartsAt);
  const today = calendar.dayOf(now);
  let first = today;
  // A clock once behind must not make the collection older than Anki itself.
  for (const record of learned?.log ?? [])
    if (record.type === 'grade') first = Math.max(FIRST_DAY, Math.min(first, record.day));
  return { calendar, today, first };
}

/** 2006-10-05, when Anki first appeared. */
const FIRST_DAY = 13_426;

function writeCollection(
  database: Database,
  { deck, look, dayStartsAt, now }: AnkiExport,
  { calendar, first }: Today,
): void {
  const seconds = Math.floor(now / 1000);
  const begin = calendar.startOf(first);
  // What a clock on the wall shows is that of the place, which lies so far west.
  const west = Math.round((begin - (first * 86_400_000 + dayStartsAt * 3_600_000)) / 60_000);
  const decks = [{ id: 1, name: 'Default' }, ...decksOf(deck)];
  database.run('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)', [
    Math.floor(begin / 1000),
    now,
    now,
    JSON.stringify({
      activeDecks: [decks.at(-1)!.id],
      curDeck: decks.at(-1)!.id,
      newSpread: 0,
      collapseTime: 1200,
      timeLim: 0,
      estTimes: true,
      dueCounts: true,
      curModel: NOTE_TYPE_ID,
      nextPos: 1,
      sortType: 'noteFld',
      sortBackwards: false,
      addToCur: true,
      dayLearnFirst: false,
      schedVer: 2,
      sched2021: true,
      creationOffset: west,
      localOffset: west,
      rollover: dayStartsAt,
    }),
    JSON.stringify({ [NOTE_TYPE_ID]: noteTypeJson(look, seconds) }),
    JSON.stringify(Object.fromEntries(decks.map((one) => [one.id, deckJson(one, seconds)]))),
    JSON.stringify({ 1: DECK_OPTIONS }),
    '{}',
  ]);
}

interface Deck {
  readonly id: number;
  readonly name: string;
}

/** Below "Tifa" where it has a name; a deck's identifier is the same in every file, or Anki would go by the name alone. */
function decksOf(deck: string): Deck[] {
  const all = { id: DECK_ID, name: 'Tifa' };
  // Two colons would begin another level.
  const name = deck
    .replaceAll(/:{2,}/g, ':')
    .replaceAll(/["\p{Cc}]/gu, ' ')
    .trim();
  if (name === '') return [all];
  let number = 0;
  for (const sign of name) number = (number * 31 + sign.codePointAt(0)!) % 1_000_000_007;
  return [all, { id: DECK_ID + 1 + number, name: `Tifa::${name}` }];
}

function deckJson({ id, name }: Deck, modified: number): object {
  return {
    id,
    mod: modified,
    name,
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

function writeNotes(
  database: Database,
  { terms, directions, deck, learned, now }: AnkiExport,
  today: Today,
  sums: readonly number[],
  onshare: (share: number) => void,
): { cards: number; reviews: number } {
  const note = database.prepare('INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)');
  const card = database.prepare(
    `INSERT INTO cards VALUES (${Array.from({ length: 18 }, () => '?').join(', ')})`,
  );
  const review = database.prepare('INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const seconds = Math.floor(now / 1000);
  const did = decksOf(deck).at(-1)!.id;
  const standing = learned === null ? new Map<string, CardRecord[]>() : standingRecords(learned.log);
  const memory = learned === null ? null : rebuild(learned.log, learned.scheduler);
  const moments = new Set<number>();
  let [cards, reviews] = [0, 0];
  for (const [index, term] of terms.entries()) {
    if (index % 500 === 0) onshare(index / terms.length);
    const asked = directionsOf(term, directions);
    const fields = fieldsOf(term, asked);
    const nid = now + index;
    note.run([
      nid,
      guidOf(term.id),
      NOTE_TYPE_ID,
      seconds,
      UNSYNCED,
      tagsText(term),
      fields,
      fields.slice(0, fields.indexOf(DIVIDER)),
      sums[index]!,
      '',
    ]);
    for (const direction of asked) {
      const id = cardId(term.id, direction);
      const cid = now + cards++;
      const state = memory?.of(id) ?? NEW_CARD;
      const row =
        learned === null ? newColumns(index + 1) : columnsOf(state, index + 1, learned.scheduler, today);
      card.run([
        cid,
        nid,
        did,
        DIRECTIONS.indexOf(direction),
        seconds,
        UNSYNCED,
        ...[row.type, row.queue, row.due, row.ivl, row.factor, row.reps, row.lapses, row.left],
        ...[0, 0, row.flags],
        row.data,
      ]);
      if (learned === null) continue;
      for (const one of reviewsOf(standing.get(id) ?? [], learned.scheduler)) {
        let moment = one.id;
        // A review is named by its moment, and no two by the same.
        while (moments.has(moment)) moment++;
        moments.add(moment);
        review.run([
          ...[moment, cid, UNSYNCED, one.ease, one.ivl, one.lastIvl, one.factor, one.time, one.type],
        ]);
        reviews++;
      }
    }
  }
  for (const statement of [note, card, review]) statement.free();
  return { cards, reviews };
}

const newColumns = (due: number): CardColumns => ({
  ...{ type: 0, queue: 0, due, ivl: 0, factor: 0, reps: 0, lapses: 0, left: 0, flags: 0, data: '{}' },
});
