/**
 * A source is kept or removed and a backup restored whole or not at all, though the browser dies in the middle; and what was said to
 * be stored is there after every later death.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bundle } from '../bundle.ts';
import { lifeOf, tearLog } from '../killed-browser.ts';
import type { KilledPage, Step } from './killed-page.ts';

const ORIGIN = 'http://localhost:1/';
const LIVES = 7;
declare const killed: KilledPage;
declare const tell: (step: number) => void;
declare const stopped: () => void;
declare const bare: (key: string) => Promise<{ keys: string[]; loss: string }>;

const bundled = bundle(join(dirname(fileURLToPath(import.meta.url)), 'killed-page.ts'));

/** Opens a page of this script; `named` is what the script defines. */
async function open(context: BrowserContext, code: string, named: string): Promise<Page> {
  await context.route(`${ORIGIN}**`, (route) =>
    route.fulfill(
      route.request().url().endsWith('.js')
        ? { contentType: 'text/javascript', body: code }
        : {
            contentType: 'text/html',
            body: '<!doctype html><script type="module" src="killed.js"></script>',
          },
    ),
  );
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(0);
  await page.goto(ORIGIN);
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
  await withProfile(async (profile) => {
    let done = () => 0;
    for (let life = 0; life < LIVES; life++) {
      await lifeOf(profile, async (context) => {
        const page = await open(context, code, 'killed');
        const found = await stepsFound(page);
        // What was under way may have been stored or not; everything that was said to be has been.
        expect(found, `after ${life} deaths`).toBeGreaterThanOrEqual(done());
        // Killed in the first, second or third step after some others, which is under way by then.
        done = life === LIVES - 1 ? () => found : await stepsTaken(page, found, found + 2 + (life % 3));
      });
    }
    expect(done()).toBeGreaterThanOrEqual(3 * (LIVES - 1));
  });
}, 240_000);

test('a backup restored, wherever in the middle the browser dies', async () => {
  const code = await bundled;
  await withProfile(async (profile) => {
    const life = (live: (page: Page) => Promise<void>) =>
      lifeOf(profile, async (context) => live(await open(context, code, 'killed')));
    let puts = 0;
    await life(async (page) => {
      // What is there before stays.
      await page.evaluate(() => killed.live(0, () => undefined, 2));
      puts = await page.evaluate(() => killed.restore(Infinity, () => undefined, 'another'));
    });
    expect(puts).toBeGreaterThan(10);
    for (const part of [1 / puts, 1 / 3, 2 / 3, 1])
      await life(async (page) => {
        expect(await stepsFound(page), 'steps stored').toBe(2);
        const dying = new Promise<void>((resolve) => void page.exposeFunction('stopped', resolve));
        await page.waitForFunction(() => 'stopped' in globalThis);
        page.evaluate((puts) => killed.restore(puts, stopped), Math.ceil(puts * part)).catch(() => undefined);
        await dying;
      });
    await life(async (page) => {
      expect(await stepsFound(page), 'steps stored').toBe(2);
      await page.evaluate(() => killed.restore(Infinity, () => undefined));
      expect(await stepsFound(page), 'steps stored').toBe(3);
    });
  });
}, 240_000);

describe('a death that tears the log in the middle of a write', () => {
  test('costs nothing that was stored, before it or after', async ({ skip }) => {
    const code = await bundled;
    await withProfile(async (profile) => {
      let done = () => 0;
      for (let life = 0; life < 4; life++) {
        await lifeOf(profile, async (context) => {
          const page = await open(context, code, 'killed');
          const found = await stepsFound(page);
          expect(found, `after ${life} torn logs`).toBeGreaterThanOrEqual(done());
          done = await stepsTaken(page, found, found);
        });
        if (!(await tearLog(profile))) skip('This browser stores otherwise than in LevelDB.');
      }
    });
  }, 120_000);

  /**
   * A page without our code. Where this fails because nothing is lost, Chromium has been mended, and `renewLog`
   * (src/store/connection.ts) may go.
   */
  test('costs a page everything that does not have the log renewed', async ({ skip }) => {
    const code = `
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
      const found: { readonly keys: string[]; readonly loss: string }[] = [];
      for (const key of ['first', 'second', 'third']) {
        await lifeOf(profile, async (context) => {
          const page = await open(context, code, 'bare');
          found.push(await page.evaluate((key) => bare(key), key));
        });
        if (!(await tearLog(profile))) skip('This browser stores otherwise than in LevelDB.');
      }
      expect(found).toEqual([
        { keys: [], loss: 'none' },
        { keys: ['first'], loss: 'none' },
        { keys: [], loss: 'total' },
      ]);
    });
  }, 120_000);
});
