/**
 * The learner's data on this device: the log, the settings, the session, and the cache of memory states. What lies
 * where is listed in database.ts; this file puts the parts together.
 */
import { holdLock } from '../platform/platform.ts';
import type { Memory } from '../schedule/memory.ts';
import type { CardId, LogRecord } from '../schedule/model.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { SessionRecord } from '../schedule/session.ts';
import type { StoredSettings } from '../schedule/settings.ts';
import { Aside, isOfLaterVersion, isSame, readAside, type Damaged } from './aside.ts';
import { FORMAT, KEY, migrate, openDatabase, valueAt, type DatabaseOptions } from './database.ts';
import { openLog, problemOfPacked, type OnShare } from './log.ts';
import { isSession, openSettings, settingsIn } from './settings.ts';
import { openTabs, type Change, type Claim } from './tabs.ts';

export { DATABASE, FORMAT } from './database.ts';
export type { Change, Claim, OnShare };

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

export type StoreOptions = DatabaseOptions;

/**
 * Opens the store, making or migrating it.
 *
 * @throws StorageUnavailableError, NewerDataError, StorageFullError
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const database = openDatabase(options);
  await migrate(database);
  const aside = new Aside();
  const tabs = openTabs(database);
  const log = openLog(database, tabs, aside);
  const settings = openSettings(database, aside);

  async function readEverything(onshare?: OnShare): Promise<Everything> {
    const { records, damaged: found, later } = await log.readWhole(onshare);
    const [damaged, choices, session, packed] = await database.use('readonly', (store) =>
      Promise.all([
        readAside(store),
        valueAt(store, KEY.settings),
        valueAt(store, KEY.session),
        valueAt(store, KEY.packed),
      ]),
    );
    const judge = (key: string, value: unknown, problem: string | null) => {
      if (value === undefined || problem === null) return;
      if (isOfLaterVersion(value)) later.push({ key, problem: 'of a later version of Tifa', value });
      else found.push({ key, problem, value });
    };
    const chosen = settingsIn(choices);
    found.push(...chosen.damaged);
    later.push(...chosen.later);
    judge(KEY.session, session, isSession(session) ? null : 'is no session');
    judge(KEY.packed, packed, problemOfPacked(packed));
    for (const one of found) {
      const before = damaged.get(one.key);
      if (before === undefined || isSame(before.value, one.value)) damaged.set(one.key, one);
      else damaged.set(`${one.key}, found later`, one);
    }
    return { log: records, settings: chosen.settings, damaged: [...damaged.values()], later };
  }

  return {
    append: (...records) => log.append(records),
    readLog: async (onshare) => (await log.readWhole(onshare)).records,
    readEverything,
    readMemory: log.readMemory,
    readMemoryWithin: log.readMemoryWithin,
    async lastId() {
      const last = await log.lastId();
      return last === '' ? undefined : last;
    },
    readSettings: settings.read,
    async changeSettings(change) {
      const changed = await settings.change(change);
      tabs.tell({ type: 'settings', settings: changed });
      return changed;
    },
    readSession: settings.readSession,
    writeSession: settings.writeSession,
    async merge(records, given, now, onshare) {
      const added = await log.merge(records, now, onshare, (store) => settings.mergeInto(store, given));
      tabs.tell({ type: 'everything' });
      return added;
    },
    async tidy(memory, now) {
      const held = await holdLock(`tifa/${database.name}/tidy`);
      if (held === null) return;
      try {
        await log.pack(memory, now);
        await aside.setMetAside(database);
      } finally {
        held.release();
      }
    },
    dropCache: log.dropCache,
    claim: tabs.claim,
    onChange: tabs.onChange,
    async erase() {
      await database.write(async (store) => {
        const writeWhatGoesOn = await log.eraseWithin(store);
        store.clear();
        store.put(FORMAT, KEY.format);
        writeWhatGoesOn();
      });
      tabs.forget();
      aside.forget();
      tabs.tell({ type: 'everything', erased: true });
    },
    async close() {
      tabs.close();
      await database.close();
    },
  };
}
