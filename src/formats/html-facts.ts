/** What a page says of itself: in its head, in the data it gives to search engines, beside its title. */
import type { DocumentFacts } from './document.ts';
import { line, tidyFacts, type Facts } from './facts.ts';

/** By which names pages give them, those that say it most plainly first. */
const NAMES: Readonly<
  Record<'title' | 'author' | 'publication' | 'date' | 'address' | 'language', readonly string[]>
> = {
  title: ['citation_title', 'og:title', 'dc.title', 'dcterms.title', 'twitter:title', 'parsely-title'],
  author: [
    'citation_author',
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'byl',
  ],
  publication: [
    'citation_journal_title',
    'og:site_name',
    'citation_publisher',
    'dc.publisher',
    'application-name',
  ],
  date: [
    'citation_publication_date',
    'article:published_time',
    'datepublished',
    'dc.date',
    'dcterms.date',
    'dc.date.issued',
    'parsely-pub-date',
    'sailthru.date',
    'publishdate',
    'pubdate',
    'date',
    'og:published_time',
    'citation_date',
  ],
  address: ['og:url', 'saved-from'],
  language: ['og:locale', 'citation_language', 'dc.language', 'content-language'],
};

export function factsOfPage(document: Document): DocumentFacts {
  const meta = metaOf(document);
  const data = dataOf(document);
  const canonical = [...document.querySelectorAll('link[rel][href]')].find((link) =>
    /(?:^|\s)canonical(?:\s|$)/i.test(link.getAttribute('rel') ?? ''),
  );
  const named = (fact: keyof typeof NAMES) =>
    NAMES[fact].map((name) => meta.get(name)).find((value) => value !== undefined);
  const byline = line(
    document.querySelector('[rel~="author"],[itemprop="author"],.byline,.author-name,.article-author')
      ?.textContent,
  );
  const written = line(document.querySelector('title')?.textContent);
  const heading = [...document.querySelectorAll('h1')].map((h1) => line(h1.textContent)).find(Boolean);
  const time = document.querySelector('time[datetime],[itemprop="datePublished"]');
  return tidyFacts({
    title: data.title ?? withoutSite(named('title') ?? written ?? heading, heading, named('publication')),
    author: data.author ?? named('author') ?? byline,
    publication: named('publication') ?? data.publication,
    date:
      data.date ??
      named('date') ??
      line(time?.getAttribute('datetime') ?? time?.getAttribute('content') ?? time?.textContent),
    address: line(canonical?.getAttribute('href')) ?? named('address'),
    language:
      line(
        document.documentElement.getAttribute('lang') ?? document.documentElement.getAttribute('xml:lang'),
      ) ?? named('language'),
  });
}

/** A page's title often has its site's name behind it. */
function withoutSite(
  title: string | undefined,
  heading: string | undefined,
  site: string | undefined,
): string | undefined {
  if (title === undefined) return undefined;
  if (heading !== undefined && title.startsWith(heading)) return heading;
  const behind = site === undefined ? -1 : title.lastIndexOf(site);
  const isLast = behind > 0 && behind + site!.length === title.length;
  return isLast ? title.slice(0, behind).replace(/\s*[-–—|·:_/»]\s*$/u, '') || title : title;
}

function metaOf(document: Document): ReadonlyMap<string, string> {
  const meta = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = line(element.getAttribute('content'), 2_000);
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name && content !== undefined && !meta.has(name)) meta.set(name, content);
    }
  }
  return meta;
}

type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/** What a page gives to search engines (https://schema.org/Article). */
function dataOf(document: Document): Facts {
  for (const script of document.querySelectorAll('script')) {
    const article = articleIn(parsed(script.textContent ?? ''), 0);
    if (article === undefined) continue;
    const facts: Facts = {};
    const put = (fact: keyof Facts, value: string | undefined) => {
      if (value !== undefined) facts[fact] = value;
    };
    put('title', line(textIn(article['headline'] ?? article['name'])));
    put('author', line(namesIn(article['author'])));
    put('publication', line(namesIn(article['publisher'])));
    put('date', line(textIn(article['datePublished'])));
    return facts;
  }
  return {};
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    // Many pages have a comma too many in it; the rest of the page tells the same.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function articleIn(value: Json, depth: number): { readonly [name: string]: Json | undefined } | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 50)) {
      const found = articleIn(one as Json, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const data = value as { readonly [name: string]: Json | undefined };
  const types = [data['@type']].flat().map(String);
  if (types.some((type) => /Article|Posting|Report|Book$/.test(type))) return data;
  return articleIn(data['@graph'] ?? data['mainEntity'] ?? null, depth + 1);
}

const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

function namesIn(value: Json | undefined): string | undefined {
  const names = [value].flat().flatMap((one): string[] => {
    if (typeof one === 'string') return [one];
    const name =
      typeof one === 'object' && one !== null && !Array.isArray(one)
        ? (one as { name?: Json }).name
        : undefined;
    return typeof name === 'string' ? [name] : [];
  });
  return names.length === 0 ? undefined : names.join(', ');
}
