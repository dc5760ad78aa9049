/**
 * What is published of a version, into `release/`:
 *
 *     npm run release
 *
 * - `tifa-VERSION.zip`: the built app with a server of its own (`node serve.mjs`) and how to host it elsewhere;
 * - `tifa-VERSION.tgz`: the command `tifa` as an npm package;
 * - `SHA256SUMS` of the two, for `sha256sum --check SHA256SUMS`;
 * - `NOTES.md`: what the changelog says of the version.
 *
 * It stops where package.json, CHANGELOG.md and the commit's tag do not agree. The same commit gives the same archive,
 * byte for byte. `dist/` has the app afterwards, for a host that wants plain files.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { build } from 'vite';
import { releaseOf } from './changelog.ts';
import { buildCommand } from './command.ts';
import { compress } from './compress.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };

/** Bundles the archive's server into one file. */
export async function buildServer(folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      ssr: join(root, 'src/cli/serve-command.ts'),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'serve.mjs' } },
    },
  });
}

/**
 * A zip of all files of a folder, by name.
 *
 * @param top the folder they lie in when they are unpacked
 * @param date `2026-11-26`, which every file gets
 */
export function archive(folder: string, top: string, date: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const [year, month, day] = date.split('-').map(Number);
  // A zip has the local time of whoever packs it.
  const mtime = new Date(year!, month! - 1, day);
  const entries: Zippable = {};
  for (const file of files) {
    entries[`${top}/${file.split(sep).join('/')}`] = readFileSync(join(folder, file));
  }
  return zipSync(entries, { mtime, level: 9 });
}

async function release(): Promise<void> {
  const { date, notes } = releaseOf(read('CHANGELOG.md'), version, tag());
  const out = join(root, 'release');
  const name = `tifa-${version}`;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);

  await build({ root, logLevel: 'warn' });
  const folder = mkdtempSync(join(tmpdir(), 'tifa-release-'));
  try {
    cpSync(join(root, 'dist'), join(folder, 'app'), { recursive: true });
    await compress(join(folder, 'app'));
    await buildServer(folder);
    cpSync(join(root, 'hosting/README.md'), join(folder, 'README.md'));
    cpSync(join(root, 'hosting/nginx.conf'), join(folder, 'nginx.conf'));
    cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
    cpSync(join(root, 'CHANGELOG.md'), join(folder, 'CHANGELOG.md'));
    writeFileSync(join(out, `${name}.zip`), archive(folder, name, date));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await buildCommand(join(root, 'command'));
  execFileSync('npm', ['pack', './command', '--silent', '--pack-destination', out], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const sums = [`${name}.tgz`, `${name}.zip`].map((file) => {
    const hash = createHash('sha256').update(readFileSync(join(out, file)));
    return `${hash.digest('hex')}  ${file}\n`;
  });
  writeFileSync(join(out, 'SHA256SUMS'), sums.join(''));
  writeFileSync(join(out, 'NOTES.md'), `${notes}\n`);
  process.stdout.write(`release/ has ${name}, of ${date}:\n${sums.join('')}`);
}

/** The commit's, or null. */
function tag(): string | null {
  if (process.env.GITHUB_REF_TYPE === 'tag') return process.env.GITHUB_REF_NAME ?? null;
  const tags = execFileSync('git', ['tag', '--points-at', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return /^v\d.*$/m.exec(tags)?.[0] ?? null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await release().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
