/**
 * What the browser is asked beside its pages: storage, locks, the channel between tabs, the time zone, chance. Each
 * of these is missing, throws, rejects or never answers somewhere (private windows, managed devices, extensions that
 * stand in their place). Here that costs the one function, within PATIENCE, and is remembered so that a screen can
 * say it.
 */

/** How long a function may take to answer: ms. */
export const PATIENCE = 5000;

export type PlatformFunction =
  | 'storage-room'
  | 'storage-promise'
  | 'locks'
  | 'tabs'
  | 'time-zone'
  | 'language'
  | 'chance'
  | 'media'
  | 'small-notes';

/** A function that failed, and how. */
export interface Trouble {
  readonly of: PlatformFunction;
  readonly error: unknown;
}

const troubles = new Map<PlatformFunction, Trouble>();
const listeners = new Set<() => void>();

/** The functions that have failed since the page was opened, the latest failure of each. */
export function platformTroubles(): readonly Trouble[] {
  return [...troubles.values()];
}

/** Hears of each function that fails for the first time. Gives the function that ends it. */
export function onTrouble(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Remembers that a function of the browser has failed, for the screens that say so. */
export function noteTrouble(of: PlatformFunction, error: unknown): void {
  const first = !troubles.has(of);
  troubles.set(of, { of, error });
  if (!first) return;
  // Said once, in full, for whoever looks into it; the screens say what it means.
  console.info(`The browser's ${of} does not work:`, error);
  listeners.forEach((listener) => listener());
}

/** It did not answer in time. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  constructor(what: string, patience: number) {
    super(`${what} has not answered for ${patience / 1000} seconds`);
  }
}

/**
 * What `ask` gives, unless it takes longer than `patience` (ms).
 *
 * @param late is given what comes after all, to put it away
 * @throws NoAnswerError, and whatever `ask` throws or rejects with
 */
export function inTime<T>(
  what: string,
  ask: () => T | PromiseLike<T>,
  late: (value: T) => void = () => undefined,
  patience = PATIENCE,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let waiting = true;
    const timer = setTimeout(() => {
      waiting = false;
      reject(new NoAnswerError(what, patience));
    }, patience);
    // In a promise of its own, so that what throws at once is rejected like the rest.
    void new Promise<T>((give) => give(ask())).then(
      (value) => {
        clearTimeout(timer);
        if (waiting) resolve(value);
        else late(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error as Error);
      },
    );
  });
}

/** What `ask` gives; `otherwise` where it fails, which is noted. */
export function attempt<T>(of: PlatformFunction, ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    noteTrouble(of, error);
    return otherwise;
  }
}

export async function attemptInTime<T>(
  of: PlatformFunction,
  ask: () => T | PromiseLike<T>,
  otherwise: T,
  late?: (value: T) => void,
): Promise<T> {
  try {
    return await inTime(of, ask, late);
  } catch (error) {
    noteTrouble(of, error);
    return otherwise;
  }
}

/** Messages between the tabs of the app. */
export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

/** Never throws; where there is no channel nothing is sent and nothing is heard. */
export function openTabChannel(name: string, hear: (message: unknown) => void): TabChannel {
  const channel = attempt('tabs', () => new BroadcastChannel(name), null);
  if (channel !== null) channel.onmessage = ({ data }: MessageEvent<unknown>) => hear(data);
  return {
    post: (message) => attempt('tabs', () => channel?.postMessage(message), undefined),
    close: () => attempt('tabs', () => channel?.close(), undefined),
  };
}

/** Uniform in [0, 1). Where the browser's source of chance fails, that of the language serves. */
export function chance(): number {
  return attempt('chance', drawn, null) ?? Math.random();
}

function drawn(): number {
  const number = Number(crypto.getRandomValues(new Uint32Array(1))[0]) / 2 ** 32;
  if (!(number >= 0 && number < 1)) throw new RangeError(`${number} was drawn`);
  return number;
}

/**
 * A clock of the zone the device is in now: what it shows at a moment, as if it were UTC. `Date` knows it without the tables
 * of `Intl`, which a start would wait for: on a slow phone a tenth of a second.
 */
export function wallClock(): (moment: number) => number {
  return (moment) => moment - new Date(moment).getTimezoneOffset() * 60_000;
}

const usableZones = new Map<string, string>();

/** The zone the device is in, under a name that `Intl` takes: its own, else its offset from UTC, else `UTC`. */
export function timeZone(): string {
  const name = attempt('time-zone', () => Intl.DateTimeFormat().resolvedOptions().timeZone, '') ?? '';
  const offset = -new Date().getTimezoneOffset();
  const key = `${name}|${offset}`;
  let usable = usableZones.get(key);
  if (usable === undefined) {
    usable = usableZone(name, offset);
    if (usable !== name)
      noteTrouble('time-zone', new RangeError(`“${name}” is no time zone that it takes itself`));
    usableZones.set(key, usable);
  }
  return usable;
}

/** @param offset minutes east of UTC */
export function usableZone(name: string, offset: number): string {
  const minutes = Number.isInteger(offset) && Math.abs(offset) < 1440 ? offset : 0;
  const sign = minutes < 0 ? '-' : '+';
  const two = (number: number) => String(number).padStart(2, '0');
  const away = Math.abs(minutes);
  const candidates = [
    name,
    `${sign}${two(Math.floor(away / 60))}:${two(away % 60)}`,
    // Older browsers take no offset, but these, whose sign is that of the clock to be added.
    `Etc/GMT${sign === '+' ? '-' : '+'}${Math.round(away / 60)}`,
  ];
  return candidates.find(isZone) ?? 'UTC';
}

function isZone(name: string): boolean {
  if (typeof name !== 'string' || name === '') return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0);
    return true;
  } catch {
    // Whether it throws is the question.
    return false;
  }
}

/** Whether a media query matches now; false where the browser does not say. */
export function mediaMatches(query: string): boolean {
  return media(query).matches;
}

/** Calls back whenever a media query begins or ceases to match. Gives the function that ends it. */
export function onMediaChange(query: string, listener: () => void): () => void {
  const list = media(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

function media(query: string): Pick<MediaQueryList, 'matches' | 'addEventListener' | 'removeEventListener'> {
  const list = attempt<MediaQueryList | null>('media', () => matchMedia(query), null);
  if (list !== null) return list;
  const nothing = Object.assign(new EventTarget(), { media: query, matches: false });
  // The charts' library asks as soon as it is loaded, and the screen with it would fall.
  attempt(
    'media',
    () =>
      Object.defineProperty(globalThis, 'matchMedia', {
        value: () => nothing,
        configurable: true,
        writable: true,
      }),
    undefined,
  );
  return nothing;
}

/** A small text kept by the browser (localStorage); null where there is none or it refuses. */
export function readNote(key: string): string | null {
  return attempt('small-notes', () => localStorage.getItem(key), null);
}

/** @returns whether it was kept */
export function writeNote(key: string, text: string | null): boolean {
  return attempt(
    'small-notes',
    () => {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
      return true;
    },
    false,
  );
}

/** Address of the folder the app lies in. */
export const appFolder = (): string => new URL('.', document.baseURI).href;

/** What this tab remembers until it is closed (sessionStorage); null where the browser refuses. */
export function sessionNotes(): Storage | null {
  return attempt('small-notes', () => sessionStorage, null);
}

/** Lets the browser draw and hear before the rest of something long is done. */
export function giveWay(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: { yield?(): Promise<void> } };
  if (typeof scheduler?.yield === 'function') return scheduler.yield();
  return new Promise((resolve) => {
    // A timer would wait at least four ms after the fifth time.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
