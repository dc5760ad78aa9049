/**
 * How soon a phone shows the first screen: `npx tsx tests/bench/paint.ts`.
 *
 * The built app on a static host that compresses, in a fresh profile, with a phone's screen, a CPU four times
 * slower than this machine's and a network of 150 ms and 1.6 Mbit/s (Lighthouse's "slow 4G"), the median of
 * five. Beside it, in the same run: an empty page, which is the floor, and the plain way, the same app with
 * nothing painted by index.html and nothing fetched ahead. Last, the app that is on the device already, opened anew.
 *
 * DevTools delays each request where Lighthouse's default simulates a whole connection, so the figures
 * compare with each other and not with Lighthouse's.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../browser.ts';
import { hostStatically } from '../e2e/static-host.ts';

const RUNS = 5;
const BEGIN = '#app [data-foot] a[href="#/drill"]';
const EMPTY =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Empty</title><p>Empty</p>';

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
  await page.goto(url, { waitUntil: 'networkidle' });
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

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** The app once it is on the device: opened anew, from what the service worker keeps, CPU as it is. */
async function warmStarts(site: string): Promise<void> {
  const host = await hostStatically(site, '/', { gzip: true });
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, isMobile: true });
  const page = await context.newPage();
  await page.goto(host.url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const usable: number[] = [];
  for (let run = 0; run < 2 * RUNS; run++) {
    await page.reload();
    const begin = await page.waitForSelector(BEGIN);
    usable.push(await begin.evaluate(() => new Promise<number>((seen) => requestAnimationFrame(seen))));
  }
  await context.close();
  await host.stop();
  console.log(
    `installed, opened anew, CPU as it is, median of ${2 * RUNS}: usable ${(median(usable) / 1000).toFixed(2)} s`,
  );
}

const folder = await mkdtemp(join(tmpdir(), 'tifa-paint-'));
const browser = await chromium.launch(await findBrowser());
try {
  const [app, bare, empty] = ['app', 'bare', 'empty'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await build({ logLevel: 'error', build: { outDir: app, emptyOutDir: true } });
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
  for (const [name, site, button] of [
    ['an empty page (the floor)', empty, null],
    ['Tifa', app, BEGIN],
    ['Tifa, painted by its script alone', bare, BEGIN],
  ] as const) {
    const host = await hostStatically(site, '/', { gzip: true });
    const visits: Visit[] = [];
    for (let run = 0; run < RUNS; run++) visits.push(await visit(browser, host.url, button));
    await host.stop();
    const seconds = (of: (one: Visit) => number) => (median(visits.map(of)) / 1000).toFixed(2);
    let size = 0;
    for (const script of new Set(visits.flatMap(({ scripts }) => scripts)))
      size += gzipSync(await readFile(join(site, new URL(script).pathname))).length;
    console.log(
      `${name.padEnd(34)} ${seconds((v) => v.first)} / ${seconds((v) => v.largest)} / ${seconds((v) => v.usable)}` +
        `   ${median(visits.map(({ blocking }) => blocking)).toFixed(0)} ms` +
        `   scripts ${(size / 1000).toFixed(1)} kB gzip`,
    );
  }
  await warmStarts(app);
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
