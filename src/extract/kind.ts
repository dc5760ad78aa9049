/** What a term names, from the shape of its characters, its gloss, and how both were printed. */
import type { Kind } from '../glossary/entry.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { startsWithSurname } from './names.ts';
import { simplify } from './script.ts';
import { TITLE_WORDS } from './words.ts';

export interface KindEvidence {
  readonly hanzi: string;
  readonly english: string | null;
  /** 《》 or 〈〉 around the Chinese. */
  readonly titled: boolean;
  /** Italics (or underline) around the English. */
  readonly emphasised: boolean;
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

const ORGANISATION_END =
  /(?:委员会|委員會|研究院|研究所|研究中心|科学院|科學院|工程院|学院|學院|大学|大學|中学|中學|小学|小學|公司|集团|集團|银行|銀行|基金会|基金會|协会|協會|学会|學會|商会|商會|同乡会|联合会|聯合會|联谊会|联络会|联络局|促进会|理事会|委|党委|纪委|政协|人大|法院|检察院|檢察院|公安局|部门|總部|总部|司令部|政府|国务院|國務院|法庭|议会|議會|立法院|行政院|立法会|監察院|考試院|黨|党|工会|工會|总会|總會|联盟|聯盟|联合国|組織|组织|小组|小組|领导小组|办公室|辦公室|办公厅|辦公廳|出版社|书局|書店|电视台|電視臺|电台|通讯社|通訊社|警察|部队|部隊|解放军|解放軍|火箭军|海军|海軍|空军|空軍|陆军|陸軍|战区|戰區|军区|軍區|舰队|艦隊|旅|师|军团|机构|機構|智库|智庫|中心|医院|醫院|俱乐部|协作组|代表团|代表團|使馆|大使馆|领事馆|署|总局|總局|分局|局|部|厅|廳|司|处|處|院|台|社|团|會|会|庭)$/;
const ORGANISATION_WORD =
  /\b(?:ministry|department|bureau|office|committee|commission|council|congress|university|college|school|academy|institutes?|institution|centre|center|association|federation|union|league|society|group|company|corporation|corp|co\.|inc\.?|ltd\.?|holdings?|bank|foundation|fund|party|court|procuratorate|agency|administration|authority|army|navy|force|forces|corps|command|brigade|regiment|division|police|press|publishing house|publishers|network|organi[sz]ation|board|chamber|front|government|parliament|assembly|embassy|consulate|hospital|laboratory|lab|think tank|alliance|house|service|headquarters|team|secretariat|directorate|museum|museums|club|kuomintang|conference)\b/i;
const PLACE_END =
  /(?:省|市|县|縣|区|區|镇|鎮|乡|鄉|村|州|盟|旗|岛|島|山|河|江|湖|海|湾|灣|港|海峡|海峽|半岛|半島|群岛|群島|路|街|大街|胡同|广场|廣場|寺|庙|宫|山脉|高原|盆地|沙漠|机场|機場|火车站|码头|礁|屿|嶼)$/;
const PLACE_WORD =
  /\b(?:province|city|county|district|town|township|village|prefecture|municipality|island|islands|islet|reef|shoal|mountains?|mount|river|lake|sea|bay|strait|peninsula|road|street|avenue|square|temple|port|harbou?r|airport|station|desert|plateau|basin|region|corridor|valley|park|hill|bridge)\b/i;
const PUBLICATION_END =
  /(?:日报|日報|晚报|晚報|时报|時報|周报|週報|快报|早报|早報|商报|商報|导报|導報|月报|月刊|周刊|週刊|季刊|双周刊|杂志|雜誌|学报|學報|年鉴|年鑒|通讯|评论|評論|白皮书|白皮書|报告|報告|论坛报|新闻网|新聞網|日刊|画报|报)$/;
const PUBLICATION_WORD =
  /\b(?:daily|times|journal|weekly|monthly|quarterly|gazette|magazine|review|newspaper|herald|tribune|post|yearbook|white paper|bulletin|news|observer|chronicle|evening)\b/i;
const POLICY_END =
  /(?:主义|主義|思想|理论|理論|制度|政策|战略|戰略|规划|規劃|计划|計劃|方针|方針|路线|路線|倡议|倡議|原则|原則|问题|問題|机制|機制|体系|體系|工程|行动|行動|运动|運動|改革|建设|建設|发展|發展|安全|主权|主權|革命|精神|文化|价值观|能力|关系|關係|共同体|共同體|条例|條例|法|办法|模式|统一|統一|力量|生产力|统战|管理|治理|监督|学习|教育|服务|经济|經濟|社会|社會|政治|宣传|斗争|战争|戰爭|协商)$/;
const PERSON_CONTEXT =
  /^(?:mr|mrs|ms|dr|prof|professor|president|premier|minister|secretary|general|chairman|chairwoman|director|spokesman|spokesperson|spokeswoman|ambassador|mayor|governor|writer|author|scholar|researcher|analyst|economist|engineer|lawyer|activist|journalist|founder|leader|commander|ceo|by|named)\.?$/i;
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
  const capitals = words.filter((w) => /^\p{Lu}/u.test(w)).length;
  const proper =
    words.length > 0 &&
    /^\p{Lu}/u.test(words[0]!) &&
    capitals >= words.filter((w) => w.length > 3).length * 0.75;
  const senses = lexicon.senses(hanzi);
  const isListed = (test: RegExp) => senses.some((s) => s.glosses.some((g) => test.test(g)));
  const score: Record<Kind, number> = {
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
    else if (words.length === 1 && nameLike && size <= 3) score.person += 1;
    else if (words.length === 1) score.person += 0.5;
  }
  if (evidence.romanised === 'surname' && words.length >= 2 && words.length <= 4) score.person += 3.5;
  if (evidence.romanised === 'partial' && words.length >= 2 && nameLike) score.person += 2.5;
  if (isListed(/\((?:c\. )?\d{3,4}\s*(?:BC)?\s*[-–]/)) score.person += 3;
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

  // Places
  if (
    isListed(
      /\b(?:city|county|district|province|town|island|capital|region|river|mountain|municipality|lake|strait|country|peninsula|prefecture)\b/i,
    ) &&
    /^[A-Z]/.test(senses[0]?.pinyin ?? '')
  )
    score.place += 2.5;
  if (senses.some((s) => /^[A-Z]/.test(s.pinyin) && s.glosses.some((g) => /^see .*(?:市|县|省|区)/.test(g))))
    score.place += 2.5;
  if (PLACE_END.test(plain) && proper) score.place += 1.5;
  if (PLACE_WORD.test(gloss) && proper) score.place += 1.5;
  if (evidence.romanised && words.length === 1) {
    score.place += 1;
    if (evidence.before.slice(-1).some((w) => PLACE_BEFORE.test(w))) score.place += 1;
    if (evidence.after.slice(0, 4).some((w) => PLACE_AFTER.test(w))) score.place += 2;
  }

  // Institutions
  if (ORGANISATION_END.test(hanzi) && size > 2)
    score.organisation += english === null ? 1.6 : proper ? 2.2 : 0.5;
  if (ORGANISATION_WORD.test(gloss) && proper) score.organisation += 2;
  if (ORGANISATION_WORD.test(words.at(-1) ?? '') && proper) score.organisation += 0.5;
  if (evidence.abbreviation && proper) score.organisation += 0.8;

  // What is read
  if (PUBLICATION_END.test(hanzi) && size > 2) score.publication += 2;
  if (PUBLICATION_WORD.test(gloss) && proper) score.publication += 1.6;
  if (evidence.titled) score.publication += 2.5;
  if (evidence.emphasised && proper) score.publication += 1.5;

  // Formulations
  if (evidence.quoted) score['policy-term'] += 1.2;
  if (POLICY_END.test(plain)) score['policy-term'] += 0.8;
  if (words.length > 0 && !proper) score['policy-term'] += 1.5;
  if (evidence.romanised && words.length > 0) score['policy-term'] -= 0.6;

  const order: readonly Kind[] = ['policy-term', 'person', 'organisation', 'place', 'publication'];
  return order.reduce((best, kind) => (score[kind] > score[best] ? kind : best));
}
