/** A long text is read: its contents lead to its parts, and a later visit goes on where it was left. */
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import ReadingText from '../../../src/app/read/ReadingText.svelte';
import { forgetPlaces, placeIn, rememberPlace } from '../../../src/app/read/reading-place.ts';

const part = (n: number) => `## Part ${n}\n\n${`Sentence of part ${n}. `.repeat(120)}\n\n`;
const TEXT = `# Title\n\n${[1, 2, 3, 4].map(part).join('')}`;
const read = () => render(ReadingText, { text: TEXT, marks: [], name: 'a text' });
const goOn = page.getByRole('button', { name: 'Go on where you stopped' });
const heading = (n: number) => page.getByRole('heading', { name: `Part ${n}` });

beforeEach(() => {
  forgetPlaces();
  window.scrollTo(0, 0);
});

test('its contents lead to a part, and the way back is remembered', async () => {
  const first = read();
  await expect.element(goOn).not.toBeInTheDocument();
  await page.getByText('Contents').click();
  await page.getByRole('button', { name: 'Part 3' }).click();
  await expect.element(heading(3)).toHaveFocus();
  await expect.element(heading(3)).toBeInViewport();
  await expect.poll(() => window.scrollY).toBeGreaterThan(0);
  // A scroll is told of with the next frame.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await first.unmount();
  expect(placeIn('a text')).toBe(TEXT.indexOf('## Part 3'));

  window.scrollTo(0, 0);
  read();
  await goOn.click();
  await expect.element(heading(3)).toBeInViewport();
  await expect.element(goOn).not.toBeInTheDocument();
});

test('a text that was opened and not read on in keeps its place', async () => {
  rememberPlace('a text', TEXT.indexOf('## Part 2'));
  await read().unmount();
  expect(placeIn('a text')).toBe(TEXT.indexOf('## Part 2'));
  forgetPlaces();
  expect(placeIn('a text')).toBeNull();
});

test('what is no note of places is none', () => {
  localStorage.setItem('tifa.places', '[["a text", "far"], 3, ["other", 7]]');
  expect([placeIn('a text'), placeIn('other')]).toEqual([null, 7]);
  localStorage.setItem('tifa.places', '{');
  expect(placeIn('other')).toBeNull();
});
