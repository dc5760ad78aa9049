/**
 * Writes read characters as Hanyu pinyin in standard orthography: what is joined, what is separated, what takes
 * a hyphen, a capital, an apostrophe.
 *
 * The rules are those of GB/T 16159-2012 (Basic rules of the Chinese phonetic alphabet orthography), GB/T
 * 28039-2011 (personal names) and the rules for place names both refer to; the numbers in comments are the
 * former's sections. Where the standards leave the division into words to the dictionary, CC-CEDICT's entries and
 * its capitals decide, and jieba's counts tell a free word from a bound morpheme.
 */
import type { Kind } from '../term/kinds.ts';
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';
import { cedictSyllables, HAN } from './character.ts';
import type { CharacterReading, ReadWord } from './reading.ts';
import { toMarks } from './syllable.ts';

/** An orthographic word: what stands between two blanks. */
export interface WrittenWord {
  readonly hanzi: string;
  readonly pinyin: string;
}

/** A stretch of a term: Han characters, read; or anything else, kept. */
export type Run = { readonly words: readonly ReadWord[] } | { readonly other: string };

/** A part of a word with what joins it to the part before. */
interface Piece {
  hanzi: string;
  readings: CharacterReading[];
  capital: boolean;
  /** ' ' begins a new word; '-' and '' continue the one before. */
  joint: ' ' | '-' | '';
  /** What it is, where a later rule wants to know. */
  role: 'word' | 'number' | 'measure' | 'name' | 'generic' | 'country';
  sense?: Sense | undefined;
}

const set = (chars: string): ReadonlySet<string> => new Set(chars.split(/\s+/).filter(Boolean));

/** 6.1.8–6.1.11 and 6.1.3: prepositions, conjunctions, particles and directions stand alone. */
const FUNCTION = set(
  '的 地 得 之 在 和 与 與 及 或 且 而 暨 从 從 自 向 往 对 對 对于 關於 关于 为 為 以 于 於 把 将 將 被 给 給 让 讓 由 到 至 比 跟 同 因 因为 如 若 虽 但 所 是 有 无 沒 没 不 也 都 就 还 還 又 再 很 更 最 太 只 才 并 並 已 正 须 須 应 應 能 会 要 可 这 這 那 哪 各 每 某 本 该 該 我 你 他 她 它 谁 誰 其 此 吗 吧 呢 啊 了 上 下 里 裡 中 内 內 外 前 后 後 间 間 旁 以及 及其 等',
);
/** Those written in lower case inside a capitalised name (6.3.2 has each *word* of a name capitalised). */
const MINOR = set('的 地 得 之 在 和 与 與 及 或 暨 从 從 对 對 为 為 以 于 於 以及 及其 等 关于 關於');
/**
 * 6.1.2.1: these particles are written together with the verb before them; 6.1.1.5: and 们 with its noun. 了 is
 * one only inside a sentence: at its end it stands alone (6.1.2.2).
 */
const ENCLITIC = set('着 著 过 過 们 們 了');
/** What may follow the 了 that ends a sentence. */
const FINAL = set('吗 嗎 吧 呢 啊');
/**
 * 6.1.4.4: each of these stands apart from the noun or measure word after it, also where the dictionary lists
 * the two as one. What else it lists with them (各自, 本质, 我们) is a word.
 */
const DETERMINER: Readonly<Record<string, ReadonlySet<string>>> = {
  各: set(
    '国 國 地 界 方 级 級 种 種 类 類 项 項 位 省 市 县 縣 区 區 州 校 派 族 人 家 行 业 業 处 處 村 乡 鄉',
  ),
  每: set('年 月 周 日 天 次 个 個 人 位 家 项 項 户 戶 股 分 秒 时 時'),
  某: set('人 国 國 地 种 種 个 個 年 月 日 事 物 处 處 市 省 县 縣'),
  本: set('国 國 省 市 县 縣 区 區 校 院 刊 报 報 社 月 周 年 届 屆 世纪 世紀'),
  该: set('国 國 地 市 省 校 院 报 報 刊 社'),
  該: set('國 地 市 省 校 院 報 刊 社'),
  我: set('国 國 党 黨 军 軍 方 校 省 市'),
  你: set('国 國 校 方'),
};
/** 6.1.1.5 and the three-syllable compounds of 6.1.1.2: joined to the word before. */
const SUFFIX = set(
  '子 儿 兒 头 頭 性 者 员 員 家 手 化 师 師 生 长 長 界 业 業 率 度 量 力 论 論 观 觀 型 式 级 級 派 期 感 制 权 權 法 案 费 費 品 机 機 器 具 物 局 厅 廳 部 处 處 科 室 院 所 馆 館 站 会 會 团 團 社 党 黨 军 軍 队 隊 网 網 报 報 刊 台 组 組 署 司 委 办 辦 庭 校 系 班 厂 廠 店 行 区 區 村 港 城 园 園 场 場 路 线 線 桥 橋 圈 群 链 鏈 库 庫 层 層 端 面 点 點 源 值 额 額 税 稅 罪 案 症 病 炎 热 熱 学 學 史 术 術 语 語 文 字 词 詞 书 書 信 卡 证 證 票 片 剧 劇 画 畫 曲 歌 赛 賽 奖 獎 日 节 節 年 船 舰 艦 车 車 弹 彈 炮 箭 星 球 人 民 国 國 族 户 戶 客 商 犯 女 男 友 风 風 潮 战 戰 史 令 条 條 册 冊 稿 体 體 类 類 种 種 态 態 势 勢',
);
/** 6.1.1.5: joined to the word after. */
const PREFIX = set('可 副 总 總 非 反 超 老 阿 无 無 半 准 準 亚 亞 伪 偽 泛 亲 親');
/** 6.1.5: measure words stand alone after their numeral. */
const MEASURE = set(
  '个 個 位 条 條 项 項 次 种 種 名 届 屆 件 份 批 年 天 日 月 周 岁 歲 分 秒 元 块 塊 家 座 所 只 隻 张 張 本 册 篇 部 场 場 回 遍 步 层 層 级 級 代 点 點 号 號 群 类 類 支 把 颗 顆 起 阵 陣 度 倍 成',
);
/** 6.2.2.1: generics of places, a word of their own after the proper part. */
const GENERIC = [
  ...set(
    '特别行政区 特別行政區 自治区 自治區 自治州 自治县 自治縣 自治旗 直辖市 省 市 县 縣 区 區 州 盟 旗 乡 鄉 镇 鎮 街道 村 地区 地區 新区 新區 开发区 开发區 群岛 群島 半岛 半島 海峡 海峽 高原 平原 盆地 沙漠 山脉 山脈 水库 水庫 大桥 大橋 大街 江 河 湖 海 洋 山 岛 島 岭 嶺 湾 灣 港 峡 峽 路 街 巷 桥 橋 礁 滩 灘',
  ),
].sort((a, b) => b.length - a.length);

const DIGIT = '零〇一二两兩三四五六七八九';
const NUMERAL = new RegExp(`^[${DIGIT}十百千万萬亿億]+$`);

/** Writes the runs of a term of this kind. Words of punctuation alone carry their sign as `pinyin`. */
export function writeTerm(
  runs: readonly Run[],
  kind: Kind | undefined,
  lexicon: Lexicon,
): { pinyin: string; words: WrittenWord[] } {
  const titled = kind === 'organisation' || kind === 'publication' || kind === 'place' || kind === 'person';
  let text = '';
  const words: WrittenWord[] = [];
  let tight = true;
  for (const run of runs) {
    if ('other' in run) {
      for (const [part] of run.other.matchAll(
        /[\p{L}\p{M}\p{N}]+(?:[.:'’-][\p{L}\p{N}]+)*|[^\p{L}\p{M}\p{N}]/gu,
      )) {
        if (/^\s$/u.test(part)) {
          tight = text === '';
          continue;
        }
        const sign = SIGNS[part] ?? part;
        if (!/[\p{L}\p{N}]/u.test(part)) {
          // Signs stand with the word before or after them, as in Latin type.
          if (sign === '') continue;
          const opens = /^[“‘([<]/.test(sign);
          if (opens && !tight) text += ' ';
          text += sign;
          tight = opens || /^[-–/]$/.test(sign);
          continue;
        }
        text += (tight ? '' : ' ') + part;
        words.push({ hanzi: part, pinyin: part });
        tight = false;
      }
      continue;
    }
    for (const word of joinPieces(pieces(run.words, kind, lexicon), titled)) {
      text += (tight || text === '' ? '' : ' ') + word.pinyin;
      words.push(word);
      tight = false;
    }
  }
  return { pinyin: text.trim(), words };
}

/** 6.7: Chinese punctuation as it is written beside pinyin; book-title marks only tell the reader it is a title. */
const SIGNS: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '。': '.',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '《': '',
  '》': '',
  '〈': '',
  '〉': '',
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
  '—': '-',
  '－': '-',
  '–': '-',
  '～': '-',
  '＋': '+',
  '·': '',
  '・': '',
  '•': '',
  '‧': '',
};

// ── from dictionary words to pieces ────────────────────────────────────────────────────────────────────

function pieces(words: readonly ReadWord[], kind: Kind | undefined, lexicon: Lexicon): Piece[] {
  const list = words.flatMap((word): Piece[] => {
    const whole = piece(word.hanzi, word.readings, word.sense);
    if (word.part === 'surname') return [{ ...whole, capital: true, role: 'name' }];
    if (word.part) return [{ ...whole, capital: true, role: 'name' }];
    return divide(word, lexicon);
  });
  // GB/T 28039-2011: two surnames borne together are hyphenated, each with its capital.
  if (words[1]?.part === 'surname') list[1]!.joint = '-';
  if (words[0]?.part) return list;
  const divided = mergeDirections(mergeCountries(mergeNumbers(mergePairs(list)), lexicon));
  return mergeSingles(kind === 'place' ? nameParts(divided) : divided, lexicon);
}

function piece(hanzi: string, readings: readonly CharacterReading[], sense?: Sense): Piece {
  return { hanzi, readings: [...readings], capital: false, joint: ' ', role: 'word', sense };
}

/** Divides a dictionary word where it is more than one word of pinyin. */
function divide(word: ReadWord, lexicon: Lexicon): Piece[] {
  const chars = Array.from(word.hanzi);
  const whole = piece(word.hanzi, word.readings, word.sense);
  const capitals = word.capitals.filter(Boolean).length;
  if (capitals > 1) return divideAtCapitals(word, chars, lexicon);
  if (capitals === 1) whole.capital = word.capitals[0] === true;
  const apart = afterDeterminer(chars);
  // What follows counts or names by itself: it is not joined to yet another word, and read in full (gè).
  if (apart) {
    return cut(whole, apart).map((part, i) =>
      i === 1 ? { ...part, role: 'measure', readings: part.readings.map(inFull) } : part,
    );
  }
  if (chars.length <= 3) {
    const parts = measured(chars) ?? compositional(word, chars, lexicon);
    return parts ? cut(whole, parts) : [whole];
  }
  const isIdiom = word.sense?.glosses.some((gloss) => /\(idiom\)|\bidiom\b/.test(gloss)) ?? false;
  const inner = division(word.hanzi, lexicon);
  if (!isIdiom) {
    const parts = mergeSingles(mergeNumbers(cut(whole, inner)), lexicon);
    // Every part a word of its own: 6.1.1.3, "by words". A transcribed name falls into single characters instead.
    const isWord = (part: Piece) =>
      Array.from(part.hanzi).length > 1 || (chars.length > 4 && FUNCTION.has(part.hanzi));
    if (parts.every(isWord)) return parts;
    if (whole.capital) return [whole];
  }
  if (chars.length === 4) {
    // 6.1.13.1: a four-character idiom read in two halves takes a hyphen, any other is written as one word.
    const crosses = !boundaries(inner).includes(2);
    return crosses ? [whole] : hyphenated(cut(whole, [2, 2]));
  }
  // 6.1.13.2: longer sayings are written by words.
  return isIdiom || chars.length > 5 ? cut(whole, inner) : [whole];
}

/** 各国, 每年, and 每个人, which is listed as one entry, too. */
function afterDeterminer(chars: readonly string[]): number[] | null {
  const nouns = DETERMINER[chars[0]!];
  if (nouns?.has(chars.slice(1).join(''))) return [1, chars.length - 1];
  return chars.length === 3 && nouns?.has(chars[1]!) && /^[个個]$/.test(chars[1]!) ? [1, 1, 1] : null;
}

const inFull = (reading: CharacterReading): CharacterReading =>
  reading.numbered === 'ge5' ? { ...reading, numbered: 'ge4' } : reading;

/** 6.1.5.3: a numeral and its measure word, listed as one entry. */
function measured(chars: readonly string[]): number[] | null {
  const last = chars.at(-1)!;
  const numeral = chars.slice(0, -1).join('');
  return MEASURE.has(last) &&
    NUMERAL.test(numeral) &&
    !/^[十百千万亿]/.test(last) &&
    numeral !== '' &&
    isCounted(chars)
    ? [chars.length - 1, 1]
    : null;
}

/**
 * 一次 and 一家 count; 一般, 一度, 一部分, 万岁 are words, and so is 百家, "the many schools". Only plain counting
 * words are told apart.
 */
function isCounted(chars: readonly string[]): boolean {
  const last = chars.at(-1)!;
  return last === '家' ? !/^[百千万萬]$/.test(chars[0]!) : /^[个個位条條项項种種名届屆件次]$/.test(last);
}

/**
 * An adjective and a noun that an entry merely puts side by side: the gloss is nothing but the gloss of the one
 * before the gloss of the other, as in "high" + "quality".
 */
function compositional(word: ReadWord, chars: readonly string[], lexicon: Lexicon): number[] | null {
  if (chars.length !== 3 || !word.sense) return null;
  const rest = chars.slice(1).join('');
  const glosses = new Set(word.sense.glosses.map((gloss) => gloss.toLowerCase()));
  const bare = (gloss: string) =>
    gloss
      .replace(/\([^)]*\)/g, '')
      .trim()
      .toLowerCase();
  const heads = lexicon.senses(chars[0]!).flatMap((sense) => sense.glosses.map(bare));
  const tails = lexicon.senses(rest).flatMap((sense) => sense.glosses.map(bare));
  return heads.some((head) => head && tails.some((tail) => tail && glosses.has(`${head} ${tail}`)))
    ? [1, 2]
    : null;
}

function divideAtCapitals(word: ReadWord, chars: readonly string[], lexicon: Lexicon): Piece[] {
  const whole = piece(word.hanzi, word.readings, word.sense);
  // Fa1 zhan3 he2 Gai3 ge2: "and" in lower case before a capital, after a whole word, is a word of its own.
  const isConjunction = (i: number) =>
    MINOR.has(chars[i]!) &&
    word.capitals[i + 1] === true &&
    i >= 2 &&
    [i, i - 1].every((at) => word.capitals[at] !== true);
  const starts = word.capitals.flatMap((capital, i) => (capital || i === 0 || isConjunction(i) ? [i] : []));
  const lengths = starts.map((start, i) => (starts[i + 1] ?? chars.length) - start);
  const parts = cut(whole, lengths).map((part, i) => ({
    ...part,
    capital: word.capitals[starts[i]!] === true,
  }));
  const gloss = word.sense?.glosses.join('/') ?? '';
  const all = parts.every((part) => Array.from(part.hanzi).length === 1);
  if (all && parts.length === 2) {
    if (GENERIC.includes(parts[1]!.hanzi)) return parts;
    // A person is listed with the years of their life.
    if (/\(\s*(?:c\.?\s*|born\s*|b\.?\s*)?\d{1,4}\b/.test(gloss)) return parts;
    if (/\bSino-|[A-Z]\w+-[A-Z]\w+/.test(gloss)) return hyphenated(parts);
    return [{ ...whole, capital: true }];
  }
  const joined: Piece[] = [];
  parts.forEach((part, i) => {
    const last = joined.at(-1);
    const single = (p: Piece) => Array.from(p.hanzi).length === 1;
    // An abbreviation spelt with a capital for each of its characters is one word.
    const isGeneric = GENERIC.includes(part.hanzi) && i === parts.length - 1;
    if (last && single(part) && joinedSingles(last) && !isGeneric) joinTo(last, part);
    else if (Array.from(part.hanzi).length > 3) joined.push(...divideNamePart(part, lexicon));
    else joined.push(...cut(part, measured(Array.from(part.hanzi)) ?? [Array.from(part.hanzi).length]));
  });
  return joined;
}

function joinedSingles(part: Piece): boolean {
  return Array.from(part.hanzi).length <= 2 &&
    part.readings.length === Array.from(part.hanzi).length &&
    part.capital
    ? Array.from(part.hanzi).length === 1
    : false;
}

function divideNamePart(part: Piece, lexicon: Lexicon): Piece[] {
  const parts = mergeSingles(cut(part, division(part.hanzi, lexicon)), lexicon);
  return parts.every((p) => Array.from(p.hanzi).length > 1)
    ? parts.map((p) => ({ ...p, capital: part.capital }))
    : [part];
}

/** Lengths of the words a long entry consists of, none longer than three characters. */
function division(hanzi: string, lexicon: Lexicon): number[] {
  const short: Lexicon = {
    longest: 3,
    count: (word) => lexicon.count(word),
    has: (word) => word.length <= 3 && lexicon.has(word),
    senses: (word) => lexicon.senses(word),
  };
  return segment(hanzi, short).map((word) => Array.from(word).length);
}

function boundaries(lengths: readonly number[]): number[] {
  let sum = 0;
  return lengths.map((length) => (sum += length));
}

function cut(whole: Piece, lengths: readonly number[]): Piece[] {
  if (lengths.length === 1) return [whole];
  const chars = Array.from(whole.hanzi);
  let at = 0;
  return lengths.map((length, i) => {
    const part = piece(chars.slice(at, at + length).join(''), whole.readings.slice(at, at + length));
    at += length;
    part.capital = whole.capital && i === 0;
    part.joint = i === 0 ? whole.joint : ' ';
    return part;
  });
}

function hyphenated(parts: Piece[]): Piece[] {
  for (const part of parts.slice(1)) part.joint = '-';
  return parts;
}

function joinTo(left: Piece, right: Piece): void {
  left.hanzi += right.hanzi;
  left.readings.push(...right.readings);
  left.sense = undefined;
}

// ── between pieces ─────────────────────────────────────────────────────────────────────────────────────

/** 6.1.3.2, AABB: láilái-wǎngwǎng. Both of a pair are read alike, in full. */
function mergePairs(list: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (let i = 0; i < list.length; i++) {
    let text = '';
    let end = i;
    while (end < list.length && Array.from(text).length < 4) text += list[end++]!.hanzi;
    const chars = Array.from(text);
    if (
      chars.length !== 4 ||
      chars[0] !== chars[1] ||
      chars[2] !== chars[3] ||
      chars[0] === chars[2] ||
      NUMERAL.test(text)
    ) {
      merged.push(list[i]!);
      continue;
    }
    const readings = list.slice(i, end).flatMap((p) => p.readings);
    const alike = (a: CharacterReading, b: CharacterReading) => {
      const numbered = a.numbered.endsWith('5') ? b.numbered : a.numbered;
      return [a, b].map((r) => ({ ...r, numbered }));
    };
    const pairs = [...alike(readings[0]!, readings[1]!), ...alike(readings[2]!, readings[3]!)];
    merged.push(...hyphenated(cut(piece(text, pairs), [2, 2])));
    i = end - 1;
  }
  return merged;
}

/** 6.1.5: numerals. */
function mergeNumbers(words: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  // 一|百年: a number that the division into dictionary words has broken.
  const list = words.flatMap((p, i) => {
    const chars = Array.from(p.hanzi);
    const afterNumber = NUMERAL.test(words[i - 1]?.hanzi ?? '');
    const units = /^[十百千万萬亿億]+/.exec(p.hanzi)?.[0].length ?? 0;
    if (afterNumber && units && units < chars.length) return cut(p, [units, chars.length - units]);
    // 两|个人: after a numeral 个 counts.
    if (afterNumber && chars.length === 2 && /^[个個]$/.test(chars[0]!)) return cut(p, [1, 1]);
    if (chars[0] === '第' && chars.length > 1 && NUMERAL.test(chars.slice(1).join('')))
      return cut(p, [1, chars.length - 1]);
    return [p];
  });
  for (let i = 0; i < list.length; i++) {
    const start = i;
    let text = '';
    while (i < list.length && NUMERAL.test(list[i]!.hanzi) && list[i]!.joint === ' ')
      text += list[i++]!.hanzi;
    const ordinal = /^第$/.test(list[i]?.hanzi ?? '') && NUMERAL.test(list[i + 1]?.hanzi ?? '');
    if (text) {
      const run = list.slice(start, i);
      const whole = piece(
        text,
        run.flatMap((p) => p.readings),
      );
      whole.capital = run[0]!.capital;
      merged.push(...numberPieces(whole));
      i--;
    } else if (ordinal) {
      // 6.1.5.2: dì-yī.
      const first = list[i]!;
      const rest: Piece[] = [];
      while (NUMERAL.test(list[i + 1]?.hanzi ?? '')) rest.push(list[++i]!);
      const numbers = numberPieces(
        piece(
          rest.map((p) => p.hanzi).join(''),
          rest.flatMap((p) => p.readings),
        ),
      );
      numbers[0]!.joint = '-';
      merged.push({ ...first, role: 'number' }, ...numbers);
    } else merged.push(list[i]!);
  }
  return merged.map((p, i) =>
    p.role === 'word' && MEASURE.has(p.hanzi) && merged[i - 1]?.role === 'number'
      ? { ...p, role: 'measure' }
      : p,
  );
}

/** Hundreds, thousands, ten thousands end a word; numbers that only stand side by side take a hyphen. */
function numberPieces(whole: Piece): Piece[] {
  const chars = Array.from(whole.hanzi);
  const lengths: number[] = [];
  const hyphens = new Set<number>();
  let length = 0;
  chars.forEach((char, i) => {
    length++;
    const next = chars[i + 1];
    if (!next) return;
    const digit = (c: string) => DIGIT.includes(c);
    const hasUnits = /[十百千万萬亿億]/.test(whole.hanzi);
    const unit = /^[百千万萬亿億]$/.test(char) && !/^[万萬亿億]$/.test(next);
    // 七八 "seven or eight", 十四五 "the fourteenth five": two numbers, not one.
    const apart =
      digit(char) && digit(next) && char !== '零' && char !== '〇' && (hasUnits || chars.length === 2);
    if (unit || apart) {
      lengths.push(length);
      if (apart) hyphens.add(lengths.length);
      length = 0;
    }
  });
  lengths.push(length);
  return cut(whole, lengths).map((part, i) => ({
    ...part,
    role: 'number' as const,
    joint: i > 0 && hyphens.has(i) ? ('-' as const) : part.joint,
  }));
}

/**
 * Countries, regions and provinces cut to one character, side by side: Zhōng-Měi, Jīng-Zàng (6.1.1.7). The
 * dictionary lists them as abbreviations, and a character that is a particle as well is not taken for one.
 */
function mergeCountries(list: readonly Piece[], lexicon: Lexicon): Piece[] {
  const short = list.map((p) =>
    p.role === 'word' && Array.from(p.hanzi).length === 1 && (p.hanzi === '中' || !FUNCTION.has(p.hanzi))
      ? abbreviationOf(p.hanzi, lexicon)
      : undefined,
  );
  return list.map((p, i) => {
    const sense = short[i];
    if (!sense || !(short[i - 1] || short[i + 1])) return p;
    // Three in a row are as likely a transcription, unless a word follows that they qualify.
    const reading = cedictSyllables(sense.pinyin)[0];
    const readings = p.readings.map((r) =>
      r.evidence === 'printed' || !reading ? r : { ...r, numbered: reading, evidence: 'dictionary' as const },
    );
    return {
      ...p,
      readings,
      capital: true,
      role: 'country' as const,
      joint: short[i - 1] ? ('-' as const) : p.joint,
    };
  });
}

/** A direction before a region that itself begins with one is part of its name: Zhōngdōng'ōu, Dōngnányà. */
function mergeDirections(list: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const p of list) {
    const last = merged.at(-1);
    if (last && p.capital && /^[东西南北中東]$/.test(last.hanzi) && /^[东西南北東]./.test(p.hanzi)) {
      joinTo(last, p);
      last.capital = true;
    } else merged.push(p);
  }
  return merged;
}

function abbreviationOf(char: string, lexicon: Lexicon): Sense | undefined {
  return lexicon
    .senses(char)
    .find(
      (sense) =>
        /^[A-Z]/.test(sense.pinyin) &&
        sense.glosses.some((gloss) =>
          /\babbr\. (?:for|to)\b|\bshort name for\b|^\(bound form\) [A-Z]/.test(gloss),
        ) &&
        sense.glosses.some((gloss) => !/surname/.test(gloss)),
    );
}

/** Specific and generic part of a place, each a capitalised word (6.2.2.1). */
function nameParts(list: readonly Piece[]): Piece[] {
  const hanzi = list.map((p) => p.hanzi).join('');
  const readings = list.flatMap((p) => p.readings);
  const length = Array.from(hanzi).length;
  const listed =
    list.some((p) => p.capital || p.role === 'country') || list.every((p) => Array.from(p.hanzi).length > 1);
  if (listed) {
    // A generic the dictionary does not list together with its name.
    return list.flatMap((p, i) => {
      const last = i === list.length - 1;
      const generic = last && i > 0 && GENERIC.includes(p.hanzi);
      return [
        { ...p, capital: p.capital || !MINOR.has(p.hanzi), ...(generic && { role: 'generic' as const }) },
      ];
    });
  }
  const generic = GENERIC.find((g) => hanzi.endsWith(g) && hanzi.length > g.length);
  const whole: Piece = { ...piece(hanzi, readings), capital: true, role: 'name' };
  if (!generic) return [whole];
  const specific = length - Array.from(generic).length;
  // 温州, 汉州: a seat of one syllable keeps its 州.
  if (generic === '州' && specific < 2) return [whole];
  // 6.2.2.3: villages and the like, whose generic is part of the name, are joined.
  if (/^[村桥橋巷]$/.test(generic)) return [whole];
  return cut(whole, [specific, length - specific]).map((p) => ({
    ...p,
    capital: true,
    role: 'generic' as const,
  }));
}

/** A single character commoner than this in jieba's corpus is taken for a word of its own beside another. */
const FREE_COUNT = 10_000;

/** Joins single characters to their neighbours where they are affixes or bound morphemes. */
function mergeSingles(list: readonly Piece[], lexicon: Lexicon): Piece[] {
  const size = (p: Piece | undefined) => (p ? Array.from(p.hanzi).length : 0);
  const isContent = (p: Piece | undefined): p is Piece =>
    !!p && p.role === 'word' && !FUNCTION.has(p.hanzi) && HAN.test(p.hanzi);
  const isSingleContent = (p: Piece | undefined) => isContent(p) && size(p) === 1 && !p.capital;
  const copy = (p: Piece): Piece => ({ ...p, readings: [...p.readings] });
  // 劝和促谈, 有法可依: four characters that make a term by themselves are two pairs, whatever they are elsewhere.
  if (
    list.length === 4 &&
    list.every(
      (p) =>
        size(p) === 1 &&
        p.joint === ' ' &&
        p.role === 'word' &&
        !p.capital &&
        !BETWEEN.has(p.hanzi) &&
        HAN.test(p.hanzi),
    )
  ) {
    const [a, b, c, d] = list.map(copy) as [Piece, Piece, Piece, Piece];
    return hyphenated([pair(a, b), pair(c, d)]);
  }
  const merged: Piece[] = [];
  for (let i = 0; i < list.length; i++) {
    const p = copy(list[i]!);
    const last = merged.at(-1);
    if (p.joint !== ' ' || size(p) !== 1) {
      merged.push(p);
      continue;
    }
    const next = list[i + 1];
    const endsSentence = p.hanzi === '了' && (!next || FINAL.has(next.hanzi));
    if (last && isContent(last) && ENCLITIC.has(p.hanzi) && !endsSentence) {
      joinTo(last, p);
      continue;
    }
    if (last && last.joint === ' ' && isContent(last) && isContent(p) && size(last) >= 2 && !p.capital) {
      const generic = last.capital && GENERIC.includes(p.hanzi) && isPlaceName(last);
      if (generic) {
        merged.push({ ...p, capital: true, role: 'generic' });
        continue;
      }
    }
    if (last && last.joint === ' ' && isContent(last) && size(last) >= 2 && !p.capital && isSuffix(p, next)) {
      // 两用|物|项: with a bound morpheme that ends the run it is a word instead.
      const leansOnNext =
        isContent(next) &&
        size(next) === 1 &&
        !SUFFIX.has(next.hanzi) &&
        !isFree(next, lexicon) &&
        !isSingleContent(list[i + 2]);
      if (leansOnNext) {
        merged.push(pair(p, { ...next, readings: [...next.readings] }));
        i++;
        continue;
      }
      joinTo(last, p);
      continue;
    }
    if (
      PREFIX.has(p.hanzi) &&
      next &&
      next.joint === ' ' &&
      isContent(next) &&
      !next.capital &&
      (size(next) >= 2 || !isSingleContent(list[i + 2]))
    ) {
      joinTo(p, copy(next));
      merged.push(p);
      i++;
      continue;
    }
    if (
      p.role === 'number' &&
      isContent(next) &&
      size(next) === 1 &&
      !MEASURE.has(next.hanzi) &&
      !next.capital
    ) {
      // A numeral and a noun that is no measure: an abbreviation such as 三农, one word.
      const afterNext = list[i + 2];
      if (!(isContent(afterNext) && size(afterNext) === 1)) {
        joinTo(p, next);
        merged.push({ ...p, role: 'word' });
        i++;
        continue;
      }
    }
    if (isContent(p) && !p.capital) {
      // A stretch of single characters that no entry joins.
      let end = i;
      while (
        isContent(list[end]) &&
        size(list[end]) === 1 &&
        !list[end]!.capital &&
        (end === i || list[end]!.joint === ' ')
      )
        end++;
      merged.push(...joinRun(list.slice(i, end).map(copy), lexicon, isContent(list[end])));
      i = end - 1;
      continue;
    }
    merged.push(p);
  }
  return merged;
}

/** 会 and the like are suffixes only where no verb follows that they could be an auxiliary of. */
function isSuffix(p: Piece, next: Piece | undefined): boolean {
  return SUFFIX.has(p.hanzi) && (!FUNCTION.has(p.hanzi) || !next || FUNCTION.has(next.hanzi));
}

function isFree(p: Piece, lexicon: Lexicon): boolean {
  return lexicon.count(p.hanzi) >= FREE_COUNT;
}

/** Particles that join what stands before them to what follows. */
const BETWEEN = set('的 之 与 與 及 或 了');
/** 6.1.2.4: a complement of one syllable is joined to a verb of one syllable. */
const COMPLEMENT = set('好 成 完 死 坏 壞 掉 见 見 住 开 開 倒 满 滿 破 稳 穩 实 實 牢 准 清 透 光 动 動');

/**
 * Two bound morphemes make a word; two free words do so only where nothing follows that the second could govern
 * (家风, but 党|管|媒体); four make two pairs.
 */
function joinRun(run: Piece[], lexicon: Lexicon, governs: boolean): Piece[] {
  if (run.length === 1) return run;
  if (run.length === 4) return hyphenated([pair(run[0]!, run[1]!), pair(run[2]!, run[3]!)]);
  if (run.length === 2 && !governs) return [pair(run[0]!, run[1]!)];
  const joined: Piece[] = [];
  for (let i = 0; i < run.length; i++) {
    const next = run[i + 1];
    const bound = next && !(isFree(run[i]!, lexicon) && isFree(next, lexicon));
    if (next && (bound || COMPLEMENT.has(next.hanzi))) {
      joined.push(pair(run[i]!, next));
      i++;
    } else {
      const last = joined.at(-1);
      // A third one over: an affix of the pair before.
      if (last && !next && Array.from(last.hanzi).length === 2 && SUFFIX.has(run[i]!.hanzi))
        joinTo(last, run[i]!);
      else joined.push(run[i]!);
    }
  }
  return joined;
}

function pair(left: Piece, right: Piece): Piece {
  joinTo(left, right);
  return left;
}

function isPlaceName(p: Piece): boolean {
  return (
    p.sense?.glosses.some((gloss) =>
      /\b(?:city|province|county|district|prefecture|capital|river|region)\b|^see /i.test(gloss),
    ) ?? false
  );
}

// ── writing ────────────────────────────────────────────────────────────────────────────────────────────

function joinPieces(list: readonly Piece[], titled: boolean): WrittenWord[] {
  const words: { hanzi: string; pinyin: string }[] = [];
  for (const p of list) {
    const capital = p.capital || (titled && p.joint === ' ' && !MINOR.has(p.hanzi));
    const text = writePiece(p, capital);
    const last = words.at(-1);
    if (p.joint === ' ' || !last) words.push({ hanzi: p.hanzi, pinyin: text });
    else {
      last.hanzi += p.hanzi;
      last.pinyin += p.joint + text;
    }
  }
  return words;
}

/** Joins syllables; an apostrophe goes before one that begins with a, o or e inside a word. */
function writePiece(p: Piece, capital: boolean): string {
  let text = '';
  for (const { numbered, hanzi } of p.readings) {
    const marked = numbered ? toMarks(numbered) : hanzi;
    const vowel = /^[aoe]/.test(numbered) || /^ê/.test(numbered);
    text += (text && vowel ? "'" : '') + marked;
  }
  return capital ? capitalise(text) : text;
}

function capitalise(text: string): string {
  const first = Array.from(text.normalize('NFC'))[0] ?? '';
  return first.toUpperCase() + text.normalize('NFC').slice(first.length);
}
