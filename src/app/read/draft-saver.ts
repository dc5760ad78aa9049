/** Stores the reading in progress at every change: one write at a time, the last state always, and a failure told once. */
import type { Draft, DraftShelf } from './draft.ts';

export interface DraftSaver {
  /** Something has changed; it is stored when the page has time. */
  changed(): void;
  /** Stores at once what is not stored; for when the page may be about to go. Never rejects. */
  flush(): Promise<void>;
  /** Whether what is to be stored is. */
  readonly saved: boolean;
}

export interface DraftSaverOptions {
  readonly shelf: DraftShelf;
  /** The reading as it is now; null where there is nothing to keep. */
  readonly draft: () => Draft | null;
  /** Runs some work when there is time for it. @returns the function that calls it off */
  readonly whenIdle: (work: () => void) => () => void;
  /** A write failed (once, however many do), or with null: one has succeeded after that. */
  readonly ontrouble: (error: unknown) => void;
}

export function createDraftSaver({ shelf, draft, whenIdle, ontrouble }: DraftSaverOptions): DraftSaver {
  let isDirty = false;
  let isTroubled = false;
  let callOff: (() => void) | undefined;
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    while (isDirty) {
      isDirty = false;
      try {
        const now = draft();
        await (now === null ? shelf.remove() : shelf.write(now));
        if (isTroubled) ontrouble(null);
        isTroubled = false;
      } catch (error) {
        // The next change tries again; until then the page is held.
        isDirty = true;
        if (!isTroubled) ontrouble(error);
        isTroubled = true;
        return;
      }
    }
  }

  function flush(): Promise<void> {
    callOff?.();
    callOff = undefined;
    writing ??= writeAll().finally(() => (writing = undefined));
    return writing;
  }

  return {
    get saved() {
      return !isDirty && writing === undefined;
    },
    flush,
    changed() {
      isDirty = true;
      callOff ??= whenIdle(() => {
        callOff = undefined;
        void flush();
      });
    },
  };
}
