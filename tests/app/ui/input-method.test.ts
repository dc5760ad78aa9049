import { expect, test } from 'vitest';
import { isOfInputMethod } from '../../../src/app/ui/input-method.ts';

const press = { key: 'Enter', isComposing: false, keyCode: 13, timeStamp: 1000 };

test.each<[string, Partial<typeof press>, number | null, boolean]>([
  ['Enter by itself', {}, null, false],
  ['while composing', { isComposing: true }, null, true],
  ['Safari: dealt with, and no longer composing', { keyCode: 229 }, 999, true],
  ['Safari: right after the composition', {}, 999, true],
  ['Escape, which drops a candidate', { key: 'Escape', keyCode: 27 }, 999, true],
  ['Enter a moment later, meant', {}, 900, false],
  ['a letter right after the composition', { key: 'a', keyCode: 65 }, 999, false],
  ['a key of a phone, all of which are numbered so', { key: 'Unidentified', keyCode: 229 }, null, true],
])('%s', (_, change, composedAt, expected) => {
  expect(isOfInputMethod({ ...press, ...change }, composedAt)).toBe(expected);
});
