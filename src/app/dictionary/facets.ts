/** By what a list of terms can be narrowed, and how many terms of the library each choice has. */
import type { TopicTerms } from '../../glossary/library.ts';
import type { Library } from '../../library/fold.ts';
import { KINDS, type Kind } from '../../term/kinds.ts';
import { shippedTags, tagLabel } from '../../library/tags.ts';
import { countStandings } from '../library/source-rows.ts';
import type { Standing } from '../read/standing.ts';
import { KIND_LABELS } from '../term/kind-labels.ts';
import type { CardsInState } from '../term/set-aside.ts';
import { STATE_CHOICES, type StateChoice, type TermState } from './states.ts';

export interface Choice<T extends string = string> {
  readonly value: T;
  readonly label: string;
  readonly count: number;
}

export interface TagChoice extends Choice {
  /** No glossary has it. */
  readonly isOwn: boolean;
}

/** What has no terms is no choice. */
export interface Facets {
  readonly topics: readonly Choice[];
  /** Those that are not removed. */
  readonly sources: readonly Choice[];
  readonly kinds: readonly Choice<Kind>[];
  readonly states: readonly Choice<StateChoice>[];
  /** The reader's own first, each part by its letters. */
  readonly tags: readonly TagChoice[];
}

const hasTerms = ({ count }: Choice): boolean => count > 0;

/** @param inStates the terms with a card in each state; undefined before the learner's data is open */
export function facetsOf(
  library: Pick<Library, 'entries' | 'sources' | 'records'>,
  topics: readonly TopicTerms[],
  standings: ReadonlyMap<string, Standing>,
  inStates: Readonly<Record<TermState, CardsInState>> | undefined,
): Facets {
  const { entries, sources } = library;
  const ids = entries.map(({ id }) => id);
  const standing = countStandings(ids, standings);
  const countOf = (choice: StateChoice): number => {
    const [of, name] = choice.split(':');
    if (of === 'standing') return standing[name as Standing];
    const terms = inStates?.[name as TermState];
    return terms === undefined ? 0 : ids.filter((id) => terms.has(id)).length;
  };
  return {
    topics: topics
      .map(({ topic, entries }) => ({ value: topic.id, label: topic.label, count: entries.length }))
      .filter(hasTerms),
    sources: sources
      .filter(({ state }) => state !== 'removed')
      .map(({ source, finds }) => ({ value: source.id, label: source.title, count: finds.length })),
    kinds: KINDS.map((value) => ({
      value,
      label: KIND_LABELS[value].many,
      count: entries.filter(({ kind }) => kind === value).length,
    })).filter(hasTerms),
    tags: tagsOf(library),
    states: STATE_CHOICES.map((choice) => ({ ...choice, count: countOf(choice.value) })).filter(hasTerms),
  };
}

function tagsOf(library: Pick<Library, 'entries' | 'records'>): TagChoice[] {
  const shipped = shippedTags(library);
  const counts = new Map<string, number>();
  for (const { tags } of library.entries) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({
      value,
      label: tagLabel(value, shipped),
      count,
      isOwn: !shipped.has(value),
    }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.label.localeCompare(b.label, 'en'));
}
