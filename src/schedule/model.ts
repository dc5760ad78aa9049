/**
 * What the learner's log holds: every shape of a record, and its version. Memory states, due dates and statistics are
 * derived from these and stored nowhere else.
 */
/** The version of every shape below. A reader refuses a higher one and migrates a lower one. */
export const LOG_VERSION = 1;

/** The ways a term can be asked, in the order in which they open. */
export const DIRECTIONS = ['hanzi-meaning', 'meaning-hanzi', 'hanzi-pinyin', 'listening', 'cloze'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A term in one direction: `人民:cloze`. A corrected gloss or reading keeps its card's history. */
export type CardId = `${string}:${string}`;

/** Again, Hard, Good, Easy. */
export type Grade = 1 | 2 | 3 | 4;
export const GRADES: readonly Grade[] = [1, 2, 3, 4];

export function cardId(entry: string, direction: Direction): CardId {
  return `${entry}:${direction}`;
}

/** The parts of a card's id; a direction of a later version is returned as it stands. */
export function partsOf(card: CardId): { entry: string; direction: string } {
  const colon = card.indexOf(':');
  return { entry: card.slice(0, colon), direction: card.slice(colon + 1) };
}

// Directions this version does not know are kept: they may come from a later version on another device.
/** A term by its characters (with `~2` where two are written alike), or by its syllables as version 0.1.0 named it. */
const CARD =
  /^(?:[\p{L}\p{N}]*\p{Script=Han}[\p{L}\p{N}]*(?:~[2-9])?|[a-z0-9]+(?:-[a-z0-9]+)*):[a-z0-9]+(?:-[a-z0-9]+)*$/u;
/** Longer than any term and direction together, in UTF-16 code units. */
const LONGEST_CARD = 300;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
/**
 * The last moment a record or a setting may carry (ms): the end of the year 2199. An identifier holds 48 bits of
 * milliseconds, but one from their end leaves nothing to come after it, and would outrank every later act.
 */
export const LAST_MOMENT = Date.UTC(2200, 0, 1) - 1;
/** A day in milliseconds. */
export const DAY = 86_400_000;

/**
 * An answer that took longer than this (ms) was interrupted, and counts as this long where time is summed up; Anki's
 * default (its manual, "Deck Options", "Timers").
 */
export const INTERRUPTED_AFTER = 60_000;

export function isCardId(value: unknown): value is CardId {
  return typeof value === 'string' && value.length <= LONGEST_CARD && CARD.test(value);
}

/** Whether a text is formed as an identifier of a record, or of an edit, within the range of both. */
export const isLogId = (text: string): boolean => ULID.test(text) && text <= LAST_ID;

/** Whether a text is formed as a ULID is, whatever its moment. */
export const isUlid = (text: string): boolean => ULID.test(text);

/** One graded answer. */
export interface GradeRecord {
  v: typeof LOG_VERSION;
  type: 'grade';
  /** A ULID: sorts by time, never repeats across devices, rises within one. */
  id: string;
  card: CardId;
  /** Milliseconds since 1970-01-01T00:00Z. */
  at: number;
  /**
   * The study day the answer counts for, where the learner was when giving it. Stored, because the calendar
   * that day (time zone, hour at which it turned) cannot be known later, and history must not move with it.
   */
  day: number;
  grade: Grade;
  /** Milliseconds from showing the card to grading it. */
  took: number;
  /**
   * Whole days until the card is due again, as shown on the button: the least loaded day within the fuzz. It
   * is honoured while it lies within the fuzz of the interval derived from the log (see scheduler.ts).
   */
  days?: number | undefined;
}

/** Takes back one earlier record, which may arrive after it. An undo itself cannot be undone. */
export interface UndoRecord {
  v: typeof LOG_VERSION;
  type: 'undo';
  id: string;
  at: number;
  undoes: string;
}

/** What a learner can do to a card beside answering it. */
export const MARKS = ['suspend', 'unsuspend', 'known', 'reset', 'flag', 'unflag'] as const;
export type Mark = (typeof MARKS)[number];

/**
 * `suspend`: not asked until `unsuspend`; `known`: the same, because the learner knows it; `reset`: new again;
 * `flag` and `unflag`: a mark to select by.
 */
export interface MarkRecord {
  v: typeof LOG_VERSION;
  type: Mark;
  id: string;
  card: CardId;
  at: number;
}

/** Not asked before the study day `until`. */
export interface BuryRecord {
  v: typeof LOG_VERSION;
  type: 'bury';
  id: string;
  card: CardId;
  at: number;
  until: number;
}

/** One line of the append-only log. What checks one is LogRecordSchema (schemas.ts). */
export type LogRecord = GradeRecord | UndoRecord | MarkRecord | BuryRecord;
/** A record about one card. */
export type CardRecord = Exclude<LogRecord, UndoRecord>;

/** A clock's moment as a record may carry it: whole milliseconds, from 1 to LAST_MOMENT. */
export function momentWithin(at: number): number {
  return Number.isNaN(at) ? 1 : Math.min(Math.max(Math.floor(at), 1), LAST_MOMENT);
}

/** The digits of identifiers: Crockford's, in order. */
export const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The moment written into an identifier, in milliseconds. */
export function momentOfId(id: string): number {
  let moment = 0;
  for (let index = 0; index < 10; index++) moment = moment * 32 + BASE32.indexOf(id.charAt(index));
  return moment;
}

/** The smallest identifier of a moment: every record made at it or later sorts at or after this. */
export function firstIdAt(at: number): string {
  let rest = Math.min(Math.max(Math.floor(at), 0), 2 ** 48 - 1);
  let text = '';
  for (let index = 0; index < 10; index++) {
    text = BASE32.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text + '0'.repeat(16);
}

/** The greatest identifier a record may have. */
export const LAST_ID = firstIdAt(LAST_MOMENT).slice(0, 10) + 'Z'.repeat(16);

/**
 * The order of the log: by identifier, never by arrival. Nor by the moment `at`, which a clock once ahead would put
 * before everything done after it was set right; a device's identifiers rise all the same (createIds).
 */
export function compareRecords(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
