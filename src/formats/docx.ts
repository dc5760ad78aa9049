/**
 * Documents of Word (and of LibreOffice and Google, saved as .docx): by mammoth as a page, and that as text. What a
 * document imports (`w:altChunk`) is read by the reader of its format, in its place.
 */
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { pathIn } from './archive-path.ts';
import {
  FormatError,
  type Document,
  type DroppedKind,
  type ReadFormat,
  type ReadOptions,
} from './document.ts';
import { IMPORT_ENDS, IMPORT_STARTS, knownToMammoth, type Import } from './docx-xml.ts';
import { tidyFacts } from './facts.ts';
import { isXhtml, readWhole, type PageText } from './html.ts';
import { elementsOf } from './markup.ts';
import { readMessage } from './mhtml.ts';
import { recognise } from './recognise.ts';
import { readRtf } from './rtf.ts';
import { declaredEncoding, LARGEST_FILE, textOf } from './text.ts';
import { Archive, LARGEST_CONTENT, type Room } from './zip.ts';

/** Parts of every package that say what it is, and what it says of itself. */
const OF_PACKAGE = new Set(['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml']);
/** Parts beside the text that have none of it. */
const WITHOUT_TEXT = /^(?:header|footer|settings|fontTable|webSettings)/;
/** How relationships are called in a file's strict form, and as mammoth knows them. */
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships/';
const USUAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
/** Bytes of a part; mammoth's tree of it is some twenty times as large. */
const LARGEST_PART = 20 * 1024 * 1024;
/** Documents in documents, and imported parts of all of them: a report that a program puts together has some hundred. */
const DEEPEST_IMPORT = 3;
const MOST_IMPORTS = 1_000;

export const readDocx: ReadFormat = async (bytes, name, options): Promise<Document> => {
  const nest: Nest = { depth: 0, count: { imports: 0 }, room: { left: LARGEST_CONTENT } };
  const { text, facts, dropped } = await readBody(bytes, options, nest);
  if (text === '') {
    const has = (kind: DroppedKind) => dropped.some((one) => one.kind === kind);
    throw new FormatError(has('pictures') ? 'image-only' : has('files') ? 'unread-format' : 'empty');
  }
  return { name, format: 'docx', text, facts, dropped };
};

/** What a document and those that it imports take together. */
interface Nest {
  readonly depth: number;
  readonly count: { imports: number };
  readonly room: Room;
}

async function readBody(bytes: Uint8Array, options: ReadOptions, nest: Nest): Promise<PageText> {
  const archive = new Archive(bytes, nest.room);
  const counts = new Counts();
  const imports: Import[] = [];
  const main = mainPartOf(archive);
  const parts = partsOf(archive, main, imports, counts);
  options.signal?.throwIfAborted();
  const comments = countOf(parts[`${folderOf(main)}comments.xml`], 'comment');
  const facts = factsOf(parts['docProps/core.xml']);
  const { page, unmapped } = await convert(parts);
  const { text, dropped } = readWhole(page);
  for (const { kind, count } of dropped) {
    // Boxes to tick are controls of a page; pictures are counted by their files.
    if (kind !== 'menus' && kind !== 'pictures') counts.add(kind, count);
  }
  counts.add('unmapped-characters', unmapped);
  counts.add('pictures', archive.names.filter((one) => /^(?:[^/]+\/)?media\//.test(one)).length);
  counts.add('comments', comments);
  const imported =
    imports.length === 0 ? text : await withImports(text, imports, archive, options, nest, counts);
  return { text: imported, facts, dropped: counts.all() };
}

class Counts {
  readonly #counts = new Map<DroppedKind, number>();

  add(kind: DroppedKind, count: number): void {
    if (count > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  all(): PageText['dropped'] {
    return [...this.#counts].map(([kind, count]) => ({ kind, count }));
  }
}

/** The folder a part lies in, with its slash; empty for the outermost. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Where the text stands: only by custom in `word/`. */
function mainPartOf(archive: Archive): string {
  const list = archive.read('_rels/.rels');
  const main = (list === undefined ? [] : elementsOf(new TextDecoder().decode(list))).find(
    ({ attributes: { Type: type } }) =>
      type === `${USUAL}officeDocument` || type === `${STRICT}officeDocument`,
  );
  const path = pathIn(main?.attributes['Target'] ?? '', '');
  return archive.names.includes(path) ? path : 'word/document.xml';
}

/**
 * Parts that hold text, or say what it is, by their paths; those of Word in the form in which mammoth takes them. Pictures,
 * fonts and embedded files are never unpacked.
 */
function partsOf(
  archive: Archive,
  main: string,
  imports: Import[],
  counts: Counts,
): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {};
  const folders = new Set(['word/', folderOf(main)]);
  for (const path of archive.names) {
    const folder = folderOf(path);
    const isText =
      path === main ||
      (folders.has(folder) &&
        path.endsWith('.xml') &&
        !OF_PACKAGE.has(path) &&
        !WITHOUT_TEXT.test(path.slice(folder.length)));
    const isList =
      path === '_rels/.rels' || (path.endsWith('.rels') && folders.has(folder.replace(/_rels\/$/, '')));
    if (!isText && !isList && !OF_PACKAGE.has(path)) continue;
    const part = archive.read(path)!;
    if (part.length > LARGEST_PART) throw new FormatError('too-large', `${path}: ${part.length} bytes`);
    const { xml, hidden, unmapped } = knownToMammoth(part, path, imports);
    counts.add('hidden-text', hidden);
    counts.add('unmapped-characters', unmapped);
    parts[path] = isText
      ? strToU8(xml)
      : isList
        ? strToU8(new TextDecoder().decode(part).replaceAll(STRICT, USUAL))
        : part;
  }
  return parts;
}

/** @throws FormatError `damaged` */
async function convert(parts: Record<string, Uint8Array>): Promise<{ page: string; unmapped: number }> {
  // Packed anew without compressing: mammoth unpacks whatever it is told to, and believes what the file says.
  const packed = zipSync(parts, { level: 0 });
  const arrayBuffer = packed.buffer.slice(
    packed.byteOffset,
    packed.byteOffset + packed.byteLength,
  ) as ArrayBuffer;
  try {
    const { value, messages } = await mammoth.convertToHtml(
      // In Node it takes a buffer, in a browser this; each passes over the other's.
      { arrayBuffer, buffer: packed as never },
      {
        styleMap: [
          'br[type="page"] => hr',
          "p[style-name='Title'] => h1:fresh",
          "p[style-name='Quote'] => blockquote > p:fresh",
        ],
      },
    );
    const unmapped = messages.filter(({ message }) =>
      message.startsWith('A w:sym element with an unsupported'),
    );
    return { page: value, unmapped: unmapped.length };
  } catch (error) {
    // A document may be damaged in more ways than mammoth has errors for.
    throw new FormatError('damaged', (error as Error).message);
  }
}

const MARK = new RegExp(`${IMPORT_STARTS}(\\d+)${IMPORT_ENDS}`, 'g');

/** Puts the texts of imported parts into the place of their marks. @throws FormatError `bomb`, `too-large` */
async function withImports(
  text: string,
  imports: readonly Import[],
  archive: Archive,
  options: ReadOptions,
  nest: Nest,
  counts: Counts,
): Promise<string> {
  /** Null for each that cannot be read. */
  const texts = new Map<string, string | null>();
  const paths = pathsOf(imports, archive);
  let letters = 0;
  for (const [, number] of text.matchAll(MARK)) {
    const path = paths[Number(number)];
    options.signal?.throwIfAborted();
    if (++nest.count.imports > MOST_IMPORTS)
      throw new FormatError('bomb', `more than ${MOST_IMPORTS} imported parts`);
    if (path !== undefined && !texts.has(path))
      texts.set(path, await readImport(path, archive, options, nest, counts));
    const read = texts.get(path ?? '') ?? null;
    if (read === null) counts.add('files', 1);
    letters += read?.length ?? 0;
    if (letters > LARGEST_FILE) throw new FormatError('too-large', 'imported parts');
  }
  const labels = new Set(labelsOf(text));
  const whole = text.replaceAll(MARK, (mark: string, number: string, at: number) => {
    const imported = withOtherLabels(texts.get(paths[Number(number)] ?? '') ?? '', labels);
    const isAlone =
      /^(?:$|\n)/.test(text.slice(at - 1, at)) && /^(?:$|\n)/.test(text.charAt(at + mark.length));
    // In a cell or an item everything stands in one line.
    return isAlone ? imported : imported.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  });
  return whole.replaceAll(/\n{3,}/g, '\n\n').trim();
}

/** Undefined for each that is nothing in this archive: what lies elsewhere is not fetched. */
function pathsOf(imports: readonly Import[], archive: Archive): (string | undefined)[] {
  const targets = new Map<string, string>();
  for (const from of new Set(imports.map((one) => one.from))) {
    const list = archive.read(from.replace(/[^/]*$/, '_rels/$&.rels'));
    if (list === undefined) continue;
    for (const { attributes } of elementsOf(new TextDecoder().decode(list))) {
      const { Id: id, Target: target } = attributes;
      if (id === undefined || target === undefined || attributes['TargetMode'] === 'External') continue;
      targets.set(`${from} ${id}`, pathIn(target, from));
    }
  }
  return imports.map(({ from, relationship }) => targets.get(`${from} ${relationship}`));
}

/** XML of Word's own, which would pass for a page. */
const OF_WORD = /<(?:pkg:package|w:document|w:wordDocument)[\s>]/;
/** So much of its start is looked at. Bytes. */
const HEAD = 4_096;

/** Null where there is no such part, or it cannot be read. @throws FormatError `bomb` */
async function readImport(
  path: string,
  archive: Archive,
  options: ReadOptions,
  nest: Nest,
  counts: Counts,
): Promise<string | null> {
  try {
    const bytes = archive.read(path);
    if (bytes === undefined) return null;
    const read = await readAs(bytes, path, options, nest);
    for (const { kind, count } of read?.dropped ?? []) counts.add(kind, count);
    return read?.text ?? null;
  } catch (error) {
    if (!(error instanceof FormatError) || error.problem === 'bomb') throw error;
    return error.problem === 'empty' ? '' : null;
  }
}

async function readAs(
  bytes: Uint8Array,
  path: string,
  options: ReadOptions,
  nest: Nest,
): Promise<Pick<PageText, 'text' | 'dropped'> | null> {
  const whole = (source: string) => readWhole(source, { isXml: isXhtml(source) });
  if (OF_WORD.test(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)))) return null;
  switch (recognise(bytes, path)) {
    case 'docx':
      if (nest.depth === DEEPEST_IMPORT) throw new FormatError('bomb', 'documents in documents without end');
      return readBody(bytes, options, { ...nest, depth: nest.depth + 1 });
    case 'html':
      return whole(await textOf(bytes, options, declaredEncoding(bytes)));
    case 'mhtml':
      return readMessage(bytes, options, whole);
    case 'rtf':
      return readRtf(bytes, path, options);
    case 'text':
      return { text: (await textOf(bytes, options)).trim(), dropped: [] };
    default:
      return null;
  }
}

const labelsOf = (text: string): string[] =>
  [...text.matchAll(/^\[\^([^\]\s]+)\]: /gm)].map(([, label]) => label!);

/** With notes that have no labels in common with others. @param taken added to */
function withOtherLabels(text: string, taken: Set<string>): string {
  const others = new Map<string, string>();
  for (const label of labelsOf(text)) {
    let free = label;
    for (let number = taken.size + 1; taken.has(free); number++) free = String(number);
    taken.add(free);
    others.set(label, free);
  }
  return others.size === 0
    ? text
    : text.replaceAll(/\[\^([^\]\s]+)\]/g, (_, label: string) => `[^${others.get(label) ?? label}]`);
}

const countOf = (part: Uint8Array | undefined, name: string): number =>
  part === undefined
    ? 0
    : elementsOf(new TextDecoder().decode(part)).filter((element) => element.name === name).length;

function factsOf(part: Uint8Array | undefined): Document['facts'] {
  const elements = part === undefined ? [] : elementsOf(new TextDecoder().decode(part));
  const said = (name: string) => elements.find((element) => element.name === name)?.text;
  return tidyFacts({
    title: said('title'),
    author: said('creator'),
    publication: undefined,
    date: said('created') ?? said('modified'),
    address: undefined,
    language: said('language'),
  });
}
