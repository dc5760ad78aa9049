/** The service worker: Workbox with what precache.ts decides. The build lists the app's files in it. */
import { PrecacheController } from 'workbox-precaching';
import {
  dropOlder,
  entryOf,
  fetching,
  missingFrom,
  partsToRenew,
  replyTo,
  sizeOf,
  workThrough,
  type AppFile,
} from './precache.ts';
import { keepShared, NOT_SHARED_ROUTE, SHARED_ROUTE, sharedCache } from './shared.ts';
import type { FromWorker } from './messages.ts';
import type { OfReaders } from './reader-messages.ts';
import type { WhatIsNew } from './what-is-new.ts';

declare const self: ServiceWorkerGlobalScope;

const FILES = __APP_FILES__;
/** Large and seldom needed, as the reader of PDF: kept from when something first asks for them. */
const PARTS = __APP_PARTS__;
const { scope } = self.registration;
/** One for each place on an origin where the app lies. */
const CACHE = `tifa-app ${scope}`;

/** The addresses that did not come as they were built, in the installation under way. */
const unlike: string[] = [];
const controller = new PrecacheController({
  cacheName: CACHE,
  // None that asks to hear of what is kept: for it Workbox would look through the whole cache before each file.
  plugins: [fetching((address) => void unlike.push(address))],
});
controller.addToCacheList(FILES.map((file) => entryOf(file, scope)));

const addressOf = ({ url }: AppFile) => new URL(url, scope).href;
/** Knows the parts by their addresses, and never installs them. */
const parts = new PrecacheController({ cacheName: CACHE });
parts.addToCacheList(PARTS.map((file) => entryOf(file, scope)));
const keyOf = (file: AppFile) =>
  (controller.getCacheKeyForURL(addressOf(file)) ?? parts.getCacheKeyForURL(addressOf(file)))!;

self.addEventListener('install', (event) =>
  event.waitUntil(keep(() => keepMissing(event)).then(() => renewParts(event))),
);
self.addEventListener('activate', (event) => event.waitUntil(activate()));

const TOTAL = sizeOf(FILES);
/** What is kept so far, while all of it is being kept, and how much of it was told. */
let progress: { sofar: number; told: number } | undefined;
/** Less than this is not seen, and to tell it costs as much as to keep a small file. */
const STEP = TOTAL / 50;

/** Tells how it went, and fails as the work does. */
async function keep(work: () => Promise<unknown>): Promise<void> {
  unlike.length = 0;
  const sofar = await bytesKept();
  progress = { sofar, told: sofar };
  await tell({ type: 'keeping', bytes: sofar, total: TOTAL });
  try {
    await work();
  } catch (error) {
    await tell({
      type: 'not-kept',
      reason: unlike.length === 0 ? 'storage' : 'unlike',
      file: unlike[0]?.slice(scope.length) ?? String(error),
    });
    throw error;
  } finally {
    progress = undefined;
  }
}

async function tellProgress(bytes: number): Promise<void> {
  if (progress === undefined) return;
  progress.sofar += bytes;
  if (progress.sofar - progress.told < STEP) return;
  progress.told = progress.sofar;
  await tell({ type: 'keeping', bytes: progress.sofar, total: TOTAL });
}

async function activate(): Promise<void> {
  await dropOlder([...FILES, ...PARTS].map(keyOf), await caches.open(CACHE), scope);
  // Of versions of the app that did not check what they kept.
  for (const name of await caches.keys())
    if (name.startsWith('workbox-precache-') && name.endsWith(scope)) await caches.delete(name);
  // At first the page came from the network; from now on it is answered for.
  await self.clients.claim();
}

async function bytesKept(): Promise<number> {
  return TOTAL - sizeOf(await missingFrom(await caches.open(CACHE), FILES, keyOf));
}

async function tell(message: FromWorker): Promise<void> {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' }))
    client.postMessage(message);
}

self.addEventListener('message', (event) => {
  const { type } = event.data as { type?: unknown };
  // The learner takes the new version.
  if (type === 'SKIP_WAITING') void self.skipWaiting();
  if (type === 'WHAT_IS_KEPT') event.waitUntil(tellKept());
  // Whatever fails is told; this worker stays in charge all the same.
  if (type === 'KEEP_ALL') event.waitUntil(keep(() => keepMissing(event)).then(tellKept));
  const [port] = event.ports;
  if (type === 'WHAT_IS_NEW')
    port?.postMessage({ type: 'new', sentence: __WHAT_IS_NEW__ } satisfies WhatIsNew);
  if (type === 'WHICH_READERS' && port) event.waitUntil(tellReaders(port, true));
  if (type === 'KEEP_READERS' && port) event.waitUntil(keepReaders(event, port));
});

async function tellKept(): Promise<void> {
  await tell({ type: 'kept', bytes: await bytesKept(), total: TOTAL });
}

/** Of a host that answers one request after another a browser asks six at once: two stay for what the page wants. */
const TOGETHER = 4;

/** All at first; later what has changed, or what the browser, or somebody, has removed. */
async function keepMissing(event: ExtendableEvent): Promise<void> {
  const missing = await missingFrom(await caches.open(CACHE), FILES, keyOf);
  await workThrough(missing, TOGETHER, async (file) => {
    await fileFor(file, event);
    await tellProgress(file.bytes);
  });
}

/** How much of the readers of formats is kept. @returns what is missing */
async function tellReaders(port: MessagePort, isDone: boolean): Promise<AppFile[]> {
  const missing = await missingFrom(await caches.open(CACHE), PARTS, keyOf);
  const files = PARTS.filter((part) => !missing.includes(part)).map(({ url }) => url);
  const total = sizeOf(PARTS);
  const message: OfReaders = { type: 'kept', bytes: total - sizeOf(missing), total, files, isDone };
  port.postMessage(message);
  return missing;
}

/** So many parts are fetched before it is told how far this is: some are very small. */
const AT_ONCE = 8;

/** Fetches what reads formats, all of it, before anything asks for it. */
async function keepReaders(event: ExtendableEvent, port: MessagePort): Promise<void> {
  unlike.length = 0;
  try {
    let missing = await tellReaders(port, false);
    while (missing.length > 0) {
      for (const part of missing.slice(0, AT_ONCE)) await (await fileFor(part, event)).arrayBuffer();
      const before = missing.length;
      missing = await tellReaders(port, false);
      // It came and is not there: there is no room.
      if (missing.length === before) throw new DOMException('Nothing is kept.', 'QuotaExceededError');
    }
    await tellReaders(port, true);
  } catch (error) {
    const isNetwork = error instanceof TypeError || !navigator.onLine;
    const reason = unlike.length > 0 ? 'unlike' : isNetwork ? 'unreachable' : 'storage';
    const details = unlike[0]?.slice(scope.length) ?? String(error);
    port.postMessage({ type: 'not-kept', reason, details } satisfies OfReaders);
  }
}

/** A part that does not come is fetched when it is asked for again. */
async function renewParts(event: ExtendableEvent): Promise<void> {
  const keys = (await (await caches.open(CACHE)).keys()).map(({ url }) => url);
  for (const part of partsToRenew(keys, PARTS, keyOf, scope)) {
    try {
      await fileFor(part, event);
    } catch (error) {
      console.info(`${part.url} was not fetched:`, error);
    }
  }
}

/** The file, from the cache or, should it be missing there, checked from the network and into the cache. */
async function fileFor(file: AppFile, event: ExtendableEvent): Promise<Response> {
  const { integrity } = file;
  // Not as the page asked: of what it asks for without CORS the browser would check no hash.
  const request = new Request(addressOf(file), { integrity, credentials: 'same-origin' });
  const [response, done] = controller.strategy.handleAll({
    event,
    request,
    params: { cacheKey: keyOf(file), integrity },
  });
  event.waitUntil(done);
  return response;
}

self.addEventListener('fetch', (event) => {
  const reply = replyTo(event.request, [...FILES, ...PARTS], scope);
  switch (reply.from) {
    case 'app':
      return event.respondWith(answer(reply.file, event));
    case 'version before':
      return event.respondWith(
        caches
          .open(CACHE)
          .then((cache) => cache.match(reply.address, { ignoreSearch: true }))
          .then((kept) => kept ?? fetch(event.request)),
      );
    case 'share':
      return event.respondWith(takeShared(event.request));
    case 'home':
      // A path below, from which the page's relative addresses would lead nowhere.
      return event.respondWith(Response.redirect(scope));
  }
});

async function answer(file: AppFile, event: FetchEvent): Promise<Response> {
  try {
    return await fileFor(file, event);
  } catch (error) {
    // A page that is not kept and has changed: what the host has now is a whole app, perhaps of another version.
    if (event.request.mode === 'navigate') return fetch(event.request);
    throw error;
  }
}

/** Lays what is shared aside for the page, and leads there. */
async function takeShared(request: Request): Promise<Response> {
  let route = SHARED_ROUTE;
  try {
    const cache = await caches.open(sharedCache(scope));
    // One after another, also where the clock stands still.
    await keepShared(await request.formData(), cache, scope, `${Date.now()}-${crypto.randomUUID()}`);
  } catch (error) {
    console.error(error);
    route = NOT_SHARED_ROUTE;
  }
  return Response.redirect(scope + route, 303);
}
