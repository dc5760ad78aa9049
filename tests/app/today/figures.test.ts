/** How long it takes, how far it is, what there is to do next, and the words for it. */
import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { readPlan } from '../../../src/app/drill/read-plan.ts';
import { daysAway, PORTION, portionOf, usualLoad } from '../../../src/app/today/absence.ts';
import { nextSteps } from '../../../src/app/today/next-steps.ts';
import { ASSUMED_PACE, paceOf, timeFor } from '../../../src/app/today/pace.ts';
import { mostStudied, progressOf, weekAhead } from '../../../src/app/today/progress.ts';
import { nextDayOf } from '../../../src/app/today/today.ts';
import { dueSentence } from '../../../src/app/today/wording.ts';
import { openingSentence } from '../../../src/app/today/opening-wording.ts';
import type { Card, Filter } from '../../../src/schedule/cards.ts';
import { Memory } from '../../../src/schedule/memory.ts';
import { cardId, DAY, DIRECTIONS, type CardId } from '../../../src/schedule/model.ts';
import { buildQueue } from '../../../src/schedule/queue.ts';
import { createScheduler, NEW_CARD, type CardMemory } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';
import type { TermId } from '../../../src/term/term-id.ts';
import { parseRoute } from '../../../src/app/shell/route.ts';
import { library, openDesk, type Desk } from '../learner/in-memory.ts';

/** Answers everything due on each of some days, known cards with Good. */
async function study(desk: Desk, days: number, took = 4000): Promise<void> {
  for (let day = 0; day < days; day++) {
    for (let rounds = 0; rounds < 5; rounds++) {
      const { main, learning } = desk.learner.queue();
      for (const card of [...learning.map(({ card }) => card), ...main])
        await desk.learner.grade(card, 3, took);
    }
    desk.now += DAY;
  }
}

describe('the pace', () => {
  test('is assumed where nothing is known', async () => {
    const { learner } = await openDesk();
    expect(paceOf(learner.memory)).toEqual(ASSUMED_PACE);
    expect(timeFor({ learning: 1, reviews: 2, fresh: 3 }, ASSUMED_PACE)).toBe(126_000);
  });

  test('follows the learner, new cards apart from others; an interruption counts a minute', async () => {
    const slow = await openDesk();
    await study(slow, 3, 50_000);
    const quick = await openDesk();
    await study(quick, 3, 1000);
    const away = await openDesk();
    await study(away, 3, DAY / 2);
    const [a, b, c] = [slow, quick, away].map(({ learner }) => paceOf(learner.memory));
    expect(a!.fresh).toBeGreaterThan(a!.review);
    expect(a!.review).toBeGreaterThan(ASSUMED_PACE.review);
    expect(b!.review).toBeLessThan(ASSUMED_PACE.review);
    expect(c!.review).toBeLessThan(3 * 60_000);
  });
});

describe('after an absence', () => {
  const TODAY = 20_500;
  const scheduler = createScheduler(DEFAULT_SETTINGS);
  /** So many cards in review, due `overdue` days ago after an interval, and the queue of them. */
  function desk(count: number, interval: number, overdue: number) {
    const cards = Array.from({ length: count }, (_, position): Card => {
      const term = `t${position}`;
      return { id: cardId(term, 'hanzi-meaning'), term, direction: 'hanzi-meaning', position, labels: [] };
    });
    const state = (index: number): CardMemory => ({
      ...NEW_CARD,
      phase: 'review',
      stability: interval + index,
      difficulty: 5,
      reps: 3,
      dueDay: TODAY - overdue,
      lastDay: TODAY - overdue - interval,
    });
    const memory = new Memory(scheduler, {
      scheduler: scheduler.key,
      cards: cards.map(({ id }, index): [CardId, CardMemory, string] => [id, state(index), '']),
      undone: [],
    });
    const settings = DEFAULT_SETTINGS;
    const queue = (filter?: Filter) =>
      buildQueue({ cards, memory, settings, day: TODAY, ...(filter && { filter }) });
    return { cards, memory, queue };
  }

  /** A library that has every term. */
  const anyTerm = {
    source: () => ({ state: 'on' as const }),
    ...library,
    entry: (id: string) => ({ ...library.entries[0]!, id: id as TermId }),
  };

  test('a portion is offered: what is likeliest to be forgotten, and the address asks just that', () => {
    const { queue, ...all } = desk(59, 10, 20);
    const portion = portionOf(all, queue(), TODAY);
    expect(portion).toMatchObject({ cards: PORTION, away: 30 });
    const route = parseRoute(portion!.href);
    const plan = route.screen === 'drill' ? readPlan(route.query, anyTerm) : null;
    expect(plan).toMatchObject({ extent: 'due', mode: 'scheduled' });
    expect(queue(plan!.filter).main).toEqual(queue().main.slice(0, PORTION));
  });

  test('one portion later the next is offered', () => {
    const { queue, ...all } = desk(59, 10, 20);
    for (const card of queue().main.slice(0, PORTION))
      all.memory.apply({
        v: 1,
        type: 'grade',
        id: ulid(TODAY * DAY),
        card,
        at: TODAY * DAY,
        day: TODAY,
        grade: 3,
        took: 1000,
      });
    expect(portionOf(all, queue(), TODAY)).toMatchObject({ cards: PORTION, away: 30 });
  });

  test('and where three times the usual has come together without one', () => {
    // Each comes back after 5 days: 12 a day are usual, and 60 have come in one.
    const { queue, ...all } = desk(60, 5, 0);
    expect(usualLoad(all.cards, all.memory)).toBeCloseTo(12);
    expect(portionOf(all, queue(), TODAY)).toMatchObject({ cards: PORTION, away: null });
    // After 2 days: 30 a day are usual, 60 are twice that.
    const usual = desk(60, 2, 0);
    expect(portionOf(usual, usual.queue(), TODAY)).toBeNull();
  });

  test('not where little is due, nor to whoever has answered nothing', async () => {
    const { queue, ...all } = desk(29, 10, 20);
    expect(portionOf(all, queue(), TODAY)).toBeNull();
    const { learner } = await openDesk();
    await learner.change('newPerDay', 100);
    expect(daysAway(learner.memory, learner.today())).toBeNull();
  });
});

describe('the progress', () => {
  test('counts terms by source, what is known among the begun', async () => {
    const { learner } = await openDesk();
    const [first, second, third] = learner.cards;
    const terms = new Set(learner.cards.map(({ term }) => term)).size;
    const source = first!.labels.find((label) => label.startsWith('source:'))!.slice(7);
    await learner.grade(first!.id, 3, 1000);
    await learner.mark(second!.id, 'known');
    await learner.mark(third!.id, 'suspend');
    const progress = progressOf(learner.cards, learner.memory);
    expect(progress.all).toEqual({ terms, begun: 2, learned: 1, left: terms - 3 });
    expect(progress.of.get(source)).toEqual(progress.all);
    expect(mostStudied(progress, 3).map(([id]) => id)).toEqual([source]);
  });

  test('of several sources shows those begun, what has something left first', () => {
    const of = (begun: number, left: number) => ({ terms: 9, begun, learned: 0, left });
    const shown = mostStudied(
      {
        all: of(1, 1),
        of: new Map([
          ['done', of(9, 0)],
          ['untouched', of(0, 9)],
          ['a', of(2, 7)],
          ['b', of(5, 4)],
        ]),
      },
      2,
    );
    expect(shown.map(([id]) => id)).toEqual(['b', 'a']);
  });

  test('the week ahead begins today, with what is overdue', async () => {
    const desk = await openDesk();
    const { learner } = desk;
    await study(desk, 1);
    const week = weekAhead(learner.cards, learner.memory, learner.today());
    expect(week).toHaveLength(7);
    const today = learner.today();
    expect(week[0]).toMatchObject({ day: today, name: 'Thu', cards: learner.queue().counts.due });
    const next = nextDayOf(learner, today)!;
    expect(week.find(({ cards }) => cards > 0)).toMatchObject({ day: next.day, cards: next.reviews });
    desk.now += 3 * DAY;
    const due = learner.queue().counts.due;
    expect(due).toBeGreaterThan(0);
    expect(weekAhead(learner.cards, learner.memory, learner.today())[0]).toMatchObject({ cards: due });
  });
});

describe('what is next', () => {
  const terms = [
    { labels: ['kind:person', 'supplied'] },
    { labels: ['kind:person', 'supplied', 'cited'] },
    { labels: ['kind:person', 'cited'] },
    { labels: ['kind:event'] },
  ];
  const read = { do: 'read' } as const;
  const way = { do: 'direction', direction: 'meaning-hanzi' } as const;
  test.each([
    [
      'supplied terms, the other way round, an article',
      ['cited', 'supplied'],
      ['hanzi-meaning'],
      [{ do: 'label', label: 'supplied', terms: 1 }, way, read],
    ],
    [
      'no supplied terms where they are drilled',
      ['cited'],
      ['hanzi-meaning'],
      [way, { do: 'label', label: 'cited', terms: 2 }, read],
    ],
    ['only an article where all is asked in every way', [], DIRECTIONS, [read]],
    ['not what another label leaves out all the same', ['supplied', 'kind:person'], DIRECTIONS, [read]],
  ] as const)('%s', (_, leftOut, directions, wanted) => {
    const settings = { leftOut: [...leftOut], directions: [...directions] };
    expect(nextSteps(settings, DIRECTIONS, terms)).toEqual(wanted);
  });

  test('no way of asking that this device has not', () => {
    const settings = { leftOut: [], directions: [...DIRECTIONS].filter((one) => one !== 'listening') };
    expect(nextSteps(settings, settings.directions, terms)).toEqual([read]);
  });
});

describe('the sentence', () => {
  test.each([
    [{ reviews: 59, fresh: 8, learning: 0 }, 7 * 60_000, '59 to review and 8 new, about 7 min.'],
    [{ reviews: 59, fresh: 0, learning: 0 }, 80 * 60_000, '59 to review, about 1 h 20 min.'],
    [
      { reviews: 1200, fresh: 8, learning: 3 },
      65_000,
      '1,200 to review, 8 new and 3 in learning, about 1 min.',
    ],
    [{ reviews: 0, fresh: 0, learning: 1 }, 9000, '1 in learning, less than a minute.'],
    [{ reviews: 0, fresh: 1, learning: 0 }, 50_000, '1 new, about 1 min.'],
  ])('%j', (counts, took, sentence) => expect(dueSentence(counts, took)).toBe(sentence));

  test.each([
    [{ open: 12, begun: 0, next: null }, 'Open for 12 terms now.'],
    [
      { open: 1, begun: 3, next: { day: 20_504, cards: 4 } },
      'Open for 1 term now, for 4 more on Friday 20 February.',
    ],
    [
      { open: 0, begun: 0, next: { day: 20_504, cards: 4 } },
      'Opens for 4 terms on Friday 20 February, if you still know them by then.',
    ],
    [
      { open: 0, begun: 2, next: { day: 20_501, cards: 1 } },
      'Opens for 1 more term tomorrow, if you still know it by then.',
    ],
    [{ open: 0, begun: 0, next: null }, 'Opens for a term once the way before it has lasted a week.'],
    [{ open: 0, begun: 5, next: null }, ''],
  ])('when a way of asking opens: %j', (opening, sentence) =>
    expect(openingSentence(opening, 20_500)).toBe(sentence),
  );
});
