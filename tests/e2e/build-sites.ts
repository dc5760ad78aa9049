/**
 * Before the end-to-end tests: builds the app twice, as two versions that follow one another, into a folder
 * of this run, so that runs at the same time do not tread on each other or on `dist`. The folder goes after
 * the run. `TIFA_SITES` names a folder made before (with `first` and `second` in it) to use as it is.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const VITE = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');

export const VERSIONS = { first: '1.0.0-first', second: '1.0.1-second' } as const;

export default async function buildSites(): Promise<() => Promise<void>> {
  if (process.env.TIFA_SITES) return async () => {};
  const folder = await mkdtemp(join(tmpdir(), 'tifa-sites-'));
  // Side by side, each in a process of its own: one build keeps no two cores busy.
  await Promise.all(
    Object.entries(VERSIONS).map(async ([name, version]) => {
      const args = [VITE, 'build', '--logLevel', 'error', '--outDir', join(folder, name), '--emptyOutDir'];
      await promisify(execFile)(process.execPath, args, { env: { ...process.env, TIFA_VERSION: version } });
    }),
  );
  process.env.TIFA_SITES = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/** The folder of a built version. */
export function site(name: keyof typeof VERSIONS): string {
  if (!process.env.TIFA_SITES) throw new Error('TIFA_SITES is not set: the global set-up has not run.');
  return join(process.env.TIFA_SITES, name);
}

/** The file of a built version with which its code begins. */
export async function entryOf(name: keyof typeof VERSIONS): Promise<string> {
  const page = await readFile(join(site(name), 'index.html'), 'utf8');
  return /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(page)![1]!;
}
