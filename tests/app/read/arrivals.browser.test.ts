/** What comes without being fetched, in a real browser: pages that another window hands over, and what is shared. */
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { keepShared, sharedCache, sharedThings } from '../../../src/app/offline/shared.ts';
import { input, startOver } from '../../../src/app/read/reading.svelte.ts';
import indexHtml from '../../../index.html?raw';

// The worker opens the dictionary; a slow machine is no failure.
vi.setConfig({ testTimeout: 120_000 });
const slow = { timeout: 60_000 };

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  // What the bookmark's page is to the app; a message has no other source here.
  vi.stubGlobal('opener', window);
  await openWholeLibrary();
  return () => vi.unstubAllGlobals();
});
afterEach(() => {
  startOver();
  location.hash = '';
});

async function open() {
  render(App);
  location.hash = '#/read';
  await expect.element(page.getByLabelText('The article')).toBeVisible();
}

function handOver(address: string) {
  const data = { type: 'tifa-page', html: `<p>The line (底线) of ${address}.`, title: 'Ports', address };
  dispatchEvent(new MessageEvent('message', { data, source: window, origin: 'https://example.org' }));
}

test('a page that is handed over while a list stands here waits until the list is left', async () => {
  await open();
  await page.getByLabelText('The article').fill('The “bottom line” (底线) and the reform (改革).');
  await page.getByRole('button', { name: 'Find the terms' }).click();
  await expect.element(page.getByRole('button', { name: /^Keep these/ }), slow).toBeVisible();

  handOver('https://example.org/1');
  await page.getByRole('button', { name: 'Leave the list' }).click();
  await expect.element(page.getByText('hands over a page:')).toHaveTextContent('https://example.org');
  await page.getByRole('button', { name: 'Take it' }).click();
  await expect.poll(() => input.files.map(({ name }) => name), slow).toEqual(['Ports.html']);
});

test('two pages of one title are both taken', async () => {
  await open();
  for (const number of [1, 2]) {
    handOver(`https://example.org/${number}`);
    await page.getByRole('button', { name: 'Take it' }).click();
    await expect.poll(() => input.files.length, slow).toBe(number);
  }
  expect(input.files.map(({ name }) => name)).toEqual(['Ports.html', 'Ports 2.html']);
});

test('shared words without Chinese are named as such, and are no address', async () => {
  const scope = new URL('.', document.baseURI).href;
  const cache = await caches.open(sharedCache(scope));
  const form = new FormData();
  form.set('text', 'Nothing of this is Chinese.');
  await keepShared(form, cache, scope, '1');
  await open();
  await expect.element(page.getByText(/^“Shared text” has no Chinese/)).toBeVisible();
  await expect.element(page.getByText('Only an address came')).not.toBeInTheDocument();
  await expect.poll(() => sharedThings(cache, scope)).toEqual([]);
});

test('files that the system opens with the app are brought, and one that has gone is named', async () => {
  let launch: ((params: { files?: unknown[] }) => void) | undefined;
  vi.stubGlobal('launchQueue', { setConsumer: (consumer: typeof launch) => (launch = consumer) });
  const handle = (name: string, text: string | null) => ({
    name,
    getFile: () =>
      text === null
        ? Promise.reject(new DOMException('It has gone.', 'NotFoundError'))
        : Promise.resolve(new File([text], name)),
  });
  await open();
  await expect.poll(() => launch).toBeTruthy();
  // The app alone was started.
  launch!({});
  launch!({ files: [handle('ports.md', 'The “bottom line” (底线).'), handle('gone.md', null)] });
  await expect.element(page.getByText(/“gone\.md” could not be read/), slow).toBeVisible();
  expect(input.files.map(({ name }) => name)).toEqual(['ports.md']);
});
