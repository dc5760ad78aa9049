/** Web pages: the article of a page, or where it has none, all of it without its menus. */
import { Readability } from '@mozilla/readability';
import {
  FormatError,
  type Document as ReadDocument,
  type DocumentFacts,
  type Dropped,
  type ReadFormat,
} from './document.ts';
import { tidyFacts } from './facts.ts';
import { factsOfPage } from './html-facts.ts';
import { markdownOf } from './html-markdown.ts';
import { NotedPage, takeNotes, type FindPage } from './html-notes.ts';
import { parsePage, type Page, type PageOptions } from './html-page.ts';
import { declaredEncoding, hasChinese, LARGEST_FILE, textOf } from './text.ts';

export const readHtml: ReadFormat = async (bytes, name, options): Promise<ReadDocument> => {
  const page = await textOf(bytes, options, declaredEncoding(bytes));
  return { name, format: 'html', ...readPage(page) };
};

/** What is read of a page. */
export type PageText = Pick<ReadDocument, 'text' | 'facts' | 'dropped'>;

/**
 * @param source markup, of HTML or XHTML
 * @throws FormatError `empty` where no text is left, `too-large`, `bomb`
 */
export function readPage(source: string): PageText {
  const article = readVisible(source, {});
  // A page that only its scripts would show.
  let read = article.text === '' ? readVisible(source, { keepHidden: true }) : article;
  if (read.text === '') {
    const instead = readVisible(source, { keepHidden: true, keepNoscript: true });
    // A line or two only ask for scripts, in whatever language.
    const isLine = instead.text.length < FEWEST_LETTERS;
    if (!isLine || (hasChinese(instead.text) && !ASKS_FOR_SCRIPTS.test(instead.text))) read = instead;
  }
  if (read.text === '') throw new FormatError('empty', 'a page without text');
  return read;
}

const FEWEST_LETTERS = 300;
const ASKS_FOR_SCRIPTS = /java\s?script|\bjs\b|browser|[脚腳]本|[浏瀏][览覽]器/i;

/** XHTML, whose elements may end where they begin. */
export const isXhtml = (source: string): boolean =>
  /^\ufeff?\s*<\?xml|<html\b[^>]{0,500}\bxmlns=/i.test(source.slice(0, 2_000));

/** All of a document's body, as a file of Word is read. */
export function readWhole(source: string, options: PageOptions = {}): PageText {
  const page = parsePage(source, options);
  return readBody(page, new NotedPage(page.document.body));
}

/**
 * All of a page's body, as a book's chapter is read.
 *
 * @param noted its body, which is changed
 * @param find the pages behind it on which its notes may stand
 */
export function readBody({ document, dropped }: Page, noted: NotedPage, find?: FindPage): PageText {
  const facts = factsOfPage(document);
  const notes = takeNotes(noted, find);
  return { text: markdownOf(document.body, notes), facts, dropped };
}

/** The search for the article reads each element several times, and what it stands in; of a few there is none. */
const MOST_ELEMENTS = 12_000;
const FEWEST_ELEMENTS = 3;

function readVisible(source: string, options: PageOptions): PageText {
  const page = parsePage(source, { ...options, isXml: isXhtml(source) });
  const { document, dropped } = page;
  const facts = factsOfPage(document);
  const notes = takeNotes(new NotedPage(document.body));
  const whole = markdownOf(mainPart(document), notes, isAside);
  const isSearched =
    page.size >= FEWEST_ELEMENTS && page.size <= MOST_ELEMENTS && source.length <= LARGEST_FILE / 2;
  const found = isSearched ? findArticle(document) : null;
  const text =
    found === null ? '' : withTitle(markdownOf(found.element, notes), facts.title ?? found.facts.title);
  if (found === null || !holdsMost(text, whole)) return { text: whole, facts, dropped };
  return {
    text,
    facts: { ...found.facts, ...facts },
    dropped: text.length < 0.95 * whole.length ? withMenu(dropped) : dropped,
  };
}

/** The one part that a page itself calls its main one. */
function mainPart(document: Document): Element {
  for (const name of ['main,[role="main"]', 'article']) {
    const parts = document.querySelectorAll(name);
    if (parts.length === 1 && (parts[0]!.textContent ?? '').trim() !== '') return parts[0]!;
  }
  return document.body;
}

/** What stands around the text of a page; inside an article it belongs to it. */
const isAside = (element: Element): boolean =>
  /^(?:header|footer|aside)$/.test(element.localName) &&
  element.closest('article,main,[role="main"]') === null &&
  element.querySelector('h1') === null;

/**
 * Whether what was found for the article has what the reader came for: it is no mere corner of the page, and the
 * Chinese is in it. Of a page in Chinese most may be menus.
 */
function holdsMost(text: string, whole: string): boolean {
  const chinese = (of: string) => of.match(/\p{Script=Han}/gu)?.length ?? 0;
  const all = chinese(whole);
  const isChinese = all > (whole.match(/\p{Script=Latin}/gu)?.length ?? 0);
  return text.length >= 0.15 * whole.length && chinese(text) >= all * (isChinese ? 0.3 : 0.6);
}

/** A page's title stands above its article, which is read without it, or with its heading as one among others. */
function withTitle(text: string, title: string | undefined): string {
  if (title !== undefined && text.startsWith(`## ${title}\n`)) return text.slice(1);
  const isThere = title === undefined || text === '' || text.slice(0, 1_000).includes(title);
  return isThere ? text : `# ${title}\n\n${text}`;
}

function withMenu(dropped: readonly Dropped[]): Dropped[] {
  const menus = dropped.find(({ kind }) => kind === 'menus')?.count ?? 0;
  return [...dropped.filter(({ kind }) => kind !== 'menus'), { kind: 'menus', count: menus + 1 }];
}

interface Article {
  readonly element: Element;
  readonly facts: DocumentFacts;
}

/** Null where a page is no article. @param document taken apart */
function findArticle(document: Document): Article | null {
  let article: ReturnType<Readability<Element>['parse']>;
  try {
    article = new Readability<Element>(document, { serializer: (node) => node as Element }).parse();
  } catch (error) {
    // A page so odd that it cannot be told what of it is the article is read whole.
    console.info('The article of a page cannot be told apart:', error);
    return null;
  }
  if (!article?.content) return null;
  const facts = tidyFacts({
    title: article.title ?? undefined,
    author: article.byline ?? undefined,
    publication: article.siteName ?? undefined,
    date: article.publishedTime ?? undefined,
    address: undefined,
    language: article.lang ?? undefined,
  });
  return { element: article.content, facts };
}
