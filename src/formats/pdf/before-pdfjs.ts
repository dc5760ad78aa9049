/**
 * Runs before pdf.js, and `after-pdfjs.ts` after it.
 *
 * Loaded in a worker, pdf.js takes the worker for its own and answers its messages. It does not where it sees a
 * `window`, so one is shown while its module runs. And three functions that it does not bring itself are lent
 * to browsers from before 2024 and to Node 20.
 */
export const bare = !('window' in globalThis);

if (bare) Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true });

interface Later {
  withResolvers?: <T>(this: PromiseConstructor) => {
    promise: Promise<T>;
    resolve: (value: T | PromiseLike<T>) => void;
    reject: (reason: unknown) => void;
  };
  try?: <T, A extends unknown[]>(this: PromiseConstructor, work: (...args: A) => T, ...args: A) => Promise<T>;
}
const later = Promise as unknown as Later;

later.withResolvers ??= function <T>(this: PromiseConstructor) {
  let resolve!: (value: T | PromiseLike<T>) => void;
  let reject!: (reason: unknown) => void;
  const promise = new this<T>((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
};

later.try ??= function <T, A extends unknown[]>(
  this: PromiseConstructor,
  work: (...args: A) => T,
  ...args: A
) {
  return new this<T>((resolve) => resolve(work(...args)));
};

interface LaterBuffer extends ArrayBuffer {
  transferToFixedLength?: (length?: number) => ArrayBuffer;
}
// A copy serves as well: nobody looks at the old one again.
(ArrayBuffer.prototype as LaterBuffer).transferToFixedLength ??= function (
  this: ArrayBuffer,
  length = this.byteLength,
) {
  const copy = new Uint8Array(length);
  copy.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  return copy.buffer;
};
