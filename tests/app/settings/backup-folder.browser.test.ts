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

test('a folder that is left while it is written stays left, though the writing fails', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  let fail = () => {};
  const failing = new Promise<never>(
    (_, reject) => (fail = () => reject(new DOMException('', 'NotFoundError'))),
  );
  failing.catch(() => undefined);
  const writing = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockReturnValue(failing);
  render(DataSettings);
  const choose = page.getByRole('button', { name: 'Choose a folder…' });
  await choose.click();
  await expect.poll(() => writing.mock.calls.length).toBe(1);
  await page.getByRole('button', { name: 'No longer keep it there' }).click();
  await expect.element(choose).toBeVisible();
  fail();
  await expect.poll(() => vi.mocked(console.error).mock.calls.length).toBeGreaterThan(0);
  await expect.element(choose).toBeVisible();
});

test('a folder that another tab is just writing to is not said to be written long ago', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const holding = navigator.locks.request('tifa-backup-folder', () => held);
  render(DataSettings);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect.element(page.getByText('Another tab of Tifa is writing there.')).toBeVisible();
  release();
  await holding;
  await page.getByRole('button', { name: 'Write now' }).click();
  await expect.element(page.getByText(/^Written /)).toBeVisible();
  await page.getByRole('button', { name: 'No longer keep it there' }).click();
  await expect.element(page.getByRole('button', { name: 'Choose a folder…' })).toBeVisible();
});
