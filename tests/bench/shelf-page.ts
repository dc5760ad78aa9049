/** The part of the library's measurements that runs in the browser; `shelf.ts` drives it. */
import { cardsOf } from '../../src/library/card-rows.ts';
import { termIdOf } from '../../src/term/term-key.ts';
import type { Source, SourceId } from '../../src/library/source.ts';
import { folding } from '../../src/app/learner/folding.ts';
import { Shelf } from '../../src/app/learner/shelf.ts';
import { rebuild } from '../../src/schedule/memory.ts';
import { cardId, createIds, DAY, type GradeRecord } from '../../src/schedule/model.ts';
import { countParts } from '../../src/schedule/parts.ts';
import { buildQueue } from '../../src/schedule/queue.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS } from '../../src/schedule/settings.ts';
import { openStore } from '../../src/store/store.ts';
import { edit, find, NOTHING_SHIPPED, source } from '../library/made-up.ts';
import { seeded } from '../schedule/seeded.ts';

/** Terms over all sources, and the sentences they stand in. */
const TERMS = 10_000;
const SENTENCES = 50_000;
/** As writing has it: half of what a source has stands in others, too. */
const SHARED = 2;
const TEXT = 'reform and opening (改革开放) in a sentence of an article, '.repeat(150);
const LATER = 1_750_000_000_000;

const numberedHanzi = (n: number) =>
  [...n.toString(8)].map((digit) => '一二三四五六七八'.charAt(Number(digit))).join('');
const sourceId = (n: number) => `text-${n.toString(16).padStart(40, '0')}` as SourceId;

function articleOf(n: number, from: number, terms: number, places: number): Source {
  const finds = Array.from({ length: terms }, (_, index) => {
    const hanzi = numberedHanzi((from + index) % TERMS);
    return find(hanzi, `an English rendering ${index % 3}`, {
      places: Array.from({ length: places }, (_, place) => ({
        line: 1 + index,
        column: 1 + place * 40,
        length: hanzi.length,
        section: 'A heading of the article',
      })),
    });
  });
  return source(sourceId(n), finds, { title: `An article of the library, number ${n}` });
}

const random = seeded(5);
const nextId = createIds(random);
const open = (name?: string) => openStore(name === undefined ? {} : { name });
const openShelf = async (store: Awaited<ReturnType<typeof open>>) =>
  Shelf.open({
    store,
    shipped: () => Promise.resolve(NOTHING_SHIPPED),
    folding: () => Promise.resolve(folding),
    edition: 'bench',
    stamp: () => ({ id: nextId(LATER), at: LATER }),
  });

async function timed<T>(work: () => Promise<T> | T): Promise<{ took: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { took: performance.now() - start, result };
}

const heap = () => {
  (globalThis as { gc?: () => void }).gc?.();
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
};

const api = {
  /** Puts so many sources into the app's own store, as a backup would. */
  async fill(count: number): Promise<void> {
    const store = await open();
    await store.erase();
    const terms = count === 0 ? 0 : Math.ceil((TERMS * SHARED) / count);
    const sources = Array.from({ length: count }, (_, n) =>
      articleOf(n, Math.floor((n * TERMS) / count), terms, Math.ceil(SENTENCES / TERMS / SHARED)),
    );
    await store.merge([], NO_SETTINGS, LATER, undefined, {
      sources,
      edits: sources.map(({ id }, n) => edit(n, { of: id, set: 'author', to: 'An author' })),
      texts: sources.map(({ id }) => ({ source: id, text: TEXT })),
    });
    await store.close();
  },
  /** Whether the app has cached what Today needs. */
  async isCached(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('tifa');
      opening.onerror = () => reject(opening.error!);
      opening.onsuccess = () => {
        const reading = opening.result.transaction('keyval').objectStore('keyval').count('library');
        reading.onerror = () => reject(reading.error!);
        reading.onsuccess = () => {
          opening.result.close();
          resolve(reading.result > 0);
        };
      };
    });
  },
  /** What the shelf costs by itself, ms; and bytes in memory of the rows alone and of the whole. */
  async shelf() {
    const store = await open();
    const cold = await timed(() => openShelf(store));
    const cached = await timed(() => cold.result.cache());
    const before = heap();
    const warm = await timed(() => openShelf(store));
    const rows = heap() - before;
    const counts = counting(warm.result.rows);
    const whole = await timed(() => warm.result.whole());
    const all = heap() - before;
    const keeps: number[] = [];
    const renames: number[] = [];
    const edits: number[] = [];
    for (let n = 0; n < 15; n++) {
      const article = articleOf(1e6 + n, n * 100, 100, 5);
      keeps.push((await timed(() => warm.result.keep(article, TEXT))).took);
      renames.push(
        (await timed(() => warm.result.edit({ of: article.id, set: 'title', to: 'Another' }))).took,
      );
      edits.push(
        (await timed(() => warm.result.edit({ of: termIdOf('一二'), set: 'gloss', to: `x ${n}` }))).took,
      );
    }
    await store.close();
    return {
      terms: counts.terms,
      'opened without the cache': cold.took,
      'caching the rows': cached.took,
      'opened with it': warm.took,
      'the whole': whole.took,
      keeps,
      renames,
      edits,
      counts,
      'MB, rows alone': rows / 2 ** 20,
      'MB, all': all / 2 ** 20,
    };
  },
};

/** Making the cards, Today's queue and the counts of all parts: the fastest of seven, ms; of the counts the first, too. */
function counting(rows: Shelf['rows']) {
  const settings = { ...DEFAULT_SETTINGS, newPerDay: 20 };
  const chosen = { directions: settings.directions, leftOut: settings.leftOut };
  const cards = cardsOf(rows, chosen);
  const scheduler = createScheduler(settings);
  const day = Math.floor(LATER / DAY);
  const log = rows.slice(0, 1000).map(({ id }, n): GradeRecord => {
    const at = LATER - DAY * (1 + (n % 20));
    return {
      v: 1,
      type: 'grade',
      id: nextId(at),
      card: cardId(id, 'hanzi-meaning'),
      at,
      day: Math.floor(at / DAY),
      grade: 4,
      took: 4000,
    };
  });
  const memory = rebuild([], scheduler, log);
  const fastest = (work: () => unknown) =>
    Math.min(
      ...Array.from({ length: 7 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );
  const first = performance.now();
  countParts({ cards, memory, settings, day });
  return {
    terms: rows.length,
    cards: cards.length,
    'parts, the first time': performance.now() - first,
    'cards made': fastest(() => cardsOf(rows, chosen)),
    'queue of the day': fastest(() => buildQueue({ cards, memory, settings, day })),
    'parts counted': fastest(() => countParts({ cards, memory, settings, day })),
  };
}

export type ShelfPage = typeof api;
(globalThis as unknown as { bench: ShelfPage }).bench = api;
