import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whatIsNewIn } from '../../../src/app/offline/what-is-new.ts';

/** A worker that answers so, or not at all. */
const workerThat = (answer?: unknown) => ({
  postMessage: (question: unknown, [port]: [MessagePort]) => {
    expect(question).toEqual({ type: 'WHAT_IS_NEW' });
    if (answer !== undefined) port.postMessage(answer);
  },
});
const ask = (answer?: unknown) =>
  whatIsNewIn(workerThat(answer) as unknown as Pick<ServiceWorker, 'postMessage'>);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the sentence of the version that waits', async () => {
  expect(await ask({ type: 'new', sentence: 'You can now do more.' })).toBe('You can now do more.');
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing of one that says something else', async () => {
  expect(await ask({ type: 'new', sentence: 1 })).toBeNull();
});

test('nothing of one that does not know the question', async () => {
  const asked = ask();
  await vi.runAllTimersAsync();
  expect(await asked).toBeNull();
});
