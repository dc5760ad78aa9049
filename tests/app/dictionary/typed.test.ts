/** What people type, over all three layers: the terms of a library, the words of the dictionary, characters. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layersOf } from '../../../src/app/dictionary/layers.ts';
import { findIn } from '../../../src/app/dictionary/look-up-jobs.ts';
import { answer, meantInstead, NOTHING_ASKED } from '../../../src/app/dictionary/look-up.ts';
import { prepareTermFinder } from '../../../src/app/dictionary/term-finder.ts';
import { readLexicon } from '../../../src/cli/lexicon.ts';
import { parseGlossary } from '../../../src/glossary/load.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import { shippedOf } from '../../../src/library/shipped.ts';
import { openDictionary } from '../../../src/look-up/dictionary/index.ts';
import { toZhuyin } from '../../../src/pinyin/syllable.ts';
import { termKey } from '../../../src/term/term-key.ts';
import { find, NOTHING_SHIPPED, source, SOURCE_A, spell } from '../../library/made-up.ts';
import { zhuyinOf } from '../../pinyin/zhuyin-of.ts';

const dictionary = openDictionary(await readLexicon(), toZhuyin);

const term = (hanzi: string, traditional: string, numbered: string, gloss: string) =>
  find(hanzi, gloss, {
    traditional,
    numbered,
    zhuyin: zhuyinOf(numbered),
  });
const { entries } = foldLibrary(
  NOTHING_SHIPPED,
  [
    source(SOURCE_A, [
      term('主权AI', '主權AI', 'zhu3 quan2 AI', 'sovereign AI'),
      term('主权人工智能', '主權人工智能', 'zhu3 quan2 ren2 gong1 zhi4 neng2', 'sovereign AI'),
      term('5G网络', '5G網絡', '5G wang3 luo4', '5G network'),
      term('2035年远景目标', '2035年遠景目標', '2035 nian2 yuan3 jing3 mu4 biao1', 'objectives through 2035'),
      term(
        '人类命运共同体',
        '人類命運共同體',
        'ren2 lei4 ming4 yun4 gong4 tong2 ti3',
        'community with a shared future for mankind',
      ),
      term('一带一路', '一帶一路', 'Yi1 dai4 Yi1 lu4', 'Belt and Road'),
      term('国际组织', '國際組織', 'guo2 ji4 zu3 zhi1', 'international organization'),
      term('经济全球化', '經濟全球化', 'jing1 ji4 quan2 qiu2 hua4', 'economic globalization'),
      term('全球倡议', '全球倡議', 'quan2 qiu2 chang4 yi4', 'global initiative'),
      term('高峰论坛', '高峰論壇', 'gao1 feng1 lun4 tan2', 'summit forum'),
      term('人民日报', '人民日報', 'Ren2 min2 Ri4 bao4', "People's Daily"),
      term('解放军', '解放軍', 'Jie3 fang4 jun1', 'P.L.A.'),
      term('五个始终', '五個始終', 'wu3 ge4 shi3 zhong1', 'five always'),
      term('代理人战争', '代理人戰爭', 'dai4 li3 ren2 zhan4 zheng1', 'proxy war'),
      term('大战略', '大戰略', 'da4 zhan4 lüe4', 'grand strategy'),
      term('不可逆转', '不可逆轉', 'bu4 ke3 ni4 zhuan3', 'irreversible'),
      term('台湾', '臺灣', 'Tai2 wan1', 'Taiwan'),
      term('群众', '群眾', 'qun2 zhong4', 'the masses'),
    ]),
  ],
  [],
  spell,
);
const finder = prepareTermFinder(entries);
const NONE = '';

// What is typed; the first term; the first word; the characters, those that sound so three of them at the most.
test.each([
  // Latin letters and digits inside a term.
  ['zhuquanAI', '主权AI', NONE, ''],
  ['zhǔquán ai', '主权AI', NONE, ''],
  ['zhuquan', '主权AI', '主权', ''],
  ['主权ai', '主权AI', NONE, '主权'],
  ['5g wangluo', '5G网络', NONE, ''],
  ['2035', '2035年远景目标', '乙卯', ''],
  ['kala ok', NONE, '卡拉OK', ''],
  ['卡拉OK', NONE, '卡拉OK', '卡拉'],
  ['txu', NONE, 'T恤', ''],
  // Signs of an input method.
  ['ｚｈｕｑｕａｎ', '主权AI', '主权', ''],
  ['５Ｇ', '5G网络', NONE, ''],
  ['ｓｏｖｅｒｅｉｇｎ　ＡＩ', '主权AI', NONE, ''],
  // Forms of regions, and variants.
  ['臺灣', '台湾', '台湾', '台湾'],
  ['台灣', '台湾', '台湾', '台湾'],
  ['羣衆', '群众', '群众', '群众'],
  ['裏面', NONE, '里面', '里面'],
  ['裡面', NONE, '里面', '里面'],
  ['爲什麼', NONE, '为什么', '为什么'],
  ['为什么', NONE, '为什么', '为什么'],
  ['高峯', '高峰论坛', '高峰', '高峰'],
  // Zhuyin.
  ['ㄑㄩㄣˊ ㄓㄨㄥˋ', '群众', '群众', ''],
  ['ㄑㄩㄣㄓㄨㄥ', '群众', '群众', ''],
  ['ㄖㄣˊㄌㄟˋ', '人类命运共同体', '人类', ''],
  ['ㄋㄩˇ', NONE, '女', ''],
  ['˙ㄇㄚ', NONE, '吗', ''],
  // Letters of other fonts, ü in the ways of keyboards.
  ['zhōnɡɡuó', NONE, '中国', ''],
  ['zhɑnlüe', '大战略', '战略', ''],
  ['zhan4lue4', '大战略', '战略', ''],
  ['zhanlve', '大战略', '战略', ''],
  ['nue', NONE, '虐', '虐疟'],
  ['nve', NONE, '虐', '虐疟'],
  ['lüe', '大战略', '略', '略掠锊'],
  // Tones as they are spoken.
  ['yídàiyílù', '一带一路', '一带一路', ''],
  ['búkě', '不可逆转', '不可', ''],
  ['níhǎo', NONE, '你好', ''],
  // English.
  ['organisation', '国际组织', '组织', ''],
  ['globalisation', '经济全球化', '全球化', ''],
  ['forums', '高峰论坛', '论坛', ''],
  ['initiatives', '全球倡议', '倡议', ''],
  ['peoples daily', '人民日报', '人民日报', ''],
  ['P.L.A.', '解放军', '解放军', ''],
  ['pla', '解放军', '解放军', ''],
  ['5 always', '五个始终', NONE, ''],
  ['putin', NONE, '普京', ''],
  // Two terms with one English: both, the shorter first.
  ['sovereign AI', '主权AI', NONE, ''],
])('%s: %s, %s, %s', (typed, ofLibrary, ofDictionary, characters) => {
  const own = answer(entries, finder, { ...NOTHING_ASKED, q: typed }, null);
  const found = findIn(dictionary, typed);
  expect([
    own.state === 'hits' ? own.entries[0]!.hanzi : NONE,
    found.words[0]?.hanzi ?? NONE,
    found.characters
      .slice(0, Math.max(3, characters.length))
      .map(({ hanzi }) => hanzi)
      .join(''),
  ]).toEqual([ofLibrary, ofDictionary, characters]);
});

test.each([
  ['构建人类命运共同体', ['人类命运共同体'], ['构建', '人类', '命运', '共同体']],
  ['一帶一路倡議', ['一带一路'], ['一带一路', '倡议']],
])('%s: the terms inside it, and its words', (typed, terms, parts) => {
  const own = answer(entries, finder, { ...NOTHING_ASKED, q: typed }, null);
  expect(own).toMatchObject({ state: 'hits', inside: true });
  expect(own.state === 'hits' && own.entries.map(({ hanzi }) => hanzi)).toEqual(terms);
  expect(findIn(dictionary, typed).parts.map(({ hanzi }) => hanzi)).toEqual(parts);
});

test.each([
  ['prxoy war', 'proxy war'],
  ['renlei mingyum gongtongti', 'ren lei ming yun gong tong ti'],
  ['人类命云共同体', '人类命运共同体'],
  ['人類命雲共同體', '人類命運共同體'],
])('%s: did you mean %s', (typed, meant) => {
  const asked = { ...NOTHING_ASKED, q: typed };
  expect(meantInstead(answer(entries, finder, asked, null), finder, asked)).toBe(meant);
});

// What a reader of Chinese politics types, and the word that stands first.
test.each([
  // Pinyin without tones, and with them: a light syllable may be typed as it is learned.
  ...[
    'gaige 改革',
    'gaigekaifang 改革开放',
    'renda 人大',
    'zhengxie 政协',
    'guowuyuan 国务院',
    'zhongyang 中央',
  ],
  ...[
    'waijiaobu 外交部',
    'zhengzhiju 政治局',
    'tongzhan 统战',
    'lianghui 两会',
    'minzhujizhongzhi 民主集中制',
  ],
  ...['gǎigé 改革', 'zheng4fu3 政府', 'wei2quan2 维权', 'shu1ji4 书记', 'lǐngdǎo 领导', 'zong3li3 总理'],
  // English, names of places and institutions.
  ...['sovereignty 主权', 'corruption 腐败', 'reform 改革', 'socialism 社会主义', 'propaganda 宣传'],
  ...['premier 总理', 'constitution 宪法', 'sanctions 制裁', 'cadre 干部', 'diplomacy 外交', 'security 安全'],
  ...['Communist~Party 共产党', 'State~Council 国务院', 'general~secretary 总书记', 'human~rights 人权'],
  ...['united~front 统一战线', 'one~country~two~systems 一国两制', 'the~Party 党', 'government 政府'],
  ...['Taiwan 台湾', 'Hong~Kong 香港', 'Xinjiang 新疆', 'Beijing 北京', 'South~China~Sea 南海'],
  // Traditional characters, something left open, characters and pinyin side by side.
  ...['國務院 国务院', '憲法 宪法', '總書記 总书记', '中? 中国', '社会* 社会', '全国*大会 全国人民代表大会'],
  ...['gai革 改革', '改ge 改革', '社会zhuyi 社会主义'],
  // Abbreviations with points and without.
  ...['PRC 中华人民共和国', 'CCP 中国共产党', 'NPC 全国人民代表大会', 'UN 联合国', 'U.N. 联合国', 'US 美国'],
  ...['U.S. 美国', 'EU 欧盟', 'NATO 北约', 'AI 人工智能', 'us 我们', 'who 谁'],
  // British spelling, endings, as many.
  ...['modernisation 现代化', 'industrialise 工业化', 'liberalisation 自由化', 'urbanisation 城市化'],
  ...['reforms 改革', 'policies 政策', 'elections 选举', 'parties 党', 'ministries 部'],
  // Zhuyin and initials.
  ...['ㄍㄞˇㄍㄜˊ 改革', 'ㄓㄥˋㄈㄨˇ 政府', 'ggkf 改革开放', 'rmrb 人民日报', 'gwy 国务院', 'shzy 社会主义'],
])('%s', (line) => {
  const [typed = '', word] = line.split(' ');
  expect(findIn(dictionary, typed.replaceAll('~', ' ')).words[0]?.hanzi).toBe(word);
});

/**
 * What a reader of Chinese politics looks up, and the row that should be first on the screen, written down before anything
 * was asked: a query, then what may be first, a word or `?` and what is asked back.
 */
const OBVIOUS = `
外交部 外交部
西藏 西藏
省 省
台湾 台湾
共产党 共产党
人大 人大
国务院 国务院
习近平 习近平
一带一路 一带一路
统一 统一
党 党
解放军 解放军
臺灣 台湾
台灣 台湾
國務院 国务院
共產黨 共产党
習近平 习近平
國防部 国防部
選舉 选举
網路 网路
川普 川普
智慧財產權 知识产权 智慧财产权
兩岸 两岸
waijiaobu 外交部
xizang 西藏
shěng 省
sheng3 省
Xi Jinping 习近平
xijinping 习近平
zhongguo 中国
zhōngguó 中国
zhong guo 中国
zhong1guo2 中国
taiwan 台湾
beijing 北京
gaige kaifang 改革开放
renmin 人民
gongchandang 共产党
guowuyuan 国务院
zhengzhiju 政治局
minzhu 民主
ziyou 自由
tǒngyī 统一
guanxi 关系
xinjiang 新疆
xianggang 香港
shehui zhuyi 社会主义
yidaiyilu 一带一路
zhuxi 主席
shuji 书记
renda 人大
xi'an 西安
minzu 民族
gcd 共产党
gwy 国务院 公务员
jfj 解放军
ydyl 一带一路
China 中国
government 政府
workers 工人
cities 城市 市
city 城市 市
province 省
provinces 省 省份
democracy 民主
sovereignty 主权
peasants 农民
farmer 农民
army 军队
president 总统 主席
chairman 主席
minister 部长
ministry 部
Ministry of Foreign Affairs 外交部
foreign ministry 外交部
Tibet 西藏
Taiwan 台湾
Hong Kong 香港
Xinjiang 新疆
Shanghai 上海
Russia 俄罗斯
United States 美国
economy 经济
reforms 改革
Marxism 马克思主义
election 选举
law 法律 法
people 人 人民
national security 国家安全
war 战争
state council 国务院
politburo 政治局
organisation 组织
labour 劳动
rule of law 法治
human rights 人权
trade war 贸易战
Mao Zedong 毛泽东
Deng Xiaoping 邓小平
Putin 普京
Trump 特朗普 川普
South China Sea 南海
one country, two systems 一国两制
belt and road 一带一路
NPC 全国人大 全国人民代表大会
PLA 解放军 人民解放军 中国人民解放军
CCP 中共 中国共产党
P.R.C. 中华人民共和国
KMT 国民党
UN 联合国
WTO 世贸组织 世界贸易组织 世贸
ren类 人类
共?党 共产党
*主义 主义
ㄓㄨㄥㄍㄨㄛˊ 中国
goverment ?government
democarcy ?democracy
gongcandang ?gongchandang
工产党 ?共产党
构建人类命运共同体 人类命运共同体
tax 税 税收
police 警察 公安
border 边境 边界
strike 罢工
army officer 军官
trade deficit 贸易逆差
budget 预算
inflation 通货膨胀 通胀
unemployment 失业
poverty 贫困 贫穷
protest 抗议
censorship 审查
court 法院 法庭
judge 法官
prison 监狱
terrorism 恐怖主义
religion 宗教
education 教育
university 大学
pension 养老金 退休金
investment 投资
bank 银行
debt 债务 债
currency 货币
export 出口
tariff 关税
navy 海军
missile 导弹
nuclear weapon 核武器
alliance 同盟 联盟
treaty 条约
embassy 大使馆 使馆
ambassador 大使
spy 间谍
refugee 难民
climate change 气候变化
environment 环境
mayor 市长
vote 投票
parliament 议会
`
  .trim()
  .split('\n')
  .map((line) => {
    // What may be first is Chinese, or asked back; the query is all before it.
    const [, query = '', wanted = ''] = /^(.+?) ((?:\?\S+|\p{Script=Han}+(?: \p{Script=Han}+)*))$/u.exec(
      line,
    )!;
    return { query, wanted: wanted.split(' ') };
  });

const shipped = foldLibrary(
  shippedOf(
    ['glossary', 'supplied'].map((name) =>
      parseGlossary(
        readFileSync(new URL(`../../../glossary/china-brief-24-08/${name}.json`, import.meta.url), 'utf8'),
        `${name}.json`,
      ),
    ),
  ),
  [],
  [],
  spell,
);
const shippedFinder = prepareTermFinder(shipped.entries);

/** The row that the screen begins with, or `?` and what was meant. */
function first(query: string): string | undefined {
  const asked = { ...NOTHING_ASKED, q: query };
  const own = answer(shipped.entries, shippedFinder, asked, null);
  const found = findIn(dictionary, query);
  const layers = layersOf(own, found, (hanzi) => shipped.entry(termKey(hanzi))?.id);
  const meant = meantInstead(own, shippedFinder, asked, found);
  if (meant !== undefined) return `?${meant}`;
  const rows = [
    layers.first,
    ...(own.state === 'hits' ? own.entries : []),
    ...layers.words,
    ...layers.parts,
    ...layers.characters,
  ];
  return rows.find((row) => row !== undefined)?.hanzi;
}

test('what is looked up most often, with the shipped issue as the library', () => {
  expect(OBVIOUS.length).toBe(160);
  const missed = OBVIOUS.flatMap(({ query, wanted }) => {
    const row = first(query) ?? '';
    return wanted.includes(row) ? [] : [`${query}: ${row}`];
  });
  // Of what comes instead the dictionary says just what was typed; of 军队, 劳动 and 军官 it does not.
  expect(missed).toEqual([
    'army: 部队',
    'labour: 劳工',
    'army officer: 值星',
    'trade deficit: 入超',
    'judge: 判断',
  ]);
});
