/** Asking the browser to keep the learner's data, where it passes the question on to the learner. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepStorage } from '../../../src/app/shell/keep.ts';
import { shownNotices } from '../../../src/app/shell/notices.svelte.ts';
import { PATIENCE } from '../../../src/platform/platform.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  [true, []],
  [false, [expect.stringContaining('did not promise')]],
])('an answer that comes after a while (%s) is heard', async (promised, said) => {
  let answer!: (promised: boolean) => void;
  vi.spyOn(navigator.storage, 'persist').mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const late = vi.fn();
  const asking = keepStorage(late);
  await vi.advanceTimersByTimeAsync(PATIENCE);
  expect(await asking).toBe(false);
  expect(shownNotices().map(({ text }) => text)).toEqual([expect.stringContaining('has not answered')]);
  answer(promised);
  await vi.advanceTimersByTimeAsync(0);
  expect(late).toHaveBeenCalledExactlyOnceWith(promised);
  expect(shownNotices().map(({ text }) => text)).toEqual(said);
});
