import { describe, expect, it } from 'vitest';
import { findChinese } from '../../../src/extract/chinese.ts';
import { fieldsOf } from '../../../src/extract/layout/index.ts';
import { lexicon } from '../dictionary.ts';

/** What the layout says of each run: `hanzi = English`, and nothing for runs it does not speak for. */
function said(text: string): string[] {
  const runs = findChinese(text, lexicon);
  const fields = fieldsOf(text, runs, lexicon);
  return runs.flatMap((run) => {
    const field = fields.get(run.start);
    if (!field) return [];
    return `${run.hanzi} = ${field.english ? text.slice(field.english.start, field.english.end) : ''}`;
  });
}

describe('tables', () => {
  it.each([
    [
      'commas, a head and a quoted cell',
      'Chinese,English,Note\n海港治理,"harbour governance, in full","old, rare"\n潮汐表,tide table,',
      ['海港治理 = harbour governance, in full', '潮汐表 = tide table'],
    ],
    [
      'a quotation mark inside a quoted cell',
      'zh;en\n稳潮;"a ""steady"" tide"\n静湾;calm bay',
      ['稳潮 = a ""steady"" tide', '静湾 = calm bay'],
    ],
    [
      'semicolons without a head',
      '港口;harbour\n造船厂;shipyard\n灯塔;lighthouse',
      ['港口 = harbour', '造船厂 = shipyard', '灯塔 = lighthouse'],
    ],
    [
      'tabs, pinyin and remarks, no head',
      '渔火\tyúhuǒ\tfishing lamp\n灯塔\tdēngtǎ\tlighthouse\n码头\tmǎtóu\twharf',
      ['渔火 = fishing lamp', '灯塔 = lighthouse', '码头 = wharf'],
    ],
    [
      'Markdown with a remark in Chinese and a name with its abbreviation',
      '| 中文 | English | 备注 |\n|---|---|---|\n| 海港署 | Harbour Office (HO) | 旧称 |',
      ['中文 = ', '备注 = ', '海港署 = Harbour Office', '旧称 = '],
    ],
    ['a table whose head names no language', '| Name | 名称 |\n|---|---|\n| North Garden | 北苑 |', []],
    ['prose with commas', 'In May, the port (港口) closed,\nand in June, the yard (船厂) too,', []],
    ['one line', '港口;harbour', []],
    [
      'Windows line ends',
      'English,Chinese\r\nharbour,港口\r\nyard,船厂\r\n',
      ['港口 = harbour', '船厂 = yard'],
    ],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('labelled lines', () => {
  it.each([
    ['under a headword', '港口\n  pinyin: gǎngkǒu\n  definition: harbour; port', ['港口 = harbour; port']],
    [
      'in a list of HTML',
      '4.  港口\n    <ul>\n    <li><strong>pinyin:</strong> gǎngkǒu</li>\n    <li><strong>definition:</strong> harbour</li>\n    </ul>',
      ['港口 = harbour'],
    ],
    ['English first', '**English Name**: 07.Sea\n**Chinese Name**: 零七海洋', ['零七海洋 = 07.Sea']],
    [
      'a translation goes before a definition',
      'Term: 渡口\nDefinition: where boats cross\nTranslation: ferry',
      ['渡口 = ferry'],
    ],
    [
      'each entry for itself',
      '中文：渡口\n英文：ferry\n中文：灯塔\n英文：lighthouse',
      ['渡口 = ferry', '灯塔 = lighthouse'],
    ],
    ['what it means, labelled in Chinese', '渡口\n意思：ferry', ['渡口 = ferry']],
    ['so in traditional characters', '中文：渡口\n含義：ferry', ['渡口 = ferry']],
    ['not over a blank line', '港口\n\nMeaning: harbour', []],
    ['not of Chinese in prose', 'They saw 港口 there.\nMeaning: nothing', []],
    ['not where the value is Chinese', '港口\n释义：船停泊的地方', []],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});
