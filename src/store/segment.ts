/**
 * Many old records in one value: columns instead of objects, so that a million reviews are read in a fraction of
 * the time that as many single values take. A segment is never changed, only replaced by a larger one.
 */
import * as v from 'valibot';
import {
  compareRecords,
  DAY,
  isCardId,
  LOG_VERSION,
  LogRecordSchema,
  type CardId,
  type Grade,
  type GradeRecord,
  type LogRecord,
} from '../schedule/model.ts';

const ID_LENGTH = 26;

/** A record that did not pass its schema: what was found, and what is wrong with it. */
export interface Damaged {
  /** Where it was found. */
  readonly key: string;
  readonly problem: string;
  readonly value: unknown;
}

export interface Segment {
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

const SegmentSchema = v.pipe(
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
export function packSegment(records: readonly LogRecord[]): Segment {
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

/** How many records a value holds that claims to be a segment; 0 where it is none. */
export function segmentCount(value: unknown): number {
  const shape = v.safeParse(SegmentSchema, value);
  return shape.success ? shape.output.count : 0;
}

/** Unpacks a stored value into `records`; what does not pass its schema goes into `damaged`. */
export function unpackSegment(key: string, value: unknown, records: LogRecord[], damaged: Damaged[]): void {
  const shape = v.safeParse(SegmentSchema, value);
  if (!shape.success) {
    damaged.push({ key, problem: problemOf(shape.issues), value });
    return;
  }
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
    else checkRecord(`${key}#${row}`, record, records, damaged);
  }
  others.forEach((other, row) => checkRecord(`${key}#other-${row}`, other, records, damaged));
}

function isSound({ id, at, day, grade, took }: GradeRecord): boolean {
  return (
    Number.isSafeInteger(at) &&
    at >= 0 &&
    grade >= 1 &&
    grade <= 4 &&
    took <= DAY &&
    Math.abs(day - at / DAY) <= 2 &&
    id.charCodeAt(0) >= 48 &&
    id.charCodeAt(0) <= 55
  );
}

/** Checks one value by the record's schema: into `records`, or into `damaged`. */
export function checkRecord(key: string, value: unknown, records: LogRecord[], damaged: Damaged[]): void {
  const checked = v.safeParse(LogRecordSchema, value);
  if (checked.success) records.push(checked.output);
  else damaged.push({ key, problem: problemOf(checked.issues), value });
}

export function problemOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (issue === undefined) return 'unknown problem';
  const path = v.getDotPath(issue as v.BaseIssue<unknown>);
  return path === null ? issue.message : `${path}: ${issue.message}`;
}
