import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countHan, describeTerm, type TermToDescribe } from '../../src/describe/describe.ts';
import { meaningsOf } from '../../src/describe/words.ts';
import { KINDS } from '../../src/term/kinds.ts';
import { simplify, traditionalise } from '../../src/extract/script.ts';
import { lexicon } from '../extract/dictionary.ts';

const described = (hanzi: string, more: Partial<TermToDescribe> = {}) =>
  describeTerm(
    {
      hanzi,
      simplified: simplify(hanzi),
      traditional: traditionalise(hanzi, lexicon),
      kind: 'policy-term',
      ...more,
    },
    lexicon,
  );

describe('what is said of a term', () => {
  test('reading, numbers, zhuyin and words', () => {
    expect(described('网络主权')).toEqual({
      hanzi: '网络主权',
      traditional: '網絡主權',
      pinyin: 'wǎngluò zhǔquán',
      numbered: 'wang3 luo4 zhu3 quan2',
      zhuyin: 'ㄨㄤˇ ㄌㄨㄛˋ ㄓㄨˇ ㄑㄩㄢˊ',
      words: [
        { hanzi: '网络', traditional: '網絡', pinyin: 'wǎngluò', gloss: expect.any(String) as string },
        { hanzi: '主权', traditional: '主權', pinyin: 'zhǔquán', gloss: 'sovereignty' },
      ],
    });
  });

  test('a term printed in traditional characters is described in both scripts', () => {
    const { hanzi, traditional, words } = described('網絡主權');
    expect({ hanzi, traditional }).toEqual({ hanzi: '网络主权', traditional: '網絡主權' });
    expect(words.map((word) => word.hanzi + word.traditional)).toEqual(['网络網絡', '主权主權']);
  });

  test('Latin letters stay in their places', () => {
    expect(described('主权AI')).toMatchObject({ pinyin: 'zhǔquán AI', numbered: 'zhu3 quan2 AI' });
  });

  test('a Chinese nought after a digit is read, too', () => {
    expect(described('5〇〇网')).toMatchObject({ numbered: '5 ling2 ling2 wang3' });
  });

  test('Taiwan’s reading is told where it is another', () => {
    expect(described('质量').zhuyinTaiwan).toBe('ㄓˊ ㄌㄧㄤˋ');
    expect(described('主权')).not.toHaveProperty('zhuyinTaiwan');
  });
});

describe('a reading that a person gives rules, in the spelling of the standard', () => {
  test.each([
    ['重庆', 'place', 'zhong4 qing4', 'Zhòngqìng'],
    ['内卷式竞争', 'policy-term', 'nei4 juan3 shi4 jing4 zheng1', 'nèijuǎnshì jìngzhēng'],
    // An apostrophe comes and goes with the vowel that wants it.
    ['天安', 'policy-term', 'tian1 an1', "tiān'ān"],
    ['主权AI', 'policy-term', 'zhu3 quan1', 'zhǔquān AI'],
  ] as const)('%s as %s %s', (hanzi, kind, reading, pinyin) => {
    expect(described(hanzi, { kind, reading }).pinyin).toBe(pinyin);
  });

  test('numbers, zhuyin and words follow it', () => {
    const { numbered, zhuyin, words } = described('内卷', { reading: 'nei4 juan4' });
    expect({ numbered, zhuyin }).toEqual({ numbered: 'nei4 juan4', zhuyin: 'ㄋㄟˋ ㄐㄩㄢˋ' });
    expect(words.map(({ pinyin }) => pinyin).join('')).toBe('nèijuàn');
  });

  test('one of another number of syllables is passed over', () => {
    expect(described('内卷', { reading: 'nei4' })).toEqual(described('内卷'));
  });
});

test('whatever the characters, the parts agree with one another', () => {
  const sign = fc.constantFrom(...'网络主权發展的儿花一不·《》、％％ＡAI5G－—+. İß𠀀𰻝人民〇々');
  const term = fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => signs.join(''));
  const syllable = fc.constantFrom('a1', 'er5', 'lü4', 'zhong1', 'r5', 'ang2');
  fc.assert(
    fc.property(
      term,
      fc.constantFrom(...KINDS),
      fc.array(syllable, { maxLength: 12 }),
      (hanzi, kind, given) => {
        const count = countHan(hanzi);
        const reading = given.slice(0, count).join(' ');
        const said = described(hanzi, { kind, ...(reading !== '' && { reading }) });
        expect(Array.from(said.hanzi)).toHaveLength(Array.from(hanzi).length);
        expect(Array.from(said.traditional)).toHaveLength(Array.from(hanzi).length);
        const signs = (text: string) => (text === '' ? 0 : text.split(' ').length);
        expect(signs(said.numbered)).toBe(signs(said.zhuyin));
        for (const word of said.words) expect(said.pinyin).toContain(word.pinyin);
        if (given.length >= count && count > 0)
          expect(said.numbered.split(' ').filter((one) => (given as string[]).includes(one))).toHaveLength(
            count,
          );
      },
    ),
    { numRuns: 500 },
  );
});

describe('how a person divides a term', () => {
  test('rules, with the dictionary’s meaning of each word', () => {
    const { words } = described('网络主权', { division: ['网', '络', '主权'] });
    expect(words.map(({ hanzi, pinyin }) => [hanzi, pinyin])).toEqual([
      ['网', 'wǎng'],
      ['络', 'luò'],
      ['主权', 'zhǔquán'],
    ]);
    expect(words[2]!.gloss).toBe('sovereignty');
  });

  test.each([[['网络']], [['网络', '', '主权']], [['主权', '网络']], [[]]])(
    'is passed over where it is %j',
    (division) => {
      expect(described('网络主权', { division })).toEqual(described('网络主权'));
    },
  );
});

describe('what the dictionary says a word means', () => {
  test.each<[word: string, numbered: string | undefined, first: string]>([
    ['主权', undefined, 'sovereignty'],
    ['行', 'hang2', 'row'],
    ['行', 'xing2', 'to walk'],
  ])('%s read %s', (word, numbered, first) => {
    expect(meaningsOf(word, lexicon, numbered)[0]).toMatch(new RegExp(`^${first}`));
  });

  test('each meaning once, without what is counted with it', () => {
    const meanings = meaningsOf('发展', lexicon);
    expect(new Set(meanings).size).toBe(meanings.length);
    expect(meanings.some((one) => /CL:|\[|Taiwan pr/.test(one))).toBe(false);
    expect(meaningsOf('没有这个词的', lexicon)).toEqual([]);
  });
});
