/**
 * The drafts of the readings in progress, each in a slot (draft-slots.ts). The first slot is where there was only one
 * once, and the draft of an earlier version lies.
 */
import { promisifyRequest } from 'idb-keyval';
import * as v from 'valibot';
import { heldLocks, holdLock } from '../platform/locks.ts';
import { attempt, giveWay, sessionNotes } from '../platform/platform.ts';
import {
  copyAside,
  damagedAt,
  isOfLaterVersion,
  isSame,
  laterAt,
  problemOf,
  type Aside,
  type Damaged,
  type Judged,
} from './aside.ts';
import { KEY, rangeOf, valueAt, valuesUnder, type Database } from './database.ts';
import { createDraftSlots, SLOTS, type DraftSlots, type InSlot, type SlotTab } from './draft-slots.ts';
import { jsonInPieces } from './json.ts';

/** The version of a draft that is stored as one. */
const VERSION = 1;
/** The version of a draft whose pieces are stored beside it. */
const IN_PIECES = 2;
/** UTF-16 code units: more than any book. */
const LONGEST = 50_000_000;
/** Many times those of the longest draft. */
const MOST_PIECES = 1_000;

export interface DraftStore {
  readDraft(): Promise<unknown>;
  takeDraft: DraftSlots<unknown>['take'];
  writeDraft(draft: unknown): Promise<void>;
  /** Whatever lies in the slots, within a transaction; for `judge`. */
  findIn(store: IDBObjectStore): Promise<readonly FoundDraft[]>;
  /** Damaged ones are met. */
  judge(found: readonly FoundDraft[]): Judged<unknown>[];
}

export interface FoundDraft {
  readonly slot: number;
  readonly stored: unknown;
}

const DraftSchema = v.object({
  v: v.literal(VERSION),
  json: v.pipe(v.string(), v.maxLength(LONGEST)),
});
const PiecesSchema = v.object({
  v: v.literal(IN_PIECES),
  pieces: v.pipe(v.number(), v.safeInteger(), v.minValue(2), v.maxValue(MOST_PIECES)),
});
/** Drafts of earlier versions have none. */
const StampSchema = v.object({ stamp: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });
const stampOf = (head: unknown): number => (v.is(StampSchema, head) ? head.stamp : 0);

/** What stands for a whole JSON text of an object or array, without reading a long one: that would hold the page. */
const seemsWhole = (json: string): boolean => /^[{[]/.test(json) && /[}\]]$/.test(json.slice(-1));
const keyOf = (slot: number): string => (slot === 0 ? KEY.draft : `${KEY.draft}-${slot}`);
const piecesOf = (slot: number): string => `${keyOf(slot)}/`;
const pieceKey = (slot: number, at: number): string => `${piecesOf(slot)}${String(at).padStart(6, '0')}`;
const ALL = Array.from({ length: SLOTS }, (_, slot) => slot);

export function openDrafts({ name, use, write }: Database, aside: Aside): DraftStore {
  const meet = (slot: number, judged: Judged<{ readonly draft: unknown }>) =>
    aside.meetAll([judged], (store, one) => moveDraftAside(store, slot, one));

  const slots = createDraftSlots<readonly string[]>(
    {
      look: () =>
        use('readonly', async (store) => {
          const found = await Promise.all(ALL.map((slot) => lookAt(store, slot)));
          return found.filter((one) => one !== null);
        }),

      async read(slot) {
        const [head, stored] = await use('readonly', async (store) => {
          const head = await valueAt(store, keyOf(slot));
          return [head, await draftIn(store, slot, head)] as const;
        });
        const [found] = stored === undefined ? [] : meet(slot, judgeDraft(slot, stored));
        return found === undefined ? null : { ...found, stamp: stampOf(head) };
      },

      write: (slot, pieces, before) =>
        write(async (store) => {
          if (!(await isThere(store, slot, before))) return null;
          // A long one that is whole is not read: that would hold the page.
          const here = await lookAt(store, slot);
          if (here?.sound === false) {
            const { damaged } = judgeDraft(slot, await draftIn(store, slot));
            if (damaged !== null) await copyAside(store, damaged);
          }
          store.delete(rangeOf(piecesOf(slot)));
          const stamp = Math.max(Date.now(), (before ?? 0) + 1);
          if (pieces.length === 1) store.put({ v: VERSION, json: pieces[0], stamp }, keyOf(slot));
          else {
            // Each in a task of its own.
            for (const [at, piece] of pieces.entries())
              await promisifyRequest(store.put(piece, pieceKey(slot, at)));
            store.put({ v: IN_PIECES, pieces: pieces.length, stamp }, keyOf(slot));
          }
          return stamp;
        }),

      remove: (slot, before) =>
        write(async (store) => {
          if (!(await isThere(store, slot, before))) return;
          store.delete(keyOf(slot));
          store.delete(rangeOf(piecesOf(slot)));
        }),
    },
    tabOf(name),
  );

  return {
    readDraft: slots.read,
    takeDraft: slots.take,
    async writeDraft(draft) {
      if (draft === null) return slots.write(null);
      const pieces = await jsonInPieces(draft, giveWay);
      if (pieces.reduce((sum, { length }) => sum + length, 0) > LONGEST)
        throw new RangeError('The draft is longer than any text.');
      await slots.write(pieces);
    },
    async findIn(store) {
      const found = await Promise.all(
        ALL.map(async (slot): Promise<FoundDraft> => ({ slot, stored: await draftIn(store, slot) })),
      );
      return found.filter(({ stored }) => stored !== undefined);
    },
    judge: (found) =>
      found.map(({ slot, stored }) => {
        const judged = judgeDraft(slot, stored);
        meet(slot, judged);
        return judged;
      }),
  };
}

/** By the name of the database: what this page holds. */
const tabs = new Map<string, SlotTab>();
const REMEMBERED = 'tifa.draft';
/** A page that is reloaded may still hold its slot for a moment: ms. */
const UNTIL_IT_IS_GONE = 2_000;

/** This page, as a tab among others. */
function tabOf(name: string): SlotTab {
  const known = tabs.get(name);
  if (known !== undefined) return known;
  const lock = (slot: number) => `tifa/${name}/draft/${slot}`;
  const notes = sessionNotes();
  const remembered = (): number | null => {
    const noted = notes?.getItem(REMEMBERED) ?? null;
    return ALL.find((slot) => String(slot) === noted) ?? null;
  };
  const tab: SlotTab = {
    claim: null,
    remembered,
    remember(slot) {
      if (slot === remembered()) return;
      const noted = () =>
        slot === null ? notes?.removeItem(REMEMBERED) : notes?.setItem(REMEMBERED, String(slot));
      attempt('small-notes', noted, undefined);
    },
    hold: (slot) =>
      holdLock(lock(slot), notes === null || slot === remembered() ? UNTIL_IT_IS_GONE : undefined),
    async held() {
      const locks = await heldLocks();
      return new Set(ALL.filter((slot) => locks.has(lock(slot))));
    },
  };
  tabs.set(name, tab);
  return tab;
}

/** Null where nothing lies there. */
async function lookAt(store: IDBObjectStore, slot: number): Promise<InSlot | null> {
  const [head, count] = await Promise.all([
    valueAt(store, keyOf(slot)),
    promisifyRequest(store.count(rangeOf(piecesOf(slot)))),
  ]);
  if (head === undefined && count === 0) return null;
  const sound =
    isLaterDraft(head) ||
    (v.is(PiecesSchema, head) && head.pieces === count) ||
    (v.is(DraftSchema, head) && seemsWhole(head.json));
  return { slot, stamp: stampOf(head), sound };
}

/** Whether what lies there may be replaced: it is what was there before, or nothing. */
async function isThere(store: IDBObjectStore, slot: number, before: number | null): Promise<boolean> {
  const here = await lookAt(store, slot);
  if (here === null) return true;
  return here.stamp === before && !isLaterDraft(await valueAt(store, keyOf(slot)));
}

/**
 * The draft as if it were stored as one; all there is of one that is damaged, pieces without a head that says how many
 * they are among them. Undefined where there is none.
 *
 * @param stored what lies in its place, where that was read before
 */
async function draftIn(store: IDBObjectStore, slot: number, stored?: unknown): Promise<unknown> {
  const head = stored ?? (await valueAt(store, keyOf(slot)));
  if (!v.is(PiecesSchema, head)) {
    if (isLaterDraft(head) || v.is(DraftSchema, head)) return head;
    const pieces = (await valuesUnder(store, piecesOf(slot))).map(([, piece]) => piece);
    return pieces.length === 0 ? head : { v: IN_PIECES, head: head ?? null, pieces };
  }
  const pieces: unknown[] = [];
  for (let at = 0; at < head.pieces; at++) pieces.push(await valueAt(store, pieceKey(slot, at)));
  const isWhole = pieces.every((piece) => typeof piece === 'string');
  return isWhole ? { v: VERSION, json: pieces.join('') } : { v: IN_PIECES, pieces };
}

const isLaterDraft = (value: unknown): boolean =>
  isOfLaterVersion(value) && (value as { readonly v: number }).v > IN_PIECES;

/** @param value as `draftIn` gives it */
function judgeDraft(slot: number, value: unknown): Judged<{ readonly draft: unknown }> {
  const key = keyOf(slot);
  if (isLaterDraft(value)) return { value: null, damaged: null, later: laterAt(key, value) };
  const checked = v.safeParse(DraftSchema, value);
  if (!checked.success) return damagedAt(key, problemOf(checked.issues), value);
  try {
    return { value: { draft: JSON.parse(checked.output.json) as unknown }, damaged: null, later: null };
  } catch (error) {
    return damagedAt(key, String(error), value);
  }
}

/** As `moveAside`, with its pieces. */
async function moveDraftAside(store: IDBObjectStore, slot: number, one: Damaged): Promise<void> {
  if (!isSame(await draftIn(store, slot), one.value)) return;
  await copyAside(store, one);
  store.delete(keyOf(slot));
  store.delete(rangeOf(piecesOf(slot)));
}
