import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedPages } from '../../../src/app/read/pages.ts';

const text = (...lines: string[]) => lines.join('\n');

test.each([
  ['nothing changed', text('a', 'b', 'c', 'd'), text('a', 'b', 'c', 'd'), [1, 3]],
  ['a line more on the first page', text('a', 'b', 'c', 'd'), text('a', 'x', 'b', 'c', 'd'), [1, 4]],
  ['a line less on the first page', text('a', 'b', 'c', 'd'), text('a', 'c', 'd'), [1, 2]],
  ['a line changed on the first page', text('a', 'b', 'c', 'd'), text('a', 'x', 'c', 'd'), [1, 3]],
  ['a line more at the end', text('a', 'b', 'c', 'd'), text('a', 'b', 'c', 'd', 'e'), [1, 3]],
  ['its end cut off', text('c', 'a', 'a'), 'c', [1, 1]],
  ['all of it gone', text('a', 'b', 'c', 'd'), '', [1, 1]],
])('%s', (_, before, after, pages) => expect(movedPages([1, 3], before, after)).toEqual(pages));

test('pages rise, and stay within the text', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, fc.array(fc.nat(11)), (before, after, at) => {
      const pages = at.map((line) => (line % before.length) + 1).sort((a, b) => a - b);
      const moved = movedPages(pages, before.join('\n'), after.join('\n'));
      expect(moved).toEqual(moved.toSorted((a, b) => a - b));
      for (const line of moved) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(after.length);
      }
    }),
  );
});
