/**
 * How long a notice stays. A confirmation leaves by itself, at the latest with the screen it belongs to; what has an
 * action waits for it until the next screen; a warning, and what is marked to stay, wait to be dismissed. Time runs
 * only while a notice can be read: not while the page is hidden, the notice is pointed at or has the focus, or
 * something lies over it.
 */

/** What decides how long a notice stays. */
export interface Timed {
  readonly tone: 'quiet' | 'warning';
  readonly text: string;
  readonly action?: unknown;
  readonly stays?: boolean;
}

/** Time left of a notice, in milliseconds. */
export interface Stay {
  /** Left at `since`, or now if time stands still; Infinity where it does not run out. */
  readonly left: number;
  /** Since when time runs (ms), or null while it stands still. */
  readonly since: number | null;
  /** Whether it could ever be read. */
  readonly wasSeen: boolean;
}

const LEAST_MS = 6000;
/** A slow reader takes as long for a letter. */
const MS_A_LETTER = 75;
/** What was pointed at stays at least so long after. */
const AFTERWARDS_MS = 2500;

/** The stay of a new notice; its time stands still. */
export function stayOf({ tone, text, action, stays }: Timed): Stay {
  const runsOut = tone === 'quiet' && action === undefined && stays !== true;
  return {
    left: runsOut ? Math.max(LEAST_MS, text.length * MS_A_LETTER) : Infinity,
    since: null,
    wasSeen: false,
  };
}

/** Lets time run from `now` on. */
export function resume(stay: Stay, now: number): Stay {
  if (stay.since !== null) return stay;
  const left = stay.wasSeen ? Math.max(stay.left, AFTERWARDS_MS) : stay.left;
  return { left, since: now, wasSeen: true };
}

/** Lets time stand still at `now`. */
export function pause(stay: Stay, now: number): Stay {
  return stay.since === null ? stay : { ...stay, left: leftOf(stay, now), since: null };
}

/** Milliseconds left at `now`; 0 when it is over. */
export function leftOf({ left, since }: Stay, now: number): number {
  return since === null ? left : Math.max(0, left - Math.max(0, now - since));
}

/** Whether a notice ends with the screen on which it was seen. */
export function endsWithScreen({ tone, stays }: Timed, { wasSeen }: Stay): boolean {
  return tone === 'quiet' && stays !== true && wasSeen;
}
