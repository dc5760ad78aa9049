/**
 * How soon a phone shows the first screen, and how it bears use: `npm run bench -- paint`.
 *
 * The built app on a static host that compresses, in a fresh profile, with a phone's screen, a CPU four times
 * slower than this machine's and a network of 150 ms and 1.6 Mbit/s (Lighthouse's "slow 4G"), the median of
 * five. Beside it, in the same run: an empty page, which is the floor, and the plain way, the same app with
 * nothing painted by index.html and nothing fetched ahead. Then the app that is on the device already, opened anew; the
 * time from the key that grades to the next card; and the memory after 500 cards and after a long article.
 *
 * DevTools delays each request where Lighthouse's default simulates a whole connection, so the figures
 * compare with each other and not with Lighthouse's. Whatever takes time in the page is also told as the processor time of
 * its main thread, which other work on the machine leaves alone.
 *
 * Two peers stand beside it where they are at hand, as `TIFA_PEERS` says: JSON, a list of
 * `{ "name", "folder", "path"? }`, where `path` is where the app expects to lie on its host. None is to be had built from
 * npm or Debian; these were tried:
 *
 * - HanziGraph (https://github.com/mreichhoff/HanziGraph, 1443789): `npm install && npm run build`, its folder `public`;
 * - Recollection (https://github.com/53494/recollection-vocab-pwa, 9e5c3d6): its folder `docs`, built as it lies there,
 *   at `/recollection-vocab-pwa/`.
 *
 * Nobody knows here what makes them usable: of them that is the largest paint.
 */
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../browser.ts';
import { site } from '../e2e/build-sites.ts';
import { hostStatically } from '../e2e/static-host.ts';
import { longText } from './long-documents.ts';

const RUNS = 5;
const BEGIN = '#app [data-foot] a[href="#/drill"]';
const EMPTY =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Empty</title><p>Empty</p>';

interface Peer {
  readonly name: string;
  readonly folder: string;
  readonly path?: string;
}

interface Visit {
  /** Milliseconds from the start of navigation. */
  readonly first: number;
  readonly largest: number;
  /** Until the button to begin is there; as the largest paint where there is none. */
  readonly usable: number;
  /** What the main thread was held for more than 50 ms at a time until then, in all: milliseconds. */
  readonly blocking: number;
  /** Addresses of the scripts that had come by then. */
  readonly scripts: readonly string[];
}

async function visit(browser: Browser, url: string, button: string | null): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript((wanted) => {
    const seen = { largest: 0, usable: 0, tasks: [] as { start: number; over: number }[] };
    Object.assign(window, { tifaPaint: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.largest = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        seen.tasks.push({ start: startTime, over: duration - 50 });
    }).observe({ type: 'longtask', buffered: true });
    if (wanted !== null)
      new MutationObserver((_, observer) => {
        if (document.querySelector(wanted) === null) return;
        observer.disconnect();
        requestAnimationFrame(() => void (seen.usable = performance.now()));
      }).observe(document, { childList: true, subtree: true, characterData: true });
  }, button);
  // What loads megabytes before it is quiet takes minutes here.
  await page.goto(url, { waitUntil: 'networkidle', timeout: 600_000 });
  const result = await page.evaluate(() => {
    const { tifaPaint: seen } = window as unknown as {
      tifaPaint: { largest: number; usable: number; tasks: { start: number; over: number }[] };
    };
    const usable = seen.usable || seen.largest;
    return {
      first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      largest: seen.largest,
      usable,
      blocking: seen.tasks.filter(({ start }) => start < usable).reduce((sum, { over }) => sum + over, 0),
      scripts: (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd <= usable)
        .map(({ name }) => name),
    };
  });
  await context.close();
  return result;
}

const median = (values: readonly number[]) => inOrder(values)[values.length >> 1]!;

/** The process of the page that is open: its number, and bytes of memory. */
async function processOf(browser: Browser): Promise<{ id: number; size: number }> {
  const all = await browser.newBrowserCDPSession();
  const { processInfo } = await all.send('SystemInfo.getProcessInfo');
  await all.detach();
  const pages = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(async ({ id }) => {
        const status = await readFile(`/proc/${id}/status`, 'utf8');
        return { id, size: 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) };
      }),
  );
  // Beside it one or another stands by, empty.
  return pages.reduce((largest, one) => (one.size > largest.size ? one : largest));
}

/** Gives what reads the processor time of the page's main thread so far: ms. */
async function busyTime(browser: Browser): Promise<() => number> {
  const { id } = await processOf(browser);
  return () => Number(readFileSync(`/proc/${id}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

const inOrder = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** As `p50 1.0 ms, p95 2.0 ms, p99 3.0 ms`. */
function percentiles(values: readonly number[]): string {
  const sorted = inOrder(values);
  return [50, 95, 99]
    .map((share) => `p${share} ${sorted[Math.floor(((sorted.length - 1) * share) / 100)]!.toFixed(1)} ms`)
    .join(', ');
}

/** The app once it is on the device: opened anew, from what the service worker keeps, CPU as it is. */
async function warmStarts(site: string): Promise<void> {
  const host = await hostStatically(site, '/', { gzip: true });
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, isMobile: true });
  const page = await context.newPage();
  await page.goto(host.url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const usable: number[] = [];
  const busy: number[] = [];
  const busyNow = await busyTime(browser);
  for (let run = 0; run < 2 * RUNS; run++) {
    const before = busyNow();
    // Not until all is loaded: what comes after the first screen is no part of it.
    await page.reload({ waitUntil: 'commit' });
    const begin = await page.waitForSelector(BEGIN);
    usable.push(await begin.evaluate(() => new Promise<number>((seen) => requestAnimationFrame(seen))));
    busy.push(busyNow() - before);
    await page.waitForLoadState('networkidle');
  }
  await context.close();
  await host.stop();
  console.log(
    `installed, opened anew, CPU as it is, median of ${2 * RUNS}: usable ${(median(usable) / 1000).toFixed(2)} s, ` +
      `least ${(Math.min(...usable) / 1000).toFixed(2)} s; processor ${median(busy).toFixed(0)} ms`,
  );
}

const CARDS = 500;
const ARTICLE = 5_000_000;

/** Memory of the page, after what nothing holds any more is gone: MB of its own objects, and of its whole process. */
async function memoryOf(devtools: CDPSession): Promise<string> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { size } = await processOf(browser);
  const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  return `${mega(usedSize)} of objects, ${mega(size)} in its process`;
}

/**
 * Answers cards with Again, by the keys; they come again as long as it goes on.
 *
 * @param busyNow see `busyTime`
 * @returns milliseconds from each key that grades until the next card stands in the page and is laid out, and how much of
 *   processor time went into each
 */
async function answerCards(
  page: Page,
  count: number,
  busyNow: () => number,
): Promise<{ times: number[]; busy: number[] }> {
  const busy: number[] = [];
  await page.waitForSelector('button:has-text("Reveal")');
  await page.evaluate(() => {
    const times: number[] = [];
    let pressed: number | null = null;
    Object.assign(window, { tifaGrades: times });
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === '1') pressed = event.timeStamp;
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (pressed === null || document.querySelector('#answer') !== null) return;
      document.body.getBoundingClientRect();
      times.push(performance.now() - pressed);
      pressed = null;
      (window as unknown as { tifaShow: () => void }).tifaShow();
    }).observe(document.body, { childList: true, subtree: true });
  });
  for (let card = 0; card < count; card++) {
    await page.keyboard.press('Space');
    await page.waitForSelector('#answer');
    // As one who has read it: while the answer fades in and its buttons take no tap yet a frame is under way, for which a
    // press has all else wait, and nobody reads that fast.
    await page.waitForFunction(
      () => document.getAnimations().length === 0 && document.querySelector('[data-settling]') === null,
    );
    await page.evaluate(() => new Promise<unknown>((rest) => requestIdleCallback(rest)));
    // The page tells by itself when the card is there: whoever asks it meanwhile, as Playwright's waiting does, has it work.
    await page.evaluate(() => {
      Object.assign(window, {
        tifaShown: new Promise<void>((tifaShow) => Object.assign(window, { tifaShow })),
      });
    });
    const shown = page.evaluate(() => (window as unknown as { tifaShown: Promise<void> }).tifaShown);
    const before = busyNow();
    await page.keyboard.press('1');
    await shown;
    busy.push(busyNow() - before);
    await page.waitForSelector('button:has-text("Reveal")');
  }
  const times = await page.evaluate(() => (window as unknown as { tifaGrades: number[] }).tifaGrades);
  return { times, busy };
}

/** Answering, and memory; the CPU first as it is. */
async function use(site: string): Promise<void> {
  const host = await hostStatically(site, '/', { gzip: true });
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, isMobile: true });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.goto(host.url, { waitUntil: 'networkidle' });
  console.log(`memory at the start: ${await memoryOf(devtools)}`);
  for (const [rate, count] of [
    [1, CARDS],
    [4, CARDS / 5],
  ] as const) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await page.goto(`${host.url}#/drill`);
    await page.reload({ waitUntil: 'networkidle' });
    const { times, busy } = await answerCards(page, count, await busyTime(browser));
    console.log(
      `grade key to next card, CPU ${rate === 1 ? 'as it is' : `${rate}× slower`}, ${times.length} cards: ` +
        `${percentiles(times)}; processor: ${percentiles(busy)}`,
    );
    if (rate === 1) console.log(`memory after ${count} cards: ${await memoryOf(devtools)}`);
  }
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.goto(`${host.url}#/read`);
  await page.reload({ waitUntil: 'networkidle' });
  await page.locator('input[type="file"]').setInputFiles({
    name: 'long.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(longText(ARTICLE)),
  });
  await page.getByRole('button', { name: 'Find the terms' }).click();
  await page.waitForSelector('[data-term]', { timeout: 600_000 });
  console.log(`memory after an article of ${ARTICLE / 1e6} MB: ${await memoryOf(devtools)}`);
  await context.close();
  await host.stop();
}

const folder = await mkdtemp(join(tmpdir(), 'tifa-paint-'));
const browser = await chromium.launch(await findBrowser());
try {
  const [app, bare, empty] = ['app', 'bare', 'empty'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  // Builds that are there already are as good.
  if (process.env.TIFA_SITES && existsSync(site('first'))) await cp(site('first'), app, { recursive: true });
  else await build({ logLevel: 'error', build: { outDir: app, emptyOutDir: true } });
  await cp(app, bare, { recursive: true });
  const html = await readFile(join(app, 'index.html'), 'utf8');
  await writeFile(
    join(bare, 'index.html'),
    html
      .replace(/<div id="first-paint">[\s\S]*(?=<div id="app">)/, '')
      .replaceAll(/<link rel="(?:module)?preload"[^>]*>/g, ''),
  );
  await mkdir(empty);
  await writeFile(join(empty, 'index.html'), EMPTY);

  console.log(
    `slow 4G, CPU 4× slower, median of ${RUNS}: first paint / largest paint / usable, seconds; blocked until then`,
  );
  const peers = JSON.parse(process.env.TIFA_PEERS ?? '[]') as Peer[];
  for (const { name, folder: site, path = '/', button = null } of [
    { name: 'an empty page (the floor)', folder: empty },
    { name: 'Tifa', folder: app, button: BEGIN },
    { name: 'Tifa, painted by its script alone', folder: bare, button: BEGIN },
    ...peers,
  ] as readonly (Peer & { readonly button?: string })[]) {
    const host = await hostStatically(site, path, { gzip: true });
    const visits: Visit[] = [];
    for (let run = 0; run < RUNS; run++) visits.push(await visit(browser, host.url, button));
    await host.stop();
    const seconds = (of: (one: Visit) => number) => (median(visits.map(of)) / 1000).toFixed(3);
    let size = 0;
    for (const script of new Set(visits.flatMap(({ scripts }) => scripts)))
      size += gzipSync(await readFile(join(site, new URL(script).pathname.slice(path.length)))).length;
    console.log(
      `${name.padEnd(34)} ${seconds((v) => v.first)} / ${seconds((v) => v.largest)} / ${seconds((v) => v.usable)}` +
        `   ${median(visits.map(({ blocking }) => blocking)).toFixed(0)} ms` +
        `   scripts ${(size / 1000).toFixed(1)} kB gzip`,
    );
  }
  await warmStarts(app);
  await use(app);
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
