/** Books: the chapters in the order in which they are read, each as a page. */
import { pathIn, unescaped } from './archive-path.ts';
import {
  FormatError,
  type Document,
  type Dropped,
  type DroppedKind,
  type ReadFormat,
  type ReadOptions,
} from './document.ts';
import { tidyFacts } from './facts.ts';
import { calledElsewhere, NotedPage } from './html-notes.ts';
import { parsePage, type Page } from './html-page.ts';
import { isXhtml, readBody } from './html.ts';
import { elementsOf, type XmlElement } from './markup.ts';
import { declaredEncoding, textOf } from './text.ts';
import { Archive } from './zip.ts';

const MOST_CHAPTERS = 3_000;
/** Characters; more is a library, and more than the extractor takes at once. */
const LONGEST_BOOK = 12_000_000;
/** Elements of pages that are kept until their notes are called; a book has its notes on one page, or on one a chapter. */
const MOST_KEPT = 100_000;
/** Letters that a list of contents has besides its links: its heading, and a word on what follows. */
const MOST_OF_LIST = 100;
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

  const parts = partsOf(content);
  const pathsOf = (hrefs: readonly string[]) => hrefs.map((href) => pathIn(href, packagePath));
  const spine = pathsOf(parts.spine);
  if (spine.length > MOST_CHAPTERS) throw new FormatError('bomb', `${spine.length} chapters`);
  if (spine.some((path) => locked.has(path))) throw new FormatError('encrypted', 'a book with a lock');
  const book = new Book(archive, options);
  const lists: string[] = [];
  for (const path of new Set(pathsOf(parts.lists)))
    if (spine.includes(path) && (await book.isList(path))) lists.push(path);
  const chapters = lists.length < spine.length ? spine.filter((path) => !lists.includes(path)) : spine;
  const order = new Map(chapters.map((path, at) => [path, at]));
  // Notes may stand on a page that is read only from their marks.
  const apart = new Set(pathsOf(parts.others).filter((path) => !spine.includes(path) && !locked.has(path)));

  const texts: string[] = [];
  const counts = new Map<DroppedKind, number>();
  let length = 0;
  for (const [at, path] of chapters.entries()) {
    options.signal?.throwIfAborted();
    options.onprogress?.(at, chapters.length);
    const page = await book.take(path);
    if (page === undefined) continue;
    const isBehind = (one: string) => (order.get(one) ?? (apart.has(one) ? Infinity : -1)) > at;
    for (const href of calledElsewhere(page.noted.body)) {
      const called = pathIn(href, path);
      if (isBehind(called)) await book.keep(called, apart.has(called));
    }
    const { text, dropped } = readBody(page.tree, page.noted, (href) => {
      const called = pathIn(href, path);
      return called === path ? page.noted : isBehind(called) ? book.kept(called) : undefined;
    });
    for (const { kind, count } of dropped) counts.set(kind, (counts.get(kind) ?? 0) + count);
    // Of a page whose notes stand with what they are of, headings may be left.
    const isLeft = page.noted.taken.size > 0 && text.split('\n').every((line) => /^(?:#|$)/.test(line));
    if (text !== '' && !isLeft) texts.push(text);
    length += text.length;
    if (length > LONGEST_BOOK) throw new FormatError('too-large', `more than ${LONGEST_BOOK} characters`);
  }
  options.onprogress?.(chapters.length, chapters.length);
  if (book.unread > 0) counts.set('files', book.unread);
  if (texts.length === 0) {
    throw new FormatError(parts.pictures || counts.has('pictures') ? 'image-only' : 'nothing-inside');
  }
  return {
    name,
    format: 'epub',
    text: texts.join('\n\n'),
    facts: factsOf(content),
    dropped: [...counts].map(([kind, count]): Dropped => ({ kind, count })),
  };
};

interface BookPage {
  readonly tree: Page;
  readonly noted: NotedPage;
}

/** The pages of a book; those that were looked at before their turn stay until then, as long as there is room. */
class Book {
  readonly #archive: Archive;
  readonly #options: ReadOptions;
  readonly #kept = new Map<string, BookPage | undefined>();
  #size = 0;
  /** How many pages without which the text is whole could not be read. */
  unread = 0;

  constructor(archive: Archive, options: ReadOptions) {
    this.#archive = archive;
    this.#options = options;
  }

  /** Undefined where there is none, or nothing in it. */
  async take(path: string): Promise<BookPage | undefined> {
    const page = this.#kept.has(path) ? this.#kept.get(path) : await this.#read(path);
    this.#size -= this.#kept.get(path)?.tree.size ?? 0;
    this.#kept.delete(path);
    return page;
  }

  /**
   * Has a page stay; of a book with too many the notes stay where they are.
   *
   * @param isApart whether it is no page of the text: then damage costs no more than the page
   */
  async keep(path: string, isApart: boolean): Promise<void> {
    if (!this.#kept.has(path) && this.#hasRoom())
      this.#add(path, await (isApart ? this.#readIfSound(path) : this.#read(path)));
  }

  #hasRoom(): boolean {
    return this.#size <= MOST_KEPT;
  }

  #add(path: string, page: BookPage | undefined): void {
    this.#kept.set(path, page);
    this.#size += page?.tree.size ?? 0;
  }

  kept(path: string): NotedPage | undefined {
    return this.#kept.get(path)?.noted;
  }

  /** Whether a page that is called a list of contents is links, and not also a text; also where it is damaged. */
  async isList(path: string): Promise<boolean> {
    const page = await this.#readIfSound(path);
    if (page === undefined) return true;
    const { body } = page.noted;
    const lettersOf = (element: Element) => element.textContent?.match(/\p{L}/gu)?.length ?? 0;
    const linked = [...body.querySelectorAll('a[href]')].reduce((sum, link) => sum + lettersOf(link), 0);
    const isText = lettersOf(body) - linked > Math.max(linked, MOST_OF_LIST);
    if (isText && this.#hasRoom()) this.#add(path, page);
    return !isText;
  }

  async #readIfSound(path: string): Promise<BookPage | undefined> {
    try {
      return await this.#read(path);
    } catch (error) {
      if (!(error instanceof FormatError) || error.problem === 'bomb') throw error;
      console.info(`${path} of a book cannot be read:`, error);
      this.unread++;
      return undefined;
    }
  }

  async #read(path: string): Promise<BookPage | undefined> {
    const bytes = this.#archive.read(path);
    if (bytes === undefined || bytes.length === 0) return undefined;
    const source = await textOf(bytes, this.#options, declaredEncoding(bytes));
    const tree = parsePage(source, { isXml: isXhtml(source) });
    return { tree, noted: new NotedPage(tree.document.body) };
  }
}

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

/** Parts of a book, by their addresses. */
interface Parts {
  /** In the order in which they are read, what stands apart from the text (`linear="no"`) behind it. */
  readonly spine: readonly string[];
  /** Those that the book calls its list of contents. */
  readonly lists: readonly string[];
  /** All pages. */
  readonly others: readonly string[];
  /** Whether it shows any picture, though no page may have a word. */
  readonly pictures: boolean;
}

function partsOf(content: readonly XmlElement[]): Parts {
  const items = new Map<string, XmlElement['attributes']>();
  const lists: string[] = [];
  const itemrefs: XmlElement['attributes'][] = [];
  for (const { name, attributes } of content) {
    if (name === 'item' && attributes['id'] !== undefined) items.set(attributes['id'], attributes);
    if (name === 'itemref') itemrefs.push(attributes);
    // As books of the second version name it.
    if (name === 'reference' && attributes['type'] === 'toc') lists.push(attributes['href'] ?? '');
  }
  const isPage = (item: XmlElement['attributes'] | undefined) => PAGES.test(item?.['media-type'] ?? '');
  const isPicture = (item: XmlElement['attributes'] | undefined) =>
    /^image\//.test(item?.['media-type'] ?? '');
  const pageOf = (id: string | undefined) => {
    let item = items.get(id ?? '');
    for (let i = 0; i < MOST_FALLBACKS && item !== undefined && !isPage(item); i++) {
      item = items.get(item['fallback'] ?? '');
    }
    return isPage(item) ? item : undefined;
  };
  const hrefOf = (item: XmlElement['attributes'] | undefined) => item?.['href'] ?? [];
  const hrefs = (isApart: boolean) =>
    itemrefs
      .filter((itemref) => (itemref['linear'] === 'no') === isApart)
      .flatMap(({ idref }) => hrefOf(pageOf(idref)));
  const spine = [...new Set([...hrefs(false), ...hrefs(true)])];
  const all = [...items.values()];
  const navs = all.filter((item) => /(?:^|\s)nav(?:\s|$)/.test(item['properties'] ?? '')).flatMap(hrefOf);
  return {
    spine,
    lists: [...lists, ...navs],
    others: all.filter(isPage).flatMap(hrefOf),
    pictures:
      itemrefs.some(({ idref }) => isPicture(items.get(idref ?? ''))) ||
      (spine.some((href) => !navs.includes(href)) && all.some(isPicture)),
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
