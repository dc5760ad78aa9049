/** What the address of a drill asks for. */
import type { Library } from '../../glossary/library.ts';
import type { SourceState } from '../../library/fold.ts';
import { CARD_STATES, type Filter } from '../../schedule/cards.ts';
import { CITED, FAMILIES, isLabel, labelOf, SUPPLIED, type Family } from '../../schedule/labels.ts';
import { KINDS } from '../../term/kinds.ts';
import type { Query } from '../shell/route.ts';
import { MOST_TERMS, type SessionPlan } from './drill-address.ts';

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
