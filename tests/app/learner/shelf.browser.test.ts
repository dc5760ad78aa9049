/** The library of two tabs in the browser's own database, and where there is no room left. */
import { keys } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { folding } from '../../../src/app/learner/folding.ts';
import { Shelf } from '../../../src/app/learner/shelf.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { createIds } from '../../../src/schedule/ids.ts';
import { NO_SETTINGS } from '../../../src/schedule/settings.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import { connect } from '../../../src/store/connection.ts';
import { StorageFullError } from '../../../src/store/errors.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { find, NOTHING_SHIPPED, source, SOURCE_A, SOURCE_B } from '../../library/made-up.ts';
import { seeded } from '../../schedule/seeded.ts';

const NOW = Date.UTC(2026, 5, 15, 10);
const TEXT = 'A text about reform (改革).\n';
const REFORM = termIdOf('改革');
const article = source(SOURCE_A, [find('改革', 'reform'), find('主权', 'sovereignty')]);
const other = source(SOURCE_B, [find('改革', 'reforms')]);
let name = '';
let database = 0;
const stores: Store[] = [];
/** What is left for idle time. */
const idle: (() => Promise<void>)[] = [];

interface Tab {
  readonly store: Store;
  readonly shelf: Shelf;
}

/** A tab that has just been opened: a store, and a shelf on it. */
async function openTab(): Promise<Tab> {
  const store = await openStore({ name, durability: 'relaxed' });
  stores.push(store);
  const nextId = createIds(seeded(stores.length), await store.lastId());
  const shelf = await Shelf.open({
    store,
    shippedRows: [],
    shipped: () => Promise.resolve(NOTHING_SHIPPED),
    folding: () => Promise.resolve(folding),
    edition: 'test',
    stamp: async () => ({ id: nextId(NOW), at: NOW }),
    whenIdle: (work) => void idle.push(work),
  });
  return { store, shelf };
}

async function rest(): Promise<void> {
  for (let work = idle.shift(); work !== undefined; work = idle.shift()) await work();
}

async function everyKey(): Promise<string[]> {
  const connection = connect(name, 'relaxed');
  const found = (await keys(connection.use)).map(String);
  await connection.close();
  return found;
}

beforeEach(() => {
  name = `tifa-shelf-${performance.timeOrigin}-${database++}`;
});
afterEach(async () => {
  idle.length = 0;
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
});

/** Waits until both tabs show the library that is stored, and a third, opened now, shows the same. */
async function expectSame(...tabs: readonly Tab[]): Promise<void> {
  const third = await openTab();
  await third.shelf.whole();
  // Sentences to ask in are looked for in idle time.
  const look = async () => {
    await rest();
    for (const { shelf } of tabs) expect(shelf.rows).toEqual(third.shelf.rows);
  };
  await vi.waitFor(look, { timeout: 30_000 });
}

describe('two tabs', () => {
  test('kept, corrected, removed and brought back in one, there in the other', async () => {
    const [one, two] = [await openTab(), await openTab()];
    await one.shelf.keep(article, TEXT, [{ of: SOURCE_A, set: 'find', term: termIdOf('主权'), to: null }]);
    await expectSame(one, two);
    expect(two.shelf.rows.map(({ id }) => id)).toEqual([REFORM]);
    expect(await two.shelf.text(SOURCE_A)).toBe(TEXT);

    await two.shelf.edit({ of: REFORM, set: 'tag', tag: 'mine', to: true });
    await expectSame(one, two);
    expect(one.shelf.rows[0]?.labels).toContain('tag:mine');

    await one.shelf.remove(SOURCE_A);
    await expectSame(one, two);
    expect(two.shelf.rows).toEqual([]);

    await two.shelf.restore(SOURCE_A);
    await expectSame(one, two);
    expect(one.shelf.rows.map(({ id }) => id)).toEqual([REFORM]);
  });

  test('both keep and edit at once: neither loses anything, and what is cached is what is stored', async () => {
    const tabs = [await openTab(), await openTab()] as const;
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const { shelf } = tabs[n % 2]!;
        const id = `text-${String(n).padStart(40, '0')}` as SourceId;
        await shelf.keep(source(id, [find(String.fromCharCode(0x4e00 + n, 0x5000), `gloss ${n}`)]), TEXT);
        await shelf.edit({ of: REFORM, set: 'tag', tag: `tag ${n}`, to: true });
      }),
    );
    await tabs[0].shelf.keep(article, null);
    await expectSame(...tabs);
    await rest();
    const { store, shelf } = await openTab();
    const read = vi.spyOn(store, 'readLibrary');
    expect(shelf.library, 'started from the cache').toBeNull();
    expect(shelf.rows).toHaveLength(14);
    expect(shelf.rows).toEqual(tabs[0].shelf.rows);
    expect(read).not.toHaveBeenCalled();
    expect(
      shelf.rows.find(({ id }) => id === REFORM)?.labels.filter((one) => one.startsWith('tag:')),
    ).toHaveLength(12);
  });

  test('what both put beside the text that is kept is kept of both', async () => {
    const tabs = [await openTab(), await openTab()] as const;
    await tabs[0].shelf.keep(article, TEXT);
    await expectSame(...tabs);
    const parts = ['One.\n', 'Two.\n', 'Three.\n', 'Four.\n'];
    const join = async (part: string, n: number) => {
      const { shelf } = tabs[n % 2]!;
      for (;;) {
        const before = await shelf.text(SOURCE_A);
        const tag = `after ${before!.split('\n').length - 1}`;
        const edits = [{ of: REFORM, set: 'tag', tag, to: true } as const];
        if (await shelf.keep(SOURCE_A, `${before}${part}`, edits, (now) => now === before)) return;
      }
    };
    await Promise.all(parts.map(join));
    const text = await tabs[0].shelf.text(SOURCE_A);
    expect(text?.split('\n').sort()).toEqual([TEXT, ...parts].join('').split('\n').sort());
    await expectSame(...tabs);
    const tags = tabs[0].shelf.rows
      .find(({ id }) => id === REFORM)!
      .labels.filter((one) => one.startsWith('tag:'));
    expect(tags, 'edits of the text that each was joined to').toHaveLength(4);
  });

  test('a text that is given back leaves alone the one that was kept since', async () => {
    const [one, two] = [await openTab(), await openTab()];
    await one.shelf.keep(article, TEXT);
    await expectSame(one, two);
    await one.shelf.forgetText(SOURCE_A);
    await two.shelf.keep(SOURCE_A, 'Another.\n');
    await one.shelf.giveBackText(SOURCE_A, TEXT);
    expect(await one.shelf.text(SOURCE_A)).toBe('Another.\n');
  });

  test('what one imports and erases the other shows', async () => {
    const [one, two] = [await openTab(), await openTab()];
    await one.store.merge([], NO_SETTINGS, NOW, undefined, { sources: [article], edits: [], texts: [] });
    await expectSame(two);
    expect(two.shelf.rows).toHaveLength(2);
    await one.store.erase();
    await expectSame(two);
    expect(two.shelf.rows).toEqual([]);
  });
});

describe('without room', () => {
  /** While `work` runs, the put of this key, and every later one, fails as on a full disk. */
  async function fullFrom(prefix: string, work: () => Promise<void>): Promise<void> {
    const { put } = IDBObjectStore.prototype;
    let full = false;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      full ||= String(key).startsWith(prefix);
      if (full) throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, value, key);
    };
    try {
      await work();
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  }

  test('keeping, removing and restoring say so, change nothing, and work once there is room', async () => {
    const tab = await openTab();
    const { shelf } = tab;
    await shelf.keep(other, TEXT);
    await rest();
    const rows = shelf.rows;
    const stored = await everyKey();
    for (const prefix of ['source/', 'text/', 'edit/', 'library-generation']) {
      await fullFrom(prefix, async () => {
        const keeping = shelf.keep(article, TEXT, [{ of: SOURCE_A, set: 'title', to: 'Another' }]);
        await expect(keeping, prefix).rejects.toThrow(StorageFullError);
        if (prefix !== 'edit/' && prefix !== 'library-generation') return;
        await expect(shelf.remove(SOURCE_B), prefix).rejects.toThrow(StorageFullError);
        await expect(shelf.restore(SOURCE_B), prefix).rejects.toThrow(StorageFullError);
      });
      expect(await everyKey(), prefix).toEqual(stored);
      expect(shelf.rows, prefix).toBe(rows);
      expect(shelf.library?.source(SOURCE_A), prefix).toBeUndefined();
    }
    await shelf.keep(article, TEXT);
    expect(shelf.library?.source(SOURCE_A)?.state).toBe('on');
    await expectSame(tab);
  });

  test('what cannot be cached is derived again, and nothing else suffers', async () => {
    const { shelf } = await openTab();
    await shelf.keep(article, TEXT);
    await fullFrom('library', async () => {
      await expect(rest()).rejects.toThrow(StorageFullError);
    });
    expect((await everyKey()).includes('library')).toBe(false);
    expect((await openTab()).shelf.rows).toEqual(shelf.rows);
    await shelf.edit({ of: REFORM, set: 'study', to: true });
    await rest();
    expect((await everyKey()).includes('library')).toBe(true);
  });
});
