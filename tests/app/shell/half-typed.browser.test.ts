/**
 * A window is made narrower and wide again in the middle of a word: a tablet is turned. Or the screen is left, and opened
 * again. Nothing typed is lost by it.
 */
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent, type Locator } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { begunInSource } from '../../../src/app/read/begun-corrections.ts';
import { sourceHref } from '../../../src/app/shell/route.ts';
import { writtenNotes } from '../../../src/app/term/written-notes.ts';
import { closeForm } from '../../../src/app/words/word-form.svelte.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source, term } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

const id = (n: number) => `text-${String(n).padStart(40, '6')}` as SourceId;
const SOURCE = id(0);
const TEXT = 'Breakfast is a pancake (煎饼).\n';
const PANCAKE = find('煎饼', 'a pancake', { places: [{ line: 1, column: 25, length: 2 }] });

// A busy machine takes its time for a screen.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await openWholeLibrary();
  await libraryActs.keep(source(SOURCE, [PANCAKE], { title: 'Breakfast', type: 'article' }), TEXT);
  // As many as have the list of them searched.
  for (let n = 1; n < 11; n++) await libraryActs.keep(source(id(n), [], { title: `Lunch ${n}` }), null);
});
beforeEach(() => page.viewport(1280, 800));
afterEach(async () => {
  await page.viewport(390, 844);
  // It would stay for the tests after it.
  writtenNotes.delete(term('煎饼'));
  const begun = begunInSource(SOURCE);
  for (const row of [...begun.keys()]) begun.delete(row);
  closeForm();
});

const WIDE = 72 * 16;
async function turn(width: number) {
  await page.viewport(width, 800);
  await expect
    .poll(() => document.querySelector('.panes')?.matches('.wide') ?? innerWidth >= WIDE)
    .toBe(width >= WIDE);
}

function openAt(hash: string) {
  render(App);
  location.hash = hash;
}

const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const unfold = (title: string) => page.getByText(title, { exact: true }).click();
const field = (name: string | RegExp) => page.getByRole('textbox', { name, exact: true });

async function correct() {
  await press('Correct the list');
  await press('Correct 煎饼');
}
async function chooseOne() {
  await press('Choose several');
  await page.getByRole('checkbox', { name: /煎饼/ }).click({ force: true });
  await press(/^With 1 chosen/);
}

describe('what is half typed, and the focus, stay where a window is turned and turned back', () => {
  test.each<[what: string, hash: string, open: () => Promise<void>, field: () => Locator]>([
    ['the English of a kept term', sourceHref(SOURCE), correct, () => field('English for 煎饼')],
    [
      'a term that was missed',
      sourceHref(SOURCE),
      async () => {
        await press('Correct the list');
        await unfold('Add a term from the text');
      },
      () => field(/^Select the characters/),
    ],
    [
      'a fact of a source',
      sourceHref(SOURCE),
      () => unfold('Title, author, publication, date'),
      () => field('Author'),
    ],
    [
      'a search of the sources',
      '#/library',
      async () => {},
      () => page.getByRole('searchbox', { name: 'Search the sources' }),
    ],
    [
      'a note on a term',
      `#/look-up?q=jian&term=${term('煎饼')}`,
      () => press('Write a note'),
      () => field('Note'),
    ],
    [
      'a tag of a term',
      `#/look-up?q=jian&term=${term('煎饼')}`,
      () => unfold('Tags, kind and reading'),
      () => field('New tags, with commas between'),
    ],
    ['what is looked up', '#/look-up', async () => {}, () => page.getByRole('searchbox')],
    [
      'a tag for several terms',
      `#/look-up?source=${SOURCE}`,
      chooseOne,
      () => field('Tag them, with commas between'),
    ],
    ['a word of one’s own', '#/words?do=add', async () => {}, () => field('Chinese')],
    ['an article', '#/read', async () => {}, () => field('The article')],
    ['a setting', '#/settings', () => unfold('Steps, limits and the day'), () => field('Learning steps')],
  ])('%s', async (_, hash, open, theField) => {
    openAt(hash);
    await open();
    await theField().fill('half');
    for (const width of [820, 1280]) {
      await turn(width);
      await expect.element(theField()).toHaveValue('half');
      await expect.element(theField()).toHaveFocus();
    }
  });

  test('what is chosen beside a page, and a tag for it, where the list is not to be seen meanwhile', async () => {
    openAt(`#/look-up?source=${SOURCE}&term=${term('煎饼')}`);
    await chooseOne();
    await field('Tag them, with commas between').fill('half');
    await turn(820);
    await expect.element(field('Tag them, with commas between')).not.toBeInTheDocument();
    await turn(1280);
    await expect.element(field('Tag them, with commas between')).toHaveValue('half');
  });
});

describe('what is half typed is there when its screen is opened again, and gone once it is given up', () => {
  test.each<
    [what: string, hash: string, open: () => Promise<void>, again: () => Promise<void>, name: string]
  >([
    [
      'the English of a kept term',
      sourceHref(SOURCE),
      correct,
      () => press('Correct the list'),
      'English for 煎饼',
    ],
    ['a note on a term', `#/term/${term('煎饼')}`, () => press('Write a note'), async () => {}, 'Note'],
    ['a word of one’s own', '#/words?do=add', async () => {}, async () => {}, 'Chinese'],
  ])('%s', async (_, hash, open, again, name) => {
    async function leave() {
      location.hash = '#/settings';
      await expect.element(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
      location.hash = hash;
    }
    openAt(hash);
    await open();
    await field(name).fill('half');
    await leave();
    await again();
    await expect.element(field(name)).toHaveValue('half');
    await press(/^(Cancel|Discard)$/);
    await leave();
    if (name === 'Chinese') await expect.element(field(name)).toHaveValue('');
    else {
      await again();
      await expect.element(page.getByRole('button', { name: /^(Correct 煎饼|Write a note)$/ })).toBeVisible();
      await expect.element(field(name)).not.toBeInTheDocument();
    }
  });
});

describe('a place in a text has another screen in a wide window', () => {
  test('it waits for who is correcting', async () => {
    await page.viewport(820, 800);
    openAt(`${sourceHref(SOURCE)}?at=0`);
    await correct();
    await field('English for 煎饼').fill('half');
    await turn(1280);
    await expect.element(field('English for 煎饼')).toHaveValue('half');
    await press('Done correcting');
    await expect.element(page.getByRole('heading', { name: '1 term' })).toBeVisible();
  });

  test('it waits no longer for who has typed a fact back to what it was', async () => {
    await page.viewport(820, 800);
    openAt(`${sourceHref(SOURCE)}?at=0`);
    await unfold('Title, author, publication, date');
    await field('Author').click();
    await userEvent.keyboard('A{Backspace}');
    await userEvent.tab();
    await turn(1280);
    await expect.element(page.getByRole('heading', { name: '1 term' })).toBeVisible();
  });

  test('it waits for who has typed a fact that is refused', async () => {
    await page.viewport(820, 800);
    openAt(`${sourceHref(SOURCE)}?at=0`);
    await unfold('Title, author, publication, date');
    await field('Date').fill('some day');
    await userEvent.tab();
    await turn(1280);
    await expect.element(field('Date')).toHaveValue('some day');
    await field('Date').fill('');
    await userEvent.tab();
    await expect.element(page.getByRole('heading', { name: '1 term' })).toBeVisible();
  });

  test('what is chosen is chosen there, too', async () => {
    await page.viewport(820, 800);
    openAt(`${sourceHref(SOURCE)}?at=0`);
    await chooseOne();
    await field('Tag them, with commas between').fill('half');
    for (const width of [1280, 820]) {
      await turn(width);
      await expect.element(page.getByRole('heading', { level: 1, name: 'Breakfast' })).toBeInTheDocument();
      await expect.element(field('Tag them, with commas between')).toHaveValue('half');
    }
  });
});
