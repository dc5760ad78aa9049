import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';

const read = (text: string) => extract(text, { lexicon }).map((t) => [t.hanzi, t.english, t.kind]);
const CHINESE = '[3] 张伟, 刘芳. 数字经济研究[J]. 经济问题, 2021, 56(4): 12-28.';

describe('references', () => {
  it.each([
    [
      'on the next line',
      '\n',
      'ZHANG Wei, LIU Fang. Digital economy. Economic Problems, 2021, 56(4): 12-28.',
      'ZHANG Wei',
      'LIU Fang',
    ],
    [
      'after a blank line',
      '\n\n',
      'Zhang Wei and Liu Fang. Digital economy. Economic Problems, 2021.',
      'Zhang Wei',
      'Liu Fang',
    ],
    [
      'with initials',
      '\n',
      'Zhang W, Liu F. Digital economy[J]. Economic Problems, 2021.',
      'Zhang W',
      'Liu F',
    ],
    [
      'with quotes',
      '\n',
      'Zhang Wei, Liu Fang, “Digital economy,” *Economic Problems*, no. 4 (2021).',
      'Zhang Wei',
      'Liu Fang',
    ],
  ])('English %s', (_, between, english, one, two) => {
    expect(read(CHINESE + between + english)).toEqual([
      ['张伟', one, 'person'],
      ['刘芳', two, 'person'],
      ['数字经济研究', 'Digital economy', 'publication'],
      ['经济问题', 'Economic Problems', 'publication'],
    ]);
  });

  it.each([
    ['the next reference', '\n[4] Smith J. Rural finance. London, 2014.'],
    ['nothing', ''],
    ['a Chinese journal', '\nSmith J. Rural finance. 经济问题, 2014.'],
  ])('takes no English from %s', (_, next) => {
    const found = read(CHINESE + next);
    expect(found.find(([hanzi]) => hanzi === '经济问题')).toEqual(['经济问题', null, 'publication']);
    expect(found.slice(0, 2)).toEqual([
      ['张伟', null, 'person'],
      ['刘芳', null, 'person'],
    ]);
  });

  it('knows a book by its publisher and place', () => {
    expect(
      read('[1] 孙平. 断裂[M]. 北京: 人民出版社, 2003.').map(([hanzi, , kind]) => [hanzi, kind]),
    ).toEqual([
      ['孙平', 'person'],
      ['断裂', 'publication'],
      ['北京', 'place'],
      ['人民出版社', 'organisation'],
    ]);
  });

  it.each(['[^1]: ', '[1] ', '[1]: ', '<sup>1</sup> ', '^1^ ', '¹ ', '1. '])(
    'knows a note that opens with "%s" below a heading',
    (mark) => {
      const note = '"Common prosperity comes to the valley" [山谷里的共同富裕], *Valley Daily*, 2021.';
      expect(read(`### Notes\n\n${mark}${note}`)).toEqual([
        ['山谷里的共同富裕', 'Common prosperity comes to the valley', 'publication'],
      ]);
    },
  );

  const LISTED =
    '- "Common prosperity comes to the valley" [山谷里的共同富裕], *Valley Daily* [山谷日报], April 9, 2024.';
  it.each([
    '## Notes',
    '### 7. References',
    '**Endnotes**',
    'Bibliography\n------------',
    'Works cited:',
    '<h2>Sources</h2>',
    '== Further reading ==',
    'Anmerkungen',
    '注释',
    '參考文獻',
  ])('knows the items of a list below "%s"', (heading) => {
    const found = read(`The valley is poor.\n\n${heading}\n\n${LISTED}`);
    expect(found.filter(([hanzi]) => hanzi?.startsWith('山谷'))).toEqual([
      ['山谷里的共同富裕', 'Common prosperity comes to the valley', 'publication'],
      ['山谷日报', 'Valley Daily', 'publication'],
    ]);
  });

  it.each([
    ['1. ', '"Count the ducks first" [先数鸭], *Pond Weekly* [池塘周刊], 2023.'],
    ['* ', '"Count the ducks first" [先数鸭]. https://pond.example/7'],
    ['- ', 'Lin Bo [林波], "Count the ducks first" [先数鸭], Donghu: Pond Press, n.d.'],
    ['1 ', '‘先数鸭’ [Count the ducks first], 池塘周刊 [Pond Weekly], 02/08/2024.'],
  ])('knows a note that opens with "%s" below a heading: %s', (mark, note) => {
    expect(read(`They came.\nNotes\n\n${mark}${note}`)).toContainEqual([
      '先数鸭',
      'Count the ducks first',
      'publication',
    ]);
  });

  it('takes nothing for cited that stands above the notes, or below the next heading', () => {
    const policy = 'The slogan is "count the ducks first" [先数鸭], since April 9, 2024.';
    const kinds = (text: string) => read(text).find(([hanzi]) => hanzi === '先数鸭')?.[2];
    expect(kinds(`${policy}\n\n## Notes\n\n${LISTED}`)).toBe('policy-term');
    expect(kinds(`## Notes\n\n${LISTED}\n\n## What they say\n\n${policy}`)).toBe('policy-term');
  });
});
