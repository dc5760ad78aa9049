import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import type { Kind } from '../../src/term/kinds.ts';
import { romanise } from '../../src/pinyin/index.ts';

const lexicon = await loadLexicon();
const write = (hanzi: string, kind: Kind = 'policy-term') => romanise(hanzi, { kind, lexicon }).pinyin;

describe('particles, and words that stand apart from their noun', () => {
  it.each([
    // A particle joins its verb, but for the one that ends the sentence.
    ['带来了机遇', 'dàiláile jīyù'],
    ['提出了新要求', 'tíchūle xīn yāoqiú'],
    ['看了一部电影', 'kànle yī bù diànyǐng'],
    ['经历过困难', 'jīnglìguo kùnnán'],
    ['坐着', 'zuòzhe'],
    ['火车到了', 'huǒchē dào le'],
    ['火车到了吗', 'huǒchē dào le ma'],
    ['为了和平', 'wèile hépíng'],
    ['了解情况', 'liǎojiě qíngkuàng'],
    // Each, every, some, this: apart from their noun, unless the two are a word of another meaning.
    ['我国经济', 'wǒ guó jīngjì'],
    ['各国人民', 'gè guó rénmín'],
    ['各地', 'gè dì'],
    ['各级政府', 'gè jí zhèngfǔ'],
    ['每年', 'měi nián'],
    ['每个人', 'měi gè rén'],
    ['某人', 'mǒu rén'],
    ['本届政府', 'běn jiè zhèngfǔ'],
    ['该公司', 'gāi gōngsī'],
    ['本质', 'běnzhì'],
    ['各自', 'gèzì'],
    ['我们', 'wǒmen'],
    // Words, whatever their parts.
    ['不同文明之间', 'bùtóng wénmíng zhījiān'],
    ['不同', 'bùtóng'],
    ['两国之间', 'liǎngguó zhījiān'],
    // A numeral and what it counts.
    ['一家公司', 'yī jiā gōngsī'],
    ['两家公司', 'liǎng jiā gōngsī'],
    ['百家争鸣', 'bǎijiā-zhēngmíng'],
  ])('%s: %s', (hanzi, pinyin) => {
    expect(write(hanzi)).toBe(pinyin);
  });
});

describe('political terms', () => {
  it.each([
    ['人类命运共同体', 'rénlèi mìngyùn gòngtóngtǐ'],
    ['世界多极化', 'shìjiè duōjíhuà'],
    ['经济全球化', 'jīngjì quánqiúhuà'],
    ['在曲折中发展', 'zài qūzhé zhōng fāzhǎn'],
    ['不可逆转', 'bùkě nìzhuǎn'],
    ['加强农村生育支持', 'jiāqiáng nóngcūn shēngyù zhīchí'],
    ['人口高质量发展', 'rénkǒu gāo zhìliàng fāzhǎn'],
    ['新型婚育文化', 'xīnxíng hūnyù wénhuà'],
    ['网络主权', 'wǎngluò zhǔquán'],
    ['主权级大模型', 'zhǔquánjí dà móxíng'],
    ['党管媒体', 'dǎng guǎn méitǐ'],
    ['党管干部党管人才', 'dǎng guǎn gànbù dǎng guǎn réncái'],
    ['听党话跟党走', 'tīng dǎng huà gēn dǎng zǒu'],
    ['永远跟党走', 'yǒngyuǎn gēn dǎng zǒu'],
    ['打虎拍蝇', 'dǎhǔ-pāiyíng'],
    ['劝和促谈', 'quànhé-cùtán'],
    ['有法可依', 'yǒufǎ-kěyī'],
    ['两用物项', 'liǎngyòng wùxiàng'],
    ['家风', 'jiāfēng'],
    ['安全可控', 'ānquán kěkòng'],
    ['讲好中国故事', 'jiǎnghǎo Zhōngguó gùshi'],
    ['网络空间命运共同体', 'wǎngluò kōngjiān mìngyùn gòngtóngtǐ'],
    ['社会主义核心价值观', 'shèhuì zhǔyì héxīn jiàzhíguān'],
    ['四风', 'sìfēng'],
    ['五个始终', 'wǔ gè shǐzhōng'],
    ['两个一百年', 'liǎng gè yībǎi nián'],
    ['改革开放', 'gǎigé kāifàng'],
    ['百年未有之大变局', 'bǎinián wèiyǒu zhī dà biànjú'],
    ['可持续发展', 'kěchíxù fāzhǎn'],
    ['总体国家安全观', 'zǒngtǐ guójiā ānquánguān'],
    ['中国价值观', 'Zhōngguó jiàzhíguān'],
    ['一带一路', 'Yīdài Yīlù'],
    ['社会主义', 'shèhuì zhǔyì'],
    ['习近平思想', 'Xí Jìnpíng sīxiǎng'],
    // Latin letters, digits and signs stay as they are.
    ['主权AI基础设施', 'zhǔquán AI jīchǔ shèshī'],
    ['人工智能+', 'réngōng zhìnéng+'],
    ['十四五规划', 'shísì-wǔ guīhuà'],
    ['中国制造2025', 'Zhōngguó zhìzào 2025'],
    ['5G网络', '5G wǎngluò'],
    ['“四个意识”', '“sì gè yìshí”'],
    ['中国—东盟走廊', 'Zhōngguó-Dōngméng zǒuláng'],
    ['稳增长、促改革', 'wěn zēngzhǎng, cù gǎigé'],
    ['抗美援朝', 'kàng Měi yuán Cháo'],
    ['学习党的精神', 'xuéxí dǎng de jīngshén'],
    ['人民党的历史', 'rénmíndǎng de lìshǐ'],
    ['十九届六中全会', 'shíjiǔ jiè liùzhōng quánhuì'],
    ['供给侧', 'gōngjǐcè'],
    ['认知域作战', 'rènzhīyù zuòzhàn'],
    ['专项债', 'zhuānxiàngzhài'],
    ['碳达峰', 'tàn dáfēng'],
    // Listed since the corpus was counted.
    ['印太战略', 'Yìn-Tài zhànlüè'],
    ['数据集', 'shùjùjí'],
    ['工业元宇宙', 'gōngyè yuányǔzhòu'],
    ['内卷化', 'nèijuǎnhuà'],
    ['内卷式竞争', 'nèijuǎnshì jìngzhēng'],
    ['总方针不动摇', 'zǒngfāngzhēn bù dòngyáo'],
    // Short for three, or one of several; and a prefix before two that are listed.
    ['三自爱国运动', 'sānzì àiguó yùndòng'],
    ['九合一选举', 'jiǔhéyī xuǎnjǔ'],
    ['反送中运动', 'fǎnsòngzhōng yùndòng'],
    // Named after no place; 上海 is one beside what is a word.
    ['绿水青山就是金山银山', 'lǜshuǐ qīngshān jiùshì jīnshān yínshān'],
    ['上海出海', 'Shànghǎi chūhǎi'],
    ['珠三角', 'Zhū-Sānjiǎo'],
    ['石榴籽', 'shíliuzǐ'],
    ['重庆市长', 'Chóngqìng shìzhǎng'],
    ['重庆市市长', 'Chóngqìng Shì shìzhǎng'],
    ['加油干', 'jiāyóu gàn'],
  ])('%s: %s', (hanzi, pinyin) => {
    expect(write(hanzi)).toBe(pinyin);
  });

  it.each([
    ['中国现代国际关系研究院', 'Zhōngguó Xiàndài Guójì Guānxì Yánjiūyuàn'],
    ['中国国际友好联络会', 'Zhōngguó Guójì Yǒuhǎo Liánluòhuì'],
    ['中国—中东欧研究院', "Zhōngguó-Zhōngdōng'ōu Yánjiūyuàn"],
    ['浙江省国家安全厅', 'Zhèjiāng Shěng Guójiā Ānquántīng'],
    ['国家安全部', 'Guójiā Ānquánbù'],
    ['国家发展和改革委员会', 'Guójiā Fāzhǎn hé Gǎigé Wěiyuánhuì'],
    ['住房和城乡建设部', 'Zhùfáng hé Chéngxiāng Jiànshèbù'],
    ['中央纪律检查委员会', 'Zhōngyāng Jìlǜ Jiǎnchá Wěiyuánhuì'],
    ['国家互联网信息办公室', 'Guójiā Hùliánwǎng Xìnxī Bàngōngshì'],
    ['欧洲议会欧中友好小组', 'Ōuzhōu Yìhuì Ōu-Zhōng Yǒuhǎo Xiǎozǔ'],
    ['大陸委員會', 'Dàlù Wěiyuánhuì'],
    ['同乡会暨商会', 'Tóngxiānghuì jì Shānghuì'],
    ['农村养老服务与城镇化', 'Nóngcūn Yǎnglǎo Fúwù yǔ Chéngzhènhuà'],
  ])('the institution %s: %s', (hanzi, pinyin) => {
    expect(write(hanzi, 'organisation')).toBe(pinyin);
  });
});

describe('places', () => {
  it.each([
    // A name and words that say what is there.
    ['海南自由贸易港', 'Hǎinán Zìyóu Màoyìgǎng'],
    ['上海自由贸易试验区', 'Shànghǎi Zìyóu Màoyì Shìyànqū'],
    ['深圳经济特区', 'Shēnzhèn Jīngjì Tèqū'],
    ['苏州工业园区', 'Sūzhōu Gōngyè Yuánqū'],
    ['横琴粤澳深度合作区', 'Héngqín Yuè-Ào Shēndù Hézuòqū'],
    ['前海深港现代服务业合作区', 'Qiánhǎi Shēn-Gǎng Xiàndài Fúwùyè Hézuòqū'],
    // A water or a mountain of two characters is listed, and what is not listed lies there.
    ['前海', 'Qiánhǎi'],
    ['洋山', 'Yángshān'],
    ['渤海', 'Bó Hǎi'],
    // Cities by one character each.
    ['港珠澳大桥', 'Gǎng-Zhū-Ào Dàqiáo'],
    ['秦山核电站', 'Qínshān Hédiànzhàn'],
    ['加勒万河谷', 'Jiālèwàn Hégǔ'],
    ['杭州湾跨海大桥', 'Hángzhōuwān Kuàhǎi Dàqiáo'],
    ['二十一世纪海上丝绸之路', 'Èrshíyī Shìjì Hǎishàng Sīchóu zhī Lù'],
    // A name throughout.
    ['浦东新区', 'Pǔdōng Xīnqū'],
    ['重庆两江新区', 'Chóngqìng Liǎng Jiāng Xīnqū'],
    ['深圳光明区', 'Shēnzhèn Guāngmíng Qū'],
    ['龙港区', 'Lónggǎng Qū'],
    ['北京朝阳区', 'Běijīng Cháoyáng Qū'],
    ['南京长江大桥', 'Nánjīng Cháng Jiāng Dàqiáo'],
    ['斯里兰卡汉班托塔港', 'Sīlǐlánkǎ Hànbāntuōtǎ Gǎng'],
    ['粤港澳大湾区', 'Yuè-Gǎng-Ào Dàwān Qū'],
    ['黄河流域', 'Huáng Hé Liúyù'],
    ['东北亚', 'Dōngběiyà'],
    ['第一岛链', 'Dì-yī Dǎoliàn'],
  ])('%s: %s', (hanzi, pinyin) => {
    expect(write(hanzi, 'place')).toBe(pinyin);
  });
});

describe('people', () => {
  it.each([
    ['令计划', 'Lìng Jìhuà'],
    ['林郑月娥', "Lín-Zhèng Yuè'é"],
    ['达赖喇嘛', 'Dálài Lǎma'],
    ['班禅额尔德尼', "Bānchán É'ěrdéní"],
  ])('%s: %s', (hanzi, pinyin) => {
    expect(write(hanzi, 'person')).toBe(pinyin);
  });
});

describe('names of other languages', () => {
  it.each([
    ['阿尔及利亚', "Ā'ěrjílìyà"],
    ['哈萨克斯坦', 'Hāsàkèsītǎn'],
    ['列宁格勒', 'Liènínggélè'],
    ['霍尔木兹海峡', "Huò'ěrmùzī Hǎixiá"],
    ['加利福尼亚州', 'Jiālìfúníyà Zhōu'],
    ['波斯尼亚语', 'Bōsīníyàyǔ'],
    // And what is no name behind them.
    ['修昔底德陷阱', 'Xiūxīdǐdé xiànjǐng'],
    ['塔西佗陷阱', 'Tǎxītuó xiànjǐng'],
    ['明斯基时刻', 'Míngsījī shíkè'],
    ['麦卡锡主义', 'Màikǎxī zhǔyì'],
    ['马克思主义', 'Mǎkèsī zhǔyì'],
    ['牛顿力学', 'Niúdùn lìxué'],
    ['瑞士法郎', 'Ruìshì fǎláng'],
    ['撒哈拉以南', 'Sāhālā yǐnán'],
  ])('%s: %s', (hanzi, pinyin) => {
    expect(write(hanzi)).toBe(pinyin);
  });
});

describe('short forms of names', () => {
  it.each([
    ['中宣部', 'Zhōngxuānbù'],
    ['国新办', 'Guóxīnbàn'],
    ['亚投行', 'Yàtóuháng'],
    ['少先队', 'Shàoxiānduì'],
    ['海协会', 'Hǎixiéhuì'],
    ['国侨办', 'Guóqiáobàn'],
    ['银保监会', 'Yínbǎojiānhuì'],
    ['中石油', 'Zhōngshíyóu'],
    ['中广核', 'Zhōngguǎnghé'],
    ['中航工业', 'Zhōngháng Gōngyè'],
    ['中信集团', 'Zhōngxìn Jítuán'],
    ['国防科工局', 'Guófáng Kēgōngjú'],
    ['丝路基金', 'Sīlù Jījīn'],
    // None of them.
    ['中美关系', 'Zhōng-Měi Guānxì'],
    ['总装备部', 'Zǒng Zhuāngbèibù'],
    ['长三角', 'Cháng-Sānjiǎo'],
  ])('%s: %s', (hanzi, pinyin) => {
    expect(write(hanzi, 'organisation')).toBe(pinyin);
  });
});

it('writes a name that is also a word as the name where the English has it', () => {
  const chinese = (english: string) => romanise('长征', { kind: 'policy-term', english, lexicon }).pinyin;
  expect(chinese('Long March')).toBe('Chángzhēng');
  expect(chinese('a long march')).toBe('chángzhēng');
});
