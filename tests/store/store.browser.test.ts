import { get, keys, set, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardId, DAY, type GradeRecord, type LogRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { rebuild, type Memory } from '../../src/schedule/memory.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS, settingsOf } from '../../src/schedule/settings.ts';
import { withSetting } from '../../src/schedule/change-settings.ts';
import { connect, type Connection } from '../../src/store/connection.ts';
import { NewerDataError, StorageFullError, StorageUnavailableError } from '../../src/store/errors.ts';
import { FORMAT, openStore, type Change, type Store } from '../../src/store/store.ts';

const NOW = Date.UTC(2026, 5, 15, 10);
const scheduler = createScheduler(DEFAULT_SETTINGS);
let database = 0;
let name = '';
const opened: Store[] = [];
const connections: Connection[] = [];

async function open(): Promise<Store> {
  const store = await openStore({ name });
  opened.push(store);
  return store;
}

beforeEach(() => {
  name = `tifa-test-${performance.timeOrigin}-${database++}`;
});

afterEach(async () => {
  await Promise.all([...opened.splice(0), ...connections.splice(0)].map((one) => one.close()));
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
});

let seed = 1;
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const nextId = createIds(random);

function grade(entry: string, at: number, more: Partial<GradeRecord> = {}): GradeRecord {
  const day = Math.floor(at / DAY);
  return {
    v: 1,
    type: 'grade',
    id: nextId(at),
    card: cardId(entry, 'hanzi-meaning'),
    at,
    day,
    grade: 3,
    took: 2000,
    ...more,
  };
}

/** A year of answers to a few cards, with some taken back and some marks. */
function history(count: number, until = NOW): LogRecord[] {
  const records: LogRecord[] = [];
  for (let index = 0; index < count; index++) {
    const at = until - (count - index) * 3_600_000;
    const answer = grade(`term-${index % 37}`, at, {
      grade: ((index % 5) + 1 > 4 ? 1 : (index % 4) + 1) as 1 | 2 | 3 | 4,
    });
    records.push(answer);
    if (index % 11 === 0)
      records.push({ v: 1, type: 'undo', id: nextId(at + 1), at: at + 1, undoes: answer.id });
    if (index % 17 === 0)
      records.push({ v: 1, type: 'flag', id: nextId(at + 2), at: at + 2, card: answer.card });
  }
  return records;
}

const statesOf = (memory: Memory) => [...memory.cards].sort(([a], [b]) => (a < b ? -1 : 1));

/** The same database without the store's care: to look at what is stored, and to damage it. */
function raw(): UseStore {
  const connection = connect(name, 'relaxed');
  connections.push(connection);
  return connection.use;
}

describe('the log', () => {
  test('an answer is there after the store is opened again', async () => {
    const store = await open();
    const answer = grade('renmin', NOW);
    await store.append(answer);
    await store.close();
    expect(await (await open()).readLog()).toEqual([answer]);
  });

  test('an answer is one value, and nothing else is rewritten', async () => {
    const store = await open();
    await store.append(...history(50));
    const before = await keys(raw());
    const answer = grade('renmin', NOW);
    await store.append(answer);
    const after = await keys(raw());
    expect(after.filter((key) => !before.includes(key))).toEqual([`log/${answer.id}`]);
  });

  test('several records are stored together or not at all', async () => {
    const store = await open();
    const bad = { ...grade('renmin', NOW), grade: 5 } as unknown as LogRecord;
    await expect(store.append(grade('renmin', NOW), bad)).rejects.toThrow(v.ValiError);
    expect(await store.readLog()).toEqual([]);
  });

  test('is read in the order of its moments, not of its arrival', async () => {
    const store = await open();
    const records = history(30);
    await store.append(...[...records].reverse());
    expect(await store.readLog()).toEqual(records);
  });

  test('the last identifier is known, so that the next follows it', async () => {
    const store = await open();
    expect(await store.lastId()).toBeUndefined();
    const records = history(5);
    await store.append(...records);
    expect(await store.lastId()).toBe(
      records
        .map(({ id }) => id)
        .sort()
        .at(-1),
    );
  });
});

describe('packing', () => {
  test('packed records are the same records, and memory is the same with the cache and without', async () => {
    const store = await open();
    const records = history(600);
    await store.append(...records);
    const memory = await store.readMemory(scheduler);
    await store.tidy(memory, NOW);
    const singles = (await keys(raw())).filter((key) => String(key).startsWith('log/'));
    expect(singles.length).toBeLessThan(120);
    expect(await store.readLog()).toEqual(records);

    const cached = await (await open()).readMemory(scheduler);
    expect(statesOf(cached)).toEqual(statesOf(memory));
    await store.dropCache();
    const rebuilt = await (await open()).readMemory(scheduler);
    expect(statesOf(rebuilt)).toEqual(statesOf(memory));
    expect(statesOf(memory)).toEqual(statesOf(rebuild([], scheduler, records)));
  });

  test('further records go into the same pack until it is full', async () => {
    const store = await open();
    const records = history(1200);
    for (let start = 0; start < records.length; start += 400) {
      const part = records.slice(start, start + 400);
      await store.append(...part);
      const memory = await store.readMemory(scheduler);
      await store.tidy(memory, part.at(-1)!.at + 4 * DAY);
    }
    expect((await keys(raw())).filter((key) => String(key).startsWith('segment/'))).toHaveLength(1);
    expect(await store.readLog()).toEqual(records);
  });

  test('a record that arrives late, among packed ones, counts as if it had come in time', async () => {
    const store = await open();
    const records = history(600);
    const late = records.splice(200, 1)[0]!;
    await store.append(...records);
    await store.tidy(await store.readMemory(scheduler), NOW);
    await store.append(late);
    const expected = statesOf(rebuild([], scheduler, [...records, late]));
    const memory = await store.readMemory(scheduler);
    expect(statesOf(memory)).toEqual(expected);
    await store.tidy(memory, NOW + 30 * DAY);
    expect(statesOf(await store.readMemory(scheduler))).toEqual(expected);
  });

  test('an old answer taken back stays taken back', async () => {
    const store = await open();
    const records = history(600);
    await store.append(...records);
    await store.tidy(await store.readMemory(scheduler), NOW);
    const undo: LogRecord = { v: 1, type: 'undo', id: nextId(NOW), at: NOW, undoes: records[205]!.id };
    await store.append(undo);
    const expected = statesOf(rebuild([], scheduler, [...records, undo]));
    for (const now of [NOW, NOW + DAY, NOW + 30 * DAY]) {
      const memory = await store.readMemory(scheduler);
      expect(statesOf(memory)).toEqual(expected);
      await store.tidy(memory, now);
    }
    expect(statesOf(await store.readMemory(scheduler))).toEqual(expected);
  });

  test('a cache of another schedule is not used', async () => {
    const store = await open();
    const records = history(600);
    await store.append(...records);
    await store.tidy(await store.readMemory(scheduler), NOW);
    const stricter = createScheduler({ ...DEFAULT_SETTINGS, retention: 0.95 });
    expect(statesOf(await store.readMemory(stricter))).toEqual(statesOf(rebuild([], stricter, records)));
  });

  test('a tab that has not heard of every record does not pack', async () => {
    const [one, two] = [await open(), await open()];
    const records = history(600);
    const memory = await one.readMemory(scheduler);
    await two.append(...records);
    await one.tidy(memory, NOW);
    expect((await keys(raw())).filter((key) => String(key).startsWith('segment/'))).toEqual([]);
    expect(await one.readLog()).toEqual(records);
  });
});

describe('what does not pass its schema', () => {
  test('a damaged record is set aside and reported; the others are read', async () => {
    const store = await open();
    const sound = grade('renmin', NOW);
    await store.append(sound);
    const bad = { ...grade('renmin', NOW + 1), grade: 9 };
    await set(`log/${bad.id}`, bad, raw());
    expect(await store.readLog()).toEqual([sound]);
    const [damaged] = (await store.readEverything()).damaged;
    expect(damaged).toMatchObject({ key: `log/${bad.id}`, value: bad });
    expect(damaged!.problem).toMatch(/grade/);
    // Not lost, and not reported twice.
    await store.readLog();
    expect((await store.readEverything()).damaged).toHaveLength(1);
  });

  test('a sound record that was set aside comes back once a damaged one has left its place', async () => {
    const sound = grade('renmin', NOW);
    const key = `log/${sound.id}`;
    await open();
    await set(`aside/${key}`, { key, problem: 'of a version that did not know it', value: sound }, raw());
    await set(key, { ...sound, grade: 9 }, raw());
    const store = await open();
    expect(await store.readLog()).toEqual([]);
    await store.tidy(await store.readMemory(scheduler), NOW);
    expect(await (await open()).readLog()).toEqual([sound]);
  });

  test('a damaged row of a pack costs that row only', async () => {
    const store = await open();
    const records = history(600);
    await store.append(...records);
    await store.tidy(await store.readMemory(scheduler), NOW);
    const segment = (await get('segment/00000001', raw())) as { grade: Uint8Array; ids: string };
    segment.grade[7] = 0;
    await set('segment/00000001', segment, raw());
    expect(await store.readLog()).toEqual(
      records.filter(({ id }) => id !== segment.ids.slice(7 * 26, 8 * 26)),
    );
    expect((await store.readEverything()).damaged).toMatchObject([{ key: 'segment/00000001#7' }]);
  });

  test('a damaged cache is rebuilt', async () => {
    const store = await open();
    const records = history(600);
    await store.append(...records);
    await store.tidy(await store.readMemory(scheduler), NOW);
    await set('memory', { v: 1, generation: 1 }, raw());
    expect(statesOf(await store.readMemory(scheduler))).toEqual(statesOf(rebuild([], scheduler, records)));
  });

  test('damaged settings are set aside, and the defaults hold', async () => {
    const store = await open();
    await set('settings', 'nonsense', raw());
    expect(settingsOf(await store.readSettings())).toEqual(DEFAULT_SETTINGS);
    expect((await store.readEverything()).damaged).toMatchObject([{ key: 'settings', value: 'nonsense' }]);
  });
});

describe('settings and the session', () => {
  test('a setting changed in one tab does not undo another changed in the other', async () => {
    const [one, two] = [await open(), await open()];
    await Promise.all([
      one.changeSettings((stored) => withSetting(stored, 'newPerDay', 5, NOW)),
      two.changeSettings((stored) => withSetting(stored, 'theme', 'dark', NOW)),
    ]);
    expect(settingsOf(await one.readSettings())).toMatchObject({ newPerDay: 5, theme: 'dark' });
  });

  test('a session is taken up again', async () => {
    const store = await open();
    const session = {
      v: 1,
      at: NOW,
      day: 20_000,
      filter: { by: 'terms', terms: ['renmin'] },
      extent: 'due',
      mode: 'scheduled',
    } as const;
    expect(await store.readSession()).toBeNull();
    await store.writeSession({ ...session, filter: { by: 'terms', terms: ['renmin'] } });
    expect(await (await open()).readSession()).toEqual(session);
    const later = { ...session, at: NOW + 1, after: '01HF7YAT000000000000000001' };
    await (await open()).writeSession(later);
    await store.endSession(session);
    expect(await store.readSession()).toEqual(later);
    await store.endSession(later);
    expect(await store.readSession()).toBeNull();
  });
});

describe('merging', () => {
  test('adds what is missing, once', async () => {
    const store = await open();
    const records = history(2000);
    await store.append(...records.slice(500, 700));
    await store.merge(records, withSetting(NO_SETTINGS, 'newPerDay', 3, NOW), NOW);
    await store.merge(records, NO_SETTINGS, NOW);
    expect(await store.readLog()).toEqual(records);
    expect(settingsOf(await store.readSettings()).newPerDay).toBe(3);
    const memory = await store.readMemory(scheduler);
    expect(statesOf(memory)).toEqual(statesOf(rebuild([], scheduler, records)));
    await store.tidy(memory, NOW);
    expect(statesOf(await store.readMemory(scheduler))).toEqual(statesOf(memory));
    expect(await store.readLog()).toEqual(records);
  });
});

test.each(['recent', 'old'])(
  'a sound record of a backup takes the place of a damaged one, %s',
  async (which) => {
    const store = await open();
    const sound = which === 'old' ? history(1, NOW - 30 * DAY)[0]! : grade('renmin', NOW);
    const bad = { ...sound, grade: 9 };
    await set(`log/${sound.id}`, bad, raw());
    expect(await store.merge([sound], NO_SETTINGS, NOW)).toBe(1);
    expect(await store.readLog()).toEqual([sound]);
    expect((await store.readEverything()).damaged).toMatchObject([{ key: `log/${sound.id}`, value: bad }]);
  },
);

describe('two tabs', () => {
  function heardBy(store: Store): { changes: Change[]; next: () => Promise<Change> } {
    const changes: Change[] = [];
    let wake: (change: Change) => void = () => undefined;
    store.onChange((change) => {
      changes.push(change);
      wake(change);
    });
    return { changes, next: () => new Promise((resolve) => (wake = resolve)) };
  }

  test('hear of each other’s answers', async () => {
    const [one, two] = [await open(), await open()];
    const heard = heardBy(two);
    const next = heard.next();
    const answer = grade('renmin', NOW);
    await one.append(answer);
    expect(await next).toEqual({ type: 'records', records: [answer] });
  });

  test('do not ask the same card, and know its answer when they may', async () => {
    const [one, two] = [await open(), await open()];
    const card = cardId('renmin', 'hanzi-meaning');
    const mine = await one.claim(card, NOW);
    expect(mine).not.toBeNull();
    expect(await two.claim(card, NOW)).toBeNull();
    expect(await two.claim(cardId('renmin', 'meaning-hanzi'), NOW)).not.toBeNull();
    const heard = heardBy(two);
    const answer = grade('renmin', NOW);
    await one.append(answer);
    mine!.release();
    // A lock is free once the browser has run the release, which is asynchronous.
    let theirs = null;
    while (theirs === null) theirs = await two.claim(card, NOW);
    expect(heard.changes).toEqual([{ type: 'records', records: [answer] }]);
    theirs.release();
  });

  test('lose nothing when both answer at once', async () => {
    const [one, two] = [await open(), await open()];
    const records = history(200);
    await Promise.all(records.map((record, index) => (index % 2 === 0 ? one : two).append(record)));
    expect(await one.readLog()).toEqual(records);
  });
});

describe('when storage fails', () => {
  test('data of a later version is not touched', async () => {
    await (await open()).close();
    await set('format', FORMAT + 1, raw());
    await expect(openStore({ name })).rejects.toThrow(NewerDataError);
    expect(await get('format', raw())).toBe(FORMAT + 1);
  });

  test('a connection that was closed is opened again', async () => {
    const store = await open();
    await store.append(grade('renmin', NOW));
    // Deleting asks every connection to close, as the system may: the store gives way, then begins anew.
    await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));
    const answer = grade('renmin', NOW + 1);
    await store.append(answer);
    expect(await store.readLog()).toEqual([answer]);
  });

  test('no room: a named error, and what was stored before is safe', async () => {
    const store = await open();
    const first = grade('renmin', NOW);
    await store.append(first);
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const failure = store.append(grade('renmin', NOW + 1));
      await expect(failure).rejects.toThrow(StorageFullError);
      await expect(failure).rejects.toMatchObject({ safe: 'stored-before' });
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await store.readLog()).toEqual([first]);
  });

  test('no IndexedDB: a named error', async () => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    try {
      await expect(openStore({ name })).rejects.toThrow(StorageUnavailableError);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  test('erasing leaves nothing', async () => {
    const store = await open();
    await store.append(...history(20));
    await store.changeSettings((stored) => withSetting(stored, 'newPerDay', 1, NOW));
    await store.erase();
    // And how often the log was packed, so that no tab takes what comes for what it knew.
    expect(await keys(raw())).toEqual(['format', 'packed']);
    expect(await get('packed', raw())).toEqual({ v: 1, generation: 1, last: 0, horizon: 0, upTo: '' });
    expect(await store.readLog()).toEqual([]);
  });
});
