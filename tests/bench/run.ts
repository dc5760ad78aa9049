/**
 * Runs the measurements of this folder, one after another: `npm run bench`, or some: `npm run bench -- find`.
 * They print figures and assert nothing; each states a naive way beside ours, measured in the same run.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
/**
 * What several of them use. A page, `-page.ts`, is no measurement either, but what one of them opens in a browser or
 * starts in a process.
 */
const SHARED = ['run', 'log', 'long-documents', 'dev-server', 'trace'];
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('-page.ts'))
  .map((name) => name.slice(0, -'.ts'.length))
  .filter((name) => !SHARED.includes(name));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`No measurement is called ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : all) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', join(folder, `${name}.ts`)],
    {
      stdio: 'inherit',
    },
  );
  if (status !== 0) process.exitCode = 1;
}
