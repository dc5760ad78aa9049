/** What the browser says and promises of the room it gives. */
import { attempt, attemptInTime, inTime, NoAnswerError, noteTrouble } from './platform.ts';

/** How much room there is, in bytes; null where the browser does not say. */
export interface Usage {
  readonly used: number | null;
  readonly quota: number | null;
  /** Whether the browser has promised not to evict the data; null where it makes no such promises. */
  readonly persisted: boolean | null;
}

/** Never rejects. */
export async function storageUsage(): Promise<Usage> {
  const [estimate, persisted] = await Promise.all([
    attemptInTime<StorageEstimate | undefined>(
      'storage-room',
      () => navigator.storage?.estimate?.(),
      undefined,
    ),
    attemptInTime<boolean | undefined>('storage-promise', () => navigator.storage?.persisted?.(), undefined),
  ]);
  return {
    used: bytes(estimate?.usage),
    quota: bytes(estimate?.quota),
    persisted: persisted === true || (canPromise() ? false : null),
  };
}

function bytes(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

const canPromise = () =>
  attempt('storage-promise', () => typeof navigator.storage?.persist === 'function', false);

/** `unasked`: the browser could not be asked, or has not answered yet. */
export type Promised = 'promised' | 'not-promised' | 'unasked';

/**
 * Asks the browser never to evict the data. Never rejects. Firefox puts the question to the learner, who may take their
 * time: that is no failure of the browser's.
 *
 * @param late is given the answer where it comes after all
 */
export async function askToKeep(late: (isPromised: boolean) => void = () => undefined): Promise<Promised> {
  if (!canPromise()) return 'unasked';
  try {
    const isPromised = await inTime('the promise of storage', () => navigator.storage.persist(), late);
    return isPromised ? 'promised' : 'not-promised';
  } catch (error) {
    if (!(error instanceof NoAnswerError)) noteTrouble('storage-promise', error);
    return 'unasked';
  }
}
