/** The part of the store's measurements that runs in the browser; `store.ts` drives it. */
import { clear, get, set } from 'idb-keyval';
import { rebuild } from '../../src/schedule/memory.ts';
import {
  cardId,
  createIds,
  DAY,
  partsOf,
  type GradeRecord,
  type LogRecord,
} from '../../src/schedule/model.ts';
import { buildQueue } from '../../src/schedule/queue.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS } from '../../src/schedule/settings.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { Card } from '../../src/schedule/cards.ts';
import type { Memory } from '../../src/schedule/memory.ts';
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

const api = {
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
