import { get, set } from 'idb-keyval';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../src/store/connection.ts';
import { NewerDataError } from '../../src/store/errors.ts';
import { openOwnCopies, type OwnCopies, type OwnCopy } from '../../src/store/own-copy.ts';
import { openStore } from '../../src/store/store.ts';

let database = 0;
let name = '';
let copies: OwnCopies;

beforeEach(() => {
  name = `tifa-own-copy-${performance.timeOrigin}-${database++}`;
  copies = openOwnCopies(name);
});

afterEach(async () => {
  await copies.close();
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
});

const copy: OwnCopy = {
  v: 1,
  issue: 'an-issue',
  name: 'issue.md',
  text: 'Text (文)\n',
  keptAt: 1_700_000_000_000,
};

/** Writes past the module, as another version of the app would. */
async function put(value: unknown): Promise<void> {
  const connection = connect(name, 'relaxed');
  await set('own-copy/an-issue', value, connection.use);
  await connection.close();
}

test('what is kept is read, by another connection too', async () => {
  expect(await copies.read('an-issue')).toBeNull();
  await copies.keep(copy);
  expect(await copies.read('an-issue')).toEqual(copy);
  const other = openOwnCopies(name);
  expect(await other.read('an-issue')).toEqual(copy);
  expect(await other.read('another-issue')).toBeNull();
  await other.close();
});

test('a later copy of the issue takes the place of the earlier', async () => {
  await copies.keep(copy);
  await copies.keep({ ...copy, text: 'Other (文)\n' });
  expect((await copies.read('an-issue'))?.text).toBe('Other (文)\n');
});

test('is removed', async () => {
  await copies.keep(copy);
  await copies.remove('an-issue');
  expect(await copies.read('an-issue')).toBeNull();
});

test('is erased with everything, and touches nothing of the learner', async () => {
  const store = await openStore({ name });
  await copies.keep(copy);
  expect(await store.readLog()).toEqual([]);
  expect((await store.readEverything()).damaged).toEqual([]);
  await store.erase();
  expect(await copies.read('an-issue')).toBeNull();
  await store.close();
});

test('one that is no copy counts as none, and stays out of what backups contain', async () => {
  const damaged = { ...copy, text: 7 };
  await put(damaged);
  expect(await copies.read('an-issue')).toBeNull();
  const store = await openStore({ name });
  expect((await store.readEverything()).damaged).toEqual([]);
  await store.close();
  const connection = connect(name, 'relaxed');
  expect(await get('own-copy/an-issue', connection.use)).toEqual(damaged);
  await connection.close();
  await copies.keep(copy);
  expect(await copies.read('an-issue')).toEqual(copy);
});

test('one of a later version is not touched', async () => {
  await put({ ...copy, v: 2, text: { parts: [] } });
  await expect(copies.read('an-issue')).rejects.toBeInstanceOf(NewerDataError);
});

test('what is no copy is not kept', async () => {
  await expect(copies.keep({ ...copy, text: '' })).rejects.toThrow();
  expect(await copies.read('an-issue')).toBeNull();
});
