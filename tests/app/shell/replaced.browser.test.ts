/** A screen whose part did not come because the server has a newer version, in a real browser. */
import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import ErrorState from '../../../src/app/shell/ErrorState.svelte';
import { LoadError } from '../../../src/app/shell/load.ts';
import { holdReload } from '../../../src/app/shell/replaced.ts';

const NEWER = './assets/newer.js';
const REASON = `tifa.reloaded-for another-version ${NEWER}`;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('it says so and stays while something would be lost; once nothing is, it changes to the newer one', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(`<script type="module" crossorigin src="${NEWER}"></script>`)),
  );
  // Tried as often as it is, so that the page of the tests stays; whether it would go shows in its asking that.
  sessionStorage.setItem(REASON, '3');
  const asked = vi.spyOn(Storage.prototype, 'getItem');
  const release = holdReload(() => true);
  render(ErrorState, { error: new LoadError('missing', 'gone'), retry: () => undefined });
  await expect
    .element(page.getByRole('heading', { name: 'A newer version has replaced this one' }))
    .toBeVisible();
  vi.advanceTimersByTime(60_000);
  expect(asked).not.toHaveBeenCalledWith(REASON);
  release();
  vi.advanceTimersByTime(1000);
  expect(asked).toHaveBeenCalledWith(REASON);
});
