/** A library of thirty sources and a store that refuses: each act says so where it was done, and changes nothing. */
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { withdrawNotice } from '../../../src/app/shell/notices.svelte.ts';
import { sourceHref, termHref } from '../../../src/app/shell/route.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source, term } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

const MANY = 30;
const idOf = (n: number) => `text-${n.toString(16).padStart(40, '0')}` as SourceId;
const FIRST = idOf(0);
const REMOVED = idOf(MANY - 1);
/** In the first two sources, each with English of its own. */
const RIVAL = term('螺蛳粉');
const WORD = term('码头');
const { put } = IDBObjectStore.prototype;

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  await openWholeLibrary();
  for (let n = 0; n < MANY; n++) {
    const hanzi = String.fromCharCode(0x4e00 + n, 0x5000 + n, 0x6000 + n);
    const finds = [find(hanzi, `gloss ${n}`), ...(n < 2 ? [find('螺蛳粉', `noodles ${n}`)] : [])];
    await libraryActs.keep(
      source(idOf(n), finds, {
        title: `Article ${String(n).padStart(2, '0')}`,
        addedAt: 1_700_000_000_000 + n,
      }),
      null,
    );
  }
  await libraryActs.remove(REMOVED);
  await libraryActs.edit({ of: WORD, set: 'word', to: find('码头', 'wharf', { places: [] }) });
  await libraryActs.edit({ of: RIVAL, set: 'tag', tag: 'food', to: true });
});
afterEach(() => {
  IDBObjectStore.prototype.put = put;
  vi.restoreAllMocks();
  for (const id of ['library-act', 'edit-refused', 'word-not-stored', `removed-${REMOVED}`])
    withdrawNotice(id);
});

async function open(hash: string, title: string | RegExp) {
  location.hash = hash;
  render(App);
  await expect.element(page.getByRole('heading', { level: 1, name: title })).toBeInTheDocument();
}

const TITLES: Readonly<Record<string, string | RegExp>> = {
  '#/library': 'Library',
  '#/words': 'My words',
  [sourceHref(FIRST)]: 'Article 00',
  [termHref(RIVAL)]: /螺蛳粉/,
};

/** What the screen shows: its words but for what is said of a refusal, and what is chosen, switched on or typed in it. */
function shown(said: RegExp) {
  const main = document.querySelector<HTMLElement>('#page')!;
  const words = main.cloneNode(true) as HTMLElement;
  for (const line of words.querySelectorAll('[role="status"]'))
    if (said.test(line.textContent)) line.remove();
  return {
    words: words.textContent.replaceAll(/\s+/g, ' '),
    controls: [...main.querySelectorAll<HTMLInputElement>('input, select, textarea')].map((control) =>
      /^(checkbox|radio)$/.test(control.type) ? control.checked : control.value,
    ),
    pressed: [...main.querySelectorAll('[aria-pressed]')].map((button) =>
      button.getAttribute('aria-pressed'),
    ),
  };
}

const REFUSALS = {
  'has no room': {
    error: () => new DOMException('no room', 'QuotaExceededError'),
    said: /There is no room left on this device/,
  },
  'is blocked': {
    error: () => new DOMException('denied', 'SecurityError'),
    said: /does not let the app store anything/,
  },
} as const;

const button = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first();

interface Act {
  readonly at: string;
  /** Up to the act itself. */
  readonly before?: () => Promise<void>;
  readonly act: () => Promise<void>;
}

const ACTS: Readonly<Record<string, Act>> = {
  'Library: a removed source is brought back': {
    at: '#/library',
    act: () => button('Bring back Article 29').click(),
  },
  'source: switched off': {
    at: sourceHref(FIRST),
    act: () => page.getByRole('switch', { name: 'Drill its terms' }).click(),
  },
  'source: removed': { at: sourceHref(FIRST), act: () => button('Remove').click() },
  'source: all studied': { at: sourceHref(FIRST), act: () => button(/^Study all/).click() },
  'source: one studied': { at: sourceHref(FIRST), act: () => button('Study this: 螺蛳粉').click() },
  'source: a term left out': {
    at: sourceHref(FIRST),
    before: () => button('Correct the list').click(),
    act: () => button('Leave out 螺蛳粉').click(),
  },
  'My words: one deleted': { at: '#/words', act: () => button('Delete 码头').click() },
  'term: another rendering': {
    at: termHref(RIVAL),
    act: () => page.getByRole('radio', { name: 'noodles 1' }).click(),
  },
  'term: the own gloss': {
    at: termHref(RIVAL),
    before: () => page.getByRole('textbox', { name: /^Your gloss/ }).fill('luosifen'),
    act: () => button('Use it').click(),
  },
  'term: a note': {
    at: termHref(RIVAL),
    before: async () => {
      await button('Write a note').click();
      await page.getByRole('textbox', { name: 'Note' }).fill('Smells strong.');
    },
    act: () => button('Keep note').click(),
  },
  'term: studied': { at: termHref(RIVAL), act: () => button('Study this').click() },
  'term: a tag': {
    at: termHref(RIVAL),
    before: async () => {
      await page.getByText('Tags, kind and reading').click();
      await page.getByRole('textbox', { name: 'New tag' }).fill('Guangxi');
    },
    act: () => button('Add tag').click(),
  },
  'term: a tag taken off': {
    at: termHref(RIVAL),
    before: () => page.getByText('Tags, kind and reading').click(),
    act: () => button(/remove this tag/).click(),
  },
  'term: its kind': {
    at: termHref(RIVAL),
    before: () => page.getByText('Tags, kind and reading').click(),
    act: () => page.getByRole('combobox', { name: 'Kind' }).selectOptions('expression'),
  },
};

const SAID = new RegExp(
  Object.values(REFUSALS)
    .map(({ said }) => said.source)
    .join('|'),
);

// One screen for both: an act that was refused leaves it as it was, so that the next try is refused there, too.
test.each(Object.entries(ACTS))('%s', async (_, { at, before, act }) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await open(at, TITLES[at]!);
  // What the learner's data adds is there.
  await openLearnerData();
  if (at === termHref(RIVAL)) await expect.element(button('Study this')).toBeVisible();
  await before?.();
  await new Promise(requestAnimationFrame);
  const screen = shown(SAID);
  const whole = library();
  for (const { error, said } of Object.values(REFUSALS)) {
    IDBObjectStore.prototype.put = () => {
      throw error();
    };
    await act();
    await expect.element(page.getByRole('status').filter({ hasText: said })).toBeVisible();
    expect(location.hash).toBe(new URL(at, location.href).hash);
    await expect.poll(() => shown(SAID)).toEqual(screen);
    expect(library()).toBe(whole);
  }
});

test('what is tried again leaves the focus where it was tried', async () => {
  vi.spyOn(libraryActs, 'text').mockRejectedValueOnce(REFUSALS['is blocked'].error());
  await open(`${sourceHref(FIRST)}?at=0`, 'Article 00');
  await button('Try again').click();
  await expect.element(page.getByText('Its text is not kept on this device.')).toBeVisible();
  expect(document.activeElement).toBe(
    page.getByText('The text, with its terms marked').element().closest('summary'),
  );
});

describe('thirty sources', () => {
  const titles = () =>
    [...document.querySelectorAll('[data-source]')].map(
      (row) => /Article \d\d/.exec(row.textContent ?? '')?.[0],
    );

  test('are listed newest first, searched and sorted, the removed ones apart', async () => {
    await open('#/library', 'Library');
    await expect.element(page.getByText(/^\d+ sources$/).first()).toBeVisible();
    // The shipped issue among them.
    expect(titles().filter(Boolean)).toEqual(
      Array.from({ length: MANY - 1 }, (_, n) => `Article ${String(MANY - 2 - n).padStart(2, '0')}`),
    );
    await page.getByRole('combobox', { name: 'Order' }).selectOptions('title');
    expect(titles().filter(Boolean).slice(0, 2)).toEqual(['Article 00', 'Article 01']);
    await page.getByRole('searchbox', { name: 'Search the sources' }).fill('article 07');
    expect(titles()).toEqual(['Article 07']);
    await page.getByRole('searchbox', { name: 'Search the sources' }).fill('nothing');
    await expect.element(page.getByText('No source has “nothing”')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Removed' })).toBeVisible();
  });

  test('are offered to drill a dozen at a time', async () => {
    await open('#/choose', 'Choose what to drill');
    const sources = page.getByRole('region', { name: 'Sources' });
    await expect.poll(() => sources.getByRole('link').elements().length).toBe(12);
    await sources.getByRole('button', { name: /^All \d+/ }).click();
    await expect.poll(() => sources.getByRole('link').elements().length).toBe(MANY + 1);
  });
});
