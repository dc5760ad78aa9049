import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { recentLookUps, rememberLookUp } from '../../../src/app/dictionary/recent.ts';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { LogWork } from '../../../src/app/learner/log-work/client.ts';
import { backupOf } from '../../../src/app/learner/save-file.ts';
import { writeBackup } from '../../../src/exchange/backup.ts';
import { NO_SETTINGS } from '../../../src/schedule/settings.ts';
import { arrivals, offerPage } from '../../../src/app/read/arrivals.svelte.ts';
import { broughtFile } from '../../../src/app/read/file-queue.ts';
import { handListOver, takeHandedList } from '../../../src/app/read/handed-list.ts';
import { input, keepDraft } from '../../../src/app/read/reading.svelte.ts';
import { writtenNotes } from '../../../src/app/term/written-notes.ts';
import { setField, wordForm } from '../../../src/app/words/word-form.svelte.ts';
import DataSettings from '../../../src/app/settings/DataSettings.svelte';
import { edit, find, source, SOURCE_A, term } from '../../library/made-up.ts';

test('who leaves a file that was chosen is where it was chosen', async () => {
  const { name, parts, type } = await backupOf(await openLearnerData());
  render(DataSettings);
  const chooser = page.getByLabelText('Import a file');
  await expect.element(chooser).toBeInTheDocument();
  (chooser.element() as HTMLElement).focus();
  await userEvent.upload(chooser, new File([...parts], name, { type }));
  await expect.element(page.getByRole('heading', { name: 'Import this file?' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(chooser).toHaveFocus();
});

async function choose(file: File) {
  render(DataSettings);
  const chooser = page.getByLabelText('Import a file');
  await expect.element(chooser).toBeInTheDocument();
  await userEvent.upload(chooser, file);
}

const said = () => page.getByRole('status').filter({ hasText: /\S/ });

test.each(['deck.apkg', 'words.csv'])('%s: who brings a list is shown where lists come in', async (name) => {
  await choose(new File(['改革,reform'], name));
  await expect
    .element(said())
    .toHaveTextContent(`“${name}” is no backup. Decks of Anki and word lists come in under My words`);
  const way = page.getByRole('link', { name: 'Bring a list' });
  await expect.element(way).toHaveAttribute('href', '#/words?do=import');
});

test('a damaged backup is told as one', async () => {
  await choose(new File(['{"app": '], 'tifa.json'));
  await expect.element(said()).toHaveTextContent('The file is not JSON, or was cut short');
  await expect.element(page.getByRole('link', { name: 'Bring a list' })).not.toBeInTheDocument();
});

test('what a backup brings is one list, before and after', async () => {
  const { clock, store } = await openLearnerData();
  const edits = ['x', 'y', 'z'].map((tag, at) =>
    edit(at + 1, { of: term('安全'), set: 'tag', tag, to: true }),
  );
  const stamp = { id: 'china-brief-24-08', version: 1, entries: 1 };
  const data = { log: [], settings: NO_SETTINGS, glossary: stamp, damaged: [] };
  const library = { sources: [source(SOURCE_A, [find('安全', 'security')])], edits, texts: [] };
  await choose(
    new File([...writeBackup({ ...data, ...library }, clock.now(), 1)], 'tifa.json', {
      type: 'application/json',
    }),
  );
  const dialog = page.getByRole('dialog', { name: 'Import this file?' });
  await expect
    .element(dialog)
    .toHaveTextContent(/What comes\s*1 new source, 3 tags\s*Already here\s*nothing/);
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect.element(said()).toHaveTextContent(/^\s*Taken in: 1 new source, 3 tags\.\s*$/);
  expect((await store.readLibrary()).edits).toHaveLength(3);
});

test('a file that is still being read when the settings are left is let go', async () => {
  const { name, parts, type } = await backupOf(await openLearnerData());
  const { unmount } = await render(DataSettings);
  const chooser = page.getByLabelText('Import a file');
  await expect.element(chooser).toBeInTheDocument();
  const file = new File([...parts], name, { type });
  const held = vi.spyOn(LogWork.prototype, 'do').mockReturnValue(new Promise(() => undefined));
  const ended = vi.spyOn(LogWork.prototype, 'end');
  await userEvent.upload(chooser, file);
  await vi.waitFor(() => expect(held).toHaveBeenCalled());
  await unmount();
  expect(ended).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});

test('everything is saved once, though it is asked for twice', async () => {
  render(DataSettings);
  const { store } = await openLearnerData();
  const asked = vi.spyOn(store, 'measureTexts').mockResolvedValue({ count: 0, bytes: 0 });
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const button = page.getByRole('button', { name: 'Export everything' });
  await expect.element(button).toBeVisible();
  const element = button.element() as HTMLElement;
  element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.element(said()).toHaveTextContent(/^Saved as /);
  expect([asked.mock.calls.length, saved.mock.calls.length]).toEqual([1, 1]);
  saved.mockRestore();
  asked.mockRestore();
});

test('what is erased is erased in the page, too: a reading, what waits to be read, what is half typed or was looked up', async () => {
  await openWholeLibrary();
  input.text = 'They speak of rolling inward (内卷).';
  await keepDraft();
  writtenNotes.set('内卷', { text: 'of the par', replaces: [] });
  setField({ hanzi: '码头', english: 'wharf' });
  const origin = 'https://example.org';
  offerPage({ html: '<p>底线', title: 'Ports', address: `${origin}/`, origin });
  handListOver({ file: broughtFile(new File(['码头'], 'words.txt')), taken: () => undefined });
  rememberLookUp('wharf');
  // Of a screen that was not opened since the page was loaded.
  sessionStorage.setItem('tifa.half-typed.other', '[["a","b"]]');
  render(DataSettings);
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByLabelText('To erase, write erase').fill('erase');
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect.element(page.getByText('Everything was erased.').first()).toBeVisible();
  expect([input.text, writtenNotes.has('内卷'), wordForm.fields.hanzi, recentLookUps()]).toEqual([
    '',
    false,
    '',
    [],
  ]);
  expect([arrivals.handed, takeHandedList()]).toEqual([null, undefined]);
  expect(Object.keys(sessionStorage).filter((key) => key.includes('half-typed'))).toEqual([]);
  await keepDraft();
  expect(await (await openLearnerData()).store.readDraft()).toBeNull();
});
