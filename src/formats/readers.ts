/** Where each format's reader is: imported when a file first asks for it, since some are large. */
import { FormatError, type ReadFormat, type Format } from './document.ts';
import type { Unpacked } from './zip.ts';

export type Unpack = (bytes: Uint8Array) => Unpacked;

/** Formats that one reader reads; an archive holds files of them. */
export type ReadableFormat = Exclude<Format, 'zip'>;

export const READERS: { readonly [F in ReadableFormat]: () => Promise<ReadFormat> } = {
  text: async () => (await import('./text.ts')).readPlainText,
  html: async () => (await import('./html.ts')).readHtml,
  mhtml: async () => (await import('./mhtml.ts')).readMhtml,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
  epub: async () => (await import('./epub.ts')).readEpub,
  rtf: async () => (await import('./rtf.ts')).readRtf,
  subtitles: async () => (await import('./subtitles.ts')).readSubtitles,
  table: async () => (await import('./table.ts')).readTable,
  // A list of words, not a text.
  tbx: () => Promise.resolve(() => Promise.reject(new FormatError('word-list'))),
  xlsx: async () => (await import('./xlsx.ts')).readXlsx,
};

export const unpacker = async (): Promise<Unpack> => (await import('./zip.ts')).unpackZip;
