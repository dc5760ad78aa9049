/**
 * What the service worker keeps and answers, with the cache and the network as arguments.
 *
 * Every file of the app has a hash that the build wrote into the worker, and only what has it is kept: a log-in page
 * of a Wi-Fi network, half an upload or a host that answers everything with index.html make an installation fail,
 * and the version before stays in charge. All versions share one cache, where a file lies under its address with
 * its hash; so an update fetches only what has changed, and nothing that is in use is overwritten.
 */

export interface AppFile {
  /** Relative to where the worker lies, as `assets/x.js`. */
  readonly url: string;
  /** As Subresource Integrity writes it: `sha256-…`. */
  readonly integrity: string;
  readonly bytes: number;
}

export type Fetch = (address: string, options: RequestInit) => Promise<Response>;

/** A file that could not be kept, and why. */
export class PrecacheError extends Error {
  override readonly name = 'PrecacheError';
  /** Relative to where the worker lies. */
  readonly file: string;
  /** `storage`: the browser has no room for it or refuses. `unlike`: it did not come, or not as it was built. */
  readonly reason: 'storage' | 'unlike';
  constructor(file: string, reason: PrecacheError['reason'], cause: unknown) {
    super(`${file} could not be kept (${reason})`, { cause });
    this.file = file;
    this.reason = reason;
  }
}

const PAGE = 'index.html';
/** Files there have a hash in their name. */
const HASHED = 'assets/';
/** How many are fetched at a time; more would take the line from the page. */
const LANES = 4;
/** Remembers what the version in charge consists of. */
const LIST = 'kept-files';

/** Under which address a file lies in the cache. */
export function keyOf({ url, integrity }: Pick<AppFile, 'url' | 'integrity'>, scope: string): string {
  const key = new URL(url, scope);
  key.search = new URLSearchParams({ integrity }).toString();
  return key.href;
}

/**
 * Keeps those of the files that are not kept yet. What was kept stays when it fails, and is not fetched again by
 * the next attempt.
 *
 * @param scope where the worker lies, ending in a slash
 * @param progress hears the bytes kept so far, those of before among them
 * @throws PrecacheError
 */
export async function keepAll(
  files: readonly AppFile[],
  cache: Cache,
  fetch: Fetch,
  scope: string,
  progress: (bytes: number) => void,
): Promise<void> {
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const waiting = files.filter((file) => !kept.has(keyOf(file, scope)));
  let bytes = sizeOf(files) - sizeOf(waiting);
  let failed = false;
  const lane = async () => {
    for (let file = waiting.shift(); file !== undefined && !failed; file = waiting.shift()) {
      try {
        await keep(file, cache, fetch, scope);
      } catch (error) {
        failed = true;
        throw error;
      }
      bytes += file.bytes;
      if (!failed) progress(bytes);
    }
  };
  progress(bytes);
  // Nothing goes on, and nothing is told any more, once this has failed.
  for (const outcome of await Promise.allSettled(Array.from({ length: LANES }, lane)))
    if (outcome.status === 'rejected') throw outcome.reason;
}

/** Fetches one file, checks it and keeps it. */
async function keep(file: AppFile, cache: Cache, fetch: Fetch, scope: string): Promise<void> {
  const checked = await fetchChecked(file, fetch, scope);
  try {
    await cache.put(keyOf(file, scope), checked);
  } catch (error) {
    throw new PrecacheError(file.url, 'storage', error);
  }
}

async function fetchChecked(file: AppFile, fetch: Fetch, scope: string): Promise<Response> {
  const { url, integrity } = file;
  const attempt = async (cache: RequestCache) =>
    // Read to its end here, so that a connection cut off is an attempt that failed.
    (await fetch(new URL(url, scope).href, { integrity, cache, credentials: 'same-origin' })).arrayBuffer();
  let body: ArrayBuffer;
  try {
    body = await attempt(url.startsWith(HASHED) ? 'default' : 'no-cache');
  } catch {
    try {
      // The browser itself may have kept what something else answered under this address.
      body = await attempt('reload');
    } catch (error) {
      throw new PrecacheError(url, 'unlike', error);
    }
  }
  // Made anew: a host that redirects `index.html` to its folder, or that sends a wrong type, would otherwise have
  // its answer refused by the browser when it is used.
  return new Response(body, {
    headers: { 'Content-Type': typeOf(url), 'Content-Length': `${body.byteLength}` },
  });
}

/** How many bytes of the files are kept. */
export async function bytesKept(files: readonly AppFile[], cache: Cache, scope: string): Promise<number> {
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return sizeOf(files.filter((file) => kept.has(keyOf(file, scope))));
}

/** Bytes of the files together. */
export const sizeOf = (files: readonly AppFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * Drops what belongs neither to these files nor to the version that was in charge before them: its pages may
 * still be open and want their parts.
 */
export async function dropOlder(files: readonly AppFile[], cache: Cache, scope: string): Promise<void> {
  const list = new URL(LIST, scope).href;
  const current = files.map((file) => keyOf(file, scope));
  const before = await cache.match(list);
  const wanted = new Set([
    list,
    ...current,
    ...(before === undefined ? [] : ((await before.json()) as string[])),
  ]);
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  await cache.put(list, new Response(JSON.stringify(current)));
}

/** What is asked for, as far as it matters. */
export type Asked = Pick<Request, 'url' | 'method' | 'mode' | 'cache'>;

export type Reply =
  /** This file of the app. */
  | { readonly from: 'app'; readonly file: AppFile }
  /** A part of the version before, if it is there. */
  | { readonly from: 'version before'; readonly address: string }
  /** The app itself: a page that does not exist was asked for. */
  | { readonly from: 'home' }
  /** Whatever the network answers; the worker does not touch it. */
  | { readonly from: 'network' };

/** Who answers a request. Queries do not matter: `?ref=…` at the end of a link opens the app all the same. */
export function replyTo(asked: Asked, files: readonly AppFile[], scope: string): Reply {
  const { origin, pathname } = new URL(asked.url);
  const home = new URL(scope);
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

/**
 * A file of the app, from the cache or, should it be missing there, from the network and into the cache.
 *
 * @throws PrecacheError
 */
export async function fileFrom(file: AppFile, cache: Cache, fetch: Fetch, scope: string): Promise<Response> {
  const key = keyOf(file, scope);
  const kept = await cache.match(key);
  if (kept !== undefined) return kept;
  const checked = await fetchChecked(file, fetch, scope);
  await cache.put(key, checked.clone()).catch((error: unknown) => {
    // No room. It serves this time.
    console.info(`${file.url} could not be kept:`, error);
  });
  return checked;
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
