/** What is held in the page beside the store, and goes when everything is erased, here or in another tab. */
import { attempt, sessionNotes } from '../../platform/platform.ts';

/** How the names of notes of this tab begin that go, too: also of what no screen has asked for since the page was loaded. */
export const HALF_TYPED = 'tifa.half-typed.';

const forgetters = new Set<() => void>();

/** Has something forgotten when everything is erased. For modules, once each. */
export const whenErased = (forget: () => void): void => void forgetters.add(forget);

export function forgetPage(): void {
  for (const forget of forgetters) forget();
  attempt('small-notes', forgetNotes, undefined);
}

function forgetNotes(): void {
  const notes = sessionNotes();
  for (const key of Object.keys(notes ?? {})) if (key.startsWith(HALF_TYPED)) notes?.removeItem(key);
}
