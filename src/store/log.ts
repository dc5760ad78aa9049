/**
 * The log of reviews, and the cache of memory states that is a fold of it.
 *
 * An answer is durable when `append` resolves. What is old is packed in idle time: many records in one value
 * (pack.ts). Whatever replaces a pack reads what it builds on in the same transaction, and stops when another tab
 * has replaced the packs.
 */
import { promisifyRequest } from 'idb-keyval';
import * as v from 'valibot';
import { Memory, rebuild } from '../schedule/memory.ts';
import { compareRecords, DAY, LAST_ID, LOG_VERSION, type LogRecord } from '../schedule/model.ts';
import { LogRecordSchema } from '../schedule/schemas.ts';
import { unionOf } from '../schedule/union.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { Canonical } from '../term/canonical.ts';
import { copyAside, isOfLaterVersion, isSame, moveAside, type Aside, type Damaged } from './aside.ts';
import { KEY, PREFIX, rangeOf, valueAt, valuesUnder, type Database } from './database.ts';
import { checkRecord, nothingFound, packRecords, unpackRecords, type Found } from './pack.ts';
import { NOTHING_PACKED, PACK_SIZE, packedOf, renamed, type Packed } from './packed.ts';
import { openSnapshot, packSnapshot, takeUp } from './snapshot.ts';
import type { Tabs } from './tabs.ts';

/** Records stay single for this long, so that they can be taken back or arrive late: ms. */
const SINGLE_FOR = 3 * DAY;
/** So many old single records are worth packing. */
const WORTH_PACKING = 256;

/** How far something long has come: 0 to 1. */
export type OnShare = (share: number) => void;

const logKey = (id: string) => `${PREFIX.log}${id}`;
const packKey = (number: number) => `${PREFIX.pack}${String(number).padStart(8, '0')}`;
const packNumber = (key: IDBValidKey | undefined) => Number(String(key ?? '').slice(PREFIX.pack.length)) || 0;

/** What one transaction has read of the log. */
interface Reading {
  readonly single: Found;
  /** null where they were not asked for. */
  readonly old: Found | null;
  readonly packed: PackedState;
  /** How many packs there are, whatever `packed` says. */
  readonly packs: number;
  readonly cache: unknown;
}

/** `packed` as found: where a later version has written it, or nothing can be made of it. */
interface PackedState {
  readonly kind: 'sound' | 'damaged' | 'later';
  readonly value: Packed;
}

export interface LogStore {
  append(records: readonly LogRecord[]): Promise<void>;
  /** The whole log in order, as it is stored, and what else lies in its place. */
  readWhole(onshare?: OnShare): Promise<Found>;
  readMemory(scheduler: Scheduler, onshare?: OnShare): Promise<Memory>;
  readMemoryWithin(scheduler: Scheduler, most: number): Promise<Memory | null>;
  /** Of the records that count; the empty text where there is none. */
  lastId(): Promise<string>;
  /**
   * Adds what is not here yet, in one transaction.
   *
   * @param besides what else is done in that transaction
   * @returns how many records that were
   */
  merge(
    records: readonly LogRecord[],
    now: number,
    onshare: OnShare | undefined,
    besides: (store: IDBObjectStore) => Promise<void>,
  ): Promise<number>;
  /** Packs old records and caches the memory, where that is worth it. */
  pack(memory: Memory, now: number): Promise<void>;
  dropCache(): Promise<void>;
  /**
   * Before everything is erased, within that transaction: gives what is written afterwards. The count goes on, so
   * that no tab takes what is stored later for what it read before.
   */
  eraseWithin(store: IDBObjectStore): Promise<() => void>;
}

/**
 * @param canonical the names that cards have now; memories hold them, stored records never change
 * @param generations which generation of packs a memory holds, also one that the start has read
 */
export function openLog(
  { use, write }: Database,
  tabs: Tabs,
  aside: Aside,
  canonical: Canonical,
  generations: WeakMap<Memory, number>,
): LogStore {
  /** Everything stored of the log, checked, in one transaction. Writes nothing. */
  async function read(
    besides: 'nothing' | 'cache' | 'packs',
    onshare: OnShare = () => undefined,
  ): Promise<Reading> {
    const reading = await use('readonly', async (store): Promise<Reading> => {
      const [singles, packKeys, packed, cache] = await Promise.all([
        valuesUnder(store, PREFIX.log),
        promisifyRequest(store.getAllKeys(rangeOf(PREFIX.pack))),
        valueAt(store, KEY.packed),
        besides === 'cache' ? valueAt(store, KEY.memory) : undefined,
      ]);
      const single = nothingFound();
      for (const [key, value] of singles) checkRecord(key, value, single);
      const old = besides === 'packs' ? nothingFound() : null;
      if (old !== null) {
        // One by one, so that the screen is drawn between one and the next.
        for (const [index, key] of packKeys.entries()) {
          unpackRecords(String(key), await valueAt(store, String(key)), old);
          onshare((index + 1) / packKeys.length);
        }
      }
      return { single, old, packed: packedIn(packed), packs: packKeys.length, cache };
    });
    const { single, old } = reading;
    tabs.know(single.records);
    aside.meet(single.damaged, moveAside);
    // A pack keeps its damaged rows: it is never changed, and what is sound in it stays readable.
    if (old !== null) aside.meet(old.damaged, copyAside);
    return reading;
  }

  /** Those that had to be rebuilt: the next packing caches them. */
  const uncached = new WeakSet<Memory>();

  async function readMemoryWithin(
    scheduler: Scheduler,
    most: number,
    onshare: OnShare = () => undefined,
  ): Promise<Memory | null> {
    const { single, packed, packs, cache } = await read('cache');
    const { generation } = packed.value;
    const snapshot =
      packed.kind === 'sound' ? openSnapshot(cache, generation, scheduler.key, canonical.key) : null;
    if (snapshot !== null || packs === 0) {
      const memory = snapshot === null ? new Memory(scheduler) : await takeUp(snapshot, scheduler);
      if (single.records.every((record) => memory.apply(renamed(record, canonical)) !== 'stale')) {
        generations.set(memory, generation);
        return memory;
      }
    }
    if (packs * PACK_SIZE > most) return null;
    const whole = await read('packs', (share) => onshare(share / 2));
    const named = (records: readonly LogRecord[]) => records.map((record) => renamed(record, canonical));
    const memory = rebuild(named(whole.old!.records), scheduler, named(whole.single.records), (share) =>
      onshare((1 + share) / 2),
    );
    generations.set(memory, whole.packed.value.generation);
    uncached.add(memory);
    return memory;
  }

  /** A key alone, or a damaged value, must not decide what can still be stored. */
  async function lastId(): Promise<string> {
    const { single, packed, packs } = await read('nothing');
    const last = greatestId(single.records);
    const { upTo } = packed.value;
    if (packed.kind === 'sound' && upTo !== undefined && upTo <= LAST_ID) return upTo > last ? upTo : last;
    return packs > 0 ? greatestId((await read('packs')).old!.records, last) : last;
  }

  async function merge(
    records: readonly LogRecord[],
    now: number,
    onshare: OnShare = () => undefined,
    besides: (store: IDBObjectStore) => Promise<void>,
  ): Promise<number> {
    const wanted = unionOf(records.map((record) => v.parse(LogRecordSchema, record)));
    let added: number | null = null;
    while (added === null) {
      const { old, packed } = await read('packs');
      const known = new Set(old!.records.map(({ id }) => id));
      const missing = wanted.filter(({ id }) => !known.has(id));
      added = await write(async (store) => {
        const count = await addMissing(store, missing, packed, now, onshare);
        if (count !== null) await besides(store);
        return count;
      });
    }
    return added;
  }

  async function pack(memory: Memory, now: number): Promise<void> {
    const generation = await write(async (store): Promise<number | null> => {
      const packed = packedIn(await valueAt(store, KEY.packed));
      // Another tab has packed, or erased: what this memory holds is no longer what is stored.
      if (packed.kind === 'later' || generations.get(memory) !== packed.value.generation) return null;
      const single = nothingFound();
      for (const [key, value] of await valuesUnder(store, PREFIX.log)) checkRecord(key, value, single);
      single.records.sort(compareRecords);
      // A tab that has not heard of every record leaves it to others.
      if (!single.records.every(({ id }) => memory.has(id))) return null;
      const last = await lastPack(store);
      const before = packed.value.upTo ?? (await greatestPacked(store));
      const upTo = packableUpTo(single.records, before, now);
      const old = single.records.filter(({ id }) => id <= upTo);
      if (old.length < WORTH_PACKING && !(last > 0 && uncached.has(memory))) return null;
      if (old.length > 0) await addToPacks(store, old, last);
      const written = await replacePacked(
        store,
        { ...packed, value: { ...packed.value, upTo: before } },
        old,
      );
      store.put(packSnapshot(memory.snapshot(upTo), written.generation, canonical.key), KEY.memory);
      return written.generation;
    });
    if (generation === null) return;
    uncached.delete(memory);
    generations.set(memory, generation);
  }

  return {
    async append(records) {
      const checked = records.map((record) => v.parse(LogRecordSchema, record));
      await write((store) => {
        for (const record of checked) store.put(record, logKey(record.id));
      });
      tabs.know(checked);
      tabs.tell({ type: 'records', records: checked });
    },
    async readWhole(onshare) {
      const { single, old } = await read('packs', onshare);
      return {
        records: unionOf(old!.records, single.records),
        damaged: [...single.damaged, ...old!.damaged],
        later: [...single.later, ...old!.later],
      };
    },
    async readMemory(scheduler, onshare) {
      return (await readMemoryWithin(scheduler, Infinity, onshare))!;
    },
    readMemoryWithin: (scheduler, most) => readMemoryWithin(scheduler, most),
    lastId,
    merge,
    pack,
    async dropCache() {
      await write((store) => {
        store.delete(KEY.memory);
      });
    },
    async eraseWithin(store) {
      const { value } = packedIn(await valueAt(store, KEY.packed));
      return () => {
        store.put({ ...NOTHING_PACKED, generation: value.generation + 1 } satisfies Packed, KEY.packed);
      };
    },
  };
}

/** Says what is wrong with `packed`; null where nothing is. */
export function problemOfPacked(value: unknown): string | null {
  return packedIn(value).kind === 'sound' ? null : 'says nothing about packs';
}

/** @returns null, with nothing written, where the packs are no longer those that `missing` was reckoned by */
async function addMissing(
  store: IDBObjectStore,
  missing: readonly LogRecord[],
  read: PackedState,
  now: number,
  onshare: OnShare,
): Promise<number | null> {
  const packed = packedIn(await valueAt(store, KEY.packed));
  if (!isSame(packed, read)) return null;
  const singles = new Map(await valuesUnder(store, PREFIX.log));
  const fresh: LogRecord[] = [];
  for (const record of missing) {
    const key = logKey(record.id);
    const here = nothingFound();
    if (singles.has(key)) checkRecord(key, singles.get(key), here);
    // A sound record takes the place of a damaged one, which is kept beside it.
    for (const one of here.damaged) await moveAside(store, one);
    if (here.records.length === 0 && here.later.length === 0) fresh.push(record);
  }
  // Where a later version keeps the books, every record stays single until that version packs it.
  const old = packed.kind === 'later' ? [] : fresh.filter((record) => isOld(record, now));
  const inOld = new Set(old);
  // Each awaited, so that the screen is drawn between one and the next.
  for (let start = 0; start < old.length; start += PACK_SIZE) {
    const part = old.slice(start, start + PACK_SIZE);
    const number = await lastPack(store);
    await promisifyRequest(store.put(packRecords(part), packKey(number + 1)));
    onshare((start + part.length) / old.length);
  }
  if (old.length > 0) {
    await replacePacked(store, packed, old);
    store.delete(KEY.memory);
  }
  for (const record of fresh) if (!inOld.has(record)) store.put(record, logKey(record.id));
  return fresh.length;
}

/** Writes down that further records are packed. A damaged value is set aside, and the count begins anew. */
async function replacePacked(
  store: IDBObjectStore,
  { kind, value }: PackedState,
  added: readonly LogRecord[],
): Promise<Packed> {
  if (kind === 'damaged') {
    const found = await valueAt(store, KEY.packed);
    const one: Damaged = { key: KEY.packed, problem: problemOfPacked(found)!, value: found };
    await copyAside(store, one);
  }
  const packed: Packed = {
    v: LOG_VERSION,
    generation: value.generation + 1,
    last: await lastPack(store),
    horizon: added.reduce((most, { at }) => Math.max(most, at + 1), value.horizon),
    // Unknown stays unknown: what 0.1.0 packed is not looked through here.
    ...(value.upTo === undefined ? {} : { upTo: greatestId(added, value.upTo) }),
  };
  store.put(packed, KEY.packed);
  return packed;
}

async function lastPack(store: IDBObjectStore): Promise<number> {
  const cursor = await promisifyRequest(store.openKeyCursor(rangeOf(PREFIX.pack), 'prev'));
  return packNumber(cursor?.key);
}

/** Moves records out of single values, into the last pack where it has room and nothing odd in it. */
async function addToPacks(store: IDBObjectStore, old: readonly LogRecord[], last: number): Promise<void> {
  const open = await valueAt(store, packKey(last));
  const inside = nothingFound();
  if (open !== undefined) unpackRecords(packKey(last), open, inside);
  const odd = inside.damaged.length + inside.later.length > 0;
  const fits = open !== undefined && !odd && inside.records.length + old.length <= PACK_SIZE;
  store.put(packRecords(fits ? [...inside.records, ...old] : old), packKey(fits ? last : last + 1));
  for (const { id } of old) store.delete(logKey(id));
}

async function greatestPacked(store: IDBObjectStore): Promise<string> {
  const found = nothingFound();
  for (const [key, value] of await valuesUnder(store, PREFIX.pack)) unpackRecords(key, value, found);
  return greatestId(found.records);
}

/** The greatest of the records' identifiers and `least`. */
function greatestId(records: readonly LogRecord[], least = ''): string {
  return records.reduce((most, { id }) => (id > most ? id : most), least);
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
  const sound = packedOf(value);
  if (sound !== null) return { kind: 'sound', value: sound };
  return {
    kind: isOfLaterVersion(value) ? 'later' : 'damaged',
    // Beyond any number that was counted to before, so that nothing is taken for what it was.
    value: { ...NOTHING_PACKED, generation: 2 ** 40, upTo: undefined },
  };
}
