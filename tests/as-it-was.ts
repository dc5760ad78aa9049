/**
 * The unit tests of one process share its globals and modules, whatever files they are in: what a test puts in the place
 * of a function, a global or the clock is taken back after it.
 */
import fc from 'fast-check';
import { afterEach, vi } from 'vitest';

// On a slow machine a property is tried fewer times rather than that its test runs out of time: which would be no failure
// of it, or one whose seed nobody is told. It ends so while a failure is made smaller, too.
fc.configureGlobal({ interruptAfterTimeLimit: 30_000 });

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
