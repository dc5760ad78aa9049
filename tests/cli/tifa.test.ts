/** The command as a package has it: built, packed, installed elsewhere without a network, and run on what people have. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import writeXlsx from 'write-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { buildCommand } from '../../build/command.ts';
import { readTbx } from '../../src/exchange/word-list-tbx.ts';
import { asBody, asDocx, asEpub, asHtml, asMhtml, asRtf, asText, AUTHOR, TITLE } from '../formats/article.ts';
import { printPdf, startBrowser } from '../formats/printing.ts';
import { writtenPdf } from '../formats/written-pdf.ts';

/** Outside of the project, whose packages are not seen from there. */
let folder = '';
const at = (name: string) => join(folder, name);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
function run(command: string, args: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd: folder }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    // What does not read its input may have ended already.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
const tifa = (args: readonly string[], input?: string) => run(at('node_modules/.bin/tifa'), args, input);

/** A font that is not in the file: what its codes stand for only the tables tell. */
const TABLED = writtenPdf(['BT /F9 10 Tf 50 500 Td <5E95 7EBF> Tj ET'], {
  objects: {
    900:
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< ' +
      '/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) ' +
      '/Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light ' +
      '/Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 850 /Descent -150 /StemV 80 >> >>] >>',
  },
  resources: '/Font << /F9 900 0 R >>',
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tifa-package-'));
  await buildCommand(at('package'));
  const packed = await run('npm', ['pack', './package']);
  const file = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (file === undefined) throw new Error(packed.err);
  await rm(at('package'), { recursive: true });
  await writeFile(at('package.json'), '{ "private": true }');
  const installed = await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${file}`]);
  if (installed.code !== 0 || installed.err !== '') throw new Error(installed.err);

  const browser = await startBrowser();
  const files: Record<string, Uint8Array | string> = {
    'article.md': asText(),
    'article.html': asHtml(),
    'article.mhtml': asMhtml(),
    'article.rtf': asRtf(),
    'article.docx': await asDocx(),
    'article.epub': asEpub(),
    'article.pdf': await printPdf(browser, asBody(), { style: 'td { padding: 2pt 14pt 2pt 0 }' }),
    'tabled.pdf': TABLED,
    'words.xlsx': await writeXlsx([
      [{ value: 'Chinese' }, { value: 'English' }],
      [{ value: '底线' }, { value: 'bottom line' }],
    ]).toBuffer(),
    'spoken.srt': '1\n00:00:01,000 --> 00:00:02,000\nThe “bottom line” (底线).\n',
  };
  await browser.close();
  for (const [name, content] of Object.entries(files)) await writeFile(at(name), content);
  const bytes = (content: Uint8Array | string) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  await writeFile(
    at('all.zip'),
    zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, bytes(content)]))),
  );
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Listed {
  readonly file: string;
  readonly hanzi: string;
  readonly english: string | null;
  readonly occurrences: readonly { readonly page?: number }[];
  readonly source?: Readonly<Record<string, string>>;
}

it('reads every format, alike', async () => {
  const { code, out, err } = await tifa(['extract', 'all.zip', '--format', 'jsonl']);
  expect([code, err]).toEqual([0, expect.stringMatching(/article\.html: left out .*menu/)]);
  const listed = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Listed);
  const of = (name: string) => listed.filter(({ file }) => file === `all.zip/${name}`);
  const list = (name: string) => of(name).map(({ hanzi, english }) => `${hanzi} ${english}`);
  expect(list('article.md')).toHaveLength(13);
  for (const format of ['html', 'mhtml', 'rtf', 'docx', 'epub', 'pdf'])
    expect.soft(list(`article.${format}`).sort(), format).toEqual(list('article.md').sort());
  expect(list('words.xlsx')).toEqual(['底线 bottom line']);
  expect(list('spoken.srt')).toEqual(['底线 bottom line']);
  expect(list('tabled.pdf')).toEqual(['底线 null']);
  expect(of('article.pdf')[0]!.occurrences[0]!.page).toBe(1);
  expect(of('article.docx')[0]!.source).toMatchObject({ title: TITLE, author: AUTHOR });
});

// The rest is written by what is there for any of them (tests/exchange/extracted-terms.test.ts); this is loaded when it is asked for.
it('writes TBX as it writes JSON', async () => {
  const written = async (format: string) => {
    const { code, out, err } = await tifa(['extract', 'article.docx', '--format', format]);
    expect([code, err]).toEqual([0, '']);
    return out;
  };
  const [json, tbx] = await Promise.all(['json', 'tbx'].map(written));
  const expected = (JSON.parse(json!) as Listed[]).map(({ hanzi }) => hanzi);
  expect(expected).toHaveLength(13);
  expect(readTbx(tbx!).rows.map(({ cells }) => cells[0])).toEqual(expected);
});

it('says what it can do, and what it cannot', async () => {
  expect(await tifa(['--help'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('tifa extract FILE'),
  });
  expect(await tifa(['--version'])).toMatchObject({ code: 0, out: `${packageJson.version}\n` });
  expect(await tifa(['swim'])).toMatchObject({ code: 2, err: expect.stringContaining('no command swim') });
  const { code, out } = await tifa(['extract', '-', '--format', 'tsv'], 'the “bottom line” (底线)');
  expect([code, out]).toEqual([0, expect.stringContaining('底线\tbottom line')]);
});

it.each([
  [['--version'], 0, ''],
  [['extract', '-', 'missing'], 2, 'extract: missing: there is no such file\n'],
])('where nobody reads what %s says, tells by its exit code what came of it', async (args, code, err) => {
  const child = execFile(at('node_modules/.bin/tifa'), args, { cwd: folder });
  let said = '';
  child.stderr?.on('data', (text: string) => (said += text));
  child.stdin?.on('error', () => undefined).end('the “bottom line” (底线)');
  child.stdout?.destroy();
  const [ended] = (await once(child, 'close')) as [number];
  expect([ended, said]).toEqual([code, err]);
});

it('writes the glossary of an issue', async () => {
  const issue = fileURLToPath(new URL('../fixtures/own-issue', import.meta.url));
  await cp(issue, at('issue'), { recursive: true });
  await rm(at('issue/glossary.json'));
  const args = ['glossary', '--source', join(issue, 'issue.md'), '--issue'];
  expect(await tifa([...args, 'issue'])).toMatchObject({
    code: 0,
    err: expect.stringMatching(/printed terms/),
  });
  expect(await readFile(at('issue/glossary.json'), 'utf8')).toBe(
    await readFile(join(issue, 'glossary.json'), 'utf8'),
  );
  expect(await tifa(args.slice(0, -1))).toMatchObject({
    code: 2,
    err: expect.stringContaining('--issue FOLDER is missing'),
  });
});

it('brings the licences of what it is made of, and no more than it needs', async () => {
  const installed = await readdir(at('node_modules'));
  expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['tifa']);
  const files = await readdir(at('node_modules/tifa'));
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'LICENCES.md', 'README.md', 'lexicon.tsv.gz']));
  const libraries = await readFile(at('node_modules/tifa/LICENCES.md'), 'utf8');
  for (const name of ['pdfjs-dist', 'mammoth', 'linkedom']) expect(libraries).toContain(`## ${name} - `);
});
