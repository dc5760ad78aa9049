/** The field of Look up and what stands below it, while somebody types, in a real browser. */
import { tick } from 'svelte';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import App from '../../../src/app/App.svelte';
import LookUp from '../../../src/app/dictionary/LookUp.svelte';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { EXTRAS } from '../../../src/app/offline/extras.ts';
import { removeKept } from '../../../src/app/offline/kept-file.ts';
import { followAddress, navigation } from '../../../src/app/shell/navigation.svelte.ts';
import { notify, withdrawNotice } from '../../../src/app/shell/notices.svelte.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import { find, source, SOURCE_A, SOURCE_B } from '../../library/made-up.ts';

// A busy machine takes its time for a screen, and for the dictionary.
vi.setConfig({ testTimeout: 60_000 });
const SOON = { timeout: 20_000 };

beforeAll(async () => {
  await openWholeLibrary();
  await libraryActs.keep(
    source(SOURCE_A, [find('人类命运共同体', 'shared future'), find('共同体', 'community')], {
      title: 'A speech',
    }),
    '人类命运共同体。\n',
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  await page.viewport(390, 844);
});
afterAll(() => removeKept(EXTRAS.dictionary));

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>('[aria-busy] li a')];
const inDictionary = page.getByText(/words? in the dictionary$/);

async function openLookUp() {
  render(App);
  location.hash = '#/look-up';
  const field = page.getByRole('searchbox');
  await expect.element(field).toBeVisible();
  return field.element() as HTMLInputElement;
}

test('the address is the next screen’s, however long that takes to come', async () => {
  const leave = followAddress();
  onTestFinished(leave);
  location.hash = '#/look-up';
  await expect.poll(() => navigation.route.screen).toBe('look-up');
  render(LookUp, { route: { screen: 'look-up', query: {} } });
  await page.getByRole('searchbox').fill('community');
  location.hash = '#/settings';
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(location.hash).toBe('#/settings');
  expect(navigation.route.screen).toBe('settings');
});

/** As fast as no driver types. */
async function type(field: HTMLInputElement, q: string) {
  field.focus();
  field.value = q;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await tick();
}

test('what was meant is asked beside a term, too, that was opened before the typing rested', async () => {
  await page.viewport(1280, 800);
  const field = await openLookUp();
  await expect.element(page.getByRole('link', { name: /^All \d+ terms$/ })).toBeVisible();
  await type(field, '人类命云共同体');
  // A list that has just come is drawn with one of the next frames.
  while (rows().length === 0) await new Promise(requestAnimationFrame);
  rows()[0]!.click();
  await expect.element(page.getByRole('heading', { level: 1, name: /^共同体/ })).toBeVisible();
  await expect.element(page.getByText('Did you mean 人类命运共同体?', { exact: true }), SOON).toBeVisible();
});

test('Enter right behind the first letters opens what they find, though no frame has shown it', async () => {
  const field = await openLookUp();
  await type(field, '共同体');
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await expect.element(page.getByRole('heading', { level: 1, name: /^共同体/ })).toBeVisible();
});

test('the dictionary is opened by the time the first letter is typed', async () => {
  await openLookUp();
  await page.getByRole('button', { name: /^Make look-up and reading complete: [\d.]+ MB$/ }).click();
  const posted = vi.spyOn(Worker.prototype, 'postMessage');
  await expect
    .poll(() => posted.mock.calls.map(([job]) => job as unknown), SOON)
    .toMatchObject([{ type: 'open' }]);
  expect(rows()).toEqual([]);
  await removeKept(EXTRAS.dictionary);
});

test('Enter opens nothing once the focus has gone elsewhere', async () => {
  const field = await openLookUp();
  await page.getByRole('button', { name: /^Make look-up and reading complete: [\d.]+ MB$/ }).click();
  await type(field, 'min主');
  await expect.element(inDictionary, SOON).toBeInTheDocument();
  await type(field, '共产党');
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  field.blur();
  await expect.poll(() => rows()[0]?.textContent ?? '').toContain('共产党');
  // What opens it would have come by now.
  await tick();
  await tick();
  expect(location.hash).toContain('#/look-up');
});

test('where the dictionary fails, what it found of another question does not stand for an answer', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const field = await openLookUp();
  await type(field, '共产党');
  await expect.element(inDictionary, SOON).toBeInTheDocument();
  vi.spyOn(Worker.prototype, 'postMessage').mockImplementationOnce(() => {
    throw new Error('No more memory.');
  });
  await type(field, '民主');
  await expect.element(page.getByText('The dictionary could not be read', { exact: false })).toBeVisible();
  expect(rows().map(({ textContent }) => textContent)).not.toContainEqual(expect.stringContaining('共产党'));
  expect(inDictionary.query()).toBeNull();
  // It can be asked again, and is with the next letter.
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(inDictionary, SOON).toBeInTheDocument();
  expect(rows()[0]?.textContent).toContain('民主');
  await type(field, '民主党');
  await expect.element(inDictionary, SOON).toBeInTheDocument();
  expect(page.getByText('The dictionary could not be read', { exact: false }).query()).toBeNull();
});

test('a row that the arrows lead to is scrolled clear of what is said meanwhile', async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  const base = document.head.lastElementChild!;
  onTestFinished(() => base.remove());
  const field = await openLookUp();
  await type(field, 'zhong');
  await expect.element(inDictionary, SOON).toBeInTheDocument();
  notify({ id: 'said', tone: 'quiet', text: 'Something was done.', stays: true });
  onTestFinished(() => withdrawNotice('said'));
  await expect.element(page.getByText('Something was done.')).toBeVisible();
  for (let step = 0; step < 12; step++) {
    await userEvent.keyboard('{ArrowDown}');
    const row = document.activeElement!;
    expect(row.closest('li')).not.toBeNull();
    const notice = () => page.getByText('Something was done.').element().getBoundingClientRect();
    await expect.poll(() => row.getBoundingClientRect().bottom <= notice().top).toBe(true);
  }
});

test('beside a source stands how many terms are left of it', async () => {
  const term = termIdOf('共同体');
  await openLookUp();
  const link = page.getByRole('main').getByRole('link', { name: /^A speech/ });
  await expect.element(link).toHaveTextContent(/2/);
  await libraryActs.edit({ of: SOURCE_A, set: 'find', term, to: null });
  await expect.element(link).toHaveTextContent(/1/);
});

test('Enter before the dictionary has answered opens what then stands first, though it is not drawn yet', async () => {
  const field = await openLookUp();
  // It is no word, but words begin so; those it is made of stand below.
  await type(field, '新闻发');
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await expect.element(page.getByRole('heading', { level: 1, name: /^新闻发布会/ }), SOON).toBeVisible();
});

test('filters stand above a list that is browsed, and behind a button above hits; tags are among them', async () => {
  await libraryActs.keep(source(SOURCE_B, [find('共同体', 'community')], { title: 'Another speech' }), null);
  await libraryActs.edit({ of: termIdOf('共同体'), set: 'tag', tag: 'tech-war', to: true });
  const field = await openLookUp();
  const button = page.getByRole('button', { name: /^Filter/ });
  await type(field, '共同体');
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  await type(field, '');
  // With nothing asked, the reader’s tags are among what there is to browse.
  await page.getByRole('link', { name: /^tech-war\s*1$/ }).click();
  const tag = page.getByRole('combobox', { name: 'Tag' });
  await expect.element(tag).toHaveValue('tech-war');
  await button.click();
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  await expect.element(tag).not.toBeInTheDocument();
  await type(page.getByRole('searchbox').element() as HTMLInputElement, '共同体');
  await expect.element(page.getByText(/^1 term; \d+ more outside the filter/)).toBeVisible();
  await expect.element(button).toHaveTextContent('Filter (1)');

  await button.click();
  await tag.selectOptions('Any tag');
  await expect.element(page.getByText(/^\d+ terms/)).toBeVisible();
  await expect.element(button).toHaveTextContent(/^Filter$/);
});
