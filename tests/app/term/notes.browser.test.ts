/** Notes on a term while they are stored, and such as are too long, in a real browser. */
import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { libraryActs } from '../../../src/app/learner/library.svelte.ts';
import Notes from '../../../src/app/term/Notes.svelte';
import { writtenNotes } from '../../../src/app/term/written-notes.ts';
import { LONGEST } from '../../../src/library/plain-text.ts';
import { term } from '../../library/made-up.ts';

const ID = term('螺蛳粉');
const field = () => page.getByLabelText('Note', { exact: true });
afterEach(() => {
  vi.restoreAllMocks();
  writtenNotes.delete(ID);
});

test('what is typed while a note is stored stays, and takes its place', async () => {
  let store = () => {};
  const edit = vi
    .spyOn(libraryActs, 'edit')
    .mockImplementation(() => new Promise((resolve) => (store = resolve)));
  const { rerender } = render(Notes, { entry: { id: ID, notes: [] } });
  await page.getByRole('button', { name: 'Write a note' }).click();
  await field().fill('sour');
  await page.getByRole('button', { name: 'Keep note' }).click();
  await field().fill('sour and hot');
  await rerender({ entry: { id: ID, notes: [{ id: 'first', text: 'sour' }] } });
  store();
  await page.getByRole('button', { name: 'Keep note' }).click();
  await expect.poll(() => edit.mock.calls.length).toBe(2);
  expect(edit.mock.lastCall).toEqual([{ of: ID, set: 'note', to: 'sour and hot', replaces: ['first'] }]);
  store();
  await expect.element(page.getByText('sour', { exact: true })).toBeVisible();
  await expect.element(field()).not.toBeInTheDocument();
});

test('notes that are too long together are not cut, but said to be', async () => {
  const edit = vi.spyOn(libraryActs, 'edit').mockResolvedValue();
  const notes = ['a', 'b'].map((letter) => ({ id: letter, text: letter.repeat(LONGEST.note - 1) }));
  render(Notes, { entry: { id: ID, notes } });
  await page.getByRole('button', { name: 'Merge the notes' }).click();
  await expect.element(page.getByText('At most 20,000 characters; these are 40,000.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep note' }).click();
  expect(edit).not.toHaveBeenCalled();
  await field().fill('shorter');
  await page.getByRole('button', { name: 'Keep note' }).click();
  await expect
    .poll(() => edit.mock.calls)
    .toEqual([[{ of: ID, set: 'note', to: 'shorter', replaces: ['a', 'b'] }]]);
});
