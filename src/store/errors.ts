/**
 * What can go wrong with storage, as types with names. Each says what is safe, so that a screen can tell the
 * learner what happened, what is safe and what to do.
 */

/** What the learner can count on in spite of the error. */
export type Safe =
  /** Everything stored before is safe; what was being written was not stored. */
  | 'stored-before'
  /** Nothing was read or written. */
  | 'untouched';

export class StorageError extends Error {
  readonly safe: Safe;
  constructor(message: string, safe: Safe, cause?: unknown) {
    super(message, { cause });
    this.name = new.target.name;
    this.safe = safe;
  }
}

/** The browser has no room left for the app, or the device is full. */
export class StorageFullError extends StorageError {
  constructor(cause?: unknown) {
    super('There is no room left on this device to store it.', 'stored-before', cause);
  }
}

/** The browser does not let the app store anything: private mode, storage switched off, a damaged database. */
export class StorageUnavailableError extends StorageError {
  constructor(message: string, cause?: unknown) {
    super(`The browser does not let Tifa store anything: ${message}`, 'untouched', cause);
  }
}

/** The data was written by a later version of the app, which this one does not understand. */
export class NewerDataError extends StorageError {
  readonly found: number;
  constructor(found: number, understood: number) {
    super(
      `The stored data is of version ${found}, this app understands version ${understood}: reload to update it.`,
      'untouched',
    );
    this.found = found;
  }
}

/** A write that failed for another reason; it may be tried again. */
export class StorageFailedError extends StorageError {
  constructor(cause: unknown) {
    super(
      `Storing failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      'stored-before',
      cause,
    );
  }
}

/** The named error for what IndexedDB threw. */
export function namedError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'QuotaExceededError':
      return new StorageFullError(error);
    case 'SecurityError':
    case 'InvalidStateError':
    case 'NotAllowedError':
    case 'NotFoundError':
      return new StorageUnavailableError(error instanceof Error ? error.message : name, error);
    default:
      return new StorageFailedError(error);
  }
}

/** The named error that has come from a worker as its name and its message; null where it is none of ours. */
export function storageErrorOf(name: string, message: string): StorageError | null {
  const made = {
    StorageFullError: () => new StorageFullError(),
    StorageUnavailableError: () => new StorageUnavailableError(message),
    NewerDataError: () => new NewerDataError(0, 0),
    StorageFailedError: () => new StorageFailedError(message),
  };
  if (!Object.hasOwn(made, name)) return null;
  const error = made[name as keyof typeof made]();
  error.message = message;
  return error;
}
