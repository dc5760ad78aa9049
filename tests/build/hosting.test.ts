import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headersFile, vercelFile } from '../../build/hosting.ts';
import { listFiles } from '../../build/service-worker.ts';
import { HEADERS, TYPES } from '../../src/cli/hosting.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const stated = Object.entries(HEADERS);

/** Lines of a text that say `name: value`, as pairs. */
const pairs = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(/: (.*)/)
        .slice(0, 2),
    );

test('README.md tells the headers that are sent', () => {
  const [, block = ''] = /```http\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
  expect(pairs(block)).toEqual(stated);
});

test('Netlify and Cloudflare Pages are told them for every path', () => {
  const [path, ...lines] = headersFile().trimEnd().split('\n');
  expect(path).toBe('/*');
  // A header belongs to the path above it by being indented.
  expect(lines.every((line) => line.startsWith('  '))).toBe(true);
  expect(pairs(lines.join('\n'))).toEqual(stated);
});

test('Vercel is told them', () => {
  const { headers } = JSON.parse(vercelFile()) as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
  };
  expect(headers).toHaveLength(1);
  expect(headers[0]!.source).toBe('/(.*)');
  expect(headers[0]!.headers.map(({ key, value }) => [key, value])).toEqual(stated);
});

test('nginx sends them with every answer, and knows every type', () => {
  const site = read('hosting/nginx.conf');
  const sent = [...site.matchAll(/add_header (\S+) "([^"]*)" always;/g)]
    // Only said, until the host is in order.
    .filter(([, name]) => name !== 'Strict-Transport-Security')
    .map(([, name, value]) => [name, value]);
  expect(sent).toEqual(stated);
  // A location with a header of its own would send none of these.
  expect(site.split('location /').at(-1)).not.toContain('add_header');
  const [, types = ''] = /types \{([\s\S]*?)\}/.exec(site) ?? [];
  const known = [...types.matchAll(/(\S+)\s+(\S+);/g)].map(([, type, end]) => [`.${end!}`, type]);
  expect(Object.fromEntries(known)).toEqual(
    Object.fromEntries(Object.entries(TYPES).map(([end, type]) => [end, type.split(';')[0]])),
  );
});

test('the app does not wait for a file that a host keeps to itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tifa-hosting-'));
  try {
    for (const name of [
      'index.html',
      '_headers',
      'vercel.json',
      'licences.json',
      'index.html.br',
      'index.html.gz',
    ])
      writeFileSync(join(folder, name), name);
    expect(listFiles(folder).map(({ url }) => url)).toEqual(['index.html', 'licences.json']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
