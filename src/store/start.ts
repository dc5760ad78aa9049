/**
 * What a start reads, in as few transactions as it takes. Each value is taken where it is sound at a glance (src/schedule/
 * sound.ts); whoever gets `undefined` asks the rest of the store, which judges by the schemas and knows what to do with
 * what is damaged or of another version.
 */
import { promisifyRequest } from 'idb-keyval';
import { Memory } from '../schedule/memory.ts';
import { isLogId, LAST_ID, type LogRecord } from '../schedule/model.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { SessionRecord } from '../schedule/session-record.ts';
import { NO_SETTINGS, readStoredSettings, type StoredSettings } from '../schedule/settings.ts';
import { isSoundRecord, isSoundSession } from '../schedule/sound.ts';
import type { Canonical } from '../term/canonical.ts';
import { KEY, PREFIX, rangeOf, valueAt, type Database } from './database.ts';
import { packedOf, renamed } from './packed.ts';
import { openSnapshot, takeUp } from './snapshot.ts';

/** The version of a cache of what is derived from the library. */
export const CACHE_VERSION = 1;

type Use = Pick<Database, 'use'>;

export async function settingsAtStart({ use }: Use): Promise<StoredSettings | undefined> {
  const value = await use('readonly', (store) => valueAt(store, KEY.settings));
  if (value === undefined) return NO_SETTINGS;
  const read = readStoredSettings(value);
  return read?.refused.length === 0 ? read.settings : undefined;
}

export async function sessionAtStart({ use }: Use): Promise<SessionRecord | null | undefined> {
  const value = await use('readonly', (store) => valueAt(store, KEY.session));
  if (value === undefined) return null;
  return isSoundSession(value) ? value : undefined;
}

/** The memory of the log, as it is where the log was last packed and what is not packed yet follows it. */
export interface LogAtStart {
  readonly memory: Memory;
  /** Which generation of packs it holds. */
  readonly generation: number;
  /** The records that are not packed. */
  readonly records: readonly LogRecord[];
  /** The greatest identifier of the log; the empty text where it is empty. */
  readonly lastId: string;
}

export async function logAtStart(
  { use }: Use,
  scheduler: Scheduler,
  canonical: Canonical,
): Promise<LogAtStart | undefined> {
  const [records, packs, packedValue, cache] = await use('readonly', (store) =>
    Promise.all([
      promisifyRequest<unknown[]>(store.getAll(rangeOf(PREFIX.log))),
      promisifyRequest(store.count(rangeOf(PREFIX.pack))),
      valueAt(store, KEY.packed),
      valueAt(store, KEY.memory),
    ]),
  );
  const packed = packedOf(packedValue);
  if (packed === null || !records.every(isSoundRecord)) return undefined;
  const { generation, upTo } = packed;
  // Of what 0.1.0 packed it is not known where it ends.
  if (upTo === undefined || upTo > LAST_ID) return undefined;
  const snapshot = openSnapshot(cache, generation, scheduler.key, canonical.key);
  if (snapshot === null && packs > 0) return undefined;
  const memory = snapshot === null ? new Memory(scheduler) : await takeUp(snapshot, scheduler);
  for (const record of records) if (memory.apply(renamed(record, canonical)) === 'stale') return undefined;
  const lastId = records.reduce((last, { id }) => (id > last ? id : last), upTo);
  return { memory, generation, records, lastId };
}

/** As `Store.readLibraryCache`. */
export async function cacheAtStart({ use }: Use, key: string): Promise<unknown> {
  const cache = Object(await use('readonly', (store) => valueAt(store, KEY.library))) as {
    readonly v?: unknown;
    readonly key?: unknown;
    readonly value?: unknown;
  };
  return cache.v === CACHE_VERSION && cache.key === key ? (cache.value ?? null) : null;
}

/** As `Store.isLibraryEmpty`. */
export async function isLibraryEmpty({ use }: Use): Promise<boolean> {
  const prefixes = [PREFIX.source, PREFIX.edit, PREFIX.text, PREFIX.ownCopy];
  const counts = await use('readonly', (store) =>
    Promise.all(prefixes.map((prefix) => promisifyRequest(store.count(rangeOf(prefix))))),
  );
  return counts.every((count) => count === 0);
}

/** The greatest identifier of an edit; the empty text where there is none. */
export function lastEditId({ use }: Use): Promise<string> {
  return use('readonly', async (store) => {
    const request = store.openCursor(rangeOf(PREFIX.edit), 'prev');
    let cursor = await promisifyRequest(request);
    while (cursor !== null) {
      const id = String(cursor.key).slice(PREFIX.edit.length);
      // A key alone must not decide what can still be stored.
      if (isLogId(id) && (cursor.value as { readonly id?: unknown } | null)?.id === id) return id;
      cursor.continue();
      cursor = await promisifyRequest(request);
    }
    return '';
  });
}
