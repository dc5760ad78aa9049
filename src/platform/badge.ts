/** The number on the app's icon, where the browser and the system have one. */
import { inTime } from './platform.ts';

/** What a navigator may lack: TypeScript's library has it everywhere. */
interface Badging {
  readonly setAppBadge?: (count: number) => Promise<void>;
  readonly clearAppBadge?: () => Promise<void>;
}

/** Whether the browser can put a number on the app's icon; it does so once the app is installed. */
export const hasBadge = (): boolean => typeof (navigator as Badging).setAppBadge === 'function';

/** Puts a number on the app's icon, or takes it away: 0. Nothing where the browser has none. Never rejects. */
export async function showBadge(count: number): Promise<void> {
  if (!hasBadge()) return;
  const badging = navigator as Badging;
  try {
    await inTime('the badge', () => (count > 0 ? badging.setAppBadge?.(count) : badging.clearAppBadge?.()));
  } catch (error) {
    // On an iPhone it needs a permission that the app has no other use for. The same number stands on Today.
    console.info('The browser puts no number on the icon:', error);
  }
}
