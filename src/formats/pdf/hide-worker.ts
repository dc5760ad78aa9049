/**
 * Loaded in a worker, pdf.js takes the worker for its own and answers its messages. It does not where it sees a
 * `window`, so one is shown while its module runs: between this import and `show-worker.ts`.
 */
export const bare = !('window' in globalThis);

if (bare) Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true });
