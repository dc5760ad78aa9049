/** Whether the app is installed, kept in step with the browser, and asking it to install. */
import { mediaMatches } from '../../platform/platform.ts';
import { installOf, type Install } from './install.ts';

/** Chromium's event, which TypeScript's library does not know. */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let offer = $state.raw<BeforeInstallPromptEvent>();
let installed = $state(isStandalone());

export const installation = {
  get state(): Install {
    const { userAgent, maxTouchPoints } = navigator;
    return installOf({ userAgent, maxTouchPoints, standalone: installed, offered: offer !== undefined });
  },
};

/** Keeps the browser's offer until it is wanted; called before the first screen, as the offer may come early. */
export function watchInstallation(): void {
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

function isStandalone(): boolean {
  if (typeof window === 'undefined') return false;
  return (
    mediaMatches(
      '(display-mode: standalone), (display-mode: window-controls-overlay), (display-mode: fullscreen)',
    ) || Reflect.get(navigator, 'standalone') === true
  );
}
