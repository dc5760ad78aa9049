import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { isKept, loadKept, type KeptFile } from '../../../src/app/offline/kept-file.ts';

const BYTES = new TextEncoder().encode('what was built');
const FILE: KeptFile = {
  cache: 'made-up',
  address: 'https://example.org/made-up.bin',
  bytes: BYTES.length,
  sha256: createHash('sha256').update(BYTES).digest('hex'),
};
const fails = () => Promise.reject(new DOMException('Made up.', 'UnknownError'));

test.each<[what: string, cache: Pick<Cache, 'match'>]>([
  ['cannot be looked for', { match: fails }],
  ['cannot be read', { match: () => Promise.resolve({ blob: fails } as unknown as Response) }],
])('a file that is kept and %s is fetched anew', async (what, cache) => {
  vi.stubGlobal('caches', { open: () => Promise.resolve({ ...cache, put: fails }) });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(BYTES)));
  expect(await isKept(FILE)).toBe(what === 'cannot be read');
  expect(await (await loadKept(FILE, () => undefined)).text()).toBe('what was built');
});
