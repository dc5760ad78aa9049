/** Whether the app is installed, and how it can be. */

import { mediaMatches } from '../platform/platform.ts';

/** Chromium's event, which TypeScript's library does not know. */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

export type Install =
  /** Opened from the home screen or as a window of its own. */
  | 'installed'
  /** The browser offers to install: `install()` asks. */
  | 'offered'
  /** On an iPhone or iPad, where only the share sheet can. */
  | 'by-share-sheet'
  /** The browser says nothing: perhaps its menu can, perhaps it is done already. */
  | 'by-menu';

let offer = $state.raw<BeforeInstallPromptEvent>();
let installed = $state(false);

export const installation = {
  get state(): Install {
    if (installed) return 'installed';
    if (offer) return 'offered';
    return isApplePhone(navigator) ? 'by-share-sheet' : 'by-menu';
  },
};

/** Keeps the browser's offer for the settings screen; called before the first screen, as the offer may come early. */
export function watchInstallation(): void {
  installed = mediaMatches('(display-mode: standalone)');
  window.addEventListener('beforeinstallprompt', (event) => {
    // Without this some browsers show a banner of their own over the page.
    event.preventDefault();
    offer = event as BeforeInstallPromptEvent;
  });
  window.addEventListener('appinstalled', () => {
    installed = true;
    offer = undefined;
  });
}

/** Opens the browser's question; an offer can be used once. */
export async function install(): Promise<void> {
  const current = offer;
  offer = undefined;
  await current?.prompt();
}

function isApplePhone({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): boolean {
  // An iPad calls itself a Macintosh; no Macintosh has a touch screen.
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
