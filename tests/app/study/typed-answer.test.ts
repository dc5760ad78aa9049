import { describe, expect, test } from 'vitest';
import { judgeHanzi, judgePinyin } from '../../../src/app/study/typed-answer.ts';

const told = ({ parts }: ReturnType<typeof judgePinyin>) =>
  parts.map(({ verdict, expected, typed }) =>
    verdict === 'right' ? typed : `${typed}≠${expected} (${verdict})`,
  );

describe('pinyin is judged syllable by syllable', () => {
  test.each<[string, string, string[], boolean, number]>([
    ['wang3 luo4', 'wang3 luo4', ['wǎng', 'luò'], true, 3],
    ['wang3 luo4', 'wǎngluò', ['wǎng', 'luò'], true, 3],
    ['wang3 luo4', 'WANGLUO', ['wang', 'luo'], true, 3],
    ['wang3 luo4', 'wang2luo4', ['wáng≠wǎng (tone)', 'luò'], false, 2],
    ['wang3 luo4', 'wang3 luo', ['wǎng', 'luo≠luò (no-tone)'], false, 2],
    ['wang3 luo4', 'wan luo', ['wan≠wǎng (wrong)', 'luo'], false, 1],
    ['wang3 luo4', 'luo4', ['≠wǎng (missing)', 'luò'], false, 1],
    ['wang3 luo4', 'wang3 da4 luo4', ['wǎng', 'dà≠ (extra)', 'luò'], false, 1],
    ['wang3 luo4', '', ['≠wǎng (missing)', '≠luò (missing)'], false, 1],
    ['Lü3 shun4', 'lv3shun4', ['lǚ', 'shùn'], true, 3],
    ['Lü3 shun4', 'lu:3 shun4', ['lǚ', 'shùn'], true, 3],
    ['Lü3 shun4', 'lu3 shun4', ['lǔ≠lǚ (wrong)', 'shùn'], false, 1],
    // The division that fits is taken, whichever is the likelier spelling.
    ['Xi1 an1', 'xian', ['xi', 'an'], true, 3],
    ['xian1', 'xian', ['xian'], true, 3],
    // A neutral tone bears no mark, and may be numbered 5.
    ['peng2 you5', 'péngyou', ['péng', 'you'], true, 3],
    ['peng2 you5', 'peng2you5', ['péng', 'you'], true, 3],
    // Latin letters inside a term need not be typed, and may be.
    ['zhu3 quan2 AI ji1', 'zhu3 quan2 ji1', ['zhǔ', 'quán', 'AI', 'jī'], true, 3],
    ['zhu3 quan2 AI ji1', 'zhu3 quan2 AI ji1', ['zhǔ', 'quán', 'AI', 'jī'], true, 3],
    // A slip costs its syllable, not the whole word.
    ['gong4 tong2 ti3', 'gong4 tomg2 ti3', ['gòng', 'tomg2≠tóng (wrong)', 'tǐ'], false, 1],
    [
      'ren2 lei4 gong4 tong2 ti3',
      'renleixongtongti',
      ['ren', 'lei', 'xong≠gòng (wrong)', 'tong', 'ti'],
      false,
      1,
    ],
  ])('%s, typed %j', (numbered, typed, parts, right, suggested) => {
    const judged = judgePinyin(numbered, typed);
    expect(told(judged)).toEqual(parts);
    expect(judged.right).toBe(right);
    expect(judged.suggested).toBe(suggested);
  });

  test('says that tones were left out, where there are any', () => {
    expect(judgePinyin('wang3 luo4', 'wangluo').toneless).toBe(true);
    expect(judgePinyin('wang3 luo4', 'wang3luo4').toneless).toBe(false);
    expect(judgePinyin('de5', 'de').toneless).toBe(false);
  });

  test('takes anything typed, however long', () => {
    for (const typed of ['李辉', '???', 'x'.repeat(5000), 'q'.repeat(50) + ' a1'.repeat(200)]) {
      expect(judgePinyin('li3 hui1', typed).right).toBe(false);
    }
  });
});

describe('characters are judged one by one, in either script', () => {
  const term = { hanzi: '国际关系', traditional: '國際關係' };
  test.each<[string, boolean, string[]]>([
    ['国际关系', true, ['right', 'right', 'right', 'right']],
    ['國際關係', true, ['right', 'right', 'right', 'right']],
    [' 国际，关系。', true, ['right', 'right', 'right', 'right']],
    ['国际关糸', false, ['right', 'right', 'right', 'wrong']],
    ['国关系', false, ['right', 'missing', 'right', 'right']],
    ['国际大关系', false, ['right', 'right', 'extra', 'right', 'right']],
  ])('%s', (typed, right, verdicts) => {
    const judged = judgeHanzi(term, typed);
    expect(judged.right).toBe(right);
    expect(judged.parts.map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  test('Latin letters count whatever their case or width', () => {
    expect(judgeHanzi({ hanzi: '主权AI', traditional: '主權AI' }, '主权ａｉ').right).toBe(true);
  });
});
