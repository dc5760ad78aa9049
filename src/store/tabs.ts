/** The tabs of the app: what each tells the others, and which of them may ask a card. */
import { promisifyRequest } from 'idb-keyval';
import * as v from 'valibot';
import { holdLock, openTabChannel } from '../platform/platform.ts';
import { firstIdAt, LogRecordSchema, type CardId, type LogRecord } from '../schedule/model.ts';
import { StoredSettingsSchema, type StoredSettings } from '../schedule/settings.ts';
import { PREFIX, rangeOf, valueAt, type Database } from './database.ts';
import { checkRecord, nothingFound } from './pack.ts';

/** How far back `claim` looks for answers given in another tab: ms. */
const RECENTLY = 60 * 60_000;

/** What another tab did. */
export type Change =
  | { readonly type: 'records'; readonly records: readonly LogRecord[] }
  | { readonly type: 'settings'; readonly settings: StoredSettings }
  /** Edits as they came: whoever takes them in checks them (src/library/edit.ts). */
  | { readonly type: 'edits'; readonly edits: readonly unknown[] }
  /** These sources or their texts are stored, or stored anew, or a text was taken away. */
  | { readonly type: 'sources'; readonly ids: readonly string[] }
  /** Much changed at once (an import, an erasure): read everything again. */
  | { readonly type: 'everything'; readonly erased?: boolean | undefined };

/** The right to ask a card; no other tab has it until it is released, or this tab is closed. */
export interface Claim {
  release(): void;
}

const MessageSchema = v.variant('type', [
  v.object({ type: v.literal('records'), records: v.array(LogRecordSchema) }),
  v.object({ type: v.literal('settings'), settings: StoredSettingsSchema }),
  v.object({
    type: v.literal('edits'),
    edits: v.array(v.unknown()),
  }),
  v.object({ type: v.literal('sources'), ids: v.array(v.string()) }),
  v.object({ type: v.literal('everything'), erased: v.optional(v.boolean()) }),
]);

export interface Tabs {
  /** Tells the other tabs. */
  tell(change: Change): void;
  /** Records that this tab has written, read or been told of are not delivered to it again. */
  know(records: readonly LogRecord[]): void;
  /** Forgets which those are. */
  forget(): void;
  claim(card: CardId, now: number): Promise<Claim | null>;
  onChange(listener: (change: Change) => void): () => void;
  close(): void;
}

export function openTabs({ name, use }: Pick<Database, 'name' | 'use'>): Tabs {
  const listeners = new Set<(change: Change) => void>();
  /** Recent records this tab has written, read or been told of. */
  const heard = new Set<string>();

  const channel = openTabChannel(`tifa/${name}`, (data) => {
    const message = v.safeParse(MessageSchema, data);
    // A tab with another version of the app; what it wrote is read, and judged, at the next start.
    if (!message.success) return;
    if (message.output.type === 'records') deliver(message.output.records);
    else listeners.forEach((listener) => listener(message.output));
  });

  function know(records: readonly LogRecord[]): void {
    for (const { id } of records) heard.add(id);
  }

  function deliver(records: readonly LogRecord[]): void {
    const unheard = records.filter(({ id }) => !heard.has(id));
    if (unheard.length === 0) return;
    know(unheard);
    listeners.forEach((listener) => listener({ type: 'records', records: unheard }));
  }

  /** The tab that had a card may have answered it: its record is stored, its message perhaps on the way. */
  async function deliverMissed(now: number): Promise<void> {
    const { upper } = rangeOf(PREFIX.log);
    const range = IDBKeyRange.bound(`${PREFIX.log}${firstIdAt(now - RECENTLY)}`, upper);
    const keys = await use('readonly', (store) => promisifyRequest(store.getAllKeys(range)));
    const missed = keys.map(String).filter((key) => !heard.has(key.slice(PREFIX.log.length)));
    if (missed.length === 0) return;
    const values = await use('readonly', (store) => Promise.all(missed.map((key) => valueAt(store, key))));
    const found = nothingFound();
    values.forEach((value, index) => checkRecord(missed[index]!, value, found));
    deliver(found.records);
  }

  return {
    tell: (change) => channel.post(change),
    know,
    forget: () => heard.clear(),
    async claim(card, now) {
      const held = await holdLock(`tifa/${name}/card/${card}`);
      if (held === null) return null;
      try {
        await deliverMissed(now);
        return held;
      } catch (error) {
        held.release();
        throw error;
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      channel.close();
      listeners.clear();
    },
  };
}
