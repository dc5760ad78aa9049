import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { startsWithSurname, surnameLengths } from '../../src/pinyin/surname.ts';

const lexicon = await loadLexicon();

describe('how much of a name is surname', () => {
  it.each([
    ['习近平', [1]],
    ['欧阳修', [2, 1]],
    ['林郑月娥', [2, 1]],
    ['拜登', []],
    ['李', []],
    ['', []],
  ])('%s: %j', (name, lengths) => {
    expect(surnameLengths(name, lexicon)).toEqual(lengths);
    expect(startsWithSurname(name, lexicon)).toBe(lengths.length > 0);
  });

  it('asks each dictionary for itself', () => {
    const empty = { ...lexicon, senses: () => [] };
    expect(startsWithSurname('习近平', lexicon)).toBe(true);
    expect(startsWithSurname('习近平', empty)).toBe(false);
    expect(startsWithSurname('习近平', lexicon)).toBe(true);
  });
});
