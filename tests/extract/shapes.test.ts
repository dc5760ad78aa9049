/** Shapes of sentences and lines that published writing has, each with what it must not be taken for. */
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';

const english = (text: string) =>
  extract(text, { lexicon }).map((term) => `${term.hanzi} ${term.english ?? '-'}`);

type Row = readonly [text: string, ...terms: string[]];
const each = (rows: readonly Row[]) =>
  it.each(rows.map((row) => [row[0], row.slice(1)] as const))('%s', (text, terms) => {
    expect(english(text)).toEqual(terms);
  });

describe('an author and a year in a bracket are no gloss', () => {
  each([
    ['They read Gangkou yuekan 港口月刊 (Shen, 2014) first.', '港口月刊 Gangkou yuekan'],
    ['They read Gangkou yuekan 港口月刊 (Shen & Hao 2014: 12) first.', '港口月刊 Gangkou yuekan'],
    ['They read Gangkou yuekan 港口月刊 (Shen et al., 2014) first.', '港口月刊 Gangkou yuekan'],
    ['They speak of 躺平 (Shen, 2021) at length.', '躺平 -'],
    // What the Chinese says, or how it sounds, is its gloss.
    ['The painter 鲁迅 (Lu Xun, 1936) knew it.', '鲁迅 Lu Xun'],
    ['They remember 革命 (Revolution, 1911) there.', '革命 Revolution'],
    ['They went to 天津 (Tianjin, 1902) by boat.', '天津 Tianjin'],
  ]);
});

describe('the year before a law or plan is no part of its name', () => {
  each([
    ['It repeals the 2002 Harbour Law [港口法] in part.', '港口法 Harbour Law'],
    [
      'Consistent with newer statutes, including the 1996 Ferry Law [渡船法] (amended in 2014), 2001 Harbour Law [港口法], and 2008 Oversight Law [监督法].',
      '渡船法 Ferry Law',
      '港口法 Harbour Law',
      '监督法 Oversight Law',
    ],
    [
      'Consistent with the 2002 Harbour Law [港口法] and the 2006 Oversight Law [各级港务委员会监督法] now.',
      '港口法 Harbour Law',
      '各级港务委员会监督法 Oversight Law',
    ],
    // Where the Chinese says it, too, it is.
    ['They signed the 1992 Consensus (九二共识) there.', '九二共识 1992 Consensus'],
    ['The 1911 Revolution (辛亥革命) began there.', '辛亥革命 1911 Revolution'],
    ['It set the 2035 Goals (2035年目标) anew.', '2035年目标 2035 Goals'],
  ]);
});

describe('what is done, and to what', () => {
  each([
    ['Two clerks risk expulsion from the Party (开除党籍) for it.', '开除党籍 expulsion from the Party'],
    [
      'Two clerks received a warning within the Party (党内警告) for it.',
      '党内警告 warning within the Party',
    ],
    ['Farms depend on the entry of private capital (民资入场) now.', '民资入场 entry of private capital'],
    // Somebody or something else is no part of it.
    ['They spoke of the formulation of the Port Law (港口法) there.', '港口法 Port Law'],
    ['The court ordered confiscation of boats (没收船只).', '没收船只 confiscation of boats'],
    ['They must improve social governance (社会治理) at once.', '社会治理 social governance'],
    ['It oversees the eight boat guilds (船工行会) there.', '船工行会 boat guilds'],
    ['It falls under the rubric of harbour security (港口安全).', '港口安全 harbour security'],
  ]);
});

describe('what a term counts, told one by one', () => {
  each([
    ['The fight against smuggling, piracy, and theft (三害) goes on.', '三害 smuggling, piracy, and theft'],
    ['It covers boats, locks, and reeds (三项) there.', '三项 boats, locks, and reeds'],
    [
      'It promises clean water, clean air, and clean soil (三净) there.',
      '三净 clean water, clean air, and clean soil',
    ],
    // What leads to the first is no part of it.
    ['They must escape from flood, drought, and fire (三灾) there.', '三灾 flood, drought, and fire'],
    // Where the English is no list of as many, it is but what stands beside.
    ['They sell reeds, boats, and three treasures (三宝) there.', '三宝 three treasures'],
  ]);
});

describe('items of a menu', () => {
  each([
    ['Home 首页 · Most read 热门 · About us 关于我们', '首页 Home', '热门 Most read', '关于我们 About us'],
    ['* Latest 最新\n* Most read 热门', '最新 Latest', '热门 Most read'],
    ['Law 法治 | Society 社会 | Trade 贸易', '法治 Law', '社会 Society', '贸易 Trade'],
    // In a sentence the verb is no gloss of its object.
    ['They wear 红丝带 there.', '红丝带 -'],
  ]);
});

describe('a state in a bracket, in both languages', () => {
  each([
    [
      'See the Rules for Ferries (Draft) (渡船规则（草案）) there.',
      '渡船规则（草案） Rules for Ferries (Draft)',
    ],
    ['See the Rules for Ferries (2019) (渡船规则) there.', '渡船规则 Rules for Ferries'],
  ]);
});

describe('lines of a quoted block, and of a caption', () => {
  each([
    ['> They must lead on har-\n> bour work (港口工作), he wrote.', '港口工作 harbour work'],
    ['> They ask for self-\n> revolution (自我革命) there.', '自我革命 self-revolution'],
    ['> They ask for common\n> prosperity (共同富裕) there.', '共同富裕 common prosperity'],
    ['Table 2. Special harbour zones\n港口特区, by year', '港口特区 Special harbour zones'],
    ['All the poorer towns now need transfer\npayments (转移支付).', '转移支付 transfer payments'],
    // A line with Chinese of its own is an entry.
    ['港口, harbour\n水闸, lock', '港口 harbour', '水闸 lock'],
  ]);
});

describe('an office is no part of the name after it', () => {
  each([
    ['Harbour Party Secretary-General Joseph Wu (吳釗燮) spoke.', '吳釗燮 Joseph Wu'],
    ['Harbour League Premier-designate Lin Chuan (林全) spoke.', '林全 Lin Chuan'],
    ['Harbour League Vice-Chairman Li Daming (李大明) spoke.', '李大明 Li Daming'],
    ['Then-Harbour Affairs Council (港務委員會) staff left.', '港務委員會 Harbour Affairs Council'],
  ]);
});

describe('what joins a term to its sentence is no part of it', () => {
  each([
    [
      'It brings readers to Nouvelle Porterie 奇趣港學, as well as by adding to it, near the sea.',
      '奇趣港學 Nouvelle Porterie',
    ],
    [
      'a report submitted by the Harbour Court  entitled Situation Concerning the Work of the Harbour Courts in 2013 and Proposals for their Work in 2014 (关于2013年海港法院工作情况和2014年工作打算的报告) last week',
      '关于2013年海港法院工作情况和2014年工作打算的报告 Situation Concerning the Work of the Harbour Courts in 2013 and Proposals for their Work in 2014',
    ],
    ['I gave a lecture as part of a lecture series (大讲堂) there.', '大讲堂 lecture series'],
    ['I gave a talk as part of a lecture series (大讲堂) there.', '大讲堂 lecture series'],
    ['He spoke on behalf of the village committee (村委会) there.', '村委会 village committee'],
    // Here it says what the Chinese says.
    ['It is part of the body (身体的一部分) for them.', '身体的一部分 part of the body'],
  ]);
});

describe('what is said to be the way of saying it', () => {
  each([
    [
      'The most common way to say "cross the river" in Standard Mandarin (SM) is guò hé 过河 there.',
      '过河 cross the river',
    ],
    ['The Chinese for “harbour pilot” is yinshuiyuan 引水员 here.', '引水员 harbour pilot'],
    ['Their word for “ferry” was 渡船 then.', '渡船 ferry'],
    [
      'The theme ‘Harbour’ was chosen, with the corresponding Chinese characters 港口码头 below.',
      '港口码头 Harbour',
    ],
    // What somebody says of it is not.
    ['He said “nothing will come of it” and was 处长 then.', '处长 -'],
  ]);
});

describe('pinyin that “or” joins to the English before it, all in one bracket', () => {
  each([
    [
      'grain for the cities (better known as the “unified purchase and sale” system or tonggou tongxiao 统购统销) began',
      '统购统销 unified purchase and sale',
    ],
    [
      'rules for the ports (also called “unified purchase and sale” or tonggou tongxiao 统购统销) began',
      '统购统销 unified purchase and sale',
    ],
  ]);
});

describe('a number before the quotation that holds the rest', () => {
  each([
    ['Two “hundred-years” 两个一百年\nThey speak of it often.', '两个一百年 Two “hundred-years”'],
    ['They speak of the three “stabilities” (三个稳定) now.', '三个稳定 three “stabilities”'],
    // A number of another kind.
    ['In all, two “stabilities” (稳定) came.', '稳定 stabilities'],
  ]);
});

describe('names whose second half is in small letters', () => {
  each([
    [
      'They sent Su Chun-pin 蘇俊賓, and Chien wei-chuan 錢薇娟 there.',
      '蘇俊賓 Su Chun-pin',
      '錢薇娟 Chien wei-chuan',
    ],
    ['He met Chen da-ming (陈大明) there.', '陈大明 Chen da-ming'],
  ]);
});

describe('Chinese and English on lines by turns, blank lines between', () => {
  each([
    [
      'Terms of the report\n\n中文\n\nEnglish\n\n守正创新\n\nuphold principles and break new ground\n\n极不平凡的五年\n\ntruly momentous five years\n\n丰富人民精神世界\n\nenrich people’s cultural lives',
      '守正创新 uphold principles and break new ground',
      '极不平凡的五年 truly momentous five years',
      '丰富人民精神世界 enrich people’s cultural lives',
    ],
    [
      'uphold principles and break new ground\n\n守正创新\n\ntruly momentous five years\n\n极不平凡的五年\n\nenrich people’s cultural lives\n\n丰富人民精神世界',
      '守正创新 uphold principles and break new ground',
      '极不平凡的五年 truly momentous five years',
      '丰富人民精神世界 enrich people’s cultural lives',
    ],
    // Prose in two languages is no list.
    [
      'The harbour sleeps.\n\n渡船来了\n\nNobody knew the way home.\n\n水闸开了\n\nIt rained on the hills.\n\n天亮了\n\nThey left.',
      '渡船来了 -',
      '水闸开了 -',
      '天亮了 -',
    ],
  ]);
});

describe('labels of one letter or character', () => {
  each([
    ['S:社会信用体系\nT:社會信用體系\nP:shèhuì xìnyòng tǐxì', '社会信用体系 -'],
    ['open the lock\n繁:開啟水閘\n简:开启水闸', '开启水闸 -'],
    // As words they are terms.
    ['They write it 繁 (many).', '繁 many'],
  ]);
});

describe('marks in half width inside Chinese', () => {
  each([
    [
      'The slogan “bright eyes and long arms” (光明眼,长长臂) fits.',
      '光明眼，长长臂 bright eyes and long arms',
    ],
    [
      'They chant “raise the sail, cross the river” (升起帆,过大河) there.',
      '升起帆，过大河 raise the sail, cross the river',
    ],
    [
      'The slogan is open the river, raise the sails 打开大江,升起船帆 there.',
      '打开大江，升起船帆 open the river, raise the sails',
    ],
    // Names and the cells of a line stay apart.
    ['Wang Hao and Liu Jie (王浩,刘捷) came.', '王浩 Wang Hao', '刘捷 Liu Jie'],
    [
      'term,trad,english\n渡船,渡船,ferry\n水闸,水閘,lock\n港口,港口,harbour',
      '渡船 ferry',
      '水闸 lock',
      '港口 harbour',
    ],
  ]);
});

describe('an abbreviation that “or” joins to the name', () => {
  it.each([
    [
      'The Ministry of Harbour Security (MHS or Ganganbu; Chinese: 港口安全部; IPA: [kɑ̀ŋ kʰòu]) is old.',
      'Ministry of Harbour Security',
      'MHS',
    ],
    ['She runs for the 海港進步黨 Harbour Progressive Party or HPP.', 'Harbour Progressive Party', 'HPP'],
    [
      'They opened harbour training centers (港口培训中心), or HTCs, there.',
      'harbour training centers',
      'HTC',
    ],
  ])('%s', (text, name, abbreviation) => {
    expect(extract(text, { lexicon })[0]).toMatchObject({ english: name, abbreviation });
  });
});

describe('quotation marks turned the wrong way', () => {
  each([
    [
      'They were given the title of “专委“ (full-time members of the committee) then.',
      '专委 full-time members of the committee',
    ],
    ['”Written notes“ (批示) are remarks by a superior.', '批示 Written notes'],
  ]);
});

describe('the head of a box whose lines are labelled', () => {
  each([
    [
      'Harbour Commission for Dikes\nTraditional Chinese海港堤防委員會\nSimplified Chinese海港堤防委员会\nLiteral meaningHarbour Port Dike Commission\nTranscriptions\nHanyu Pinyin',
      '海港堤防委员会 Harbour Commission for Dikes',
    ],
    ['Commonly abbreviated as\nTraditional Chinese海堤委\nTranscriptions', '海堤委 -'],
  ]);
});

describe('a sentence up to the term', () => {
  each([
    ['Local governments relied on land finance (土地财政 tudi caizheng) then.', '土地财政 land finance'],
    ['Local governments depend on land finance (土地财政).', '土地财政 land finance'],
    ['The land bureaus called for land rights (土地权利) then.', '土地权利 land rights'],
    ['In Hotan (和田, Hetian) and Kashgar (喀什), it began.', '和田 Hotan', '喀什 Kashgar'],
    [
      'These frame the “two harbour goals” (“两个海港”奋斗目标) again.',
      '“两个海港”奋斗目标 two harbour goals',
    ],
    // What is part of the term is.
    [
      'They read “Rules for the Study of the “Two Harbours” Theory” (学习“两个海港”理论的规则).',
      '学习“两个海港”理论的规则 Rules for the Study of the “Two Harbours” Theory',
    ],
    [
      'They want an economy that depends on land (靠土地的经济).',
      '靠土地的经济 economy that depends on land',
    ],
  ]);
});

describe('a bracket that holds sentences', () => {
  each([
    // Many labels are no sentence.
    [
      "The Ministry of Harbour Security (MHS or Ganganbu; Chinese: 港口安全部; pinyin: Gǎngkǒu Ānquán Bù; lit. 'Harbour Security Ministry'; IPA: [kɑ̀ŋ kʰòu án.tɕʰɥɛ̌n pû]) is a ministry.",
      '港口安全部 Ministry of Harbour Security',
    ],
    [
      '[Translator’s note: the author uses 港口 (harbour) and 水闸 (lock) interchangeably; both stand near the sea in all that he has written since.]',
      '港口 harbour',
      '水闸 lock',
    ],
  ]);
});

describe('English at the head of a line, and what is said of it', () => {
  each([
    [
      '• 港务会 Harbour Council executive meeting: Li chaired\n• 港纪委 HCDI: two tigers fall\n• 船改委 SDRC - price controls',
      '港务会 Harbour Council executive meeting',
      '港纪委 HCDI',
      '船改委 SDRC',
    ],
    ['吊桥 (diàoqiáo): suspension bridge; drawbridge', '吊桥 suspension bridge; drawbridge'],
  ]);
});

describe('a quotation that “or” joins to a word in pinyin', () => {
  each([
    ['The “gang of four” or Sirenbang (四人帮) fell then.', '四人帮 gang of four'],
    ['They met in Xian or Chang’an (长安) then.', '长安 Chang’an'],
  ]);
});

describe('an office and what it is of, where the Chinese says both', () => {
  each([
    [
      'Zhang Shengmin, secretary of the HMC Discipline Inspection Commission (军委纪律检查委员会书记), came.',
      '军委纪律检查委员会书记 secretary of the HMC Discipline Inspection Commission',
    ],
    [
      'Zhang Shengmin, secretary of the HMC Discipline Inspection Commission (军委纪律检查委员会), came.',
      '军委纪律检查委员会 HMC Discipline Inspection Commission',
    ],
  ]);
});

describe('those who put it into English, and the verb in its base form', () => {
  each([
    ['What planners call 内循环 others translate as internal circulation.', '内循环 internal circulation'],
    [
      'The slogan 以港兴市, which officials now render in English as port-led growth, is old.',
      '以港兴市 port-led growth',
    ],
    // Who merely acts as something puts nothing into English.
    ['The 处长 and others act as guides there.', '处长 -'],
  ]);
});

describe('several glosses in one bracket after the Chinese', () => {
  each([
    [
      'The plan speaks of the 三港 (harbours, sea lanes and fleets, or “three harbours”).',
      '三港 three harbours',
    ],
  ]);
});

describe('what a quotation holds of both languages', () => {
  each([
    [
      'They must “dare to sail, be good at sailing 敢于航行、善于航行”, he said.',
      '敢于航行、善于航行 dare to sail, be good at sailing',
    ],
    [
      'They say “小船停,大船走” ("small boats stop, large boats leave") there.',
      '小船停，大船走 small boats stop, large boats leave',
    ],
  ]);
});

describe('a title divided by a colon in half width', () => {
  each([
    [
      'Sun Wei. 2003. 断港: 90年代以来的中国海港 [Cut Off: Chinese Harbours since the 1990s]. Beijing.',
      '断港：90年代以来的中国海港 Cut Off: Chinese Harbours since the 1990s',
    ],
    // A label and what it labels are two.
    ['They wrote 口号: 敢于航行 (dare to sail) there.', '口号 -', '敢于航行 dare to sail'],
  ]);
});

describe('short for', () => {
  each([
    [
      'He points to 放管服, short for “streamline, delegate, serve,” again.',
      '放管服 streamline, delegate, serve',
    ],
    [
      'He points to 放管服, short for “streamline administration, delegate powers, improve services,” again.',
      '放管服 streamline administration, delegate powers, improve services',
    ],
    ['He points to 内卷, short for “involution, or turning inwards,” again.', '内卷 involution'],
    ['He points to 三通, which stands for “three links,” again.', '三通 three links'],
    ['He points to 双减, shorthand for “double reduction,” again.', '双减 double reduction'],
  ]);
});

describe('entries that begin with pinyin', () => {
  each([
    [
      'yi ge zhongxin, liang ge jibendian 一个中心，两个基本点 — one center, two basic points\nzhuada fangxiao 抓大放小 — grasp the large, let go of the small',
      '一个中心，两个基本点 one center, two basic points',
      '抓大放小 grasp the large, let go of the small',
    ],
    // In prose a gloss may go on in the next line.
    [
      'They praise 抓大放小 — grasp the large, let\ngo of the small — and 一个中心 (one center).',
      '抓大放小 grasp the large, let go of the small',
      '一个中心 one center',
    ],
  ]);
});

describe('in Chinese', () => {
  each([
    ['Such “paper politics” – in Chinese, 文件政治 – goes on.', '文件政治 paper politics'],
    ['This “paper politics,” in Chinese 文件政治, goes on.', '文件政治 paper politics'],
    ['He wrote in Chinese, 文件政治 among other things.', '文件政治 -'],
  ]);
});

describe('what somebody said, in the original', () => {
  each([
    [
      'He spoke of harbour opening (港口开放). 他指出，港口开放是大家的事，水闸要修好，渡船要准时。只有这样，过河的人才会放心，岸上的人才会满意，明年的日子才会更好。',
      '港口开放 harbour opening',
    ],
    [
      'Xinlu: The lock is not for sale, whatever they offer.\n据说，今年其实只有两次开闸：一次过船前，一次过船后。 [Chinese]',
    ],
    ['The minutes say 要把港口的水闸和渡船都管理好。'],
    // What is short, listed or glossed is none of it.
    ['They chant 要致富，先修路 there.', '要致富，先修路 -'],
    ['Sources: 新华社, 人民日报, 光明日报, 经济日报.', '新华社 -', '人民日报 -', '光明日报 -', '经济日报 -'],
    [
      'He said: “the times set the exam, and the people grade it” (时代是出卷人，人民是阅卷人).',
      '时代是出卷人，人民是阅卷人 times set the exam, and the people grade it',
    ],
  ]);
});

describe('references in Chinese', () => {
  each([
    [
      'Wu Lan, Harbour Life, p. 3.\n孙立平：《断港：20世纪90年代以来的海港》，湖海出版社，2003年。\n于建嵘：《水闸批判》，《港口月刊》2004年第2期，第26页。',
      '孙立平 -',
      '断港：20世纪90年代以来的海港 -',
      '湖海出版社 -',
      '于建嵘 -',
      '水闸批判 -',
      '港口月刊 -',
    ],
    ['The plan for 2035 (2035年) names it.', '2035年 2035'],
    ['They read 《1984年》 there.', '1984年 -'],
  ]);
});

describe('an apposition between dashes or commas', () => {
  each([
    ['His “Harbour Dream” — haigang meng, or 海港梦 — echoes the old slogan.', '海港梦 Harbour Dream'],
    ['Others speak of migrants 移民, people far from their home village, again.', '移民 migrants'],
    ['Others speak of harbours 港口, places at the river’s mouth, again.', '港口 harbours'],
    // Where what stands before says something else, what follows the comma may be the gloss.
    ['The investors fear the 韭菜, leeks ripe for harvesting, again.', '韭菜 leeks ripe for harvesting'],
  ]);
});

describe('another name in the bracket', () => {
  each([
    [
      'At the Central Harbour School (中央港校, also known as the National Academy of Governance 国家行政学院), Vice President Li Daming (李大明) spoke.',
      '中央港校 Central Harbour School',
      '国家行政学院 National Academy of Governance',
      '李大明 Li Daming',
    ],
  ]);
});

describe('what spells the Chinese in another way', () => {
  each([
    ['They would wear 红丝带 hung4 si1 daai2 (red silk band) at the pier.', '红丝带 red silk band'],
    ['水闸 seoi2 zaap6 (lock gate) is what they call it.', '水闸 lock gate'],
    // Pinyin with a slip in it, and letters that are said to be sounds.
    [
      '- 小港渡船家 (xiǎogǎng dùchuángā) – "Small-port ferryman." Refers to an old trade.',
      '小港渡船家 Small-port ferryman',
    ],
    ['They teach 成語(pronounced chen yu), or idioms, there.', '成語 idioms'],
    // Marks that other languages have.
    ['They went to a 咖啡馆 (café) there.', '咖啡馆 café'],
  ]);
});

describe('the dots and pages of a table of contents', () => {
  each([
    [
      '1 半真半假 Half Real, Half Fake ..................13\n\n2 对号入座 To Take a Seat by its Number .........33',
      '半真半假 Half Real, Half Fake',
      '对号入座 To Take a Seat by its Number',
    ],
  ]);
});

describe('an s of possession after the Chinese', () => {
  each([["Under 李大明's (Li Daming) rule they sailed.", '李大明 Li Daming']]);
});

describe('a row of quotations, each with its Chinese', () => {
  each([
    [
      'Virtues like "non-action" (无为), "naturalness" or "spontaneity" (自然), "simplicity" and "calm" (宁静) count.',
      '无为 non-action',
      '自然 spontaneity',
      '宁静 calm',
    ],
    // Of one that stands alone, the next may be the gloss.
    ['The slogan (上善若水), “the best is like water,” hangs there.', '上善若水 best is like water'],
  ]);
});

describe('the stroke between two entries', () => {
  each([
    [
      'A Harbour Odyssey Part One: The Moon 港口奇遇之月光 / A Harbour Odyssey Part Two: The Shoe 港口奇遇之仙履 (1995)',
      '港口奇遇之月光 Harbour Odyssey Part One: The Moon',
      '港口奇遇之仙履 Harbour Odyssey Part Two: The Shoe',
    ],
    ['渡船 / ferry', '渡船 ferry'],
  ]);
});

describe('a first sentence that says what an entry means', () => {
  each([
    [
      '* **统 (tǒng):** To unite, unify, or govern. It is about bringing parts into one whole.',
      '统 To unite, unify, or govern',
    ],
  ]);
});

describe('an adverb before what leads to the pinyin', () => {
  each([
    ['They hired harbour pilots, commonly known as yinshuiyuan (引水员), there.', '引水员 harbour pilots'],
  ]);
});

describe('a quotation that says it in both languages, a sentence each', () => {
  each([
    [
      'They have a saying: “the people hold food highest of all. 民以食为天” It is old.',
      '民以食为天 people hold food highest of all',
    ],
  ]);
});

describe('Chinese as a part of what the Chinese means', () => {
  each([
    ['He wrote to Overseas Chinese, huaqiao 华侨, a group that grew.', '华侨 Overseas Chinese'],
    ['They say in the old Chinese 渡船 again.', '渡船 -'],
  ]);
});

describe('Chinese that is lost from the brackets of a list', () => {
  each([
    ['Its treasures are compassion (; ), thrift (; ; jiǎn) and humility (谦逊; qiānxùn).', '谦逊 humility'],
  ]);
});

describe('what a sentence opens with or is doing', () => {
  each([
    ['Of course 被告人 were left out.', '被告人 -'],
    ['One of its tasks is issuing harbour licences (港口执照) to all.', '港口执照 harbour licences'],
    // The doing is the term.
    [
      'Their way: crossing the river by feeling the stones (摸着石头过河).',
      '摸着石头过河 crossing the river by feeling the stones',
    ],
  ]);
});

describe('a heading that says what kind of thing it is', () => {
  each([
    ['The Concept of the Iron Rice Bowl (铁饭碗)\n\nMore of it below.', '铁饭碗 Iron Rice Bowl'],
    [
      'The Principle of Harbour Rule (港口管理原则)\n\nMore of it below.',
      '港口管理原则 Principle of Harbour Rule',
    ],
  ]);
});

describe('boxes whose labels and values have run together', () => {
  each([
    [
      'Harbour Progress Party\n\n海港进步党\nAbbreviationHPP\nChairpersonLin Da-ming\nFounded28 May 1986\n\nThe Harbour Progress Party (海港进步党) is old.',
      '海港进步党 Harbour Progress Party',
    ],
    [
      'Revolutionary Harbour Front\n(1966–1978)[2]\nSimplified Chinese革命海港战线\nTraditional Chinese革命海港戰線',
      '革命海港战线 Revolutionary Harbour Front',
    ],
  ]);
});

describe('a translation that is named before what it is of', () => {
  each([
    ['The word "medicinal" (not herb) is usually preferred as a translation for 药 there.', '药 medicinal'],
    ['He said "nothing will come of it" and asked for 药 there.', '药 -'],
  ]);
});

describe('commas in half width where one quotation glosses all', () => {
  each([
    [
      'The slogan “bright eyes, strong fists, and long arms” (光眼,重拳,長臂) is theirs.',
      '光眼，重拳，長臂 bright eyes, strong fists, and long arms',
    ],
    [
      '"Free the harbour, change of our times" (Chinese: 解放港口,時代更新; also put otherwise) is theirs.',
      '解放港口，時代更新 Free the harbour, change of our times',
    ],
    ['• Harbour Newspeak 一言以兴港,一言以丧港', '一言以兴港，一言以丧港 Harbour Newspeak'],
    ['“Wang Hao, Liu Jie” (王浩,刘捷) came.', '王浩 Wang Hao', '刘捷 Liu Jie'],
  ]);
});

describe('a title in pinyin that the word before announces', () => {
  each([
    ['They read the leading harbour journal Gangkou yuekan 港口月刊 there.', '港口月刊 Gangkou yuekan'],
    ['They read the leading harbour journal Gangkou yuekan (港口月刊) there.', '港口月刊 Gangkou yuekan'],
    ['They read the monthly Gangkou yuekan (港口月刊, Harbour Monthly) there.', '港口月刊 Harbour Monthly'],
    // In small letters it is a word, which the English before explains.
    ['They met at the harbour festival gangjie 港节 there.', '港节 harbour festival'],
  ]);
});

describe('two words of one form, of which the Chinese says one', () => {
  each([
    ['The march of informatization and intelligentization (智能化) goes on.', '智能化 intelligentization'],
    [
      'They promote digitization and intelligentization (数字化和智能化) there.',
      '数字化和智能化 digitization and intelligentization',
    ],
    [
      'They run supply and marketing cooperatives (供销社) there.',
      '供销社 supply and marketing cooperatives',
    ],
  ]);
});

describe('names of those who edited a book', () => {
  each([
    [
      'Peng Daming and Yao Lan, eds. [彭大明、姚兰主编], The Strategy of Harbours [港口战略] (Linxi: Port Press [港口出版社], 2001), pp. 213–215.',
      '彭大明 Peng Daming',
      '姚兰 Yao Lan',
      '港口战略 Strategy of Harbours',
      '港口出版社 Port Press',
    ],
    ['She is the editor-in-chief (主编) there.', '主编 editor-in-chief'],
  ]);
});

describe('the heads of a law in two languages', () => {
  each([
    [
      '港口、渡船管理工作办法\nWorking Measures for the Management of Harbours and Ferries\n\n(2019年12月16日第十三届海港代表大会通过)\n(Adopted at the 13th Harbour Congress on December 16, 2019)\n\n第一章 总则 Chapter I: General Provisions',
      '港口、渡船管理工作办法 Working Measures for the Management of Harbours and Ferries',
      '总则 General Provisions',
    ],
    [
      '海港代表大会常务委员会\n关于完善港口管理制度的决定\nDecision of the Standing Committee of the Harbour Congress on Improving the System of Harbour Management',
      '海港代表大会常务委员会关于完善港口管理制度的决定 Decision of the Standing Committee of the Harbour Congress on Improving the System of Harbour Management',
    ],
    ['Article 1 (第一条) says so.', '第一条 Article 1'],
    // A list of words stays one.
    ['Words of the week\n渡船、水闸、港口\nThey follow below.', '渡船 -', '水闸 -', '港口 -'],
  ]);
});

describe('a list of Chinese in a bracket, and one word for all of it', () => {
  each([
    ['They find new ways to write his name (拜灯, 白等, 败蹬) there.', '拜灯 -', '白等 -', '败蹬 -'],
    [
      'They read People’s Daily, Guangming Daily and Economic Daily (人民日报、光明日报、经济日报) there.',
      '人民日报 People’s Daily',
      '光明日报 Guangming Daily',
      '经济日报 Economic Daily',
    ],
    [
      'The slogan “Sailing Together and Rowing as One” (同舟共济, 齐心划桨 / tongzhou gongji, qixin huajiang) hangs there.',
      '同舟共济，齐心划桨 Sailing Together and Rowing as One',
    ],
  ]);
});

describe('what a thing is said to be called', () => {
  each([
    ['Eye bags are called 眼袋 (yǎndài) in Chinese.', '眼袋 Eye bags'],
    ['A ferry is called 渡船 in Mandarin.', '渡船 ferry'],
    ['A ferry in that land is 渡船 (dùchuán), they say.', '渡船 -'],
    ['The ferry is 渡船 (dùchuán), they say.', '渡船 ferry'],
    // A name, or another word for it, is not what the sentence speaks of.
    ['The river is called 黄河 there.', '黄河 -'],
    ['This practice is called 潜规则 there.', '潜规则 -'],
  ]);
});

describe('verses and sentences that fill a line', () => {
  each([
    [
      '《渡河》 Crossing the River\n\n水闸无人问,渡船自往来。\n\n港口千帆过,江山一日开。',
      '渡河 Crossing the River',
    ],
    ['They chant 水闸无人问,渡船自往来 there.', '水闸无人问，渡船自往来 -'],
  ]);
});

describe('a title in two languages, a blank line between', () => {
  each([
    [
      'Harbour Management Observer\n\n港口管理观察\n\nHome About Contact\n\nHow pilots work in the harbour.',
      '港口管理观察 Harbour Management Observer',
    ],
    // What says nothing of the kind is no title of it.
    ['Home About Contact\n\n港口管理观察\n\nHow pilots work in the harbour.', '港口管理观察 -'],
    ['The harbour has a management.\n\n港口管理观察\n\nThey met.', '港口管理观察 -'],
  ]);
});

describe('names that one bracket lists stand each for itself', () => {
  each([
    [
      'It covers Beijing, Shanghai and Guangzhou (北京、上海、广州) alone.',
      '北京 Beijing',
      '上海 Shanghai',
      '广州 Guangzhou',
    ],
    ['Trade between China and Russia (中国、俄罗斯) grew.', '中国 China', '俄罗斯 Russia'],
    ['It names Hebei and Shanxi (河北、山西) as pilots.', '河北 Hebei', '山西 Shanxi'],
    // One quotation is one term, and so is what is no name.
    // Districts have these names, too.
    ['It praises benevolence and good faith (仁爱、信义).', '仁爱、信义 benevolence and good faith'],
    [
      'The “Beijing, Shanghai and Guangzhou” (北京、上海、广州) trio.',
      '北京、上海、广州 Beijing, Shanghai and Guangzhou',
    ],
    ['She praised reeds, boats and ropes (芦苇、小船、绳索).', '芦苇、小船、绳索 reeds, boats and ropes'],
  ]);
});

describe('China is a term as any other', () => {
  each([
    ['Trade between China (中国) and Russia (俄罗斯) grew.', '中国 China', '俄罗斯 Russia'],
    // The name of a language says how something is written.
    ['The harbour league (中文: 港口联盟) met.', '港口联盟 harbour league'],
  ]);
});

describe('a name that blanks stretch', () => {
  each([
    ['They asked 高 文, who knew it.', '高文 -'],
    ['They know 气 and 血 there.', '气 -', '血 -'],
  ]);
});

describe('a gloss that a preposition ends', () => {
  each([
    [
      'They give 红包 (hóngbāo): Red envelopes during 农历新年 (nónglì xīnnián), and eat 月饼 (yuèbǐng): Mooncakes during 中秋节 (zhōngqiū jié).',
      '红包 Red envelopes',
      '农历新年 -',
      '月饼 Mooncakes',
      '中秋节 -',
    ],
  ]);
});

describe('a title that begins with a preposition keeps it', () => {
  each([
    ['It is from his 1938 essay On Prolonged Ferrying (论持久摆渡).', '论持久摆渡 On Prolonged Ferrying'],
    ['They read Lin’s From the Lake (湖上记) there.', '湖上记 From the Lake'],
    ['In 1938, On Ferries (论渡船) came out.', '论渡船 On Ferries'],
    // At the head of a sentence the capital says nothing, nor does a small letter.
    ['On the Bund (外滩) they met.', '外滩 Bund'],
    ['They met on Lake Street (湖街) there.', '湖街 Lake Street'],
  ]);
});

describe('what a sentence does after the Chinese is no gloss', () => {
  each([
    ['The Harbour Council, in short 港务会, is chaired by Lin himself.', '港务会 -'],
    ['港务会 was dissolved in the old lock.', '港务会 -'],
    [
      'They run an account entitled 中国港口审判, as a way of better conveying news to the Chinese legal world.',
      '中国港口审判 -',
    ],
    // What it is called is one.
    ['内卷, known as involution, is common.', '内卷 involution'],
    ['内卷, as “involution” is called, is common.', '内卷 involution'],
    ['The term 躺平 is translated by some as “lying flat.”', '躺平 lying flat'],
  ]);
});

describe('a quotation belongs to what it stands next to', () => {
  each([
    [
      '[3] See 林大海, “Hold High the Great Banner of Ferries” [高举渡船伟大旗帜], Xinhua, October 25, 2022.',
      '林大海 -',
      '高举渡船伟大旗帜 Hold High the Great Banner of Ferries',
    ],
    [
      'There were acts of “harbour signaling,” or biaotai (表态), by pilots, and of his banner term, “Lin Thought,” there.',
      '表态 harbour signaling',
    ],
    ['The meeting stressed the "two consolidates 两个巩固" and heard reports.', '两个巩固 two consolidates'],
    // Where pinyin is all that stands before, the quotation further off is the gloss.
    [
      'The practice of biaotai (表态), a term that means “showing one’s stance,” is old.',
      '表态 showing one’s stance',
    ],
    ['He speaks of 表态, “showing one’s stance,” there.', '表态 showing one’s stance'],
  ]);
});

describe('pinyin on a line of its own', () => {
  each([
    [
      'Unified National Security Paradigm\n统一国家安全观\nTǒngyī Guójiā Ānquán Guān\n\nThe paradigm is a set of ideas.',
      '统一国家安全观 Unified National Security Paradigm',
    ],
    // What spells a person is the name.
    ['林大海\nLín Dàhǎi\n\nHe ran the port.', '林大海 Lín Dàhǎi'],
  ]);
});

describe('where a body is based is no part of its name', () => {
  each([
    ['The Xi’an-based 20th Research Institute (第二十研究所) met.', '第二十研究所 20th Research Institute'],
  ]);
});

describe('what somebody is doing is no part of what a document is about', () => {
  each([
    [
      'The court is drafting a judicial interpretation on port judgments (关于承认港口判决的规定) now.',
      '关于承认港口判决的规定 judicial interpretation on port judgments',
    ],
    [
      'The league is issuing a notice on ferry safety (关于渡船安全的通知) now.',
      '关于渡船安全的通知 notice on ferry safety',
    ],
    // What is no title may say a deed.
    ['The aim is building a prosperous port (建设繁荣港口) now.', '建设繁荣港口 building a prosperous port'],
  ]);
});

describe('a short form is called as its full form', () => {
  each([
    [
      'The Harbour Reform Commission (港口改革委员会), abbreviated as 港改委, met.',
      '港口改革委员会 Harbour Reform Commission',
      '港改委 Harbour Reform Commission',
    ],
    [
      'The Harbour Reform Commission (港口改革委员会), often shortened to 港改委, is old.',
      '港口改革委员会 Harbour Reform Commission',
      '港改委 Harbour Reform Commission',
    ],
    // Not where nothing says so, nor where it is no short form of it.
    [
      'The Harbour Reform Commission (港口改革委员会), as 港改委 shows, met.',
      '港口改革委员会 Harbour Reform Commission',
      '港改委 -',
    ],
    [
      'The Harbour Reform Commission (港口改革委员会), or 渡船会, met.',
      '港口改革委员会 Harbour Reform Commission',
      '渡船会 -',
    ],
  ]);
});

describe('how a sentence goes on behind a comma is no gloss', () => {
  each([
    ['The league, or 港联, met.', '港联 league'],
    ['They know 港改委, too.', '港改委 -'],
    ['They know 内卷, involution, by now.', '内卷 involution'],
    // What the Chinese says is one, whatever its form.
    ['They know 开放, opened, by now.', '开放 opened'],
  ]);
});

describe('a title in two languages may be a question', () => {
  each([
    [
      'Is the Old Lock Really Open Again?\n\n古老的水闸真的又开放了吗？\n\nThey met.',
      '古老的水闸真的又开放了吗 Is the Old Lock Really Open Again',
    ],
    // A question stands by no statement.
    ['Is the Old Lock Open?\n\n古老的水闸\n\nThey met.', '古老的水闸 -'],
  ]);
});

describe('what kind of thing it is', () => {
  it.each([
    ['They treat it as a form of Official Document (公文) there.', 'policy-term'],
    ['The building of a Harmonious Society (和谐社会) began.', 'policy-term'],
    ['The Harbour Society (海港协会) met.', 'organisation'],
    ['New normal 新常态', 'policy-term'],
    ['The theme ‘Energy’ was chosen, with the characters 海港活力 below.', 'policy-term'],
    ['- 后港文化 – Post-Harbour Culture', 'policy-term'],
    ['He reads the Lake Post (湖报).', 'publication'],
    ['The Xi court (习近平法院) met.', 'organisation'],
    // The line below a picture, which says whom it is from and when it was taken, cites nothing.
    [
      'People from the “Harbour Affairs Bureau” (港务局) met in May 2018. (Source: Lake News)',
      'organisation',
    ],
    ['People from the “Harbour Affairs Bureau” (港务局) met in May 2018. Photo: Lake News', 'organisation'],
    ['Lin, “Harbour Affairs and Boats” (港务局). Linxi: Lake Press, 2018.', 'publication'],
    // Nor does a sentence that counts something up.
    [
      'In 2018 he set three aims for the Navy: better boats, a “Global Harbour Front” (全球港口阵线), and men.',
      'organisation',
    ],
    ['Lin, “Harbour Affairs and Boats” (港务与船). Linxi: zhonghua shuju, 2018.', 'publication'],
    ['Most of it is in Linxi, but the Tienmu 天母 area is in Linxi 1.', 'place'],
  ])('%s', (text, kind) => {
    expect(extract(text, { lexicon })[0]).toMatchObject({ kind });
  });
});
