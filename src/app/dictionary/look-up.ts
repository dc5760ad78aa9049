/** What the look-up screen shows for what is asked: hits, a browsable index, or nothing. */
import type { Entry, Topic } from '../../glossary/entry.ts';
import { KINDS, type Kind } from '../../term/kinds.ts';
import type { Finder } from '../../glossary/find.ts';
import type { Query } from '../shell/route.ts';

export interface Asked {
  readonly q: string;
  readonly kind: Kind | '';
  /** Id of a topic. */
  readonly topic: string;
  readonly tag: string;
}

export type Answer =
  /** Nothing is asked: topics and kinds to browse. */
  | { readonly state: 'index' }
  /** `beyond` counts the hits that the filters keep out; `inside`: these are terms in the longer phrase asked. */
  | {
      readonly state: 'hits';
      readonly entries: readonly Entry[];
      readonly total: number;
      readonly beyond: number;
      readonly inside: boolean;
    }
  /** `meant` is a question that finds something, where this one has a slip in it. */
  | { readonly state: 'nothing'; readonly beyond: number; readonly meant?: string };

/** More would not be read; the query is better narrowed. */
export const MOST_HITS = 100;

/** Reads the fields of the screen's address; what names no kind or none of the topics counts as not given. */
export function readAsked(query: Query, topics: readonly Topic[]): Asked {
  return {
    q: query['q'] ?? '',
    kind: KINDS.find((kind) => kind === query['kind']) ?? '',
    topic: topics.find(({ id }) => id === query['topic'])?.id ?? '',
    tag: query['tag'] ?? '',
  };
}

/** The fields that `readAsked` reads back. */
export function asQuery(asked: Asked): Query {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value.trim() !== ''));
}

export function answer(
  entries: readonly Entry[],
  finder: Finder<Entry>,
  { q, kind, topic, tag }: Asked,
): Answer {
  const filtered = kind !== '' || topic !== '' || tag !== '';
  if (q.trim() === '' && !filtered) return { state: 'index' };

  const passes = (entry: Entry) =>
    (kind === '' || entry.kind === kind) &&
    (topic === '' || entry.topic === topic) &&
    (tag === '' || entry.tags.includes(tag));
  if (q.trim() === '') {
    const passing = entries.filter(passes);
    if (passing.length === 0) return { state: 'nothing', beyond: 0 };
    // A list of a whole topic is for browsing and is shown whole.
    return { state: 'hits', entries: passing, total: passing.length, beyond: 0, inside: false };
  }
  const { hits } = finder.find(q, entries.length);
  const passing = hits.filter(({ item }) => passes(item));
  const beyond = hits.length - passing.length;
  if (passing.length === 0) {
    const meant = hits.length === 0 ? finder.suggest(q) : undefined;
    return { state: 'nothing', beyond, ...(meant !== undefined && { meant }) };
  }
  return {
    state: 'hits',
    // Hits are ranked, and the last are noise.
    entries: passing.slice(0, MOST_HITS).map(({ item }) => item),
    total: passing.length,
    beyond,
    inside: passing.every(({ rank }) => rank === 'inside'),
  };
}
