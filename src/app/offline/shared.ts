/**
 * What the system's share sheet hands over: the service worker takes it, with or without a network, and lays it into a
 * cache of its own, from which the page takes it. It stays there until what was read of it is stored.
 */

/** Where the manifest has it sent, below the app. */
export const SHARE_PATH = 'share';
/** The route it leads to, and the one where there was no room for it. */
export const SHARED_ROUTE = '#/read?from=share';
export const NOT_SHARED_ROUTE = '#/read?from=share-failed';

export const sharedCache = (scope: string): string => `tifa-shared ${scope}`;

/** Files of one act of sharing; more are no reading. */
const MOST_FILES = 200;

export interface Shared {
  /** What names it; rises. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly address: string;
  readonly files: readonly { readonly name: string; readonly size: number; bytes(): Promise<Uint8Array> }[];
}

const folderOf = (scope: string): string => new URL('shared/', scope).href;
/** Written last: without it nothing is taken for whole. */
const LIST = 'list';

interface List {
  readonly title: string;
  readonly text: string;
  readonly address: string;
  readonly files: readonly { readonly name: string; readonly size: number }[];
}

/**
 * @param id rises from one act to the next, as a moment does
 * @throws the cache's errors, as when there is no room; then nothing of it stays
 */
export async function keepShared(form: FormData, cache: Cache, scope: string, id: string): Promise<void> {
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === 'string' ? value : '';
  };
  const files = form
    .getAll('files')
    .filter((value): value is File => value instanceof File && value.size > 0)
    .slice(0, MOST_FILES);
  const folder = `${folderOf(scope)}${id}/`;
  const list: List = {
    title: text('title'),
    text: text('text'),
    address: text('url'),
    files: files.map(({ name, size }) => ({ name, size })),
  };
  try {
    for (const [at, file] of files.entries()) await cache.put(`${folder}${at}`, new Response(file));
    await cache.put(`${folder}${LIST}`, Response.json(list));
  } catch (error) {
    await forgetShared(cache, scope, id);
    throw error;
  }
}

/** What was shared and is still there, in its order; what was cut off while it came is passed over. */
export async function sharedThings(cache: Cache, scope: string): Promise<Shared[]> {
  const root = folderOf(scope);
  const lists = (await cache.keys())
    .map(({ url }) => url)
    .filter((url) => url.startsWith(root) && url.endsWith(`/${LIST}`))
    .sort();
  const shared: Shared[] = [];
  for (const url of lists) {
    const folder = url.slice(0, -LIST.length);
    const list = (await (await cache.match(url))?.json()) as List | undefined;
    if (list === undefined) continue;
    shared.push({
      ...list,
      id: folder.slice(root.length, -1),
      files: list.files.map(({ name, size }, at) => ({
        name,
        size,
        bytes: async () => {
          const kept = await cache.match(`${folder}${at}`);
          if (kept === undefined) throw new DOMException(`${name} is not there any more.`, 'NotFoundError');
          return new Uint8Array(await kept.arrayBuffer());
        },
      })),
    });
  }
  return shared;
}

/** All of it, as for "erase everything". */
export async function forgetAllShared(scope: string): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete(sharedCache(scope));
}

export async function forgetShared(cache: Cache, scope: string, id: string): Promise<void> {
  const folder = `${folderOf(scope)}${id}/`;
  for (const { url } of await cache.keys()) if (url.startsWith(folder)) await cache.delete(url);
}
