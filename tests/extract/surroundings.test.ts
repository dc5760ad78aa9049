import { describe, expect, it } from 'vitest';
import { findChinese } from '../../src/extract/chinese.ts';
import { surroundingsOf } from '../../src/extract/surroundings/index.ts';
import { tokenise } from '../../src/extract/tokens.ts';
import { lexicon } from './dictionary.ts';

/** What is found around the first Chinese run, in words. */
function around(text: string) {
  const tokens = tokenise(text, 0, text.length, findChinese(text, lexicon));
  const s = surroundingsOf(
    tokens,
    tokens.findIndex((t) => t.type === 'han'),
    lexicon,
  );
  const words = (first: number, last: number) =>
    tokens
      .slice(first, last + 1)
      .filter((t) => t.type === 'word')
      .map((t) => t.text)
      .join(' ');
  return {
    ties: s.places.map((p) => `${p.tie} ${tokens[p.edge]!.text}`),
    pinyin: s.pinyin && words(s.pinyin.first, s.pinyin.last),
    abbreviations: s.abbreviations.map((i) => tokens[i]!.text),
    pure: s.pure,
    doubled: s.doubled,
    foreign: s.foreign,
  };
}

describe('the bracket', () => {
  it.each([
    ['plain', 'the bottom line (底线)', { ties: ['before-bracket line'], pure: true }],
    ['abbreviation', 'Justice (MOJ, 司法部)', { abbreviations: ['MOJ'], ties: ['before-bracket Justice'] }],
    ['pinyin after', 'security (安全, ānquán)', { pinyin: 'ānquán', ties: ['before-bracket security'] }],
    ['pinyin before', 'security [anquan, 安全]', { pinyin: 'anquan' }],
    ['labels', 'line (Chinese: 底线; pinyin: dǐxiàn)', { pinyin: 'dǐxiàn', pure: true }],
    ['another romanisation', 'line (底线; Wade–Giles: ti-hsien)', { ties: ['before-bracket line'] }],
    ['dates', 'Zhou Li (周黎, born 5 May 1962)', { ties: ['before-bracket Li'], pure: true }],
    ['English in it', 'hukou (户口, registration)', { ties: ['same-bracket registration'], pinyin: 'hukou' }],
    ['a sentence in it', 'so (the word 底线 is old)', { pure: false }],
    ['doubled', 'ports ((智慧港口)) x', { doubled: true }],
    ['another language', 'Tokyo (Japanese: 東京)', { foreign: true }],
    ['left open', 'the bottom line (底线 and more', { ties: ['before-bracket line'] }],
  ])('%s', (_, text, expected) => {
    expect(around(text)).toMatchObject(expected);
  });
});

describe('outside brackets', () => {
  it.each([
    [
      'abbreviation bracket before',
      'Cyberspace Administration (CAC) (网信办)',
      { abbreviations: ['CAC'], ties: ['before-bracket Administration'] },
    ],
    ['pinyin between', 'guidance,” or yulun (舆论)', { pinyin: 'yulun', ties: ['before-bracket guidance'] }],
    ['English in a bracket after', '共同富裕 (common prosperity)', { ties: ['after-bracket common'] }],
    [
      'pinyin and English after',
      '内卷 (neijuan, involution)',
      { pinyin: 'neijuan', ties: ['after-bracket involution'] },
    ],
    ['dash', '举国体制 — the whole nation', { ties: ['after-dash the'] }],
    ['colon', '反腐败: anti-corruption', { ties: ['after-colon anti-corruption'] }],
    [
      'quote after the bracket',
      'zhengnengliang (正能量), or “positive energy”',
      { ties: ['after-quote positive'] },
    ],
    [
      'cue',
      '军民融合 is usually translated as “fusion”',
      { ties: ['after-quote fusion', 'after-cue fusion'] },
    ],
    ['a cell', '| 底线 | bottom line |', { ties: ['cell bottom'] }],
    ['the next line', '底线\nbottom line', { ties: ['next-line bottom'] }],
    [
      'English bracket before',
      'x “di xian” [bottom line] 底线',
      { ties: ['bracket-before bottom', 'before-pinyin x'], pinyin: 'di xian' },
    ],
    ['nothing', '习近平在福建考察。', { ties: [] }],
  ])('%s', (_, text, expected) => {
    expect(around(text)).toMatchObject(expected);
  });
});
