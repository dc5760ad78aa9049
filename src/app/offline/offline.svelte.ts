/** What is on this device and works without a network: the app itself, the dictionary, the trainer. */
import { readNote, writeNote } from '../../platform/platform.ts';
import { LoadError } from '../shell/load.ts';
import type { NotKept, Offline } from './service-worker.ts';
import { EXTRAS, type Extra } from './extras.ts';
import { isKept, loadKept, removeKept } from './kept-file.ts';

export type Problem = NotKept['reason'] | Exclude<LoadError['reason'], 'code'> | 'fault';

export type Shelf =
  /** Not known yet. */
  | { readonly status: 'looking' }
  | { readonly status: 'absent' }
  | { readonly status: 'coming'; readonly bytes: number; readonly total: number }
  | { readonly status: 'kept'; readonly bytes: number }
  | { readonly status: 'failed'; readonly problem: Problem; readonly details: string }
  /** The browser keeps nothing for this page. */
  | { readonly status: 'impossible' };

let app = $state.raw<Shelf>({ status: 'looking' });
let extras = $state.raw<Readonly<Record<Extra, Shelf>>>({
  dictionary: { status: 'looking' },
  trainer: { status: 'looking' },
});
/** A new version could not be kept; the present one works. */
let update = $state.raw<NotKept>();
let worker: Offline | undefined;

export const offline = {
  get app(): Shelf {
    return app;
  },
  get extras(): Readonly<Record<Extra, Shelf>> {
    return extras;
  },
  get failedUpdate(): NotKept | undefined {
    return update;
  },
};

/** What the service worker tells (service-worker.ts). */
export const appShelf = {
  connect: (to: Offline | undefined): void => {
    worker = to;
    if (to === undefined) app = { status: 'impossible' };
  },
  keeping: (bytes: number, total: number): void => {
    // A new version that comes does not take away the present one.
    if (app.status !== 'kept') app = { status: 'coming', bytes, total };
  },
  kept: (bytes: number, total: number): void => {
    app = bytes === total ? { status: 'kept', bytes } : { status: 'absent' };
  },
  notKept: (problem: NotKept): void => {
    if (problem.hasOlder) update = problem;
    else app = { status: 'failed', problem: problem.reason, details: problem.details };
  },
};

export async function keepApp(): Promise<void> {
  update = undefined;
  // Without what keeps it, it begins anew as a visit does.
  if (worker === undefined) return location.reload();
  if (app.status !== 'kept') app = { status: 'looking' };
  await worker.keepAgain();
}

const noteOf = (extra: Extra) => `tifa.kept.${extra}`;

/** Whether it was there when it was last looked for: until it is looked for again, what a screen keeps room for. */
export const wasKept = (extra: Extra): boolean => readNote(noteOf(extra)) !== null;

function put(extra: Extra, shelf: Shelf): void {
  extras = { ...extras, [extra]: shelf };
  const isKept = shelf.status === 'kept';
  if ((isKept || shelf.status === 'absent') && isKept !== wasKept(extra))
    writeNote(noteOf(extra), isKept ? '1' : null);
}

/** Looks what is there of dictionary and trainer; what is just being fetched goes on. */
export async function lookForExtras(): Promise<void> {
  for (const extra of Object.keys(EXTRAS) as Extra[]) {
    const before = extras[extra];
    if (before.status === 'coming') continue;
    const file = EXTRAS[extra];
    const kept = await isKept(file);
    // It was fetched or removed meanwhile, or is on its way.
    if (extras[extra] !== before) continue;
    if (typeof caches === 'undefined') put(extra, { status: 'impossible' });
    else put(extra, kept ? { status: 'kept', bytes: file.bytes } : { status: 'absent' });
  }
}

/** Fetches and keeps it; the outcome stands in `offline.extras`. */
export async function fetchExtra(extra: Extra): Promise<void> {
  const file = EXTRAS[extra];
  const coming = (bytes: number) => put(extra, { status: 'coming', bytes, total: file.bytes });
  coming(0);
  try {
    await loadKept(file, coming);
    // It came, but there may be no room to keep it.
    if (await isKept(file)) put(extra, { status: 'kept', bytes: file.bytes });
    else put(extra, { status: 'failed', problem: 'storage', details: file.address });
  } catch (error) {
    console.info(`The ${extra} could not be fetched:`, error);
    const problem = error instanceof LoadError && error.reason !== 'code' ? error.reason : 'fault';
    put(extra, {
      status: 'failed',
      problem,
      details: error instanceof Error ? error.message : String(error),
    });
  }
}

export async function removeExtra(extra: Extra): Promise<void> {
  await removeKept(EXTRAS[extra]);
  put(extra, { status: 'absent' });
}
