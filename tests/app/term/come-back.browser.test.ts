/** Back from a term to a long list, in a real browser: where the reader left it, and with the focus there. */
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import App from '../../../src/app/App.svelte';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

const SOURCE = `text-${'6'.repeat(40)}` as SourceId;
const SIGNS = [...'甲乙丙丁戊己庚辛壬癸丑子寅卯辰巳午未申酉'];
vi.setConfig({ testTimeout: 120_000 });
const SLOW = { timeout: 30_000, interval: 0 };
const frame = () => new Promise(requestAnimationFrame);
const WORDS = SIGNS.slice(0, 12).flatMap((first) => SIGNS.map((second) => first + second));

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await openWholeLibrary();
  await libraryActs.keep(
    source(
      SOURCE,
      // Rows of more than one height.
      WORDS.map((word, at) => find(word, `the pair ${word} `.repeat(at % 7 === 0 ? 12 : 1).trim())),
      { title: 'Pairs' },
    ),
    null,
  );
});

test('the list is drawn as far down as it was left, and stands where it stood', async () => {
  render(App);
  location.hash = `#/look-up?source=${SOURCE}`;
  const row = () =>
    document.querySelector<HTMLElement>(`#page .row > a[href*="${encodeURIComponent('癸酉')}"]`);
  const topOf = (element: HTMLElement) => element.getBoundingClientRect().top;
  // Down the list as with a finger: each row comes into sight.
  await expect
    .poll(async () => {
      window.scrollBy(0, innerHeight / 2);
      await frame();
      await frame();
      const there = row();
      return there !== null && topOf(there) < innerHeight / 2;
    }, SLOW)
    .toBe(true);
  const top = topOf(row()!);

  row()!.focus();
  row()!.click();
  await expect.poll(row, SLOW).toBeNull();
  history.back();
  await expect.poll(row, SLOW).not.toBeNull();
  await expect.poll(() => Math.abs(topOf(row()!) - top), SLOW).toBeLessThan(8);
  // Whoever goes by keys goes on from there.
  await expect.poll(() => document.activeElement, SLOW).toBe(row());
});
