/**
 * A pack: many old records in one value, in columns instead of objects, so that a million reviews are read in a
 * fraction of the time that as many single values take. A pack is never changed, only replaced by a larger one.
 */
import * as v from 'valibot';
import {
  compareRecords,
  DAY,
  isCardId,
  LAST_ID,
  LAST_MOMENT,
  LOG_VERSION,
  type CardId,
  type Grade,
  type GradeRecord,
  type LogRecord,
} from '../schedule/model.ts';
import { LogRecordSchema } from '../schedule/schemas.ts';
import { isOfLaterVersion, problemOf, type Damaged } from './aside.ts';

const ID_LENGTH = 26;

/** What reading stored values has found. */
export interface Found {
  readonly records: LogRecord[];
  readonly damaged: Damaged[];
  /** Of a later version of the app: not understood, so neither judged nor moved. */
  readonly later: Damaged[];
}

export function nothingFound(): Found {
  return { records: [], damaged: [], later: [] };
}

export interface Pack {
  readonly v: typeof LOG_VERSION;
  readonly count: number;
  /** The identifiers of the grades, one after the other. */
  readonly ids: string;
  /** The cards that occur. */
  readonly cards: readonly string[];
  /** Columns of the grades; `card` is an index into `cards`, `days` 0 where there is none. */
  readonly card: Uint32Array;
  readonly at: Float64Array;
  readonly day: Int32Array;
  readonly grade: Uint8Array;
  readonly took: Uint32Array;
  readonly days: Uint32Array;
  /** Every other record, as it is. */
  readonly others: readonly LogRecord[];
}

const PackSchema = v.pipe(
  v.object({
    v: v.literal(LOG_VERSION),
    count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    ids: v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]*$/)),
    cards: v.array(v.string()),
    card: v.instance(Uint32Array),
    at: v.instance(Float64Array),
    day: v.instance(Int32Array),
    grade: v.instance(Uint8Array),
    took: v.instance(Uint32Array),
    days: v.instance(Uint32Array),
    others: v.array(v.unknown()),
  }),
  v.check(
    ({ ids, card, at, day, grade, took, days }) =>
      [ids.length / ID_LENGTH, at.length, day.length, grade.length, took.length, days.length].every(
        (length) => length === card.length,
      ),
    'its columns differ in length',
  ),
  v.check(({ count, card, others }) => count === card.length + others.length, 'its count is wrong'),
);

/** Packs records, which must each be valid, in the log's order. */
export function packRecords(records: readonly LogRecord[]): Pack {
  const sorted = [...records].sort(compareRecords);
  const grades = sorted.filter((record): record is GradeRecord => record.type === 'grade');
  const index = new Map<string, number>();
  for (const { card } of grades) if (!index.has(card)) index.set(card, index.size);
  return {
    v: LOG_VERSION,
    count: sorted.length,
    ids: grades.map(({ id }) => id).join(''),
    cards: [...index.keys()],
    card: Uint32Array.from(grades, ({ card }) => index.get(card)!),
    at: Float64Array.from(grades, ({ at }) => at),
    day: Int32Array.from(grades, ({ day }) => day),
    grade: Uint8Array.from(grades, ({ grade }) => grade),
    took: Uint32Array.from(grades, ({ took }) => took),
    days: Uint32Array.from(grades, ({ days }) => days ?? 0),
    others: sorted.filter(({ type }) => type !== 'grade'),
  };
}

/** Unpacks a stored value. A row that does not pass its schema costs that row only. */
export function unpackRecords(key: string, value: unknown, found: Found): void {
  const shape = v.safeParse(PackSchema, value);
  if (!shape.success) {
    refuse({ key, problem: problemOf(shape.issues), value }, found);
    return;
  }
  const { records } = found;
  const { ids, cards, card, at, day, grade, took, days, others } = shape.output;
  const sound = cards.map(isCardId);
  for (let row = 0; row < card.length; row++) {
    const cardIndex = card[row]!;
    const record: GradeRecord = {
      v: LOG_VERSION,
      type: 'grade',
      id: ids.slice(row * ID_LENGTH, (row + 1) * ID_LENGTH),
      card: cards[cardIndex] as CardId,
      at: at[row]!,
      day: day[row]!,
      grade: grade[row]! as Grade,
      took: took[row]!,
    };
    if (days[row]! > 0) record.days = days[row]!;
    // The whole schema costs twenty times this check (tests/bench); it judges only what the check doubts.
    if (sound[cardIndex] === true && isSound(record)) records.push(record);
    else checkRecord(`${key}#${row}`, record, found);
  }
  others.forEach((other, row) => checkRecord(`${key}#other-${row}`, other, found));
}

function isSound({ id, at, day, grade, took }: GradeRecord): boolean {
  return (
    Number.isSafeInteger(at) &&
    at >= 0 &&
    at <= LAST_MOMENT &&
    grade >= 1 &&
    grade <= 4 &&
    took <= DAY &&
    Math.abs(day - at / DAY) <= 2 &&
    id.charCodeAt(0) >= 48 &&
    id <= LAST_ID
  );
}

/** Checks one value by the record's schema. */
export function checkRecord(key: string, value: unknown, found: Found): void {
  const checked = v.safeParse(LogRecordSchema, value);
  if (checked.success) found.records.push(checked.output);
  else refuse({ key, problem: problemOf(checked.issues), value }, found);
}

function refuse(one: Damaged, found: Found): void {
  if (isOfLaterVersion(one.value)) found.later.push({ ...one, problem: 'of a later version of Tifa' });
  else found.damaged.push(one);
}
