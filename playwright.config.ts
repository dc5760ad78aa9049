import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/browser.ts';
import { trusting } from './tests/host/certificate.ts';

/** End to end: the built app on a plain static host (tests/e2e/fixtures.ts), in Chromium, on a phone's screen. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './tests/e2e/build-sites.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Only for a page that gets no frames any more: see tests/frames.ts.
  retries: 1,
  // One more than the cores of a small machine: a test often waits for its browser. Each is a browser of half a gigabyte.
  workers: Math.min(6, Math.max(3, availableParallelism() - 1)),
  // A limit for what hangs; how long something takes is measured by the benchmarks.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    locale: 'en-GB',
    launchOptions: trusting(await findBrowser()),
    // A trace costs each test a quarter more: `npx playwright test NAME --trace on` has one where it is wanted.
    screenshot: 'only-on-failure',
  },
});
