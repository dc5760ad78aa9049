/** What a term names, from the shape of its characters, its gloss, and how both were printed. */
import type { FoundKind, Kind } from '../term/kinds.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { startsWithSurname } from '../pinyin/surname.ts';
import { isLife, looksLikePerson } from './names.ts';
import { simplify } from './script.ts';
import { TITLE_WORDS } from './words.ts';

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
  readonly abbreviation: boolean;
  /** A bibliography said so. */
  readonly known?: Kind;
  /** Words directly before and after, lower case. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Matches what ends in one of the words (in simplified characters). */
const ends = (words: string) => new RegExp(`(?:${words.replaceAll(' ', '|')})$`);

const ORGANISATION_END = ends(
  '委 政协 人大 研究所 大学 中学 小学 学校 党校 基金 友协 妇联 工联 作协 文联 党 联盟 组织 小组 政府 办公室 书店 警察 部队 军 战区 军区 舰队 旅 师 团 连 营 支队 大队 中队 总队 编队 基地 机构 智库 中心 使馆 领事馆 署 局 部 厅 司 处 院 台 社 会 庭 博物馆 图书馆 实验室 研究室 事务所 民兵 武警 海警 行',
);
const ORGANISATION_WORD =
  /\b(?:ministry|department|bureau|office|committee|commission|council|congress|university|college|school|academy|institutes?|institution|centre|center|association|federation|confederation|union|league|society|group|company|corporation|corp|co\.|inc\.?|ltd\.?|holdings?|bank|foundation|fund|party|court|procuratorate|agency|administration|authority|army|navy|force|forces|corps|command|brigade|regiment|division|police|press|publishing house|publishers|network|organi[sz]ation|board|chamber|rolling stock|locomotives?|shipbuilding|government|parliament|assembly|embassy|consulate|hospital|laboratory|lab|think tank|alliance|house|service|technologies|industries|airlines|motors|telecom|securities|insurance|grid|flotilla|squadron|battalion|detachment|fleet|theat(?:er|re) command|militia|guard|headquarters|team|secretariat|directorate|museum|museums|club|kuomintang|conference)\b/i;
const PLACE_END = ends(
  '省 市 县 区 镇 乡 村 州 盟 旗 岛 山 河 江 湖 海 湾 港 海峡 路 街 胡同 广场 寺 庙 宫 山脉 高原 盆地 沙漠 机场 火车站 码头 礁 屿 三角洲 平原 走廊 关 桥 会堂 馆 塔 故居 陵 公园',
);
const PLACE_WORD =
  /\b(?:province|city|county|district|town|township|village|prefecture|municipality|island|islands|islet|reef|shoal|mountains?|mount|river|lake|sea|bay|strait|peninsula|road|street|avenue|square|temple|port|harbou?r|airport|station|desert|plateau|basin|region|corridor|valley|park|hill|bridge)\b/i;
const PUBLICATION_END = ends(
  '文选 选集 全集 文集 年谱 丛书 辞典 词典 字典 全书 杂志 年鉴 评论 白皮书 新闻网 报 刊 文摘',
);
const PUBLICATION_WORD =
  /\b(?:daily|times|journal|weekly|monthly|quarterly|gazette|magazine|review|newspaper|herald|tribune|post|yearbook|white paper|bulletin|news|observer|chronicle|evening)\b/i;
const POLICY_END = ends(
  '主义 思想 理论 制度 政策 战略 规划 计划 方针 路线 倡议 原则 问题 机制 体系 工程 行动 运动 改革 建设 发展 安全 主权 革命 精神 文化 价值观 能力 关系 共同体 条例 法 模式 统一 力量 生产力 统战 管理 治理 监督 学习 教育 服务 经济 社会 政治 宣传 斗争 战争 协商 外交 奖 舰 型 导弹',
);
/** Books and histories, as they are called in either language. */
const BOOK_END = /[书史志传记经鉴论]$/;
const BOOK_WORD =
  /^(?:the )?(?:(?:new|old|later|latter) )?(?:books?|history|histories|annals|records?|chronicles?|classic|treatise|gazetteer) (?:of|on|from)\b/i;
/** What an authority issues: opinions on a matter, guidelines for it. */
const ISSUED = /^关于.+的(?:若干)?(?:意见|通知|决定|准则|规定|办法|报告|批复|公告|决议)$/;
const ISSUED_WORD =
  /^(?:(?:some|several|certain|implementing) )?(?:opinions|guidelines|notice|circular|measures|decision|regulations|provisions|guiding opinions|rules) (?:on|for|of|concerning|regarding)\b/i;
const ISSUED_END = /(?:意见|通知|决定|准则|办法|细则)$/;
/** A number of things: 八项规定. */
const COUNTED = /^[一二三四五六七八九十百两]+(?:项|条|个|大|种|类)/;
/** What no name begins with, or ends with. */
const NO_NAME = /^(?:对|向|把|让|被|为了).{3}|级$/;
/** Words before the name of somebody's employer. */
const EMPLOYED =
  /^(?:work|works|worked|working|job|jobs|employed|hired|intern|interned|shares|stake|ceo|founder|engineers?)$/i;
/** Words that introduce firms. */
const FIRM_CONTEXT =
  /^(?:companies|company|firms?|developers?|makers?|chipmakers?|carmakers?|automakers?|startups?|giants?|conglomerates?|platforms?|brands?|manufacturers?|suppliers?|group|operators?|retailers?|lenders?|insurers?|brokers?)$/;
const PERSON_CONTEXT =
  /^(?:mr|mrs|ms|dr|prof|professor|president|premier|minister|secretary|general|chairman|chairwoman|director|spokesman|spokesperson|spokeswoman|ambassador|mayor|governor|writer|author|scholar|researcher|analyst|economist|engineer|lawyer|activist|journalist|founder|leader|commander|ceo|named)\.?$/i;
const PERSON_AFTER =
  /^(?:who|whose|born|aged|said|says|told|wrote|argues|argued|b\.?|he|she|his|her|woman|man|girl|boy)$/i;
const PLACE_BEFORE = /^(?:in|at|near|from|to|of|around|outside|towards?|across|ties)$/i;
const PLACE_AFTER =
  /^(?:province|city|county|district|town|village|prefecture|prefecture-level|municipality|region|provincial|county-level)$/i;

export function kindOf(evidence: KindEvidence, lexicon: Lexicon): Kind {
  if (evidence.known) return evidence.known;
  const { hanzi, english } = evidence;
  const plain = simplify(hanzi);
  const gloss = english ?? '';
  const size = Array.from(hanzi).length;
  const words = gloss.split(/\s+/).filter(Boolean);
  const capitals = words.filter((w) => /^[\p{Lu}\d]/u.test(w)).length;
  const proper =
    words.length > 0 &&
    /^[\p{Lu}\d]/u.test(words[0]!) &&
    capitals >= words.filter((w) => w.length > 3).length * 0.75;
  const senses = lexicon.senses(hanzi);
  const isListed = (test: RegExp) => senses.some((s) => s.glosses.some((g) => test.test(g)));
  const score: Record<FoundKind, number> = {
    person: 0,
    organisation: 0,
    place: 0,
    publication: 0,
    'policy-term': 1,
  };

  // People
  const nameLike = size >= 2 && size <= 4 && startsWithSurname(hanzi, lexicon);
  if (evidence.romanised === 'full') {
    if (words.length >= 2 && words.length <= 4 && nameLike) score.person += 4;
    else if (words.length === 1 && nameLike && size <= 3) score.person += 0.4;
    else if (words.length === 1) score.person += 0.4;
  }
  if (evidence.romanised === 'surname' && words.length >= 2 && words.length <= 4) score.person += 3.5;
  if (evidence.romanised === 'partial' && words.length >= 2 && nameLike) score.person += 2.5;
  if (senses.some((s) => s.glosses.some(isLife))) score.person += 3;
  if (/[·・]/.test(hanzi) && proper) score.person += 3;
  if (english === null && nameLike && senses.length === 0 && size <= 3) score.person += 1.2;
  if (
    proper &&
    words.length >= 2 &&
    words.length <= 4 &&
    size <= 6 &&
    !ORGANISATION_WORD.test(gloss) &&
    !PLACE_WORD.test(gloss)
  ) {
    if (evidence.before.some((w) => PERSON_CONTEXT.test(w) || TITLE_WORDS.has(w))) score.person += 1.2;
    if (evidence.after.slice(0, 2).some((w) => PERSON_AFTER.test(w))) score.person += 0.8;
  }
  if (
    words.length <= 2 &&
    evidence.romanised &&
    evidence.after.slice(0, 4).some((w) => /^(?:woman|man|girl|boy|who|daughter|son)$/.test(w))
  )
    score.person += 2;

  if (
    proper &&
    words.length >= 2 &&
    words.length <= 3 &&
    !evidence.quoted &&
    senses.length === 0 &&
    looksLikePerson(hanzi, lexicon) &&
    !ORGANISATION_WORD.test(gloss) &&
    !PLACE_WORD.test(gloss)
  )
    score.person += 1.8;

  // Places
  if (
    isListed(
      /\b(?:city|county|district|province|town|island|capital|region|river|mountain|municipality|lake|strait|country|peninsula|prefecture|area|suburb|neighbou?rhood|village)\b/i,
    ) &&
    /^[A-Z]/.test(senses[0]?.pinyin ?? '')
  )
    score.place += 2.5;
  if (senses.some((s) => /^[A-Z]/.test(s.pinyin) && s.glosses.some((g) => /^see .*(?:市|县|省|区)/.test(g))))
    score.place += 2.5;
  const placed = proper || (/^\p{Lu}/u.test(gloss) && PLACE_WORD.test(gloss));
  if (PLACE_END.test(plain) && placed) score.place += 1.5;
  if (PLACE_WORD.test(gloss) && placed) score.place += 1.5;
  if (
    evidence.romanised === 'full' &&
    words.length === 2 &&
    evidence.before.slice(-1).some((w) => PLACE_BEFORE.test(w))
  )
    score.place += 1.5;
  if (evidence.romanised && words.length === 1) {
    score.place += 0.5;
    if (evidence.before.slice(-1).some((w) => PLACE_BEFORE.test(w))) score.place += 1;
    if (evidence.after.slice(0, 4).some((w) => PLACE_AFTER.test(w))) score.place += 2;
  }

  // Institutions
  const event =
    /(?:全会|大会|会议|峰会|运动会|博览会|论坛|世博会|晚会)$/.test(plain) && !/代表大会$/.test(plain);
  if (ORGANISATION_END.test(plain) && size > 2 && !event)
    score.organisation += english === null ? 1.6 : proper ? 2.2 : 0.5;
  if (ORGANISATION_WORD.test(gloss) && proper) score.organisation += 2;
  if (ORGANISATION_WORD.test(words.at(-1) ?? '') && proper) score.organisation += 0.5;
  if (evidence.abbreviation && proper) score.organisation += 0.8;

  if (
    isListed(
      /\b(?:company|corporation|university|political party|bank|agency|ministry|organi[sz]ation|manufacturer|conglomerate)\b/i,
    ) &&
    /^[A-Z]/.test(senses[0]?.pinyin ?? '')
  )
    score.organisation += 1.6;

  if (proper && !evidence.romanised && evidence.before.slice(-4).some((w) => FIRM_CONTEXT.test(w)))
    score.organisation += 1.4;

  // Firms by their short names, printed as a place would be.
  if (
    evidence.romanised &&
    words.length === 1 &&
    /^(?:at|for|by|of|in)$/.test(evidence.before.at(-1) ?? '') &&
    evidence.before.slice(-3).some((w) => EMPLOYED.test(w))
  )
    score.organisation += 3.5;

  // What is read
  if (BOOK_END.test(plain) && BOOK_WORD.test(gloss)) score.publication += 5;
  if (ISSUED.test(plain) || (ISSUED_END.test(plain) && ISSUED_WORD.test(gloss) && proper))
    score.publication += 5;
  if (isListed(/\b(?:newspaper|magazine|journal)\b/i) && /^[A-Z]/.test(senses[0]?.pinyin ?? ''))
    score.publication += 2;
  if (PUBLICATION_END.test(plain) && size > 1) score.publication += proper || english === null ? 3 : 1;
  if (PUBLICATION_WORD.test(gloss) && proper) score.publication += 1.6;
  if (evidence.titled) score.publication += 2.5;
  if (
    proper &&
    evidence.cited &&
    evidence.after[0] !== undefined &&
    /^(?:(?:nos?|vols?|issue)\.?|\d{1,3})$/.test(evidence.after[0])
  )
    score.publication += 2;
  // A year at the end names a programme: 《…2035》.
  if (/20\d\d$/.test(hanzi)) score['policy-term'] += 2;
  if (evidence.cited && !evidence.romanised) {
    if (evidence.quoted) score.publication += 4.5;
    else if (evidence.emphasised) score.publication += 2.6;
  }
  if (evidence.emphasised && proper) score.publication += 2;

  // Formulations
  if (evidence.quoted) score['policy-term'] += 1.2;
  if (POLICY_END.test(plain)) score['policy-term'] += evidence.emphasised && !evidence.cited ? 1.6 : 0.8;
  if (words.length > 0 && !proper) score['policy-term'] += 1.5;
  if (evidence.romanised && words.length > 0) score['policy-term'] -= 0.6;

  // What counts things, is a rank, or begins with a preposition is nobody's name.
  if (COUNTED.test(plain) || NO_NAME.test(plain)) {
    score.person -= 4;
    score.place -= 4;
    if (NO_NAME.test(plain)) score.organisation -= 4;
  }
  // Nor is a common noun of the dictionary, where the English has no capital.
  const isCommon = senses.length > 0 && senses.every(({ pinyin }) => /^[a-z]/.test(pinyin));
  if (isCommon && !/^\P{L}*\p{Lu}/u.test(gloss)) {
    score.person -= 2;
    score.place -= 2;
  }

  const order: readonly FoundKind[] = ['policy-term', 'person', 'organisation', 'place', 'publication'];
  return order.reduce((best, kind) => (score[kind] > score[best] ? kind : best));
}
