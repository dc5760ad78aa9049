/** A drill that is gone on with at its end, in a real browser. */
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Drill from '../../../src/app/drill/Drill.svelte';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { openGlossary } from '../../../src/app/library/glossary.ts';

test('begins one drill, though it is pressed twice', async () => {
  await openGlossary();
  await openWholeLibrary();
  const learner = await openLearnerData();
  await learner.change('newPerDay', 1);
  render(Drill, { route: { screen: 'drill', query: {} } });
  await page.getByRole('button', { name: 'Reveal' }).click();
  await page.getByRole('button', { name: /^Easy/ }).click();
  await expect.element(page.getByText(/1 answer/)).toBeVisible();
  await learner.change('newPerDay', 3);
  const asked = vi.spyOn(learner, 'claim');
  const goOn = page.getByRole('button', { name: 'go on' }).element() as HTMLElement;
  goOn.click();
  goOn.click();
  await expect.element(page.getByRole('button', { name: 'Reveal' })).toBeVisible();
  // A second one has read its session by now, and asks for a card of its own.
  await learner.store.readSession();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked).toHaveBeenCalledOnce();
});
