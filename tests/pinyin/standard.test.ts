import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { romanise } from '../../src/pinyin/index.ts';
import { CLAUSES } from './standard.ts';

const lexicon = await loadLexicon();

/** Examples that do not come out as the standards have them, and why no rule here can tell. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['人机对话', 'nothing tells that 人 and 机 stand beside each other'],
  ['天上', 'the dictionary reads it in full'],
  ['地下', 'the dictionary reads it in full'],
  ['刚刚走', 'the dictionary has the second syllable light'],
  ['一二·九', 'a number that a dot divides'],
  ['轰隆一声', 'the dictionary lists 一声, the first tone'],
  ['爱憎分明', 'the dictionary does not call it an idiom'],
  ['洋洋大观', 'the dictionary lists neither the idiom nor that it is one'],
  ['平分秋色', 'the dictionary does not call it an idiom'],
  ['国强同志', '国 is a surname, too'],
  ['门框胡同', 'the dictionary reads it in full'],
  ['江镇', 'a village whose name ends like that of a town'],
  ['文家市', 'a village whose name ends like that of a city'],
  ['三岔河', 'a village whose name ends like that of a river'],
  ['三门峡', 'the dictionary lists the city alone'],
  ['一头', 'the dictionary lists it as one word'],
  ['不对', 'the dictionary lists it as one word'],
]);

const rows = CLAUSES.flatMap(({ clause, kind = 'policy-term', examples }) =>
  examples
    .trim()
    .split('\n')
    .map((line) => {
      const [hanzi = '', ...pinyin] = line.trim().split(' ');
      return { clause, kind, hanzi, pinyin: pinyin.join(' ') };
    }),
);

describe('the standards’ examples', () => {
  for (const { clause, kind, hanzi, pinyin } of rows) {
    const why = OTHERWISE.get(hanzi);
    const name = `${clause}: ${hanzi} is ${pinyin}${why === undefined ? '' : `, and not here: ${why}`}`;
    it(name, () => {
      const written = expect(romanise(hanzi, { kind, lexicon }).pinyin);
      if (why === undefined) written.toBe(pinyin);
      else written.not.toBe(pinyin);
    });
  }

  it('come out as printed in 95 of 100', () => {
    expect(rows.length).toBeGreaterThan(300);
    expect(OTHERWISE.size / rows.length).toBeLessThanOrEqual(0.05);
  });
});
