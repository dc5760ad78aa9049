/**
 * A page that is open for long may want a part that the server has no more, because a newer version is there. Finds
 * that out, and changes to the newer version at a moment when nothing can be lost.
 */

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
export function askServer(): Promise<Answering> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';
  return whatIsServed(own, () => fetch(new URL('.', document.baseURI), { cache: 'no-cache' }));
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

const RELOADED = 'tifa.reloaded-for';

/**
 * Whether this tab has reloaded for this very version already, and it did not help; remembers that it is about to.
 * Two servers that contradict each other would otherwise have it reload for ever.
 */
export function mayReloadFor(entry: string, session: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  if (session.getItem(RELOADED) === entry) return false;
  session.setItem(RELOADED, entry);
  return true;
}
