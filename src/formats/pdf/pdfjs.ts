/** pdf.js, both halves in this thread: opens a PDF and gives the items of its pages. No font, picture or script runs. */
import './before-pdfjs.ts';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import './after-pdfjs.ts';
import {
  getDocument,
  PDFWorker,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { FormatError } from '../document.ts';
import { faceOfName, type Face, type MarkItem, type PageItems, type TextItem } from './pieces.ts';
import { joinedPorts } from './port.ts';

/** Pieces of text on a page beyond which it was made to stop its reader. */
const MOST_ITEMS = 60_000;
/** Strokes on a page after which its fonts are no longer asked for: it is a map, or has no end. */
const MOST_OPERATORS = 200_000;

const UPRIGHT: Face = { bold: false, italic: false };

/** Fetches one of pdf.js's own tables by its name. */
export type FetchTable = (name: string) => Promise<Uint8Array>;

/** How the information in a file calls itself; values are unchecked. */
export interface RawFacts {
  readonly info: Readonly<Record<string, unknown>>;
  /** XMP, by qualified name (`dc:title`). */
  readonly xmp: ReadonlyMap<string, unknown>;
}

export interface OpenPdf {
  readonly pages: number;
  readonly facts: () => Promise<RawFacts>;
  /** Items of one page, from 0, and whether it shows anything without having any. */
  readonly page: (index: number) => Promise<PageItems & { isPicture: boolean }>;
  readonly close: () => Promise<void>;
}

/** Opens a PDF. @throws what pdf.js throws, or `FormatError` */
export async function openPdf(bytes: Uint8Array, table: FetchTable | undefined): Promise<OpenPdf> {
  const names = new Map<string, string>();
  let operators = 0;
  let stop: () => void = () => undefined;
  let isStalled = false;
  const { asking, reading } = joinedPorts((message) => {
    if (message.action === 'commonobj') {
      const [id, kind, sent] = message.data as [string, string, { extra?: { name?: unknown } }];
      if (kind === 'Font') names.set(id, String(sent.extra?.name ?? ''));
      // Nothing is drawn: a font's name is all that is wanted of it.
      return false;
    }
    const { chunk } = message;
    if (!chunk?.fnArray) return true;
    operators += chunk.fnArray.length;
    Object.assign(chunk, { fnArray: [], argsArray: [], length: 0 });
    if (operators <= MOST_OPERATORS) return true;
    // Without an answer no more of them come.
    isStalled = true;
    stop();
    return false;
  });
  WorkerMessageHandler.initializeFromPort(reading);
  class Tables {
    async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
      if (!table || !/^[\w-]+\.bcmap$/.test(filename)) throw new Error(`no table ${filename}`);
      return await table(filename);
    }
  }
  const worker = PDFWorker.create({ port: asking, verbosity: 0 } as never);
  const task = getDocument({
    data: bytes,
    worker,
    verbosity: 0,
    password: '',
    BinaryDataFactory: Tables,
    // Names that `Tables` never asks for: its own folder is known to whoever gave it.
    cMapUrl: 'tables/',
    cMapPacked: true,
    standardFontDataUrl: 'tables/',
    useWorkerFetch: false,
    useSystemFonts: false,
    useWasm: false,
    disableFontFace: false,
    // Fonts' names are among them.
    fontExtraProperties: true,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    // No picture beyond one point is unpacked.
    maxImageSize: 1,
  } as never);
  // A file without its password asks for one; there is nobody to ask.
  const locked = new Promise<never>((_, reject) => {
    task.onPassword = () => reject(new FormatError('encrypted'));
  });
  const close = async () => {
    // What has stalled would be waited for without end; nothing holds it once this is left.
    if (!isStalled) await task.destroy();
    worker.destroy();
  };
  let document: PDFDocumentProxy;
  try {
    document = await Promise.race([task.promise, locked]);
  } catch (error) {
    await close();
    throw error;
  }

  const faces = new Map<string, Face>();
  const learnFaces = async (page: PDFPageProxy) => {
    operators = 0;
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    await Promise.race([page.getOperatorList({ annotationMode: 0 }), stopped]);
    return operators > 0;
  };
  return {
    pages: document.numPages,
    close,
    async facts() {
      const { info, metadata } = await document.getMetadata();
      const xmp = metadata ? [...(metadata as unknown as Iterable<[string, unknown]>)] : [];
      return { info: { ...info } as Record<string, unknown>, xmp: new Map(xmp) };
    },
    async page(index) {
      const page = await document.getPage(index + 1);
      try {
        const { items, vertical } = await textOf(page);
        const fonts = new Set(items.flatMap((item) => ('str' in item ? item.fontName : [])));
        const isNew = [...fonts].some((font) => !faces.has(font));
        const seen = isNew || items.length === 0 ? await learnFaces(page) : false;

        for (const font of fonts) faces.set(font, faces.get(font) ?? faceOfName(names.get(font) ?? ''));
        const viewport = page.getViewport({ scale: 1 });
        return {
          items,
          matrix: viewport.transform,
          width: viewport.width,
          height: viewport.height,
          isVertical: (font) => vertical.has(font),
          face: (font) => faces.get(font) ?? UPRIGHT,
          isPicture: items.length === 0 && seen,
        };
      } finally {
        page.cleanup();
      }
    },
  };
}

async function textOf(
  page: PDFPageProxy,
): Promise<{ items: (TextItem | MarkItem)[]; vertical: ReadonlySet<string> }> {
  const items: (TextItem | MarkItem)[] = [];
  const vertical = new Set<string>();
  const reader = (
    page.streamTextContent({ includeMarkedContent: true }) as ReadableStream<{
      items: (TextItem | MarkItem)[];
      styles: Record<string, { vertical: boolean }>;
    }>
  ).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { items, vertical };
    for (const item of value.items) items.push(item);
    for (const [font, style] of Object.entries(value.styles)) if (style.vertical) vertical.add(font);
    if (items.length <= MOST_ITEMS) continue;
    const error = new FormatError('bomb', `more than ${MOST_ITEMS} pieces of text on a page`);
    await reader.cancel(error);
    throw error;
  }
}
