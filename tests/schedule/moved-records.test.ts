import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { rebuild } from '../../src/schedule/memory.ts';
import { compareRecords, firstIdAt, partsOf, type LogRecord } from '../../src/schedule/model.ts';
import { isAnythingToMove, movedRecords, type Move } from '../../src/schedule/moved-records.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { LogRecordSchema } from '../../src/schedule/schemas.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { isSoundRecord } from '../../src/schedule/sound.ts';
import { unionOf } from '../../src/schedule/union.ts';
import * as v from 'valibot';
import { logs, START } from './logs.ts';

const scheduler = createScheduler(DEFAULT_SETTINGS);
const hash = async (text: string) => createHash('sha256').update(text).digest('hex');
const after = async (log: readonly LogRecord[], move: Move) =>
  unionOf(log, await movedRecords(log, move, hash));
/** What is remembered of a term's cards, by their directions. */
const remembered = (log: readonly LogRecord[], term: string) =>
  [...rebuild([], scheduler, unionOf(log)).cards]
    .filter(
      ([card, { reps, setAside, flagged }]) =>
        partsOf(card).entry === term && (reps > 0 || setAside || flagged),
    )
    .map(([card, memory]) => [partsOf(card).direction, memory] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
/** Answers that stand, as days and grades. */
const answers = (log: readonly LogRecord[]) => {
  const undone = new Set(log.flatMap((record) => (record.type === 'undo' ? record.undoes : [])));
  return log
    .flatMap((one) =>
      one.type === 'grade' && !undone.has(one.id) ? `${one.at} ${one.day} ${one.grade}` : [],
    )
    .sort();
};
const A_TO_D: Move = { from: 'a', to: 'd' };

test('what was answered of a term is so of the other, and of the first nothing any more', async () => {
  await fc.assert(
    fc.asyncProperty(logs(), async (log) => {
      const moved = await after(log, A_TO_D);
      expect(remembered(moved, 'd')).toEqual(remembered(log, 'a'));
      expect(remembered(moved, 'a')).toEqual([]);
      expect(remembered(moved, 'b')).toEqual(remembered(log, 'b'));
      // Each answer is counted once, on its day.
      expect(answers(moved)).toEqual(answers(log));
      expect(await movedRecords(moved, A_TO_D, hash)).toEqual([]);
      const back = await after(moved, { from: 'd', to: 'a' });
      expect(remembered(back, 'a')).toEqual(remembered(log, 'a'));
      expect(remembered(back, 'd')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('every record it makes is sound', async () => {
  await fc.assert(
    fc.asyncProperty(logs(), async (log) => {
      const made = await movedRecords(log, { from: 'a', to: '国家安全' }, hash);
      expect(made).toEqual([...made].sort(compareRecords));
      for (const record of made) {
        expect(isSoundRecord(record)).toBe(true);
        expect(v.is(LogRecordSchema, record)).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test('three devices that know different parts of the log, two of which put right the same, agree in the end', async () => {
  await fc.assert(
    fc.asyncProperty(logs(), fc.array(fc.nat(2), { minLength: 70, maxLength: 70 }), async (log, parts) => {
      // An answer is taken back where it was given, before anyone else hears of it.
      const partOf = new Map(log.map(({ id }, i) => [id, parts[i]]));
      const [one, two, three] = [0, 1, 2].map((device) =>
        log.filter(({ id, ...record }) => {
          const about = record.type === 'undo' && partOf.has(record.undoes) ? record.undoes : id;
          return partOf.get(about) !== device;
        }),
      );
      const [first, second] = [await after(one!, A_TO_D), await after(two!, A_TO_D)];
      const whole = unionOf(first, second, three!);
      for (const other of [unionOf(three!, second, first), unionOf(unionOf(second, three!), first)])
        expect(other).toEqual(whole);
      // Nothing twice; what one of the two knew has moved.
      expect(answers(whole)).toEqual(answers(unionOf(log)));
    }),
    { numRuns: 200 },
  );
});

test('a term that was answered itself keeps its own history, and the other one its', async () => {
  const grade = (card: `${string}:${string}`, at: number): LogRecord => ({
    ...{ v: 1, type: 'grade', id: `${firstIdAt(at).slice(0, 10)}0123456789ABCDEF`, card, at },
    ...{ day: Math.floor(at / 86_400_000), grade: 3, took: 1000 },
  });
  const [a, d] = [grade('a:hanzi-meaning', START), grade('d:meaning-hanzi', START + 1)];
  expect(await movedRecords([a, d], A_TO_D, hash)).toEqual([]);
  const undo: LogRecord = { v: 1, type: 'undo', id: firstIdAt(START + 2), at: START + 2, undoes: d.id };
  const moved = await movedRecords([a, d, undo], A_TO_D, hash);
  expect(moved).toHaveLength(2);
  expect(moved).toContainEqual({ ...a, id: expect.any(String), card: 'd:hanzi-meaning' });
  expect(moved).toContainEqual({ v: 1, type: 'undo', id: expect.any(String), at: START, undoes: a.id });
});

test('whether there is anything to move is told from the names of cards', () => {
  expect(isAnythingToMove(['ab:cloze', 'b:cloze'], A_TO_D)).toBe(false);
  expect(isAnythingToMove(['ab:cloze', 'a:cloze'], A_TO_D)).toBe(true);
});
