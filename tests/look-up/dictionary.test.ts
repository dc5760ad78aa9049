/** The dictionary as it is searched: on a few lines that show each rule, and on all of it what people ask for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLexicon, readLexiconText } from '../../src/cli/lexicon.ts';
import { openLexicon } from '../../src/lexicon/lexicon.ts';
import { segment } from '../../src/lexicon/segment.ts';
import { openDictionary } from '../../src/look-up/dictionary/index.ts';
import { toZhuyin } from '../../src/pinyin/syllable.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const LINES = [
  '银行\t銀行\tyin2 hang2\t500\tbank/CL:家[jia1],個|个[ge4]',
  '行\t\txing2\t9000\tto walk/to go',
  '行\t\thang2\t9000\trow/line of business',
  '银\t銀\tyin2\t90\tsilver/(bound form) money',
  '银杏\t銀杏\tyin2 xing4\t9\tginkgo (Ginkgo biloba)',
  '任\t\tRen2\t800\tsurname Ren',
  '任\t\tren4\t800\tto assign; to appoint',
  '发\t發\tfa1\t700\tto send out',
  '发\t髮\tfa4\t700\thair',
  '绿\t綠\tlu:4\t600\tgreen',
  '解放军\t解放軍\tJie3 fang4 jun1\t700\tP.L.A./the Army/A.B.',
  '卡拉OK\t\tka3 la1 O K\t20\tkaraoke (loanword)',
  '𠮷\t\tji2\t0\tvariant of 吉[ji2]',
  '你好，世界\t\tni3 hao3 , shi4 jie4\t0\thello world/café au lait',
  '朋友\t\tpeng2 you5\t900\tfriend(s)/colour/(of old) mate (archaic)',
  '结对\t\t\t50\t',
  '西藏\t\tXi1 zang4\t900\tsee 西藏自治區|西藏自治区[Xi1 zang4 Zi4 zhi4 qu1]',
  '西藏自治区\t西藏自治區\tXi1 zang4 Zi4 zhi4 qu1\t90\tTibet Autonomous Region, capital Lhasa/(old) Thibet',
  '藏\t\tZang4\t800\t(bound form) Thibet',
  '普京\t\tPu3 jing1\t9\tVladimir Putin (1952–), president',
  '农务部\t農務部\tNong2 wu4 bu4\t5000\tMinistry of Rural Affairs/rural office',
  '田省\t\ttian2 sheng3\t9\trural ministry (of an island)',
  '普丁\t\tpu3 ding1\t900\tputin (made up)',
];
const small = openDictionary(bytes(LINES.join('\n') + '\n'), toZhuyin);
const found = (query: string) => small.find(query, 20).hits.map(({ hanzi, rank }) => `${hanzi} ${rank}`);

describe('a line is found by what stands in it', () => {
  test.each([
    ['银行', ['银行 exact']],
    ['銀', ['银 exact', '银行 prefix', '银杏 prefix']],
    ['*行', ['行 prefix', '银行 prefix']],
    ['银?', ['银行 prefix', '银杏 prefix']],
    ['yin行', ['银行 exact']],
    ['yinhang', ['银行 exact']],
    ['yh', ['银行 initials']],
    ['hang', ['行 exact', '银行 word']],
    ['xing', ['行 exact', '银杏 word']],
    ['lv', ['绿 exact']],
    ['lü4', ['绿 exact']],
    ['lu:4', ['绿 exact']],
    ['ㄌㄩˋ', ['绿 exact']],
    ['ㄆㄥˊ ㄧㄡ˙', ['朋友 exact']],
    ['ㄧㄣˊㄏ', ['银行 prefix']],
    ['walk', ['行 exact']],
    ['to go', ['行 exact']],
    ['money', ['银 exact']],
    ['appoint', ['任 exact']],
    ['ginkgo', ['银杏 exact']],
    ['biloba', ['银杏 word']],
    ['pla', ['解放军 exact']],
    ['P.L.A.', ['解放军 exact']],
    ['army', ['解放军 exact']],
    ['cafe au', ['你好，世界 prefix']],
    ['colors', ['朋友 exact']],
    ['mate', ['朋友 exact']],
    ['archaic', ['朋友 exact']],
    ['friends', ['朋友 stem']],
    ['kalaok', ['卡拉OK exact']],
    ['卡拉ok', ['卡拉OK exact']],
    ['karaoke', ['卡拉OK exact']],
    ['你好世界', ['你好，世界 exact']],
    ['𠮷', ['𠮷 exact']],
    // What a word means that says no more than to see it; what nobody would use it for comes later.
    ['tibet', ['西藏 exact', '西藏自治区 prefix']],
    ['tibet aut', ['西藏 prefix', '西藏自治区 prefix']],
    ['thibet', ['藏 exact', '西藏 exact', '西藏自治区 exact']],
    // A name the other way round.
    ['rural ministry', ['农务部 exact', '田省 exact']],
    ['office rural', ['农务部 apart']],
    // Somebody is called by the last name, too.
    ['putin', ['普丁 exact', '普京 exact']],
    // What only tells how another word is read or counted; a word that is counted alone.
    ['jia1', []],
    ['ge4', []],
    ['结对', []],
  ] as const)('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  test('a word stands once, and the sense that was found is its first', () => {
    const [word] = small.find('hang2', 5).hits;
    expect(word!.senses.map(({ pinyin }) => pinyin)).toEqual(['hang2', 'xing2']);
    expect(small.find('行', 5).total).toBe(2);
  });

  test('a surname stands behind what a word means', () => {
    expect(small.find('ren', 5).hits[0]!.senses.map(({ pinyin }) => pinyin)).toEqual(['ren4', 'Ren2']);
  });

  test('what was meant, where a slip finds nothing', () => {
    expect(found('ginkgp')).toEqual([]);
    expect(small.suggest('ginkgp')).toBe('ginkgo');
  });
});

test('a word is there by its characters in either script, with every sense', () => {
  expect(small.word('发')!.senses.map(({ traditional }) => traditional)).toEqual(['發', '髮']);
  expect(small.word('髮')!.senses.map(({ pinyin }) => pinyin)).toEqual(['fa4']);
  expect(small.word('髮')!.hanzi).toBe('发');
  expect(small.word('结对')).toBeUndefined();
  expect(small.word('')).toBeUndefined();
});

test('a word that only says to see another means what that does', () => {
  expect(small.word('西藏')!.senses[0]!.glosses).toEqual([
    'Tibet Autonomous Region, capital Lhasa',
    '(old) Thibet',
    'see 西藏自治區|西藏自治区[Xi1 zang4 Zi4 zhi4 qu1]',
  ]);
});

test('words that contain a word, without itself', () => {
  expect(small.containing('银', 5)).toMatchObject({
    hits: [{ hanzi: '银行' }, { hanzi: '银杏' }],
    total: 2,
  });
  expect(small.containing('银', 1)).toMatchObject({ hits: [{ hanzi: '银行' }], total: 2 });
  // What is written in Latin letters is no sound, no initials and no English here.
  expect(small.containing('OK', 5)).toMatchObject({ hits: [{ hanzi: '卡拉OK' }], total: 1 });
  expect(small.containing('YH', 5)).toEqual({ hits: [], total: 0 });
  expect(small.containing('人*', 5)).toEqual({ hits: [], total: 0 });
});

test('what is no lexicon is refused, and an empty one finds nothing', () => {
  expect(() => openDictionary(bytes('<!doctype html>\n'), toZhuyin)).toThrow(TypeError);
  expect(() => openDictionary(bytes('a\tb\nc\td\te\tf\tg\n'), toZhuyin)).toThrow(/byte 0/);
  expect(openDictionary(bytes(''), toZhuyin).find('a', 5)).toEqual({ hits: [], total: 0 });
});

describe('all of it', async () => {
  const text = await readLexiconText();
  const dictionary = openDictionary(bytes(text), toZhuyin);
  const lexicon = await loadLexicon();

  test.each([
    ['共产党', '共产党'],
    ['共產黨', '共产党'],
    ['民主', '民主'],
    ['人大', '人大'],
    ['提法', '提法'],
    ['minzhu', '民主'],
    ['mínzhǔ', '民主'],
    ['gongchandang', '共产党'],
    ['democracy', '民主'],
    ['water', '水'],
    ['shui3', '水'],
    ['ren', '人'],
    ['zhongguo', '中国'],
    ['China', '中国'],
    ['organisations', '组织'],
    ['to run', '跑'],
    ['ren类', '人类'],
    ['人类共同?', undefined],
    ['臺灣', '台湾'],
    ['台灣', '台湾'],
    ['nǚ', '女'],
    ['nv3', '女'],
    ['PLA', '解放军'],
    ['P.L.A.', '解放军'],
    ['friend', '朋友'],
    ['peng2you5', '朋友'],
    // A light syllable as it is learned, beside a character and before what is left out.
    ['朋you3', '朋友'],
    ['peng2you3*', '朋友'],
  ])('%s: %s is first', (query, word) => {
    expect(dictionary.find(query, 1).hits[0]?.hanzi).toBe(word);
  });

  test('what Taiwan writes so stands behind what is so written', () => {
    const ranks = Object.fromEntries(
      dictionary.find('軟體', 60).hits.map(({ hanzi, rank }) => [hanzi, rank]),
    );
    expect(ranks).toMatchObject({ 软体: 'exact', 软件: 'region' });
    const hits = dictionary.find('歐巴馬', 5).hits.map(({ hanzi }) => hanzi);
    expect(hits).toContain('奥巴马');
    expect(dictionary.containing('智慧', 500).hits.map(({ hanzi }) => hanzi)).not.toContain('人工智能');
  });

  // 么 is 幺 in traditional characters, too, and 麼 is written 麽 as well.
  test.each([
    ['么', '么'],
    ['麼', '么'],
    ['后', '后'],
    ['後', '后'],
  ])('%s is %s', (characters, hanzi) => {
    const word = dictionary.word(characters)!;
    expect([word.hanzi, word.senses[0]!.simplified]).toEqual([hanzi, hanzi]);
  });

  test.each([
    ['gogchandang', 'gongchandang'],
    ['minzhu zhuyo', 'min zhu zhu yi'],
    ['zhonghua renmin gonghegup', 'zhong hua ren min gong he guo'],
    ['gong4chan2dang4', 'gong4chan3dang3'],
    ['工产党', '共产党'],
    ['工產黨', '共產黨'],
    ['社会主意', '社会主义'],
    ['democrasy', 'democracy'],
  ])('%s finds nothing; meant is %s', (query, meant) => {
    expect(dictionary.find(query, 1).total).toBe(0);
    expect(dictionary.suggest(query)).toBe(meant);
  });

  // What only shares a stem with words that mean something else has a slip in it all the same.
  test.each([
    ['goverment', 'government'],
    ['enviroment', 'environment'],
  ])('%s finds its kin; meant is %s', (query, meant) => {
    expect(dictionary.find(query, 1).hits[0]?.rank).toBe('stem');
    expect(dictionary.suggest(query)).toBe(meant);
  });

  test.each(['organized', 'marrying', 'modernises', 'sovereign', 'peoples'])(
    '%s is what was meant',
    (query) => {
      expect(dictionary.suggest(query)).toBeUndefined();
    },
  );

  test('every word is found by its characters, its reading and each of its meanings', () => {
    const lines = text.split('\n').filter((line) => line.split('\t')[2] !== '');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), (line) => {
        const [simplified = '', traditional = '', pinyin = '', , glosses = ''] = lines[line]!.split('\t');
        const first = glosses.split('/')[0]!;
        for (const query of [simplified, traditional || simplified, pinyin]) {
          if (!/\p{L}/u.test(query)) continue;
          const { hits } = dictionary.find(query, 100_000);
          expect(
            hits.map(({ hanzi }) => hanzi),
            query,
          ).toContain(simplified);
        }
        const words = first.match(/^[a-z]{4,}(?: [a-z]+)*/)?.[0];
        if (words !== undefined)
          expect(
            dictionary.find(words, 100_000).hits.map(({ hanzi }) => hanzi),
            words,
          ).toContain(simplified);
      }),
      { numRuns: 60 },
    );
  });

  test('it says of every word what the lexicon says, and divides alike', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[人民共产党中国银行后发台的一不]{1,12}$/u), (phrase) => {
        expect(dictionary.lexicon.senses(phrase)).toEqual(lexicon.senses(phrase));
        expect(dictionary.lexicon.readings(phrase)).toEqual(lexicon.readings(phrase));
        expect(dictionary.lexicon.count(phrase)).toBe(lexicon.has(phrase) ? lexicon.count(phrase) : 0);
        expect(segment(phrase, dictionary.lexicon)).toEqual(segment(phrase, lexicon));
      }),
      { numRuns: 100 },
    );
    expect(dictionary.lexicon.longest).toBeGreaterThanOrEqual(openLexicon(bytes(LINES.join('\n'))).longest);
  });
});
