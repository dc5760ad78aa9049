import { describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { readSubtitles } from '../../src/formats/subtitles.ts';
import { readTable } from '../../src/formats/table.ts';
import { readWorkbook, readXlsx } from '../../src/formats/xlsx.ts';
import { recognise } from '../../src/formats/recognise.ts';
import { zipOf } from './zips.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const about = (problem: string) => expect.objectContaining({ name: 'FormatError', problem });

describe('tables of text', () => {
  test.each([
    [
      'commas',
      'a.csv',
      'Chinese,English\n小康,"well off, and ""more"""\n',
      '| Chinese | English |\n| 小康 | well off, and "more" |',
    ],
    ['tabs', 'a.tsv', '小康\twell off\n双循环', '| 小康 | well off |\n| 双循环 |  |'],
    ['semicolons', 'a.csv', '小康;well off\n双循环;dual', '| 小康 | well off |\n| 双循环 | dual |'],
    ['what Excel is told', 'a.csv', 'sep=;\r\n小康;well off, and more\r\n', '| 小康 | well off, and more |'],
    ['a bar in a cell', 'a.csv', 'a|b,c\nd,e', '| a\\|b | c |\n| d | e |'],
    ['lines in a cell', 'a.csv', '"a\nb",c', '| a b | c |'],
    ['a quotation mark for itself', 'a.tsv', '5" wide\t宽\n"open\t开', '| 5" wide | 宽 |\n| "open | 开 |'],
    ['one column', 'a.csv', '小康\n\n双循环', '小康\n双循环'],
  ])('%s', async (_name, name, content, text) => {
    expect((await readTable(utf8(content), name, {})).text).toBe(text);
  });

  test('with nothing in them', async () => {
    await expect(readTable(utf8(',,\n,,'), 'a.csv', {})).rejects.toEqual(about('empty'));
    await expect(readTable(utf8('x\n'.repeat(100_001)), 'a.csv', {})).rejects.toEqual(about('too-large'));
  });
});

/** A workbook by hand: what its library does not write. */
const workbook = (sheet: string, more: Record<string, string> = {}) =>
  zipOf({
    '[Content_Types].xml': '',
    'xl/workbook.xml': '<workbook><sheets><sheet name="Words" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/one.xml"/></Relationships>',
    'xl/worksheets/one.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  });
const cellsOf = async (bytes: Uint8Array) =>
  (await readWorkbook(bytes)).sheets[0]!.rows.map(({ row, cells }) => [row, ...cells]);

describe('workbooks', () => {
  test('as their library writes them: several sheets, numbers, days', async () => {
    const written = await writeXlsx([
      {
        sheet: 'Words',
        data: [
          [
            { value: 'Chinese', fontWeight: 'bold' },
            { value: 'English' },
            { value: 'Date' },
            { value: 'No.' },
          ],
          [
            { value: '小康' },
            { value: 'well off' },
            { value: new Date(Date.UTC(2024, 3, 12)), type: Date, format: 'yyyy-mm-dd' },
            { value: 8.5 },
          ],
          [{ value: '双循环' }, null, null, null],
        ],
      },
      { sheet: 'Names', data: [[{ value: '李强' }, { value: 'Li Qiang & others' }]] },
    ] as never).toBuffer();
    const bytes = new Uint8Array(written);
    expect(recognise(bytes, 'a')).toBe('xlsx');
    const { text } = await readXlsx(bytes, 'a.xlsx', {});
    expect(text).toBe(
      '# Words\n\n| Chinese | English | Date | No. |\n| 小康 | well off | 2024-04-12 | 8.5 |\n| 双循环 |  |  |  |\n\n# Names\n\n| 李强 | Li Qiang & others |',
    );
  });

  test.each<[string, Uint8Array, unknown[]]>([
    [
      'gaps between cells and rows',
      workbook('<row r="2"><c r="B2"><v>1</v></c></row><row r="9"><c r="A9"><v>2</v></c></row>'),
      [
        [2, '', '1'],
        [9, '2'],
      ],
    ],
    [
      'without addresses',
      workbook('<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>'),
      [
        [1, '1', '2'],
        [3, '3'],
      ],
    ],
    [
      'texts of several runs, without the readings above them',
      workbook(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
        {
          'xl/sharedStrings.xml':
            '<sst><si><r><t>改</t></r><r><t>革</t></r><rPh sb="0" eb="2"><t>カイカク</t></rPh></si></sst>',
        },
      ),
      [[1, '改革', 'ab']],
    ],
    [
      'errors, truth, formulas, line ends',
      workbook(
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="str"><f>A1</f><v>a_x000D_b</v></c></row>',
      ),
      [[1, '', 'TRUE', 'a\rb']],
    ],
    [
      'days, of either calendar',
      workbook(
        '<row r="1"><c r="A1" s="1"><v>45394.5</v></c><c r="B1" s="2"><v>59</v></c><c r="C1" s="0"><v>45394</v></c></row>',
        {
          'xl/styles.xml':
            '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[Red]0.0&quot;day&quot;"/><numFmt numFmtId="165" formatCode="yyyy年m月"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>',
        },
      ),
      [[1, '2024-04-12', '1900-02-28', '45394']],
    ],
    [
      'elements and relations with prefixes, as .NET writes them',
      workbook('', {
        'xl/workbook.xml':
          '<x:workbook><x:sheets><x:sheet name="Words" d2p1:id="r1"/></x:sheets></x:workbook>',
        'xl/sharedStrings.xml': '<x:sst><x:si><x:t>改革</x:t></x:si></x:sst>',
        'xl/worksheets/one.xml':
          '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      }),
      [[1, '改革']],
    ],
    [
      'a row with a number made up',
      workbook('<row r="99999999999999"><c r="XFD1"><v>far</v></c><c r="A2"><v>near</v></c></row>'),
      [[99999999999999, 'near']],
    ],
  ])('%s', async (_name, bytes, cells) => {
    expect(await cellsOf(bytes)).toEqual(cells);
  });

  test('hidden sheets are left out and counted', async () => {
    const bytes = workbook('<row><c><v>1</v></c></row>', {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="A" r:id="r1"/><sheet name="B" state="hidden" r:id="r2"/></sheets></workbook>',
    });
    expect((await readXlsx(bytes, 'a', {})).dropped).toEqual([{ kind: 'hidden-text', count: 1 }]);
  });

  test.each([
    ['without anything in them', workbook(''), 'empty'],
    ['without a list of sheets', zipOf({ '[Content_Types].xml': '', 'xl/styles.xml': '' }), 'damaged'],
    [
      'with rows without end',
      workbook(Array.from({ length: 100_001 }, (_, i) => `<row><c><v>${i}</v></c></row>`).join('')),
      'too-large',
    ],
    [
      'with one long text in a thousand cells',
      workbook('<row><c t="s"><v>0</v></c></row>'.repeat(1_000), {
        'xl/sharedStrings.xml': `<sst><si><t>${'a'.repeat(20_000)}</t></si></sst>`,
      }),
      'too-large',
    ],
  ])('%s', async (_name, bytes, problem) => {
    await expect(readXlsx(bytes, 'a', {})).rejects.toEqual(about(problem));
  });
});

describe('subtitles', () => {
  test.each([
    [
      'SubRip: sentences over several cues',
      '1\n00:00:01,000 --> 00:00:02,000\nThe plan speaks of\n\n2\n00:00:02,000 --> 00:00:03,000\n<i>new quality</i> productive forces.\n\n3\n00:00:04,000 --> 00:00:05,000\n{\\an8}It goes on.',
      'The plan speaks of new quality productive forces.\n\nIt goes on.',
    ],
    [
      'WebVTT: notes, styles, speakers, entities',
      'WEBVTT - title\n\nNOTE a note\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann>Science &amp; <c.yellow>technology</c></v>\n- And you?\n- No.',
      'Science & technology\n\n- And you?\n\n- No.',
    ],
    [
      'two languages in a cue',
      '1\n00:00:01,000 --> 00:00:02,000\n新质生产力\nNew quality productive forces\n\n2\n00:00:02,000 --> 00:00:03,000\n双循环\ndual circulation',
      '新质生产力\nNew quality productive forces\n\n双循环\ndual circulation',
    ],
    [
      'Chinese',
      '1\n00:00:01,000 --> 00:00:02,000\n我们要发展\n\n2\n00:00:02,000 --> 00:00:03,000\n新质生产力。',
      '我们要发展 新质生产力。',
    ],
    [
      'captions that roll',
      'WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n00:02.000 --> 00:03.000\none\ntwo.',
      'one two.',
    ],
    [
      'numbers that are said',
      '1\n00:00:01,000 --> 00:00:02,000\n2024\n2\n00:00:02,000 --> 00:00:03,000\nwas a year.',
      '2024 was a year.',
    ],
  ])('%s', async (_name, content, text) => {
    expect((await readSubtitles(utf8(content), 'a.srt', {})).text).toBe(text);
  });

  test('without cues', async () => {
    await expect(readSubtitles(utf8('WEBVTT\n\nNOTE nothing'), 'a', {})).rejects.toEqual(about('empty'));
  });
});
