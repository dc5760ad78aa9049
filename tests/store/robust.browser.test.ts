/** Nothing stored is overwritten, and nothing that can be read is refused: damage, later versions, races. */
import fc from 'fast-check';
import { clear, entries, get, keys, set, type UseStore } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeBackup } from '../../src/exchange/backup.ts';
import { readBackup } from '../../src/exchange/read-backup.ts';
import { sha256 } from '../../src/platform/hash.ts';
import { rebuild, type Memory } from '../../src/schedule/memory.ts';
import { cardId, DAY, type GradeRecord, type LogRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { unionOf } from '../../src/schedule/union.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS, settingsOf } from '../../src/schedule/settings.ts';
import { withSetting } from '../../src/schedule/change-settings.ts';
import { connect, type Connection } from '../../src/store/connection.ts';
import { NewerDataError } from '../../src/store/errors.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { logs } from '../schedule/logs.ts';
import { seeded } from '../schedule/seeded.ts';
import oldBackup from '../fixtures/v0.1.0/tifa-2026-06-15.json?raw';
import oldStored from '../fixtures/v0.1.0/stored.json?raw';

const NOW = Date.UTC(2026, 5, 15, 10);
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

async function forget(): Promise<void> {
  await Promise.all([...opened.splice(0), ...connections.splice(0)].map((one) => one.close()));
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
}

beforeEach(() => {
  name = `tifa-robust-${performance.timeOrigin}-${database++}`;
});
afterEach(forget);

const nextId = createIds(seeded(5));

function grade(at: number, entry = 'renmin', more: Partial<GradeRecord> = {}): GradeRecord {
  const card = cardId(entry, 'hanzi-meaning');
  const day = Math.floor(at / DAY);
  return { v: 1, type: 'grade', id: nextId(at), card, at, day, grade: 3, took: 2000, ...more };
}

/** Old answers, an hour apart. */
const past = (count: number, until = NOW - 30 * DAY): LogRecord[] =>
  Array.from({ length: count }, (_, index) =>
    grade(until - (count - index) * 3_600_000, `term-${index % 37}`),
  );

const statesOf = (memory: Memory) => [...memory.cards].sort(([a], [b]) => (a < b ? -1 : 1));
const idsOf = (log: readonly LogRecord[]) => log.map(({ id }) => id).sort();

describe('whatever tabs do at the same time', () => {
  type Act = {
    readonly tab: number;
    readonly does: 'append' | 'merge' | 'tidy' | 'reload';
    readonly count: number;
  };
  const act: fc.Arbitrary<Act> = fc.record({
    tab: fc.nat(2),
    does: fc.constantFrom('append', 'merge', 'merge', 'tidy', 'tidy', 'reload'),
    count: fc.integer({ min: 1, max: 400 }),
  });
  /** Acts done at once, then perhaps an erasure with nothing else. */
  const stage = fc.record({
    acts: fc.array(act, { minLength: 2, maxLength: 7 }),
    erase: fc.oneof(
      { weight: 5, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  });

  test('the log is the union of what they stored since it was erased, and the memory its fold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stage, { minLength: 2, maxLength: 4 }), async (stages) => {
        const tabs = await Promise.all([open(), open(), open()]);
        const memories = await Promise.all(tabs.map((tab) => tab.readMemory(scheduler)));
        tabs.forEach((tab, index) =>
          tab.onChange((change) => {
            if (change.type === 'records') change.records.forEach((record) => memories[index]!.apply(record));
          }),
        );
        let expected: LogRecord[] = [];
        for (const { acts, erase } of stages) {
          await Promise.all(
            acts.map(async ({ tab, does, count }) => {
              const store = tabs[tab]!;
              if (does === 'tidy') return store.tidy(memories[tab]!, NOW);
              if (does === 'reload') {
                memories[tab] = await store.readMemory(scheduler);
                return;
              }
              const records = past(count);
              expected = [...expected, ...records];
              if (does === 'merge') await store.merge(records, NO_SETTINGS, NOW);
              else {
                await store.append(...records);
                records.forEach((record) => memories[tab]!.apply(record));
              }
            }),
          );
          if (erase) {
            await tabs[0]!.erase();
            expected = [];
          }
        }
        const fresh = await open();
        expect(idsOf(await fresh.readLog())).toEqual(idsOf(expected));
        const whole = statesOf(rebuild([], scheduler, expected));
        expect(statesOf(await fresh.readMemory(scheduler))).toEqual(whole);
        // And what is packed now is still the same afterwards.
        await fresh.tidy(await fresh.readMemory(scheduler), NOW);
        const after = await open();
        expect(statesOf(await after.readMemory(scheduler))).toEqual(whole);
        expect(idsOf(await after.readLog())).toEqual(idsOf(expected));
        await forget();
      }),
      // A tab that packs though another has packed or erased meanwhile is mostly found within ten; each run tries others.
      { numRuns: 20 },
    );
  }, 120_000);

  test('an import beside packing is not lost', async () => {
    const [one, two] = [await open(), await open()];
    let expected: LogRecord[] = [];
    for (let round = 0; round < 8; round++) {
      const answered = past(300);
      await one.append(...answered);
      const memory = await one.readMemory(scheduler);
      const imported = past(500);
      await Promise.all([two.merge(imported, NO_SETTINGS, NOW), one.tidy(memory, NOW)]);
      expected = [...expected, ...answered, ...imported];
    }
    expect(idsOf(await one.readLog())).toEqual(idsOf(expected));
  });

  test('a memory from before an erasure does not bring back what was erased', async () => {
    const [one, two] = [await open(), await open()];
    await one.append(...past(600));
    await one.tidy(await one.readMemory(scheduler), NOW);
    const stale = await one.readMemory(scheduler);
    await two.erase();
    const imported = past(300);
    await two.merge(imported, NO_SETTINGS, NOW);
    await one.tidy(stale, NOW);
    expect(statesOf(await (await open()).readMemory(scheduler))).toEqual(
      statesOf(rebuild([], scheduler, imported)),
    );
  });
});

describe('reading', () => {
  test('needs no write: with a damaged value and a full disk everything opens and is exported', async () => {
    const store = await open();
    const sound = grade(NOW);
    await store.append(sound);
    const bad = { ...grade(NOW + 1), grade: 9 };
    await set(`log/${bad.id}`, bad, raw());
    await set('settings', 'nonsense', raw());
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    try {
      const again = await open();
      expect(statesOf(await again.readMemory(scheduler))).toHaveLength(1);
      expect(await again.lastId()).toBe(sound.id);
      expect(settingsOf(await again.readSettings())).toEqual(DEFAULT_SETTINGS);
      const everything = await again.readEverything();
      expect(everything.log).toEqual([sound]);
      expect(everything.damaged.map(({ key }) => key)).toEqual([`log/${bad.id}`, 'settings']);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    // In idle time, with room again, they are moved out of the way, and nothing is lost.
    await store.readLog();
    await store.readSettings();
    await store.tidy(await store.readMemory(scheduler), NOW);
    expect(await keys(raw())).toContain(`aside/log/${bad.id}`);
    expect(await get(`log/${bad.id}`, raw())).toBeUndefined();
    expect((await store.readEverything()).damaged).toMatchObject([{ value: bad }, { value: 'nonsense' }]);
  });

  test('damaged settings are kept when another choice takes their place', async () => {
    const store = await open();
    const broken = {
      v: 1,
      fields: { newPerDay: { value: 5, at: 2 ** 53 }, theme: { value: 'dark', at: NOW } },
    };
    await set('settings', broken, raw());
    expect(settingsOf(await store.readSettings())).toMatchObject({ newPerDay: 10, theme: 'dark' });
    await store.changeSettings((stored) => withSetting(stored, 'newPerDay', 7, NOW));
    expect(settingsOf(await store.readSettings())).toMatchObject({ newPerDay: 7, theme: 'dark' });
    expect((await store.readEverything()).damaged).toMatchObject([
      { key: 'settings#newPerDay', value: { value: 5, at: 2 ** 53 } },
    ]);
  });

  test('a damaged count of packs costs no pack', async () => {
    const store = await open();
    const first = past(600);
    await store.append(...first);
    await store.tidy(await store.readMemory(scheduler), NOW);
    await set('packed', { v: 1, generation: 'many' }, raw());
    const second = past(600);
    const again = await open();
    expect(statesOf(await again.readMemory(scheduler))).toEqual(statesOf(rebuild([], scheduler, first)));
    await again.merge(second, NO_SETTINGS, NOW);
    await again.append(...past(1, NOW));
    await again.tidy(await again.readMemory(scheduler), NOW);
    expect(await again.readLog()).toHaveLength(1201);
    expect((await again.readEverything()).damaged).toMatchObject([
      { key: 'packed', value: { v: 1, generation: 'many' } },
    ]);
  });

  test('an identifier at the end of its range, stored before, blocks nothing', async () => {
    const store = await open();
    const sound = grade(NOW);
    await store.append(sound);
    const last = { ...sound, id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', at: 2 ** 48 - 1 };
    await set(`log/${last.id}`, last, raw());
    const again = await open();
    const after = await again.lastId();
    expect(after).toBe(sound.id);
    const next = { ...sound, id: createIds(seeded(9), after)(NOW + 5), at: NOW + 5 };
    await again.append(next);
    expect(await again.readLog()).toEqual([sound, next]);
    expect((await again.readEverything()).damaged).toMatchObject([{ value: last }]);
  });
});

describe('what a later version stored', () => {
  test('stays where it is and as it is, whatever is done, and is exported', async () => {
    const store = await open();
    const later: [string, unknown][] = [
      ['log/01KZZZZZZZ0000000000000000', { v: 2, type: 'grade', id: '01KZZZZZZZ0000000000000000', new: 1n }],
      ['segment/00000001', { v: 2, pages: new Map([['a', new Date(5)]]) }],
      ['settings', { v: 2, choices: new Set(['dark']) }],
    ];
    for (const [key, value] of later) await set(key, value, raw());
    const records = past(700);
    await store.append(...records.slice(0, 350));
    await store.merge(records.slice(350), withSetting(NO_SETTINGS, 'newPerDay', 3, NOW), NOW);
    await store.readSettings();
    await store.tidy(await store.readMemory(scheduler), NOW);
    await expect(store.changeSettings((stored) => withSetting(stored, 'newPerDay', 7, NOW))).rejects.toThrow(
      NewerDataError,
    );
    expect(idsOf(await store.readLog())).toEqual(idsOf(records));
    for (const [key, value] of later) expect(await get(key, raw())).toEqual(value);
    const everything = await store.readEverything();
    expect(everything.damaged).toEqual([]);
    expect(everything.later.map(({ key }) => key).sort()).toEqual(later.map(([key]) => key).sort());
  });

  test('its count of packs is left alone: records stay single until it packs them', async () => {
    const store = await open();
    await set('packed', { v: 2, pages: 3 }, raw());
    const records = past(600);
    await store.merge(records, NO_SETTINGS, NOW);
    await store.tidy(await store.readMemory(scheduler), NOW);
    expect(await get('packed', raw())).toEqual({ v: 2, pages: 3 });
    expect(idsOf(await store.readLog())).toEqual(idsOf(records));
  });
});

/** Values that no version of the app would store. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    5n,
    NaN,
    '',
    [],
    new Date(NaN),
    new Map([[1, new Set(['x'])]]),
    new Uint8Array([1, 2]),
    new ArrayBuffer(2),
    /x/g,
    (() => {
      const cycle: Record<string, unknown> = { v: 1 };
      cycle.itself = cycle;
      return cycle;
    })(),
    { v: 2, type: 'grade' },
    { v: 1, type: 'grade', id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', at: 2 ** 48 - 1 },
    { v: 1, fields: { theme: { value: 5n, at: 2 ** 53 } } },
  ),
  fc.object({ withBigInt: true, withDate: true, withTypedArray: true, withMap: true, withSet: true }),
);
const place = fc.constantFrom(
  'log/01ABC',
  'log/7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  'log/',
  'segment/00000001',
  'segment/00000009',
  'segment/none',
  'packed',
  'memory',
  'settings',
  'session',
  'aside/log/x',
);

test('an odd value in any place: everything else is read and exported, and it with it', async () => {
  await fc.assert(
    fc.asyncProperty(
      logs({ maxLength: 20 }),
      fc.dictionary(place, odd, { minKeys: 1, maxKeys: 4 }),
      async (log, found) => {
        const store = await open();
        const use = raw();
        if (log.length > 0) await store.append(...log);
        const stored: string[] = [];
        for (const [key, value] of Object.entries(found)) {
          // Of what fast-check makes, this the browser does not store.
          try {
            structuredClone(value);
          } catch {
            continue;
          }
          await set(key, value, use);
          stored.push(key);
        }
        const again = await open();
        const expected = unionOf(log);
        expect(await again.readLog()).toEqual(expected);
        expect(statesOf(await again.readMemory(scheduler))).toEqual(statesOf(rebuild([], scheduler, log)));
        await again.readSettings();
        await again.readSession();
        const lastId = await again.lastId();
        const everything = await again.readEverything();
        const glossary = { id: 'x', version: 1, entries: 0 };
        const text = writeBackup({ ...everything, glossary }, NOW, 20_000).join('');
        expect((await readBackup([text], sha256)).log).toEqual(expected);
        const exported = [...everything.damaged, ...everything.later].map(({ key }) => key);
        for (const key of stored) {
          // The cache of memory is made anew; of the others some are sound by chance.
          if (key.startsWith('log/') || key.startsWith('segment/')) {
            expect(exported.some((one) => one.startsWith(key))).toBe(true);
          }
        }
        const next = { ...grade(NOW + 400 * DAY), id: createIds(seeded(3), lastId)(NOW + 400 * DAY) };
        await again.append(next);
        await again.tidy(await again.readMemory(scheduler), NOW + 900 * DAY);
        expect(idsOf(await again.readLog())).toEqual(idsOf([...expected, next]));
        await forget();
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

describe('version 0.1.0', () => {
  const revived = JSON.parse(oldStored, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$array' in value)) return value;
    const { $array, values } = value as unknown as { $array: 'Uint8Array'; values: number[] };
    return globalThis[$array].from(values);
  }) as Record<string, unknown>;

  test('its data opens: log, memory, settings and session, and goes on', async () => {
    await open();
    const use = raw();
    await clear(use);
    for (const [key, value] of Object.entries(revived)) await set(key, value, use);
    expect((await entries(use)).length).toBe(Object.keys(revived).length);
    const store = await open();
    const { log: expected } = await readBackup([oldBackup], sha256);
    expect(expected.length).toBe(477);
    expect(await store.readLog()).toEqual(expected);
    const states = statesOf(rebuild([], scheduler, expected));
    expect(statesOf(await store.readMemory(scheduler))).toEqual(states);
    expect(settingsOf(await store.readSettings())).toMatchObject({ newPerDay: 7, theme: 'dark' });
    expect(await store.readSession()).toMatchObject({ extent: 'due' });
    expect(await store.lastId()).toBe(expected.at(-1)!.id);
    expect((await store.readEverything()).damaged).toEqual([]);
    await store.tidy(await store.readMemory(scheduler), NOW + 30 * DAY);
    const later = await open();
    expect(statesOf(await later.readMemory(scheduler))).toEqual(states);
    expect(await later.readLog()).toEqual(expected);
  });

  test('its backup is taken in whole', async () => {
    const { refused, incomplete, exportedAt, settings } = await readBackup([oldBackup], sha256);
    expect({ refused, incomplete }).toEqual({ refused: 0, incomplete: false });
    expect(exportedAt).toBe('2026-06-15T10:00:00.000Z');
    expect(settingsOf(settings)).toMatchObject({ newPerDay: 7, theme: 'dark' });
  });
});
