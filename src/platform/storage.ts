/** What the browser says and promises of the room it gives. */
import { attemptInTime } from './platform.ts';

/** How much room there is, in bytes; null where the browser does not say. */
export interface Usage {
  readonly used: number | null;
  readonly quota: number | null;
  /** Whether the browser has promised not to evict the data. */
  readonly persisted: boolean;
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
    persisted: persisted === true,
  };
}

function bytes(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

/** `unasked`: the browser could not be asked. */
export type Promised = 'promised' | 'not-promised' | 'unasked';

/** Asks the browser never to evict the data. Never rejects. A question it puts to the learner may take its time. */
export async function askToKeep(): Promise<Promised> {
  const answer = await attemptInTime<boolean | null | undefined>(
    'storage-promise',
    () => navigator.storage?.persist?.(),
    null,
  );
  if (answer === null || answer === undefined) return 'unasked';
  return answer ? 'promised' : 'not-promised';
}
