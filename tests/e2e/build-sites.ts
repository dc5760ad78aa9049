/**
 * Before the end-to-end tests: builds the app twice, as two versions that follow one another, into a folder
 * of this run, so that runs at the same time do not tread on each other or on `dist`. The folder goes after
 * the run. `TIFA_SITES` names a folder made before (with `first` and `second` in it) to use as it is.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

export const VERSIONS = { first: '1.0.0-first', second: '1.0.1-second' } as const;

export default async function buildSites(): Promise<() => Promise<void>> {
  if (process.env.TIFA_SITES) return async () => {};
  const folder = await mkdtemp(join(tmpdir(), 'tifa-sites-'));
  for (const [name, version] of Object.entries(VERSIONS)) {
    process.env.TIFA_VERSION = version;
    await build({ logLevel: 'warn', build: { outDir: join(folder, name), emptyOutDir: true } });
  }
  delete process.env.TIFA_VERSION;
  process.env.TIFA_SITES = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/** The folder of a built version. */
export function site(name: keyof typeof VERSIONS): string {
  if (!process.env.TIFA_SITES) throw new Error('TIFA_SITES is not set: the global set-up has not run.');
  return join(process.env.TIFA_SITES, name);
}
