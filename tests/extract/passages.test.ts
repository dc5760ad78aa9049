import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { cantoneseReadings as cantonese } from '../../src/pinyin/cantonese.ts';
import { lexicon } from './dictionary.ts';
import { LOST } from './lost.ts';
import { score } from './scoring.ts';
import { tablePassages } from './written.ts';

describe('one passage for each habit of printing', () => {
  for (const { style, text, terms } of tablePassages())
    (LOST.has(style) ? it.fails : it)(style, () => {
      expect(score(extract(text, { lexicon, cantonese }), terms).wrong).toEqual([]);
    });
});
