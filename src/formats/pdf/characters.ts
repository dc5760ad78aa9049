/** What a PDF's characters stand for: ligatures unfolded, radicals that are meant as characters, and what is none. */

/** Radicals of the supplement that Unicode does not fold and that fonts map instead of the character. */
const RADICALS = new Map(
  Object.entries({
    '⺀': '冫',
    '⺁': '厂',
    '⺄': '乙',
    '⺅': '亻',
    '⺆': '冂',
    '⺈': '刀',
    '⺉': '刂',
    '⺊': '卜',
    '⺌': '小',
    '⺍': '小',
    '⺎': '兀',
    '⺏': '尢',
    '⺒': '巳',
    '⺓': '幺',
    '⺔': '彑',
    '⺖': '忄',
    '⺗': '心',
    '⺘': '扌',
    '⺙': '攵',
    '⺛': '旡',
    '⺜': '日',
    '⺝': '月',
    '⺟': '母',
    '⺠': '民',
    '⺡': '氵',
    '⺢': '水',
    '⺣': '灬',
    '⺤': '爫',
    '⺥': '爪',
    '⺦': '丬',
    '⺧': '牛',
    '⺨': '犭',
    '⺩': '王',
    '⺪': '疋',
    '⺫': '目',
    '⺬': '示',
    '⺭': '礻',
    '⺮': '竹',
    '⺯': '糹',
    '⺰': '纟',
    '⺱': '网',
    '⺲': '罒',
    '⺶': '羊',
    '⺷': '羊',
    '⺹': '老',
    '⺺': '聿',
    '⺻': '聿',
    '⺼': '肉',
    '⺽': '臼',
    '⺾': '艹',
    '⺿': '艹',
    '⻀': '艹',
    '⻁': '虎',
    '⻂': '衤',
    '⻃': '覀',
    '⻄': '西',
    '⻅': '见',
    '⻆': '角',
    '⻇': '角',
    '⻈': '讠',
    '⻉': '贝',
    '⻊': '足',
    '⻋': '车',
    '⻌': '辶',
    '⻍': '辶',
    '⻎': '辶',
    '⻏': '阝',
    '⻐': '钅',
    '⻑': '長',
    '⻒': '镸',
    '⻓': '长',
    '⻔': '门',
    '⻕': '阜',
    '⻖': '阝',
    '⻗': '雨',
    '⻘': '青',
    '⻙': '韦',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻞': '食',
    '⻟': '飠',
    '⻠': '饣',
    '⻡': '首',
    '⻢': '马',
    '⻣': '骨',
    '⻤': '鬼',
    '⻥': '鱼',
    '⻦': '鸟',
    '⻧': '卤',
    '⻨': '麦',
    '⻩': '黄',
    '⻪': '黾',
    '⻫': '斉',
    '⻬': '齐',
    '⻭': '歯',
    '⻮': '齿',
    '⻯': '竜',
    '⻰': '龙',
    '⻱': '龜',
    '⻲': '亀',
    '⻳': '龟',
  }),
);

/** Ligatures, Kangxi's radicals and doubled code points of Han characters: what compatibility folding is right for. */
const FOLDED = /[ﬀ-ﬆ⼀-⿕豈-﫿⺟⻳]|[\u{2f800}-\u{2fa1f}]/gu;

/**
 * `text` with each character as its reader sees it. Characters that a font has drawn without telling which they are
 * become U+FFFD, and are counted.
 */
export function readable(text: string): { text: string; unmapped: number } {
  if (/^[\x20-\x7e]*$/.test(text)) return { text, unmapped: 0 };
  let unmapped = 0;
  const mended = text
    .replace(/[⺀-⻳]/g, (radical) => RADICALS.get(radical) ?? radical)
    .replace(FOLDED, (folded) => folded.normalize('NFKC'))
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    // Marks of direction and of nothing; a soft hyphen is only seen where its line ends.
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\u00ad(?!\s*$)/g, '')
    .replace(/[\p{Co}\p{Cn}\p{Cs}\ufffd]|(?![\t\n\r])\p{Cc}/gu, () => {
      unmapped += 1;
      return '\ufffd';
    });
  return { text: mended, unmapped };
}

const HAN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}';
/** Characters of a script written without blanks, and the marks that fill a square beside them. */
const SQUARE = new RegExp(`[${HAN}\\u3000-\\u303f\\uff01-\\uff60\\uffe0-\\uffe6]`, 'u');
const SQUARE_AT_END = new RegExp(`${SQUARE.source}$`, 'u');
const SQUARE_AT_START = new RegExp(`^${SQUARE.source}`, 'u');

export const endsSquare = (text: string): boolean => SQUARE_AT_END.test(text);
export const startsSquare = (text: string): boolean => SQUARE_AT_START.test(text);

const BETWEEN_HAN = new RegExp(`(?<=[${HAN}，。、；：]) (?=[${HAN}，。、；：])`, 'gu');
const HAN_PAIR = new RegExp(`(?<=[${HAN}]) ?(?=[${HAN}])`, 'gu');
const BESIDE_HAN = new RegExp(
  `(?<=[《〈「『（【]) | (?=[》〉」』）】，。；：、！？])|(?<=[(\\[{“‘]) (?=[${HAN}《〈])|(?<=[${HAN}》〉]) (?=[)\\]}”,.;:!?])`,
  'gu',
);

/**
 * Takes out the blanks of Chinese that is set wide, as a justified line is.
 * @param width of the whole, in ems
 */
export function unspaced(text: string, width: number): string {
  const blanks = text.match(BETWEEN_HAN)?.length ?? 0;
  if (blanks === 0) return text;
  const pairs = text.match(HAN_PAIR)?.length ?? 0;
  const squares = [...text].filter(startsSquare).length;
  const others = text.length - squares;
  // A blank that was typed stands among letters that stand close.
  const isTyped =
    blanks * 2 < pairs && others === blanks && (width - squares) / blanks > leastTyped(...text.split(' '));
  return isTyped ? text : text.replace(BETWEEN_HAN, '');
}

/** Takes out the room between a bracket and the Chinese in it, which is no blank. */
export const closedUp = (text: string): string => text.replace(BESIDE_HAN, '');

/**
 * From which gap on, in ems, a blank was typed between Chinese: a line that is set wide parts single characters more
 * than words.
 */
export const leastTyped = (...words: readonly string[]): number =>
  words.every((word) => word.length > 1) ? 0.2 : 0.35;
