/** The glossaries the app is built with, as the first sources of the library. */
import type { Glossary, Issue, Occurrence } from '../glossary/entry.ts';
import type { TermId } from '../term/term-id.ts';
import type { Written } from './entry.ts';
import type { Find, Place, Source, SourceId } from './source.ts';

/** An article of an issue. */
export interface IssueArticle {
  readonly id: string;
  readonly source: SourceId;
  readonly title: string;
  readonly author: string;
  /** As "7–12". */
  readonly pages: string;
}

export interface Shipped {
  /** Each issue, in the order given. */
  readonly sources: readonly Source[];
  /** Of every issue, in printed order. */
  readonly articles: readonly IssueArticle[];
  /** What the glossaries add to a term. */
  readonly written: ReadonlyMap<TermId, Written>;
  /** By the ids that entries had in earlier versions. */
  readonly formerIds: ReadonlyMap<string, TermId>;
}

/**
 * @param glossaries of any issues; the printed terms of one and those we supply to it may be two glossaries
 * @throws RangeError where two entries have or had one id
 */
export function shippedOf(glossaries: readonly Glossary[]): Shipped {
  const written = new Map<TermId, Written>();
  const formerIds = new Map<string, TermId>();
  const issues = new Map<string, { issue: Issue; finds: Find[] }>();
  for (const { issue, entries } of inPrintedOrder(glossaries)) {
    const { finds } = getIssue(issues, issue);
    for (const entry of entries) {
      const { id: term } = entry;
      if (written.has(term)) throw new RangeError(`Two entries have the id ${term}.`);
      for (const former of entry.formerIds) {
        if (formerIds.has(former)) throw new RangeError(`Two entries have the id ${former}.`);
        formerIds.set(former, term);
      }
      written.set(term, entry);
      finds.push(findOf(entry, term));
    }
  }
  const all = [...issues.values()];
  return {
    sources: all.map(({ issue, finds }) => sourceOf(issue, finds)),
    articles: all.flatMap(({ issue }) =>
      issue.articles.map(({ id, title, author, pages }) => ({
        id,
        source: issue.id as SourceId,
        title,
        author,
        pages,
      })),
    ),
    written,
    formerIds,
  };
}

/** Printed entries first, as every list has them. */
function inPrintedOrder(glossaries: readonly Glossary[]): Pick<Glossary, 'issue' | 'entries'>[] {
  const part = (origin: Written['origin']) =>
    glossaries.map(({ issue, entries }) => ({
      issue,
      entries: entries.filter((entry) => entry.origin === origin),
    }));
  return [...part('printed'), ...part('supplied')];
}

function getIssue(issues: Map<string, { issue: Issue; finds: Find[] }>, issue: Issue) {
  let known = issues.get(issue.id);
  if (known === undefined) issues.set(issue.id, (known = { issue, finds: [] }));
  return known;
}

function findOf(entry: Written, term: TermId): Find {
  const { hanzi, traditional, pinyin, pinyinNumbered, zhuyin, kind, abbreviation, words } = entry;
  return {
    term,
    hanzi,
    traditional,
    pinyin,
    numbered: pinyinNumbered,
    zhuyin,
    kind,
    gloss: entry.english,
    ...(abbreviation !== undefined && { abbreviation }),
    confidence: 1,
    ...(!entry.drilled && { cited: true }),
    words,
    places: entry.occurrences.map((occurrence) => placeOf(occurrence)),
  };
}

function placeOf({ line, column, form, printed, section, article }: Occurrence): Place {
  return {
    line,
    column,
    length: printed.length,
    ...(form !== 'hanzi' && { form }),
    ...(section !== null && { section }),
    article,
  };
}

function sourceOf(issue: Issue, finds: readonly Find[]): Source {
  return {
    v: 1,
    id: issue.id as SourceId,
    extractor: 0,
    type: 'issue',
    title: `${issue.journal} ${issue.volume}-${issue.issue}`,
    publication: issue.journal,
    date: issue.date,
    language: 'en',
    addedAt: Date.parse(issue.date),
    finds,
  };
}
