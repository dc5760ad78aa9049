/** Before it is kept, too, a text stands beside its terms where there is room. */
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { PASTED, type Draft } from '../../../src/app/read/draft.ts';
import { NO_FACTS } from '../../../src/app/read/facts.ts';
import Read from '../../../src/app/read/Read.svelte';

const TEXT = `They hold the line (底线思维) here.\n\n${'Nothing of the kind is said here. '.repeat(200)}\n\nThe line (底线思维) again.`;
const DRAFT: Draft = {
  v: 1,
  text: TEXT,
  files: [],
  lists: [],
  findings: {
    texts: [PASTED],
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
    ],
    descriptions: [],
    corrections: { shapes: [], values: {} },
    facts: [{ ...NO_FACTS, title: 'On lines' }],
  },
};

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  vi.stubGlobal('__APP_VERSION__', 'under test');
  await openWholeLibrary();
  await (await openLearnerData()).store.writeDraft(DRAFT);
  return () => vi.unstubAllGlobals();
});

test('in a wide window the list leads from place to place of the text, and Escape back to it', async () => {
  await page.viewport(1280, 900);
  render(Read, { route: { screen: 'read', query: {} } });
  await expect.element(page.getByRole('heading', { level: 1, name: 'On lines' })).toBeVisible();
  const list = page.getByRole('region', { name: '1 term' });
  await expect.element(list.getByText('line', { exact: true })).toBeVisible();
  await list.getByRole('button', { name: /^In the text/ }).click();
  await vi.waitFor(() => expect(document.activeElement?.closest('p')?.textContent).toMatch(/^They hold/));
  await list.getByRole('button', { name: /^In the text: 1 of 2/ }).click();
  await vi.waitFor(() => expect(document.activeElement?.closest('p')?.textContent).toMatch(/again\.$/));
  await userEvent.keyboard('{Escape}');
  await expect.element(list.getByRole('button', { name: /^In the text: 2 of 2/ })).toHaveFocus();

  // Narrower, the one or the other.
  await page.viewport(390, 844);
  await expect.element(page.getByRole('radio', { name: 'In the text' })).toBeVisible();
  expect(document.querySelectorAll('[data-word]')).toHaveLength(0);
});
