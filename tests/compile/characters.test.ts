import { beforeAll, describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { radicalOf } from '../../src/cli/radicals.ts';
import { describeCharacters, type CharacterTerm } from '../../src/compile/characters.ts';
import { readCharacters } from '../../src/compile/written.ts';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { toTraditional } from '../../src/lexicon/script.ts';
import { romanise } from '../../src/pinyin/index.ts';
import { toZhuyin } from '../../src/pinyin/syllable.ts';

const senses = readCharacters({
  version: 1,
  characters: {
    会: [{ gloss: 'association', in: ['协会'] }, { gloss: 'assembly', in: ['议会'] }, { gloss: 'to meet' }],
    协: [{ gloss: 'joint' }],
    议: [{ gloss: 'to discuss' }],
    面: [{ gloss: 'flour', traditional: '麵' }, { gloss: 'face' }],
    重: [{ gloss: 'again', pinyin: 'chóng' }, { gloss: 'heavy' }],
    要: [{ gloss: 'important' }],
    庆: [{ gloss: 'to celebrate' }],
    黄: [{ gloss: 'yellow' }],
    条: [{ gloss: 'strip' }],
    全: [{ gloss: 'whole' }],
    研: [{ gloss: 'to study' }],
    究: [{ gloss: 'to look into' }],
    质: [{ gloss: 'quality' }],
    量: [{ gloss: 'amount' }],
  },
});

describe('describeCharacters', () => {
  let lexicon: Lexicon;
  beforeAll(async () => {
    lexicon = await loadLexicon();
  });
  const describeTerm = (hanzi: string, surname = 0) => {
    const syllables = romanise(hanzi, { lexicon }).syllables.map((s) => ({
      ...s,
      zhuyin: toZhuyin(s.numbered) ?? '',
    }));
    const term: CharacterTerm = { hanzi, traditional: toTraditional(hanzi), syllables, surname };
    return describeCharacters(term, { senses, lexicon, radicalOf });
  };
  const glosses = (hanzi: string, surname?: number) =>
    describeTerm(hanzi, surname).characters.map(({ gloss }) => gloss);

  it.each<[string, string, string[]]>([
    ['by the word it stands in', '协会', ['joint', 'association']],
    ['by another word', '议会', ['to discuss', 'assembly']],
    ['else the general one', '会议', ['to meet', 'to discuss']],
    ['by the traditional form', '面条', ['flour', 'strip']],
    ['by the other form', '全面', ['whole', 'face']],
    ['by the reading', '重庆', ['again', 'to celebrate']],
    ['by the other reading', '重要', ['heavy', 'important']],
  ])('chooses the sense %s', (_, hanzi, expected) => expect(glosses(hanzi)).toEqual(expected));

  it('says surname first, also where no sense is written', () => {
    expect(glosses('黄庆', 1)[0]).toBe('surname; yellow');
    expect(glosses('冯庆', 1)[0]).toBe('surname');
  });

  it('names what has no sense, and where', () => {
    expect(describeTerm('协力').missing).toEqual(['力 (力 lì) in 协力']);
  });

  it('gives Taiwan’s reading where it is another', () => {
    const taiwan = (hanzi: string) => describeTerm(hanzi).characters.map((c) => c.zhuyinTaiwan);
    expect(taiwan('研究')).toEqual([undefined, 'ㄐㄧㄡˋ']);
    expect(taiwan('质量')).toEqual(['ㄓˊ', undefined]);
    expect(taiwan('协会')).toEqual([undefined, undefined]);
  });
});

describe('radicalOf', () => {
  it.each([
    ['美', '羊'],
    ['棍', '木'],
    ['死', '歹'],
    ['離', '隹'],
    ['习', '乙'],
    ['習', '羽'],
    ['网', '网'],
    ['網', '糸'],
    ['江', '水'],
    ['讲', '讠'],
    ['講', '言'],
  ])('%s: %s', (char, radical) => expect(radicalOf(char)).toBe(radical));

  it('knows every character of Unicode’s first block and refuses what is none', () => {
    for (let point = 0x4e00; point <= 0x9fa5; point++)
      expect(radicalOf(String.fromCodePoint(point))).toMatch(/^\p{Script=Han}$/u);
    expect(() => radicalOf('A')).toThrow(RangeError);
  });
});
