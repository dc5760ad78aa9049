/** A gap in a sentence of the reader's own text, in a real browser. */
import axe from 'axe-core';
import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import DrillCard from '../../../src/app/drill/DrillCard.svelte';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source, term } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

const WORD = '臭豆腐';
const ID = term(WORD);
/** Of this file alone: all files have one storage. */
const SOURCE = `text-${'7'.repeat(40)}` as SourceId;
const TEXT = `Stinky tofu (${WORD}, chòudòufu)

They eat stinky tofu (${WORD}, chòudòufu) at noon on most of the days.

In Changsha ${WORD} is eaten at night.
`;
const places = [...TEXT.matchAll(new RegExp(WORD, 'g'))].map(({ index }) => {
  const before = TEXT.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1, length: WORD.length };
});
const reading = { pinyin: 'chòudòufu', numbered: 'chou4 dou4 fu5', zhuyin: 'ㄔㄡˋ ㄉㄡˋ ˙ㄈㄨ' };

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  await openWholeLibrary();
  await libraryActs.keep(
    source(SOURCE, [find(WORD, 'stinky tofu', { ...reading, places })], { title: 'Food of Hunan' }),
    TEXT,
  );
});

const props = (revealed: boolean) => ({
  entry: library().entry(ID)!,
  direction: 'cloze' as const,
  revealed,
  meeting: false,
  sameEnglish: [],
  judgement: null,
  typed: '',
  dragged: 0,
  accepts: () => true,
  onreveal: () => undefined,
  onstrokes: () => undefined,
  onswipe: () => undefined,
});
const heading = () => page.getByRole('heading', { level: 1 });

test('is asked in the shortest sentence with something around it, and shown whole when revealed', async () => {
  const { container, rerender } = render(DrillCard, props(false));
  // The focus is set before the text is read, and must not be lost by it.
  container.querySelector('h1')!.focus();
  await expect.element(heading()).toHaveTextContent('In Changsha gap is eaten at night.');
  await expect.element(heading()).toHaveFocus();
  // No English stands in this one: it is the cue below.
  await expect.element(page.getByText('stinky tofu', { exact: true })).toBeVisible();
  expect(container.textContent).not.toContain(WORD);
  const { violations } = await axe.run(container);
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  await rerender(props(true));
  await expect.element(heading()).toHaveTextContent(`In Changsha ${WORD} is eaten at night.`);
  await expect.element(page.getByText('Food of Hunan')).toBeVisible();
  // The heading of the text, which is but term and gloss, is not gone through.
  await page.getByRole('button', { name: 'Another sentence' }).click();
  await expect.poll(() => library().entry(ID)?.sentence).toEqual({ source: SOURCE, line: 3, column: 23 });
  await rerender(props(true));
  await expect.element(heading()).toHaveTextContent(/^They eat stinky tofu/);
});

test('stays in the sentence that was chosen, whose English is the cue and whose pinyin is not shown', async () => {
  const { container } = render(DrillCard, props(false));
  await expect
    .element(heading())
    .toHaveTextContent('They eat stinky tofu (gap, …) at noon on most of the days.');
  expect(container.querySelector('.about')).toBeNull();
  expect(container.textContent).not.toContain('chòudòufu');
});
