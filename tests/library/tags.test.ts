import { expect, test } from 'vitest';
import { LONGEST } from '../../src/library/plain-text.ts';
import { tagLabel, tagsIn, tagsTyped } from '../../src/library/tags.ts';

const shipped = new Set(['united-front', 'ai', 'us-china']);

test.each([
  ['a, b ,a', ['a', 'b']],
  ['政治；foreign policy', ['政治', 'foreign policy']],
  [' , ', []],
])('the tags in %j', (typed, tags) => {
  expect(tagsIn(typed)).toEqual(tags);
});

test.each([
  ['united-front', 'united front'],
  ['ai', 'AI'],
  ['us-china', 'US–China'],
  // The reader's own stands as it was typed.
  ['tech-war', 'tech-war'],
])('%s is shown as %s', (tag, label) => {
  expect(tagLabel(tag, shipped)).toBe(label);
});

test.each([
  ['tech-war, Party-speak', ['tech-war', 'Party-speak']],
  ['United front, united-front, united fronts', ['united-front', 'united fronts']],
  ['us china, US–China, us-china, AI', ['us-china', 'ai']],
  ['a\u202eb', ['a b']],
])('%j is stored as %j', (typed, tags) => {
  expect(tagsTyped(typed, shipped)).toEqual(tags);
});

test('what is too long is cut', () => {
  expect(tagsTyped(`x, ${'y'.repeat(100)}`, shipped).map(({ length }) => length)).toEqual([1, LONGEST.tag]);
});
