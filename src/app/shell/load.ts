/**
 * Loading a part of the app, code or data. Whatever goes wrong with the network or the host is a `LoadError`, thrown
 * here and nowhere else; an error out of the code that came is passed on as it is, so that a bug is never told as
 * a bad network.
 */

export type LoadFailure =
  /** Nothing came. */
  | 'unreachable'
  /** The host answered that it does not have it. */
  | 'missing'
  /** Something else came in its place, or only a piece of it. */
  | 'broken'
  /** Code did not come or was not what it should be; browsers do not say which. */
  | 'code';

export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly reason: LoadFailure;
  constructor(reason: LoadFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/**
 * Imports a part of the app: `loadPart(() => import('./part.ts'))`. An error thrown by the part's own code passes.
 *
 * @throws LoadError when its file, or one that it imports, did not come as it was built
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!isImportFailure(error)) throw error;
    throw new LoadError('code', (error as Error).message, error);
  }
}

/**
 * Browsers have no error of their own for it, only words. A `SyntaxError` is wrong bytes, or files of two versions
 * that do not fit together: what was built has none.
 */
function isImportFailure(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  return (
    error instanceof Error &&
    // Chromium and Firefox; Safari; a style sheet that Vite fetches along.
    /dynamically imported module|importing a module script failed|unable to preload css/i.test(error.message)
  );
}

/**
 * Fetches a file that lies beside the app.
 *
 * @throws LoadError unless the host answers with success; reading the body is left to the caller
 */
export async function fetchPart(address: string | URL, options?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    throw new LoadError('unreachable', `${String(address)} could not be fetched`, error);
  }
  if (!response.ok) throw new LoadError('missing', `${String(address)}: HTTP ${response.status}`);
  return response;
}
