import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { KINDS } from '../../src/term/kinds.ts';
import { cantoneseReadings } from '../../src/pinyin/cantonese.ts';
import { romanise } from '../../src/pinyin/index.ts';

const lexicon = await loadLexicon();

describe('the reading of a character', () => {
  it.each([
    // Surnames are read as surnames, in people only.
    ['曾庆红', 'person', 'Zēng Qìnghóng'],
    ['仇和', 'person', 'Qiú Hé'],
    ['薄熙来', 'person', 'Bó Xīlái'],
    ['单田芳', 'person', 'Shàn Tiánfāng'],
    ['解振华', 'person', 'Xiè Zhènhuá'],
    ['区家麟', 'person', 'Ōu Jiālín'],
    ['任正非', 'person', 'Rén Zhèngfēi'],
    ['查良镛', 'person', 'Zhā Liángyōng'],
    ['华国锋', 'person', 'Huà Guófēng'],
    ['朴正熙', 'person', 'Piáo Zhèngxī'],
    ['尉迟恭', 'person', 'Yùchí Gōng'],
    ['万俟卨', 'person', 'Mòqí Xiè'],
    ['仇恨', 'policy-term', 'chóuhèn'],
    ['曾经', 'policy-term', 'céngjīng'],
    ['单位', 'policy-term', 'dānwèi'],
    ['行为', 'policy-term', 'xíngwéi'],
    ['薄弱', 'policy-term', 'bóruò'],
    // Places are read as places.
    ['丽水', 'place', 'Líshuǐ'],
    ['番禺', 'place', 'Pānyú'],
    ['六安', 'place', "Lù'ān"],
    ['重庆', 'place', 'Chóngqìng'],
    ['厦门', 'place', 'Xiàmén'],
    ['东阿', 'place', "Dōng'ē"],
    ['乐清', 'place', 'Yuèqīng'],
    ['蔚县', 'place', 'Yù Xiàn'],
    // The word decides.
    ['银行', 'policy-term', 'yínháng'],
    ['会计', 'policy-term', 'kuàijì'],
    ['长期', 'policy-term', 'chángqī'],
    ['部长', 'policy-term', 'bùzhǎng'],
    ['调查', 'policy-term', 'diàochá'],
    ['调整', 'policy-term', 'tiáozhěng'],
    ['绿色发展', 'policy-term', 'lǜsè fāzhǎn'],
    ['兴奋', 'policy-term', 'xīngfèn'],
    ['复兴', 'policy-term', 'fùxīng'],
    ['数据', 'policy-term', 'shùjù'],
    ['差异', 'policy-term', 'chāyì'],
    ['中央', 'policy-term', 'zhōngyāng'],
    ['为人民服务', 'policy-term', 'wèi rénmín fúwù'],
    // Energy, and what somebody is able to do.
    ['抽水蓄能', 'policy-term', 'chōushuǐ xùnéng'],
    ['抽水蓄能电站', 'policy-term', 'chōushuǐ xùnéng diànzhàn'],
    ['谁能发展', 'policy-term', 'shéi néng fāzhǎn'],
    // What an authority issues is a title, and a title begins with a capital.
    ['关于加强环境保护的意见', 'policy-term', 'Guānyú Jiāqiáng Huánjìng Bǎohù de Yìjiàn'],
    ['关于加强环境保护的意见', 'publication', 'Guānyú Jiāqiáng Huánjìng Bǎohù de Yìjiàn'],
    ['關於加強環境保護的意見', 'publication', 'Guānyú Jiāqiáng Huánjìng Bǎohù de Yìjiàn'],
    ['关于环境的意见不一', 'policy-term', 'guānyú huánjìng de yìjiàn bù yī'],
    // Neutral tones as the dictionary has them; sandhi is never written.
    ['朋友', 'policy-term', 'péngyou'],
    ['故事', 'policy-term', 'gùshi'],
    ['精神', 'policy-term', 'jīngshén'],
    ['大意', 'policy-term', 'dàyì'],
    ['关系', 'policy-term', 'guānxì'],
    ['一个', 'policy-term', 'yī gè'],
    ['不是', 'policy-term', 'bùshì'],
    ['统一', 'policy-term', 'tǒngyī'],
    ['花儿', 'policy-term', 'huār'],
    // Traditional characters.
    ['蔡英文', 'person', 'Cài Yīngwén'],
    ['和平統一', 'policy-term', 'hépíng tǒngyī'],
    ['一國兩制', 'policy-term', 'yīguó liǎngzhì'],
  ] as const)('%s (%s): %s', (hanzi, kind, pinyin) => {
    expect(romanise(hanzi, { kind, lexicon }).pinyin).toBe(pinyin);
  });

  it.each([
    // A name in the dictionary, or so many of a thing.
    ['九龙治水', 'nine dragons managing the waters', 'jiǔ lóng zhìshuǐ'],
    ['习近平外交思想', 'Xi Jinping Thought on Diplomacy', 'Xí Jìnpíng wàijiāo sīxiǎng'],
    ['王小洪奖学金', 'Wang Xiaohong Scholarship', 'Wáng Xiǎohóng jiǎngxuéjīn'],
    ['两会', 'Two Sessions', 'Liǎnghuì'],
    ['九龙半岛', 'Kowloon Peninsula', 'Jiǔlóng bàndǎo'],
    ['关于召开会议的通知', 'notice of a meeting', 'guānyú zhàokāi huìyì de tōngzhī'],
    ['关于召开会议的通知', 'Notice of a Meeting', 'Guānyú Zhàokāi Huìyì de Tōngzhī'],
  ])('is told by the English: %s, %s', (hanzi, english, pinyin) => {
    expect(romanise(hanzi, { kind: 'policy-term', english, lexicon }).pinyin).toBe(pinyin);
  });

  it.each([
    ['盖琳', 'Gai Lin', 'Gài Lín'],
    ['盖琳', 'Ge Lin', 'Gě Lín'],
    ['乐黛云', 'Yue Daiyun', 'Yuè Dàiyún'],
    ['乐黛云', 'Le Daiyun', 'Lè Dàiyún'],
    ['覃明', 'Qin Ming', 'Qín Míng'],
    ['覃明', 'Tan Ming', 'Tán Míng'],
    ['王朝', 'Wang Zhao', 'Wáng Zhāo'],
    ['王朝', 'Wang Chao', 'Wáng Cháo'],
  ])('is chosen by the print: %s, %s', (hanzi, printedRomanisation, pinyin) => {
    const result = romanise(hanzi, { kind: 'person', printedRomanisation, lexicon });
    expect(result).toMatchObject({ pinyin, agreesWithPrinted: true });
    expect(result.syllables.some(({ evidence }) => evidence === 'printed')).toBe(true);
  });

  it('tells its evidence', () => {
    const evidence = (hanzi: string, kind: 'person' | 'place' | 'policy-term') =>
      romanise(hanzi, { kind, lexicon }).syllables.map((s) => s.evidence);
    expect(evidence('曾庆红', 'person')[0]).toBe('surname');
    expect(evidence('丽水', 'place')).toEqual(['place', 'place']);
    expect(evidence('主权', 'policy-term')).toEqual(['dictionary', 'dictionary']);
  });
});

describe('agreement with the printed name', () => {
  it.each([
    ['赵乐际', 'Premier Zhao Leji', 'person', true],
    ['梁文傑', 'Liang Wen-chieh', 'person', true],
    ['李家超', 'John Lee Ka-chiu', 'person', true],
    ['浙江省', 'Zhejiang', 'place', true],
    ['浙江省', 'Zhejiang Province', 'place', true],
    ['丽水', 'Lishui', 'place', true],
    ['丽水', 'Lishui City', 'place', true],
    ['丰县', 'Feng County', 'place', true],
    ['北京市', 'Shanghai City', 'place', null],
    ['黄仁勋', 'Jensen Huang', 'person', false],
    ['汉州', 'Wenzhou', 'place', false],
    ['习近平', 'Xi Zhongxun', 'person', false],
    ['台湾海峡', 'Taiwan Strait', 'place', null],
    ['唐纳德·特朗普', 'Donald Trump', 'person', null],
  ] as const)('%s, %s: %s', (hanzi, printedRomanisation, kind, agrees) => {
    const result = romanise(hanzi, { kind, printedRomanisation, lexicon, cantonese: cantoneseReadings });
    expect(result.agreesWithPrinted).toBe(agrees);
    if (agrees) expect(result.why).toBeUndefined();
    else expect(result.why).toContain(printedRomanisation);
  });

  it('is not judged without a printed name', () => {
    expect(romanise('赵乐际', { kind: 'person', lexicon })).toMatchObject({ agreesWithPrinted: null });
  });
});

describe('what comes with the pinyin', () => {
  it('is the same reading in every spelling', () => {
    expect(romanise('绿色的女儿', { lexicon })).toMatchObject({
      pinyin: "lǜsè de nǚ'ér",
      numbered: 'lü4 se4 de5 nü3 er2',
      zhuyin: 'ㄌㄩˋ ㄙㄜˋ ˙ㄉㄜ ㄋㄩˇ ㄦˊ',
      words: [
        { hanzi: '绿色', pinyin: 'lǜsè' },
        { hanzi: '的', pinyin: 'de' },
        { hanzi: '女儿', pinyin: "nǚ'ér" },
      ],
    });
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          ...'人类命运共同体中国的一不第十百千万个两会化省市欧阳王李长江花儿来来往往·—+、，《》“”()AB12 '.split(
            '',
          ),
          '𠮷',
          '\ud842',
          '總統',
          '中美',
          '社会主义',
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join('')),
  );

  it('has one syllable for each Han character, and throws on no text', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, ...KINDS), (hanzi, kind) => {
        const { syllables, pinyin, words } = romanise(hanzi, { ...(kind && { kind }), lexicon });
        const han = [...hanzi.matchAll(/\p{Script=Han}/gu)].map(([char]) => char);
        expect(syllables.map((s) => s.hanzi)).toEqual(han);
        // The written words hold every character once, in order, and every syllable.
        expect(
          [
            ...words
              .map((w) => w.hanzi)
              .join('')
              .matchAll(/\p{Script=Han}/gu),
          ].map(([c]) => c),
        ).toEqual(han);
        const letters = (s: string) =>
          s
            .normalize('NFD')
            .replace(/[^\p{L}\p{M}]/gu, '')
            .toLowerCase();
        const written = letters(words.map((w) => w.pinyin).join(''));
        let at = 0;
        for (const { toned } of syllables) {
          const found = written.indexOf(letters(toned), at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + letters(toned).length;
        }
        expect(pinyin).toBe(pinyin.trim());
      }),
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(text, (hanzi) => {
        expect(romanise(hanzi, { lexicon })).toEqual(romanise(hanzi, { lexicon }));
      }),
      { numRuns: 30 },
    );
  });
});
