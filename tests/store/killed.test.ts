/**
 * A source is kept or removed and a backup restored whole or not at all, though the browser dies in the middle; and what was said to
 * be stored is there after every later death.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bundle } from '../bundle.ts';
import { lifeOf, tearLogs } from '../killed-browser.ts';
import { STOPPED, type KilledPage, type Step } from './killed-page.ts';

const LIVES = 3;
declare const killed: KilledPage;
declare const tell: (step: number) => void;
declare const bare: (key: string) => Promise<{ keys: string[]; loss: string }>;

const bundled = bundle(join(dirname(fileURLToPath(import.meta.url)), 'killed-page.ts'));

/**
 * Opens a page of this script at a site of its own, which has a database and a process of its own: so that one death of the
 * browser is a death for several of them.
 *
 * @param named what the script defines
 * @param onstopped hears of a page that has stopped dead
 */
async function open(
  context: BrowserContext,
  site: string,
  code: string,
  named: string,
  onstopped?: () => void,
): Promise<Page> {
  const origin = `http://${site}.localhost:1/`;
  await context.route(`${origin}**`, (route) => {
    const address = route.request().url();
    // It waits for an answer for ever.
    if (address.endsWith(STOPPED)) return onstopped?.();
    return route.fulfill(
      address.endsWith('.js')
        ? { contentType: 'text/javascript', body: code }
        : {
            contentType: 'text/html',
            body: '<!doctype html><script type="module" src="killed.js"></script>',
          },
    );
  });
  // The one the browser has begun with, where it is still empty.
  const page = context.pages().find((page) => page.url() === 'about:blank') ?? (await context.newPage());
  page.setDefaultTimeout(0);
  await page.goto(origin);
  await page.waitForFunction((named) => named in globalThis, named);
  return page;
}

/** How many steps are stored; fails where one is stored in part. */
async function stepsFound(page: Page): Promise<number> {
  const { newPerDay, ...found } = await page.evaluate(() => killed.found());
  const there = {
    records: new Set(found.records),
    sources: new Set(found.sources),
    texts: new Set(found.texts),
    edits: new Set(found.edits),
  };
  let edits = 0;
  let records = 0;
  for (let step = 0; ; step++) {
    const expected = await page.evaluate((step) => killed.expected(step), step);
    const here = (kind: keyof Step) => expected[kind].filter((id) => there[kind].has(id));
    const stored: Step = {
      records: here('records'),
      sources: here('sources'),
      texts: here('texts'),
      edits: here('edits'),
    };
    if (Object.values(stored).every(({ length }) => length === 0)) {
      // Nothing of a later step is there where an earlier one is missing.
      expect(found.edits, `with ${step} steps stored`).toHaveLength(edits);
      expect(found.records, `with ${step} steps stored`).toHaveLength(records);
      expect(newPerDay).toBe(await page.evaluate((step) => killed.newPerDayAfter(step), step));
      return step;
    }
    edits += expected.edits.length;
    records += expected.records.length;
    expect(stored, `step ${step}`).toEqual(expected);
  }
}

/** Takes steps from `from` on, and returns while one after `last` is under way: how many were said to be stored. */
async function stepsTaken(page: Page, from: number, last: number): Promise<() => number> {
  let done = from;
  await new Promise<void>((resolve, reject) => {
    page
      .exposeFunction('tell', (step: number) => {
        done = step + 1;
        if (step >= last) resolve();
      })
      .then(() => page.evaluate((from) => killed.live(from, tell), from))
      .catch((error: Error) => {
        // Its page dies with the browser; before that it is a fault of the page.
        if (done <= last) reject(error);
      });
  });
  // More may be said before the browser is dead.
  return () => done;
}

async function withProfile(work: (profile: string) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'tifa-killed-'));
  try {
    await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('keeping and removing of sources, and restoring of backups', async () => {
  const code = await bundled;
  const sites = ['one', 'two', 'three'];
  await withProfile(async (profile) => {
    let done: (() => number)[] = sites.map(() => () => 0);
    for (let life = 0; life < LIVES; life++) {
      await lifeOf(profile, async (context) => {
        const pages: Page[] = [];
        for (const site of sites) pages.push(await open(context, site, code, 'killed'));
        done = await Promise.all(
          pages.map(async (page, at) => {
            const found = await stepsFound(page);
            // What was under way may have been stored or not; everything that was said to be has been.
            expect(found, `${sites[at]} after ${life} deaths`).toBeGreaterThanOrEqual(done[at]!());
            // Killed in the second, third or fourth step of this life, which is under way by then.
            const last = found + ((life + at) % 3);
            return life === LIVES - 1 ? () => found : stepsTaken(page, found, last);
          }),
        );
      });
    }
    for (const stored of done) expect(stored()).toBeGreaterThanOrEqual(3);
  });
}, 240_000);

test('a backup restored, wherever in the middle the browser dies', async () => {
  const code = await bundled;
  const parts = { first: 0, third: 1 / 3, 'two-thirds': 2 / 3, last: 1 };
  await withProfile(async (profile) => {
    await lifeOf(profile, async (context) => {
      const counting = await open(context, 'counting', code, 'killed');
      const puts = await counting.evaluate(() => killed.restore(Infinity));
      expect(puts).toBeGreaterThan(10);
      for (const [site, part] of Object.entries(parts)) {
        let stopped: () => void;
        const dying = new Promise<void>((resolve) => (stopped = resolve));
        const page = await open(context, site, code, 'killed', () => stopped());
        // What is there before stays.
        await page.evaluate(() => killed.live(0, () => undefined, 2));
        const put = Math.max(1, Math.ceil(puts * part));
        page.evaluate((put) => killed.restore(put), put).catch(() => undefined);
        await dying;
      }
    });
    await lifeOf(profile, async (context) => {
      for (const site of Object.keys(parts)) {
        const page = await open(context, site, code, 'killed');
        expect(await stepsFound(page), `steps stored, ${site}`).toBe(2);
        if (site !== 'last') continue;
        await page.evaluate(() => killed.restore(Infinity));
        expect(await stepsFound(page), 'steps stored').toBe(3);
      }
    });
  });
}, 240_000);

/**
 * The other page is one without our code. Where this fails because nothing of it is lost, Chromium has been mended, and
 * `renewLog` (src/store/connection.ts) may go.
 */
test('a death that tears the log in the middle of a write costs nothing that was stored, before it or after, and a page everything that does not have the log renewed', async ({
  skip,
}) => {
  const code = await bundled;
  const bareCode = `
    const settled = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    globalThis.bare = async (key) => {
      const opening = indexedDB.open('bare', 1);
      let loss = 'none';
      opening.onupgradeneeded = (event) => {
        loss = event.dataLoss;
        opening.result.createObjectStore('store');
      };
      const db = await settled(opening);
      const transaction = db.transaction('store', 'readwrite', { durability: 'strict' });
      const complete = new Promise((resolve) => (transaction.oncomplete = resolve));
      const store = transaction.objectStore('store');
      const keys = await settled(store.getAllKeys());
      // More than a block of LevelDB's log, and nothing that can be written shorter.
      store.put(crypto.getRandomValues(new Uint8Array(50_000)), key);
      await complete;
      return { keys, loss };
    };`;
  await withProfile(async (profile) => {
    let done = () => 0;
    const foundBare: { readonly keys: string[]; readonly loss: string }[] = [];
    for (const [life, key] of ['first', 'second', 'third', null].entries()) {
      await lifeOf(profile, async (context) => {
        if (key !== null) {
          const page = await open(context, 'bare', bareCode, 'bare');
          foundBare.push(await page.evaluate((key) => bare(key), key));
        }
        const page = await open(context, 'killed', code, 'killed');
        const found = await stepsFound(page);
        expect(found, `after ${life} torn logs`).toBeGreaterThanOrEqual(done());
        done = await stepsTaken(page, found, found);
      });
      if (!(await tearLogs(profile))) skip('This browser stores otherwise than in LevelDB.');
    }
    expect(foundBare).toEqual([
      { keys: [], loss: 'none' },
      { keys: ['first'], loss: 'none' },
      { keys: [], loss: 'total' },
    ]);
  });
}, 240_000);
