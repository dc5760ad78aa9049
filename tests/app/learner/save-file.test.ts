import { beforeEach, expect, test, vi } from 'vitest';
import { waitingOf } from '../../../src/app/learner/badge.ts';
import { answersToSave, MANY, rememberDeclined, rememberSaved } from '../../../src/app/learner/save-file.ts';
import type { Learner } from '../../../src/app/learner/learner.ts';
import { openDesk } from './in-memory.ts';

/** What is known of a learner here: how often their cards were answered. */
const learner = (...reps: number[]) =>
  ({ memory: { cards: new Map(reps.map((count, card) => [card, { reps: count }])) } }) as unknown as Learner;

beforeEach(() => {
  const notes = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => notes.get(key) ?? null,
    setItem: (key: string, text: string) => void notes.set(key, text),
    removeItem: (key: string) => void notes.delete(key),
  });
});

test('a file is offered once there are many answers that are in none', () => {
  expect(answersToSave(learner(MANY - 1))).toBe(0);
  expect(answersToSave(learner(MANY - 50, 50))).toBe(MANY);
});

test('saved, it is offered again after as many more', () => {
  rememberSaved(learner(500));
  expect(answersToSave(learner(500))).toBe(0);
  expect(answersToSave(learner(500 + MANY - 1))).toBe(0);
  expect(answersToSave(learner(500 + MANY))).toBe(MANY);
});

test('declined, it is not asked again at once, and what is in no file is still counted from the last one', () => {
  rememberSaved(learner(100));
  rememberDeclined(learner(100 + MANY));
  expect(answersToSave(learner(100 + MANY + 1))).toBe(0);
  expect(answersToSave(learner(100 + 2 * MANY))).toBe(2 * MANY);
});

test('after everything was erased, or with a note that is damaged, it counts from nothing', () => {
  rememberSaved(learner(5000));
  expect(answersToSave(learner(MANY))).toBe(MANY);
  localStorage.setItem('tifa-saved-answers', 'many');
  expect(answersToSave(learner(MANY))).toBe(MANY);
});

test('on the icon stands what was begun and waits, and no new card', async () => {
  const desk = await openDesk();
  expect(desk.learner.queue().counts.fresh).toBeGreaterThan(0);
  expect(waitingOf(desk.learner)).toBe(0);
  const [one] = desk.learner.queue().main;
  await desk.learner.grade(one!, 1, 1000);
  expect(waitingOf(desk.learner)).toBe(1);
});
