/** What the Today screen has to say, from the learner's data. */
import { firstOf, SUPPLIED } from '../../schedule/labels.ts';
import { partsOf } from '../../schedule/model.ts';
import { buildQueue, dueDayOf, isBuried, type QueueCounts } from '../../schedule/queue.ts';
import { isSince, LEARN_AHEAD, type SessionRecord } from '../../schedule/session-record.ts';
import { drillHref, EVERYTHING_DUE, type SessionPlan } from '../drill/drill-address.ts';
import type { Learner } from '../learner/learner.ts';
import { portionOf, type Portion } from './absence.ts';
import { paceOf, timeFor } from './pace.ts';

/** A study day to come on which something will be asked. */
export interface NextDay {
  /** Study days from today, 1 is tomorrow. */
  readonly inDays: number;
  readonly day: number;
  readonly reviews: number;
  readonly fresh: number;
}

export type Today =
  /** Nothing was ever answered. `own`: so many terms are drilled that no issue has. */
  | { readonly kind: 'welcome'; readonly fresh: number; readonly own: number }
  /** Something was answered on this device, but nothing of it is stored any more. */
  | { readonly kind: 'vanished'; readonly fresh: number }
  | {
      readonly kind: 'due';
      readonly counts: QueueCounts;
      /** Where the button leads, and whether it takes up a session that was left. */
      readonly href: string;
      readonly resumes: boolean;
      /** Milliseconds it will take, at the learner's pace. */
      readonly took: number;
      /** To begin with, where there is much more than usual; null where there is not. */
      readonly portion: Portion | null;
    }
  /** Only cards in learning are left, and the first can be shown at `at` (ms). */
  | { readonly kind: 'later'; readonly at: number; readonly cards: number }
  /** Done for today; `next` is null when no card will ever come by itself. */
  | {
      readonly kind: 'rest';
      readonly next: NextDay | null;
      readonly answeredToday: boolean;
      /** More new cards, beyond today's limit; null where none is open. */
      readonly more: { readonly cards: number; readonly href: string } | null;
    };

/** What is said to whoever has nothing stored. */
export type NotBegun = Extract<Today, { kind: 'welcome' | 'vanished' }>;

/**
 * @param stored the session in the store
 * @param wasBegun whether a note on this device says that something was answered before
 */
export function todayOf(learner: Learner, stored: SessionRecord | null, wasBegun = false): Today {
  const day = learner.today();
  const now = learner.clock.now();
  const queue = learner.queue();
  const { counts, learning, main } = queue;
  const begun = [...learner.memory.cards.values()].some(
    ({ reps, setAside }) => reps > 0 || setAside !== null,
  );
  if (wasBegun && learner.lastId === '') return { kind: 'vanished', fresh: counts.fresh };
  if (!begun && counts.fresh > 0) return { kind: 'welcome', fresh: counts.fresh, own: ownTerms(learner) };

  const left = stored === null ? null : leftOf(learner, stored, day);
  const took = timeFor(counts, paceOf(learner.memory));
  if (left !== null)
    return { kind: 'due', counts, href: drillHref(left), resumes: true, took, portion: null };

  const [first] = learning;
  if (main.length > 0 || (first !== undefined && first.due <= now + LEARN_AHEAD)) {
    const portion = portionOf(learner, queue, day);
    return { kind: 'due', counts, href: drillHref(EVERYTHING_DUE), resumes: false, took, portion };
  }
  if (first !== undefined) return { kind: 'later', at: first.due - LEARN_AHEAD, cards: learning.length };
  return {
    kind: 'rest',
    next: nextDayOf(learner, day),
    answeredToday: [...learner.memory.cards.values()].some(
      ({ lastDay, reps }) => reps > 0 && lastDay === day,
    ),
    more: moreNew(learner),
  };
}

function ownTerms(learner: Learner): number {
  const own = learner.cards.filter(
    ({ labels }) => firstOf(labels, 'article') === undefined && !labels.includes(SUPPLIED),
  );
  return new Set(own.map(({ term }) => term)).size;
}

/** New cards offered beyond the limit of the day. */
const MORE_NEW = 10;

function moreNew(learner: Learner): { readonly cards: number; readonly href: string } | null {
  const { main } = learner.queue({ by: 'fresh' }, 'all');
  const terms = [...new Set(main.slice(0, MORE_NEW).map((card) => partsOf(card).entry))];
  if (terms.length === 0) return null;
  const filter = { by: 'terms', terms } as const;
  return {
    cards: learner.queue(filter, 'all').main.length,
    href: drillHref({ filter, extent: 'all', mode: 'scheduled' }),
  };
}

/** The session that was left today with something still to ask, begun with at least one answer. */
function leftOf(learner: Learner, stored: SessionRecord, day: number): SessionPlan | null {
  if (stored.day !== day || stored.mode === 'cram') return null;
  if (!learner.memory.recent().some((record) => record.type === 'grade' && isSince(stored, record)))
    return null;
  const { main, learning } = learner.queue(stored.filter, stored.extent);
  const now = learner.clock.now();
  return main.length > 0 || learning.some(({ due }) => due <= now + LEARN_AHEAD) ? stored : null;
}

/** The first study day after `day` on which something will be asked, were nothing answered until then. */
export function nextDayOf(learner: Learner, day: number): NextDay | null {
  const days = new Set<number>();
  for (const { id } of learner.cards) {
    const state = learner.stateOf(id);
    if (state.setAside !== null) continue;
    const due = state.phase === 'review' ? dueDayOf(state, day) : day + 1;
    days.add(Math.max(due, isBuried(state, day) ? state.buriedUntil : 0, day + 1));
  }
  // A day can turn out empty: siblings wait for each other, and a limit may be nought.
  for (const candidate of [...days].sort((a, b) => a - b)) {
    const { counts } = queueOn(learner, candidate);
    const reviews = counts.reviews + counts.learning;
    if (reviews + counts.fresh > 0) {
      return { inDays: candidate - day, day: candidate, reviews, fresh: counts.fresh };
    }
  }
  return null;
}

/** Whether no card was answered on an earlier study day than this one. */
export function isFirstDayOf(learner: Learner): boolean {
  const today = learner.today();
  return [...learner.memory.cards.values()].every(
    ({ introduced }) => introduced === -1 || introduced >= today,
  );
}

function queueOn(learner: Learner, day: number) {
  return buildQueue({ cards: learner.cards, memory: learner.memory, settings: learner.settings, day });
}
