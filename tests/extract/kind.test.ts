import { describe, expect, it } from 'vitest';
import type { KindEvidence } from '../../src/extract/kind-features/index.ts';
import { kindOf } from '../../src/extract/kind.ts';
import type { Kind } from '../../src/term/kinds.ts';
import { lexicon } from './dictionary.ts';

const plain: Omit<KindEvidence, 'hanzi' | 'english'> = {
  titled: false,
  emphasised: false,
  cited: false,
  quoted: false,
  romanised: null,
  translated: true,
  abbreviation: false,
  before: [],
  after: [],
};

describe('kinds', () => {
  it.each<[string, string | null, Partial<KindEvidence>, string]>([
    ['王毅', 'Wang Yi', { romanised: 'full' }, 'person'],
    ['黄仁勋', 'Jensen Huang', { romanised: 'surname' }, 'person'],
    ['普京', 'Vladimir Putin', { before: ['president'] }, 'person'],
    ['卡尔·马克思', 'Karl Marx', {}, 'person'],
    ['小花梅', 'Xiaohuamei', { romanised: 'full', after: ['a', 'woman'] }, 'person'],
    ['厦门', 'Xiamen', { romanised: 'full' }, 'place'],
    ['河水', 'Lishui', { romanised: 'partial', after: ['a', 'prefecture-level', 'city'] }, 'place'],
    ['广东省', 'Guangdong Province', {}, 'place'],
    // Countries, zones and sites.
    // Crafts by their names, offices, bodies in small letters, books with their publishers, and places.
    ['渤海恒通', 'Bohai Hengtong', { romanised: 'full', before: ['the', 'ferry'] }, 'policy-term'],
    ['海鯤', 'Hai Kun', { romanised: 'full', after: ['submarine', 'remains'] }, 'policy-term'],
    ['长鸿66', 'Chang Hong 66', { romanised: 'full' }, 'policy-term'],
    ['市长', 'Mayor', { beside: new Set<Kind>(['person']) }, 'policy-term'],
    ['检察长', 'Chief Procurator', { beside: new Set<Kind>(['person']) }, 'policy-term'],
    ['林市长', 'Mayor Lin', { romanised: 'surname' }, 'person'],
    ['解决劏房问题工作组', 'task force on subdivided flats', {}, 'organisation'],
    ['区教委', 'district commission', {}, 'organisation'],
    ['区社会', 'district commission', {}, 'policy-term'],
    ['清代盐政与盐税', 'Salt tax in the Qing', { cited: true, published: true }, 'publication'],
    ['臺大歷史學報', 'Taida lishi xuebao', { cited: true }, 'publication'],
    ['土瓜灣', 'To Kwa Wan', { romanised: 'full', before: ['landlords', 'in'] }, 'place'],
    ['万家沟煤矿', 'Wanjiagou mine', { romanised: 'partial' }, 'organisation'],
    ['法治网', 'Rule of Law Online', {}, 'publication'],
    ['国家电网', 'State Grid', {}, 'organisation'],
    ['立陶宛', 'Lithuania', {}, 'place'],
    ['美国', 'the United States', { before: ['from'] }, 'place'],
    ['加勒万河谷', 'Galwan Valley', { before: ['in', 'the'] }, 'place'],
    ['前海合作区', 'Qianhai zone', {}, 'place'],
    ['文昌航天发射场', 'Wenchang Space Launch Site', {}, 'place'],
    ['中关村科技园', 'Zhongguancun Science Park', {}, 'place'],
    ['欧盟', 'European Union', {}, 'organisation'],
    ['国家安全部', 'Ministry of State Security', {}, 'organisation'],
    ['清华大学', 'Tsinghua University', {}, 'organisation'],
    ['东部战区', 'Eastern Theater Command', {}, 'organisation'],
    ['人民日报', 'People’s Daily', { emphasised: true }, 'publication'],
    ['论语', 'Analects', { titled: true }, 'publication'],
    ['海权问题', 'The Sea Power Question', { quoted: true, cited: true }, 'publication'],
    ['大跃进', 'Great Leap Forward', {}, 'policy-term'],
    ['三中全会', 'Third Plenum', {}, 'policy-term'],
    ['底线', 'bottom line', { quoted: true }, 'policy-term'],
    ['北京大学', null, {}, 'organisation'],
    ['经济研究杂志', null, {}, 'publication'],
    // Books and histories.
    ['湖書', 'Book of the Lake', { romanised: null }, 'publication'],
    ['後青史', 'History of Later Qing', {}, 'publication'],
    ['三湖志', 'Annals of Three Lakes', {}, 'publication'],
    // What an authority issues.
    ['关于港口管理的意见', 'Opinions on Port Management', {}, 'publication'],
    ['关于加强港口建设的若干准则', 'Several Guidelines on Strengthening Ports', {}, 'publication'],
    ['港口管理办法', 'Measures for Managing Ports', {}, 'publication'],
    // Firms by short names.
    ['百越', 'Baiyue', { romanised: 'full', before: ['he', 'worked', 'at'] }, 'organisation'],
    ['湖机', 'Lake Locomotive & Rolling Stock', {}, 'organisation'],
    [
      '欣旺达',
      'Sunwoda',
      { romanised: 'full', before: ['such', 'as', 'byd', 'and'], beside: new Set(['organisation'] as const) },
      'organisation',
    ],
    ['湖星汽车', 'Lakestar Automobile', {}, 'organisation'],
    ['深湖智能', 'LakeAI', {}, 'organisation'],
    // What is read, by what is said of it.
    ['湖上的灯', 'Lamps on the Lake', { before: ['published', 'the', 'novel'] }, 'publication'],
    ['四湖經', 'Sutra of Four Lakes', {}, 'publication'],
    ['湖区的乡村教育', 'Village education by the lakes', { cited: true, quoted: true }, 'publication'],
    // What people are called.
    ['秦阿姨', 'Auntie Qin', {}, 'person'],
    ['老胡', 'Old Hu', {}, 'person'],
    ['罗书记', 'Secretary Luo', {}, 'person'],
    // Places by what they are.
    ['东湖監獄', 'Eastlake Prison', {}, 'place'],
    ['八大井公园', 'Badajing Park', { romanised: null }, 'place'],
    // Craft, and what is made in a series.
    ['西湖舰', 'Xihu', { emphasised: true }, 'policy-term'],
    ['长堤艇', 'Changdi', { emphasised: true }, 'policy-term'],
    ['湖星三号', 'Huxing-3', {}, 'policy-term'],
    ['堤风-9', 'Difeng-9', { romanised: 'partial' }, 'policy-term'],
    ['湖警-200', 'HJ-200', { abbreviation: true }, 'policy-term'],
    ['港口总局令第12号', 'Port Administration’s Order No. 12', {}, 'publication'],
    // Whom a title follows.
    ['李湖生上将', 'Li Husheng', {}, 'person'],
    ['王堤明司令员', 'Wang Diming', {}, 'person'],
    ['唐馆长', 'Director Tang', {}, 'person'],
    // A word in italics at the head of a sentence, where its capital says nothing.
    ['关系', 'Guanxi', { emphasised: true, romanised: 'full' }, 'policy-term'],
    ['面子', 'Mianzi', { emphasised: true, romanised: 'full' }, 'policy-term'],
    ['读书', 'Dushu', { emphasised: true, romanised: 'full', before: ['the', 'journal'] }, 'publication'],
    // Bodies that end as a place does, and places that end otherwise.
    ['湖田军分区', 'Hutian Military Sub-district', {}, 'organisation'],
    ['湖西警备区', 'Huxi Garrison District', {}, 'organisation'],
    ['红湖口岸', 'Khunjer Pass', {}, 'place'],
    ['湖滨道', 'Lakeway', {}, 'place'],
    ['新堤', 'Xindi District', { romanised: 'full' }, 'place'],
    ['阿帕尔', 'Aspel', { before: ['the', 'road', 'climbs', 'past'] }, 'place'],
    // Congresses by their number, and cases.
    ['十六大', '16th Party Congress', {}, 'policy-term'],
    ['王湖诉东湖公园案', 'Wang Hu v. East Lake Park', {}, 'policy-term'],
    ['湖运会', 'Lake Games', {}, 'policy-term'],
    ['渡船管理办法（试行）', 'Measures for Ferries (Trial)', {}, 'publication'],
    // Offices and theories that end as a book does.
    ['书记处书记', 'Member of the Secretariat', {}, 'policy-term'],
    ['湖区理论', 'Theory of the Lakes', {}, 'policy-term'],
    // What a writer calls it, before or behind its bracket.
    ['清湖', 'Clear Lake', { quoted: true, after: ['campaign'] }, 'policy-term'],
    ['清湖', 'Clear Lake', {}, 'place'],
    // Four characters that are no name, and a statement that ends as a body does.
    [
      '湖湖讲戏',
      'Huhu Jiangxi',
      { romanised: 'full', quoted: true, before: ['app', 'stores', 'of'] },
      'organisation',
    ],
    [
      '沈越之：办好湖区的事情，关键在党',
      'Shen Yuezhi: The Key to Matters of the Lake Is the Party',
      {},
      'policy-term',
    ],
    // An opera is no place because the dictionary says where it comes from.
    ['昆曲', 'Kunqu', { romanised: 'full', before: ['newly-arranged'] }, 'publication'],
    // A way of fighting is no body because it has an abbreviation.
    ['多航道封锁战', 'Multi-Channel Blockade Warfare', { abbreviation: true }, 'policy-term'],
    // What is nobody's name.
    ['西周', 'Western Zhou', {}, 'policy-term'],
    ['八项规定', 'Eight Rules', { romanised: null }, 'policy-term'],
    ['区级', 'district level', {}, 'policy-term'],
    ['乡级', null, {}, 'policy-term'],
    ['气功', 'qigong', { romanised: 'full' }, 'policy-term'],
    ['对党怀有二心', 'disloyal to the Party', {}, 'policy-term'],
  ])('%s, %s', (hanzi, english, evidence, kind) => {
    expect(kindOf({ ...plain, hanzi, english, ...evidence }, lexicon)).toBe(kind);
  });
});
