/** A choice of this device is stored; where the browser refuses, the reader is told that it does not last. */
import { writeNote } from '../../platform/platform.ts';
import { notify } from './notices.svelte.ts';

/** @param text null for the choice that holds where nothing is stored */
export function keepChoice(key: string, text: string | null): void {
  if (writeNote(key, text)) return;
  notify({
    id: 'choice-not-kept',
    tone: 'warning',
    text: 'This browser refuses to store settings: your choice lasts until the page closes.',
  });
}
