/** A kept text that is removed comes back by "Undo", whatever has become of its source meanwhile. */
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { sourceHref } from '../../../src/app/shell/route.ts';
import { normalisedText } from '../../../src/library/source.ts';
import { find, source, SOURCE_A } from '../../library/made-up.ts';

const TEXT = normalisedText('The speech called for reform (改革) once more.');

beforeAll(openWholeLibrary);

async function removeText() {
  await libraryActs.keep(source(SOURCE_A, [find('改革', 'reform')], { title: 'A speech' }), TEXT);
  location.hash = sourceHref(SOURCE_A, 0);
  render(App);
  await page.getByRole('button', { name: 'Remove the text from this device' }).click();
  await expect.element(page.getByText('The text is no longer on this device.')).toBeVisible();
  expect(await libraryActs.hasText(SOURCE_A)).toBe(false);
}

const undo = page.getByRole('button', { name: 'Undo' });

test('as it was', async () => {
  await removeText();
  await undo.click();
  await expect.element(page.getByRole('button', { name: 'Remove the text from this device' })).toBeVisible();
  expect(await libraryActs.text(SOURCE_A)).toBe(TEXT);
});

test('a source that was removed is brought back from wherever the reader is by then', async () => {
  await libraryActs.keep(source(SOURCE_A, [find('改革', 'reform')], { title: 'A speech' }), TEXT);
  location.hash = sourceHref(SOURCE_A);
  render(App);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.element(page.getByText('“A speech” is removed.')).toBeVisible();
  await expect.element(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  const warn = vi.spyOn(console, 'warn');
  onTestFinished(() => warn.mockRestore());
  await page.getByRole('status').getByRole('button', { name: 'Bring back' }).click();
  await expect.poll(() => library().source(SOURCE_A)?.state).toBe('on');
  await expect.element(page.getByText('“A speech” is removed.')).not.toBeInTheDocument();
  // The page of the source is gone: nothing of it is asked any more.
  expect(warn).not.toHaveBeenCalled();
});

test('and is offered no longer once everything is erased', async () => {
  await removeText();
  location.hash = '#/settings';
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByLabelText('To erase, write erase').fill('erase');
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect.element(page.getByText('Everything was erased.').first()).toBeVisible();
  await expect.element(undo).not.toBeInTheDocument();
});

test('into a source that was removed since and stays removed', async () => {
  await removeText();
  await libraryActs.remove(SOURCE_A);
  await undo.click();
  await expect.element(page.getByText('The text is back. Its source is still removed.')).toBeVisible();
  expect(library().source(SOURCE_A)?.state).toBe('removed');
  await libraryActs.restore(SOURCE_A);
  expect(await libraryActs.text(SOURCE_A)).toBe(TEXT);
});
