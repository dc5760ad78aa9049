/** What an engine may lack, and what the app does without it: told beside the steps, since no step fails by it. */
import type { Page } from './page.ts';

/** By what a stranger would call it: the expression that says whether it is there. */
const OFFERS: Readonly<Record<string, string>> = {
  'backups kept in a folder (showDirectoryPicker)': `typeof showDirectoryPicker === 'function'`,
  'a figure on the icon (setAppBadge)': `typeof navigator.setAppBadge === 'function'`,
  'an offer to install (beforeinstallprompt)': `'onbeforeinstallprompt' in window`,
  'files opened with the app (launchQueue)': `'launchQueue' in window`,
  'reading aloud (speechSynthesis)': `'speechSynthesis' in window`,
  'Trusted Types': `'trustedTypes' in window`,
  'idle time (requestIdleCallback)': `typeof requestIdleCallback === 'function'`,
  'giving way (scheduler.yield)': `typeof globalThis.scheduler?.yield === 'function'`,
  'locks between tabs (navigator.locks)': `'locks' in navigator`,
  'a promise to keep what is stored (navigator.storage.persist)': `typeof navigator.storage?.persist === 'function'`,
  'figures on storage (navigator.storage.estimate)': `typeof navigator.storage?.estimate === 'function'`,
};

export async function lacks(page: Page): Promise<string[]> {
  const given = await page.driver.evaluate(`JSON.stringify([${Object.values(OFFERS).join(', ')}])`);
  const has = JSON.parse(given) as boolean[];
  return Object.keys(OFFERS).filter((_, at) => !has[at]);
}
