/**
 * Whether this device's learner has answered anything yet: what the first paint must know before the reviews
 * are open. The log decides; this is only what Today last made of it, and index.html reads it too.
 */
const KEY = 'tifa.begun';

export function hasBegun(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    // Storage is refused: the welcome is painted first, and the reviews correct it once they are open.
    return false;
  }
}

export function rememberBegun(begun: boolean): void {
  try {
    if (begun) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch (error) {
    console.info('That the learner has begun could not be noted; the first paint may be a welcome.', error);
  }
}
