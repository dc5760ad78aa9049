/** What a drill asks, as the address of the drill says it, and back. */
import { KINDS } from '../../term/kinds.ts';
import type { Library } from '../../glossary/library.ts';
import type { Filter } from '../../schedule/cards.ts';
import type { Extent } from '../../schedule/queue.ts';
import type { SessionRecord } from '../../schedule/session.ts';
import { formatRoute, type Query } from '../shell/route.ts';

/** `cram` asks everything of a selection and leaves no trace in the log. */
export type Mode = SessionRecord['mode'];

export interface Sitting {
  readonly filter: Filter;
  readonly extent: Extent;
  readonly mode: Mode;
}

export const EVERYTHING_DUE: Sitting = { filter: { by: 'everything' }, extent: 'due', mode: 'scheduled' };

/** Terms named in an address, at most: more would not fit into it. */
const MOST_TERMS = 100;

/**
 * Reads the fields of a drill's address: `topic`, `article`, `kind`, `marked` (`flagged`, `forgotten`) or `terms`
 * (ids with commas) narrow it, `ask` is `all` or `cram` where more than what is due is asked.
 * Null where a field names nothing the issue has.
 */
export function readSitting(
  query: Query,
  library: Pick<Library, 'issue' | 'article' | 'entry'>,
): Sitting | null {
  const filter = readFilter(query, library);
  if (filter === null) return null;
  switch (query.ask) {
    case undefined:
      return { filter, extent: 'due', mode: 'scheduled' };
    case 'all':
      return { filter, extent: 'all', mode: 'scheduled' };
    case 'cram':
      return { filter, extent: 'all', mode: 'cram' };
    default:
      return null;
  }
}

function readFilter(query: Query, library: Pick<Library, 'issue' | 'article' | 'entry'>): Filter | null {
  if (query.topic !== undefined) {
    const topic = library.issue.topics.find(({ id }) => id === query.topic);
    return topic === undefined ? null : { by: 'topic', topic: topic.id };
  }
  if (query.kind !== undefined) {
    const kind = KINDS.find((one) => one === query.kind);
    return kind === undefined ? null : { by: 'kind', kind };
  }
  if (query.article !== undefined) {
    const article = library.article(query.article);
    return article === undefined ? null : { by: 'article', article: article.id };
  }
  if (query.marked !== undefined) {
    return query.marked === 'flagged' || query.marked === 'forgotten' ? { by: query.marked } : null;
  }
  if (query.terms !== undefined) {
    const entries = query.terms.split(',').filter((id) => library.entry(id) !== undefined);
    return entries.length === 0 ? null : { by: 'entries', entries: entries.slice(0, MOST_TERMS) };
  }
  return { by: 'everything' };
}

/** The address that `readSitting` reads back. */
export function drillHref({ filter, extent, mode }: Sitting): string {
  const query: Record<string, string> = {};
  switch (filter.by) {
    case 'everything':
      break;
    case 'topic':
      query.topic = filter.topic;
      break;
    case 'kind':
      query.kind = filter.kind;
      break;
    case 'article':
      query.article = filter.article;
      break;
    case 'entries':
      query.terms = filter.entries.slice(0, MOST_TERMS).join(',');
      break;
    default:
      query.marked = filter.by;
  }
  if (mode === 'cram') query.ask = 'cram';
  else if (extent === 'all') query.ask = 'all';
  return formatRoute({ screen: 'drill', query });
}

/** Whether a stored sitting is the one an address asks for. */
export function isSameSitting(a: Sitting, b: Sitting): boolean {
  return drillHref(a) === drillHref(b);
}
