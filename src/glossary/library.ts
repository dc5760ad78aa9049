/**
 * The glossaries of one issue, joined and indexed: what every screen asks.
 */
import type { Article, Entry, Glossary, Issue, Occurrence, Topic } from './entry.ts';

/** An article with its terms in order of first appearance there. */
export interface ArticleTerms {
  readonly article: Article;
  readonly entries: readonly Entry[];
}

export interface Library {
  readonly issue: Issue;
  /** The printed entries in order of first appearance, then the supplied ones. */
  readonly entries: readonly Entry[];
  readonly printed: readonly Entry[];
  readonly supplied: readonly Entry[];
  entry(id: string): Entry | undefined;
  article(id: string): Article | undefined;
  /** Every article in printed order, also one without a term. */
  readonly byArticle: readonly ArticleTerms[];
  readonly byTopic: ReadonlyMap<Topic, readonly Entry[]>;
  /** The entries before and after, in the order of `entries`. */
  neighbours(id: string): { readonly previous: Entry | undefined; readonly next: Entry | undefined };
}

/**
 * Joins glossaries of the same issue.
 *
 * @throws RangeError when none is given, two are of different issues, or an id stands in two entries
 */
export function joinGlossaries(glossaries: readonly Glossary[]): Library {
  const [first] = glossaries;
  if (first === undefined) throw new RangeError('No glossary was given.');
  const { issue } = first;

  const positions = new Map<string, number>();
  const all = glossaries.flatMap((glossary) => {
    if (glossary.issue.id !== issue.id) {
      throw new RangeError(`A glossary of ${glossary.issue.id} cannot be joined to one of ${issue.id}.`);
    }
    return glossary.entries;
  });
  const printed = all.filter((entry) => entry.origin === 'printed');
  const supplied = all.filter((entry) => entry.origin === 'supplied');
  const entries = [...printed, ...supplied];
  entries.forEach((entry, position) => {
    if (positions.has(entry.id)) throw new RangeError(`Two entries have the id ${entry.id}.`);
    positions.set(entry.id, position);
  });

  const articlesById = new Map(issue.articles.map((article) => [article.id, article]));
  const byTopic = new Map<Topic, Entry[]>();
  for (const entry of entries) {
    const list = byTopic.get(entry.topic);
    if (list) list.push(entry);
    else byTopic.set(entry.topic, [entry]);
  }

  return {
    issue,
    entries,
    printed,
    supplied,
    entry: (id) => entries[positions.get(id) ?? -1],
    article: (id) => articlesById.get(id),
    byArticle: issue.articles.map((article) => ({ article, entries: inOrderOfAppearance(printed, article) })),
    byTopic,
    neighbours: (id) => {
      const position = positions.get(id);
      if (position === undefined) return { previous: undefined, next: undefined };
      return { previous: entries[position - 1], next: entries[position + 1] };
    },
  };
}

function inOrderOfAppearance(entries: readonly Entry[], article: Article): Entry[] {
  return entries
    .flatMap((entry) => {
      const here = entry.occurrences.filter((occurrence) => occurrence.article === article.title);
      const first = here.toSorted(byPlace)[0];
      return first ? [{ entry, first }] : [];
    })
    .sort((a, b) => byPlace(a.first, b.first))
    .map(({ entry }) => entry);
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return a.line - b.line || a.column - b.column;
}
