/** Keys that hold on every screen, in a real browser: the field of Look up, walking lists, the list of keys. */
import { afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { signKeys } from '../../../src/app/shell/key-list.svelte.ts';
import { walk } from '../../../src/app/shell/walk.ts';
import { openGlossary } from '../../../src/app/library/glossary.ts';
import indexHtml from '../../../index.html?raw';

const glossary = await openGlossary();
const { article, entries } = glossary.byArticle.find(({ entries }) => entries.length > 5)!;
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const dialog = () => page.getByRole('dialog', { name: 'Keys and gestures' });
const rows = () => [...document.querySelectorAll<HTMLElement>('#page li a[href^="#/term/"]')];

// A busy machine takes its time for a screen.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(() => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
});
afterEach(() => {
  signKeys.set(true);
});

async function openAt(hash: string, name: string | RegExp) {
  render(App);
  location.hash = hash;
  await expect.element(heading(name)).toBeInTheDocument();
}

test('arrows walk a list over its parts, Home and End go to its ends, Enter opens', async () => {
  await openAt(`#/issue/${article.id}`, article.title);
  const all = rows();
  expect(all.length).toBe(entries.length);
  all[0]!.focus();
  for (let at = 1; at < all.length; at++) {
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(all[at]);
  }
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(all.at(-1));
  await userEvent.keyboard('{Home}');
  expect(document.activeElement).toBe(all[0]);
  await userEvent.keyboard('{End}{ArrowUp}');
  expect(document.activeElement).toBe(all.at(-2));
  // From what else stands in a row it goes on from that row.
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement?.tagName).toBe('BUTTON');
  await userEvent.keyboard('{ArrowUp}');
  expect(document.activeElement).toBe(all.at(-3));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.hash).toBe(all.at(-3)!.getAttribute('href'));
});

test('J and K walk it, too, and lead into it from the page, unless letters are turned off', async () => {
  await openAt(`#/issue/${article.id}`, article.title);
  const all = rows();
  document.querySelector<HTMLElement>('h1')!.focus();
  await userEvent.keyboard('j');
  expect(document.activeElement).toBe(all[0]);
  await userEvent.keyboard('jjk');
  expect(document.activeElement).toBe(all[1]);
  document.querySelector<HTMLElement>('h1')!.focus();
  await userEvent.keyboard('k');
  expect(document.activeElement).toBe(all[1]);
  signKeys.set(false);
  await userEvent.keyboard('j');
  expect(document.activeElement).toBe(all[1]);
});

test('Tab comes to one row of a list, the one that was left, and goes through what is in it', async () => {
  await openAt(`#/issue/${article.id}`, article.title);
  const all = rows();
  const stops = () => all.filter(({ tabIndex }) => tabIndex === 0);
  expect(stops()).toEqual([all[0]]);
  all[0]!.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(stops()).toEqual([all[2]]);
  // Out of the list, past every other row, and back into this one.
  const row = all[2]!.closest('li')!;
  const list = row.parentElement!;
  for (let presses = 0; presses < 8 && list.contains(document.activeElement); presses++) {
    expect(row.contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Tab}');
  }
  expect(list.contains(document.activeElement)).toBe(false);
  all[2]!.focus();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(list.contains(document.activeElement)).toBe(false);
  // Where that row is gone, the first one is there.
  row.remove();
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(all[0]);
});

test('where the row that has the focus goes, the focus stays in its place of the list', async () => {
  const list = document.createElement('ul');
  list.innerHTML = ['a', 'b', 'c'].map((name) => `<li><a href="#/${name}">${name}</a></li>`).join('');
  const other = document.createElement('button');
  document.body.append(list, other);
  const end = walk(list);
  onTestFinished(() => {
    end();
    list.remove();
    other.remove();
  });
  const named = () => document.activeElement?.textContent;
  const row = (at: number) => list.children[at]!;
  row(1).querySelector('a')!.focus();
  row(1).remove();
  await expect.poll(named).toBe('c');
  row(1).remove();
  await expect.poll(named).toBe('a');
  // It has gone elsewhere: nothing takes it back.
  other.focus();
  row(0).remove();
  await new Promise(requestAnimationFrame);
  expect(document.activeElement).toBe(other);
});

test('the row that is next takes the focus, whatever is folded up above it', async () => {
  const list = document.createElement('ul');
  list.innerHTML =
    '<li hidden><a href="#/z">z</a></li><li>Only words.</li>' +
    ['a', 'b', 'c', 'd'].map((name) => `<li><a href="#/${name}">${name}</a></li>`).join('');
  document.body.append(list);
  const end = walk(list);
  onTestFinished(() => {
    end();
    list.remove();
  });
  const row = list.children[2]!;
  row.querySelector('a')!.focus();
  row.remove();
  await expect.poll(() => document.activeElement?.textContent).toBe('b');
});

test('? lists the keys of the screen that is shown, and Escape gives the focus back', async () => {
  await openAt(`#/issue/${article.id}`, article.title);
  rows()[1]!.focus();
  await userEvent.keyboard('?');
  await expect.element(dialog()).toBeVisible();
  await expect.element(dialog().getByRole('heading', { name: 'In a list' })).toBeVisible();
  await expect.element(dialog().getByRole('heading', { name: 'Everywhere' })).toBeVisible();
  expect(dialog().getByRole('heading', { name: 'In a drill' }).query()).toBeNull();
  // Nothing behind it acts.
  await userEvent.keyboard('/');
  expect(location.hash).toContain('#/issue/');
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(document.activeElement).toBe(rows()[1]);

  location.hash = '#/drill';
  await expect.element(page.getByRole('button', { name: 'Leave the drill' })).toBeVisible();
  await userEvent.keyboard('?');
  await expect.element(dialog().getByRole('heading', { name: 'In a drill' })).toBeVisible();
  await expect.element(dialog().getByText('Swipe left or right')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  // The drill is still there.
  expect(location.hash).toBe('#/drill');
});

test('letters, digits and signs can be turned off; a field takes them as text in any case', async () => {
  await openAt('#/settings', 'Settings');
  const field = page.getByLabelText('New cards a day');
  await expect.element(field).toBeVisible();
  (field.element() as HTMLElement).focus();
  await userEvent.keyboard('/?');
  expect(location.hash).toBe('#/settings');
  expect(dialog().query()).toBeNull();

  await page.getByRole('switch', { name: 'Letters, digits and signs are shortcuts' }).click();
  (document.querySelector('h1') as HTMLElement).focus();
  await userEvent.keyboard('/?');
  expect(location.hash).toBe('#/settings');
  expect(dialog().query()).toBeNull();
  await page.getByRole('button', { name: 'List of keys' }).click();
  await expect.element(dialog().getByText(/turned off in the settings/)).toBeVisible();
  await userEvent.keyboard('{Escape}');

  await page.getByRole('switch', { name: 'Letters, digits and signs are shortcuts' }).click();
  (document.querySelector('h1') as HTMLElement).focus();
  await userEvent.keyboard('/');
  await expect.element(page.getByRole('searchbox')).toHaveFocus();
});
