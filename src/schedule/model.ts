/**
 * What the learner's log holds and what the learner may choose: every stored shape of the drill, its version
 * and its schema. Memory states, due dates and statistics are derived from these and stored nowhere else.
 */
import { incrementBase32, ulid } from 'ulid';
import * as v from 'valibot';

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

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ulidText = v.pipe(v.string(), v.regex(ULID, 'is not a ULID'));
const id = v.pipe(
  ulidText,
  v.check((text) => text <= LAST_ID, 'its moment lies after the year 2199'),
);
const card = v.custom<CardId>(isCardId, 'is not a card (entry:direction)');
/** Milliseconds since 1970-01-01T00:00Z. */
const moment = v.pipe(whole, v.maxValue(LAST_MOMENT, 'lies after the year 2199'));
/** Study days since 1970-01-01, counted on the learner's calendar (see day.ts). */
const dayNumber = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(-1),
  v.maxValue(Math.ceil(LAST_MOMENT / DAY) + 1),
);
const version = v.literal(LOG_VERSION);

/** One graded answer. */
const GradeRecordSchema = v.pipe(
  v.object({
    v: version,
    type: v.literal('grade'),
    /** A ULID: sorts by time, never repeats across devices, rises within one. */
    id,
    card,
    at: moment,
    /**
     * The study day the answer counts for, where the learner was when giving it. Stored, because the calendar
     * that day (time zone, hour at which it turned) cannot be known later, and history must not move with it.
     */
    day: dayNumber,
    grade: v.picklist(GRADES),
    /** Milliseconds from showing the card to grading it. */
    took: v.pipe(whole, v.maxValue(DAY)),
    /**
     * Whole days until the card is due again, as shown on the button: the least loaded day within the fuzz. It
     * is honoured while it lies within the fuzz of the interval derived from the log (see scheduler.ts).
     */
    days: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(2 ** 32 - 1))),
  }),
  v.check(({ at, day }) => Math.abs(day - at / DAY) <= 2, 'its study day is not the day of its moment'),
);
export type GradeRecord = v.InferOutput<typeof GradeRecordSchema>;

/** Takes back one earlier record, which may arrive after it. An undo itself cannot be undone. */
const UndoRecordSchema = v.object({
  v: version,
  type: v.literal('undo'),
  id,
  at: moment,
  undoes: ulidText,
});
export type UndoRecord = v.InferOutput<typeof UndoRecordSchema>;

/** What a learner can do to a card beside answering it. */
export const MARKS = ['suspend', 'unsuspend', 'known', 'reset', 'flag', 'unflag'] as const;
export type Mark = (typeof MARKS)[number];

/**
 * `suspend`: not asked until `unsuspend`; `known`: the same, because the learner knows it; `reset`: new again;
 * `flag` and `unflag`: a mark to select by.
 */
const MarkRecordSchema = v.object({ v: version, type: v.picklist(MARKS), id, card, at: moment });
export type MarkRecord = v.InferOutput<typeof MarkRecordSchema>;

/** Not asked before the study day `until`. */
const BuryRecordSchema = v.object({
  v: version,
  type: v.literal('bury'),
  id,
  card,
  at: moment,
  until: dayNumber,
});

/** One line of the append-only log. */
export const LogRecordSchema = v.variant('type', [
  GradeRecordSchema,
  UndoRecordSchema,
  MarkRecordSchema,
  BuryRecordSchema,
]);
export type LogRecord = v.InferOutput<typeof LogRecordSchema>;
/** A record about one card. */
export type CardRecord = Exclude<LogRecord, UndoRecord>;

/** Makes the next record's identifier for the moment `at`. */
export interface NextId {
  (at: number): string;
  /** What is made from now on comes after `id`, which another tab or device has made. */
  follow(id: string): void;
  /** The last identifier made or followed; the empty text before the first. */
  readonly last: string;
}

/**
 * Identifiers of one device: ULIDs (https://github.com/ulid/spec), 48 bits of time and 80 of chance. They rise even
 * when the clock is set back, also across restarts when `after` is the last identifier the device knows of: so what
 * is done later outranks what was done before, whatever the clock said (compareRecords). Never throws: after the
 * last identifier there is, one is made that is new, though it rises no more.
 *
 * @param random uniform in [0, 1)
 */
export function createIds(random: () => number, after = ''): NextId {
  let last = after;
  /** Whether `last` is of this device and tab: only then is the next one by counting nobody else's. */
  let own = false;
  const fresh = (moment: number) => ulid(moment, random);

  function next(at: number): string {
    const moment = momentWithin(at);
    let made = fresh(moment);
    if (last !== '' && moment <= momentOfId(last)) {
      const least = momentOfId(last) + 1;
      made = own ? incrementBase32(last) : fresh(Math.min(least, LAST_MOMENT));
    }
    // Nothing follows the end of the range. An answer that can be stored is worth more than its rank.
    if (made > LAST_ID) return fresh(moment);
    if (made > last) {
      last = made;
      own = true;
    }
    return made;
  }

  return Object.defineProperty(
    Object.assign(next, {
      follow(id: string) {
        if (id <= last || id > LAST_ID) return;
        last = id;
        own = false;
      },
      last: '',
    }),
    'last',
    { get: () => last },
  );
}

/** A clock's moment as a record may carry it: whole milliseconds, from 1 to LAST_MOMENT. */
export function momentWithin(at: number): number {
  return Number.isNaN(at) ? 1 : Math.min(Math.max(Math.floor(at), 1), LAST_MOMENT);
}

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

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

/** The union of logs, each record once, in the log's order. Commutative, associative and idempotent. */
export function unionOf(...logs: readonly (readonly LogRecord[])[]): LogRecord[] {
  const byId = new Map<string, LogRecord>();
  for (const log of logs) {
    for (const record of log) {
      const other = byId.get(record.id);
      // Two different records cannot share an identifier unless a file was tampered with; then the choice must
      // not depend on which log came first.
      if (other === undefined || canonical(record) < canonical(other)) byId.set(record.id, record);
    }
  }
  return [...byId.values()].sort(compareRecords);
}

function canonical(record: LogRecord): string {
  return JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
