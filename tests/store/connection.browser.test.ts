/** What the connection does before the first write: a new log for Chromium. What that is for: killed.test.ts. */
import { get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect, type Connection } from '../../src/store/connection.ts';

let count = 0;
let name = '';
let connection: Connection;

beforeEach(() => {
  name = `tifa-connection-${performance.timeOrigin}-${count++}`;
  connection = connect(name, 'relaxed');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await connection.close();
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
});

const databases = async () =>
  (await indexedDB.databases()).map((one) => one.name).filter((one) => one?.startsWith(name));

describe('the log is renewed', () => {
  test('once, before the first write, and leaves nothing behind', async () => {
    const renewals: number[] = [];
    const { open, deleteDatabase } = indexedDB;
    const begun = vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
      if (args[0] !== name) renewals.push(performance.now());
      return open.apply(indexedDB, args);
    });
    const deleted = vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((...args) => {
      const request = deleteDatabase.apply(indexedDB, args);
      request.addEventListener('success', () => renewals.push(performance.now()));
      return request;
    });
    await get('key', connection.use);
    expect(deleted).not.toHaveBeenCalled();
    const written: number[] = [];
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      written.push(performance.now());
      return put.apply(this, args);
    });
    await Promise.all([set('key', 1, connection.use), set('other', 2, connection.use)]);
    await set('key', 3, connection.use);
    // Twice: the second waits for what the first began.
    expect(deleted).toHaveBeenCalledTimes(2);
    expect(begun).toHaveBeenCalledTimes(3);
    const [first, , , last] = renewals;
    // A timer may be early by the fraction of a ms that clocks of pages leave out.
    expect(Math.min(...written) - last!).toBeGreaterThan((last! - first!) * 0.9 - 1);
    expect(await get('key', connection.use)).toBe(3);
    expect(await databases()).toEqual([name]);
  });

  test('in two tabs at once', async () => {
    const other = connect(name, 'relaxed');
    await Promise.all([set('key', 1, connection.use), set('other', 2, other.use)]);
    expect(await get('other', connection.use)).toBe(2);
    expect(await databases()).toEqual([name]);
    await other.close();
  });

  test('where that fails, what is written is stored all the same', async () => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const failure = new DOMException('No room', 'QuotaExceededError');
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw failure;
    });
    await set('key', 1, connection.use);
    expect(await get('key', connection.use)).toBe(1);
    expect(told.mock.calls).toEqual([[failure]]);
    vi.restoreAllMocks();
    const left = await databases();
    expect(left).toContain(name);
    // The next opening deletes what this one could not.
    const next = connect(name, 'relaxed');
    await set('key', 2, next.use);
    await next.close();
    expect(await databases()).toEqual([name]);
  });
});
