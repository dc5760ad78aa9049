import { expect, test } from 'vitest';
import { openDesk } from './in-memory.ts';

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
