/**
 * What the service worker keeps and answers, as far as it is decided here: Workbox fetches, keeps and finds the files
 * (worker.ts).
 *
 * Every file of the app has a hash that the build wrote into the worker, and only what has it is kept: a log-in page
 * of a Wi-Fi network, half an upload or a host that answers everything with index.html make an installation fail,
 * and the version before stays in charge. All versions share one cache, where a file lies under its address with
 * its hash; so an update fetches only what has changed, and nothing that is in use is overwritten.
 */
import { SHARE_PATH } from './shared.ts';
import type { WorkboxPlugin } from 'workbox-core/types.js';
import type { PrecacheEntry } from 'workbox-precaching';

export interface AppFile {
  /** Relative to where the worker lies, as `assets/x.js`. */
  readonly url: string;
  /** As Subresource Integrity writes it: `sha256-…`. */
  readonly integrity: string;
  readonly bytes: number;
}

const PAGE = 'index.html';
/** Files there have a hash in their name. */
const HASHED = 'assets/';
/** Remembers what the version in charge consists of. */
const LIST = 'kept-files';

/** The file as Workbox lists it: the hash is its revision, and checked by the browser when it is fetched. */
export function entryOf({ url, integrity }: AppFile, scope: string): PrecacheEntry {
  return { url: new URL(url, scope).href, revision: integrity, integrity };
}

/** How every file is fetched: what was not fetched, or not as it was built, is told. */
export function fetching(failed: (address: string) => void): WorkboxPlugin {
  return {
    // The browser itself may have kept what something else answered under this address: the host is asked whether it
    // still holds. Workbox would fetch all anew that the first visit has just brought.
    requestWillFetch: ({ request }) => Promise.resolve(new Request(request, { cache: 'no-cache' })),
    fetchDidFail: ({ originalRequest }) => Promise.resolve(failed(originalRequest.url)),
    // Made anew: a host that redirects `index.html` to its folder, or that sends a wrong type, would otherwise have
    // its answer refused by the browser when it is used.
    fetchDidSucceed: async ({ request, response }) => {
      const body = await response.arrayBuffer();
      return new Response(body, {
        headers: {
          'Content-Type': typeOf(new URL(request.url).pathname),
          'Content-Length': `${body.byteLength}`,
        },
      });
    },
  };
}

/** Bytes of the files together. */
export const sizeOf = (files: readonly AppFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Those of the files that are not kept. `keyOf` gives the address under which a file lies in the cache. */
export async function missingFrom(
  cache: Cache,
  files: readonly AppFile[],
  keyOf: (file: AppFile) => string,
): Promise<AppFile[]> {
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return files.filter((file) => !kept.has(keyOf(file)));
}

/**
 * Works on the files, so many at once. After the first that fails no other is begun, and nothing is under way any more when
 * that is told.
 *
 * @throws what the work on that file threw
 */
export async function workThrough(
  files: readonly AppFile[],
  atOnce: number,
  work: (file: AppFile) => Promise<unknown>,
): Promise<void> {
  const rest = [...files];
  const failed: unknown[] = [];
  const worker = async () => {
    for (let file = rest.shift(); file !== undefined; file = rest.shift()) {
      try {
        await work(file);
      } catch (error) {
        failed.push(error);
        rest.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failed.length > 0) throw failed[0];
}

/**
 * Drops what belongs neither to the version that takes charge nor to the one that was in charge before it: pages of
 * that may still be open and want their parts.
 *
 * @param current the addresses under which the files of the version lie in the cache
 */
export async function dropOlder(current: readonly string[], cache: Cache, scope: string): Promise<void> {
  const list = new URL(LIST, scope).href;
  const before = await cache.match(list);
  const wanted = new Set([
    list,
    ...current,
    ...(before === undefined ? [] : ((await before.json()) as string[])),
  ]);
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  await cache.put(list, new Response(JSON.stringify(current)));
}

/**
 * Parts that the version before had kept, since something asked for them, and that have changed since: a reader of PDF
 * that works without a network today works without one after an update.
 *
 * @param keys the addresses under which files lie in the cache
 */
export function partsToRenew(
  keys: readonly string[],
  parts: readonly AppFile[],
  keyOf: (file: AppFile) => string,
  scope: string,
): AppFile[] {
  const kept = new Set(keys);
  const stems = new Set(keys.map((key) => stemOf(key.slice(scope.length))));
  return parts.filter((part) => !kept.has(keyOf(part)) && stems.has(stemOf(part.url)));
}

/** The name of a file without its hash: `assets/part-pdf` of `assets/part-pdf-D3asBWqK.js`. */
const stemOf = (url: string): string => url.replace(/-[\w-]{8}\.\w+(?:\?.*)?$/, '');

/** What is asked for, as far as it matters. */
export type Asked = Pick<Request, 'url' | 'method' | 'mode' | 'cache'>;

export type Reply =
  /** This file of the app. */
  | { readonly from: 'app'; readonly file: AppFile }
  /** A part of the version before, if it is there. */
  | { readonly from: 'version before'; readonly address: string }
  /** Something is handed over by the share sheet. */
  | { readonly from: 'share' }
  /** The app itself: a page that does not exist was asked for. */
  | { readonly from: 'home' }
  /** Whatever the network answers; the worker does not touch it. */
  | { readonly from: 'network' };

/** Who answers a request. Queries do not matter: `?ref=…` at the end of a link opens the app all the same. */
export function replyTo(asked: Asked, files: readonly AppFile[], scope: string): Reply {
  const { origin, pathname } = new URL(asked.url);
  const home = new URL(scope);
  if (
    asked.method === 'POST' &&
    asked.mode === 'navigate' &&
    origin + pathname === home.origin + home.pathname + SHARE_PATH
  )
    return { from: 'share' };
  if (asked.method !== 'GET' || origin !== home.origin || !pathname.startsWith(home.pathname))
    return { from: 'network' };
  // Asked for past every copy, as the repair in index.html does. A page that is reloaded is not.
  const navigates = asked.mode === 'navigate';
  if (!navigates && (asked.cache === 'reload' || asked.cache === 'no-store')) return { from: 'network' };

  const below = decodePath(pathname.slice(home.pathname.length));
  const url = below === '' || below.endsWith('/') ? below + PAGE : below;
  const file = files.find((one) => one.url === url);
  if (file !== undefined) return { from: 'app', file };
  if (url.startsWith(HASHED)) return { from: 'version before', address: new URL(url, scope).href };
  // A file asked for by name is that file or an error, never the app.
  if (navigates && !/\.[^/.]+$/.test(below)) return { from: 'home' };
  return { from: 'network' };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    // A lone "%": no file of ours is called so.
    if (error instanceof URIError) return path;
    throw error;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** The type a host should send, which not every host does. */
function typeOf(url: string): string {
  return TYPES[url.slice(url.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
