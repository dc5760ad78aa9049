/** What is known of a source, put right by quick hands, in a real browser. */
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import SourceFacts from '../../../src/app/library/SourceFacts.svelte';
import type { StoredEdit } from '../../../src/library/edit.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source } from '../../library/made-up.ts';

const ID = `text-${'9'.repeat(40)}` as SourceId;
const title = () => library().source(ID)!.source.title;

beforeAll(async () => {
  await openWholeLibrary();
  await libraryActs.keep(source(ID, [find('码头', 'wharf')], { title: 'Ports' }), null);
});

test('a title that is changed, and back before that is stored, is as it was', async () => {
  const { store } = await openLearnerData();
  const { addEdits } = store;
  let go = () => {};
  const going = new Promise<void>((resolve) => (go = resolve));
  const stored = vi
    .spyOn(store, 'addEdits')
    .mockImplementationOnce(async (...edits: readonly StoredEdit[]) => {
      await going;
      return addEdits(...edits);
    });
  render(SourceFacts, { of: library().source(ID)!, refused: false });
  const field = page.getByLabelText('Title');
  const type = async (text: string) => {
    await field.fill(text);
    (field.element() as HTMLElement).blur();
  };
  await type('Harbours');
  await type('Ports');
  go();
  await expect.poll(() => stored.mock.calls.length).toBe(2);
  await expect.poll(title).toBe('Ports');
  await expect.element(field).toHaveValue('Ports');
});
