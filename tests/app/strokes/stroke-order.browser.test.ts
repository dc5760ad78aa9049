/** Stroke order as it is seen, heard and written, in a real browser; the strokes come from the build. */
import axe from 'axe-core';
import { tick } from 'svelte';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { fileOf, loadStrokes } from '../../../src/app/strokes/stroke-files.ts';
import StrokeOrder from '../../../src/app/strokes/StrokeOrder.svelte';
import StrokesOf from '../../../src/app/strokes/StrokesOf.svelte';
import indexHtml from '../../../index.html?raw';

beforeAll(() => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
});

const says = (text: string) => expect.element(page.getByRole('status')).toHaveTextContent(text);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

test('step by step, with the keyboard, in words', async () => {
  const { container } = render(StrokeOrder, { character: '主', lang: 'zh-Hans' });
  await says('5 strokes');
  await expect.element(page.getByRole('img', { name: '主, all strokes' })).toBeVisible();
  (page.getByRole('button', { name: 'Next stroke' }).element() as HTMLElement).focus();
  for (let stroke = 1; stroke <= 5; stroke++) {
    await userEvent.keyboard('{Enter}');
    await says(`Stroke ${stroke} of 5`);
    expect(container.querySelectorAll('g .drawn')).toHaveLength(stroke - 1);
    expect(container.querySelectorAll('g .marked')).toHaveLength(1);
  }
  await expect.element(page.getByRole('img', { name: '主, Stroke 5 of 5' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await says('5 strokes');
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
});

test('watched from the first stroke to the last, and stopped', async () => {
  const { container } = render(StrokeOrder, { character: '人', lang: 'zh-Hans' });
  await says('2 strokes');
  await press('Watch');
  await says('Stroke 1 of 2');
  expect(container.querySelector('.paper svg path')).not.toBeNull();
  await says('Stroke 2 of 2');
  await says('2 strokes');
  expect(container.querySelector('.paper')!.children).toHaveLength(0);
  // At once: on a busy machine it is at its end before a driver presses.
  const pressNow = (name: string) => (page.getByRole('button', { name }).element() as HTMLElement).click();
  pressNow('Watch');
  await tick();
  pressNow('Stop');
  await says('2 strokes');
});

/** Draws along points of the strokes' own square. */
function draw(container: Element, points: readonly (readonly number[])[]) {
  const paper = container.querySelector('.paper svg')!;
  const { left, top, width } = paper.getBoundingClientRect();
  const send = (type: string, [x = 0, y = 0]: readonly number[], to: EventTarget = paper) =>
    to.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        cancelable: true,
        clientX: left + (x / 1024) * width,
        clientY: top + ((900 - y) / 1024) * width,
      }),
    );
  send('mousedown', points[0]!);
  for (const point of points.slice(1)) send('mousemove', point);
  send('mouseup', points.at(-1)!, document);
}

test('written with the finger: what is right, what is missed, a hint, and the end', async () => {
  const { medians } = (await loadStrokes('人'))!;
  const { container } = render(StrokeOrder, { character: '人', lang: 'zh-Hans' });
  await says('2 strokes');
  await press('Write');
  await says('Write stroke 1 of 2.');
  await expect.element(page.getByRole('button', { name: 'Stop' })).toHaveFocus();
  // Nothing of the character is seen, and the page stands still under the finger.
  expect(container.querySelectorAll('g[transform] > path:is(.drawn, .outline)')).toHaveLength(0);
  expect(getComputedStyle(container.querySelector('.paper')!).touchAction).toBe('none');
  draw(container, medians[0]!.toReversed());
  await says('That is stroke 1 of 2, written backwards.');
  for (let missed = 0; missed < 2; missed++) {
    draw(container, [
      [100, 800],
      [500, 810],
      [900, 800],
    ]);
  }
  await says('Follow the one that is marked: stroke 1 of 2.');
  expect(container.querySelectorAll('g .marked')).toHaveLength(1);
  draw(container, medians[0]!);
  await says('Right. Now stroke 2 of 2.');
  expect(container.querySelectorAll('g .marked')).toHaveLength(0);
  await press('Hint');
  expect(container.querySelectorAll('g .marked')).toHaveLength(1);
  draw(container, medians[1]!);
  await says('Written, with 3 misses.');
  await expect.element(page.getByRole('button', { name: 'Write' })).toBeVisible();
});

/** The colour that is seen at a point of the strokes' own square. */
async function colourAt(container: Element, [x = 0, y = 0]: readonly number[]) {
  const square = container.querySelector('.square')!;
  const base64 = await page.screenshot({ element: square, save: false });
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
  canvas.drawImage(picture, 0, 0);
  const at = (along: number, of: number) => Math.round((along / 1024) * of);
  const { data } = canvas.getImageData(at(x, picture.width), at(900 - y, picture.height), 1, 1);
  return `rgb(${[...data.subarray(0, 3)].join(', ')})`;
}

test('the stroke that a hint marks is seen above the outline that is traced', async () => {
  const { medians } = (await loadStrokes('人'))!;
  const { container } = render(StrokeOrder, { character: '人', lang: 'zh-Hans' });
  await says('2 strokes');
  const middle = medians[0]![Math.floor(medians[0]!.length / 2)]!;
  const marked = getComputedStyle(container.querySelector('.marked')!).fill;
  await press('Trace');
  await says('Write stroke 1 of 2.');
  await expect.poll(() => colourAt(container, middle)).not.toBe(marked);
  await press('Hint');
  await expect.poll(() => colourAt(container, middle)).toBe(marked);
  // The finger writes through it.
  draw(container, medians[0]!);
  await says('Right. Now stroke 2 of 2.');
});

test('a phone that is turned while a character is written has it in the new square, and goes on', async () => {
  onTestFinished(() => page.viewport(390, 844));
  const { medians } = (await loadStrokes('人'))!;
  const { container } = render(StrokeOrder, { character: '人', lang: 'zh-Hans' });
  await says('2 strokes');
  await press('Trace');
  await says('Write stroke 1 of 2.');
  draw(container, medians[0]!);
  await says('Right. Now stroke 2 of 2.');
  const paper = container.querySelector('.paper')!;
  const before = paper.clientWidth;
  await page.viewport(844, 390);
  await expect.poll(() => paper.clientWidth).toBeLessThan(before);
  await expect.poll(() => Number(paper.querySelector('svg')!.getAttribute('width'))).toBe(paper.clientWidth);
  draw(container, medians[1]!);
  await says('Written without a mistake.');
});

test('evening comes while a character is written: it goes on in the colours of the dark theme', async () => {
  const evening = new EventTarget();
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    Object.assign(query.includes('color-scheme') ? evening : new EventTarget(), { matches: false } as never),
  );
  onTestFinished(() => {
    vi.restoreAllMocks();
    delete document.documentElement.dataset.theme;
  });
  const { medians } = (await loadStrokes('人'))!;
  const { container } = render(StrokeOrder, { character: '人', lang: 'zh-Hans' });
  await says('2 strokes');
  await press('Trace');
  await says('Write stroke 1 of 2.');
  const middle = medians[1]![Math.floor(medians[1]!.length / 2)]!;
  const outline = () => getComputedStyle(container.querySelector('.outline')!).fill;
  const light = outline();
  await expect.poll(() => colourAt(container, middle)).toBe(light);
  draw(container, medians[0]!);
  await says('Right. Now stroke 2 of 2.');
  document.documentElement.dataset.theme = 'dark';
  evening.dispatchEvent(new Event('change'));
  expect(outline()).not.toBe(light);
  await expect.poll(() => colourAt(container, middle)).toBe(outline());
  draw(container, medians[1]!);
  await says('Written without a mistake.');
});

test('where motion is not wanted nothing moves by itself: steps and writing are there', async () => {
  const asked = vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) =>
      ({
        matches: query.includes('reduced-motion'),
        addEventListener() {},
        removeEventListener() {},
      }) as never,
  );
  render(StrokeOrder, { character: '人', lang: 'zh-Hans' });
  await says('2 strokes');
  expect(page.getByRole('button', { name: 'Watch' }).elements()).toHaveLength(0);
  await press('Next stroke');
  await says('Stroke 1 of 2');
  asked.mockRestore();
});

test('of a term one character after the other; what has no strokes says so, and so does what did not come', async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  // 閆 has none; 鳳 lies in another file than the glossary's.
  render(StrokesOf, { of: { hanzi: '人閆鳳', traditional: '人閆鳳' } });
  await says('2 strokes');
  await press('閆');
  await says('No stroke order is known for 閆.');
  expect(fileOf('鳳')).not.toBe(fileOf('人'));
  const fetching = vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
  await press('鳳');
  await expect.element(page.getByRole('alert')).toHaveTextContent(/could not be fetched.*online/);
  // A log-in page in its place is no strokes.
  fetching.mockImplementation(() =>
    Promise.resolve(new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } })),
  );
  await press('Try again');
  await expect.element(page.getByRole('alert')).toHaveTextContent(/could not be fetched/);
  fetching.mockRestore();
  await press('Try again');
  await says('14 strokes');
});

test('strokes that are not those that were built are refused, and asked for again', async () => {
  const { address } = fileOf('龜');
  // Whole, gzipped, strokes: but another file's.
  const other = await (await fetch(fileOf('一').address)).blob();
  const right = await (await fetch(address)).blob();
  const answers = [other, right];
  const fetching = vi
    .spyOn(window, 'fetch')
    .mockImplementation(() => Promise.resolve(new Response(answers.shift() ?? other)));
  expect((await loadStrokes('龜'))?.strokes).toHaveLength(18);
  expect(fetching.mock.calls.map(([, options]) => options?.cache)).toEqual(['default', 'reload']);
  // That of another file, so that nothing is at hand.
  await expect(loadStrokes('丐')).rejects.toMatchObject({ name: 'LoadError', reason: 'broken' });
  fetching.mockRestore();
  expect(await loadStrokes('丐')).not.toBeNull();
});

test('no address is of another host', () => {
  for (const character of '人鳳閆𠀀A') {
    expect(new URL(fileOf(character).address, location.href).origin).toBe(location.origin);
  }
});
