/** Locks between the tabs of the app. */
import { attempt, attemptInTime } from './platform.ts';

/** A lock that is held until released. */
export interface Held {
  release(): void;
}

const FREE: Held = { release: () => undefined };
/** Locks that failed are not asked again for a while, or each card would cost PATIENCE: ms. */
const LOCKS_REST = 10 * 60_000;
let locksRestUntil = -Infinity;

/**
 * Holds a lock; null when another tab holds it. Granted where the browser has no locks. Never rejects.
 *
 * @param patience how long it may take the other to let go of it: ms
 */
export async function holdLock(name: string, patience?: number): Promise<Held | null> {
  if (Date.now() < locksRestUntil) return FREE;
  const locks = attempt('locks', () => navigator.locks, undefined);
  if (locks === undefined) return FREE;
  const failed = Symbol('failed');
  const signal = patience === undefined ? undefined : AbortSignal.timeout(patience);
  const held = await attemptInTime<Held | null | typeof failed>(
    'locks',
    () =>
      new Promise<Held | null>((resolve, reject) => {
        locks
          .request(name, signal === undefined ? { ifAvailable: true } : { signal }, (lock) => {
            if (lock === null) {
              resolve(null);
              return undefined;
            }
            return new Promise<void>((release) => resolve({ release }));
          })
          .catch((error: unknown) => (signal?.aborted === true ? resolve(null) : reject(error)));
      }),
    failed,
    (late) => {
      if (typeof late === 'object') late?.release();
    },
  );
  if (held !== failed) return held;
  locksRestUntil = Date.now() + LOCKS_REST;
  return FREE;
}

/** The names of the locks that any tab holds; none where that cannot be known. Never rejects. */
export async function heldLocks(): Promise<ReadonlySet<string>> {
  const { held = [] } = await attemptInTime('locks', () => navigator.locks.query(), {});
  return new Set(held.flatMap(({ name }) => name ?? []));
}
