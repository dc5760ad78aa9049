/**
 * PDF → text, by pdf.js: which letters a file draws and where. What makes a text of them is in `pdf/`: pieces into
 * segments, without running heads, in the order of the columns, into lines, blocks and Markdown.
 */
import {
  FormatError,
  type Document,
  type Dropped,
  type DroppedKind,
  type ReadFormat,
  type ReadOptions,
} from './document.ts';
import {
  append,
  blocksOf,
  goesOn,
  linesOfRegion,
  marksIn,
  textOf,
  withWholeHeadings,
  type Block,
  type TextFacts,
} from './pdf/blocks.ts';
import { refuseBombs } from './pdf/bombs.ts';
import { factsOf } from './pdf/facts.ts';
import { isGarbled, SAMPLE } from './pdf/garbled.ts';
import type { Line } from './pdf/lines.ts';
import { regionsOf } from './pdf/order.ts';
import { openPdf, type OpenPdf } from './pdf/pdfjs.ts';
import { piecesOf } from './pdf/pieces.ts';
import { hasText, render } from './pdf/render.ts';
import { withoutRunning } from './pdf/running.ts';
import { segmentsOf, type Segment } from './pdf/segments.ts';

/** A file, and the letters of a text, beyond which nobody reads a PDF for its terms. */
const MOST_BYTES = 300_000_000;
const MOST_PAGES = 10_000;
const MOST_LETTERS = 20_000_000;

interface PageText {
  readonly segments: Segment[];
  readonly turned: readonly Segment[][];
  readonly height: number;
}

/** Reads a PDF; a picture of a page has no text, and none is made of it. */
export const readPdf: ReadFormat = async (bytes, name, options) => {
  if (bytes.length === 0) throw new FormatError('empty');
  if (bytes.length > MOST_BYTES) throw new FormatError('too-large');
  options.signal?.throwIfAborted();
  let pdf: OpenPdf | null = null;
  try {
    await refuseBombs(bytes, options.pause);
    pdf = await openPdf(bytes.slice(), options.table);
    return await documentOf(pdf, name, options);
  } catch (error) {
    throw formatError(error, options.signal);
  } finally {
    await pdf?.close();
  }
};

/** What pdf.js says of a file it cannot read, as one of our problems. */
function formatError(error: unknown, signal: AbortSignal | undefined): unknown {
  if (error instanceof FormatError || signal?.aborted) return error;
  const { name = '', message = String(error) } = Object(error) as { name?: string; message?: string };
  return new FormatError(name === 'PasswordException' ? 'encrypted' : 'damaged', message);
}

async function documentOf(pdf: OpenPdf, name: string, options: ReadOptions): Promise<Document> {
  if (pdf.pages > MOST_PAGES) throw new FormatError('too-large', `${pdf.pages} pages`);
  const { pages, unmapped, garbled, pictures } = await pagesOf(pdf, options);
  const { left, heads, numbers } = withoutRunning(pages);
  const regions = left.map((segments, i) => [...regionsOf(segments), ...pages[i]!.turned].map(linesOfRegion));
  const facts = textFacts(regions.flat(2));
  const blocks = flow(
    regions.map((lists) => withWholeHeadings(lists, facts.body)),
    facts,
  );
  if (!hasText(blocks)) throw new FormatError(pictures > 0 ? 'image-only' : 'nothing-inside');
  const { text, pages: starts } = render(blocks, pdf.pages);
  const title = titleOf(blocks);
  const dropped: [DroppedKind, number][] = [
    ['running-heads', heads],
    ['page-numbers', numbers],
    ['pictures', pictures],
    ['unmapped-characters', unmapped],
    ['doubtful-letters', garbled],
  ];
  return {
    name,
    format: 'pdf',
    text,
    facts: factsOf(await pdf.facts(), title),
    pages: starts,
    dropped: dropped.flatMap(([kind, count]): Dropped[] => (count > 0 ? [{ kind, count }] : [])),
  };
}

async function pagesOf(
  pdf: OpenPdf,
  { onprogress, signal, pause }: ReadOptions,
): Promise<{ pages: PageText[]; unmapped: number; garbled: number; pictures: number }> {
  const pages: PageText[] = [];
  const fonts = new Map<string, { sample: string; letters: number }>();
  let unmapped = 0;
  let pictures = 0;
  let letters = 0;
  for (let index = 0; index < pdf.pages; index++) {
    const page = await pdf.page(index);
    const { pieces, turned, height, unmapped: missing, byFont } = piecesOf(page);
    unmapped += missing;
    for (const [name, drawn] of byFont) {
      const font = fonts.get(name) ?? { sample: '', letters: 0 };
      if (font.sample.length < SAMPLE) font.sample += drawn.slice(0, SAMPLE);
      font.letters += drawn.replace(/\s/g, '').length;
      fonts.set(name, font);
    }
    if (page.isPicture) pictures += 1;
    letters += [pieces, ...turned].flat().reduce((sum, { text }) => sum + text.length, 0);
    if (letters > MOST_LETTERS) throw new FormatError('too-large', `more than ${MOST_LETTERS} letters`);
    pages.push({ segments: segmentsOf(pieces), turned: turned.map(segmentsOf), height });
    onprogress?.(index + 1, pdf.pages);
    await pause?.();
    signal?.throwIfAborted();
  }
  const garbled = [...fonts.values()]
    .filter(({ sample }) => isGarbled(sample))
    .reduce((sum, { letters: drawn }) => sum + drawn, 0);
  return { pages, unmapped, garbled, pictures };
}

function textFacts(lines: readonly Line[]): TextFacts {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  const [[body] = [10]] = [...letters].sort(([, a], [, b]) => b - a);
  return { body, marks: new Set(marksIn(lines)) };
}

/** How many blocks, of a picture or a box, may stand between the two parts of a paragraph. */
const FAR = 12;

/** All blocks in the order they are read; what a column or page cuts off is put together, and notes come after it. */
function flow(regions: readonly Line[][][], facts: TextFacts): Block[] {
  const blocks: Block[] = [];
  let waiting: Block[] = [];
  for (const [page, lists] of regions.entries()) {
    const notes: Block[] = [];
    for (const lines of lists) {
      let isFirst = true;
      for (const block of blocksOf(lines, page, facts)) {
        if (block.kind === 'note') {
          notes.push(block);
          continue;
        }
        const note = notes.at(-1) ?? waiting.at(-1);
        if (note && isPartOf(block, note, facts)) {
          append(note, block, page);
          continue;
        }
        const cut = isFirst ? [...blocks.slice(-FAR)].reverse().find((one) => goesOn(one, block)) : undefined;
        if (cut) {
          append(cut, block, page);
          cut.full = block.full;
        } else {
          blocks.push(...waiting, block);
          waiting = [];
        }
        isFirst = block.kind === 'heading' && isFirst;
      }
    }
    waiting.push(...notes);
  }
  return [...blocks, ...waiting];
}

/** Whether small text goes on with a note: the rest of one that a page cuts off, or its second paragraph. */
function isPartOf(block: Block, note: Block, { body }: TextFacts): boolean {
  return (
    block.kind === 'text' &&
    block.size < 0.93 * body &&
    Math.abs(block.size - note.size) < 0.05 * note.size &&
    (note.full || !block.setIn)
  );
}

function titleOf(blocks: readonly Block[]): string | undefined {
  const [largest] = blocks
    .filter(({ kind, page }) => kind === 'heading' && page === 0)
    .sort((a, b) => b.size - a.size);
  return largest && textOf(largest.runs);
}
