import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compress } from '../../build/compress.ts';
import { HEADERS } from '../../src/cli/hosting.ts';
import { serveFolder } from '../../src/cli/serve.ts';

const PAGE = `<!doctype html><title>提法</title>${'<p>the same again</p>'.repeat(50)}`;
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tifa-serve-'));
  writeFileSync(join(folder, '..', 'tifa-outside.txt'), 'not for anybody');
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'glossary'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'glossary/index.html'), PAGE);
  writeFileSync(join(folder, 'assets/a b 字.js'), 'export {};');
  writeFileSync(join(folder, 'assets/lexicon-x.bin'), Buffer.from([0x1f, 0x8b, 0, 1, 2]));
  // SQLite's own is twice as long as its gzip.
  writeFileSync(join(folder, 'assets/sql-x.wasm'), Buffer.alloc(10_000, '\0asm'));
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
  await compress(folder);
  server = await serveFolder(folder);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.close();
  rmSync(join(folder, '..', 'tifa-outside.txt'));
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks as it is written: `fetch` would put the address in order first. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/?source=pwa', 'text/html; charset=utf-8', 'no-cache'],
  ['/glossary/', 'text/html; charset=utf-8', 'no-cache'],
  ['/assets/a%20b%20%E5%AD%97.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/lexicon-x.bin', 'application/octet-stream', 'public, max-age=31536000, immutable'],
  ['/assets/sql-x.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
  ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
])('%s comes with its type, the headers and how long it may be kept', async (path, type, caching) => {
  const { status, headers } = await ask(path);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, caching]);
  for (const [name, value] of Object.entries(HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
});

test.each([
  ['br', 'br'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', undefined],
  ['', undefined],
])('of what is accepted, %j, it sends %s, and the same bytes', async (accepted, encoding) => {
  const { headers, body } = await ask('/', { 'Accept-Encoding': accepted });
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers.vary).toBe('Accept-Encoding');
  const unpacked =
    encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
  expect(unpacked.toString()).toBe(PAGE);
});

test('WebAssembly comes packed', async () => {
  const { headers, body } = await ask('/assets/sql-x.wasm', { 'Accept-Encoding': 'br' });
  expect(headers['content-encoding']).toBe('br');
  expect(body.byteLength).toBeLessThan(1000);
});

test('what is packed already is sent as it is: the app reads it itself', async () => {
  const { headers, body } = await ask('/assets/lexicon-x.bin', { 'Accept-Encoding': 'gzip, br' });
  expect(headers['content-encoding']).toBeUndefined();
  expect([...body]).toEqual([0x1f, 0x8b, 0, 1, 2]);
});

test('asked again with its tag it is not sent again, unless in another packing', async () => {
  const { headers } = await ask('/', { 'Accept-Encoding': 'br' });
  const tag = String(headers.etag);
  const again = await ask('/', { 'Accept-Encoding': 'br', 'If-None-Match': `"other", ${tag}` });
  expect([again.status, again.body.byteLength]).toEqual([304, 0]);
  expect((await ask('/', { 'Accept-Encoding': 'gzip', 'If-None-Match': tag })).status).toBe(200);
});

test.each([
  '/../tifa-outside.txt',
  '/..%2ftifa-outside.txt',
  '/%2e%2e/tifa-outside.txt',
  '/assets/../../tifa-outside.txt',
  '/..%5ctifa-outside.txt',
  '//tifa-outside.txt',
  '/assets/',
  '/assets',
  '/index.html%00.js',
  '/%E5%A',
])('%s is nothing that is here, and that is not remembered', async (path) => {
  const { status, headers, body } = await ask(path);
  expect([status, headers['cache-control']]).toEqual([404, undefined]);
  expect(body.toString()).not.toContain('not for anybody');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('nothing can be sent to it; the head alone may be asked for', async () => {
  expect((await ask('/share', {}, 'POST')).status).toBe(405);
  const { status, headers, body } = await ask('/', {}, 'HEAD');
  expect([status, Number(headers['content-length']), body.byteLength]).toEqual([
    200,
    Buffer.byteLength(PAGE),
    0,
  ]);
});

test('a folder without the app is refused', async () => {
  await expect(serveFolder(join(folder, 'assets'))).rejects.toThrow('has no index.html');
});
