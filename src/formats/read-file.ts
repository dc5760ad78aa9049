/** A file of any format as documents: one, or of an archive one for each file in it that can be read. */
import {
  FormatError,
  type Document,
  type Dropped,
  type Format,
  type FormatProblem,
  type ReadFormat,
  type ReadOptions,
} from './document.ts';
import type { ReadableFormat, Unpack } from './readers.ts';
import { recognise, TEXTUAL } from './recognise.ts';
import type { Detect, OtherEncoding } from './encoding.ts';
import {
  declaredEncoding,
  LARGEST_FILE as LARGEST_TEXT,
  markedUtf8,
  readText,
  type Reading,
} from './text.ts';

/** Bytes of a file whose text is but a part of it: a book of scanned plates has more, and no text. */
export const LARGEST_FILE = 100 * 1024 * 1024;

/** More documents are no reading but a library. */
export const MOST_DOCUMENTS = 200;

/** How the readers come: an app fetches each when it is needed. */
export interface Load {
  reader(format: ReadableFormat): Promise<ReadFormat>;
  unpacker(): Promise<Unpack>;
}

export interface ReadFileOptions extends ReadOptions {
  readonly load: Load;
  readonly detect: Detect;
}

/**
 * A file whose text may be in one of several encodings; a person knows which. The reading that is right is read by giving
 * its text as `markedUtf8`, under the same name.
 */
export interface DoubtfulFile {
  readonly name: string;
  /** The text in each, the likeliest first. */
  readonly doubt: readonly Reading<OtherEncoding>[];
}

/** A file that gives no document, out of an archive that gives others. */
export interface UnreadFile {
  readonly name: string;
  readonly problem: FormatProblem;
}

/** A file out of an archive that may be meant as a word list, as it stands there. */
export interface ListFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadFiles {
  readonly documents: readonly Document[];
  readonly doubtful: readonly DoubtfulFile[];
  readonly unread: readonly UnreadFile[];
  /** Of an archive: its tables and termbases, which may be documents, too. */
  readonly lists: readonly ListFile[];
  /** Of an archive: what in it is no document by its name. */
  readonly dropped: readonly Dropped[];
}

/**
 * @param name tells formats apart that begin alike
 * @throws FormatError where nothing can be read; the signal's reason; whatever `load` does
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  options: ReadFileOptions,
): Promise<ReadFiles> {
  const format = recognise(bytes, name);
  if (bytes.length > LARGEST_FILE) throw new FormatError('too-large');
  if (format !== 'zip') {
    const read = await readOne(bytes, name, format, options);
    const isDoubtful = 'doubt' in read;
    return {
      documents: isDoubtful ? [] : [read],
      doubtful: isDoubtful ? [read] : [],
      unread: [],
      lists: [],
      dropped: [],
    };
  }
  return readArchive(bytes, name, options);
}

async function readArchive(bytes: Uint8Array, name: string, options: ReadFileOptions): Promise<ReadFiles> {
  const unpack = await options.load.unpacker();
  const { files, dropped } = unpack(bytes);
  const documents: Document[] = [];
  const doubtful: DoubtfulFile[] = [];
  const unread: UnreadFile[] = [];
  const lists: ListFile[] = [];
  const taken = new Map<string, number>();
  // Each file tells how far it is for itself; of several, how many are read.
  const { onprogress, ...others } = options;
  for (const [at, file] of files.entries()) {
    options.signal?.throwIfAborted();
    onprogress?.(at, files.length);
    const inside = insideName(name, file.name, taken);
    try {
      if (documents.length + doubtful.length >= MOST_DOCUMENTS) throw new FormatError('too-large');
      const content = file.read();
      const format = recognise(content, file.name);
      // An archive in an archive is how a small file becomes a flood.
      if (format === 'zip') throw new FormatError('unread-format');
      if (isList(format)) lists.push({ name: inside, bytes: content.slice() });
      const read = await readOne(content, inside, format, others);
      if ('doubt' in read) doubtful.push(read);
      else documents.push(read);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      // The archive itself is not what it says; what it holds besides is not waited for.
      if (error.problem === 'bomb') throw error;
      unread.push({ name: inside, problem: error.problem });
    }
  }
  onprogress?.(files.length, files.length);
  if (documents.length === 0 && doubtful.length === 0 && lists.length === 0) {
    throw new FormatError(unread.length === 1 ? unread[0]!.problem : 'nothing-inside');
  }
  return { documents, doubtful, unread, lists, dropped };
}

/** So long may the name of a file in an archive be, its folders with it; what a system allows is shorter. */
const LONGEST_NAME = 400;

/**
 * How a file in an archive is called: without what nobody sees or what turns letters round, no longer than a name is, and
 * like no other.
 *
 * @param taken the names of those before, each with the number that the next one called like it may have
 */
function insideName(archive: string, name: string, taken: Map<string, number>): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const ending = /\.[^./]{1,10}$/.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - ending.length);
  const short = [...stem].slice(0, LONGEST_NAME - ending.length).join('');
  const isShort = short.length < stem.length;
  const first = `${archive}/${short}${isShort ? '…' : ''}${ending}`;
  let inside = first;
  let number = taken.get(first) ?? 2;
  for (; taken.has(inside); number++) inside = `${archive}/${short} ${number}${ending}`;
  taken.set(inside, 2).set(first, number);
  return inside;
}

/** Whether a file may be meant as a word list, by its format. */
export const isList = (format: Format): boolean =>
  format === 'table' || format === 'xlsx' || format === 'tbx';

async function readOne(
  bytes: Uint8Array,
  name: string,
  format: ReadableFormat,
  { load, ...options }: ReadFileOptions,
): Promise<Document | DoubtfulFile> {
  const inText = TEXTUAL.includes(format);
  if (inText && bytes.length > LARGEST_TEXT) throw new FormatError('too-large');
  let readable = bytes;
  if (inText && !declares(bytes, format)) {
    const read = await readText(bytes, options.detect);
    if ('doubt' in read) return { name, doubt: read.doubt };
    readable = markedUtf8(read.text);
  }
  const read = await load.reader(format);
  const document = await read(readable, name, options);
  if (document.text.length > LARGEST_TEXT) throw new FormatError('too-large', `${document.text.length}`);
  if (document.text.trim() === '') throw new FormatError('empty');
  return document;
}

/** Of a page or a termbase, whether it says itself how it is encoded; its reader heeds that. */
const declares = (bytes: Uint8Array, format: Format): boolean =>
  (format === 'html' || format === 'tbx') && declaredEncoding(bytes) !== null;
