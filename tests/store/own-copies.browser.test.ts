/** What version 0.1.0 kept of an issue's text is the text of that source, moved once, wholly or not at all. */
import { del, get, keys, set, type UseStore } from 'idb-keyval';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SourceId } from '../../src/library/source.ts';
import { connect, type Connection } from '../../src/store/connection.ts';
import { StorageError } from '../../src/store/errors.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import oldStored from '../fixtures/v0.1.0/own-copy.json?raw';

let database = 0;
let name = '';
let connection: Connection;
let use: UseStore;
const opened: Store[] = [];

const ISSUE = 'china-brief-24-08' as SourceId;
const KEY = `own-copy/${ISSUE}`;
/** As 0.1.0 stored it, with the mark of its layout. */
const stored = JSON.parse(oldStored) as Record<string, unknown>;
const copy = stored[KEY] as { readonly v: 1; readonly text: string };

async function open(): Promise<Store> {
  const store = await openStore({ name, durability: 'relaxed' });
  opened.push(store);
  return store;
}
const put = async (value: unknown) => set(KEY, value, use);
const textKeys = async () => (await keys<string>(use)).filter((key) => /own-copy|text\//.test(key));

beforeEach(async () => {
  name = `tifa-own-copies-${performance.timeOrigin}-${database++}`;
  connection = connect(name, 'relaxed');
  ({ use } = connection);
  for (const [key, value] of Object.entries(stored)) await set(key, value, use);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all([...opened.splice(0), connection].map((one) => one.close()));
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
});

test('it is read as the text of the issue, whatever asks first, and lies in one place', async () => {
  const store = await open();
  expect(await store.readText(ISSUE)).toBe(copy.text);
  expect(await textKeys()).toEqual([`text/${ISSUE}`]);
  expect((await store.measureTexts()).count).toBe(1);
  // Another opening finds nothing to move.
  expect(await (await open()).readText(ISSUE)).toBe(copy.text);
});

test('a backup has it only where the texts are asked for', async () => {
  const store = await open();
  expect((await store.readEverything(undefined, false)).texts).toEqual([]);
  expect((await store.readEverything(undefined, true)).texts).toEqual([{ source: ISSUE, text: copy.text }]);
});

test('it can be removed alone, and is erased with everything', async () => {
  const store = await open();
  await store.forgetText(ISSUE);
  expect(await store.readText(ISSUE)).toBeNull();
  expect(await textKeys()).toEqual([]);
  await store.keepSource(ISSUE, 'Another (文)\n');
  expect(await store.readText(ISSUE)).toBe('Another (文)\n');
  await store.erase();
  expect(await store.readText(ISSUE)).toBeNull();
});

test('where there is no room it stays whole where it was, and moves when there is', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const store = await open();
  const refusing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room', 'QuotaExceededError');
  });
  expect(await store.readText(ISSUE)).toBeNull();
  refusing.mockRestore();
  expect(await get(KEY, use)).toEqual(copy);
  expect(await (await open()).readText(ISSUE)).toBe(copy.text);
});

test('what an open tab of 0.1.0 keeps later takes its place', async () => {
  const store = await open();
  expect(await store.readText(ISSUE)).toBe(copy.text);
  const { generation } = await store.readLibrary();
  expect(await store.cacheLibrary(generation, 'rows', 'of the text before')).toBe(true);
  await put({ ...copy, text: 'Kept later (文)\n' });
  expect(await (await open()).readText(ISSUE)).toBe('Kept later (文)\n');
  expect(await store.readLibraryCache('rows')).toBeNull();
});

test.each([
  ['damaged', { text: 7 }],
  ['of another issue', { issue: 'another' }],
])('one that is %s is set aside with the texts, in no backup without them', async (_what, wrong) => {
  await put({ ...copy, ...wrong });
  const store = await open();
  expect(await store.readText(ISSUE)).toBeNull();
  expect((await store.readEverything(undefined, false)).damaged).toEqual([]);
  expect((await store.readEverything(undefined, true)).damaged).toMatchObject([
    { value: { ...copy, ...wrong } },
  ]);
  await store.forgetText(ISSUE);
  expect((await store.readEverything(undefined, true)).damaged).toEqual([]);
});

test('one of a later version is not touched', async () => {
  await put({ ...copy, v: 2, text: { parts: [] } });
  expect(await (await open()).readText(ISSUE)).toBeNull();
  expect(await get(KEY, use)).toMatchObject({ v: 2 });
  await del(KEY, use);
});

test('where the storage did not answer, whatever asks next finds it', async () => {
  const store = await open();
  vi.spyOn(IDBObjectStore.prototype, 'count').mockImplementationOnce(() => {
    throw new DOMException('The storage is away', 'UnknownError');
  });
  await expect(store.readText(ISSUE)).rejects.toThrow(StorageError);
  expect(await store.readText(ISSUE)).toBe(copy.text);
});
