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
    const deleted = vi.spyOn(indexedDB, 'deleteDatabase');
    await get('key', connection.use);
    expect(deleted).not.toHaveBeenCalled();
    await Promise.all([set('key', 1, connection.use), set('other', 2, connection.use)]);
    await set('key', 3, connection.use);
    expect(deleted).toHaveBeenCalledTimes(1);
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
