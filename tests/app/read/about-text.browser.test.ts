/** What a text says of itself can be put right in any window, with any letters. */
import { afterEach, beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import AboutText from '../../../src/app/read/AboutText.svelte';
import indexHtml from '../../../index.html?raw';

beforeAll(() => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
});
afterEach(async () => {
  document.documentElement.style.fontSize = '';
  await page.viewport(390, 844);
});

const box = (label: string) => page.getByLabelText(label).element().getBoundingClientRect();
const open = () =>
  render(AboutText, { text: { name: 'a.txt', text: 'A text.\n' }, named: false, open: true });

test('a field has room for what is typed, with large letters below its name', async () => {
  await page.viewport(320, 568);
  document.documentElement.style.fontSize = '200%';
  open();
  expect(box('Author').width).toBeGreaterThanOrEqual(8 * 32);
});

test('and beside it with usual ones', async () => {
  await page.viewport(320, 568);
  open();
  const name = page.getByText('Author', { exact: true }).element().getBoundingClientRect();
  expect(name.right).toBeLessThan(box('Author').left);
  expect(
    Math.abs((name.top + name.bottom) / 2 - (box('Author').top + box('Author').bottom) / 2),
  ).toBeLessThan(3);
});
