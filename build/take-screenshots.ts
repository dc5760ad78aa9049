/**
 * Takes the pictures of the app that the install dialogue and the README show, into public/screenshots/.
 *
 *     npm run screenshots
 *
 * A fresh learner on a fresh build; the files are committed. Run it after a change that shows.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../tests/browser.ts';
import { hostStatically } from '../tests/e2e/static-host.ts';
import { SCREENSHOTS, type Screenshot } from './manifest.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What is done before the picture, by file name. */
const STEPS: Record<Screenshot['name'], (page: Page) => Promise<void>> = {
  today: async () => {},
  drill: async (page) => {
    await page.evaluate(() => void (location.hash = '#/drill'));
    await page.getByRole('button', { name: /show|reveal/i }).click();
    await page.getByRole('button', { name: /good/i }).waitFor();
  },
  'look-up': async (page) => {
    await page.evaluate(() => void (location.hash = '#/look-up?q=zhuquan'));
    await page.locator('#page mark').first().waitFor();
    // On a wide screen the page of what was found stands beside the list.
    if (!(await page.getByText('its page is shown here').isVisible())) return;
    await page.locator('#page li a').first().click();
    await page.getByText('its page is shown here').waitFor({ state: 'detached' });
  },
  term: async (page) => {
    await page.evaluate(() => void (location.hash = '#/issue'));
    await page.locator('main a[href^="#/issue/"]').first().click();
    await page.locator('main a[href^="#/term/"]').first().click();
    await page.waitForURL(/#\/term\//);
    await page.locator('main [lang="zh-Hans"]').first().waitFor();
  },
};

const site = mkdtempSync(join(tmpdir(), 'tifa-screenshots-'));
await build({ logLevel: 'warn', build: { outDir: site, emptyOutDir: true } });
const host = await hostStatically(site);
const launch = await findBrowser();
// With a browser of one's own the pictures show the machine's own fonts, as on a reader's device.
const browser = await chromium.launch(
  process.env.CHROME_PATH ? { executablePath: launch.executablePath, args: launch.args } : launch,
);
try {
  mkdirSync(join(root, 'public/screenshots'), { recursive: true });
  for (const { name, scheme, width, height, scale } of SCREENSHOTS) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    // It would say once that it can be used offline; that is not what the pictures are about.
    await context.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    const page = await context.newPage();
    await page.goto(host.url);
    await page.locator('main h1').waitFor();
    await page.getByText('Opening the glossary').waitFor({ state: 'detached' });
    await STEPS[name](page);
    await page.evaluate(async () => {
      await document.fonts.ready;
      (document.activeElement as HTMLElement | null)?.blur();
    });
    await page.screenshot({ path: join(root, 'public/screenshots', `${name}-${scheme}-${width}.png`) });
    await context.close();
  }
} finally {
  await browser.close();
  await host.stop();
  rmSync(site, { recursive: true, force: true });
}
