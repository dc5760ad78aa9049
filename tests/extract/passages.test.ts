import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { cantoneseReadings as cantonese } from '../../src/pinyin/cantonese.ts';
import { lexicon } from './dictionary.ts';
import { LOST } from './lost.ts';
import { PASSAGES } from './passages.ts';
import { score } from './scoring.ts';

describe('one passage for each habit of printing', () => {
  for (const { style, text, terms } of PASSAGES) {
    (LOST.has(style) ? it.fails : it)(style, () => {
      const expected = terms.map(([hanzi, english, kind, abbreviation]) => ({
        hanzi,
        english: (english ?? '').split(' | '),
        kinds: kind ? [kind] : [],
        abbreviation: abbreviation ? [abbreviation] : [],
        suspect: false,
      }));
      expect(score(extract(text, { lexicon, cantonese }), expected).wrong).toEqual([]);
    });
  }
});
