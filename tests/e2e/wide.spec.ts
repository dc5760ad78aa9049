/** Wide windows and phones on their side, in the built app: a list beside its page, and the drill beside its context. */
import { askedCard } from './drilling.ts';
import { expect, reload, test } from './fixtures.ts';
import { answerOf } from './learner.ts';

test.use({ keepsItself: false, contextOptions: { reducedMotion: 'reduce' } });

test('at 1280 a term opens beside the hits, comes back by its address, and is left by Back', async ({
  app,
  openScreen,
  expectAccessible,
}) => {
  await app.setViewportSize({ width: 1280, height: 800 });
  await openScreen('#/look-up?q=guo');
  const list = app.locator('.list[role]');
  const row = list.getByRole('listitem').nth(2).getByRole('link');
  await row.click();
  await expect(row).toHaveAttribute('aria-current', 'page');
  await expect(app.getByRole('group', { name: 'Characters' })).toBeVisible();
  await expectAccessible();
  const [left, right] = [(await list.boundingBox())!, (await app.locator('main').boundingBox())!];
  expect(left.x + left.width).toBeLessThanOrEqual(right.x + 1);
  expect(await app.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await reload(app);
  await expect(row).toHaveAttribute('aria-current', 'page');
  await app.keyboard.press('/');
  await expect(app.getByRole('searchbox')).toBeFocused();
  await app.goBack();
  await expect(app.getByText('Choose a term')).toBeVisible();
  await expect(app.getByRole('searchbox')).toHaveValue('guo');

  // Printed from a dark screen it is dark on white, and nothing but the list.
  await app.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await app.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(app.locator('.sheet tbody tr').first()).toBeVisible();
  await expect(app.locator('nav, .list, .notices').filter({ visible: true })).toHaveCount(0);
  const ink = await app.locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).color);
  expect(Math.max(...ink.match(/\d+/g)!.slice(0, 3).map(Number))).toBeLessThan(80);
});

test('the drill: at 1280 the context stands beside the card; a phone on its side has rails for tabs and grades', async ({
  app,
  openScreen,
}) => {
  const box = async (selector: string) => (await app.locator(selector).first().boundingBox())!;
  await app.setViewportSize({ width: 844, height: 390 });
  await expect(app.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
  const nav = await box('nav');
  expect(nav.height).toBeGreaterThan(350);
  expect(nav.width).toBeLessThan(120);

  await app.setViewportSize({ width: 1280, height: 800 });
  await openScreen('#/drill?terms=ren-lei-ming-yun-gong-tong-ti&ask=cram');
  await askedCard(app);
  const before = await box('main h1');
  await app.keyboard.press('Space');
  await expect(answerOf(app)).toBeVisible();
  const [question, meaning, context] = [await box('main h1'), await box('.meaning'), await box('.context')];
  // The question has not moved, its meaning is below it, and what else is known at its side.
  expect(question).toEqual(before);
  expect(meaning.y).toBeGreaterThan(question.y);
  expect(context.x).toBeGreaterThan(meaning.x + meaning.width);
  expect(context.y).toBeLessThan(question.y + question.height);

  for (const [width, height] of [
    [844, 390],
    [667, 375],
  ] as const) {
    await app.setViewportSize({ width, height });
    const grades = app.getByRole('group', { name: 'How well did you know it?' }).getByRole('button');
    await expect(grades).toHaveCount(4);
    for (const grade of await grades.all()) {
      const at = (await grade.boundingBox())!;
      expect(Math.min(at.width, at.height)).toBeGreaterThanOrEqual(44);
      expect(at.y).toBeGreaterThanOrEqual(0);
      expect(at.y + at.height).toBeLessThanOrEqual(height);
      expect(at.x).toBeGreaterThan(width - 130);
    }
    // The question is left, a long term of it whole, and the answer right.
    const [asked, reply, rail] = [await box('main h1'), await box('#answer'), await box('[data-foot]')];
    expect(asked.x + 60).toBeLessThan(reply.x);
    expect(asked.y + asked.height).toBeLessThanOrEqual(height);
    expect(reply.x + reply.width).toBeLessThanOrEqual(rail.x + 1);
    expect(rail.height).toBeGreaterThan(height - 40);
  }
});
