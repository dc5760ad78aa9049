import { SETTLE_MS } from './press-guard.ts';

/**
 * For a moment the buttons in an element take no tap: they have just appeared where another was, perhaps under a
 * finger that taps a second time. The element itself takes it, and nothing behind. Gives what ends the waiting.
 */
export function settle(element: HTMLElement): () => void {
  element.dataset.settling = '';
  const timer = setTimeout(() => delete element.dataset.settling, SETTLE_MS);
  return () => clearTimeout(timer);
}
