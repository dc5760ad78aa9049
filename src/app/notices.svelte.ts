/**
 * Quiet messages beside the screen: copied, ready offline, a new version, storage in danger. They take no focus and
 * are read out politely. How long each stays is decided in notice-timing.ts; here are the list and the clock.
 */
import { endsWithScreen, leftOf, pause, resume, stayOf, type Stay } from './notice-timing.ts';

export interface Notice {
  /** A notice with the id of one shown takes its place. */
  readonly id: string;
  readonly tone: 'quiet' | 'warning';
  readonly text: string;
  /** One thing that can be done about it; the notice goes away when it is chosen. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Also on later screens, as a new version that waits. A warning stays anyhow. */
  readonly stays?: boolean;
}

/** What is held back: everything behind a dialog, what can wait while a card is asked. */
export type Held = 'all' | 'quiet';

/** To be seen now. Only this is reactive: what changes notices within an effect must not depend on them. */
let shown = $state.raw<readonly Notice[]>([]);
let notices: readonly Notice[] = [];
let holds: readonly Held[] = [];
/** The notices that are pointed at or have the focus. */
const attended = new Set<string>();
const stays = new Map<string, Stay>();
let timer: ReturnType<typeof setTimeout> | undefined;

const isHeld = ({ tone }: Notice) => holds.includes('all') || (tone === 'quiet' && holds.includes('quiet'));

/** The notices to be seen now, the oldest first. */
export function shownNotices(): readonly Notice[] {
  return shown;
}

export function notify(notice: Notice): void {
  notices = [...notices.filter(({ id }) => id !== notice.id), notice];
  stays.set(notice.id, stayOf(notice));
  attended.delete(notice.id);
  keepTime();
}

export function withdrawNotice(id: string): void {
  if (!stays.has(id)) return;
  notices = notices.filter((notice) => notice.id !== id);
  stays.delete(id);
  attended.delete(id);
  keepTime();
}

/** Says that a notice is pointed at or has the focus, or no longer. */
export function attendNotice(id: string, isAttended: boolean): void {
  if (isAttended) attended.add(id);
  else attended.delete(id);
  keepTime();
}

/** Holds notices back, until the function given is called. */
export function holdNotices(which: Held): () => void {
  holds = [...holds, which];
  keepTime();
  let isHolding = true;
  return () => {
    if (!isHolding) return;
    isHolding = false;
    const at = holds.indexOf(which);
    holds = holds.filter((_, index) => index !== at);
    keepTime();
  };
}

/** The reader has gone to another screen: what belonged to the one before goes. */
export function endScreenNotices(): void {
  for (const notice of notices) {
    if (endsWithScreen(notice, stays.get(notice.id)!)) withdrawNotice(notice.id);
  }
}

/** Lets the time of each notice run or stand still, takes away what is over, and sets the clock for the next. */
function keepTime(): void {
  const now = performance.now();
  clearTimeout(timer);
  let next = Infinity;
  for (const notice of notices) {
    const { id } = notice;
    const stay = stays.get(id)!;
    const canBeRead = document.visibilityState === 'visible' && !isHeld(notice) && !attended.has(id);
    const kept = canBeRead ? resume(stay, now) : pause(stay, now);
    const left = leftOf(kept, now);
    if (left === 0) {
      stays.delete(id);
      attended.delete(id);
      continue;
    }
    stays.set(id, kept);
    if (canBeRead) next = Math.min(next, left);
  }
  notices = notices.filter(({ id }) => stays.has(id));
  shown = notices.filter((notice) => !isHeld(notice));
  if (next < Infinity) timer = setTimeout(keepTime, next);
}

if (typeof document !== 'undefined') document.addEventListener('visibilitychange', keepTime);
