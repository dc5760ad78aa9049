/** Who goes by the keyboard goes on from where a button was, though what it did has taken it away. */
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { find, source, SOURCE_A } from '../../library/made-up.ts';

vi.setConfig({ testTimeout: 60_000 });

const TITLE = 'Harbours';

beforeAll(async () => {
  await openWholeLibrary();
  await libraryActs.keep(
    source(SOURCE_A, [find('码头', 'wharf'), find('渡口', 'ferry')], { title: TITLE }),
    null,
  );
});

async function open(hash: string, heading: string | RegExp) {
  render(App);
  location.hash = hash;
  await expect.element(page.getByRole('heading', { level: 1, name: heading })).toBeInTheDocument();
}

async function press(name: string | RegExp) {
  const button = page.getByRole('button', { name }).first();
  await expect.element(button).toBeVisible();
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
}

test('what is studied, and no longer', async () => {
  await open('#/term/码头', /码头/);
  const title = page.getByRole('heading', { level: 1 });
  await press('Study this');
  await expect.element(page.getByText('First of the next new terms.')).toBeVisible();
  await expect.element(title).toHaveFocus();
  await press('Don’t study');
  await expect.element(page.getByText('You have taken it out of the drill.')).toBeVisible();
  await expect.element(title).toHaveFocus();
});

test('all that is new of a source', async () => {
  await open(`#/source/${SOURCE_A}`, TITLE);
  await press(/^Study all \d+ new terms first/);
  await expect.element(page.getByRole('button', { name: /^Study all/ })).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
});

test('the rest of a list: its first row', async () => {
  await open('#/choose', 'Choose what to drill');
  const more = page.getByRole('button', { name: /^All \d+/ }).first();
  await expect.element(more).toBeVisible();
  const list = more.element().previousElementSibling!;
  const shown = list.children.length;
  await press(/^All \d+/);
  await expect.poll(() => list.children.length).toBeGreaterThan(shown);
  await expect.poll(() => document.activeElement?.closest('li')).toBe(list.children[shown]);
});
