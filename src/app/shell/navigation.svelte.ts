/**
 * Where the reader is, kept in step with the address bar; scroll positions, and the link that was followed, come back
 * with the back button.
 */
import { untrack } from 'svelte';
import { formatRoute, parseRoute, type Route } from './route.ts';

interface EntryState {
  readonly key: number;
  readonly scroll?: number;
}

let route = $state.raw<Route>(parseRoute(location.hash));
/** Grows with each arrival at a screen; not when only a field of the address changes under the same screen. */
let arrivals = $state(0);
let key = 0;
/** Scroll offsets in CSS pixels by history entry, so that going back lands where the reader left. */
const scrolls: Record<number, number> = {};
let waitingScroll = 0;
/** The link by which the reader left, by history entry. */
const followed: Record<number, string | null | undefined> = {};
/** Whether there is somewhere to go back to. */
let moved = false;
let within: ((to: Route) => boolean) | undefined;
let meanwhile: (() => void) | undefined;

export const navigation = {
  get route(): Route {
    return route;
  },
  get arrivals(): number {
    return arrivals;
  },
};

/** Goes to a screen, as if its link had been followed. */
export function navigate(to: Route): void {
  location.hash = formatRoute(to);
}

/** Has the present screen made anew, as at an arrival. @param between called when the old one has gone, before the new one */
export function arriveAnew(between: () => void): void {
  within = undefined;
  meanwhile = between;
  arrivals += 1;
}

/** What is to be done before the present screen is made, if anything. */
export function takeMeanwhile(): (() => void) | undefined {
  const taken = meanwhile;
  meanwhile = undefined;
  return taken;
}

/**
 * For a screen, as it is made: gives what tells whether the reader is still there. What came of an act that took its time
 * leads nobody away who has gone elsewhere meanwhile, and no address is changed that is another screen's by then.
 */
export function whileHere(): () => boolean {
  const arrival = untrack(() => arrivals);
  return () => arrivals === arrival;
}

/** Changes the address under the present screen without a new history entry, a new title or a jump. */
export function replaceRoute(to: Route): void {
  history.replaceState({ key } satisfies EntryState, '', formatRoute(to));
  route = to;
}

/** Back where the reader came from, or to `otherwise` when the app was opened here by a link. */
export function goBack(otherwise: Route): void {
  if (moved) history.back();
  else navigate(otherwise);
}

/**
 * Has the screen that is shown follow some addresses by itself: they are no arrival. Gives the function that ends it.
 * @param follows whether it does, told of each address that comes; the first that it does not follow ends it, too
 */
export function followWithin(follows: (to: Route) => boolean): () => void {
  within = follows;
  return () => {
    if (within === follows) within = undefined;
  };
}

/** The same as `takeScroll` gives, for who draws what it leads to. */
export const scrollAhead = (): number => waitingScroll;

/** The offset to scroll to once the present screen is shown: where it was left, or the top. */
export function takeScroll(): number {
  const offset = waitingScroll;
  waitingScroll = 0;
  return offset;
}

/** The address of the link by which the present screen was left, where the reader has come back to it. */
export const linkFollowed = (): string | null | undefined => followed[key];

/** Begins to follow the address bar. Returns the function that stops it. */
export function followAddress(): () => void {
  history.scrollRestoration = 'manual';
  const state = entryState();
  if (state) {
    key = state.key;
    waitingScroll = state.scroll ?? 0;
  } else {
    key = newKey();
    history.replaceState({ key } satisfies EntryState, '');
  }

  const arrive = () => {
    scrolls[key] = window.scrollY;
    // On its way out the screen still has the focus.
    followed[key] = document.activeElement?.closest('#page a')?.getAttribute('href');
    const arrived = entryState();
    if (arrived) {
      key = arrived.key;
      waitingScroll = scrolls[key] ?? arrived.scroll ?? 0;
    } else {
      key = newKey();
      waitingScroll = 0;
      history.replaceState({ key } satisfies EntryState, '');
    }
    route = parseRoute(location.hash);
    moved = true;
    if (within?.(route)) return;
    within = undefined;
    arrivals += 1;
  };
  const leave = () => {
    history.replaceState({ key, scroll: window.scrollY } satisfies EntryState, '');
  };
  window.addEventListener('hashchange', arrive);
  window.addEventListener('pagehide', leave);
  return () => {
    window.removeEventListener('hashchange', arrive);
    window.removeEventListener('pagehide', leave);
  };
}

/** Later than every key of this tab's history, also of those written before a reload. */
function newKey(): number {
  return Math.max(Date.now(), key + 1);
}

function entryState(): EntryState | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('key' in state)) return undefined;
  return typeof state.key === 'number' ? (state as EntryState) : undefined;
}
