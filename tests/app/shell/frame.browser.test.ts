/** One screen's failure leaves the others, however it fails. */
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import type { Component } from 'svelte';
import App from '../../../src/app/App.svelte';
import { SCREENS } from '../../../src/app/screens.ts';
import FailsInEffect from '../../fixtures/screens/FailsInEffect.svelte';
import FailsInHandler from '../../fixtures/screens/FailsInHandler.svelte';
import FailsInScript from '../../fixtures/screens/FailsInScript.svelte';
import indexHtml from '../../../index.html?raw';

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const tab = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name });
const WRONG = /^(Something went wrong|A part of the app)/;
const { statistics, drill } = SCREENS;

/** Errors that reach the window are what is provoked; Vitest would count them as failures of the test. */
const expected = (event: Event) => event.preventDefault();

/** Puts another screen in the place of one of the app's. */
function replace(name: 'statistics' | 'drill', screen: Component<never>) {
  const definition = { ...SCREENS[name], load: () => screen };
  Reflect.set(SCREENS, name, definition);
}

beforeAll(() => {
  // The base stylesheet stands in index.html, which these tests do not load.
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
});
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  Reflect.set(SCREENS, 'statistics', statistics);
  Reflect.set(SCREENS, 'drill', drill);
  vi.restoreAllMocks();
});

async function othersWork() {
  await tab('Library').click();
  await expect.element(heading('Library')).toBeVisible();
  await tab('Settings').click();
  await expect.element(heading('Settings')).toBeVisible();
}

// The first of this file: once they are open the reviews stay so.
test('reviews that did not open are tried again where they are wanted, and the focus stays there', async () => {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException('Made up.', 'UnknownError');
  };
  render(App);
  location.hash = '#/settings';
  const part = page.getByRole('region', { name: 'Study', exact: true });
  await expect.element(part.getByRole('alert')).toBeVisible();
  await part.getByRole('button', { name: 'Try again' }).click();
  await expect.element(part.getByRole('heading')).toHaveFocus();
  IDBFactory.prototype.open = open;
});

test('a screen that fails while it is made', async () => {
  replace('statistics', FailsInScript as Component<never>);
  render(App);
  location.hash = '#/statistics';
  await expect.element(heading(WRONG)).toBeVisible();
  await othersWork();
  // Nor is it lost for good: mended, it is there again.
  Reflect.set(SCREENS, 'statistics', statistics);
  location.hash = '#/statistics';
  await expect.element(heading('Statistics')).toBeVisible();
});

test('a screen that fails in an effect', async () => {
  replace('statistics', FailsInEffect as Component<never>);
  render(App);
  location.hash = '#/statistics';
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(heading(WRONG)).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(heading('Fails in an effect')).toHaveFocus();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(heading(WRONG)).toBeVisible();
  await othersWork();
});

test('a screen without tabs has them once it has failed', async () => {
  replace('drill', FailsInScript as Component<never>);
  render(App);
  location.hash = '#/drill';
  await expect.element(heading(WRONG)).toBeVisible();
  await othersWork();
});

test.each(['At once', 'Later'])(
  'a handler that fails %s is told of, and takes nothing that was typed',
  async (how) => {
    // After the app has heard of it.
    window.addEventListener('error', expected);
    window.addEventListener('unhandledrejection', expected);
    try {
      replace('statistics', FailsInHandler as Component<never>);
      render(App);
      location.hash = '#/statistics';
      await page.getByLabelText('Typed').fill('half an article');
      await page.getByRole('button', { name: how }).click();
      const notice = page.getByRole('status').filter({ hasText: 'Something went wrong on this screen' });
      await expect.element(notice).toBeVisible();
      await expect.element(page.getByLabelText('Typed')).toHaveValue('half an article');
      await notice.getByRole('button', { name: 'See what' }).click();
      await expect.element(heading(WRONG)).toBeVisible();
      expect(document.querySelector('pre')?.textContent).toContain('The engine is gone.');
      await othersWork();
    } finally {
      window.removeEventListener('error', expected);
      window.removeEventListener('unhandledrejection', expected);
    }
  },
);

test('what the browser remarks, without an error, is no fault of the screen', async () => {
  render(App);
  location.hash = '#/settings';
  await expect.element(heading('Settings')).toBeVisible();
  window.addEventListener('error', expected);
  window.dispatchEvent(
    new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' }),
  );
  window.removeEventListener('error', expected);
  await expect.element(page.getByText('Something went wrong')).not.toBeInTheDocument();
});

test.each([
  [390, 844],
  [320, 640],
  [280, 640],
])(
  'the tabs have their names with letters twice as large in a window of %i by %i pixels',
  async (width, height) => {
    await page.viewport(width, height);
    document.documentElement.style.fontSize = '200%';
    onTestFinished(async () => {
      document.documentElement.style.removeProperty('font-size');
      await page.viewport(390, 844);
    });
    render(App);
    location.hash = '#/settings';
    await expect.element(heading('Settings')).toBeVisible();
    const nav = document.querySelector('nav')!;
    const room = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--tabs')) * 32;
    expect(nav.getBoundingClientRect().height).toBeLessThanOrEqual(room + 1);
    for (const name of ['Today', 'Look up', 'Library', 'Settings']) {
      const link = tab(name).element();
      const words = link.querySelector('span')!.getBoundingClientRect();
      const box = link.getBoundingClientRect();
      expect(words.width, name).toBeGreaterThan(50);
      expect(words.height, name).toBeGreaterThan(20);
      expect(words.left, name).toBeGreaterThanOrEqual(box.left);
      expect(words.right, name).toBeLessThanOrEqual(Math.min(box.right, width));
      expect(words.bottom, name).toBeLessThanOrEqual(Math.min(box.bottom, height) + 1);
    }
  },
);
