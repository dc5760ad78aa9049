/** Looking a word up in the dictionary as the app ships it, and its page, in a real browser. */
import axe from 'axe-core';
import { tick } from 'svelte';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { aboutWord } from '../../../src/app/dictionary/dictionary.svelte.ts';
import { createLookUpWork } from '../../../src/app/dictionary/look-up-work.ts';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { changeAppearance } from '../../../src/app/shell/appearance.svelte.ts';
import { EXTRAS } from '../../../src/app/offline/extras.ts';
import { isKept, removeKept } from '../../../src/app/offline/kept-file.ts';
import { MY_WORDS } from '../../../src/library/source.ts';
import { find, source, SOURCE_A, term } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await openWholeLibrary();
  await libraryActs.keep(
    source(SOURCE_A, [find('改革', 'reform')], { title: 'A speech' }),
    'They call it democracy (民主). The reform goes on.\n',
  );
});
afterAll(async () => {
  await removeKept(EXTRAS.dictionary);
});

const serious = async (element: Element) =>
  (await axe.run(element)).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');

test('without the dictionary nothing is fetched, and the worker says so', async () => {
  const work = createLookUpWork(EXTRAS.dictionary);
  await expect(work.find('民主')).rejects.toMatchObject({ reason: 'absent' });
  expect(await isKept(EXTRAS.dictionary)).toBe(false);
  work.close();
});

// The worker for what is studied reads the dictionary, too: some seconds on a busy machine.
test(
  'the dictionary is fetched at a tap, a word is found, read and taken among one’s own',
  { timeout: 90_000 },
  async () => {
    const { container } = render(App);
    location.hash = '#/look-up';
    await page.getByRole('button', { name: /^Make look-up and reading complete: [\d.]+ MB$/ }).click();
    const field = page.getByRole('searchbox');
    await field.fill('democracy');
    const hit = page.getByRole('link', { name: /^民主\s+mínzhǔ/ });
    await expect.element(hit, { timeout: 20_000 }).toBeVisible();
    await field.fill('min主');
    await expect.element(page.getByText(/words in the dictionary$/)).toBeInTheDocument();
    expect(await serious(container)).toEqual([]);
    await field.click();
    await userEvent.keyboard('{Enter}');

    await expect.element(page.getByRole('heading', { level: 1, name: '民主' })).toBeVisible();
    await expect.element(page.getByText('democratic', { exact: true })).toBeVisible();
    await expect.element(page.getByText('They call it democracy', { exact: false })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Words with it' })).toBeVisible();
    await expect.element(page.getByText('radical 丶, 5 strokes')).toBeVisible();
    expect(await serious(container)).toEqual([]);
    await page.getByRole('button', { name: 'Study this' }).click();
    await expect
      .poll(() => library().entry(term('民主')), { timeout: 20_000 })
      .toMatchObject({
        pinyin: 'mínzhǔ',
        gloss: 'democracy; democratic',
        study: true,
        finds: [{ source: MY_WORDS }],
      });
    await expect.element(page.getByText('It is a term of your library')).toBeVisible();

    location.hash = '#/look-up';
    await expect.element(page.getByRole('button', { name: 'min主' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear these' }).click();
    expect(page.getByRole('button', { name: 'min主' }).query()).toBeNull();

    // In a wide window a word's page stands beside the list, and the address has both.
    await page.viewport(1280, 800);
    await field.fill('gogchandang');
    await page.getByRole('button', { name: 'gongchandang' }).click();
    const party = page.getByRole('link', { name: /^共产党\s+gòngchǎndǎng/i });
    await party.click();
    await expect.element(page.getByRole('heading', { level: 1, name: '共产党' })).toBeVisible();
    await expect.element(party).toHaveAttribute('aria-current', 'page');
    expect(getComputedStyle(party.element()).boxShadow).toContain('inset');
    await expect.element(field).toHaveValue('gongchandang');
    expect(decodeURIComponent(location.hash)).toBe('#/look-up?q=gongchandang&word=共产党');
    expect(await serious(container)).toEqual([]);
    await page.getByRole('region', { name: 'Characters' }).getByRole('link', { name: /^党/ }).click();
    await expect.element(page.getByRole('heading', { level: 1, name: '党' })).toBeVisible();
    await expect.element(field).toBeVisible();
    history.back();
    await expect.element(page.getByRole('heading', { level: 1, name: '共产党' })).toBeVisible();
    history.back();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Look up' })).toBeVisible();
    await page.viewport(390, 844);
  },
);

test('back from a word, the words that had been asked for are there, and its row is where it was', async () => {
  render(App);
  location.hash = '#/look-up?q=shi4';
  const words = page.getByRole('region', { name: 'Dictionary' });
  await words.getByRole('button', { name: /^\d+ more$/ }).click();
  const last = words.getByRole('link').last().element() as HTMLAnchorElement;
  last.scrollIntoView({ block: 'center' });
  expect(window.scrollY).toBeGreaterThan(1500);
  const { top } = last.getBoundingClientRect();
  last.click();
  await expect.element(page.getByRole('button', { name: 'Stroke order' })).toBeVisible();
  expect(window.scrollY).toBe(0);
  history.back();
  await expect.element(words).toBeVisible();
  const again = () => document.querySelector(`#page a[href="${last.getAttribute('href')}"]`);
  await expect
    .poll(() => Math.abs((again()?.getBoundingClientRect().top ?? Infinity) - top), { timeout: 10_000 })
    .toBeLessThan(8);
});

test('Enter opens what is first once the dictionary has answered what is typed', async () => {
  render(App);
  location.hash = '#/look-up?q=min主';
  const field = page.getByRole('searchbox');
  await expect.element(page.getByText(/words in the dictionary$/)).toBeInTheDocument();
  const input = field.element() as HTMLInputElement;
  input.focus();
  input.value = '共产党';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await tick();
  // Nothing is said of how many words another question found.
  expect(document.querySelector('.count')!.textContent).not.toContain('dictionary');
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await expect.element(page.getByRole('heading', { level: 1, name: '共产党' })).toBeVisible();
});

test('arrows walk terms, words and characters as one list, which has one stop for Tab', async () => {
  render(App);
  location.hash = '#/look-up?q=改革';
  const field = page.getByRole('searchbox');
  await expect.element(page.getByRole('region', { name: 'Characters' })).toBeVisible();
  const rows = () => [...document.querySelectorAll<HTMLElement>('#page li a')];
  await expect.poll(() => rows().length).toBeGreaterThan(4);
  await field.click();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(rows()[0]);
  await userEvent.keyboard('{End}');
  expect(document.activeElement).toBe(rows().at(-1));
  await userEvent.keyboard('{ArrowUp}');
  expect(document.activeElement).toBe(rows().at(-2));
  expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toEqual([rows().at(-2)]);
  await userEvent.keyboard('{Home}');
  expect(document.activeElement).toBe(rows()[0]);
  await userEvent.keyboard('{ArrowUp}');
  expect(document.activeElement).toBe(field.element());
});

test('what was typed as Taiwan has it is found and said, and pages say how the regions write', async () => {
  render(App);
  location.hash = '#/look-up?q=軟體';
  await expect.element(page.getByText('Taiwan writes 軟體 for 软件.')).toBeVisible();
  await page.getByRole('link', { name: /^软件\s+ruǎnjiàn/ }).click();
  await expect.element(page.getByRole('heading', { level: 1, name: '软件' })).toBeVisible();
  const forms = () =>
    [...document.querySelectorAll('dl')]
      .filter(({ textContent }) => textContent.includes('Simplified'))
      .flatMap((list) => Array.from(list.children, ({ textContent }) => textContent));
  const said = () => forms().map((text) => text.replaceAll(/\s+/g, ' ').trim());
  await expect.poll(said).toEqual(['Simplified 软件', 'Traditional 軟件', 'Taiwan 軟體']);
  await expect.poll(() => document.body.innerText).toMatch(/车, 8 strokes; 軟\sradical/);
  location.hash = '#/term/网络主权';
  await expect.poll(said).toContain('Taiwan 網路主權');
  expect(said()).not.toContainEqual(expect.stringContaining('Hong Kong'));
});

test('words that the dictionary names lead to their pages, and none to itself', async () => {
  render(App);
  location.hash = '#/word/中共';
  const says = page.getByText(/^abbr\. for /);
  await expect.element(says).toHaveTextContent('abbr. for 中国共产党 (Zhōngguó Gòngchǎndǎng)');
  await says.getByRole('link', { name: '中国共产党' }).click();
  await expect.element(page.getByRole('heading', { level: 1, name: '中国共产党' })).toBeVisible();
  expect(page.getByRole('main').getByRole('link', { name: '中国共产党', exact: true }).query()).toBe(null);
});

/** Holds back what is asked of workers until it is let go. */
function holdWorkers(): () => void {
  const { postMessage } = Worker.prototype;
  const held: (() => void)[] = [];
  const spied = vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (
    this: Worker,
    message,
  ) {
    held.push(() => postMessage.call(this, message));
  });
  return () => {
    spied.mockRestore();
    for (const send of held) send();
  };
}

test('while the dictionary is opened that is said, on a word’s page and in look-up', async () => {
  render(App);
  location.hash = '#/settings';
  await expect.element(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  let letGo = holdWorkers();
  onTestFinished(() => letGo());
  location.hash = '#/word/改革';
  const opening = page.getByRole('status').filter({ hasText: 'Opening the dictionary…' });
  await expect.element(opening).toBeVisible();
  expect(page.getByRole('button', { name: 'Stroke order' }).query()).toBeNull();
  letGo();
  await expect.element(page.getByRole('button', { name: 'Stroke order' })).toBeVisible();
  expect(opening.query()).toBeNull();

  location.hash = '#/look-up';
  const field = page.getByRole('searchbox');
  await expect.element(field).toBeVisible();
  letGo = holdWorkers();
  const searching = page.getByRole('status').filter({ hasText: 'earching the dictionary…' });
  const counts = page.getByText(/words in the dictionary$/);
  for (const [query, says] of [
    // Of terms there are some, of the other none.
    ['改革', /^\d+ terms?; searching the dictionary…$/],
    ['umbrella', /^Searching the dictionary…$/],
  ] as const) {
    await field.fill(query);
    await expect.element(searching).toHaveTextContent(says);
    expect(document.querySelector('[aria-busy="true"]')).not.toBeNull();
    expect(counts.query()).toBeNull();
    letGo();
    await expect.element(counts).toBeVisible();
    expect(searching.query()).toBeNull();
    letGo = holdWorkers();
  }
});

test('of a word with several traditional forms each can be written, of the simplified one that one', async () => {
  onTestFinished(() => changeAppearance({ script: 'simplified' }));
  render(App);
  location.hash = '#/word/发';
  const how = page.getByRole('button', { name: 'Stroke order' });
  const characters = page.getByRole('group', { name: 'Characters' });
  const says = (text: string) => expect.element(page.getByText(text, { exact: true })).toBeVisible();
  await how.click();
  await says('5 strokes');
  expect(characters.query()).toBeNull();
  changeAppearance({ script: 'traditional' });
  await says('12 strokes');
  const sign = (name: string) => characters.getByRole('button', { name, exact: true });
  expect(
    characters
      .getByRole('button')
      .elements()
      .map(({ textContent }) => textContent),
  ).toEqual(['發', '髮']);
  await expect.element(sign('發')).toHaveAttribute('aria-pressed', 'true');
  await sign('髮').click();
  await says('15 strokes');
  await expect.element(sign('髮')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(page.getByRole('img', { name: '髮, all strokes' })).toBeVisible();
  await how.click();
  expect(characters.query()).toBeNull();
});

test('a word that is read in one way can be heard, one that is read in several cannot', async () => {
  const voice = { name: 'Tingting', lang: 'zh-CN', localService: true, voiceURI: 'Tingting' };
  vi.spyOn(speechSynthesis, 'getVoices').mockReturnValue([voice as SpeechSynthesisVoice]);
  const spoken = vi.spyOn(speechSynthesis, 'speak').mockImplementation(() => undefined);
  // That of a made-up voice cannot be set.
  vi.spyOn(SpeechSynthesisUtterance.prototype, 'voice', 'set').mockImplementation(() => undefined);
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  render(App);
  location.hash = '#/word/民主';
  speechSynthesis.dispatchEvent(new Event('voiceschanged'));
  await page.getByRole('button', { name: 'Hear it' }).click();
  await expect
    .poll(() => spoken.mock.calls.map(([{ text, lang }]) => [text, lang]))
    .toEqual([['民主', 'zh-CN']]);
  // It is xíng, háng, and more.
  location.hash = '#/word/行';
  await expect.element(page.getByRole('heading', { level: 1, name: '行' })).toBeVisible();
  await expect
    .poll(() => page.getByRole('button', { name: 'Study this' }).elements().length)
    .toBeGreaterThan(1);
  expect(page.getByRole('button', { name: 'Hear it' }).query()).toBeNull();
});

test('who asks for all terms by key goes on with the first of those that come', async () => {
  render(App);
  for (const [hash, name] of [
    ['#/look-up?q=国', 'In your library'],
    ['#/word/国', 'In your terms'],
  ] as const) {
    location.hash = hash;
    const terms = page.getByRole('region', { name });
    const all = terms.getByRole('button', { name: /^All \d+ terms$/ });
    await expect.element(all).toBeVisible();
    await expect.poll(() => terms.getByRole('listitem').elements().length).toBe(8);
    (all.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => terms.getByRole('listitem').elements().indexOf(document.activeElement!.closest('li')!))
      .toBe(8);
  }
});

test('what the dictionary says of a word whose page was left meanwhile reaches no page', async () => {
  const warned = vi.spyOn(console, 'warn');
  onTestFinished(() => warned.mockRestore());
  render(App);
  location.hash = '#/settings';
  await expect.element(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  // The worker does one thing after the other.
  const before = Promise.all(Array.from({ length: 500 }, () => aboutWord('人')));
  location.hash = '#/word/民主';
  await expect.element(page.getByRole('heading', { level: 1, name: '民主' })).toBeVisible();
  location.hash = '#/settings';
  await expect.element(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await before;
  expect(await aboutWord('民')).toMatchObject({ characters: '民' });
  expect(warned.mock.calls.flat().join(' ')).not.toContain('derived');
});
