/** A Chinese text gives its terms no English: what the library calls them stands there, and is told from the text's own. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import App from '../../../src/app/App.svelte';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { input, startReading } from '../../../src/app/read/reading.svelte.ts';
import { sourceHref } from '../../../src/app/shell/route.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source } from '../../library/made-up.ts';

// Of this file alone: all of them share one storage.
const [ARTICLE, CHINESE] = ['a1', 'a2'].map((one) => `text-${one}${'0'.repeat(38)}` as SourceId) as [
  SourceId,
  SourceId,
];
const TEXT = '钉钉子精神\n\n要发扬钉钉子精神，推动新型举国体制建设，坚持下去，久久为功。';

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await page.viewport(390, 844);
  await openWholeLibrary();
  await libraryActs.keep(
    source(ARTICLE, [find('钉钉子精神', 'spirit of driving nails'), find('新型举国体制', null)], {
      title: 'On nails',
    }),
    null,
  );
});
beforeEach(() => void render(App));

const card = page.getByRole('dialog', { name: 'About this word' });

test('in the list to check, and on the card', async () => {
  input.text = TEXT;
  await startReading();
  location.hash = '#/read';
  // The title is the heading, and is not said again over the list.
  await expect.element(page.getByRole('heading', { level: 1, name: '钉钉子精神' })).toBeVisible();
  await expect.element(page.getByText('About this text')).toBeVisible();
  await page.getByRole('radio', { name: 'As a list' }).click();
  const row = page.getByRole('listitem').filter({ hasText: '钉钉子精神' }).first();
  await expect.element(row).toHaveTextContent(/In your library: spirit of driving nails/);
  // The library has none of it either.
  const other = page.getByRole('listitem').filter({ hasText: '新型举国体制' });
  await expect.element(other.first()).toHaveTextContent('No English beside it');
  await expect.element(other.first()).not.toHaveTextContent('In your library:');
  await page.getByRole('radio', { name: 'In the text' }).click();
  await page.getByRole('button', { name: '钉钉子精神', exact: true }).first().click();
  await expect.element(card).toHaveTextContent(/In your library: spirit of driving nails/);
  // To study it is offered for the library's term, and not for the row as well.
  await expect.element(card.getByRole('button', { name: 'Study this' })).toBeVisible();
});

test('on the rows and the card of a kept text, and what is kept says none', async () => {
  const places = [{ line: 1, column: 1, length: 5 }];
  await libraryActs.keep(
    source(CHINESE, [find('钉钉子精神', null, { places })], { title: '钉钉子精神', language: 'zh-Hans' }),
    TEXT,
  );
  location.hash = sourceHref(CHINESE);
  const row = page.getByRole('link', { name: /钉钉子精神/ });
  await expect.element(row.last()).toHaveTextContent(/In your library: spirit of driving nails/);
  await page.getByRole('button', { name: '钉钉子精神', exact: true }).first().click();
  await expect.element(card).toHaveTextContent(/In your library: spirit of driving nails/);
  await userEvent.keyboard('{Escape}');
  expect(library().source(CHINESE)!.finds[0]!.find.gloss).toBeNull();

  // What the text says itself stands alone.
  location.hash = sourceHref(ARTICLE);
  await expect.element(page.getByRole('heading', { level: 1, name: 'On nails' })).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: /钉钉子精神/ }))
    .toHaveTextContent('spirit of driving nails');
  await expect
    .element(page.getByRole('link', { name: /钉钉子精神/ }))
    .not.toHaveTextContent('In your library');
});
