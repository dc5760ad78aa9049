/** The dictionary for screens: whether it is there, what it finds, and its worker, which lives as long as it is used. */
import { onMount } from 'svelte';
import { EXTRAS } from '../offline/extras.ts';
import { lookForExtras, offline } from '../offline/offline.svelte.ts';
import { createLookUpWork, LookUpError } from './look-up-work.ts';
import type { AboutWord, FoundInDictionary } from './messages.ts';

const work = createLookUpWork(EXTRAS.dictionary);
let users = 0;
let closing: ReturnType<typeof setTimeout> | undefined;
/** So long after its last screen was left it is still there: opening it anew takes a while (ms). */
const LINGER = 30_000;

/** To be called by each screen that asks it, while the screen is made. */
export function useDictionary(): void {
  onMount(() => {
    users++;
    clearTimeout(closing);
    lookForExtras().catch((error: unknown) => console.error(error));
    return () => {
      if (--users === 0) closing = setTimeout(() => work.close(), LINGER);
    };
  });
}

/** Whether it can be asked; undefined until that is known. */
export function hasDictionary(): boolean | undefined {
  const { status } = offline.extras.dictionary;
  return status === 'looking' ? undefined : status === 'kept';
}

/** Opens it ahead of the first question, where it is there; not for a screen that is left by then: nobody would close it. */
export async function openDictionary(): Promise<void> {
  if (users === 0) return;
  await orNothing(() => work.open());
}

/**
 * What it finds; null where the answer would no longer be heard, or it cannot be asked now: the library's own terms are
 * shown all the same.
 */
export const findInDictionary = (query: string): Promise<FoundInDictionary | null> =>
  orNothing(() => work.find(query));

export const aboutWord = (characters: string): Promise<AboutWord | null> =>
  orNothing(() => work.about(characters));

async function orNothing<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    if (error instanceof LookUpError && error.reason === 'absent') {
      // The browser has cleared it away.
      await lookForExtras();
      return null;
    }
    throw error;
  }
}
