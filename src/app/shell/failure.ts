/** What an error screen says: what happened, what is safe, what to do. */
import { GlossaryError } from '../../glossary/glossary-error.ts';
import {
  NewerDataError,
  StorageError,
  StorageFullError,
  StorageUnavailableError,
} from '../../store/errors.ts';
import { LoadError } from './load.ts';
import type { Served } from './replaced.ts';

export interface Failure {
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
  /** For a report: the error's own words and where it arose. */
  readonly details: string;
}

const SAFE = 'Your answers and settings are stored on this device and were not touched.';

/**
 * @param online what the browser believes about the network
 * @param served what the server was found to have, for what could not be loaded
 */
export function describeFailure(error: unknown, online: boolean, served: Served = 'unknown'): Failure {
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
  if (error instanceof LoadError) return { ...describeLoadFailure(error, online, served), details };
  return {
    happened: 'Something went wrong on this screen',
    safe: SAFE,
    todo: 'Try again; if it happens again, reload the app. The other screens may work all the same.',
    details,
  };
}

/** The same as sentences in a row. */
export function failureText(error: unknown, online: boolean): string {
  const { happened, safe, todo } = describeFailure(error, online);
  return `${happened}. ${safe} ${todo}`;
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

function describeLoadFailure(
  { reason }: LoadError,
  online: boolean,
  served: Served,
): Omit<Failure, 'details'> {
  if (served === 'another-version') {
    return {
      happened: 'A newer version has replaced this one',
      safe: SAFE,
      todo: 'This part of the app goes with the newer version. Reload to change to it.',
    };
  }
  const happened = 'A part of the app could not be loaded';
  if (!online) {
    return {
      happened,
      safe: SAFE,
      todo: 'There is no network, and this part is not yet stored on the device. Try again when you are online.',
    };
  }
  if (served === 'stranger') {
    return {
      happened,
      safe: SAFE,
      todo: 'Something else answers in the server’s place, as the log-in page of a Wi-Fi network does. Log in there or join another network, then try again.',
    };
  }
  const what: Readonly<Record<LoadError['reason'], string>> = {
    unreachable: 'The server cannot be reached.',
    missing: 'The server does not have it.',
    broken: 'What the server sent is not what it should be.',
    code: 'It did not come, or is not what it should be.',
  };
  return { happened, safe: SAFE, todo: `${what[reason]} Try again; if that does not help, reload.` };
}
