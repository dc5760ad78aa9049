import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/extract.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
let folder = '';
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tifa-extract-'));
  await writeFile(
    file('one.md'),
    '# News\n\nThe “bottom line” (底线) and the Ministry of Justice (MOJ, 司法部).\n',
  );
  await writeFile(file('two.md'), 'Xi Jinping (习近平) spoke.\n');
  await writeFile(file('empty.md'), '');
  await writeFile(file('english.md'), 'Nothing here.\n');
  await writeFile(file('binary.md'), Buffer.from([1, 0, 2, 0, 0xff]));
  await writeFile(file('latin1.md'), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]));
});
afterAll(() => rm(folder, { recursive: true }));

/** The command in this process: starting `tsx` takes longer than all it does. */
async function run(args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(args, {
    stdin: (async function* () {
      yield Buffer.from(input);
    })(),
    out: (text) => (out += text),
    err: (text) => (err += text),
    isTerminal: false,
  });
  return { code, out, err };
}

/** The same as a shell starts it, in a process of its own. */
function start(args: readonly string[], input: string): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      'npm',
      ['run', '--silent', 'extract', '--', ...args],
      { cwd: root },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

describe('npm run extract', () => {
  it('reads standard input and writes standard output, with the exit code of what went wrong', async () => {
    const { code, out, err } = await start(['-', file('missing'), '--format', 'tsv'], 'the line (底线)');
    expect(code).toBe(2);
    expect(out).toContain('底线\tline');
    expect(err).toBe(`extract: ${file('missing')}: there is no such file\n`);
  });

  it('prints a JSON array of terms', async () => {
    const { code, out, err } = await run([file('one.md')]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject([
      {
        hanzi: '底线',
        english: 'bottom line',
        kind: 'policy-term',
        pinyin: 'dǐxiàn',
        occurrences: [{ line: 3, column: 20, section: 'News' }],
      },
      { hanzi: '司法部', english: 'Ministry of Justice', abbreviation: 'MOJ', traditional: '司法部' },
    ]);
    expect(out).not.toContain('reasons');
  });

  it('explains itself', async () => {
    const { out } = await run(['-', '--explain'], 'the line (底线)');
    expect((JSON.parse(out) as { reasons: unknown[] }[])[0]?.reasons).toContainEqual({
      signal: 'tie before-bracket',
      weight: expect.any(Number),
    });
  });

  it('names the file of each term when there are several, as CSV, TSV and JSON lines', async () => {
    const files = [file('one.md'), file('two.md')];
    const [csv, tsv, jsonl] = await Promise.all(
      ['csv', 'tsv', 'jsonl'].map((format) => run([...files, '--format', format])),
    );
    expect(csv!.out.split('\r\n')[0]).toMatch(/^file,hanzi,english,/);
    expect(tsv!.out.split('\n')[3]).toMatch(
      new RegExp(`two\\.md\t习近平\tXi Jinping\t\tperson\tXí Jìnpíng\t`),
    );
    expect(
      jsonl!.out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { file: string }).file),
    ).toEqual([files[0], files[0], files[1]]);
  });

  it('helps a stranger', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/--format/);
  });

  it.each([
    ['missing', 'no such file'],
    ['empty.md', 'empty'],
    ['english.md', 'no Chinese'],
    ['binary.md', 'binary'],
    ['latin1.md', 'not text in UTF-8'],
    ['', 'folder'],
  ])('says in one line what is wrong with "%s", with code 2', async (name, why) => {
    const { code, out, err } = await run([file(name)]);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(why)]);
  });

  it('lists the other files when one is wrong', async () => {
    const { code, out, err } = await run([file('missing'), file('two.md'), '--format', 'jsonl']);
    expect(code).toBe(2);
    expect(out).toContain('习近平');
    expect(err).toMatch(/no such file/);
  });

  it.each([[['--format', 'xml']], [['--bogus']], [[]]])('refuses %j', async (args) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
