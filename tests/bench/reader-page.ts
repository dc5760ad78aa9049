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

/** Watches the main thread until it is asked what it saw. */
function watch() {
  let longestTask = 0;
  let longestFrame = 0;
  const take = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) longestTask = Math.max(longestTask, duration);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'longtask' });
  let last = performance.now();
  let running = true;
  const frame = (now: number) => {
    longestFrame = Math.max(longestFrame, now - last);
    last = now;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    running = false;
    take(observer.takeRecords());
    observer.disconnect();
    return { 'longest task': Math.round(longestTask), 'longest frame': Math.round(longestFrame) };
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

/** @param count characters of the text */
export async function measure(count: number, way: 'reader' | 'all at once') {
  await openWholeLibrary();
  await fetchExtra('dictionary');
  const text = Array.from({ length: Math.ceil(count / PARAGRAPH.length) }, () => PARAGRAPH).join('\n\n');
  const target = document.querySelector('#app')!;
  let opened;
  let end: () => void;
  if (way === 'reader') {
    const stop = watch();
    const reader = mount(Reader, { target, props: { text, marks: [] } });
    await tick();
    while (target.querySelectorAll('[data-word]').length < 50) await frames(1);
    opened = await stop();
    end = () => void unmount(reader);
  } else {
    const division = createDivision(EXTRAS.dictionary);
    const [words] = await division.divide([{ text, known: [] }], true);
    const stop = watch();
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
    target.append(article);
    await frames(2);
    opened = await stop();
    end = () => {
      article.remove();
      division.close();
    };
  }
  const stop = watch();
  await fling();
  const flung = await stop();
  const stopScrolling = watch();
  await scroll();
  const scrolled = await stopScrolling();
  const elements = document.querySelectorAll('*').length;
  end();
  return { opened, flung, scrolled, elements };
}
