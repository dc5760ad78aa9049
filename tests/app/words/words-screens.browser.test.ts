/** The form of a word and the import of a list, in a real browser: where things stand, and what is said of a store that refuses. */
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import App from '../../../src/app/App.svelte';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { putAway } from '../../../src/app/words/list-import.svelte.ts';
import { closeForm } from '../../../src/app/words/word-form.svelte.ts';
import { find, source, SOURCE_A } from '../../library/made-up.ts';

// The worker opens the dictionary; a slow machine is no failure.
vi.setConfig({ testTimeout: 120_000 });
const slow = { timeout: 60_000 };
const { put } = IDBObjectStore.prototype;

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  await openWholeLibrary();
  await openLearnerData();
});
afterEach(async () => {
  IDBObjectStore.prototype.put = put;
  vi.restoreAllMocks();
  putAway();
  closeForm();
  document.documentElement.style.fontSize = '';
  location.hash = '';
  await page.viewport(414, 896);
});

function refuse() {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
}

async function open(hash: string, title: string) {
  render(App);
  location.hash = hash;
  await expect.element(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function paste(list: string) {
  await open('#/words?do=import', 'Bring a list');
  await page.getByLabelText('The list').fill(list);
  await page.getByRole('button', { name: 'Show what it holds' }).click();
  await expect.element(page.getByRole('heading', { name: 'What the list holds' }), slow).toBeVisible();
}

test('what a list holds is shown from its top, its cells in Chinese', async () => {
  await page.viewport(390, 500);
  await paste(Array.from({ length: 40 }, () => '码头\twharf and quay').join('\n'));
  const heading = page.getByRole('heading', { name: 'What the list holds' });
  await expect.element(heading).toHaveFocus();
  await expect.element(heading).toBeInViewport();
  const cell = page.getByText('码头').first();
  await expect.element(cell).toBeInViewport();
  expect(cell.element().closest('[lang]')!.getAttribute('lang')).toMatch(/^zh/);
  expect(
    page.getByText('wharf and quay').first().element().closest('[lang]')?.getAttribute('lang'),
  ).not.toMatch(/^zh/);
});

test('a list that is not stored says so where it is looked for, and stays', async () => {
  await paste('码头\twharf');
  refuse();
  await page.getByRole('button', { name: 'Add 1 word' }).click();
  const said = page.getByRole('alert').filter({ hasText: 'There is no room left on this device' });
  await expect.element(said, slow).toBeInViewport();
  await expect.element(page.getByRole('button', { name: 'Add 1 word' })).toBeEnabled();
});

test.each(['A list of its own', 'My words'])(
  '%s: what was taken by mistake is taken back',
  async (target) => {
    const words = () =>
      library()
        .sources.filter(({ source, state }) => source.type === 'word-list' && state !== 'removed')
        .map(({ source: { id, title }, finds }) => [id, title, finds.map(({ find }) => find.term)]);
    const before = words();
    await paste('hanzi\tenglish\ttags\n试验田\ttrial plot\tby mistake\n先行区\tpilot zone\t');
    await expect.element(page.getByText(/· 2 words\s*$/)).toBeVisible();
    await page.getByLabelText(target).click();
    await page.getByRole('button', { name: 'Add 2 words' }).click();
    await expect.element(page.getByRole('heading', { name: 'Added' }), slow).toBeVisible();
    expect(words()).not.toEqual(before);
    expect(library().entry('试验田')?.tags).toEqual(['by mistake']);
    const undo = page.getByRole('button', { name: 'Undo' });

    refuse();
    await undo.click();
    await expect.element(page.getByRole('alert').filter({ hasText: 'no room left' })).toBeVisible();
    expect(words()).not.toEqual(before);
    IDBObjectStore.prototype.put = put;

    await undo.click();
    await expect.element(page.getByText('“Pasted list” is taken back.')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Bring a list' })).toHaveFocus();
    expect(words()).toEqual(before);
    expect(library().entry('试验田')).toBeUndefined();
  },
);

test('before a list is taken it is said which of its words the library has', async () => {
  await libraryActs.keep(source(SOURCE_A, [find('试验田', 'test field')], { title: 'A text' }), null);
  await paste('hanzi\tenglish\n试验田\ttrial plot\n先行区\tpilot zone');
  await expect.element(page.getByText(/· 2 words\s+· 1 in your library already/)).toBeVisible();
  const known = page.getByText('In your library already', { exact: true });
  await known.click();
  await expect.element(page.getByRole('listitem').filter({ hasText: '试验田 test field' })).toBeVisible();
  await libraryActs.edit({ of: SOURCE_A, set: 'removed', to: true });
});

test.each([
  ['a phone, letters at 200 %', 390, 844, 200],
  ['a phone on its side', 844, 390, 100],
] as const)(
  '%s: a word that is not stored is said at the end of the form, and covers nothing of it',
  async (_, width, height, size) => {
    await page.viewport(width, height);
    document.documentElement.style.fontSize = `${size}%`;
    await open('#/words?do=add', 'Add a word');
    await page.getByLabelText('Chinese').fill('码头');
    await page.getByLabelText('English').fill('wharf');
    const save = page.getByRole('button', { name: 'Save' });
    refuse();
    await save.click();
    const said = page
      .getByRole('alert')
      .filter({ hasText: 'The word was not stored. There is no room left on this device' });
    await expect.element(said).toBeVisible();
    await expect.element(said).toHaveTextContent('What you typed is still here.');
    // Where it begins is shown, and its end can be scrolled clear of what is fixed at the foot.
    const box = () => said.element().getBoundingClientRect();
    const foot = () => document.querySelector('[data-foot]')!.getBoundingClientRect().top;
    await expect.poll(() => box().top >= 0 && box().top < foot()).toBe(true);
    window.scrollTo(0, document.documentElement.scrollHeight);
    await expect.poll(() => box().bottom <= foot()).toBe(true);
    expect(document.querySelector('.notices')?.textContent ?? '').not.toContain('stored');
    const english = page.getByLabelText('English').element() as HTMLInputElement;
    english.scrollIntoView({ block: 'center' });
    const { x, y, width: wide, height: high } = english.getBoundingClientRect();
    expect(document.elementFromPoint(x + wide / 2, y + high / 2)).toBe(english);
    expect(english.value).toBe('wharf');

    IDBObjectStore.prototype.put = put;
    await userEvent.click(save);
    await expect.element(page.getByText('is among your words.')).toBeVisible();
    await expect.element(said).not.toBeInTheDocument();
  },
);
