/** Where a reading stands, what colours tones have, and how that is heard: in a real browser. */
import axe from 'axe-core';
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import ChineseSettings from '../../../src/app/settings/ChineseSettings.svelte';
import { changeAppearance } from '../../../src/app/shell/appearance.svelte.ts';
import { DEFAULT_APPEARANCE } from '../../../src/app/shell/appearance.ts';
import { DEFAULT_AIDS } from '../../../src/app/term/aids.ts';
import { aids, changeAids } from '../../../src/app/term/aids.svelte.ts';
import Hanzi from '../../../src/app/term/Hanzi.svelte';
import ReadHanzi from '../../../src/app/term/ReadHanzi.svelte';
import { TONE_COLOURS } from '../../../src/app/term/tone-colours.ts';
import indexHtml from '../../../index.html?raw';

const of = {
  hanzi: '主权AI的信息',
  traditional: '主權AI的信息',
  pinyin: 'zhǔquán AI de xìnxī',
  zhuyin: 'ㄓㄨˇ ㄑㄩㄢˊ ˙ㄉㄜ ㄒㄧㄣˋ ㄒㄧ',
  zhuyinTaiwan: 'ㄓㄨˇ ㄑㄩㄢˊ ˙ㄉㄜ ㄒㄧㄣˋ ㄒㄧˊ',
};

beforeAll(() => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
});
afterEach(() => {
  changeAids(DEFAULT_AIDS);
  changeAppearance(DEFAULT_APPEARANCE);
  document.documentElement.style.fontSize = '';
});

/** What is seen over what. */
const pairs = (container: Element) =>
  [...container.querySelectorAll('ruby')].map((ruby) => {
    const over = ruby.querySelector('rt')!.textContent;
    return `${ruby.firstChild!.textContent}:${over}`;
  });
/** What a screen reader is given. */
const heard = (container: Element) => {
  const copy = container.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden]')) hidden.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
};
const rgb = (hex: string) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

test('after the characters, unless another place was chosen', async () => {
  const { container } = render(ReadHanzi, { of });
  expect(heard(container)).toBe('主权AI的信息 zhǔquán AI de xìnxī');
  expect(container.querySelector('ruby')).toBeNull();
  changeAids({ place: 'above' });
  await expect.poll(() => pairs(container)).toHaveLength(6);
});

test('above each character; heard as a word and its reading, not sign by sign', () => {
  changeAids({ place: 'above' });
  const { container } = render(ReadHanzi, { of });
  expect(pairs(container)).toEqual(['主:zhǔ', '权:quán', 'AI:', '的:de', '信:xìn', '息:xī']);
  expect(heard(container)).toBe('主权AI的信息 zhǔquán AI de xìnxī');
  // Over it, and of its language.
  const [first] = container.querySelectorAll('ruby');
  const over = first!.querySelector('rt')!;
  expect(over.getBoundingClientRect().bottom).toBeLessThanOrEqual(first!.getBoundingClientRect().bottom - 10);
  expect(over.lang).toBe('zh-Latn-pinyin');
});

test('in zhuyin above the characters of Taiwan, whose other reading is told once', () => {
  changeAids({ place: 'above' });
  changeAppearance({ notation: 'zhuyin', script: 'traditional' });
  const { container } = render(ReadHanzi, { of });
  expect(pairs(container)).toEqual(['主:ㄓㄨˇ', '權:ㄑㄩㄢˊ', 'AI:', '的:˙ㄉㄜ', '信:ㄒㄧㄣˋ', '息:ㄒㄧ']);
  expect(container.textContent.match(/ㄒㄧˊ/g)).toHaveLength(2);
  // No syllable is broken over two lines, its tone sign least of all.
  for (const over of container.querySelectorAll('rt'))
    if (over.textContent !== '') expect(over.getClientRects()).toHaveLength(1);
});

test('the line is broken between words, not in one', () => {
  changeAids({ place: 'above' });
  const long = {
    hanzi: '人类命运共同体',
    traditional: '人類命運共同體',
    pinyin: 'rénlèi mìngyùn gòngtóngtǐ',
  };
  const { container } = render(ReadHanzi, { of: long, size: 'title' });
  for (const width of ['12rem', '9rem', '7rem']) {
    container.style.width = width;
    for (const word of container.querySelectorAll('.word')) {
      const lines = new Set(
        [...word.querySelectorAll('ruby')].map((one) => Math.round(one.getBoundingClientRect().top)),
      );
      expect(lines.size).toBe(1);
    }
    expect(container.scrollWidth).toBeLessThanOrEqual(container.clientWidth);
  }
});

test('a reading of something else stands after, though above was chosen', () => {
  changeAids({ place: 'above' });
  const { container } = render(ReadHanzi, { of: { ...of, pinyin: 'bǎi fēn zhī wǔ' } });
  expect(container.querySelector('ruby')).toBeNull();
  expect(heard(container)).toBe('主权AI的信息 bǎi fēn zhī wǔ');
});

test('hidden until it is asked for, and nowhere before', async () => {
  changeAids({ place: 'hidden', tones: 'pleco' });
  const { container } = render(ReadHanzi, { of });
  expect(container.innerHTML).not.toContain('zhǔ');
  expect(container.innerHTML).not.toContain('--tone');
  const button = page.getByRole('button', { name: 'Show reading of 主权AI的信息' });
  expect(button.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  (button.element() as HTMLElement).focus();
  await button.click();
  const open = page.getByRole('button', { name: 'zhǔquán AI de xìnxī', expanded: true });
  await expect.element(open).toHaveFocus();
  await open.click();
  await expect.element(button).toBeVisible();
});

test('hidden inside a link is left out; what was asked is never hidden', () => {
  changeAids({ place: 'hidden' });
  expect(heard(render(ReadHanzi, { of, untapped: true }).container)).toBe('主权AI的信息');
  expect(heard(render(ReadHanzi, { of, wanted: true, part: 'reading' }).container)).toBe(
    'zhǔquán AI de xìnxī',
  );
});

test.each(['pleco', 'mdbg', 'dummitt', 'sinosplice', 'hanping'] as const)(
  'in the colours of %s, characters and syllables; letters and signs have none',
  async (tones) => {
    changeAids({ tones });
    const { container } = render(ReadHanzi, { of });
    const coloured = [...container.querySelectorAll<HTMLElement>('[style*="--tone"]')].map((one) => [
      one.textContent,
      getComputedStyle(one).color,
    ]);
    const colour = (tone: number) => rgb(TONE_COLOURS[tones][tone - 1]!.light);
    expect(coloured).toEqual([
      ['主', colour(3)],
      ['权', colour(2)],
      ['的', colour(5)],
      ['信', colour(4)],
      ['息', colour(1)],
      ['zhǔ', colour(3)],
      ['quán', colour(2)],
      ['de', colour(5)],
      ['xìn', colour(4)],
      ['xī', colour(1)],
    ]);
    // Nothing is told by colour alone.
    expect(heard(container)).toBe('主权AI的信息 zhǔquán AI de xìnxī');
    changeAids({ tones: 'none' });
    await expect.poll(() => container.querySelector('[style*="--tone"]')).toBeNull();
  },
);

test('Chinese grows by itself, with nothing cut at 200 % of the text', () => {
  const { container } = render(ReadHanzi, { of, size: 'title' });
  const height = () => parseFloat(getComputedStyle(container.querySelector('[lang]')!).fontSize);
  const before = height();
  changeAids({ size: 1.6, place: 'above' });
  expect(height()).toBeCloseTo(1.6 * before);
  document.documentElement.style.fontSize = '200%';
  container.style.width = '280px';
  expect(container.scrollWidth).toBeLessThanOrEqual(280);
});

test('each is a setting with a picture of it, and takes effect at once', async () => {
  const { container } = render(ChineseSettings);
  const pictures = [...container.querySelectorAll('.picture')];
  expect(pictures.length).toBe(2 + 3 + 6 + 4);
  // Seen only: what a choice is called is its name.
  await expect.element(page.getByRole('radio', { name: 'Above', exact: true })).not.toBeChecked();
  await page.getByRole('radio', { name: 'Above', exact: true }).click();
  await page.getByRole('radio', { name: 'Hanping', exact: true }).click();
  await page.getByRole('radio', { name: 'Large', exact: true }).click();
  expect([aids.place, aids.tones, aids.size]).toEqual(['above', 'hanping', 1.35]);
  expect(JSON.parse(localStorage.getItem('tifa.aids')!)).toMatchObject({ place: 'above', tones: 'hanping' });
  // A picture shows its own choice, whatever is chosen.
  expect(pictures.map((one) => one.querySelectorAll('ruby').length > 0).filter(Boolean)).toHaveLength(1);
  const found = (await axe.run(container)).violations;
  expect(found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('a long word alone on the screen takes one line of a page that is narrower than the window', async () => {
  await page.viewport(1280, 900);
  onTestFinished(() => page.viewport(390, 844));
  const long = '中国共产党中央委员会';
  const { container } = render(Hanzi, { of: { hanzi: long, traditional: long }, size: 'hero' });
  container.style.width = 'var(--measure)';
  const word = container.querySelector('.hero')!;
  // Each of its characters is as wide as its letters are high, in whatever face.
  const size = parseFloat(getComputedStyle(word).fontSize);
  expect(size * long.length).toBeLessThanOrEqual(word.getBoundingClientRect().width);
  expect(size).toBeGreaterThan(60);
});
