/** Keeping what was read: in the library, with its text, and studied first; and reading the same text again. */
import type { Page } from '@playwright/test';
import { expect, reload, test } from './fixtures.ts';

test.use({ keepsItself: false });

const PORTS =
  '# Ports\n\nBy Ann Harbour\n\nThey fear “involution (内卷)” and praise a “smart port (智慧港口)”.';
const CRANES = '# Cranes\n\nA “crane (起重机)” and a “dry dock (干船坞)”.';

const rows = (page: Page) => page.locator('[data-term]');
const row = (page: Page, hanzi: string) =>
  rows(page).filter({ has: page.locator('.line', { hasText: hanzi }) });
const dialog = (page: Page) => page.getByRole('dialog');
const offer = (page: Page) => page.getByRole('button', { name: /^Keep (this|these) \d/ });

async function read(page: Page, text: string) {
  await page.getByLabel('The article').fill(text);
  await page.getByRole('button', { name: 'Find the terms' }).click();
  await expect(rows(page).first()).toBeVisible();
}

async function keep(page: Page) {
  await offer(page).click();
  await dialog(page).getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Kept' })).toBeFocused();
}

/** What is stored under keys that begin so. */
const storedOn = (page: Page, prefix: string): Promise<unknown[]> =>
  page.evaluate(async (begin) => {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('The database does not open.'));
    });
    const values = await new Promise<unknown[]>((resolve) => {
      const request = database
        .transaction('keyval')
        .objectStore('keyval')
        .getAll(IDBKeyRange.bound(begin, `${begin}\uffff`));
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return values;
  }, prefix);

test('a reading is kept with its text and studied; read again it is known, with what keeping it again would change', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await openScreen('#/read');
  await read(app, PORTS);
  await expectNoSidewaysScroll();
  await row(app, '内卷').getByRole('button', { name: 'Correct' }).click();
  await row(app, '内卷')
    .getByLabel(/^English for/)
    .fill('rat race');
  await row(app, '内卷')
    .getByLabel(/^English for/)
    .press('Enter');
  await row(app, '内卷').getByRole('button', { name: 'Study this' }).click();
  await expect(row(app, '内卷')).toContainText('To study first');
  // The facts are asked with what was recognised filled in; a wrong one is not passed over.
  await offer(app).click();
  await expectAccessible();
  await expectNoSidewaysScroll();
  await expect(dialog(app).getByLabel('Title')).toHaveValue('Ports');
  await expect(dialog(app).getByLabel('Author')).toHaveValue('Ann Harbour');
  await dialog(app).getByLabel('Date').fill('soon');
  await dialog(app).getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(dialog(app).getByLabel('Date')).toBeFocused();
  await expect(dialog(app).getByText('Type a date as in')).toBeVisible();
  await dialog(app).getByLabel('Date').fill('14 March 2025');
  await dialog(app).getByRole('button', { name: 'Keep', exact: true }).click();

  await expect(app.getByRole('heading', { name: 'Kept' })).toBeFocused();
  await expect(app.getByText('2 terms of this text are in your library.')).toBeVisible();
  await expect(app.getByText('Ann Harbour · 14 March 2025 · 2 terms')).toBeVisible();
  await expect(app.getByRole('link', { name: 'Open it in the library' })).toHaveAttribute(
    'href',
    /^#\/source\/text-[0-9a-f]{40}$/,
  );
  await expect.poll(() => storedOn(app, 'draft')).toEqual([]);
  expect(await storedOn(app, 'text/')).toEqual([expect.objectContaining({ text: PORTS })]);
  await expectAccessible();
  await expectNoSidewaysScroll();

  // One of them is studied first already.
  await app.getByRole('button', { name: 'Study this 1 term' }).click();
  await expect(app.getByText('They come first among your new terms')).toBeVisible();

  // Right after keeping, a reload loses nothing: the field is empty, and the terms are known.
  await reload(app);
  await expect(app.getByLabel('The article')).toHaveValue('');
  await read(app, PORTS);
  await expect(row(app, '内卷').getByRole('link', { name: 'In the library' })).toHaveAttribute(
    'href',
    `#/term/${encodeURIComponent('内卷')}`,
  );
  expect(JSON.stringify(await storedOn(app, 'edit/'))).toContain('rat race');
  await expect(app.getByText('This text is in your library as Ports.')).toBeVisible();
  await expect(app.getByText('Keeping it again changes nothing there')).toBeVisible();
  await row(app, '智慧港口').getByRole('button', { name: 'Leave out' }).click();
  await expect(app.getByText('Keeping it again takes out 1 term there.')).toBeVisible();
  await keep(app);
  await expect(app.getByText('1 term of this text is in your library.')).toBeVisible();
  expect(await storedOn(app, 'source/')).toHaveLength(1);

  // Another article says what it adds.
  await app.getByRole('button', { name: 'Read another article' }).click();
  await read(app, 'They fear “involution (内卷)” where a “crane (起重机)” stands.');
  await expect(app.getByText('1 not yet in your library, 1 in it (1 not drilled yet)')).toBeVisible();
  await expect(row(app, '内卷').locator('.facts')).toContainText(/Not drilled yet.*In the library/);
  await expect(row(app, '起重机').locator('.facts')).toContainText('Not yet in your library');
  await app.getByRole('button', { name: 'Filter' }).click();
  await app.getByRole('combobox', { name: /^Show/ }).selectOption({ label: 'Not yet in your library (1)' });
  await expect(rows(app)).toHaveCount(1);
});

test('where the device has no room it is said; a text can be left aside; several texts are several sources, the same one twice is one', async ({
  app,
  openScreen,
}) => {
  await openScreen('#/read');
  await test.step('without room nothing is kept, and the draft stays', async () => {
    await read(app, CRANES);
    await row(app, '干船坞').getByRole('button', { name: 'Leave out' }).click();
    await expect.poll(async () => JSON.stringify(await storedOn(app, 'draft'))).toContain('dropped');
    await app.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No room', 'QuotaExceededError');
      };
    });
    await offer(app).click();
    await dialog(app).getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(dialog(app).getByText('There is no room left on this device')).toBeVisible();
    await app.reload();
    await expect(row(app, '干船坞').getByRole('button', { name: 'Take back in' })).toBeVisible();
  });

  await test.step('the text is not kept where that is declined', async () => {
    await offer(app).click();
    await dialog(app).getByLabel('Keep the text, too').uncheck();
    await dialog(app).getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(app.getByText('1 term of this text is in your library.')).toBeVisible();
    expect(await storedOn(app, 'text/')).toEqual([]);
    expect(await storedOn(app, 'source/')).toHaveLength(1);
    await app.getByRole('button', { name: 'Read another article' }).click();
  });

  await test.step('of several texts, what was not read stays', async () => {
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    });
    await app.getByLabel('The article').fill('Only English.');
    await app
      .locator('input[type="file"]')
      .setInputFiles([
        file('ports.md', PORTS),
        file('copy.md', PORTS),
        file('reform.txt', 'A “reform (改革)” of sorts.'),
      ]);
    await app.getByRole('button', { name: 'Find the terms' }).click();
    await keep(app);
    await expect(app.getByText('3 terms of 2 texts are in your library.')).toBeVisible();
    await expect(app.getByRole('link', { name: /^Open it in the library/ })).toHaveCount(2);
    expect(await storedOn(app, 'source/')).toHaveLength(3);
    await app.getByRole('button', { name: 'Read another article' }).click();
    await expect(app.getByLabel('The article')).toHaveValue('Only English.');
    await expect(app.getByText('reform.txt')).toHaveCount(0);
  });
});
