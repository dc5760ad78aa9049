/** A learner on a store that lives in memory and can be told to refuse: for what the screens decide. */
import { readFileSync } from 'node:fs';
import { folding } from '../../../src/app/learner/folding.ts';
import { openLearner, type Learner, type LearnerParts } from '../../../src/app/learner/learner.ts';
import { cardRowsOf } from '../../../src/library/make-rows.ts';
import { shippedOf } from '../../../src/library/shipped.ts';
import { joinGlossaries, type Library } from '../../../src/glossary/library.ts';
import { parseGlossary } from '../../../src/glossary/load.ts';
import type { StoredEdit } from '../../../src/library/edit.ts';
import { unionOfEdits, unionOfSources } from '../../../src/library/merge.ts';
import type { Source, SourceId } from '../../../src/library/source.ts';
import { rebuild } from '../../../src/schedule/memory.ts';
import { type CardId, type LogRecord } from '../../../src/schedule/model.ts';
import { wallClockOf, type WallClock } from '../../../src/schedule/day.ts';
import { unionOf } from '../../../src/schedule/union.ts';
import type { SessionRecord } from '../../../src/schedule/session-record.ts';
import { NO_SETTINGS, type StoredSettings } from '../../../src/schedule/settings.ts';
import { mergeSettings, withSetting } from '../../../src/schedule/change-settings.ts';
import { StorageFullError } from '../../../src/store/errors.ts';
import type { Change, Store } from '../../../src/store/store.ts';
import { seeded } from '../../schedule/seeded.ts';

export const library: Library = joinGlossaries(
  ['glossary.json', 'supplied.json'].map((file) =>
    parseGlossary(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8'), file),
  ),
);

const files = ['glossary.json', 'supplied.json'].map((file) =>
  parseGlossary(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8'), file),
);

/** What a learner needs beside store, clock and chance. */
export const PARTS: Pick<LearnerParts, 'library' | 'glossary'> = {
  library: {
    edition: 'test',
    shippedRows: cardRowsOf(folding.fold(shippedOf(files), [], [])),
    shipped: async () => shippedOf(files),
    folding: async () => folding,
  },
  glossary: { id: library.issue.id, version: 1, entries: library.entries.length },
};

/** A Wednesday, ten in the morning in UTC. */
export const MORNING = Date.UTC(2026, 10, 25, 10);

export interface InMemory extends Store {
  readonly log: LogRecord[];
  session: SessionRecord | null;
  settings: StoredSettings;
  sources: Source[];
  edits: StoredEdit[];
  draft: unknown;
  folder: object | undefined;
  /** How often sources or edits were changed. */
  generation: number;
  /** While true, nothing can be written. */
  refuses: boolean;
  /** Cards that another tab holds. */
  readonly elsewhere: Set<CardId>;
  readonly claimed: Set<CardId>;
  /** What another tab does. */
  change(change: Change): void;
}

export function storeInMemory(): InMemory {
  const listeners = new Set<(change: Change) => void>();
  const texts = new Map<SourceId, string>();
  const sentences = new Map<SourceId, unknown>();
  let cache: { key: string; value: unknown } | null = null;
  /** As the store does: what was derived before holds no more. */
  const changed = () => {
    cache = null;
    return ++store.generation;
  };
  const guard = () => {
    if (store.refuses) throw new StorageFullError();
  };
  const store: InMemory = {
    former: new Map(),
    log: [],
    session: null,
    settings: NO_SETTINGS,
    sources: [],
    edits: [],
    draft: null,
    folder: undefined,
    generation: 0,
    refuses: false,
    elsewhere: new Set(),
    claimed: new Set(),
    change(change) {
      if (change.type === 'records') store.log.push(...change.records);
      if (change.type === 'settings') store.settings = change.settings;
      listeners.forEach((listener) => listener(change));
    },
    async append(...records) {
      guard();
      const ids = new Set(records.map(({ id }) => id));
      store.log.splice(0, Infinity, ...store.log.filter(({ id }) => !ids.has(id)), ...records);
    },
    readLog: async () => [...store.log],
    readEverything: async (_onshare, withTexts = false) => ({
      log: unionOf(await store.readLog()),
      settings: store.settings,
      sources: store.sources,
      edits: store.edits,
      texts: withTexts ? [...texts].map(([source, text]) => ({ source, text })) : [],
      damaged: [],
      later: [],
    }),
    readMemory: async (scheduler) => rebuild([], scheduler, store.log),
    readStart: async (scheduler) => ({
      memory: await store.readMemory(scheduler),
      lastId: await store.lastId(),
    }),
    prepare: async () => undefined,
    lastId: async () =>
      store.log
        .map(({ id }) => id)
        .sort()
        .at(-1),
    readSettings: async () => store.settings,
    async changeSettings(change) {
      guard();
      store.settings = change(store.settings, withSetting);
      return store.settings;
    },
    readSession: async () => store.session,
    async writeSession(session) {
      guard();
      store.session = session;
    },
    async endSession({ at, after }) {
      guard();
      if (store.session?.at === at && store.session.after === after) store.session = null;
    },
    readLibrary: async () => ({
      sources: store.sources,
      edits: store.edits,
      texts: [...texts.keys()],
      sentences: new Map(sentences),
      generation: store.generation,
    }),
    readLibraryGeneration: async () => store.generation,
    readText: async (id) => texts.get(id) ?? null,
    hasText: async (id) => texts.has(id),
    async keepSentences(id, value) {
      guard();
      if (texts.has(id)) sentences.set(id, structuredClone(value));
    },
    measureTexts: async () => ({
      count: texts.size,
      bytes: [...texts.values()].reduce((sum, text) => sum + text.length, 0),
    }),
    async keepSource(source, text, edits = [], takesPlace = () => true) {
      guard();
      const id = typeof source === 'string' ? source : source.id;
      if (!takesPlace(texts.get(id) ?? null)) return null;
      if (typeof source !== 'string') store.sources = unionOfSources(store.sources, [source]);
      store.edits = unionOfEdits(store.edits, edits);
      if (text !== null) texts.set(id, text);
      return changed();
    },
    async forgetText(id) {
      guard();
      texts.delete(id);
      sentences.delete(id);
      return changed();
    },
    async addEdits(...edits) {
      guard();
      store.edits = unionOfEdits(store.edits, edits);
      return edits.length === 0 ? null : changed();
    },
    readBackupFolder: async () => store.folder,
    async writeBackupFolder(folder, takesPlace = () => true) {
      guard();
      if (!takesPlace(store.folder)) return false;
      store.folder = folder ?? undefined;
      return true;
    },
    readDraft: async () => store.draft,
    takeDraft: async (takes) => ({ draft: takes(store.draft) ? store.draft : null, elsewhere: false }),
    async writeDraft(draft) {
      guard();
      store.draft = draft;
    },
    isLibraryEmpty: async () => store.sources.length + store.edits.length + texts.size === 0,
    readLibraryCache: async (key) => (cache?.key === key ? structuredClone(cache.value) : null),
    async cacheLibrary(generation, key, value) {
      guard();
      if (generation !== store.generation) return false;
      cache = { key, value: structuredClone(value) };
      return true;
    },
    async merge(records, settings, _now, _onshare, library = { sources: [], edits: [], texts: [] }) {
      guard();
      store.sources = unionOfSources(store.sources, library.sources);
      store.edits = unionOfEdits(store.edits, library.edits);
      for (const { source, text } of library.texts) texts.set(source, text);
      changed();
      const known = new Set(store.log.map(({ id }) => id));
      const fresh = records.filter(({ id }) => !known.has(id));
      store.log.push(...fresh);
      store.settings = mergeSettings(store.settings, settings);
      return fresh.length;
    },
    tidy: async () => undefined,
    dropCache: async () => undefined,
    async claim(card) {
      if (store.elsewhere.has(card)) return null;
      store.claimed.add(card);
      return { release: () => void store.claimed.delete(card) };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async erase() {
      store.log.length = 0;
      store.session = null;
      store.settings = NO_SETTINGS;
      store.sources = [];
      store.edits = [];
      store.draft = null;
      texts.clear();
      sentences.clear();
      changed();
    },
    close: async () => undefined,
  };
  return store;
}

export interface Desk {
  readonly store: InMemory;
  readonly learner: Learner;
  /** Milliseconds; a test moves it. */
  now: number;
  zone: string;
  /** The same store, opened anew: what a reload does. */
  reopen(): Promise<Learner>;
  /** Does what was left for idle time. */
  rest(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const store = storeInMemory();
  const random = seeded(1);
  const idle: (() => Promise<void>)[] = [];
  const library = { ...PARTS.library, whenIdle: (work: () => Promise<void>) => void idle.push(work) };
  const clocks = new Map<string, WallClock>();
  const wall = () => {
    const known = clocks.get(desk.zone) ?? wallClockOf(desk.zone);
    clocks.set(desk.zone, known);
    return known;
  };
  const clock = { now: () => desk.now, zone: () => desk.zone, wall };
  const open = () => openLearner({ store, ...PARTS, library, clock, random });
  const rest = async () => {
    for (let work = idle.shift(); work !== undefined; work = idle.shift()) await work();
  };
  const desk = { store, now: MORNING, zone: 'UTC', reopen: open, rest, learner: null as unknown as Learner };
  desk.learner = await open();
  await desk.learner.prepare();
  return desk;
}
