import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, Filter } from '../../src/schedule/cards.ts';
import { Memory } from '../../src/schedule/memory.ts';
import { cardId, DAY, type CardId, type Direction } from '../../src/schedule/model.ts';
import { preview } from '../../src/schedule/preview.ts';
import { buildQueue, type QueueRequest } from '../../src/schedule/queue.ts';
import { createScheduler, NEW_CARD, type CardMemory } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';

const DAY_NOW = 20_500;
const scheduler = createScheduler(DEFAULT_SETTINGS);

function card(term: string, more: Partial<Card> = {}): Card {
  const direction: Direction = more.direction ?? 'hanzi-meaning';
  return {
    term,
    direction,
    position: Number(term.replace(/\D/g, '') || 0),
    labels: ['kind:policy-term', 'topic:party-discourse', 'article:one'],
    ...more,
    id: cardId(term, direction),
  };
}

const review = (dueDay: number, stability: number, more: Partial<CardMemory> = {}): CardMemory => ({
  ...NEW_CARD,
  phase: 'review',
  stability,
  difficulty: 5,
  dueDay,
  lastDay: DAY_NOW - 10,
  lastAt: (DAY_NOW - 10) * DAY,
  reps: 3,
  introduced: DAY_NOW - 30,
  ...more,
});

function memoryOf(states: Record<CardId, CardMemory>): Memory {
  return new Memory(scheduler, {
    scheduler: scheduler.key,
    cards: Object.entries(states).map(([card, memory]) => [card as CardId, memory, '']),
    undone: [],
  });
}

function queued(cards: Card[], states: Record<CardId, CardMemory> = {}, more: Partial<QueueRequest> = {}) {
  return buildQueue({ cards, memory: memoryOf(states), settings: DEFAULT_SETTINGS, day: DAY_NOW, ...more });
}

const many = (count: number, more: Partial<Card> = {}) =>
  Array.from({ length: count }, (_, index) => card(`t${index}`, more));

describe('new cards', () => {
  test('as they appear, up to the limit of the day', () => {
    const settings = { ...DEFAULT_SETTINGS, newOrder: 'appearance' } as const;
    const { main, counts } = queued(many(30).reverse(), {}, { settings });
    expect(main).toEqual(many(10).map(({ id }) => id));
    expect(counts).toMatchObject({ fresh: 10, reviews: 0, backlogDays: 0 });
  });

  test('those begun today count towards the limit, also when since set aside', () => {
    const states: Record<CardId, CardMemory> = {
      't0:hanzi-meaning': review(DAY_NOW + 3, 3, { introduced: DAY_NOW, lastDay: DAY_NOW }),
      't1:hanzi-meaning': review(DAY_NOW + 3, 3, {
        introduced: DAY_NOW,
        lastDay: DAY_NOW,
        setAside: 'suspended',
      }),
    };
    expect(queued(many(30), states).counts.fresh).toBe(8);
  });

  test('by topic: topics one after the other, each as it appears, what has none last', () => {
    const cards = [
      card('t0', { labels: ['kind:person', 'topic:technology-sovereignty'] }),
      card('t1', { labels: ['topic:foreign-policy'] }),
      card('t2', { labels: ['topic:technology-sovereignty'] }),
      card('t3', { labels: ['source:own'] }),
    ];
    const { main } = queued(cards, {}, { settings: { ...DEFAULT_SETTINGS, newOrder: 'topic' } });
    expect(main).toEqual([1, 0, 2, 3].map((place) => cards[place]!.id));
  });

  test('mixed: another order than they appear in, the same each time', () => {
    const settings = { ...DEFAULT_SETTINGS, newOrder: 'mixed', newPerDay: 30 } as const;
    const { main } = queued(many(30), {}, { settings });
    expect(queued(many(30).reverse(), {}, { settings }).main).toEqual(main);
    expect([...main].sort()).toEqual(
      many(30)
        .map(({ id }) => id)
        .sort(),
    );
    expect(main).not.toEqual(many(30).map(({ id }) => id));
  });

  test('interleaved: sources take turns, and in each its kinds', () => {
    const of = (index: number, source: string, kind: string) =>
      card(`t${index}`, { labels: [`kind:${kind}`, `source:${source}`] });
    const cards = [
      ...[0, 1, 2].map((index) => of(index, 'issue', 'person')),
      ...[3, 4].map((index) => of(index, 'issue', 'place')),
      ...[5, 6].map((index) => of(index, 'own', 'person')),
      of(7, 'own', 'event'),
    ];
    const settings = { ...DEFAULT_SETTINGS, newOrder: 'interleaved' } as const;
    const asked = (states: Record<CardId, CardMemory> = {}) =>
      queued(cards, states, { settings }).main.map((id) => id.split(':')[0]);
    expect(asked()).toEqual(['t0', 't7', 't3', 't5', 't1', 't6', 't4', 't2']);
    // What is begun does not deal the others anew.
    const begun = review(DAY_NOW + 3, 3, { introduced: DAY_NOW, lastDay: DAY_NOW });
    expect(asked({ 't0:hanzi-meaning': begun, 't7:hanzi-meaning': begun })).toEqual([
      't3',
      't5',
      't1',
      't6',
      't4',
      't2',
    ]);
  });

  test('the default takes turns', () => {
    const cards = ['person', 'person', 'place'].map((kind, index) =>
      card(`t${index}`, { labels: [`kind:${kind}`] }),
    );
    expect(queued(cards).main).toEqual([0, 2, 1].map((place) => cards[place]!.id));
  });

  test.each(['appearance', 'interleaved', 'topic', 'mixed'] as const)(
    'those the learner wants to study come first: %s',
    (newOrder) => {
      const cards = many(30).map((one, index) => ({ ...one, study: index === 17 || index === 25 }));
      const { main } = queued(cards, {}, { settings: { ...DEFAULT_SETTINGS, newOrder } });
      expect(main.slice(0, 2).sort()).toEqual(['t17:hanzi-meaning', 't25:hanzi-meaning']);
      expect(main).toHaveLength(10);
    },
  );

  test('are spread evenly among the reviews', () => {
    const states = Object.fromEntries(many(20).map(({ id }) => [id, review(DAY_NOW, 10)])) as Record<
      CardId,
      CardMemory
    >;
    const { main } = queued(many(24), states, { settings: { ...DEFAULT_SETTINGS, newPerDay: 4 } });
    const places = main.flatMap((id, index) => (id in states ? [] : [index]));
    expect(places).toEqual([5, 11, 17, 23]);
  });
});

describe('reviews', () => {
  test('the most forgettable first, within the limit; the others wait', () => {
    const cards = many(5);
    const states: Record<CardId, CardMemory> = {
      't0:hanzi-meaning': review(DAY_NOW, 30),
      't1:hanzi-meaning': review(DAY_NOW - 100, 2),
      't2:hanzi-meaning': review(DAY_NOW - 1, 8),
      't3:hanzi-meaning': review(DAY_NOW + 1, 1),
      't4:hanzi-meaning': review(DAY_NOW, 0.5, { setAside: 'leech' }),
    };
    const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: 2 };
    const { main, counts } = queued(cards, states, { settings });
    expect(main).toEqual(['t1:hanzi-meaning', 't2:hanzi-meaning']);
    expect(counts).toMatchObject({ reviews: 2, due: 3, backlogDays: 2 });
  });

  test('those answered today count towards the limit', () => {
    const states: Record<CardId, CardMemory> = {
      't0:hanzi-meaning': review(DAY_NOW, 30),
      't1:hanzi-meaning': review(DAY_NOW, 30),
      't2:hanzi-meaning': review(DAY_NOW + 9, 30, { reviewed: DAY_NOW, lastDay: DAY_NOW }),
    };
    expect(
      queued(many(3), states, { settings: { ...DEFAULT_SETTINGS, reviewsPerDay: 2 } }).main,
    ).toHaveLength(1);
  });

  test('buried cards come back on their day', () => {
    const states = { 't0:hanzi-meaning': review(DAY_NOW, 30, { buriedUntil: DAY_NOW + 1 }) } as const;
    expect(queued(many(1), states).main).toEqual([]);
    expect(queued(many(1), states, { day: DAY_NOW + 1 }).main).toEqual(['t0:hanzi-meaning']);
  });

  const backlogs: [due: number, perDay: number, coming: number, days: number | null][] = [
    [0, 10, 0, 0],
    [10, 10, 0, 1],
    [11, 10, 0, 2],
    [100, 10, 0, 10],
    [100, 10, 5, 19],
    [5, 0, 0, null],
  ];
  test.each(backlogs)('%d due, %d a day, %d coming each day: %s days', (due, perDay, coming, days) => {
    const cards = many(due + coming * 40);
    const states = Object.fromEntries(
      cards.map(({ id }, index) => [
        id,
        review(index < due ? DAY_NOW : DAY_NOW + 1 + Math.floor((index - due) / coming), 10),
      ]),
    ) as Record<CardId, CardMemory>;
    const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: perDay };
    expect(queued(cards, states, { settings }).counts.backlogDays).toBe(days);
  });
});

describe('learning', () => {
  test('the soonest first, beside the limits', () => {
    const learning = (due: number): CardMemory => ({
      ...NEW_CARD,
      phase: 'learning',
      due,
      reps: 1,
      lastDay: DAY_NOW,
      stability: 1,
      introduced: DAY_NOW,
    });
    const queue = queued(
      many(3),
      { 't0:hanzi-meaning': learning(500), 't1:hanzi-meaning': learning(200) },
      { settings: { ...DEFAULT_SETTINGS, newPerDay: 0, reviewsPerDay: 0 } },
    );
    expect(queue.learning).toEqual([
      { card: 't1:hanzi-meaning', due: 200 },
      { card: 't0:hanzi-meaning', due: 500 },
    ]);
    expect(queue.main).toEqual([]);
  });
});

describe('the cards of one term', () => {
  const both = [card('t0'), card('t0', { direction: 'meaning-hanzi' })];
  const [first, second] = both.map(({ id }) => id) as [CardId, CardId];
  const rows: [name: string, states: Record<CardId, CardMemory>, asked: CardId[]][] = [
    ['both new: the first only', {}, [first]],
    ['the first begun, not stable', { [first]: review(DAY_NOW + 2, 6.9) }, []],
    ['the first stable: the second opens', { [first]: review(DAY_NOW + 5, 7) }, [second]],
    ['the first stable and due: not both on one day', { [first]: review(DAY_NOW, 7) }, [first]],
    [
      'the first answered today',
      { [first]: review(DAY_NOW + 9, 9, { lastDay: DAY_NOW, reviewed: DAY_NOW }) },
      [],
    ],
    ['the first being learned again', { [first]: { ...review(0, 9), phase: 'relearning' } }, []],
    ['both due, one learned', { [first]: review(DAY_NOW, 40), [second]: review(DAY_NOW, 5) }, [second]],
    [
      'both due and learned',
      { [first]: review(DAY_NOW, 22), [second]: review(DAY_NOW, 30) },
      [first, second],
    ],
    ['the first known already', { [first]: { ...NEW_CARD, setAside: 'known' } }, [second]],
    ['the first suspended', { [first]: { ...NEW_CARD, setAside: 'suspended' } }, [second]],
    ['the first a leech', { [first]: review(0, 9, { setAside: 'leech' }) }, []],
  ];
  test.each(rows)('%s', (_, states, asked) => {
    expect([
      ...queued(both, states).main,
      ...queued(both, states)
        .learning.filter(({ due }) => due > 0)
        .map((one) => one.card),
    ]).toEqual(asked);
  });
});

describe('selections', () => {
  const cards = [
    card('t0', { labels: ['topic:foreign-policy', 'article:two'] }),
    card('t1', { labels: ['kind:person'] }),
    card('t2', { labels: ['article:one', 'article:two'] }),
    card('t3'),
    card('t4', { labels: ['kind:person'] }),
  ];
  const states: Record<CardId, CardMemory> = {
    't1:hanzi-meaning': review(DAY_NOW + 5, 9, { flagged: true }),
    't2:hanzi-meaning': review(DAY_NOW + 1, 2, { forgotten: DAY_NOW }),
    't3:hanzi-meaning': review(DAY_NOW, 9, { forgotten: DAY_NOW - 1 }),
    't4:hanzi-meaning': review(DAY_NOW + 60, 40, { lastDay: DAY_NOW - 30, lapses: 4 }),
  };
  const rows: [filter: Filter, all: string[], due: string[]][] = [
    [{ by: 'everything' }, ['t0', 't1', 't2', 't3', 't4'], ['t0', 't3']],
    [{ by: 'label', label: 'topic:foreign-policy' }, ['t0'], ['t0']],
    [{ by: 'label', label: 'article:two' }, ['t0', 't2'], ['t0']],
    [{ by: 'label', label: 'kind:person' }, ['t1', 't4'], []],
    [{ by: 'label', label: 'two' }, [], []],
    [{ by: 'flagged' }, ['t1'], []],
    [{ by: 'flagged', label: 'kind:person' }, ['t1'], []],
    [{ by: 'flagged', label: 'article:two' }, [], []],
    [{ by: 'forgotten' }, ['t2'], []],
    [{ by: 'fresh' }, ['t0'], ['t0']],
    [{ by: 'fresh', label: 'kind:person' }, [], []],
    [{ by: 'weak' }, ['t2', 't3'], ['t3']],
    [{ by: 'unseen' }, ['t4'], []],
    [{ by: 'terms', terms: ['t3', 't0'] }, ['t0', 't3'], ['t0', 't3']],
  ];
  test.each(rows)('%j', (filter, all, due) => {
    const asked = (extent: 'all' | 'due') =>
      queued(cards, states, { filter, extent })
        .main.map((id) => id.split(':')[0])
        .sort();
    expect(asked('all')).toEqual(all);
    expect(asked('due')).toEqual(due);
  });
});

describe('any queue', () => {
  const state = fc
    .record({
      phase: fc.constantFrom('new', 'learning', 'review', 'relearning'),
      stability: fc.double({ min: 0.01, max: 400, noNaN: true }),
      offset: fc.integer({ min: -30, max: 30 }),
      last: fc.integer({ min: 0, max: 60 }),
      setAside: fc.constantFrom(null, null, null, 'suspended', 'known', 'leech'),
      buried: fc.integer({ min: -3, max: 2 }),
    })
    .map(({ phase, stability, offset, last, setAside, buried }): CardMemory =>
      phase === 'new'
        ? { ...NEW_CARD, setAside }
        : review(DAY_NOW + offset, stability, {
            phase,
            due: DAY_NOW * DAY,
            lastDay: DAY_NOW - last,
            setAside,
            buriedUntil: DAY_NOW + buried,
          }),
    );

  test('asks each card once, within the limits, nothing set aside or buried, no unlearned siblings together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(state, state), { maxLength: 30 }),
        fc.nat(20),
        fc.nat(20),
        (pairs, newPerDay, reviewsPerDay) => {
          const cards = pairs.flatMap((_, index) => [
            card(`t${index}`),
            card(`t${index}`, { direction: 'meaning-hanzi' }),
          ]);
          const states = Object.fromEntries(
            cards.map(({ id }, index) => [id, pairs[index >> 1]![index & 1]!]),
          ) as Record<CardId, CardMemory>;
          const { main, learning, counts } = queued(cards, states, {
            settings: { ...DEFAULT_SETTINGS, newPerDay, reviewsPerDay },
          });
          const asked = [...main, ...learning.map(({ card }) => card)];
          expect(new Set(asked).size).toBe(asked.length);
          expect(counts.fresh).toBeLessThanOrEqual(newPerDay);
          expect(counts.reviews).toBeLessThanOrEqual(reviewsPerDay);
          expect(main).toHaveLength(counts.fresh + counts.reviews);
          for (const id of asked) expect(states[id]).toMatchObject({ setAside: null });
          for (const id of asked) expect(states[id]!.buriedUntil).toBeLessThanOrEqual(DAY_NOW);
          const terms = new Map<string, CardId[]>();
          for (const id of main) terms.set(id.split(':')[0]!, [...(terms.get(id.split(':')[0]!) ?? []), id]);
          for (const ids of terms.values()) {
            if (ids.length > 1)
              for (const id of ids) expect(states[id]!.stability).toBeGreaterThanOrEqual(21);
          }
        },
      ),
    );
  });
});

describe('the preview', () => {
  test('rises from Hard to Easy and chooses the least loaded day within the fuzz', () => {
    const busy = many(60);
    const target = card('target');
    const state = review(DAY_NOW, 40);
    const alone = preview(memoryOf({ [target.id]: state }), target.id, DAY_NOW);
    if (alone[3].unit !== 'days') throw new Error('in days');
    const { days } = alone[3];
    const states = Object.fromEntries([
      [target.id, state],
      ...busy.map(({ id }, index) => [id, review(DAY_NOW + days + (index % 3) - 1, 40)]),
    ]) as Record<CardId, CardMemory>;
    const among = preview(memoryOf(states), target.id, DAY_NOW);
    if (among[2].unit !== 'days' || among[3].unit !== 'days' || among[4].unit !== 'days')
      throw new Error('in days');
    expect(Math.abs(among[3].days - days)).toBe(2);
    expect(among[2].days).toBeLessThan(among[3].days);
    expect(among[3].days).toBeLessThan(among[4].days);
  });

  test('what it says is what the answer does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 3, 4),
        fc.double({ min: 0.1, max: 500, noNaN: true }),
        (grade, stability) => {
          const memory = memoryOf({ 't0:hanzi-meaning': review(DAY_NOW, stability) });
          const said = preview(memory, 't0:hanzi-meaning', DAY_NOW)[grade as 1 | 2 | 3 | 4];
          const at = DAY_NOW * DAY + 1;
          const days = said.unit === 'days' ? { days: said.days } : {};
          const after = scheduler.answer(memory.of('t0:hanzi-meaning'), {
            grade: grade as 1 | 2 | 3 | 4,
            at,
            day: DAY_NOW,
            ...days,
          });
          if (said.unit === 'days') expect(after.dueDay).toBe(DAY_NOW + said.days);
          else expect(after.due).toBe(at + said.minutes * 60_000);
        },
      ),
    );
  });
});
