import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntities } from '../../src/extract/entities.ts';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';

describe('entities', () => {
  it.each([
    ['R&amp;D', 'R&D'],
    ['&ldquo;a&rdquo;&nbsp;b', '“a”\u00a0b'],
    ['&#28207;&#x6E2F;', '港港'],
    ['a & b; &unheardof; AT&T;', 'a & b; &unheardof; AT&T;'],
    [
      'what would look like a tag stays: &lt;b&gt; &#60;',
      'what would look like a tag stays: &lt;b&gt; &#60;',
    ],
  ])('%s is read as %s', (given, read) => {
    expect(readEntities(given).text).toBe(read);
  });

  it('leads every character back to where it stands', () => {
    const piece = fc.oneof(
      fc.constantFrom('&amp;', '&#28207;', '&quot;', 'ab', '港'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const given = pieces.join('');
        const { text, origin } = readEntities(given);
        let before = -1;
        for (let at = 0; at < text.length; at++) {
          const stands = origin(at);
          expect(stands).toBeGreaterThanOrEqual(before);
          before = stands;
          expect(given[stands] === text[at] || given[stands] === '&' || before === origin(at - 1)).toBe(true);
        }
        expect(origin(text.length)).toBe(given.length);
      }),
    );
  });

  it('lets a term point into the text as it was given', () => {
    const given = 'The &ldquo;steady tide&rdquo; (&#31283;潮) of R&amp;D (研发)';
    const [tide, research] = extract(given, { lexicon });
    expect([tide?.hanzi, tide?.english, tide?.printed.hanzi]).toEqual(['稳潮', 'steady tide', '&#31283;潮']);
    expect(research?.printed).toEqual({ hanzi: '研发', english: 'R&amp;D' });
    expect(given.slice(research!.occurrences[0]!.column - 1)).toMatch(/^研发/);
  });
});
