/**
 * Small passages, one per habit of printing Chinese beside English, with the terms a careful reader lists.
 * All are made up for these tests.
 */
import type { Kind } from '../../src/term/kinds.ts';

export interface Passage {
  readonly style: string;
  readonly text: string;
  /** Hanzi, English (alternatives divided by ` | `; null for none), kind, abbreviation. */
  readonly terms: readonly (readonly [string, string | null, Kind?, string?])[];
}

export const PASSAGES: readonly Passage[] = [
  {
    style: 'square brackets in a military study',
    text: 'The brigade trains for “integrated joint operations” [一体化联合作战] and falls under the Eastern Theater Command [东部战区]. Senior Captain Liu Yong [刘勇] commands the 2nd Destroyer Flotilla [驱逐舰第二支队].',
    terms: [
      ['一体化联合作战', 'integrated joint operations', 'policy-term'],
      ['东部战区', 'Eastern Theater Command', 'organisation'],
      ['刘勇', 'Liu Yong', 'person'],
      ['驱逐舰第二支队', '2nd Destroyer Flotilla', 'organisation'],
    ],
  },
  {
    style: 'abbreviation and Chinese divided by a semicolon',
    text: 'Support comes from the PLA Rocket Force (PLARF; 中国人民解放军火箭军) and from the Ministry of Industry and Information Technology (MIIT; 工业和信息化部), which runs the plan with the State Administration for Science, Technology and Industry for National Defense (SASTIND, 国家国防科技工业局).',
    terms: [
      ['中国人民解放军火箭军', 'PLA Rocket Force', 'organisation', 'PLARF'],
      ['工业和信息化部', 'Ministry of Industry and Information Technology', 'organisation', 'MIIT'],
      [
        '国家国防科技工业局',
        'State Administration for Science, Technology and Industry for National Defense',
        'organisation',
        'SASTIND',
      ],
    ],
  },
  {
    style: 'Hong Kong newspaper, Chinese without brackets',
    text: 'Former chief executive Carrie Lam 林鄭月娥 declined to comment. Chief Secretary Eric Chan 陳國基 told Ming Pao 明報 that the Legislative Council 立法會 would debate it, while Apple Daily 蘋果日報 had closed by then.',
    terms: [
      ['林鄭月娥', 'Carrie Lam', 'person'],
      ['陳國基', 'Eric Chan', 'person'],
      ['明報', 'Ming Pao', 'publication'],
      ['立法會', 'Legislative Council', 'organisation'],
      ['蘋果日報', 'Apple Daily', 'publication'],
    ],
  },
  {
    style: 'Taiwanese names in Wade–Giles',
    text: 'President Tsai Ing-wen (蔡英文) of the Democratic Progressive Party (DPP, 民主進步黨) met Taipei mayor Ko Wen-je (柯文哲) and legislator Hsu Chih-chieh (許智傑) in Kaohsiung (高雄).',
    terms: [
      ['蔡英文', 'Tsai Ing-wen', 'person'],
      ['民主進步黨', 'Democratic Progressive Party', 'organisation', 'DPP'],
      ['柯文哲', 'Ko Wen-je', 'person'],
      ['許智傑', 'Hsu Chih-chieh', 'person'],
      ['高雄', 'Kaohsiung', 'place'],
    ],
  },
  {
    style: 'encyclopaedia opening',
    text: "'''Chen Duxiu''' (Chinese: 陳獨秀; pinyin: Chén Dúxiù; Wade–Giles: Ch'en Tu-hsiu; 8 October 1879 – 27 May 1942) was a writer. He edited *New Youth* (新青年; *Xīn Qīngnián*), and joined the May Fourth Movement (simplified Chinese: 五四运动; traditional Chinese: 五四運動; pinyin: Wǔsì Yùndòng).",
    terms: [
      ['陳獨秀', 'Chen Duxiu', 'person'],
      ['新青年', 'New Youth', 'publication'],
      ['五四运动', 'May Fourth Movement', 'policy-term'],
    ],
  },
  {
    style: 'encyclopaedia with a literal meaning',
    text: 'The household registration system (Chinese: 户籍制度; pinyin: hùjí zhìdù) governs residence. A *danwei* (Chinese: 单位; lit. "work unit") was the place of employment.',
    terms: [
      ['户籍制度', 'household registration system', 'policy-term'],
      ['单位', 'danwei | work unit', 'policy-term'],
    ],
  },
  {
    style: 'Chinese first, English in brackets',
    text: 'The report stresses 生态文明 (ecological civilization), 共同富裕（common prosperity） and 总体国家安全观 (the holistic view of national security). It was drafted by 王岐山 (Wang Qishan) at 清华大学 (Tsinghua University).',
    terms: [
      ['生态文明', 'ecological civilization', 'policy-term'],
      ['共同富裕', 'common prosperity', 'policy-term'],
      ['总体国家安全观', 'holistic view of national security', 'policy-term'],
      ['王岐山', 'Wang Qishan', 'person'],
      ['清华大学', 'Tsinghua University', 'organisation'],
    ],
  },
  {
    style: 'translator’s note with a cue',
    text: 'Translator’s note: The Chinese term 军民融合 jūnmín rónghé is usually translated as “military-civil fusion.” The word 内卷 (neijuan), often rendered “involution,” describes a race nobody wins.',
    terms: [
      ['军民融合', 'military-civil fusion', 'policy-term'],
      ['内卷', 'involution', 'policy-term'],
    ],
  },
  {
    style: 'quoted Chinese after the English',
    text: 'He repeated that “the East is rising and the West is declining” (“东升西降”), and that cadres must “dare to struggle” (敢于斗争) and “bite hard bones” (“啃硬骨头”).',
    terms: [
      [
        '东升西降',
        'the East is rising and the West is declining | East is rising and the West is declining',
        'policy-term',
      ],
      ['敢于斗争', 'dare to struggle', 'policy-term'],
      ['啃硬骨头', 'bite hard bones', 'policy-term'],
    ],
  },
  {
    style: 'unquoted lower-case glosses',
    text: 'The plan speaks of rural revitalization (乡村振兴), of poverty alleviation (扶贫) and of building a moderately prosperous society (小康社会). Officials rely on petition offices (信访办公室) to learn of discontent.',
    terms: [
      ['乡村振兴', 'rural revitalization', 'policy-term'],
      ['扶贫', 'poverty alleviation', 'policy-term'],
      ['小康社会', 'moderately prosperous society', 'policy-term'],
      ['信访办公室', 'petition offices'],
    ],
  },
  {
    style: 'a long quotation with the term at its end',
    text: 'Xi asked officials to "hold high the banner of reform, keep a firm grip on the ideological work that matters and strengthen cultural confidence (文化自信)" at the meeting.',
    terms: [['文化自信', 'cultural confidence', 'policy-term']],
  },
  {
    style: 'table, Chinese first',
    text: '| Chinese | Pinyin | English |\n|---|---|---|\n| 统一战线 | tǒngyī zhànxiàn | united front |\n| 群众路线 | qúnzhòng lùxiàn | mass line |\n| 中央军委 | zhōngyāng jūnwěi | Central Military Commission (CMC) |',
    terms: [
      ['统一战线', 'united front', 'policy-term'],
      ['群众路线', 'mass line', 'policy-term'],
      ['中央军委', 'Central Military Commission', 'organisation', 'CMC'],
    ],
  },
  {
    style: 'table, English first',
    text: '| Agency | Name in Chinese | Founded |\n| --- | --- | --- |\n| National Bureau of Statistics | 国家统计局 | 1952 |\n| General Administration of Customs | 海关总署 | 1949 |',
    terms: [
      ['国家统计局', 'National Bureau of Statistics', 'organisation'],
      ['海关总署', 'General Administration of Customs', 'organisation'],
    ],
  },
  {
    style: 'list with colons and dashes',
    text: '- 反腐败: anti-corruption\n- 依法治国 – governing the country according to law\n- Supply-side structural reform: 供给侧结构性改革\n- Dual circulation — 双循环\n- 放管服 (fang guan fu): streamline administration, delegate power and improve services',
    terms: [
      ['反腐败', 'anti-corruption', 'policy-term'],
      ['依法治国', 'governing the country according to law', 'policy-term'],
      ['供给侧结构性改革', 'Supply-side structural reform', 'policy-term'],
      ['双循环', 'Dual circulation', 'policy-term'],
      ['放管服', 'streamline administration, delegate power and improve services', 'policy-term'],
    ],
  },
  {
    style: 'glossary lines',
    text: '雪亮工程 Sharp Eyes Project\n社会信用体系 social credit system\n网格化管理 grid management',
    terms: [
      ['雪亮工程', 'Sharp Eyes Project', 'policy-term'],
      ['社会信用体系', 'social credit system', 'policy-term'],
      ['网格化管理', 'grid management', 'policy-term'],
    ],
  },
  {
    style: 'several names in one bracket',
    text: 'The paper by Zhao Ming and Sun Lihua (赵明、孙丽华) appeared late. Its reviewers, Qian Wei, Zhou Tao and Wu Jing (钱伟, 周涛, 吴静), agreed.',
    terms: [
      ['赵明', 'Zhao Ming', 'person'],
      ['孙丽华', 'Sun Lihua', 'person'],
      ['钱伟', 'Qian Wei', 'person'],
      ['周涛', 'Zhou Tao', 'person'],
      ['吴静', 'Wu Jing', 'person'],
    ],
  },
  {
    style: 'titles before names',
    text: 'Vice Minister of Public Security Xu Ganlu (许甘露), chief epidemiologist Wu Zunyou (吴尊友), Politburo Standing Committee member Cai Qi (蔡奇) and Professor Jin Canrong (金灿荣) attended.',
    terms: [
      ['许甘露', 'Xu Ganlu', 'person'],
      ['吴尊友', 'Wu Zunyou', 'person'],
      ['蔡奇', 'Cai Qi', 'person'],
      ['金灿荣', 'Jin Canrong', 'person'],
    ],
  },
  {
    style: 'Chicago notes with pinyin titles',
    text: '12. Wang Jisi 王缉思, “Zhongguo de guoji dingwei” 中国的国际定位 [China’s international position], *Guoji wenti yanjiu* 国际问题研究 [International Studies], no. 2 (2011), pp. 4–9.',
    terms: [
      ['王缉思', 'Wang Jisi', 'person'],
      ['中国的国际定位', 'China’s international position', 'publication'],
      ['国际问题研究', 'International Studies', 'publication'],
    ],
  },
  {
    style: 'references in Chinese with translations in brackets',
    text: '3. 胡鞍钢, 《中国创新绿色发展》 [China: Innovative Green Development], 中国人民大学出版社 [China Renmin University Press], 2012.\n4. 新华社, “习近平主持会议” [Xi Jinping chairs meeting], July 2, 2019, http://www.xinhuanet.com/.',
    terms: [
      ['胡鞍钢', null, 'person'],
      ['中国创新绿色发展', 'China: Innovative Green Development', 'publication'],
      ['中国人民大学出版社', 'China Renmin University Press', 'organisation'],
      ['新华社', null, 'organisation'],
      ['习近平主持会议', 'Xi Jinping chairs meeting'],
    ],
  },
  {
    style: 'GB/T reference with the English on the next line',
    text: '[3] 张伟, 刘芳. 数字经济与区域创新[J]. 经济研究, 2021, 56(4): 12-28.\n\nZHANG Wei, LIU Fang. Digital economy and regional innovation. Economic Research Journal, 2021, 56(4): 12-28.',
    terms: [
      ['张伟', 'ZHANG Wei', 'person'],
      ['刘芳', 'LIU Fang', 'person'],
      ['数字经济与区域创新', 'Digital economy and regional innovation', 'publication'],
      ['经济研究', 'Economic Research Journal', 'publication'],
    ],
  },
  {
    style: 'GB/T reference without English',
    text: 'See the sources below.\n\n[1] 陈平. 农村金融改革研究[D]. 北京: 北京大学, 2015.\n\n[2] Smith J. Rural Finance in Asia. London, 2014.',
    terms: [
      ['陈平', null, 'person'],
      ['农村金融改革研究', null, 'publication'],
      ['北京', null, 'place'],
      ['北京大学', null, 'organisation'],
    ],
  },
  {
    style: 'pinyin and gloss in the bracket',
    text: 'Local people call it guanxi (关系, “connections”), while the state prefers suzhi (素质; human quality). Another is mianzi (面子, face).',
    terms: [
      ['关系', 'connections | guanxi', 'policy-term'],
      ['素质', 'human quality | suzhi', 'policy-term'],
      ['面子', 'face | mianzi', 'policy-term'],
    ],
  },
  {
    style: 'pinyin, Chinese and gloss in brackets after',
    text: 'The practice of *shuanggui* (双规) — “double designation” — was abolished. The liuzhi (留置, retention in custody) system took its place.',
    terms: [
      ['双规', 'double designation', 'policy-term'],
      ['留置', 'retention in custody | liuzhi', 'policy-term'],
    ],
  },
  {
    style: 'HTML left-overs',
    text: '<p>The <em>People’s Daily</em> (人民日报) and the <b>Central Propaganda Department</b> (中宣部) disagreed over the <a href="http://example.org/a">Xinjiang Production and Construction Corps</a> (<span lang="zh">新疆生产建设兵团</span>).</p>',
    terms: [
      ['人民日报', 'People’s Daily', 'publication'],
      ['中宣部', 'Central Propaganda Department', 'organisation'],
      ['新疆生产建设兵团', 'Xinjiang Production and Construction Corps', 'organisation'],
    ],
  },
  {
    style: 'Markdown links and footnote markers',
    text: 'The [Belt and Road Initiative](https://example.org/bri)[^2] (一带一路倡议) was joined by the [Global Development Initiative](https://example.org/gdi) (全球发展倡议).[3]',
    terms: [
      ['一带一路倡议', 'Belt and Road Initiative', 'policy-term'],
      ['全球发展倡议', 'Global Development Initiative', 'policy-term'],
    ],
  },
  {
    style: 'line breaks inside words and glosses',
    text: 'The company belongs to the China Aerospace Science and Tech-\nnology Corporation (中国航天科\n技集团), which reports to the State-owned Assets Super-\nvision and Administration Commission (国务院国有资产监\n督管理委员会).',
    terms: [
      ['中国航天科技集团', 'China Aerospace Science and Technology Corporation', 'organisation'],
      [
        '国务院国有资产监督管理委员会',
        'State-owned Assets Supervision and Administration Commission',
        'organisation',
      ],
    ],
  },
  {
    style: 'Japanese, Korean and Russian yield nothing',
    text: 'Tokyo calls it jiyū de hirakareta (自由で開かれたインド太平洋), Seoul (대한민국) agrees, Moscow says Великая Россия. Only “win-win cooperation” (合作共赢) is Chinese. Empty () brackets stay.',
    terms: [['合作共赢', 'win-win cooperation', 'policy-term']],
  },
  {
    style: 'unglossed Chinese in prose',
    text: 'The original reads: 坚持党对一切工作的领导。 The file is named 会议纪要.pdf and can be fetched from http://example.cn/政策/a.html today.',
    terms: [
      ['坚持党对一切工作的领导', null],
      ['会议纪要', null],
      ['政策', null],
    ],
  },
  {
    style: 'two terms close together',
    text: 'The “two establishes” (两个确立) and the “two safeguards” (两个维护) bind members of the Communist Youth League (共青团) and the All-China Women’s Federation (全国妇联).',
    terms: [
      ['两个确立', 'two establishes', 'policy-term'],
      ['两个维护', 'two safeguards', 'policy-term'],
      ['共青团', 'Communist Youth League', 'organisation'],
      ['全国妇联', 'All-China Women’s Federation', 'organisation'],
    ],
  },
  {
    style: 'places in running text',
    text: 'Protests spread from Wukan (乌坎) in Lufeng City (陆丰市), Guangdong Province (广东省), to Urumqi (乌鲁木齐) and the Pearl River Delta (珠江三角洲).',
    terms: [
      ['乌坎', 'Wukan', 'place'],
      ['陆丰市', 'Lufeng City | Lufeng', 'place'],
      ['广东省', 'Guangdong Province', 'place'],
      ['乌鲁木齐', 'Urumqi', 'place'],
      ['珠江三角洲', 'Pearl River Delta', 'place'],
    ],
  },
  {
    style: 'foreign names',
    text: 'Russian president Vladimir Putin (普京), former US secretary of state Henry Kissinger (基辛格) and Karl Marx (卡尔·马克思) are all quoted.',
    terms: [
      ['普京', 'Vladimir Putin', 'person'],
      ['基辛格', 'Henry Kissinger', 'person'],
      ['卡尔·马克思', 'Karl Marx', 'person'],
    ],
  },
  {
    style: 'English with a possessive before',
    text: 'Fudan University’s Institute of International Studies (复旦大学国际问题研究院) and Beijing’s “Thousand Talents Plan” (千人计划) drew attention.',
    terms: [
      ['复旦大学国际问题研究院', 'Fudan University’s Institute of International Studies', 'organisation'],
      ['千人计划', 'Thousand Talents Plan', 'policy-term'],
    ],
  },
  {
    style: 'abbreviation after the bracket and plural',
    text: 'Local governments lean on local government financing vehicles (地方政府融资平台) (LGFVs) and on special-purpose bonds (专项债券).',
    terms: [
      ['地方政府融资平台', 'local government financing vehicles', 'policy-term', 'LGFV'],
      ['专项债券', 'special-purpose bonds', 'policy-term'],
    ],
  },
  {
    style: 'abbreviation bracket before the Chinese bracket',
    text: 'The National Development and Reform Commission (NDRC) (国家发展和改革委员会) and the Chinese Academy of Social Sciences (CASS) [中国社会科学院] answered.',
    terms: [
      ['国家发展和改革委员会', 'National Development and Reform Commission', 'organisation', 'NDRC'],
      ['中国社会科学院', 'Chinese Academy of Social Sciences', 'organisation', 'CASS'],
    ],
  },
  {
    style: 'titles of works',
    text: 'In his book *The Governance of China* (《习近平谈治国理政》) and the “Decision on Deepening Reform” (《关于深化改革的决定》), the National Intelligence Law (国家情报法) is praised. See also *Study Times* [学习时报].',
    terms: [
      ['习近平谈治国理政', 'The Governance of China | Governance of China', 'publication'],
      ['关于深化改革的决定', 'Decision on Deepening Reform', 'publication'],
      ['国家情报法', 'National Intelligence Law', 'policy-term'],
      ['学习时报', 'Study Times', 'publication'],
    ],
  },
  {
    style: 'Chinese between commas',
    text: 'This is tianxia, 天下, or “all under heaven,” an old idea. The party’s cadre evaluation system, 干部考核制度, rewards it.',
    terms: [
      ['天下', 'all under heaven', 'policy-term'],
      ['干部考核制度', 'cadre evaluation system', 'policy-term'],
    ],
  },
  {
    style: 'enumeration in quotes',
    text: 'The “four consciousnesses” (“四个意识”) — political consciousness (政治意识), consciousness of the overall situation (大局意识), consciousness of the core (核心意识) and consciousness of keeping in line (看齐意识) — are taught everywhere.',
    terms: [
      ['四个意识', 'four consciousnesses', 'policy-term'],
      ['政治意识', 'political consciousness', 'policy-term'],
      ['大局意识', 'consciousness of the overall situation', 'policy-term'],
      ['核心意识', 'consciousness of the core', 'policy-term'],
      ['看齐意识', 'consciousness of keeping in line', 'policy-term'],
    ],
  },
  {
    style: 'a phrase with a comma in both languages',
    text: 'The slogan “never forget why you started, and keep your mission in mind” (不忘初心、牢记使命) hangs over the door, next to “lucid waters and lush mountains are invaluable assets” (绿水青山就是金山银山).',
    terms: [
      ['不忘初心、牢记使命', 'never forget why you started, and keep your mission in mind', 'policy-term'],
      ['绿水青山就是金山银山', 'lucid waters and lush mountains are invaluable assets', 'policy-term'],
    ],
  },
  {
    style: 'both scripts',
    text: 'Tencent (腾讯/騰訊) owns WeChat (微信), and the Mid-Autumn Festival (中秋节 / 中秋節) is near.',
    terms: [
      ['腾讯', 'Tencent', 'organisation'],
      ['微信', 'WeChat'],
      ['中秋节', 'Mid-Autumn Festival', 'policy-term'],
    ],
  },
  {
    style: 'mixed Latin and Chinese',
    text: 'Planners want “AI+ manufacturing” (AI+制造), 5G networks (5G网络) and the “Healthy China 2030” plan (健康中国2030).',
    terms: [
      ['AI+制造', 'AI+ manufacturing', 'policy-term'],
      ['5G网络', '5G networks', 'policy-term'],
      ['健康中国2030', 'Healthy China 2030 | Healthy China 2030 plan', 'policy-term'],
    ],
  },
  {
    style: 'capitalised name in mid-sentence after a verb',
    text: 'In 2018 Beijing merged the China Coast Guard (中国海警局) into the People’s Armed Police (中国人民武装警察部队), and According to the Xinhua News Agency (新华通讯社) nobody objected.',
    terms: [
      ['中国海警局', 'China Coast Guard', 'organisation'],
      ['中国人民武装警察部队', 'People’s Armed Police', 'organisation'],
      ['新华通讯社', 'Xinhua News Agency', 'organisation'],
    ],
  },
  {
    style: 'a word about the Chinese inside its bracket',
    text: 'Officials call this model “fusion” (in Chinese, 融合). The doctrine is known as active defense (Chinese: 积极防御) and the older one as people’s war (人民战争 in Chinese).',
    terms: [
      ['融合', 'fusion', 'policy-term'],
      ['积极防御', 'active defense', 'policy-term'],
      ['人民战争', 'people’s war', 'policy-term'],
    ],
  },
  {
    style: 'abbreviation first, Chinese second, full name before',
    text: 'The United Front Work Department of the Central Committee (UFWD, 中共中央统一战线工作部) oversees the State Ethnic Affairs Commission (国家民族事务委员会, SEAC).',
    terms: [
      [
        '中共中央统一战线工作部',
        'United Front Work Department of the Central Committee | United Front Work Department',
        'organisation',
        'UFWD',
      ],
      ['国家民族事务委员会', 'State Ethnic Affairs Commission', 'organisation', 'SEAC'],
    ],
  },
  {
    style: 'only the abbreviation before',
    text: 'The World Health Organization praised the plan. Later the WHO (世界卫生组织) and the CCDI (中央纪委) fell silent.',
    terms: [
      ['世界卫生组织', 'WHO', 'organisation'],
      ['中央纪委', 'CCDI', 'organisation'],
    ],
  },
  {
    style: 'dates and lives in the bracket',
    text: 'Zhou Enlai (周恩来, 1898–1976) and Deng Yingchao (邓颖超; 1904–92) married in 1925. The painter Qi Baishi (齐白石, b. 1864) came later; the Hundred Flowers Campaign (百花运动, 1956–57) ended badly.',
    terms: [
      ['周恩来', 'Zhou Enlai', 'person'],
      ['邓颖超', 'Deng Yingchao', 'person'],
      ['齐白石', 'Qi Baishi', 'person'],
      ['百花运动', 'Hundred Flowers Campaign', 'policy-term'],
    ],
  },
  {
    style: 'companies',
    text: 'Huawei Technologies Co., Ltd. (华为技术有限公司), drone maker DJI (大疆), chipmaker Semiconductor Manufacturing International Corp. (SMIC, 中芯国际) and ByteDance (字节跳动) lobbied. Founder Ren Zhengfei (任正非) did not.',
    terms: [
      ['华为技术有限公司', 'Huawei Technologies Co., Ltd.', 'organisation'],
      ['大疆', 'DJI', 'organisation'],
      [
        '中芯国际',
        'Semiconductor Manufacturing International Corp. | Semiconductor Manufacturing International Corp',
        'organisation',
        'SMIC',
      ],
      ['字节跳动', 'ByteDance', 'organisation'],
      ['任正非', 'Ren Zhengfei', 'person'],
    ],
  },
  {
    style: 'Chinese in a sentence with no gloss',
    text: 'She typed 躺平 into the search box and found nothing. The sign on the wall, which read 为人民服务, had faded.',
    terms: [
      ['躺平', null, 'policy-term'],
      ['为人民服务', null, 'policy-term'],
    ],
  },
  {
    style: 'pinyin italic, then Chinese, then gloss in quotes',
    text: 'Bloggers write of *tangping* 躺平 (“lying flat”), *bailan* 摆烂 (“let it rot”) and of *runxue* 润学, “the art of running.”',
    terms: [
      ['躺平', 'lying flat', 'policy-term'],
      ['摆烂', 'let it rot', 'policy-term'],
      ['润学', 'the art of running | art of running', 'policy-term'],
    ],
  },
  {
    style: 'single quotation marks',
    text: "Beijing's ‘core interests’ (核心利益) and 'new type of great power relations' (新型大国关系) appear in the readout, as does the ‘Chinese dream’ [中国梦].",
    terms: [
      ['核心利益', 'core interests', 'policy-term'],
      ['新型大国关系', 'new type of great power relations', 'policy-term'],
      ['中国梦', 'Chinese dream', 'policy-term'],
    ],
  },
  {
    style: 'full-width quotation marks and corner brackets',
    text: 'The draft speaks of "one center, two basic points" （「一個中心、兩個基本點」） and of "stability maintenance" （『維穩』）.',
    terms: [
      ['一個中心、兩個基本點', 'one center, two basic points', 'policy-term'],
      ['維穩', 'stability maintenance', 'policy-term'],
    ],
  },
  {
    style: 'corner brackets without round ones',
    text: 'Students shouted “liberate Hong Kong” 「光復香港」 and “be water” 「如水」 outside the Hong Kong Police Force 香港警務處 headquarters.',
    terms: [
      ['光復香港', 'liberate Hong Kong', 'policy-term'],
      ['如水', 'be water', 'policy-term'],
      ['香港警務處', 'Hong Kong Police Force', 'organisation'],
    ],
  },
  {
    style: 'laws and plans',
    text: 'The Counter-Espionage Law (反间谍法), the “Made in China 2025” plan (《中国制造2025》), the 14th Five-Year Plan for National Informatization (“十四五”国家信息化规划) and the Measures for Cybersecurity Review (《网络安全审查办法》) all bind firms.',
    terms: [
      ['反间谍法', 'Counter-Espionage Law', 'policy-term'],
      ['中国制造2025', 'Made in China 2025 | Made in China 2025 plan'],
      ['“十四五”国家信息化规划', '14th Five-Year Plan for National Informatization'],
      ['网络安全审查办法', 'Measures for Cybersecurity Review', 'publication'],
    ],
  },
  {
    style: 'verbs in front of an unquoted gloss',
    text: 'The centre wants to deepen reform and opening (改革开放), to promote grassroots governance (基层治理), and to curb local protectionism (地方保护主义). Cadres must study the Party constitution (党章) and resist hedonism (享乐主义).',
    terms: [
      ['改革开放', 'reform and opening', 'policy-term'],
      ['基层治理', 'grassroots governance', 'policy-term'],
      ['地方保护主义', 'local protectionism', 'policy-term'],
      ['党章', 'Party constitution', 'policy-term'],
      ['享乐主义', 'hedonism', 'policy-term'],
    ],
  },
  {
    style: 'glosses the dictionary does not know',
    text: 'It is a form of wolf-warrior diplomacy (战狼外交), of hostage taking (人质外交), of salami slicing (切香肠) and of the nine-dash line (九段线), which fishermen call the cow’s tongue (牛舌线).',
    terms: [
      ['战狼外交', 'wolf-warrior diplomacy', 'policy-term'],
      ['人质外交', 'hostage taking', 'policy-term'],
      ['切香肠', 'salami slicing', 'policy-term'],
      ['九段线', 'nine-dash line', 'policy-term'],
      ['牛舌线', 'cow’s tongue', 'policy-term'],
    ],
  },
  {
    style: 'units of the army with numbers',
    text: 'The 73rd Group Army (第73集团军), based in Xiamen (厦门), the PLA Navy’s South Sea Fleet (南海舰队), Base 311 (311基地) and the Political Work Department (政治工作部) took part in Exercise Stride 2023 (跨越-2023演习).',
    terms: [
      ['第73集团军', '73rd Group Army', 'organisation'],
      ['厦门', 'Xiamen', 'place'],
      ['南海舰队', 'South Sea Fleet', 'organisation'],
      ['311基地', 'Base 311', 'organisation'],
      ['政治工作部', 'Political Work Department', 'organisation'],
      ['跨越-2023演习', 'Exercise Stride 2023 | Stride 2023'],
    ],
  },
  {
    style: 'weapons and ships',
    text: 'The carrier Liaoning (辽宁舰), the Type 055 destroyer (055型驱逐舰), the DF-17 missile (东风-17) and the Wing Loong drone (翼龙无人机) were shown.',
    terms: [
      ['辽宁舰', 'Liaoning | carrier Liaoning'],
      ['055型驱逐舰', 'Type 055 destroyer'],
      ['东风-17', 'DF-17 missile | DF-17'],
      ['翼龙无人机', 'Wing Loong drone'],
    ],
  },
  {
    style: 'two-column dictionary with tabs',
    text: 'Term\tEnglish\n全过程人民民主\twhole-process people’s democracy\n政治局\tPolitburo\n发改委\tNational Development and Reform Commission',
    terms: [
      ['全过程人民民主', 'whole-process people’s democracy', 'policy-term'],
      ['政治局', 'Politburo', 'organisation'],
      ['发改委', 'National Development and Reform Commission', 'organisation'],
    ],
  },
  {
    style: 'bold headword with pinyin and definition',
    text: '**内循环** (nèi xúnhuán): internal circulation. The domestic half of a strategy.\n\n**卷心菜战略** (juǎnxīncài zhànlüè): cabbage strategy. Surrounding an island layer by layer.',
    terms: [
      ['内循环', 'internal circulation', 'policy-term'],
      ['卷心菜战略', 'cabbage strategy', 'policy-term'],
    ],
  },
  {
    style: 'Chinese title, English title below',
    text: '# 新时代的中国国防\n# China’s National Defense in the New Era\n\nThe Information Office of the State Council (国务院新闻办公室) published it.',
    terms: [
      ['新时代的中国国防', 'China’s National Defense in the New Era'],
      ['国务院新闻办公室', 'Information Office of the State Council', 'organisation'],
    ],
  },
  {
    style: 'translated name with a title in Chinese too',
    text: 'He met Foreign Minister Wang Yi (外交部长王毅) and the dissident Liu Xiaobo (刘晓波), winner of the Nobel Peace Prize (诺贝尔和平奖).',
    terms: [
      ['外交部长王毅', 'Foreign Minister Wang Yi'],
      ['刘晓波', 'Liu Xiaobo', 'person'],
      ['诺贝尔和平奖', 'Nobel Peace Prize', 'policy-term'],
    ],
  },
  {
    style: 'compound surnames, ethnic names and two given names',
    text: 'Novelist Ouyang Shan (欧阳山), singer Sima Wei (司马伟), Ilham Tohti (伊力哈木·土赫提), tennis player Zheng Qinwen (郑钦文), Lee Teng-hui (李登輝) and Morris Chang (張忠謀) are named.',
    terms: [
      ['欧阳山', 'Ouyang Shan', 'person'],
      ['司马伟', 'Sima Wei', 'person'],
      ['伊力哈木·土赫提', 'Ilham Tohti', 'person'],
      ['郑钦文', 'Zheng Qinwen', 'person'],
      ['李登輝', 'Lee Teng-hui', 'person'],
      ['張忠謀', 'Morris Chang', 'person'],
    ],
  },
  {
    style: 'misspelt name',
    text: 'The ambassador, Xie Fnge (谢锋), met Shandong party chief Lin Wu (林武) in Jinan (济南).',
    terms: [
      ['谢锋', 'Xie Fnge', 'person'],
      ['林武', 'Lin Wu', 'person'],
      ['济南', 'Jinan', 'place'],
    ],
  },
  {
    style: 'scanned page with hard line ends',
    text: 'The leading group (领\n导小组) meets under the premier. Its office, the Office of the Central\nCyberspace Affairs Commission (中央网络安全和\n信息化委员会办公室), drafts rules for Al gover-\nnance (人工智能治理).',
    terms: [
      ['领导小组', 'leading group'],
      [
        '中央网络安全和信息化委员会办公室',
        'Office of the Central Cyberspace Affairs Commission',
        'organisation',
      ],
      ['人工智能治理', 'AI governance', 'policy-term'],
    ],
  },
  {
    style: 'footnotes with sources in both languages',
    text: '[4] “Xi Jinping Inspects Fujian” (习近平在福建考察), *Xinhua* (新华网), March 25, 2021.\n[5] Li Ming (李明), “The Sea Power Question” (海权问题), *Naval Studies* (海军研究), No. 3, 2019, p. 7.',
    terms: [
      ['习近平在福建考察', 'Xi Jinping Inspects Fujian', 'publication'],
      ['新华网', 'Xinhua', 'publication'],
      ['李明', 'Li Ming', 'person'],
      ['海权问题', 'The Sea Power Question | Sea Power Question', 'publication'],
      ['海军研究', 'Naval Studies', 'publication'],
    ],
  },
  {
    style: 'Chinese sentence with its translation in brackets',
    text: 'As the proverb has it, 远亲不如近邻 (a near neighbour is better than a distant cousin). Mao said “没有调查，没有发言权” (“no investigation, no right to speak”).',
    terms: [
      [
        '远亲不如近邻',
        'a near neighbour is better than a distant cousin | near neighbour is better than a distant cousin',
        'policy-term',
      ],
      ['没有调查，没有发言权', 'no investigation, no right to speak', 'policy-term'],
    ],
  },
  {
    style: 'slash between the languages',
    text: 'Headings: 协商民主 / consultative democracy; 法治/rule of law; mixed ownership / 混合所有制.',
    terms: [
      ['协商民主', 'consultative democracy', 'policy-term'],
      ['法治', 'rule of law', 'policy-term'],
      ['混合所有制', 'mixed ownership', 'policy-term'],
    ],
  },
  {
    style: 'parenthesis left open by the scan',
    text: 'He praised the “spirit of Yan’an” (延安精神 and the Long March (长征).',
    terms: [
      ['延安精神', 'spirit of Yan’an', 'policy-term'],
      ['长征', 'Long March'],
    ],
  },
  {
    style: 'think tank report prose',
    text: `At the Third Plenum (三中全会) in July, the leadership returned to “new quality productive forces” (新质生产力), a phrase Xi first used in Heilongjiang (黑龙江) the year before. The Central Financial Commission (中央金融委员会), headed by Premier Li Qiang (李强), and the Central Commission for Comprehensively Deepening Reform (中央全面深化改革委员会) will supervise. State media promise “high-level opening up” (高水平对外开放) and a “unified national market” (全国统一大市场).`,
    terms: [
      ['三中全会', 'Third Plenum', 'policy-term'],
      ['新质生产力', 'new quality productive forces', 'policy-term'],
      ['黑龙江', 'Heilongjiang', 'place'],
      ['中央金融委员会', 'Central Financial Commission', 'organisation'],
      ['李强', 'Li Qiang', 'person'],
      ['中央全面深化改革委员会', 'Central Commission for Comprehensively Deepening Reform', 'organisation'],
      ['高水平对外开放', 'high-level opening up', 'policy-term'],
      ['全国统一大市场', 'unified national market', 'policy-term'],
    ],
  },
  {
    style: 'CMC study w/ pinyin',
    text: `The Joint Staff Department (lianhe canmoubu, 联合参谋部) and the Equipment Development Department (zhuangbei fazhanbu; 装备发展部) lost power. Reformers speak of “below the neck” reforms [脖子以下改革, bozi yixia gaige] and the principle that “the CMC manages the overall, theaters focus on war-fighting, and services focus on building the force” (军委管总、战区主战、军种主建).`,
    terms: [
      ['联合参谋部', 'Joint Staff Department', 'organisation'],
      ['装备发展部', 'Equipment Development Department', 'organisation'],
      ['脖子以下改革', 'below the neck | below the neck reforms', 'policy-term'],
      [
        '军委管总、战区主战、军种主建',
        'the CMC manages the overall, theaters focus on war-fighting, and services focus on building the force | CMC manages the overall, theaters focus on war-fighting, and services focus on building the force',
        'policy-term',
      ],
    ],
  },
  {
    style: 'HK newspaper',
    text: `Secretary for Security Chris Tang Ping-keung (鄧炳強) warned of “soft resistance” (軟對抗). Veteran unionist Lee Cheuk-yan 李卓人 and barrister Chow Hang-tung 鄒幸彤, of the Hong Kong Alliance (支聯會), remain in custody. The Confederation of Trade Unions (CTU, 職工盟) disbanded in 2021, and Tai Kwun (大館) cancelled the show in Sham Shui Po (深水埗).`,
    terms: [
      ['鄧炳強', 'Chris Tang Ping-keung', 'person'],
      ['軟對抗', 'soft resistance', 'policy-term'],
      ['李卓人', 'Lee Cheuk-yan', 'person'],
      ['鄒幸彤', 'Chow Hang-tung', 'person'],
      ['支聯會', 'Hong Kong Alliance', 'organisation'],
      ['職工盟', 'Confederation of Trade Unions', 'organisation', 'CTU'],
      ['大館', 'Tai Kwun'],
      ['深水埗', 'Sham Shui Po', 'place'],
    ],
  },
  {
    style: 'encyclopaedia org',
    text: `The **National People's Congress** (NPC; Chinese: 全国人民代表大会; pinyin: Quánguó Rénmín Dàibiǎo Dàhuì) is the highest organ of state power. It elects the Standing Committee (常务委员会), and meets in the Great Hall of the People (人民大会堂) each spring with the Chinese People's Political Consultative Conference (CPPCC), together called the "Two Sessions" (两会; Liǎnghuì).`,
    terms: [
      ['全国人民代表大会', "National People's Congress", 'organisation', 'NPC'],
      ['常务委员会', 'Standing Committee', 'organisation'],
      ['人民大会堂', 'Great Hall of the People', 'place'],
      ['两会', 'Two Sessions', 'policy-term'],
    ],
  },
  {
    style: 'encyclopaedia person',
    text: `**Lao She** (Chinese: 老舍; pinyin: Lǎo Shě; 3 February 1899 – 24 August 1966), born **Shu Qingchun** (舒庆春), was a Chinese novelist known for *Rickshaw Boy* (骆驼祥子, *Luòtuo Xiángzi*, lit. "Camel Xiangzi") and the play *Teahouse* (茶馆).`,
    terms: [
      ['老舍', 'Lao She', 'person'],
      ['舒庆春', 'Shu Qingchun', 'person'],
      ['骆驼祥子', 'Rickshaw Boy', 'publication'],
      ['茶馆', 'Teahouse', 'publication'],
    ],
  },
  {
    style: 'translation Chinese first',
    text: `各级党委 [Party committees at all levels] must strengthen 思想政治工作 [ideological and political work] and prevent 形式主义 [formalism]. The 国务院 [State Council] and its 有关部门 [relevant departments] shall issue rules.`,
    terms: [
      ['各级党委', 'Party committees at all levels'],
      ['思想政治工作', 'ideological and political work', 'policy-term'],
      ['形式主义', 'formalism', 'policy-term'],
      ['国务院', 'State Council', 'organisation'],
      ['有关部门', 'relevant departments'],
    ],
  },
  {
    style: 'translation w/ parentheses after English capital',
    text: `Article 3. The State adheres to the holistic view of national security (总体国家安全观) and coordinates development and security (统筹发展和安全). Personal information handlers (个人信息处理者) and operators of critical information infrastructure (关键信息基础设施运营者) shall comply.`,
    terms: [
      ['总体国家安全观', 'holistic view of national security', 'policy-term'],
      ['统筹发展和安全', 'coordinates development and security', 'policy-term'],
      ['个人信息处理者', 'Personal information handlers', 'policy-term'],
      ['关键信息基础设施运营者', 'operators of critical information infrastructure', 'policy-term'],
    ],
  },
  {
    style: 'media project',
    text: `The term “telling China’s story well,” or *jianghao Zhongguo gushi* (讲好中国故事), first appeared in 2013. Since then “external propaganda” — or *waixuan* (外宣) — has been run by “media convergence centers” (融媒体中心) and by “internet commentators” (网络评论员), whom critics call the “fifty-cent party” (五毛党). A commentary in the *Guangming Daily* (光明日报) by Hu Zhanfan (胡占凡) praised “positive energy” (正能量).`,
    terms: [
      ['讲好中国故事', 'telling China’s story well', 'policy-term'],
      ['外宣', 'external propaganda', 'policy-term'],
      ['融媒体中心', 'media convergence centers'],
      ['网络评论员', 'internet commentators', 'policy-term'],
      ['五毛党', 'fifty-cent party', 'policy-term'],
      ['光明日报', 'Guangming Daily', 'publication'],
      ['胡占凡', 'Hu Zhanfan', 'person'],
      ['正能量', 'positive energy', 'policy-term'],
    ],
  },
  {
    style: 'bibliography english',
    text: `Chen Yun 陈云. 《陈云文选》 [Selected Works of Chen Yun]. Beijing: Renmin chubanshe, 1995.\nLi Cheng 李成 and Wang Fang 王芳, “Zhongguo zhongchan jieceng” [China’s middle class] 中国中产阶层, *Shehuixue yanjiu* [Sociological Research] 社会学研究 4 (2010): 12–30.\nZhonggong zhongyang wenxian yanjiushi 中共中央文献研究室, ed. *Mao Zedong nianpu* 毛泽东年谱 [A chronological biography of Mao Zedong]. 1993.`,
    terms: [
      ['陈云', 'Chen Yun', 'person'],
      ['陈云文选', 'Selected Works of Chen Yun', 'publication'],
      ['李成', 'Li Cheng', 'person'],
      ['王芳', 'Wang Fang', 'person'],
      ['中国中产阶层', 'China’s middle class', 'publication'],
      ['社会学研究', 'Sociological Research', 'publication'],
      ['中共中央文献研究室', null, 'organisation'],
      ['毛泽东年谱', 'A chronological biography of Mao Zedong', 'publication'],
    ],
  },
  {
    style: 'GB/T several',
    text: `参考文献\n[1] 王建国, 李晓红, 赵磊. 我国农村电商发展研究[J]. 农业经济问题, 2018(3): 45-52.\nWang J G, Li X H, Zhao L. Research on the development of rural e-commerce in China[J]. Issues in Agricultural Economy, 2018(3): 45-52.\n[2] 孙立平. 断裂[M]. 北京: 社会科学文献出版社, 2003.`,
    terms: [
      ['参考文献', null],
      ['王建国', 'Wang J G', 'person'],
      ['李晓红', 'Li X H', 'person'],
      ['赵磊', 'Zhao L', 'person'],
      ['我国农村电商发展研究', 'Research on the development of rural e-commerce in China', 'publication'],
      ['农业经济问题', 'Issues in Agricultural Economy', 'publication'],
      ['孙立平', null, 'person'],
      ['断裂', null, 'publication'],
      ['北京', null, 'place'],
      ['社会科学文献出版社', null, 'organisation'],
    ],
  },
  {
    style: 'list of orgs',
    text: `Key bodies:\n\n1. Ministry of Public Security (公安部)\n2. Ministry of State Security (国家安全部) – MSS\n3. 中央政法委员会 (Central Political and Legal Affairs Commission)\n4. Supreme People’s Court: 最高人民法院\n5. State Administration of Foreign Exchange (SAFE) 国家外汇管理局`,
    terms: [
      ['公安部', 'Ministry of Public Security', 'organisation'],
      ['国家安全部', 'Ministry of State Security', 'organisation'],
      ['中央政法委员会', 'Central Political and Legal Affairs Commission', 'organisation'],
      ['最高人民法院', 'Supreme People’s Court', 'organisation'],
      ['国家外汇管理局', 'State Administration of Foreign Exchange', 'organisation', 'SAFE'],
    ],
  },
  {
    style: 'table people',
    text: `| Name | Chinese | Post | Born |\n| :-- | :-- | :-- | :-- |\n| Chen Jining | 陈吉宁 | Party secretary of Shanghai | 1964 |\n| Yin Li | 尹力 | Party secretary of Beijing | 1962 |\n| Huang Kunming | 黄坤明 | Party secretary of Guangdong | 1956 |`,
    terms: [
      ['陈吉宁', 'Chen Jining', 'person'],
      ['尹力', 'Yin Li', 'person'],
      ['黄坤明', 'Huang Kunming', 'person'],
    ],
  },
  {
    style: 'table Chinese English note',
    text: `中文 | English | Notes\n--- | --- | ---\n三农 | three rural issues | agriculture, villages, farmers\n户口 | household registration | since 1958\n农民工 | migrant workers | about 290 million people`,
    terms: [
      ['三农', 'three rural issues', 'policy-term'],
      ['户口', 'household registration', 'policy-term'],
      ['农民工', 'migrant workers'],
    ],
  },
  {
    style: 'economics report',
    text: `Vice Premier He Lifeng (何立峰) replaced Liu He (刘鹤). The People’s Bank of China (PBOC; 中国人民银行) cut the reserve requirement ratio (存款准备金率) twice. Local cadres chase “GDP worship” (GDP崇拜), while the “three red lines” (三道红线) starve developers such as Evergrande (恒大) and Country Garden (碧桂园) of credit. The “new three” (新三样) – electric vehicles, batteries and solar cells – are booming.`,
    terms: [
      ['何立峰', 'He Lifeng', 'person'],
      ['刘鹤', 'Liu He', 'person'],
      ['中国人民银行', 'People’s Bank of China', 'organisation', 'PBOC'],
      ['存款准备金率', 'reserve requirement ratio', 'policy-term'],
      ['GDP崇拜', 'GDP worship', 'policy-term'],
      ['三道红线', 'three red lines', 'policy-term'],
      ['恒大', 'Evergrande', 'organisation'],
      ['碧桂园', 'Country Garden'],
      ['新三样', 'new three', 'policy-term'],
    ],
  },
  {
    style: 'social',
    text: `Netizens mocked the “urban management” (城管) officers, and coined “Ah Q spirit” (阿Q精神). “Leftover women” (剩女), “naked marriages” (裸婚) and the “ant tribe” (蚁族) filled Weibo (微博).`,
    terms: [
      ['城管', 'urban management', 'policy-term'],
      ['阿Q精神', 'Ah Q spirit', 'policy-term'],
      ['剩女', 'Leftover women', 'policy-term'],
      ['裸婚', 'naked marriages', 'policy-term'],
      ['蚁族', 'ant tribe', 'policy-term'],
      ['微博', 'Weibo'],
    ],
  },
  {
    style: 'history',
    text: `During the Great Leap Forward (大跃进, 1958–1962) and the Cultural Revolution (文化大革命), the Gang of Four (四人帮) — Jiang Qing (江青), Zhang Chunqiao (张春桥), Yao Wenyuan (姚文元) and Wang Hongwen (王洪文) — attacked the “capitalist roaders” (走资派). The Shenbao (申报) had long closed; the Tongmenghui (同盟会) and Chiang Kai-shek’s (蒋介石) Kuomintang were memories.`,
    terms: [
      ['大跃进', 'Great Leap Forward', 'policy-term'],
      ['文化大革命', 'Cultural Revolution', 'policy-term'],
      ['四人帮', 'Gang of Four'],
      ['江青', 'Jiang Qing', 'person'],
      ['张春桥', 'Zhang Chunqiao', 'person'],
      ['姚文元', 'Yao Wenyuan', 'person'],
      ['王洪文', 'Wang Hongwen', 'person'],
      ['走资派', 'capitalist roaders', 'policy-term'],
      ['申报', 'Shenbao'],
      ['同盟会', 'Tongmenghui'],
      ['蒋介石', 'Chiang Kai-shek | Chiang Kai-shek’s', 'person'],
    ],
  },
  {
    style: 'Chinese names order w comma',
    text: `Speakers included Yan Xuetong (阎学通) of Tsinghua University, Wu Xinbo (吴心伯, Fudan University), and Mr. Gao Zhikai (Victor Gao, 高志凯).`,
    terms: [
      ['阎学通', 'Yan Xuetong', 'person'],
      ['吴心伯', 'Wu Xinbo', 'person'],
      ['高志凯', 'Gao Zhikai | Victor Gao', 'person'],
    ],
  },
  {
    style: 'footnote explanation',
    text: `[2] In Chinese: “坚持底线思维.” The phrase could also be rendered “adhere to bottom-line thinking.”\n\n[3] The original Chinese term is 斗争 (douzheng), which is usually translated as “struggle.”\n\n[4] Xinhua uses 中国式现代化 for “Chinese-style modernization.”`,
    terms: [
      ['坚持底线思维', 'adhere to bottom-line thinking', 'policy-term'],
      ['斗争', 'struggle', 'policy-term'],
      ['中国式现代化', 'Chinese-style modernization', 'policy-term'],
    ],
  },
  {
    style: 'diaspora',
    text: `The Overseas Chinese Affairs Office (OCAO, 国务院侨务办公室) was absorbed by the United Front Work Department (中央统战部) in 2018. In Canada, the Chinese Benevolent Association of Vancouver (溫哥華中華會館) and the weekly *Global Chinese Press* (環球華報) praised the Jinjiang Clan Association (晋江同乡会).`,
    terms: [
      ['国务院侨务办公室', 'Overseas Chinese Affairs Office', 'organisation', 'OCAO'],
      ['中央统战部', 'United Front Work Department', 'organisation'],
      ['溫哥華中華會館', 'Chinese Benevolent Association of Vancouver', 'organisation'],
      ['環球華報', 'Global Chinese Press', 'publication'],
      ['晋江同乡会', 'Jinjiang Clan Association', 'organisation'],
    ],
  },
  {
    style: 'science',
    text: `The Beidou navigation system (北斗卫星导航系统), the lunar probe Chang’e-5 (嫦娥五号) and the Tiangong space station (天宫空间站) are run with help from the Chinese Academy of Sciences’ Institute of Automation (中国科学院自动化研究所) and Academician Pan Jianwei (潘建伟). Its “brain-inspired computing” (类脑计算) program and “East Data, West Computing” (东数西算) project grew.`,
    terms: [
      ['北斗卫星导航系统', 'Beidou navigation system'],
      ['嫦娥五号', 'Chang’e-5 | lunar probe Chang’e-5'],
      ['天宫空间站', 'Tiangong space station'],
      ['中国科学院自动化研究所', 'Chinese Academy of Sciences’ Institute of Automation', 'organisation'],
      ['潘建伟', 'Pan Jianwei', 'person'],
      ['类脑计算', 'brain-inspired computing', 'policy-term'],
      ['东数西算', 'East Data, West Computing', 'policy-term'],
    ],
  },
  {
    style: 'mixed unglossed & glossed',
    text: `Searching CNKI for 认知作战 (“cognitive warfare”) gives 300 hits; for 心理战 or 舆论战 far fewer. A Baidu search of 制脑权 turns up Zeng Huafeng’s (曾华锋) book.`,
    terms: [
      ['认知作战', 'cognitive warfare', 'policy-term'],
      ['心理战', null],
      ['舆论战', null],
      ['制脑权', null],
      ['曾华锋', 'Zeng Huafeng | Zeng Huafeng’s', 'person'],
    ],
  },
  {
    style: 'or lists',
    text: `This is called “stability maintenance” or *weiwen* (维稳). Others prefer “social management” (社会管理) or “social governance” (社会治理); local police use the “Fengqiao experience” (“枫桥经验”) and “grid attendants” [网格员].`,
    terms: [
      ['维稳', 'stability maintenance', 'policy-term'],
      ['社会管理', 'social management', 'policy-term'],
      ['社会治理', 'social governance', 'policy-term'],
      ['枫桥经验', 'Fengqiao experience', 'policy-term'],
      ['网格员', 'grid attendants'],
    ],
  },
  {
    style: 'apposition English after',
    text: `Zhong Sheng (钟声), a pen name meaning “voice of China,” and Ren Zhongping (任仲平) write for the paper. The hutong, or alley (胡同), is vanishing. The siheyuan (四合院, courtyard house) too.`,
    terms: [
      ['钟声', 'Zhong Sheng'],
      ['任仲平', 'Ren Zhongping'],
      ['胡同', 'alley | hutong'],
      ['四合院', 'courtyard house | siheyuan'],
    ],
  },
  {
    style: 'Taiwan',
    text: `The Executive Yuan (行政院), Legislative Yuan speaker Han Kuo-yu (韓國瑜), the Mainland Affairs Council (MAC, 陸委會) and the Straits Exchange Foundation (SEF) 海峽交流基金會 met. The “1992 Consensus” (九二共識) divides the Taiwan People’s Party (TPP; 台灣民眾黨) and the DPP. Kinmen (金門) and Matsu (馬祖) wait.`,
    terms: [
      ['行政院', 'Executive Yuan', 'organisation'],
      ['韓國瑜', 'Han Kuo-yu', 'person'],
      ['陸委會', 'Mainland Affairs Council', 'organisation', 'MAC'],
      ['海峽交流基金會', 'Straits Exchange Foundation', 'organisation', 'SEF'],
      ['九二共識', '1992 Consensus', 'policy-term'],
      ['台灣民眾黨', 'Taiwan People’s Party', 'organisation', 'TPP'],
      ['金門', 'Kinmen', 'place'],
      ['馬祖', 'Matsu', 'place'],
    ],
  },
  {
    style: 'ocr',
    text: `The Nationa1 Defense University (国防 大学) trains officers in "infor-\nmationized warfare (信息 化战争)" and "mosaic warfare (马赛 克战)". The China一Russia 'no limits' partnership (中俄无上限伙伴关系) and Al safety (人工智能安全) were on the agenda.`,
    terms: [
      ['国防大学', 'Nationa1 Defense University | National Defense University', 'organisation'],
      ['信息化战争', 'informationized warfare', 'policy-term'],
      ['马赛克战', 'mosaic warfare', 'policy-term'],
      [
        '中俄无上限伙伴关系',
        "China一Russia 'no limits' partnership | China-Russia 'no limits' partnership | no limits' partnership",
      ],
      ['人工智能安全', 'AI safety', 'policy-term'],
    ],
  },
  {
    style: 'verbs at quote start, continuing',
    text: `He vowed to “resolutely fight the battle against pollution (污染防治攻坚战) and win it,” and asked officials to “emancipate the mind (解放思想), seek truth from facts (实事求是).”`,
    terms: [
      ['污染防治攻坚战', 'battle against pollution', 'policy-term'],
      ['解放思想', 'emancipate the mind', 'policy-term'],
      ['实事求是', 'seek truth from facts', 'policy-term'],
    ],
  },
  {
    style: 'naval study, Chinese square bracket mid-sentence',
    text: `PLA Navy [中国人民解放军海军] officers distinguish “near-seas defense” [近海防御] from “far-seas protection” [远海防卫, or 远海护卫]. Rear Admiral Zhang Zhaozhong [张召忠], retired from the National Defense University [国防大学], coined “strategic fool-ment” [战略忽悠]. Writing in *Modern Ships* [现代舰船], Li Jie [李杰] describes “gray-zone operations” [灰色地带行动] by the maritime militia [海上民兵].`,
    terms: [
      ['中国人民解放军海军', 'PLA Navy', 'organisation'],
      ['近海防御', 'near-seas defense'],
      ['远海防卫', 'far-seas protection'],
      ['远海护卫', ' | far-seas protection'],
      ['张召忠', 'Zhang Zhaozhong', 'person'],
      ['国防大学', 'National Defense University', 'organisation'],
      ['战略忽悠', 'strategic fool-ment'],
      ['现代舰船', 'Modern Ships', 'publication'],
      ['李杰', 'Li Jie', 'person'],
      ['灰色地带行动', 'gray-zone operations'],
      ['海上民兵', 'maritime militia'],
    ],
  },
  {
    style: 'think tank with endnotes',
    text: `China’s “dual carbon” goals (双碳目标) were written into the 1+N policy framework (“1+N”政策体系). Coal-rich Shanxi (山西) resists, and Inner Mongolia Autonomous Region (内蒙古自治区) builds more.\n\n14 “China’s Policies and Actions for Addressing Climate Change (中国应对气候变化的政策与行动),” State Council Information Office, October 27, 2021.\n15 Zhang Haibin (张海滨), “Climate and National Security” [气候变化与国家安全], *World Economics and Politics* [世界经济与政治], no. 4 (2015): 12–38.`,
    terms: [
      ['双碳目标', 'dual carbon | dual carbon goals', 'policy-term'],
      ['“1+N”政策体系', '1+N policy framework', 'policy-term'],
      ['山西', 'Shanxi', 'place'],
      ['内蒙古自治区', 'Inner Mongolia Autonomous Region', 'place'],
      [
        '中国应对气候变化的政策与行动',
        'China’s Policies and Actions for Addressing Climate Change',
        'publication',
      ],
      ['张海滨', 'Zhang Haibin', 'person'],
      ['气候变化与国家安全', 'Climate and National Security', 'publication'],
      ['世界经济与政治', 'World Economics and Politics', 'publication'],
    ],
  },
  {
    style: 'HK traditional article with English',
    text: `The Hong Kong Journalists Association (HKJA) 香港記者協會 said the Security Bureau (保安局) had not replied. Stand News (立場新聞) editors Chung Pui-kuen (鍾沛權) and Patrick Lam (林紹桐) were convicted under a colonial-era sedition law. Chief Executive John Lee Ka-chiu (李家超) cited “patriots administering Hong Kong” (愛國者治港) and Article 23 (《基本法》第二十三條).`,
    terms: [
      ['香港記者協會', 'Hong Kong Journalists Association', 'organisation', 'HKJA'],
      ['保安局', 'Security Bureau', 'organisation'],
      ['立場新聞', 'Stand News', 'publication'],
      ['鍾沛權', 'Chung Pui-kuen', 'person'],
      ['林紹桐', 'Patrick Lam', 'person'],
      ['李家超', 'John Lee Ka-chiu', 'person'],
      ['愛國者治港', 'patriots administering Hong Kong', 'policy-term'],
      ['《基本法》第二十三條', 'Article 23'],
    ],
  },
  {
    style: 'wiki infobox',
    text: `Simplified Chinese: 改革开放\nTraditional Chinese: 改革開放\nLiteral meaning: reform and opening-up\nHanyu Pinyin: Gǎigé kāifàng\n\n**Reform and opening-up** (Chinese: 改革开放; pinyin: Gǎigé kāifàng) refers to a variety of economic reforms termed socialism with Chinese characteristics (中国特色社会主义).`,
    terms: [
      ['改革开放', 'Reform and opening-up', 'policy-term'],
      ['中国特色社会主义', 'socialism with Chinese characteristics', 'policy-term'],
    ],
  },
  {
    style: 'wiki org',
    text: `The **Chinese Academy of Engineering** (CAE, Chinese: 中国工程院; pinyin: Zhōngguó Gōngchéngyuàn) is the national academy. **Sinopec** (simplified Chinese: 中国石化; traditional Chinese: 中國石化), or China Petroleum & Chemical Corporation (中国石油化工股份有限公司), is in Chaoyang District (朝阳区). **Mount Tai** (Chinese: 泰山; pinyin: Tài Shān) is in Shandong. **Pu'er tea** (普洱茶, pu'er cha) comes from Yunnan.`,
    terms: [
      ['中国工程院', 'Chinese Academy of Engineering', 'organisation', 'CAE'],
      ['中国石化', 'Sinopec', 'organisation'],
      ['中国石油化工股份有限公司', 'China Petroleum & Chemical Corporation', 'organisation'],
      ['朝阳区', 'Chaoyang District', 'place'],
      ['泰山', 'Mount Tai', 'place'],
      ['普洱茶', "Pu'er tea"],
    ],
  },
  {
    style: 'full translation paragraph',
    text: `We will implement the strategy of invigorating the country through science and education 科教兴国战略, the workforce development strategy 人才强国战略 and the innovation-driven development strategy 创新驱动发展战略. General Secretary Xi 习近平总书记 emphasized “putting people first” 以人民为中心.`,
    terms: [
      ['科教兴国战略', 'strategy of invigorating the country through science and education', 'policy-term'],
      ['人才强国战略', 'workforce development strategy', 'policy-term'],
      ['创新驱动发展战略', 'innovation-driven development strategy', 'policy-term'],
      ['习近平总书记', 'General Secretary Xi'],
      ['以人民为中心', 'putting people first', 'policy-term'],
    ],
  },
  {
    style: 'Chinese-first dashes and equals',
    text: `双减 = “double reduction”\n躺平 (tǎng píng) = lying flat\n政绩 — political achievements\n一票否决：one-vote veto\n维权: rights defense`,
    terms: [
      ['双减', 'double reduction', 'policy-term'],
      ['躺平', 'lying flat', 'policy-term'],
      ['政绩', 'political achievements', 'policy-term'],
      ['一票否决', 'one-vote veto', 'policy-term'],
      ['维权', 'rights defense', 'policy-term'],
    ],
  },
  {
    style: 'csv-like',
    text: `hanzi,english,pinyin\n党组织,Party organization,dang zuzhi\n民主集中制,democratic centralism,minzhu jizhongzhi`,
    terms: [
      ['党组织', 'Party organization'],
      ['民主集中制', 'democratic centralism', 'policy-term'],
    ],
  },
  {
    style: 'html table',
    text: `<table><tr><th>Chinese</th><th>English</th></tr><tr><td>国资委</td><td>State-owned Assets Supervision and Administration Commission</td></tr><tr><td>证监会</td><td>China Securities Regulatory Commission (CSRC)</td></tr></table>`,
    terms: [
      ['国资委', 'State-owned Assets Supervision and Administration Commission', 'organisation'],
      ['证监会', 'China Securities Regulatory Commission', 'organisation', 'CSRC'],
    ],
  },
  {
    style: 'plain-text column table',
    text: `English                         Chinese          Pinyin\nDiscipline inspection           纪律检查         jilü jiancha\nParty school                    党校             dangxiao\nCadre                           干部             ganbu`,
    terms: [
      ['纪律检查', 'Discipline inspection', 'policy-term'],
      ['党校', 'Party school'],
      ['干部', 'Cadre'],
    ],
  },
  {
    style: 'names with ethnic and foreign',
    text: `Tibetan poet Tsering Woeser (唯色), Uyghur economist Ilham Tohti (伊力哈木), US envoy Nicholas Burns (伯恩斯), Australian academic Yang Hengjun (杨恒均) and Nvidia’s Jen-Hsun Huang (黃仁勳) are mentioned. So is Canada’s Michael Kovrig (康明凯).`,
    terms: [
      ['唯色', 'Tsering Woeser', 'person'],
      ['伊力哈木', 'Ilham Tohti', 'person'],
      ['伯恩斯', 'Nicholas Burns', 'person'],
      ['杨恒均', 'Yang Hengjun', 'person'],
      ['黃仁勳', 'Jen-Hsun Huang', 'person'],
      ['康明凯', 'Michael Kovrig', 'person'],
    ],
  },
  {
    style: 'military ranks',
    text: `CMC Vice Chairman General He Weidong (何卫东), Admiral Miao Hua (苗华), Lt. Gen. Wang Houbin (王厚斌), political commissar Xu Xisheng (徐西盛) and Major General Jin Yinan (金一南) are out.`,
    terms: [
      ['何卫东', 'He Weidong', 'person'],
      ['苗华', 'Miao Hua', 'person'],
      ['王厚斌', 'Wang Houbin', 'person'],
      ['徐西盛', 'Xu Xisheng', 'person'],
      ['金一南', 'Jin Yinan', 'person'],
    ],
  },
  {
    style: 'phrases with of/for inside unquoted',
    text: `Beijing pushes a community of shared future (命运共同体) and the rule of law for the internet (网络法治). It relies on cadres from the Organization Department of the Central Committee (中央组织部) and on mechanisms of collective leadership (集体领导), with a system of paired assistance (对口支援).`,
    terms: [
      ['命运共同体', 'community of shared future', 'policy-term'],
      ['网络法治', 'rule of law for the internet', 'policy-term'],
      [
        '中央组织部',
        'Organization Department of the Central Committee | Organization Department',
        'organisation',
      ],
      ['集体领导', 'collective leadership', 'policy-term'],
      ['对口支援', 'paired assistance', 'policy-term'],
    ],
  },
  {
    style: 'sentence-initial terms',
    text: `Common prosperity (共同富裕) is back. Soft budget constraints (预算软约束) persist. Shadow banking (影子银行) shrank. Zero-COVID (清零) ended.`,
    terms: [
      ['共同富裕', 'Common prosperity', 'policy-term'],
      ['预算软约束', 'Soft budget constraints', 'policy-term'],
      ['影子银行', 'Shadow banking', 'policy-term'],
      ['清零', 'Zero-COVID', 'policy-term'],
    ],
  },
  {
    style: 'question and answer',
    text: `Q: What is “involution” (内卷)? A: It is pointless competition. Its opposite, “lying flat” (“躺平”), and “touching fish” (摸鱼) — slacking at work — are protests. What of the “996” system (“九九六”)?`,
    terms: [
      ['内卷', 'involution', 'policy-term'],
      ['躺平', 'lying flat', 'policy-term'],
      ['摸鱼', 'touching fish', 'policy-term'],
      ['九九六', '996 | 996 system'],
    ],
  },
  {
    style: 'short names of cities',
    text: `Delegates flew from Chengdu (成都) to Shenzhen (深圳), Hohhot (呼和浩特), Lhasa (拉萨) and Harbin (哈尔滨市); others came from Pudong New Area (浦东新区), Zhongnanhai (中南海) and Jilin University (吉林大学).`,
    terms: [
      ['成都', 'Chengdu', 'place'],
      ['深圳', 'Shenzhen', 'place'],
      ['呼和浩特', 'Hohhot', 'place'],
      ['拉萨', 'Lhasa', 'place'],
      ['哈尔滨市', 'Harbin', 'place'],
      ['浦东新区', 'Pudong New Area', 'place'],
      ['中南海', 'Zhongnanhai', 'place'],
      ['吉林大学', 'Jilin University', 'organisation'],
    ],
  },
  {
    style: 'line-broken bracket',
    text: `The commission is led by the Central Leading Group for\nTaiwan Affairs (中央对台工作\n领导小组), and assisted by the All-China Federation of\nTaiwan Compatriots (\n中华全国台湾同胞联谊会\n) and its branches.`,
    terms: [
      ['中央对台工作领导小组', 'Central Leading Group for Taiwan Affairs', 'organisation'],
      ['中华全国台湾同胞联谊会', 'All-China Federation of Taiwan Compatriots', 'organisation'],
    ],
  },
  {
    style: 'page break between',
    text: `Its budget comes from the Ministry of Finance\n\n12\n\n(财政部) and the localities.`,
    terms: [['财政部', 'Ministry of Finance', 'organisation']],
  },
  {
    style: 'emphasis inside quotes',
    text: `The slogan *“the lips are gone and the teeth are cold”* (唇亡齿寒) and **“mutual learning among civilizations”** (文明互鉴) appear. _Renmin Ribao_ (人民日报, *People’s Daily*) printed both.`,
    terms: [
      [
        '唇亡齿寒',
        'the lips are gone and the teeth are cold | lips are gone and the teeth are cold',
        'policy-term',
      ],
      ['文明互鉴', 'mutual learning among civilizations', 'policy-term'],
      ['人民日报', 'People’s Daily | Renmin Ribao', 'publication'],
    ],
  },
  {
    style: 'code ticks & escaped',
    text: 'The hashtag `#清朗行动` (“Operation Clear and Bright”) trended; the app `学习强国` (Study the Great Nation) is about “Party building” \\[党建\\].',
    terms: [
      ['清朗行动', 'Operation Clear and Bright', 'policy-term'],
      ['学习强国', 'Study the Great Nation'],
      ['党建', 'Party building', 'policy-term'],
    ],
  },
  {
    style: 'long report prose',
    text: `In the second phase, the center used “leading small groups” (领导小组, also translated as “leading groups”) to bypass ministries. The mechanism of “concurrent post-holding” (兼职) lets Cai Qi (蔡奇; b. 1955) run both the General Office (中央办公厅, or 中办) and the Central Secretariat (书记处). Compare “system” or xitong (系统), and “vertical–horizontal matrix” muscles called tiao-kuai (条块).`,
    terms: [
      ['领导小组', 'leading small groups'],
      ['兼职', 'concurrent post-holding', 'policy-term'],
      ['蔡奇', 'Cai Qi', 'person'],
      ['中央办公厅', 'General Office', 'organisation'],
      ['中办', ' | General Office'],
      ['书记处', 'Central Secretariat', 'organisation'],
      ['系统', 'system', 'policy-term'],
      ['条块', 'tiao-kuai | vertical–horizontal matrix'],
    ],
  },
  {
    style: 'newspapers as sources',
    text: `(Source: Xinhua [新华社], March 3; PLA Daily [解放军报], April 1; Qiushi [求是], No. 5; The Paper [澎湃新闻], May 2; Southern Weekly [南方周末], June 6)`,
    terms: [
      ['新华社', 'Xinhua'],
      ['解放军报', 'PLA Daily', 'publication'],
      ['求是', 'Qiushi', 'publication'],
      ['澎湃新闻', 'The Paper | Paper'],
      ['南方周末', 'Southern Weekly', 'publication'],
    ],
  },
  {
    style: 'quoted idiom after colon',
    text: `As the saying goes: “Kill the chicken to scare the monkey” (杀鸡儆猴). Another: crossing the river by feeling the stones (摸着石头过河).`,
    terms: [
      ['杀鸡儆猴', 'Kill the chicken to scare the monkey', 'policy-term'],
      ['摸着石头过河', 'crossing the river by feeling the stones', 'policy-term'],
    ],
  },
  {
    style: 'policy brief',
    text: `**Key takeaways**\n\n- Beijing’s *Global Security Initiative* (全球安全倡议) is light on detail.\n- Party-state cadres speak of “changes unseen in a century” (百年未有之大变局), a formula popularized by Zhang Yunling (张蕴岭).\n- The Ministry of Foreign Affairs’ Department of Boundary and Ocean Affairs (边界与海洋事务司) drafted the text; Hou Yanqi (侯艳琪), its director, did not comment.\n- China Institute of International Studies (CIIS, 中国国际问题研究院) scholars such as Ruan Zongze (阮宗泽) disagree.`,
    terms: [
      ['全球安全倡议', 'Global Security Initiative', 'policy-term'],
      ['百年未有之大变局', 'changes unseen in a century', 'policy-term'],
      ['张蕴岭', 'Zhang Yunling', 'person'],
      ['边界与海洋事务司', 'Department of Boundary and Ocean Affairs', 'organisation'],
      ['侯艳琪', 'Hou Yanqi', 'person'],
      ['中国国际问题研究院', 'China Institute of International Studies', 'organisation', 'CIIS'],
      ['阮宗泽', 'Ruan Zongze', 'person'],
    ],
  },
  {
    style: 'cyber report',
    text: `The actor works for the Hainan State Security Department (海南省国家安全厅) through a front, Hainan Xiandun Technology Development Company (海南仙盾科技开发有限公司). Job ads sought “penetration testers” (渗透测试工程师) at Hainan University (海南大学). Another firm, i-SOON (安洵信息), based in Chengdu, sold tools to the Ministry of Public Security (MPS – 公安部). Its CEO, Wu Haibo (吴海波, alias “shutdown”), was a “red hacker” (红客).`,
    terms: [
      ['海南省国家安全厅', 'Hainan State Security Department', 'organisation'],
      ['海南仙盾科技开发有限公司', 'Hainan Xiandun Technology Development Company', 'organisation'],
      ['渗透测试工程师', 'penetration testers'],
      ['海南大学', 'Hainan University', 'organisation'],
      ['安洵信息', 'i-SOON'],
      ['公安部', 'Ministry of Public Security', 'organisation', 'MPS'],
      ['吴海波', 'Wu Haibo', 'person'],
      ['红客', 'red hacker'],
    ],
  },
  {
    style: 'space/military institute w/ org chart',
    text: `Base 61 (61基地), formerly the 52nd Base, is headquartered in Huangshan (黄山市), Anhui Province (安徽省). Its brigades include the 611 Brigade [611旅] in Chizhou [池州] and the 612 Brigade [612旅] in Leping [乐平]. Units are known by Military Unit Cover Designators (MUCDs; 部队代号), such as Unit 96711 (96711部队).`,
    terms: [
      ['61基地', 'Base 61', 'organisation'],
      ['黄山市', 'Huangshan', 'place'],
      ['安徽省', 'Anhui Province', 'place'],
      ['611旅', '611 Brigade', 'organisation'],
      ['池州', 'Chizhou', 'place'],
      ['612旅', '612 Brigade', 'organisation'],
      ['乐平', 'Leping', 'place'],
      ['部队代号', 'Military Unit Cover Designators', 'policy-term', 'MUCD'],
      ['96711部队', 'Unit 96711', 'organisation'],
    ],
  },
  {
    style: 'newsletter w/ Chinese sentences',
    text: `The readout says 要坚定不移推进高水平对外开放 (“we must unswervingly advance high-level opening up”). Comment: 坚定不移 is stock language. On property, the phrase 房住不炒 (“houses are for living in, not for speculation”) is missing. 多措并举化解风险 - multiple measures to defuse risks - is new.`,
    terms: [
      ['要坚定不移推进高水平对外开放', 'we must unswervingly advance high-level opening up'],
      ['坚定不移', null],
      ['房住不炒', 'houses are for living in, not for speculation'],
      ['多措并举化解风险', 'multiple measures to defuse risks'],
    ],
  },
  {
    style: 'culture essay',
    text: `Yuan Longping 袁隆平, the “father of hybrid rice” 杂交水稻之父, and the novelist Mo Yan 莫言 share a theme: hunger. In *Red Sorghum* 红高粱家族, jianghu 江湖 (the world of outlaws) meets the village. The poet Hai Zi 海子 lay down on the rails at Shanhaiguan 山海关.`,
    terms: [
      ['袁隆平', 'Yuan Longping', 'person'],
      ['杂交水稻之父', 'father of hybrid rice'],
      ['莫言', 'Mo Yan', 'person'],
      ['红高粱家族', 'Red Sorghum', 'publication'],
      ['江湖', 'the world of outlaws | world of outlaws | jianghu'],
      ['海子', 'Hai Zi', 'person'],
      ['山海关', 'Shanhaiguan', 'place'],
    ],
  },
  {
    style: 'academic with Wade-Giles & authors',
    text: `Hu Hanmin (胡漢民; Hu Han-min) and Wang Ching-wei (汪精衛) split. The Whampoa Military Academy (黃埔軍校), the “Three Principles of the People” (三民主義) and the Blue Shirts Society (藍衣社) are treated by Lloyd Eastman (易勞逸).`,
    terms: [
      ['胡漢民', 'Hu Hanmin', 'person'],
      ['汪精衛', 'Wang Ching-wei', 'person'],
      ['黃埔軍校', 'Whampoa Military Academy', 'organisation'],
      ['三民主義', 'Three Principles of the People', 'policy-term'],
      ['藍衣社', 'Blue Shirts Society', 'organisation'],
      ['易勞逸', 'Lloyd Eastman', 'person'],
    ],
  },
  {
    style: 'law translation',
    text: `Where a provider violates these Measures (办法), the provincial-level departments in charge of industry and information technology (工业和信息化主管部门) shall order corrections (责令改正), and may impose a fine (罚款) or revoke the business license (吊销营业执照). “Personal information” (“个人信息”) has the meaning given in the Civil Code (民法典).`,
    terms: [
      ['办法', 'Measures', 'policy-term'],
      [
        '工业和信息化主管部门',
        'departments in charge of industry and information technology | provincial-level departments in charge of industry and information technology',
      ],
      ['责令改正', 'order corrections', 'policy-term'],
      ['罚款', 'fine', 'policy-term'],
      ['吊销营业执照', 'revoke the business license', 'policy-term'],
      ['个人信息', 'Personal information', 'policy-term'],
      ['民法典', 'Civil Code'],
    ],
  },
  {
    style: 'glossary appendix',
    text: `## Glossary\n\nbangong huiyi 办公会议 work meeting\nbiaotai 表态 to declare one’s position\ndangzu 党组 Party group\nshiye danwei 事业单位 public institution\ntuanpai 团派 Youth League faction`,
    terms: [
      ['办公会议', 'work meeting'],
      ['表态', 'to declare one’s position | declare one’s position'],
      ['党组', 'Party group'],
      ['事业单位', 'public institution'],
      ['团派', 'Youth League faction'],
    ],
  },
  {
    style: 'abbrev list',
    text: `CPLAC  Central Political and Legal Affairs Commission (中央政法委)\nIDCC  International Department of the Central Committee (中联部)\nNHC    National Health Commission (国家卫健委)`,
    terms: [
      ['中央政法委', 'Central Political and Legal Affairs Commission', 'organisation'],
      [
        '中联部',
        'International Department of the Central Committee | International Department',
        'organisation',
      ],
      ['国家卫健委', 'National Health Commission', 'organisation'],
    ],
  },
  {
    style: 'text with markdown heading terms',
    text: `## The “Three Evils” (三股势力)\n\nXinjiang’s campaign targets terrorism (恐怖主义), separatism (分裂主义) and extremism (极端主义).\n\n### “Strike Hard” campaign (严打)\n\nSince 2014 the “Strike Hard” line has been run by Zhu Hailun (朱海仑) and Chen Quanguo (陈全国).`,
    terms: [
      ['三股势力', 'Three Evils', 'policy-term'],
      ['恐怖主义', 'terrorism', 'policy-term'],
      ['分裂主义', 'separatism', 'policy-term'],
      ['极端主义', 'extremism', 'policy-term'],
      ['严打', 'Strike Hard | Strike Hard campaign', 'policy-term'],
      ['朱海仑', 'Zhu Hailun', 'person'],
      ['陈全国', 'Chen Quanguo', 'person'],
    ],
  },
  {
    style: 'names with roles between commas',
    text: `Jia Qingguo, 贾庆国, a professor at Peking University, and Da Wei, 达巍, of Tsinghua spoke at the Xiangshan Forum, 香山论坛.`,
    terms: [
      ['贾庆国', 'Jia Qingguo', 'person'],
      ['达巍', 'Da Wei', 'person'],
      ['香山论坛', 'Xiangshan Forum'],
    ],
  },
  {
    style: 'explained abbreviations',
    text: `Chinese planners shorten 社会主义精神文明建设 to 精神文明. The acronym “dangjian” (党建) stands for Party building; “shuangyong” (双拥) stands for “double support.” The Central Commission for Guiding Cultural and Ethical Progress, or Wenmingban (文明办), runs it.`,
    terms: [
      ['社会主义精神文明建设', null],
      ['精神文明', null],
      ['党建', 'Party building | dangjian'],
      ['双拥', 'double support | shuangyong'],
      ['文明办', 'Central Commission for Guiding Cultural and Ethical Progress | Wenmingban'],
    ],
  },
  {
    style: 'Chinese bracketed then possessive/verb',
    text: `China Southern Power Grid (南方电网) and State Grid (国家电网) compete; CATL (宁德时代), BYD (比亚迪) and Xiaomi (小米) do not. The so-called “Hefei model” (合肥模式) relies on government guidance funds (政府引导基金) and “little giants” (“小巨人”企业).`,
    terms: [
      ['南方电网', 'China Southern Power Grid', 'organisation'],
      ['国家电网', 'State Grid', 'organisation'],
      ['宁德时代', 'CATL'],
      ['比亚迪', 'BYD'],
      ['小米', 'Xiaomi'],
      ['合肥模式', 'Hefei model', 'policy-term'],
      ['政府引导基金', 'government guidance funds', 'policy-term'],
      ['“小巨人”企业', 'little giants'],
    ],
  },
  {
    style: 'two langs mixed punctuation',
    text: `作者:王文（Wang Wen）;译者:李娜（Li Na）。关键词:人民币国际化（RMB internationalization）、数字人民币（digital yuan）。`,
    terms: [
      ['作者', null],
      ['王文', 'Wang Wen', 'person'],
      ['译者', null],
      ['李娜', 'Li Na', 'person'],
      ['关键词', null],
      ['人民币国际化', 'RMB internationalization', 'policy-term'],
      ['数字人民币', 'digital yuan'],
    ],
  },
  {
    style: 'dense enumerations',
    text: `They cite the “five-sphere integrated plan” (五位一体总体布局), the “four comprehensives” (四个全面战略布局), the “four-pronged strategy,” the “eight-point regulation” (八项规定), “three stricts and three honests” (三严三实) and the “two studies, one action” campaign (两学一做).`,
    terms: [
      ['五位一体总体布局', 'five-sphere integrated plan', 'policy-term'],
      ['四个全面战略布局', 'four comprehensives', 'policy-term'],
      ['八项规定', 'eight-point regulation', 'policy-term'],
      ['三严三实', 'three stricts and three honests', 'policy-term'],
      ['两学一做', 'two studies, one action | two studies, one action campaign', 'policy-term'],
    ],
  },
  {
    style: 'quote in quote',
    text: `“We must ‘grasp the nettle’ (啃硬骨头),” he said, “and never ‘rest on our laurels’ (躺在功劳簿上).” The editorial “Why We Must ‘Dare to Show the Sword’ (为什么必须敢于亮剑)” ran in *Qiushi* (《求是》).`,
    terms: [
      ['啃硬骨头', 'grasp the nettle', 'policy-term'],
      ['躺在功劳簿上', 'rest on our laurels', 'policy-term'],
      ['为什么必须敢于亮剑', 'Why We Must ‘Dare to Show the Sword’'],
      ['求是', 'Qiushi', 'publication'],
    ],
  },
  {
    style: 'long report with people and firms',
    text: `In a July 2021 speech to the Central Committee for Financial and Economic Affairs (中央财经委员会), Xi warned against the “disorderly expansion of capital” (资本无序扩张). Within months, the State Administration for Market Regulation (SAMR) [国家市场监督管理总局] had fined Alibaba (阿里巴巴), and its founder Jack Ma (马云) had vanished from view. Meituan (美团) CEO Wang Xing (王兴) quoted a Tang poem by Zhang Jie (章碣), “The Book Burning Pit” (《焚书坑》). Economists such as Wu Jinglian (吴敬琏) called for “market-oriented reform” (市场化改革).`,
    terms: [
      ['中央财经委员会', 'Central Committee for Financial and Economic Affairs', 'organisation'],
      ['资本无序扩张', 'disorderly expansion of capital', 'policy-term'],
      ['国家市场监督管理总局', 'State Administration for Market Regulation', 'organisation', 'SAMR'],
      ['阿里巴巴', 'Alibaba', 'organisation'],
      ['马云', 'Jack Ma', 'person'],
      ['美团', 'Meituan'],
      ['王兴', 'Wang Xing', 'person'],
      ['章碣', 'Zhang Jie', 'person'],
      ['焚书坑', 'The Book Burning Pit | Book Burning Pit', 'publication'],
      ['吴敬琏', 'Wu Jinglian', 'person'],
      ['市场化改革', 'market-oriented reform', 'policy-term'],
    ],
  },
  {
    style: 'new branches of the army',
    text: `The PLA’s Strategic Support Force (PLASSF; 战略支援部队) was dissolved in April 2024 and replaced by the Information Support Force (信息支援部队), the Aerospace Force (军事航天部队) and the Cyberspace Force (网络空间部队). A PLA Daily commentator (解放军报评论员) praised “intelligentized warfare” (智能化战争), “multi-domain precision warfare” (MDPW; 多域精确战) and “system-of-systems confrontation” (体系对抗; tixi duikang).`,
    terms: [
      ['战略支援部队', 'Strategic Support Force | PLA’s Strategic Support Force', 'organisation', 'PLASSF'],
      ['信息支援部队', 'Information Support Force', 'organisation'],
      ['军事航天部队', 'Aerospace Force', 'organisation'],
      ['网络空间部队', 'Cyberspace Force', 'organisation'],
      ['解放军报评论员', 'PLA Daily commentator'],
      ['智能化战争', 'intelligentized warfare', 'policy-term'],
      ['多域精确战', 'multi-domain precision warfare', 'policy-term', 'MDPW'],
      ['体系对抗', 'system-of-systems confrontation', 'policy-term'],
    ],
  },
  {
    style: 'Hong Kong names with Chinese after, English given names',
    text: `District councillor Ben Lam Siu-pan 林兆彬 and activist Joshua Wong Chi-fung 黃之鋒 were among the “47” 四十七人案. The Court of Final Appeal 終審法院 refused leave. Lawmaker Regina Ip 葉劉淑儀, of the New People’s Party (NPP) 新民黨, welcomed it. In Mong Kok 旺角, police stopped a man holding a copy of the *Sheep Village* books 羊村繪本.`,
    terms: [
      ['林兆彬', 'Ben Lam Siu-pan', 'person'],
      ['黃之鋒', 'Joshua Wong Chi-fung', 'person'],
      ['四十七人案', '47'],
      ['終審法院', 'Court of Final Appeal', 'organisation'],
      ['葉劉淑儀', 'Regina Ip', 'person'],
      ['新民黨', 'New People’s Party', 'organisation', 'NPP'],
      ['旺角', 'Mong Kok', 'place'],
      ['羊村繪本', 'Sheep Village | Sheep Village books'],
    ],
  },
  {
    style: 'encyclopaedia: films and schools',
    text: `**Fan Bingbing** (Chinese: 范冰冰, born 16 September 1981) is a Chinese actress. She rose to fame with *My Fair Princess* (Chinese: 还珠格格; pinyin: Huánzhū Gégé; lit. 'Pearl-Returning Princess'). In 2018 she was fined for using "yin-yang contracts" (阴阳合同). She attended the Shanghai Xie Jin Film and Television Art College (上海师范大学谢晋影视艺术学院), and was born in Qingdao (青岛), Shandong.`,
    terms: [
      ['范冰冰', 'Fan Bingbing', 'person'],
      ['还珠格格', 'My Fair Princess', 'publication'],
      ['阴阳合同', 'yin-yang contracts', 'policy-term'],
      ['上海师范大学谢晋影视艺术学院', 'Shanghai Xie Jin Film and Television Art College', 'organisation'],
      ['青岛', 'Qingdao', 'place'],
    ],
  },
  {
    style: 'statute, Chinese first',
    text: `第一条 (Article 1) 为了 ... \n\n网络运营者 (network operators) shall establish 网络安全等级保护制度 (a multi-level protection scheme for cybersecurity) and designate 网络安全负责人 (persons responsible for cybersecurity). 国家网信部门 (the national cyberspace department) coordinates.`,
    terms: [
      ['第一条', 'Article 1'],
      ['为了', null],
      ['网络运营者', 'network operators'],
      [
        '网络安全等级保护制度',
        'a multi-level protection scheme for cybersecurity | multi-level protection scheme for cybersecurity',
      ],
      ['网络安全负责人', 'persons responsible for cybersecurity'],
      ['国家网信部门', 'the national cyberspace department | national cyberspace department'],
    ],
  },
  {
    style: 'author–year references',
    text: `REFERENCES\n\nDeng Xiaoping 邓小平 (1993), Deng Xiaoping wenxuan 邓小平文选 (Selected Works of Deng Xiaoping), Vol. 3, Beijing: People’s Publishing House.\n\nYu Keping [俞可平]. 2006. “Minzhu shi ge hao dongxi” [Democracy is a good thing; 民主是个好东西]. Beijing Ribao [Beijing Daily; 北京日报], October 23.\n\nZheng Yongnian 郑永年. “中国模式的机遇与挑战” [Opportunities and challenges of the China model]. 河南社会科学 [Henan Social Sciences] 17, no. 4 (2009): 1–5.`,
    terms: [
      ['邓小平', 'Deng Xiaoping', 'person'],
      ['邓小平文选', 'Selected Works of Deng Xiaoping', 'publication'],
      ['俞可平', 'Yu Keping', 'person'],
      ['民主是个好东西', 'Democracy is a good thing'],
      ['北京日报', 'Beijing Daily', 'publication'],
      ['郑永年', 'Zheng Yongnian', 'person'],
      ['中国模式的机遇与挑战', 'Opportunities and challenges of the China model', 'publication'],
      ['河南社会科学', 'Henan Social Sciences', 'publication'],
    ],
  },
  {
    style: 'table with a column of meanings',
    text: `Table 2. Types of village cadres\n\n| Type | Chinese | Meaning in practice |\n|---|---|---|\n| Party branch secretary | 村支书 | heads the village |\n| Village director | 村主任 | elected |\n| Village accountant | 村会计 | keeps the books |`,
    terms: [
      ['村支书', 'Party branch secretary'],
      ['村主任', 'Village director'],
      ['村会计', 'Village accountant'],
    ],
  },
  {
    style: 'scan with hyphens in quotations',
    text: `The "whole-\nprocess people's democ-\nracy" (全过程人民民\n主) and the "demo-\ncratic consultation" (民主协商) of the Chinese People's Political Consul-\ntative Conference (CPPCC, 中国人民政治协商会议) are linked to the United Front (统一 战线). Wang Hun-\ning (王沪宁) leads it, with Shi Taifeng (石泰峰 ) of the UFWD(中央统战部).`,
    terms: [
      ['全过程人民民主', "whole-process people's democracy", 'policy-term'],
      ['民主协商', 'democratic consultation', 'policy-term'],
      ['中国人民政治协商会议', "Chinese People's Political Consultative Conference", 'organisation', 'CPPCC'],
      ['统一战线', 'United Front', 'policy-term'],
      ['王沪宁', 'Wang Huning', 'person'],
      ['石泰峰', 'Shi Taifeng', 'person'],
      ['中央统战部', 'UFWD', 'organisation'],
    ],
  },
  {
    style: 'bullets with bars',
    text: `Key terms in this issue:\n• 斗争精神 | fighting spirit\n• 底线思维 | bottom-line thinking\n• 极限思维 | worst-case-scenario thinking\n\nQuote of the week: “时代是出卷人，我们是答卷人，人民是阅卷人” (“The times set the exam, we answer it, and the people grade it”) – Xi, January 2018`,
    terms: [
      ['斗争精神', 'fighting spirit', 'policy-term'],
      ['底线思维', 'bottom-line thinking', 'policy-term'],
      ['极限思维', 'worst-case-scenario thinking', 'policy-term'],
      [
        '时代是出卷人，我们是答卷人，人民是阅卷人',
        'The times set the exam, we answer it, and the people grade it | times set the exam, we answer it, and the people grade it',
      ],
    ],
  },
  {
    style: 'village studies',
    text: `Farmers in Xiaogang village (小岗村) signed a secret pact in 1978, the start of the household responsibility system (家庭联产承包责任制, or 包产到户). Township and village enterprises (TVEs, 乡镇企业) followed. Du Runsheng (杜润生), “father of rural reform” (农村改革之父), drafted five No. 1 Documents (一号文件). By the 1990s peasants’ burdens (农民负担) were heavy, and the “three deductions and five charges” (三提五统) notorious.`,
    terms: [
      ['小岗村', 'Xiaogang village | Xiaogang', 'place'],
      ['家庭联产承包责任制', 'household responsibility system', 'policy-term'],
      ['包产到户', ' | household responsibility system', 'policy-term'],
      ['乡镇企业', 'Township and village enterprises', 'policy-term', 'TVE'],
      ['杜润生', 'Du Runsheng', 'person'],
      ['农村改革之父', 'father of rural reform'],
      ['一号文件', 'No. 1 Documents | five No. 1 Documents'],
      ['农民负担', 'peasants’ burdens', 'policy-term'],
      ['三提五统', 'three deductions and five charges', 'policy-term'],
    ],
  },
];
