/**
 * Quiet messages beside the screen: copied, ready offline, a new version, storage in danger. They take no focus and
 * are read out politely. How long each stays is decided in notice-timing.ts; here are the list and the clock.
 */
import { endsWithScreen, leftOf, pause, resume, stayOf, type Stay } from './notice-timing.ts';

/** What a notice offers to do about it. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notice {
  /** A notice with the id of one shown takes its place. */
  readonly id: string;
  readonly tone: 'quiet' | 'warning';
  readonly text: string;
  /** One thing that can be done about it; the notice goes away when it is chosen. */
  readonly action?: NoticeAction;
  /** Also on later screens, as a new version that waits. A warning stays anyhow. */
  readonly stays?: boolean;
  /** It is told on the way to the next screen, and ends with that one. */
  readonly ofNext?: boolean;
  /** It is about what the learner has stored, and goes when that is erased. */
  readonly ofData?: boolean;
}

/** What is held back: everything behind a dialog, what can wait while a card is asked. */
export type Held = 'all' | 'quiet';

interface Kept {
  readonly notice: Notice;
  readonly stay: Stay;
  /** It is pointed at or has the focus. */
  readonly isAttended: boolean;
}

/** To be seen now. Only this is reactive: what changes notices within an effect must not depend on them. */
let shown = $state.raw<readonly Notice[]>([]);
let kept: readonly Kept[] = [];
let holds: readonly Held[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

const isHeld = ({ tone }: Notice) => holds.includes('all') || (tone === 'quiet' && holds.includes('quiet'));

/** The notices to be seen now, the oldest first. */
export function shownNotices(): readonly Notice[] {
  return shown;
}

export function notify(notice: Notice): void {
  const others = kept.filter((other) => other.notice.id !== notice.id);
  keepTime([...others, { notice, stay: stayOf(notice), isAttended: false }]);
}

export function withdrawNotice(id: string): void {
  keepTime(kept.filter(({ notice }) => notice.id !== id));
}

/** Says that a notice is pointed at or has the focus, or no longer. */
export function attendNotice(id: string, isAttended: boolean): void {
  keepTime(kept.map((one) => (one.notice.id === id ? { ...one, isAttended } : one)));
}

/** Holds notices back, until the function given is called. */
export function holdNotices(which: Held): () => void {
  holds = [...holds, which];
  keepTime(kept);
  let isHolding = true;
  return () => {
    if (!isHolding) return;
    isHolding = false;
    const at = holds.indexOf(which);
    holds = holds.filter((_, index) => index !== at);
    keepTime(kept);
  };
}

/** The reader has gone to another screen: what belonged to the one before goes. */
export function endScreenNotices(): void {
  keepTime(
    kept
      .filter(({ notice, stay }) => notice.ofNext === true || !endsWithScreen(notice, stay))
      .map((one) => ({ ...one, notice: { ...one.notice, ofNext: false } })),
  );
}

/** Everything was erased: what was about it goes. */
export function endDataNotices(): void {
  keepTime(kept.filter(({ notice }) => !notice.ofData));
}

/** Lets the time of each notice run or stand still, drops what is over, and sets the clock for the next. */
function keepTime(notices: readonly Kept[]): void {
  const now = performance.now();
  clearTimeout(timer);
  const canBeRead = ({ notice, isAttended }: Kept) =>
    document.visibilityState === 'visible' && !isHeld(notice) && !isAttended;
  kept = notices
    .map((one) => ({ ...one, stay: canBeRead(one) ? resume(one.stay, now) : pause(one.stay, now) }))
    .filter(({ stay }) => leftOf(stay, now) > 0);
  shown = kept.map(({ notice }) => notice).filter((notice) => !isHeld(notice));
  const next = Math.min(...kept.filter(canBeRead).map(({ stay }) => leftOf(stay, now)));
  if (next < Infinity) timer = setTimeout(() => keepTime(kept), next);
}

if (typeof document !== 'undefined') document.addEventListener('visibilitychange', () => keepTime(kept));
