/** The part of the store's measurements that runs in the browser; `store.ts` drives it. */
import { clear, get, set } from 'idb-keyval';
import { rebuild } from '../../src/schedule/memory.ts';
import { cardId, DAY, partsOf, type GradeRecord, type LogRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { buildQueue } from '../../src/schedule/queue.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS } from '../../src/schedule/settings.ts';
import type { SourceId } from '../../src/library/source.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { Card } from '../../src/schedule/cards.ts';
import type { Memory } from '../../src/schedule/memory.ts';
import { edit, find, source } from '../library/made-up.ts';
import { seeded } from '../schedule/seeded.ts';
import { END, makeLog } from './log.ts';

const scheduler = createScheduler(DEFAULT_SETTINGS);
const nextId = createIds(seeded(99));
const cardsFor = (reviews: number) => Math.max(100, Math.min(20_000, Math.floor(reviews / 20)));

function answer(at: number, index: number): GradeRecord {
  const card = cardId(`term-${index % 100}`, 'hanzi-meaning');
  return { v: 1, type: 'grade', id: nextId(at), card, at, day: Math.floor(at / DAY), grade: 3, took: 4000 };
}

async function timed(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await work(index);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

function deck(count: number): Card[] {
  return Array.from({ length: count }, (_, position) => ({
    id: cardId(`term-${position}`, 'hanzi-meaning'),
    term: `term-${position}`,
    direction: 'hanzi-meaning',
    position,
    labels: ['kind:policy-term', 'topic:party-discourse'],
  }));
}

/** From the memory to the first card on the screen, but for the drawing. */
function firstCard(memory: Memory, cards: readonly Card[]): string {
  const day = Math.floor(END / DAY);
  const { main } = buildQueue({ cards, memory, settings: DEFAULT_SETTINGS, day });
  return partsOf(main[0]!).entry;
}

/** Terms over all sources. */
const TERMS = 10_000;
/** Places over all sources. */
const PLACES = 50_000;
/** An article of some 1,500 words. */
const TEXT = 'reform and opening (改革开放) in a sentence of an article, '.repeat(150);
const numberedHanzi = (n: number) =>
  [...n.toString(8)].map((digit) => '一二三四五六七八'.charAt(Number(digit))).join('');
const sourceId = (n: number) => `text-${n.toString(16).padStart(40, '0')}` as SourceId;

/** A source with some of the terms, each with a few places. */
function articleOf(n: number, terms: number, places: number) {
  const finds = Array.from({ length: terms }, (_, index) => {
    const hanzi = numberedHanzi((n * 7919 + index) % TERMS);
    return find(hanzi, 'an English rendering of the term', {
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

async function bytesUsed(): Promise<number> {
  return (await navigator.storage.estimate()).usage ?? NaN;
}

const api = {
  /**
   * Keeps so many sources with the terms and places above shared out among them.
   *
   * @returns bytes for each source as JSON, which storage can hardly undercut; what the store says it has used more
   *   for each; and how long each took (ms)
   */
  async fillLibrary(
    count: number,
    withText: boolean,
  ): Promise<{ json: number; used: number; times: number[] }> {
    const store = await openStore({ name: 'bench' });
    await store.erase();
    const terms = Math.max(1, Math.round(TERMS / count));
    const before = await bytesUsed();
    let json = 0;
    const times = await timed(count, async (index) => {
      const article = articleOf(index, terms, Math.round(PLACES / TERMS));
      json += JSON.stringify(article).length + (withText ? TEXT.length : 0);
      await store.keepSource(article, withText ? TEXT : null, [
        edit(index, { of: article.id, set: 'title', to: 'Another title' }),
      ]);
    });
    await store.close();
    return { json: json / count, used: ((await bytesUsed()) - before) / count, times };
  },
  /** Keeps sources of a hundred terms each beside those that are there. */
  async keep(count: number): Promise<number[]> {
    const store = await openStore({ name: 'bench' });
    const times = await timed(count, (index) => store.keepSource(articleOf(1e6 + index, 100, 5), TEXT));
    await store.close();
    return times;
  },
  /** All sources and edits: how long (ms), and the bytes that they take in memory. */
  async readLibrary(): Promise<{ took: number; heap: number }> {
    const heap = () =>
      (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
    const store = await openStore({ name: 'bench' });
    const before = heap();
    const start = performance.now();
    const { sources } = await store.readLibrary();
    const took = performance.now() - start;
    const grown = heap() - before;
    await store.close();
    if (sources.length === 0) throw new Error('the library is empty');
    return { took, heap: grown };
  },
  /** The naive way: the whole library in one value, rewritten whenever a source is kept. */
  async naiveKeep(sources: number, count: number): Promise<number[]> {
    await clear();
    const terms = Math.max(1, Math.round(TERMS / sources));
    const library = Array.from({ length: sources }, (_, index) => ({
      ...articleOf(index, terms, Math.round(PLACES / TERMS)),
      text: TEXT,
    }));
    await set('library', library);
    return timed(count, (index) => {
      library.push({ ...articleOf(1e6 + index, 100, 5), text: TEXT });
      return set('library', library);
    });
  },
  /** Fills the store with old reviews, as years of use leave it. */
  async fill(reviews: number): Promise<void> {
    const store = await openStore({ name: 'bench' });
    await store.erase();
    await store.merge(makeLog(reviews, cardsFor(reviews)), NO_SETTINGS, END);
    const memory = await store.readMemory(scheduler);
    await store.tidy(memory, END);
    await store.close();
  },
  async answers(durability: 'strict' | 'relaxed', count: number): Promise<number[]> {
    const store: Store = await openStore({ name: 'bench', durability });
    const times = await timed(count, (index) => store.append(answer(END + index * 5000, index)));
    await store.close();
    return times;
  },
  /** From an open page to the first card: with the cache of memory states, or without. */
  async start(reviews: number, cached: boolean): Promise<number> {
    const cards = deck(cardsFor(reviews));
    if (!cached) {
      const store = await openStore({ name: 'bench' });
      await store.dropCache();
      await store.close();
    }
    const start = performance.now();
    const store = await openStore({ name: 'bench' });
    await store.readSettings();
    firstCard(await store.readMemory(scheduler), cards);
    const took = performance.now() - start;
    await store.close();
    return took;
  },
  /** The naive way: the whole log in one value, rewritten at every answer. */
  async naiveFill(reviews: number): Promise<void> {
    await clear();
    await set('deck', makeLog(reviews, cardsFor(reviews)));
  },
  async naiveAnswers(count: number): Promise<number[]> {
    const log = (await get<LogRecord[]>('deck'))!;
    return timed(count, (index) => {
      log.push(answer(END + index * 5000, index));
      return set('deck', log);
    });
  },
  async naiveStart(reviews: number): Promise<number> {
    const cards = deck(cardsFor(reviews));
    const start = performance.now();
    firstCard(rebuild((await get<LogRecord[]>('deck'))!, scheduler), cards);
    return performance.now() - start;
  },
};

export type BenchPage = typeof api;
(globalThis as unknown as { bench: BenchPage }).bench = api;
