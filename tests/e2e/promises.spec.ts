/**
 * What the app promises: nothing is fetched from elsewhere, nothing is sent, and the page's own policy would not let
 * it. Every screen is opened, with what it can fetch, on a host that sends the headers that are recommended to it.
 */
import type { BrowserContext } from '@playwright/test';
import { HEADERS } from '../../src/cli/hosting.ts';
import { site } from './build-sites.ts';
import { expect, test as base } from './fixtures.ts';
import { openHost } from './host.ts';
import { bringLog, forgetfulLog } from './learner-log.ts';

const test = base.extend({
  host: async ({ path }, use) => {
    const host = await openHost(site('first'), path, HEADERS);
    await use(host);
    await host.stop();
  },
});

/** What is asked for from anywhere but this origin, and what the policy refuses, from now on. */
async function watch(
  context: BrowserContext,
  own: string,
): Promise<{ foreign: string[]; refused: string[] }> {
  const seen = { foreign: [] as string[], refused: [] as string[] };
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && origin !== new URL(own).origin) seen.foreign.push(request.url());
  });
  await context.exposeBinding('tellRefused', (_, what: string) => void seen.refused.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { tellRefused } = window as unknown as { tellRefused: (what: string) => void };
      tellRefused(
        `${event.effectiveDirective}: ${event.blockedURI} ${event.sample} (${event.sourceFile ?? ''})`,
      );
    });
  });
  return seen;
}

test('no screen asks for anything from elsewhere, or does what the policy refuses', async ({
  context,
  page,
  host,
  openScreen,
  readyOffline,
}) => {
  test.setTimeout(180_000);
  const seen = await watch(context, host.url);
  await page.addLocatorHandler(page.getByRole('button', { name: 'Dismiss' }), (button) => button.click());
  await page.goto(host.url);
  await expect(page.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
  await readyOffline();

  await openScreen('#/look-up?q=guo');
  await page.locator('#page a[href^="#/term/"]').first().click();
  await page.waitForURL(/#\/term\//);
  await expect(page.locator('#page [lang="zh-Hans"]').first()).toBeVisible();
  await openScreen('#/issue');
  await page.locator('#page a[href^="#/issue/"]').first().click();
  await page.waitForURL(/#\/issue\//);

  await openScreen('#/drill');
  await page.getByRole('button', { name: /show|reveal/i }).click();
  await page.getByRole('button', { name: /good/i }).click();

  await openScreen('#/read');
  await page
    .getByLabel('The article')
    .fill('Beijing spoke of reform (改革). Carrie Lam 林鄭月娥 declined to comment.');
  await page.getByRole('button', { name: 'Find the terms' }).click();
  await expect(page.locator('[data-term]').first()).toBeVisible({ timeout: 30_000 });

  await openScreen('#/settings');
  await bringLog(page, await forgetfulLog(2000));
  const fit = page.getByRole('region', { name: 'Fit the schedule to me' });
  await fit.getByRole('button', { name: 'Fit the schedule' }).click();
  await expect(fit.getByRole('img', { name: /30 days/ })).toBeVisible({ timeout: 60_000 });

  await openScreen('#/statistics');
  await expect(page.locator('#page canvas').first()).toBeVisible();
  await openScreen('#/licences');
  await expect(page.getByText('idb-keyval').first()).toBeVisible();
  await openScreen('#/no/such/page');
  await page.goto(`${host.url}glossary/`);
  await expect(page.locator('article').first()).toBeVisible();

  expect(seen).toEqual({ foreign: [], refused: [] });
});

test.describe('the policy', () => {
  test.use({ keepsItself: false });

  test('refuses what it should, which this test hears of; no other page may frame it, no address is told', async ({
    context,
    page,
    host,
  }) => {
    const seen = await watch(context, host.url);
    const headers = (await page.goto(host.url))!.headers();
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(await page.locator('meta[name="referrer"]').getAttribute('content')).toBe('no-referrer');
    await expect(page.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
    const outcomes = await page.evaluate(async () => {
      const attempt = (work: () => unknown) =>
        Promise.resolve()
          .then(work)
          .then(
            () => 'done',
            () => 'refused',
          );
      const image = new Image();
      image.src = 'http://127.0.0.1:9/pixel.png';
      return {
        fetch: await attempt(() => fetch('http://127.0.0.1:9/?what=learned')),
        beacon: await attempt(() => image.decode()),
        markup: await attempt(() => (document.createElement('p').innerHTML = '<img src=x onerror=a()>')),
        worker: await attempt(() => new Worker('http://127.0.0.1:9/worker.js')),
        script: await attempt(() => {
          const script = document.createElement('script');
          script.append('window.injected = true');
          document.body.append(script);
        }),
        injected: 'injected' in window,
      };
    });
    expect(outcomes).toMatchObject({
      fetch: 'refused',
      beacon: 'refused',
      markup: 'refused',
      worker: 'refused',
      injected: false,
    });
    await expect
      .poll(() => seen.refused.map((what) => what.split(':')[0]))
      .toEqual(expect.arrayContaining(['connect-src', 'img-src', 'require-trusted-types-for']));
  });
});
