/** A stored reading that could not be read at first, in a real browser. */
import { expect, test, vi } from 'vitest';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { input, keepDraft, reading, restoreDraft } from '../../../src/app/read/reading.svelte.ts';
import type { Draft } from '../../../src/app/read/draft.ts';

test('what the storage did not give is asked for again when the screen is opened again', async () => {
  await openWholeLibrary();
  const { store } = await openLearnerData();
  const draft: Draft = {
    v: 1,
    text: 'They speak of rolling inward (内卷).',
    files: [],
    lists: [],
    findings: null,
  };
  await store.writeDraft(draft);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const refused = new DOMException('The storage is away', 'UnknownError');
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(() => {
    throw refused;
  });
  await restoreDraft();
  expect(console.error).toHaveBeenCalled();
  expect([input.text, reading.restored]).toEqual(['', true]);
  await restoreDraft();
  expect([input.text, reading.restored]).toEqual([draft.text, true]);
  await restoreDraft();
  await keepDraft();
  expect(await store.readDraft()).toEqual(draft);
});
