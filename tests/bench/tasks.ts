/**
 * How long the screen stands still: the longest task of the main thread (ms; 0 for under 50) while a long log is
 * imported, opened, counted and exported, in a real Chromium; beside it the same without a worker. Prints JSON
 * lines; passes or fails nothing.
 *
 *     npx tsx tests/bench/tasks.ts [sizes...]
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { findBrowser } from '../browser.ts';
import type * as TasksPage from './tasks-page.ts';

const given = process.argv.slice(2).map(Number);
const server = await createServer({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true, include: ['papaparse'] },
  server: { port: 0, hmr: false },
});
await server.listen();
const browser = await chromium.launch(await findBrowser());
try {
  for (const reviews of given.length > 0 ? given : [10_000, 1_000_000]) {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    page.setDefaultTimeout(0);
    const origin = server.resolvedUrls!.local[0]!;
    await page.route(`${origin}blank`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto(`${origin}blank`);
    const figures = await page.evaluate(async (count) => {
      const address = '/tests/bench/tasks-page.ts';
      const { measure } = (await import(/* @vite-ignore */ address)) as typeof TasksPage;
      return measure(count);
    }, reviews);
    for (const [what, figure] of Object.entries(figures)) {
      process.stdout.write(`${JSON.stringify({ [what]: figure })}\n`);
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
