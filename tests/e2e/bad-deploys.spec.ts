/**
 * The installed app outlives a network that lies and a host in disorder. Each test plays some rounds, and
 * `TIFA_ROUNDS` says how many (1 by default); a round's seed is its number, so that one that fails can be played
 * again alone with `TIFA_ROUND`.
 */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { listFiles } from '../../build/service-worker.ts';
import type { AppFile } from '../../src/app/offline/precache.ts';
import { seeded } from '../schedule/seeded.ts';
import * as bad from './bad-hosts.ts';
import { site, VERSIONS } from './build-sites.ts';
import { expect, showScreen, test } from './fixtures.ts';
import { hostStatically, typeOf, type Answer, type Intervention, type StaticHost } from './static-host.ts';

const { TIFA_ROUNDS, TIFA_ROUND } = process.env;
const SEEDS =
  TIFA_ROUND === undefined
    ? Array.from({ length: Number(TIFA_ROUNDS ?? 1) }, (_, index) => index + 1)
    : [Number(TIFA_ROUND)];

type Version = keyof typeof VERSIONS;
const WORKER = 'sw.js';

interface Disorder {
  readonly name: string;
  /** What it lets begin, and then meets: in the other cases the host never has both a page that runs and a new worker. */
  readonly meets: readonly ('installation' | 'update')[];
  /**
   * Of a first visit it leaves nothing but a page that says it could not start, or none: tests/e2e/broken.spec.ts has the
   * one, and the other is no visit.
   */
  readonly isForUpdates?: true;
  readonly begin: (circumstances: Circumstances) => Intervention;
}

interface Circumstances {
  /** Gives numbers from 0 to 1 (exclusive). */
  readonly random: () => number;
  /** The folder of the build before; null at a first visit. */
  readonly old: string | null;
  /** What is asked for, in this order, where nothing is wrong. */
  readonly requests: readonly string[];
}

const BOTH = ['installation', 'update'] as const;

/** Meets the installation itself in most rounds: what comes before it is as it should be. */
const sparingly = ({ random, requests }: Circumstances, intervention: Intervention) =>
  bad.sparing(new Set(requests.slice(0, requests.indexOf(WORKER) + 1)), random, intervention);

const DISORDERS: readonly Disorder[] = [
  {
    name: 'a log-in page',
    meets: BOTH,
    begin: ({ random, requests }) => bad.portal(random, requests.length),
  },
  {
    name: 'half an upload',
    meets: BOTH,
    begin: (all) => sparingly(all, bad.halfUpload(all.random, 'as 404', all.old)),
  },
  {
    name: 'half an upload, index.html for the rest',
    meets: BOTH,
    begin: (all) => sparingly(all, bad.halfUpload(all.random, 'with index.html', all.old)),
  },
  {
    name: 'the worker alone',
    meets: ['update'],
    isForUpdates: true,
    begin: ({ old }) => bad.workerFirst('as 404', old),
  },
  {
    name: 'the worker alone, index.html for the rest',
    meets: ['update'],
    isForUpdates: true,
    begin: ({ old }) => bad.workerFirst('with index.html', old),
  },
  // Nothing but the worker is asked for, which is the old one: how the host answers the rest is the same.
  { name: 'the page alone', meets: [], isForUpdates: true, begin: ({ old }) => bad.pageFirst(old) },
  {
    name: 'files cut off',
    meets: BOTH,
    begin: (all) => sparingly(all, bad.truncated(all.random)),
  },
  {
    name: 'wrong types for some',
    meets: BOTH,
    begin: (all) => sparingly(all, bad.wrongTypesForSome(all.random)),
  },
];

/** A limit for what hangs: a busy machine takes its time. Milliseconds. */
const PATIENCE = 90_000;
const POLLING = { timeout: PATIENCE, intervals: [100, 250] };

test.describe.configure({ timeout: PATIENCE + SEEDS.length * 2 * PATIENCE });

test.describe(() => {
  // By one process: what is asked for where nothing is wrong is found out once.
  test.describe.configure({ mode: 'default' });

  for (const { name, meets, begin } of DISORDERS.filter(({ isForUpdates }) => !isForUpdates))
    test(`at the first visit: ${name}`, async ({ browser }) => {
      const requests = await requestsOfVisit(browser);
      await rounds(meets.includes('installation'), async (seed) => {
        const place = await openPlace(browser, 'first');
        const { context, host } = place;
        try {
          const met = meddle(host, begin({ random: seeded(seed), old: null, requests }));
          const page = await context.newPage();
          await page.goto(host.url).catch(ignoreDownload);
          await untilWorkerIsDecided(page, host, 0);
          host.intervene(null);

          await visit(page, host);
          // Not the app but the log-in page, which the browser was told to keep for a day: nothing of ours runs there.
          if ((await ask(page, () => document.title)) === 'Log in') await page.reload();
          await start(page);
          await readyOffline(page);
          await expectAllOffline(place, ['first'], []);
          return met();
        } finally {
          await closePlace(place);
        }
      });
    });
});

test.describe(() => {
  // From one build to the other and back, through all disorders: where a round ends, with one of them installed, the next
  // begins.
  test.describe.configure({ mode: 'default' });
  let last: { readonly place: Place; readonly version: Version } | null = null;

  async function placeWith(browser: Browser, version: Version): Promise<Place> {
    const kept = last;
    // A round that is lost leaves nothing to go on with.
    last = null;
    if (kept?.version === version) return kept.place;
    if (kept !== null) await closePlace(kept.place);
    return install(browser, version);
  }

  test.afterAll(async () => {
    if (last === null) return;
    try {
      // What the last round has left, which no other goes on with.
      await expectAllOffline(last.place, [last.version]);
    } finally {
      await closePlace(last.place);
    }
  });

  for (const [order, { name, meets, begin }] of DISORDERS.entries())
    test(`at an update: ${name}`, async ({ browser }) => {
      await rounds(meets.includes('update'), async (seed) => {
        // A round is the same one when it is played alone.
        const isOnward = (order + seed) % 2 === 1;
        const [from, to] = isOnward ? (['first', 'second'] as const) : (['second', 'first'] as const);
        const place = await placeWith(browser, from);
        try {
          const met = await update(place, from, to, seeded(seed), begin);
          last = { place, version: to };
          return met;
        } finally {
          if (last === null) await closePlace(place);
        }
      });
    });
});

async function update(
  place: Place,
  from: Version,
  to: Version,
  random: () => number,
  begin: Disorder['begin'],
): Promise<Met> {
  const { host } = place;
  let page = place.context.pages()[0]!;
  const old = site(from);
  const before = new Set(filesOf(from).map(nameOf));
  const changed = filesOf(to).filter((file) => !before.has(nameOf(file)));
  const seen = host.requests.length;
  host.publish(site(to));
  const requests = [WORKER, ...changed.map(({ url }) => url)];
  const met = meddle(host, begin({ random, old, requests }));
  await lookForUpdate(page, host, seen);
  await untilWorkerIsDecided(page, host, seen);
  await takeUpdate(page);
  page = await expectAllOffline(place, [from, to]);

  // Once the host is in order, the new version comes as if nothing had been.
  const soFar = host.requests.length;
  host.intervene(null);
  await goOnline(place);
  await lookForUpdate(page, host, soFar);
  await untilWorkerIsDecided(page, host, soFar);
  await takeUpdate(page);
  // It starts cold, and its screens are gone through, when the next round keeps it, or after the last.
  await goOffline(place);
  await expect.poll(() => versionOf(page), POLLING).toBe(to);
  await expectEveryFile(page, to);
  await goOnline(place);
  await keepOnly(place, page, to);
  return met();
}

/** A profile of its own, and a host at an origin of its own. */
interface Place {
  readonly context: BrowserContext;
  readonly host: StaticHost;
}

async function openPlace(browser: Browser, version: Version): Promise<Place> {
  const host = await hostStatically(site(version));
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE);
  return { context, host };
}

async function closePlace({ context, host }: Place): Promise<void> {
  await context.close();
  await host.stop();
}

/** A place with the version installed, and open in a page. */
async function install(browser: Browser, version: Version): Promise<Place> {
  const place = await openPlace(browser, version);
  const page = await place.context.newPage();
  await page.goto(place.host.url);
  await start(page);
  await readyOffline(page);
  return place;
}

let undisturbed: Promise<readonly string[]> | undefined;

/** What a first visit asks for, until the app is installed: what the page needs, then the worker and what that keeps. */
function requestsOfVisit(browser: Browser): Promise<readonly string[]> {
  return (undisturbed ??= openPlace(browser, 'first').then(async (place) => {
    const { host, context } = place;
    try {
      await (await context.newPage()).goto(host.url);
      await expect.poll(() => host.requests.includes(WORKER), POLLING).toBe(true);
      const untilWorker = host.requests.slice(0, host.requests.indexOf(WORKER) + 1);
      return [...untilWorker, ...filesOf('first').map(({ url }) => url)];
    } finally {
      await closePlace(place);
    }
  }));
}

/** Takes away whatever a first installation of this version would not have left. */
async function keepOnly({ context }: Place, page: Page, version: Version): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
  const names = filesOf(version).map(nameOf);
  const kept = await page.evaluate(async (wanted) => {
    const base = new URL('.', document.baseURI).href;
    const cache = await caches.open(`tifa-app ${base}`);
    for (const { url } of await cache.keys()) {
      const { origin, pathname, searchParams } = new URL(url);
      const file = (origin + pathname).slice(base.length);
      const hash = searchParams.get('__WB_REVISION__');
      if (hash !== null && !wanted.includes(`${file} ${hash}`)) await cache.delete(url);
    }
    return (await cache.keys()).length;
  }, names);
  // The files, and the list of them.
  expect(kept).toBe(names.length + 1);
}

const lists = new Map<Version, readonly AppFile[]>();

function filesOf(version: Version): readonly AppFile[] {
  const files = lists.get(version) ?? listFiles(site(version));
  lists.set(version, files);
  return files;
}

const nameOf = ({ url, integrity }: AppFile) => `${url} ${integrity}`;

/** What a disorder did: nothing, or something before the new worker had come, or to what that asked for. */
type Met = 'nothing' | 'before' | 'during';

/** Lets a disorder begin. @returns what it has met so far */
function meddle(host: StaticHost, intervention: Intervention): () => Met {
  let met: Met = 'nothing';
  let isInstalling = false;
  host.intervene(async (asked) => {
    const given = await intervention(asked);
    if (!isAlike(given, asked.answer)) met = isInstalling ? 'during' : 'before';
    else if (asked.file === WORKER) isInstalling = true;
    return given;
  });
  return () => met;
}

/** Many rounds take long, and one that is lost is worth to be known at once. */
function tell(what: string): void {
  if (SEEDS.length > 1) console.info(`${test.info().title}: ${what}`);
}

const isAlike = (one: Answer, other: Answer): boolean =>
  one.status === other.status &&
  one.headers['Content-Type'] === other.headers['Content-Type'] &&
  Buffer.from(one.body).equals(Buffer.from(other.body));

/**
 * Plays every round and tells which went wrong; and whether the disorder was there at all.
 *
 * @param meets whether the disorder is meant to meet the installation itself
 */
async function rounds(meets: boolean, round: (seed: number) => Promise<Met>): Promise<void> {
  const lost: string[] = [];
  const met: Record<Met, number> = { nothing: 0, before: 0, during: 0 };
  for (const seed of SEEDS) {
    try {
      met[await round(seed)]++;
    } catch (error) {
      lost.push(`round ${seed}: ${(error as Error).stack}`);
      tell(lost.at(-1)!);
    }
    if (seed % 10 === 0) tell(`${seed} rounds, ${lost.length} lost`);
  }
  const found = `${JSON.stringify(met)}, ${lost.length} of ${SEEDS.length} rounds lost`;
  tell(found);
  expect(lost, found).toEqual([]);
  expect(met.nothing, `${found}: the disorder came too late`).toBeLessThanOrEqual(SEEDS.length / 20);
  if (meets && SEEDS.length >= 10)
    expect(met.during, `${found}: it met no installation`).toBeGreaterThanOrEqual(SEEDS.length / 2);
}

/** A page whose type is no page's is offered as a download. */
function ignoreDownload(error: Error): void {
  if (!/Download is starting|ERR_ABORTED/.test(error.message)) throw error;
}

/**
 * Until a worker has been asked for and was installed or refused, where one is in charge; or the page says that nothing
 * could be kept, or is none that asks for a worker.
 */
async function untilWorkerIsDecided(page: Page, host: StaticHost, after: number): Promise<void> {
  await expect
    .poll(async () => {
      const runs = await ask(page, () => document.querySelector('#app > *') !== null);
      if (!runs || (await page.getByText(/could not be kept/).isVisible())) return true;
      if (!host.requests.slice(after).includes('sw.js')) return false;
      return ask(page, async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        // Asked for, the first one is nowhere to be seen until it has come.
        return registration?.installing === null && registration.active !== null;
      });
    }, POLLING)
    .toBe(true);
}

/** The app runs and has opened the learner's data; where its code did not run at all, it is repaired first. */
async function start(page: Page): Promise<void> {
  const begin = page.getByRole('link', { name: 'Begin the first drill' });
  const repair = page.getByRole('button', { name: 'Repair' });
  await expect(begin.or(repair)).toBeVisible({ timeout: PATIENCE });
  if (await repair.isVisible()) await repair.click();
  await expect(begin).toBeVisible({ timeout: PATIENCE });
}

async function readyOffline(page: Page): Promise<void> {
  const isControlled = () => ask(page, () => navigator.serviceWorker.controller !== null);
  await expect.poll(isControlled, POLLING).toBe(true);
}

/** Opens the app in a page that may just be reloading itself, which ends whichever of the two came first. */
async function visit(page: Page, host: StaticHost): Promise<void> {
  await expect(() => page.goto(host.url, { waitUntil: 'commit' })).toPass({ timeout: PATIENCE });
}

/** Asks the page, and again where it has reloaded itself before it could answer. */
async function ask<T>(page: Page, question: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await page.evaluate(question);
    } catch (error) {
      if (!/context was destroyed|because of a navigation/.test((error as Error).message)) throw error;
      await page.waitForLoadState('domcontentloaded');
    }
  }
}

/**
 * As opening the app anew does. That it fails is part of what is tested.
 *
 * @param after so many requests came before
 */
async function lookForUpdate(page: Page, host: StaticHost, after: number): Promise<void> {
  const look = async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
  };
  // The page itself may just be looking, and a browser does not look twice at once.
  await expect
    .poll(async () => {
      await ask(page, look);
      return host.requests.slice(after).includes(WORKER);
    }, POLLING)
    .toBe(true);
}

async function takeUpdate(page: Page): Promise<void> {
  const waits = () =>
    ask(page, async () => ((await navigator.serviceWorker.getRegistration())?.waiting ?? null) !== null);
  if (!(await waits())) return;
  await page.getByRole('status').getByRole('button', { name: 'Reload' }).click();
  await expect.poll(waits, POLLING).toBe(false);
}

/** One whose code Today fetches ahead, and one whose code, and worker, come when it is opened. */
const SCREENS = ['drill', 'look-up?q=guo'];

/**
 * With neither network nor host, one of these versions starts cold and has every file.
 *
 * @param screens that are opened, too: a first visit has but one version, and whose files could its screens have?
 * @returns its page, on Today and still without a network
 */
async function expectAllOffline(
  place: Place,
  versions: readonly Version[],
  screens: readonly string[] = SCREENS,
): Promise<Page> {
  const { context, host } = place;
  for (const page of context.pages()) await page.close();
  await goOffline(place);
  const page = await context.newPage();
  await page.goto(host.url);
  await expect(page.getByRole('link', { name: 'Begin the first drill' })).toBeVisible({ timeout: PATIENCE });
  const version = await versionOf(page);
  if (version === undefined || !versions.includes(version))
    throw new Error(`the version is ${version}, not ${versions.join(' or ')}`);
  await expectEveryFile(page, version);
  for (const screen of screens) {
    await showScreen(page, `#/${screen}`);
    await expect(page.getByText(/could not be loaded|cannot be read|went wrong/i)).toHaveCount(0);
  }
  await showScreen(page, '#/');
  return page;
}

/** The version a page runs, as its build wrote it; undefined where it is none of ours. */
async function versionOf(page: Page): Promise<Version | undefined> {
  const written = await ask(page, () =>
    document.querySelector('#app > *') === null
      ? undefined
      : document.querySelector('meta[name="version"]')?.getAttribute('content'),
  );
  return (Object.keys(VERSIONS) as Version[]).find((one) => VERSIONS[one] === written);
}

/**
 * A page without a network gets every file of the version: byte for byte and with its type, so that whatever a screen asks
 * for is there as the host in order would have given it.
 */
async function expectEveryFile(page: Page, version: Version): Promise<void> {
  const files = filesOf(version);
  expect(files.map(({ url }) => url)).toContain('index.html');
  const types = await page.evaluate(
    (all) =>
      Promise.all(
        all.map(async ({ url, integrity }): Promise<[url: string, type: string]> => {
          const response = await fetch(url, { integrity }).catch(() => Response.error());
          return [url, response.headers.get('Content-Type') ?? 'lost, or with another byte'];
        }),
      ),
    files,
  );
  const plain = (type: string) => type.replace(/;.*/, '');
  expect(types.map(([url, type]) => [url, plain(type)])).toEqual(
    files.map(({ url }) => [url, plain(typeOf(url))]),
  );
}

async function goOffline({ context, host }: Place): Promise<void> {
  await context.setOffline(true);
  await host.stop();
}

async function goOnline({ context, host }: Place): Promise<void> {
  await host.resume();
  await context.setOffline(false);
}
