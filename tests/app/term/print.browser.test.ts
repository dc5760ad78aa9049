/** A list of terms as it is printed. */
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { sourcesInWords } from '../../../src/app/term/print-sheet.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

const SOURCE = `text-${'6'.repeat(40)}` as SourceId;
const WORDS = ['煎饼', '馄饨', '烧卖', '肠粉'];
const sheet = () => document.querySelector<HTMLElement>('.sheet');
const printedRows = () =>
  [...(sheet()?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent!.trim()),
  );

// A busy machine takes its time for a screen.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await openWholeLibrary();
  await libraryActs.keep(
    source(
      SOURCE,
      WORDS.map((word) => find(word, `food ${word}`)),
      { title: 'Breakfast' },
    ),
    null,
  );
});

async function open(hash: string) {
  render(App);
  location.hash = hash;
  await expect.element(page.getByRole('heading', { level: 1 })).toBeInTheDocument();
}

test('chosen terms are printed with reading, English and kind, and where they are from', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await open(`#/look-up?source=${SOURCE}`);
  await page.getByRole('button', { name: 'Choose several' }).click();
  await page.getByRole('checkbox', { name: /馄饨/ }).click();
  await page.getByRole('checkbox', { name: /肠粉/ }).click();
  await page.getByRole('button', { name: 'With 2 chosen…' }).click();
  await page.getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => print.mock.calls.length).toBe(1);
  expect(printedRows().map(([hanzi, reading, english]) => [hanzi, reading !== '', english])).toEqual([
    ['馄饨', true, 'food 馄饨'],
    ['肠粉', true, 'food 肠粉'],
  ]);
  expect(printedRows()[0]).toHaveLength(4);
  expect(sheet()!.querySelector('p')!.textContent).toMatch(
    /^From Breakfast · 2 terms · \d+ \w+ \d{4} · Tifa/,
  );
  // For the printer alone.
  expect(sheet()!.getBoundingClientRect().height).toBe(0);
  window.dispatchEvent(new Event('afterprint'));
  await expect.poll(sheet).toBeNull();
  print.mockRestore();
});

test('to print the screen of a source is to print its terms, all of them', async () => {
  await open(`#/source/${SOURCE}`);
  await expect.element(page.getByRole('heading', { name: 'Breakfast' })).toBeVisible();
  window.dispatchEvent(new Event('beforeprint'));
  expect(printedRows().map(([hanzi]) => hanzi)).toEqual(WORDS);
  expect(sheet()!.querySelector('h1')!.textContent).toBe('Breakfast');
  window.dispatchEvent(new Event('afterprint'));
  await expect.poll(sheet).toBeNull();
});

test.each([
  [[], ''],
  [['A', 'A'], 'From A'],
  [['A', 'B', 'A', 'C', 'D'], 'From A, B, C, D'],
  [['A', 'B', 'C', 'D', 'E', 'F'], 'From A, B, C, D and 2 more'],
])('the sources %j are named %j', (titles, words) => {
  expect(sourcesInWords(titles)).toBe(words);
});
