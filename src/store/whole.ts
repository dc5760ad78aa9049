/** All of the store but what a start reads (store.ts): what judges by the schemas, and all that writes. */
import { holdLock } from '../platform/locks.ts';
import { withSetting } from '../schedule/change-settings.ts';
import type { Memory } from '../schedule/memory.ts';
import type { Canonical } from '../term/canonical.ts';
import { Aside, isOfLaterVersion, isSame, readAside } from './aside.ts';
import { claimCard } from './claim.ts';
import { FORMAT, KEY, PREFIX, valueAt, type Database } from './database.ts';
import type { LibraryParts, LibraryStore } from './library.ts';
import { eraseLibraryWithin, generationIn, hasSources, writeCache } from './library-cache.ts';
import { openLog, problemOfPacked, type OnShare } from './log.ts';
import { renamed } from './packed.ts';
import { isSession, openSettings, settingsIn } from './settings.ts';
import { lastEditId } from './start.ts';
import type { Everything, StoreOptions, WholeStore } from './store.ts';
import type { Tabs } from './tabs.ts';

const settled = async (work: Promise<unknown>) => (await Promise.allSettled([work]))[0]!;

const NO_PARTS: LibraryParts = { sources: [], edits: [], texts: [] };

/** Whether what was found under a key is, or may be, the text of a source. */
const mayBeText = (key: string) => key.startsWith(PREFIX.text) || key.startsWith(KEY.draft);

export interface WholeParts {
  readonly database: Database;
  readonly tabs: Tabs;
  readonly canonical: Canonical;
  /** Which generation of packs a memory holds. */
  readonly generations: WeakMap<Memory, number>;
  readonly load: NonNullable<StoreOptions['load']>;
}

export function openWhole({ database, tabs, canonical, generations, load }: WholeParts): WholeStore {
  const aside = new Aside();
  const log = openLog(database, tabs, aside, canonical, generations);
  const settings = openSettings(database, aside);
  let opening: Promise<LibraryStore> | undefined;
  /** Loaded when first asked for: a drill needs none of its schemas. */
  const library = (): Promise<LibraryStore> =>
    (opening ??= load(() => import('./library.ts'))
      .then(({ openLibrary }) => openLibrary(database, tabs, aside))
      .catch((error: unknown) => {
        opening = undefined;
        throw error;
      }));

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
    readLog: async (onshare) =>
      (await log.readWhole(onshare)).records.map((record) => renamed(record, canonical)),
    readEverything,
    readMemory: log.readMemory,
    readMemoryWithin: (scheduler, most) => log.readMemoryWithin(scheduler, most),
    readBackupFolder: () => database.use('readonly', (store) => valueAt(store, KEY.backupFolder)),
    writeBackupFolder: (folder, takesPlace = () => true) =>
      database.write(async (store) => {
        if (!takesPlace(await valueAt(store, KEY.backupFolder))) return false;
        if (folder === null) store.delete(KEY.backupFolder);
        else store.put(folder, KEY.backupFolder);
        return true;
      }),
    async lastId() {
      const [answered, edited] = await Promise.all([log.lastId(), lastEditId(database)]);
      const last = answered > edited ? answered : edited;
      return last === '' ? undefined : last;
    },
    readSettings: settings.read,
    async changeSettings(change) {
      const changed = await settings.change((stored) => change(stored, withSetting));
      tabs.tell({ type: 'settings', settings: changed });
      return changed;
    },
    readSession: settings.readSession,
    writeSession: settings.writeSession,
    endSession: settings.endSession,
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
    readLibraryGeneration: () => database.use('readonly', generationIn),
    readText: async (id) => (await library()).readText(id),
    hasText: async (id) => (await library()).hasText(id),
    measureTexts: async () => (await library()).measureTexts(),
    keepSource: async (source, text, edits = [], takesPlace) =>
      (await library()).keep(source, text, edits, takesPlace),
    forgetText: async (id) => (await library()).forgetText(id),
    keepSentences: async (id, value) => (await library()).keepSentences(id, value),
    addEdits: async (...edits) => (await library()).addEdits(edits),
    readDraft: async () => (await library()).readDraft(),
    takeDraft: async (takes) => (await library()).takeDraft(takes),
    writeDraft: async (draft) => (await library()).writeDraft(draft),
    cacheLibrary: (generation, key, value) => writeCache(database, generation, key, value),
    async tidy(memory, now) {
      const held = await holdLock(`tifa/${database.name}/tidy`);
      if (held === null) return;
      try {
        // None of them waits for another to succeed: what has no room to be written does not keep what gives room.
        const done = [
          await settled(log.pack(memory, now)),
          await settled(aside.setMetAside(database)),
          await settled(hasSources(database).then(async (has) => has && (await library()).purge(now))),
        ];
        const failed = done.find((one) => one.status === 'rejected');
        if (failed !== undefined) throw failed.reason;
      } finally {
        held.release();
      }
    },
    dropCache: log.dropCache,
    claim: (card, now) => claimCard(database, tabs, card, now),
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
  };
}
