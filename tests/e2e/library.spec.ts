/** The whole way round: an article is read, kept, studied, and met again in the next one; also with the network off. */
import type { Page } from '@playwright/test';
import { answer, askedCard } from './drilling.ts';
import { expect, test } from './fixtures.ts';
import { stored } from './learner.ts';

const FIRST =
  '# Ports\n\nBy Ann Harbour\n\nThey fear “involution (内卷)” and praise a “smart port (智慧港口)”.';
const SECOND =
  '# Rivals\n\nBy Ben Quay\n\nWhat they call “the rat race (内卷)” has reached the “dry docks (干船坞)”.';

const rows = (page: Page) => page.locator('[data-term]');

async function keep(page: Page, text: string): Promise<void> {
  await page.getByLabel('The article').fill(text);
  await page.getByRole('button', { name: 'Find the terms' }).click();
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: /^Keep (this|these) \d/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Kept' })).toBeVisible();
}

for (const network of ['on', 'off'] as const)
  test(`read, keep, study, meet again, with the network ${network}`, async ({
    app,
    openScreen,
    readyOffline,
    context,
  }) => {
    await openScreen('#/read');
    await keep(app, FIRST);
    await readyOffline();
    if (network === 'off') await context.setOffline(true);
    await app.getByRole('button', { name: 'Study these 2 terms' }).click();
    await expect(app.getByText('They come first among your new terms')).toBeVisible();

    // Its terms are the first that are asked.
    await openScreen('#/drill');
    const first = await askedCard(app);
    await answer(app, 'Good');
    const second = await askedCard(app);
    await answer(app, 'Good');
    expect([first, second].sort()).toEqual(['内卷', '智慧港口']);
    await app.reload();
    await expect(app.getByRole('button', { name: 'Reveal' })).toBeVisible();

    // The next article knows them, and gives one of them another English.
    await openScreen('#/read');
    await app.getByLabel('The article').fill(SECOND);
    await app.getByRole('button', { name: 'Find the terms' }).click();
    await expect(app.getByText('1 learning, 1 new')).toBeVisible();
    await app.getByRole('button', { name: /^Keep these 2/ }).click();
    await app.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(app.getByRole('heading', { name: 'Kept' })).toBeVisible();

    // Both stand on the term's page, each with its source; the reader says which one the card asks.
    await app.evaluate((hash) => void (location.hash = hash), `#/term/${encodeURIComponent('内卷')}`);
    const rivals = app.getByRole('group', { name: 'The card asks' });
    await expect(rivals.getByRole('radio')).toHaveCount(2);
    await expect(rivals.getByRole('radio', { name: /^involution/ })).toBeChecked();
    await rivals.getByRole('radio', { name: /rat race/ }).check();
    const glosses = async () =>
      (await stored<{ set: string }>(app, 'edit/', 'edit/\uffff')).filter(({ set }) => set === 'gloss');
    await expect.poll(glosses).toHaveLength(1);
    await app.reload();
    await expect(rivals.getByRole('radio', { name: /rat race/ })).toBeChecked();

    // The library lists both beside the shipped issue.
    await openScreen('#/library');
    await expect(app.locator('main a[href^="#/source/text-"]')).toHaveCount(2);
    await context.setOffline(false);
  });
