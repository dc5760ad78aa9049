/**
 * What comes without being fetched on this screen: by the share sheet, by "open with", by the bookmarklet. It waits while a
 * list stands on the screen, and goes to the texts as soon as there is no list.
 */
import { appFolder } from '../../platform/platform.ts';
import { forgetShared, sharedCache, sharedThings, type Shared } from '../offline/shared.ts';
import { markedUtf8 } from '../../formats/text.ts';
import type { DocumentFacts } from '../../formats/document.ts';
import type { HandedPage } from './bookmarklet.ts';
import { whenErased } from '../ui/erased.ts';
import { broughtFile, type Brought } from './file-queue.ts';
import { input, keepDraft, reading } from './reading.svelte.ts';
import { sharedAddress } from './ways.ts';

interface Arrival {
  readonly files: readonly Brought[];
  readonly text?: string;
  readonly facts?: DocumentFacts;
  /** Called once what came of it is stored. */
  readonly forget?: () => Promise<void>;
}

let waiting = $state.raw<readonly Arrival[]>([]);
/** An address came alone: the page itself was not handed over. */
let address = $state<string | null>(null);
/** A page that another window hands over, until the reader says whether to take it. */
let handed = $state.raw<HandedPage | null>(null);

export const arrivals = {
  /** How many wait. */
  get waiting(): number {
    return waiting.length;
  },
  get address(): string | null {
    return address;
  },
  get handed(): HandedPage | null {
    return handed;
  },
};

export const dismissAddress = (): void => void (address = null);

whenErased(() => {
  waiting = [];
  address = null;
  handed = null;
});

/** Looks what the share sheet has handed over. */
export async function lookForShared(): Promise<void> {
  if (typeof caches === 'undefined') return;
  const cache = await caches.open(sharedCache(appFolder()));
  for (const shared of await sharedThings(cache, appFolder())) take(shared, cache);
}

/** Those that are taken, by their ids: looking twice brings nothing twice. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it
const taken = new Set<string>();

function take({ id, title, text, address: url, files }: Shared, cache: Cache): void {
  if (taken.has(id)) return;
  taken.add(id);
  const forget = () => forgetShared(cache, appFolder(), id);
  const page = sharedAddress(url, text);
  const words = page === null ? text.trim() : text.replaceAll(page, '').trim();
  // Android's browsers share the address with the title as its text.
  const isText = words.length > 0 && words !== title.trim() && /\p{Script=Han}/u.test(words);
  if (files.length === 0 && !isText && page !== null) {
    address = page;
    forget().catch((error: unknown) => console.info('Still shared:', error));
    return;
  }
  const facts = { ...(title !== '' && { title }), ...(page !== null && { address: page }) };
  // Words without Chinese are named as such where they are all there is.
  const isAll = files.length === 0;
  waiting = [...waiting, { files, ...((isText || isAll) && { text: words || title }), facts, forget }];
}

interface LaunchParams {
  readonly files?: readonly FileSystemFileHandle[];
}

/** Hears of files that are opened with the app out of the system's file manager. */
export function hearLaunches(): void {
  const { launchQueue } = window as {
    launchQueue?: { setConsumer(consumer: (launch: LaunchParams) => void): void };
  };
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length === 0) return;
    const brought = files.map((handle): Brought => ({
      name: handle.name,
      bytes: async () => broughtFile(await handle.getFile()).bytes(),
    }));
    waiting = [...waiting, { files: brought }];
  });
}

export const offerPage = (page: HandedPage): void => void (handed = page);
export const refusePage = (): void => void (handed = null);

/** Takes the page that is handed over; the reader has agreed. */
export function takePage(): void {
  if (handed === null) return;
  const { html, title, address: url } = handed;
  handed = null;
  // Many pages of a site have one title.
  const name = input.freeName(title.trim().slice(0, 80).replaceAll('/', '-') || 'Page', '.html');
  const facts = { ...(title.trim() !== '' && { title: title.trim() }), address: url };
  const files = [{ name, bytes: () => Promise.resolve(markedUtf8(html)), facts }];
  waiting = [...waiting, { files }];
}

/** Takes all that waits into the texts to be read. Never rejects. */
export async function takeArrivals(): Promise<void> {
  const all = waiting;
  if (all.length === 0) return;
  waiting = [];
  for (const { files, text, facts = {}, forget } of all) {
    if (text !== undefined) input.addText(facts.title ?? 'Shared text', text, facts);
    await input.addFiles(files);
    await keepDraft();
    // Where the draft cannot be stored, what was shared is there for the next visit.
    if (reading.saved) await forget?.().catch((error: unknown) => console.info('Still shared:', error));
  }
}
