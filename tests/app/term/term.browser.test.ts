/** The page and the card of a term that only a text of the reader's own has, in a real browser. */
import axe from 'axe-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { drillHref } from '../../../src/app/drill/drill-address.ts';
import { termHref } from '../../../src/app/shell/route.ts';
import { find, source, SOURCE_A, SOURCE_B, term } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

const WORD = '螺蛳粉';
const ID = term(WORD);
const TEXT = `They eat river-snail noodles (${WORD}) at noon.\n\nIn the evening ${WORD} again.\n`;
const places = [...TEXT.matchAll(new RegExp(WORD, 'g'))].map(({ index }) => {
  const before = TEXT.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1, length: WORD.length };
});
const reading = { pinyin: 'luósīfěn', numbered: 'luo2 si1 fen3', zhuyin: 'ㄌㄨㄛˊ ㄙ ㄈㄣˇ' };

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  await openWholeLibrary();
  await libraryActs.keep(
    source(SOURCE_A, [find(WORD, 'river-snail noodles', { ...reading, places })], {
      title: 'Noodles of Guangxi',
      author: 'A. Writer',
      date: '2024-05',
    }),
    TEXT,
  );
  await libraryActs.keep(
    source(SOURCE_B, [find(WORD, 'snail rice noodles', { ...reading, places: [] })], {
      title: 'A second opinion',
      addedAt: 1_700_000_000_001,
    }),
    null,
  );
});

async function open(hash: string) {
  const { container } = render(App);
  location.hash = hash;
  await expect.element(page.getByRole('heading', { level: 1 })).toBeInTheDocument();
  return container;
}

const serious = async (element: Element) =>
  (await axe.run(element)).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');

test('its page shows both renderings with their sources, and the one chosen is asked', async () => {
  const container = await open(termHref(ID));
  await expect.element(page.getByRole('heading', { level: 1, name: new RegExp(WORD) })).toBeInTheDocument();
  await expect.element(page.getByRole('radio', { name: 'river-snail noodles' })).toBeChecked();
  await expect.element(page.getByText('A. Writer · May 2024').first()).toBeVisible();
  // Nothing of a glossary, which has never heard of it.
  expect(container.textContent).not.toContain('Loading the rest');
  await expect.element(page.getByText('In the evening', { exact: false })).toBeVisible();
  expect(await serious(container)).toEqual([]);

  await page.getByRole('radio', { name: 'snail rice noodles' }).click();
  await expect.poll(() => library().entry(ID)?.gloss).toBe('snail rice noodles');
  await page.getByRole('textbox', { name: /^Your gloss/ }).fill('luosifen');
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect.poll(() => library().entry(ID)?.gloss).toBe('luosifen');
  await expect.element(page.getByRole('textbox', { name: /which the card asks/ })).toHaveValue('luosifen');
});

test('“Study this” brings it first, “Don’t study” takes it out', async () => {
  await open(termHref(ID));
  const { cards } = { cards: async () => (await openLearnerData()).cards.filter((card) => card.term === ID) };
  await page.getByRole('button', { name: 'Study this' }).click();
  await expect.element(page.getByText('First of the next new terms.')).toBeVisible();
  expect((await cards()).every(({ study }) => study)).toBe(true);
  await page.getByRole('button', { name: 'Don’t study' }).click();
  await expect.element(page.getByText('You have taken it out of the drill.')).toBeVisible();
  expect(await cards()).toEqual([]);
  await page.getByRole('button', { name: 'Study this' }).click();
  await expect.element(page.getByText('First of the next new terms.')).toBeVisible();
});

test('a note is written, shown on the card after revealing, and found by looking up', async () => {
  await open(termHref(ID));
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('Smells strong.\nLiuzhou.');
  await page.getByRole('button', { name: 'Keep note' }).click();
  await expect.element(page.getByRole('button', { name: 'Edit note' })).toBeVisible();

  location.hash = drillHref({ filter: { by: 'terms', terms: [ID] }, extent: 'all', mode: 'cram' });
  await page.getByRole('button', { name: 'Reveal' }).click();
  const answer = page.getByRole('group', { name: 'Answer' });
  await expect.element(answer.getByText('Smells strong.')).toBeVisible();
  // The shortest sentence of the kept text; another one can be chosen.
  await expect.element(answer.getByText('In the evening', { exact: false })).toBeVisible();
  await answer.getByRole('button', { name: 'Another sentence' }).click();
  await expect.element(answer.getByText('They eat', { exact: false })).toBeVisible();

  location.hash = '#/look-up';
  await page.getByRole('searchbox').fill('Liuzhou');
  await expect.element(page.getByRole('heading', { name: 'In your notes' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: new RegExp(WORD) })).toBeVisible();
});

test('a note that is kept by two quick presses is one', async () => {
  await open(termHref(ID));
  await page.getByRole('button', { name: 'Edit note' }).click();
  const keep = page.getByRole('button', { name: 'Keep note' }).element() as HTMLElement;
  keep.click();
  keep.click();
  await expect.element(page.getByRole('button', { name: 'Edit note' }).first()).toBeVisible();
  await libraryActs.edit({ of: ID, set: 'tag', tag: 'pressed', to: false });
  expect(library().entry(ID)?.notes).toHaveLength(1);
});

test('rival notes of two devices stand side by side until they are merged', async () => {
  await libraryActs.edit({ of: ID, set: 'note', to: 'From the other device.', replaces: [] });
  await open(termHref(ID));
  expect(library().entry(ID)?.notes).toHaveLength(2);
  await page.getByRole('button', { name: 'Merge the notes' }).click();
  await page.getByRole('button', { name: 'Keep note' }).click();
  await expect
    .poll(() =>
      library()
        .entry(ID)
        ?.notes.map(({ text }) => text),
    )
    .toEqual(['Smells strong.\nLiuzhou.\n\nFrom the other device.']);
});

test('tags, kind and reading are the reader’s to change', async () => {
  const container = await open(termHref(ID));
  await page.getByText('Tags, kind and reading').click();
  await page.getByRole('textbox', { name: 'New tag' }).fill('Food');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await expect.element(page.getByRole('link', { name: 'Food' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Kind' }).selectOptions('expression');
  await expect.poll(() => library().entry(ID)?.kind).toBe('expression');
  await page.getByRole('textbox', { name: /^Reading/ }).fill('luo');
  await page.getByRole('button', { name: 'Put right' }).click();
  await expect.element(page.getByText(/3 characters to read/)).toBeVisible();
  await page.getByRole('textbox', { name: /^Reading/ }).fill('luo2si3fen3');
  await page.getByRole('button', { name: 'Put right' }).click();
  await expect.poll(() => library().entry(ID)?.pinyinNumbered).toBe('luo2 si3 fen3');
  expect(await serious(container)).toEqual([]);
  await page.getByRole('button', { name: /remove this tag/ }).click();
  await expect.poll(() => library().entry(ID)?.tags).toEqual([]);
});

test('a card set aside is on a list and comes back with one tap', async () => {
  const learner = await openLearnerData();
  const card = learner.cards.find((one) => one.term === ID)!;
  await learner.mark(card.id, 'suspend');
  const container = await open('#/look-up?state=suspended');
  await expect.element(page.getByRole('link', { name: new RegExp(WORD) })).toBeVisible();
  expect(await serious(container)).toEqual([]);
  await page.getByRole('button', { name: /^Bring back/ }).click();
  await expect.element(page.getByText('No card is in this state now.')).toBeVisible();
  expect(learner.stateOf(card.id).setAside).toBeNull();
});

test('a change of another card reads none of its texts again', async () => {
  const learner = await openLearnerData();
  const read = vi.spyOn(learner.store, 'readText');
  await open(termHref(ID));
  await expect.element(page.getByText('In the evening', { exact: false })).toBeVisible();
  const before = read.mock.calls.length;
  expect(before).toBeGreaterThan(0);
  const { id } = learner.cards.find((card) => card.term !== ID)!;
  for (const mark of ['flag', 'unflag'] as const) await learner.mark(id, mark);
  await new Promise(requestAnimationFrame);
  expect(read.mock.calls.length).toBe(before);
  read.mockRestore();
});

test('a term that the library has not is looked up by its characters', async () => {
  await open(termHref('拖延症'));
  await page.getByRole('link', { name: 'Look up “拖延症”' }).click();
  await expect.element(page.getByRole('searchbox')).toHaveValue('拖延症');
});
