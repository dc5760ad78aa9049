/** A list and a page beside each other in a wide window, and the one or the other in a narrow one. */
import axe from 'axe-core';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { openGlossary } from '../../../src/app/library/glossary.ts';
import { termHref } from '../../../src/app/shell/route.ts';
import SideBySide from '../../../src/app/shell/SideBySide.svelte';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source, term } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

const glossary = await openGlossary();
const [first, second] = glossary.byTopic.find(({ entries }) => entries.length > 12)!.entries;
const topic = first!.topic;
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const list = () => document.querySelector<HTMLElement>('.list[role]')!;
const rows = () => [...list().querySelectorAll<HTMLAnchorElement>('li a')];
const current = () => [...list().querySelectorAll('[aria-current]')];

// A busy machine takes its time for a screen.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(() => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
});
beforeEach(() => page.viewport(1280, 800));
afterEach(() => page.viewport(390, 844));

function openAt(hash: string) {
  const { container } = render(App);
  location.hash = hash;
  return container;
}

test('in Look up a term opens beside the list, which stays as it is', async () => {
  const container = openAt(`#/look-up?topic=${topic}`);
  await expect.element(heading('Look up')).toBeVisible();
  await expect.element(page.getByText('Choose a term')).toBeVisible();
  expect((await axe.run({ runOnly: 'region' })).violations).toEqual([]);
  list().scrollTop = 120;
  const row = rows()[2]!;
  row.click();
  await expect.element(heading(new RegExp(`^${row.querySelector('[lang]')!.textContent}`))).toHaveFocus();
  // The very same list, where it was, with one row marked.
  expect(row.isConnected).toBe(true);
  expect(list().scrollTop).toBe(120);
  expect(current()).toEqual([row]);
  expect(getComputedStyle(row).boxShadow).toContain('inset');
  expect(new URLSearchParams(location.hash.split('?')[1]).get('topic')).toBe(topic);
  const { violations } = await axe.run(container);
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  // Escape goes to its row; a link on the page changes the page alone; Back goes back through both.
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(row);
  await page.getByRole('link', { name: /^Next:/ }).click();
  await expect.poll(() => current()[0] === row).toBe(false);
  expect(row.isConnected).toBe(true);
  history.back();
  await expect.poll(() => current()[0]).toBe(row);
  history.back();
  await expect.element(page.getByText('Choose a term')).toBeVisible();
  expect(document.activeElement).toBe(row);
  expect(list().scrollTop).toBe(120);
});

test('the address names both, and a narrower window shows the page, then the list, without loss', async () => {
  openAt(`#/look-up?topic=${topic}&term=${second!.id}`);
  await expect.element(heading(`${second!.hanzi} ${second!.pinyin}`)).toBeInTheDocument();
  expect(current().map((row) => row.textContent)).toEqual([expect.stringContaining(second!.hanzi)]);
  await page.viewport(390, 844);
  await expect.poll(() => document.querySelector('.list[role]')).toBeNull();
  await expect.element(heading(`${second!.hanzi} ${second!.pinyin}`)).toBeInTheDocument();
  await expect.element(page.getByRole('searchbox')).not.toBeInTheDocument();
  await page.viewport(1280, 800);
  await expect.poll(() => current().length).toBe(1);
  await page.viewport(390, 844);
  await expect.poll(() => document.querySelector('.list[role]')).toBeNull();
  await expect.element(heading(`${second!.hanzi} ${second!.pinyin}`)).toBeInTheDocument();
  location.hash = `#/look-up?topic=${topic}`;
  await expect.element(heading('Look up')).toHaveFocus();
  await expect
    .poll(() => document.querySelector('#page li a')?.getAttribute('href'))
    .toBe(termHref(first!.id));
});

test(
  'a long list is drawn as far as the term whose page is shown, and comes back to where it was',
  { timeout: 60_000 },
  async () => {
    const last = glossary.entries.at(-1)!;
    openAt(`#/look-up?order=source&term=${last.id}`);
    await expect.element(heading(`${last.hanzi} ${last.pinyin}`)).toBeInTheDocument();
    await expect
      .poll(() => current().map((row) => row.textContent))
      .toEqual([expect.stringContaining(last.hanzi)]);
    await expect.element(page.elementLocator(current()[0] as HTMLElement)).toBeInViewport();
    await expect.poll(() => list().scrollTop).toBeGreaterThan(2000);
    // No term is beside it when it is opened again: it is drawn anew, piece by piece.
    location.hash = '#/look-up?order=source';
    await expect.element(page.getByText('Choose a term')).toBeVisible();
    const left = list().scrollTop;
    expect(left).toBeGreaterThan(2000);
    location.hash = '#/settings';
    await expect.element(heading('Settings')).toBeVisible();
    history.back();
    await expect.element(page.getByText('Choose a term')).toBeVisible();
    await expect.poll(() => list().scrollTop).toBe(left);
    // Another list begins at its top.
    location.hash = '#/look-up?order=pinyin';
    await expect.poll(() => location.hash === '#/look-up?order=pinyin' && list().scrollTop).toBe(0);
  },
);

test('a list whose rows come late is where it was left once they are there, unless the reader has gone on', async () => {
  let grow: () => void = () => undefined;
  const children = createRawSnippet(() => ({
    render: () => '<div style="height: 100px"></div>',
    setup: (rows) => void (grow = () => ((rows as HTMLElement).style.height = '5000px')),
  }));
  const open = () => render(SideBySide, { title: 'Rows', name: 'late', chosen: '', hint: '', children });
  const first = open();
  grow();
  const scrolled = new Promise((resolve) => list().addEventListener('scroll', resolve, { once: true }));
  list().scrollTop = 3000;
  await scrolled;
  await first.unmount();

  const again = open();
  await new Promise(requestAnimationFrame);
  expect(list().scrollTop).toBe(0);
  grow();
  await expect.poll(() => list().scrollTop).toBe(3000);
  await again.unmount();

  open();
  window.dispatchEvent(new WheelEvent('wheel'));
  grow();
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  expect(list().scrollTop).toBe(0);
});

test('what is chosen is shown once it is listed, and not when the reader has gone on', async () => {
  let choose: () => void = () => undefined;
  const children = createRawSnippet(() => ({
    render: () => '<div style="height: 3000px"></div>',
    setup: (rows) =>
      void (choose = () =>
        rows.insertAdjacentHTML(
          'beforeend',
          '<a aria-current="page" style="display: block; margin-top: 3000px">',
        )),
  }));
  const open = (name: string) =>
    render(SideBySide, { title: 'Rows', name, chosen: 'one', hint: '', children });
  const drawn = async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  };
  const grow = () => {
    choose();
    list().querySelector<HTMLElement>('div > div')!.style.height = '4000px';
  };
  const first = open('chosen');
  await drawn();
  grow();
  await expect.poll(() => list().scrollTop).toBeGreaterThan(1000);
  await first.unmount();

  open('chosen later');
  await drawn();
  window.dispatchEvent(new WheelEvent('wheel'));
  grow();
  await drawn();
  expect(list().scrollTop).toBe(0);
});

test('in the library a source opens beside the sources, and its text beside its terms', async () => {
  const id = `text-${'7'.repeat(40)}` as SourceId;
  const text = '# 早点\n\n煎饼和馄饨。\n\n'.concat('粥。\n\n'.repeat(80), '还有煎饼。\n');
  const at = text.lastIndexOf('煎饼');
  await openWholeLibrary();
  const place = (line: number, column: number) => ({ line, column, length: 2 });
  await libraryActs.keep(
    source(
      id,
      [
        { ...find('煎饼', 'a pancake'), places: [place(3, 1), place(165, 3)] },
        { ...find('馄饨', 'a dumpling'), places: [place(3, 4)] },
      ],
      { title: 'Breakfast', type: 'article' },
    ),
    text,
  );
  openAt('#/library');
  await expect.element(heading('Library')).toBeVisible();
  await page.getByRole('link', { name: 'Breakfast' }).click();
  await expect.element(heading('Breakfast')).toHaveFocus();
  expect(current().map((row) => row.textContent)).toEqual(['Breakfast']);
  // All of its row is marked, which is more than the link.
  expect(getComputedStyle(current()[0]!).boxShadow).toBe('none');

  await page.getByRole('link', { name: 'The text, with its terms beside it' }).click();
  await expect.poll(() => rows().length).toBe(2);
  await expect.poll(() => rows()[1]!.getAttribute('href')).toBe(`#/source/${id}?at=${text.indexOf('馄饨')}`);
  const [row] = rows();
  location.hash = `#/source/${id}?at=${at}`;
  await expect.poll(() => document.activeElement?.getAttribute('data-at')).toBe(String(at));
  await expect.element(page.elementLocator(document.activeElement!)).toBeInViewport();
  const named = () => [...document.querySelectorAll('[data-block] [aria-current]')];
  await expect.poll(named).toEqual([document.activeElement]);
  // The place is of the first term, whose row is the same as before.
  expect(current()).toEqual([row]);
  expect(row!.textContent).toContain(term('煎饼'));

  // Left there and asked for again from its beginning, it is gone on with.
  location.hash = '#/library';
  await expect.element(heading('Library')).toBeVisible();
  location.hash = `#/source/${id}?at=0`;
  await expect.element(page.getByRole('button', { name: 'Go on where you stopped' })).toBeVisible();
});

test('what is done with many terms stands at the foot of the list, and hides no rows below it', async () => {
  openAt('#/look-up?order=source');
  await page.getByRole('button', { name: 'Choose several' }).click();
  const bar = page.getByRole('group', { name: 'Chosen terms' });
  await expect.element(bar).toBeVisible();
  const below = () => innerHeight - bar.element().getBoundingClientRect().bottom;
  await expect.poll(below).toBeGreaterThanOrEqual(0);
  expect(below()).toBeLessThan(16);
});
