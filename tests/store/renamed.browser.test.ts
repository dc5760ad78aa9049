/** Cards whose terms had other ids before: old and new spellings in one log are one card. */
import fc from 'fast-check';
import { get, set } from 'idb-keyval';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Memory, rebuild } from '../../src/schedule/memory.ts';
import { DAY, type CardId, type LogRecord } from '../../src/schedule/model.ts';
import { unionOf } from '../../src/schedule/union.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS } from '../../src/schedule/settings.ts';
import { connect, type Connection } from '../../src/store/connection.ts';
import { renamed } from '../../src/store/packed.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { createCanonical } from '../../src/term/canonical.ts';
import { termIdOf } from '../../src/term/term-key.ts';
import { logs, START } from '../schedule/logs.ts';

const scheduler = createScheduler(DEFAULT_SETTINGS);
/** As logs.ts names its terms. */
const FORMER = new Map([
  ['a', termIdOf('甲')],
  ['b', termIdOf('乙')],
]);
const canonical = createCanonical(FORMER);
/** Of every card that may occur: one of which everything was taken back may stand in the memory or not. */
const CARDS: readonly CardId[] = [
  '甲:hanzi-meaning',
  '甲:meaning-hanzi',
  '乙:hanzi-meaning',
  'c-d:hanzi-meaning',
];
const states = (memory: Memory) => {
  expect([...memory.cards.keys()].filter((card) => !CARDS.includes(card))).toEqual([]);
  return CARDS.map((card) => memory.of(card));
};
const all = (log: readonly LogRecord[]) => log.map((record) => renamed(record, canonical));

let name = '';
let database = 0;
const opened: (Store | Connection)[] = [];
async function open(former: typeof FORMER = FORMER): Promise<Store> {
  const store = await openStore({ name, former });
  opened.push(store);
  return store;
}

beforeEach(() => void (name = `tifa-names-${performance.timeOrigin}-${database++}`));
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
});

/** A log in which each record spells its card the old way or the new one. */
const mixed = fc
  .tuple(logs(), fc.infiniteStream(fc.boolean()))
  .map(([log, isNew]) => log.map((record) => (isNew.next().value ? renamed(record, canonical) : record)));

test('any mixture of spellings, in any order, gives one memory', () => {
  fc.assert(
    fc.property(mixed, fc.infiniteStream(fc.nat()), (log, keys) => {
      const plain = states(rebuild(all(log), scheduler));
      const shuffled = log
        .map((record) => ({ record, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ record }) => record);
      expect(states(rebuild(all(shuffled), scheduler))).toEqual(plain);
      const oneByOne = new Memory(scheduler);
      for (const record of all(shuffled)) oneByOne.apply(record);
      expect(states(oneByOne)).toEqual(plain);
    }),
  );
});

test('three devices that exchange old and new spellings end with one memory', () => {
  fc.assert(
    fc.property(mixed, mixed, mixed, (a, b, c) => {
      const first = rebuild(all(unionOf(unionOf(a, b), c)), scheduler);
      const second = rebuild(all(unionOf(c, unionOf(b, a), b)), scheduler);
      expect(states(second)).toEqual(states(first));
    }),
  );
});

const grade = (id: string, card: CardId, days: number): LogRecord => {
  const at = START + days * DAY;
  return { v: 1, type: 'grade', id, card, at, day: Math.floor(at / DAY), grade: 3, took: 1000 };
};
const OLD = grade('01KT0000000000000000000001', 'a:hanzi-meaning', 0);
const NEW = grade('01KT0000000000000000000002', '甲:hanzi-meaning', 3);

test('a store gives memory, log and news under the names of now, and keeps records as they are', async () => {
  const store = await open();
  const other = await open();
  const news = new Promise((resolve) => other.onChange(resolve));
  await store.append(OLD, NEW);
  expect(await news).toEqual({ type: 'records', records: all([OLD, NEW]) });
  expect(await store.readLog()).toEqual(all([OLD, NEW]));
  expect((await store.readEverything()).log).toEqual([OLD, NEW]);
  const memory = await store.readMemory(scheduler);
  expect([...memory.cards.keys()]).toEqual(['甲:hanzi-meaning']);
  expect(memory.of('甲:hanzi-meaning').reps).toBe(2);
});

test('a cached memory of other names is not taken up', async () => {
  const before = await open(new Map());
  const many = Array.from({ length: 300 }, (_, n) =>
    grade(`01KT${String(n).padStart(22, '0')}`, 'a:hanzi-meaning', n / 100),
  );
  await before.merge(many, NO_SETTINGS, START + 400 * DAY);
  await before.tidy(await before.readMemory(scheduler), START + 400 * DAY);
  await before.close();
  const after = await open();
  const memory = await after.readMemory(scheduler);
  expect([...memory.cards.keys()]).toEqual(['甲:hanzi-meaning']);
  expect(memory.of('甲:hanzi-meaning').reps).toBe(300);
});

test('records that version 0.1.0 set aside, not knowing their names, are taken back', async () => {
  const connection = connect(name, 'strict');
  opened.push(connection);
  const damaged = { v: 1, type: 'grade', id: NEW.id };
  await set(`aside/log/${NEW.id}`, { key: `log/${NEW.id}`, problem: 'card', value: NEW }, connection.use);
  await set(`aside/log/${OLD.id}`, { key: `log/${OLD.id}`, problem: 'card', value: damaged }, connection.use);
  const store = await open();
  expect(await store.readLog()).toEqual(all([NEW]));
  expect(await get(`aside/log/${NEW.id}`, connection.use)).toBeUndefined();
  expect(await get(`aside/log/${OLD.id}`, connection.use)).toMatchObject({ value: damaged });
});
