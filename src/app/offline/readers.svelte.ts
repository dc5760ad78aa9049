/**
 * What reads formats, as PDF and Word: kept when a file first needs it, or all at once where the learner asks. The service
 * worker keeps it and is asked here, on a port, so that only who asks is answered.
 */
import * as v from 'valibot';
import type { Shelf } from './offline.svelte.ts';
import { OfReadersSchema, type OfReaders } from './reader-messages.ts';

let shelf = $state.raw<Shelf>({ status: 'looking' });
/** Bytes of all of them; null until it is known. */
let total = $state.raw<number | null>(null);
/** Names of files that are kept. */
let files = $state.raw<readonly string[]>([]);

export const readers = {
  get shelf(): Shelf {
    return shelf;
  },
  get total(): number | null {
    return total;
  },
  get files(): readonly string[] {
    return files;
  },
};

/** Asks the worker in charge; `hear` is called with each answer until it gives true, with null for one of another version. */
async function ask(
  type: 'WHICH_READERS' | 'KEEP_READERS',
  hear: (answer: OfReaders | null) => boolean,
): Promise<void> {
  const registration =
    'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  // At the first visit the app is kept first.
  const worker = registration && (await navigator.serviceWorker.ready).active;
  if (!worker) {
    shelf = { status: 'impossible' };
    return;
  }
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      const { success, output, issues } = v.safeParse(OfReadersSchema, data);
      if (!success) console.error(v.summarize(issues));
      if (!hear(success ? output : null)) return;
      port1.close();
      resolve();
    };
    worker.postMessage({ type }, [port2]);
  });
}

function take(answer: OfReaders | null, isComing: boolean): void {
  if (answer === null) {
    shelf = { status: 'failed', problem: 'fault', details: 'An answer of another version came.' };
    return;
  }
  if (answer.type === 'not-kept') {
    const { reason: problem, details } = answer;
    shelf = { status: 'failed', problem, details };
    return;
  }
  ({ total, files } = answer);
  const { bytes } = answer;
  if (bytes === answer.total) shelf = { status: 'kept', bytes };
  else shelf = isComing ? { status: 'coming', bytes, total: answer.total } : { status: 'absent' };
}

/** Looks which are here; what is just being fetched goes on. */
export async function lookForReaders(): Promise<void> {
  if (shelf.status === 'coming') return;
  await ask('WHICH_READERS', (answer) => {
    if (shelf.status !== 'coming') take(answer, false);
    return true;
  });
}

/** Fetches and keeps all of them; the outcome stands in `readers`. */
export async function fetchReaders(): Promise<void> {
  shelf = { status: 'coming', bytes: 0, total: total ?? 1 };
  await ask('KEEP_READERS', (answer) => {
    take(answer, true);
    // What comes after one that is not understood may be.
    return answer !== null && (answer.type === 'not-kept' || answer.isDone);
  });
}
