/** What an error screen says: what happened, what is safe, what to do. */
import { GlossaryError } from '../glossary/load.ts';
import { NewerDataError, StorageError, StorageFullError, StorageUnavailableError } from '../store/errors.ts';

export interface Failure {
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
  /** For a report: the error's own words and where it arose. */
  readonly details: string;
}

const SAFE = 'Your answers and settings are stored on this device and were not touched.';

/** @param online what the browser believes about the network */
export function describeFailure(error: unknown, online: boolean): Failure {
  const details = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  if (error instanceof GlossaryError) {
    return {
      happened: 'The glossary cannot be read',
      safe: SAFE,
      todo: 'The stored copy seems to be damaged or of another version. Reloading with the network on fetches it anew.',
      details,
    };
  }
  if (error instanceof StorageError) return { ...describeStorageFailure(error), details };
  if (isLoadFailure(error)) {
    return {
      happened: 'A part of the app could not be loaded',
      safe: SAFE,
      todo: online
        ? 'The server did not answer as expected, or a new version has replaced this one. Try again, or reload.'
        : 'There is no network, and this part is not yet stored on the device. Try again when you are online.',
      details,
    };
  }
  return {
    happened: 'Something went wrong on this screen',
    safe: SAFE,
    todo: 'Try again; if it happens again, reload the app. The other screens may work all the same.',
    details,
  };
}

function describeStorageFailure(error: StorageError): Omit<Failure, 'details'> {
  const safe =
    error.safe === 'untouched'
      ? 'Nothing was changed: what was stored before is as it was.'
      : 'Everything stored before is safe.';
  if (error instanceof StorageFullError) {
    return {
      happened: 'There is no room left on this device',
      safe,
      todo: 'Make some room, then try again.',
    };
  }
  if (error instanceof NewerDataError) {
    return {
      happened: 'Your data was written by a later version of the app',
      safe,
      todo: 'Reload with the network on, to update the app.',
    };
  }
  if (error instanceof StorageUnavailableError) {
    return {
      happened: 'The browser does not let the app store anything',
      safe,
      todo: 'A private window or blocked site data is the usual reason. Allow storage for this address, then try again.',
    };
  }
  return { happened: 'The browser could not store it', safe, todo: 'Try again.' };
}

/** `fetch` and `import()` reject with a TypeError when nothing comes back. */
function isLoadFailure(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && /could not be fetched/.test(error.message));
}
