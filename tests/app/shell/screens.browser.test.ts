/** The frame and the screens of the glossary, in a real browser over the glossary the app ships. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { APPEARANCE_KEY, DEFAULT_APPEARANCE } from '../../../src/app/shell/appearance.ts';
import { changeAppearance } from '../../../src/app/shell/appearance.svelte.ts';
import { termHref } from '../../../src/app/shell/route.ts';
import { openGlossary } from '../../../src/app/library/glossary.ts';
import { detailsOf } from '../../../src/glossary/depth.ts';
import { parseDetails } from '../../../src/glossary/load.ts';
import detailsJson from '../../../glossary/china-brief-24-08/details.json?raw';
import indexHtml from '../../../index.html?raw';

const library = await openGlossary();
const depth = parseDetails(detailsJson, 'details.json');
const [entry] = library.printed.filter(({ kind }) => kind === 'policy-term');
if (!entry) throw new Error('The glossary has no policy term.');

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const field = () => page.getByRole('searchbox');
const links = () => page.getByRole('main').getByRole('link');

/** Opens the app and goes to an address, as a link from outside would. */
function openAt(hash: string) {
  render(App);
  location.hash = hash;
}

beforeAll(() => {
  // The base stylesheet stands in index.html, which these tests do not load.
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
});

beforeEach(() => {
  localStorage.removeItem(APPEARANCE_KEY);
  changeAppearance(DEFAULT_APPEARANCE);
});

describe('the frame', () => {
  test('a link brings title and focus to the next screen, and back brings the scroll offset too', async () => {
    openAt('#/issue');
    await expect.element(heading(/China Brief/)).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Library' })).toHaveAttribute('aria-current', 'page');
    window.scrollTo(0, 300);
    expect(window.scrollY).toBe(300);

    location.hash = termHref(entry.id);
    await expect.element(heading(`${entry.hanzi} ${entry.pinyin}`)).toHaveFocus();
    expect(document.title).toContain(entry.hanzi);
    expect(window.scrollY).toBe(0);

    history.back();
    await expect.element(heading(/China Brief/)).toHaveFocus();
    await expect.poll(() => window.scrollY).toBe(300);
  });

  test.each([
    '#/nowhere',
    '#/term/%',
    '#/term/no-such-term',
    '#/issue/no-such-article',
    '#/set/no-such-list',
  ])('%s says that nothing is there and leads on', async (hash) => {
    openAt(hash);
    await expect.element(heading(/^No such/)).toBeVisible();
    await expect.element(links().first()).toBeVisible();
  });

  test('a slash goes to the search field from anywhere, and is a slash inside it', async () => {
    openAt('#/issue');
    await expect.element(heading(/China Brief/)).toBeVisible();
    await userEvent.keyboard('/');
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('a/b');
    await expect.element(field()).toHaveValue('a/b');
  });
});

describe('look up', () => {
  test('finds by characters of either script, by pinyin and by English, as one types', async () => {
    openAt('#/look-up');
    const queries = [entry.hanzi, entry.traditional, entry.pinyin, entry.pinyinNumbered.replaceAll(' ', '')];
    if (entry.english !== null) queries.push(entry.english);
    for (const query of queries) {
      await field().fill(query);
      await expect.element(links().first()).toHaveAttribute('href', termHref(entry.id));
    }
    expect(document.querySelector('mark')).not.toBeNull();
  });

  test('is walked by arrow keys, opened by enter, and found again by going back', async () => {
    openAt('#/look-up');
    await field().fill(entry.hanzi);
    await expect.element(links().first()).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(links().first()).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(heading(`${entry.hanzi} ${entry.pinyin}`)).toHaveFocus();
    history.back();
    await expect.element(field()).toHaveValue(entry.hanzi);
  });

  test('narrows by kind, says when nothing is left, and lets go of the filter', async () => {
    openAt(`#/look-up?q=${encodeURIComponent(entry.hanzi)}&kind=person`);
    await expect.element(page.getByText(/^Nothing for/)).toBeVisible();
    await page.getByRole('button', { name: 'Search everywhere' }).click();
    await expect.element(links().first()).toHaveAttribute('href', termHref(entry.id));
    await field().fill('');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('heading', { name: 'By topic' })).toBeVisible();
  });
});

describe('a term', () => {
  test('tells of each of its characters when tapped', async () => {
    openAt(termHref(entry.id));
    const [first] = detailsOf(depth, entry.id).characters;
    const button = page.getByRole('group', { name: 'Characters' }).getByRole('button').first();
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    await button.click();
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    await expect
      .element(page.getByRole('definition').filter({ hasText: first!.zhuyin }).first())
      .toBeVisible();
  });

  test('says what it means before anything else, and on what that rests further down', async () => {
    const sourced = library.entries.find(
      ({ renderings, example, id }) =>
        example &&
        renderings.some(({ sources }) => sources.some((source) => depth.sources[source])) &&
        detailsOf(depth, id).context,
    )!;
    openAt(termHref(sourced.id));
    await expect.element(page.getByText('In the issue', { exact: true })).toBeVisible();
    const text = document.querySelector<HTMLElement>('#page')!.innerText;
    const order = [
      sourced.pinyin,
      sourced.gloss!,
      sourced.definition,
      'Word by word',
      'Example',
      'In English',
      'In the issue',
      'Characters',
      'Where it stands',
      'Forms',
      'Your reviews',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(
      places.every((place) => place >= 0),
      places.join(),
    ).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const link = [...document.querySelectorAll<HTMLAnchorElement>('#page a[href^="http"]')][0]!;
    expect(Object.values(depth.sources).map(({ url }) => url)).toContain(link.getAttribute('href'));
    expect(link.rel).toBe('noreferrer');
  });

  test('shows how quoted Chinese is read, at a tap', async () => {
    const [id, { context, quoted }] = Object.entries(depth.entries).find(
      ([, { context, quoted }]) =>
        context && Object.keys(quoted).some((stretch) => context.includes(stretch)),
    )!;
    const stretch = Object.keys(quoted).find((one) => context!.includes(one))!;
    openAt(termHref(id));
    await page.getByText('In the issue', { exact: true }).click();
    const quotation = page.getByRole('button', { name: stretch, exact: true }).first();
    await expect.element(quotation).toHaveAttribute('aria-expanded', 'false');
    await quotation.click();
    await expect.element(quotation).toHaveAttribute('aria-expanded', 'true');
    await expect.element(page.getByText(quoted[stretch]!.pinyin, { exact: true }).first()).toBeVisible();
  });

  test('marks what is from memory', async () => {
    const unchecked = library.entries.find(({ renderings }) =>
      renderings.some(({ certainty }) => certainty === 'memory'),
    )!;
    openAt(termHref(unchecked.id));
    await expect.element(page.getByText('from memory, unchecked').first()).toBeVisible();
  });

  test('shows what is right, and what is printed beside it', async () => {
    const misprinted = library.printed.find(({ hanzi }) => hanzi === '方滨兴')!;
    openAt(termHref(misprinted.id));
    await expect.element(page.getByText('Fang Binxing', { exact: true }).first()).toBeVisible();
    await expect.element(page.getByText('printed: Fang Bingxing')).toBeVisible();
  });

  test('of a list leads to it, and the list to its members in their order', async () => {
    const set = depth.sets.find(({ members }) => members.every(({ entry }) => entry))!;
    openAt(termHref(set.members[1]!.entry!));
    await page.getByRole('link', { name: `Part of: ${set.title}, 2 of ${set.members.length}` }).click();
    await expect.element(heading(set.title)).toHaveFocus();
    const shown = [...document.querySelectorAll('#page ol a')].map((link) => link.getAttribute('href'));
    expect(shown).toEqual(set.members.map(({ entry }) => termHref(entry!)));
    location.hash = '#/issue';
    await expect.element(page.getByRole('link', { name: new RegExp(`^${set.title}`) })).toBeVisible();
  });

  test('is shown in the script and notation that are chosen, tagged with the language', async () => {
    openAt(termHref(entry.id));
    const group = page.getByRole('group', { name: 'Characters' });
    await expect.element(group).toHaveAttribute('lang', 'zh-Hans');
    await expect.element(group).toHaveTextContent(entry.hanzi);
    changeAppearance({ script: 'traditional', notation: 'zhuyin' });
    await expect.element(group).toHaveAttribute('lang', 'zh-Hant');
    await expect.element(group).toHaveTextContent(entry.traditional);
    expect(document.querySelector('.reading [lang="zh-Bopo"]')?.textContent).toBe(entry.zhuyin);
    expect(JSON.parse(localStorage.getItem(APPEARANCE_KEY) ?? '{}')).toMatchObject({ script: 'traditional' });
  });

  test('says what Taiwan reads otherwise, in zhuyin', async () => {
    changeAppearance({ notation: 'zhuyin' });
    openAt('#/term/hu-jin-tao');
    await expect.element(page.getByText('ㄏㄨˊ ㄐㄧㄣˇ ㄊㄠ in Taiwan ㄊㄠˊ').last()).toBeVisible();
  });

  test('leads to its neighbours in the issue', async () => {
    openAt(termHref(entry.id));
    const { next } = library.neighbours(entry.id);
    await page.getByRole('link', { name: /^Next:/ }).click();
    await expect.element(heading(`${next!.hanzi} ${next!.pinyin}`)).toHaveFocus();
  });

  test('of the supplied ones is marked as supplied', async () => {
    const [supplied] = library.supplied;
    openAt(termHref(supplied!.id));
    await expect.element(page.getByText(/Supplied, not printed in the issue/)).toBeVisible();
  });
});

test('an article lists its terms in order of appearance', async () => {
  const { article, entries } = library.byArticle[0]!;
  openAt(`#/issue/${article.id}`);
  await expect.element(heading(article.title)).toBeVisible();
  const shown = [...document.querySelectorAll<HTMLAnchorElement>('#page a[href^="#/term/"]')];
  expect(shown.map((link) => link.getAttribute('href'))).toEqual(entries.map(({ id }) => termHref(id)));
});

test('settings change the theme at once and keep it', async () => {
  openAt('#/settings');
  await page.getByRole('radio', { name: 'Dark' }).click({ force: true });
  expect(document.documentElement.dataset['theme']).toBe('dark');
  await page.getByRole('radio', { name: 'As the system' }).click({ force: true });
  expect(document.documentElement.dataset['theme']).toBeUndefined();
});
