/**
 * The one connection to IndexedDB: a custom store for idb-keyval (its `custom-stores.md` describes the shape).
 *
 * idb-keyval's own `createStore` is not used for two reasons: it cannot ask for a durability, and it gives up
 * when Safari closes the connection without saying so. Everything else goes through idb-keyval.
 */
import { promisifyRequest, type UseStore } from 'idb-keyval';
import { inTime } from '../platform/platform.ts';
import { namedError, StorageUnavailableError } from './errors.ts';

const OBJECT_STORE = 'keyval';

export interface Connection {
  readonly use: UseStore;
  close(): Promise<void>;
}

/**
 * @param durability `strict`: a write is on the disk when its transaction completes; `relaxed`: with the
 *   operating system, safe when the browser is killed but not when the power fails
 * @throws nothing itself; `use` rejects with the named errors
 */
export function connect(name: string, durability: IDBTransactionDurability): Connection {
  let opened: Promise<IDBDatabase> | undefined;
  let renewed: Promise<void> | undefined;

  function database(): Promise<IDBDatabase> {
    if (opened !== undefined) return opened;
    const opening = open();
    opened = opening;
    opening.then(
      (db) => {
        const forget = () => {
          if (opened === opening) opened = undefined;
        };
        // Safari closes connections of pages in the background; Chrome does when site data is deleted.
        db.onclose = forget;
        // Another tab wants to delete or upgrade the database: do not stand in its way.
        db.onversionchange = () => {
          forget();
          db.close();
        };
      },
      () => {
        if (opened === opening) opened = undefined;
      },
    );
    return opening;
  }

  async function open(): Promise<IDBDatabase> {
    try {
      // Even naming it throws where storage is blocked.
      if (typeof indexedDB === 'undefined') throw new StorageUnavailableError('it has no IndexedDB.');
      return await inTime(
        'IndexedDB',
        () => {
          const request = indexedDB.open(name, 1);
          request.onupgradeneeded = () => request.result.createObjectStore(OBJECT_STORE);
          return promisifyRequest(request);
        },
        (late) => late.close(),
      );
    } catch (error) {
      if (error instanceof StorageUnavailableError) throw error;
      throw new StorageUnavailableError(error instanceof Error ? error.message : String(error), error);
    }
  }

  const use: UseStore = async (mode, callback) => {
    for (let attempt = 1; ; attempt++) {
      const db = await database();
      if (mode === 'readwrite') await (renewed ??= renewLog(`${name}-renewal`));
      try {
        const transaction = db.transaction(OBJECT_STORE, mode, { durability });
        return await callback(transaction.objectStore(OBJECT_STORE));
      } catch (error) {
        // Every callback reads what it builds on in its own transaction, so that doing it again is harmless.
        if (attempt > 1 || !isLostConnection(error)) throw namedError(error);
        opened = undefined;
        db.close();
      }
    }
  };

  return {
    use,
    async close() {
      const closing = opened;
      opened = undefined;
      if (closing !== undefined) (await closing).close();
    },
  };
}

/**
 * Has Chromium begin a new log for what this origin stores, before anything is written.
 *
 * Its LevelDB keeps what was written last in a log, and after a start goes on writing into the same one. Where the
 * browser was killed in the middle of a write, the log ends in a torn record, which does no harm; but what is then
 * written behind it can be read by nobody, and at the start after next the log counts as damaged and Chromium deletes
 * the whole database: everything that was ever stored. When a database is deleted, even one with nothing in it,
 * LevelDB moves what the log holds into a table and begins a new log. A few ms, once.
 *
 * It does so on a thread of its own, after it has said that the database is deleted (`CleanupScopeTask` in Chromium's
 * leveldb_scopes_tasks.cc), and no page hears when it is done: until then, a death would take what has been written
 * meanwhile. Therefore a second one is made and deleted, whose log is begun only when the first is in its table, and the
 * whole takes as long again, which grows with the slowness of the disk.
 *
 * Other browsers store otherwise; only Chromium has a word for the loss (`dataLoss`).
 *
 * @param name of a database to make and delete, which no other code uses. Never rejects
 */
async function renewLog(name: string): Promise<void> {
  if (typeof IDBVersionChangeEvent === 'undefined' || !('dataLoss' in IDBVersionChangeEvent.prototype))
    return;
  try {
    const begun = performance.now();
    for (let time = 0; time < 2; time++)
      await inTime('IndexedDB', async () => {
        (await promisifyRequest(indexedDB.open(name))).close();
        await promisifyRequest(indexedDB.deleteDatabase(name));
      });
    const took = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, took));
  } catch (error) {
    // Without it storing is what it would be without this function; what keeps this from working (no room left, say)
    // is told by the write that follows.
    console.warn(error);
  }
}

/**
 * A connection that is closed without its event having fired (InvalidStateError, "The database connection is
 * closing"), or whose server process iOS has ended (https://bugs.webkit.org/show_bug.cgi?id=197050: UnknownError,
 * "Connection to Indexed Database server lost").
 */
function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'InvalidStateError') return true;
  return error.name === 'UnknownError' && /connection/i.test(error.message);
}
