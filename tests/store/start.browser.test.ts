/** A start takes what is sound at a glance, and asks the schemas about the rest: both give the same. */
import { get, set, type UseStore } from 'idb-keyval';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withSetting } from '../../src/schedule/change-settings.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { cardId, DAY, firstIdAt, type GradeRecord } from '../../src/schedule/model.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import type { SessionRecord } from '../../src/schedule/session-record.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS } from '../../src/schedule/settings.ts';
import { connect, type Connection } from '../../src/store/connection.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { seeded } from '../schedule/seeded.ts';

const NOW = Date.UTC(2026, 5, 15, 10);
const scheduler = createScheduler(DEFAULT_SETTINGS);
const other = createScheduler({ ...DEFAULT_SETTINGS, retention: 0.8 });
let database = 0;
let name = '';
let raw: Connection;
let use: UseStore;
const opened: Store[] = [];
/** How often a part of the store was loaded. */
let loads = 0;

async function open(): Promise<Store> {
  loads = 0;
  const load = <T>(part: () => Promise<T>) => {
    loads++;
    return part();
  };
  const store = await openStore({ name, durability: 'relaxed', load });
  opened.push(store);
  return store;
}

beforeEach(() => {
  name = `tifa-start-${performance.timeOrigin}-${database++}`;
  raw = connect(name, 'relaxed');
  use = raw.use;
});

afterEach(async () => {
  await Promise.all([...opened.splice(0), raw].map((one) => one.close()));
  indexedDB.deleteDatabase(name);
});

const nextId = createIds(seeded(1));
const grade = (index: number, at: number): GradeRecord => ({
  v: 1,
  type: 'grade',
  id: nextId(at),
  card: cardId(`term-${index % 37}`, 'hanzi-meaning'),
  at,
  day: Math.floor(at / DAY),
  grade: index % 5 === 0 ? 1 : 3,
  took: 2000,
});
const answers = (count: number) =>
  Array.from({ length: count }, (_, index) => grade(index, NOW - (count - index) * 3_600_000));

const session: SessionRecord = {
  v: 1,
  at: NOW,
  day: Math.floor(NOW / DAY),
  after: firstIdAt(NOW),
  filter: { by: 'label', label: 'kind:person' },
  extent: 'due',
  mode: 'scheduled',
};

/** What a start has read, and what the whole store says of the same. */
async function bothWays(schedule = scheduler) {
  const store = await open();
  const settings = await store.readSettings();
  const { memory, lastId } = await store.readStart(schedule, Infinity);
  const stored = await store.readSession();
  const loaded = loads;
  expect([...memory!.cards]).toEqual([...(await store.readMemory(schedule)).cards]);
  expect(lastId).toBe(await store.lastId());
  return { settings, session: stored, cards: memory!.cards.size, loaded };
}

test('of nothing', async () => {
  expect(await bothWays()).toEqual({ settings: NO_SETTINGS, session: null, cards: 0, loaded: 0 });
});

test('of single records, packed ones, choices and a session: no schema is loaded', async () => {
  const store = await open();
  await store.append(...answers(600));
  await store.tidy(await store.readMemory(scheduler), NOW);
  const choices = await store.changeSettings((before) => withSetting(before, 'newPerDay', 7, NOW));
  await store.writeSession(session);
  expect(await get('packed', use)).toMatchObject({ last: 1 });
  expect(await bothWays()).toEqual({ settings: choices, session, cards: 37, loaded: 0 });
  // Its cache is of another schedule: the packs are read.
  expect(await bothWays(other)).toMatchObject({ cards: 37, loaded: 1 });
});

test.each<[string, () => Promise<void>]>([
  ['a damaged record', () => set(`log/${firstIdAt(NOW)}`, { v: 1, type: 'grade' }, use)],
  ['a record of a later version', () => set(`log/${firstIdAt(NOW)}`, { ...grade(1, NOW), v: 2 }, use)],
  [
    'a record with a field that nobody knows',
    () => set(`log/${nextId(NOW)}`, { ...grade(1, NOW), x: 1 }, use),
  ],
  ['a damaged setting', () => set('settings', { v: 1, fields: { theme: 'dark' } }, use)],
  ['a damaged count of packs', () => set('packed', { v: 1, generation: -1 }, use)],
  ['packs of 0.1.0', async () => set('packed', { ...(await get('packed', use)), upTo: undefined }, use)],
  ['a damaged cache', () => set('memory', { v: 1, cards: 5 }, use)],
  ['a session as 0.1.0 stored it', () => set('session', { ...session, after: undefined }, use)],
])('%s is judged by the schemas, and costs itself only', async (_, damage) => {
  const store = await open();
  await store.append(...answers(400));
  await store.tidy(await store.readMemory(scheduler), NOW);
  await store.writeSession(session);
  await store.close();
  await damage();
  expect(await bothWays()).toMatchObject({ cards: 37, loaded: 1, session: { filter: session.filter } });
});
