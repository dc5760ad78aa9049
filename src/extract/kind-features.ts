/**
 * What speaks for one kind of thing or another: the shape of the characters, of the gloss, how both were printed, and
 * what stands around. Each feature is there or not; what it says of each kind is fitted (`kind-weights.ts`).
 */
import { ISSUED } from '../term/issued.ts';
import type { FoundKind, Kind } from '../term/kinds.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { romanisesWhole } from '../pinyin/index.ts';
import { isTranscribing } from '../pinyin/orthography/word-lists.ts';
import { startsWithSurname } from '../pinyin/surname.ts';
import { COUNTRIES } from './countries.ts';
import { isLife, looksLikePerson } from './names.ts';
import { simplify } from './script.ts';
import { GIVEN_NAMES, INTRODUCERS, list, NAME_PARTICLES, numberOf, TITLE_WORDS } from './words.ts';

export interface KindEvidence {
  readonly hanzi: string;
  readonly english: string | null;
  /** 《》 or 〈〉 around the Chinese. */
  readonly titled: boolean;
  /** Italics (or underline) around the English. */
  readonly emphasised: boolean;
  /** Whether it stands in a reference: a note, with pages, numbers or a year. */
  readonly cited: boolean;
  /** Quotation marks around the English. */
  readonly quoted: boolean;
  /** How the English romanises the Chinese. */
  readonly romanised: 'full' | 'surname' | 'partial' | null;
  /** Whether the dictionary ties any of the English to the characters. */
  readonly translated: boolean;
  readonly abbreviation: boolean;
  /** Whether its number at an exchange stands with it in its bracket. */
  readonly listed?: boolean;
  /** Words directly before and after, lower case. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What the terms are that it is listed with: 甲 (A), 乙 (B) and 丙 (C). */
  readonly beside?: ReadonlySet<Kind>;
}

/** Features in the order of their weights; the name says what is there. */
export const KIND_FEATURES = [
  'anything',
  // The gloss.
  'no gloss',
  'small letters',
  'one capital word',
  'two or three capital words',
  'four and more capital words',
  'capital words with small ones between',
  'sentence with one capital',
  'spelt as a brand',
  'abbreviated',
  'a number first',
  'word of an organisation',
  'head of an organisation',
  'head of an organisation, one capital',
  'word of a firm',
  'word of a place',
  'head of a place',
  'head of a place, not of the Chinese',
  'word of a publication',
  'head of a publication',
  'book of, history of',
  'opinions on, notice of',
  'head of a policy',
  'head of a law',
  'head of an event',
  'form of address',
  'a given name',
  // How it spells the Chinese.
  'romanised, a name of several words',
  'romanised, several words',
  'romanised, a name of one word',
  'romanised, one word',
  'surname romanised',
  'partly romanised, a name',
  'not romanised',
  'neither romanised nor translated',
  'ends with a name, as the gloss does',
  // The characters.
  'one character',
  'two or three characters',
  'many characters',
  'looks like a person',
  'surname first, no gloss',
  'sounds of a foreign name',
  'middle dot',
  'ends as an address',
  'begins as a nickname',
  'ends as an organisation',
  'ends as a firm',
  'ends as a place',
  'ends as a publication',
  'ends as a book',
  'ends as a policy',
  'ends as a law',
  'ends as an event',
  'issued by an authority',
  'begins or ends as an essay',
  'counts things',
  'a craft or a model',
  'a rank or a preposition',
  'ends with a year',
  // The dictionary.
  'a life in the dictionary',
  'a person in the dictionary',
  'a place in the dictionary',
  'a country',
  'an organisation in the dictionary',
  'a publication in the dictionary',
  'an age in the dictionary',
  'a name in the dictionary',
  'a common noun',
  // How it is printed.
  'title marks',
  'italics',
  'italics and capitals',
  'quoted',
  'quoted, capital words',
  'cited',
  'cited and quoted',
  'cited, in italics',
  'a number follows in a reference',
  // What stands around.
  'title before',
  'person after',
  'life after',
  'place before',
  'place named after',
  'firm before',
  'listed at an exchange',
  'employed there',
  'nickname before',
  'source named before',
  'publication named before',
  'made before',
  'an author before',
  'published after',
  'policy named after',
  'quoted, and named as a text',
  'quoted, and by somebody',
  'beside a person',
  'beside an organisation',
  'beside a place',
  'beside a publication',
  'beside a policy',
] as const;
export type KindFeature = (typeof KIND_FEATURES)[number];

/** Tells what ends in one of the words (in simplified characters). */
function ends(words: string): { test(text: string): boolean } {
  const byLast = new Map<string, string[]>();
  for (const word of list(words)) {
    const last = word.slice(-1);
    byLast.set(last, [...(byLast.get(last) ?? []), word]);
  }
  return { test: (text) => byLast.get(text.slice(-1))?.some((word) => text.endsWith(word)) === true };
}

/** Tells what holds one of the words, in letters of either case, or what else is looked for. */
function holds(words: string, others?: RegExp): { test(text: string): boolean } {
  const all = list(words);
  return {
    test: (text) =>
      (text.toLowerCase().match(/\w+/g) ?? []).some((word) => all.has(word)) || others?.test(text) === true,
  };
}

const ORGANISATION_END = ends(
  '委 政协 人大 研究所 大学 中学 小学 学校 党校 学堂 书院 学院 基金 友协 妇联 工联 作协 文联 侨联 党 联盟 同盟 组织 小组 政府 办公室 书店 书局 警察 部队 军 战区 军区 军分区 警备区 舰队 旅 师 团 连 营 支队 大队 中队 总队 编队 基地 机构 智库 中心 使馆 领事馆 署 局 部 厅 司 处 院 台 社 会 庭 博物馆 图书馆 出版社 印书馆 实验室 研究室 事务所 民兵 武警 海警 行 公社 合作社 会馆 商会 公会 衙门 厂 矿 店 剧团 乐队 医院 餐厅 饭店 酒店 百货 连线 阵线 队 交易所 药房 药店 广播 电视 农场 林场 牧场 渔场 诊所 书屋 工作室',
);
/** What ends as a body does and is none: 平台 is a platform, 会计 a trade. */
const NO_BODY = /(?:平台|舞台|讲台|社会|机会|晚会|流行|执行|运行|发行|飞行|将军|冠军|亚军)$/;
const FIRM_END = ends(
  '公司 集团 控股 股份 银行 证券 保险 信托 基金 资本 科技 技术 智能 电子 半导体 电气 电器 汽车 重工 机械 航空 航天 航运 海运 物流 通信 通讯 电信 移动 能源 石油 石化 化工 化肥 电力 电网 钢铁 矿业 制药 医药 生物 传媒 影业 娱乐 游戏 网络 软件 地产 置业 建筑 建设集团 铁路 船舶 高科 实业 工业 食品 饲料 乳业 酒业 种业 纺织 鞋业 超市 百货 财富 租赁 材料 新能源 光电 动力 装备 仪器 软控 生科 数科 智造 置地 工场',
);
const PLACE_END = ends(
  '省 市 县 区 镇 乡 村 州 盟 旗 岛 山 河 江 湖 海 湾 港 海峡 路 街 巷 胡同 广场 寺 庙 宫 观 庵 祠 山脉 高原 盆地 沙漠 机场 火车站 车站 码头 礁 屿 三角洲 平原 走廊 关 桥 会堂 馆 塔 故居 陵 墓 公园 监狱 看守所 水库 运河 峡谷 峡 峰 岭 坡 洞 泉 城 村寨 寨 堡 坞 埗 坊 门 站 坝 谷 洋 大陆 边境 边界 海域 发射场 靶场 试验场 科技园 产业园 园区 遗址 大厦 楼 渡 口岸 山口 隘口 达坂 草原 湿地 海沟 浅滩 暗沙 大道 隧道',
);
/** What ends as a place does and is a body or a way of thinking. */
const NO_PLACE = /(?:军分?区|战区|警备区|之道)$/;
const PUBLICATION_END = ends(
  '文选 选集 全集 文集 年谱 丛书 辞典 词典 字典 全书 杂志 年鉴 评论 白皮书 新闻网 日报 晚报 早报 时报 周报 周刊 月刊 学报 报 刊 文摘 新闻',
);
const POLICY_END = ends(
  '主义 思想 理论 制度 政策 战略 规划 计划 方针 路线 倡议 原则 问题 机制 体系 工程 行动 改革 建设 发展 安全 主权 革命 精神 文化 价值观 能力 关系 共同体 模式 统一 力量 生产力 统战 管理 治理 监督 学习 教育 服务 经济 社会 政治 宣传 斗争 战争 协商 外交 奖 舰 型 导弹 级 制 化 性 观 论坛 贷款 债 税 费 案',
);
const LAW_END = ends('法 法典 条例 宪法 基本法 协定 条约 公约 宣言 声明 备忘录 规则 章程 公报');
/** Gatherings and what happened. */
const EVENT_END =
  /^[一二三四五六七八九十]+大$|(?:全会|大会|会议|峰会|博览会|论坛|运动会|世博会|晚会|座谈会|研讨会|听证会|发布会|交易会|例会|音乐会|奥会|运会|运动|事件|战役|之战|起义|节|展|大赛|会谈|仪式)$/;
/** What people are called to their face, after the surname or the name. */
const ADDRESS_END = ends(
  '先生 女士 太太 小姐 夫人 老师 老板 师傅 同志 书记 主席 总理 总统 主任 教授 博士 医生 校长 院长 部长 将军 大帅 上校 叔 叔叔 伯 伯伯 哥 姐 姊 弟 妹 爷 爷爷 奶奶 婶 嫂 姨 阿姨 姑 舅 妈 大妈 爸 公子 皇帝 皇后 太后 公主 王爷 大师 法师 道长 禅师 上人 和尚 省长 市长 县长 区长 镇长 乡长 村长 处长 科长 局长 厅长 司长 外长 防长 馆长 所长 站长 队长 社长 行长 秘书长 理事长 董事长 参谋长 司令 司令员 政委 少将 中将 上将 大将 元帅 少校 中校 大校 少尉 中尉 上尉 大使 法官 律师 检察官 委员 议员 代表 院士 记者 工程师',
);
/** 老张, 小李, 阿强. */
const NICKNAME = /^(?:[老小大阿][\p{Script=Han}]|(\p{Script=Han})\1)$/u;
/** Books and histories, as they are called in either language. */
const BOOK_END = /[书史志传记经鉴论录谱集诗赋图帖注疏]$|(?:随笔|演义|通鉴|春秋|札记|日记|回忆录|纪事)$/;
const BOOK_WORD =
  /^(?:the )?(?:(?:new|old|later|latter|complete|collected|selected|brief) )?(?:books?|history|histories|annals|records?|chronicles?|classics?|treatise|gazetteer|s[uū]tras?|mirror|notes|tales?|stor(?:y|ies)|essays?|poems?|songs?|letters?|dictionary|dreams?|romance|commentar(?:y|ies)|works|writings|anthology|biograph(?:y|ies)|memoirs?|diary|institutions) (?:of|on|from|to|in)\b/i;
/** What ends as a book does and is none: 书记 is an office, 理论 a theory, 宣传 propaganda. */
const NO_BOOK = /(?:书记|理论|舆论|言论|讨论|争论|结论|宣传|流传|遗传|同志|意志|财经|神经|秘书|证书)$/;
/** How English calls what an authority issues. */
const ISSUED_WORD =
  /^(?:(?:some|several|certain|implementing|provisional|interim|draft) )?(?:opinions|guidelines|notice|circular|measures|decision|regulations|provisions|guiding opinions|rules|notification|memorandum|report|plan|outline|(?:[a-z]+ ){0,2}requirements|standards?|specifications?|guide) (?:on|for|of|to|concerning|regarding)\b/i;
const ISSUED_END = /(?:意见|通知|决定|准则|办法|细则|纲要|规定|要求|规范|指引|指南|标准)$/;
/** 论船工, 深化改革的若干问题: what somebody writes about. */
const ESSAY =
  /^(?:论|试论|略论|浅论|谈|漫谈|浅谈|浅析|试析|再论|关于|致|答|忆|悼).{2}|(?:若干问题|问题研究|初探|新探|刍议|述评|综述|随想|札记|杂谈|杂文|讲话|讲稿|文稿|奏稿|遗稿|日记|游记|自述|自传|小传|传奇|故事|往事|小说|散文)$/;
/** A number of things: 八项规定; 八大处 is a place. */
const COUNTED = /^[一二三四五六七八九十百两]+(?:项|条|个|大|种|类)/;
/** Ships, and what is numbered in a series: 南昌舰, 嫦娥六号, 歼-20. */
const CRAFT =
  /[舰艇]$|(?:货|渔|客|游|油|科考|科研|调查|测量|补给|海警|登陆)[船轮]$|[\d一二三四五六七八九十]号$|[\p{L}\p{N}][-–—－]\d{1,3}[A-Z]?$/u;
/** How English calls a document by its number. */
const NUMBERED = /\bno\.|\bdocument\b|\bcase\b/i;
/** What no name begins with, or ends with. */
const NO_NAME = /^(?:对|向|把|让|被|为了).{3}|级$/;

const ORGANISATION_WORD = holds(
  'ministry department bureau office committee commission council congress university college school academy institute institutes institution centre center association federation confederation union league society group company corporation corp inc ltd holding holdings bank foundation fund party court procuratorate agency administration authority army navy force forces corps command brigade regiment division police press publishers network organisation organization board chamber locomotive locomotives shipbuilding government parliament assembly embassy consulate hospital laboratory lab alliance house service technologies industries airlines motors telecom securities insurance grid flotilla squadron battalion detachment fleet militia guard headquarters team secretariat directorate museum museums club kuomintang conference guild clan yamen troupe orchestra mill mills factory plant works mine commune cooperative democrats republicans procuratorates junta clinic hotel restaurant store studio studios',
  /\b(?:co\.|publishing house|rolling stock|think tank|theat(?:er|re) command|caf[eé])\b/i,
);
const ORGANISATION_HEAD = list(
  'ministry department bureau office committee commission council congress university college school academy institute institution centre center association federation confederation union league society company corporation bank foundation fund party court procuratorate agency administration authority army navy force forces corps brigade regiment division police press publishers network organization organisation board chamber government parliament assembly embassy consulate hospital laboratory alliance service flotilla squadron battalion detachment fleet militia guard headquarters team secretariat directorate museum club conference guild clan troupe orchestra mill mills factory plant commune cooperative democrats order sect church yamen',
);
const FIRM_WORD =
  /\b(?:co\.|ltd\.?|inc\.?|corp\.?|plc|group|holdings?|company|corporation|technology|technologies|tech|high-tech|automobiles?|auto|motors?|electronics?|semiconductors?|pharmaceuticals?|pharma|biotech|logistics|media|pictures|studios?|energy|capital|securities|insurance|airlines?|airways|telecom|mobile|petroleum|steel|foods?|feeds?|fresh|department store|industries|international|robotics|software|games|entertainment|express|brewery|shipping|heavy industry|wealth|trust|leasing|power|materials|optics|AI)$/i;
const PLACE_WORD = holds(
  'province city county district town township village prefecture municipality island islands islet reef shoal mountain mountains mount river lake sea bay strait peninsula road street avenue lane square temple port harbor harbour airport station desert plateau basin region corridor valley park hill bridge delta prison jail gorge gate canal dam reservoir falls pagoda cave caves grottoes palace hall garden gardens cemetery tomb mausoleum fort castle cathedral monastery shrine mosque pier wharf tower channel pass peak beach cape zone site',
);
const PLACE_HEAD = list(
  'province city county district town township village prefecture municipality island islands islet reef shoal mountain mountains mount river lake sea bay strait peninsula road street avenue lane square temple port harbour harbor airport station desert plateau basin region corridor valley park hill bridge delta prison jail gorge gate canal dam reservoir falls pagoda cave caves grottoes palace garden gardens cemetery tomb mausoleum fort castle cathedral monastery shrine mosque pier wharf tower channel pass peak beach cape',
);
const PUBLICATION_WORD = holds(
  'daily times journal weekly monthly quarterly gazette magazine review newspaper herald tribune post yearbook bulletin news observer chronicle evening dictionary encyclopedia encyclopaedia poems analects anthology scripture classic novel handbook textbook',
  /\b(?:white paper|s[uū]tra)\b/i,
);
const PUBLICATION_HEAD = list(
  'daily times journal weekly monthly quarterly gazette magazine review newspaper herald tribune post yearbook paper bulletin news observer chronicle evening sutra sūtra dictionary encyclopedia encyclopaedia poems analects anthology scripture classic novel history annals record records treatise gazetteer mirror rhapsody ballad',
);
const POLICY_HEAD = list(
  'system policy strategy plan programme program initiative principle theory thought doctrine spirit campaign movement reform revolution model mechanism concept line consensus dream project construction development security economy war struggle question problem method style destroyer missile frigate rocket satellite prize award dynasty period era rule pacts tax formula circulation title secretary minister chancellor director warden warfare paradigm outlook framework approach pattern civilisation civilization modernisation modernization rejuvenation circulation experience narrative discourse olympics games',
);
const LAW_HEAD = list(
  'law act code constitution ordinance treaty convention charter statute regulations rules declaration agreement bill protocol accord communiqué memorandum',
);
const EVENT_HEAD = list(
  'movement campaign conference plenum incident uprising rebellion forum summit festival exhibition expo war battle march congress games',
);
/** Words before the name of somebody's employer. */
const EMPLOYED =
  /^(?:work|works|worked|working|job|jobs|employed|hired|intern|interned|shares|stake|volunteers?|volunteered|ceo|founder|engineers?|left|joined|joining|quit)$/i;
/** Words that introduce firms, and words of what firms do. */
const FIRM_CONTEXT =
  /^(?:companies|company|firms?|developers?|makers?|chipmakers?|carmakers?|automakers?|startups?|start-ups?|giants?|conglomerates?|platforms?|brands?|manufacturers?|suppliers?|group|operators?|retailers?|lenders?|insurers?|brokers?|rivals?|competitors?|unicorns?|labs?|apps?|subsidiary|subsidiaries|shareholders?|listed|bands?|caf[eé]s?|charity|charities|ngos?|nonprofits?|troupe|collective|bookshop|bookstore|restaurant|hotel|bar|club|chain|volunteers)$/;
const PERSON_CONTEXT =
  /^(?:mr|mrs|ms|dr|prof|professor|president|premier|minister|secretary|general|chairman|chairwoman|director|spokesman|spokesperson|spokeswoman|ambassador|mayor|governor|writer|author|scholar|researcher|analyst|economist|engineer|lawyer|activist|journalist|founder|leader|commander|ceo|named|poet|painter|monk|disciple|historian|demographer|barrister|critic|editor|by|emperor|master|brother|sister|wife|husband|son|daughter|photographer|whip|cardinal|bishop|father|plays|starring)\.?$/i;
const PERSON_AFTER =
  /^(?:who|whose|born|aged|said|says|told|wrote|argues|argued|b\.?|he|she|his|her|woman|man|girl|boy|joked|played|plays|painted|taught|teaches|met|spoke|warned|called)$/i;
const NICKNAMED = /^(?:nicknamed|known|alias|called|aka|nickname|dubbed|styled|born)$/;
const PLACE_BEFORE =
  /^(?:in|at|near|from|to|of|around|outside|towards?|across|ties|over|through|past|beyond|via|visited|reached|reach)$/i;
const PLACE_AFTER =
  /^(?:province|city|county|district|town|village|prefecture|prefecture-level|municipality|region|provincial|county-level|township|area|neighbou?rhood|suburb)$/i;
const PUBLICATION_BEFORE =
  /^(?:newspaper|magazine|journal|paper|daily|weekly|website|outlet|novel|film|movie|book|poem|play|song|opera|essay|article|series|textbooks?|tabloid|monthly|editor|documentary|album|drama|textbook|column|memoir|pamphlet|ran|painting|from|account|blog|newsletter|podcast|outlets)$/;
/** What a writer calls a policy or what is done by one, behind its name: the “Clear River” campaign. */
const POLICY_AFTER =
  /^(?:campaigns?|platforms?|programs?|programmes?|initiatives?|polic(?:y|ies)|strateg(?:y|ies)|drives?|movements?|concepts?|schemes?|projects?|plans?|doctrines?|models?|principles?|systems?|approach(?:es)?|slogans?|operations?|exercises?|drills?|styles?|crises|crisis|incident|affair)$/;
/** Words that say that what is quoted is a text: an article, “…”; a commentary headlined “…”. */
const TEXT_BEFORE =
  /^(?:article|essay|piece|commentary|editorial|op-ed|headline|headlined|titled|entitled|translation|paper|post|speech|report|chapter|talk|column|story|interview|dispatch|lead)$/;
const TEXT_AFTER = /^(?:by|in)$/;
/** Whose things are no works: China’s, the party’s, last year’s. */
const NO_AUTHOR =
  /^(?:china|beijing|shanghai|taiwan|country|party|state|government|city|province|county|world|nation|year|month|week|today|yesterday|tomorrow|army|company|firm|group|bank|university|ministry|village|island|town|district)['’]s$/i;
const MADE =
  /^(?:published|publishes|wrote|writes|written|directed|entitled|titled|painted|composed|compiled|edited|translated|read|reads|reading|reuses|appeared|in|starred)$/;
const PUBLISHED =
  /^(?:reported|reports|published|ran|printed|appeared|praised|carried|argues|journal|newspaper|magazine|film|novel|listed|broke|editorial|quoted)$/;
/** What a paper has in it: Caijing has a long piece. */
const PRINTS = /^(?:piece|article|editorial|commentary|story|report|interview|headline|cover)$/;

const FORMS_OF_ADDRESS = list(
  'old little uncle auntie aunt brother sister mr mrs ms miss master grandpa grandma granny comrade secretary teacher boss fatty madam lady lord sir big cousin elder mother father king queen emperor empress prince princess duke earl saint doctor dr chairman president premier',
);
const CAPITAL = /^(?:[\p{Lu}\d]|\p{Ll}{1,2}\p{Lu})/u;

/** Words of a gloss with what its capitals say. */
interface Shape {
  readonly words: readonly string[];
  readonly proper: boolean;
  /** The words up to a preposition, which say what it is, and the last of them. */
  readonly phrase: string;
  readonly head: string;
}

function shapeOf(gloss: string): Shape {
  const all = gloss.split(/\s+/).filter(Boolean);
  const bare = all.map((word) => word.replace(/^[“"‘'«(]+|[”"’',.:;!?)»]+$/g, ''));
  const capitals = bare.filter((w) => CAPITAL.test(w)).length;
  const proper =
    bare.length > 0 &&
    CAPITAL.test(bare[0]!) &&
    // 5G networks have a figure, and no name.
    (bare.length === 1 || !/^\d/.test(bare[0]!) || capitals > 1) &&
    // New normal: a capital that begins a line, however short the word.
    !(bare.length === 2 && /^\p{Ll}{4,}$/u.test(bare[1]!)) &&
    capitals >= bare.filter((w) => w.length > 3 && !NAME_PARTICLES.has(w)).length * 0.75;
  const until = bare.findIndex((w, i) => i > 0 && /^(?:of|for|on|in|at|to|under|from|with|from)$/.test(w));
  const phrase = bare.slice(0, until < 0 ? bare.length : until);
  return { words: bare, proper, phrase: phrase.join(' '), head: (phrase.at(-1) ?? '').toLowerCase() };
}

const COUNTRY_OR_TOWN = holds(
  'city county district province town island capital region river mountain municipality lake strait country peninsula prefecture area suburb neighborhood neighbourhood village',
);
/** As the dictionary calls a place first, before it says where it is: opera of Kunshan city is none. */
const HEAD_OF_PLACE = {
  test: (gloss: string) => COUNTRY_OR_TOWN.test(gloss.split(/ (?:in|of|from|near|at|originating) /)[0]!),
};
const FIRM_OR_BODY = holds(
  'company corporation university bank agency ministry organisation organization manufacturer conglomerate brand website retailer platform airline multinational government department committee federation museum',
  /\b(?:political party|search engine)\b/i,
);
const BOOK_OR_PAPER = holds(
  'newspaper magazine journal novel books classic classics scripture poem opera film collection chronicle histories anthology dictionary encyclopaedia encyclopedia',
  /\b(?:books? of|history book|s[uū]tra|play by)\b/i,
);
const SOMEBODY = holds(
  'monk poet emperor empress king queen general politician statesman writer novelist author actor actress singer scholar philosopher painter historian composer scientist mathematician revolutionary calligrapher footballer goddess deity bodhisattva immortal',
  /\b(?:film director|god of)\b/i,
);
const AGE = /\bdynasty\b|\b(?:era|period) \(|reign name/i;

/** What is there of the features of a term. */
export function kindFeaturesOf(evidence: KindEvidence, lexicon: Lexicon): ReadonlySet<KindFeature> {
  const { hanzi, english, before, after, romanised } = evidence;
  const found = new Set<KindFeature>(['anything']);
  const note = (feature: KindFeature, is: boolean) => {
    if (is) found.add(feature);
  };
  const plain = simplify(hanzi);
  const chars = Array.from(plain);
  const size = chars.length;
  const gloss = english ?? '';
  const { words: glossWords, proper, phrase, head } = shapeOf(gloss);
  const single = glossWords.length === 1;
  const senses = lexicon.senses(hanzi);
  const isName = /^[A-Z]/.test(senses[0]?.pinyin ?? '');
  const isListed = (test: { test(gloss: string): boolean }) =>
    senses.some((s) => s.glosses.some((g) => test.test(g)));
  const personLike = looksLikePerson(hanzi, lexicon);
  // Of four characters are names with a surname of two: 欧阳玉靖, and not 高质发展.
  const nameLike =
    size >= 2 && (size <= 3 || (size === 4 && personLike)) && startsWithSurname(hanzi, lexicon);
  // 办好中国的事情，关键在党: a statement is not what its last word is.
  const isStatement = /[，：；！？]/.test(hanzi);
  const isCommon = senses.length > 0 && senses.every(({ pinyin }) => /^[a-z]/.test(pinyin));
  // *Guanxi* (关系) at the head of a sentence, where its capital says nothing.
  const isHead = isCommon && single && before.length === 0 && !evidence.cited;
  const isWord = isHead && evidence.emphasised && romanised === 'full';

  note('no gloss', english === null);
  note('small letters', isWord || (glossWords.length > 0 && !/\p{Lu}/u.test(gloss)));
  note('one capital word', proper && single && !isWord);
  note('two or three capital words', proper && (glossWords.length === 2 || glossWords.length === 3));
  note('four and more capital words', proper && glossWords.length > 3);
  note(
    'capital words with small ones between',
    proper && glossWords.length > 2 && glossWords.some((w) => !CAPITAL.test(w)),
  );
  note('sentence with one capital', !proper && CAPITAL.test(glossWords[0] ?? ''));
  note(
    'spelt as a brand',
    proper &&
      !romanised &&
      glossWords.some(
        (w) =>
          /\p{Ll}\p{Lu}|^\p{Lu}{2,}\p{Ll}{2}|^\d+\p{Lu}\p{Ll}|\p{Ll}\.\p{Ll}/u.test(w) ||
          (w === 'AI' && !/智能|AI/.test(plain)),
      ),
  );
  note('abbreviated', evidence.abbreviation && proper);
  note('a number first', numberOf(glossWords[0] ?? '') !== null);
  const isEvent = EVENT_END.test(plain) && !/(?:代表大会|协商会议)$/.test(plain);
  const isBody = !isEvent && !NO_BODY.test(plain);
  const isOrganisation = isBody && ORGANISATION_WORD.test(phrase);
  note('word of an organisation', proper && isOrganisation);
  note('head of an organisation', proper && isBody && ORGANISATION_HEAD.has(head));
  note(
    'head of an organisation, one capital',
    !proper &&
      isBody &&
      CAPITAL.test(glossWords[0] ?? '') &&
      ORGANISATION_HEAD.has(head) &&
      !/^[\p{Lu}\d]+$/u.test(glossWords[0]!),
  );
  note('word of a firm', proper && !single && FIRM_WORD.test(gloss));
  const saysPlace = PLACE_WORD.test(gloss);
  // the “Clear Lake” campaign
  const isPolicy = proper && !romanised && POLICY_AFTER.test(after[0] ?? '');
  const placed = (proper || (saysPlace && /^\p{Lu}/u.test(gloss))) && !(isPolicy && evidence.quoted);
  note('word of a place', placed && saysPlace);
  note('head of a place', placed && PLACE_HEAD.has(head));
  note(
    'head of a place, not of the Chinese',
    placed && PLACE_HEAD.has(head) && !PLACE_END.test(plain) && !romanised,
  );
  // Post-Reform Era: what comes after is no newspaper.
  note('word of a publication', proper && PUBLICATION_WORD.test(gloss.replace(/\bpost-/i, '')));
  note('head of a publication', proper && PUBLICATION_HEAD.has(head));
  note('book of, history of', proper && BOOK_WORD.test(gloss));
  note('opinions on, notice of', proper && ISSUED_END.test(plain) && ISSUED_WORD.test(gloss));
  note('head of a policy', POLICY_HEAD.has(head));
  note('head of a law', LAW_HEAD.has(head));
  note('head of an event', EVENT_HEAD.has(head));
  note(
    'form of address',
    proper && glossWords.length > 1 && FORMS_OF_ADDRESS.has(glossWords[0]!.toLowerCase()),
  );
  note('a given name', proper && glossWords.length > 1 && GIVEN_NAMES.has(glossWords[0]!.toLowerCase()));

  const several = glossWords.length >= 2 && glossWords.length <= 4;
  note(
    'romanised, a name of several words',
    romanised === 'full' && several && nameLike && !PLACE_HEAD.has(head),
  );
  note('romanised, several words', romanised === 'full' && several && !nameLike);
  note('romanised, a name of one word', romanised === 'full' && single && nameLike && size <= 3);
  note('romanised, one word', romanised !== null && single);
  note('surname romanised', romanised === 'surname' && several);
  note('partly romanised, a name', romanised === 'partial' && glossWords.length >= 2 && nameLike);
  note('not romanised', romanised === null && proper);
  note('neither romanised nor translated', romanised === null && proper && !evidence.translated);
  note(
    'ends with a name, as the gloss does',
    proper &&
      ((size > 4 && endsWithName(chars, glossWords, lexicon)) || namesTitled(chars, glossWords, lexicon)),
  );
  note('one character', size === 1);
  note('two or three characters', size === 2 || size === 3);
  note('many characters', size > 6);
  note(
    'looks like a person',
    personLike && proper && several && !evidence.quoted && !isOrganisation && !saysPlace,
  );
  note('surname first, no gloss', english === null && nameLike && senses.length === 0 && size <= 3);
  note(
    'sounds of a foreign name',
    proper && size >= 3 && !romanised && chars.filter(isTranscribing).length >= size * 0.75,
  );
  note('middle dot', /[·・]/.test(hanzi) && proper);
  note('ends as an address', size > 1 && size <= 5 && ADDRESS_END.test(plain) && CAPITAL.test(gloss));
  note('begins as a nickname', NICKNAME.test(plain) && proper);
  note(
    'ends as an organisation',
    size > 2 &&
      ORGANISATION_END.test(plain) &&
      !NO_BODY.test(plain) &&
      !isEvent &&
      !isStatement &&
      (proper || english === null),
  );
  note('ends as a firm', size > 2 && FIRM_END.test(plain) && (proper || english === null));
  note(
    'ends as a place',
    size > 1 &&
      placed &&
      !isStatement &&
      !NO_PLACE.test(plain) &&
      // 弥敦道 Nathan Road, 金钟道 Queensway
      (PLACE_END.test(plain) || (/..道$/.test(plain) && /(?:way|drive)$/i.test(gloss))),
  );
  note('ends as a publication', size > 1 && PUBLICATION_END.test(plain) && (proper || english === null));
  note(
    'ends as a book',
    size > 1 && BOOK_END.test(plain) && !NO_BOOK.test(plain) && proper && !(romanised && single),
  );
  note('ends as a policy', POLICY_END.test(plain));
  note('ends as a law', size > 2 && LAW_END.test(plain));
  note('ends as an event', isEvent);
  note('issued by an authority', ISSUED.test(plain));
  note(
    'begins or ends as an essay',
    size > 2 && ESSAY.test(plain) && (proper || evidence.quoted || evidence.emphasised || english === null),
  );
  note('counts things', COUNTED.test(plain) && (!proper || numberOf(glossWords[0]!) !== null));
  note('a craft or a model', proper && size > 2 && CRAFT.test(plain) && !NUMBERED.test(gloss));
  note('a rank or a preposition', NO_NAME.test(plain));
  note('ends with a year', /20\d\d$/.test(hanzi));

  note('a life in the dictionary', isListed(isLifeGloss));
  note('a person in the dictionary', isName && isListed(SOMEBODY));
  note(
    'a place in the dictionary',
    (isName && isListed(HEAD_OF_PLACE)) ||
      senses.some((s) => /^[A-Z]/.test(s.pinyin) && s.glosses.some((g) => /^see .*(?:市|县|省|区)/.test(g))),
  );
  note('a country', COUNTRIES.has(glossWords.join(' ').replace(/^the /i, '')));
  note('an organisation in the dictionary', isName && isListed(FIRM_OR_BODY));
  note('a publication in the dictionary', isName && isListed(BOOK_OR_PAPER));
  note('an age in the dictionary', isName && isListed(AGE));
  note('a name in the dictionary', isName);
  const isMeant = isHead && evidence.translated && !romanised && !evidence.emphasised;
  note('a common noun', isCommon && (isWord || isMeant || !/^\P{L}*\p{Lu}/u.test(gloss)));

  note('title marks', evidence.titled);
  note('italics', evidence.emphasised);
  note('italics and capitals', evidence.emphasised && proper && !isWord);
  note('quoted', evidence.quoted);
  note('quoted, capital words', evidence.quoted && proper && glossWords.length > 2);
  note('cited', evidence.cited);
  note('cited and quoted', evidence.cited && evidence.quoted && !romanised);
  note('cited, in italics', evidence.cited && evidence.emphasised && !evidence.quoted && !romanised);
  note(
    'a number follows in a reference',
    proper && evidence.cited && /^(?:(?:nos?|vols?|issue)\.?|\d{1,3})$/.test(after[0] ?? ''),
  );

  const last = before.at(-1) ?? '';
  const isCalled = several || (single && PERSON_CONTEXT.test(last));
  const person = proper && isCalled && size <= 6 && !isOrganisation && !saysPlace;
  note('title before', person && before.slice(-3).some((w) => PERSON_CONTEXT.test(w) || TITLE_WORDS.has(w)));
  note('person after', person && after.slice(0, 2).some((w) => PERSON_AFTER.test(w)));
  note(
    'life after',
    glossWords.length <= 2 &&
      romanised !== null &&
      after.slice(0, 4).some((w) => /^(?:woman|man|girl|boy|who|daughter|son)$/.test(w)),
  );
  note(
    'place named after',
    romanised !== null &&
      single &&
      (PLACE_AFTER.test(after[0] ?? '') ||
        (/^(?:an?|the|in)$/.test(after[0] ?? '') && after.slice(1, 4).some((w) => PLACE_AFTER.test(w)))),
  );
  note('firm before', proper && before.slice(-4).some((w) => FIRM_CONTEXT.test(w)));
  note('listed at an exchange', evidence.listed === true);
  const isEmployed =
    proper &&
    glossWords.length <= 2 &&
    (EMPLOYED.test(last) ||
      (/^(?:at|for|by|of|in)$/.test(last) && before.slice(-3).some((w) => EMPLOYED.test(w))));
  note('employed there', isEmployed);
  // a form of Official Document (公文) speaks for no place.
  const isSort = last === 'of' && INTRODUCERS.has(before.at(-2) ?? '');
  // According to Harbour News (港口新闻), citing Harbour News
  const isSource = (last === 'to' && before.at(-2) === 'according') || /^(?:citing|quoting)$/.test(last);
  note('source named before', proper && isSource);
  note(
    'place before',
    proper && glossWords.length <= 3 && PLACE_BEFORE.test(last) && !isSort && !isEmployed && !isSource,
  );
  note(
    'nickname before',
    proper && glossWords.length <= 3 && before.slice(-2).some((w) => NICKNAMED.test(w)),
  );
  note('publication named before', proper && before.slice(-2).some((w) => PUBLICATION_BEFORE.test(w)));
  note(
    'an author before',
    proper && !isOrganisation && !romanised && /^\p{L}+['’]s$/u.test(last) && !NO_AUTHOR.test(last),
  );
  note('made before', proper && before.slice(-2).some((w) => MADE.test(w)));
  note(
    'published after',
    proper &&
      (publishes(after) ||
        (/^(?:has|had|carries|runs)$/.test(after[0] ?? '') && after.slice(1, 5).some((w) => PRINTS.test(w)))),
  );
  note('policy named after', isPolicy);
  const title = evidence.quoted && CAPITAL.test(gloss) && glossWords.length > 2;
  note('quoted, and named as a text', title && before.slice(-2).some((w) => TEXT_BEFORE.test(w)));
  note('quoted, and by somebody', title && TEXT_AFTER.test(after[0] ?? ''));
  for (const kind of evidence.beside ?? []) {
    const feature = BESIDE[kind as FoundKind];
    if (feature) found.add(feature);
  }
  return found;
}

/** Whether what follows says that it prints something, or is printed: a law that is praised prints nothing. */
function publishes([first = '', second = '']: readonly string[]): boolean {
  if (/^(?:is|are|was|were)$/.test(first)) return /^(?:published|printed|listed)$/.test(second);
  return PUBLISHED.test(first) || PUBLISHED.test(second);
}

/** Whether the gloss ends with a person's name that a title follows in the characters: 刘欢上将, (Gen.) Liu Huan. */
function namesTitled(chars: readonly string[], words: readonly string[], lexicon: Lexicon): boolean {
  const name = words.slice(-2).join(' ');
  return [3, 2].some((n) => {
    const hanzi = chars.slice(0, n).join('');
    return (
      ADDRESS_END.test(chars.slice(n).join('')) &&
      startsWithSurname(hanzi, lexicon) &&
      romanisesWhole(hanzi, name, lexicon) !== null
    );
  });
}

/** Whether characters and gloss end with one person's name: 外交部发言人毛宁, Foreign Ministry spokesperson Mao Ning. */
function endsWithName(chars: readonly string[], words: readonly string[], lexicon: Lexicon): boolean {
  if (words.length < 3) return false;
  const name = words.slice(-2).join(' ');
  return [3, 2].some((n) => {
    const hanzi = chars.slice(-n).join('');
    return startsWithSurname(hanzi, lexicon) && romanisesWhole(hanzi, name, lexicon) !== null;
  });
}

const BESIDE: Readonly<Partial<Record<FoundKind, KindFeature>>> = {
  person: 'beside a person',
  organisation: 'beside an organisation',
  place: 'beside a place',
  publication: 'beside a publication',
  'policy-term': 'beside a policy',
};
const isLifeGloss = { test: isLife };
