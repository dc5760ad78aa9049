/** Articles of the issue are read one after the other: they are its text, and no source beside it. */
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { glossary } from '../../../src/app/library/glossary.ts';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { matchOfIssue } from '../../../src/library/issue-text.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { sourceOf } from '../../library/issue-source.ts';
import indexHtml from '../../../index.html?raw';

vi.setConfig({ testTimeout: 120_000 });
const slow = { timeout: 60_000 };

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  await openWholeLibrary();
});

/** The lines of an article with the made-up text of the issue. */
function article(id: string): string {
  const { printed } = glossary();
  const lines = printed
    .flatMap(({ occurrences }) => occurrences)
    .filter((one) => one.article === id)
    .map(({ line }) => line);
  return sourceOf(printed)
    .split('\n')
    .slice(Math.min(...lines) - 1, Math.max(...lines))
    .join('\n');
}

async function read(text: string, said: RegExp) {
  await page.getByLabelText('The article').fill(text);
  await page.getByRole('button', { name: 'Find the terms' }).click();
  await expect
    .poll(
      () => document.querySelector<HTMLElement>('#page')?.textContent?.replaceAll(/\s+/g, ' ') ?? '',
      slow,
    )
    .toMatch(said);
}

async function keep() {
  await page.getByRole('button', { name: 'Keep the text' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await expect.element(page.getByRole('heading', { name: 'Kept' }), slow).toBeVisible();
}

test('each is known, joins what is kept of the issue, and what was corrected in it is the reader’s own', async () => {
  const { issue } = glossary();
  const id = issue.id as SourceId;
  const before = library().sources.length;
  const articles = issue.articles.map((one) => one.id);
  const [first, , second] = articles as [string, string, string];
  render(App);
  location.hash = '#/read';
  await read(article(second), /1 article of 5: its terms are in your library. Keep the text/);
  await keep();
  await page.getByRole('button', { name: 'Read another article' }).click();

  await read(article(first), /1 article of 5: its terms are in your library. Kept, it is put beside/);
  await page
    .getByRole('button', { name: /^(Correct|Add English)/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: /^English for/ }).fill('as I say');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await keep();

  const text = (await libraryActs.text(id))!;
  expect(matchOfIssue(library(), id, text)!.articles).toEqual([first, second]);
  expect(library().sources).toHaveLength(before);
  expect(library().entries.filter(({ ownGloss }) => ownGloss === 'as I say')).toHaveLength(1);

  await libraryActs.forgetText(id);
});
