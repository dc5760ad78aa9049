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
 *     own-copy/<issue>  the reader's own copy of an issue (own-copy.ts)
 *
 * An answer is durable when `append` resolves. Whatever else is written loses nothing when it is cut off: each step
 * is one transaction, which reads what it builds on and stops when another tab has replaced the segments. Reading
 * never writes, so that what is stored can be seen and saved also where nothing can be stored any more. A value of a
 * later version of the app stays where it is.
 */
import { del, get, promisifyRequest, set, setMany } from 'idb-keyval';
import * as v from 'valibot';
import { giveWay, holdLock, openTabChannel } from '../platform/platform.ts';
import { Memory, rebuild } from '../schedule/memory.ts';
import {
  compareRecords,
  DAY,
  firstIdAt,
  LAST_ID,
  LOG_VERSION,
  LogRecordSchema,
  unionOf,
  type CardId,
  type LogRecord,
} from '../schedule/model.ts';
import { plainJson } from '../schedule/plain-json.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import { SessionRecordSchema, type SessionRecord } from '../schedule/session.ts';
import {
  mergeSettings,
  NO_SETTINGS,
  readStoredSettings,
  StoredSettingsSchema,
  type StoredSettings,
} from '../schedule/settings.ts';
import { connect } from './connection.ts';
import { NewerDataError } from './errors.ts';
import {
  checkRecord,
  isOfLaterVersion,
  nothingFound,
  packSegment,
  unpackSegment,
  type Damaged,
  type Found,
} from './segment.ts';
import { openSnapshot, packSnapshot, type OpenedSnapshot } from './snapshot.ts';

/** The name of the database, where a test gives no other. */
export const DATABASE = 'tifa';

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
  | { readonly type: 'everything'; readonly erased?: boolean | undefined };

/** The right to ask a card; no other tab has it until it is released, or this tab is closed. */
export interface Claim {
  release(): void;
}

/** Everything the store holds of the log. */
export interface Everything {
  /** In order. */
  readonly log: LogRecord[];
  /** Settings as they are used. */
  readonly settings: StoredSettings;
  /** What did not pass its schema, now and before, as it was found. */
  readonly damaged: readonly Damaged[];
  /** What a later version of the app has stored. */
  readonly later: readonly Damaged[];
}

/** How far something long has come: 0 to 1. */
export type OnShare = (share: number) => void;

export interface Store {
  /** Stores records. They are durable when it resolves; on an error none of them is stored. */
  append(...records: readonly LogRecord[]): Promise<void>;
  /** The whole log, in order. */
  readLog(onshare?: OnShare): Promise<LogRecord[]>;
  /** The whole log and whatever else lies beside it, understood or not: what a backup contains. */
  readEverything(onshare?: OnShare): Promise<Everything>;
  /** The memory of the whole log: from the cache where there is one for this schedule, else rebuilt. */
  readMemory(scheduler: Scheduler, onshare?: OnShare): Promise<Memory>;
  /** The same, but null where it would have to be rebuilt from more packed records than `most`, about. */
  readMemoryWithin(scheduler: Scheduler, most: number): Promise<Memory | null>;
  /** The last identifier given out, for `createIds`. */
  lastId(): Promise<string | undefined>;
  readSettings(): Promise<StoredSettings>;
  /**
   * Changes the settings in one transaction; gives what is stored then.
   *
   * @throws NewerDataError where a later version of the app has written them
   */
  changeSettings(change: (stored: StoredSettings) => StoredSettings): Promise<StoredSettings>;
  readSession(): Promise<SessionRecord | null>;
  writeSession(session: SessionRecord | null): Promise<void>;
  /** Adds what is not here yet, in one transaction. @returns how many records that were */
  merge(
    records: readonly LogRecord[],
    settings: StoredSettings,
    now: number,
    onshare?: OnShare,
  ): Promise<number>;
  /** For idle time: packs old records, caches the memory, sets damaged values aside. Cheap when there is nothing to do. */
  tidy(memory: Memory, now: number): Promise<void>;
  /** Forgets the cache of memory states. */
  dropCache(): Promise<void>;
  /** The right to ask a card; null when another tab has it. Answers of other tabs are delivered first. */
  claim(card: CardId, now: number): Promise<Claim | null>;
  /** Hears of changes made in other tabs. Gives the function that ends it. */
  onChange(listener: (change: Change) => void): () => void;
  /** Erases everything. */
  erase(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly name?: string;
  readonly durability?: IDBTransactionDurability;
}

const PackedSchema = v.object({
  v: v.literal(LOG_VERSION),
  /** Grows whenever segments are added or replaced, and never returns to a number it had. */
  generation: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** The number of the last segment. */
  last: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Every packed record but an undo is older than this (ms). Version 0.1.0 reads it. */
  horizon: v.pipe(v.number(), v.safeInteger()),
  /** The greatest identifier among the packed records. Version 0.1.0 did not write it. */
  upTo: v.optional(v.string()),
});
type Packed = v.InferOutput<typeof PackedSchema>;
const NOTHING_PACKED: Packed = { v: LOG_VERSION, generation: 0, last: 0, horizon: 0, upTo: '' };

const MessageSchema = v.variant('type', [
  v.object({ type: v.literal('records'), records: v.array(LogRecordSchema) }),
  v.object({ type: v.literal('settings'), settings: StoredSettingsSchema }),
  v.object({ type: v.literal('everything'), erased: v.optional(v.boolean()) }),
]);

const AsideSchema = v.object({ key: v.string(), problem: v.string(), value: v.unknown() });

const rangeOf = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
const LOG = 'log/';
const SEGMENT = 'segment/';
const logKey = (id: string) => `${LOG}${id}`;
const segmentKey = (number: number) => `${SEGMENT}${String(number).padStart(8, '0')}`;
const segmentNumber = (key: IDBValidKey | undefined) => Number(String(key ?? '').slice(SEGMENT.length)) || 0;

/** What one transaction has read of the log. */
interface Reading {
  readonly single: Found;
  /** null where they were not asked for. */
  readonly old: Found | null;
  readonly packed: PackedState;
  /** How many segments there are, whatever `packed` says. */
  readonly segments: number;
  readonly cache: unknown;
}

/** `packed` as found: where a later version has written it, or nothing can be made of it. */
interface PackedState {
  readonly kind: 'sound' | 'damaged' | 'later';
  readonly value: Packed;
}

/**
 * Opens the store, making or migrating it.
 *
 * @throws StorageUnavailableError, NewerDataError, StorageFullError
 */
export async function openStore({
  name = DATABASE,
  durability = 'strict',
}: StoreOptions = {}): Promise<Store> {
  const connection = connect(name, durability);
  const { use } = connection;
  await migrate();

  const listeners = new Set<(change: Change) => void>();
  /** Recent records this tab has written, read or been told of. */
  const heard = new Set<string>();
  /** Damaged values that reading has met, to be set aside in idle time. */
  const met = new Map<string, Damaged>();

  const channel = openTabChannel(`tifa/${name}`, (data) => {
    const message = v.safeParse(MessageSchema, data);
    // A tab with another version of the app; what it wrote is read, and judged, at the next start.
    if (!message.success) return;
    if (message.output.type === 'records') deliver(message.output.records);
    else listeners.forEach((listener) => listener(message.output));
  });

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
    channel.post({ type: 'records', records: checked });
  }

  /** Everything stored of the log, checked, in one transaction. Writes nothing. */
  async function read(
    besides: 'nothing' | 'cache' | 'segments',
    onshare: OnShare = () => undefined,
  ): Promise<Reading> {
    const reading = await use('readonly', async (store): Promise<Reading> => {
      const [singleKeys, singles, segmentKeys, packed, cache] = await Promise.all([
        promisifyRequest(store.getAllKeys(rangeOf(LOG))),
        promisifyRequest<unknown[]>(store.getAll(rangeOf(LOG))),
        promisifyRequest(store.getAllKeys(rangeOf(SEGMENT))),
        promisifyRequest<unknown>(store.get('packed')),
        besides === 'cache' ? promisifyRequest<unknown>(store.get('memory')) : undefined,
      ]);
      const single = nothingFound();
      singles.forEach((value, index) => checkRecord(String(singleKeys[index]), value, single));
      const old = besides === 'segments' ? nothingFound() : null;
      if (old !== null) {
        // One by one, so that the screen is drawn between one and the next.
        for (const [index, key] of segmentKeys.entries()) {
          unpackSegment(String(key), await promisifyRequest<unknown>(store.get(key)), old);
          onshare((index + 1) / segmentKeys.length);
        }
      }
      return { single, old, packed: packedIn(packed), segments: segmentKeys.length, cache };
    });
    const { single, old } = reading;
    for (const { id } of single.records) heard.add(id);
    for (const one of [...single.damaged, ...(old?.damaged ?? [])]) met.set(one.key, one);
    return reading;
  }

  async function readLog(onshare?: OnShare): Promise<LogRecord[]> {
    const { single, old } = await read('segments', onshare);
    return unionOf(old!.records, single.records);
  }

  async function readEverything(onshare?: OnShare): Promise<Everything> {
    const { single, old } = await read('segments', onshare);
    const [aside, asideKeys, settings, session, packed] = await use('readonly', (store) =>
      Promise.all([
        promisifyRequest<unknown[]>(store.getAll(rangeOf('aside/'))),
        promisifyRequest(store.getAllKeys(rangeOf('aside/'))),
        promisifyRequest<unknown>(store.get('settings')),
        promisifyRequest<unknown>(store.get('session')),
        promisifyRequest<unknown>(store.get('packed')),
      ]),
    );
    const later = [...single.later, ...old!.later];
    const damaged = new Map<string, Damaged>();
    aside.forEach((value, index) => {
      const key = String(asideKeys[index]).slice('aside/'.length);
      const shape = v.safeParse(AsideSchema, value);
      damaged.set(key, shape.success ? shape.output : { key, problem: 'was set aside', value });
    });
    const found = [...single.damaged, ...old!.damaged];
    const judge = (key: string, value: unknown, isSound: boolean, problem: string) => {
      if (value === undefined || isSound) return;
      if (isOfLaterVersion(value)) later.push({ key, problem: 'of a later version of Tifa', value });
      else found.push({ key, problem, value });
    };
    const choices = settingsIn(settings);
    found.push(...choices.damaged);
    later.push(...choices.later);
    judge('session', session, v.is(SessionRecordSchema, session), 'is no sitting');
    judge('packed', packed, packedIn(packed).kind === 'sound', 'says nothing about segments');
    for (const one of found) {
      const before = damaged.get(one.key);
      if (before === undefined || isSame(before.value, one.value)) damaged.set(one.key, one);
      else damaged.set(`${one.key}, found later`, one);
    }
    return {
      log: unionOf(old!.records, single.records),
      settings: choices.settings,
      damaged: [...damaged.values()],
      later,
    };
  }

  /** Which generation of segments a memory holds. */
  const generations = new WeakMap<Memory, number>();
  /** Those that had to be rebuilt: the next `tidy` caches them. */
  const uncached = new WeakSet<Memory>();

  async function readMemory(scheduler: Scheduler, onshare?: OnShare): Promise<Memory> {
    return (await readMemoryWithin(scheduler, Infinity, onshare))!;
  }

  async function readMemoryWithin(
    scheduler: Scheduler,
    most: number,
    onshare: OnShare = () => undefined,
  ): Promise<Memory | null> {
    const { single, packed, segments, cache } = await read('cache');
    const { generation } = packed.value;
    const snapshot = packed.kind === 'sound' ? openSnapshot(cache, generation, scheduler.key) : null;
    if (snapshot !== null || segments === 0) {
      const memory = snapshot === null ? new Memory(scheduler) : await takeUp(snapshot, scheduler);
      if (single.records.every((record) => memory.apply(record) !== 'stale')) {
        generations.set(memory, generation);
        return memory;
      }
    }
    if (segments * SEGMENT_SIZE > most) return null;
    const whole = await read('segments', (share) => onshare(share / 2));
    const memory = rebuild(whole.old!.records, scheduler, whole.single.records, (share) =>
      onshare((1 + share) / 2),
    );
    generations.set(memory, whole.packed.value.generation);
    uncached.add(memory);
    return memory;
  }

  /** Of the records that count only: a key alone, or a damaged value, must not decide what can still be stored. */
  async function lastId(): Promise<string | undefined> {
    const { single, packed, segments } = await read('nothing');
    let last = '';
    const take = ({ id }: { readonly id: string }) => {
      if (id > last) last = id;
    };
    single.records.forEach(take);
    const { upTo } = packed.value;
    if (packed.kind === 'sound' && upTo !== undefined && upTo <= LAST_ID) take({ id: upTo });
    else if (segments > 0) (await read('segments')).old!.records.forEach(take);
    return last === '' ? undefined : last;
  }

  async function readSettings(): Promise<StoredSettings> {
    const { settings, damaged } = settingsIn(await get<unknown>('settings', use));
    for (const one of damaged) met.set(one.key, one);
    return settings;
  }

  /**
   * Replaces the settings within a transaction. What was damaged is set aside first, what a later version wrote
   * is left alone.
   *
   * @throws NewerDataError
   */
  async function replaceSettings(
    store: IDBObjectStore,
    change: (stored: StoredSettings) => StoredSettings,
  ): Promise<StoredSettings> {
    const value = await promisifyRequest<unknown>(store.get('settings'));
    const { settings, damaged, later } = settingsIn(value);
    if (later.length > 0) throw new NewerDataError((value as { v: number }).v, LOG_VERSION);
    for (const one of damaged) await setAside(store, one);
    const changed = change(settings);
    store.put(changed, 'settings');
    return changed;
  }

  async function changeSettings(change: (stored: StoredSettings) => StoredSettings): Promise<StoredSettings> {
    const settings = await write((store) => replaceSettings(store, change));
    channel.post({ type: 'settings', settings });
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

  async function merge(
    records: readonly LogRecord[],
    settings: StoredSettings,
    now: number,
    onshare: OnShare = () => undefined,
  ): Promise<number> {
    const wanted = unionOf(records.map((record) => v.parse(LogRecordSchema, record)));
    let added: number | null = null;
    while (added === null) {
      const { old, packed } = await read('segments');
      const known = new Set(old!.records.map(({ id }) => id));
      const missing = wanted.filter(({ id }) => !known.has(id));
      added = await write((store) => addMissing(store, missing, settings, packed, now, onshare));
    }
    channel.post({ type: 'everything' });
    return added;
  }

  /** @returns null, with nothing written, where the segments are no longer those that `missing` was reckoned by */
  async function addMissing(
    store: IDBObjectStore,
    missing: readonly LogRecord[],
    settings: StoredSettings,
    read: PackedState,
    now: number,
    onshare: OnShare,
  ): Promise<number | null> {
    const packed = packedIn(await promisifyRequest<unknown>(store.get('packed')));
    if (!isSame(packed, read)) return null;
    const singles = new Set(await promisifyRequest(store.getAllKeys(rangeOf(LOG))));
    const fresh = missing.filter(({ id }) => !singles.has(logKey(id)));
    // Where a later version keeps the books, every record stays single until that version packs it.
    const old = packed.kind === 'later' ? [] : fresh.filter((record) => isOld(record, now));
    const inOld = new Set(old);
    // Each awaited, so that the screen is drawn between one and the next.
    for (let start = 0; start < old.length; start += SEGMENT_SIZE) {
      const part = old.slice(start, start + SEGMENT_SIZE);
      const number = await lastSegment(store);
      await promisifyRequest(store.put(packSegment(part), segmentKey(number + 1)));
      onshare((start + part.length) / old.length);
    }
    if (old.length > 0) {
      await replacePacked(store, packed, old);
      store.delete('memory');
    }
    for (const record of fresh) if (!inOld.has(record)) store.put(record, logKey(record.id));
    const here = await promisifyRequest<unknown>(store.get('settings'));
    if (!isOfLaterVersion(here)) await replaceSettings(store, (stored) => mergeSettings(stored, settings));
    return fresh.length;
  }

  /** Writes down that further records are packed. A damaged value is set aside, and the count begins anew. */
  async function replacePacked(
    store: IDBObjectStore,
    { kind, value }: PackedState,
    added: readonly LogRecord[],
  ): Promise<Packed> {
    if (kind === 'damaged') {
      const found = await promisifyRequest<unknown>(store.get('packed'));
      await setAside(store, { key: 'packed', problem: 'says nothing about segments', value: found });
    }
    const last = await lastSegment(store);
    const greatest = added.reduce((most, { id }) => (id > most ? id : most), value.upTo ?? '');
    const packed: Packed = {
      v: LOG_VERSION,
      generation: value.generation + 1,
      last,
      horizon: added.reduce((most, { at }) => Math.max(most, at + 1), value.horizon),
      // Unknown stays unknown: what 0.1.0 packed is not looked through here.
      ...(value.upTo === undefined ? {} : { upTo: greatest }),
    };
    store.put(packed, 'packed');
    return packed;
  }

  async function lastSegment(store: IDBObjectStore): Promise<number> {
    const cursor = await promisifyRequest(store.openKeyCursor(rangeOf(SEGMENT), 'prev'));
    return segmentNumber(cursor?.key);
  }

  async function tidy(memory: Memory, now: number): Promise<void> {
    const held = await holdLock(`tifa/${name}/tidy`);
    if (held === null) return;
    try {
      await pack(memory, now);
      if (met.size > 0) await setMetAside();
    } finally {
      held.release();
    }
  }

  async function pack(memory: Memory, now: number): Promise<void> {
    const generation = await write(async (store): Promise<number | null> => {
      const packed = packedIn(await promisifyRequest<unknown>(store.get('packed')));
      // Another tab has packed, or erased: what this memory holds is no longer what is stored.
      if (packed.kind === 'later' || generations.get(memory) !== packed.value.generation) return null;
      const keys = await promisifyRequest(store.getAllKeys(rangeOf(LOG)));
      const values = await promisifyRequest<unknown[]>(store.getAll(rangeOf(LOG)));
      const single = nothingFound();
      values.forEach((value, index) => checkRecord(String(keys[index]), value, single));
      single.records.sort(compareRecords);
      // A tab that has not heard of every record leaves it to others.
      if (!single.records.every(({ id }) => memory.has(id))) return null;
      const last = await lastSegment(store);
      const before = packed.value.upTo ?? (await greatestPacked(store));
      const upTo = packableUpTo(single.records, before, now);
      const old = single.records.filter(({ id }) => id <= upTo);
      if (old.length < WORTH_PACKING && !(last > 0 && uncached.has(memory))) return null;
      if (old.length > 0) await addToSegments(store, old, last);
      const written = await replacePacked(
        store,
        { ...packed, value: { ...packed.value, upTo: before } },
        old,
      );
      store.put(packSnapshot(memory.snapshot(upTo), written.generation), 'memory');
      return written.generation;
    });
    if (generation === null) return;
    uncached.delete(memory);
    generations.set(memory, generation);
  }

  /** Moves records out of single values, into the last segment where it has room and nothing odd in it. */
  async function addToSegments(
    store: IDBObjectStore,
    old: readonly LogRecord[],
    last: number,
  ): Promise<void> {
    const open = await promisifyRequest<unknown>(store.get(segmentKey(last)));
    const inside = nothingFound();
    if (open !== undefined) unpackSegment(segmentKey(last), open, inside);
    const odd = inside.damaged.length + inside.later.length > 0;
    const fits = open !== undefined && !odd && inside.records.length + old.length <= SEGMENT_SIZE;
    store.put(packSegment(fits ? [...inside.records, ...old] : old), segmentKey(fits ? last : last + 1));
    for (const { id } of old) store.delete(logKey(id));
  }

  async function greatestPacked(store: IDBObjectStore): Promise<string> {
    const found = nothingFound();
    const values = await promisifyRequest<unknown[]>(store.getAll(rangeOf(SEGMENT)));
    for (const value of values) unpackSegment(SEGMENT, value, found);
    return found.records.reduce((most, { id }) => (id > most ? id : most), '');
  }

  /** Moves what reading has found damaged out of the way, if it is still there as it was. */
  async function setMetAside(): Promise<void> {
    const damaged = [...met.values()];
    await write(async (store) => {
      for (const one of damaged) {
        if (one.key.startsWith('settings')) {
          const value = await promisifyRequest<unknown>(store.get('settings'));
          if (settingsIn(value).damaged.length > 0) await replaceSettings(store, (stored) => stored);
        } else if (one.key.startsWith(LOG)) {
          const value = await promisifyRequest<unknown>(store.get(one.key));
          if (value === undefined || !isSame(value, one.value)) continue;
          await setAside(store, one);
          store.delete(one.key);
        }
        // A segment keeps its damaged rows: it is never changed, and what is sound in it stays readable.
        else await setAside(store, one);
      }
    });
    for (const one of damaged) if (met.get(one.key) === one) met.delete(one.key);
  }

  /** Keeps a damaged value, beside another that was found in the same place before. */
  async function setAside(store: IDBObjectStore, one: Damaged): Promise<void> {
    for (let count = 1; ; count++) {
      const key = `aside/${one.key}${count === 1 ? '' : `~${count}`}`;
      const before = await promisifyRequest<unknown>(store.get(key));
      if (before === undefined) {
        store.put(one, key);
        return;
      }
      if (isSame((before as Partial<Damaged>).value, one.value)) return;
    }
  }

  async function dropCache(): Promise<void> {
    await write((store) => {
      store.delete('memory');
    });
  }

  async function claim(card: CardId, now: number): Promise<Claim | null> {
    const held = await holdLock(`tifa/${name}/card/${card}`);
    if (held === null) return null;
    try {
      // The tab that had the card may have answered it: its record is stored, its message perhaps on the way.
      const range = IDBKeyRange.bound(logKey(firstIdAt(now - RECENTLY)), `${LOG}\uffff`);
      const keys = await use('readonly', (store) => promisifyRequest(store.getAllKeys(range)));
      const missed = keys.map(String).filter((key) => !heard.has(key.slice(LOG.length)));
      if (missed.length > 0) {
        const values = await use('readonly', (store) =>
          Promise.all(missed.map((key) => promisifyRequest<unknown>(store.get(key)))),
        );
        const found = nothingFound();
        values.forEach((value, index) => checkRecord(missed[index]!, value, found));
        deliver(found.records);
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
    await write(async (store) => {
      const { value } = packedIn(await promisifyRequest<unknown>(store.get('packed')));
      store.clear();
      store.put(FORMAT, 'format');
      // The count goes on, so that no tab takes what is stored later for what it read before.
      store.put({ ...NOTHING_PACKED, generation: value.generation + 1 } satisfies Packed, 'packed');
    });
    heard.clear();
    met.clear();
    channel.post({ type: 'everything', erased: true });
  }

  async function close(): Promise<void> {
    channel.close();
    listeners.clear();
    await connection.close();
  }

  return {
    append,
    readLog,
    readEverything,
    readMemory,
    readMemoryWithin,
    lastId,
    readSettings,
    changeSettings,
    readSession,
    writeSession,
    merge,
    tidy,
    dropCache,
    claim,
    onChange,
    erase,
    close,
  };
}

/** Cards taken up at a time: a few ms. */
const CARDS_AT_A_TIME = 1000;

async function takeUp({ undone, count, part }: OpenedSnapshot, scheduler: Scheduler): Promise<Memory> {
  const memory = new Memory(scheduler, { scheduler: scheduler.key, cards: [], undone });
  for (let from = 0; from < count; from += CARDS_AT_A_TIME) {
    if (from > 0) await giveWay();
    memory.addFolded(part(from, from + CARDS_AT_A_TIME));
  }
  return memory;
}

/** Whether a record may be packed: too old to be taken back soon, or of a clock that was ahead. */
function isOld({ at }: LogRecord, now: number): boolean {
  return at < now - SINGLE_FOR || at > now + SINGLE_FOR;
}

/**
 * The greatest identifier up to which single records can be packed. Memory folds the log in the order of the
 * identifiers, so what is packed ends before the first that stays single; none that is packed already comes after.
 */
function packableUpTo(singles: readonly LogRecord[], packed: string, now: number): string {
  let upTo = packed;
  for (const record of singles) {
    if (record.id <= upTo) continue;
    if (!isOld(record, now)) break;
    upTo = record.id;
  }
  return upTo;
}

function packedIn(value: unknown): PackedState {
  if (value === undefined) return { kind: 'sound', value: NOTHING_PACKED };
  const checked = v.safeParse(PackedSchema, value);
  if (checked.success) return { kind: 'sound', value: checked.output };
  return {
    kind: isOfLaterVersion(value) ? 'later' : 'damaged',
    // Beyond any number that was counted to before, so that nothing is taken for what it was.
    value: { ...NOTHING_PACKED, generation: 2 ** 40, upTo: undefined },
  };
}

function settingsIn(value: unknown): {
  readonly settings: StoredSettings;
  readonly damaged: readonly Damaged[];
  readonly later: readonly Damaged[];
} {
  if (value === undefined) return { settings: NO_SETTINGS, damaged: [], later: [] };
  const read = readStoredSettings(value);
  if (read !== null) {
    const damaged = read.refused.map(({ field, problem, value }) => ({
      key: `settings#${field}`,
      problem,
      value,
    }));
    return { settings: read.settings, damaged, later: [] };
  }
  if (isOfLaterVersion(value)) {
    const later = { key: 'settings', problem: 'of a later version of Tifa', value };
    return { settings: NO_SETTINGS, damaged: [], later: [later] };
  }
  const damaged = { key: 'settings', problem: 'are no settings', value };
  return { settings: NO_SETTINGS, damaged: [damaged], later: [] };
}

function isSame(a: unknown, b: unknown): boolean {
  return plainJson(a) === plainJson(b);
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    // It has ended by itself in the meantime: then there is nothing to take back.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
}
