/** Which format a file is in, by its first bytes and, where those leave a choice, by its name. */
import { FormatError, type Format } from './document.ts';
import { markedEncoding } from './text.ts';
import { readDirectory } from './zip-directory.ts';

/** Formats whose bytes are text, in whatever encoding, and may leave doubt about it. */
export const TEXTUAL: readonly Format[] = ['text', 'html', 'subtitles', 'table', 'tbx'];

/** By their first bytes: what is known and cannot be read, and what shows text without holding any. */
const SIGNATURES: readonly (readonly [at: number, signature: string, 'unread-format' | 'image-only'])[] = [
  [0, 'Rar!\x1a\x07', 'unread-format'],
  [0, '7z\xbc\xaf\x27\x1c', 'unread-format'],
  [0, '\x1f\x8b', 'unread-format'],
  [0, 'BZh', 'unread-format'],
  [0, '\xfd7zXZ\0', 'unread-format'],
  [257, 'ustar', 'unread-format'],
  [60, 'BOOKMOBI', 'unread-format'],
  [0, 'ITSF', 'unread-format'],
  [0, '%!PS', 'unread-format'],
  [0, 'SQLite format 3\0', 'unread-format'],
  [0, 'AT&TFORM', 'image-only'],
  [0, '\x89PNG\r\n\x1a\n', 'image-only'],
  [0, '\xff\xd8\xff', 'image-only'],
  [0, 'GIF8', 'image-only'],
  [8, 'WEBP', 'image-only'],
  [4, 'ftyphei', 'image-only'],
  [4, 'ftypmif', 'image-only'],
  [4, 'ftypavif', 'image-only'],
  [0, 'II*\0', 'image-only'],
  [0, 'MM\0*', 'image-only'],
];

/** So much of a file's start is looked at. Bytes. */
const HEAD = 4_096;

/** @throws FormatError `empty`, `encrypted`, `unread-format`, `image-only`, `damaged`, `bomb` */
export function recognise(bytes: Uint8Array, name: string): Format {
  if (bytes.length === 0) throw new FormatError('empty');
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]!.toLowerCase() ?? '';
  const start = latin(bytes.subarray(0, HEAD));
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return packedFormat(bytes, extension);
  // Some programs write a few bytes of their own before it; an archive may have it in its first file.
  if (start.slice(0, 1_024).includes('%PDF-')) return 'pdf';
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw oldOffice(bytes);
  if (start.startsWith('{\\rtf')) return 'rtf';
  const known = SIGNATURES.find(([at, signature]) => start.startsWith(signature, at));
  if (known !== undefined) throw new FormatError(known[2], `a file that begins with ${known[1].slice(0, 8)}`);
  return textualFormat(headOf(bytes), extension);
}

function packedFormat(bytes: Uint8Array, extension: string): Format {
  const names = readDirectory(bytes).map((entry) => entry.name);
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (has('[Content_Types].xml')) {
    if (has('word/')) return 'docx';
    if (has('xl/workbook.bin')) throw new FormatError('unread-format', 'a binary workbook (.xlsb)');
    if (has('xl/')) return 'xlsx';
    if (has('ppt/') || has('visio/')) throw new FormatError('unread-format', 'slides');
  }
  if (has('META-INF/container.xml')) return 'epub';
  const isOther = [
    ['content.xml', 'an OpenDocument file'],
    ['collection.anki2', 'a deck of Anki'],
    ['collection.anki21', 'a deck of Anki'],
    ['Index/', 'a document of Pages or Numbers'],
    ['AndroidManifest.xml', 'an app'],
  ].find(([inside]) => names.includes(inside!) || (inside!.endsWith('/') && has(inside!)));
  if (isOther !== undefined) throw new FormatError('unread-format', isOther[1]);
  // Its container has gone, and it is told as damaged and not as a folder of files.
  return extension === 'epub' || extension === 'docx' || extension === 'xlsx' ? extension : 'zip';
}

/** Word, Excel and PowerPoint before 2007; later ones lie in the same container where they have a password. */
function oldOffice(bytes: Uint8Array): FormatError {
  const inside = latin(bytes.subarray(0, 1024 * 1024)).replaceAll('\0', '');
  return inside.includes('EncryptedPackage')
    ? new FormatError('encrypted', 'a document with a password')
    : new FormatError('unread-format', 'a document of Office before 2007');
}

const BY_NAME: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  xht: 'html',
  mht: 'mhtml',
  mhtml: 'mhtml',
  srt: 'subtitles',
  vtt: 'subtitles',
  csv: 'table',
  tsv: 'table',
  tab: 'table',
  tbx: 'tbx',
};

/** Elements that a page may begin with, besides those that only a page has. */
const PAGE_START =
  /^<(?:head|body|meta|title|link|script|style|article|main|section|header|nav|div|p|h[1-6]|table|ul|ol|blockquote|span|font|center|b|i|a|br)[\s/>]/i;

function textualFormat(head: string, extension: string): Format {
  // Notes and processing instructions may stand before the first element.
  const first = head.replace(/^(?:\s|<!--[^]*?-->|<\?[^]*?\?>)+/, '');
  if (/^<!doctype\s+html|^<html[\s>]/i.test(first)) return 'html';
  if (/^(?:<!DOCTYPE\s+(?:martif|tbx)\b|<(?:martif|tbx)[\s>])/i.test(first)) return 'tbx';
  if (/^WEBVTT(?:\s|$)/.test(head) || /^\s*\d+[ \t]*\n\d+:\d\d:\d\d[,.]\d+[ \t]*-->/.test(head))
    return 'subtitles';
  // Lines of a header, one of which says what it is the header of.
  const header = /^(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+/.exec(head)?.[0] ?? '';
  if (/^MIME-Version:/im.test(header) && /^Content-Type:/im.test(header)) return 'mhtml';
  const named = BY_NAME[extension];
  if (named !== undefined) return named === 'mhtml' ? 'text' : named;
  return PAGE_START.test(first) || /^<\?xml/.test(head.trimStart()) ? 'html' : 'text';
}

/** The start of a text, as far as its plain letters tell. */
function headOf(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  const head = bytes.subarray(0, HEAD);
  const text = marked === null ? latin(head) : new TextDecoder(marked).decode(head);
  return text.replaceAll(/\r\n?/g, '\n');
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return text;
}
