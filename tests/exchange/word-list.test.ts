import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import shipped from '../../glossary/china-brief-24-08/glossary.json' with { type: 'json' };
import { writeTerms } from '../../src/exchange/extracted-terms.ts';
import { tableToCsv, tableToTsv } from '../../src/exchange/table-csv.ts';
import {
  COLUMNS,
  type Column,
  isXml,
  MOST_ROWS,
  readTable,
  tableOfNotes,
  WordListError,
  wordsOf,
  type ListedWord,
} from '../../src/exchange/word-list.ts';
import { TagSchema } from '../../src/library/edit.ts';
import { LONGEST, linesSchema } from '../../src/library/plain-text.ts';
import { isTermId } from '../../src/term/term-id.ts';

const read = (text: string, headed?: boolean) => {
  const table = readTable(text, headed);
  return { table, ...wordsOf(table, table.guess) };
};
const short = ({ hanzi, traditional, pinyin, gloss, tags, note }: ListedWord) =>
  [hanzi, traditional ?? '', pinyin ?? '', gloss ?? '', tags.join(','), note].join('|').replace(/\|+$/, '');

describe('the words of a list', () => {
  it.each<[what: string, text: string, format: string, words: string[]]>([
    [
      'CSV with a heading',
      'Simplified,Traditional,Pinyin,English\n改革,改革,gǎigé,reform\n发展,發展,fāzhǎn,"growth, development"\n',
      'csv',
      ['改革|改革|gǎigé|reform', '发展|發展|fāzhǎn|growth, development'],
    ],
    [
      'CSV with semicolons, a byte-order mark and CRLF, as a European spreadsheet writes it',
      '\ufeffHanzi;English;Tags\r\n改革;reform;policy, 1978\r\n开放;opening up;\r\n',
      'csv',
      ['改革|||reform|policy,1978', '开放|||opening up'],
    ],
    [
      'CSV that tells Excel what divides it',
      'sep=,\r\nHanzi,English\r\n改革,reform; change\r\n开放,opening; lifting\r\n特区,zone; area\r\n',
      'csv',
      ['改革|||reform; change', '开放|||opening; lifting', '特区|||zone; area'],
    ],
    ['a Chinese heading', '词语\t拼音\t释义\n改革\tgǎigé\treform\n', 'tsv', ['改革||gǎigé|reform']],
    [
      'a Chinese heading with names that say nothing to us',
      '序号,词语,拼音,词性,例句,级别\n1,改革,gǎigé,动词,改革仍在继续。,5\n2,开放,kāifàng,动词,商店开放了。,3\n',
      'csv',
      ['改革||gǎigé', '开放||kāifàng'],
    ],
    [
      'cells that all have quotation marks, divided by tabs',
      '"改革"\t"reform ""from above"""\n"开放"\t"opening up"\n',
      'tsv',
      ['改革|||reform "from above"', '开放|||opening up'],
    ],
    [
      'no heading',
      '改革,gai3 ge2,reform\n开放,kai1 fang4,opening up',
      'csv',
      ['改革||gai3 ge2|reform', '开放||kai1 fang4|opening up'],
    ],
    [
      'a first word that means what a column may be called',
      '词汇,word\n名词,term',
      'csv',
      ['词汇|||word', '名词|||term'],
    ],
    [
      'a first word in both scripts that means what a column may be called',
      '汉字,漢字,hànzì,character\n名词,名詞,míngcí,noun',
      'csv',
      ['汉字|漢字|hànzì|character', '名词|名詞|míngcí|noun'],
    ],
    ['English first', 'reform\t改革\nopening up\t开放\n', 'tsv', ['改革|||reform', '开放|||opening up']],
    [
      'traditional first',
      '發展\t发展\tdevelopment\n臺灣\t台湾\tTaiwan',
      'tsv',
      ['发展|發展||development', '台湾|臺灣||Taiwan'],
    ],
    ['traditional alone', '發展\tdevelopment\n臺灣\tTaiwan', 'tsv', ['發展|||development', '臺灣|||Taiwan']],
    [
      'sentences beside the words',
      '我们要深化改革。\t改革\treform\n门开放了。\t开放\topening up\n',
      'tsv',
      ['改革|||reform', '开放|||opening up'],
    ],
    ['zhuyin', '改革\tㄍㄞˇ ㄍㄜˊ\treform', 'tsv', ['改革||ㄍㄞˇ ㄍㄜˊ|reform']],
    [
      'a quotation mark that stands for itself',
      '改革\t"reform" of 1978\n开放\t"opening\n发展\tgrowth',
      'tsv',
      ['改革|||"reform" of 1978', '开放|||"opening', '发展|||growth'],
    ],
    [
      'Pleco',
      '//HSK/Level 4\n改革[改革]\tgai3ge2\tverb reform\n//Other\n发展[發展]\tfa1zhan3\tto develop',
      'tsv',
      ['改革|改革|gai3ge2|verb reform|HSK/Level 4', '发展|發展|fa1zhan3|to develop|Other'],
    ],
    ['a word on each line', '改革\n\n开放\n', 'lines', ['改革', '开放']],
    [
      'lines with a meaning',
      '改革 reform\n开放: opening up, to the world\n发展 – growth\n主权AI sovereign AI',
      'lines',
      ['改革|||reform', '开放|||opening up, to the world', '发展|||growth', '主权AI|||sovereign AI'],
    ],
    [
      'two words in one cell',
      '爸爸/父亲,father\n改革,reform',
      'csv',
      ['爸爸|||father', '父亲|||father', '改革|||reform'],
    ],
    [
      'a remark in brackets',
      '一点 (儿),a little\n改革（gǎigé）,reform',
      'csv',
      ['一点 (儿)|||a little', '改革||gǎigé|reform'],
    ],
    [
      'the reading beside the Chinese',
      '干部 gànbù,cadre\n反腐倡廉 fǎnfǔ chànglián,combat corruption\n改革 (gǎigé),reform',
      'csv',
      ['干部||gànbù|cadre', '反腐倡廉||fǎnfǔ chànglián|combat corruption', '改革||gǎigé|reform'],
    ],
    [
      'a field that a spreadsheet would run',
      "'+改革,'=reform\n开放,opening",
      'csv',
      ['+改革|||=reform', '开放|||opening'],
    ],
    [
      'Anki',
      '#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:7\nq%x\tBasic\tChinese\t<b>改革</b>[sound:gaige.mp3]\tg&#462;ig&eacute;\treform<br>&amp; change<img src="x.jpg">\tpolicy china::1978\nr$y\tBasic\tChinese\t{{c1::开放::open}}\tk&#257;if&agrave;ng\t"opening ""up"""\t\n',
      'anki',
      ['改革||gǎigé|reform & change|policy,china::1978', '开放||kāifàng|opening "up"'],
    ],
    [
      'Anki with names of columns and tags of all',
      '#separator:Semicolon\n#html:false\n#tags:brief\n#columns:Back;Front;Notes\n# remark\nreform <b>;改革;of 1978\n',
      'anki',
      ['改革|||reform <b>|brief|of 1978'],
    ],
    [
      'notes',
      'hanzi,english,note\n改革,reform,"first line\nsecond line"',
      'csv',
      ['改革|||reform||first line\nsecond line'],
    ],
  ])('%s', (_, text, format, expected) => {
    const { table, words, without } = read(text);
    expect(words.map(short)).toEqual(expected);
    expect(table.format).toBe(format);
    expect(without).toEqual([]);
  });

  it.each<[what: string, text: string, columns: Column[], words: string[]]>([
    [
      'English, Chinese, pinyin',
      'corruption 腐败 fǔbài\ncombat corruption 反腐 fǎnfǔ\nclean government 廉政 liánzhèng',
      ['english', 'hanzi', 'pinyin'],
      ['腐败||fǔbài|corruption', '反腐||fǎnfǔ|combat corruption', '廉政||liánzhèng|clean government'],
    ],
    [
      'Chinese, pinyin, English',
      '腐败 fǔbài corruption\n20大 èrshí dà Twentieth Congress\n孩子们 háizi men the children\n主权AI zhǔquán AI sovereign AI',
      ['hanzi', 'pinyin', 'english'],
      [
        '腐败||fǔbài|corruption',
        '20大||èrshí dà|Twentieth Congress',
        '孩子们||háizi men|the children',
        '主权AI||zhǔquán AI|sovereign AI',
      ],
    ],
    [
      'Chinese with letters or digits, which the reading repeats, spells or leaves out',
      'B超 B chāo ultrasound\n维生素C wéishēngsù C vitamin C\n卡拉OK kǎlā’ōukèi karaoke\n5G网络 5G wǎngluò 5G network\n3D打印 sān D dǎyìn 3D printing\n211工程 èr yāo yāo gōngchéng Project 211\nU盘 pán stick',
      ['hanzi', 'pinyin', 'english'],
      [
        'B超||B chāo|ultrasound',
        '维生素C||wéishēngsù C|vitamin C',
        '卡拉OK||kǎlā’ōukèi|karaoke',
        '5G网络||5G wǎngluò|5G network',
        '3D打印||sān D dǎyìn|3D printing',
        '211工程||èr yāo yāo gōngchéng|Project 211',
        'U盘||pán|stick',
      ],
    ],
    [
      'pinyin, Chinese, English',
      'fǔbài 腐败 corruption\nfan3 fu3 反腐 to combat corruption',
      ['pinyin', 'hanzi', 'english'],
      ['腐败||fǔbài|corruption', '反腐||fan3 fu3|to combat corruption'],
    ],
    [
      'English, pinyin, Chinese',
      'corruption fǔbài 腐败\nclean government liánzhèng 廉政',
      ['english', 'pinyin', 'hanzi'],
      ['腐败||fǔbài|corruption', '廉政||liánzhèng|clean government'],
    ],
    [
      'pinyin, English, Chinese',
      'fǔbài corruption 腐败\nliánzhèng clean government 廉政',
      ['pinyin', 'english', 'hanzi'],
      ['腐败||fǔbài|corruption', '廉政||liánzhèng|clean government'],
    ],
    ['Chinese and pinyin', '腐败 fǔbài\n反腐fǎnfǔ', ['hanzi', 'pinyin'], ['腐败||fǔbài', '反腐||fǎnfǔ']],
    [
      'English with a colon or a dash',
      'corruption: 腐败\ncombat corruption – 反腐\ngovernment：政府\npower 权力',
      ['english', 'hanzi'],
      ['腐败|||corruption', '反腐|||combat corruption', '政府|||government', '权力|||power'],
    ],
    [
      'a reading in brackets',
      '反腐倡廉 (fǎnfǔ chànglián) combat corruption, advocate honesty\n干部（gànbù）cadre\n政府 [zheng4fu3] government',
      ['hanzi', 'pinyin', 'english'],
      [
        '反腐倡廉||fǎnfǔ chànglián|combat corruption, advocate honesty',
        '干部||gànbù|cadre',
        '政府||zheng4fu3|government',
      ],
    ],
    [
      'another script, too, as CC-CEDICT has it',
      '幹部 干部 [gan4 bu4] /cadre/official/\n腐敗 腐败 [fu3 bai4] /corruption/',
      ['hanzi', 'pinyin', 'english'],
      ['干部|幹部|gan4 bu4|cadre/official', '腐败|腐敗|fu3 bai4|corruption'],
    ],
    [
      'no blanks',
      'corruption腐败fǔbài\nopening up开放kāifàng\nreform改革gǎigé',
      ['english', 'hanzi', 'pinyin'],
      ['腐败||fǔbài|corruption', '开放||kāifàng|opening up', '改革||gǎigé|reform'],
    ],
    [
      'numbers of lines',
      '1. corruption 腐败\n2. reform 改革\n10) 5G 网络 5G network',
      ['english', 'hanzi'],
      ['腐败|||corruption', '改革|||reform', '5G 网络|||5G network'],
    ],
    [
      'letters of terms, no English',
      'AI 大模型\n改革\n5G网络\nvlog博主\n约翰·F·肯尼迪\n中国 AI 产业',
      ['hanzi'],
      ['AI 大模型', '改革', '5G网络', 'vlog博主', '约翰·F·肯尼迪', '中国 AI 产业'],
    ],
    [
      'remarks in Chinese',
      '规划（2021年）\n改革（开放）\n发展 (社会)',
      ['hanzi'],
      ['规划（2021年）', '改革（开放）', '发展 (社会)'],
    ],
    [
      'letters that are the English',
      'corruption 腐败\nAPEC 亚太经合组织\nreform 改革\nAI 大模型 large model',
      ['english', 'hanzi'],
      ['腐败|||corruption', '亚太经合组织|||APEC', '改革|||reform', 'AI 大模型|||large model'],
    ],
    [
      'one word in another order',
      'corruption 腐败\nreform 改革\n开放 opening up',
      ['english', 'hanzi'],
      ['腐败|||corruption', '改革|||reform', '开放|||opening up'],
    ],
    [
      'Chinese in the English',
      '党 Communist Party (中共) of China\n一点 (儿) a little\n改 革 reform',
      ['hanzi', 'english'],
      ['党|||Communist Party (中共) of China', '一点 (儿)|||a little', '改 革|||reform'],
    ],
    [
      'English that is spelt as pinyin might be',
      '精英 élite\n简历 résumé\n天真 naïve\n中国 China\n男人们 men',
      ['hanzi', 'english'],
      ['精英|||élite', '简历|||résumé', '天真|||naïve', '中国|||China', '男人们|||men'],
    ],
  ])('lines that nothing divides: %s', (_, text, columns, expected) => {
    const { table, words, without } = read(text);
    expect(words.map(short)).toEqual(expected);
    expect(table.guess).toEqual(columns);
    expect(table.format).toBe('lines');
    expect(without).toEqual([]);
  });

  it.each<[cell: string, hanzi: string, traditional?: string | undefined, pinyin?: string]>([
    ['干部 (幹部) gànbù', '干部', '幹部', 'gànbù'],
    ['干部（幹部）gànbù', '干部', '幹部', 'gànbù'],
    ['干部 gànbù (幹部)', '干部', '幹部', 'gànbù'],
    ['干部 gan4bu4 [幹部]', '干部', '幹部', 'gan4bu4'],
    ['干部【幹部】【gànbù】', '干部', '幹部', 'gànbù'],
    ['干部 [gànbù] 【幹部】', '干部', '幹部', 'gànbù'],
    ['干部 (幹部, gànbù)', '干部', '幹部', 'gànbù'],
    ['干部（gànbù；幹部）', '干部', '幹部', 'gànbù'],
    ['干部 /gànbù/', '干部', undefined, 'gànbù'],
    ['干部/gànbù/', '干部', undefined, 'gànbù'],
    ['干部 /幹部/ gànbù', '干部', '幹部', 'gànbù'],
    ['干部/幹部 gànbù', '干部', '幹部', 'gànbù'],
    ['干部 幹部 gànbù', '干部', '幹部', 'gànbù'],
    ['幹部 干部 gànbù', '干部', '幹部', 'gànbù'],
    ['干部 gànbù 幹部', '干部', '幹部', 'gànbù'],
    ['gànbù 干部（幹部）', '干部', '幹部', 'gànbù'],
    ['干部 gànbù', '干部', undefined, 'gànbù'],
    ['干部gànbù', '干部', undefined, 'gànbù'],
    ['干部 (noun) gànbù', '干部', undefined, 'gànbù'],
    ['干部 ㄍㄢˋ ㄅㄨˋ', '干部', undefined, 'ㄍㄢˋ ㄅㄨˋ'],
    ['幹部[干部]', '干部', '幹部'],
    ['人民 日报 (人民 日報)', '人民 日报', '人民 日報'],
    ['改革 (v.)', '改革'],
    ['一点(儿)', '一点(儿)'],
    ['主权AI', '主权AI'],
    ['主权 AI zhǔquán AI', '主权 AI', undefined, 'zhǔquán AI'],
    ['20大 èrshí dà', '20大', undefined, 'èrshí dà'],
    ['T恤 T xù', 'T恤', undefined, 'T xù'],
    ['AI 大模型 AI dà móxíng', 'AI 大模型', undefined, 'AI dà móxíng'],
    ['AI 大模型', 'AI 大模型'],
    ['Wi-Fi 热点', 'Wi-Fi 热点'],
    ['5G 网络', '5G 网络'],
    ['APEC峰会', 'APEC峰会'],
    ['Facebook公司', 'Facebook公司'],
    ['PM2.5污染', 'PM2.5污染'],
    ['约翰·F·肯尼迪', '约翰·F·肯尼迪'],
    ['J. K. 罗琳', 'J. K. 罗琳'],
    ['“三个代表”', '“三个代表”'],
  ])('a cell of Chinese with what is written beside it: %s', (cell, hanzi, traditional, pinyin) => {
    const { words, without } = wordsOf(readTable(`${cell}\tcadre`, false), ['hanzi', 'english']);
    expect(without).toEqual([]);
    expect(words).toHaveLength(1);
    expect(words[0]!.hanzi).toBe(hanzi);
    expect(words[0]!.traditional).toBe(traditional);
    expect(words[0]!.pinyin).toBe(pinyin);
  });

  it('takes the reading of its own column before one that stands beside the Chinese', () => {
    const table = readTable('干部 gànbù\tgan4 bu4', false);
    expect(wordsOf(table, ['hanzi', 'pinyin']).words[0]!.pinyin).toBe('gan4 bu4');
  });

  it.each([
    'corruption 腐败 fǔbài',
    '腐败 corruption',
    '腐败 fǔbài corruption',
    'combat corruption反腐',
    '中国 Google 公司',
    '改革：reform',
    '改革 реформа',
  ])('refuses a cell of Chinese that holds other words: %s', (cell) => {
    const { words, without } = wordsOf(readTable(`${cell}\tx`, false), ['hanzi', 'english']);
    expect(words).toEqual([]);
    expect(without).toEqual([{ row: 1, text: `${cell} x`, problem: 'latin-words' }]);
  });

  it('looks no further in a line than a word with its reading and its English can reach', () => {
    const [row] = readTable(`改革 reform ${'/'.repeat(3_000)}x`).rows;
    expect(row!.cells).toEqual(['改革', expect.stringMatching(/^reform \/+…$/)]);
  });

  it('names a line that is a sentence, and takes the others', () => {
    const { words, without } = read('corruption 腐败\nXi called for 改革 in 2013\nopening up 开放');
    expect(words.map(short)).toEqual(['腐败|||corruption', '开放|||opening up']);
    expect(without).toEqual([{ row: 2, text: 'Xi called for 改革 in 2013', problem: 'latin-words' }]);
  });

  it('takes every term of the shipped glossary from a cell as it is written', () => {
    const { words, without } = wordsOf(
      readTable(shipped.entries.map(({ hanzi }) => `${hanzi}\tx`).join('\n'), false),
      ['hanzi', 'english'],
    );
    expect(without).toEqual([]);
    expect(words.map(({ hanzi }) => hanzi)).toEqual(shipped.entries.map(({ hanzi }) => hanzi));
  });

  it('takes other columns where the reader says so', () => {
    const table = readTable('改革,reform,Reform der Politik');
    expect(wordsOf(table, ['hanzi', null, 'english']).words.map(short)).toEqual([
      '改革|||Reform der Politik',
    ]);
    expect(wordsOf(table, ['hanzi', 'note', 'english']).words.map(short)).toEqual([
      '改革|||Reform der Politik||reform',
    ]);
  });

  it('takes the first row for a word where the reader says so', () => {
    const text = '中文,English\n改革,reform';
    expect(readTable(text).headed).toBe(true);
    expect(wordsOf(readTable(text, false), ['hanzi', 'english']).words).toHaveLength(2);
  });

  it('names the rows that give no word, as a spreadsheet counts them', () => {
    const { words, without } = read(
      `hanzi,english\n改革,reform\n\nrenquan,rights\n${'长'.repeat(130)},long\n,\n开放,opening`,
    );
    expect(words.map(({ row }) => row)).toEqual([2, 7]);
    expect(without).toEqual([
      { row: 4, text: 'renquan rights', problem: 'no-chinese' },
      { row: 5, text: expect.stringMatching(/^长{59}…$/) as string, problem: 'too-long' },
    ]);
  });

  it('makes one word of several rows, with what each of them says', () => {
    const { words, doubles } = read(
      'hanzi,english,tags,note\n改革,,a,first\n开放,opening,,\n改 革,reform,b,first\n改革,change,,second\n改革,reform,,',
    );
    expect(words.map(short)).toEqual(['改革|||reform; change|a,b|first\nsecond', '开放|||opening']);
    expect(doubles).toEqual([{ hanzi: '改革', rows: [2, 4, 5, 6] }]);
  });

  it('gives tags and notes that can be stored, whatever a list has', () => {
    const tags = [`Chinese::${'Lesson'.repeat(10)}::1`, 'HSK,4', 'cafe\u0301', '\u202eright', '\u0007'];
    const note = `x\n${'a'.repeat(LONGEST.note - 3)}😀`;
    const notes = [{ row: 1, cells: ['改革', note], tags }];
    const [word] = wordsOf(tableOfNotes(['hanzi', 'note'], notes), ['hanzi', 'note']).words;
    expect(word!.tags).toEqual([
      expect.stringMatching(/^Chinese::Lesson.*…$/),
      'HSK',
      '4',
      'caf\u00e9',
      'right',
    ]);
    for (const tag of word!.tags) expect(v.is(TagSchema, tag), tag).toBe(true);
    expect(v.is(linesSchema(LONGEST.note), word!.note)).toBe(true);
    // In a text of Anki's as in a package: a tag with a comma would be two wherever tags are typed.
    const { words } = read('#separator:tab\n#tags column:2\n改革\tHSK,4 b\n');
    expect(words[0]!.tags).toEqual(['HSK', '4', 'b']);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blank lines', '\n \n', 'empty'],
    ['a heading alone', '#separator:tab\n#columns:Front\tBack\n', 'empty'],
    ['more rows than a source has terms', '改革\treform\n'.repeat(MOST_ROWS + 1), 'too-many-rows'],
    ['a hundred columns and one', `改革${','.repeat(100)}`, 'too-many-columns'],
  ])('refuses %s', (_, text, problem) => {
    expect(() => readTable(text)).toThrow(
      expect.objectContaining({ name: 'WordListError', problem }) as Error,
    );
  });

  it('takes as many rows as a source has terms', () => {
    expect(readTable('改革\treform\n'.repeat(MOST_ROWS)).rows).toHaveLength(MOST_ROWS);
  });
});

describe('what Tifa writes, Tifa reads', () => {
  it.each(['csv', 'tsv', 'anki'] as const)('the terms of an article as %s', (format) => {
    const term = {
      hanzi: '改革',
      english: 'reform',
      kind: 'policy-term',
      pinyin: 'gǎigé',
      traditional: '改革',
      printed: { hanzi: '改革', english: 'reform' },
      occurrences: [],
      confidence: 1,
      reasons: [],
      flags: [],
    } as const;
    const { words } = read(writeTerms([{ term, sentence: '我们要改革。' }], format));
    expect(words).toHaveLength(1);
    expect(words[0]).toMatchObject({ hanzi: '改革', traditional: '改革', pinyin: 'gǎigé', gloss: 'reform' });
  });

  const cell = fc.string({ unit: 'grapheme', maxLength: 20 });
  const hanzi = fc.string({
    unit: fc.constantFrom(...'改革开放发展经济社会主义AI'),
    minLength: 1,
    maxLength: 6,
  });

  it.each([
    ['CSV', tableToCsv, /^'+|\s+/g],
    // It quotes nothing: a cell that begins with a quotation mark may be meant either way.
    ['a table with tabs', tableToTsv, /^'+|\s+|"/g],
  ])('any own words as %s', (_, write, unfit) => {
    const line = (without = /(?!)/g) =>
      fc
        .string({ unit: 'grapheme-ascii', maxLength: 20 })
        .map((text) =>
          text.replaceAll(without, '').trim().replaceAll(unfit, ' ').replaceAll(/\s+/g, ' ').trim(),
        );
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            hanzi: hanzi.filter((text) => isTermId(text.toLowerCase())),
            gloss: line(),
            // They stand between tags.
            tag: line(/[,;]/g),
          }),
          {
            selector: (word) => word.hanzi.toLowerCase(),
            minLength: 1,
            maxLength: 8,
          },
        ),
        (words) => {
          const text = write(
            ['hanzi', 'english', 'tags'],
            words.map((word) => [word.hanzi, word.gloss, word.tag]),
          );
          const back = read(text);
          expect(back.words.map((word) => [word.hanzi, word.gloss ?? '', word.tags.join(';')])).toEqual(
            words.map((word) => [word.hanzi, word.gloss, word.tag]),
          );
          expect(back.without).toEqual([]);
        },
      ),
    );
  });

  it('gives a word, a named row or an error for every row of any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(cell, hanzi), { maxLength: 5 }), { maxLength: 12 }),
        fc.constantFrom(',', '\t', ';', '\n', '#separator:tab\n', '"'),
        fc.array(fc.option(fc.constantFrom(...COLUMNS)), { maxLength: 5 }),
        (rows, sign, columns) => {
          const text = rows.map((cells) => cells.join(sign)).join('\n');
          let table;
          try {
            table = readTable(text);
          } catch (error) {
            expect(error).toBeInstanceOf(WordListError);
            return;
          }
          const { words, without, doubles } = wordsOf(table, columns);
          const told = new Set([
            ...words.map(({ row }) => row),
            ...without.map(({ row }) => row),
            ...doubles.flatMap((double) => double.rows),
          ]);
          expect(table.rows.filter(({ row }) => !told.has(row))).toEqual([]);
          for (const { term } of words) expect(isTermId(term)).toBe(true);
        },
      ),
    );
  });
});

it.each([
  ['<?xml version="1.0"?><tbx/>', true],
  ['\ufeff\n<martif type="TBX">', true],
  ['改革,reform', false],
  ['< 5,改革', false],
])('%j is XML: %s', (text, expected) => {
  expect(isXml(text)).toBe(expected);
});
