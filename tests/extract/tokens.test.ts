import { describe, expect, it } from 'vitest';
import { findChinese } from '../../src/extract/chinese.ts';
import { enclosing, tokenise } from '../../src/extract/tokens.ts';
import { lexicon } from './dictionary.ts';

const tokens = (text: string) => tokenise(text, 0, text.length, findChinese(text, lexicon));
/** `type:text`, words bare. */
const shape = (text: string) => tokens(text).map((t) => (t.type === 'word' ? t.text : `${t.type}:${t.text}`));

describe('tokens', () => {
  it.each([
    ['brackets of any width', 'A （底线）', ['A', 'open:(', 'han:底线', 'close:(']],
    ['curly quotes', '“a b” c', ['quote-open:"', 'a', 'b', 'quote-close:"', 'c']],
    ['straight quotes', 'x "a" y', ['x', 'quote-open:"', 'a', 'quote-close:"', 'y']],
    ['a possessive is no quote', 'cadres’ work', ["cadres'", 'work']],
    ['corner brackets', '「如水」', ['quote-open:「', 'han:如水', 'quote-close:「']],
    ['tags and entities', '<em>a</em>&nbsp;&amp; b', ['emphasis:em', 'a', 'emphasis:em', '&', 'b']],
    [
      'angle brackets in any writing',
      'a &lt; b &#60; c &#x3E; d',
      ['a', 'punctuation:<', 'b', 'punctuation:<', 'c', 'punctuation:>', 'd'],
    ],
    ['a link', '[a](https://x.org/y) b', ['hidden:[', 'a', 'b']],
    ['a footnote marker', 'a[^2] b[3] c', ['a', 'b', 'c']],
    ['a word divided at a line end', 'Chen Jia-\nwei', ['Chen', 'Jiawei']],
    ['a hyphen that stays', 'self-\nreliance', ['self-reliance']],
    [
      'stops, addresses and files',
      'Go to x.org: see a.pdf. End: yes',
      [
        'Go',
        'to',
        'x.org',
        'punctuation::',
        'see',
        'punctuation:url',
        'punctuation:.',
        'End',
        'punctuation::',
        'yes',
      ],
    ],
    [
      'signs beside words',
      'So?! Port (old), “new”; no: Co. Ltd.',
      [
        'So',
        'punctuation:?',
        'punctuation:!',
        'Port',
        'open:(',
        'old',
        'close:(',
        'punctuation:,',
        'quote-open:"',
        'new',
        'quote-close:"',
        'punctuation:;',
        'no',
        'punctuation::',
        'Co. Ltd.',
      ],
    ],
    ['an initial', 'J. Li. Next', ['J.', 'Li', 'punctuation:.', 'Next']],
    ['a dash that the scan misread', 'China一ASEAN', ['China-ASEAN']],
    ['a page number inside a sentence', 'the\n\n12\n\nnext', ['the', 'next']],
    ['cells', 'a | b\tc', ['a', 'break:|', 'b', 'break:¦', 'c']],
    ['cells of a CSV line', 'Party school,党校', ['Party', 'school', 'break:|', 'han:党校']],
    ['a reference mark', '研究[J].', ['han:研究', 'punctuation:[J]', 'punctuation:.']],
  ])('%s', (_, text, expected) => {
    expect(shape(text)).toEqual(expected);
  });

  it('matches nested and doubled brackets, and leaves lost ones alone', () => {
    const list = tokens('((底线)) (a [b');
    expect(list.map((t) => t.match)).toEqual([4, 3, -1, 1, 0, -1, -1, -1, -1]);
    expect(enclosing(list, 2)).toBe(1);
    expect(enclosing(list, 8)).toBe(-1);
  });
});
