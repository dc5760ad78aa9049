/**
 * Scheduling measured: answers a second, today's queue from 100,000 cards, the counts of 300 parts, the memory of
 * 1,000,000 reviews rebuilt from the log; the parts also for the first time in a process that has run nothing but
 * Today's queue, as the app has when they are shown. Each beside the plain way of doing it, with ts-fsrs or, for the parts, with
 * two queues for each. Prints JSON lines; passes or fails nothing.
 *
 *     npx tsx tests/bench/schedule.ts
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createEmptyCard, fsrs, type Card as FsrsCard, type Grade as FsrsGrade } from 'ts-fsrs';
import type { Card } from '../../src/schedule/cards.ts';
import { Memory, rebuild } from '../../src/schedule/memory.ts';
import {
  cardId,
  DAY,
  type CardId,
  type Direction,
  type Grade,
  type LogRecord,
} from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { countParts } from '../../src/schedule/parts.ts';
import { preview } from '../../src/schedule/preview.ts';
import { buildQueue } from '../../src/schedule/queue.ts';
import { createScheduler, NEW_CARD } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { seeded } from '../schedule/seeded.ts';
import { makeLog, START } from './log.ts';

const scheduler = createScheduler(DEFAULT_SETTINGS);
const FIRST_CALL = 'first-call';
/** Processes in which the parts are counted for the first time. */
const FRESH = 9;

function timed<T>(work: () => T): { milliseconds: number; result: T } {
  const start = performance.now();
  const result = work();
  return { milliseconds: performance.now() - start, result };
}

/** The fastest of five, to leave out what the machine does beside it. */
function fastest<T>(work: () => T): { milliseconds: number; result: T } {
  let best = timed(work);
  for (let round = 1; round < 5; round++) {
    const next = timed(work);
    if (next.milliseconds < best.milliseconds) best = next;
  }
  return best;
}

function say(what: string, figures: Record<string, number | string>): void {
  const rounded = Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name,
      typeof figure === 'number' ? Number(figure.toPrecision(3)) : figure,
    ]),
  );
  process.stdout.write(`${JSON.stringify({ what, ...rounded })}\n`);
}

function scheduled(): void {
  const answers = 200_000;
  const run = fastest(() => {
    let memory = NEW_CARD;
    let day = 16_800;
    for (let index = 0; index < answers; index++) {
      if (index % 12 === 0) memory = NEW_CARD;
      memory = scheduler.answer(memory, { grade: (((index % 7) % 4) + 1) as Grade, at: index, day });
      day += 3;
    }
    return memory;
  });
  const reference = fsrs({ enable_fuzz: true });
  const plain = fastest(() => {
    let card: FsrsCard = createEmptyCard(START);
    let at = START;
    for (let index = 0; index < answers; index++) {
      if (index % 12 === 0) card = createEmptyCard(at);
      card = reference.next(card, at, (((index % 7) % 4) + 1) as FsrsGrade).card;
      at += 3 * DAY;
    }
    return card;
  });
  say('cards scheduled a second', {
    tifa: (answers / run.milliseconds) * 1000,
    'ts-fsrs next()': (answers / plain.milliseconds) * 1000,
  });
}

function queued(): void {
  const count = 100_000;
  const directions = ['hanzi-meaning', 'meaning-hanzi'] as const;
  const cards: Card[] = Array.from({ length: count }, (_, index) => {
    const entry = `term-${index >> 1}`;
    const direction = directions[index & 1]!;
    return {
      id: cardId(entry, direction),
      term: entry,
      direction,
      position: index >> 1,
      labels: ['kind:policy-term', 'topic:party-discourse', 'article:one'],
    };
  });
  const today = 20_000;
  const random = seeded(7);
  const memory = new Memory(scheduler, {
    scheduler: scheduler.key,
    undone: [],
    cards: cards
      .filter((_, index) => index % 3 > 0)
      .map(({ id }) => {
        const stability = 1 + random() * 100;
        const dueDay = today - 20 + Math.floor(random() * 200);
        const state = {
          ...NEW_CARD,
          phase: 'review' as const,
          stability,
          difficulty: 5,
          dueDay,
          lastDay: dueDay - 30,
          reps: 4,
        };
        return [id, { ...state, introduced: dueDay - 60 }, ''] as const;
      }),
  });
  const { milliseconds, result } = fastest(() =>
    buildQueue({ cards, memory, settings: DEFAULT_SETTINGS, day: today }),
  );
  const next = fastest(() => preview(memory, result.main[0]!, today));
  // The plain way: an object with dates for each card, all sorted by their chance of recall.
  const reference = fsrs();
  const objects = cards.map(({ id }) => {
    const state = memory.of(id);
    return {
      ...createEmptyCard<FsrsCard>(0),
      id,
      due: new Date(state.dueDay * DAY),
      last_review: new Date(state.lastDay * DAY),
      stability: state.stability,
      difficulty: state.difficulty,
      state: state.phase === 'review' ? 2 : 0,
    };
  });
  const plain = fastest(() => {
    const now = new Date(today * DAY);
    return objects
      .filter((card) => card.due <= now)
      .map((card) => ({ card, recall: reference.get_retrievability(card, now, false) }))
      .sort((a, b) => a.recall - b.recall);
  });
  say('queue from 100,000 cards, ms', {
    tifa: milliseconds,
    'filter and sort of ts-fsrs cards': plain.milliseconds,
    'reviews due': result.counts.due,
    'four intervals of one card': next.milliseconds,
  });
}

/** Terms of these directions, a third of them begun, each with a kind, a topic, a source and an article. */
function deckOf(
  count: number,
  directions: readonly Direction[],
): { cards: Card[]; memory: Memory; labels: string[] } {
  const random = seeded(11);
  const made = new Map<string, string>();
  /** Cards of a part share one text, as those of the app do. */
  const one = (family: string, of: number) => {
    const label = `${family}:${Math.floor(random() * of)}`;
    if (!made.has(label)) made.set(label, label);
    return made.get(label)!;
  };
  const cards = Array.from({ length: Math.floor(count / directions.length) }, (_, position) => {
    const labels = [one('kind', 8), one('topic', 7), one('source', 85), one('article', 200)];
    return directions.map((direction): Card => {
      const term = `term-${position}`;
      return { id: cardId(term, direction), term, direction, position, labels };
    });
  }).flat();
  const today = 20_000;
  const memory = new Memory(scheduler, {
    scheduler: scheduler.key,
    cards: cards
      .filter(({ position }) => position % 3 === 0)
      .map(({ id }) => {
        const dueDay = today - 20 + Math.floor(random() * 200);
        const state = { ...NEW_CARD, phase: 'review' as const, stability: 1 + random() * 100, difficulty: 5 };
        return [
          id,
          { ...state, dueDay, lastDay: dueDay - 30, reps: 4, introduced: dueDay - 60 },
          '',
        ] as const;
      }),
    undone: [],
  });
  return { cards, memory, labels: [...new Set(cards.flatMap(({ labels }) => labels))] };
}

interface FirstCall {
  /** Milliseconds. */
  readonly queue: number;
  readonly parts: number;
}

/** Today's queue and the counts of all parts, each made for the first time: for a process of its own. */
function firstCall(count: number, directions: readonly Direction[]): FirstCall {
  const { cards, memory } = deckOf(count, directions);
  const request = { cards, memory, settings: DEFAULT_SETTINGS, day: 20_000 };
  const queue = timed(() => buildQueue(request)).milliseconds;
  return { queue, parts: timed(() => countParts(request)).milliseconds };
}

function firstCalls(count: number, directions: readonly Direction[]): FirstCall[] {
  return Array.from({ length: FRESH }, () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [...process.execArgv, fileURLToPath(import.meta.url), FIRST_CALL, String(count), ...directions],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (status !== 0) throw new Error('the process of a first call failed');
    return JSON.parse(stdout) as FirstCall;
  });
}

const spread = (times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  return [sorted[0]!, sorted[sorted.length >> 1]!].map((time) => time.toPrecision(3)).join(' / ');
};

function parts(count: number, ...directions: readonly Direction[]): void {
  const { cards, memory, labels } = deckOf(count, directions);
  const request = { cards, memory, settings: DEFAULT_SETTINGS, day: 20_000 };
  const first = firstCalls(count, directions);
  const again = fastest(() => countParts(request));
  const plain = timed(() =>
    labels.map((label) =>
      (['due', 'all'] as const).map(
        (extent) => buildQueue({ ...request, filter: { by: 'label', label }, extent }).counts,
      ),
    ),
  );
  say(
    `counts of ${labels.length} labels of ${count.toLocaleString('en')} cards of ${directions.length} directions, ms`,
    {
      "Today's queue, the first time (least / median)": spread(first.map(({ queue }) => queue)),
      'tifa, the first time after it (least / median)': spread(first.map(({ parts }) => parts)),
      'tifa, again': again.milliseconds,
      'two queues for each': plain.milliseconds,
    },
  );
}

function rebuilt(reviews: number, cards: number): void {
  const log = makeLog(reviews, cards);
  const run = timed(() => rebuild(log, scheduler));
  const reference = fsrs({ enable_fuzz: true });
  const plain = timed(() => {
    const states = new Map<CardId, FsrsCard>();
    for (const record of log) {
      if (record.type !== 'grade') continue;
      const card = states.get(record.card) ?? createEmptyCard<FsrsCard>(record.at);
      states.set(record.card, reference.next(card, record.at, record.grade as FsrsGrade).card);
    }
    return states;
  });
  const answer = log.at(-1)!;
  const one = fastest(() => {
    const at = answer.at + Math.floor(performance.now() * 1000);
    return run.result.apply({ ...answer, id: createIds(seeded(at))(at), at } as LogRecord);
  });
  say(`memory of ${reviews.toLocaleString('en')} reviews of ${cards.toLocaleString('en')} cards, ms`, {
    'rebuilt from the log': run.milliseconds,
    'replayed with ts-fsrs next()': plain.milliseconds,
    'one more answer': one.milliseconds,
  });
}

const [what, count, ...directions] = process.argv.slice(2);
if (what === FIRST_CALL) {
  process.stdout.write(JSON.stringify(firstCall(Number(count), directions as Direction[])));
} else {
  say('machine', { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length });
  scheduled();
  queued();
  parts(10_000, 'hanzi-meaning');
  parts(10_000, 'hanzi-meaning', 'meaning-hanzi');
  parts(25_000, 'hanzi-meaning', 'meaning-hanzi');
  rebuilt(1_000_000, 20_000);
}
