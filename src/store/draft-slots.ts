/**
 * Several tabs may be reading, each a text of its own: a few drafts are stored, each in a slot. A tab holds the slot of
 * its draft as long as it lives, and remembers which one it is until it is closed; what no living tab holds is taken up
 * by the next tab that has none. Holding may fail, where the browser has no locks: so what another tab has stored in the
 * meantime is never replaced, and the draft moves to another slot.
 */
import { createTurns } from '../platform/in-turn.ts';
import type { Held } from '../platform/locks.ts';

/** So many drafts are kept. */
export const SLOTS = 6;

/** What lies in a slot. */
export interface InSlot {
  readonly slot: number;
  /** Rises with every write to any slot, so that no two have the same; 0 where it was not written. */
  readonly stamp: number;
  /** What is not is damaged, and may be replaced. */
  readonly sound: boolean;
}

export interface SlotStorage<T> {
  /** What lies in the slots; empty ones are left out. */
  look(): Promise<readonly InSlot[]>;
  /** Null where nothing sound lies there. */
  read(slot: number): Promise<{ readonly draft: unknown; readonly stamp: number } | null>;
  /**
   * @param before the stamp of what is replaced; null for an empty slot
   * @returns the new stamp; null, with nothing written, where something else lies there
   */
  write(slot: number, draft: T, before: number | null): Promise<number | null>;
  /** Nothing is done where something else lies there. */
  remove(slot: number, before: number | null): Promise<void>;
}

/** The slot that a tab holds. */
export interface Claim {
  readonly slot: number;
  readonly held: Held;
  /** Of what the tab has stored there or taken up. */
  readonly stamp: number | null;
}

export interface SlotTab {
  claim: Claim | null;
  /** Which slot was this tab's before a reload. */
  remembered(): number | null;
  remember(slot: number | null): void;
  /** @returns null where another living tab holds it */
  hold(slot: number): Promise<Held | null>;
  /** Those that any tab holds. */
  held(): Promise<ReadonlySet<number>>;
}

export interface TakenDraft {
  /** Null where there is none to take up. */
  readonly draft: unknown;
  /** Whether another tab has one, and this one has none. */
  readonly elsewhere: boolean;
}

export interface DraftSlots<T> {
  /** The draft of this tab, or the one that it would take up. */
  read(): Promise<unknown>;
  /** The same, which is this tab's from then on. @param takes passes a draft over */
  take(takes: (draft: unknown) => boolean): Promise<TakenDraft>;
  /** @throws RangeError where there is no slot left */
  write(draft: T | null): Promise<void>;
}

export function createDraftSlots<T>(storage: SlotStorage<T>, tab: SlotTab): DraftSlots<T> {
  /** Each act builds on which slot is held. */
  const inTurn = createTurns();

  function leave(): void {
    tab.claim?.held.release();
    tab.claim = null;
    tab.remember(null);
  }

  /** In the order in which they are taken up: the one that was this tab's, then the latest. */
  async function inOrder(): Promise<number[]> {
    const own = tab.claim?.slot ?? tab.remembered();
    const found = [...(await storage.look())].sort((a, b) => b.stamp - a.stamp).map(({ slot }) => slot);
    return own === null || !found.includes(own) ? found : [own, ...found.filter((slot) => slot !== own)];
  }

  async function claimEmpty(): Promise<Claim> {
    const found = await storage.look();
    for (let slot = 0; slot < SLOTS; slot++) {
      const here = found.find((one) => one.slot === slot);
      if (here?.sound === true) continue;
      const held = await tab.hold(slot);
      if (held !== null) return { slot, held, stamp: here?.stamp ?? null };
    }
    throw new RangeError('No more readings are kept: as many are open, or wait.');
  }

  return {
    async read() {
      const held = await tab.held();
      for (const slot of await inOrder()) {
        if (slot !== tab.claim?.slot && held.has(slot)) continue;
        const found = await storage.read(slot);
        if (found !== null) return found.draft;
      }
      return null;
    },

    take: (takes) =>
      inTurn(async () => {
        let elsewhere = false;
        for (const slot of await inOrder()) {
          const held = tab.claim?.slot === slot ? tab.claim.held : await tab.hold(slot);
          if (held === null) {
            elsewhere = true;
            continue;
          }
          let isTaken = false;
          try {
            const found = await storage.read(slot);
            isTaken = found !== null && takes(found.draft);
            if (found === null || !isTaken) continue;
            if (tab.claim?.slot !== slot) leave();
            tab.claim = { slot, held, stamp: found.stamp };
            tab.remember(slot);
            return { draft: found.draft, elsewhere: false };
          } finally {
            if (!isTaken && tab.claim?.slot !== slot) held.release();
          }
        }
        return { draft: null, elsewhere };
      }),

    write: (draft) =>
      inTurn(async () => {
        if (draft === null) {
          if (tab.claim !== null) await storage.remove(tab.claim.slot, tab.claim.stamp);
          return leave();
        }
        for (let tries = 0; tries <= SLOTS; tries++) {
          const claim = (tab.claim ??= await claimEmpty());
          const stamp = await storage.write(claim.slot, draft, claim.stamp);
          if (stamp !== null) {
            tab.claim = { ...claim, stamp };
            return tab.remember(claim.slot);
          }
          leave();
        }
        throw new RangeError('Another tab has stored its reading wherever this one was to be stored.');
      }),
  };
}
