/** An installed app that goes without a network: first without the dictionary, which is fetched when asked for, then with it. */
import { readFile } from 'node:fs/promises';
import { parseGlossary } from '../../src/glossary/load.ts';
import { sourceOf } from '../library/issue-source.ts';
import { expect, reload, test } from './fixtures.ts';

const PASSAGE = 'A rival yard in “Wenzhou (温州)” fears “involution (内卷)”.';
const ISSUE = new URL('../../glossary/china-brief-24-08/glossary.json', import.meta.url);

test('without network and dictionary nothing is lost that is typed; with the dictionary all works, the issue’s copy too', async ({
  app,
  openScreen,
  goOffline,
  goOnline,
}) => {
  test.slow();
  const field = app.getByLabel('The article');
  const find = app.getByRole('button', { name: 'Find the terms' });
  const term = (hanzi: string) =>
    app.locator('[data-term]').filter({ has: app.locator('.line', { hasText: hanzi }) });

  await test.step('reading waits for the dictionary', async () => {
    await goOffline();
    await openScreen('#/read');
    await expect(app.getByText('No network, and no dictionary yet.')).toBeVisible();
    await field.fill(PASSAGE);
    await expect(find).toBeDisabled();
    await goOnline();
    await expect(find).toBeEnabled();
    await goOffline();
  });

  await test.step('so does a word that is typed', async () => {
    const chinese = app.getByLabel('Chinese', { exact: true });
    const save = app.getByRole('button', { name: 'Save', exact: true });
    await openScreen('#/words?do=add');
    await chinese.fill('内卷');
    await app.getByLabel('English').fill('involution');
    await save.click();
    await expect(app.getByRole('alert')).toContainText('The dictionary could not be fetched');
    await goOnline();
    await app.getByRole('button', { name: 'Try again' }).click();
    await expect(app.getByLabel('Reading')).toHaveAttribute('placeholder', 'nèijuǎn');
    await expect(app.getByLabel('English')).toHaveValue('involution');
    await goOffline();
    await chinese.fill('躺平');
    await expect(app.getByLabel('Reading')).toHaveAttribute('placeholder', 'tǎngpíng');
    await save.click();
    await expect(app.getByText('躺平 is among your words.')).toBeVisible();
  });

  await test.step('with it an article is read without a network, and is here again after a reload', async () => {
    await openScreen('#/read');
    await expect(field).toHaveValue(PASSAGE);
    await find.click();
    await expect(term('温州')).toBeVisible();
    await reload(app);
    await expect(term('温州')).toBeVisible();
    await app.getByRole('button', { name: 'Back to the text' }).click();
    await expect(app.getByText('The dictionary is on this device')).toBeVisible();
    await app.getByRole('button', { name: 'Clear' }).click();
  });

  await test.step('the reader’s copy of the issue is its text: every term in its sentence, until it is removed', async () => {
    const { entries } = parseGlossary(await readFile(ISSUE, 'utf8'), 'glossary.json');
    const entry = entries.find(({ occurrences }) => occurrences.some(({ form }) => form === 'english'))!;
    const page = app.url().split('#')[0]!;
    await app.locator('input[type="file"]').setInputFiles({
      name: 'my copy.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(sourceOf(entries)),
    });
    await find.click();
    await expect(app.getByText('its terms are in your library. Keep the text on this device')).toBeVisible();
    await app.getByRole('button', { name: 'Keep the text' }).click();
    await app.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(app.getByRole('heading', { name: 'Kept' })).toBeFocused();

    // As the copy was addressed in 0.1.0.
    await app.goto(`${page}#/read?copy=open`);
    await expect(app.locator('[data-at]').first()).toBeVisible();
    await app.goto(`${page}#/term/${entry.id}`);
    await reload(app);
    const own = app.getByRole('region', { name: 'In your texts' });
    await expect(own.locator('mark').first()).toBeVisible();
    await own.getByRole('listitem').getByRole('link').first().click();
    await expect(app.locator('[data-at]:focus')).toBeInViewport();
    // The place that was asked for is held where it is until the reader moves.
    await app.keyboard.press('End');
    await app.getByRole('button', { name: 'Remove the text from this device' }).click();
    await expect(app.getByText('The text is no longer on this device.')).toBeVisible();

    // No second source of it was made, beside the word that was typed.
    await openScreen('#/library');
    await expect(app.locator('[data-source]:not([data-source="my-words"])')).toHaveCount(1);
    await app.goto(`${page}#/term/${entry.id}`);
    await expect(app.getByText('Where it stands')).toBeVisible();
    await expect(own).toHaveCount(0);
  });
});
