/** By what a list of terms can be narrowed, and how many terms of the library each choice has. */
import type { TopicTerms } from '../../glossary/library.ts';
import type { Library } from '../../library/fold.ts';
import { KINDS, type Kind } from '../../term/kinds.ts';
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

/** What has no terms is no choice. */
export interface Facets {
  readonly topics: readonly Choice[];
  /** Those that are not removed. */
  readonly sources: readonly Choice[];
  readonly kinds: readonly Choice<Kind>[];
  readonly states: readonly Choice<StateChoice>[];
}

const hasTerms = ({ count }: Choice): boolean => count > 0;

/** @param inStates the terms with a card in each state; undefined before the learner's data is open */
export function facetsOf(
  { entries, sources }: Pick<Library, 'entries' | 'sources'>,
  topics: readonly TopicTerms[],
  standings: ReadonlyMap<string, Standing>,
  inStates: Readonly<Record<TermState, CardsInState>> | undefined,
): Facets {
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
    states: STATE_CHOICES.map((choice) => ({ ...choice, count: countOf(choice.value) })).filter(hasTerms),
  };
}
