import { describe, expect, it } from 'vitest';
import { findForms, type Forms } from '../../src/compile/occurrences.ts';

const policy = (key: string, english: string, abbreviation?: string): Forms => ({
  key,
  english: [english],
  abbreviation,
  isName: false,
});
const name = (key: string, english: string, abbreviation?: string): Forms => ({
  key,
  english: [english],
  abbreviation,
  isName: true,
});

describe('findForms', () => {
  it.each<[string, string, Forms[], string[]]>([
    [
      'a wording in any case',
      'Tidy Streets and tidy streets',
      [policy('净街', 'tidy streets')],
      ['净街 Tidy Streets', '净街 tidy streets'],
    ],
    ['no part of a word', 'untidy streetscape', [policy('净街', 'tidy streets')], []],
    ['a line break inside', 'tidy\n  streets', [policy('净街', 'tidy streets')], ['净街 tidy\n  streets']],
    [
      'the longer of two',
      'open data policy, open data',
      [policy('开放数据', 'open data'), policy('开放数据政策', 'open data policy')],
      ['开放数据政策 open data policy', '开放数据 open data'],
    ],
    [
      'an abbreviation as printed only',
      'the ODP, an odp',
      [name('开放数据处', 'Open Data Platform', 'ODP')],
      ['开放数据处 ODP'],
    ],
    [
      'a name only when capitalised',
      'Open River and open river',
      [name('开河', 'Open River')],
      ['开河 Open River'],
    ],
    [
      'curly and straight apostrophes',
      "people's court, people’s court",
      [policy('人民法院', 'people’s court')],
      ["人民法院 people's court", '人民法院 people’s court'],
    ],
    ['AI scanned as Al', 'Al ethics', [policy('人工智能伦理', 'AI ethics')], ['人工智能伦理 Al ethics']],
    [
      'nothing in addresses and tags',
      '<a href="x/tidy streets">https://x.org/tidy-streets</a>',
      [policy('净街', 'tidy streets')],
      [],
    ],
    [
      'a hyphen for a blank and a blank for a hyphen',
      'tidy-streets, wolf warrior',
      [policy('净街', 'tidy streets'), policy('战狼', 'wolf-warrior')],
      ['净街 tidy-streets', '战狼 wolf warrior'],
    ],
    [
      'a wording that two terms have, for the first',
      'self-reliance',
      [policy('自立自强', 'self-reliance'), policy('自力更生', 'self-reliance')],
      ['自立自强 self-reliance'],
    ],
    [
      'special characters as themselves',
      'grid (plus) and gridx',
      [policy('网格', 'grid (plus')],
      ['网格 grid (plus'],
    ],
  ])('finds %s', (_, text, terms, expected) => {
    const matches = findForms(text, terms);
    expect(matches.map((m) => `${m.key} ${m.printed}`)).toEqual(expected);
    for (const m of matches) expect(text.slice(m.start, m.end)).toBe(m.printed);
  });

  it('gives a wording that one of two terms is refused to the other', () => {
    const terms = [policy('自立自强', 'self-reliance'), policy('自力更生', 'self-reliance')];
    const text = 'self-reliance and self-reliance';
    const matches = findForms(text, terms, ({ key, start }) => key === '自立自强' && start === 0);
    expect(matches.map(({ key }) => key)).toEqual(['自力更生', '自立自强']);
  });

  it('finds nothing for no terms', () => expect(findForms('text', [])).toEqual([]));
});
