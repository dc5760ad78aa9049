/**
 * Storing measured in a real Chromium: an answer made durable (p50, p99) and start to first card, with 1,000,
 * 100,000 and 1,000,000 reviews stored, beside the naive way (one value rewritten at every answer); then the same
 * answer, and what keeping and reading costs, with 0, 10, 200 and 1,000 sources. Prints JSON lines; passes or fails
 * nothing.
 *
 *     npx tsx tests/bench/store.ts [reviews...] [--sources sources...]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../browser.ts';
import { bundle } from '../bundle.ts';
import type { BenchPage } from './store-page.ts';

/** Of the answers into two stores by turns. */
const TURNS = 20;
const ANSWERS = 25;

const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv.slice(2);
const split = given.includes('--sources') ? given.indexOf('--sources') : given.length;
const sizes = given.length > 0 ? given.slice(0, split).map(Number) : [1_000, 100_000, 1_000_000];
const libraries = given.length > 0 ? given.slice(split + 1).map(Number) : [0, 10, 200, 1_000];

function say(figures: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

const rounded = (figure: number) => Number(figure.toPrecision(3));
const share = (sorted: readonly number[], part: number) =>
  rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!);
const spread = (times: readonly number[]) => ({
  p50: share(times, 0.5),
  p99: share(times, 0.99),
  n: times.length,
});
const median = (times: readonly number[]) =>
  share(
    [...times].sort((a, b) => a - b),
    0.5,
  );

const code = await bundle(join(here, 'store-page.ts'));
const browser = await findBrowser();
const profile = await mkdtemp(join(tmpdir(), 'tifa-bench-'));
const context = await chromium.launchPersistentContext(profile, {
  headless: true,
  ...browser,
  // Or the heap is told in steps of many megabytes.
  args: [...browser.args, '--enable-precise-memory-info'],
});
try {
  /** Another one has an empty store, of which the browser says what it has used. */
  let origin = 'http://localhost:1/';
  await context.route(/^http:/, (route) =>
    route.fulfill(
      route.request().url().endsWith('.js')
        ? { contentType: 'text/javascript', body: code }
        : { contentType: 'text/html', body: '<!doctype html><script type="module" src="bench.js"></script>' },
    ),
  );
  /** Each measurement in a page of its own, so that nothing is warm. */
  const run = async <T>(work: (page: Page) => Promise<T>): Promise<T> => {
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    await page.goto(origin);
    await page.waitForFunction(() => 'bench' in globalThis);
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  };
  const call = <Name extends keyof BenchPage>(name: Name, ...args: Parameters<BenchPage[Name]>) =>
    run((page) =>
      page.evaluate(
        ([name, args]) => {
          const { bench } = globalThis as unknown as {
            bench: Record<string, (...args: unknown[]) => unknown>;
          };
          return bench[name]!(...args);
        },
        [name, args] as const,
      ),
    ) as Promise<Awaited<ReturnType<BenchPage[Name]>>>;
  const thrice = async (work: () => Promise<number>) => median([await work(), await work(), await work()]);

  say({
    browser: context.browser()?.version() ?? (await run((page) => page.evaluate(() => navigator.userAgent))),
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    unit: 'ms',
  });
  for (const size of sizes) {
    await call('fill', size);
    const start = await thrice(() => call('start', size, true));
    const rebuilt = await thrice(() => call('start', size, false));
    await call('fill', size);
    const strict = spread(await call('answers', 'strict', 300));
    const relaxed = spread(await call('answers', 'relaxed', 300));
    await call('naiveFill', size);
    const naiveStart = await thrice(() => call('naiveStart', size));
    const naive = spread(await call('naiveAnswers', size > 500_000 ? 5 : size > 50_000 ? 20 : 300));
    say({
      reviews: size,
      'answer durable': strict,
      'the same, relaxed': relaxed,
      'answer durable, naive': naive,
      'start to first card': start,
      'the same, cache dropped': rebuilt,
      'start to first card, naive': naiveStart,
    });
  }
  /** Turns of answers into a store without sources and into the one with them: the machine's moods meet both. */
  const paired = async (without: string, having: string) => {
    const times: Record<string, number[]> = { [without]: [], [having]: [] };
    for (let turn = 0; turn < TURNS; turn++)
      for (const at of turn % 2 === 0 ? [without, having] : [having, without]) {
        origin = at;
        times[at]!.push(...(await call('answers', 'strict', ANSWERS)));
      }
    origin = having;
    const sorted = (at: string) => spread(times[at]!.sort((a, b) => a - b));
    return { 'without sources': sorted(without), 'with them': sorted(having) };
  };
  const empty = 'http://localhost:19999/';
  for (const count of libraries) {
    origin = `http://localhost:${10_000 + count}/`;
    const bare = count === 0 ? null : await call('fillLibrary', count, false);
    origin = `http://localhost:${20_000 + count}/`;
    const withText = await call('fillLibrary', count, true);
    const durable = await paired(empty, origin);
    const reading = count === 0 ? null : await call('readLibrary');
    say({
      sources: count,
      'answer durable': durable,
      ...(bare !== null &&
        reading !== null && {
          'kept with its share of 10,000 terms and 50,000 places': spread(withText.times),
          'kept with 100 terms': spread(await call('keep', 50)),
          'the same, naive': spread(await call('naiveKeep', count, 20)),
          'all read': rounded(reading.took),
          'MB in memory': rounded(reading.heap / 2 ** 20),
          'kB a source, without text, as JSON': rounded(bare.json / 1024),
          'the same, stored': rounded(bare.used / 1024),
          'kB a source, with text, as JSON': rounded(withText.json / 1024),
          'the same with text, stored': rounded(withText.used / 1024),
        }),
    });
  }
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
}
