/** Documents of Word (and of LibreOffice and Google, saved as .docx): by mammoth as a page, and that as text. */
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { SaxesParser } from 'saxes';
import { FormatError, type Document, type Dropped, type ReadFormat } from './document.ts';
import { tidyFacts } from './facts.ts';
import { readWhole } from './html.ts';
import { elementsOf } from './markup.ts';
import { READING_ENDS, READING_STARTS } from './readings.ts';
import { Archive } from './zip.ts';

/** Parts that hold text, or say what it is; pictures, fonts and embedded files are never unpacked. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:[^/]+\.xml|_rels\/[^/]+\.rels)|docProps\/core\.xml)$/;
/** Bytes of a part; mammoth's tree of it is some twenty times as large. */
const LARGEST_PART = 20 * 1024 * 1024;
/** Elements in elements; tables in tables make some fifty. */
const DEEPEST = 400;

export const readDocx: ReadFormat = async (bytes, name, options): Promise<Document> => {
  const archive = new Archive(bytes);
  const parts: Record<string, Uint8Array> = {};
  for (const path of archive.names.filter((one) => NEEDED.test(one))) {
    const part = archive.read(path)!;
    if (part.length > LARGEST_PART) throw new FormatError('too-large', `${path}: ${part.length} bytes`);
    const xml = new TextDecoder().decode(part);
    checkXml(xml, path);
    parts[path] = strToU8(path.startsWith('word/') ? withRubyAsText(xml) : xml);
  }
  options.signal?.throwIfAborted();
  const page = await convert(parts);
  const { text, dropped } = readWhole(page);
  const pictures = archive.names.filter((one) => one.startsWith('word/media/')).length;
  if (text === '') throw new FormatError(pictures > 0 ? 'image-only' : 'empty');
  const comments = countOf(parts['word/comments.xml'], 'comment');
  return {
    name,
    format: 'docx',
    text,
    facts: factsOf(parts['docProps/core.xml']),
    dropped: [
      ...dropped.filter(({ kind }) => kind !== 'pictures'),
      ...some('pictures', pictures),
      ...some('comments', comments),
    ],
  };
};

const some = (kind: Dropped['kind'], count: number): Dropped[] => (count > 0 ? [{ kind, count }] : []);

/** @throws FormatError `damaged` */
async function convert(parts: Record<string, Uint8Array>): Promise<string> {
  // Packed anew without compressing: mammoth unpacks whatever it is told to, and believes what the file says.
  const packed = zipSync(parts, { level: 0 });
  const arrayBuffer = packed.buffer.slice(
    packed.byteOffset,
    packed.byteOffset + packed.byteLength,
  ) as ArrayBuffer;
  try {
    const { value } = await mammoth.convertToHtml(
      // In Node it takes a buffer, in a browser this; each passes over the other's.
      { arrayBuffer, buffer: packed as never },
      {
        // Pictures are left out; read, they would become text.
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        styleMap: [
          'br[type="page"] => hr',
          "p[style-name='Title'] => h1:fresh",
          "p[style-name='Quote'] => blockquote > p:fresh",
        ],
      },
    );
    return value;
  } catch (error) {
    // A document may be damaged in more ways than mammoth has errors for.
    throw new FormatError('damaged', (error as Error).message);
  }
}

/**
 * mammoth's own parser mends what is broken, in a time that grows with its square, and follows elements in elements
 * until the stack is full.
 *
 * @throws FormatError `damaged`, `bomb`
 */
function checkXml(xml: string, path: string): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', (error) => {
    throw new FormatError('damaged', `${path}: ${error.message}`);
  });
  parser.on('opentag', () => {
    if (++depth > DEEPEST) throw new FormatError('bomb', `${path}: elements in elements without end`);
  });
  parser.on('closetag', () => void depth--);
  parser.write(xml).close();
}

/** Readings above characters, which mammoth would leave out with the characters, as marks in the text. */
function withRubyAsText(xml: string): string {
  const pieces = xml.split('<w:ruby>');
  const marked = pieces.slice(1).map((piece) => {
    const end = piece.indexOf('</w:ruby>');
    if (end < 0) return `<w:ruby>${piece}`;
    const ruby = piece.slice(0, end);
    const base = ruby.indexOf('<w:rubyBase>');
    const reading = ruby.indexOf('<w:rt>');
    const ends = ruby.indexOf('</w:rt>');
    const text = base < 0 ? '' : textIn(ruby.slice(base));
    const said = reading < 0 || ends < reading ? '' : textIn(ruby.slice(reading, ends));
    const read = said === '' ? text : `${text}${READING_STARTS}${said}${READING_ENDS}`;
    return `<w:t xml:space="preserve">${read}</w:t>${piece.slice(end + '</w:ruby>'.length)}`;
  });
  return pieces[0]! + marked.join('');
}

/** Still as XML writes it. */
const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');

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
