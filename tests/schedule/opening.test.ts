import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/schedule/cards.ts';
import { Memory } from '../../src/schedule/memory.ts';
import { cardId, type CardId, type Direction } from '../../src/schedule/model.ts';
import { openingOf } from '../../src/schedule/opening.ts';
import { createScheduler, NEW_CARD, type CardMemory } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { buildQueue } from '../../src/schedule/queue.ts';

const TODAY = 20_500;
const scheduler = createScheduler(DEFAULT_SETTINGS);

function card(term: string, direction: Direction): Card {
  return { id: cardId(term, direction), term, direction, position: 0, labels: [] };
}
const both = (...terms: string[]) =>
  terms.flatMap((term) => [card(term, 'hanzi-meaning'), card(term, 'meaning-hanzi')]);

function memoryOf(states: Readonly<Record<CardId, CardMemory>>): Memory {
  return new Memory(scheduler, {
    scheduler: scheduler.key,
    cards: Object.entries(states).map(([id, state]) => [id as CardId, state, '']),
    undone: [],
  });
}

/** Begun today with Easy. */
const begun = scheduler.answer(NEW_CARD, { grade: 4, at: TODAY * 864e5, day: TODAY });
const again = scheduler.answer(NEW_CARD, { grade: 1, at: TODAY * 864e5, day: TODAY });
const stable: CardMemory = { ...begun, stability: 7 };

describe('when a further direction opens', () => {
  const opening = (cards: readonly Card[], states: Readonly<Record<CardId, CardMemory>>) =>
    openingOf('meaning-hanzi', cards, memoryOf(states), TODAY);

  test('for terms that are stable, now', () => {
    expect(opening(both('a', 'b'), { 'a:hanzi-meaning': stable })).toEqual({
      open: 1,
      begun: 0,
      next: null,
    });
  });

  test('on the day the queue has them, if each is known when it is due', () => {
    const cards = both('a', 'b', 'c');
    const states = { 'a:hanzi-meaning': again, 'b:hanzi-meaning': again } as const;
    const { open, next } = opening(cards, states);
    expect(open).toBe(0);
    expect(next).toMatchObject({ cards: 2 });
    expect(next!.day).toBeGreaterThan(TODAY);

    // Played through: each answered Good on the day it is due, until the queue has the second direction.
    const memory: Record<CardId, CardMemory> = { ...states };
    const isOpen = (day: number) =>
      buildQueue({
        cards,
        memory: memoryOf(memory),
        settings: { ...DEFAULT_SETTINGS, newPerDay: 99 },
        day,
        extent: 'all',
      }).main.includes('a:meaning-hanzi');
    let day = TODAY;
    while (!isOpen(day)) {
      for (const id of ['a:hanzi-meaning', 'b:hanzi-meaning'] as const) {
        let state = memory[id]!;
        while (state.phase !== 'review' || state.dueDay <= day)
          state = scheduler.answer(state, { grade: 3, at: day * 864e5, day });
        memory[id] = state;
      }
      if (!isOpen(day)) day++;
      expect(day).toBeLessThan(TODAY + 60);
    }
    expect(next!.day).toBe(day);
  });

  test('never for what is a leech, set aside itself, or not begun', () => {
    expect(
      opening(both('a', 'b', 'c'), {
        'a:hanzi-meaning': { ...begun, setAside: 'leech' },
        'b:hanzi-meaning': stable,
        'b:meaning-hanzi': { ...NEW_CARD, setAside: 'known' },
      }),
    ).toEqual({ open: 0, begun: 0, next: null });
  });

  test('at once where it is the only one, and counts what was begun', () => {
    expect(
      opening([card('a', 'meaning-hanzi'), card('b', 'meaning-hanzi')], { 'a:meaning-hanzi': begun }),
    ).toEqual({ open: 1, begun: 1, next: null });
  });
});
