import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';

describe('how a span is read off the page', () => {
  it.each([
    ['an article is left out', 'They guard the bottom line (底线) well.', 'bottom line', 'bottom line'],
    ['a comma inside the quotes too', '“bottom line,” (底线)', 'bottom line', 'bottom line'],
    ['a possessive at its end', 'Zhu De’s (朱德) army', 'Zhu De', 'Zhu De’s'],
    ['the plural of a no', 'the Three No’s (三不) of the port', 'Three No’s', 'Three No’s'],
    ['markup inside', 'the “bottom *line*” (底线)', 'bottom line', 'bottom *line'],
    ['a divided word', 'Chen Jia-\nwei (陈家伟)', 'Chen Jiawei', 'Chen Jia-\nwei'],
    ['a line break', 'the “bottom\nline” (底线)', 'bottom line', 'bottom\nline'],
    ['nothing but a soft hyphen', '\u00ad (底线)', null, null],
  ])('%s', (_, text, english, printed) => {
    const [term] = extract(text, { lexicon });
    expect([term?.english, english === null ? null : term?.printed.english]).toEqual([english, printed]);
  });
});
