/**
 * The learner's data on this device: the log (log.ts), the settings and the session (settings.ts), and the library
 * (library.ts). What lies where is listed in database.ts; this file puts the parts together.
 */
import type { StoredEdit } from '../library/edit.ts';
import type { Source, SourceId } from '../library/source.ts';
import { holdLock } from '../platform/platform.ts';
import type { Memory } from '../schedule/memory.ts';
import type { CardId, LogRecord } from '../schedule/model.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { SessionRecord } from '../schedule/session.ts';
import type { StoredSettings } from '../schedule/settings.ts';
import { Aside, isOfLaterVersion, isSame, readAside, type Damaged } from './aside.ts';
import { FORMAT, KEY, migrate, openDatabase, PREFIX, valueAt, type DatabaseOptions } from './database.ts';
import type { KeptText, LibraryParts, LibraryStore, StoredLibrary, TextsKept } from './library.ts';
import { eraseLibraryWithin, hasSources, lastEditId, readCache, writeCache } from './library-cache.ts';
import { createCanonical } from '../term/canonical.ts';
import type { TermId } from '../term/term-id.ts';
import { openLog, problemOfPacked, renamed, type OnShare } from './log.ts';
import { takeBackRecords } from './taken-back.ts';
import { isSession, openSettings, settingsIn } from './settings.ts';
import { openTabs, type Change, type Claim } from './tabs.ts';

export { DATABASE, FORMAT } from './database.ts';
export type { Change, Claim, KeptText, LibraryParts, OnShare, StoredLibrary, TextsKept };

/** Everything the store holds, but for what is of this device: the session, the draft, the caches. */
export interface Everything extends LibraryParts {
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
  /** What former ids of terms stand for: memories and logs that are read name each card as it is named now. */
  readonly former: ReadonlyMap<string, TermId>;
  /** The whole log, in order, each card under the name it has now. */
  readLog(onshare?: OnShare): Promise<LogRecord[]>;
  /**
   * The whole log and whatever else lies beside it, understood or not, as it is stored: what a backup contains.
   *
   * @param texts whether the texts of sources are read, too, and what is left of damaged ones: they are their
   *   authors', and whoever hands a backup on hands them on
   */
  readEverything(onshare?: OnShare, texts?: boolean): Promise<Everything>;
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
  /**
   * Adds what is not here yet, in one transaction. Of a text that is here already the one here stays.
   *
   * @returns how many records that were
   */
  merge(
    records: readonly LogRecord[],
    settings: StoredSettings,
    now: number,
    onshare?: OnShare,
    library?: LibraryParts,
  ): Promise<number>;
  /** All sources and all edits, in the order of their ids, as one moment has them. */
  readLibrary(): Promise<StoredLibrary>;
  /** The text that was kept with a source; null where none is. */
  readText(id: SourceId): Promise<string | null>;
  /** What a backup with the texts has more. */
  measureTexts(): Promise<TextsKept>;
  /**
   * Keeps a source with its text (null: without one; what was kept before stays) and the edits that belong to it,
   * all of it or nothing. Of a source that is here already the one that `unionOfSources` prefers stays.
   *
   * @param source an issue that comes with the app has no record here: its id is enough
   * @returns the library's generation with it (`readLibrary`)
   * @throws ValiError, RangeError where one of them is not sound; StorageFullError; NewerDataError where a later
   *   version of the app has stored that source
   */
  keepSource(source: Source | SourceId, text: string | null, edits?: readonly StoredEdit[]): Promise<number>;
  /**
   * Forgets the text that was kept with a source, at once and for good.
   *
   * @returns the library's generation without it
   */
  forgetText(id: SourceId): Promise<number>;
  /**
   * Keeps what was found in the text of a source beside it, until the text changes or goes; nothing where it is gone.
   *
   * @param value what a structured clone can hold
   */
  keepSentences(id: SourceId, value: unknown): Promise<void>;
  /**
   * Stores edits, all or none. A source that one of them removes stays where it is, and another can bring it back,
   * until the store is opened again some time later: then it is purged with its text, and the edit stays.
   *
   * @returns the library's generation with them; null where there are none
   */
  addEdits(...edits: readonly StoredEdit[]): Promise<number | null>;
  /** The reading in progress, as it was written: JSON for the caller to check; null where there is none. */
  readDraft(): Promise<unknown>;
  /**
   * @param draft what JSON can write; null for none
   * @throws NewerDataError where a later version of the app has written one
   */
  writeDraft(draft: unknown): Promise<void>;
  /** What `cacheLibrary` has kept under this key; null where there is nothing, or sources or edits have changed. */
  readLibraryCache(key: string): Promise<unknown>;
  /**
   * Keeps one value that was derived from sources and edits; whatever changes these drops it, but for the purge of what
   * was removed, which has no part in anything derived. The generation counts these changes, one by one.
   *
   * @param generation that of the library it was derived from (`readLibrary`)
   * @param value what a structured clone can hold
   * @returns whether it was kept: not where the library has changed since
   */
  cacheLibrary(generation: number, key: string, value: unknown): Promise<boolean>;
  /**
   * For idle time: packs old records, caches the memory, sets damaged values aside, purges what was removed. Cheap
   * when there is nothing to do.
   */
  tidy(memory: Memory, now: number): Promise<void>;
  /** Forgets the cache of memory states. */
  dropCache(): Promise<void>;
  /** The folder of the backup as it was written, of whatever form; undefined where there is none. */
  readBackupFolder(): Promise<unknown>;
  /** @param folder null for none */
  writeBackupFolder(folder: object | null): Promise<void>;
  /** The right to ask a card; null when another tab has it. Answers of other tabs are delivered first. */
  claim(card: CardId, now: number): Promise<Claim | null>;
  /** Hears of changes made in other tabs. Gives the function that ends it. */
  onChange(listener: (change: Change) => void): () => void;
  /** Erases everything. */
  erase(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions extends DatabaseOptions {
  /** By the ids that terms had in earlier versions. */
  readonly former?: ReadonlyMap<string, TermId>;
  /** Loads a part of the store's code; how a download that fails is told is the caller's. */
  readonly load?: <T>(part: () => Promise<T>) => Promise<T>;
}

const NO_PARTS: LibraryParts = { sources: [], edits: [], texts: [] };
const simply = <T>(part: () => Promise<T>) => part();

/** Whether what was found under a key is, or may be, the text of a source. */
const mayBeText = (key: string) => key.startsWith(PREFIX.text) || key.startsWith(KEY.draft);

const NO_FORMER: ReadonlyMap<string, TermId> = new Map();

/**
 * Opens the store, making or migrating it.
 *
 * @throws StorageUnavailableError, NewerDataError, StorageFullError
 */
export async function openStore({
  former = NO_FORMER,
  load = simply,
  ...options
}: StoreOptions = {}): Promise<Store> {
  const database = openDatabase(options);
  await migrate(database);
  await takeBackRecords(database);
  const canonical = createCanonical(former);
  const aside = new Aside();
  const tabs = openTabs(database);
  const log = openLog(database, tabs, aside, canonical);
  const settings = openSettings(database, aside);
  let opening: Promise<LibraryStore> | undefined;
  /** Loaded when first asked for: the first screen needs none of its schemas. */
  const library = (): Promise<LibraryStore> =>
    (opening ??= load(() => import('./library.ts')).then(
      ({ openLibrary }) => openLibrary(database, tabs, aside),
      (error: unknown) => {
        opening = undefined;
        throw error;
      },
    ));

  async function readEverything(onshare?: OnShare, texts = false): Promise<Everything> {
    const { records, damaged: found, later } = await log.readWhole(onshare);
    const kept = await (await library()).readWhole(texts);
    found.push(...kept.damaged);
    later.push(...kept.later);
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
    return {
      log: records,
      settings: chosen.settings,
      sources: kept.sources,
      edits: kept.edits,
      texts: kept.texts,
      damaged: [...damaged.values()].filter(({ key }) => texts || !mayBeText(key)),
      later,
    };
  }

  return {
    append: (...records) => log.append(records),
    former,
    readLog: async (onshare) =>
      (await log.readWhole(onshare)).records.map((record) => renamed(record, canonical)),
    readEverything,
    readMemory: log.readMemory,
    readMemoryWithin: log.readMemoryWithin,
    async lastId() {
      const [answered, edited] = await Promise.all([log.lastId(), lastEditId(database)]);
      const last = answered > edited ? answered : edited;
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
    async merge(records, given, now, onshare, parts = NO_PARTS) {
      // Before the transaction, which would end while the code comes.
      const kept = Object.values(parts).some(({ length }) => length > 0) ? await library() : null;
      const added = await log.merge(records, now, onshare, async (store) => {
        await settings.mergeInto(store, given);
        await kept?.mergeInto(store, parts);
      });
      tabs.tell({ type: 'everything' });
      return added;
    },
    readLibrary: async () => (await library()).read(),
    readText: async (id) => (await library()).readText(id),
    measureTexts: async () => (await library()).measureTexts(),
    keepSource: async (source, text, edits = []) => (await library()).keep(source, text, edits),
    forgetText: async (id) => (await library()).forgetText(id),
    keepSentences: async (id, value) => (await library()).keepSentences(id, value),
    addEdits: async (...edits) => (await library()).addEdits(edits),
    readDraft: async () => (await library()).readDraft(),
    writeDraft: async (draft) => (await library()).writeDraft(draft),
    readLibraryCache: (key) => readCache(database, key),
    cacheLibrary: (generation, key, value) => writeCache(database, generation, key, value),
    async tidy(memory, now) {
      const held = await holdLock(`tifa/${database.name}/tidy`);
      if (held === null) return;
      try {
        await log.pack(memory, now);
        await aside.setMetAside(database);
        if (await hasSources(database)) await (await library()).purge(now);
      } finally {
        held.release();
      }
    },
    readBackupFolder: () => database.use('readonly', (store) => valueAt(store, KEY.backupFolder)),
    writeBackupFolder: (folder) =>
      database.write((store) => {
        if (folder === null) store.delete(KEY.backupFolder);
        else store.put(folder, KEY.backupFolder);
      }),
    dropCache: log.dropCache,
    claim: tabs.claim,
    onChange: (listener) =>
      tabs.onChange((change) =>
        listener(
          change.type === 'records'
            ? { type: 'records', records: change.records.map((record) => renamed(record, canonical)) }
            : change,
        ),
      ),
    async erase() {
      await database.write(async (store) => {
        const goesOn = [await log.eraseWithin(store), await eraseLibraryWithin(store)];
        store.clear();
        store.put(FORMAT, KEY.format);
        goesOn.forEach((write) => write());
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
