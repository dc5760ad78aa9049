/** Reading an article the reader brings: its terms are filtered, corrected and saved, and nothing of it is lost. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, reload, test } from './fixtures.ts';

test.use({ keepsItself: false });

const passage = () => readFile(new URL('../extract/corpus/07-damaged-scan.txt', import.meta.url), 'utf8');

const field = (page: Page) => page.getByLabel('The article');
const rows = (page: Page) => page.locator('[data-term]');
const row = (page: Page, hanzi: string) =>
  rows(page).filter({ has: page.locator('.line', { hasText: hanzi }) });
const find = (page: Page) => page.getByRole('button', { name: 'Find the terms' });

async function readPassage(page: Page, text: string) {
  await field(page).fill(text);
  await find(page).click();
  await expect(rows(page).first()).toBeVisible();
}

async function save(page: Page, format: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: /^Export \d/ }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: format }).click(),
  ]);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return { name: file.suggestedFilename(), text: await contentOf(file) };
}

const contentOf = async (file: Download) => readFile((await file.path())!, 'utf8');

test('a pasted article becomes a list that is filtered, corrected and saved, and a text with its terms marked', async ({
  app,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const text = `${await passage()}\n\nA word with nothing beside it: 码头. And Xi Jinping (习近平).`;
  await app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Library' }).click();
  await app.getByRole('link', { name: 'Add an article' }).click();
  await expectAccessible();
  await expectNoSidewaysScroll();
  await readPassage(app, text);
  const all = await rows(app).count();

  await app.getByRole('button', { name: 'Filter' }).click();
  const show = app.getByRole('combobox', { name: /^Show/ });
  await show.selectOption({ label: 'Without English (1)' });
  await expect(rows(app)).toHaveCount(1);
  await expect(rows(app)).toContainText('码头');
  await show.selectOption('');
  const kind = app.getByRole('combobox', { name: /^Kind/ });
  await kind.selectOption('person');
  await expect(row(app, '习近平').getByRole('link', { name: 'In the library' })).toBeVisible();
  await kind.selectOption('');
  await app.getByRole('combobox', { name: /^Order/ }).selectOption('doubt');
  await expect(rows(app)).toHaveCount(all);
  await expect(rows(app).first()).toContainText(/Doubtful|Misprint/);

  const misprint = row(app, '汉州');
  await expect(misprint).toContainText('Wenzhou');
  await expect(misprint).toContainText('Misprint?');
  await expect(misprint.locator('mark')).toHaveText('汉州');
  await misprint.getByRole('button', { name: /^Why this gloss/ }).click();
  await expect(misprint).toContainText('right before the bracket');
  await misprint.getByRole('button', { name: 'Correct' }).click();
  await expectAccessible();
  await expectNoSidewaysScroll();
  await misprint.getByLabel(/^English for/).fill('Hanzhou');
  await misprint.getByLabel(/^English for/).press('Enter');
  await expect(misprint).toContainText('Your wording');
  const left = row(app, '智慧港口');
  await left.getByRole('button', { name: 'Leave out' }).click();
  await expect(left.getByRole('button', { name: 'Take back in' })).toBeVisible();

  await app.getByRole('button', { name: /^Export \d/ }).click();
  await expectAccessible();
  await app.keyboard.press('Escape');
  const json = await save(app, 'JSON');
  const terms = JSON.parse(json.text) as { hanzi: string; english: string }[];
  expect(json.name).toBe('terms.json');
  expect(terms).toHaveLength(all - 1);
  expect(terms).toContainEqual(expect.objectContaining({ hanzi: '汉州', english: 'Hanzhou' }));
  expect(terms.map(({ hanzi }) => hanzi)).not.toContain('智慧港口');

  const csv = await save(app, 'CSV');
  expect(csv.text.startsWith('\uFEFFhanzi,english,')).toBe(true);
  const anki = await save(app, 'Anki');
  expect(anki.text.split('\n')[0]).toBe('#separator:tab');
  expect(anki.text).toContain('A rival yard in Wenzhou (汉州)');
  expect((await save(app, 'TSV')).text.split('\n')).toHaveLength(terms.length + 2);

  await app.getByLabel('In the text').check();
  await app.getByRole('button', { name: '习近平' }).click();
  const card = app.getByRole('dialog', { name: 'About this word' });
  await expect(card).toContainText('Xí Jìnpíng');
  await expectAccessible();
  await expectNoSidewaysScroll();
  await app.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(app.getByRole('button', { name: '习近平' })).toBeFocused();
  await app.keyboard.press('Enter');
  await card.getByRole('link').click();
  await expect(app).toHaveURL(/#\/term\//);

  // Following a term and coming back loses nothing.
  await app.goBack();
  await app.getByLabel('As a list').check();
  await expect(misprint).toContainText('Hanzhou');
  await app.getByRole('button', { name: 'Back to the text' }).click();
  await expect(field(app)).toHaveValue(text);
});

test('what cannot be read is named; terms are joined, split, put right and undone; and a reload loses nothing', async ({
  app,
  openScreen,
}) => {
  await openScreen('#/read');
  await find(app).click();
  await expect(app.getByText('There is nothing to read yet')).toBeVisible();
  await field(app).fill('Only English.');
  await find(app).click();
  await expect(app.getByText('The text has no Chinese characters')).toBeVisible();
  await expect(field(app)).toHaveValue('Only English.');

  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer });
  await app
    .locator('input[type="file"]')
    .setInputFiles([
      file('empty.txt', Buffer.alloc(0)),
      file('scan.txt', Buffer.from('%PDF-1.7 …')),
      file('picture.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])),
      file('good.md', Buffer.from('A “reform (改革)” of sorts.')),
    ]);
  await expect(app.getByText('“empty.txt” is empty')).toBeVisible();
  await expect(app.getByText('“scan.txt” is damaged')).toBeVisible();
  await expect(app.getByText('“picture.md” is not a text file')).toBeVisible();
  await expect(app.getByRole('listitem').filter({ hasText: 'good.md' })).toBeVisible();
  // The file is read although the pasted text has nothing to find.
  await find(app).click();
  await expect(row(app, '改革')).toContainText('reform');
  await app.getByRole('button', { name: 'Back to the text' }).click();
  await app.getByRole('button', { name: 'Clear' }).click();

  await readPassage(
    app,
    '# Ports\n\nBy Ann Harbour\n\nThey fear “involution (内卷)” and call it 内卷式竞争.',
  );
  await test.step('the characters of a term are corrected in its sentence, joined and split', async () => {
    const term = row(app, '内卷式竞争');
    await term.getByRole('button', { name: 'Add English' }).click();
    await term.getByRole('button', { name: 'End earlier, without 争' }).click();
    await row(app, '内卷式竞').getByRole('button', { name: 'End later, with 争' }).click();
    await expect(term.locator('mark')).toHaveText('内卷式竞争');
    await term.getByRole('button', { name: /^内卷式\s*and\s*竞争$/ }).click();
    await expect(rows(app)).toHaveCount(3);
    const part = row(app, '竞争');
    await expect(part).toContainText('jìngzhēng');
    await expect(row(app, '内卷式').getByRole('button', { name: /^(Correct|Add English)/ })).toBeFocused();

    await part.getByRole('button', { name: 'Add English' }).click();
    await part.getByRole('button', { name: '内卷式 before it' }).click();
    await expect(rows(app)).toHaveCount(2);
    await expect(term).toContainText('nèi');

    await term.getByRole('button', { name: 'Undo characters' }).click();
    await expect(rows(app)).toHaveCount(3);
    await part.getByRole('button', { name: 'Undo characters' }).click();
    await expect(rows(app)).toHaveCount(2);
  });

  const term = row(app, '内卷').first();
  await test.step('kind and reading are put right; a reading of other characters is refused', async () => {
    await term.getByRole('button', { name: 'Correct' }).click();
    await term.getByLabel('Kind').selectOption({ label: 'Expression' });
    await term.getByLabel('Reading').fill('nei4');
    await term.getByRole('button', { name: 'Save' }).click();
    await expect(term).toContainText('内卷 has 2 characters to read; this has 1 syllable.');
    await term.getByLabel('Reading').fill('nei4 juan4');
    await term.getByRole('button', { name: 'Save' }).click();
    await expect(term.locator('.reading')).toHaveText('nèijuàn');
    await expect(term).toContainText('Expression');
    await term.getByRole('button', { name: 'Undo reading' }).click();
    await expect(term.locator('.reading')).toHaveText('nèijuǎn');
  });

  await test.step('a reload loses neither text, corrections nor facts', async () => {
    await term.getByRole('button', { name: 'Leave out' }).click();
    await app.getByText('Ports', { exact: true }).click();
    await expect(app.getByLabel('Author')).toHaveValue('Ann Harbour');
    await app.getByLabel('Date').fill('soon');
    await app.getByLabel('Date').press('Tab');
    await expect(app.getByText('Type a date as in')).toBeVisible();
    await app.getByLabel('Date').fill('14 March 2025');
    await app.getByLabel('Date').press('Tab');
    await expect(app.getByText('Ann Harbour · 14 March 2025')).toBeVisible();

    await reload(app);
    await expect(term.getByRole('button', { name: 'Take back in' })).toBeVisible();
    await expect(app.getByText('Ann Harbour · 14 March 2025')).toBeVisible();
    await app.getByRole('button', { name: 'Back to the text' }).click();
    await app.getByRole('button', { name: 'Clear' }).click();
    await reload(app);
    await expect(field(app)).toHaveValue('');
  });
});
