/** A source is kept, removed or merged whole or not at all, though the browser dies in the middle. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bundle } from '../bundle.ts';
import { lifeOf } from '../killed-browser.ts';
import type { KilledPage, Step } from './killed-page.ts';

const ORIGIN = 'http://localhost:1/';
const LIVES = 7;
declare const killed: KilledPage;
declare const tell: (step: number) => void;

test('keeping, removing and merging of sources', async () => {
  const code = await bundle(join(dirname(fileURLToPath(import.meta.url)), 'killed-page.ts'));
  const profile = await mkdtemp(join(tmpdir(), 'tifa-killed-'));
  async function open(context: BrowserContext): Promise<Page> {
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
    await page.waitForFunction(() => 'killed' in globalThis);
    return page;
  }
  /** How many steps are stored; fails where one is stored in part. */
  async function stepsFound(page: Page): Promise<number> {
    const found = await page.evaluate(() => killed.found());
    for (let step = 0; ; step++) {
      const expected = await page.evaluate((step) => killed.expected(step), step);
      const here = (kind: keyof Step) => expected[kind].filter((id) => found[kind].includes(id));
      const stored: Step = { sources: here('sources'), texts: here('texts'), edits: here('edits') };
      if (Object.values(stored).every(({ length }) => length === 0)) return step;
      expect(stored, `step ${step}`).toEqual(expected);
    }
  }
  try {
    let done = 0;
    for (let life = 0; life < LIVES; life++) {
      await lifeOf(profile, async (context) => {
        const page = await open(context);
        const found = await stepsFound(page);
        // What was under way may have been stored or not; everything that was said to be has been.
        expect(found, `after ${life} deaths`).toBeGreaterThanOrEqual(done);
        done = found;
        if (life === LIVES - 1) return;
        // Killed in the first, second or third step after some others, which is under way by then.
        const last = found + 2 + (life % 3);
        await new Promise<void>((resolve, reject) => {
          page
            .exposeFunction('tell', (step: number) => {
              done = step + 1;
              if (step >= last) resolve();
            })
            .then(() => page.evaluate((from) => killed.live(from, tell), found))
            .catch((error: Error) => {
              // Its page dies with the browser; before that it is a fault of the page.
              if (done <= last) reject(error);
            });
        });
      });
    }
    expect(done).toBeGreaterThanOrEqual(3 * (LIVES - 1));
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}, 240_000);
