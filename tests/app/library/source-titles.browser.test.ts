/** A title in Chinese is read in Chinese, by eyes and ears, wherever a source is named. */
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { find, source, SOURCE_A } from '../../library/made-up.ts';

vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  await openWholeLibrary();
  await libraryActs.keep(
    source(SOURCE_A, [find('码头', 'wharf')], { title: '港口 2030: 发展规划' }),
    '他们建设了码头。\n',
  );
});

test.each([
  ['the list of sources', '#/library', 'link'],
  ['its page', `#/source/${SOURCE_A}`, 'heading'],
  ['its text', `#/source/${SOURCE_A}?at=0`, 'heading'],
  ['the sentences of a term', '#/term/码头', 'link'],
] as const)('%s', async (_, hash, role) => {
  render(App);
  location.hash = hash;
  const title = page.getByRole('main').getByRole(role, { name: '港口 2030: 发展规划' });
  await expect.element(title.first()).toBeVisible();
  for (const named of title.elements())
    expect(
      [...named.querySelectorAll('[lang|="zh"]')].map(({ textContent }) => textContent),
      named.outerHTML,
    ).toEqual(['港口', '发展规划']);
});
