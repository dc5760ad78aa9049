/** The library on the screen: a source comes as a file, is opened, studied, switched off, removed and brought back. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { writeShare } from '../../src/library/share.ts';
import { sourceIdOf } from '../../src/library/source.ts';
import { find, source } from '../library/made-up.ts';
import { expect, reload, test } from './fixtures.ts';

test.use({ keepsItself: false });

// Characters and readings that go together; 网络主权 is a term of the shipped issue.
const LINES = [
  'Village compacts (村规民约) bind a village.',
  '## Networks',
  'Network sovereignty (网络主权) and a shared tune (同调之音).',
];
const TEXT = `${LINES.join('\n')}\n`;
const ID = sourceIdOf('article', createHash('sha256').update(TEXT).digest('hex'));
const at = (hanzi: string, section?: string) => {
  const line = LINES.findIndex((one) => one.includes(hanzi));
  const column = LINES[line]!.indexOf(hanzi) + 1;
  return { places: [{ line: line + 1, column, length: hanzi.length, ...(section && { section }) }] };
};
const article = source(
  ID,
  [
    find('村规民约', 'village compact', at('村规民约')),
    find('网络主权', 'network sovereignty', at('网络主权', 'Networks')),
    find('同调之音', 'shared tune', at('同调之音', 'Networks')),
  ],
  {
    title: 'Compacts and networks',
    author: 'Li Ling',
    publication: 'Party Monthly',
    date: '2025-03',
    addedAt: 1_750_000_000_000,
  },
);
const FILE = writeShare(article, [], TEXT);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const rows = (page: Page) => page.getByRole('region', { name: 'Sources' }).locator('[data-source]');
const row = (page: Page) => page.locator(`[data-source="${ID}"]`);
const choose = (page: Page, content: string) =>
  page
    .getByLabel('A source from a colleague')
    .setInputFiles({ name: 'source.json', mimeType: 'application/json', buffer: Buffer.from(content) });

async function openLibrary(page: Page) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Library' }).click();
  await expect(heading(page, 'Library')).toBeVisible();
}

async function addArticle(page: Page) {
  await openLibrary(page);
  await choose(page, FILE);
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await expect(heading(page, 'Compacts and networks')).toBeVisible();
}

test('a colleague’s source is shown before it is taken, stands in the library beside the issue, and is drilled alone', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  // The issue is a source, and its old address leads to it.
  await openScreen('#/source/china-brief-24-08');
  await expect(app.locator('#page a[href^="#/issue/"]')).toHaveCount(5);
  await openScreen('#/issue');
  await expect(app.locator('#page a[href^="#/issue/"]')).toHaveCount(5);

  // A file that is no source says why, and changes nothing.
  await openLibrary(app);
  await choose(app, 'not a source');
  await expect(app.getByRole('alert').filter({ hasText: 'not JSON' })).toBeVisible();
  await expect(rows(app)).toHaveCount(1);
  await expect(rows(app)).toContainText('China Brief 24-8');
  await choose(app, FILE);
  const dialog = app.getByRole('dialog', { name: 'Add this source?' });
  await expect(dialog).toContainText('Li Ling · Party Monthly · March 2025');
  await expect(dialog).toContainText('3 terms: 3 new.');
  await expect(dialog).toContainText('2 terms that your library has not.');
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(rows(app)).toHaveCount(1);

  await addArticle(app);
  await expectAccessible();
  await expectNoSidewaysScroll();
  // It outlives the window.
  await reload(app);
  await expect(heading(app, 'Compacts and networks')).toBeVisible();
  await openLibrary(app);
  await expect(rows(app).first()).toContainText('Compacts and networks');
  await expect(rows(app)).toHaveCount(2);
  await expectAccessible();
  await expectNoSidewaysScroll();

  // It shows its terms by section, and its text with terms marked.
  await row(app).getByRole('link').click();
  await expect(app.getByRole('region', { name: 'Networks' }).locator('[data-term]')).toHaveCount(2);
  await app.getByText('The text, with its terms marked').click();
  await app.getByRole('button', { name: '同调之音', exact: true }).click();
  const card = app.getByRole('dialog', { name: 'About this word' });
  await expect(card).toContainText('shared tune');
  await expect(card.getByRole('link', { name: 'Everything about this term' })).toBeVisible();
  await card.getByRole('button', { name: 'Close' }).click();

  await app.getByRole('link', { name: 'Drill this source' }).click();
  await expect(app).toHaveURL(new RegExp(`#/drill\\?source=${ID}$`));
  await expect(app.getByText('3 left')).toBeVisible();
});

test('a source is studied, switched off, removed and brought back, corrected and handed on', async ({
  app,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await addArticle(app);
  // Studying all of it can be taken back.
  await app.getByRole('button', { name: 'Study all 3 new terms first' }).click();
  await expect(app.getByRole('button', { name: 'Studied: 村规民约' })).toBeVisible();
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(app.getByRole('button', { name: 'Study all 3 new terms first' })).toBeVisible();

  // Switched off it stays and is marked; removed it can be brought back.
  await app.getByLabel('Drill its terms').uncheck();
  await expect(app.getByRole('link', { name: 'Drill this source' })).toHaveCount(0);
  await openLibrary(app);
  await expect(row(app)).toContainText('Off: not drilled');
  await row(app).getByRole('link').click();
  await app.getByLabel('Drill its terms').check();
  await expect(app.getByRole('link', { name: 'Drill this source' })).toBeVisible();

  await app.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(heading(app, 'Library')).toBeVisible();
  const removed = app.getByRole('region', { name: 'Removed' });
  await expect(removed).toContainText('Compacts and networks');
  await expect(rows(app)).toHaveCount(1);
  await expectAccessible();
  await removed.getByRole('button', { name: 'Bring back Compacts and networks' }).click();
  await expect(removed).toHaveCount(0);
  await expect(row(app).getByRole('link')).toBeFocused();
  await expect(row(app)).toContainText('3 terms: 3 new');

  // A term is left out and taken back, a title put right, and the file handed on has both.
  await row(app).getByRole('link').click();
  await app.getByRole('button', { name: 'Correct the list' }).click();
  await expect(heading(app, 'Compacts and networks')).toBeFocused();
  await app.getByRole('button', { name: 'Leave out 网络主权' }).click();
  await app.getByRole('button', { name: 'Take back in 网络主权' }).click();
  await app.getByRole('button', { name: 'Leave out 网络主权' }).click();
  await expect(app.getByRole('button', { name: 'Take back in 网络主权' })).toBeFocused();
  await expectAccessible();
  await expectNoSidewaysScroll();
  await app.getByRole('button', { name: 'Done correcting' }).click();
  await expect(app.locator('#page [data-term]')).toHaveCount(2);

  await app.getByText('Title, author, publication, date').click();
  await app.getByLabel('Title', { exact: true }).fill('Compacts, again');
  await app.getByLabel('Title', { exact: true }).press('Enter');
  await expect(heading(app, 'Compacts, again')).toBeVisible();

  await app.getByRole('button', { name: 'Hand to a colleague' }).click();
  const [file] = await Promise.all([
    app.waitForEvent('download'),
    app.getByRole('dialog').getByRole('button', { name: 'Save the file' }).click(),
  ]);
  const content = await readFile((await file.path())!, 'utf8');
  const handed = JSON.parse(content) as { text?: string; edits: { set: string }[] };
  expect(handed.text).toBeUndefined();
  expect(handed.edits.map(({ set }) => set).sort()).toEqual(['find', 'find', 'find', 'title']);
});
