import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { cantoneseReadings as cantonese } from '../../src/pinyin/cantonese.ts';
import { lexicon } from './dictionary.ts';
import { passagesIn } from './passage-files.ts';
import { score } from './scoring.ts';

describe('what was once read wrongly', () => {
  it.each(passagesIn('review').map(({ style, text, terms }) => [style, text, terms] as const))(
    '%s',
    (_, text, terms) => {
      expect(score(extract(text, { lexicon, cantonese }), terms).wrong).toEqual([]);
    },
  );
});
