/** What look-up.ts runs in a browser. */
import { mount } from 'svelte';
import indexHtml from '../../index.html?raw';
import LookUp from '../../src/app/dictionary/LookUp.svelte';
import { library, libraryActs, openWholeLibrary } from '../../src/app/learner/library.svelte.ts';
import { EXTRAS } from '../../src/app/offline/extras.ts';
import { loadKept, unpacked } from '../../src/app/offline/kept-file.ts';
import { fetchExtra } from '../../src/app/offline/offline.svelte.ts';
import { openDictionary } from '../../src/look-up/dictionary/index.ts';
import { toZhuyin } from '../../src/pinyin/syllable.ts';
import { find, source, SOURCE_A } from '../library/made-up.ts';

export interface Term {
  readonly simplified: string;
  readonly traditional: string;
  readonly numbered: string;
  readonly gloss: string;
}

/** Milliseconds that it takes to open the dictionary once its bytes are here. */
export async function prepareDictionary(): Promise<number> {
  const packed = await loadKept(EXTRAS.dictionary, () => undefined);
  const text = new Uint8Array(await unpacked(packed).arrayBuffer());
  const start = performance.now();
  openDictionary(text, toZhuyin);
  return performance.now() - start;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The screen with a library of these terms and the dictionary; how many terms there are then. */
export async function open(terms: readonly Term[]): Promise<number> {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await openWholeLibrary();
  const finds = terms.map(({ simplified, traditional, numbered, gloss }, i) =>
    find(simplified, gloss, {
      traditional,
      numbered,
      pinyin: numbered,
      places: [{ line: i + 1, column: 1, length: simplified.length }],
    }),
  );
  const text = terms.map(({ simplified }) => `${simplified}\n`).join('');
  await libraryActs.keep(source(SOURCE_A, finds, { title: 'A large source' }), text);
  await fetchExtra('dictionary');
  mount(LookUp, {
    target: document.querySelector('#app')!,
    props: { route: { screen: 'look-up', query: {} } },
  });
  while (document.querySelector('.all') === null) await pause(50);
  return library().entries.length;
}

const shown = () => document.querySelector('[role="status"]')?.textContent.trim() ?? '';

const isAsking = () => document.querySelector('[aria-busy="true"]') !== null;
const rowCount = () => document.querySelectorAll('li').length;
const frame = () => new Promise(requestAnimationFrame);

/** Types a query letter by letter, and waits until the dictionary has answered the last and all rows are drawn. */
export async function type(query: string): Promise<string> {
  const field = document.querySelector<HTMLInputElement>('#look-up-field')!;
  for (let length = 0; length <= query.length; length++) {
    field.value = query.slice(0, length);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // As quick fingers have it.
    await pause(80);
  }
  while (isAsking()) await pause(20);
  for (let before = -1; before !== rowCount();) {
    before = rowCount();
    for (let frames = 0; frames < 3; frames++) await frame();
  }
  // The address follows when the typing rests.
  await pause(500);
  return shown();
}
