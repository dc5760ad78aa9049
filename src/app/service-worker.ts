/**
 * Keeps the whole app on the device: registers the service worker that the build writes, and tells when the
 * app can be used offline and when a new version waits. A new version takes over only when the learner asks;
 * no page is ever reloaded by itself, in this tab or another.
 */
import { Workbox } from 'workbox-window';

export interface ServiceWorkerNews {
  /** The app and the glossary are stored; from now on a cold start needs no network. Told once, at first. */
  offlineReady(): void;
  /**
   * A new version is stored and waits, or another tab has already changed to it. `take` changes to it by
   * reloading this page, so call it at the learner's word only.
   */
  needRefresh(take: () => void): void;
  /** The browser refused the worker: the app runs, but only with the network. */
  failed(error: unknown): void;
}

/** A browser looks for a new version when a page opens; an installed app may stay open for weeks. */
const HOURS_BETWEEN_CHECKS = 1;

/**
 * Does nothing where the browser has no service workers (an insecure origin, some private windows).
 *
 * @param script address of the worker, beside index.html
 * @param now milliseconds since 1970
 */
export async function keepOffline(
  news: ServiceWorkerNews,
  script: URL = new URL('sw.js', document.baseURI),
  now: () => number = Date.now,
): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workbox = new Workbox(script.href);
  let controlled = navigator.serviceWorker.controller !== null;
  let asked = false;
  const reload = () => location.reload();

  workbox.addEventListener('waiting', () =>
    news.needRefresh(() => {
      asked = true;
      workbox.messageSkipWaiting();
    }),
  );
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) reload();
    else if (controlled) news.needRefresh(reload);
    // At first the page came from the network, and the worker that takes charge of it is of the same version.
    controlled = true;
  });

  try {
    // Asked before registering: a page reloaded during the first install finds the worker installing, and no
    // event tells it so.
    const isFirst = !(await navigator.serviceWorker.getRegistration())?.active;
    await workbox.register();
    if (isFirst) void navigator.serviceWorker.ready.then(() => news.offlineReady());
  } catch (error) {
    news.failed(error);
    return;
  }
  let checked = now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || now() - checked < HOURS_BETWEEN_CHECKS * 3_600_000) return;
    checked = now();
    workbox.update().catch((error: unknown) => console.info('No look for a new version:', error));
  });
}
