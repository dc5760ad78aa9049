/** What is half typed survives a reload, and is gone once it is stored or given up. */
import type { Page } from '@playwright/test';
import { expect, reload, test } from './fixtures.ts';

test.use({ keepsItself: false });

test('a correction, a note and a word of one’s own', async ({ app, openScreen }) => {
  const comeAgain = async (page: Page) => {
    await reload(page);
    // That of a term takes no room once its characters can be pressed.
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  };

  await test.step('a correction in the list to check', async () => {
    await openScreen('#/read');
    await app.getByLabel('The article').fill('They fear “involution (内卷)” at work.');
    await app.getByRole('button', { name: 'Find the terms' }).click();
    await app.getByRole('button', { name: 'Correct 内卷' }).click();
    const english = app.getByLabel('English for 内卷');
    await english.fill('rat');
    await app.getByLabel('Reading', { exact: true }).fill('nei4 ju');
    await comeAgain(app);
    await expect(english).toHaveValue('rat');
    await expect(app.getByLabel('Reading', { exact: true })).toHaveValue('nei4 ju');
    await app.getByRole('button', { name: 'Cancel' }).click();
    await expect(english).toHaveCount(0);
    await comeAgain(app);
    await expect(app.getByRole('button', { name: 'Correct 内卷' })).toBeVisible();
    await expect(english).toHaveCount(0);
  });

  await test.step('a note', async () => {
    await openScreen(`#/term/${encodeURIComponent('习近平')}`);
    await app.getByRole('button', { name: 'Write a note' }).click();
    const note = app.getByLabel('Note', { exact: true });
    await note.fill('of the par');
    await comeAgain(app);
    await expect(note).toHaveValue('of the par');
    await note.fill('of the party');
    await app.getByRole('button', { name: 'Keep note' }).click();
    await expect(app.getByText('of the party', { exact: true })).toBeVisible();
    await comeAgain(app);
    await expect(app.getByRole('button', { name: 'Edit note' })).toBeVisible();
    await expect(note).toHaveCount(0);
  });

  await test.step('a word', async () => {
    await openScreen('#/words?do=add');
    const chinese = app.getByLabel('Chinese', { exact: true });
    await chinese.fill('躺');
    await app.getByLabel('English', { exact: true }).fill('lying fl');
    await comeAgain(app);
    await expect(chinese).toHaveValue('躺');
    await expect(app.getByLabel('English', { exact: true })).toHaveValue('lying fl');
    await app.getByRole('button', { name: 'Discard' }).click();
    await openScreen('#/words?do=add');
    await comeAgain(app);
    await expect(chinese).toHaveValue('');
  });
});
