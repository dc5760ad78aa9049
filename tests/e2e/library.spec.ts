/**
 * The whole way round: an article is read, put right, kept, studied, and met again the next day in another one; then all
 * of it goes by a backup into another profile. Once the dictionary has come, all of it without a network.
 */
import type { Page } from '@playwright/test';
import { DAY } from '../../src/schedule/model.ts';
import { answer, askedCard } from './drilling.ts';
import { expect, reload, test } from './fixtures.ts';
import { exportBackup, importBackup, storedGrades, storedLibrary } from './learner.ts';

const FIRST =
  '# Ports\n\nBy Ann Harbour\n\nThey fear “involution (内卷)”, praise a “smart port (智慧港口)” and a “crane (码头)”.';
const SECOND =
  '# Rivals\n\nBy Ben Quay\n\nWhat they call “the rat race (内卷)” has reached the “dry docks (干船坞)”.';
const TERM = `#/term/${encodeURIComponent('内卷')}`;

const rows = (page: Page) => page.locator('[data-term]');
const row = (page: Page, hanzi: string) =>
  rows(page).filter({ has: page.locator('.line', { hasText: hanzi }) });

async function read(page: Page, text: string): Promise<void> {
  await page.getByLabel('The article').fill(text);
  await page.getByRole('button', { name: 'Find the terms' }).click();
  await expect(rows(page).first()).toBeVisible();
}

async function keep(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Keep (this|these) \d/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Kept' })).toBeVisible();
}

const rivals = (page: Page) => page.getByRole('group', { name: 'The card asks' });

test('read, keep, study, meet again, hand over: with the network on for the first reading alone', async ({
  app,
  anotherProfile,
  host,
  openScreen,
  readyOffline,
  context,
}) => {
  // The other device, which keeps nothing of the app: what is handed over needs no network here.
  const elsewhere = await anotherProfile({ serviceWorkers: 'block' });
  const other = await elsewhere.newPage();
  await other.goto(`${host.url}#/drill`);
  await askedCard(other);
  await answer(other, 'Good');
  await openScreen('#/read');
  // The dictionary comes with the first reading.
  await read(app, FIRST);
  await readyOffline();
  await context.setOffline(true);

  // Put right: one has other English, one is no term of the text.
  await row(app, '智慧港口').getByRole('button', { name: 'Correct' }).click();
  await row(app, '智慧港口')
    .getByLabel(/^English for/)
    .fill('intelligent port');
  await row(app, '智慧港口')
    .getByLabel(/^English for/)
    .press('Enter');
  await row(app, '码头').getByRole('button', { name: 'Leave out' }).click();
  await keep(app);
  await app.getByRole('button', { name: 'Study these 2 terms' }).click();
  await expect(app.getByText('They come first among your new terms')).toBeVisible();

  // Its terms are the first that are asked.
  await openScreen('#/drill');
  const asked = [await askedCard(app)];
  await answer(app, 'Good');
  asked.push(await askedCard(app));
  await answer(app, 'Good');
  expect([...asked].sort()).toEqual(['内卷', '智慧港口']);
  await reload(app);
  await expect(app.getByRole('button', { name: 'Reveal' })).toBeVisible();

  // The next day has its own new terms, and these two come back first.
  await app.clock.install({ time: Date.now() + DAY });
  await openScreen('#/');
  await reload(app);
  await expect(app.locator('main .lead')).toHaveText(/^10 new and 2 in learning/);
  await openScreen('#/drill');
  expect(asked).toContain(await askedCard(app));
  await answer(app, 'Good');
  expect(asked).toContain(await askedCard(app));

  // The next article knows them, and gives one of them another English.
  await openScreen('#/read');
  await read(app, SECOND);
  await expect(app.getByText('1 not yet in your library, 1 in it (1 learning)')).toBeVisible();
  await keep(app);

  // Both stand on the term's page, each with its source; the reader says which one the card asks.
  await openScreen(TERM);
  await expect(rivals(app).getByRole('radio')).toHaveCount(2);
  await expect(rivals(app).getByRole('radio', { name: /^involution/ })).toBeChecked();
  await rivals(app)
    .getByRole('radio', { name: /rat race/ })
    .check();
  await app.getByRole('button', { name: 'Write a note' }).click();
  await app.getByRole('textbox', { name: 'Note' }).fill('Heard in Ningbo.');
  await app.getByRole('button', { name: 'Keep note' }).click();
  await expect(app.getByRole('button', { name: 'Edit note' })).toBeVisible();
  await reload(app);
  await expect(rivals(app).getByRole('radio', { name: /rat race/ })).toBeChecked();
  await expect(app.getByText('Heard in Ningbo.')).toBeVisible();

  // The library lists both beside the shipped issue.
  await openScreen('#/library');
  await expect(app.locator('#page a[href^="#/source/text-"]')).toHaveCount(2);

  // All of it goes to the other device, which loses nothing of its own by that; and what that has done comes back.
  const [mine, theirs] = [await storedGrades(app), await storedGrades(other)];
  expect([mine.length, theirs.length]).toEqual([3, 1]);
  await importBackup(other, await exportBackup(app, true));
  await expect.poll(() => storedLibrary(other)).toEqual(await storedLibrary(app));
  expect(await storedGrades(other)).toHaveLength(4);
  await openScreen(TERM, other);
  await expect(rivals(other).getByRole('radio', { name: /rat race/ })).toBeChecked();
  await expect(other.getByText('Heard in Ningbo.')).toBeVisible();
  await openScreen('#/library', other);
  await expect(other.locator('#page a[href^="#/source/text-"]')).toHaveCount(2);
  await importBackup(app, await exportBackup(other, false));
  expect(await storedGrades(app)).toHaveLength(4);
});
