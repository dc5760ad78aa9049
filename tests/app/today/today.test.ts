import { describe, expect, test } from 'vitest';
import { drillHref, EVERYTHING_DUE } from '../../../src/app/drill/drill-address.ts';
import { readPlan } from '../../../src/app/drill/read-plan.ts';
import { isFirstDayOf, nextDayOf, todayOf } from '../../../src/app/today/today.ts';
import { DAY } from '../../../src/schedule/model.ts';
import type { SessionRecord } from '../../../src/schedule/session-record.ts';
import { parseRoute } from '../../../src/app/shell/route.ts';
import { ASSUMED_PACE } from '../../../src/app/today/pace.ts';
import { find, source, SOURCE_A } from '../../library/made-up.ts';
import { library, MORNING, openDesk, type Desk } from '../learner/in-memory.ts';

const known = { ...library, source: () => ({ state: 'on' as const }) };

const MINUTE = 60_000;

/** Grades every card of today's queue Easy. */
async function answerAll({ learner }: Desk): Promise<void> {
  for (const card of learner.queue().main) await learner.grade(card, 4, 1000);
}

const session = (learner: Desk['learner'], at: number): SessionRecord => ({
  v: 1,
  at,
  day: learner.calendar.dayOf(at),
  ...EVERYTHING_DUE,
});

describe('Today', () => {
  test('welcomes whoever has answered nothing', async () => {
    const { learner } = await openDesk();
    expect(todayOf(learner, null)).toEqual({
      kind: 'welcome',
      fresh: learner.queue().counts.fresh,
      own: 0,
    });
  });

  test('tells whoever has kept a text before the first drill of its terms', async () => {
    const { learner } = await openDesk();
    await learner.shelf.keep(source(SOURCE_A, [find('煎饼', 'pancake'), find('馄饨', 'wonton')]), null);
    expect(todayOf(learner, null)).toMatchObject({ kind: 'welcome', own: 2 });
  });

  test('welcomes again whoever took the only answer back', async () => {
    const desk = await openDesk();
    const { id } = await desk.learner.grade(desk.learner.queue().main[0]!, 3, 1000);
    await desk.learner.put([desk.learner.undoRecord(id)], 'keep');
    expect(todayOf(await desk.reopen(), null).kind).toBe('welcome');
  });

  test('says so where a note tells of answers and none is stored', async () => {
    const desk = await openDesk();
    expect(todayOf(desk.learner, null, true)).toMatchObject({ kind: 'vanished' });
    // One taken back is still in the log: nothing has vanished.
    const { id } = await desk.learner.grade(desk.learner.queue().main[0]!, 3, 1000);
    await desk.learner.put([desk.learner.undoRecord(id)], 'keep');
    expect(todayOf(await desk.reopen(), null, true).kind).toBe('welcome');
  });

  test('counts what is due, and leads to all of it', async () => {
    const desk = await openDesk();
    await desk.learner.grade(desk.learner.queue().main[0]!, 1, 1000);
    expect(todayOf(desk.learner, null)).toMatchObject({
      kind: 'due',
      counts: { learning: 1 },
      href: '#/drill',
      resumes: false,
    });
  });

  test('takes up the session that was left today, not one of yesterday or one without an answer', async () => {
    const desk = await openDesk();
    const left = {
      ...session(desk.learner, desk.now),
      filter: { by: 'label', label: 'kind:person' },
    } as const;
    const [first] = desk.learner.queue(left.filter).main;
    await desk.learner.grade(first!, 1, 1000);
    expect(todayOf(desk.learner, left)).toMatchObject({ kind: 'due', href: drillHref(left), resumes: true });
    expect(todayOf(desk.learner, { ...left, day: left.day - 1 })).toMatchObject({ resumes: false });
    expect(todayOf(desk.learner, { ...left, at: desk.now + 1 })).toMatchObject({ resumes: false });
    expect(todayOf(desk.learner, { ...left, mode: 'cram' })).toMatchObject({ resumes: false });
  });

  test('says when the next card in learning can be shown', async () => {
    const desk = await openDesk();
    await desk.learner.change('learningSteps', ['1h']);
    await desk.learner.change('newPerDay', 1);
    await desk.learner.grade(desk.learner.queue().main[0]!, 1, 1000);
    expect(todayOf(desk.learner, null)).toEqual({ kind: 'later', at: MORNING + 40 * MINUTE, cards: 1 });
    desk.now += 45 * MINUTE;
    expect(todayOf(desk.learner, null)).toMatchObject({ kind: 'due' });
  });

  test('rests when all is done, and says what comes next', async () => {
    const desk = await openDesk();
    await desk.learner.change('newPerDay', 2);
    await answerAll(desk);
    expect(todayOf(desk.learner, null)).toMatchObject({
      kind: 'rest',
      answeredToday: true,
      next: { inDays: 1, fresh: 2, reviews: 0 },
    });
    await desk.learner.change('newPerDay', 0);
    const { next } = todayOf(desk.learner, null) as { next: { inDays: number; reviews: number } };
    expect(next.inDays).toBeGreaterThan(1);
    expect(next.reviews).toBeGreaterThan(0);
    desk.now += next.inDays * DAY;
    expect(todayOf(desk.learner, null)).toMatchObject({ kind: 'due', counts: { reviews: next.reviews } });
  });

  test('offers more new cards than the limit of the day, as many as it says', async () => {
    const desk = await openDesk();
    await desk.learner.change('newPerDay', 2);
    await answerAll(desk);
    const today = todayOf(desk.learner, null);
    const more = today.kind === 'rest' ? today.more : null;
    const route = parseRoute(more!.href);
    const plan = route.screen === 'drill' ? readPlan(route.query, known) : null;
    const { main } = desk.learner.queue(plan!.filter, plan!.extent);
    expect(main).toHaveLength(more!.cards);
    expect(main).toEqual(desk.learner.queue({ by: 'fresh' }, 'all').main.slice(0, 10));
    for (const card of main) await desk.learner.grade(card, 4, 1000);
    expect(todayOf(desk.learner, null)).toMatchObject({ kind: 'rest', more: null });
  });

  test('says how long it takes', async () => {
    const desk = await openDesk();
    await answerAll(desk);
    desk.now += 90 * DAY;
    const due = todayOf(desk.learner, null);
    const cards = desk.learner.queue().main.length;
    expect(due).toMatchObject({ kind: 'due', portion: null });
    // Answers of a second each make it quicker than it is assumed to be.
    expect(due.kind === 'due' && due.took).toBeLessThan(cards * ASSUMED_PACE.review + 1);
    expect(due.kind === 'due' && due.took).toBeGreaterThan(cards * 1000);
  });

  test('says so where no card comes back by itself', async () => {
    const desk = await openDesk();
    for (const { id } of desk.learner.cards) await desk.learner.mark(id, 'suspend');
    expect(todayOf(desk.learner, null)).toEqual({
      kind: 'rest',
      next: null,
      answeredToday: false,
      more: null,
    });
    expect(nextDayOf(desk.learner, desk.learner.today())).toBeNull();
  });
});

test('the first day of answers ends with the day', async () => {
  const desk = await openDesk();
  expect(isFirstDayOf(desk.learner)).toBe(true);
  const [first, second] = desk.learner.queue().main;
  await desk.learner.grade(first!, 4, 1000);
  expect(isFirstDayOf(desk.learner)).toBe(true);
  desk.now += DAY;
  expect(isFirstDayOf(desk.learner)).toBe(false);
  // Also where only a new card is answered on the second day.
  await desk.learner.grade(second!, 4, 1000);
  expect(isFirstDayOf(desk.learner)).toBe(false);
});
