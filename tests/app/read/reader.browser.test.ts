/** A text is read by touch and by keys: words open, terms show how well they are known, and no place is lost. */
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import { library, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { fetchExtra, removeExtra } from '../../../src/app/offline/offline.svelte.ts';
import Reader from '../../../src/app/read/Reader.svelte';
import { forgetPlaces, placeIn, rememberPlace } from '../../../src/app/read/reading-place.ts';
import { changeAppearance } from '../../../src/app/shell/appearance.svelte.ts';
import { shownNotices, withdrawNotice } from '../../../src/app/shell/notices.svelte.ts';
import { DEFAULT_AIDS } from '../../../src/app/term/aids.ts';
import { changeAids } from '../../../src/app/term/aids.svelte.ts';
import { cardId } from '../../../src/schedule/model.ts';

const part = (n: number) => `## Part ${n}\n\n${`Sentence of part ${n}. `.repeat(120)}\n\n`;
const TEXT = `# Title\n\n${[1, 2, 3, 4].map(part).join('')}`;
const read = () => render(Reader, { text: TEXT, marks: [], name: 'a text' });
const goOn = page.getByRole('button', { name: 'Go on where you stopped' });
const heading = (n: number) => page.getByRole('heading', { name: `Part ${n}` });
/** A scroll is told of with the next frame. */
const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  await openWholeLibrary();
});

beforeEach(() => {
  forgetPlaces();
  localStorage.removeItem('tifa.reader');
  document.documentElement.style.fontSize = '';
  window.scrollTo(0, 0);
});

test('its contents lead to a part, and the way back is remembered', async () => {
  const first = read();
  await expect.element(goOn).not.toBeInTheDocument();
  await page.getByText('Contents').click();
  await page.getByRole('button', { name: 'Part 3' }).click();
  await expect.element(heading(3)).toHaveFocus();
  await expect.element(heading(3)).toBeInViewport();
  await expect.poll(() => window.scrollY).toBeGreaterThan(0);
  await frames();
  await first.unmount();
  expect(placeIn('a text')).toBe(TEXT.indexOf('## Part 3'));

  window.scrollTo(0, 0);
  read();
  await goOn.click();
  await expect.element(heading(3)).toBeInViewport();
  await expect.element(goOn).not.toBeInTheDocument();
});

test('of a text with pages the contents lead to a page, and name that of each heading', async () => {
  const pages = [1, 2, 3, 4].map((n) => TEXT.slice(0, TEXT.indexOf(`## Part ${n}`)).split('\n').length);
  render(Reader, { text: TEXT, marks: [], pages });
  await page.getByText('Contents').click();
  await expect.element(page.getByRole('button', { name: 'Part 3 p. 3' })).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Page' }).fill('4');
  await userEvent.keyboard('{Enter}');
  await expect.element(heading(4)).toBeInViewport();
});

test('the title that stands above it is not said again, and a place is found all the same', async () => {
  const at = TEXT.indexOf('Sentence of part 4');
  const { container } = render(Reader, { text: TEXT, marks: [], title: 'Title', at });
  await expect.element(heading(4)).toBeInTheDocument();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Sentence of part 4'));
  expect(container.querySelector('[data-block]')?.textContent?.trim()).toBe('Part 1');
});

test('a text that was opened and not read on in keeps its place', async () => {
  rememberPlace('a text', TEXT.indexOf('## Part 2'));
  await read().unmount();
  expect(placeIn('a text')).toBe(TEXT.indexOf('## Part 2'));
  forgetPlaces();
  expect(placeIn('a text')).toBeNull();
});

test('what is no note of places is none', () => {
  localStorage.setItem('tifa.places', '[["a text", "far"], 3, ["other", 7]]');
  expect([placeIn('a text'), placeIn('other')]).toEqual([null, 7]);
  localStorage.setItem('tifa.places', '{');
  expect(placeIn('other')).toBeNull();
});

/** Sentences that can be told apart, in paragraphs longer than the window. */
const LONG = Array.from({ length: 30 }, (_, p) =>
  Array.from({ length: 40 }, (_, s) => `第${p + 1}段第${s + 1}句，坚持人类命运共同体。`).join(''),
).join('\n\n');

/** The characters at the top of the window. */
function topLine(): string {
  const caret = document.caretPositionFromPoint(60, 14);
  const node = caret?.offsetNode;
  const block = node?.parentElement?.closest('[data-block]');
  if (!node || !block) return '';
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, caret.offset);
  return (block.textContent ?? '').slice(before.toString().length, before.toString().length + 30);
}

test('the place is exact, whatever becomes of the letters’ size and of the window', async () => {
  const first = render(Reader, { text: LONG, marks: [], name: 'long' });
  await vi.waitFor(() => expect(document.querySelector('[data-word]')).not.toBeNull());
  const block = [...document.querySelectorAll<HTMLElement>('[data-block]')][17]!;
  block.scrollIntoView();
  window.scrollBy(0, block.getBoundingClientRect().height / 2);
  // It is looked for when the reader rests, and kept when the page is hidden or left.
  await vi.waitFor(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    expect(placeIn('long')).toBeGreaterThan(LONG.indexOf('第18段第2句'));
  });
  await first.unmount();
  const place = placeIn('long')!;
  const sentence = LONG.slice(place, place + 4);
  expect(place).toBeGreaterThan(LONG.indexOf('第18段第2句'));

  document.documentElement.style.fontSize = '26px';
  window.scrollTo(0, 0);
  render(Reader, { text: LONG, marks: [], name: 'long' });
  await goOn.click();
  await vi.waitFor(() => expect(topLine()).toContain(sentence));
});

test('to look where the reader is leaves nothing behind that each change of the page would be slowed by', async () => {
  const ranges = vi.spyOn(document, 'createRange');
  onTestFinished(() => ranges.mockRestore());
  render(Reader, { text: LONG, marks: [], name: 'ranges' });
  await vi.waitFor(() => expect(document.querySelectorAll('[data-block]').length).toBe(30));
  for (let times = 0; times < 3; times++) {
    window.scrollBy(0, 350);
    await frames();
  }
  expect(window.scrollY).toBeGreaterThan(900);
  expect(ranges.mock.calls.length).toBeLessThan(2);
});

test('a long text is put on the page a part a frame, and a place at its end is waited for', async () => {
  const watching = vi.spyOn(IntersectionObserver.prototype, 'observe');
  onTestFinished(() => watching.mockRestore());
  const long = Array.from({ length: 500 }, (_, i) => `第${i + 1}段。`).join('\n\n');
  const { container } = render(Reader, { text: long, marks: [], at: long.indexOf('第499段') });
  const shown = () => container.querySelectorAll('[data-block]').length;
  expect(shown()).toBeGreaterThan(0);
  expect(shown()).toBeLessThan(150);
  await expect.element(page.getByText('第499段。')).toHaveFocus();
  await expect.element(page.getByText('第499段。')).toBeInViewport();
  await expect.poll(shown).toBe(500);
  await frames();
  // Each block that is watched would slow every frame.
  expect(watching.mock.calls.length).toBeLessThan(250);
});

test('a place that was shown stays in the window while what is above it grows, until the reader moves', async () => {
  const html = document.documentElement;
  // As where the browser itself holds no place.
  html.style.overflowAnchor = 'none';
  try {
    const { container } = render(Reader, { text: LONG, marks: [], at: LONG.indexOf('第18段第1句') });
    await expect.poll(() => document.activeElement?.textContent).toMatch(/^第18段/);
    const grow = (by: string) =>
      (container.querySelector<HTMLElement>('[data-block]')!.style.paddingBottom = by);
    grow('2000px');
    await frames();
    expect(document.activeElement!.getBoundingClientRect().top).toBeLessThan(innerHeight);

    document.activeElement!.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
    grow('4000px');
    await frames();
    expect(document.activeElement!.getBoundingClientRect().top).toBeGreaterThan(innerHeight);
  } finally {
    html.style.overflowAnchor = '';
  }
});

test('who is led on by a screen reader, which nothing but the scroll tells, is not taken back to a place that was shown', async () => {
  const html = document.documentElement;
  html.style.overflowAnchor = 'none';
  try {
    const { container } = render(Reader, { text: LONG, marks: [], at: LONG.indexOf('第18段第1句') });
    await expect.poll(() => document.activeElement?.textContent).toMatch(/^第18段/);
    await frames();
    window.scrollBy({ top: -600, behavior: 'instant' });
    await frames();
    const { scrollY } = window;
    container.querySelector<HTMLElement>('[data-block]')!.style.paddingBottom = '2000px';
    await frames();
    expect(window.scrollY).toBe(scrollY);
  } finally {
    html.style.overflowAnchor = '';
  }
});

test('a text of many lines without a Chinese word is shown to its end', async () => {
  const failed = vi.fn((event: PromiseRejectionEvent) => event.preventDefault());
  addEventListener('unhandledrejection', failed);
  // So low that the first of them do not fill the window.
  document.documentElement.style.fontSize = '1px';
  const long = Array.from({ length: 500 }, (_, i) => `Line ${i + 1}`).join('\n\n');
  const { container } = render(Reader, { text: long, marks: [] });
  await expect.poll(() => container.querySelectorAll('[data-block]').length).toBe(500);
  await frames();
  removeEventListener('unhandledrejection', failed);
  expect(failed).not.toHaveBeenCalled();
});

test('of two places asked for, the later one is gone to, however far the other is', async () => {
  const long = Array.from({ length: 900 }, (_, i) => `## Part ${i + 1}`).join('\n\n');
  const { container } = render(Reader, { text: long, marks: [] });
  const lead = (n: number) =>
    [...container.querySelectorAll<HTMLElement>('details li button')]
      .find((one) => one.textContent.trim() === `Part ${n}`)!
      .click();
  lead(899);
  lead(2);
  await expect.poll(() => container.querySelectorAll('[data-block]').length).toBe(900);
  await frames();
  await expect.element(heading(2).first()).toHaveFocus();
});

test('a heading that is asked for is gone to, though the place that the text was opened at is still waited for', async () => {
  const long = Array.from({ length: 900 }, (_, i) => `## Part ${i + 1}`).join('\n\n');
  const { container } = render(Reader, { text: long, marks: [], at: long.indexOf('Part 899') });
  // The place is waited for from the first frame on, and a part is put on the page in each.
  for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
  expect(container.querySelectorAll('[data-block]').length).toBeLessThan(899);
  container.querySelectorAll<HTMLElement>('details li button')[1]!.click();
  await expect.poll(() => container.querySelectorAll('[data-block]').length).toBe(900);
  await frames();
  await expect.element(heading(2).first()).toHaveFocus();
});

test('what stands above the characters holds where the browser keeps no choice, and it is said that it will not last', async () => {
  const refusing = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('refused', 'QuotaExceededError');
  });
  try {
    read();
    const above = page.getByLabelText('Pinyin above the characters');
    await above.selectOptions('Pinyin above all words');
    await expect.element(above).toHaveValue('all');
    expect(shownNotices().map(({ text }) => text)).toEqual([expect.stringContaining('refuses to store')]);
  } finally {
    refusing.mockRestore();
    withdrawNotice('choice-not-kept');
  }
});

describe('a Chinese text', () => {
  /** The first word waits for the worker and the dictionary. */
  const PATIENCE = { timeout: 20_000 };
  const TERM = '人类命运共同体';
  const CHINESE = '会议强调，推动人类命运共同体建设。\n\n外交部发言人说，要重视合作的意义。';
  const card = page.getByRole('dialog', { name: 'About this word' });
  const word = (text: string) =>
    vi.waitFor(() => {
      const found = [...document.querySelectorAll<HTMLElement>('[data-word]')].find(
        (one) => one.textContent === text,
      );
      if (found === undefined) throw new Error(`${text} is no word of the text`);
      return found;
    }, PATIENCE);

  test('without the dictionary its terms can be tapped, and the rest is offered with its size', async () => {
    await removeExtra('dictionary');
    render(Reader, { text: CHINESE, marks: [] });
    await userEvent.click(await word(TERM));
    await expect.element(card.getByText(library().entry(TERM)!.gloss!)).toBeVisible();
    await expect.element(card.getByRole('link', { name: 'Everything about this term' })).toBeVisible();
    // Large letters in a narrow window push nothing out of it.
    const [width, height] = [innerWidth, innerHeight];
    document.documentElement.style.fontSize = '32px';
    await page.viewport(320, 568);
    const { scrollWidth, clientWidth } = card.element();
    await page.viewport(width, height);
    document.documentElement.style.fontSize = '';
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    await userEvent.keyboard('{Escape}');
    await expect.element(card).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: TERM })).toHaveFocus();
    await expect.element(page.getByRole('button', { name: /^Make reading complete: \d/ })).toBeVisible();
    expect([...document.querySelectorAll('[data-word]')].map((one) => one.textContent)).not.toContain('会议');
  });

  test('on a phone on its side the card of a word covers nothing of another text, and the word stays where it was', async () => {
    const [width, height] = [innerWidth, innerHeight];
    const main = document.createElement('main');
    Object.assign(main, { id: 'page', className: 'page' });
    document.body.append(main);
    // Not every browser keeps by itself what is read where it is.
    document.documentElement.style.overflowAnchor = 'none';
    onTestFinished(async () => {
      main.remove();
      document.documentElement.style.overflowAnchor = '';
      await page.viewport(width, height);
    });
    await page.viewport(844, 390);
    const long = `人民推动${'建设的意义，外交部发言人说，'.repeat(12)}`;
    for (const text of [long, CHINESE, long]) render(Reader, { target: main, props: { text, marks: [] } });
    const texts = [...main.querySelectorAll('.text')];
    texts[1]!.scrollIntoView();
    const tapped = await word(TERM);
    tapped.scrollIntoView({ block: 'center' });
    await frames();
    const top = () => tapped.getBoundingClientRect().top;
    const before = top();
    const { height: above } = texts[0]!.getBoundingClientRect();
    const stays = async () => {
      // The window has been scrolled by whoever was to scroll it.
      for (let i = 0; i < 3; i++) await frames();
      expect(Math.abs(top() - before)).toBeLessThanOrEqual(2);
    };

    await userEvent.click(tapped);
    await expect.element(card).toBeVisible();
    await stays();
    const { left } = card.element().getBoundingClientRect();
    const range = document.createRange();
    for (const text of texts) {
      range.selectNodeContents(text);
      const rights = [...range.getClientRects()].map(({ right }) => right);
      expect(rights.length).toBeGreaterThan(0);
      expect(Math.max(...rights)).toBeLessThanOrEqual(left);
    }
    expect(texts[0]!.getBoundingClientRect().height).toBeGreaterThan(above);

    await userEvent.keyboard('{Escape}');
    await expect.element(card).not.toBeInTheDocument();
    await stays();
    for (const text of texts) expect(getComputedStyle(text).paddingRight).toBe('0px');
  });

  test('of several texts one has a card', async () => {
    const texts = [CHINESE, CHINESE].map((text) => render(Reader, { text, marks: [] }));
    for (const { container } of texts) {
      const term = () => container.querySelector<HTMLElement>('[data-word]')!;
      await expect.poll(term, PATIENCE).not.toBeNull();
      // It may lie below the card of the other.
      term().click();
      await expect.element(card).toBeVisible();
      expect(document.querySelectorAll('[data-word].open')).toHaveLength(1);
      expect(term().classList.contains('open')).toBe(true);
    }
  });

  test('what is selected in one text closes the card of another, and a card lets go of what is selected there', async () => {
    const [first, second] = [CHINESE, CHINESE].map((text) => render(Reader, { text, marks: [] }).container);
    const selected = page.getByRole('group', { name: 'What is selected' });
    const term = () => second!.querySelector<HTMLElement>('[data-word]')!;
    await expect.poll(term, PATIENCE).not.toBeNull();
    term().click();
    await expect.element(card).toBeVisible();

    document.getSelection()!.selectAllChildren(first!.querySelector('[data-word]')!);
    await expect.element(selected).toBeVisible();
    await expect.element(card).not.toBeInTheDocument();
    expect(document.querySelectorAll('[data-word].open')).toHaveLength(0);

    term().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(card).toBeVisible();
    await expect.element(selected).not.toBeInTheDocument();
  });

  describe('with it', () => {
    beforeAll(async () => {
      await fetchExtra('dictionary');
      return () => removeExtra('dictionary');
    });
    afterEach(() => {
      changeAppearance({ notation: 'pinyin' });
      changeAids(DEFAULT_AIDS);
    });

    test('what was chosen for all Chinese holds here: its size, readings above it, colours of tones', async () => {
      const { container } = render(Reader, { text: CHINESE, marks: [] });
      const sizeOf = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
      const text = container.querySelector('.text')!;
      const before = sizeOf(text);
      changeAids({ size: 1.6, place: 'above', tones: 'pleco' });
      expect(sizeOf(text)).toBeCloseTo(1.6 * before, 1);
      const meeting = await word('会huì议yì');
      await expect.element(page.getByLabelText('Pinyin above the characters')).toHaveValue('all');
      const colours = [...meeting.querySelectorAll('rt')].map((one) => getComputedStyle(one).color);
      // Pleco's fourth tone; the syllable keeps its mark.
      expect(colours).toEqual(['rgb(137, 0, 191)', 'rgb(137, 0, 191)']);
      expect(getComputedStyle(meeting).color).not.toBe(colours[0]);
      // What is chosen for texts goes before it.
      await page.getByLabelText('Pinyin above the characters').selectOptions('No pinyin');
      await word('会议');
      await userEvent.click(await word('意义'));
      await expect.element(card.getByText('意义 yìyì')).toBeInTheDocument();
    });

    test('every word is reached by the arrows, opens by Enter, and can be studied', async () => {
      const { container } = render(Reader, { text: CHINESE, marks: [] });
      const first = await word('会议');
      await vi.waitFor(() => expect(first.tabIndex).toBe(0));
      first.focus();
      await userEvent.keyboard('{ArrowRight}{ArrowRight}');
      expect(document.activeElement?.textContent).toBe('推动');
      await userEvent.keyboard('{ArrowLeft}');
      expect(document.activeElement?.textContent).toBe('强调');
      await userEvent.keyboard('{ArrowDown}');
      expect(document.activeElement?.closest('p')?.textContent).toMatch(/^外交部/);
      // One word at a time is in the order of Tab.
      expect(container.querySelectorAll('[data-word][tabindex="0"]')).toHaveLength(1);

      await userEvent.keyboard('{Enter}');
      await expect.element(card).toHaveFocus();
      await userEvent.click(await word('意义'));
      await expect.element(card.getByText('yìyì')).toBeVisible();
      await expect.element(card.getByText('meaning', { exact: false })).toBeVisible();
      await expect.element(card.getByText('意義')).toBeInTheDocument();
      const violations = (await axe.run(container)).violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(violations).toEqual([]);
      await card.getByRole('button', { name: 'Study this' }).click();
      await expect.poll(() => library().entry('意义')?.study).toBe(true);
      expect(library().entry('意义')?.gloss).toContain('meaning');
      await expect.element(card.getByText('First of the next new terms.')).toBeVisible();
      expect((await word('意义')).dataset.state).toBe('new');

      // The button is gone; the focus stays on the card, where the arrows lead on.
      expect(card.element().contains(document.activeElement)).toBe(true);
      await userEvent.keyboard('{ArrowLeft}');
      await expect.element(card.getByText('的', { exact: true }).first()).toBeVisible();
    });

    test('readings stand above unknown words, all or none, in the notation chosen', async () => {
      const learner = await openLearnerData();
      await learner.mark(cardId(TERM, 'hanzi-meaning'), 'known');
      const { container } = render(Reader, { text: CHINESE, marks: [] });
      await word('会议');
      expect(container.querySelectorAll('rt')).toHaveLength(0);
      const choice = page.getByLabelText('Pinyin above the characters');
      await choice.selectOptions('Pinyin above words you don’t know');
      await vi.waitFor(
        async () => expect((await word('会huì议yì')).querySelectorAll('rt')).toHaveLength(2),
        PATIENCE,
      );
      expect((await word(TERM)).dataset.state).toBe('known');
      await choice.selectOptions('Pinyin above all words');
      await word('人rén类lèi命mìng运yùn共gòng同tóng体tǐ');
      changeAppearance({ notation: 'zhuyin' });
      await word('会ㄏㄨㄟˋ议ㄧˋ');
      await expect.element(page.getByLabelText('Zhuyin above the characters')).toHaveValue('all');
    });
  });
});
