/** The statistics, left before the reviews are open, in a real browser. */
import { flushSync, mount, unmount } from 'svelte';
import { expect, test, vi } from 'vitest';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { openGlossary } from '../../../src/app/library/glossary.ts';
import Statistics from '../../../src/app/statistics/Statistics.svelte';

test('are not worked out anew at every later answer', async () => {
  await openGlossary();
  const learner = await openLearnerData();
  const heard = vi.spyOn(learner, 'onChange');
  const left = mount(Statistics, { target: document.body });
  flushSync();
  await unmount(left);
  // What waits for the reviews goes on in the tasks before this one.
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).not.toHaveBeenCalled();
});
