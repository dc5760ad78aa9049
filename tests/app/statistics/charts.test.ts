import { describe, expect, test } from 'vitest';
import {
  ageTable,
  answersTable,
  calendarOf,
  csvRows,
  describeChart,
  formatValue,
  isAnythingDrawn,
  periodsOf,
  retentionTable,
  sortsSentence,
} from '../../../src/app/statistics/charts.ts';
import { choicesAround, forecast } from '../../../src/app/statistics/forecast.ts';
import { describeCard, historyOf } from '../../../src/app/term/card-state.ts';
import { DAY } from '../../../src/schedule/model.ts';
import { ASSUMED_HABITS, byAge, byDay, eventsOf, knowledgeOf } from '../../../src/schedule/statistics.ts';
import { seeded } from '../../schedule/seeded.ts';
import { openDesk, type Desk } from '../learner/in-memory.ts';

/** Some days of answers: each day everything due, the first of each day forgotten. */
async function study(desk: Desk, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    const { main } = desk.learner.queue();
    for (const [index, card] of main.entries()) {
      desk.now += 5000;
      await desk.learner.grade(card, index === 0 ? 1 : 4, 5000);
      if (index === 0) await desk.learner.grade(card, 4, 2000);
    }
    desk.now += DAY;
  }
}

async function studied(days: number) {
  const desk = await openDesk();
  await study(desk, days);
  const events = eventsOf(desk.store.log, desk.learner.scheduler);
  return { desk, events, today: desk.learner.today() };
}

describe('charts by day', () => {
  test('a row for every period, also an empty one, ending today', async () => {
    const { events, today } = await studied(3);
    const month = periodsOf(byDay(events), today, 'month');
    expect(month).toHaveLength(30);
    expect(month.at(-1)).toMatchObject({ from: today, to: today });
    const year = periodsOf(byDay(events), today, 'year');
    expect(year.every(({ from, to }) => to - from === 13)).toBe(true);
    expect(periodsOf([], today, 'all')).toHaveLength(1);
  });

  test('of shares there is nothing to draw before a card has come back', async () => {
    const early = await studied(1);
    const today = retentionTable(periodsOf(byDay(early.events), early.today, 'month'));
    expect([isAnythingDrawn(today), isAnythingDrawn(ageTable(byAge(early.events)))]).toEqual([false, false]);
    const later = await studied(12);
    const month = retentionTable(periodsOf(byDay(later.events), later.today, 'month'));
    expect([isAnythingDrawn(month), isAnythingDrawn(ageTable(byAge(later.events)))]).toEqual([true, true]);
  });

  test('every span counts every answer within it once', async () => {
    const { events, today } = await studied(12);
    for (const span of ['month', 'quarter', 'year', 'all'] as const) {
      const table = answersTable(periodsOf(byDay(events), today, span));
      const [answers, , ...grades] = table.columns;
      const sum = (values: readonly (number | null)[]) =>
        values.reduce<number>((all, one) => all + (one ?? 0), 0);
      expect(sum(answers!.values), span).toBe(events.length);
      expect(
        grades.reduce((all, { values }) => all + sum(values), 0),
        span,
      ).toBe(events.length);
      expect(table.rows).toHaveLength(table.ticks.length);
    }
  });

  test('retention joins the days of a period by their reviews', async () => {
    const { events, today } = await studied(40);
    const [recalled, , reviews] = retentionTable(periodsOf(byDay(events), today, 'all')).columns;
    const ofAge = ageTable(byAge(events)).columns;
    const weighted = (share: typeof recalled, count: typeof reviews) =>
      share!.values.reduce<number>((sum, one, index) => sum + (one ?? 0) * (count!.values[index] ?? 0), 0);
    expect(weighted(recalled, reviews)).toBeGreaterThan(0);
    expect(weighted(recalled, reviews)).toBeCloseTo(weighted(ofAge[0], ofAge[2]), 6);
  });

  test('the file says what the table says', async () => {
    const { events, today } = await studied(3);
    const table = retentionTable(periodsOf(byDay(events), today, 'month'));
    const { header, rows } = csvRows(table);
    expect(header).toEqual(['Day', 'Recalled', 'Expected', 'Reviews']);
    expect(rows).toHaveLength(30);
    expect(rows.at(-1)?.[0]).toBe(table.rows.at(-1));
    expect(describeChart(table)).toContain('True retention');
    expect(formatValue(0.8612, 'share')).toBe('86.1 %');
    expect(formatValue(null, 'share')).toBe('–');
  });
});

test('the calendar begins on a Monday and ends today', async () => {
  const { events, today } = await studied(3);
  const cells = calendarOf(byDay(events), today, 26);
  expect(new Date(cells[0]!.date).getUTCDay()).toBe(1);
  expect(cells.at(-1)!.day).toBe(today);
  expect(cells.filter(({ level }) => level > 0).map(({ day }) => day)).toEqual([
    today - 3,
    today - 2,
    today - 1,
  ]);
  expect(Math.max(...cells.map(({ level }) => level))).toBe(4);
});

test('what is known is said without what there is none of', async () => {
  const { desk } = await studied(2);
  await desk.learner.mark(desk.learner.cards.at(-1)!.id, 'known');
  const cards = desk.learner.cards.map(({ id }) => id);
  const text = sortsSentence(knowledgeOf(desk.learner.memory, cards, desk.learner.today()));
  expect(text).toMatch(/1 known\.$/);
  expect(text).not.toContain('suspended');
});

test('a higher retention costs more reviews, and the retention in force is among the choices', async () => {
  const { desk, today } = await studied(5);
  const play = (retention: number) =>
    forecast(desk.learner, ASSUMED_HABITS, { retention, newPerDay: 3 }, today, 200, seeded(7));
  expect(play(0.95).reviewsPerDay).toBeGreaterThan(play(0.8).reviewsPerDay);
  expect(play(0.9).reviews).toHaveLength(200);
  expect(choicesAround({ retention: 0.87, newPerDay: 1 }, 5).map(({ retention }) => retention)).toEqual([
    0.8, 0.85, 0.87, 0.9, 0.95,
  ]);
});

describe('a card on the page of its term', () => {
  test('new, due, suspended and brought back', async () => {
    const desk = await openDesk();
    const card = desk.learner.cards[0]!;
    const shown = () => describeCard(desk.learner, card);
    expect(shown()).toMatchObject({ state: 'New', facts: [] });
    expect(shown().actions.map(({ does }) => does)).toEqual(['flag', 'bury', 'suspend', 'known']);
    await desk.learner.grade(card.id, 4, 1000);
    expect(shown().state).toMatch(/^Due on /);
    expect(shown().facts.map(({ label }) => label)).toContain('Stability');
    await desk.learner.mark(card.id, 'suspend');
    expect(shown().state).toBe('Suspended');
    expect(shown().actions.map(({ does }) => does)).toEqual(['unsuspend', 'flag']);
    await desk.learner.mark(card.id, 'unsuspend');
    await desk.learner.mark(card.id, 'bury');
    expect(shown().state).toBe('Buried; it comes back tomorrow');
    desk.now += DAY;
    await desk.learner.mark(card.id, 'reset');
    expect(shown().state).toBe('New');
  });

  test('its history is newest first, and keeps what was taken back', async () => {
    const desk = await openDesk();
    const card = desk.learner.cards[0]!.id;
    const first = await desk.learner.grade(card, 1, 4000);
    await desk.learner.put([desk.learner.undoRecord(first.id)], 'keep');
    desk.now += 1000;
    await desk.learner.mark(card, 'flag');
    const history = historyOf(await desk.store.readLog(), card, 'UTC');
    expect(history.map(({ what, undone }) => [what, undone])).toEqual([
      ['Flagged', false],
      ['Again, after 4 s', true],
    ]);
  });
});
