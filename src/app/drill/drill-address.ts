/** What a drill asks, as the address of the drill says it; read-plan.ts reads it back. */
import type { Filter } from '../../schedule/cards.ts';
import { FAMILIES, valueOf } from '../../schedule/labels.ts';
import type { Extent } from '../../schedule/queue.ts';
import type { SessionRecord } from '../../schedule/session-record.ts';
import { formatRoute } from '../shell/route.ts';

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
export const MOST_TERMS = 100;
const LONGEST_TERMS = 7000;

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
