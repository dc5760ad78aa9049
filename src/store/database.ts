/**
 * The one database of the app, and the only place that names what lies in it: one object store, these keys.
 *
 * Reading never writes, so that what is stored can be seen and saved also where nothing can be stored any more.
 * Whatever is written is written by one transaction, which reads what it builds on. A value of a later version of
 * the app stays where it is.
 */
import { get, promisifyRequest, set, type UseStore } from 'idb-keyval';
import { connect } from './connection.ts';
import { NewerDataError } from './errors.ts';

/** The name of the database, where a test gives no other. */
export const DATABASE = 'tifa';

/** The version of the layout below. */
export const FORMAT = 1;

/** Keys of single values. */
export const KEY = {
  /** The version of this layout. */
  format: 'format',
  /** Which generation of packs is stored. */
  packed: 'packed',
  /** The cache of memory states: a fold of the packs, dropped and rebuilt at will. */
  memory: 'memory',
  /** The learner's choices, each with its moment. */
  settings: 'settings',
  /** The session to take up again after a reload. */
  session: 'session',
} as const;

/** What the keys of many values begin with. */
export const PREFIX = {
  /** `log/<id>`: one record, written by one small transaction per answer. */
  log: 'log/',
  /** `segment/<n>`: a pack, many old records in one value, made in idle time; replaced, never changed. */
  pack: 'segment/',
  /** `aside/<key>`: a value that did not pass its schema, kept as it was found. */
  aside: 'aside/',
  /** `own-copy/<issue>`: the reader's own copy of an issue. */
  ownCopy: 'own-copy/',
} as const;

/** All keys that begin so. */
export const rangeOf = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

export interface DatabaseOptions {
  readonly name?: string;
  /** As for `connect`. */
  readonly durability?: IDBTransactionDurability;
}

export interface Database {
  readonly name: string;
  readonly use: UseStore;
  /**
   * One transaction: resolves when it is durable; aborts when `work` throws.
   *
   * @throws what `work` throws; the named errors of errors.ts
   */
  write<T>(work: (store: IDBObjectStore) => Promise<T> | T): Promise<T>;
  close(): Promise<void>;
}

/** Whoever stores anything opens it here. Nothing is read or made before the first use. */
export function openDatabase({ name = DATABASE, durability = 'strict' }: DatabaseOptions = {}): Database {
  const { use, close } = connect(name, durability);
  return {
    name,
    use,
    close,
    write: (work) =>
      use('readwrite', async (store) => {
        const done = promisifyRequest(store.transaction);
        // Awaited below; without this a failure of `work` would leave it unhandled.
        done.catch(() => undefined);
        let result;
        try {
          result = await work(store);
        } catch (error) {
          if (store.transaction.error === null) abort(store.transaction);
          throw store.transaction.error ?? error;
        }
        await done;
        return result;
      }),
  };
}

/** @throws NewerDataError where a later version of the app has laid it out */
export async function migrate({ use, close }: Database): Promise<void> {
  const found = await get<unknown>(KEY.format, use);
  if (found === FORMAT) return;
  if (typeof found === 'number' && found > FORMAT) {
    await close();
    throw new NewerDataError(found, FORMAT);
  }
  await set(KEY.format, FORMAT, use);
}

/** One value, within a transaction. */
export function valueAt(store: IDBObjectStore, key: string): Promise<unknown> {
  return promisifyRequest<unknown>(store.get(key));
}

/** All values whose keys begin so, with their keys, in the order of the keys, within a transaction. */
export async function valuesUnder(
  store: IDBObjectStore,
  prefix: string,
): Promise<readonly (readonly [key: string, value: unknown])[]> {
  const range = rangeOf(prefix);
  const [keys, values] = await Promise.all([
    promisifyRequest(store.getAllKeys(range)),
    promisifyRequest<unknown[]>(store.getAll(range)),
  ]);
  return keys.map((key, index) => [String(key), values[index]]);
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    // It has ended by itself in the meantime: then there is nothing to take back.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
}
