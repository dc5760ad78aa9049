/**
 * The learner's data on this device: the log (log.ts), the settings and the session (settings.ts), and the library
 * (library.ts). What lies where is listed in database.ts.
 *
 * This file reads what a start needs. All else (whole.ts) brings the schemas and what writes, and is loaded when it is
 * first asked for.
 */
import { promisifyRequest } from 'idb-keyval';
import type { StoredEdit } from '../library/edit.ts';
import type { Source, SourceId } from '../library/source.ts';
import type { Memory } from '../schedule/memory.ts';
import type { CardId, LogRecord } from '../schedule/model.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { SessionRecord } from '../schedule/session-record.ts';
import type { withSetting as WithSetting } from '../schedule/change-settings.ts';
import type { StoredSettings } from '../schedule/settings.ts';
import { createCanonical } from '../term/canonical.ts';
import type { TermId } from '../term/term-id.ts';
import type { Damaged } from './aside.ts';
import type { Claim } from './claim.ts';
import { migrate, openDatabase, PREFIX, rangeOf, type DatabaseOptions } from './database.ts';
import type { TakenDraft } from './draft-slots.ts';
import type { KeptText, LibraryParts, StoredLibrary, TakesPlace, TextsKept } from './library.ts';
import type { OnShare } from './log.ts';
import { renamed } from './packed.ts';
import {
  cacheAtStart,
  isLibraryEmpty,
  lastEditId,
  logAtStart,
  sessionAtStart,
  settingsAtStart,
} from './start.ts';
import { openTabs, type Change } from './tabs.ts';

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
  /**
   * Loads what stores anything, so that nothing that is done later waits for it, or fails for want of a network.
   *
   * @throws what `StoreOptions.load` throws
   */
  prepare(): Promise<void>;
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
  /**
   * What a learner starts with: the memory, null where it would have to be rebuilt from more packed records than `most`,
   * about; and the last identifier given out, undefined where there is none.
   */
  readStart(
    scheduler: Scheduler,
    most: number,
  ): Promise<{ readonly memory: Memory | null; readonly lastId: string | undefined }>;
  /** The last identifier given out, for `createIds`. */
  lastId(): Promise<string | undefined>;
  readSettings(): Promise<StoredSettings>;
  /**
   * Changes the settings in one transaction; gives what is stored then.
   *
   * @param change is given what changes one field
   * @throws NewerDataError where a later version of the app has written them
   */
  changeSettings(
    change: (stored: StoredSettings, withSetting: typeof WithSetting) => StoredSettings,
  ): Promise<StoredSettings>;
  readSession(): Promise<SessionRecord | null>;
  writeSession(session: SessionRecord): Promise<void>;
  /** It is not taken up again; one that has taken its place since, in whatever tab, stays. */
  endSession(session: SessionRecord): Promise<void>;
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
  /** Whether a text was kept with a source, without reading it: it may be damaged. */
  hasText(id: SourceId): Promise<boolean>;
  /** What a backup with the texts has more. */
  measureTexts(): Promise<TextsKept>;
  /**
   * Keeps a source with its text (null: without one; what was kept before stays) and the edits that belong to it,
   * all of it or nothing. Of a source that is here already the one that `unionOfSources` prefers stays.
   *
   * @param source an issue that comes with the app has no record here: its id is enough
   * @param takesPlace whether the text that is kept may be replaced, asked as it is (null: none is); else nothing is written
   * @returns the library's generation with it (`readLibrary`); null where nothing was written
   * @throws ValiError, RangeError where one of them is not sound; StorageFullError; NewerDataError where a later
   *   version of the app has stored that source
   */
  keepSource(
    source: Source | SourceId,
    text: string | null,
    edits?: readonly StoredEdit[],
    takesPlace?: TakesPlace,
  ): Promise<number | null>;
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
  /**
   * The reading in progress of this tab, or the one that it would take up, as it was written: JSON for the caller to check;
   * null where there is none.
   */
  readDraft(): Promise<unknown>;
  /**
   * The same, which is this tab's from then on: no other takes it up as long as this one lives.
   *
   * @param takes whether a draft is taken; else the next one is asked about
   */
  takeDraft(takes: (draft: unknown) => boolean): Promise<TakenDraft>;
  /**
   * Stores this tab's, beside those of others.
   *
   * @param draft what JSON can write; null for none
   * @throws RangeError where as many are stored as are kept
   */
  writeDraft(draft: unknown): Promise<void>;
  /** That of the library (`StoredLibrary`), which is not read for it. */
  readLibraryGeneration(): Promise<number>;
  /** What `cacheLibrary` has kept under this key; null where there is nothing, or sources or edits have changed. */
  readLibraryCache(key: string): Promise<unknown>;
  /** Whether no source, edit or text is stored, nor anything that was one. */
  isLibraryEmpty(): Promise<boolean>;
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
  /**
   * @param folder null for none
   * @param takesPlace whether what is stored may be replaced, asked as it is; else nothing is written
   * @returns whether it was written
   */
  writeBackupFolder(folder: object | null, takesPlace?: (stored: unknown) => boolean): Promise<boolean>;
  /** The right to ask a card; null when another tab has it. Answers of other tabs are delivered first. */
  claim(card: CardId, now: number): Promise<Claim | null>;
  /** Hears of changes made in other tabs. Gives the function that ends it. */
  onChange(listener: (change: Change) => void): () => void;
  /** Erases everything. */
  erase(): Promise<void>;
  close(): Promise<void>;
}

/** What a start has no part in; what it doubts is asked here again. */
export interface WholeStore extends Omit<
  Store,
  'prepare' | 'former' | 'readStart' | 'readLibraryCache' | 'isLibraryEmpty' | 'onChange' | 'close'
> {
  /** As `LogStore.readMemoryWithin`. */
  readMemoryWithin(scheduler: Scheduler, most: number): Promise<Memory | null>;
}

export interface StoreOptions extends DatabaseOptions {
  /** By the ids that terms had in earlier versions. */
  readonly former?: ReadonlyMap<string, TermId>;
  /** Loads a part of the store's code; how a download that fails is told is the caller's. */
  readonly load?: <T>(part: () => Promise<T>) => Promise<T>;
}

const simply = <T>(part: () => Promise<T>) => part();

const NO_FORMER: ReadonlyMap<string, TermId> = new Map();

/** Where a damaged single record was set aside. */
const SINGLE_ASIDE = `${PREFIX.aside}${PREFIX.log}`;

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
  const setAside = await database.use('readonly', (store) =>
    promisifyRequest(store.count(rangeOf(SINGLE_ASIDE))),
  );
  if (setAside > 0) await (await load(() => import('./taken-back.ts'))).takeBackRecords(database);
  const canonical = createCanonical(former);
  const generations = new WeakMap<Memory, number>();
  const tabs = openTabs(database.name, async (data) =>
    (await load(() => import('./tab-messages.ts'))).messageIn(data),
  );
  let opening: Promise<WholeStore> | undefined;
  const whole = (): Promise<WholeStore> =>
    (opening ??= load(() => import('./whole.ts')).then(
      ({ openWhole }) => openWhole({ database, tabs, canonical, generations, load }),
      (error: unknown) => {
        opening = undefined;
        throw error;
      },
    ));

  return {
    former,
    prepare: async () => void (await whole()),
    async readStart(scheduler, most) {
      const [log, edited] = await Promise.all([
        logAtStart(database, scheduler, canonical),
        lastEditId(database),
      ]);
      if (log === undefined) {
        const { readMemoryWithin, lastId } = await whole();
        return { memory: await readMemoryWithin(scheduler, most), lastId: await lastId() };
      }
      generations.set(log.memory, log.generation);
      tabs.know(log.records);
      const last = log.lastId > edited ? log.lastId : edited;
      return { memory: log.memory, lastId: last === '' ? undefined : last };
    },
    readSettings: async () => (await settingsAtStart(database)) ?? (await whole()).readSettings(),
    async readSession() {
      const session = await sessionAtStart(database);
      return session === undefined ? (await whole()).readSession() : session;
    },
    readLibraryCache: (key) => cacheAtStart(database, key),
    isLibraryEmpty: () => isLibraryEmpty(database),
    onChange: (listener) =>
      tabs.onChange((change) =>
        listener(
          change.type === 'records'
            ? { type: 'records', records: change.records.map((record) => renamed(record, canonical)) }
            : change,
        ),
      ),
    append: async (...given) => (await whole()).append(...given),
    readLog: async (...given) => (await whole()).readLog(...given),
    readEverything: async (...given) => (await whole()).readEverything(...given),
    readMemory: async (...given) => (await whole()).readMemory(...given),
    readBackupFolder: async (...given) => (await whole()).readBackupFolder(...given),
    writeBackupFolder: async (...given) => (await whole()).writeBackupFolder(...given),
    lastId: async (...given) => (await whole()).lastId(...given),
    changeSettings: async (...given) => (await whole()).changeSettings(...given),
    writeSession: async (...given) => (await whole()).writeSession(...given),
    endSession: async (...given) => (await whole()).endSession(...given),
    merge: async (...given) => (await whole()).merge(...given),
    readLibrary: async (...given) => (await whole()).readLibrary(...given),
    readLibraryGeneration: async (...given) => (await whole()).readLibraryGeneration(...given),
    readText: async (...given) => (await whole()).readText(...given),
    hasText: async (...given) => (await whole()).hasText(...given),
    measureTexts: async (...given) => (await whole()).measureTexts(...given),
    keepSource: async (...given) => (await whole()).keepSource(...given),
    forgetText: async (...given) => (await whole()).forgetText(...given),
    keepSentences: async (...given) => (await whole()).keepSentences(...given),
    addEdits: async (...given) => (await whole()).addEdits(...given),
    readDraft: async (...given) => (await whole()).readDraft(...given),
    takeDraft: async (...given) => (await whole()).takeDraft(...given),
    writeDraft: async (...given) => (await whole()).writeDraft(...given),
    cacheLibrary: async (...given) => (await whole()).cacheLibrary(...given),
    tidy: async (...given) => (await whole()).tidy(...given),
    dropCache: async (...given) => (await whole()).dropCache(...given),
    claim: async (...given) => (await whole()).claim(...given),
    erase: async (...given) => (await whole()).erase(...given),
    async close() {
      tabs.close();
      await database.close();
    },
  };
}
