/** What reader.ts runs in a browser. */
import { mount, tick, unmount } from 'svelte';
import Reader from '../../src/app/read/Reader.svelte';
import { createDivision } from '../../src/app/read/division.ts';
import { openWholeLibrary } from '../../src/app/learner/library.svelte.ts';
import { EXTRAS } from '../../src/app/offline/extras.ts';
import { fetchExtra } from '../../src/app/offline/offline.svelte.ts';

const PARAGRAPH =
  '会议指出，要坚持以人民为中心的发展思想，推动构建人类命运共同体，促进高质量发展，维护国家主权和安全。' +
  '各级党委和政府要加强领导，完善制度，把各项任务落到实处，让老百姓的日子越过越好。';

/** The longest wait between two frames until it is asked for: ms. */
function watch() {
  let longest = 0;
  let last = performance.now();
  let running = true;
  const frame = (now: number) => {
    longest = Math.max(longest, now - last);
    last = now;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    running = false;
    return Math.round(longest);
  };
}

const frames = (count: number) =>
  new Promise<void>((resolve) => {
    const next = (left: number) => (left === 0 ? resolve() : requestAnimationFrame(() => next(left - 1)));
    next(count);
  });

/** Through the whole text, half a window a frame, as a thumb flings. */
async function fling() {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    window.scrollTo(0, y);
    await frames(1);
  }
}

/** From the middle on, as fast as somebody who looks for a passage. */
async function scroll() {
  window.scrollTo(0, document.documentElement.scrollHeight / 2);
  await frames(30);
  for (let n = 0; n < 200; n++) {
    window.scrollBy(0, 20);
    await frames(1);
  }
}

type Way = 'reader' | 'all at once';

const target = () => document.querySelector('#app')!;
let end: () => void;

export async function prepare(): Promise<void> {
  await openWholeLibrary();
  await fetchExtra('dictionary');
}

/** Opens a text, until its first words are there. @param count characters of it */
async function openText(count: number, way: Way) {
  const text = Array.from({ length: Math.ceil(count / PARAGRAPH.length) }, () => PARAGRAPH).join('\n\n');
  if (way === 'reader') {
    const reader = mount(Reader, { target: target(), props: { text, marks: [] } });
    end = () => void unmount(reader);
    await tick();
    while (target().querySelectorAll('[data-word]').length < 50) await frames(1);
    return;
  }
  const division = createDivision(EXTRAS.dictionary);
  const [words] = await division.divide([{ text, known: [] }], true);
  let at = 0;
  const article = document.createElement('div');
  for (const { start, end } of words!) {
    article.append(text.slice(at, start));
    const word = document.createElement('span');
    word.textContent = text.slice(start, end);
    word.addEventListener('click', () => undefined);
    article.append(word);
    at = end;
  }
  target().append(article);
  end = () => {
    article.remove();
    division.close();
  };
  await frames(2);
}

const WORK = {
  opened: openText,
  flung: fling,
  scrolled: scroll,
};

/** Takes one step; how long the window stood still in it at the longest (ms). */
export async function measure(step: keyof typeof WORK, count: number, way: Way) {
  const stop = watch();
  await WORK[step](count, way);
  return stop();
}

/** How many elements there are at the end. */
export function close(): number {
  const elements = document.querySelectorAll('*').length;
  end();
  return elements;
}
