/** Before it is kept, too, a text stands beside its terms where there is room. */
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import { keyList, signKeys } from '../../../src/app/shell/key-list.svelte.ts';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { LONGEST_SHOWN } from '../../../src/app/read/blocks.ts';
import { PASTED, type Draft } from '../../../src/app/read/draft.ts';
import { NO_FACTS } from '../../../src/app/read/facts.ts';
import Read from '../../../src/app/read/Read.svelte';
import { reading, readingActs, restoreDraft } from '../../../src/app/read/reading.svelte.ts';

const TEXT = `They hold the line (底线思维) here.\n\n${'Nothing of the kind is said here. '.repeat(200)}\n\nThe line (底线思维) again.`;
/** More than is shown marked. */
const LONG = `They speak of rolling inward (内卷).\n\n${'Nothing of the kind is said here.\n\n'.repeat(LONGEST_SHOWN / 30)}`;
const DRAFT: Draft = {
  v: 1,
  text: TEXT,
  files: [{ name: 'long.txt', text: LONG }],
  lists: [],
  findings: {
    texts: [PASTED, 'long.txt'],
    terms: [
      [
        {
          hanzi: '底线思维',
          english: 'line',
          kind: 'policy-term',
          pinyin: 'dǐxiàn sīwéi',
          traditional: '底線思維',
          printed: { hanzi: '底线思维', english: 'line' },
          occurrences: [
            { line: 1, column: TEXT.indexOf('底') + 1, printed: '底线思维' },
            { line: 5, column: 11, printed: '底线思维' },
          ],
          confidence: 1,
          reasons: [],
          flags: [],
        },
      ],
      [
        {
          hanzi: '内卷',
          english: 'rolling inward',
          kind: 'expression',
          pinyin: 'nèijuǎn',
          traditional: '內捲',
          printed: { hanzi: '内卷', english: 'rolling inward' },
          occurrences: [{ line: 1, column: LONG.indexOf('内') + 1, printed: '内卷' }],
          confidence: 1,
          reasons: [],
          flags: [],
        },
      ],
    ],
    descriptions: [],
    corrections: { shapes: [], values: {} },
    facts: [{ ...NO_FACTS, title: 'On lines' }, NO_FACTS],
  },
};

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await openWholeLibrary();
  await (await openLearnerData()).store.writeDraft(DRAFT);
});

/** Of what is in an element. */
function rightOf(element: Element): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  const own = element.matches('select') ? element.getBoundingClientRect().right : 0;
  return Math.max(own, ...[...range.getClientRects()].map(({ right }) => right));
}

const list = page.getByRole('region', { name: '2 terms' });

test('a draft that is asked for again while it is opened is waited for', async () => {
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  const digesting = vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...args) => {
    await held;
    return digest(...args);
  });
  void restoreDraft();
  await expect.poll(() => digesting.mock.calls.length).toBeGreaterThan(0);
  const again = restoreDraft();
  for (let frames = 0; frames < 20; frames++) await new Promise(requestAnimationFrame);
  expect(reading.restored).toBe(false);
  goOn();
  await again;
  digesting.mockRestore();
  expect(reading.phase.name).toBe('done');
});

test('in a wide window the list leads from place to place of the text, and Escape back to it', async () => {
  await page.viewport(1280, 900);
  render(Read, { route: { screen: 'read', query: {} } });
  await expect.element(page.getByRole('heading', { level: 1, name: '2 texts' })).toBeVisible();
  await expect.element(list.getByText('line', { exact: true })).toBeVisible();
  await list.getByRole('button', { name: /^In the text/ }).click();
  await vi.waitFor(() => expect(document.activeElement?.closest('p')?.textContent).toMatch(/^They hold/));
  await list.getByRole('button', { name: /^In the text: 1 of 2/ }).click();
  await vi.waitFor(() => expect(document.activeElement?.closest('p')?.textContent).toMatch(/again\.$/));
  await userEvent.keyboard('{Escape}');
  await expect.element(list.getByRole('button', { name: /^In the text: 2 of 2/ })).toHaveFocus();

  // Beside a list, or with large letters, the window is wide and the room right of the text is not.
  for (const [width, size] of [
    [1280, ''],
    [1440, ''],
    [1920, ''],
    [1920, '32px'],
  ] as const) {
    await page.viewport(width, 900);
    document.documentElement.style.fontSize = size;
    (document.querySelector('[data-word]') as HTMLElement).click();
    const card = page.getByRole('dialog', { name: 'About this word' });
    await expect.element(card).toBeVisible();
    const { left, right } = card.element().getBoundingClientRect();
    expect(right - left, `${width} px ${size}`).toBeGreaterThan(220);
    expect(right, `${width} px ${size}`).toBeLessThanOrEqual(width);
    if (width === 1280) {
      // Without room right of the text it stands at the word, which is brought into sight where it is not.
      await vi.waitFor(() => {
        const { left, top, bottom } = card.element().getBoundingClientRect();
        const word = document.querySelector('.word.open')!.getBoundingClientRect();
        const away = Math.max(top - word.bottom, word.top - bottom);
        expect(away).toBeGreaterThanOrEqual(0);
        expect(away).toBeLessThan(20);
        expect(left).toBeLessThan(word.right);
      });
    }
    await userEvent.keyboard('{Escape}');
    await expect.element(card).not.toBeInTheDocument();
  }
  document.documentElement.style.fontSize = '';

  // Narrower, the one or the other.
  await page.viewport(390, 844);
  await expect.element(page.getByRole('radio', { name: 'In the text' })).toBeVisible();
  expect(document.querySelectorAll('[data-word]')).toHaveLength(0);
});

test('the card of a term in the text leads to its row, and leaves it out', async () => {
  await page.viewport(390, 844);
  render(Read, { route: { screen: 'read', query: {} } });
  const card = page.getByRole('dialog', { name: 'About this word' });
  const open = async () => {
    await page.getByRole('radio', { name: 'In the text' }).click();
    await expect.poll(() => document.querySelector('[data-word][data-state]')).not.toBeNull();
    const word = document.querySelector('[data-word][data-state]') as HTMLElement;
    word.click();
    await expect.element(card).toBeVisible();
    return word.textContent;
  };
  const hanzi = await open();
  await card.getByRole('button', { name: 'Correct' }).click();
  await expect.element(page.getByRole('textbox', { name: `English for ${hanzi}` })).toHaveFocus();
  await userEvent.keyboard('{Escape}');

  await open();
  const warn = vi.spyOn(console, 'warn');
  onTestFinished(() => warn.mockRestore());
  await card.getByRole('button', { name: 'Leave out' }).click();
  await expect.element(card).not.toBeInTheDocument();
  const words = () => [...document.querySelectorAll('[data-word][data-state]')].map((one) => one.textContent);
  await expect.poll(words).not.toContain(hanzi);
  await expect.poll(() => reading.corrections.values[reading.rows[0]!.id]?.dropped).toBe(true);
  // Nothing is asked of the card once it is gone.
  expect(warn).not.toHaveBeenCalled();
  await readingActs.takeBack(reading.rows[0]!);
  await expect.poll(words).toContain(hanzi);
});

test('the page ends above the card of a word, and above what is at its foot once that is closed', async () => {
  await page.viewport(390, 844);
  render(Read, { route: { screen: 'read', query: {} } });
  await page.getByRole('radio', { name: 'In the text' }).click();
  await expect.poll(() => document.querySelector('[data-word][data-state]')).not.toBeNull();
  const room = () => parseFloat(getComputedStyle(document.querySelector('#page')!).paddingBottom);
  const before = room();
  const card = page.getByRole('dialog', { name: 'About this word' });
  (document.querySelector('[data-word][data-state]') as HTMLElement).click();
  await expect.element(card).toBeVisible();
  const covered = innerHeight - card.element().getBoundingClientRect().top;
  await expect.poll(room).toBeGreaterThan(covered);
  await userEvent.keyboard('{Escape}');
  await expect.poll(room).toBe(before);
});

test('a text too long to be shown marked is not offered to be looked into', async () => {
  await page.viewport(1280, 900);
  render(Read, { route: { screen: 'read', query: {} } });
  await expect.element(list.getByRole('button', { name: /^In the text.*底线思维$/ })).toBeVisible();
  await expect.element(list.getByRole('button', { name: 'Correct 内卷' })).toBeVisible();
  await expect.element(list.getByRole('button', { name: /^In the text.*内卷$/ })).not.toBeInTheDocument();
});

test('on a phone on its side the card of a word covers nothing that stands beside the text', async () => {
  await page.viewport(844, 390);
  render(Read, { route: { screen: 'read', query: {} } });
  await page.getByRole('radio', { name: 'In the text' }).click();
  await expect.poll(() => document.querySelector('[data-block]')).not.toBeNull();
  document.querySelector('[data-block]')!.scrollIntoView({ block: 'center' });
  await expect.poll(() => document.querySelector('[data-word][data-state]')).not.toBeNull();
  (document.querySelector('[data-word][data-state]') as HTMLElement).click();
  const card = page.getByRole('dialog', { name: 'About this word' });
  await expect.element(card).toBeVisible();
  const { left, width } = card.element().getBoundingClientRect();
  expect(width).toBeGreaterThan(250);
  for (const one of document.querySelectorAll('select, .legend, h1, [data-block]'))
    expect(rightOf(one), one.textContent.slice(0, 20)).toBeLessThanOrEqual(left);
  await userEvent.keyboard('{Escape}');
});

test('“Correct” on the card goes on in the form of the row, where that is open already', async () => {
  await page.viewport(1280, 900);
  render(Read, { route: { screen: 'read', query: {} } });
  await list.getByRole('button', { name: 'Correct 底线思维' }).click();
  const english = page.getByRole('textbox', { name: 'English for 底线思维' });
  await english.fill('bottom line');
  await expect.poll(() => document.querySelector('[data-word][data-state]')).not.toBeNull();
  (document.querySelector('[data-word][data-state]') as HTMLElement).click();
  const card = page.getByRole('dialog', { name: 'About this word' });
  await card.getByRole('button', { name: 'Correct' }).click();
  await expect.element(english).toHaveFocus();
  await expect.element(english).toHaveValue('bottom line');
  await userEvent.keyboard('{Escape}');
});

test('keys do with the row that has the focus what its buttons do, and take no letter from a field', async () => {
  await page.viewport(1280, 900);
  onTestFinished(() => signKeys.set(true));
  render(Read, { route: { screen: 'read', query: {} } });
  const correct = list.getByRole('button', { name: 'Correct 底线思维' });
  await expect.element(correct).toBeVisible();
  const [row] = reading.rows;
  const valuesOf = () => reading.corrections.values[row!.id] ?? {};
  (correct.element() as HTMLElement).focus();
  await userEvent.keyboard('t');
  await vi.waitFor(() => expect(document.activeElement?.closest('p')?.textContent).toMatch(/^They hold/));
  (correct.element() as HTMLElement).focus();
  await userEvent.keyboard('s');
  await expect.poll(() => valuesOf().study).toBe(true);
  await userEvent.keyboard('s');
  await expect.poll(() => valuesOf().study === true).toBe(false);
  await userEvent.keyboard('e');
  const english = list.getByRole('textbox', { name: 'English for 底线思维' });
  await expect.element(english).toHaveFocus();
  await userEvent.fill(english, '');
  await userEvent.keyboard('next{Enter}');
  await expect.poll(() => valuesOf().english).toBe('next');
  await expect.element(list.getByRole('button', { name: 'Correct 底线思维' })).toHaveFocus();
  await userEvent.keyboard('x');
  // Not on what else the row has.
  await expect.element(list.getByRole('button', { name: 'Take back in 底线思维' })).toHaveFocus();
  await userEvent.keyboard('x');
  await userEvent.keyboard('u');
  await expect.poll(() => valuesOf().english).toBe(undefined);
  expect(list.element().contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('x');
  await expect.poll(() => valuesOf().dropped).toBe(true);
  await userEvent.keyboard('x');
  await expect.poll(() => valuesOf().dropped === true).toBe(false);
  signKeys.set(false);
  await userEvent.keyboard('x');
  await new Promise(requestAnimationFrame);
  expect(valuesOf().dropped).not.toBe(true);
  expect(keyList.groups.map(({ title }) => title)).toContain('On a term to check');
});

test('a correction that is not made leads back to the button it began with', async () => {
  await page.viewport(1280, 900);
  render(Read, { route: { screen: 'read', query: {} } });
  await list.getByRole('button', { name: 'Correct 底线思维' }).click();
  await expect.element(list.getByRole('textbox', { name: 'English for 底线思维' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(list.getByRole('button', { name: 'Correct 底线思维' })).toHaveFocus();
});

test('with large letters the buttons at the foot take one line, and are called what they do', async () => {
  await page.viewport(390, 844);
  document.documentElement.style.fontSize = '32px';
  onTestFinished(() => void (document.documentElement.style.fontSize = ''));
  render(Read, { route: { screen: 'read', query: {} } });
  await expect.element(page.getByRole('button', { name: 'Keep these 2 terms' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Export 2 terms as a file' })).toBeVisible();
  const { height } = document.querySelector('[data-foot]')!.getBoundingClientRect();
  expect(height).toBeLessThan(844 / 5);
});

test('in a low window with large letters they end the page, and hide nothing of it', async () => {
  await page.viewport(320, 640);
  document.documentElement.style.fontSize = '32px';
  onTestFinished(() => void (document.documentElement.style.fontSize = ''));
  render(Read, { route: { screen: 'read', query: {} } });
  await expect.element(page.getByRole('button', { name: 'Keep these 2 terms' })).toBeInTheDocument();
  const foot = document.querySelector('[data-foot]')!;
  await expect.poll(() => getComputedStyle(foot).position).toBe('static');
  window.scrollTo(0, document.documentElement.scrollHeight);
  const tabs = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--tabs')) * 32;
  expect(foot.getBoundingClientRect().bottom).toBeLessThanOrEqual(640 - tabs);
});

test('what is half typed stays when the window becomes narrower, and wide again', async () => {
  await page.viewport(1280, 900);
  render(Read, { route: { screen: 'read', query: {} } });
  await list.getByRole('button', { name: 'Correct 底线思维' }).click();
  const english = page.getByRole('textbox', { name: 'English for 底线思维' });
  await english.fill('bottom line');
  await page.getByRole('textbox', { name: 'Reading', exact: true }).fill('di3 xian4');
  const author = page.getByRole('textbox', { name: 'Author' }).first();
  const title = page.getByText('On lines', { exact: true });
  await title.click();
  // Not yet taken: that comes with leaving the field.
  (author.element() as HTMLInputElement).value = 'A. Wri';
  (english.element() as HTMLElement).focus();
  for (const width of [390, 1280]) {
    await page.viewport(width, 844);
    await expect.poll(() => document.querySelector('.panes.wide') === null).toBe(width === 390);
    await expect.element(author).toHaveValue('A. Wri');
    await expect.element(english).toHaveValue('bottom line');
    await expect.element(english).toHaveFocus();
    await expect
      .element(page.getByRole('textbox', { name: 'Reading', exact: true }))
      .toHaveValue('di3 xian4');
  }
  await page.getByRole('button', { name: 'Cancel' }).click();
  // Given up, it does not come back.
  await page.viewport(390, 844);
  await expect.element(page.getByRole('button', { name: 'Correct 底线思维' })).toBeVisible();
});
