/** The form of a word and the import of a list, in a real browser: where things stand, and what is said of a store that refuses. */
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import App from '../../../src/app/App.svelte';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import {
  bringPasted,
  listImport,
  putAway,
  takeList,
  undoTaking,
} from '../../../src/app/words/list-import.svelte.ts';
import { closeForm, setField } from '../../../src/app/words/word-form.svelte.ts';
import type { AnkiTerm } from '../../../src/exchange/anki/term.ts';
import { writePackage } from '../../../src/exchange/anki/write.ts';
import { MY_WORDS } from '../../../src/library/source.ts';
import { openSqlite } from '../../../src/app/learner/sqlite.ts';
import { sha1 } from '../../../src/platform/hash.ts';
import { cardId, DAY, type GradeRecord } from '../../../src/schedule/model.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';
import { find, source, SOURCE_A, term, ulid } from '../../library/made-up.ts';

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

test('a list that is put away while it is stored leaves the next one alone', async () => {
  const { keep } = libraryActs;
  await paste('码头\twharf');
  vi.spyOn(libraryActs, 'keep').mockImplementationOnce(async (...given) => {
    putAway();
    await bringPasted('趸船\tpontoon');
    return keep(...given);
  });
  const taking = takeList();
  await taking;
  expect(listImport.taken).toBeUndefined();
  expect(listImport.overview?.words).toBe(1);
  await expect.element(page.getByText(/was stored before it was put away/)).toBeVisible();
  await expect.element(page.getByText('趸船').first()).toBeVisible();
  for (const { source } of library().sources)
    if (source.title.startsWith('Pasted list')) await libraryActs.remove(source.id);
});

test('a word that is saved twice in a row is stored once, and left once', async () => {
  const word = { ...find('码头', 'wharf', { places: [] }), numbered: 'ma3 tou2', pinyin: 'mǎtou' };
  await libraryActs.edit({ of: word.term, set: 'word', to: word });
  const title = (name: string) => page.getByRole('heading', { level: 1, name });
  await open('#/library', 'Library');
  location.hash = '#/words';
  await expect.element(title('My words')).toBeVisible();
  location.hash = `#/words?edit=${encodeURIComponent(word.term)}`;
  await expect.element(title('Correct a word')).toBeVisible();
  await page.getByLabelText('Another note').fill('twice');
  const form = document.querySelector('form')!;
  form.requestSubmit();
  form.requestSubmit();
  await expect.element(page.getByText('码头 is corrected.'), slow).toBeVisible();
  await expect.poll(() => location.hash).toBe('#/words');
  expect(
    library()
      .entry(word.term)
      ?.notes.map(({ text }) => text),
  ).toEqual(['twice']);
});

test('in a low window what is wrong with a field is seen with it, above the buttons', async () => {
  await page.viewport(844, 390);
  await open('#/words?do=add', 'Add a word');
  setField({ hanzi: '码头', english: 'wharf', tags: 'x'.repeat(100) });
  // What the dictionary proposes moves nothing any more.
  await expect.element(page.getByText('Word by word'), slow).toBeVisible();
  const field = page.getByLabelText('Tags').element();
  const buttons = document.querySelector('#page > .actions')!;
  expect(getComputedStyle(buttons).position).toBe('fixed');
  // It stands right above them.
  const above = buttons.getBoundingClientRect().top - 16;
  window.scrollTo(0, window.scrollY + field.getBoundingClientRect().bottom - above);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByLabelText('Tags')).toHaveFocus();
  const problem = page.getByText('A tag has at most 60 characters.').element();
  await expect
    .poll(() => problem.getBoundingClientRect().bottom)
    .toBeLessThanOrEqual(buttons.getBoundingClientRect().top);
});

test('what is typed while a word is stored stays in the form', async () => {
  await open('#/words?do=add', 'Add a word');
  await page.getByLabelText('Chinese', { exact: true }).fill('趸船');
  await page.getByLabelText('English', { exact: true }).fill('pontoon');
  await expect.element(page.getByLabelText('Reading'), slow).toBeVisible();
  const { change } = libraryActs;
  vi.spyOn(libraryActs, 'change').mockImplementationOnce(async (...given) => {
    setField({ english: 'pontoon, of a wharf' });
    return change(...given);
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('趸船 is among your words.'), slow).toBeVisible();
  expect(library().entry(term('趸船'))?.gloss).toBe('pontoon');
  await expect.element(page.getByLabelText('English', { exact: true })).toHaveValue('pontoon, of a wharf');
});

test('a word that is corrected into another says what becomes of the first: its notes and answers go along', async () => {
  const word = { ...find('马头', 'wharf', { places: [] }), numbered: 'ma3 tou2', pinyin: 'mǎtou' };
  await libraryActs.edit(
    { of: word.term, set: 'word', to: word },
    { of: word.term, set: 'note', to: 'by the river', replaces: [] },
  );
  const learner = await openLearnerData();
  await learner.grade(cardId(word.term, 'hanzi-meaning'), 4, 1000);
  await open(`#/words?edit=${encodeURIComponent(word.term)}`, 'Correct a word');
  await page.getByLabelText('Chinese', { exact: true }).fill('舟桥');
  const said = page.getByText(/takes the place of .* with its notes and reviews\./);
  await expect.element(said, slow).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => library().entry(word.term), slow).toBeUndefined();
  expect(
    library()
      .entry(term('舟桥'))
      ?.notes.map(({ text }) => text),
  ).toEqual(['by the river']);
  await expect.poll(() => learner.stateOf(cardId(term('舟桥'), 'hanzi-meaning')).reps).toBe(1);
  expect(learner.stateOf(cardId(word.term, 'hanzi-meaning')).reps).toBe(0);
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
    await expect.element(page.getByText(/^“Pasted list, .*” is taken back\.$/)).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Bring a list' })).toHaveFocus();
    expect(words()).toEqual(before);
    expect(library().entry('试验田')).toBeUndefined();
  },
);

/** A deck with two answers to one of its words. */
async function deck(): Promise<File> {
  const at = Date.UTC(2026, 10, 20, 12);
  const ofDeck = (hanzi: string, english: string): AnkiTerm => ({
    ...{ id: term(hanzi), hanzi, traditional: hanzi, pinyin: '', zhuyin: '', english, kind: 'expression' },
    ...{ sources: [], sentence: null, gap: null, notes: [], tags: [] },
  });
  const log = [0, 1].map((day): GradeRecord => ({
    ...{ v: 1, type: 'grade', id: ulid(day + 1), card: cardId(term('码头'), 'hanzi-meaning') },
    ...{ at: at + day * DAY, day: Math.floor(at / DAY) + day, grade: 3, took: 900 },
  }));
  const { bytes } = await writePackage(
    await openSqlite(),
    {
      ...{ format: 'every', terms: [ofDeck('码头', 'wharf'), ofDeck('试验田', 'trial plot')], deck: '' },
      ...{ directions: ['hanzi-meaning'], look: { script: 'simplified', phonetics: 'pinyin' } },
      learned: { log, scheduler: createScheduler(DEFAULT_SETTINGS) },
      ...{ zone: 'UTC', dayStartsAt: 4, now: at + 5 * DAY },
    },
    sha1,
  );
  return new File([bytes], 'deck.apkg');
}

test('the answers of a deck come with it, said before, after, and where it is taken back', async () => {
  await open('#/words?do=import', 'Bring a list');
  await userEvent.upload(page.getByLabelText('Word list'), await deck());
  await expect.element(page.getByRole('heading', { name: 'What the list holds' }), slow).toBeVisible();
  const reviews = page.getByRole('switch', { name: 'With your reviews' });
  await expect.element(reviews).toBeChecked();
  await expect.element(page.getByText(/^2 answers of 1 card go into your log/)).toBeVisible();
  const columns = page.getByRole('list', { name: 'Columns' }).element();
  expect(reviews.element().compareDocumentPosition(columns)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);

  await page.getByRole('button', { name: 'Add 2 words' }).click();
  await expect.element(page.getByText('2 answers of yours came with them.'), slow).toBeVisible();
  await expect
    .element(page.getByText(/^Undo takes the words back.* Its 2 answers stay in your log\.$/))
    .toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(page.getByText(/” is taken back\. Its 2 answers stay in your log\.$/)).toBeVisible();
});

test('without its reviews a deck brings its words alone', async () => {
  await open('#/words?do=import', 'Bring a list');
  await userEvent.upload(page.getByLabelText('Word list'), await deck());
  await expect.element(page.getByRole('heading', { name: 'What the list holds' }), slow).toBeVisible();
  await page.getByLabelText('With your reviews').click();
  await page.getByRole('button', { name: 'Add 2 words' }).click();
  await expect.element(page.getByRole('heading', { name: 'Added' }), slow).toBeVisible();
  await expect.element(page.getByText(/answers/)).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(page.getByText(/” is taken back\.$/)).toBeVisible();
});

test('a second pasted list has another title', async () => {
  await paste('试验田\ttrial plot');
  await page.getByLabelText('A list of its own').click();
  const title = page.getByLabelText('Title of the list');
  await expect.element(title).toBeVisible();
  const first = (title.element() as HTMLInputElement).value;
  expect(first).toMatch(/^Pasted list, \d+ \w+ \d{4}$/);
  await page.getByRole('button', { name: 'Add 1 word' }).click();
  await expect.element(page.getByText(`1 word of “${first}” is in your library.`), slow).toBeVisible();
  await page.getByRole('button', { name: 'Another list' }).click();
  await page.getByLabelText('The list').fill('先行区\tpilot zone');
  await page.getByRole('button', { name: 'Show what it holds' }).click();
  await expect.element(title, slow).toHaveValue(`${first} (2)`);
});

test('a column of Chinese that holds none is told apart from none that is chosen', async () => {
  await paste('corruption 腐败\tx\nthe reform 改革\ty');
  const columns = page.getByRole('list', { name: 'Columns' }).getByRole('combobox');
  await columns.first().selectOptions('hanzi');
  await expect
    .element(page.getByText(/^The column that is taken for Chinese words holds none/))
    .toBeVisible();
  await page.getByText('Rows without a word', { exact: true }).click();
  await expect
    .element(page.getByText(/^Row 1: other words beside the Chinese, in one column, “corruption 腐败/))
    .toBeVisible();
  await columns.first().selectOptions('');
  await expect.element(page.getByText(/^No column is taken for Chinese words/)).toBeVisible();
});

test('a list without any Chinese is called so', async () => {
  await paste('harbour\tporto\nship\tnave');
  await expect.element(page.getByText('There is no Chinese in this list.')).toBeVisible();
});

test('columns stand side by side where there is room, and one under the other where there is none', async () => {
  const topsOf = () =>
    [...document.querySelectorAll('ol[aria-label="Columns"] > li')].map(
      (column) => column.getBoundingClientRect().top,
    );
  await page.viewport(1280, 800);
  await paste('改革\treform\n开放\topening');
  await expect.poll(() => new Set(topsOf()).size).toBe(1);
  await page.viewport(390, 844);
  await expect.poll(() => new Set(topsOf()).size).toBe(topsOf().length);
});

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

test.each(['My words', 'A list of its own'])(
  '%s: what the reader writes while a list is stored stands, also when the list is taken back',
  async (target) => {
    const word = { ...find('栈桥', 'my pier', { places: [] }), numbered: 'zhan4 qiao2', pinyin: 'zhànqiáo' };
    const tagged = () => library().records.edits.filter(({ set, of }) => set === 'tag' && of === word.term);
    const before = tagged().length;
    const written = [
      { of: word.term, set: 'word', to: word },
      { of: word.term, set: 'tag', tag: 'mine', to: true },
    ] as const;
    const { edit, change, keep } = libraryActs;
    const write = () => void edit(...written);
    vi.spyOn(libraryActs, 'change').mockImplementationOnce((...given) => (write(), change(...given)));
    vi.spyOn(libraryActs, 'keep').mockImplementationOnce((...given) => (write(), keep(...given)));
    await paste('hanzi\tenglish\ttags\n栈桥\tpier\tmine\n');
    await page.getByLabelText(target).click();
    await takeList();
    const mine = () =>
      library()
        .source(MY_WORDS)
        ?.finds.flatMap(({ find: { term, gloss } }) => (term === word.term ? [gloss] : []));
    const stands = () => {
      expect(mine()).toEqual(['my pier']);
      expect(library().entry(word.term)?.tags).toEqual(['mine']);
    };
    stands();
    expect(tagged()).toHaveLength(before + 1);
    expect(listImport.taken?.known).toBe(target === 'My words' ? 1 : 0);
    await undoTaking();
    stands();
    await edit(
      { of: word.term, set: 'word', to: null },
      { of: word.term, set: 'tag', tag: 'mine', to: false },
    );
  },
);
