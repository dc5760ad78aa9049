/** What the service worker says of the readers of formats, and what another version of it might say. */
import { afterEach, expect, test, vi } from 'vitest';
import { fetchReaders, lookForReaders, readers } from '../../../src/app/offline/readers.svelte.ts';

afterEach(() => vi.restoreAllMocks());

/** A worker in charge that answers so, one after another. */
function workerThatSays(...answers: readonly unknown[]) {
  const active = {
    postMessage: (_: unknown, [port]: MessagePort[]) => {
      for (const answer of answers) port!.postMessage(answer);
    },
  };
  const registration = { active } as unknown as ServiceWorkerRegistration;
  vi.spyOn(navigator.serviceWorker, 'getRegistration').mockResolvedValue(registration);
  vi.spyOn(navigator.serviceWorker, 'ready', 'get').mockResolvedValue(registration);
}

const kept = (bytes: number, isDone: boolean) => ({
  type: 'kept',
  bytes,
  total: 100,
  files: [],
  isDone,
});

test('an answer that is not understood is told, and the next one is heard', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  workerThatSays({ type: 'of-another-version' });
  await lookForReaders();
  expect(readers.shelf).toMatchObject({ status: 'failed', problem: 'fault' });
  expect(told).toHaveBeenCalledTimes(1);

  workerThatSays(kept(40, false), { type: 'of-another-version' }, kept(100, true));
  await fetchReaders();
  expect(readers.shelf).toEqual({ status: 'kept', bytes: 100 });
  expect(told).toHaveBeenCalledTimes(2);
});
