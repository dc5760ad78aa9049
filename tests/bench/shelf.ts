/**
 * The library in a real Chromium, with 0, 10, 200 and 1,000 sources that share 10,000 terms in 50,000 sentences: the
 * built app from an empty page to a button that begins, what it requests for that, and what the shelf costs by itself.
 * Prints JSON lines; passes or fails nothing.
 *
 *     npm run bench -- shelf          TIFA_SITE=folder for an app that is built already
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../browser.ts';
import { bundle } from '../bundle.ts';
import { hostStatically } from '../e2e/static-host.ts';
import type { ShelfPage } from './shelf-page.ts';

const given = process.argv.slice(2).map(Number);
const SIZES = given.length > 0 ? given : [0, 10, 200, 1_000];
const STARTS = 15;

const rounded = (figure: number) => Number(figure.toPrecision(3));
/** The same with every figure in it rounded. */
const roundedAll = (figures: object): object =>
  JSON.parse(
    JSON.stringify(figures, (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value)),
  ) as object;
const median = (times: readonly number[]) => rounded([...times].sort((a, b) => a - b)[times.length >> 1]!);
const spread = (times: readonly number[]) => ({
  least: rounded(Math.min(...times)),
  median: median(times),
  most: rounded(Math.max(...times)),
});

interface Start {
  readonly usable: number;
  readonly requests: number;
}

/** From the start of navigation to what only shows once the learner's data is open (ms), and how much was asked for until then. */
async function start(context: BrowserContext, url: string): Promise<Start> {
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!/new terms? today/.test(document.querySelector('#app')?.textContent ?? '')) return;
      observer.disconnect();
      Object.assign(window, { tifaUsable: performance.now() });
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => 'tifaUsable' in window);
  const measured = await page.evaluate(() => {
    const usable = (window as unknown as { tifaUsable: number }).tifaUsable;
    const asked = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < usable);
    return { usable, requests: asked.length };
  });
  await page.waitForLoadState('networkidle');
  await page.close();
  return measured;
}

const folder = await mkdtemp(join(tmpdir(), 'tifa-shelf-'));
try {
  const site = process.env.TIFA_SITE ?? join(folder, 'site');
  if (process.env.TIFA_SITE === undefined)
    await build({ logLevel: 'error', build: { outDir: site, emptyOutDir: true } });
  const code = await bundle(join(dirname(fileURLToPath(import.meta.url)), 'shelf-page.ts'));
  const browser = await findBrowser();
  const libraries = [];
  for (const size of SIZES) {
    const host = await hostStatically(site);
    const context = await chromium.launchPersistentContext(join(folder, `profile-${size}`), {
      headless: true,
      ...browser,
      args: [...browser.args, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
      viewport: { width: 390, height: 844 },
      serviceWorkers: 'block',
    });
    await context.route('**/bench.*', (route) =>
      route.fulfill(
        route.request().url().endsWith('.js')
          ? { contentType: 'text/javascript', body: code }
          : {
              contentType: 'text/html',
              body: '<!doctype html><script type="module" src="bench.js"></script>',
            },
      ),
    );
    const call = async <Name extends keyof ShelfPage>(name: Name, ...args: Parameters<ShelfPage[Name]>) => {
      const page = await context.newPage();
      page.setDefaultTimeout(0);
      await page.goto(`${host.url}bench.html`);
      await page.waitForFunction(() => 'bench' in globalThis);
      const result = await page.evaluate(
        ([name, args]) => {
          const { bench } = globalThis as unknown as {
            bench: Record<string, (...args: unknown[]) => unknown>;
          };
          return bench[name]!(...args);
        },
        [name, args] as const,
      );
      await page.close();
      return result as Awaited<ReturnType<ShelfPage[Name]>>;
    };
    await call('fill', size);
    const first = await start(context, host.url);
    // Idle time has come when what Today needs is cached.
    const idle = await context.newPage();
    await idle.goto(host.url);
    let cached = false;
    for (const since = Date.now(); !cached && Date.now() - since < 60_000;) cached = await call('isCached');
    await idle.close();
    const starts: Start[] = [];
    libraries.push({ size, host, context, call, first, cached, starts });
  }
  // By turns: what the machine does beside it meets all sizes alike.
  for (let n = 0; n < STARTS; n++)
    for (const { starts, context, host } of libraries) starts.push(await start(context, host.url));
  const least = libraries[0];
  for (const { size, host, context, call, first, cached, starts } of libraries) {
    const texts = await call('texts');
    const { keeps, renames, edits, counts, ...figures } = await call('shelf');
    console.log(
      JSON.stringify({
        sources: size,
        cached,
        'usable at once after a change (ms)': rounded(first.usable),
        'usable (ms)': spread(starts.map(({ usable }) => usable)),
        [`more than with ${least!.size}, of each turn (ms)`]: spread(
          starts.map(({ usable }, turn) => usable - least!.starts[turn]!.usable),
        ),
        requests: [first, ...starts].map(({ requests }) => requests),
        ...Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, rounded(figure)])),
        texts: roundedAll(texts),
        'keeping 100 terms (ms)': spread(keeps),
        'renaming a source (ms)': spread(renames),
        'editing a term (ms)': spread(edits),
        ...Object.fromEntries(Object.entries(counts).map(([name, figure]) => [name, rounded(figure)])),
      }),
    );
    await context.close();
    await host.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
