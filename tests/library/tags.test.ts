import { expect, test } from 'vitest';
import { LONGEST } from '../../src/library/plain-text.ts';
import { tagLabel, tagsIn, tagsTyped } from '../../src/library/tags.ts';

const shipped = new Set(['united-front', 'ai', 'us-china']);
const known = { shipped, own: new Set(['Trade', 'Café', 'PLA Navy', 'pla navy', 'AI']) };

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
  // What looks alike is one, as it was written first.
  ['trade, TRADE, Tra\u200bde', ['Trade']],
  ['Ｔｒａｄｅ, cafe\u0301', ['Trade', 'Café']],
  ['Wharf, wharf', ['Wharf']],
  // Two that came from two devices stay two.
  ['pla navy, PLA Navy', ['pla navy', 'PLA Navy']],
  ['PLA NAVY', ['PLA Navy']],
  // Nobody would see it.
  ['\u200b, \u2060\ufeff', []],
])('%j is stored as %j', (typed, tags) => {
  expect(tagsTyped(typed, known)).toEqual(tags);
});

test('what is too long is cut', () => {
  expect(tagsTyped(`x, ${'y'.repeat(100)}`, known).map(({ length }) => length)).toEqual([1, LONGEST.tag]);
});
