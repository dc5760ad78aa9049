import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';

describe('prose before a term', () => {
  it.each([
    ['昨日美国总统拜登（Joe Biden）说', '拜登', 'Joe Biden'],
    ['外交部长王毅 (Wang Yi) 说', '王毅', 'Wang Yi'],
    ['今天，他提出要推进共同富裕 (common prosperity)。', '共同富裕', 'common prosperity'],
    [
      '中华人民共和国外交部 (Ministry of Foreign Affairs)',
      '中华人民共和国外交部',
      'Ministry of Foreign Affairs',
    ],
    [
      '不忘初心，牢记使命 (never forget the original intention, remember the mission)',
      '不忘初心，牢记使命',
      'never forget the original intention, remember the mission',
    ],
  ])('%s', (text, hanzi, english) => {
    const [term] = extract(text, { lexicon });
    expect([term?.hanzi, term?.english]).toEqual([hanzi, english]);
    expect(text).toContain(term?.printed.hanzi);
  });
});
