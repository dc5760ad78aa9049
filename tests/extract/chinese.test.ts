import { describe, expect, it } from 'vitest';
import { findChinese, isShortForm } from '../../src/extract/chinese.ts';
import { lexicon } from './dictionary.ts';

const found = (text: string) => findChinese(text, lexicon).map((run) => run.hanzi);

describe('what belongs to a run', () => {
  it.each([
    ['one term', 'the line (底线) holds', ['底线']],
    ['a blank inside a word', '(浙江 省国家安全厅)', ['浙江省国家安全厅']],
    ['a line break inside a word', '(国务院国有资产监\n督管理委员会)', ['国务院国有资产监督管理委员会']],
    ['a blank between two names', '高杨 邹丽. 研究', ['高杨', '邹丽', '研究']],
    ['names divided by 、', '(王浩、刘捷)', ['王浩', '刘捷']],
    ['a phrase with 、', '(不忘初心、牢记使命)', ['不忘初心、牢记使命']],
    ['a phrase with a comma', '“没有调查，没有发言权”', ['没有调查，没有发言权']],
    ['both scripts', '(习仲勋 習仲勳)', ['习仲勋', '習仲勳']],
    ['capitals between blanks', '(主权 AI 基础设施)', ['主权AI基础设施']],
    ['capitals before a closing quote', '“主权 AI”', ['主权AI']],
    ['digits', '《健康中国2030》', ['健康中国2030']],
    ['capitals and digits before', '5G网络 and AI治理', ['5G网络', 'AI治理']],
    ['a footnote number', '躺平12 is', ['躺平']],
    ['a plus sign', '(人工 智能+)', ['人工智能+']],
    ['an abbreviation of its own', '中国共产党CCP', ['中国共产党']],
    ['a middle dot', '卡尔·马克思', ['卡尔·马克思']],
    ['a dash', '(中国—东盟走廊)', ['中国—东盟走廊']],
    ['quotes inside', '(“十四五”规划)', ['“十四五”规划']],
    ['quotes without Chinese inside', '(“1+N”政策体系)', ['“1+N”政策体系']],
    ['book marks', '《论语》 and 《求是》', ['论语', '求是']],
    ['book marks inside a title', '(《论语》研究)', ['《论语》研究']],
    ['a place in brackets', '中国（上海）自由贸易试验区', ['中国（上海）自由贸易试验区']],
    ['radical forms of a scan', '⼈⺠', ['人民']],
  ])('%s', (_, text, hanzi) => {
    expect(found(text)).toEqual(hanzi);
  });

  it.each([
    ['kana after', '中国語を話す'],
    ['kana before', 'ひらがな漢字'],
    ['Hangul', '대한民國'],
    ['a dash that the scan misread', 'China一ASEAN'],
    ['Cyrillic and empty brackets', 'Единая Россия ()'],
  ])('nothing: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('says what it put together', () => {
    const [run] = findChinese('(宁波舟 山港集团)', lexicon);
    expect(run?.flags).toEqual([
      {
        type: 'joined-blank',
        message: expect.any(String),
        from: '宁波舟 山港集团',
        read: '宁波舟山港集团',
      },
    ]);
    expect([run?.start, run?.end]).toEqual([1, 9]);
  });
});

describe('marks in half width inside Chinese', () => {
  it.each([
    ['a title with a colon', '《水闸与港口:百年回顾》', ['水闸与港口：百年回顾']],
    ['a title with a comma', '《渡船来了,水闸开了》', ['渡船来了，水闸开了']],
    ['a cry in brackets', '(水闸开了!渡船来了)', ['水闸开了！渡船来了']],
    [
      'a colon, as the English',
      '‘港务局发文:做好疏浚’ [Office writes: Do dredging]',
      ['港务局发文：做好疏浚'],
    ],
    [
      'a cry, as the English',
      '“重大突破!渡船夜间补给 [Breakthrough! Ferries at Night],”',
      ['重大突破！渡船夜间补给'],
    ],
    [
      'clauses after a phrase',
      'They must dredge the old channel (要抓好旧航道疏浚工作,确保船只安全通行).',
      ['要抓好旧航道疏浚工作，确保船只安全通行'],
    ],
    [
      'clauses with a blank, as one quotation',
      'He said “we must not only row, but also sing” (不光要划船, 也要唱歌) there.',
      ['不光要划船，也要唱歌'],
    ],
    ['single characters', 'the strength of reeds, boats, and ropes (苇,船,绳) there', ['苇，船，绳']],
    [
      'a part for each of the English',
      'They must mend boats, dredge locks, and sow reeds (修船,疏闸,种苇) there.',
      ['修船，疏闸，种苇'],
    ],
    [
      'what is done, alike in its beginning',
      'They must steady prices, wages, and tolls (稳价格,稳工资,稳路费) there.',
      ['稳价格，稳工资，稳路费'],
    ],
    ['straight quotation marks', '(关于"两闸"规划的规定)', ['关于“两闸”规划的规定']],
    ['marks that both close', '(评新编历史剧”水闸记”)', ['评新编历史剧“水闸记”']],
    // What they divide may be two things.
    [
      'two bodies',
      'The Harbour Administration and the Ferry Office (东部港口管理局,内河渡轮办公室) met.',
      ['东部港口管理局', '内河渡轮办公室'],
    ],
    [
      'two bodies in small letters',
      'the harbour administration and ferry office (东部沿海港口管理局,内河渡轮办公室) met.',
      ['东部沿海港口管理局', '内河渡轮办公室'],
    ],
    ['two words, as one quotation', 'A call for “reform, opening” (改革, 开放) there.', ['改革', '开放']],
    ['a list', 'the harbour towns (东港,西港,南港)', ['东港', '西港', '南港']],
    ['a label', '(简称:港办)', ['简称', '港办']],
    ['words quoted one by one', '("水闸"和"渡船")', ['水闸', '和', '渡船']],
  ])('%s', (_, text, hanzi) => {
    expect(found(text)).toEqual(hanzi);
  });
});

describe('what 、 divides', () => {
  it.each([
    [
      'what is done, alike in its end',
      'It means uniting boatmen, teaching boatmen, and serving boatmen (团结船工、教育船工、服务船工).',
      ['团结船工、教育船工、服务船工'],
    ],
    [
      'what is done, alike in its beginning',
      'They must steady land prices, boat prices, and tolls (稳地价、稳船价、稳路费).',
      ['稳地价、稳船价、稳路费'],
    ],
    [
      'a part for each of the English behind',
      'They chant 码头兴旺、船工勤快、渡口干净 (busy quays, diligent boatmen, and clean crossings).',
      ['码头兴旺、船工勤快、渡口干净'],
    ],
    // Bodies are two things, whatever letters they are written with.
    ['bodies', 'They are the harbour office and the ferry office (港口局、渡轮局).', ['港口局', '渡轮局']],
    [
      'bodies with capitals',
      'The Bureau of Reform and the Bureau of Trade (改革总局、改善总局) met.',
      ['改革总局', '改善总局'],
    ],
    ['fewer parts in English', 'They saw 水闸、渡船、港口 (locks) there.', ['水闸', '渡船', '港口']],
  ])('%s', (_, text, hanzi) => {
    expect(found(text)).toEqual(hanzi);
  });
});

it('reads on in a quoted block, whose lines have a mark each', () => {
  expect(found('> the office (港口管理\n> 办公室) met')).toEqual(['港口管理办公室']);
});

describe('isShortForm', () => {
  it.each<[string, string, boolean]>([
    ['国家发展和改革委员会', '发改委', true],
    ['茶叶管理委员会', '茶管会', true],
    ['发改委', '国家发展和改革委员会', false],
    ['多栽茶树', '少栽果树', false],
    ['种树挖井', '种树', true],
    ['种树', '树', false],
  ])('%s, %s', (full, short, expected) => expect(isShortForm(full, short)).toBe(expected));
});
