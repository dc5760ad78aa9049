/** What is stored of a session, and which records belong to it: apart from its course, which only the drill needs. */
import type { Filter } from './cards.ts';
import type { LOG_VERSION } from './model.ts';
import type { Extent } from './queue.ts';

/** A card in learning is shown up to this long before it is due when nothing else is left, as Anki does: ms. */
export const LEARN_AHEAD = 20 * 60_000;

/** What is stored of a session: enough to take it up again after a reload. Checked by SessionRecordSchema (schemas.ts). */
export interface SessionRecord {
  v: typeof LOG_VERSION;
  /** When it began (ms), and on which study day. */
  at: number;
  day: number;
  /** The last identifier given out before it; what is done in it comes after. Version 0.1.0 did not write it. */
  after?: string | undefined;
  filter: Filter;
  extent: Extent;
  /** `cram` leaves no trace in the log. */
  mode: 'scheduled' | 'cram';
}

/** Whether a record was made after a session began. */
export function isSince({ at, after }: SessionRecord, record: { readonly at: number; readonly id: string }) {
  return after === undefined ? record.at >= at : record.id > after;
}
