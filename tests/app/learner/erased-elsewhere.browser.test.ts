/** Everything is erased in one tab: another that is open shows and keeps nothing of it any more. */
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { input, keepDraft } from '../../../src/app/read/reading.svelte.ts';
import { placeIn, rememberPlace } from '../../../src/app/read/reading-place.ts';
import { sourceHref } from '../../../src/app/shell/route.ts';
import { writtenNotes } from '../../../src/app/term/written-notes.ts';
import { normalisedText } from '../../../src/library/source.ts';
import { openStore } from '../../../src/store/store.ts';
import { find, source, SOURCE_A } from '../../library/made-up.ts';

/** Longer than the window, so that there is a place in it. */
const TEXT = normalisedText('The speech called for reform (改革) once more.\n\n'.repeat(200));

beforeEach(async () => {
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work));
  await openWholeLibrary();
});

async function eraseElsewhere() {
  const other = await openStore({});
  await other.erase();
  await expect.element(page.getByText('Everything was erased in another tab.')).toBeVisible();
  await other.close();
}

test('a form is empty, and what was half typed or being read is gone', async () => {
  location.hash = '#/words?do=add';
  render(App);
  const english = page.getByRole('textbox', { name: /^English/ });
  await english.fill('wharf');
  input.text = 'They speak of rolling inward (内卷).';
  await keepDraft();
  writtenNotes.set('内卷', { text: 'of the par', replaces: [] });
  await eraseElsewhere();
  await expect.element(english).toHaveValue('');
  expect([input.text, writtenNotes.has('内卷')]).toEqual(['', false]);
  expect(Object.keys(sessionStorage).filter((key) => key.includes('half-typed'))).toEqual([]);
  await keepDraft();
  expect(await (await openLearnerData()).store.readDraft()).toBeNull();
});

test('a text goes, and the place where it was left', async () => {
  const failed = vi.spyOn(console, 'error');
  await libraryActs.keep(source(SOURCE_A, [find('改革', 'reform')], { title: 'A speech' }), TEXT);
  rememberPlace(SOURCE_A, 4000);
  location.hash = sourceHref(SOURCE_A, 4000);
  render(App);
  await expect.element(page.getByRole('heading', { level: 1, name: 'A speech' })).toBeVisible();
  await eraseElsewhere();
  await expect.element(page.getByRole('heading', { level: 1, name: 'A speech' })).not.toBeInTheDocument();
  expect(placeIn(SOURCE_A)).toBeNull();
  expect(failed).not.toHaveBeenCalled();
});
