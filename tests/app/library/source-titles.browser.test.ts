/** A title in Chinese is read in Chinese, by eyes and ears, wherever a source is named. */
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import AboutText from '../../../src/app/read/AboutText.svelte';
import RecentReading from '../../../src/app/today/RecentReading.svelte';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { find, source, SOURCE_A } from '../../library/made-up.ts';

vi.setConfig({ testTimeout: 60_000 });

const TITLE = '港口 2030: 发展规划';
/** What of an element is said to be Chinese. */
const chinese = (element: Element) =>
  [...element.querySelectorAll('[lang|="zh"]')].map(({ textContent }) => textContent);

beforeAll(async () => {
  await openWholeLibrary();
  await libraryActs.keep(source(SOURCE_A, [find('码头', 'wharf')], { title: TITLE }), '他们建设了码头。\n');
});

test.each([
  ['the list of sources', '#/library', 'link'],
  ['its page', `#/source/${SOURCE_A}`, 'heading'],
  ['its text', `#/source/${SOURCE_A}?at=0`, 'heading'],
  ['the sentences of a term', '#/term/码头', 'link'],
] as const)('%s', async (_, hash, role) => {
  render(App);
  location.hash = hash;
  const title = page.getByRole('main').getByRole(role, { name: TITLE });
  await expect.element(title.first()).toBeVisible();
  for (const named of title.elements()) expect(chinese(named), named.outerHTML).toEqual(['港口', '发展规划']);
});

test('what was read lately', async () => {
  render(RecentReading, { issue: 'made-up' });
  const row = page.getByRole('link', { name: TITLE });
  await expect.element(row).toBeVisible();
  expect(chinese(row.element())).toEqual(['港口', '发展规划']);
});

test('what is said of a text that was brought', async () => {
  const file = { format: 'docx', facts: { title: TITLE, author: '周海 (Zhou Hai)' }, dropped: [] } as const;
  render(AboutText, { text: { name: 'harbour.docx', text: '他们建设了码头。\n', file }, named: true });
  const title = page.getByText(TITLE);
  await expect.element(title).toBeVisible();
  expect(chinese(title.element())).toEqual(['港口', '发展规划']);
  expect(chinese(document.querySelector('.summary')!)).toEqual(['周海']);
});
