/**
 * The unit tests of one process share its globals and modules, whatever files they are in: what a test puts in the place
 * of a function, a global or the clock is taken back after it.
 */
import { afterEach, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
