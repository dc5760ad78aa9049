/** Ways in: the share sheet, files of any format, and a page that a bookmark hands over. */
import type { Page } from '@playwright/test';
import { writtenPdf } from '../formats/written-pdf.ts';
import { expect, reload, test } from './fixtures.ts';

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

/** Two pages of a made-up paper, with their Chinese in a font whose codes only the tables for it tell. */
const PORTS = writtenPdf(
  [
    [
      'BT /F2 24 Tf 50 540 Td (Ports Without Ships) Tj ET',
      'BT /F1 10 Tf 50 500 Td (By Ann Harbour) Tj ET',
      `BT /F1 10 Tf 50 470 Td (They promised "high-quality development \\() Tj ${chinese('高质量发展')} (\\)" at once.) Tj ET`,
    ].join('\n'),
    `BT /F1 10 Tf 50 540 Td (The "bottom line" \\() Tj ${chinese('底线')} (\\) is on the second page.) Tj ET`,
  ],
  {
    objects: {
      6: '<< /Title (Ports Without Ships) >>',
      900:
        '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< ' +
        '/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) ' +
        '/Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light ' +
        '/Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 850 /Descent -150 /StemV 80 >> >>] >>',
    },
    trailer: '/Info 6 0 R',
    resources: '/Font << /F1 3 0 R /F2 4 0 R /F9 900 0 R >>',
  },
);

/** Draws these characters, and goes on in Helvetica. */
function chinese(text: string): string {
  const codes = Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0'));
  return `/F9 10 Tf <${codes.join('')}> Tj /F1 10 Tf`;
}

test('files of any format and what is shared are read and kept; what a format was fetched for once needs no network', async ({
  app,
  openScreen,
  readyOffline,
  goOffline,
  goOnline,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  test.slow();
  const files = app.getByRole('list', { name: 'Files to read' });
  const bring = (...brought: [name: string, content: Uint8Array][]) =>
    app.locator('input[type="file"]').setInputFiles(
      brought.map(([name, content]) => ({
        name,
        mimeType: name.endsWith('.pdf') ? 'application/pdf' : 'application/rtf',
        buffer: Buffer.from(content),
      })),
    );
  const keep = async (offer: RegExp) => {
    await app.getByRole('button', { name: offer }).click();
    await app.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
    await app.getByRole('link', { name: /^Open it in the library/ }).click();
  };

  await test.step('a PDF is opened from the file chooser, put right, read, and kept with its pages', async () => {
    // What comes before the worker is in charge is not kept by it.
    await readyOffline();
    await openScreen('#/read');
    await bring(['ports.pdf', PORTS], ['cut.pdf', PORTS.subarray(0, 300)]);
    await expect(files).toContainText(/PDF · 2 pages · \d+ characters/);
    await expect(app.getByText(/“cut\.pdf” is damaged/)).toBeVisible();
    await files.getByText('Ports Without Ships', { exact: true }).click();
    await files.getByLabel('Publication').fill('Harbour Review');
    await files.getByLabel('Publication').press('Tab');
    await files.getByText('The text as it will be read').click();
    await expect(files.getByLabel('Text of ports.pdf')).toHaveValue(/底线/);
    await expectAccessible();
    await expectNoSidewaysScroll();

    // The dictionary comes with this first reading.
    await app.getByRole('button', { name: 'Find the terms' }).click();
    await expect(row(app, '底线')).toContainText('bottom line');
    await keep(/^Keep these/);
    await expect(app.getByText(/Harbour Review/)).toBeVisible();
    await expect(app.locator('[data-term="底线"]')).toContainText('p. 2');
    await expect(app.locator('[data-term="高质量发展"]')).toContainText('p. 1');
  });

  await test.step('without a network the next one is read by what came for the first', async () => {
    await goOffline();
    await openScreen('#/read');
    await reload(app);
    await bring(['again.pdf', PORTS]);
    await expect(files).toContainText(/PDF · 2 pages · \d+ characters/);
    await files.getByRole('button', { name: /^Remove/ }).click();
    await expect(files).toHaveCount(0);
  });

  await test.step('and what is shared is taken, survives a reload, is read and kept', async () => {
    await share(
      app,
      { title: 'Ports' },
      {
        'ports.md': '# Ports\n\nBy Ann Harbour\n\nThe “bottom line” (底线).',
        'words.tbx': '<?xml version="1.0"?><tbx type="TBX-Core" style="dca" xml:lang="en"><text/></tbx>',
      },
    );
    await expect(files).toContainText('Ann Harbour');
    await expect(files).toContainText('ports.md');
    // A termbase has no text; it waits to be taken as a word list.
    const asList = app.getByRole('button', { name: 'Take it as a word list' });
    await expect(asList).toBeVisible();
    await expectAccessible();
    await expectNoSidewaysScroll();
    await reload(app);
    await expect(files).toContainText('Ann Harbour');
    await expect(files.getByRole('button', { name: /^Remove/ })).toHaveCount(1);
    await expect(asList).toBeVisible();

    // An address alone is no article, and is not fetched.
    await share(app, { title: 'A page', text: 'https://example.org/ports' });
    await expect(app.getByText('Only an address came, not the article:')).toBeVisible();
    await app.getByRole('button', { name: 'Understood' }).click();

    await app.getByRole('button', { name: 'Find the terms' }).click();
    await expect(row(app, '底线')).toContainText('bottom line');
    await keep(/^Keep this/);
    await expect(app.getByText('Ann Harbour')).toBeVisible();
  });

  await test.step('all that reads files is fetched at once, and then reads one that none was asked for before', async () => {
    await goOnline();
    await openScreen('#/settings');
    const readers = app.getByRole('listitem').filter({ hasText: 'Readers of files' });
    await expect(readers).toContainText(/MB, not on this device/);
    await readers.getByRole('button', { name: 'Fetch Readers of files' }).click();
    await expect(readers).toContainText(/MB, on this device/);
    await goOffline();
    await openScreen('#/read');
    await app.getByRole('button', { name: 'Read another article' }).click();
    const line = '{\\rtf1\\ansi The \\ldblquote bottom line\\rdblquote  (\\u24213?\\u32447?).\\par}';
    await bring(['line.rtf', Buffer.from(line)]);
    await expect(files).toContainText('RTF document');
  });
});

test.describe(() => {
  test.use({ keepsItself: false });

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
});
