/**
 * Fitting measured: from a log to the offer, in a real Chromium and one thread, as in the app. Beside it the trainer
 * alone, and the plain way of doing without it: a search that changes one parameter after the other, which is what
 * could be written over ts-fsrs in an evening. Prints JSON lines; passes or fails nothing.
 *
 *     npx tsx tests/bench/fit.ts
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { fsrsTrainer } from '../../build/fsrs-trainer.ts';
import { findBrowser } from '../browser.ts';
import type * as FitPage from './fit-page.ts';

const server = await createServer({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  plugins: [fsrsTrainer()],
  // Served as they are: nothing to look for ahead.
  optimizeDeps: { noDiscovery: true, include: [] },
  server: { port: 0, hmr: false },
});
await server.listen();
const browser = await chromium.launch(await findBrowser());
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  const origin = server.resolvedUrls!.local[0]!;
  // Any page of the origin will do, if it brings none of the app's own work along.
  await page.route(`${origin}blank`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto(`${origin}blank`);
  for (const reviews of [1000, 10_000, 100_000]) {
    const figures = await page.evaluate(async (count) => {
      const address = '/tests/bench/fit-page.ts';
      const { measure } = (await import(/* @vite-ignore */ address)) as typeof FitPage;
      return measure(count);
    }, reviews);
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  }
} finally {
  await browser.close();
  await server.close();
}
