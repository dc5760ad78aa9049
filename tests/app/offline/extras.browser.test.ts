/** What is looked for on the device while it is being fetched, in a real browser. */
import { afterEach, expect, test, vi } from 'vitest';
import { fetchExtra, lookForExtras, offline } from '../../../src/app/offline/offline.svelte.ts';

afterEach(() => vi.restoreAllMocks());

test('what is asked for while the browser still looks is on its way, whatever it finds', async () => {
  let find = () => {};
  const finding = new Promise<void>((resolve) => (find = resolve));
  const { open } = CacheStorage.prototype;
  vi.spyOn(CacheStorage.prototype, 'open').mockImplementationOnce(async (name) => {
    await finding;
    return open.call(caches, name);
  });
  vi.spyOn(window, 'fetch').mockImplementation(() => new Promise(() => undefined));
  const looking = lookForExtras();
  void fetchExtra('dictionary');
  expect(offline.extras.dictionary.status).toBe('coming');
  find();
  await looking;
  expect(offline.extras.dictionary.status).toBe('coming');
});
