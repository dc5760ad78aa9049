/** A drill, and what must not end it: a reload, no network, another tab, a browser that dies. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { lifeOf } from '../killed-browser.ts';
import { answer, answersGiven, askedCard } from './drilling.ts';
import { expect, test, withoutWorker } from './fixtures.ts';

test.use({ keepsItself: false });

test('a first drill, from Today to its end, by touch, where the browser’s offer to install stands', async ({
  app,
}) => {
  // Only an iPhone's learner is told before the drill (tests/e2e/notices.spec.ts).
  await expect(app.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
  await expect(app.getByText('begins empty')).toHaveCount(0);
  await app.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    Object.assign(offer, { prompt: async () => void Reflect.set(window, 'asked', true) });
    window.dispatchEvent(offer);
  });
  await app.getByRole('link', { name: 'Begin the first drill' }).tap();
  const seen: string[] = [];
  for (;;) {
    const card = await askedCard(app);
    expect(seen, 'a card that was easy comes back in the same session').not.toContain(card);
    seen.push(card);
    // The back is not there to be peeked at.
    await expect(app.getByRole('group', { name: 'Answer' })).toHaveCount(0);
    await app.getByRole('button', { name: 'Reveal' }).tap();
    await expect(app.getByRole('group', { name: 'Answer' })).toBeVisible();
    const grades = app.getByRole('group', { name: 'How well did you know it?' }).getByRole('button');
    expect(await grades.count()).toBe(4);
    for (const grade of await grades.all()) await expect(grade).toHaveText(/\d/);
    await grades.filter({ hasText: 'Easy' }).tap();
    await expect(
      app.getByRole('button', { name: 'Reveal' }).or(app.getByRole('heading', { name: 'Done' })),
    ).toBeVisible();
    if (await app.getByRole('heading', { name: 'Done' }).isVisible()) break;
  }
  expect(seen.length).toBe(10);
  await app.getByRole('button', { name: 'Install Tifa' }).tap();
  await expect.poll(() => app.evaluate(() => Reflect.get(window, 'asked') as unknown)).toBe(true);
  await expect(app.getByRole('button', { name: 'Install Tifa' })).toHaveCount(0);
  await app.getByRole('link', { name: 'To Today' }).tap();
  await expect(app.getByText('Done for today.')).toBeVisible();
});

test('two tabs never ask the same card', async ({ app, context, host, openScreen }) => {
  await openScreen('#/drill');
  const other = await context.newPage();
  await other.goto(`${host.url}#/drill`);
  const asked = new Map<string, Page>();
  for (let turn = 0; turn < 3; turn++)
    for (const page of [app, other]) {
      const card = await askedCard(page);
      expect(asked.has(card), `${card} is asked twice`).toBe(false);
      asked.set(card, page);
      await answer(page, 'Easy');
    }
  expect(asked.size).toBe(6);
});

test('nothing graded is lost when the browser is killed in the middle', async ({ host }) => {
  test.setTimeout(120_000);
  const profile = await mkdtemp(join(tmpdir(), 'tifa-killed-'));
  try {
    let given = 0;
    let underWay = 0;
    // Each way to die once, and a life after each; more deaths on end has tests/store/killed.test.ts.
    for (let life = 0; life < 3; life++) {
      await lifeOf(profile, async (context) => {
        await context.addInitScript(withoutWorker);
        const page = context.pages()[0] ?? (await context.newPage());
        await page.goto(`${host.url}#/drill`);
        await askedCard(page);
        const found = await answersGiven(page);
        // An answer that was under way may have been stored or not; every one that was shown to be has been.
        expect([given, given + underWay], `answers after ${life} deaths`).toContain(found);
        given = found;
        if (life === 2) return;
        // Killed right after the next card has shown, at another count each time...
        for (let i = 0; i <= life % 2; i++) {
          // Not Easy: there must be cards left for every life.
          await answer(page, 'Good');
          given++;
        }
        // ...and every other time while one more answer is being stored.
        underWay = life % 2;
        if (underWay === 0) return;
        await askedCard(page);
        await page.keyboard.press('Space');
        await expect(page.getByRole('group', { name: 'Answer' })).toBeVisible();
        await page.evaluate(() => void dispatchEvent(new KeyboardEvent('keydown', { key: '3' })));
      });
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
