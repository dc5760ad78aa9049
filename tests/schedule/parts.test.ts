import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARD_STATES, type Card, type Filter } from '../../src/schedule/cards.ts';
import { Memory } from '../../src/schedule/memory.ts';
import { cardId, DAY, DIRECTIONS, type CardId } from '../../src/schedule/model.ts';
import { countParts, NOTHING, type CountedParts } from '../../src/schedule/parts.ts';
import { buildQueue, type QueueCounts } from '../../src/schedule/queue.ts';
import { createScheduler, NEW_CARD, type CardMemory } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';

const TODAY = 20_500;
const scheduler = createScheduler(DEFAULT_SETTINGS);
const LABELS = ['kind:person', 'kind:place', 'topic:law', 'source:issue', 'tag:mine', 'supplied'];

const state: fc.Arbitrary<CardMemory> = fc
  .record({
    phase: fc.constantFrom('new', 'new', 'learning', 'review', 'review', 'relearning'),
    stability: fc.double({ min: 0.01, max: 60, noNaN: true }),
    due: fc.integer({ min: -30, max: 5 }),
    last: fc.integer({ min: -3, max: 60 }),
    lapses: fc.integer({ min: 0, max: 5 }),
    introduced: fc.integer({ min: 0, max: 3 }),
    reviewed: fc.integer({ min: 0, max: 3 }),
    setAside: fc.constantFrom(null, null, null, null, 'suspended', 'known', 'leech'),
    buriedUntil: fc.integer({ min: -3, max: 2 }),
    flagged: fc.boolean(),
    forgotten: fc.integer({ min: 0, max: 20 }),
  })
  .map(
    ({
      phase,
      stability,
      due,
      last,
      lapses,
      introduced,
      reviewed,
      setAside,
      buriedUntil,
      flagged,
      forgotten,
    }) => ({
      ...NEW_CARD,
      setAside,
      flagged,
      ...(phase === 'new'
        ? {}
        : {
            phase,
            stability,
            difficulty: 5,
            reps: 3,
            lapses,
            due: TODAY * DAY,
            dueDay: TODAY + due,
            lastDay: TODAY - last,
            introduced: TODAY - introduced,
            reviewed: TODAY - reviewed,
            forgotten: TODAY - forgotten,
            buriedUntil: TODAY + buriedUntil,
          }),
    }),
  );

const term = fc.record({
  states: fc.array(state, { minLength: 1, maxLength: 3 }),
  labels: fc.subarray(LABELS),
  study: fc.boolean(),
});

const sum = ({ learning, reviews, fresh }: QueueCounts) => learning + reviews + fresh;

describe('the counts of all parts', () => {
  test('are those of the queues', () => {
    fc.assert(
      fc.property(
        fc.array(term, { maxLength: 40 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom('interleaved', 'appearance', 'topic', 'mixed'),
        (terms, newPerDay, reviewsPerDay, newOrder) => {
          const cards: Card[] = terms.flatMap(({ states, labels, study }, position) =>
            states.map((_, index) => ({
              id: cardId(`t${position}`, DIRECTIONS[index]!),
              term: `t${position}`,
              direction: DIRECTIONS[index]!,
              position,
              labels,
              study,
            })),
          );
          const all = terms.flatMap(({ states }) => states);
          const memory = new Memory(scheduler, {
            scheduler: scheduler.key,
            cards: cards.map(({ id }, index): [CardId, CardMemory, string] => [id, all[index]!, '']),
            undone: [],
          });
          const request = { cards, memory, settings: { newPerDay, reviewsPerDay, newOrder }, day: TODAY };
          const counted = countParts(request);
          const parts: [Filter, CountedParts['everything']][] = [
            [{ by: 'everything' }, counted.everything],
            ...LABELS.map((label): [Filter, CountedParts['everything']] => [
              { by: 'label', label },
              counted.labels.get(label) ?? NOTHING,
            ]),
          ];
          for (const [filter, counts] of parts) {
            const { learning, reviews, fresh } = buildQueue({ ...request, filter }).counts;
            const everything = sum(buildQueue({ ...request, filter, extent: 'all' }).counts);
            const states = Object.fromEntries(
              CARD_STATES.map((by): [string, number] => {
                const narrowed = filter.by === 'label' ? { by, label: filter.label } : { by };
                return [by, sum(buildQueue({ ...request, filter: narrowed, extent: 'all' }).counts)];
              }),
            );
            expect(counts, JSON.stringify(filter)).toEqual({
              learning,
              reviews,
              fresh,
              all: everything,
              states,
            });
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a part counts the second direction of a term whose first the whole asks', () => {
    const cards: Card[] = [
      { id: 't:hanzi-meaning', term: 't', direction: 'hanzi-meaning', position: 0, labels: ['one'] },
      { id: 't:hanzi-pinyin', term: 't', direction: 'hanzi-pinyin', position: 0, labels: ['two'] },
    ];
    const due = {
      ...NEW_CARD,
      phase: 'review',
      stability: 9,
      difficulty: 5,
      reps: 3,
      dueDay: TODAY,
    } as const;
    const memory = new Memory(scheduler, {
      scheduler: scheduler.key,
      cards: cards.map(({ id }) => [id, { ...due, lastDay: TODAY - 9 }, '']),
      undone: [],
    });
    const { everything, labels } = countParts({ cards, memory, settings: DEFAULT_SETTINGS, day: TODAY });
    expect([everything.reviews, labels.get('one')?.reviews, labels.get('two')?.reviews]).toEqual([1, 1, 1]);
    expect(labels.has('three')).toBe(false);
  });
});
