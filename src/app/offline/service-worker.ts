/**
 * Keeps the app on the device: registers the service worker that the build writes, and tells what becomes of it.
 * A new version takes over only when the learner asks; no page is ever reloaded by itself, in this tab or another.
 */
import * as v from 'valibot';
import { Workbox } from 'workbox-window';
import { FromWorkerSchema, type FromWorker } from './messages.ts';
import { whatIsNewIn } from './what-is-new.ts';

/** Why the app is not kept, or a new version of it is not. */
export interface NotKept {
  /**
   * `worker`: the worker's own file did not come as a script, or the browser refuses workers. `unlike`: a file did
   * not come as it was built. `storage`: the browser has no room or refuses.
   */
  readonly reason: 'worker' | 'unlike' | 'storage';
  /** What a report should say. */
  readonly details: string;
  /** There is a version on the device, which stays in charge. */
  readonly hasOlder: boolean;
}

export interface ServiceWorkerNews {
  /** The app, or a new version of it, is being fetched: bytes so far, of how many. */
  keeping(bytes: number, total: number): void;
  /** The app and the glossary are stored; from now on a cold start needs no network. Told once, at first. */
  offlineReady(): void;
  /** How much of the app is on the device. */
  kept(bytes: number, total: number): void;
  /**
   * A new version is stored and waits, or another tab has already changed to it. `take` changes to it by
   * reloading this page, so call it at the learner's word only.
   *
   * @param whatIsNew a sentence; null where the version does not say
   */
  needRefresh(take: () => void, whatIsNew: string | null): void;
  /** It is tried again when the network comes back and when the page is looked at again. */
  notKept(problem: NotKept): void;
}

export interface Offline {
  /** Tries again to keep the app, or what is missing of it. */
  keepAgain(): Promise<void>;
}

/** A browser looks for a new version when a page opens; an installed app may stay open for weeks. */
const BETWEEN_CHECKS = 3_600_000;
/** What failed is tried again sooner. */
const BETWEEN_ATTEMPTS = 60_000;

/**
 * Undefined where the browser has no service workers (an insecure origin, some private windows).
 *
 * @param script address of the worker, beside index.html
 * @param now milliseconds since 1970
 */
export async function keepOffline(
  news: ServiceWorkerNews,
  script: URL = new URL('sw.js', document.baseURI),
  now: () => number = Date.now,
): Promise<Offline | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const workers = navigator.serviceWorker;
  const workbox = new Workbox(script.href);
  let controlled = workers.controller !== null;
  let asked = false;
  let failed = false;
  let isRegistered = false;
  let checked = now();
  const watched = new WeakSet<ServiceWorkerRegistration>();
  const reload = () => location.reload();

  workers.addEventListener('controllerchange', () => {
    if (asked) reload();
    else if (controlled) void offer(reload, workers.controller);
    // At first the page came from the network, and the worker that takes charge of it is of the same version.
    controlled = true;
    void askWhatIsKept();
  });
  workers.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    // Another copy of the app may lie elsewhere on this origin.
    if (!(source instanceof ServiceWorker) || source.scriptURL !== script.href) return;
    const message = v.safeParse(FromWorkerSchema, data);
    // From a worker of another version, which has other words; it is asked for nothing.
    if (message.success) void hear(message.output);
    else console.info('Not understood from the worker:', data);
  });

  async function hear(message: FromWorker) {
    if (message.type === 'keeping') news.keeping(message.bytes, message.total);
    else if (message.type === 'kept') news.kept(message.bytes, message.total);
    else await fail(message.reason, message.file || message.reason);
  }

  async function fail(reason: NotKept['reason'], details: string) {
    failed = true;
    const hasOlder = Boolean((await workers.getRegistration())?.active);
    news.notKept({ reason, details, hasOlder });
  }

  async function offer(take: () => void, worker: ServiceWorker | null) {
    news.needRefresh(take, worker === null ? null : await whatIsNewIn(worker));
  }

  async function askWhatIsKept() {
    (await workers.getRegistration())?.active?.postMessage({ type: 'WHAT_IS_KEPT' });
  }

  // Not by Workbox's own events: it stops telling after the second new version that comes while a page is open, and
  // an installed app may stay open for weeks.
  function watch(registration: ServiceWorkerRegistration) {
    if (watched.has(registration)) return;
    watched.add(registration);
    const take = () => {
      asked = true;
      // Taken in another tab meanwhile, there is none that waits.
      if (registration.waiting === null) reload();
      else workbox.messageSkipWaiting();
    };
    const follow = (worker: ServiceWorker) =>
      worker.addEventListener('statechange', () => {
        if (worker.state !== 'installed') return;
        failed = false;
        // With none in charge, the first one takes charge by itself.
        if (registration.active !== null) void offer(take, worker);
      });
    if (registration.waiting !== null && registration.active !== null) void offer(take, registration.waiting);
    if (registration.installing !== null) follow(registration.installing);
    registration.addEventListener('updatefound', () => {
      if (registration.installing !== null) follow(registration.installing);
    });
  }

  /** @param again whether this is more than a page being opened, where the browser looks by itself */
  async function look(again: boolean) {
    checked = now();
    try {
      const present = await workers.getRegistration();
      if (again && isRegistered && present?.active) return await workbox.update();
      const registration = await workbox.register({ immediate: true });
      isRegistered = true;
      if (registration !== undefined) watch(registration);
    } catch (error) {
      console.info('The worker could not be fetched:', error);
      await fail('worker', error instanceof Error ? error.message : String(error));
    }
  }

  // Asked before registering: a page reloaded during the first install finds the worker installing, and no
  // event tells it so.
  if (!(await workers.getRegistration())?.active) void workers.ready.then(() => news.offlineReady());
  await askWhatIsKept();
  await look(false);

  const lookSometimes = () => {
    if (document.visibilityState !== 'visible') return;
    if (now() - checked < (failed ? BETWEEN_ATTEMPTS : BETWEEN_CHECKS)) return;
    void look(true);
  };
  document.addEventListener('visibilitychange', lookSometimes);
  window.addEventListener('online', () => {
    if (failed) void look(true);
  });

  return {
    async keepAgain() {
      (await workers.getRegistration())?.active?.postMessage({ type: 'KEEP_ALL' });
      await look(true);
    },
  };
}
