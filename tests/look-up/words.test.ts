import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes, layOut } from '../../src/look-up/columns.ts';
import { isOneSlip, keyOf } from '../../src/look-up/english.ts';
import { foldGloss } from '../../src/look-up/fold.ts';
import { indexWords } from '../../src/look-up/words.ts';

/** Of few letters, so that some words are alike; a digit and a letter that is none of English stand for their kinds. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'ø', '7'), minLength: 4, maxLength: 6 });
const glosses = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
/** A slip in one of some words: a letter less, one more, another, or two exchanged; wherever that is. */
const slip = fc.record({
  of: fc.nat(7),
  at: fc.nat(5),
  make: fc.constantFrom(
    (letters: string) => letters.slice(1),
    (letters: string) => `a${letters}`,
    (letters: string) => `e${letters}`,
    (letters: string) => `d${letters.slice(1)}`,
    (letters: string) => `é${letters.slice(1)}`,
    (letters: string) => letters.slice(1, 2) + letters.slice(0, 1) + letters.slice(2),
  ),
});

/** Another ending, or more of the word: no slip. */
const isKin = (asked: string) => (one: string) => one.startsWith(asked) || keyOf(one) === keyOf(asked);

test('what was meant by a word that is not there is, of all one slip away, the one in most places', () => {
  fc.assert(
    fc.property(glosses, slip, (written, { of, at, make }) => {
      const texts = written.map((words) => foldGloss(words.join(' ')));
      const all = texts.flatMap((text) => text.split(' '));
      const right = all[of % all.length]!;
      const asked = foldGloss(right.slice(0, at) + make(right.slice(at)));
      fc.pre(!all.some(isKin(asked)));
      const counts = new Map<string, number>();
      for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
      const most = Math.max(0, ...[...counts].map(([one, count]) => (isOneSlip(asked, one) ? count : 0)));

      const index = indexWords(
        layOut(
          written.map((words) => [words.join(' ')]),
          foldGloss,
          bytes,
        ),
      );
      const meant = index.meant(asked);
      const isItself = meant === undefined || meant === asked;
      expect(isItself ? 0 : isOneSlip(asked, meant) && counts.get(meant)).toBe(most);
    }),
    { numRuns: 400 },
  );
});
