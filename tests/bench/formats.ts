/**
 * Measures the readers of formats: `npm run bench -- formats`, or with an article in Markdown and what is expected of
 * it: `npx tsx tests/bench/formats.ts ARTICLE.md EXPECTED.tsv`, which is printed in one and two columns and read back.
 *
 * A long PDF is read in a thread of its own whose heap is watched, beside pdf.js's own text without any order: the
 * plain way. The heap counts what lives after the page, so it is asked for after each one; and once more, with what nothing
 * holds swept out, after some of them, to see by how much each page makes it grow.
 */
import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import writeXlsx from 'write-excel-file/node';
import { pdfTable } from '../../src/cli/pdf-tables.ts';
import { extract } from '../../src/extract/index.ts';
import type { ReadFormat } from '../../src/formats/document.ts';
import { readDocx } from '../../src/formats/docx.ts';
import { readEpub } from '../../src/formats/epub.ts';
import { readHtml } from '../../src/formats/html.ts';
import { readMhtml } from '../../src/formats/mhtml.ts';
import { readPdf } from '../../src/formats/pdf.ts';
import { readRtf } from '../../src/formats/rtf.ts';
import { readSubtitles } from '../../src/formats/subtitles.ts';
import { readTable } from '../../src/formats/table.ts';
import { readPlainText } from '../../src/formats/text.ts';
import { readXlsx } from '../../src/formats/xlsx.ts';
import { readExpected, score } from '../extract/scoring.ts';
import { asDocx, asEpub, asHtml, asMhtml, asRtf, asText } from '../formats/article.ts';
import { htmlOf, printPdf, startBrowser } from '../formats/printing.ts';
import { hanziOf, longPdf } from './long-documents.ts';

const PAGES = 500;
/** Pages after which what lives is measured. */
const STEPS = [50, 100, 250, PAGES];
/** Rows of a word list; a course of a university has as many. */
const LIST_ROWS = 2_000;
/** Cues of a talk of an hour. */
const CUES = 1_200;
/** In megabytes; what a phone lets a worker have. */
const HEAP = 250;

if (isMainThread) await main();
else await read(workerData as Reading);

interface Reading {
  readonly bytes: Uint8Array;
  readonly way: 'read' | 'plain' | 'sweep' | 'plain sweep';
}

async function main(): Promise<void> {
  const [article, expected] = process.argv.slice(2);
  if (article !== undefined) await readBack(article, expected);
  const bytes = longPdf(PAGES);
  console.log(`a PDF of ${PAGES} pages in two columns, ${(bytes.length / 1e6).toFixed(1)} MB`);
  console.log('             seconds  ms/page  greatest heap MB');
  for (const [name, way] of [
    ['readPdf', 'read'],
    ['plain pdf.js', 'plain'],
  ] as const) {
    const { seconds, heap } = await inThread({ bytes, way });
    const cells = [seconds.toFixed(1), ((seconds * 1000) / PAGES).toFixed(1), (heap / 1e6).toFixed(0)];
    console.log(`${name.padEnd(12)} ${cells.map((cell) => cell.padStart(8)).join(' ')}`);
  }
  console.log('\nMB that live after pages, and kB that each page since the row before has left');
  console.log('pages          readPdf       plain pdf.js');
  const ways = [];
  for (const way of ['sweep', 'plain sweep'] as const) ways.push((await inThread({ bytes, way })).lives);
  for (const [at, step] of STEPS.entries()) {
    const cells = ways.map((lives) => {
      const grown = at === 0 ? 0 : (lives[at]! - lives[at - 1]!) / 1e3 / (step - STEPS[at - 1]!);
      return `${(lives[at]! / 1e6).toFixed(1).padStart(9)} ${at === 0 ? '' : grown.toFixed(1)}`.padEnd(17);
    });
    console.log(`${String(step).padStart(5)} ${cells.join(' ')}`);
  }
  await eachFormat();
}

interface Measured {
  readonly seconds: number;
  /** The greatest, in bytes. */
  readonly heap: number;
  /** What lived after each of `STEPS`, in bytes, buffers with it; of the sweeps alone. */
  readonly lives: readonly number[];
}

function inThread(reading: Reading): Promise<Measured> {
  // A thread knows nothing of TypeScript until it is told.
  const code = `import('tsx/esm/api').then(({ register }) => (register(), import('${import.meta.url}')))`;
  const worker = new Worker(code, {
    eval: true,
    workerData: reading,
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Runs in the thread that is measured. */
async function read({ bytes, way }: Reading): Promise<void> {
  const start = performance.now();
  let heap = 0;
  const lives: number[] = [];
  const look = () => void (heap = Math.max(heap, process.memoryUsage().heapUsed));
  const sweep = (page: number) => {
    if (!STEPS.includes(page)) return;
    if (globalThis.gc === undefined) throw new Error('Run it by npm run bench, which lets it sweep.');
    globalThis.gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    lives.push(heapUsed + arrayBuffers);
  };
  const isSwept = way === 'sweep' || way === 'plain sweep';
  const onpage = isSwept ? sweep : look;
  if (way === 'plain' || way === 'plain sweep') await plainText(bytes, onpage);
  else await readPdf(bytes, 'a.pdf', { onprogress: onpage, table: pdfTable });
  look();
  const measured: Measured = { seconds: (performance.now() - start) / 1000, heap, lives };
  parentPort?.postMessage(measured);
}

async function plainText(bytes: Uint8Array, onpage: (page: number) => void): Promise<string> {
  const { openPdf } = await import('../../src/formats/pdf/pdfjs.ts');
  const pdf = await openPdf(bytes.slice(), pdfTable);
  let text = '';
  for (let i = 0; i < pdf.pages; i++) {
    const { items } = await pdf.page(i);
    for (const item of items) if ('str' in item) text += item.str;
    onpage(i + 1);
  }
  await pdf.close();
  return text;
}

/** One article in each format, read again and again: megabytes of the file, and characters of its text, a second. */
async function eachFormat(): Promise<void> {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const rows: [string, ReadFormat, Uint8Array][] = [
    ['text', readPlainText, utf8(asText())],
    ['html', readHtml, utf8(asHtml())],
    ['mhtml', readMhtml, utf8(asMhtml())],
    ['docx', readDocx, await asDocx()],
    ['epub', readEpub, asEpub()],
    ['rtf', readRtf, utf8(asRtf())],
    [
      'csv',
      readTable,
      utf8(
        listOf(LIST_ROWS)
          .map((row) => row.join(','))
          .join('\n'),
      ),
    ],
    ['xlsx', readXlsx, await asWorkbook(LIST_ROWS)],
    ['srt', readSubtitles, utf8(subtitlesOf(CUES))],
  ];
  console.log('\n          MB/s  1000 characters/s  heap MB');
  for (const [name, read, bytes] of rows) {
    let [times, characters, heap] = [0, 0, 0];
    // The first ones are slower: nothing is compiled yet.
    for (let i = 0; i < 5; i++) await read(bytes.slice(), `a.${name}`, {});
    const start = performance.now();
    while (performance.now() - start < 1_000) {
      characters += (await read(bytes.slice(), `a.${name}`, {})).text.length;
      heap = Math.max(heap, process.memoryUsage().heapUsed);
      times++;
    }
    const seconds = (performance.now() - start) / 1000;
    const cells = [
      ((times * bytes.length) / 1e6 / seconds).toFixed(2),
      (characters / 1e3 / seconds).toFixed(0),
      (heap / 1e6).toFixed(0),
    ];
    console.log(`${name.padEnd(6)} ${cells.map((cell, i) => cell.padStart([7, 18, 8][i]!)).join(' ')}`);
  }
}

function listOf(rows: number): string[][] {
  return Array.from({ length: rows }, (_, at) => [hanziOf(at), `word number ${at}`, String(at)]);
}

async function asWorkbook(rows: number): Promise<Uint8Array> {
  const data = listOf(rows).map((row) => row.map((value) => ({ value })));
  return new Uint8Array(await writeXlsx([{ sheet: 'Words', data }] as never).toBuffer());
}

function subtitlesOf(cues: number): string {
  const time = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23).replace('.', ',');
  return Array.from(
    { length: cues },
    (_, at) =>
      `${at + 1}\n${time(3 * at)} --> ${time(3 * at + 2.5)}\nThe harbour plan, they said, is a “word (${hanziOf(at)})”${at % 2 ? '.' : ','}\n`,
  ).join('\n');
}

async function readBack(article: string, expected: string | undefined): Promise<void> {
  const { loadLexicon } = await import('../../src/cli/lexicon.ts');
  const lexicon = await loadLexicon();
  const source = readFileSync(article, 'utf8');
  const terms = extract(source, { lexicon });
  const wanted = expected
    ? readExpected(readFileSync(expected, 'utf8'))
    : terms.map(({ hanzi, english }) => ({
        hanzi,
        english: [english ?? ''],
        abbreviation: [],
        kinds: [],
        suspect: false,
      }));
  console.log(
    `${article}: ${wanted.length} terms expected, F1 of the source ${score(terms, wanted).f1.toFixed(3)}`,
  );
  const browser = await startBrowser();
  for (const columns of [1, 2]) {
    const pdf = await printPdf(browser, htmlOf(source), { columns, head: 'Harbour Notes' });
    const { text, pages } = await readPdf(pdf, 'a.pdf', {});
    const { f1, found, wrong } = score(extract(text, { lexicon }), wanted);
    console.log(
      `in ${columns} columns, ${pages?.length ?? 0} pages: ${found} terms, F1 ${f1.toFixed(3)} ${wrong.join('; ')}`,
    );
  }
  await browser.close();
}
