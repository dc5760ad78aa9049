/**
 * What the first screen needs of the stored library: the cache of what was derived from it, and the greatest identifier.
 * The rest (library.ts) brings the schemas of sources and edits, and is loaded when it is asked for.
 */
import { promisifyRequest } from 'idb-keyval';
import * as v from 'valibot';
import { isLogId } from '../schedule/model.ts';
import { KEY, PREFIX, rangeOf, valueAt, type Database } from './database.ts';

/** The version of a stored cache and count. */
const VERSION = 1;

const CacheSchema = v.object({ v: v.literal(VERSION), key: v.string(), value: v.unknown() });
const GenerationSchema = v.object({
  v: v.literal(VERSION),
  generation: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

/** As `Store.readLibraryCache`. */
export async function readCache({ use }: Pick<Database, 'use'>, key: string): Promise<unknown> {
  const checked = v.safeParse(CacheSchema, await use('readonly', (store) => valueAt(store, KEY.library)));
  return checked.success && checked.output.key === key ? checked.output.value : null;
}

/** As `Store.cacheLibrary`. */
export function writeCache(
  { write }: Pick<Database, 'write'>,
  generation: number,
  key: string,
  value: unknown,
): Promise<boolean> {
  return write(async (store) => {
    if ((await generationIn(store)) !== generation) return false;
    store.put({ v: VERSION, key, value } satisfies v.InferInput<typeof CacheSchema>, KEY.library);
    return true;
  });
}

/** The greatest identifier of an edit; the empty text where there is none. */
export function lastEditId({ use }: Pick<Database, 'use'>): Promise<string> {
  return use('readonly', async (store) => {
    const request = store.openCursor(rangeOf(PREFIX.edit), 'prev');
    let cursor = await promisifyRequest(request);
    while (cursor !== null) {
      const id = String(cursor.key).slice(PREFIX.edit.length);
      // A key alone must not decide what can still be stored.
      if (isLogId(id) && (cursor.value as { readonly id?: unknown } | null)?.id === id) return id;
      cursor.continue();
      cursor = await promisifyRequest(request);
    }
    return '';
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
  const checked = v.safeParse(GenerationSchema, value);
  // Beyond any number that was counted to before, so that nothing is taken for what it was.
  return checked.success ? checked.output.generation : 2 ** 40;
}

function putGeneration(store: IDBObjectStore, generation: number): void {
  store.put(
    { v: VERSION, generation } satisfies v.InferInput<typeof GenerationSchema>,
    KEY.libraryGeneration,
  );
}

/** Sources or edits have changed: nothing that was derived before holds any more. */
export async function noteChange(store: IDBObjectStore): Promise<void> {
  putGeneration(store, (await generationIn(store)) + 1);
  store.delete(KEY.library);
}

/** As for the log (log.ts). */
export async function eraseLibraryWithin(store: IDBObjectStore): Promise<() => void> {
  const generation = await generationIn(store);
  return () => {
    if (generation > 0) putGeneration(store, generation + 1);
  };
}
