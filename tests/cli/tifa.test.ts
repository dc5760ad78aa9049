/** The command as a package has it: built, and run by Node alone. */
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCommand } from '../../build/command.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
// Within the project, where the packages are that an installation brings.
const folder = join(root, 'node_modules/.cache/tifa', `command-${process.pid}`);

beforeAll(() => buildCommand(folder), 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(folder, 'tifa.js'), ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

it('lists terms with the dictionary that lies beside it', async () => {
  const { code, out, err } = await run(['extract', '-', '--format', 'tbx'], 'the “bottom line” (底线)');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('<term>底线</term>');
  expect(out).toContain('Pinyin: dǐxiàn');
});

it('says what it can do, and what it cannot', async () => {
  expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('tifa extract FILE') });
  expect(await run(['swim'])).toMatchObject({ code: 2, err: expect.stringContaining('no command swim') });
});

it('is what the package names, and can be run as a file', async () => {
  const { bin, files } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
    files: string[];
  };
  expect([bin, files]).toEqual([{ tifa: 'bin/tifa.js' }, ['bin']]);
  expect(await readFile(join(folder, 'tifa.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
