/** Text of the app larger than the browser has it: at once, kept, and there before the next first paint. */
import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import AppearanceSettings from '../../../src/app/settings/AppearanceSettings.svelte';
import { wide } from '../../../src/app/shell/wide.svelte.ts';
import indexHtml from '../../../index.html?raw';

const root = document.documentElement;
const sizeOfText = () => parseFloat(getComputedStyle(root).fontSize);
/** What index.html does before it is painted. */
function beforePaint() {
  const script = document.createElement('script');
  script.textContent = /<script>(.*?)<\/script>/s.exec(indexHtml)![1]!;
  document.head.append(script);
  script.remove();
}

/** The label lies over the button. */
const choose = (name: string) => (page.getByRole('radio', { name }).element() as HTMLElement).click();

afterEach(() => {
  localStorage.removeItem('tifa.text-size');
  root.style.fontSize = '';
});

test('a size holds for all text, is kept, and takes the room it needs', async () => {
  const own = sizeOfText();
  await page.viewport(1280, 800);
  render(AppearanceSettings);
  expect(wide.current).toBe(true);
  choose('150 %');
  expect(sizeOfText()).toBeCloseTo(1.5 * own, 1);
  expect(wide.current).toBe(false);

  root.style.fontSize = '';
  beforePaint();
  expect(sizeOfText()).toBeCloseTo(1.5 * own, 1);
  choose('100 %');
  expect(sizeOfText()).toBe(own);
  expect(localStorage.getItem('tifa.text-size')).toBeNull();
  await page.viewport(390, 844);
});

test.each(['900', 'large', '0', '99'])('%s is no size', (kept) => {
  const own = sizeOfText();
  localStorage.setItem('tifa.text-size', kept);
  beforePaint();
  expect(sizeOfText()).toBe(own);
});
