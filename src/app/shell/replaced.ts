/**
 * A part of the app did not come as it was built. Either the server has it no more, because a newer version is there: a
 * page that is open for long wants it all the same. Or the browser has kept what something else answered in its place.
 * Finds that out, and helps at a moment when nothing can be lost.
 */

import { appFolder, sessionNotes } from '../../platform/platform.ts';

/** What the server, or this device in its place, answers where the app lies. */
export type Served =
  | 'unknown'
  /** The app, of the version that runs. */
  | 'this-version'
  | 'another-version'
  /** Something that is not the app. */
  | 'stranger';

/** In index.html, as built and as open in this page: its name changes whenever anything in the app does. */
const ENTRY = /<script type="module"[^>]* src="([^"]+)"/;

export interface Answering {
  readonly served: Served;
  /** The entry script of the page that was answered; null where there is none. */
  readonly entry: string | null;
}

/**
 * @param own the entry script of the page that is open, as its `src` attribute has it
 * @param fetchPage gets index.html as opening the app anew would, from the device where it is kept there
 */
export async function whatIsServed(own: string, fetchPage: () => Promise<Response>): Promise<Answering> {
  let page: string;
  try {
    const response = await fetchPage();
    if (!response.ok) return { served: 'unknown', entry: null };
    page = await response.text();
  } catch (error) {
    console.info('What the server has could not be found out:', error);
    return { served: 'unknown', entry: null };
  }
  const entry = ENTRY.exec(page)?.[1] ?? null;
  if (entry === null) return { served: 'stranger', entry };
  return { served: entry === own ? 'this-version' : 'another-version', entry };
}

/** `whatIsServed` for this page. */
function askServer(): Promise<Answering> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';
  return whatIsServed(own, () => fetch(appFolder(), { cache: 'no-cache' }));
}

/** The app's own files that this page has asked for, lately loaded parts among them; without queries. */
function askedFor(): string[] {
  const folder = appFolder();
  const addresses = performance.getEntriesByType('resource').map(({ name }) => name.split(/[?#]/)[0]!);
  return [...new Set(addresses)].filter((address) => address.startsWith(folder));
}

/**
 * Fetches files past every copy, so that the browser forgets what it has kept of a log-in page in their place.
 *
 * @returns whether all came
 */
export async function fetchAnew(
  addresses: readonly string[],
  fetch: (address: string, options: RequestInit) => Promise<Response>,
): Promise<boolean> {
  const came = addresses.map(async (address) => {
    const response = await fetch(address, { cache: 'reload' });
    // To its end: a piece of it would be kept as a piece.
    await response.arrayBuffer();
    return response.ok;
  });
  const outcomes = await Promise.allSettled(came);
  return outcomes.every((outcome) => outcome.status === 'fulfilled' && outcome.value);
}

const holds = new Set<() => boolean>();

/**
 * Keeps the page from being reloaded by itself as long as `loses` says that something would be lost: a card in the
 * middle of being answered, an answer not stored, a text not saved.
 *
 * @returns the function that ends it
 */
export function holdReload(loses: () => boolean): () => void {
  holds.add(loses);
  return () => void holds.delete(loses);
}

/** Whether a reload would lose nothing now. */
export const isReloadSafe = (): boolean => ![...holds].some((loses) => loses());

const RELOADED = 'tifa.reloaded-for ';

/** Of what a log-in page stood for, one file may be asked for only once another has been fetched anew. */
const MOST = 3;

/**
 * Whether a reload may still help: not where this tab has made some for this very reason already; remembers that it is
 * about to. Two servers that contradict each other would otherwise have it reload for ever.
 */
export function mayReloadFor(reason: string, session: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  const made = Number(session.getItem(RELOADED + reason));
  // What is no number was not noted here.
  if (!(made < MOST)) return false;
  session.setItem(RELOADED + reason, `${made + 1}`);
  return true;
}

/** What the server has, and for what reason a reload would help; null where it would not. */
export interface Help {
  readonly served: Served;
  readonly reason: string | null;
}

/**
 * For a part that did not come. Where the server has this version, what the browser may have kept in the place of its
 * files is fetched anew first.
 */
export async function findHelp(): Promise<Help> {
  const { served, entry } = await askServer();
  if (entry === null) return { served, reason: null };
  if (served === 'this-version' && !(await fetchAnew(askedFor(), (...asked) => fetch(...asked))))
    return { served, reason: null };
  return { served, reason: `${served} ${entry}` };
}

/** Several parts of a screen may show one failure: the page goes once, and counts once. */
let isGoing = false;

/** Reloads, unless this tab has done so for this reason often enough, or cannot remember it. */
export function reloadFor(reason: string): void {
  const session = sessionNotes();
  if (isGoing || session === null || !mayReloadFor(reason, session)) return;
  isGoing = true;
  location.reload();
}

/** For a part that is loaded beside the screen, whose failure no screen shows: starts again if nothing is lost by it. */
export async function startAnew(): Promise<void> {
  const { served, reason } = await findHelp();
  if (served === 'this-version' && reason !== null && isReloadSafe())
    reloadFor(`${reason}, beside the screen`);
}
