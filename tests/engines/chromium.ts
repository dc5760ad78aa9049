/** Chromium, the one of all other tests, driven by Playwright. */
import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { findBrowser } from '../browser.ts';
import { KEYS, SCREEN, type Engine } from './engine.ts';

const NAMES: Readonly<Record<string, string>> = {
  [KEYS.enter]: 'Enter',
  ' ': 'Space',
};

export const chromium: Engine = {
  name: 'chromium',
  forgets: null,
  missing: () =>
    findBrowser().then(
      () => null,
      (error: Error) => error.message,
    ),
  async start({ folder, downloads, proxy }) {
    const context = await playwright.launchPersistentContext(folder, {
      ...(await findBrowser()),
      viewport: SCREEN,
      proxy: { server: `http://127.0.0.1:${proxy}`, bypass: 'localhost' },
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(120_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('download', (file) => {
      file
        .saveAs(join(downloads, file.suggestedFilename()))
        .catch((error: unknown) => errors.push(String(error)));
    });
    const element = async (expression: string) =>
      (await page.evaluateHandle<Element>(expression)).asElement()!;
    return {
      browser: `Chromium ${context.browser()?.version() ?? ''}`,
      takeErrors: () => errors.splice(0),
      open: async (url) => void (await page.goto(url)),
      reload: async () => void (await page.reload()),
      evaluate: (expression) => page.evaluate<string>(expression),
      click: async (expression) => (await element(expression)).click(),
      async press(keys) {
        for (const key of keys) {
          if (key in NAMES) await page.keyboard.press(NAMES[key]!);
          else await page.keyboard.type(key);
        }
      },
      choose: async (expression, path) => (await element(expression)).setInputFiles(path),
      picture: () => page.screenshot(),
      close: () => context.close(),
    };
  },
};
