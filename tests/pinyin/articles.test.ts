import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { describeTerm } from '../../src/describe/describe.ts';
import { romanise } from '../../src/pinyin/index.ts';
import type { Kind } from '../../src/term/kinds.ts';

const lexicon = await loadLexicon();

interface Printed {
  readonly romanisation?: string;
  readonly english?: string;
}

const write = (hanzi: string, kind: Kind, { romanisation, english }: Printed = {}) =>
  romanise(hanzi, {
    kind,
    lexicon,
    ...(romanisation !== undefined && { printedRomanisation: romanisation }),
    ...(english !== undefined && { english }),
  }).pinyin;

describe('what is printed beside a term decides', () => {
  it.each<[string, Kind, string, string]>([
    // which syllables are light,
    ['集体力量', 'policy-term', 'jítǐ lìliang', 'jítǐ lìliang'],
    ['国家大事', 'policy-term', 'guójiā dàshi', 'guójiā dàshi'],
    ['道理', 'policy-term', 'dàoli', 'dàoli'],
    ['力量', 'policy-term', 'li4liang4', 'lìliàng'],
    // how it is divided,
    ['零七万物', 'policy-term', 'língqī wànwù', 'língqī wànwù'],
    ['三湖志', 'publication', 'Sānhú Zhì', 'Sānhú Zhì'],
    ['新六代史', 'publication', 'Xīn Liùdàishǐ', 'Xīn Liùdàishǐ'],
    ['城乡共治', 'policy-term', 'chéng-xiāng gòngzhì', 'chéng-xiāng gòngzhì'],
    ['国际港权', 'policy-term', 'guoji gangquan', 'guójì gǎngquán'],
    // what has a capital,
    ['零七万物', 'policy-term', 'Língqī Wànwù', 'Língqī Wànwù'],
    ['湖港集', 'publication', 'Húgǎng jí', 'Húgǎng jí'],
    // and where the name ends of a person whose surname no list has.
    ['简辉', 'person', 'Jian Hui', 'Jiǎn Huī'],
    ['醴泉子', 'person', 'Li Quanzi', 'Lǐ Quánzǐ'],
    // It does not where it says nothing of it: every syllable apart, or the whole run together;
    ['人类命运共同体', 'policy-term', 'rén lèi mìng yùn gòng tóng tǐ', 'rénlèi mìngyùn gòngtóngtǐ'],
    ['人类命运共同体', 'policy-term', 'renleimingyungongtongti', 'rénlèi mìngyùn gòngtóngtǐ'],
    ['港口', 'policy-term', 'gang kou', 'gǎngkǒu'],
    // in English, a place is one word; a hyphen in a given name is no hyphen of pinyin.
    ['泰山', 'place', 'Taishan', 'Tài Shān'],
    ['王明华', 'person', 'Wang Ming-hua', 'Wáng Mínghuá'],
    ['高大偉', 'person', 'Da-Wei, Kao', 'Gāo Dàwěi'],
    ['高嘉良', 'person', 'Chia-Liang, Kao', 'Gāo Jiāliáng'],
    ['鄭麗君', 'person', 'Cheng, Li-Chiun', 'Zhèng Lìjūn'],
    // nor is one between any two syllables of a word, as older romanisations have it.
    ['海防', 'policy-term', 'hai-fang', 'hǎifáng'],
    ['河南丝弦', 'policy-term', 'he-nan si-xian', 'Hénán sīxián'],
    ['陆海空', 'policy-term', 'lù-hǎi-kōng', 'lù-hǎi-kōng'],
  ])('%s (%s), %s: %s', (hanzi, kind, romanisation, pinyin) => {
    expect(write(hanzi, kind, { romanisation })).toBe(pinyin);
  });

  it('in the description of a term, too, and in numbers and zhuyin alike', () => {
    const term = {
      hanzi: '集体力量',
      simplified: '集体力量',
      traditional: '集體力量',
      kind: 'policy-term' as const,
    };
    expect(describeTerm({ ...term, romanisation: 'jítǐ lìliang' }, lexicon)).toMatchObject({
      pinyin: 'jítǐ lìliang',
      numbered: 'ji2 ti3 li4 liang5',
      zhuyin: 'ㄐㄧˊ ㄊㄧˇ ㄌㄧˋ ˙ㄌㄧㄤ',
    });
  });
});

describe('the English beside a term says', () => {
  it.each<[string, Kind, string, string]>([
    // what in it is a name,
    ['清湖学堂', 'organisation', 'Qinghu Learning Center', 'Qīnghú Xuétáng'],
    ['三禾社', 'organisation', 'Sanhe Society', 'Sānhé Shè'],
    ['东湖书院', 'organisation', 'Donghu Academy', 'Dōnghú Shūyuàn'],
    ['北京白云基金会', 'organisation', 'Beijing Baiyun Foundation', 'Běijīng Báiyún Jījīnhuì'],
    // which meaning a character has,
    ['斗', 'policy-term', 'dou, ten litres', 'dǒu'],
    ['斗', 'policy-term', 'struggle', 'dòu'],
    ['重', 'policy-term', 'to repeat', 'chóng'],
    ['乐', 'policy-term', 'music', 'yuè'],
    // and whether it is a name at all.
    ['电视台', 'organisation', 'television station', 'diànshìtái'],
    ['商会', 'organisation', 'Chamber of Commerce', 'Shānghuì'],
    ['南湖事件', 'policy-term', 'South Lake Incident', 'Nánhú Shìjiàn'],
    // What is numbered in a series has a name, which is no common noun.
    ['海风-7', 'policy-term', 'Haifeng-7', 'Hǎifēng-7'],
    ['湖鹰-12反舰导弹', 'policy-term', 'HY-12 anti-ship missile', 'Húyīng-12 fǎnjiàn dǎodàn'],
    ['海风-7', 'policy-term', 'sea wind at force 7', 'hǎifēng-7'],
  ])('%s (%s), %s: %s', (hanzi, kind, english, pinyin) => {
    expect(write(hanzi, kind, { english })).toBe(pinyin);
  });
});

describe('names', () => {
  it.each<[string, Kind, string]>([
    // A character of both scripts in a given name is read alike.
    ['王麗君', 'person', 'Wáng Lìjūn'],
    ['張麗善', 'person', 'Zhāng Lìshàn'],
    ['陳樂麗', 'person', 'Chén Lèlì'],
    ['高麗', 'place', 'Gāolí'],
    ['林為洲', 'person', 'Lín Wéizhōu'],
    // A place or a firm that was taken for a person.
    ['海南青盾', 'person', 'Hǎinán Qīngdùn'],
    ['中国南厢', 'person', 'Zhōngguó Nánxiāng'],
    ['河北金厢', 'person', 'Héběi Jīnxiāng'],
    // Surnames, compound and rare.
    ['简辉', 'person', 'Jiǎn Huī'],
    ['簡平', 'person', 'Jiǎn Píng'],
    ['仝小林', 'person', 'Tóng Xiǎolín'],
    ['第五伦', 'person', 'Dìwǔ Lún'],
    ['万俟卨', 'person', 'Mòqí Xiè'],
    ['纳兰性德', 'person', 'Nàlán Xìngdé'],
    ['呼延赞', 'person', 'Hūyán Zàn'],
    ['仉督明', 'person', 'Zhǎngdū Míng'],
    ['逄先知', 'person', 'Páng Xiānzhī'],
    ['郏文', 'person', 'Jiá Wén'],
    // Offices and titles before and after the name.
    ['外交部发言人毛宁', 'person', 'Wàijiāobù fāyánrén Máo Níng'],
    ['前外长唐明', 'person', 'qián wàizhǎng Táng Míng'],
    ['王湖明司令员', 'person', 'Wáng Húmíng sīlìngyuán'],
    ['唐馆长', 'person', 'Táng guǎnzhǎng'],
    ['王毅外长', 'person', 'Wáng Yì wàizhǎng'],
    // What is read otherwise in given names.
    ['张有为', 'person', 'Zhāng Yǒuwéi'],
    ['李维为', 'person', 'Lǐ Wéiwéi'],
    ['杨为民', 'person', 'Yáng Wèimín'],
    // A suffix behind a word that the dictionary has capitals inside of.
    ['东湖统战部', 'organisation', 'Dōnghú Tǒngzhànbù'],
    ['全国人大常委会', 'organisation', 'Quánguó Réndà Chángwěihuì'],
    // Orders and documents by their numbers.
    ['港口局令第16号', 'publication', 'Gǎngkǒujú Lìng Dì 16 Hào'],
    ['港发〔2021〕8号', 'publication', 'Gǎngfā [2021] 8 Hào'],
    // Common nouns of institutions are no names.
    ['电视台', 'organisation', 'diànshìtái'],
    ['杂志', 'publication', 'zázhì'],
    ['外交部', 'organisation', 'Wàijiāobù'],
  ])('%s (%s): %s', (hanzi, kind, pinyin) => {
    expect(write(hanzi, kind)).toBe(pinyin);
  });
});

describe('words that no dictionary lists', () => {
  it.each([
    // Prefixes and compounds.
    ['外省人', 'wàishěngrén'],
    ['外县人', 'wàixiànrén'],
    ['本省人', 'běnshěngrén'],
    ['自组织社会', 'zìzǔzhī shèhuì'],
    ['自适应系统', 'zìshìyìng xìtǒng'],
    ['结对帮扶', 'jiéduì bāngfú'],
    ['强军思想', 'qiángjūn sīxiǎng'],
    ['党管媒体', 'dǎng guǎn méitǐ'],
    ['同位语', 'tóngwèiyǔ'],
    ['偏正结构', 'piānzhèng jiégòu'],
    ['中医药管理局', 'zhōngyīyào guǎnlǐjú'],
    ['新要求', 'xīn yāoqiú'],
    ['省级一号文件', 'shěngjí yī hào wénjiàn'],
    ['牢牢端在自己手中', 'láoláo duān zài zìjǐ shǒu zhōng'],
    // Joined names of places.
    ['京津冀', 'Jīng-Jīn-Jì'],
    ['京津冀协同发展', 'Jīng-Jīn-Jì xiétóng fāzhǎn'],
    ['沪深港通', 'Hù-Shēn-Gǎng Tōng'],
    ['深港通', 'Shēn-Gǎng Tōng'],
    ['粤港澳合作', 'Yuè-Gǎng-Ào hézuò'],
    ['中日韩合作', 'Zhōng-Rì-Hán hézuò'],
    ['港澳台', 'Gǎng-Ào-Tái'],
    // A verb and its object.
    ['降网费', 'jiàng wǎngfèi'],
    ['找对象', 'zhǎo duìxiàng'],
    ['走后门', 'zǒu hòumén'],
    // Characters of another form.
    ['肉荳蔻', 'ròudòukòu'],
    ['肉豆蔻', 'ròudòukòu'],
    // Numbers.
    ['零七万物', 'língqī wànwù'],
    ['一百年', 'yībǎi nián'],
    ['三斗', 'sān dǒu'],
    // 以 … 为 and verbs that end in it.
    ['以人民为中心', 'yǐ rénmín wéi zhōngxīn'],
    ['转化为动力', 'zhuǎnhuà wéi dònglì'],
    // A sign between words stands close to both.
    ['权组织+被组织', 'quán zǔzhī+bèi zǔzhī'],
  ])('%s: %s', (hanzi, pinyin) => {
    expect(write(hanzi, 'policy-term')).toBe(pinyin);
  });

  it('a road is qualified by what stands before its generic', () => {
    expect(write('湖环公路', 'place')).toBe('Húhuán Gōnglù');
  });
});
