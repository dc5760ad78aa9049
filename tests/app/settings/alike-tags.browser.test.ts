/** Two spellings of a tag become one from the settings, and two again. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import Notices from '../../../src/app/shell/Notices.svelte';
import StudiedSettings from '../../../src/app/settings/StudiedSettings.svelte';
import type { TermId } from '../../../src/term/term-id.ts';

test('two spellings of a tag can be made one, and an undo makes them two again', async () => {
  await openWholeLibrary();
  await openLearnerData();
  const [one, two] = library()
    .entries.slice(0, 2)
    .map(({ id }) => id) as [TermId, TermId];
  const own = () =>
    [one, two].map((id) =>
      library()
        .entry(id)!
        .tags.filter((tag) => /^pier/i.test(tag)),
    );
  await libraryActs.edit(
    { of: one, set: 'tag', tag: 'Pier', to: true },
    { of: two, set: 'tag', tag: 'pier', to: true },
  );
  expect(own()).toEqual([['Pier'], ['pier']]);
  render(StudiedSettings);
  render(Notices);
  await page.getByText('Tags', { exact: true }).click();
  await expect.element(page.getByText('“Pier” and “pier” look alike.')).toBeVisible();
  await page.getByRole('button', { name: 'Make one tag “Pier”' }).click();
  await expect.element(page.getByText('1 term has the tag “Pier” now.')).toBeVisible();
  expect(own()).toEqual([['Pier'], ['Pier']]);
  await expect.element(page.getByText('look alike')).not.toBeInTheDocument();
  // The button is gone, and what it was in has the focus.
  await expect.poll(() => document.activeElement?.textContent).toContain('Tags');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(own).toEqual([['Pier'], ['pier']]);
  await expect.element(page.getByText('“Pier” and “pier” look alike.')).toBeVisible();
});
