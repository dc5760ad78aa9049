/**
 * Measures the readers of formats: `npm run bench -- formats`, or with an article in Markdown and what is expected of
 * it: `npx tsx tests/bench/formats.ts ARTICLE.md EXPECTED.tsv`, which is printed in one and two columns and read back.
 *
 * A long PDF is read in a thread of its own whose heap is watched, beside pdf.js's own text without any order: the
 * plain way. The heap counts what lives after the page, so it is asked for after each one.
 */
import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { extract } from '../../src/extract/index.ts';
import { readPdf } from '../../src/formats/pdf.ts';
import { readExpected, score } from '../extract/scoring.ts';
import { htmlOf, printPdf, startBrowser } from '../formats/printing.ts';
import { writtenPdf, type Drawn } from '../formats/written-pdf.ts';

const PAGES = 500;
/** In megabytes; what a phone lets a worker have. */
const HEAP = 250;

if (isMainThread) await main();
else await read(workerData as { bytes: Uint8Array; plain: boolean });

async function main(): Promise<void> {
  const [article, expected] = process.argv.slice(2);
  if (article !== undefined) await readBack(article, expected);
  const bytes = longPdf();
  console.log(`a PDF of ${PAGES} pages in two columns, ${(bytes.length / 1e6).toFixed(1)} MB`);
  console.log('             seconds  ms/page  greatest heap MB');
  for (const plain of [false, true]) {
    // A thread knows nothing of TypeScript until it is told.
    const code = `import('tsx/esm/api').then(({ register }) => (register(), import('${import.meta.url}')))`;
    const worker = new Worker(code, {
      eval: true,
      workerData: { bytes, plain },
      resourceLimits: { maxOldGenerationSizeMb: HEAP },
    });
    const [seconds, heap] = await new Promise<[number, number]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    const cells = [seconds.toFixed(1), ((seconds * 1000) / PAGES).toFixed(1), (heap / 1e6).toFixed(0)];
    console.log(
      `${plain ? 'plain pdf.js' : 'readPdf     '} ${cells.map((cell) => cell.padStart(8)).join(' ')}`,
    );
  }
}

/** Runs in the thread that is measured. */
async function read({ bytes, plain }: { bytes: Uint8Array; plain: boolean }): Promise<void> {
  const start = performance.now();
  let heap = 0;
  const look = () => void (heap = Math.max(heap, process.memoryUsage().heapUsed));
  if (plain) await plainText(bytes, look);
  else await readPdf(bytes, 'a.pdf', { onprogress: look });
  look();
  parentPort?.postMessage([(performance.now() - start) / 1000, heap]);
}

async function plainText(bytes: Uint8Array, look: () => void): Promise<string> {
  const { openPdf } = await import('../../src/formats/pdf/pdfjs.ts');
  const pdf = await openPdf(bytes.slice(), undefined);
  let text = '';
  for (let i = 0; i < pdf.pages; i++) {
    const { items } = await pdf.page(i);
    for (const item of items) if ('str' in item) text += item.str;
    look();
  }
  await pdf.close();
  return text;
}

function longPdf(): Uint8Array {
  const words = 'county harbour plan sign poet ministry quay crane village author'.split(' ');
  const line = (seed: number) =>
    Array.from({ length: 5 }, (_, i) => words[(seed * 7 + i * 3 + ((seed * i) % 4)) % words.length]!).join(
      ' ',
    );
  return writtenPdf(
    Array.from({ length: PAGES }, (_, page): Drawn[] => [
      { text: `Harbour Notes, Volume ${page >> 5}`, y: 580, size: 8 },
      ...[50, 215].flatMap((x, column) =>
        Array.from({ length: 44 }, (_, i) => ({
          text: line(page * 97 + column * 44 + i),
          x,
          y: 555 - 12 * i,
        })),
      ),
      { text: String(page + 1), x: 195, y: 20, size: 8 },
    ]),
  );
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
