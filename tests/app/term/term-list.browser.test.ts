/** How a row of terms is set. */
import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { library, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import TermList from '../../../src/app/term/TermList.svelte';
import indexHtml from '../../../index.html?raw';

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await openWholeLibrary();
});

test('what comes after the English begins a line of its own at the edge', () => {
  const long = library().entries.filter(({ gloss }) => (gloss ?? '').length > 30);
  const { container } = render(TermList, { entries: long.slice(0, 8), stateOf: () => 'learning' });
  let wrapped = 0;
  for (let width = 150; width < 400; width += 7) {
    container.style.width = `${width}px`;
    for (const gloss of container.querySelectorAll('a > .gloss')) {
      const state = gloss.querySelector('.state')!.getClientRects()[0]!;
      const others = [...gloss.querySelectorAll('.words, .abbreviation, .supplied')];
      const above = others
        .flatMap((other) => [...other.getClientRects()])
        .every(({ bottom }) => bottom <= state.top + 4);
      if (!above) continue;
      wrapped += 1;
      expect(Math.round(state.left - gloss.getBoundingClientRect().left), `${width} px`).toBe(0);
    }
  }
  expect(wrapped).toBeGreaterThan(5);
});

test('however fast is typed, no more rows are drawn in a frame', async () => {
  const entries = library().entries.slice(0, 60);
  const { container, rerender } = render(TermList, { entries, query: '甲' });
  for (const query of ['乙', '丙', '丁', '戊']) await rerender({ entries: [...entries], query });
  const rows = () => container.querySelectorAll('li').length;
  const drawn = [rows()];
  while (rows() < 60) {
    await new Promise(requestAnimationFrame);
    drawn.push(rows());
  }
  // This callback runs before or after that of the list: two frames at the most are between two looks.
  expect(Math.max(...drawn.slice(1).map((now, i) => now - drawn[i]!))).toBeLessThanOrEqual(6);
});

test('of a long list, too, the ring of what has the focus is painted whole', () => {
  const { container } = render(TermList, { entries: library().entries });
  const row = container.querySelector('li')!;
  const link = row.querySelector('a')!;
  link.focus();
  const { outlineWidth, outlineOffset } = getComputedStyle(document.documentElement.querySelector(':focus')!);
  const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
  const painted = parseFloat(getComputedStyle(row).overflowClipMargin);
  expect(ring).toBeGreaterThan(3);
  expect(row.getBoundingClientRect().left - link.getBoundingClientRect().left + ring).toBeLessThanOrEqual(
    painted,
  );
});

test('who has come to the button for more by key goes on with the rows that come in its place', async () => {
  const { entries } = library();
  expect(entries.length).toBeGreaterThan(200);
  const { container } = render(TermList, { entries });
  const rows = () => [...container.querySelectorAll('li')];
  expect(rows()).toHaveLength(100);
  // Tab leads there from the one row that it stops at. What has the focus is scrolled into sight, and goes with the last rows.
  const more = container.querySelector<HTMLElement>('p button')!;
  more.focus();
  await expect
    .poll(() => {
      more.scrollIntoView({ block: 'center' });
      return rows().length;
    })
    .toBe(entries.length);
  await expect.poll(() => rows().findIndex((row) => row.contains(document.activeElement))).toBe(200);
});
