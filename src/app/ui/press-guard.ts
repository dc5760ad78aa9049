/**
 * Where a button has just appeared under the finger, the second tap of two quick ones was meant for what stood there
 * before. For a moment after each change such a press counts for nothing; nobody reads that fast.
 */

/** How long after a change presses are ignored, in milliseconds. */
export const SETTLE_MS = 200;

export class PressGuard {
  #changedAt = -Infinity;
  #key: string | null = null;

  /** What the buttons do has changed at `now` (ms, of any clock that only goes forward). */
  changed(now: number): void {
    this.#changedAt = now;
  }

  /** Whether a tap, a click or a swipe at `now` counts. */
  acceptsPointer(now: number): boolean {
    return now - this.#changedAt >= SETTLE_MS;
  }

  /** Whether a key counts: the same one twice so quickly is one press; another key was meant. */
  acceptsKey(key: string, now: number): boolean {
    const isSame = key === this.#key;
    this.#key = key;
    return !isSame || now - this.#changedAt >= SETTLE_MS;
  }
}
