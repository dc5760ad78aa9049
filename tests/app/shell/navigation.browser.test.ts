/** The four places of the app, in a real browser. */
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Navigation from '../../../src/app/shell/Navigation.svelte';
import indexHtml from '../../../index.html?raw';

beforeAll(() => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
});

test('tabs are called by the names that are seen, and with letters too large for these still', async () => {
  onTestFinished(() => document.documentElement.removeAttribute('style'));
  const { container } = render(Navigation, { current: 'today' });
  const names = ['Today', 'Look up', 'Library', 'Settings'];
  const seen = () =>
    [...container.querySelectorAll('a span')].filter(({ clientWidth }) => clientWidth > 1).length;
  expect(seen()).toBe(4);
  document.documentElement.style.fontSize = '200%';
  await expect.poll(seen).toBe(0);
  for (const name of names) {
    const link = page.getByRole('link', { name, exact: true });
    await expect.element(link).toBeVisible();
    // Nothing names it but its words, so that both say the same.
    expect(link.element().hasAttribute('aria-label')).toBe(false);
  }
});
