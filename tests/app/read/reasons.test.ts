import { expect, test } from 'vitest';
import { wordReasons, wordsOfSignal } from '../../../src/app/read/reasons.ts';
import { FEATURES } from '../../../src/extract/features/index.ts';

test.each([...FEATURES])('“%s” is told in words of ours', (signal) => {
  const words = wordsOfSignal(signal);
  expect(words).toBeDefined();
  expect(Object.values(words!).join()).not.toMatch(/span|candidate of|function-word|gerund/);
});

test('the weightiest reason stands first, one without weight or words nowhere', () => {
  const reasons = wordReasons([
    { signal: 'too long', weight: -0.2 },
    { signal: 'tie cell', weight: 0 },
    { signal: 'romanises the name', weight: 7 },
    { signal: 'new signal', weight: -1 },
  ]);
  expect(reasons.map(({ speaksFor }) => speaksFor)).toEqual([true, false]);
});

test('what would be told against its words is not told, and nothing twice', () => {
  expect(
    wordReasons([
      { signal: 'first word says something', weight: -0.5 },
      { signal: 'words not in the dictionary', weight: 0.4 },
      { signal: 'a verb before, and a character left', weight: -0.3 },
      { signal: 'object of a verb with a preposition, a character left', weight: -0.2 },
    ]),
  ).toEqual([{ text: 'the verb before it may belong to it', speaksFor: false }]);
});
