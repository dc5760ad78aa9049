import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesWith, shortestFirst } from '../../src/library/sentences.ts';
import type { Place } from '../../src/library/source.ts';

/** Every place of the term, as an extractor would give it. */
function placesOf(text: string, term: string): Place[] {
  return text.split('\n').flatMap((line, i) =>
    Array.from(line.matchAll(new RegExp(term, 'g')), ({ index }) => ({
      line: i + 1,
      column: index + 1,
      length: term.length,
    })),
  );
}

/** What a card shows of a text. */
const shortest = (text: string) =>
  shortestFirst(sentencesWith(text, placesOf(text, '安全')), (one) => one)[0];

const TEXT = [
  '# On security (安全)',
  '',
  'A long sentence about security (安全) that goes on for a while. Short: 安全. No term here.',
  '',
  '- 安全',
  '',
  '他们谈安全，又谈安全。再谈别的。',
].join('\n');

describe('the sentences with a term', () => {
  const all = sentencesWith(TEXT, placesOf(TEXT, '安全'));

  test('come in the order of the text, each once, at its first place', () => {
    expect(all.map(({ before, term, after }) => `${before}[${term}]${after}`)).toEqual([
      'On security ([安全])',
      'A long sentence about security ([安全]) that goes on for a while.',
      'Short: [安全].',
      '[安全]',
      '他们谈[安全]，又谈安全。',
    ]);
    expect(all.map(({ place }) => place.line)).toEqual([1, 3, 3, 5, 7]);
    expect(all.at(-1)?.place.column).toBe(4);
  });

  test('have offsets in the text', () => {
    for (const { sentence, termAt } of all) {
      expect(TEXT.slice(termAt.start, termAt.end)).toBe('安全');
      expect(TEXT.slice(sentence.start, sentence.end)).toContain('安全');
    }
    const short = all[2]!;
    expect(TEXT.slice(short.sentence.start, short.sentence.end).trim()).toBe('Short: 安全.');
  });

  test('are those of the forms asked', () => {
    const place: Place = { line: 3, column: 23, length: 8, form: 'english' };
    expect(sentencesWith(TEXT, [place])).toEqual([]);
    expect(sentencesWith(TEXT, [place], ['english'])[0]?.term).toBe('security');
  });

  test('a place that the text does not have is passed over', () => {
    const beyond = [
      { line: 99, column: 1, length: 2 },
      { line: 5, column: 99, length: 2 },
      { line: 7, column: 16, length: 9 },
    ];
    expect(sentencesWith(TEXT, beyond)).toEqual([]);
    expect(sentencesWith('', beyond)).toEqual([]);
  });
});

describe('the shortest sentence', () => {
  test.each([
    ['Short: 安全. A longer one with 安全 here.', 'Short: 安全.'],
    ['A longer one with 安全 here. Short: 安全.', 'Short: 安全.'],
    ['- 安全\n\n讲安全。', '讲安全。'],
    ['One 安全. Two 安全.', 'One 安全.'],
  ])('of %j is %j', (text, expected) => {
    const found = shortest(text);
    expect(found && found.before + found.term + found.after).toBe(expected);
  });

  test.each(['- 安全', '安全', '# （安全）', ''])('of %j there is none', (text) => {
    expect(shortest(text)).toBeUndefined();
  });

  test('is one of the sentences, and none is shorter', () => {
    const texts = fc.string({
      unit: fc.constantFrom('安全', 'a', ' ', '. A', '。', '\n', '- '),
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, (text) => {
        const places = placesOf(text, '安全');
        const all = sentencesWith(text, places);
        const short = shortest(text);
        for (const one of all) {
          expect(one.sentence.start).toBeLessThanOrEqual(one.termAt.start);
          expect(one.sentence.end).toBeGreaterThanOrEqual(one.termAt.end);
        }
        if (short === undefined) return;
        expect(all).toContainEqual(short);
        const lengthOf = ({ before, term, after }: (typeof all)[0]) => (before + term + after).length;
        for (const one of all) {
          if (/[\p{L}\p{N}]/u.test(one.before + one.after))
            expect(lengthOf(short)).toBeLessThanOrEqual(lengthOf(one));
        }
      }),
    );
  });
});
