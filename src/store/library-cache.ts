/** How often the library has changed, and what was derived from it: apart from library.ts, which brings its schemas. */
import { promisifyRequest } from 'idb-keyval';
import { isWhole } from '../schedule/sound.ts';
import { KEY, PREFIX, rangeOf, valueAt, type Database } from './database.ts';
import { CACHE_VERSION } from './start.ts';

/** The version of a stored count. */
const VERSION = 1;

/** As `Store.cacheLibrary`. */
export function writeCache(
  { write }: Pick<Database, 'write'>,
  generation: number,
  key: string,
  value: unknown,
): Promise<boolean> {
  return write(async (store) => {
    if ((await generationIn(store)) !== generation) return false;
    store.put({ v: CACHE_VERSION, key, value }, KEY.library);
    return true;
  });
}

/** Whether anything is stored that purging could take away. */
export async function hasSources({ use }: Pick<Database, 'use'>): Promise<boolean> {
  const counts = await use('readonly', (store) =>
    Promise.all([PREFIX.source, PREFIX.text].map((prefix) => promisifyRequest(store.count(rangeOf(prefix))))),
  );
  return counts.some((count) => count > 0);
}

export async function generationIn(store: IDBObjectStore): Promise<number> {
  const value = await valueAt(store, KEY.libraryGeneration);
  if (value === undefined) return 0;
  const { v, generation } = Object(value) as { readonly v?: unknown; readonly generation?: unknown };
  // Else beyond any number that was counted to before, so that nothing is taken for what it was.
  return v === VERSION && isWhole(generation, 0) ? generation : 2 ** 40;
}

function putGeneration(store: IDBObjectStore, generation: number): void {
  store.put({ v: VERSION, generation }, KEY.libraryGeneration);
}

/** Sources or edits have changed: nothing that was derived before holds any more. Gives the number of the change. */
export async function noteChange(store: IDBObjectStore): Promise<number> {
  const generation = (await generationIn(store)) + 1;
  putGeneration(store, generation);
  store.delete(KEY.library);
  return generation;
}

/** As for the log (log.ts). */
export async function eraseLibraryWithin(store: IDBObjectStore): Promise<() => void> {
  const generation = await generationIn(store);
  return () => {
    if (generation > 0) putGeneration(store, generation + 1);
  };
}
