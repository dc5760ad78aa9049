import { describe, expect, test } from 'vitest';
import type { Occurrence } from '../../src/glossary/entry.ts';
import { divideBySection, summariseOccurrences } from '../../src/glossary/occurrences.ts';

const at = (
  article: string,
  section: string | null,
  line: number,
  form: Occurrence['form'],
  printed: string = form,
): Occurrence => ({
  article,
  section,
  line,
  column: 1,
  form,
  printed,
});

describe('summariseOccurrences', () => {
  test('groups by article and section in printed order, and counts by form', () => {
    const summary = summariseOccurrences([
      at('B', 'Second', 90, 'english'),
      at('A', null, 3, 'hanzi', '命运'),
      at('A', 'First', 20, 'abbreviation'),
      at('A', 'First', 10, 'english', 'fate'),
      at('A', 'First', 11, 'english', 'fate'),
    ]);
    expect(summary).toEqual({
      total: 5,
      counts: { hanzi: 1, english: 3, abbreviation: 1 },
      spellings: ['命运', 'fate', 'abbreviation', 'english'],
      articles: [
        {
          article: 'A',
          counts: { hanzi: 1, english: 2, abbreviation: 1 },
          sections: [
            { section: null, counts: { hanzi: 1, english: 0, abbreviation: 0 } },
            { section: 'First', counts: { hanzi: 0, english: 2, abbreviation: 1 } },
          ],
        },
        {
          article: 'B',
          counts: { hanzi: 0, english: 1, abbreviation: 0 },
          sections: [{ section: 'Second', counts: { hanzi: 0, english: 1, abbreviation: 0 } }],
        },
      ],
    });
  });

  test('of nothing is nothing', () => {
    expect(summariseOccurrences([])).toMatchObject({ total: 0, articles: [], spellings: [] });
  });
});

describe('divideBySection', () => {
  const term = (name: string, ...occurrences: Occurrence[]) => ({ name, occurrences });
  test('puts a term under the section it first stands in, and begins a section anew when it returns', () => {
    const divided = divideBySection(
      [
        term('a', at('A', null, 1, 'hanzi')),
        term('b', at('A', 'X', 9, 'hanzi'), at('A', null, 2, 'english')),
        term('c', at('B', 'Y', 3, 'hanzi'), at('A', 'X', 10, 'hanzi')),
        term('d', at('B', 'Y', 4, 'hanzi')),
      ],
      'A',
    );
    expect(divided.map(({ section, entries }) => [section, entries.map(({ name }) => name)])).toEqual([
      [null, ['a', 'b']],
      ['X', ['c']],
    ]);
  });
});
