import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CARD_STATES } from '../../src/schedule/cards.ts';
import { DAY, firstIdAt, LAST_ID, LAST_MOMENT, MARKS, type LogRecord } from '../../src/schedule/model.ts';
import { LogRecordSchema, SessionRecordSchema } from '../../src/schedule/schemas.ts';
import type { SessionRecord } from '../../src/schedule/session-record.ts';
import { isSoundRecord, isSoundSession } from '../../src/schedule/sound.ts';

const AT = Date.UTC(2026, 10, 25, 10);
const own = { v: 1, id: firstIdAt(AT), at: AT } as const;
const grade = {
  ...own,
  type: 'grade',
  card: '人民:cloze',
  day: Math.floor(AT / DAY),
  grade: 3,
  took: 1500,
} as const;

const RECORDS: readonly LogRecord[] = [
  grade,
  { ...grade, days: 12 },
  { ...own, type: 'undo', undoes: firstIdAt(AT - 1) },
  ...MARKS.map((type): LogRecord => ({ ...own, type, card: 'ren-min:hanzi-meaning' })),
  { ...own, type: 'bury', card: '人民:a-later-way', until: grade.day + 1 },
];

const session: SessionRecord = {
  v: 1,
  at: AT,
  day: grade.day,
  after: firstIdAt(AT),
  filter: { by: 'everything' },
  extent: 'due',
  mode: 'scheduled',
};
const SESSIONS: readonly SessionRecord[] = [
  session,
  { ...session, after: '', extent: 'all', mode: 'cram' },
  { ...session, filter: { by: 'label', label: 'kind:person' } },
  { ...session, filter: { by: 'terms', terms: ['人民', '主权'] } },
  ...CARD_STATES.map((by): SessionRecord => ({ ...session, filter: { by } })),
  { ...session, filter: { by: 'weak', label: 'cited' } },
];

/** What may stand in the place of any field. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    undefined, null, '', 'x', true, -1, 0, 1, 5, 1.5, NaN, Infinity, 2 ** 32, 2 ** 53,
    DAY, LAST_MOMENT, LAST_MOMENT + 1, AT, AT + 3 * DAY, grade.day, grade.day + 2, grade.day + 3,
    LAST_ID, `${LAST_ID.slice(0, 9)}Z${LAST_ID.slice(10)}`, '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', firstIdAt(AT).toLowerCase(),
    'grade', 'undo', 'bury', 'flag', '人民:cloze', 'a b:cloze', 'due', 'all', 'cram', 'x'.repeat(201),
    { by: 'everything' }, { by: 'topic', topic: 'law' }, { by: 'label', label: '' }, { by: 'label', label: 'a', more: 1 },
    { by: 'terms', terms: [1] }, { by: 'terms', terms: [] }, { by: 'terms', terms: new Array(2) }, { by: 'weak', label: undefined }, { by: 'mood' }, [],
  ),
  fc.anything(),
); // oxfmt-ignore

const changed = (values: readonly object[]) =>
  fc
    .tuple(
      fc.constantFrom(...values),
      fc.array(fc.tuple(fc.nat(9), fc.constantFrom('set', 'add', 'leave out'), anything), { maxLength: 3 }),
    )
    .map(([value, changes]) => {
      const fields = Object.entries(value) as [string, unknown][];
      for (const [place, how, thing] of changes) {
        const at = place % fields.length;
        if (how === 'add') fields.push([['days', 'until', 'more', 'after'][place % 4]!, thing]);
        else if (how === 'set') fields[at] = [fields[at]![0], thing];
        else if (fields.length > 1) fields.splice(at, 1);
      }
      return Object.fromEntries(fields);
    });

describe.each([
  ['a record', RECORDS, isSoundRecord, LogRecordSchema],
  ['a session', SESSIONS, isSoundSession, SessionRecordSchema],
] as const)('%s', (_, values, isSound, schema) => {
  test('as the app writes it is sound at a glance', () => {
    for (const value of values) expect(isSound(value), JSON.stringify(value)).toBe(true);
  });

  test('that passes at a glance passes the schema, and unchanged', () => {
    let sound = 0;
    fc.assert(
      fc.property(changed(values), (value) => {
        if (!isSound(value)) return;
        sound++;
        expect(v.parse(schema, value)).toStrictEqual(value);
      }),
      { numRuns: 2000 },
    );
    // Else nothing was looked at.
    expect(sound).toBeGreaterThan(100);
  });

  test.each([null, undefined, 5, 'x', [], new Map()])('%s is none', (value) =>
    expect(isSound(value)).toBe(false),
  );
});

test('a list with holes is no list of terms', () => {
  const filter = { by: 'terms', terms: new Array<string>(2) };
  expect(v.is(SessionRecordSchema, { ...session, filter })).toBe(false);
  expect(isSoundSession({ ...session, filter })).toBe(false);
});
