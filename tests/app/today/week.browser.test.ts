/** The days of the week on Today, in the widths and the letters that they are read in. */
import { afterEach, beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import Week from '../../../src/app/today/Week.svelte';

const NAMES = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const DAYS = NAMES.map((name, i) => ({ day: 20_000 + i, name, cards: [1234, 0, 56, 1000, 3, 0, 999][i]! }));

beforeAll(() => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
});
afterEach(async () => {
  document.documentElement.style.fontSize = '';
  await page.viewport(414, 896);
});

test.each([
  [320, 100],
  [320, 200],
  [390, 100],
  [390, 200],
  [844, 200],
  [1280, 100],
] as const)('%i px, letters at %i of 100: no name and no number runs into another', async (width, size) => {
  await page.viewport(width, 800);
  document.documentElement.style.fontSize = `${size}%`;
  const { container } = render(Week, { days: DAYS });
  container.classList.add('page');
  const boxes = [...container.querySelectorAll('.name, .count:not(:empty)')].map((element) => {
    // What is drawn, not what was laid out for it.
    const letters = document.createRange();
    letters.selectNodeContents(element);
    return { text: element.textContent, ...letters.getBoundingClientRect().toJSON() } as DOMRect & {
      text: string;
    };
  });
  expect(boxes.map(({ text }) => text)).toEqual(expect.arrayContaining(['Today', 'Fri', '1,234']));
  // Half a letter between neighbours.
  const gap = (size / 100) * 3;
  const meet = boxes.flatMap((one, i) =>
    boxes.slice(i + 1).flatMap((other) => {
      const isApart =
        one.right + gap <= other.left ||
        other.right + gap <= one.left ||
        one.bottom <= other.top ||
        other.bottom <= one.top;
      return isApart ? [] : [`${one.text}, ${other.text}`];
    }),
  );
  expect(meet).toEqual([]);
  expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(width);
});

test('where each day has a line, its name stands before its bar and the number behind', async () => {
  await page.viewport(320, 800);
  document.documentElement.style.fontSize = '200%';
  const { container } = render(Week, { days: DAYS });
  container.classList.add('page');
  const sides = [...container.querySelectorAll('li')].map((day) =>
    ['.name', '.bar', '.count'].map((part) => day.querySelector(part)!.getBoundingClientRect().left),
  );
  expect(sides).toHaveLength(DAYS.length);
  for (const [name, bar, count] of sides) {
    expect(bar).toBeGreaterThan(name!);
    expect(count).toBeGreaterThan(bar!);
  }
  // They begin in one line, whatever the lengths of names.
  expect(new Set(sides.map(([, bar]) => Math.round(bar!))).size).toBe(1);
});
