/**
 * The examples of the Chinese standards for writing pinyin, each with the clause it stands under.
 *
 * `G` is GB/T 16159-2012 (orthography), `N` GB/T 28039-2011 (personal names), `P` the rules for place names of 1984,
 * which the first refers to. Where a clause is marked `checked`, its examples were compared with a copy of that text
 * or of its predecessor of 1996, which has the same ones; the others are written down from knowledge of the standard.
 * The capital that begins a sentence, and its full stop, are left out: what is written here are terms.
 */
import type { Kind } from '../../src/term/kinds.ts';

export interface Clause {
  readonly clause: string;
  readonly checked: boolean;
  /** Of what kind the examples are; a formulation unless told. */
  readonly kind?: Kind;
  /** `hanzi pinyin` a line. */
  readonly examples: string;
}

export const CLAUSES: readonly Clause[] = [
  {
    clause: 'G 5.1',
    checked: true,
    examples: `
      人 rén
      跑 pǎo
      好 hǎo
      你 nǐ
      三 sān
      个 gè
      把 bǎ
      和 hé
      的 de
      芙蓉 fúróng
      巧克力 qiǎokèlì
      妈妈 māma
      朋友 péngyou
      阅读 yuèdú
      晚会 wǎnhuì
      重视 zhòngshì
      地震 dìzhèn
      年轻 niánqīng
      签名 qiānmíng
      示威 shìwēi
      扭转 niǔzhuǎn
      船只 chuánzhī
      但是 dànshì
      非常 fēicháng
      电视机 diànshìjī
      图书馆 túshūguǎn`,
  },
  {
    clause: 'G 5.2',
    checked: true,
    examples: `
      全国 quánguó
      走来 zǒulái
      胆小 dǎnxiǎo
      环保 huánbǎo
      公关 gōngguān
      常用词 chángyòngcí
      爱鸟周 àiniǎozhōu
      眼中钉 yǎnzhōngdīng
      恶作剧 èzuòjù
      破天荒 pòtiānhuāng
      一刀切 yīdāoqiē
      对不起 duìbuqǐ
      吃得消 chīdexiāo`,
  },
  {
    clause: 'G 5.3',
    checked: true,
    examples: `
      无缝钢管 wúfèng gāngguǎn
      环境保护规划 huánjìng bǎohù guīhuà
      晶体管功率放大器 jīngtǐguǎn gōnglǜ fàngdàqì
      研究生院 yánjiūshēngyuàn
      鱼腥草素 yúxīngcǎosù
      高锰酸钾 gāoměngsuānjiǎ
      古生物学家 gǔshēngwùxuéjiā`,
  },
  {
    clause: 'G 5.3',
    checked: true,
    kind: 'organisation',
    examples: `
      中华人民共和国 Zhōnghuá Rénmín Gònghéguó
      中国社会科学院 Zhōngguó Shèhuì Kēxuéyuàn
      红十字会 Hóngshízìhuì`,
  },
  {
    clause: 'G 5.4',
    checked: true,
    examples: `
      人人 rénrén
      年年 niánnián
      看看 kànkan
      说说 shuōshuo
      大大 dàdà
      红红的 hónghóng de
      个个 gègè
      条条 tiáotiáo
      研究研究 yánjiū yánjiū
      商量商量 shāngliang shāngliang
      雪白雪白 xuěbái xuěbái
      通红通红 tōnghóng tōnghóng`,
  },
  {
    clause: 'G 5.4, AABB',
    checked: false,
    examples: `
      来来往往 láiláiwǎngwǎng
      说说笑笑 shuōshuōxiàoxiào
      清清楚楚 qīngqīngchǔchǔ
      弯弯曲曲 wānwānqūqū
      方方面面 fāngfāngmiànmiàn
      千千万万 qiānqiānwànwàn`,
  },
  {
    clause: 'G 5.5',
    checked: true,
    examples: `
      副部长 fùbùzhǎng
      总工程师 zǒnggōngchéngshī
      副总工程师 fùzǒnggōngchéngshī
      非金属 fēijīnshǔ
      非业务人员 fēiyèwù rényuán
      超声波 chāoshēngbō
      反弹道导弹 fǎndàndào dǎodàn
      老虎 lǎohǔ
      阿姨 āyí
      可逆反应 kěnì fǎnyìng
      无条件 wútiáojiàn
      半导体 bàndǎotǐ
      桌子 zhuōzi
      今儿 jīnr
      拳头 quántou
      科学性 kēxuéxìng
      手工业者 shǒugōngyèzhě
      乘务员 chéngwùyuán
      艺术家 yìshùjiā
      拖拉机手 tuōlājīshǒu
      现代化 xiàndàihuà
      孩子们 háizimen`,
  },
  {
    clause: 'G 5.6',
    checked: true,
    examples: `
      八九天 bā-jiǔ tiān
      十七八岁 shíqī-bā suì
      人机对话 rén-jī duìhuà
      中小学 zhōng-xiǎoxué
      陆海空军 lù-hǎi-kōngjūn
      公检法 gōng-jiǎn-fǎ
      长三角 Cháng-Sānjiǎo`,
  },
  {
    clause: 'G 5.6',
    checked: true,
    kind: 'place',
    examples: `
      沪宁杭地区 Hù-Níng-Háng Dìqū
      浙赣线 Zhè-Gàn Xiàn
      京藏高速公路 Jīng-Zàng Gāosù Gōnglù`,
  },
  {
    clause: 'G 6.1.1',
    checked: false,
    examples: `
      山上 shān shang
      树下 shù xia
      门外 mén wài
      门外面 mén wàimian
      河里 hé li
      河里面 hé lǐmian
      火车上 huǒchē shang
      火车上面 huǒchē shàngmian
      学校旁边 xuéxiào pángbiān
      黄河以南 Huáng Hé yǐnán
      永定河上 Yǒngdìng Hé shang
      天上 tiānshang
      地下 dìxia
      空中 kōngzhōng
      海外 hǎiwài`,
  },
  {
    clause: 'G 6.1.2.1, 6.1.2.2',
    checked: true,
    examples: `
      看着 kànzhe
      看了 kànle
      看过 kànguo
      进行着 jìnxíngzhe
      进行了 jìnxíngle
      进行过 jìnxíngguo
      讨论并通过了 tǎolùn bìng tōngguòle
      火车到了 huǒchē dào le`,
  },
  {
    clause: 'G 6.1.2.3',
    checked: true,
    examples: `
      看信 kàn xìn
      吃鱼 chī yú
      开玩笑 kāi wánxiào
      交流经验 jiāoliú jīngyàn
      鞠了一个躬 jūle yī gè gōng
      理过三次发 lǐguo sān cì fà`,
  },
  {
    clause: 'G 6.1.2.4',
    checked: true,
    examples: `
      搞坏 gǎohuài
      打死 dǎsǐ
      熟透 shútòu
      建成 jiànchéng
      化为 huàwéi
      当作 dàngzuò
      走进来 zǒu jìnlái
      整理好 zhěnglǐ hǎo
      建设成 jiànshè chéng
      改写为 gǎixiě wéi`,
  },
  {
    clause: 'G 6.1.3',
    checked: true,
    examples: `
      蒙蒙亮 mēngmēngliàng
      亮堂堂 liàngtángtáng
      黑咕隆咚 hēigulōngdōng
      大些 dà xiē
      大一些 dà yīxiē
      快点儿 kuài diǎnr
      快一点儿 kuài yīdiǎnr`,
  },
  {
    clause: 'G 6.1.4',
    checked: true,
    examples: `
      我爱中国 wǒ ài Zhōngguó
      他们回来了 tāmen huílái le
      这人 zhè rén
      那次会议 nà cì huìyì
      这只船 zhè zhī chuán
      哪张报纸 nǎ zhāng bàozhǐ
      这般 zhèbān
      这边 zhèbiān
      那会儿 nàhuìr
      各国 gè guó
      各人 gè rén
      各学科 gè xuékē
      每年 měi nián
      每次 měi cì
      某人 mǒu rén
      某工厂 mǒu gōngchǎng
      本市 běn shì
      本部门 běn bùmén
      该刊 gāi kān
      该公司 gāi gōngsī
      我校 wǒ xiào
      你单位 nǐ dānwèi`,
  },
  {
    clause: 'G 6.1.5',
    checked: false,
    examples: `
      二〇〇八年 èr líng líng bā nián
      五月四日 wǔ yuè sì rì
      二分之一 èr fēn zhī yī
      五又四分之三 wǔ yòu sì fēn zhī sān
      十一 shíyī
      十五 shíwǔ
      三十三 sānshísān
      九十九 jiǔshíjiǔ
      七百 qībǎi
      九亿零七万二千三百五十六 jiǔyì líng qīwàn èrqiān sānbǎi wǔshíliù
      第一 dì-yī
      第十三 dì-shísān
      第二十八 dì-èrshíbā
      第三百五十六 dì-sānbǎi wǔshíliù
      初一 chū-yī
      初十 chū-shí
      五四 wǔ-sì
      一二·九 yī'èr-jiǔ
      两个人 liǎng gè rén
      一个人 yī gè rén
      一大碗饭 yī dà wǎn fàn
      两间半屋子 liǎng jiān bàn wūzi
      五十三人次 wǔshísān réncì
      一百多个 yībǎi duō gè
      十来万人 shí lái wàn rén
      几家人 jǐ jiā rén
      几天工夫 jǐ tiān gōngfu
      十几个人 shíjǐ gè rén
      几十根钢管 jǐshí gēn gāngguǎn
      三五天 sān-wǔ tiān
      七八个 qī-bā gè
      亿万年 yì-wàn nián
      千百次 qiān-bǎi cì`,
  },
  {
    clause: 'G 6.1.6',
    checked: false,
    examples: `
      很好 hěn hǎo
      都来 dōu lái
      更美 gèng měi
      最大 zuì dà
      不来 bù lái
      不很好 bù hěn hǎo
      刚刚走 gānggāng zǒu
      非常快 fēicháng kuài
      十分感动 shífēn gǎndòng`,
  },
  {
    clause: 'G 6.1.7',
    checked: false,
    examples: `
      在前面走 zài qiánmiàn zǒu
      向东边去 xiàng dōngbian qù
      为人民服务 wèi rénmín fúwù
      从昨天起 cóng zuótiān qǐ
      被选为代表 bèi xuǎnwéi dàibiǎo
      生于1940年 shēng yú 1940 nián
      关于这个问题 guānyú zhège wèntí`,
  },
  {
    clause: 'G 6.1.8',
    checked: false,
    examples: `
      工人和农民 gōngrén hé nóngmín
      同意并拥护 tóngyì bìng yōnghù
      光荣而艰巨 guāngróng ér jiānjù
      不但快而且好 bùdàn kuài érqiě hǎo`,
  },
  {
    clause: 'G 6.1.9',
    checked: false,
    examples: `
      大地的女儿 dàdì de nǚ'ér
      我们过着幸福的生活 wǒmen guòzhe xìngfú de shēnghuó
      打扫得干净 dǎsǎo de gānjìng
      写得不好 xiě de bù hǎo
      红得很 hóng de hěn
      少年之家 shàonián zhī jiā
      最发达的国家之一 zuì fādá de guójiā zhī yī
      你知道吗 nǐ zhīdào ma
      快去吧 kuài qù ba`,
  },
  {
    clause: 'G 6.1.11',
    checked: false,
    examples: `
      哗哗 huāhuā
      轰隆一声 hōnglōng yī shēng`,
  },
  {
    clause: 'G 6.1.12',
    checked: false,
    examples: `
      风平浪静 fēngpíng-làngjìng
      爱憎分明 àizēng-fēnmíng
      水到渠成 shuǐdào-qúchéng
      洋洋大观 yángyáng-dàguān
      平分秋色 píngfēn-qiūsè
      光明磊落 guāngmíng-lěiluò
      颠三倒四 diānsān-dǎosì
      层出不穷 céngchū-bùqióng
      不亦乐乎 bùyìlèhū
      总而言之 zǒng'éryánzhī
      爱莫能助 àimònéngzhù
      一衣带水 yīyīdàishuǐ
      背黑锅 bēi hēiguō
      一鼻孔出气 yī bíkǒng chūqì`,
  },
  {
    clause: 'G 6.2.1, N 5.1',
    checked: true,
    kind: 'person',
    examples: `
      王芳 Wáng Fāng
      杨为民 Yáng Wèimín
      马本斋 Mǎ Běnzhāi
      罗常培 Luó Chángpéi
      欧阳文 Ōuyáng Wén
      司马相南 Sīmǎ Xiàngnán
      吕略 Lǚ Lüè
      赵平安 Zhào Píng'ān
      王建国 Wáng Jiànguó
      东方朔 Dōngfāng Shuò
      诸葛孔明 Zhūgě Kǒngmíng
      张王淑芳 Zhāng-Wáng Shūfāng
      郑李淑芳 Zhèng-Lǐ Shūfāng
      欧阳陈方林 Ōuyáng-Chén Fānglín
      鲁迅 Lǔ Xùn
      梅兰芳 Méi Lánfāng
      张三 Zhāng Sān
      王麻子 Wáng Mázi`,
  },
  {
    clause: 'G 6.2.1.2',
    checked: false,
    kind: 'person',
    examples: `
      王部长 Wáng bùzhǎng
      田主任 Tián zhǔrèn
      吴会计 Wú kuàijì
      李先生 Lǐ xiānsheng
      赵同志 Zhào tóngzhì
      刘老师 Liú lǎoshī
      丁兄 Dīng xiōng
      张妈 Zhāng mā
      张君 Zhāng jūn
      吴老 Wú lǎo
      王氏 Wáng shì
      孙某 Sūn mǒu
      国强同志 Guóqiáng tóngzhì
      慧芳阿姨 Huìfāng āyí`,
  },
  {
    clause: 'G 6.2.1.3',
    checked: false,
    kind: 'person',
    examples: `
      小刘 Xiǎo Liú
      老钱 Lǎo Qián
      大李 Dà Lǐ
      阿三 Ā Sān`,
  },
  {
    clause: 'G 6.2.1.4',
    checked: false,
    kind: 'person',
    examples: `
      孔子 Kǒngzǐ
      包公 Bāogōng
      西施 Xīshī
      孟尝君 Mèngchángjūn`,
  },
  {
    clause: 'G 6.2.2',
    checked: true,
    kind: 'place',
    examples: `
      北京市 Běijīng Shì
      河北省 Héběi Shěng
      鸭绿江 Yālù Jiāng
      泰山 Tài Shān
      洞庭湖 Dòngtíng Hú
      台湾海峡 Táiwān Hǎixiá
      西辽河 Xīliáo Hé
      景山后街 Jǐngshān Hòujiē
      朝阳门内南小街 Cháoyángménnèi Nánxiǎojiē
      东四十条 Dōngsì Shítiáo
      黑龙江省 Hēilóngjiāng Shěng
      王村 Wángcūn
      酒仙桥 Jiǔxiānqiáo
      周口店 Zhōukǒudiàn
      三潭印月 Sāntányìnyuè`,
  },
  {
    clause: 'P 1, 2',
    checked: true,
    kind: 'place',
    examples: `
      太行山 Tàiháng Shān
      松花江 Sōnghuā Jiāng
      汾河 Fén Hé
      太湖 Tài Hú
      舟山群岛 Zhōushān Qúndǎo
      青藏高原 Qīng-Zàng Gāoyuán
      密云水库 Mìyún Shuǐkù
      大运河 Dà Yùnhé
      西藏自治区 Xīzàng Zìzhìqū
      通县 Tōng Xiàn
      虹口区 Hóngkǒu Qū
      南京路 Nánjīng Lù
      长安街 Cháng'ān Jiē
      梧桐巷 Wútóng Xiàng
      门框胡同 Ménkuàng Hútong
      潮白新河 Cháobái Xīnhé
      北雁荡山 Běiyàndàng Shān
      小金门岛 Xiǎojīnmén Dǎo
      清波门直街 Qīngbōmén Zhíjiē
      朝阳门内大街 Cháoyángménnèi Dàjiē
      南小街 Nán Xiǎojiē
      修文西小巷 Xiūwén Xīxiǎoxiàng`,
  },
  {
    clause: 'P 3, 4, 6',
    checked: true,
    kind: 'place',
    examples: `
      江镇 Jiāngzhèn
      文家市 Wénjiāshì
      油坊桥 Yóufángqiáo
      三岔河 Sānchàhé
      龙王集 Lóngwángjí
      渤海湾 Bóhǎi Wān
      景德镇市 Jǐngdézhèn Shì
      五指山 Wǔzhǐ Shān
      九龙江 Jiǔlóng Jiāng
      三门峡 Sānmén Xiá
      三八路 Sānbā Lù
      五一广场 Wǔyī Guǎngchǎng
      西安 Xī'ān`,
  },
  {
    clause: 'G 6.3',
    checked: false,
    kind: 'publication',
    examples: `
      光明日报 Guāngmíng Rìbào
      国际书店 Guójì Shūdiàn`,
  },
  {
    clause: 'G 6.3',
    checked: false,
    kind: 'organisation',
    examples: `
      国家语言文字工作委员会 Guójiā Yǔyán Wénzì Gōngzuò Wěiyuánhuì
      和平宾馆 Hépíng Bīnguǎn`,
  },
  {
    clause: 'G 6.3.3, 6.3.4',
    checked: false,
    examples: `
      明史 Míngshǐ
      汉语 Hànyǔ
      粤语 Yuèyǔ
      广东话 Guǎngdōnghuà
      佛教 Fójiào
      唐朝 Tángcháo
      中山服 zhōngshānfú
      川芎 chuānxiōng
      五四运动 Wǔ-Sì Yùndòng
      中美关系 Zhōng-Měi guānxì`,
  },
  {
    clause: 'G 6.5',
    checked: false,
    examples: `
      一架 yī jià
      一天 yī tiān
      一头 yī tóu
      一碗 yī wǎn
      七万 qīwàn
      七本 qī běn
      八个 bā gè
      七上八下 qīshàng-bāxià
      不去 bù qù
      不对 bù duì
      不至于 bùzhìyú`,
  },
];
