/** The library as a list: each source with what it is and how far the learner is with its terms. */
import { foldLatin } from '../../look-up/fold.ts';
import type { Library, LibrarySource, SourceState } from '../../library/fold.ts';
import { MY_WORDS, type Source, type SourceId } from '../../library/source.ts';
import { partsOf, type CardId } from '../../schedule/model.ts';
import type { CardMemory } from '../../schedule/scheduler.ts';
import { valueOf } from '../../schedule/labels.ts';
import { standingOf, wordCounts, type Standing } from '../read/standing.ts';
import { counted } from '../term/labels.ts';
import { dateInWords } from './issue-facts.ts';

export interface SourceRow {
  readonly id: SourceId;
  readonly title: string;
  /** "Article". */
  readonly type: string;
  /** Author, publication and date, as far as they are known. */
  readonly facts: string;
  readonly terms: number;
  /** How many of the terms are known, being learned and new to the learner. */
  readonly standings: Readonly<Record<Standing, number>>;
  readonly state: SourceState;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

export const SORTS = ['added', 'title', 'new'] as const;
export type Sort = (typeof SORTS)[number];

/**
 * How well the learner knows each term they have begun or set aside, in one pass over the memory. Of a term that is
 * missing nothing is known: it is new.
 */
export function standingsOf(memory: ReadonlyMap<CardId, CardMemory>): ReadonlyMap<string, Standing> {
  const byTerm = new Map<string, CardMemory[]>();
  for (const [card, state] of memory) {
    const { entry } = partsOf(card);
    const others = byTerm.get(entry);
    if (others === undefined) byTerm.set(entry, [state]);
    else others.push(state);
  }
  return new Map([...byTerm].map(([term, cards]) => [term, standingOf(cards)]));
}

/** A row for each source, newest first; removed ones are among them, with no terms. */
export function sourceRows(
  { sources }: Pick<Library, 'sources'>,
  standings: ReadonlyMap<string, Standing>,
): SourceRow[] {
  return sources
    .map((source) => sourceRow(source, standings))
    .sort((a, b) => b.addedAt - a.addedAt || (a.id < b.id ? -1 : 1));
}

export function sourceRow(
  { source, state, finds }: LibrarySource,
  standings: ReadonlyMap<string, Standing>,
): SourceRow {
  return {
    id: source.id,
    title: source.title,
    type: typeOf(source),
    facts: factsLine(source),
    terms: finds.length,
    standings: countStandings(
      finds.map(({ find }) => find.term),
      standings,
    ),
    state,
    addedAt: source.addedAt,
  };
}

/** How many terms of each source are drilled. @param cards all that are */
export function studiedBySource(
  cards: readonly { readonly term: string; readonly labels: readonly string[] }[],
): ReadonlyMap<string, number> {
  const terms = new Map<string, Set<string>>();
  for (const { term, labels } of cards)
    for (const label of labels) {
      const source = valueOf(label, 'source');
      if (source !== undefined) terms.set(source, (terms.get(source) ?? new Set()).add(term));
    }
  return new Map([...terms].map(([source, { size }]) => [source, size]));
}

/** How many of a source's terms there are, how well they are known, and how many are studied where not all are. */
export function termsInWords(
  { id, terms, standings, state }: Pick<SourceRow, 'id' | 'terms' | 'standings' | 'state'>,
  studied: ReadonlyMap<string, number> | undefined,
): string {
  if (terms === 0) return counted(0, 'term');
  const some = studied?.get(id) ?? 0;
  const isPart = studied !== undefined && state === 'on' && some < terms;
  const ofThem = some === 0 ? 'none of them' : `${some.toLocaleString('en')} of them`;
  return `${counted(terms, 'term')}: ${wordCounts(standings)}${isPart ? ` · ${ofThem} studied` : ''}`;
}

/** How many of some terms are known, being learned and new. */
export function countStandings(
  terms: readonly string[],
  standings: ReadonlyMap<string, Standing>,
): Record<Standing, number> {
  const counts: Record<Standing, number> = { known: 0, learning: 0, new: 0 };
  for (const term of terms) counts[standings.get(term) ?? 'new']++;
  return counts;
}

/** What a source is called by its type. */
export function typeOf({ id, type }: Pick<Source, 'id' | 'type'>): string {
  if (id === MY_WORDS) return 'My words';
  return { issue: 'Issue', article: 'Article', 'word-list': 'Word list' }[type];
}

export function factsLine({ title, author, publication, date }: Source): string {
  return [
    author,
    // An issue is called by its journal.
    publication !== undefined && title.startsWith(publication) ? undefined : publication,
    date && dateInWords(date),
  ]
    .filter((fact) => fact !== undefined && fact !== '')
    .join(' · ');
}

/** Those that have every word of the query in their title or facts, sorted. */
export function viewRows(rows: readonly SourceRow[], query: string, sort: Sort): SourceRow[] {
  const words = foldLatin(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const shown = rows.filter(({ title, facts, type }) => {
    const text = foldLatin(`${title} ${facts} ${type}`);
    return words.every((word) => text.includes(word));
  });
  switch (sort) {
    case 'added':
      return shown;
    case 'title':
      return shown.sort((a, b) => a.title.localeCompare(b.title, 'en') || b.addedAt - a.addedAt);
    case 'new':
      return shown.sort((a, b) => b.standings.new - a.standings.new || b.addedAt - a.addedAt);
  }
}

/** Terms that stand together: under one heading of one article. */
export interface Stretch<T> {
  readonly article: string | undefined;
  readonly section: string | undefined;
  readonly terms: readonly T[];
}

/** A source's terms in its order, divided where the article or the section changes. */
export function stretchesOf(finds: LibrarySource['finds']): Stretch<LibrarySource['finds'][number]>[] {
  const stretches: {
    article?: string | undefined;
    section?: string | undefined;
    terms: LibrarySource['finds'][number][];
  }[] = [];
  for (const sourced of finds) {
    const [place] = sourced.find.places;
    const last = stretches.at(-1);
    if (last !== undefined && last.article === place?.article && last.section === place?.section) {
      last.terms.push(sourced);
    } else {
      stretches.push({ article: place?.article, section: place?.section, terms: [sourced] });
    }
  }
  return stretches.map(({ article, section, terms }) => ({ article, section, terms }));
}
