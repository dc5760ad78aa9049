/** Where a term stands in the issue, gathered by article and section and counted by form. */
import type { Occurrence } from './entry.ts';

export type Form = Occurrence['form'];

/** How often each form stands somewhere. */
export type FormCounts = Readonly<Record<Form, number>>;

export interface SectionOccurrences {
  /** Null before the first heading of the article. */
  readonly section: string | null;
  readonly counts: FormCounts;
}

export interface ArticleOccurrences {
  /** Its id. */
  readonly article: string;
  readonly counts: FormCounts;
  /** In order of first occurrence. */
  readonly sections: readonly SectionOccurrences[];
}

export interface OccurrenceSummary {
  readonly total: number;
  readonly counts: FormCounts;
  /** In order of first occurrence. */
  readonly articles: readonly ArticleOccurrences[];
  /** What is printed there, each once, in order of first occurrence. */
  readonly spellings: readonly string[];
}

type Counts = Record<Form, number>;
const none = (): Counts => ({ hanzi: 0, english: 0, abbreviation: 0 });

export function summariseOccurrences(occurrences: readonly Occurrence[]): OccurrenceSummary {
  const counts = none();
  const articles = new Map<string, { counts: Counts; sections: Map<string | null, Counts> }>();
  const inOrder = occurrences.toSorted((a, b) => a.line - b.line || a.column - b.column);
  for (const occurrence of inOrder) {
    const { article: id, section, form } = occurrence;
    let article = articles.get(id);
    if (!article) articles.set(id, (article = { counts: none(), sections: new Map() }));
    let inSection = article.sections.get(section);
    if (!inSection) article.sections.set(section, (inSection = none()));
    counts[form]++;
    article.counts[form]++;
    inSection[form]++;
  }
  return {
    total: occurrences.length,
    counts,
    articles: [...articles].map(([article, { counts: inArticle, sections }]) => ({
      article,
      counts: inArticle,
      sections: [...sections].map(([section, inSection]) => ({ section, counts: inSection })),
    })),
    spellings: [...new Set(inOrder.map((occurrence) => occurrence.printed))],
  };
}

/** The terms of an article under the section each first stands in, in the article's order. */
export interface SectionEntries<E> {
  readonly section: string | null;
  readonly entries: readonly E[];
}

/** @param article id of the article */
export function divideBySection<E extends { readonly occurrences: readonly Occurrence[] }>(
  entries: readonly E[],
  article: string,
): readonly SectionEntries<E>[] {
  const sections: { section: string | null; entries: E[] }[] = [];
  for (const entry of entries) {
    const here = entry.occurrences.filter((occurrence) => occurrence.article === article);
    const [first] = here.toSorted((a, b) => a.line - b.line || a.column - b.column);
    if (!first) continue;
    const last = sections.at(-1);
    if (last && last.section === first.section) last.entries.push(entry);
    else sections.push({ section: first.section, entries: [entry] });
  }
  return sections;
}
