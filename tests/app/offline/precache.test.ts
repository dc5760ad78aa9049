import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  bytesKept,
  dropOlder,
  fileFrom,
  keepAll,
  keyOf,
  PrecacheError,
  replyTo,
  type AppFile,
  type Asked,
  type Fetch,
} from '../../../src/app/offline/precache.ts';

const SCOPE = 'https://host.example/some/where/';
const sri = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const file = (url: string, text: string): AppFile => ({ url, integrity: sri(text), bytes: text.length });

/** The part of a Cache in use. */
class MemoryCache {
  readonly stored = new Map<string, Response>();
  full = false;
  keys = () => Promise.resolve([...this.stored.keys()].map((url) => ({ url }) as Request));
  match = (key: string) => Promise.resolve(this.stored.get(key)?.clone());
  put = (key: string, response: Response) =>
    this.full
      ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
      : Promise.resolve(void this.stored.set(key, response));
  delete = (key: string) => Promise.resolve(this.stored.delete(key));
  get asCache(): Cache {
    return this as unknown as Cache;
  }
}

/** A host that has these, and a browser that checks hashes as `fetch` does. */
function hostWith(files: Readonly<Record<string, string>>, copies: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const fetch: Fetch = (address, { integrity, cache }) => {
    const url = address.slice(SCOPE.length);
    asked.push(`${url} ${cache}`);
    const text = (cache === 'reload' ? undefined : copies[url]) ?? files[url] ?? '404';
    return sri(text) === integrity
      ? Promise.resolve(new Response(text, { headers: { 'Content-Type': 'text/plain' } }))
      : Promise.reject(new TypeError('Failed to fetch'));
  };
  return { fetch, asked };
}

const HOST = { 'index.html': '<p>', 'assets/a-1.js': 'a()', 'assets/b-1.js': 'b()' };
const FILES = Object.entries(HOST).map(([url, text]) => file(url, text));

describe('keeping the app', () => {
  test('keeps what has the hash it was built with, and tells how far it is', async () => {
    const cache = new MemoryCache();
    const told: number[] = [];
    await keepAll(FILES, cache.asCache, hostWith(HOST).fetch, SCOPE, (bytes) => told.push(bytes));
    expect(await bytesKept(FILES, cache.asCache, SCOPE)).toBe(9);
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(9);
    const kept = await cache.match(keyOf(FILES[1]!, SCOPE));
    expect(await kept?.text()).toBe('a()');
    // The host sent it as plain text, and a browser runs none.
    expect(kept?.headers.get('Content-Type')).toMatch(/javascript/);
  });

  test.each(Object.keys(HOST))('fails where something else stands in the place of %s', async (url) => {
    const cache = new MemoryCache();
    const { fetch } = hostWith({ ...HOST, [url]: '<title>Log in</title>' });
    const failure = await keepAll(FILES, cache.asCache, fetch, SCOPE, () => undefined).catch(
      (e: unknown) => e,
    );
    expect(failure).toBeInstanceOf(PrecacheError);
    expect(failure).toMatchObject({ file: url, reason: 'unlike' });
    expect(
      cache.stored.has(
        keyOf(
          FILES.find((one) => one.url === url)!,
          SCOPE,
        ),
      ),
    ).toBe(false);
  });

  test('tells nothing more once it has failed', async () => {
    const cache = new MemoryCache();
    const content = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`assets/f-${n}.js`, `f${n}()`]));
    const files = Object.entries(content).map(([url, text]) => file(url, text));
    const { fetch } = hostWith({ ...content, 'assets/f-1.js': '<title>Log in</title>' });
    let settled = false;
    let late = 0;
    // The others take longer than the one that fails.
    const slow: Fetch = async (address, options) => {
      const answer = fetch(address, options);
      if (!address.endsWith('f-1.js')) await new Promise((resolve) => setTimeout(resolve));
      return answer;
    };
    await expect(
      keepAll(files, cache.asCache, slow, SCOPE, (bytes) => void (settled ? late++ : bytes)).finally(
        () => (settled = true),
      ),
    ).rejects.toBeInstanceOf(PrecacheError);
    const kept = cache.stored.size;
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
    expect([late, cache.stored.size]).toEqual([0, kept]);
  });

  test('goes past what the browser itself has kept of a log-in page', async () => {
    const cache = new MemoryCache();
    const { fetch, asked } = hostWith(HOST, { 'assets/a-1.js': '<title>Log in</title>' });
    await keepAll(FILES, cache.asCache, fetch, SCOPE, () => undefined);
    expect(asked).toContain('assets/a-1.js reload');
    expect(await bytesKept(FILES, cache.asCache, SCOPE)).toBe(9);
  });

  test('fetches again only what is missing or has changed', async () => {
    const cache = new MemoryCache();
    await keepAll(FILES, cache.asCache, hostWith(HOST).fetch, SCOPE, () => undefined);
    const next = { 'index.html': '<h1>', 'assets/a-1.js': 'a()', 'assets/b-2.js': 'b2()' };
    const { fetch, asked } = hostWith(next);
    const files = Object.entries(next).map(([url, text]) => file(url, text));
    await keepAll(files, cache.asCache, fetch, SCOPE, () => undefined);
    expect(asked.sort()).toEqual(['assets/b-2.js default', 'index.html no-cache']);
    // The page of the version before is still there until the next takes charge.
    expect(await bytesKept(FILES, cache.asCache, SCOPE)).toBe(9);
  });

  test('says so where there is no room', async () => {
    const cache = new MemoryCache();
    cache.full = true;
    await expect(
      keepAll(FILES, cache.asCache, hostWith(HOST).fetch, SCOPE, () => undefined),
    ).rejects.toMatchObject({ reason: 'storage' });
  });
});

test('the version before stays until the one after the next', async () => {
  const cache = new MemoryCache();
  const version = (n: number) => {
    const content = { 'index.html': `<p>${n}`, [`assets/a-${n}.js`]: `a${n}()` };
    return { files: Object.entries(content).map(([url, text]) => file(url, text)), ...hostWith(content) };
  };
  const versions = [1, 2, 3].map(version);
  const whole = async (n: number) =>
    (await bytesKept(versions[n]!.files, cache.asCache, SCOPE)) ===
    versions[n]!.files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { files, fetch } of versions) {
    await keepAll(files, cache.asCache, fetch, SCOPE, () => undefined);
    await dropOlder(files, cache.asCache, SCOPE);
  }
  expect([await whole(0), await whole(1), await whole(2)]).toEqual([false, true, true]);
});

test('a file that is missing comes from the network, checked, and is kept again', async () => {
  const cache = new MemoryCache();
  const [, a] = FILES;
  await expect(fileFrom(a!, cache.asCache, hostWith({}).fetch, SCOPE)).rejects.toBeInstanceOf(PrecacheError);
  expect(await (await fileFrom(a!, cache.asCache, hostWith(HOST).fetch, SCOPE)).text()).toBe('a()');
  expect(await (await fileFrom(a!, cache.asCache, hostWith({}).fetch, SCOPE)).text()).toBe('a()');
});

describe('who answers', () => {
  const files = [...FILES, file('glossary/index.html', 'g'), file('licences.json', '[]')];
  const asked = (path: string, more: Partial<Asked> = {}): Asked => ({
    url: new URL(path, SCOPE).href,
    method: 'GET',
    mode: 'navigate',
    cache: 'default',
    ...more,
  });
  const reply = (path: string, more?: Partial<Asked>) => {
    const found = replyTo(asked(path, more), files, SCOPE);
    return found.from === 'app' ? found.file.url : found.from;
  };

  test.each([
    ['', 'index.html'],
    ['index.html', 'index.html'],
    ['?ref=a.com', 'index.html'],
    ['index.html?x=1', 'index.html'],
    ['?a=/b.c/d.e', 'index.html'],
    ['#/look-up?q=a.b', 'index.html'],
    ['glossary/', 'glossary/index.html'],
    ['glossary/index.html?x', 'glossary/index.html'],
    ['no/such/place', 'home'],
    ['no/such/place?ref=a.com', 'home'],
    ['%E0%A4%A', 'home'],
    ['no/such/file.csv', 'network'],
    ['/elsewhere/', 'network'],
    ['https://other.example/', 'network'],
  ])('a page at %s: %s', (path, from) => expect(reply(path)).toBe(from));

  test.each<[string, Partial<Asked>, string]>([
    ['assets/a-1.js', { mode: 'cors' }, 'assets/a-1.js'],
    ['assets/gone-0.js', { mode: 'cors' }, 'version before'],
    ['licences.json', { mode: 'cors' }, 'licences.json'],
    ['no/such/place', { mode: 'cors' }, 'network'],
    ['', { mode: 'cors', cache: 'no-cache' }, 'index.html'],
    ['', { cache: 'reload' }, 'index.html'],
    ['', { mode: 'cors', cache: 'reload' }, 'network'],
    ['assets/a-1.js', { mode: 'cors', cache: 'no-store' }, 'network'],
    ['', { method: 'POST' }, 'network'],
  ])('%s with %o: %s', (path, more, from) => expect(reply(path, more)).toBe(from));
});
