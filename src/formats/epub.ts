/** Books: the chapters in the order in which they are read, each as a page. */
import { FormatError, type Document, type Dropped, type DroppedKind, type ReadFormat } from './document.ts';
import { tidyFacts } from './facts.ts';
import { isXhtml, readWhole } from './html.ts';
import { elementsOf, type XmlElement } from './markup.ts';
import { declaredEncoding, textOf } from './text.ts';
import { Archive } from './zip.ts';

const MOST_CHAPTERS = 3_000;
/** Characters; more is a library, and more than the extractor takes at once. */
const LONGEST_BOOK = 12_000_000;
/** What only makes fonts hard to copy; the text is plain. */
const OF_FONTS = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;

export const readEpub: ReadFormat = async (bytes, name, options): Promise<Document> => {
  const archive = new Archive(bytes);
  const xml = async (path: string) => {
    const content = archive.read(path);
    return content === undefined
      ? undefined
      : elementsOf(await textOf(content, options, declaredEncoding(content)));
  };
  const container = await xml('META-INF/container.xml');
  const packagePath = container?.find((element) => element.name === 'rootfile')?.attributes['full-path'];
  const content = packagePath === undefined ? undefined : await xml(packagePath);
  if (packagePath === undefined || content === undefined)
    throw new FormatError('damaged', 'a book without a list of its parts');

  const locked = new Set(lockedParts((await xml('META-INF/encryption.xml')) ?? []));
  const chapters = chaptersOf(content).map((href) => pathOf(href, packagePath));
  if (chapters.length > MOST_CHAPTERS) throw new FormatError('bomb', `${chapters.length} chapters`);
  if (chapters.some((path) => locked.has(path))) throw new FormatError('encrypted', 'a book with a lock');

  const texts: string[] = [];
  const counts = new Map<DroppedKind, number>();
  let length = 0;
  for (const [at, path] of chapters.entries()) {
    options.signal?.throwIfAborted();
    options.onprogress?.(at, chapters.length);
    const bytesOf = archive.read(path);
    if (bytesOf === undefined || bytesOf.length === 0) continue;
    const source = await textOf(bytesOf, options, declaredEncoding(bytesOf));
    const { text, dropped } = readWhole(source, { isXml: isXhtml(source) });
    for (const { kind, count } of dropped) counts.set(kind, (counts.get(kind) ?? 0) + count);
    if (text !== '') texts.push(text);
    length += text.length;
    if (length > LONGEST_BOOK) throw new FormatError('too-large', `more than ${LONGEST_BOOK} characters`);
  }
  options.onprogress?.(chapters.length, chapters.length);
  if (texts.length === 0) throw new FormatError(counts.has('pictures') ? 'image-only' : 'nothing-inside');
  return {
    name,
    format: 'epub',
    text: texts.join('\n\n'),
    facts: factsOf(content),
    dropped: [...counts].map(([kind, count]): Dropped => ({ kind, count })),
  };
};

/** Paths of what is encrypted so that it cannot be read. */
function lockedParts(elements: readonly XmlElement[]): string[] {
  const locked: string[] = [];
  let algorithm = '';
  for (const { name, attributes } of elements) {
    if (name === 'EncryptionMethod') algorithm = attributes['Algorithm'] ?? '';
    if (name === 'CipherReference' && !OF_FONTS.test(algorithm))
      locked.push(unescaped(attributes['URI'] ?? ''));
  }
  return locked;
}

/** Addresses of the chapters; the cover and the lists of contents, which are links only, are left out. */
function chaptersOf(content: readonly XmlElement[]): string[] {
  const items = new Map<string, XmlElement['attributes']>();
  for (const { name, attributes } of content) {
    if (name === 'item' && attributes['id'] !== undefined) items.set(attributes['id'], attributes);
  }
  const chapters = content.flatMap(({ name, attributes }): string[] => {
    if (name !== 'itemref') return [];
    const item = items.get(attributes['idref'] ?? '');
    const isPage = /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml)$/i.test(
      item?.['media-type'] ?? '',
    );
    const isList = /(?:^|\s)nav(?:\s|$)/.test(item?.['properties'] ?? '');
    return isPage && !isList && item?.['href'] !== undefined ? [item['href']] : [];
  });
  return [...new Set(chapters)];
}

/** An address in the list of parts, as a path in the archive. */
function pathOf(href: string, packagePath: string): string {
  const path: string[] = [];
  for (const step of [...packagePath.split('/').slice(0, -1), ...unescaped(href.split('#')[0]!).split('/')]) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    // A % that stands for itself.
    if (error instanceof URIError) return address;
    throw error;
  }
}

function factsOf(content: readonly XmlElement[]): Document['facts'] {
  const all = (name: string) =>
    content.flatMap((element) => (element.name === name && element.text.trim() !== '' ? [element] : []));
  // Translators and illustrators are named alike, each with a role.
  const authors = all('creator').filter(({ attributes }) => (attributes['opf:role'] ?? 'aut') === 'aut');
  return tidyFacts({
    title: all('title')[0]?.text,
    author: authors.map(({ text }) => text.trim()).join(', '),
    publication: all('publisher')[0]?.text,
    date: all('date')[0]?.text,
    address: all('source')[0]?.text.trim(),
    language: all('language')[0]?.text,
  });
}
