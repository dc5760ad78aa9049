/** What the learner meets when a part of the app, or the whole of it, does not come. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type { Page } from '@playwright/test';
import { cutOff } from './bad-hosts.ts';
import { entryOf, site, VERSIONS } from './build-sites.ts';
import { expect, test } from './fixtures.ts';
import type { Answer, Intervention, StaticHost } from './static-host.ts';

const LOG_IN: Answer = {
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '<!doctype html><title>Log in</title>',
};
const begin = (page: Page) => page.getByRole('link', { name: 'Begin the first drill' });
const panel = (page: Page) => page.getByRole('heading', { name: 'Tifa could not start' });

test.describe('the code of the app does not run', () => {
  const damages: Readonly<Record<string, (answer: Answer) => Answer>> = {
    'it is gone': () => ({ status: 404, headers: {}, body: '' }),
    'a log-in page in its place': () => LOG_IN,
    'of a wrong type': (answer) => ({ ...answer, headers: { 'Content-Type': 'text/plain' } }),
    'half of it': (answer) => cutOff(answer, 0.2),
  };

  test.describe(() => {
    test.use({ keepsItself: false });

    test('the page says so and repairs it; one that starts offers nothing of it', async ({
      page,
      host,
      expectAccessible,
      expectNoSidewaysScroll,
    }) => {
      await page.goto(host.url);
      await expect(begin(page)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Repair' })).toHaveCount(0);
      const entry = await entryOf('first');
      for (const [name, damage] of Object.entries(damages))
        await test.step(name, async () => {
          host.intervene(({ file, answer }) => (file === entry ? damage(answer) : answer));
          await page.goto(host.url);
          await expect(panel(page)).toBeVisible();
          await expect(page.getByText('Your reviews and settings are safe.')).toBeVisible();
          await expect(page.getByText(/Details for a report: .{10}/)).toBeVisible();
          // What the page says is the same but for the details.
          if (name === 'half of it') {
            await expectAccessible();
            await expectNoSidewaysScroll();
          }

          host.intervene(() => LOG_IN);
          await page.getByRole('button', { name: 'Repair' }).click();
          await expect(page.getByRole('status')).toContainText('nothing was changed');

          host.intervene(null);
          await page.getByRole('button', { name: 'Repair' }).click();
          await expect(begin(page)).toBeVisible();
          await expect(panel(page)).toHaveCount(0);
        });
    });
  });

  test('a copy that was kept damaged is replaced, and the learner’s data stays', async ({
    app,
    host,
    openScreen,
    readyOffline,
  }) => {
    await readyOffline();
    await openScreen('#/drill');
    await app.getByRole('button', { name: /show|reveal/i }).click();
    await app.getByRole('button', { name: /good/i }).click();
    await expect(app.getByRole('button', { name: /show|reveal/i })).toBeVisible();
    const entry = await entryOf('first');
    const poisoned = await app.evaluate(async (file) => {
      let count = 0;
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const key of await cache.keys()) {
          if (!key.url.includes(file)) continue;
          await cache.put(
            key,
            new Response('<title>Log in</title>', { headers: { 'Content-Type': 'text/javascript' } }),
          );
          count++;
        }
      }
      return count;
    }, entry);
    expect(poisoned).toBe(1);
    const page = await app.context().newPage();
    await page.goto(host.url);
    await expect(panel(page)).toBeVisible();
    await page.getByRole('button', { name: 'Repair' }).click();
    await expect(page.getByRole('link', { name: /resume|go on|continue|begin/i }).first()).toBeVisible();
    await page.evaluate(() => void (location.hash = '#/statistics'));
    await expect(page.locator('main')).toContainText(/Answers in all\s*1/);
  });
});

test.describe('a page is older than what the server has', () => {
  // Without a worker, which would keep the parts of its version.
  test.use({ serviceWorkers: 'block' });

  /** The other build alone: what it lacks is answered as hosts do. */
  const publish = (host: StaticHost, version: keyof typeof VERSIONS, missing: Answer | null) => {
    host.publish(site(version));
    const intervention: Intervention = async ({ answer }) =>
      answer.status === 404 && missing !== null
        ? { ...missing, body: await readFile(join(site(version), 'index.html')) }
        : answer;
    host.intervene(intervention);
  };

  test('a part that is gone has it change to the newer version, and a text that was brought comes along', async ({
    page,
    host,
    runningVersion,
  }) => {
    const expectChanged = async (version: keyof typeof VERSIONS, screen: string) => {
      await page.evaluate((route) => void (location.hash = route), `#/${screen.toLowerCase()}`);
      await expect.poll(() => runningVersion(page).catch(() => '')).toBe(VERSIONS[version]);
      await expect(page).toHaveURL(new RegExp(`#/${screen}`, 'i'));
      await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
    };
    await page.goto(`${host.url}#/read`);
    await page.getByLabel('The article').fill('A text (文本) that is nowhere else.');
    await test.step('404 in its place', async () => {
      publish(host, 'second', null);
      await expectChanged('second', 'Statistics');
      await page.goto(`${host.url}#/read`);
      await expect(page.getByLabel('The article')).toHaveValue(/nowhere else/);
    });
    await test.step('index.html in its place', async () => {
      publish(host, 'first', LOG_IN);
      await expectChanged('first', 'Licences');
    });
  });

  test('a log-in page in between is called so, and trying again helps', async ({ page, host }) => {
    await page.goto(host.url);
    await expect(begin(page)).toBeVisible();
    host.intervene(() => LOG_IN);
    await page.evaluate(() => void (location.hash = '#/licences'));
    await expect(page.getByText(/as the log-in page of a Wi-Fi network does/)).toBeVisible();
    host.intervene(null);
    await page.getByRole('button', { name: 'Reload the app' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Licences' })).toBeVisible();
  });
});

test.describe('what stands in the place of the worker does not replace it', () => {
  const places: Readonly<Record<string, (answer: Answer) => Answer>> = {
    'a log-in page': () => LOG_IN,
    nothing: () => ({ status: 404, headers: {}, body: '' }),
    'a wrong type': (answer) => ({ ...answer, headers: { 'Content-Type': 'text/html' } }),
    'half of it': (answer) => cutOff(answer, 0.5),
  };
  test('while it is answered', async ({ page, host, readyOffline, runningVersion, context }) => {
    await page.goto(host.url);
    await readyOffline();
    host.publish(site('second'));
    for (const [name, damage] of Object.entries(places))
      await test.step(name, async () => {
        let isAsked = false;
        host.intervene(({ file, answer }) => {
          if (file !== 'sw.js') return answer;
          isAsked = true;
          return damage(answer);
        });
        // The page itself may just be looking, and a browser does not look twice at once.
        await expect(async () => {
          const refused = await page.evaluate(async () =>
            (await navigator.serviceWorker.ready).update().then(
              () => null,
              (error: Error) => error.name,
            ),
          );
          expect(refused).toMatch(/SecurityError|TypeError/);
          expect(isAsked).toBe(true);
        }).toPass({ timeout: 30_000 });
        await context.setOffline(true);
        await page.reload();
        await expect(begin(page)).toBeVisible();
        expect(await runningVersion(page)).toBe(VERSIONS.first);
        await context.setOffline(false);
      });
  });

  test('wherever it is cut off, it is no script', async () => {
    const worker = await readFile(join(site('first'), 'sw.js'), 'utf8');
    const whole = worker.trimEnd();
    expect(() => new Script(whole)).not.toThrow();
    for (let share = 1; share < 200; share++) {
      const part = whole.slice(0, Math.ceil((whole.length * share) / 200));
      expect(() => new Script(part), `${part.length} of ${whole.length} characters`).toThrow(SyntaxError);
    }
  });
});
