/** The four places where there is little room for them. */
import { afterEach, beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Navigation from '../../../src/app/shell/Navigation.svelte';
import indexHtml from '../../../index.html?raw';

const root = document.documentElement;

beforeAll(() => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
});
afterEach(async () => {
  root.style.fontSize = '';
  await page.viewport(390, 844);
});

test.each([100, 200])('on a phone on its side all are in sight, below each other, at %i %%', async (size) => {
  await page.viewport(844, 390);
  root.style.fontSize = `${size}%`;
  await render(Navigation, { current: 'settings' });
  const nav = page.getByRole('navigation', { name: 'Main' }).element();
  const places = [...nav.querySelectorAll('a')].map((a) => a.getBoundingClientRect());
  expect(new Set(places.map(({ left }) => left)).size).toBe(1);
  expect(places.at(-1)!.bottom).toBeLessThanOrEqual(390);
  for (const { height } of places) {
    expect(height).toBeGreaterThanOrEqual(44);
    expect(height).toBeCloseTo(places[0]!.height, 0);
  }
  for (const name of nav.querySelectorAll('span')) {
    const { bottom } = name.parentElement!.getBoundingClientRect();
    expect(name.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom);
  }
});

test('in a wide and low window they are below each other, too', async () => {
  await page.viewport(1280, 400);
  root.style.fontSize = '200%';
  await render(Navigation, { current: 'settings' });
  const links = page.getByRole('link').elements();
  expect(new Set(links.map((link) => link.getBoundingClientRect().left)).size).toBe(1);
});
