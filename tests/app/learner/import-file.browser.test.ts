/** An import that ends in the middle, at whatever write: nothing of it is there, and once more it is whole. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importPreviewed, previewImport } from '../../../src/app/learner/import-file.ts';
import { recordId } from '../../../src/exchange/anki/record-id.ts';
import { writeBackup } from '../../../src/exchange/backup.ts';
import { sourceIdOf } from '../../../src/library/source.ts';
import { sha256 } from '../../../src/platform/hash.ts';
import { cardId, DAY, type LogRecord } from '../../../src/schedule/model.ts';
import { createIds } from '../../../src/schedule/ids.ts';
import { NO_SETTINGS } from '../../../src/schedule/settings.ts';
import { withSetting } from '../../../src/schedule/change-settings.ts';
import { StorageFullError } from '../../../src/store/errors.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { edit, find, source, SOURCE_C, term, ulid } from '../../library/made-up.ts';
import { seeded } from '../../schedule/seeded.ts';

const NOW = Date.UTC(2026, 5, 15, 10);
const today = Math.floor(NOW / DAY);
const glossary = { id: 'x', version: 1, entries: 0 };
const TEXT = 'Reform (改革) goes on.\n';
let name = '';
let count = 0;
let store: Store;

beforeEach(async () => {
  name = `tifa-import-${performance.timeOrigin}-${count++}`;
  store = await openStore({ name, durability: 'relaxed' });
});
afterEach(async () => {
  await store.close();
  indexedDB.deleteDatabase(name);
});

/** Answers of a year ago, which are packed, and of today. */
function log(): LogRecord[] {
  const nextId = createIds(seeded(3));
  return [400, 399, 0].map((back) => {
    const at = NOW - back * DAY;
    const card = cardId(`term-${back}`, 'hanzi-meaning');
    return { v: 1, type: 'grade', id: nextId(at), card, at, day: Math.floor(at / DAY), grade: 3, took: 2000 };
  });
}

async function file(): Promise<Blob> {
  const article = source(sourceIdOf('article', await sha256(TEXT)), [find('改革', 'reform')]);
  const contents = {
    log: log(),
    settings: withSetting(NO_SETTINGS, 'newPerDay', 3, NOW),
    glossary,
    damaged: [],
    sources: [article, source(SOURCE_C, [find('主权', 'sovereignty', { places: [] })])],
    edits: [edit(1, { of: term('改革'), set: 'note', to: 'Mine', replaces: [] })],
    texts: [{ source: article.id, text: TEXT }],
  };
  return new Blob(writeBackup(contents, NOW, today));
}

/** While `work` runs, the put of this number (from 0), and every later one, fails as on a full disk. */
async function fullFrom(put: number, work: () => Promise<unknown>): Promise<void> {
  const real = IDBObjectStore.prototype.put;
  let puts = 0;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (puts++ >= put) throw new DOMException('no room', 'QuotaExceededError');
    return real.call(this, value, key);
  };
  try {
    await work();
  } finally {
    IDBObjectStore.prototype.put = real;
  }
}

test('an answer that Anki told of is known, whatever its card was called when the file was written', async () => {
  await store.close();
  store = await openStore({ name, durability: 'relaxed', former: new Map([['gai-ge', term('改革')]]) });
  const at = NOW - DAY;
  const answer = { v: 1, type: 'grade', at, day: today - 1, grade: 3, took: 2000 } as const;
  const told = { ...answer, card: cardId(term('改革'), 'cloze'), id: recordId(at, 7, 'GRADE') };
  await store.merge([told], NO_SETTINGS, NOW);
  const then = { ...answer, card: 'gai-ge:cloze', id: ulid(1) } as const;
  const contents = { log: [then], settings: NO_SETTINGS, glossary, damaged: [] };
  const { plan } = await previewImport(store, new Blob(writeBackup(contents, NOW, today)), NOW);
  expect(plan).toMatchObject({ adds: [], known: 1, answers: 0 });
});

test('without room at any of its writes it changes nothing; once more it is whole, and then adds nothing', async () => {
  const backup = await file();
  const before = await store.readEverything(undefined, true);
  const previewed = await previewImport(store, backup, NOW);
  // Two sources, a text, an edit, the settings, three records: more writes than these.
  let failed = 0;
  for (let isWhole = false; !isWhole; failed++) {
    await fullFrom(failed, async () => {
      const outcome = await importPreviewed(store, previewed, NOW).catch((error: unknown) => error);
      isWhole = outcome === 3;
      if (!isWhole) expect(outcome).toBeInstanceOf(StorageFullError);
    });
    if (!isWhole) expect(await store.readEverything(undefined, true), `${failed}`).toEqual(before);
  }
  expect(failed).toBeGreaterThan(8);
  const whole = await store.readEverything(undefined, true);
  expect(whole).toMatchObject({ log: log(), texts: [{ text: TEXT }], damaged: [] });
  expect(whole.sources).toHaveLength(2);
  expect(whole.edits).toHaveLength(1);

  // What was previewed before is merged once more, as after a death in the middle; then the file is read anew.
  expect(await importPreviewed(store, previewed, NOW)).toBe(0);
  expect(await store.readEverything(undefined, true)).toEqual(whole);
  const again = await previewImport(store, backup, NOW);
  expect(again.plan).toMatchObject({ adds: [], changes: {}, library: { sources: [], edits: [], texts: [] } });
});
