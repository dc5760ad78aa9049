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
import { hostStatically, typeOf, type Intervention, type StaticHost } from './static-host.ts';

const { TIFA_ROUNDS, TIFA_ROUND } = process.env;
const SEEDS =
  TIFA_ROUND === undefined
    ? Array.from({ length: Number(TIFA_ROUNDS ?? 1) }, (_, index) => index + 1)
    : [Number(TIFA_ROUND)];

interface Disorder {
  readonly name: string;
  /** @param old the folder of the build before, null at a first install */
  readonly begin: (random: () => number, old: string | null) => Intervention;
}

const POLLING = { timeout: 20_000, intervals: [100] };

/** So many requests there are at the first visit before the worker asks for every file. */
const OF_PAGE = 74;

/** How many requests there are at a first visit; or, with a build before, at an update, which asks for what has changed. */
function requestsOf(old: string | null): number {
  const nameOf = ({ url, integrity }: AppFile) => `${url} ${integrity}`;
  if (old === null) return OF_PAGE + listFiles(site('first')).length;
  const before = new Set(listFiles(old).map(nameOf));
  return 1 + listFiles(site('second')).filter((file) => !before.has(nameOf(file))).length;
}

const DISORDERS: readonly Disorder[] = [
  {
    name: 'a log-in page',
    begin: (random, old) => bad.portal(random, requestsOf(old)),
  },
  { name: 'half an upload', begin: (random, old) => bad.halfUpload(random, 'as 404', old) },
  {
    name: 'half an upload, index.html for the rest',
    begin: (random, old) => bad.halfUpload(random, 'with index.html', old),
  },
  { name: 'the worker alone', begin: (_, old) => bad.workerFirst('as 404', old) },
  {
    name: 'the worker alone, index.html for the rest',
    begin: (_, old) => bad.workerFirst('with index.html', old),
  },
  { name: 'the page alone', begin: (_, old) => bad.pageFirst('as 404', old) },
  {
    name: 'the page alone, index.html for the rest',
    begin: (_, old) => bad.pageFirst('with index.html', old),
  },
  { name: 'files cut off', begin: (random) => bad.truncated(random) },
  { name: 'wrong types for all', begin: () => bad.wrongTypes() },
  { name: 'wrong types for some', begin: (random) => bad.wrongTypesLater(random) },
];

test.describe.configure({ timeout: 60_000 + SEEDS.length * 40_000 });

for (const { name, begin } of DISORDERS) {
  test(`at the first visit: ${name}`, async ({ browser }) => {
    await rounds(browser, 'first', async (context, host, random) => {
      host.intervene(begin(random, null));
      const page = await context.newPage();
      await page.goto(host.url).catch(ignoreDownload);
      await untilWorkerIsDecided(page, host, 0);
      host.intervene(null);

      await visit(page, host);
      // Not the app but the log-in page, which the browser was told to keep for a day: nothing of ours runs there.
      if ((await ask(page, () => document.title)) === 'Log in') await page.reload();
      await start(page);
      await readyOffline(page);
      await expectAllOffline(context, host, [VERSIONS.first]);
    });
  });

  test(`at an update: ${name}`, async ({ browser }) => {
    await rounds(browser, 'first', async (context, host, random) => {
      const page = await context.newPage();
      await page.goto(host.url);
      await start(page);
      await readyOffline(page);

      const seen = host.requests.length;
      host.publish(site('second'));
      host.intervene(begin(random, site('first')));
      await lookForUpdate(page);
      await untilWorkerIsDecided(page, host, seen);
      await takeUpdate(page);
      await expectAllOffline(context, host, [VERSIONS.first, VERSIONS.second]);

      // Once the host is in order, the new version comes as if nothing had been.
      host.intervene(null);
      const again = await context.newPage();
      await again.goto(host.url);
      await start(again);
      await lookForUpdate(again);
      await untilWorkerIsDecided(again, host, seen);
      await takeUpdate(again);
      await expectAllOffline(context, host, [VERSIONS.second]);
    });
  });
}

/** Plays every round in a profile and at an origin of its own, and tells which went wrong. */
async function rounds(
  browser: Browser,
  build: keyof typeof VERSIONS,
  round: (context: BrowserContext, host: StaticHost, random: () => number) => Promise<void>,
): Promise<void> {
  const lost: string[] = [];
  for (const seed of SEEDS) {
    const host = await hostStatically(site(build));
    const context = await browser.newContext();
    context.setDefaultTimeout(20_000);
    try {
      await round(context, host, seeded(seed));
    } catch (error) {
      lost.push(`round ${seed}: ${(error as Error).message}`);
    } finally {
      await context.close();
      await host.stop();
    }
  }
  expect(lost, `${lost.length} of ${SEEDS.length} rounds lost`).toEqual([]);
}

/** A page whose type is no page's is offered as a download. */
function ignoreDownload(error: Error): void {
  if (!/Download is starting|ERR_ABORTED/.test(error.message)) throw error;
}

/**
 * Until a worker has been asked for and was installed or refused; or the page is none that asks for one, or says that
 * it cannot.
 */
async function untilWorkerIsDecided(page: Page, host: StaticHost, after: number): Promise<void> {
  await expect
    .poll(async () => {
      const runs = await ask(page, () => document.querySelector('#app > *') !== null);
      if (!runs || (await page.getByText(/could not be kept/).isVisible())) return true;
      if (!host.requests.slice(after).includes('sw.js')) return false;
      return ask(page, async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration === undefined || registration.installing === null;
      });
    }, POLLING)
    .toBe(true);
}

/** The app runs and has opened the learner's data; where its code did not run at all, it is repaired first. */
async function start(page: Page): Promise<void> {
  const begin = page.getByRole('link', { name: 'Begin the first drill' });
  const repair = page.getByRole('button', { name: 'Repair' });
  await expect(begin.or(repair)).toBeVisible({ timeout: 20_000 });
  if (await repair.isVisible()) await repair.click();
  await expect(begin).toBeVisible({ timeout: 20_000 });
}

async function readyOffline(page: Page): Promise<void> {
  const isControlled = () => ask(page, () => navigator.serviceWorker.controller !== null);
  await expect.poll(isControlled, POLLING).toBe(true);
}

/** Opens the app in a page that may just be reloading itself, which ends whichever of the two came first. */
async function visit(page: Page, host: StaticHost): Promise<void> {
  await expect(() => page.goto(host.url, { waitUntil: 'commit' })).toPass({ timeout: 20_000 });
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

/** As opening the app anew does. That it fails is part of what is tested. */
async function lookForUpdate(page: Page): Promise<void> {
  await ask(page, async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
  });
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
 * With neither network nor host, one of these versions starts cold and has every file of its build: byte for byte and with
 * its type, so that whatever a screen asks for is there as the host in order would have given it.
 */
async function expectAllOffline(
  context: BrowserContext,
  host: StaticHost,
  versions: readonly string[],
): Promise<void> {
  for (const page of context.pages()) await page.close();
  await context.setOffline(true);
  await host.stop();
  const page = await context.newPage();
  await page.goto(host.url);
  await expect(page.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
  const version = await page.locator('meta[name="version"]').getAttribute('content');
  expect(versions).toContain(version);
  const files = listFiles(site(version === VERSIONS.first ? 'first' : 'second'));
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
  for (const screen of SCREENS) {
    await showScreen(page, `#/${screen}`);
    await expect(page.getByText(/could not be loaded|cannot be read|went wrong/i)).toHaveCount(0);
  }
  await page.close();
  await host.resume();
  await context.setOffline(false);
}
