import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { cantoneseReadings } from '../../src/pinyin/cantonese.ts';
import { readingsOf, wordReadings } from '../../src/pinyin/character.ts';
import {
  matchRomanisation,
  mayBeginPinyin,
  pinyinMatches,
  romanisesWhole,
} from '../../src/pinyin/romanisation/match.ts';
import { toMarks } from '../../src/pinyin/syllable.ts';

const lexicon = await loadLexicon();
const match = (hanzi: string, printed: string) =>
  matchRomanisation(hanzi, printed, lexicon, cantoneseReadings);

describe('a printed name that spells every character', () => {
  it.each([
    // Hanyu pinyin: spacing, case, order, marks, numbers, apostrophes.
    ['赵乐际', 'Zhao Leji', 'pinyin'],
    ['曾庆红', 'Zeng Qinghong', 'pinyin'],
    ['薄熙来', 'Bo Xilai', 'pinyin'],
    ['仇和', 'Qiu He', 'pinyin'],
    ['高扬', 'GAO Yang', 'pinyin'],
    ['邹利', 'ZOU Li', 'pinyin'],
    ['杨高', 'Gao Yang', 'pinyin'],
    ['王浩', 'Hao Wang', 'pinyin'],
    ['王浩', 'Wang, Hao', 'pinyin'],
    ['习仲勋', 'Xí Zhòngxūn', 'pinyin'],
    ['习仲勋', 'Xi2 Zhong4xun1', 'pinyin'],
    ['陈家伟', 'Chen Jia-wei', 'pinyin'],
    ['陈家伟', 'Chen Jia Wei', 'pinyin'],
    ['欧阳修', 'Ouyang Xiu', 'pinyin'],
    ['司马光', 'Sima Guang', 'pinyin'],
    ['诸葛亮', 'Zhuge Liang', 'pinyin'],
    ['诸葛亮', 'Liang Zhuge', 'pinyin'],
    ['吕秀莲', 'Lü Xiulian', 'pinyin'],
    ['吕秀莲', 'Lyu Xiulian', 'pinyin'],
    ['吕秀莲', 'Lv Xiulian', 'pinyin'],
    ['女娲', 'Nuwa', 'pinyin'],
    ['西安', "Xi'an", 'pinyin'],
    ['西安', 'Xian', 'pinyin'],
    ['丽水', 'Lishui', 'pinyin'],
    ['重庆', 'Chongqing', 'pinyin'],
    ['户口', 'hukou', 'pinyin'],
    ['中国制造2025', 'Zhongguo zhizao 2025', 'pinyin'],
    ['李强', 'PRC Premier Li Qiang', 'pinyin'],
    // Wade–Giles, Taiwan, before pinyin.
    ['梁文傑', 'Liang Wen-chieh', 'wade-giles'],
    ['蔣經國', 'Chiang Ching-kuo', 'wade-giles'],
    ['賴清德', 'Lai Ching-te', 'wade-giles'],
    ['毛澤東', 'Mao Tse-tung', 'wade-giles'],
    ['周恩來', 'Chou En-lai', 'wade-giles'],
    ['鄧小平', "Teng Hsiao-p'ing", 'wade-giles'],
    ['華國鋒', 'Hua Kuo-feng', 'wade-giles'],
    ['許世友', 'Hsü Shih-yu', 'wade-giles'],
    ['韓國瑜', 'Han Kuo-yu', 'wade-giles'],
    ['宋美齡', 'Sung Mei-ling', 'wade-giles'],
    ['李登輝', 'Li Teng-hui', 'wade-giles'],
    ['高雄', 'Kaohsiung', 'wade-giles'],
    ['台北', 'Taipei', 'wade-giles'],
    ['新竹', 'Hsinchu', 'wade-giles'],
    // Tongyong.
    ['淡水', 'Danshuei', 'tongyong'],
    ['左營', 'Zuoying', 'pinyin'],
    ['新左營', 'Sinzuoying', 'tongyong'],
    // Mixed and free.
    ['蔡英文', 'Tsai Ing-wen', 'other'],
    ['馬英九', 'Ma Ying-jeou', 'other'],
    ['宋楚瑜', 'James Soong Chu-yu', 'other'],
    ['侯友宜', 'Hou Yu-ih', 'other'],
    ['柯文哲', 'Ko Wen-je', 'other'],
    ['吳釗燮', 'Joseph Wu Jau-shieh', 'other'],
    ['顧立雄', 'Wellington Koo Li-hsiung', 'other'],
    ['李登輝', 'Lee Teng-hui', 'other'],
    ['蔣介石', 'Chiang Kai-shek', 'other'],
    ['北京', 'Peking', 'other'],
    ['天津', 'Tientsin', 'other'],
    ['南京', 'Nanking', 'other'],
    // Cantonese.
    ['孫逸仙', 'Sun Yat-sen', 'cantonese'],
    ['李家超', 'John Lee Ka-chiu', 'cantonese'],
    ['陳茂波', 'Paul Chan Mo-po', 'cantonese'],
    ['林鄭月娥', 'Carrie Lam Cheng Yuet-ngor', 'cantonese'],
    ['葉劉淑儀', 'Regina Ip Lau Suk-yee', 'cantonese'],
    ['梁振英', 'Leung Chun-ying', 'cantonese'],
    ['梁振英', 'C. Y. Leung Chun-ying', 'cantonese'],
    ['曾蔭權', 'Donald Tsang Yam-kuen', 'cantonese'],
    ['曾蔭權', 'Tsang, Donald Yam-kuen', 'cantonese'],
    ['羅冠聰', 'Nathan Law Kwun-chung', 'cantonese'],
    ['黎智英', 'Jimmy Lai Chee-ying', 'cantonese'],
    ['黃之鋒', 'Joshua Wong Chi-fung', 'cantonese'],
    ['周庭', 'Agnes Chow Ting', 'cantonese'],
    ['賀一誠', 'Ho Iat Seng', 'cantonese'],
  ])('%s is %s (%s)', (hanzi, printed, system) => {
    expect(match(hanzi, printed)).toMatchObject({ verdict: 'full', system });
  });

  it('chooses between the readings of a character', () => {
    expect(match('曾庆红', 'Zeng Qinghong').syllables?.[0]).toEqual(['zeng1']);
    expect(match('单', 'Shan').syllables?.[0]).toEqual(['shan4']);
    expect(match('盖琳', 'Gai Lin').syllables?.[0]).toEqual(['gai4']);
    expect(match('盖琳', 'Ge Lin').syllables?.[0]).toEqual(['ge3']);
    expect(match('重庆', 'Chóngqìng').syllables).toEqual([['chong2'], ['qing4']]);
  });

  it('says which words it did not need', () => {
    expect(match('李强', 'Premier Li Qiang')).toMatchObject({ matched: 'Li Qiang', unread: ['Premier'] });
    expect(match('曾蔭權', 'Tsang, Donald Yam-kuen').unread).toEqual(['Donald']);
  });

  it('notices tone marks that no reading has', () => {
    expect(match('数据', 'shùjù').tonesAgree).toBe(true);
    expect(match('数据', 'shùjú').tonesAgree).toBe(false);
    // A sandhi tone is no mistake.
    expect(match('不可', 'bùkě').tonesAgree).toBe(true);
    expect(match('不是', 'búshì').tonesAgree).toBe(true);
  });
});

describe('a printed name of which only the surname is Chinese', () => {
  it.each([
    ['黄仁勋', 'Jensen Huang', 'Huang'],
    ['夏立言', 'Andrew Hsia', 'Hsia'],
    ['林鄭月娥', 'Carrie Lam', 'Lam'],
    ['葉劉淑儀', 'Regina Ip', 'Ip'],
    ['李家超', 'John Lee', 'Lee'],
    ['張忠謀', 'Morris Chang', 'Chang'],
    ['朱立倫', 'Eric Chu', 'Chu'],
    ['孫中山', 'Sun Yat-sen', 'Sun'],
    ['蕭美琴', 'Hsiao Bi-khim', 'Hsiao'],
    ['欧阳娜娜', 'Nancy Ouyang', 'Ouyang'],
  ])('%s is %s', (hanzi, printed, matched) => {
    expect(match(hanzi, printed)).toMatchObject({ verdict: 'surname', matched });
  });
});

describe('a print that differs in a syllable', () => {
  it('names the place where it parts', () => {
    const { verdict, nearest } = match('汉州', 'Wenzhou');
    expect(verdict).toBe('partial');
    expect(nearest).toEqual({ spelt: ['wen', 'zhou'], expected: ['han4', 'zhou1'], differs: [0] });
  });

  it.each([
    ['河水', 'Lishui'],
    ['李远红', 'Li Yuanhang'],
    ['朱立倫', 'Eric Chu Li-luan'],
  ])('%s is not quite %s', (hanzi, printed) => {
    expect(match(hanzi, printed).verdict).toBe('partial');
  });
});

describe('a print of something else', () => {
  it.each([
    ['四风', 'four winds'],
    ['安全可控', 'secure and controllable'],
    ['习近平', 'Xi Zhongxun'],
    ['王毅', 'Qin Gang'],
    ['阿布都热西提', 'Abdurishit'],
    ['中国', ''],
    ['', 'Zhongguo'],
    ['AI', 'AI'],
    ['命运共同体', 'A Community with a Shared Future for Mankind'],
    ['先进', "Xi'an Jin"],
  ])('%s is not %s', (hanzi, printed) => {
    expect(match(hanzi, printed).verdict).toBe('none');
  });

  it('is never mistaken for a name without the dictionary either', () => {
    expect(matchRomanisation('赵乐际', 'Zhao Leji').verdict).toBe('full');
    expect(matchRomanisation('赵乐际', 'Zhang Leji').verdict).toBe('partial');
    expect(matchRomanisation('李家超', 'John Lee Ka-chiu').verdict).not.toBe('full');
  });
});

describe('pinyin beside characters', () => {
  it.each([
    ['国家互联网信息办公室', 'guojia hulianwang xinxi bangongshi'],
    ['主旋律', 'zhuxuanlü'],
    ['数据安全', 'shùjù ānquán'],
    ['党管媒体', 'dang guan meiti'],
    ['依法治网', 'yifa zhiwang'],
    ['花儿', 'huār'],
    ['绿色', 'lu:4se4'],
    ['人工智能+', 'rengong zhineng +'],
  ])('%s: %s', (hanzi, text) => {
    expect(pinyinMatches(hanzi, text, lexicon)).toBe(true);
  });

  // Where a place in the text was told by fewer bits than it has, one reading hid another.
  it.each([1, 12, 13, 14, 40])('%s syllables without a blank, then two ways to divide', (count) => {
    const hanzi = `${'中'.repeat(count)}南内`;
    expect(pinyinMatches(hanzi, `${'zhong'.repeat(count)}nanei`, lexicon)).toBe(true);
    expect(pinyinMatches(hanzi, `${'zhong'.repeat(count)}nannei`, lexicon)).toBe(true);
    expect(pinyinMatches(hanzi, `${'zhong'.repeat(count)}nane`, lexicon)).toBe(false);
  });

  it.each([63, 64, 100])('a gloss of %s words', (count) => {
    const hanzi = '中国'.repeat(count);
    expect(pinyinMatches(hanzi, 'zhongguo '.repeat(count), lexicon)).toBe(true);
    expect(pinyinMatches(hanzi, 'zhongguo '.repeat(count - 1), lexicon)).toBe(false);
  });

  it.each([
    ['主旋律', 'zhuxuan'],
    ['主旋律', 'main melody'],
    ['主旋', 'zhuxuanlü'],
    ['正能量', 'zheng neng liang hao'],
  ])('%s: not %s', (hanzi, text) => {
    expect(pinyinMatches(hanzi, text, lexicon)).toBe(false);
  });

  it.each([
    ['主旋律', 'Zhuxuan', true],
    ['主旋律', 'zhǔ', true],
    ['主旋律', 'main', false],
    // 女 is written with ü, v or u; nothing can be told of a sign.
    ['女儿', 'nver', true],
    ['女儿', '&', true],
    // 割 is read so in this word alone.
    ['割包', 'gua', true],
    ['割', 'gua', false],
    ['，', 'main', false],
  ])('%s may be what begins with %s: %s', (hanzi, word, may) => {
    expect(mayBeginPinyin(hanzi, word, lexicon)).toBe(may);
  });

  it('matches what the dictionary itself says', () => {
    const words = ['人类', '命运', '共同体', '绿色', '女儿', '网络', '主权', '曲折', '会计', '银行', '朝阳'];
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.constantFrom('', ' ', '-', "'"),
        fc.boolean(),
        fc.boolean(),
        (word, joint, marked, capital) => {
          const sense = lexicon.senses(word)[0]!;
          const syllables = sense.pinyin
            .toLowerCase()
            .split(' ')
            .map((s) => (marked ? toMarks(s) : s.replace('u:', 'ü').replace(/\d/, '')));
          const text = syllables.join(joint);
          expect(pinyinMatches(word, capital ? text.toUpperCase() : text, lexicon)).toBe(true);
        },
      ),
    );
  });
});

/** Letters alone, every spelling of ü the same. */
const lettersOf = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('v', 'u')
    .replaceAll(/[^a-z]/g, '');
const hanOf = (text: string) => text.match(/\p{Script=Han}/gu) ?? [];

it('says of every character only readings it has, and of every letter whether it was read', () => {
  const hanzi = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.array(fc.constantFrom(...'李中国欧阳一不𠮷·A2'), { maxLength: 12 }).map((chars) => chars.join('')),
    fc.constantFrom('李国', '欧阳中', '中国', '李一中'),
  );
  const printed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.constantFrom('Li', 'Ou', "y'ang", 'Guo', 'zhong', 'Yi', '-', ' ', 'xian', 'ü', '4'), {
        maxLength: 12,
      })
      .map((s) => s.join('')),
  );
  fc.assert(
    fc.property(hanzi, printed, (h, p) => {
      const { verdict, syllables, matched, unread } = match(h, p);
      if (verdict === 'none') {
        expect([syllables, matched, unread]).toEqual([undefined, undefined, undefined]);
        return;
      }
      const chars = hanOf(h);
      const known = chars.map((char, i) => [
        ...readingsOf(char, lexicon),
        ...wordReadings(h, lexicon).map((readings) => readings[i]!),
      ]);
      expect(syllables).toHaveLength(chars.length);
      syllables!.forEach((readings, i) => {
        for (const reading of readings) expect(known[i]).toContain(reading);
        if (verdict === 'full') expect(readings).not.toEqual([]);
      });
      const told = [...lettersOf(matched!), ...unread!.flatMap((word) => [...lettersOf(word)])];
      expect(told.sort()).toEqual([...lettersOf(p)].sort());
    }),
    { numRuns: 500 },
  );
});

it('finds again the readings that a name was spelt from', () => {
  const name = fc
    .array(fc.constantFrom(...'李中国欧阳单曾盖女重庆绿银行薄仇陈家伟'), { minLength: 1, maxLength: 4 })
    .chain((chars) =>
      fc.tuple(
        fc.constant(chars.join('')),
        fc.tuple(...chars.map((char) => fc.constantFrom(...readingsOf(char, lexicon)))),
      ),
    );
  fc.assert(
    fc.property(
      name,
      fc.constantFrom(' ', '-', "'", ''),
      fc.constantFrom('bare', 'numbered', 'marked'),
      ([hanzi, readings], joint, form) => {
        const words = readings.map((reading) => {
          const bare = reading.replace(/\d/, '');
          return { bare, numbered: reading, marked: toMarks(reading) }[form];
        });
        const text = words.join(joint);
        const { verdict, system, syllables, matched } = match(hanzi, text);
        expect([verdict, system, matched]).toEqual(['full', 'pinyin', text]);
        // Joined, the same letters may be divided in another way.
        const rejoined = (each: readonly string[]) => lettersOf(each.join(''));
        const choices = syllables!.reduce<string[][]>(
          (heads, options) => heads.flatMap((head) => options.map((option) => [...head, option])),
          [[]],
        );
        expect(choices.map(rejoined)).toContain(rejoined(readings));
        if (joint !== '') readings.forEach((reading, i) => expect(syllables![i]).toContain(reading));
      },
    ),
    { numRuns: 500 },
  );
});

it('gives each character its reading where the given name is printed first', () => {
  const people = [
    ['李', '伟'],
    ['王', '浩'],
    ['陈', '家伟'],
    ['欧阳', '修'],
    ['诸葛', '亮'],
  ] as const;
  const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const read = (hanzi: string) => Array.from(hanzi, (char) => readingsOf(char, lexicon)[0]!);
  fc.assert(
    fc.property(
      fc.constantFrom(...people),
      fc.constantFrom('Premier ', ''),
      fc.boolean(),
      ([surname, given], title, marked) => {
        const spelt = (hanzi: string) =>
          capitalised(
            read(hanzi)
              .map((reading) => (marked ? toMarks(reading) : reading.replace(/\d/, '')))
              .join(''),
          );
        const { verdict, syllables, unread } = match(
          surname + given,
          `${title}${spelt(given)} ${spelt(surname)}`,
        );
        expect([verdict, unread]).toEqual(['full', title ? ['Premier'] : []]);
        read(surname + given).forEach((reading, i) => expect(syllables![i]).toContain(reading));
      },
    ),
  );
});

describe('a print that spells the name and nothing else', () => {
  it.each([
    ['赵乐际', 'Zhao Leji', 'pinyin'],
    ['林郑月娥', 'Lam Cheng Yuet-ngor', 'cantonese'],
    ['赵乐际', 'Premier Zhao Leji', null],
    ['赵乐际', 'Zhao Lewang', null],
    ['黄仁勋', 'Jensen Huang', null],
    ['赵乐际', '', null],
  ])('%s, %j: %s', (hanzi, printed, system) => {
    expect(romanisesWhole(hanzi, printed, lexicon, cantoneseReadings)).toBe(system);
  });

  it('is what the whole comparison finds full, with nothing left unread', () => {
    const word = fc.constantFrom(
      'Wang',
      'Li',
      'Chen',
      'Jiawei',
      'Jia-wei',
      'Minister',
      'of',
      'Ch’en',
      'Lee,',
    );
    const printed = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.constantFrom('王力', '陈家伟', '李伟', '欧阳力'), printed, (hanzi, name) => {
        const { verdict, unread, system } = match(hanzi, name);
        const isWhole = verdict === 'full' && unread?.length === 0;
        expect(romanisesWhole(hanzi, name, lexicon, cantoneseReadings)).toBe(isWhole ? system : null);
      }),
    );
  });
});

describe('what is remembered of one character is not taken for another', () => {
  it('a reading in Mandarin and one in Cantonese that are spelt alike', () => {
    const jyutping = (char: string) => ({ 番: ['faan1'], 翻: ['pan1', 'faan1'] })[char] ?? [];
    const system = (hanzi: string, printed: string) =>
      matchRomanisation(hanzi, printed, undefined, jyutping).system;
    expect(readingsOf('番')).toEqual([...readingsOf('翻'), 'pan1']);
    expect(system('番', 'Lam')).toBeNull();
    expect(system('翻', 'Pan')).toBe('cantonese');
  });

  it('two tables of Cantonese readings', () => {
    const read = (jyutping: string) => matchRomanisation('林', 'Lam', lexicon, () => [jyutping]).system;
    expect(read('lam4')).toBe('cantonese');
    expect(read('wong4')).toBeNull();
    expect(read('lam4')).toBe('cantonese');
  });
});
