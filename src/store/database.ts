/**
 * The one database of the app, and the only place that names what lies in it: one object store, these keys.
 *
 * Reading never writes, so that what is stored can be seen and saved also where nothing can be stored any more.
 * Whatever is written is written by one transaction, which reads what it builds on. A value of a later version of
 * the app stays where it is.
 */
import { promisifyRequest, type UseStore } from 'idb-keyval';
import { connect } from './connection.ts';
import { NewerDataError, StorageFullError } from './errors.ts';

/** The name of the database, where a test gives no other. */
export const DATABASE = 'tifa';

/** What leads from one version of the layout to the next, within a transaction. */
export type Step = (store: IDBObjectStore) => Promise<void>;

/** How the layout of each version becomes that of the next: the first step leads from 1 to 2. */
const STEPS: readonly Step[] = [
  // From 2 on records name terms by their characters. What is stored stays as it is; version 0.1.0, which would take
  // such records for damaged, refuses to open.
  async () => undefined,
];

/** The version of the layout below. */
export const FORMAT = formatOf(STEPS);

/** Keys of single values. */
export const KEY = {
  /** The version of this layout. */
  format: 'format',
  /** The version of the app that wrote last, for whoever has to find out what happened. */
  writtenBy: 'written-by',
  /** Which generation of packs is stored. */
  packed: 'packed',
  /** The cache of memory states: a fold of the packs, dropped and rebuilt at will. */
  memory: 'memory',
  /** The learner's choices, each with its moment. */
  settings: 'settings',
  /** The session to take up again after a reload. */
  session: 'session',
  /** The folder in which a backup is kept up to date, as the browser hands it over. */
  backupFolder: 'backup-folder',
  /**
   * The draft of the reading in progress; of a long one how many pieces it has, which are `draft/<n>`. Those of other tabs
   * that are reading are `draft-<n>`.
   */
  draft: 'draft',
  /** A cache of what is derived from sources and edits, dropped and rebuilt at will. */
  library: 'library',
  /** How often sources or edits were changed, so that no cache is made of what was read before. */
  libraryGeneration: 'library-generation',
} as const;

/** What the keys of many values begin with. */
export const PREFIX = {
  /** `log/<id>`: one record, written by one small transaction per answer. */
  log: 'log/',
  /** `segment/<n>`: a pack, many old records in one value, made in idle time; replaced, never changed. */
  pack: 'segment/',
  /** `aside/<key>`: a value that did not pass its schema, kept as it was found. */
  aside: 'aside/',
  /** `source/<id>`: a source with what it says of its terms; replaced by a newer reading of it. */
  source: 'source/',
  /** `text/<source>`: the text of a source, which is read on demand. */
  text: 'text/',
  /** `sentences/<source>`: a cache of what was found in the text of a source, dropped with it and rebuilt at will. */
  sentences: 'sentences/',
  /** `edit/<id>`: one edit, never changed. */
  edit: 'edit/',
  /** `own-copy/<issue>`: the text of an issue as version 0.1.0 kept it (own-copies.ts). */
  ownCopy: 'own-copy/',
} as const;

/** All keys that begin so. */
export const rangeOf = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

export interface DatabaseOptions {
  readonly name?: string;
  /** As for `connect`. */
  readonly durability?: IDBTransactionDurability;
  /** The version of the app, which signs what it writes. */
  readonly writtenBy?: string;
}

export interface Database {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly use: UseStore;
  /**
   * One transaction: resolves when it is durable; aborts when `work` throws.
   *
   * @throws what `work` throws; the named errors of errors.ts
   */
  write<T>(work: (store: IDBObjectStore) => Promise<T> | T): Promise<T>;
  close(): Promise<void>;
}

/**
 * Whoever stores anything opens it here. Nothing is read or made before the first use.
 *
 * @param steps what leads to the layout that is understood, as for STEPS. A write into a later one is refused: a tab
 *   may still be open when the app's next version comes
 */
export function openDatabase(
  { name = DATABASE, durability = 'strict', writtenBy }: DatabaseOptions = {},
  steps = STEPS,
): Database {
  const { use, close } = connect(name, durability);
  const format = formatOf(steps);
  return {
    name,
    steps,
    use,
    close,
    write: (work) =>
      use('readwrite', async (store) => {
        const done = promisifyRequest(store.transaction);
        // Awaited below; without this a failure of `work` would leave it unhandled.
        done.catch(() => undefined);
        let result;
        try {
          // Not one after the other: right after a key each answer of the storage may cost a frame. What is asked first is
          // answered first, so that a layout that is not ours ends all of it before anything else is read.
          const [, given] = await Promise.all([refuseLater(store, format), signed(store, work, writtenBy)]);
          result = given;
        } catch (error) {
          if (store.transaction.error === null) abort(store.transaction);
          throw store.transaction.error ?? error;
        }
        await done;
        return result;
      }),
  };
}

/**
 * Brings the layout to the version that is understood here, in one transaction: wholly or not at all.
 *
 * @throws NewerDataError where a later version of the app has laid it out; what a step throws
 */
export async function migrate({ steps, use, write, close }: Database): Promise<void> {
  const format = formatOf(steps);
  const found = await use('readonly', (store) => valueAt(store, KEY.format));
  if (found === format) return;
  if (isLater(found, format)) {
    await close();
    throw new NewerDataError(found, format);
  }
  const raise = write(async (store) => {
    // Another tab may have done it in the meantime.
    const from = await valueAt(store, KEY.format);
    // What says nothing of a version is the first one: nothing is laid out, or the mark alone was damaged.
    const first = typeof from === 'number' && Number.isInteger(from) && from >= 1 ? from : 1;
    for (const step of steps.slice(first - 1)) await step(store);
    store.put(format, KEY.format);
  });
  await raise.catch((error: unknown) => {
    // Every layout so far can be read as it is; what cannot be written is tried again at the next opening.
    if (!(error instanceof StorageFullError)) throw error;
    console.warn('The layout could not be raised:', error);
  });
}

async function refuseLater(store: IDBObjectStore, format: number): Promise<void> {
  const found = await valueAt(store, KEY.format);
  if (isLater(found, format)) throw new NewerDataError(found, format);
}

/** Does the work, and writes behind it which version has done it: at once, where the work waits for nothing. */
async function signed<T>(
  store: IDBObjectStore,
  work: (store: IDBObjectStore) => Promise<T> | T,
  writtenBy: string | undefined,
): Promise<T> {
  const doing = work(store);
  const result = doing instanceof Promise ? await doing : doing;
  if (writtenBy !== undefined) store.put(writtenBy, KEY.writtenBy);
  return result;
}

function formatOf(steps: readonly Step[]): number {
  return 1 + steps.length;
}

function isLater(found: unknown, format: number): found is number {
  return typeof found === 'number' && found > format;
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
