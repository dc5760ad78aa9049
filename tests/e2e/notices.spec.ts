/** Notices leave by themselves and lie over nothing; on an iPhone the app is put on the home screen first. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.use({ keepsItself: false });

const copied = (page: Page) => page.locator('.notice').filter({ hasText: /copied/i });

/** Opens a term. The page's clock stands still but for `runFor`. */
async function openTerm(page: Page, url: string): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => undefined } });
  });
  await page.goto(`${url}#/look-up?q=guo`);
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(page).toHaveURL(/term[/=]/);
  await page.clock.pauseAt(Date.now() + 3_600_000);
}

async function copyLink(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Copy/ }).first().click();
  await expect(copied(page)).toBeVisible();
}

test('a confirmation leaves by itself or with its screen, and covers nothing however large the window', async ({
  page,
  host,
}) => {
  await openTerm(page, host.url);

  await test.step('it leaves by itself, not while it is pointed at', async () => {
    await copyLink(page);
    await page.clock.runFor(5000);
    await expect(copied(page)).toBeVisible();
    await copied(page).hover();
    await page.clock.runFor(20_000);
    await expect(copied(page)).toBeVisible();
    await page.mouse.move(0, 0);
    await page.clock.runFor(2000);
    await expect(copied(page)).toBeVisible();
    await page.clock.runFor(1000);
    await expect(copied(page)).toHaveCount(0);
  });

  // No action, and no content that cannot be scrolled clear.
  for (const [width, height] of [
    [320, 640],
    [390, 844],
    [844, 390],
    [1024, 768],
    [1280, 800],
    [1600, 900],
  ] as const)
    await test.step(`${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      await copyLink(page);
      const box = async (locator: Locator) => (await locator.boundingBox())!;
      const notice = copied(page);
      const overlaps = (a: Box, b: Box) =>
        a.x < b.x + b.width - 1 &&
        b.x < a.x + a.width - 1 &&
        a.y < b.y + b.height - 1 &&
        b.y < a.y + a.height - 1;
      for (const action of await page.locator('nav a, [data-foot] :is(a, button)').all())
        expect(overlaps(await box(notice), await box(action)), await action.innerText()).toBe(false);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const last = page.locator('#page :is(p, a, li, dd, button, summary):visible').last();
      expect(overlaps(await box(notice), await box(last)), await last.innerText()).toBe(false);
      await notice.getByRole('button', { name: 'Dismiss' }).click();
      await expect(notice).toHaveCount(0);
    });

  await test.step('it ends with its screen', async () => {
    await copyLink(page);
    await page.getByRole('link', { name: 'Library', exact: true }).click();
    await expect(page).toHaveURL(/#\/library/);
    await expect(copied(page)).toHaveCount(0);
  });
});
type Box = { x: number; y: number; width: number; height: number };

test.describe('on an iPhone, in a tab of Safari', () => {
  test.use({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  });

  test('the welcome says that the app on the home screen begins empty, and how to put it there', async ({
    app,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    await expect(app.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
    const words = app.getByText('begins empty');
    await expect(words).toBeVisible();
    await expect(app.getByText('Add to Home Screen')).toBeVisible();
    // Seen without scrolling, above the button.
    const [said, foot] = [await words.boundingBox(), await app.locator('[data-foot]').boundingBox()];
    expect(said!.y + said!.height).toBeLessThan(foot!.y);
    await expectAccessible();
    await expectNoSidewaysScroll();
  });
});
