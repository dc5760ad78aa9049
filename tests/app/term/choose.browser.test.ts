/** Many terms of a list at once, in a real browser: in Look up, where all terms are listed, too. */
import axe from 'axe-core';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { notify } from '../../../src/app/shell/notices.svelte.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { StorageFullError } from '../../../src/store/errors.ts';
import { find, source, term } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

// A busy machine takes its time for the first screen.
vi.setConfig({ testTimeout: 60_000 });

const SOURCE = `text-${'8'.repeat(40)}` as SourceId;
const WORDS = ['煎饼', '馄饨', '烧卖', '肠粉'];
const studyOf = () => WORDS.map((word) => library().entry(term(word))?.study);

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
  const { container } = render(App);
  location.hash = hash;
  await expect.element(page.getByRole('heading', { level: 1 })).toBeInTheDocument();
  return container;
}
const box = (word: string) => page.getByRole('checkbox', { name: new RegExp(word) });
const undo = () => page.getByRole('button', { name: 'Undo' });

test('a term of a list is studied without opening it, and left as it was', async () => {
  await open(`#/look-up?source=${SOURCE}`);
  await page.getByRole('button', { name: 'Study this: 馄饨' }).click();
  await expect.poll(studyOf).toEqual([null, true, null, null]);
  await page.getByRole('button', { name: 'Studied, take back: 馄饨' }).click();
  await expect.poll(studyOf).toEqual([null, null, null, null]);
});

test('a tag that could not be stored is still there to be added', async () => {
  await open(`#/look-up?source=${SOURCE}`);
  await page.getByRole('button', { name: 'Choose several' }).click();
  await box('馄饨').click();
  const withChosen = page.getByRole('button', { name: 'With 1 chosen…' });
  const field = page.getByLabelText('Tag them, with commas between');
  await withChosen.click();
  await field.fill('x'.repeat(61));
  await expect.element(page.getByText('A tag has at most 60 characters.')).toBeVisible();
  await field.fill('soup');
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const refusal = vi.spyOn(libraryActs, 'change').mockRejectedValueOnce(new StorageFullError());
  await page.getByRole('button', { name: 'Add tag' }).click();
  await expect.element(page.getByText(/^It was not stored/)).toBeVisible();
  refusal.mockRestore();
  await withChosen.click();
  await expect.element(field).toHaveValue('soup');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await expect.poll(() => library().entry(term('馄饨'))?.tags).toEqual(['soup']);
  await undo().click();
  await expect.poll(() => library().entry(term('馄饨'))?.tags).toEqual([]);
  await expect.element(field).toHaveValue('');
});

test('chosen by keys, a range with Shift, studied by one write and taken back from the notice', async () => {
  const container = await open(`#/look-up?source=${SOURCE}`);
  await page.getByRole('button', { name: 'Choose several' }).click();
  // What was pressed is gone: the focus is on what came in its place.
  await expect.element(page.getByRole('button', { name: 'Choose All 4' })).toHaveFocus();
  const { violations } = await axe.run(container);
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  (box('馄饨').element() as HTMLElement).focus();
  await userEvent.keyboard(' ');
  await expect.element(box('馄饨')).toBeChecked();
  (box('肠粉').element() as HTMLElement).focus();
  await userEvent.keyboard('{Shift>} {/Shift}');
  await expect.element(page.getByText('3 terms chosen')).toBeInTheDocument();
  await expect.element(box('烧卖')).toBeChecked();
  await expect.element(box('煎饼')).not.toBeChecked();

  const write = vi.spyOn((await openLearnerData()).store, 'addEdits');
  await page.getByRole('button', { name: 'With 3 chosen…' }).click();
  await page.getByRole('button', { name: 'Study these', exact: true }).click();
  await expect.poll(studyOf).toEqual([null, true, true, true]);
  expect(write).toHaveBeenCalledOnce();
  write.mockRestore();
  await expect.element(page.getByText('3 terms will be the first of your new ones.')).toBeVisible();
  await undo().click();
  await expect.poll(studyOf).toEqual([null, null, null, null]);

  await page.getByRole('button', { name: 'Done' }).click();
  await expect.element(page.getByRole('button', { name: 'Choose several' })).toHaveFocus();
  expect(container.querySelector('input[type=checkbox]')).toBeNull();
});

test('by keys from the row that has the focus: X, Shift with arrows, Shift with a click, Ctrl A', async () => {
  const container = await open(`#/look-up?source=${SOURCE}`);
  const link = (word: string) => page.getByRole('link', { name: new RegExp(word) });
  const chosen = () =>
    WORDS.filter((word) => (box(word).query() as HTMLInputElement | null)?.checked === true);
  await expect.element(link('馄饨')).toBeVisible();
  (link('馄饨').element() as HTMLElement).focus();
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await expect.element(box('烧卖')).toHaveFocus();
  expect(chosen()).toEqual(['馄饨', '烧卖']);
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  await expect.element(box('肠粉')).toHaveFocus();
  expect(chosen()).toEqual(['馄饨', '烧卖', '肠粉']);
  await userEvent.keyboard('{Shift>}{ArrowUp}{ArrowUp}{ArrowUp}{/Shift}');
  await expect.poll(chosen).toEqual(['煎饼', '馄饨']);
  await userEvent.keyboard('{Control>}a{/Control}');
  await expect.poll(chosen).toEqual(WORDS);
  // Back where the reader was, and from there again.
  await userEvent.keyboard('{Escape}');
  await expect.element(link('煎饼')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}x');
  await expect.element(box('馄饨')).toHaveFocus();
  expect(chosen()).toEqual(['馄饨']);
  await box('肠粉').click({ modifiers: ['Shift'] });
  await expect.poll(chosen).toEqual(['馄饨', '烧卖', '肠粉']);
  await page.elementLocator(box('烧卖').element().closest('label')!).click({ modifiers: ['Shift'] });
  await expect.poll(chosen).toEqual(['馄饨', '烧卖']);
  await userEvent.keyboard('x');
  await expect.poll(chosen).toEqual(['馄饨']);

  await page.getByRole('button', { name: 'Done' }).click();
  // The button begins at the row that was left, too.
  (link('烧卖').element() as HTMLElement).focus();
  (page.getByRole('button', { name: 'Choose several' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(box('烧卖')).toHaveFocus();
  expect(container.querySelectorAll('input:checked')).toHaveLength(0);
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
  await expect.poll(chosen).toEqual(['馄饨', '烧卖']);
  await userEvent.keyboard('{Escape}');
});

test('all that are shown are suspended, listed by their state, and brought back', async () => {
  const learner = await openLearnerData();
  const suspended = () =>
    learner.cards.filter((card) => WORDS.includes(card.term) && learner.stateOf(card.id).setAside !== null);
  await open(`#/look-up?source=${SOURCE}`);
  await page.getByRole('button', { name: 'Choose several' }).click();
  await page.getByRole('button', { name: 'Choose All 4' }).click();
  await page.getByRole('button', { name: 'With 4 chosen…' }).click();
  await page.getByRole('textbox', { name: 'Tag them' }).fill('breakfast');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await expect.poll(() => library().entry(term('烧卖'))?.tags).toEqual(['breakfast']);
  await page.getByRole('button', { name: 'With 4 chosen…' }).click();
  await page.getByRole('textbox', { name: 'Tag them' }).fill('breakfast');
  await page.getByRole('button', { name: 'Take away' }).click();
  await expect.element(page.getByText('4 terms have the tag “breakfast” no longer.')).toBeInTheDocument();
  expect(library().entry(term('烧卖'))?.tags).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => library().entry(term('烧卖'))?.tags).toEqual(['breakfast']);
  await page.getByRole('button', { name: 'With 4 chosen…' }).click();
  const write = vi.spyOn(learner.store, 'append');
  await page.getByRole('button', { name: 'Suspend their cards' }).click();
  await expect.poll(() => suspended().length).toBeGreaterThanOrEqual(4);
  expect(write).toHaveBeenCalledOnce();
  write.mockRestore();

  // A list by state has it, too; what leaves the list is chosen no more.
  await open('#/look-up?state=suspended&tag=breakfast');
  await page.getByRole('button', { name: 'Choose several' }).first().click();
  await page.getByRole('button', { name: 'Choose All 4' }).first().click();
  await page.getByRole('button', { name: 'With 4 chosen…' }).first().click();
  await page.getByRole('button', { name: 'Bring their cards back' }).click();
  await expect.poll(() => suspended().length).toBe(0);
});

test('all terms are listed with their state, in the order that is asked', async () => {
  const container = await open('#/look-up');
  await page
    .getByRole('link', { name: /^All [\d,]+ terms$/ })
    .first()
    .click();
  await expect.element(page.getByRole('combobox', { name: 'Order' }).first()).toBeVisible();
  const first = () => container.querySelector('li a')?.textContent ?? '';
  await expect.poll(first).toMatch(/new|learning|known/);
  const count = library().entries.length;
  await expect
    .element(page.getByText(`${count.toLocaleString('en')} terms`, { exact: true }).first())
    .toBeVisible();
  await page.getByRole('combobox', { name: 'Order' }).first().selectOptions('pinyin');
  const lowest = library()
    .entries.map(({ pinyinNumbered }) => pinyinNumbered.toLowerCase())
    .sort()[0]!;
  await expect
    .poll(() => {
      const id = decodeURIComponent(
        container.querySelector('li a')!.getAttribute('href')!.split('/').at(-1)!,
      );
      return library().entry(id)?.pinyinNumbered.toLowerCase();
    })
    .toBe(lowest);
});

test('what was done is said above what else can be done, not over it', async () => {
  await page.viewport(390, 844);
  await open('#/look-up?order=source');
  await page.getByRole('button', { name: 'Choose several' }).click();
  await page.getByRole('checkbox').first().click();
  await page.getByRole('button', { name: 'With 1 chosen…' }).click();
  await page.getByRole('button', { name: 'Flag their cards' }).click();
  await expect.element(undo()).toBeVisible();
  const boxOf = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
  await expect.poll(() => boxOf('.notice').bottom).toBeLessThanOrEqual(boxOf('.bar').top + 1);
  // Nor when the bar grows, while nothing is scrolled.
  document.querySelector<HTMLElement>('.bar')!.style.paddingBlock = '60px';
  await expect.poll(() => boxOf('.notice').bottom).toBeLessThanOrEqual(boxOf('.bar').top + 1);
  // What dismisses it stands beside a short text, not below it.
  expect(boxOf('.notice .dismiss').top).toBeLessThan(boxOf('.notice p').bottom);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => boxOf('.notice').bottom).toBeGreaterThan(boxOf('nav').top - 30);
});

test('with large letters in a low window a long notice is scrolled, not cut off at the top', async () => {
  await page.viewport(320, 480);
  document.documentElement.style.fontSize = '200%';
  onTestFinished(() => void document.documentElement.style.removeProperty('font-size'));
  await open('#/words?do=add');
  notify({ id: 'long', tone: 'warning', text: 'Nothing of this was stored. '.repeat(12) });
  await expect.element(page.getByText(/Nothing of this was stored/)).toBeVisible();
  const notice = document.querySelector('.notice')!;
  await expect.poll(() => notice.getBoundingClientRect().top).toBeGreaterThanOrEqual(0);
  expect(notice.scrollHeight).toBeGreaterThan(notice.clientHeight);
});

test('supplied terms of the issue are studied from its page, and chosen within their topic', async () => {
  await open('#/issue');
  const summary = page.getByRole('main').getByText('Security and intelligence', { exact: true }).last();
  await summary.click();
  const study = page.getByRole('button', { name: /^Study this: / });
  await expect.poll(() => study.elements().length).toBe(3);
  await study.first().click();
  await expect.element(page.getByRole('button', { name: /^Studied, take back: / })).toBeVisible();
  expect(library().entries.filter(({ study }) => study === true)).toHaveLength(1);
  await page.getByRole('button', { name: /^Studied, take back: / }).click();
  await expect.poll(() => study.elements().length).toBe(3);

  const folds = [...document.querySelectorAll<HTMLDetailsElement>('details[open]')];
  const begin = page.elementLocator(folds.at(-1)!).getByRole('button', { name: 'Choose several' });
  await begin.click();
  // At the row where the last button was pressed.
  await expect.element(page.getByRole('checkbox').first()).toHaveFocus();
  await expect.poll(() => page.getByRole('checkbox').elements().length).toBe(3);
});
