/** Whether the app is installed, and how it can be, from what the browser says of itself. */

export type Install =
  /** Opened from the home screen or as a window of its own. */
  | 'installed'
  /** The browser offers to install, and can be asked to. */
  | 'offered'
  /** On an iPhone or iPad, where only the share sheet can. The app on the home screen keeps data of its own. */
  | 'by-share-sheet'
  /** On an iPhone or iPad, within another app: only Safari can. */
  | 'by-safari'
  /** The browser says nothing: perhaps its menu can, perhaps it is done already. */
  | 'by-menu';

export interface Surroundings {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  /** Opened from the home screen: `navigator.standalone` of Safari, or the display mode of the others. */
  readonly standalone: boolean;
  /** The browser has offered to install (`beforeinstallprompt`). */
  readonly offered: boolean;
}

export function installOf({ userAgent, maxTouchPoints, standalone, offered }: Surroundings): Install {
  if (standalone) return 'installed';
  if (offered) return 'offered';
  if (!isApplePhone(userAgent, maxTouchPoints)) return 'by-menu';
  // Safari and the browsers beside it name themselves; the window inside another app does not.
  return /Safari\/|CriOS|FxiOS|EdgiOS|OPT\/|DuckDuckGo/.test(userAgent) &&
    !/FBA[NV]|Instagram|Line\/|MicroMessenger|Twitter/.test(userAgent)
    ? 'by-share-sheet'
    : 'by-safari';
}

function isApplePhone(userAgent: string, maxTouchPoints: number): boolean {
  // An iPad calls itself a Macintosh; no Macintosh has a touch screen.
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
