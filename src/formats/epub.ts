/** Books: the chapters in the order in which they are read, each as a page. */
import { pathIn, unescaped } from './archive-path.ts';
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
  const locked = new Set(lockedParts((await xml('META-INF/encryption.xml')) ?? []));
  if (packagePath !== undefined && locked.has(packagePath))
    throw new FormatError('encrypted', 'a book with a lock');
  const content = packagePath === undefined ? undefined : await xml(packagePath);
  if (packagePath === undefined || content === undefined)
    throw new FormatError('damaged', 'a book without a list of its parts');

  const { pages, pictures } = partsOf(content);
  const chapters = pages.map((href) => pathIn(href, packagePath));
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
  if (texts.length === 0) {
    throw new FormatError(pictures || counts.has('pictures') ? 'image-only' : 'nothing-inside');
  }
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

const PAGES = /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml)$/i;
/** Parts that stand for one another in a row. */
const MOST_FALLBACKS = 5;

/**
 * Addresses of the chapters, what stands apart from the text (`linear="no"`) behind it; the cover and the lists of
 * contents, which are links only, are left out. `pictures` says whether the book shows any, though no page has a word.
 */
function partsOf(content: readonly XmlElement[]): { pages: string[]; pictures: boolean } {
  const items = new Map<string, XmlElement['attributes']>();
  const lists = new Set<string>();
  const spine: XmlElement['attributes'][] = [];
  for (const { name, attributes } of content) {
    if (name === 'item' && attributes['id'] !== undefined) items.set(attributes['id'], attributes);
    if (name === 'itemref') spine.push(attributes);
    // As books of the second version name it.
    if (name === 'reference' && attributes['type'] === 'toc') lists.add(attributes['href'] ?? '');
  }
  const isPage = (item: XmlElement['attributes'] | undefined) => PAGES.test(item?.['media-type'] ?? '');
  const pageOf = (id: string | undefined) => {
    let item = items.get(id ?? '');
    for (let i = 0; i < MOST_FALLBACKS && item !== undefined && !isPage(item); i++) {
      item = items.get(item['fallback'] ?? '');
    }
    return isPage(item) ? item : undefined;
  };
  const hrefs = (isApart: boolean) =>
    spine.flatMap((itemref): string[] => {
      const item = (itemref['linear'] === 'no') === isApart ? pageOf(itemref['idref']) : undefined;
      const isList = /(?:^|\s)nav(?:\s|$)/.test(item?.['properties'] ?? '');
      return isList || item?.['href'] === undefined ? [] : [item['href']];
    });
  const all = [...new Set([...hrefs(false), ...hrefs(true)])];
  const withoutLists = all.filter((href) => !lists.has(href));
  const isPicture = (item: XmlElement['attributes'] | undefined) =>
    /^image\//.test(item?.['media-type'] ?? '');
  return {
    pages: withoutLists.length > 0 ? withoutLists : all,
    pictures:
      spine.some(({ idref }) => isPicture(items.get(idref ?? ''))) ||
      (all.length > 0 && [...items.values()].some(isPicture)),
  };
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
