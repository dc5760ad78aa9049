import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import DataSettings from '../../../src/app/settings/DataSettings.svelte';

/** A folder of the browser's own stands for the reader's: it is written and read alike, and asks for nothing. */
const NAME = 'Cloud';
const own = () => navigator.storage.getDirectory();

beforeEach(async () => {
  vi.stubGlobal('showDirectoryPicker', async () => (await own()).getDirectoryHandle(NAME, { create: true }));
  await openLearnerData();
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for await (const name of (await own()).keys()) await (await own()).removeEntry(name, { recursive: true });
});

test('a folder is chosen, missed and left, and the keyboard’s place stays beside it', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  render(DataSettings);
  const heading = page.getByRole('heading', { name: 'A file kept up to date' });
  const press = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    await expect.element(button).toBeEnabled();
    (button.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
  };

  await press('Choose a folder…');
  await expect.element(page.getByText(/^Written /)).toBeVisible();
  await expect.element(heading).toHaveFocus();

  await (await own()).removeEntry(NAME, { recursive: true });
  await press('Write now');
  await expect.element(page.getByText(/The folder is not there any more/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Try again' })).toHaveFocus();

  await press('No longer keep it there');
  await expect.element(page.getByRole('button', { name: 'Choose a folder…' })).toBeVisible();
  await expect.element(heading).toHaveFocus();
});
