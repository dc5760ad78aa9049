/** What a drill asks, as the address of the drill says it, and back. */
import { KINDS } from '../../term/kinds.ts';
import type { Library } from '../../glossary/library.ts';
import type { SourceState } from '../../library/fold.ts';
import { CARD_STATES, type Filter } from '../../schedule/cards.ts';
import { CITED, FAMILIES, isLabel, labelOf, SUPPLIED, valueOf, type Family } from '../../schedule/labels.ts';
import type { Extent } from '../../schedule/queue.ts';
import type { SessionRecord } from '../../schedule/session-record.ts';
import { formatRoute, type Query } from '../shell/route.ts';

/** `cram` asks everything of a selection and leaves no trace in the log. */
export type Mode = SessionRecord['mode'];

/** What a session of the drill is to ask. */
export interface SessionPlan {
  readonly filter: Filter;
  readonly extent: Extent;
  readonly mode: Mode;
}

export const EVERYTHING_DUE: SessionPlan = { filter: { by: 'everything' }, extent: 'due', mode: 'scheduled' };

/** Terms named in an address, at most, and the characters they take there: more would not fit into it. */
const MOST_TERMS = 100;
const LONGEST_TERMS = 7000;

type Known = Pick<Library, 'issue' | 'article'> & {
  entry(id: string): { readonly id: string } | undefined;
  source(id: string): { readonly state: SourceState } | undefined;
};

/**
 * Reads the fields of a drill's address: `topic`, `kind`, `article`, `source`, `tag` (a label of that family) or
 * `label` (one of none), `marked` (a state of the cards), or instead `terms` (ids with commas) narrow it, `ask` is `all` or
 * `cram` where more than what is due is asked. Null where a field names nothing there is.
 */
export function readPlan(query: Query, library: Known): SessionPlan | null {
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

function readFilter(query: Query, library: Known): Filter | null {
  const label = readLabel(query, library);
  if (label === null) return null;
  if (query.marked !== undefined) {
    const by = CARD_STATES.find((state) => state === query.marked);
    return by === undefined ? null : { by, ...(label !== undefined && { label }) };
  }
  if (label !== undefined) return { by: 'label', label };
  if (query.terms !== undefined) {
    const terms = query.terms.split(',').flatMap((id) => library.entry(id)?.id ?? []);
    return terms.length === 0 ? null : { by: 'terms', terms: terms.slice(0, MOST_TERMS) };
  }
  return { by: 'everything' };
}

/** The label an address names: undefined where it names none, null where it names none there is. */
function readLabel(query: Query, library: Known): string | null | undefined {
  for (const family of FAMILIES) {
    const value = query[family];
    if (value === undefined) continue;
    return isKnown(family, value, library) ? labelOf(family, value) : null;
  }
  if (query.label === undefined) return undefined;
  return [SUPPLIED, CITED].find((one) => one === query.label) ?? null;
}

function isKnown(family: Family, value: string, library: Known): boolean {
  switch (family) {
    case 'topic':
      return library.issue.topics.some(({ id }) => id === value);
    case 'kind':
      return KINDS.some((kind) => kind === value);
    case 'article':
      return library.article(value) !== undefined;
    case 'source':
      return (library.source(value)?.state ?? 'removed') !== 'removed';
    case 'tag':
      // The reader's own, any text; of one that no card has there is nothing to ask, and the drill says so.
      return isLabel(labelOf(family, value));
  }
}

/** The address that `readPlan` reads back, where it knows the label. */
export function drillHref({ filter, extent, mode }: SessionPlan): string {
  const query: Record<string, string> = {};
  if (filter.by === 'terms') query.terms = thatFit(filter.terms).join(',');
  else if (filter.by !== 'everything' && filter.by !== 'label') query.marked = filter.by;
  if ('label' in filter && filter.label !== undefined) {
    const { label } = filter;
    const family = FAMILIES.find((one) => valueOf(label, one) !== undefined);
    if (family === undefined) query.label = label;
    else query[family] = valueOf(label, family)!;
  }
  if (mode === 'cram') query.ask = 'cram';
  else if (extent === 'all') query.ask = 'all';
  return formatRoute({ screen: 'drill', query });
}

function thatFit(ids: readonly string[]): readonly string[] {
  let length = 0;
  const first = ids.slice(0, MOST_TERMS);
  // A comma is written in three characters.
  const beyond = first.findIndex((id) => (length += encodeURIComponent(id).length + 3) > LONGEST_TERMS);
  return beyond < 0 ? first : first.slice(0, beyond);
}

/** Whether two plans, one perhaps stored, ask the same. */
export function isSamePlan(a: SessionPlan, b: SessionPlan): boolean {
  return drillHref(a) === drillHref(b);
}
