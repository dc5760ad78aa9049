/** The part of the library's measurements that runs in the browser; `shelf.ts` drives it. */
import { cardsOf } from '../../src/library/card-rows.ts';
import { termIdOf } from '../../src/term/term-key.ts';
import type { Source, SourceId } from '../../src/library/source.ts';
import { sentencesInSources } from '../../src/app/term/source-sentences.ts';
import { folding } from '../../src/app/learner/folding.ts';
import { Shelf } from '../../src/app/learner/shelf.ts';
import { rebuild } from '../../src/schedule/memory.ts';
import { cardId, DAY, type GradeRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
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
/** Stands in every source, as few terms do. */
const EVERYWHERE = '改革开放';
/** UTF-16 code units of a sentence. */
const SENTENCE = 60;
const LATER = 1_750_000_000_000;

const numberedHanzi = (n: number) =>
  [...n.toString(8)].map((digit) => '一二三四五六七八'.charAt(Number(digit))).join('');
const sourceId = (n: number) => `text-${n.toString(16).padStart(40, '0')}` as SourceId;

function articleOf(n: number, from: number, terms: number, places: number): Source {
  const finds = Array.from({ length: terms }, (_, index) => {
    const hanzi = index === 0 ? EVERYWHERE : numberedHanzi((from + index) % TERMS);
    return find(hanzi, `an English rendering ${index % 3}`, {
      places: Array.from({ length: places }, (_, place) => ({
        line: 1 + index,
        column: 1 + place * SENTENCE,
        length: hanzi.length,
        section: 'A heading of the article',
      })),
    });
  });
  return source(sourceId(n), finds, { title: `An article of the library, number ${n}` });
}

/** The text of such an article: each place in a sentence of its own. */
const textOf = ({ finds }: Source): string =>
  finds
    .map(({ hanzi, places }) =>
      places
        .map(() => `${`${hanzi} is what this sentence of the article is about`.padEnd(SENTENCE - 2, 'x')}. `)
        .join(''),
    )
    .join('\n');

const random = seeded(5);
const nextId = createIds(random);
const open = (name?: string) => openStore(name === undefined ? {} : { name });
const openShelf = async (store: Awaited<ReturnType<typeof open>>) =>
  Shelf.open({
    store,
    shippedRows: [],
    shipped: () => Promise.resolve(NOTHING_SHIPPED),
    folding: () => Promise.resolve(folding),
    edition: 'bench',
    stamp: async () => ({ id: nextId(LATER), at: LATER }),
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
      texts: sources.map((source) => ({ source: source.id, text: textOf(source) })),
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
  /**
   * The texts: their bytes, those of what was found in them for gaps, and all that the browser says it has used; and
   * the sentences of a term of every source, as its page shows them, and of one that few have (ms, the first time).
   */
  async texts() {
    const store = await open();
    const { count, bytes } = await store.measureTexts();
    const { sentences } = await store.readLibrary();
    const { usage } = await navigator.storage.estimate();
    const shelf = await openShelf(store);
    const library = await shelf.whole();
    const lookUp = async (hanzi: string) => {
      const entry = library.entries.find((entry) => entry.hanzi === hanzi);
      if (entry === undefined) return null;
      const { took, result } = await timed(() => sentencesInSources(entry, library, (id) => shelf.text(id)));
      return {
        took,
        sources: entry.finds.length,
        texts: result.length,
        sentences: result.reduce((sum, { sentences }) => sum + sentences.length, 0),
      };
    };
    const everywhere = await lookUp(EVERYWHERE);
    const rare = await lookUp(numberedHanzi(4_321));
    await store.close();
    return {
      texts: count,
      'sentences in them': library.sources.reduce(
        (sum, { finds }) => sum + finds.reduce((sum, { find }) => sum + find.places.length, 0),
        0,
      ),
      'MB as files': bytes / 2 ** 20,
      'MB of what was found in them': JSON.stringify([...sentences]).length / 2 ** 20,
      'MB of everything, as the browser says': (usage ?? NaN) / 2 ** 20,
      everywhere,
      rare,
    };
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
      keeps.push((await timed(() => warm.result.keep(article, textOf(article)))).took);
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

/** Making the cards, Today's queue and the counts of all parts: the fastest of seven, ms; of the queue and the counts the first, too. */
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
  const once = (work: () => unknown) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const fastest = (work: () => unknown) => Math.min(...Array.from({ length: 7 }, () => once(work)));
  // In the order in which the app comes to them.
  const firstQueue = once(() => buildQueue({ cards, memory, settings, day }));
  const firstParts = once(() => countParts({ cards, memory, settings, day }));
  return {
    terms: rows.length,
    cards: cards.length,
    'queue, the first time': firstQueue,
    'parts, the first time': firstParts,
    'cards made': fastest(() => cardsOf(rows, chosen)),
    'queue of the day': fastest(() => buildQueue({ cards, memory, settings, day })),
    'parts counted': fastest(() => countParts({ cards, memory, settings, day })),
  };
}

export type ShelfPage = typeof api;
(globalThis as unknown as { bench: ShelfPage }).bench = api;
