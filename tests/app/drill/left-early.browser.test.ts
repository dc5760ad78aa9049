/** A drill that is left before it has begun, in a real browser. */
import { flushSync, mount, unmount } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Drill from '../../../src/app/drill/Drill.svelte';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { openGlossary } from '../../../src/app/library/glossary.ts';

test('keeps no card from the drill that is begun next', async () => {
  await openGlossary();
  await openWholeLibrary();
  const learner = await openLearnerData();
  const claimed = vi.spyOn(learner, 'claim');
  const props = { route: { screen: 'drill', query: {} } } as const;
  const left = mount(Drill, { target: document.body, props });
  flushSync();
  await unmount(left);
  render(Drill, props);
  await expect.element(page.getByRole('button', { name: 'Reveal' })).toBeVisible();
  expect(claimed.mock.calls).toEqual([[learner.queue().main[0]]]);
  expect(await claimed.mock.results[0]!.value).not.toBeNull();
});
