/**
 * The glossaries of one issue, joined and indexed: what every screen asks.
 */
import type { TermId } from '../term/term-id.ts';
import type { Article, Entry, Glossary, Issue, Occurrence, Topic } from './entry.ts';

/** An article with its terms in order of first appearance there. */
export interface ArticleTerms {
  readonly article: Article;
  readonly entries: readonly Entry[];
}

/** A topic with its terms, the printed ones first. */
export interface TopicTerms {
  readonly topic: Topic;
  readonly entries: readonly Entry[];
}

export interface Library {
  readonly issue: Issue;
  /** The printed entries in order of first appearance, then the supplied ones. */
  readonly entries: readonly Entry[];
  readonly printed: readonly Entry[];
  readonly supplied: readonly Entry[];
  /** By its id, or by one that it had before. */
  entry(id: string): Entry | undefined;
  /** What each former id stands for now. */
  readonly former: ReadonlyMap<string, TermId>;
  article(id: string): Article | undefined;
  /** Every article in the issue's order, also one without a term. */
  readonly byArticle: readonly ArticleTerms[];
  /** The label of a topic; its id where the issue has none of that id. */
  topicLabel(id: string): string;
  /** Every topic in the issue's order, also one without a term. */
  readonly byTopic: readonly TopicTerms[];
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
  const former = new Map<string, TermId>();
  for (const { id, formerIds } of entries) {
    for (const one of formerIds) {
      if (former.has(one) || positions.has(one)) throw new RangeError(`Two entries have the id ${one}.`);
      former.set(one, id);
    }
  }

  const articlesById = new Map(issue.articles.map((article) => [article.id, article]));
  const topicLabels = new Map(issue.topics.map(({ id, label }) => [id, label]));

  return {
    issue,
    entries,
    printed,
    supplied,
    entry: (id) => entries[positions.get(former.get(id) ?? id) ?? -1],
    former,
    article: (id) => articlesById.get(id),
    byArticle: issue.articles.map((article) => ({ article, entries: inOrderOfAppearance(printed, article) })),
    topicLabel: (id) => topicLabels.get(id) ?? id,
    byTopic: issue.topics.map((topic) => ({
      topic,
      entries: entries.filter((entry) => entry.topic === topic.id),
    })),
    neighbours: (id) => {
      const position = positions.get(former.get(id) ?? id);
      if (position === undefined) return { previous: undefined, next: undefined };
      return { previous: entries[position - 1], next: entries[position + 1] };
    },
  };
}

function inOrderOfAppearance(entries: readonly Entry[], article: Article): Entry[] {
  return entries
    .flatMap((entry) => {
      const here = entry.occurrences.filter((occurrence) => occurrence.article === article.id);
      const first = here.toSorted(byPlace)[0];
      return first ? [{ entry, first }] : [];
    })
    .sort((a, b) => byPlace(a.first, b.first))
    .map(({ entry }) => entry);
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return a.line - b.line || a.column - b.column;
}
