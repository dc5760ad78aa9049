/** The offer of the dictionary, while it is found out whether it is on the device. */
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import App from '../../../src/app/App.svelte';
import { EXTRAS } from '../../../src/app/offline/extras.ts';
import { lookForExtras, offline, removeExtra } from '../../../src/app/offline/offline.svelte.ts';
import DictionaryOffer from '../../../src/app/read/DictionaryOffer.svelte';

const offer = page.getByRole('button', { name: /^Make look-up and reading complete/ });
const heightOf = ({ container }: { container: Element }) => container.getBoundingClientRect().height;

/** As the last visit left it. */
async function visitWithDictionary() {
  const { cache, address } = EXTRAS.dictionary;
  await (await caches.open(cache)).put(address, new Response('words'));
  await lookForExtras();
}

beforeAll(() => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
});

// The first of this file: once it has been looked for, it is known.
test('what stands below it does not move when it is found out that the dictionary is not there', async () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const { open } = CacheStorage.prototype;
  const opens = vi.spyOn(CacheStorage.prototype, 'open').mockImplementation(async function (
    this: CacheStorage,
    name,
  ) {
    await held;
    return open.call(this, name);
  });
  onTestFinished(() => opens.mockRestore());
  render(App);
  location.hash = '#/look-up';
  const below = page.getByRole('heading', { name: 'By topic' });
  await expect.element(below).toBeVisible();
  expect(offer.query()).toBeNull();
  const top = () => below.element().getBoundingClientRect().top;
  const before = top();
  letGo();
  await expect.element(offer).toBeVisible();
  expect(top()).toBe(before);
});

test('a device that had the dictionary when it was last looked for keeps no room for the offer', async () => {
  await visitWithDictionary();
  const extras = vi.spyOn(offline, 'extras', 'get');
  onTestFinished(() => extras.mockRestore());
  const looking = { dictionary: { status: 'looking' }, trainer: { status: 'looking' } } as const;
  extras.mockReturnValue(looking);
  expect(heightOf(render(DictionaryOffer, { beside: 'look-up' }))).toBe(0);
  extras.mockRestore();
  await removeExtra('dictionary');
  vi.spyOn(offline, 'extras', 'get').mockReturnValue(looking);
  expect(heightOf(render(DictionaryOffer, { beside: 'look-up' }))).toBeGreaterThan(0);
});
