/** Sources, edits, texts and the draft in the browser's database. */
import { del, get, keys, set, type UseStore } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoredEdit } from '../../src/library/edit.ts';
import type { SourceId } from '../../src/library/source.ts';
import { Memory } from '../../src/schedule/memory.ts';
import type { GradeRecord } from '../../src/schedule/model.ts';
import { cardId } from '../../src/schedule/model.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS } from '../../src/schedule/settings.ts';
import { connect, type Connection } from '../../src/store/connection.ts';
import { NewerDataError, StorageFullError } from '../../src/store/errors.ts';
import { openStore, type Change, type Store } from '../../src/store/store.ts';
import { edit, find, source, SOURCE_A, SOURCE_B, SOURCE_C, term, ulid } from '../library/made-up.ts';

/** Long after the edits of made-up.ts. */
const NOW = 1_700_000_000_000 + 400 * 24 * 60 * 60_000;
const scheduler = createScheduler(DEFAULT_SETTINGS);
let database = 0;
let name = '';
const opened: Store[] = [];
const connections: Connection[] = [];

async function open(): Promise<Store> {
  const store = await openStore({ name, durability: 'relaxed' });
  opened.push(store);
  return store;
}

/** The same database without the store's care. */
function raw(): UseStore {
  const connection = connect(name, 'relaxed');
  connections.push(connection);
  return connection.use;
}

beforeEach(() => {
  name = `tifa-library-${performance.timeOrigin}-${database++}`;
});
afterEach(async () => {
  await Promise.all([...opened.splice(0), ...connections.splice(0)].map((one) => one.close()));
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
});

const tidy = async (store: Store, now = NOW) => store.tidy(await store.readMemory(scheduler), now);

const article = source(SOURCE_A, [find('人类命运共同体', 'community of common destiny'), find('主权', null)]);
const list = source(SOURCE_C, [find('改革', 'reform')]);
const TEXT = 'A text about reform (改革).\n';
const titled = edit(1, { of: SOURCE_A, set: 'title', to: 'Another title' });
const removed = edit(2, { of: SOURCE_A, set: 'removed', to: true });
const restored = edit(3, { of: SOURCE_A, set: 'removed', to: false });

/** While `work` runs, the put of this key, and every later one, fails as on a full disk. */
async function fullFrom(isKey: (key: string) => boolean, work: () => Promise<unknown>): Promise<void> {
  const { put } = IDBObjectStore.prototype;
  let full = false;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    full ||= isKey(String(key));
    if (full) throw new DOMException('no room', 'QuotaExceededError');
    return put.call(this, value, key);
  };
  try {
    await work();
  } finally {
    IDBObjectStore.prototype.put = put;
  }
}

describe('a source', () => {
  test('is kept with its text and its edits, and is there after the store is opened again', async () => {
    const store = await open();
    await store.keepSource(article, TEXT, [titled]);
    await store.keepSource(list, null);
    const again = await open();
    expect(await again.readLibrary()).toMatchObject({ sources: [list, article], edits: [titled] });
    expect(await again.readText(SOURCE_A)).toBe(TEXT);
    expect(await again.readText(SOURCE_C)).toBeNull();
    expect(await again.readText(SOURCE_B)).toBeNull();
  });

  test('without room: a named error, and nothing of it is stored, at whatever write the room ends', async () => {
    const store = await open();
    await store.keepSource(list, null);
    const before = await keys(raw());
    for (const prefix of ['source/', 'text/', 'edit/', 'library']) {
      await fullFrom(
        (key) => key.startsWith(prefix),
        async () => {
          const failure = store.keepSource(article, TEXT, [titled]);
          await expect(failure, prefix).rejects.toThrow(StorageFullError);
          await expect(failure).rejects.toMatchObject({ safe: 'stored-before' });
        },
      );
      expect(await keys(raw()), prefix).toEqual(before);
    }
    expect((await store.readLibrary()).sources).toEqual([list]);
  });

  test('that is not sound is not kept, nor anything with it', async () => {
    const store = await open();
    const bad = { ...article, title: 'A title\u0000' };
    await expect(store.keepSource(bad, TEXT, [titled])).rejects.toThrow('cannot be seen');
    await expect(store.keepSource(article, '', [titled])).rejects.toThrow();
    const badEdit = { ...titled, to: 5 } as unknown as StoredEdit;
    await expect(store.keepSource(article, TEXT, [badEdit])).rejects.toThrow(RangeError);
    expect(await store.readLibrary()).toMatchObject({ sources: [], edits: [] });
    expect(await store.readText(SOURCE_A)).toBeNull();
  });

  test('kept twice: the newer reading stands, whichever comes last', async () => {
    const store = await open();
    const newer = { ...article, extractor: 2, finds: article.finds.slice(0, 1) };
    await store.keepSource(newer, TEXT);
    await store.keepSource(article, null);
    expect((await store.readLibrary()).sources).toEqual([newer]);
    expect(await store.readText(SOURCE_A)).toBe(TEXT);
  });

  test('texts are counted and measured, damaged ones passed over', async () => {
    const store = await open();
    expect(await store.measureTexts()).toEqual({ count: 0, bytes: 0 });
    await store.keepSource(article, TEXT);
    await store.keepSource(source(SOURCE_B, []), '国');
    await set(`text/${SOURCE_C}`, { v: 1, source: SOURCE_C, text: 5 }, raw());
    const bytes = new TextEncoder().encode(`${TEXT}国`).length;
    expect(await store.measureTexts()).toEqual({ count: 2, bytes });
  });

  test('whether it has a text is told without reading it, and the text can be forgotten at once', async () => {
    const store = await open();
    await store.keepSource(article, TEXT);
    const read = vi.spyOn(IDBObjectStore.prototype, 'get');
    expect(await store.hasText(SOURCE_A)).toBe(true);
    expect(await store.hasText(SOURCE_B)).toBe(false);
    expect(read).not.toHaveBeenCalledWith(expect.stringContaining(SOURCE_A));
    read.mockRestore();
    await store.forgetText(SOURCE_A);
    expect(await store.readText(SOURCE_A)).toBeNull();
    expect(await store.hasText(SOURCE_A)).toBe(false);
    expect((await store.readLibrary()).sources).toEqual([article]);
  });
});

describe('removing', () => {
  test('leaves the source until an opening some time later purges it with its text; the edit stays', async () => {
    const store = await open();
    await store.keepSource(article, TEXT);
    await store.keepSource(list, 'A list\n');
    await store.addEdits(removed);
    // Still in time to bring it back.
    await tidy(store, removed.at + 60_000);
    expect((await store.readLibrary()).sources).toEqual([list, article]);
    expect(await store.readText(SOURCE_A)).toBe(TEXT);
    const again = await open();
    await tidy(again);
    expect(await again.readLibrary()).toMatchObject({ sources: [list], edits: [removed] });
    expect(await again.readText(SOURCE_A)).toBeNull();
    expect(await again.readText(SOURCE_C)).toBe('A list\n');
    expect((await keys(raw())).filter((key) => String(key).includes(SOURCE_A))).toEqual([]);
  });

  test('gives its room also where idle time has no room to write', async () => {
    const store = await open();
    await store.keepSource(article, TEXT);
    await store.addEdits(removed);
    await set(`source/${SOURCE_C}`, 'damaged', raw());
    await store.readLibrary();
    await fullFrom(
      () => true,
      () => expect(tidy(store)).rejects.toThrow(StorageFullError),
    );
    expect(await keys(raw())).not.toContain(`text/${SOURCE_A}`);
  });

  test('and bringing back leaves it as it was', async () => {
    const store = await open();
    await store.keepSource(article, TEXT);
    await store.addEdits(removed);
    await store.addEdits(restored);
    const again = await open();
    await tidy(again);
    expect((await again.readLibrary()).sources).toEqual([article]);
    expect(await again.readText(SOURCE_A)).toBe(TEXT);
  });

  test('what an edit of another tab brings back in time is not purged, whatever order they are heard in', async () => {
    const store = await open();
    await store.keepSource(article, TEXT, [restored]);
    await store.addEdits(removed);
    const again = await open();
    await tidy(again);
    expect((await again.readLibrary()).sources).toEqual([article]);
  });

  test('also takes away what was set aside of its text', async () => {
    const store = await open();
    await store.keepSource(article, null);
    const bad = { v: 1, source: SOURCE_A, text: 7 };
    await set(`text/${SOURCE_A}`, bad, raw());
    expect(await store.readText(SOURCE_A)).toBeNull();
    await tidy(store);
    expect(await get(`aside/text/${SOURCE_A}`, raw())).toMatchObject({ value: bad });
    await store.addEdits(removed);
    await tidy(await open());
    expect((await keys(raw())).filter((key) => String(key).includes(SOURCE_A))).toEqual([]);
  });
});

describe('edits', () => {
  test('are stored together or not at all', async () => {
    const store = await open();
    const bad = { ...restored, of: 'No source' } as unknown as StoredEdit;
    await expect(store.addEdits(removed, bad)).rejects.toThrow(RangeError);
    expect((await store.readLibrary()).edits).toEqual([]);
    await fullFrom(
      (key) => key === `edit/${restored.id}`,
      () => expect(store.addEdits(removed, restored)).rejects.toThrow(StorageFullError),
    );
    expect((await store.readLibrary()).edits).toEqual([]);
  });

  test('of a later version are kept, merged and given back as they are', async () => {
    const store = await open();
    const later = { v: 1, id: ulid(7), at: 5, of: '改革', set: 'colour', to: 'red' };
    const evenLater = { v: 2, id: ulid(8), set: 'title', parts: [1, 2] };
    await store.merge([], NO_SETTINGS, NOW, undefined, { sources: [], edits: [later, evenLater], texts: [] });
    expect((await store.readLibrary()).edits).toEqual([later, evenLater]);
    const { edits, damaged, later: unread } = await store.readEverything();
    expect({ edits, damaged, unread }).toEqual({ edits: [later, evenLater], damaged: [], unread: [] });
  });

  test('count for the last identifier, a damaged one does not', async () => {
    const store = await open();
    const answer: GradeRecord = {
      v: 1,
      type: 'grade',
      id: ulid(4),
      card: cardId('renmin', 'hanzi-meaning'),
      at: 1_700_000_000_000,
      day: 19_675,
      grade: 3,
      took: 1000,
    };
    await store.append(answer);
    expect(await store.lastId()).toBe(ulid(4));
    await store.addEdits(edit(5, { of: SOURCE_A, set: 'off', to: true }));
    await set('edit/7ZZZZZZZZZZZZZZZZZZZZZZZZZ', { v: 1, id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }, raw());
    await set(`edit/${ulid(9)}`, { ...removed, to: 5 }, raw());
    expect(await store.lastId()).toBe(ulid(5));
  });
});

describe('merging', () => {
  const parts = {
    sources: [list, article],
    edits: [titled, removed],
    texts: [{ source: SOURCE_A, text: TEXT }],
  };

  test('adds what is missing, once, with the log', async () => {
    const store = await open();
    await store.keepSource(article, null, [titled]);
    for (let times = 0; times < 2; times++) {
      await store.merge([], NO_SETTINGS, NOW, undefined, parts);
      expect(await store.readLibrary()).toMatchObject({
        sources: [list, article],
        edits: [titled, removed],
      });
      expect(await store.readText(SOURCE_A)).toBe(TEXT);
    }
  });

  test('is all or nothing: without room for an edit no source and no setting is stored', async () => {
    const store = await open();
    const before = await keys(raw());
    await fullFrom(
      (key) => key === `edit/${removed.id}`,
      () => expect(store.merge([], NO_SETTINGS, NOW, undefined, parts)).rejects.toThrow(StorageFullError),
    );
    expect(await keys(raw())).toEqual(before);
  });

  test('of a text that is here the one here stays', async () => {
    const store = await open();
    await store.keepSource(article, 'As it is here\n');
    await store.merge([], NO_SETTINGS, NOW, undefined, parts);
    expect(await store.readText(SOURCE_A)).toBe('As it is here\n');
  });
});

describe('what does not pass its schema', () => {
  test('costs itself only, stays until idle time, and leaves with the backup', async () => {
    const store = await open();
    await store.keepSource(list, null, [titled]);
    const bad: [string, unknown][] = [
      [`edit/${ulid(5)}`, { ...titled, id: ulid(5), to: ['x'] }],
      [`edit/${ulid(6)}`, { ...titled, id: ulid(7) }],
      [`source/${SOURCE_A}`, { v: 1, title: 'No source' }],
      [`source/${SOURCE_B}`, article],
    ];
    for (const [key, value] of bad) await set(key, value, raw());
    const again = await open();
    expect(await again.readLibrary()).toMatchObject({ sources: [list], edits: [titled] });
    for (const [key, value] of bad) expect(await get(key, raw())).toEqual(value);
    const exported = async (from: Store) =>
      (await from.readEverything()).damaged.map(({ key, value }) => [key, value]).sort();
    expect(await exported(again)).toEqual(bad);
    await tidy(again);
    for (const [key] of bad) expect(await get(key, raw())).toBeUndefined();
    expect(await exported(await open())).toEqual(bad);
  });

  test('a find that is not sound costs itself, and is kept when a whole source takes its place', async () => {
    const store = await open();
    const broken = { ...article, finds: [article.finds[0], { hanzi: 5 }] };
    await set(`source/${SOURCE_A}`, broken, raw());
    expect((await store.readLibrary()).sources).toEqual([{ ...article, finds: [article.finds[0]] }]);
    await store.keepSource(article, null);
    expect((await store.readLibrary()).sources).toEqual([article]);
    expect((await store.readEverything()).damaged).toMatchObject([
      { key: `source/${SOURCE_A}`, value: broken },
    ]);
  });

  test('of a later version stays where it is, whatever is done', async () => {
    const store = await open();
    const later: [string, unknown][] = [
      [`source/${SOURCE_A}`, { v: 2, id: SOURCE_A, pages: [] }],
      [`text/${SOURCE_A}`, { v: 2, compressed: new Uint8Array([1]) }],
      ['draft', { v: 3, parts: [] }],
    ];
    for (const [key, value] of later) await set(key, value, raw());
    await expect(store.keepSource(article, TEXT, [titled])).rejects.toThrow(NewerDataError);
    await store.writeDraft({ a: 1 });
    expect(await store.readDraft()).toEqual({ a: 1 });
    await store.writeDraft(null);
    await store.merge([], NO_SETTINGS, NOW, undefined, {
      sources: [article],
      edits: [removed],
      texts: [{ source: SOURCE_A, text: TEXT }],
    });
    await store.forgetText(SOURCE_A);
    const again = await open();
    expect(await again.readLibrary()).toMatchObject({ sources: [], edits: [removed] });
    expect(await again.readText(SOURCE_A)).toBeNull();
    expect(await again.readDraft()).toBeNull();
    await tidy(again);
    for (const [key, value] of later) expect(await get(key, raw())).toEqual(value);
    const { damaged, later: kept } = await again.readEverything(undefined, true);
    expect(damaged).toEqual([]);
    expect(kept.map(({ key }) => key).sort()).toEqual(
      ['draft', ...later.map(([key]) => key).slice(0, 2)].sort(),
    );
  });
});

describe('texts and backups', () => {
  test('a text, sound or damaged, leaves only where the reader asks for it', async () => {
    const store = await open();
    await store.keepSource(article, TEXT);
    const damagedText = { v: 1, source: SOURCE_C, text: ['the authors’ words'] };
    await set(`text/${SOURCE_C}`, damagedText, raw());
    await set('draft', { v: 1, json: '{"text":"the authors’ words"' }, raw());
    await store.writeDraft({ text: 'another' });
    for (const moved of [false, true]) {
      if (moved) {
        await store.readText(SOURCE_C);
        await tidy(store);
      }
      const without = await store.readEverything();
      expect(without).toMatchObject({ sources: [article], texts: [], damaged: [] });
      expect(JSON.stringify(without)).not.toContain('authors’');
      const whole = await store.readEverything(undefined, true);
      expect(whole.texts).toEqual([{ source: SOURCE_A, text: TEXT }]);
      expect(whole.damaged.map(({ key }) => key).sort()).toEqual(['draft', `text/${SOURCE_C}`]);
    }
  });
});

describe('the draft', () => {
  test('is read as it was written, until there is none', async () => {
    const store = await open();
    expect(await store.readDraft()).toBeNull();
    const draft = { text: '改革\n', corrections: [{ at: 3, to: null }] };
    await store.writeDraft(draft);
    expect(await (await open()).readDraft()).toEqual(draft);
    await store.writeDraft(null);
    expect(await store.readDraft()).toBeNull();
  });

  test('a long one is stored in pieces, and its pieces go with it', async () => {
    const store = await open();
    const long = (letter: string) => ({ text: letter.repeat(2_500_000), end: '改革' });
    await store.writeDraft(long('a'));
    const lengths = async () =>
      Promise.all(
        (await keys(raw())).filter((key) => String(key).startsWith('draft/')).map((key) => get(key, raw())),
      ).then((pieces) => pieces.map((piece) => (piece as string).length));
    expect((await lengths()).every((length) => length < 1_200_000)).toBe(true);
    expect(await lengths()).toHaveLength(3);
    expect(await (await open()).readDraft()).toEqual(long('a'));
    await store.writeDraft({ text: 'short' });
    expect(await lengths()).toEqual([]);
    expect(await store.readDraft()).toEqual({ text: 'short' });
    await store.writeDraft(long('b'));
    await store.writeDraft(null);
    expect(await lengths()).toEqual([]);
    expect(await store.readDraft()).toBeNull();
  });

  test.each(['read', 'replaced'])('a long one that lacks a piece is kept aside, be it %s', async (how) => {
    const store = await open();
    await store.writeDraft({ text: 'a'.repeat(2_500_000) });
    await del('draft/000001', raw());
    if (how === 'read') expect(await store.readDraft()).toBeNull();
    else await store.writeDraft({ text: 'another' });
    await tidy(store);
    expect((await keys(raw())).filter((key) => String(key).startsWith('draft/'))).toEqual([]);
    const { damaged } = await store.readEverything(undefined, true);
    expect(damaged).toEqual([
      expect.objectContaining({
        key: 'draft',
        value: { v: 2, pieces: [expect.stringContaining('{"text":"a'), undefined, expect.any(String)] },
      }),
    ]);
    expect(await store.readDraft()).toEqual(how === 'read' ? null : { text: 'another' });
  });

  test.each([
    ['says wrongly how many', { v: 2, pieces: 'two' }, 'read'],
    ['says wrongly how many', { v: 2, pieces: 'two' }, 'replaced'],
    ['has gone', undefined, 'read'],
    ['has gone', undefined, 'replaced'],
  ])('pieces of which the head %s (%o) are kept aside with it, be they %s', async (_what, head, how) => {
    const store = await open();
    if (head !== undefined) await set('draft', head, raw());
    await set('draft/000000', '{"text":"a', raw());
    await set('draft/000001', 'b"}', raw());
    if (how === 'read') expect(await store.readDraft()).toBeNull();
    else await store.writeDraft({ text: 'another' });
    await tidy(store);
    expect((await keys(raw())).filter((key) => String(key).startsWith('draft/'))).toEqual([]);
    expect((await store.readEverything(undefined, true)).damaged).toEqual([
      expect.objectContaining({
        key: 'draft',
        value: { v: 2, head: head ?? null, pieces: ['{"text":"a', 'b"}'] },
      }),
    ]);
    expect(await store.readDraft()).toEqual(how === 'read' ? null : { text: 'another' });
  });

  test('one that says it has pieces without end is damaged', async () => {
    const store = await open();
    await set('draft', { v: 2, pieces: 1e12 }, raw());
    expect(await store.readDraft()).toBeNull();
    expect((await store.readEverything(undefined, true)).damaged).toEqual([
      expect.objectContaining({ key: 'draft', value: { v: 2, pieces: 1e12 } }),
    ]);
  });

  test('that of an earlier version is taken up, and replaced by what becomes of it', async () => {
    const store = await open();
    await set('draft', { v: 1, json: '{"text":"A"}' }, raw());
    expect(await store.readDraft()).toEqual({ text: 'A' });
    expect(await store.takeDraft(() => true)).toEqual({ draft: { text: 'A' }, elsewhere: false });
    await store.writeDraft({ text: 'A corrected' });
    expect((await keys(raw())).filter((key) => String(key).startsWith('draft'))).toEqual(['draft']);
    expect(await store.readDraft()).toEqual({ text: 'A corrected' });
  });

  test('what another tab has stored in its place is neither replaced nor removed', async () => {
    const store = await open();
    await store.writeDraft({ text: 'A' });
    const other = { v: 1, json: '{"text":"B"}' };
    await set('draft', other, raw());
    await store.writeDraft({ text: 'A corrected' });
    expect(await store.readDraft()).toEqual({ text: 'A corrected' });
    expect(await get('draft', raw())).toEqual(other);
    const another = { v: 1, json: '{"text":"C"}' };
    await set('draft-1', another, raw());
    await store.writeDraft(null);
    expect(await get('draft-1', raw())).toEqual(another);
  });

  test('one that a living tab has open is not taken up, and is when that tab has gone', async () => {
    const store = await open();
    await set('draft', { v: 1, json: '{"text":"A"}' }, raw());
    let close: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (close = resolve));
    await new Promise<void>((granted) => {
      void navigator.locks.request(`tifa/${name}/draft/0`, () => {
        granted();
        return closed;
      });
    });
    expect(await store.readDraft()).toBeNull();
    expect(await store.takeDraft(() => true)).toEqual({ draft: null, elsewhere: true });
    await store.writeDraft({ text: 'B' });
    expect(await get('draft-1', raw())).toMatchObject({ json: '{"text":"B"}' });
    await store.writeDraft(null);
    close();
    await expect.poll(() => store.readDraft()).toEqual({ text: 'A' });
    expect(await store.takeDraft(() => true)).toEqual({ draft: { text: 'A' }, elsewhere: false });
  });

  test('what JSON cannot write is refused, and what was there stays', async () => {
    const store = await open();
    await store.writeDraft([1]);
    await expect(store.writeDraft(undefined)).rejects.toThrow();
    await expect(store.writeDraft({ big: 5n })).rejects.toThrow(TypeError);
    expect(await store.readDraft()).toEqual([1]);
  });
});

describe('what was found in a text', () => {
  const found = { mark: '1', terms: '改革' };
  const sentences = async (store: Store) => [...(await store.readLibrary()).sentences];

  test('lies beside the text, and goes when it goes or changes', async () => {
    const store = await open();
    await store.keepSentences(SOURCE_A, found);
    expect(await sentences(store)).toEqual([]);
    await store.keepSource(article, TEXT);
    await store.keepSentences(SOURCE_A, found);
    const { texts, generation } = await store.readLibrary();
    expect([texts, await sentences(store)]).toEqual([[SOURCE_A], [[SOURCE_A, found]]]);
    await store.keepSource(article, null);
    expect(await sentences(store)).toEqual([[SOURCE_A, found]]);
    await store.keepSource(article, `${TEXT}More.`);
    expect(await sentences(store)).toEqual([]);
    await store.keepSentences(SOURCE_A, found);
    expect(await store.forgetText(SOURCE_A)).toBeGreaterThan(generation);
    expect(await store.readLibrary()).toMatchObject({ texts: [], sentences: new Map() });
  });

  test('is in no backup, and no cache outlives a text that goes or comes', async () => {
    const store = await open();
    await store.keepSource(article, TEXT);
    await store.keepSentences(SOURCE_A, found);
    const { log, damaged, later } = await store.readEverything(undefined, true);
    expect([log, damaged, later]).toEqual([[], [], []]);
    const cache = async () => store.cacheLibrary((await store.readLibrary()).generation, 'k', 1);
    await cache();
    await store.forgetText(SOURCE_A);
    expect(await store.readLibraryCache('k')).toBeNull();
    await cache();
    const parts = { sources: [], edits: [], texts: [{ source: SOURCE_A, text: TEXT }] };
    await store.merge([], NO_SETTINGS, NOW, undefined, parts);
    expect(await store.readLibraryCache('k')).toBeNull();
  });
});

describe('the cache', () => {
  test('holds for its key until sources or edits change', async () => {
    const store = await open();
    await store.keepSource(article, null);
    const columns = { terms: ['改革'], at: new Float64Array([1, 2]) };
    const cache = async () => {
      const { generation } = await store.readLibrary();
      expect(await store.cacheLibrary(generation, 'app 1', columns)).toBe(true);
      expect(await (await open()).readLibraryCache('app 1')).toEqual(columns);
    };
    await cache();
    expect(await store.readLibraryCache('app 2')).toBeNull();
    for (const change of [
      () => store.addEdits(titled),
      () => store.keepSource(list, null),
      () => store.merge([], NO_SETTINGS, NOW, undefined, { sources: [], edits: [removed], texts: [] }),
      () => store.erase(),
    ]) {
      await cache();
      await change();
      expect(await store.readLibraryCache('app 1')).toBeNull();
    }
  });

  test('outlives the purge of what was removed before it was made', async () => {
    const store = await open();
    await store.keepSource(article, TEXT);
    const generation = await store.addEdits(removed);
    expect(generation).toBe((await store.readLibrary()).generation);
    expect(generation).toBe(await store.readLibraryGeneration());
    expect(await store.cacheLibrary(generation!, 'app', 'rows')).toBe(true);
    const again = await open();
    await tidy(again);
    expect((await again.readLibrary()).sources).toEqual([]);
    expect(await again.readLibraryCache('app')).toBe('rows');
  });

  test('is not made of what was read before a change, nor before everything was erased', async () => {
    const [one, two] = [await open(), await open()];
    const before = await one.readLibrary();
    await two.keepSource(article, null);
    expect(await one.cacheLibrary(before.generation, 'app', 'old')).toBe(false);
    const meanwhile = await one.readLibrary();
    await two.erase();
    expect(await one.cacheLibrary(meanwhile.generation, 'app', 'old')).toBe(false);
    await two.keepSource(article, null);
    expect(await one.cacheLibrary(meanwhile.generation, 'app', 'old')).toBe(false);
    expect(await one.readLibraryCache('app')).toBeNull();
  });

  test('a damaged one counts as none', async () => {
    const store = await open();
    await set('library', { v: 1, key: 5 }, raw());
    expect(await store.readLibraryCache('app')).toBeNull();
    expect((await store.readEverything()).damaged).toEqual([]);
  });
});

describe('other tabs', () => {
  /** All changes that are heard until the one that `isLast` tells. */
  function heardBy(store: Store, isLast: (change: Change) => boolean): Promise<Change[]> {
    const changes: Change[] = [];
    return new Promise((resolve) => {
      const end = store.onChange((change) => {
        changes.push(change);
        if (!isLast(change)) return;
        end();
        resolve(changes);
      });
    });
  }

  test('hear of sources and edits', async () => {
    const [one, two] = [await open(), await open()];
    const later = { v: 1, id: ulid(7), set: 'colour', to: 'red' };
    const heard = heardBy(two, ({ type }) => type === 'everything');
    await one.keepSource(article, TEXT, [titled]);
    await one.forgetText(SOURCE_A);
    await one.addEdits(removed, later);
    await one.merge([], NO_SETTINGS, NOW);
    expect(await heard).toEqual([
      { type: 'sources', ids: [SOURCE_A] },
      { type: 'edits', edits: [titled], generation: null },
      { type: 'sources', ids: [SOURCE_A] },
      { type: 'edits', edits: [removed, later], generation: 3 },
      { type: 'everything' },
    ]);
  });

  test('hear nothing of a message that is none', async () => {
    const [one, two] = [await open(), await open()];
    const heard = heardBy(two, ({ type }) => type === 'everything');
    const channel = new BroadcastChannel(`tifa/${name}`);
    channel.postMessage({ type: 'edits', edits: 5 });
    channel.postMessage({ type: 'sources', ids: [5] });
    channel.postMessage({ type: 'everything' });
    expect(await heard).toEqual([{ type: 'everything' }]);
    channel.close();
    await one.close();
  });

  test('lose nothing when both keep and edit at once', async () => {
    const [one, two] = [await open(), await open()];
    const sources = Array.from({ length: 20 }, (_, index) =>
      source(`text-${String(index).padStart(40, '0')}` as SourceId, article.finds),
    );
    const edits = sources.map(({ id }, index) => edit(index, { of: id, set: 'off', to: true }));
    await Promise.all(
      sources.map((one_, index) => (index % 2 === 0 ? one : two).keepSource(one_, TEXT, [edits[index]!])),
    );
    expect(await two.readLibrary()).toMatchObject({ sources, edits, generation: 20 });
  });
});

test('a reviewed term keeps its reviews while its source is gone', async () => {
  const store = await open();
  const record: GradeRecord = {
    v: 1,
    type: 'grade',
    id: ulid(4),
    card: cardId('renmin', 'hanzi-meaning'),
    at: NOW,
    day: Math.floor(NOW / 86_400_000),
    grade: 3,
    took: 1000,
  };
  await store.append(record);
  await store.keepSource(article, TEXT);
  await store.addEdits(removed);
  await tidy(await open());
  expect(await store.readLog()).toEqual([record]);
});

test('erasing leaves none of it', async () => {
  const store = await open();
  await store.keepSource(article, TEXT, [edit(1, { of: term('改革'), set: 'tag', tag: 'mine', to: true })]);
  await store.writeDraft({ a: 1 });
  await store.cacheLibrary((await store.readLibrary()).generation, 'app', 1);
  await store.erase();
  expect(await keys(raw())).toEqual(['format', 'library-generation', 'packed']);
  expect(await store.readLibrary()).toEqual({
    sources: [],
    edits: [],
    texts: [],
    sentences: new Map(),
    generation: 2,
  });
  expect(await store.readDraft()).toBeNull();
});

test('tidying a memory that is not of this store purges nothing it should not', async () => {
  const store = await open();
  await store.keepSource(article, TEXT, [removed]);
  await store.tidy(new Memory(scheduler), removed.at);
  expect((await store.readLibrary()).sources).toEqual([article]);
});
