/** Ways in: the share sheet, files of any format, and a page that a bookmark hands over. */
import type { Page } from '@playwright/test';
import { cutSong } from '../../build/song-font.ts';
import { expect, test } from './fixtures.ts';

const row = (page: Page, hanzi: string) =>
  page.locator('[data-term]').filter({ has: page.locator('.line', { hasText: hanzi }) });

/** Sends what the system's share sheet does: a form, as a navigation. */
async function share(page: Page, fields: Record<string, string>, files: Record<string, string> = {}) {
  await page.evaluate(
    ({ fields, files }) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.enctype = 'multipart/form-data';
      form.action = new URL('share', document.baseURI).href;
      for (const [name, value] of Object.entries(fields)) {
        const input = document.createElement('input');
        Object.assign(input, { name, value });
        form.append(input);
      }
      const chooser = document.createElement('input');
      Object.assign(chooser, { type: 'file', name: 'files', multiple: true });
      const data = new DataTransfer();
      for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
      chooser.files = data.files;
      form.append(chooser);
      document.body.append(form);
      form.submit();
    },
    { fields, files },
  );
  await page.waitForURL(/#\/read\?from=share$/);
}

test('what is shared is taken without a network, survives a reload, and is read and kept', async ({
  app,
  openScreen,
  readyOffline,
  goOffline,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await readyOffline();
  // The dictionary comes with the first reading.
  await openScreen('#/read');
  await app.getByLabel('The article').fill('A “reform (改革)” of sorts.');
  await app.getByRole('button', { name: 'Find the terms' }).click();
  await expect(row(app, '改革')).toBeVisible();
  await app.getByRole('button', { name: 'Back to the text' }).click();
  await app.getByRole('button', { name: 'Clear' }).click();
  await goOffline();

  await share(
    app,
    { title: 'Ports' },
    {
      'ports.md': '# Ports\n\nBy Ann Harbour\n\nThe “bottom line” (底线).',
      'words.tbx': '<?xml version="1.0"?><tbx type="TBX-Core" style="dca" xml:lang="en"><text/></tbx>',
    },
  );
  const files = app.getByRole('list', { name: 'Files to read' });
  await expect(files).toContainText('Ann Harbour');
  await expect(files).toContainText('ports.md');
  // A termbase has no text; it waits to be taken as a word list.
  const asList = app.getByRole('button', { name: 'Take it as a word list' });
  await expect(asList).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();
  await app.reload();
  await expect(files).toContainText('Ann Harbour');
  await expect(files.getByRole('button', { name: /^Remove/ })).toHaveCount(1);
  await expect(asList).toBeVisible();

  // An address alone is no article, and is not fetched.
  await share(app, { title: 'A page', text: 'https://example.org/ports' });
  await expect(app.getByText('Only an address came, not the article:')).toBeVisible();
  await app.getByRole('button', { name: 'Understood' }).click();

  await app.getByRole('button', { name: 'Find the terms' }).click();
  await expect(row(app, '底线')).toContainText('bottom line');
  await app.getByRole('button', { name: /^Keep this/ }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await app.getByRole('link', { name: /^Open it in the library/ }).click();
  await expect(app.getByText('Ann Harbour')).toBeVisible();
});

test('the bookmark, pressed on a page of another site, hands it over to a reader who agrees', async ({
  app,
  context,
  openScreen,
}) => {
  await openScreen('#/read');
  await app.getByText('More ways to bring an article').click();
  const code = await app.getByRole('link', { name: 'Read with Tifa' }).getAttribute('href');
  const html =
    '<!doctype html><title>Ports</title><article><h1>Ports Without Ships</h1><p>The “bottom line” (底线) of it.</p></article>';
  await context.route('http://harbour.test/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  const page = await context.newPage();
  await page.goto('http://harbour.test/ports');
  // A bookmark runs in the page that is shown, as this link does; the page itself knows nothing of it.
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: 'bookmark' });
    document.body.append(link);
  }, code!);
  const press = async () => {
    const [opened] = await Promise.all([page.waitForEvent('popup'), page.getByText('bookmark').click()]);
    await expect(opened.getByText('hands over a page:')).toContainText('http://harbour.test');
    return opened;
  };
  const refused = await press();
  await refused.getByRole('button', { name: 'Do not' }).click();
  await expect(refused.getByText('hands over a page:')).toHaveCount(0);
  await expect(refused.getByRole('list', { name: 'Files to read' })).toHaveCount(0);
  await refused.close();

  const taken = await press();
  await taken.getByRole('button', { name: 'Take it' }).click();
  const files = taken.getByRole('list', { name: 'Files to read' });
  await expect(files).toContainText('Ports.html');
  await files.getByText('The text as it will be read').click();
  await expect(files.getByLabel('Text of Ports.html')).toHaveValue(/“bottom line” \(底线\)/);
  expect(page.url()).toBe('http://harbour.test/ports');
});

test('a PDF is opened from the file chooser, put right, read, and kept with its pages; the next one without a network', async ({
  app,
  browser,
  openScreen,
  readyOffline,
  goOffline,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  // The browser of the tests has no Chinese face of its own.
  const { woff2 } = await cutSong(Array.from('高质量发展底线'));
  const face = `@font-face { font-family: Song; src: url(data:font/woff2;base64,${woff2.toString('base64')}) }`;
  const print = await browser.newPage();
  await print.setContent(`<title>Ports Without Ships</title><style>${face} body { font-family: serif, Song }</style><h1>Ports Without Ships</h1><p>By Ann Harbour</p>
    <p>They promised “high-quality development (高质量发展)” at once.</p>
    <p style="break-before: page">The “bottom line” (底线) is on the second page.</p>`);
  await print.evaluate(() => document.fonts.ready);
  const pdf = await print.pdf({ format: 'A5' });
  await print.close();

  await readyOffline();
  await openScreen('#/read');
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
  await app
    .locator('input[type="file"]')
    .setInputFiles([file('ports.pdf', pdf), file('cut.pdf', pdf.subarray(0, 300))]);
  const files = app.getByRole('list', { name: 'Files to read' });
  await expect(files).toContainText(/PDF · 2 pages · \d+ characters/);
  await expect(app.getByText(/“cut\.pdf” is damaged/)).toBeVisible();
  await files.getByText('Ports Without Ships', { exact: true }).click();
  await files.getByLabel('Publication').fill('Harbour Review');
  await files.getByLabel('Publication').press('Tab');
  await files.getByText('The text as it will be read').click();
  await expect(files.getByLabel('Text of ports.pdf')).toHaveValue(/底线/);
  await expectAccessible();
  await expectNoSidewaysScroll();

  await app.getByRole('button', { name: 'Find the terms' }).click();
  await expect(row(app, '底线')).toContainText('bottom line');
  await app.getByRole('button', { name: /^Keep these/ }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await app.getByRole('link', { name: /^Open it in the library/ }).click();
  await expect(app.getByText(/Harbour Review/)).toBeVisible();
  await expect(app.locator('[data-term="底线"]')).toContainText('p. 2');
  await expect(app.locator('[data-term="高质量发展"]')).toContainText('p. 1');

  // What reads PDFs was fetched for the first one, and is kept.
  await goOffline();
  await openScreen('#/read');
  await app.reload();
  await app.locator('input[type="file"]').setInputFiles([file('again.pdf', pdf)]);
  await expect(files).toContainText(/PDF · 2 pages · \d+ characters/);
});

test('all that reads files is fetched at once, and then reads one that none was asked for before, without a network', async ({
  app,
  openScreen,
  readyOffline,
  goOffline,
}) => {
  await readyOffline();
  await openScreen('#/settings');
  const readers = app.getByRole('listitem').filter({ hasText: 'Readers of files' });
  await expect(readers).toContainText(/MB, not on this device/);
  await readers.getByRole('button', { name: 'Fetch Readers of files' }).click();
  await expect(readers).toContainText(/MB, on this device/);
  await goOffline();
  await openScreen('#/read');
  const buffer = Buffer.from(
    '{\\rtf1\\ansi The \\ldblquote bottom line\\rdblquote  (\\u24213?\\u32447?).\\par}',
  );
  await app
    .locator('input[type="file"]')
    .setInputFiles([{ name: 'line.rtf', mimeType: 'application/rtf', buffer }]);
  await expect(app.getByRole('list', { name: 'Files to read' })).toContainText('RTF document');
});
