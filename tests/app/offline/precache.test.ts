import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  dropOlder,
  entryOf,
  fetching,
  missingFrom,
  partsToRenew,
  replyTo,
  sizeOf,
  workThrough,
  type AppFile,
  type Asked,
} from '../../../src/app/offline/precache.ts';

const SCOPE = 'https://host.example/some/where/';
const sri = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const file = (url: string, text: string): AppFile => ({ url, integrity: sri(text), bytes: text.length });

/** The part of a Cache in use. */
class MemoryCache {
  readonly stored = new Map<string, Response>();
  keys = () => Promise.resolve([...this.stored.keys()].map((url) => ({ url }) as Request));
  match = (key: string) => Promise.resolve(this.stored.get(key)?.clone());
  put = (key: string, response: Response) => Promise.resolve(void this.stored.set(key, response));
  delete = (key: string) => Promise.resolve(this.stored.delete(key));
  get asCache(): Cache {
    return this as unknown as Cache;
  }
}

const HOST = { 'index.html': '<p>', 'assets/a-1.js': 'a()', 'assets/b-1.js': 'b()' };
const FILES = Object.entries(HOST).map(([url, text]) => file(url, text));
const keyOf = ({ url, integrity }: AppFile) => `${SCOPE}${url}?${integrity}`;
const keepIn = (cache: MemoryCache, files: readonly AppFile[]) => {
  for (const each of files) cache.stored.set(keyOf(each), new Response());
};

describe('keeping the app', () => {
  const plugin = fetching(() => undefined);

  test('lists each file with the hash it was built with, as its revision and to be checked', () => {
    expect(FILES.map((each) => entryOf(each, SCOPE))).toContainEqual({
      url: `${SCOPE}assets/a-1.js`,
      revision: sri('a()'),
      integrity: sri('a()'),
    });
  });

  test('asks the host, past what the browser itself has kept of a log-in page, and keeps the check', async () => {
    const request = new Request(`${SCOPE}assets/a-1.js`, { integrity: sri('a()'), cache: 'reload' });
    const sent = await plugin.requestWillFetch!({ request } as never);
    expect([sent.url, sent.cache, sent.integrity]).toEqual([request.url, 'no-cache', sri('a()')]);
  });

  test.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['assets/a-1.js', 'text/javascript; charset=utf-8'],
    ['assets/a-1.js?x=y.css', 'text/javascript; charset=utf-8'],
    ['manifest.webmanifest', 'application/manifest+json'],
    ['odd', 'application/octet-stream'],
  ])('gives %s the type %s, whatever the host has sent', async (url, type) => {
    const request = new Request(SCOPE + url);
    const response = new Response('a()', { headers: { 'Content-Type': 'text/plain' } });
    const made = await plugin.fetchDidSucceed!({ request, response } as never);
    expect(made.headers.get('Content-Type')).toBe(type);
    expect(made.headers.get('Content-Length')).toBe('3');
    expect([made.redirected, await made.text()]).toEqual([false, 'a()']);
  });

  test('tells which file did not come', async () => {
    const failed: string[] = [];
    const originalRequest = new Request(`${SCOPE}index.html`);
    await fetching((address) => failed.push(address)).fetchDidFail!({ originalRequest } as never);
    expect(failed).toEqual([`${SCOPE}index.html`]);
  });

  test('works on every file, a few at once', async () => {
    const files = Array.from({ length: 10 }, (_, at) => file(`assets/${at}.js`, ''));
    const worked: string[] = [];
    let underWay = 0;
    let most = 0;
    await workThrough(files, 4, async ({ url }) => {
      most = Math.max(most, ++underWay);
      // Some take longer than others.
      for (let turns = worked.length % 3; turns >= 0; turns--) await Promise.resolve();
      underWay--;
      worked.push(url);
    });
    expect([most, worked.toSorted()]).toEqual([4, files.map(({ url }) => url)]);
  });

  test('begins no other file after one that fails, and leaves none under way', async () => {
    const files = Array.from({ length: 10 }, (_, at) => file(`assets/${at}.js`, ''));
    const begun: string[] = [];
    const ended: string[] = [];
    const work = workThrough(files, 3, async ({ url }) => {
      begun.push(url);
      await Promise.resolve();
      if (url === files[1]!.url) throw new Error(`not ${url}`);
      // The others are slower.
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(url);
    });
    await expect(work).rejects.toThrow('not assets/1.js');
    expect(begun).toEqual(files.slice(0, 3).map(({ url }) => url));
    expect(ended).toEqual([files[0]!.url, files[2]!.url]);
  });

  test('knows what is missing, and how much that is', async () => {
    const cache = new MemoryCache();
    keepIn(cache, FILES.slice(1));
    const missing = await missingFrom(cache.asCache, FILES, keyOf);
    expect(missing).toEqual([FILES[0]]);
    expect(sizeOf(missing)).toBe(3);
  });
});

test('the version before stays until the one after the next', async () => {
  const cache = new MemoryCache();
  const versions = [1, 2, 3].map((n) => [file('index.html', `<p>${n}`), file(`assets/a-${n}.js`, `a${n}()`)]);
  for (const files of versions) {
    keepIn(cache, files);
    await dropOlder(files.map(keyOf), cache.asCache, SCOPE);
  }
  const missing = await Promise.all(versions.map((files) => missingFrom(cache.asCache, files, keyOf)));
  expect(missing.map(({ length }) => length)).toEqual([2, 0, 0]);
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

describe('parts that are kept once they were asked for', () => {
  const parts = [file('assets/part-pdf-AAAAAAAA.js', 'new'), file('assets/part-docx-BBBBBBBB.js', 'docx')];

  test('are fetched anew by a version in which they have changed', () => {
    const before = file('assets/part-pdf-CCCCCCCC.js', 'old');
    expect(partsToRenew([keyOf(before), keyOf(FILES[0]!)], parts, keyOf, SCOPE)).toEqual([parts[0]]);
  });

  test('but not where they are there, or were never asked for', () => {
    expect(partsToRenew([keyOf(parts[0]!)], parts, keyOf, SCOPE)).toEqual([]);
    expect(partsToRenew([], parts, keyOf, SCOPE)).toEqual([]);
  });
});
