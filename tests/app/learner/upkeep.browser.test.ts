/** What is kept right beside the screens begins with the learner's data, whatever screen is opened first. */
import { expect, test, vi } from 'vitest';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';

test('the number on the icon is put right without Today or a drill', async () => {
  // When a browser has time to spare is its own affair: one that draws nothing may take the whole minute it is given.
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work));
  const clear = vi.spyOn(navigator, 'clearAppBadge').mockResolvedValue();
  await openLearnerData();
  // Nothing waits on an empty device.
  await expect.poll(() => clear.mock.calls.length).toBe(1);
});
