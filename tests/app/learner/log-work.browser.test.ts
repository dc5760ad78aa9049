/** The worker that reads the whole log, and what is done where there is none. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  isEnded,
  LogWork,
  workOnLog,
  type LogWorkOptions,
} from '../../../src/app/learner/log-work/client.ts';
import { BackupError, writeBackup } from '../../../src/exchange/backup.ts';
import { sourceIdOf } from '../../../src/library/source.ts';
import { sha256 } from '../../../src/platform/hash.ts';
import { rebuild } from '../../../src/schedule/memory.ts';
import { cardId, DAY, type LogRecord } from '../../../src/schedule/model.ts';
import { createIds } from '../../../src/schedule/ids.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS } from '../../../src/schedule/settings.ts';
import { NewerDataError } from '../../../src/store/errors.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { edit, find, source, term } from '../../library/made-up.ts';
import { seeded } from '../../schedule/seeded.ts';

const NOW = Date.UTC(2026, 5, 15, 10);
const today = Math.floor(NOW / DAY);
const scheduler = createScheduler(DEFAULT_SETTINGS);
const glossary = { id: 'x', version: 1, entries: 0 };
let database = '';
let count = 0;
let store: Store;

beforeEach(async () => {
  database = `tifa-work-${performance.timeOrigin}-${count++}`;
  store = await openStore({ name: database });
});
afterEach(async () => {
  await store.close();
  indexedDB.deleteDatabase(database);
});

function past(answers: number): LogRecord[] {
  const nextId = createIds(seeded(3));
  return Array.from({ length: answers }, (_, index) => {
    const at = NOW - (answers - index) * 3_600_000;
    const card = cardId(`term-${index % 40}`, 'hanzi-meaning');
    return { v: 1, type: 'grade', id: nextId(at), card, at, day: Math.floor(at / DAY), grade: 3, took: 2000 };
  });
}

const fileOf = (log: readonly LogRecord[]) =>
  new Blob(writeBackup({ log, settings: NO_SETTINGS, glossary, damaged: [] }, NOW, today));

class Broken extends EventTarget {
  onmessage = null;
  onmessageerror = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  postMessage(): void {
    queueMicrotask(() => this.onerror?.(new ErrorEvent('error', { message: 'not found' })));
  }
  terminate(): void {
    this.onerror = null;
  }
}

const ways: [name: string, options: LogWorkOptions][] = [
  ['a worker', {}],
  ['no worker wanted', { start: null }],
  [
    'none to be had',
    {
      start: () => {
        throw new DOMException('no', 'SecurityError');
      },
    },
  ],
  ['one whose code does not come', { start: () => new Broken() as unknown as Worker }],
];

describe.each(ways)('with %s', (_, way) => {
  const options = () => ({ ...way, database });

  test('a file is previewed, merged, counted, looked up and written again', async () => {
    const log = past(700);
    const shares: number[] = [];
    const work = new LogWork(store, options());
    const summary = await work.do({ type: 'preview', file: fileOf(log), now: NOW });
    expect(summary).toMatchObject({ adds: 700, answers: 700, known: 0, refused: 0, ahead: null });
    expect(await store.readLog()).toEqual([]);
    expect(await work.do({ type: 'merge', now: NOW }, (share) => shares.push(share))).toBe(700);
    expect(shares.at(-1)).toBe(1);
    work.end();
    expect(await store.readLog()).toEqual(log);

    await workOnLog(store, { type: 'prepare', settings: DEFAULT_SETTINGS, now: NOW }, {}, options());
    // No segment may have to be read for it.
    const { memory } = await store.readStart(scheduler, 0);
    expect([...memory!.cards].sort()).toEqual([...rebuild([], scheduler, log).cards].sort());

    const figures = await workOnLog(
      store,
      { type: 'figures', settings: DEFAULT_SETTINGS, today, now: NOW },
      {},
      options(),
    );
    expect(figures.answers).toBe(700);
    expect(figures.days.reduce((sum, { answers }) => sum + answers, 0)).toBe(700);

    const states = [...memory!.cards];
    const [month] = await workOnLog(
      store,
      {
        type: 'forecast',
        settings: DEFAULT_SETTINGS,
        today,
        states,
        habits: figures.habits,
        wanted: [{ choice: { retention: 0.9, newPerDay: 5 }, days: 30 }],
      },
      {},
      options(),
    );
    expect(month!.reviews).toHaveLength(30);
    expect(month!.remembered).toBeGreaterThan(0);

    const { card, id } = log[3] as LogRecord & { card: 'a:b' };
    const undo: LogRecord = { v: 1, type: 'undo', id: createIds(seeded(8))(NOW), at: NOW, undoes: id };
    await store.append(undo);
    const history = await workOnLog(store, { type: 'history', card }, {}, options());
    expect(history).toHaveLength(19);
    expect(history).toContainEqual(undo);

    const backup = await workOnLog(
      store,
      {
        type: 'backup',
        context: { unsaved: [], glossary, writtenBy: '1.0.0', now: NOW, day: today },
        texts: false,
      },
      {},
      options(),
    );
    expect(backup.name).toBe('tifa-2026-06-15.json');
    expect(await new Blob([...backup.parts]).text()).toContain('"records":701');
    const reviews = await workOnLog(store, { type: 'reviews', day: today }, {}, options());
    expect((await new Blob([...reviews.parts]).text()).trim().split('\r\n')).toHaveLength(701);
  });

  test('a library is previewed, merged and written again, its texts where they are asked for', async () => {
    const text = 'Reform (改革) goes on.\n';
    const article = source(sourceIdOf('article', await sha256(text)), [find('改革', 'reform')]);
    const library = {
      sources: [article],
      edits: [edit(1, { of: term('改革'), set: 'note', to: 'Mine', replaces: [] })],
      texts: [{ source: article.id, text }],
    };
    const contents = { log: [], settings: NO_SETTINGS, glossary, damaged: [], ...library };
    const file = new Blob(writeBackup(contents, NOW, today));
    const work = new LogWork(store, options());
    const summary = await work.do({ type: 'preview', file, now: NOW });
    expect(summary).toMatchObject({
      sources: { fresh: 1, newer: 0, known: 0, removed: 0 },
      edits: 1,
      changes: { note: 1 },
      texts: { fresh: 1, known: 0 },
    });
    expect((await store.readLibrary()).sources).toEqual([]);
    await work.do({ type: 'merge', now: NOW });
    expect(await store.readLibrary()).toMatchObject({ sources: [article], edits: library.edits });
    expect(await store.readText(article.id)).toBe(text);
    expect(await work.do({ type: 'preview', file, now: NOW })).toMatchObject({
      sources: { fresh: 0, known: 1 },
      edits: 0,
      knownEdits: 1,
      changes: {},
      texts: { fresh: 0, known: 1 },
    });
    work.end();
    for (const texts of [true, false]) {
      const context = { unsaved: [], glossary, writtenBy: '1.0.0', now: NOW, day: today };
      const written = await workOnLog(store, { type: 'backup', context, texts }, {}, options());
      const value = JSON.parse(await new Blob([...written.parts]).text()) as object;
      expect(value).toMatchObject({ ...library, texts: texts ? library.texts : [] });
    }
  });

  test('what was answered of a term is so of another, and the edits that make it so are stored with it', async () => {
    await store.append(...past(80));
    const [from, to] = [term('马头'), term('码头')];
    const answer = { ...past(1)[0]!, card: cardId(from, 'cloze') } as LogRecord;
    await store.append({ ...answer, id: createIds(seeded(9))(NOW) });
    const edits = [
      edit(1, { of: from, set: 'word', to: null }),
      edit(2, { of: to, set: 'word', to: find('码头', 'wharf', { places: [] }) }),
    ];
    await workOnLog(store, { type: 'move', from, to, edits, now: NOW }, {}, options());
    const { log, edits: stored } = await store.readEverything();
    const memory = rebuild([], scheduler, log);
    expect(memory.of(cardId(to, 'cloze')).reps).toBe(1);
    expect(memory.of(cardId(from, 'cloze')).reps).toBe(0);
    expect(memory.of(cardId('term-0', 'hanzi-meaning')).reps).toBe(2);
    expect(stored).toEqual(edits);
  });

  test('a file that is none says so as itself', async () => {
    const work = new LogWork(store, options());
    const asked = work.do({ type: 'preview', file: new Blob(['hello']), now: NOW });
    await expect(asked).rejects.toThrow(BackupError);
    await expect(asked).rejects.toThrow(/not JSON/);
    work.end();
  });

  test('ended, it gives nothing any more', async () => {
    const controller = new AbortController();
    controller.abort();
    const asked = workOnLog(store, { type: 'reviews', day: today }, { signal: controller.signal }, options());
    expect(await asked.catch(isEnded)).toBe(true);
  });
});

/** Writes which layout the database has. */
const layOut = (version: number) =>
  new Promise<void>((resolve) => {
    const opening = indexedDB.open(database);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('keyval', 'readwrite');
      writing.objectStore('keyval').put(version, 'format');
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });

test('the store’s errors come out of the worker as themselves, and the next job opens the store again', async () => {
  await layOut(99);
  const work = new LogWork(store, { database });
  const asked = work.do({ type: 'reviews', day: today });
  await expect(asked).rejects.toThrow(NewerDataError);
  await expect(asked).rejects.toThrow(/version 99/);
  await layOut(2);
  expect(await work.do({ type: 'reviews', day: today })).toMatchObject({ name: expect.any(String) });
  work.end();
});
