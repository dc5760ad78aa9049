/**
 * What the end-to-end tests share:
 *
 *     import { test, expect } from './fixtures.ts';
 *     test('…', async ({ app, host, goOffline, expectAccessible }) => { … });
 *
 * Every test has a host of its own, and with it an origin of its own: no storage is shared.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import type axe from 'axe-core';
import { site } from './build-sites.ts';
import { watchFrames } from '../frames.ts';
import { openHost } from './host.ts';
import type { StaticHost } from './static-host.ts';

const require = createRequire(import.meta.url);

type Theme = 'light' | 'dark';
/** The rules by which axe reads a page. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Those of them that look at colours: what is none is the same in every theme. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

interface Fixtures {
  /** Of every test: see ../frames.ts. */
  frames: undefined;
  /** Where the app lies on its host; `test.use({ path: '/some/where/' })` moves it. */
  path: string;
  /**
   * Whether the app keeps itself for offline use, which costs more than many a test does: where nothing of it is in
   * question, `test.use({ keepsItself: false })` gives a browser without service workers.
   */
  keepsItself: boolean;
  /** Another profile beside the page's, as of another device. It is closed with the test, however that ends. */
  anotherProfile: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** The test's own static host, serving the first build. */
  host: StaticHost;
  /** The page, with the app open on Today. A console error or an uncaught one fails the test. */
  app: Page;
  /** Opens a screen by its hash route, such as `#/look-up`, and waits for its heading. */
  openScreen: (route: string, page?: Page) => Promise<void>;
  /** Waits until the service worker has stored everything and is in charge. */
  readyOffline: (page?: Page) => Promise<void>;
  /** Waits for `readyOffline`, then takes the network and the host away. */
  goOffline: () => Promise<void>;
  goOnline: () => Promise<void>;
  /** Publishes the second build and makes the page look for it, as opening it anew would. */
  publishNewBuild: (page?: Page) => Promise<void>;
  /** The version a page runs, as its build wrote it into index.html. */
  runningVersion: (page: Page) => Promise<string>;
  /**
   * Fails on any violation that axe calls serious or critical, by its rules for WCAG 2.2 AA, or by those alone that look
   * at colours; colours are read in the light theme and in the dark one.
   */
  expectAccessible: (page?: Page, rules?: 'all' | 'colours') => Promise<void>;
  /** Fails where anything is wider than a screen of 320 px, the narrowest that WCAG 1.4.10 counts. */
  expectNoSidewaysScroll: (page?: Page) => Promise<void>;
}

/** Opens a screen of a page by its hash route, and waits for its heading. */
export async function showScreen(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    if ((location.hash || '#/') === hash) return;
    // The screen that is left stands there until the next one has come.
    document.querySelector('main, [role="main"]')?.setAttribute('data-left', '');
    location.hash = hash;
  }, route);
  // Seen or for screen readers alone.
  await expect(page.locator(':is(main, [role="main"]):not([data-left]) h1').first()).toBeAttached();
}

/** Reloads a page once all that it has is stored: until then it asks before it goes, and Playwright would say yes. */
export async function reload(page: Page): Promise<void> {
  const asksNothing = () =>
    page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await expect.poll(asksNothing, 'what is to be stored is').toBe(true);
  await page.reload();
}

/** Of a page: it has no service workers. */
export const withoutWorker = () => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');

export const test = base.extend<Fixtures>({
  frames: [({ browser }, use, info) => watchFrames(browser, info, () => use(undefined)), { auto: true }],
  path: [process.env.TIFA_PATH ?? '/', { option: true }],
  keepsItself: [true, { option: true }],
  context: async ({ context, keepsItself }, use) => {
    if (!keepsItself) await context.addInitScript(withoutWorker);
    await use(context);
  },
  anotherProfile: async ({ browser, keepsItself }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      if (!keepsItself) await context.addInitScript(withoutWorker);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
  host: async ({ path }, use) => {
    const host = await openHost(site('first'), path);
    await use(host);
    await host.stop();
  },
  app: async ({ page, host }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      // A refused connection is what offline tests ask for.
      if (message.type() === 'error' && !message.text().includes('net::ERR_')) errors.push(message.text());
    });
    await page.goto(host.url);
    await use(page);
    expect(errors, 'errors in the console').toEqual([]);
  },
  openScreen: async ({ page }, use) => {
    await use((route, on = page) => showScreen(on, route));
  },
  readyOffline: async ({ page }, use) => {
    await use(async (on = page) => {
      await on.evaluate(async () => {
        await navigator.serviceWorker.ready;
        if (!navigator.serviceWorker.controller)
          await new Promise((resolve) =>
            navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
          );
      });
    });
  },
  goOffline: async ({ context, host, readyOffline }, use) => {
    await use(async () => {
      await readyOffline();
      await context.setOffline(true);
      await host.stop();
    });
  },
  goOnline: async ({ context, host }, use) => {
    await use(async () => {
      await host.resume();
      await context.setOffline(false);
    });
  },
  publishNewBuild: async ({ page, host, readyOffline }, use) => {
    await use(async (on = page) => {
      await readyOffline(on);
      host.publish(site('second'));
      await on.evaluate(async () => {
        await (await navigator.serviceWorker.ready).update();
      });
    });
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures in use from here.
  runningVersion: async ({}, use) => {
    await use(async (on) => (await on.locator('meta[name="version"]').getAttribute('content')) ?? '');
  },
  expectAccessible: async ({ page }, use) => {
    await use(async (on = page, rules = 'all') => {
      // Buttons that have just appeared take no tap yet, and axe would look through them at what lies behind.
      await expect(on.locator('[data-settling]')).toHaveCount(0);
      if (!(await on.evaluate(() => 'axe' in globalThis)))
        await on.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
      const violations = async (colorScheme: Theme, runOnly: string[] | axe.RunOnly) => {
        await on.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        // A colour read in the middle of a transition is no colour of ours.
        await on.waitForFunction(() =>
          document
            .getAnimations()
            .every(
              ({ playState, effect }) =>
                playState !== 'running' || effect?.getTiming().iterations === Infinity,
            ),
        );
        const results = await on.evaluate(
          (only) =>
            (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
              runOnly: only,
              resultTypes: ['violations'],
            }) as Promise<axe.AxeResults>,
          runOnly,
        );
        return results.violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`);
      };
      const before = await on.evaluate(() => ({
        colorScheme: matchMedia('(prefers-color-scheme: dark)').matches
          ? ('dark' as const)
          : ('light' as const),
        reducedMotion: matchMedia('(prefers-reduced-motion)').matches
          ? ('reduce' as const)
          : ('no-preference' as const),
      }));
      const colours: axe.RunOnly = { type: 'rule', values: COLOURS };
      const found: Record<Theme, string[]> = {
        light: await violations('light', rules === 'all' ? WCAG : colours),
        dark: await violations('dark', colours),
      };
      await on.emulateMedia(before);
      expect(found, `serious accessibility violations at ${new URL(on.url()).hash}`).toEqual({
        light: [],
        dark: [],
      });
    });
  },
  expectNoSidewaysScroll: async ({ page }, use) => {
    await use(async (on = page) => {
      const size = on.viewportSize();
      await on.setViewportSize({ width: 320, height: size?.height ?? 844 });
      expect(
        await on.evaluate(() => document.documentElement.scrollWidth),
        `width of the page at ${new URL(on.url()).hash}`,
      ).toBe(320);
      if (size) await on.setViewportSize(size);
    });
  },
});

export { expect };
