import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { notify } from '../../../src/app/shell/notices.svelte.ts';

// Something else came in its place.
vi.mock('../../../src/app/shell/Notices.svelte', () => ({
  get default(): never {
    throw new Error('It did not come.');
  },
}));

test('a notice is said, too, where what draws it did not come', async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  render(App);
  notify({ id: 'not-kept', tone: 'warning', text: 'Tifa could not be kept on this device.' });
  notify({ id: 'other', tone: 'warning', text: 'And something else.' });
  await expect
    .element(page.getByText('Tifa could not be kept on this device. And something else.'))
    .toBeVisible();
});
