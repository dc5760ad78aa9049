/** What the look-up screen shows for what is asked: hits, a browsable index, or nothing. */
import { KINDS, TOPICS, type Entry, type Kind, type Topic } from '../glossary/entry.ts';
import type { Finder } from '../glossary/find.ts';
import type { Query } from './route.ts';

export interface Asked {
  readonly q: string;
  readonly kind: Kind | '';
  readonly topic: Topic | '';
  readonly tag: string;
}

export type Answer =
  /** Nothing is asked: topics and kinds to browse. */
  | { readonly state: 'index' }
  /** `beyond` counts the hits that the filters keep out. */
  | {
      readonly state: 'hits';
      readonly entries: readonly Entry[];
      readonly total: number;
      readonly beyond: number;
    }
  | { readonly state: 'nothing'; readonly beyond: number };

/** More would not be read; the query is better narrowed. */
export const MOST_HITS = 100;

/** Reads the fields of the screen's address; what names no kind or topic counts as not given. */
export function readAsked(query: Query): Asked {
  return {
    q: query['q'] ?? '',
    kind: KINDS.find((kind) => kind === query['kind']) ?? '',
    topic: TOPICS.find((topic) => topic === query['topic']) ?? '',
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
  const found = q.trim() === '' ? entries : finder.find(q, entries.length).hits.map((hit) => hit.item);
  const passing = found.filter(passes);
  const beyond = q.trim() === '' ? 0 : found.length - passing.length;
  if (passing.length === 0) return { state: 'nothing', beyond };
  // A list of a whole topic is for browsing and is shown whole; hits are ranked, and the last are noise.
  const shown = q.trim() === '' ? passing : passing.slice(0, MOST_HITS);
  return { state: 'hits', entries: shown, total: passing.length, beyond };
}
