import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/extract.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
let folder = '';
const file = (name: string) => join(folder, name);

/** In UTF-16 without a mark. */
const UNMARKED = Buffer.from('人类命运共同体', 'utf16le');

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
  await writeFile(file('old.doc'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
  await writeFile(file('scan.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
  await writeFile(file('unmarked.txt'), UNMARKED);
  const inside = { 'a.md': Buffer.from('The “bottom line” (底线).'), 'unmarked.txt': UNMARKED };
  await writeFile(file('some.zip'), zipSync(inside));
  const termbase = Buffer.from('<?xml version="1.0"?><tbx type="TBX-Core"><text/></tbx>');
  await writeFile(file('termbases.zip'), zipSync({ 'a.tbx': termbase, 'b.tbx': termbase }));
  await mkdir(file('reports/2025'), { recursive: true });
  await mkdir(file('nothing'));
  await writeFile(file('reports/b.md'), 'Xi Jinping (习近平) spoke.\n');
  await writeFile(file('reports/2025/a.txt'), 'The “bottom line” (底线).\n');
  await writeFile(file('reports/picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
  await writeFile(file('reports/.hidden.md'), 'The “reform” (改革).\n');
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
    ['latin1.md', 'no Chinese'],
    ['old.doc', 'this format is not read'],
    ['scan.png', 'pictures and no text'],
    ['unmarked.txt', 'name it by --encoding ('],
    ['nothing', 'no file in this folder'],
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

  it('reads a folder with all that lies in it, and says what of it is no article', async () => {
    const { code, out, err } = await run([file('reports'), '--format', 'jsonl']);
    const files = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { file: string; hanzi: string }).file);
    expect(files).toEqual([file('reports/2025/a.txt'), file('reports/b.md')]);
    expect(err).toBe(`extract: ${file('reports/picture.png')}: it holds pictures and no text\n`);
    expect(code).toBe(0);
  });

  it('reads the other files of an archive where the encoding of one is in doubt', async () => {
    const { code, out, err } = await run([file('some.zip'), '--format', 'jsonl']);
    expect(out).toContain('底线');
    expect(err).toMatch(/some\.zip\/unmarked\.txt: its encoding cannot be told; name it by --encoding/);
    expect(code).toBe(2);
  });

  it('says of an archive of termbases alone that it holds no text', async () => {
    const { code, out, err } = await run([file('termbases.zip')]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/termbases\.zip: there is no file in it that can be read\n$/);
  });

  it('takes the encoding it is told where it cannot tell', async () => {
    const { code, out, err } = await run([file('unmarked.txt'), '--encoding', 'utf-16le']);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject([{ hanzi: '人类命运共同体' }]);
  });

  const facts = ['--title', 'Ports', '--author', 'Ann Harbour', '--source', 'Review', '--date', '2025-03-14'];
  it.each([
    ['json', /"source": \{\s+"title": "Ports",\s+"author": "Ann Harbour",\s+"publication": "Review"/],
    [
      'jsonl',
      /"source":\{"title":"Ports","author":"Ann Harbour","publication":"Review","date":"2025-03-14"\}/,
    ],
    ['csv', /flags,title,author,publication,date\r\n.*,Ports,Ann Harbour,Review,2025-03-14\r\n/],
    ['tsv', /\tPorts\tAnn Harbour\tReview\t2025-03-14\n/],
    ['tbx', /<admin type="source">Ann Harbour, Ports, Review, 2025-03-14<\/admin>/],
    ['anki', /^#separator:tab\n/],
  ])('writes %s with what it is told of the text', async (format, expected) => {
    const { code, out } = await run([file('two.md'), ...facts, '--format', format]);
    expect(code).toBe(0);
    expect(out).toMatch(expected);
  });

  it.each([
    [['--title', 'Ports', 'one.md', 'two.md'], 'are of one text'],
    [['--date', 'soon', 'one.md'], 'write it as'],
    [['--encoding', 'klingon', 'one.md'], 'choose one of'],
  ])('refuses %j', async (args, why) => {
    const { code, err } = await run(args.map((word) => (word.endsWith('.md') ? file(word) : word)));
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  it.each([[['--format', 'xml']], [['--bogus']], [[]]])('refuses %j', async (args) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
