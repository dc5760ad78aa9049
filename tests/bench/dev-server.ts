/** Modules of the app in a real Chromium, as Vite serves them: for measurements of components that no whole app is needed for. */
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer } from 'vite';
import { findBrowser } from '../browser.ts';
import { versionPlugin } from '../version-plugin.ts';

export interface Served {
  readonly browser: Browser;
  /** A page of a phone's size with an empty `#app`, which brings none of the app's own work along. */
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

export async function serve(): Promise<Served> {
  // As it is built: components tell much more about themselves while they are developed.
  process.env['NODE_ENV'] = 'production';
  const server = await createServer({
    mode: 'production',
    // What the tests have prepared is of another mode.
    cacheDir: 'node_modules/.vite-bench',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    plugins: [versionPlugin('bench')],
    server: { port: 0, hmr: false },
  });
  await server.listen();
  const browser = await chromium.launch(await findBrowser());
  const address = `${server.resolvedUrls!.local[0]!}blank`;
  return {
    browser,
    async newPage() {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      page.on('pageerror', (error) => console.error(error));
      page.setDefaultTimeout(0);
      await page.route(address, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><meta name="viewport" content="width=device-width"><div id="app"></div>',
        }),
      );
      await page.goto(address);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
