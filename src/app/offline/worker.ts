/** The service worker: precache.ts with the browser's own means. The build lists the app's files in it. */
import {
  bytesKept,
  dropOlder,
  fileFrom,
  keepAll,
  PrecacheError,
  replyTo,
  sizeOf,
  type AppFile,
} from './precache.ts';
import type { FromWorker } from './messages.ts';

declare const self: ServiceWorkerGlobalScope;

const FILES = __APP_FILES__;
const { scope } = self.registration;
/** One for each place on an origin where the app lies. */
const CACHE = `tifa-app ${scope}`;
const fetchFrom = (address: string, options: RequestInit) => fetch(address, options);

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

async function install(): Promise<void> {
  try {
    await keepFiles();
  } catch (error) {
    const { reason, file } =
      error instanceof PrecacheError ? error : { reason: 'storage' as const, file: String(error) };
    await tell({ type: 'not-kept', reason, file });
    throw error;
  }
}

async function keepFiles(): Promise<void> {
  const total = sizeOf(FILES);
  const cache = await caches.open(CACHE);
  await keepAll(FILES, cache, fetchFrom, scope, (bytes) => void tell({ type: 'keeping', bytes, total }));
}

async function activate(): Promise<void> {
  await dropOlder(FILES, await caches.open(CACHE), scope);
  // Of versions of the app that did not check what they kept.
  for (const name of await caches.keys())
    if (name.startsWith('workbox-precache-') && name.endsWith(scope)) await caches.delete(name);
  // At first the page came from the network; from now on it is answered for.
  await self.clients.claim();
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
  if (type === 'KEEP_ALL') event.waitUntil(install().then(tellKept));
});

async function tellKept(): Promise<void> {
  const bytes = await bytesKept(FILES, await caches.open(CACHE), scope);
  await tell({ type: 'kept', bytes, total: sizeOf(FILES) });
}

self.addEventListener('fetch', (event) => {
  const reply = replyTo(event.request, FILES, scope);
  switch (reply.from) {
    case 'app':
      return event.respondWith(answer(reply.file, event.request));
    case 'version before':
      return event.respondWith(
        caches
          .open(CACHE)
          .then((cache) => cache.match(reply.address, { ignoreSearch: true }))
          .then((kept) => kept ?? fetch(event.request)),
      );
    case 'home':
      // A path below, from which the page's relative addresses would lead nowhere.
      return event.respondWith(Response.redirect(scope));
  }
});

async function answer(file: AppFile, request: Request): Promise<Response> {
  try {
    return await fileFrom(file, await caches.open(CACHE), fetchFrom, scope);
  } catch (error) {
    // A page that is not kept and has changed: what the host has now is a whole app, perhaps of another version.
    if (request.mode === 'navigate') return fetch(request);
    throw error;
  }
}
