/**
 * Compiles an issue's glossary: extracted terms, dictionary and written data in, the generated files out.
 *
 * Deterministic: the same arguments give the same files, entry by entry and field by field.
 */
import {
  GLOSSARY_VERSION,
  type Entry,
  type Glossary,
  type GlossaryDetails,
  type Issue,
} from '../glossary/entry.ts';
import { locateArticles } from './articles.ts';
import { checkGlossary } from './checks.ts';
import { createChineseWriter } from './chinese.ts';
import { compileEntry } from './compile-entry.ts';
import { compileDetails, compileSet, relateTerms } from './details.ts';
import { findOccurrences } from './find-occurrences.ts';
import { assignIds, type KnownIds } from './ids.ts';
import { prepareTerms, type GlossarySources, type Prepared } from './prepared.ts';
import type { IssueFile } from './written.ts';

export interface CompiledGlossary {
  /** The terms printed in characters. */
  readonly glossary: Glossary;
  /** The terms printed in English only. */
  readonly supplied: Glossary;
  /** The depth of both. */
  readonly details: GlossaryDetails;
  /** Ids by hanzi, those given before and the new ones. */
  readonly ids: KnownIds;
  /**
   * What is wrong in the written data, a line each, naming file, entry and field. With any fault the rest is for
   * looking at only.
   */
  readonly faults: readonly string[];
}

/**
 * The glossaries of the printed and of the supplied terms, which share one issue, one numbering of entry ids
 * and one pass over the text.
 *
 * Throws `WrittenDataError` where an article is not in the text.
 */
export function compileGlossary(sources: GlossarySources): CompiledGlossary {
  const faults: string[] = [];
  const divisionOf = locateArticles(sources.source, sources.issue);
  const prepared = prepareTerms(sources, divisionOf, faults);
  faults.push(...faultsOfTopics(sources.issue, prepared));
  const occurrences = findOccurrences(sources, prepared, divisionOf, faults);
  const ids = assignIds(
    prepared.map(({ hanzi }) => hanzi),
    sources.ids,
  );
  const writer = createChineseWriter(
    sources.lexicon,
    prepared.map(({ hanzi, traditional, reading }) => ({ hanzi, traditional, pinyin: reading.pinyin })),
  );
  const idOf = (hanzi: string) => ids[hanzi]!.id;
  const entries = prepared.map((term) =>
    compileEntry(term, occurrences.get(term.hanzi) ?? [], ids[term.hanzi]!, writer, sources.lexicon, faults),
  );
  const relations = relateTerms(prepared, sources.lexicon);
  const details = prepared.map(
    (term, i) => [entries[i]!.id, compileDetails(term, relations, idOf, writer, sources, faults)] as const,
  );

  const { articles, ...facts } = sources.issue;
  const issue: Issue = {
    id: facts.id,
    journal: facts.journal,
    publisher: facts.publisher,
    volume: facts.volume,
    issue: facts.issue,
    date: facts.date,
    articles: articles.map(({ id, title, author, pages }) => ({ id, title, author, pages })),
    topics: facts.topics,
  };
  const ofOrigin = (origin: Entry['origin']): Glossary => ({
    version: GLOSSARY_VERSION,
    issue,
    entries: entries.filter((entry) => entry.origin === origin),
  });
  const compiled = {
    glossary: ofOrigin('printed'),
    supplied: ofOrigin('supplied'),
    details: {
      version: GLOSSARY_VERSION,
      issue: issue.id,
      sources: sources.written.sources,
      sets: sources.written.sets.map((set) => compileSet(set, prepared, idOf, writer)),
      entries: Object.fromEntries(details),
    } satisfies GlossaryDetails,
    ids,
  };
  const fileOf = new Map<string, string>(
    prepared.map((term) => [idOf(term.hanzi), `${term.written.file}: ${term.hanzi}`]),
  );
  faults.push(...checkGlossary(entries, compiled.details, issue.articles, (id) => fileOf.get(id) ?? id));
  return { ...compiled, faults };
}

function faultsOfTopics({ topics }: IssueFile, prepared: readonly Prepared[]): string[] {
  const known = new Set(topics.map(({ id }) => id));
  const used = new Set(prepared.map(({ written }) => written.topic));
  return [
    ...prepared
      .filter(({ written }) => !known.has(written.topic))
      .map(
        ({ hanzi, written }) => `${written.file}: ${hanzi}: topic: no topic ${written.topic} in issue.yaml`,
      ),
    ...topics
      .filter(({ id }) => !used.has(id))
      .map(({ id }) => `issue.yaml: topics: ${id}: no term is of it`),
  ];
}
