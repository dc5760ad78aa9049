/** From one layout of the database to the next. */
import { get, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FORMAT, migrate, openDatabase, type Database, type Step } from '../../src/store/database.ts';
import { NewerDataError } from '../../src/store/errors.ts';
import { openStore } from '../../src/store/store.ts';

let database = 0;
let name = '';
const opened: Database[] = [];

/** The database as a version of the app with these steps opens it. */
function open(steps: readonly Step[]): Database {
  const one = openDatabase({ name, durability: 'relaxed' }, steps);
  opened.push(one);
  return one;
}

beforeEach(() => {
  name = `tifa-database-${performance.timeOrigin}-${database++}`;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
});

/** Made-up steps: 1 → 2 renames a key, 2 → 3 doubles what lies there. */
const rename: Step = async (store) => {
  const value = await new Promise<unknown>((resolve) => {
    const request = store.get('old');
    request.onsuccess = () => resolve(request.result);
  });
  if (value === undefined) return;
  store.put(value, 'new');
  store.delete('old');
};
const double: Step = async (store) => {
  const value = await new Promise<unknown>((resolve) => {
    const request = store.get('new');
    request.onsuccess = () => resolve(request.result);
  });
  if (typeof value === 'number') store.put(value * 2, 'new');
};

test('each step is taken once, from whatever version is found', async () => {
  const first = open([]);
  await migrate(first);
  expect(await get('format', first.use)).toBe(1);
  await set('old', 21, first.use);
  const second = open([rename]);
  await migrate(second);
  expect(await get('format', second.use)).toBe(2);
  expect(await get('new', second.use)).toBe(21);
  const third = open([rename, double]);
  await migrate(third);
  await migrate(third);
  expect(await get('format', third.use)).toBe(3);
  expect(await get('new', third.use)).toBe(42);
});

test('two steps at once, by two tabs at once', async () => {
  const first = open([]);
  await migrate(first);
  await set('old', 21, first.use);
  const tabs = [open([rename, double]), open([rename, double])];
  await Promise.all(tabs.map(migrate));
  expect(await get('new', first.use)).toBe(42);
});

test('where a step fails, everything is as it was', async () => {
  const first = open([]);
  await migrate(first);
  await set('old', 21, first.use);
  const failing = open([
    rename,
    () => {
      throw new TypeError('cannot be done');
    },
  ]);
  await expect(migrate(failing)).rejects.toThrow('cannot be done');
  expect(await get('format', first.use)).toBe(1);
  expect(await get('old', first.use)).toBe(21);
  expect(await keys(first.use)).toEqual(['format', 'old']);
});

test('a version that cannot be read is taken for the first', async () => {
  const first = open([]);
  await set('format', 'nonsense', first.use);
  await set('old', 21, first.use);
  await migrate(open([rename]));
  expect(await get('new', first.use)).toBe(21);
});

test('a tab that was open when a later version came writes nothing more', async () => {
  const store = await openStore({ name, durability: 'relaxed' });
  await migrate(open(Array.from({ length: FORMAT }, () => async () => undefined)));
  const answer = {
    v: 1,
    type: 'grade',
    id: '01HF7YAT000000000000000001',
    card: 'renmin:hanzi-meaning',
    at: 1_700_000_000_000,
    day: 19_675,
    grade: 3,
    took: 1000,
  } as const;
  await expect(store.append(answer)).rejects.toThrow(NewerDataError);
  await expect(store.changeSettings((stored) => stored)).rejects.toThrow(NewerDataError);
  const session = { v: 1, at: 0, day: 0, filter: { by: 'everything' }, extent: 'due', mode: 'cram' } as const;
  await expect(store.writeSession(session)).rejects.toThrow(NewerDataError);
  await expect(store.erase()).rejects.toThrow(NewerDataError);
  expect(await store.readLog()).toEqual([]);
  await store.close();
});

test('what is stored names the version that wrote it last, also after everything was erased', async () => {
  const signature = async () => get('written-by', open([]).use);
  const old = await openStore({ name, durability: 'relaxed', writtenBy: '1.0.0 (abc1234)' });
  expect(await signature()).toBe('1.0.0 (abc1234)');
  const later = await openStore({ name, durability: 'relaxed', writtenBy: '1.1.0 (def5678)' });
  // Reading alone signs nothing.
  await later.readSettings();
  expect(await signature()).toBe('1.0.0 (abc1234)');
  await later.changeSettings((stored) => stored);
  expect(await signature()).toBe('1.1.0 (def5678)');
  await old.erase();
  expect(await signature()).toBe('1.0.0 (abc1234)');
  await Promise.all([old.close(), later.close()]);
});
