/**
 * The learner's data on this device: the log, the settings, the sitting, and the cache of memory states.
 *
 * One database, one object store, these keys:
 *
 *     format            the version of this layout
 *     log/<id>          one record, written by one small transaction per answer
 *     segment/<n>       many old records, packed in idle time; replaced, never changed
 *     packed            which generation of segments is stored
 *     memory            the cache of memory states: a fold of the segments, dropped and rebuilt at will
 *     settings          the learner's choices, each with its moment
 *     session           the sitting to take up again after a reload
 *     aside/<key>       values that did not pass their schema, kept as they were found
 *
 * An answer is durable when `append` resolves. Whatever else is written, is written in idle time or when the
 * learner changes a setting, and loses nothing when it is cut off: each step is one transaction.
 */
import { clear, del, get, promisifyRequest, set, setMany } from 'idb-keyval';
import * as v from 'valibot';
import { Memory, rebuild } from '../schedule/memory.ts';
import {
  DAY,
  firstIdAt,
  LOG_VERSION,
  LogRecordSchema,
  unionOf,
  type CardId,
  type LogRecord,
} from '../schedule/model.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import { SessionRecordSchema, type SessionRecord } from '../schedule/session.ts';
import {
  mergeSettings,
  NO_SETTINGS,
  StoredSettingsSchema,
  type StoredSettings,
} from '../schedule/settings.ts';
import { connect } from './connection.ts';
import { NewerDataError, namedError } from './errors.ts';
import { checkRecord, packSegment, problemOf, unpackSegment, type Damaged, type Segment } from './segment.ts';
import { packSnapshot, unpackSnapshot } from './snapshot.ts';

/** The version of the layout above. */
export const FORMAT = 1;

/** Records stay single for this long, so that they can be taken back or arrive late: ms. */
const SINGLE_FOR = 3 * DAY;
/** So many old single records are worth packing. */
const WORTH_PACKING = 256;
/** A segment takes further records until it holds this many; packing rewrites no more than one such segment. */
const SEGMENT_SIZE = 8192;
/** How far back `claim` looks for answers given in another tab: ms. */
const RECENTLY = 60 * 60_000;

/** What another tab did. */
export type Change =
  | { readonly type: 'records'; readonly records: readonly LogRecord[] }
  | { readonly type: 'settings'; readonly settings: StoredSettings }
  /** Much changed at once (an import, an erasure): read everything again. */
  | { readonly type: 'everything' };

/** The right to ask a card; no other tab has it until it is released, or this tab is closed. */
export interface Claim {
  release(): void;
}

/** How much room there is, in bytes; null where the browser does not say. */
export interface Usage {
  readonly used: number | null;
  readonly quota: number | null;
  /** Whether the browser has promised not to evict the data. */
  readonly persisted: boolean;
}

export interface Store {
  /** Stores records. They are durable when it resolves; on an error none of them is stored. */
  append(...records: readonly LogRecord[]): Promise<void>;
  /** The whole log, in order. */
  readLog(): Promise<LogRecord[]>;
  /** The memory of the whole log: from the cache where there is one for this schedule, else rebuilt. */
  readMemory(scheduler: Scheduler): Promise<Memory>;
  /** The last identifier given out, for `createIds`. */
  lastId(): Promise<string | undefined>;
  readSettings(): Promise<StoredSettings>;
  /** Changes the settings in one transaction; gives what is stored then. */
  changeSettings(change: (stored: StoredSettings) => StoredSettings): Promise<StoredSettings>;
  readSession(): Promise<SessionRecord | null>;
  writeSession(session: SessionRecord | null): Promise<void>;
  /** Adds what is not here yet, in one transaction. */
  merge(records: readonly LogRecord[], settings: StoredSettings, now: number): Promise<void>;
  /** For idle time: packs old records and caches the memory. Cheap when there is nothing to do. */
  tidy(memory: Memory, now: number): Promise<void>;
  /** Forgets the cache of memory states. */
  dropCache(): Promise<void>;
  /** The values set aside because they did not pass their schema. */
  readDamaged(): Promise<Damaged[]>;
  /** The right to ask a card; null when another tab has it. Answers of other tabs are delivered first. */
  claim(card: CardId, now: number): Promise<Claim | null>;
  /** Hears of changes made in other tabs. Gives the function that ends it. */
  onChange(listener: (change: Change) => void): () => void;
  /** Erases everything. */
  erase(): Promise<void>;
  usage(): Promise<Usage>;
  /** Asks the browser never to evict the data. */
  persist(): Promise<boolean>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly name?: string;
  readonly durability?: IDBTransactionDurability;
}

const PackedSchema = v.object({
  v: v.literal(LOG_VERSION),
  generation: v.pipe(v.number(), v.safeInteger()),
  /** The number of the last segment. */
  last: v.pipe(v.number(), v.safeInteger()),
  /** Every packed record but an undo is older than this: ms. */
  horizon: v.pipe(v.number(), v.safeInteger()),
});
type Packed = v.InferOutput<typeof PackedSchema>;
const NOTHING_PACKED: Packed = { v: LOG_VERSION, generation: 0, last: 0, horizon: 0 };

const MessageSchema = v.variant('type', [
  v.object({ type: v.literal('records'), records: v.array(LogRecordSchema) }),
  v.object({ type: v.literal('settings'), settings: StoredSettingsSchema }),
  v.object({ type: v.literal('everything') }),
]);

const rangeOf = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
const logKey = (id: string) => `log/${id}`;
const segmentKey = (number: number) => `segment/${String(number).padStart(8, '0')}`;

/**
 * Opens the store, making or migrating it.
 *
 * @throws StorageUnavailableError, NewerDataError, StorageFullError
 */
export async function openStore({ name = 'tifa', durability = 'strict' }: StoreOptions = {}): Promise<Store> {
  const connection = connect(name, durability);
  const { use } = connection;
  await migrate();

  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`tifa/${name}`);
  const listeners = new Set<(change: Change) => void>();
  /** Recent records this tab has written, read or been told of. */
  const heard = new Set<string>();

  if (channel !== null) {
    channel.onmessage = ({ data }) => {
      const message = v.safeParse(MessageSchema, data);
      // A tab with another version of the app; what it wrote is read, and judged, at the next start.
      if (!message.success) return;
      if (message.output.type === 'records') deliver(message.output.records);
      else listeners.forEach((listener) => listener(message.output));
    };
  }

  function deliver(records: readonly LogRecord[]): void {
    const unheard = records.filter(({ id }) => !heard.has(id));
    if (unheard.length === 0) return;
    for (const { id } of unheard) heard.add(id);
    listeners.forEach((listener) => listener({ type: 'records', records: unheard }));
  }

  /** One transaction: resolves when it is durable; aborts when `work` throws. */
  function write<T>(work: (store: IDBObjectStore) => Promise<T> | T): Promise<T> {
    return use('readwrite', async (store) => {
      const done = promisifyRequest(store.transaction);
      // Awaited below; without this a failure of `work` would leave it unhandled.
      done.catch(() => undefined);
      let result: T;
      try {
        result = await work(store);
      } catch (error) {
        if (store.transaction.error === null) abort(store.transaction);
        throw store.transaction.error ?? error;
      }
      await done;
      return result;
    });
  }

  async function migrate(): Promise<void> {
    const found = await get<unknown>('format', use);
    if (found === FORMAT) return;
    if (typeof found === 'number' && found > FORMAT) {
      await connection.close();
      throw new NewerDataError(found, FORMAT);
    }
    await set('format', FORMAT, use);
  }

  async function append(...records: readonly LogRecord[]): Promise<void> {
    const checked = records.map((record) => v.parse(LogRecordSchema, record));
    await setMany(
      checked.map((record) => [logKey(record.id), record]),
      use,
    );
    for (const { id } of checked) heard.add(id);
    channel?.postMessage({ type: 'records', records: checked });
  }

  /** Everything stored of the log, checked; what is damaged is set aside. */
  async function read(
    segments: boolean,
  ): Promise<{ single: LogRecord[]; old: LogRecord[]; packed: Packed; cache: unknown }> {
    const [singleKeys, singles, segmentKeys, segmentValues, packed, cache] = await use('readonly', (store) =>
      Promise.all([
        promisifyRequest(store.getAllKeys(rangeOf('log/'))),
        promisifyRequest<unknown[]>(store.getAll(rangeOf('log/'))),
        segments ? promisifyRequest(store.getAllKeys(rangeOf('segment/'))) : [],
        segments ? promisifyRequest<unknown[]>(store.getAll(rangeOf('segment/'))) : [],
        promisifyRequest<unknown>(store.get('packed')),
        segments ? undefined : promisifyRequest<unknown>(store.get('memory')),
      ]),
    );
    const single: LogRecord[] = [];
    const old: LogRecord[] = [];
    const damaged: Damaged[] = [];
    singles.forEach((value, index) => checkRecord(String(singleKeys[index]), value, single, damaged));
    const damagedSingles = damaged.length;
    segmentValues.forEach((value, index) => unpackSegment(String(segmentKeys[index]), value, old, damaged));
    if (damaged.length > 0) {
      await write((store) => {
        damaged.forEach((one, index) => {
          store.put(one, `aside/${one.key}`);
          // A segment keeps its damaged rows: it is never changed, and what is sound in it stays readable.
          if (index < damagedSingles) store.delete(one.key);
        });
      });
    }
    for (const { id } of single) heard.add(id);
    return { single, old, packed: packedIn(packed), cache };
  }

  async function readLog(): Promise<LogRecord[]> {
    const { single, old } = await read(true);
    return unionOf(old, single);
  }

  /** The memory made from the cache or from a rebuild, and the generation it holds. */
  const generations = new WeakMap<Memory, number>();

  async function readMemory(scheduler: Scheduler): Promise<Memory> {
    const { single, packed, cache } = await read(false);
    const snapshot = unpackSnapshot(cache, packed.generation, scheduler.key);
    if (snapshot !== null || packed.generation === 0) {
      const memory = new Memory(scheduler, snapshot ?? undefined);
      if (single.every((record) => memory.apply(record) !== 'stale')) {
        generations.set(memory, packed.generation);
        return memory;
      }
    }
    const whole = await read(true);
    const memory = rebuild(whole.old, scheduler, whole.single);
    generations.set(memory, whole.packed.generation);
    // The cache was of no use; `tidy` makes a new one.
    if (cache !== undefined) await dropCache();
    return memory;
  }

  async function lastId(): Promise<string | undefined> {
    const key = await use('readonly', async (store) => {
      const cursor = await promisifyRequest(store.openKeyCursor(rangeOf('log/'), 'prev'));
      return cursor?.key;
    });
    return typeof key === 'string' ? key.slice('log/'.length) : undefined;
  }

  async function readSettings(): Promise<StoredSettings> {
    return settingsIn(await get<unknown>('settings', use));
  }

  async function settingsIn(value: unknown): Promise<StoredSettings> {
    if (value === undefined) return NO_SETTINGS;
    const checked = v.safeParse(StoredSettingsSchema, value);
    if (checked.success) return checked.output;
    const aside: Damaged = { key: 'settings', problem: problemOf(checked.issues), value };
    await write((store) => {
      store.put(aside, 'aside/settings');
      store.delete('settings');
    });
    return NO_SETTINGS;
  }

  async function changeSettings(change: (stored: StoredSettings) => StoredSettings): Promise<StoredSettings> {
    const settings = await write(async (store) => {
      const stored = v.safeParse(
        StoredSettingsSchema,
        await promisifyRequest<unknown>(store.get('settings')),
      );
      const changed = change(stored.success ? stored.output : NO_SETTINGS);
      store.put(changed, 'settings');
      return changed;
    });
    channel?.postMessage({ type: 'settings', settings });
    return settings;
  }

  async function readSession(): Promise<SessionRecord | null> {
    const value = await get<unknown>('session', use);
    const checked = v.safeParse(SessionRecordSchema, value);
    // A sitting that cannot be taken up again loses nothing: its answers are in the log.
    return checked.success ? checked.output : null;
  }

  async function writeSession(session: SessionRecord | null): Promise<void> {
    await (session === null ? del('session', use) : set('session', session, use));
  }

  async function merge(records: readonly LogRecord[], settings: StoredSettings, now: number): Promise<void> {
    const here = await readLog();
    const known = new Set(here.map(({ id }) => id));
    const fresh = unionOf(records.map((record) => v.parse(LogRecordSchema, record))).filter(
      ({ id }) => !known.has(id),
    );
    await write(async (store) => {
      const packed = packedIn(await promisifyRequest<unknown>(store.get('packed')));
      const horizon = horizonAt(now, packed);
      const old = fresh.filter(({ at }) => at < horizon);
      for (const record of fresh) if (record.at >= horizon) store.put(record, logKey(record.id));
      if (old.length > 0) {
        let { last } = packed;
        for (let start = 0; start < old.length; start += SEGMENT_SIZE) {
          store.put(packSegment(old.slice(start, start + SEGMENT_SIZE)), segmentKey(++last));
        }
        store.put(
          { v: LOG_VERSION, generation: packed.generation + 1, last, horizon } satisfies Packed,
          'packed',
        );
        store.delete('memory');
      }
      const stored = v.safeParse(
        StoredSettingsSchema,
        await promisifyRequest<unknown>(store.get('settings')),
      );
      store.put(mergeSettings(stored.success ? stored.output : NO_SETTINGS, settings), 'settings');
    });
    channel?.postMessage({ type: 'everything' });
  }

  async function tidy(memory: Memory, now: number): Promise<void> {
    await exclusively(`tifa/${name}/tidy`, async () => {
      const { single, packed } = await read(false);
      const horizon = horizonAt(now, packed);
      const old = single.filter(({ at }) => at < horizon);
      // A tab that has not heard of every record, or that loaded before another tab packed, leaves it to others.
      const upToDate =
        generations.get(memory) === packed.generation && single.every(({ id }) => memory.has(id));
      if (!upToDate) return;
      const cached = await use('readonly', (store) => promisifyRequest(store.getKey('memory')));
      const needed = old.length >= WORTH_PACKING || (cached === undefined && packed.generation > 0);
      if (!needed) return;
      const generation = packed.generation + 1;
      const snapshot = packSnapshot(memory.snapshot(horizon), generation);
      await write(async (store) => {
        let { last } = packed;
        let records = old;
        if (old.length > 0) {
          const open = await promisifyRequest<Segment | undefined>(store.get(segmentKey(last)));
          const damaged: Damaged[] = [];
          if (open !== undefined && open.count + old.length <= SEGMENT_SIZE) {
            const together: LogRecord[] = [];
            unpackSegment(segmentKey(last), open, together, damaged);
            // One with damaged rows is left alone, so that they stay where they were found.
            if (damaged.length === 0) records = [...together, ...old];
          }
          if (records === old) last++;
          store.put(packSegment(records), segmentKey(last));
          for (const { id } of old) store.delete(logKey(id));
        }
        store.put({ v: LOG_VERSION, generation, last, horizon } satisfies Packed, 'packed');
        store.put(snapshot, 'memory');
      });
      generations.set(memory, generation);
    });
  }

  async function dropCache(): Promise<void> {
    await write((store) => {
      store.delete('memory');
    });
  }

  async function readDamaged(): Promise<Damaged[]> {
    const values = await use('readonly', (store) =>
      promisifyRequest<Damaged[]>(store.getAll(rangeOf('aside/'))),
    );
    return values;
  }

  async function claim(card: CardId, now: number): Promise<Claim | null> {
    const held = await hold(`tifa/${name}/card/${card}`);
    if (held === null) return null;
    try {
      // The tab that had the card may have answered it: its record is stored, its message perhaps on the way.
      const range = IDBKeyRange.bound(logKey(firstIdAt(now - RECENTLY)), 'log/\uffff');
      const keys = await use('readonly', (store) => promisifyRequest(store.getAllKeys(range)));
      const missed = keys.map(String).filter((key) => !heard.has(key.slice('log/'.length)));
      if (missed.length > 0) {
        const values = await use('readonly', (store) =>
          Promise.all(missed.map((key) => promisifyRequest<unknown>(store.get(key)))),
        );
        const records: LogRecord[] = [];
        values.forEach((value, index) => checkRecord(missed[index]!, value, records, []));
        deliver(records);
      }
      return held;
    } catch (error) {
      held.release();
      throw error;
    }
  }

  function onChange(listener: (change: Change) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async function erase(): Promise<void> {
    try {
      await clear(use);
      await migrate();
    } catch (error) {
      throw namedError(error);
    }
    heard.clear();
    channel?.postMessage({ type: 'everything' });
  }

  async function usage(): Promise<Usage> {
    const storage = typeof navigator === 'undefined' ? undefined : navigator.storage;
    const estimate = await storage?.estimate?.();
    return {
      used: estimate?.usage ?? null,
      quota: estimate?.quota ?? null,
      persisted: (await storage?.persisted?.()) ?? false,
    };
  }

  async function persist(): Promise<boolean> {
    return (await navigator.storage?.persist?.()) ?? false;
  }

  async function close(): Promise<void> {
    channel?.close();
    listeners.clear();
    await connection.close();
  }

  return {
    append,
    readLog,
    readMemory,
    lastId,
    readSettings,
    changeSettings,
    readSession,
    writeSession,
    merge,
    tidy,
    dropCache,
    readDamaged,
    claim,
    onChange,
    erase,
    usage,
    persist,
    close,
  };
}

/** Never earlier than what is packed, also when the clock was set back. */
function horizonAt(now: number, packed: Packed): number {
  return Math.max(now - SINGLE_FOR, packed.horizon);
}

function packedIn(value: unknown): Packed {
  const checked = v.safeParse(PackedSchema, value);
  return checked.success ? checked.output : NOTHING_PACKED;
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    // It has ended by itself in the meantime: then there is nothing to take back.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
}

/** Holds a lock until released; null when another tab holds it. Browsers without Web Locks always grant it. */
function hold(name: string): Promise<Claim | null> {
  if (typeof navigator === 'undefined' || navigator.locks === undefined) {
    return Promise.resolve({ release: () => undefined });
  }
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve({ release }));
      })
      .catch(reject);
  });
}

async function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  const held = await hold(name);
  if (held === null) return;
  try {
    await work();
  } finally {
    held.release();
  }
}
