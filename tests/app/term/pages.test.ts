import { expect, test } from 'vitest';
import { wordPages } from '../../../src/app/term/pages.ts';

const at = (...lines: number[]) => lines.map((line) => ({ line }));

test.each([
  [at(5), [1, 10], 'p. 1'],
  [at(5, 6, 11), [1, 10], 'pp. 1, 2'],
  [at(1, 2, 3, 4, 5, 6, 7), [1, 2, 3, 4, 5, 6, 7], 'pp. 1, 2, 3, 4, 5 and 2 more'],
  [at(5), undefined, ''],
  [[], [1], ''],
  [at(1), [3], ''],
])('%j on pages that begin on %j: %s', (places, pages, words) =>
  expect(wordPages(places, pages)).toBe(words),
);

test('what stands before it stands only before something', () => {
  expect(wordPages(at(2), [1], ', ')).toBe(', p. 1');
  expect(wordPages(at(2), undefined, ', ')).toBe('');
});
