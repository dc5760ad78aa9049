import { expect, test } from 'vitest';
import { correctWith } from '../../../src/app/learner/correct-characters.ts';
import { cardId } from '../../../src/schedule/model.ts';
import { StorageFullError } from '../../../src/store/errors.ts';
import { editsOf, NO_WORD } from '../../../src/app/words/own-word.ts';
import type { Library } from '../../../src/library/fold.ts';
import { find } from '../../library/made-up.ts';
import { openDesk } from './in-memory.ts';

const WRONG = find('马头', 'wharf', { places: [] });
const RIGHT = find('码头', 'wharf', { places: [] });
const card = (hanzi: string) => cardId(hanzi, 'hanzi-meaning');
const known = { shipped: new Set<string>(), own: new Set<string>() };
const correct = (library: Library) =>
  editsOf({ ...NO_WORD, study: false }, RIGHT, library.entry(RIGHT.term), known, {
    term: WRONG.term,
    opened: NO_WORD,
    entry: library.entry(WRONG.term),
  });

async function deskWithWord() {
  const desk = await openDesk();
  await desk.learner.shelf.edit({ of: WRONG.term, set: 'word', to: WRONG });
  return desk;
}

test('what was answered of a word goes along when its characters are put right', async () => {
  const desk = await deskWithWord();
  await desk.learner.grade(card('马头'), 4, 1000);
  await desk.learner.mark(card('马头'), 'flag');
  const before = desk.learner.stateOf(card('马头'));
  const library = await correctWith(desk.learner, correct);
  expect(library.entry(WRONG.term)).toBeUndefined();
  expect(library.entry(RIGHT.term)?.gloss).toBe('wharf');
  for (const learner of [desk.learner, await desk.reopen()]) {
    expect(learner.stateOf(card('码头'))).toEqual(before);
    expect(learner.stateOf(card('马头')).reps).toBe(0);
  }
});

test('an answer that waits to be stored goes along, too', async () => {
  const desk = await deskWithWord();
  desk.store.refuses = true;
  await expect(desk.learner.grade(card('马头'), 4, 1000)).rejects.toThrow(StorageFullError);
  await expect(correctWith(desk.learner, correct)).rejects.toThrow(StorageFullError);
  expect(desk.learner.shelf.library?.entry(WRONG.term)?.hanzi).toBe('马头');
  desk.store.refuses = false;
  await correctWith(desk.learner, correct);
  expect(desk.learner.stateOf(card('码头')).reps).toBe(1);
});

test('where it cannot be stored, neither the word nor its answers have moved', async () => {
  const desk = await deskWithWord();
  await desk.learner.grade(card('马头'), 3, 1000);
  desk.store.refuses = true;
  await expect(correctWith(desk.learner, correct)).rejects.toThrow(StorageFullError);
  desk.store.refuses = false;
  const again = await desk.reopen();
  expect((await again.shelf.whole()).entry(WRONG.term)?.hanzi).toBe('马头');
  expect(again.stateOf(card('马头')).reps).toBe(1);
  expect(again.stateOf(card('码头')).reps).toBe(0);
});

test('a word that nothing was answered of changes the library alone', async () => {
  const desk = await deskWithWord();
  const library = await correctWith(desk.learner, correct);
  expect(library.entry(RIGHT.term)?.hanzi).toBe('码头');
  expect(desk.learner.shelf.library).toBe(library);
  expect(desk.store.log).toEqual([]);
});
