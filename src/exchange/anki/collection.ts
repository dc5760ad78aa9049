/** What a collection of Anki says beside its notes and cards, whichever schema it is written in. */
import type { Database } from 'sql.js';
import { createCalendar, wallClockOf } from '../../schedule/day.ts';
import type { Today } from './cards.ts';
import type { AnkiExport } from './export.ts';
import { DECK_ID, NOTE_TYPE_ID } from './note-type.ts';

export interface Deck {
  readonly id: number;
  /** From the highest level to its own. */
  readonly path: readonly string[];
}

export interface Collection {
  /** When Anki's first day begins: seconds since 1970. */
  readonly created: number;
  /** ms since 1970. */
  readonly modified: number;
  readonly config: Readonly<Record<string, unknown>>;
  /** The last one is that of the cards. */
  readonly decks: readonly Deck[];
}

/** Of what is new, and not yet on any server of Anki's. */
export const UNSYNCED = -1;

/** What both schemas have. */
export const COMMON_TABLES = `
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
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`;

/** The row that says what the collection is. */
export function writeCol(
  database: Database,
  schema: number,
  { created, modified }: Pick<Collection, 'created' | 'modified'>,
  texts: readonly [conf: string, models: string, decks: string, dconf: string, tags: string],
): void {
  database.run('INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?)', [
    ...[created, modified, modified, schema],
    ...texts,
  ]);
}

/** Anki counts days from the first; none of ours is due before it. */
export function todayOf({ zone, dayStartsAt, now, learned }: AnkiExport): Today {
  const calendar = createCalendar(wallClockOf(zone), dayStartsAt);
  const today = calendar.dayOf(now);
  let first = today;
  // A clock once behind must not make the collection older than Anki itself.
  for (const record of learned?.log ?? [])
    if (record.type === 'grade') first = Math.max(FIRST_DAY, Math.min(first, record.day));
  return { calendar, today, first };
}

/** 2006-10-05, when Anki first appeared. */
const FIRST_DAY = 13_426;

export function collectionOf(
  { deck, dayStartsAt, now }: Pick<AnkiExport, 'deck' | 'dayStartsAt' | 'now'>,
  { calendar, first }: Pick<Today, 'calendar' | 'first'>,
): Collection {
  const begin = calendar.startOf(first);
  // What a clock on the wall shows is that of the place, which lies so far west.
  const west = Math.round((begin - (first * 86_400_000 + dayStartsAt * 3_600_000)) / 60_000);
  const decks = [{ id: 1, path: ['Default'] }, ...decksOf(deck)];
  return {
    created: Math.floor(begin / 1000),
    modified: now,
    decks,
    config: {
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
    },
  };
}

/** Below "Tifa" where it has a name; a deck's identifier is the same in every file, or Anki would go by the name alone. */
function decksOf(deck: string): Deck[] {
  const all = { id: DECK_ID, path: ['Tifa'] };
  // Two colons would begin another level.
  const name = deck
    .replaceAll(/:{2,}/g, ':')
    .replaceAll(/["\p{Cc}]/gu, ' ')
    .trim();
  if (name === '') return [all];
  let number = 0;
  for (const sign of name) number = (number * 31 + sign.codePointAt(0)!) % 1_000_000_007;
  return [all, { id: DECK_ID + 1 + number, path: ['Tifa', name] }];
}
