import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_SIDE, sentenceAround } from '../../src/library/sentence.ts';

/** The sentence around what stands between ⟦ and ⟧. */
function around(marked: string): string {
  const start = marked.indexOf('⟦');
  const text = marked.replace('⟦', '');
  const end = text.indexOf('⟧');
  const { before, term, after } = sentenceAround(text.replace('⟧', ''), start, end);
  return `${before}⟦${term}⟧${after}`;
}

describe('the sentence around a term', () => {
  test.each([
    ['One. Two has a term (⟦术语⟧) in it. Three.', 'Two has a term (⟦术语⟧) in it.'],
    ['It opens here. ⟦术语⟧ begins one. Next.', '⟦术语⟧ begins one.'],
    ['It ends with “the ⟦术语⟧.” Next one.', 'It ends with “the ⟦术语⟧.”'],
    [
      'Dr. Wu of the U.S. Army met Gen. X. Ma (⟦马⟧) on Dec. 3. Then more.',
      'Dr. Wu of the U.S. Army met Gen. X. Ma (⟦马⟧) on Dec. 3.',
    ],
    ['Growth was 2.5 percent (⟦增长⟧) or 3.1. So much.', 'Growth was 2.5 percent (⟦增长⟧) or 3.1.'],
    ['# A heading\n\nA line that\nruns on (⟦术语⟧) here.\n\nAnother.', 'A line that runs on (⟦术语⟧) here.'],
    ['# A heading with ⟦术语⟧\nText below. More.', 'A heading with ⟦术语⟧'],
    ['Items:\n- first thing\n- second ⟦术语⟧ thing\n- third', 'second ⟦术语⟧ thing'],
    ['前一句。这里有⟦术语⟧的句子。后一句。', '这里有⟦术语⟧的句子。'],
    [
      'A **bold** and <u>lined</u> *word* (⟦术语⟧), [linked](https://example.org/a_b) \\$5.',
      'A bold and lined word (⟦术语⟧), linked $5.',
    ],
    ['Broken (⟦术\n语⟧) over lines.', 'Broken (⟦术语⟧) over lines.'],
    ['A date (March 3). “Quoted ⟦术语⟧ here,” he said.', '“Quoted ⟦术语⟧ here,” he said.'],
  ])('%s', (marked, sentence) => {
    expect(around(marked)).toBe(sentence);
  });

  test('is cut where it has no end', () => {
    const { before, after } = sentenceAround(`${'word '.repeat(900)}术语${' word'.repeat(900)}`, 4500, 4502);
    expect(before.startsWith('…')).toBe(true);
    expect(after.endsWith('…')).toBe(true);
    expect(before.length).toBeLessThanOrEqual(LONGEST_SIDE + 1);
    expect(after.length).toBeLessThanOrEqual(LONGEST_SIDE + 1);
  });

  test('holds the term whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        const { before, term, after } = sentenceAround(`${left}术语${right}`, left.length, left.length + 2);
        expect(term).toBe('术语');
        expect(before.length).toBeLessThanOrEqual(LONGEST_SIDE + 1);
        expect(after.length).toBeLessThanOrEqual(LONGEST_SIDE + 1);
      }),
    );
  });
});
