/** What an error screen says: what happened, what is safe, what to do. */
import { GlossaryError } from '../glossary/load.ts';

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

/** `fetch` and `import()` reject with a TypeError when nothing comes back. */
function isLoadFailure(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && /could not be fetched/.test(error.message));
}
