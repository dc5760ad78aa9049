import { describe, expect, it } from 'vitest';
import { profileOf } from '../../src/extract/align.ts';
import { extract } from '../../src/extract/index.ts';
import { dashForYi, nameMismatch, oneEditApart } from '../../src/extract/repair.ts';
import { lexicon } from './dictionary.ts';

describe('一 for a dash', () => {
  it.each([
    ['中国一东盟走廊', ['China-ASEAN', 'corridor'], '中国—东盟走廊'],
    ['中国一中东欧研究院', ['China-CEE', 'Institute'], '中国—中东欧研究院'],
    ['中国一东盟走廊', null, '中国—东盟走廊'],
    ['统一战线', ['united', 'front'], null],
    ['一国两制', ['one', 'country', 'two', 'systems'], null],
    ['第一书记', ['first', 'secretary'], null],
  ])('%s', (hanzi, english, read) => {
    expect(dashForYi(profileOf(hanzi, lexicon), english, lexicon)?.hanzi ?? null).toBe(read);
  });
});

describe('names that do not read as printed', () => {
  it.each([
    ['汉州', 'Wenzhou', true],
    ['河水', 'Lishui', true],
    ['王毅', 'Wang Yi', false],
    ['黄仁勋', 'Jensen Huang', false],
    ['底线', 'Bottom Line', false],
  ])('%s, %s: %s', (hanzi, english, flagged) => {
    expect(nameMismatch(hanzi, english, 0, lexicon) !== null).toBe(flagged);
  });

  it('gives both readings, and the likely spelling one letter away', () => {
    expect(nameMismatch('王浩', 'Wang Hai', 0, lexicon)).toMatchObject({
      type: 'name-mismatch',
      from: 'Wang Hai',
      read: 'wanghao',
      suggestion: 'Wanghao',
    });
  });

  it('gives the likely characters where the romanisation is another name', () => {
    expect(nameMismatch('湖洲', 'Huzhou', 0, lexicon)).toBeNull();
    expect(nameMismatch('汉州', 'Wenzhou', 0, lexicon)).toMatchObject({
      read: 'hanzhou',
      suggestion: '温州',
    });
  });

  it.each([
    ['hao', 'hai', true],
    ['lin', 'lni', true],
    ['lin', 'ling', true],
    ['lin', 'lin', false],
    ['he', 'liu', false],
  ])('%s and %s one edit apart: %s', (a, b, apart) => {
    expect(oneEditApart(a, b)).toBe(apart);
  });
});

it('keeps the print beside what it read', () => {
  const [term] = extract('rules on "sovereign Al (主权人工智能)" matter', { lexicon });
  expect(term).toMatchObject({
    english: 'sovereign AI',
    printed: { english: 'sovereign Al', hanzi: '主权人工智能' },
  });
  expect(term?.flags.map((flag) => flag.type)).toEqual(['ocr-ai']);
});

it('leaves a real Al alone', () => {
  expect(extract('the broadcaster Al Jazeera (半岛电视台) said', { lexicon })[0]?.english).toBe('Al Jazeera');
});
