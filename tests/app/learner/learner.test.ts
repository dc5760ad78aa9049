import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { openLearner } from '../../../src/app/learner/learner.ts';
import { aheadText } from '../../../src/app/settings/troubles.ts';
import { DAY, firstIdAt } from '../../../src/schedule/model.ts';
import { LogRecordSchema } from '../../../src/schedule/schemas.ts';
import type { Scheduler } from '../../../src/schedule/scheduler.ts';
import { withSetting } from '../../../src/schedule/change-settings.ts';
import { seeded } from '../../schedule/seeded.ts';
import { MORNING, openDesk, PARTS } from './in-memory.ts';

test('an answer given while the memory is read anew is in it', async () => {
  const { learner, store } = await openDesk();
  const { id } = learner.cards[0]!;
  const { readMemory } = store;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  store.readMemory = async (scheduler) => {
    const memory = await readMemory(scheduler);
    begin();
    await held;
    return memory;
  };
  const changing = learner.change('retention', 0.8);
  await begun;
  await learner.grade(id, 3, 1000);
  release();
  await changing;
  expect(learner.settings.retention).toBe(0.8);
  expect(learner.stateOf(id).reps).toBe(1);
});

test('what was done while the clock was ahead is noticed, until it is outdone', async () => {
  const desk = await openDesk();
  const card = desk.learner.cards[0]!.id;
  expect(desk.learner.ahead()).toBeNull();
  desk.now = MORNING + 1461 * DAY;
  await desk.learner.grade(card, 4, 1000);
  await desk.learner.mark(card, 'suspend');
  await desk.learner.change('newPerDay', 3);
  desk.now = MORNING;
  const reopened = await desk.reopen();
  expect(reopened.ahead()).toEqual({ cards: 1, settings: 1, until: MORNING + 1461 * DAY });
  expect(aheadText(reopened.ahead()!, 'UTC')).toMatch(
    /^1 card was answered and 1 setting was changed .* up to 25 November 2030/,
  );
  await reopened.mark(card, 'unsuspend');
  expect(reopened.stateOf(card).setAside).toBeNull();
  await reopened.grade(card, 1, 1000);
  expect(reopened.ahead()).toMatchObject({ cards: 0, settings: 1 });
});

test('an identifier heard of is followed: what is done after it outranks it', async () => {
  const desk = await openDesk();
  const card = desk.learner.cards[0]!.id;
  const id = firstIdAt(MORNING + 1461 * DAY);
  desk.store.change({
    type: 'records',
    records: [{ v: 1, type: 'suspend', id, card, at: MORNING + 1461 * DAY }],
  });
  expect(desk.learner.stateOf(card).setAside).toBe('suspended');
  await desk.learner.mark(card, 'unsuspend');
  expect(desk.learner.stateOf(card).setAside).toBeNull();
  expect((await desk.reopen()).stateOf(card).setAside).toBeNull();
});

test('a clock beyond the range of moments does not keep an answer from being stored', async () => {
  const desk = await openDesk();
  const [one, two] = desk.learner.queue().main;
  desk.now = Date.UTC(2300, 0, 1);
  const record = await desk.learner.grade(one!, 3, 1000);
  expect(v.is(LogRecordSchema, record)).toBe(true);
  desk.now = MORNING;
  expect(v.is(LogRecordSchema, await desk.learner.grade(two!, 3, 1000))).toBe(true);
});

test('a long log’s memory is made elsewhere; where that fails, here', async () => {
  for (const fails of [false, true]) {
    const desk = await openDesk();
    await desk.learner.grade(desk.learner.cards[0]!.id, 3, 1000);
    let prepared = 0;
    let cached = false;
    const store = {
      ...desk.store,
      readStart: async (scheduler: Scheduler) => ({
        memory: cached ? await desk.store.readMemory(scheduler) : null,
        lastId: await desk.store.lastId(),
      }),
    };
    const learner = await openLearner({
      store,
      ...PARTS,
      clock: desk.learner.clock,
      random: seeded(1),
      prepare: async () => {
        prepared++;
        if (fails) throw new Error('no worker');
        cached = true;
      },
    });
    expect(prepared).toBe(1);
    expect(learner.memory.cards.size).toBe(1);
  }
});

test('a label left out in another tab stays so, though this one has not heard of it yet', async () => {
  const desk = await openDesk();
  const { leftOut } = desk.learner.settings;
  desk.store.settings = withSetting(desk.store.settings, 'leftOut', [...leftOut, 'kind:place'], MORNING);
  await desk.learner.change('leftOut', [...leftOut, 'topic:law']);
  expect(desk.learner.settings.leftOut).toEqual([...leftOut, 'kind:place', 'topic:law'].sort());
});

test('of two changes one right after the other, neither undoes the other', async () => {
  const { learner } = await openDesk();
  await Promise.all([
    learner.change('directions', (now) => [...now, 'hanzi-pinyin']),
    learner.change('directions', (now) => now.filter((one) => one !== 'hanzi-meaning')),
  ]);
  expect(learner.settings.directions).toEqual(['hanzi-pinyin']);
});

test('a schedule that is changed back while the memory is made anew has the memory it had', async () => {
  const { learner, store } = await openDesk();
  const { readStart } = store;
  let come = () => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  store.readStart = async (...given) => {
    await coming;
    return readStart(...given);
  };
  const changed = learner.change('retention', 0.8);
  await vi.waitFor(() => expect(learner.settings.retention).toBe(0.8));
  const back = learner.change('retention', 0.9);
  await vi.waitFor(() => expect(learner.settings.retention).toBe(0.9));
  come();
  await Promise.all([changed, back]);
  expect(learner.scheduler.settings.retention).toBe(0.9);
});

test('a choice that another tab tells late does not hide what was chosen here since', async () => {
  const { store, learner } = await openDesk();
  const told = withSetting(store.settings, 'newPerDay', 3, MORNING);
  store.settings = told;
  await learner.change('reviewsPerDay', 40);
  const both = store.settings;
  store.change({ type: 'settings', settings: told });
  store.settings = both;
  await expect.poll(() => learner.settings.newPerDay).toBe(3);
  expect(learner.settings.reviewsPerDay).toBe(40);
});

test('what another tab does while this one opens is not missed', async () => {
  const { store, learner: here } = await openDesk();
  const card = here.cards[0]!.id;
  const { readStart } = store;
  store.readStart = async (scheduler, most) => {
    const read = await readStart(scheduler, most);
    const id = firstIdAt(MORNING + 1000);
    store.change({ type: 'records', records: [{ v: 1, type: 'suspend', id, card, at: MORNING + 1000 }] });
    store.change({ type: 'settings', settings: withSetting(store.settings, 'newPerDay', 3, MORNING) });
    return read;
  };
  const learner = await openLearner({ store, ...PARTS, clock: here.clock, random: seeded(1) });
  expect(learner.stateOf(card).setAside).toBe('suspended');
  await expect.poll(() => learner.settings.newPerDay).toBe(3);
  expect(learner.lastId).toBe(firstIdAt(MORNING + 1000));
});
