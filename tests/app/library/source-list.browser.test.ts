/** The list of sources: searched only while there are many, and never by words that nobody sees. */
import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import SourceList from '../../../src/app/library/SourceList.svelte';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source } from '../../library/made-up.ts';

const idOf = (n: number) => `text-${n.toString(16).padStart(40, '0')}` as SourceId;
const LAST = 10;

beforeAll(async () => {
  await openWholeLibrary();
  for (let n = 0; n <= LAST; n++)
    await libraryActs.keep(source(idOf(n), [find('码头', 'wharf')], { title: `Article ${n}` }), null);
});

test('what was searched for hides nothing once there is no field for it', async () => {
  const search = page.getByRole('searchbox', { name: 'Search the sources' });
  render(SourceList, { chosen: '' });
  await search.fill('Article 7');
  await expect.element(page.getByRole('link', { name: 'Article 3' })).not.toBeInTheDocument();
  const here = () => library().sources.filter(({ state }) => state !== 'removed').length;
  for (let n = LAST; here() > LAST; n--) await libraryActs.remove(idOf(n));
  await expect.element(search).not.toBeInTheDocument();
  await expect.element(page.getByRole('link', { name: 'Article 3' })).toBeVisible();
});
