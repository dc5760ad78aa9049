/** A phrase of a text is selected, by a pointer or by keys, and kept as a word of the reader's own. */
import axe from 'axe-core';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import App from '../../../src/app/App.svelte';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { fetchExtra } from '../../../src/app/offline/offline.svelte.ts';
import { sourceHref } from '../../../src/app/shell/route.ts';
import { MY_WORDS, type SourceId } from '../../../src/library/source.ts';
import { find, source, term } from '../../library/made-up.ts';

// Of this file alone: all of them share one storage.
const KEPT = `text-b1${'0'.repeat(38)}` as SourceId;
const TEXT = '论问题\n\n干部要树牢底线思维，坚持问题导向。\n\n还要发扬钉钉子精神。';

// The worker opens the dictionary; a slow machine is no failure.
vi.setConfig({ testTimeout: 30_000 });
const poll = <T>(seen: () => T) => expect.poll(seen, { timeout: 20_000 });

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await page.viewport(390, 844);
  await openWholeLibrary();
  await fetchExtra('dictionary');
  const places = [{ line: 3, column: TEXT.split('\n')[2]!.indexOf('底线') + 1, length: 2 }];
  await libraryActs.keep(
    source(KEPT, [find('底线', null, { places })], { title: '论问题', language: 'zh-Hans' }),
    TEXT,
  );
});
beforeEach(async () => {
  await libraryActs.edit({ of: term('底线思维'), set: 'word', to: null });
  location.hash = '#/';
  render(App);
  location.hash = sourceHref(KEPT);
  await poll(() => words().includes('底线')).toBe(true);
});

const words = () =>
  [...document.querySelectorAll<HTMLElement>('[data-word]')].map((word) => word.textContent);
const word = (text: string) =>
  [...document.querySelectorAll<HTMLElement>('[data-word]')].find((one) => one.textContent === text)!;
const block = () => word('底线').closest('[data-block]')!;

/** Selects characters of the block, as a pointer does. */
function select(characters: string, inBlock: Element = block()) {
  const walker = document.createTreeWalker(inBlock, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node as Text);
  const start = nodes
    .map(({ data }) => data)
    .join('')
    .indexOf(characters);
  const place = (offset: number): [Text, number] => {
    let left = offset;
    for (const node of nodes) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    throw new RangeError(characters);
  };
  document.getSelection()!.setBaseAndExtent(...place(start), ...place(start + characters.length));
}
const add = (hanzi: string) => page.getByRole('link', { name: `Add “${hanzi}”` });

test('what is no phrase is not offered', async () => {
  select('底线思维');
  await expect.element(add('底线思维')).toBeVisible();
  expect((await axe.run(document.body)).violations.filter(({ impact }) => impact === 'serious')).toEqual([]);
  // Over the end of a line there is none.
  const [first, last] = document.querySelectorAll('[data-block]');
  document.getSelection()!.setBaseAndExtent(first!, 0, last!, 1);
  await expect.element(page.getByRole('link', { name: /^Add “/ })).not.toBeInTheDocument();
  select('底线思维');
  await expect.element(add('底线思维')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(add('底线思维')).not.toBeInTheDocument();
  expect(document.getSelection()!.isCollapsed).toBe(true);
});

test('by keys it is widened and added; kept, it is a term of the text like others', async () => {
  word('底线').focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  await expect.element(add('底线思维')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('textbox', { name: 'Chinese' })).toHaveValue('底线思维');
  await page.getByRole('textbox', { name: 'English' }).fill('bottom-line thinking');
  await page.getByRole('button', { name: 'Save' }).click();
  await poll(() => library().entry('底线思维')?.gloss).toBe('bottom-line thinking');
  expect(
    library()
      .entry('底线思维')!
      .finds.map(({ source }) => source),
  ).toEqual([MY_WORDS]);
  // Whoever came from a text is back in it.
  await poll(() => location.hash).toBe(sourceHref(KEPT));
  await poll(() => words().includes('底线思维')).toBe(true);
  const state = () => word('底线思维').dataset.state;
  expect(state()).toBe('new');
  word('底线思维').click();
  const card = page.getByRole('dialog', { name: 'About this word' });
  await expect.element(card).toHaveTextContent(/In your library: bottom-line thinking/);
  await userEvent.keyboard('{Escape}');
  // Selected again, it is known.
  select('底线思维', word('底线思维').closest('[data-block]')!);
  await expect
    .element(page.getByRole('group', { name: 'What is selected' }))
    .toHaveTextContent(/bottom-line thinking/);
});

test('what is pressed is added, though the selection goes first', async () => {
  select('钉钉子精神', [...document.querySelectorAll('[data-block]')].at(-1)!);
  await expect.element(add('钉钉子精神')).toBeVisible();
  const link = add('钉钉子精神').element() as HTMLElement;
  link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  document.getSelection()!.removeAllRanges();
  document.dispatchEvent(new Event('selectionchange'));
  await new Promise(requestAnimationFrame);
  expect(link.isConnected).toBe(true);
  link.click();
  await expect.element(page.getByRole('textbox', { name: 'Chinese' })).toHaveValue('钉钉子精神');
});

test('a phone on its side: the text stays where it is while it is selected, and what adds is no larger than its button', async () => {
  await page.viewport(844, 390);
  const sentence = () =>
    [...document.querySelectorAll('[data-block]')].find((one) => one.textContent.includes('树牢'))!;
  await poll(() => sentence()?.querySelector('[data-word]')).toBeTruthy();
  const place = () => {
    const { left, top, width } = sentence().getBoundingClientRect();
    return [left, top, width];
  };
  const before = place();
  // A text that is drawn anew for the other window forgets what was selected.
  await poll(() => {
    if (add('底线思维').query() === null) select('底线思维', sentence());
    return add('底线思维').query();
  }).toBeTruthy();
  expect(place()).toEqual(before);
  const card = add('底线思维').element().closest('[role="group"]')!.getBoundingClientRect();
  expect(card.height).toBeLessThan(add('底线思维').element().getBoundingClientRect().height + 60);
  expect(card.width).toBeLessThan(844 / 2);
  await page.viewport(390, 844);
});
