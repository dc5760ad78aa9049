/** Divides a word of the dictionary where it is more than one word of pinyin. */
import type { Lexicon, Sense } from '../../lexicon/lexicon.ts';
import { NUMERAL } from '../../lexicon/numeral.ts';
import { segment } from '../../lexicon/segment.ts';
import { sizeOf } from '../character.ts';
import type { ReadWord } from '../reading.ts';
import { mergeSingles } from './singles.ts';
import { mergeNumbers } from './numerals.ts';
import { abbreviationOf, namesPlace } from './proper-names.ts';
import {
  DETERMINER,
  FUNCTION,
  GENERIC,
  MEASURE,
  MINOR,
  NATURAL,
  SUFFIX,
  isTranscribing,
  transcribedLength,
} from './word-lists.ts';
import { cut, hyphenated, inFull, joinTo, wordPart, type WordPart } from './word-part.ts';

/** Divides a dictionary word where it is more than one word of pinyin. */
export function divide(word: ReadWord, lexicon: Lexicon): WordPart[] {
  const chars = Array.from(word.hanzi);
  const whole = wordPart(word.hanzi, word.readings, word.sense);
  const capitals = word.capitals.filter(Boolean).length;
  if (capitals > 1) return divideAtCapitals(word, chars, lexicon);
  if (capitals === 1) whole.capital = word.capitals[0] === true;
  if (chars.length === 1) return [whole];
  const apart = afterDeterminer(chars);
  // What follows counts or names by itself: it is not joined to yet another word, and read in full (gè).
  if (apart) {
    return cut(whole, apart).map((part, i) =>
      i === 1 ? { ...part, role: 'measure', readings: part.readings.map(inFull) } : part,
    );
  }
  // 6.1.5.5: the first days of a month, chū-yī.
  if (chars[0] === '初' && NUMERAL.test(chars.slice(1).join('')))
    return hyphenated(cut(whole, [1, chars.length - 1]));
  // 第三世界.
  const ordinal = /^第[一二三四五六七八九十百千]+(?=.{2})/u.exec(word.hanzi)?.[0].length;
  if (ordinal !== undefined && whole.capital === false) return cut(whole, [ordinal, chars.length - ordinal]);
  // 6.1.3.2: 快点儿, 大一些.
  const degree = /^[^这那哪有某好一](?=(?:一些|一?点儿|一點兒|點兒)$)/u.exec(word.hanzi);
  if (degree) return cut(whole, [1, chars.length - 1]);
  if (/^[一二三四五六七八九十百千万]+分之[一二三四五六七八九十]+$/.test(word.hanzi)) {
    const at = chars.indexOf('分');
    return cut(whole, [at, 1, 1, chars.length - at - 2]);
  }
  const shared = coordinated(word, chars, lexicon);
  if (shared) return hyphenated(cut(whole, shared));
  if (chars.length <= 3) {
    const parts =
      measured(chars) ??
      compositional(word, chars, lexicon) ??
      withObject(word, chars, lexicon) ??
      withLocative(word, chars);
    return parts
      ? cut(whole, parts).map((part) => ({ ...part, readings: part.readings.map(inFull) }))
      : [whole];
  }
  const isIdiom = word.sense?.glosses.some((gloss) => IDIOM.test(gloss)) ?? false;
  const transcribed = whole.capital && !isIdiom ? afterTranscription(word, chars, lexicon) : null;
  if (transcribed)
    return cut(whole, transcribed).map((part) =>
      sizeOf(part.hanzi) === 1 ? { ...part, capital: true, role: 'generic' } : part,
    );
  const inner = division(word.hanzi, lexicon);
  if (!isIdiom) {
    // 少年之家: 之 stands apart where the whole is no saying.
    if (
      chars.length === 4 &&
      chars[2] === '之' &&
      !lexicon.has(chars.slice(2).join('')) &&
      lexicon.has(chars.slice(0, 2).join(''))
    )
      return cut(whole, [2, 1, 1]);
    const isOfTwo = [chars.slice(0, 2), chars.slice(2)].every((half) => lexicon.has(half.join('')));
    if (chars.length === 4 && isOneSaying(chars) && !isOfTwo) return [whole];
    // 高锰酸钾: the name of a thing that no words divide (5.3).
    if (chars.length === 4 && inner.every((length) => length === 1) && OF_A_THING.test(word.hanzi))
      return [whole];
    const parts = mergeSingles(mergeNumbers(cut(whole, inner)), lexicon, true);
    // Every part a word of its own: 6.1.1.3, "by words". A transcribed name falls into single characters instead.
    const isWord = (part: WordPart) =>
      Array.from(part.hanzi).length > 1 || (chars.length > 4 && FUNCTION.has(part.hanzi));
    if (parts.every(isWord)) return parts;
    if (whole.capital) return [whole];
  }
  if (chars.length === 4) {
    // 6.1.12.1: a four-character idiom read in two halves takes a hyphen, any other is written as one word.
    return !boundaries(inner).includes(2) || isOneSaying(chars) ? [whole] : hyphenated(cut(whole, [2, 2]));
  }
  // 6.1.12.2: longer sayings are written by words.
  return isIdiom || chars.length > 5 ? cut(whole, inner) : [whole];
}

/** Fewer characters may be a Chinese name as well: 马可, 安华. */
const SHORTEST_TRANSCRIPTION = 3;

/**
 * 阿尔及利亚 is one word, whatever words its characters are elsewhere; 修昔底德|陷阱 and 牛顿|力学 two. Null where the entry
 * does not begin by writing the sounds of another language.
 */
function afterTranscription(
  { sense }: ReadWord,
  chars: readonly string[],
  lexicon: Lexicon,
): readonly number[] | null {
  const longest = transcribedLength(chars);
  if (longest < SHORTEST_TRANSCRIPTION) return null;
  const wordsFrom = (from: number) => division(chars.slice(from).join(''), lexicon);
  for (let length = 2; length < longest; length++) {
    const words = wordsFrom(length);
    // What only writes sounds throughout is no word of them.
    if (words.some((size) => size < 2) || length + words[0]! <= longest) continue;
    const name = chars.slice(0, length).join('');
    const next = chars.slice(length, length + words[0]!).join('');
    if (isMeant(next, sense, lexicon) || (isName(name, lexicon) && isCommon(next, lexicon)))
      return [length, ...words];
  }
  if (chars.length - longest === 1 && GENERIC.includes(chars.at(-1)!)) return [longest, 1];
  if (chars.length - longest < 2) return [chars.length];
  const words = wordsFrom(longest);
  if (words.every((size) => size > 1)) return [longest, ...words];
  // 摩尔斯|电码, of which 电码 is no entry; but 伊尔库茨克 goes on.
  const rest = chars.slice(longest);
  return rest.length === 2 && !rest.some(isTranscribing) ? [longest, 2] : null;
}

/** Whether the English of a word stands in the English of the entry that has it: "mechanics" in "Newtonian mechanics". */
function isMeant(word: string, of: Sense | undefined, lexicon: Lexicon): boolean {
  const english = meaningsIn(of?.glosses ?? []);
  return lexicon
    .senses(word)
    .some(
      ({ pinyin, glosses }) =>
        /^[a-z]/.test(pinyin) && meaningsIn(glosses).some((meaning) => english.includes(meaning)),
    );
}

/** The words of some glosses, without little ones, names and what stands in brackets. */
const meaningsIn = (glosses: readonly string[]): string[] =>
  glosses.flatMap((gloss) => gloss.replace(/\([^)]*\)/g, '').match(/\b[a-z]{4,}\b/g) ?? []);

/** A word counted less often is rather chance: 格勒 in 列宁格勒. */
const COMMON_COUNT = 50;
const isCommon = (word: string, lexicon: Lexicon): boolean =>
  lexicon.count(word) >= COMMON_COUNT && lexicon.readings(word).some((read) => /^[a-z]/.test(read));
const isName = (word: string, lexicon: Lexicon): boolean =>
  lexicon.readings(word).some((read) => /^[A-Z]/.test(read));

/** The dictionary's words for what is no term but a saying. */
const IDIOM = /\bidiom\b|\bproverb\b|\(saying\)/;

/**
 * Sayings that do not fall into halves, whatever words the halves may be elsewhere: 而 or 莫 as the second character,
 * 之, 而 or 于 as the third, 乎 as the last tie what stands before and behind them together.
 */
function isOneSaying([, second, third, last]: readonly string[]): boolean {
  return /^[而莫]$/.test(second!) || /^[之而于於]$/.test(third!) || last === '乎';
}

/** Characters of chemistry, and those that only fill a word with sound: what holds one is no saying of two halves. */
const OF_A_THING = /[酸碱氢氧氯氮碳钾钠钙锰硫磷胺酮醇酯酶苯醛烷烯咕噜隆咚溜]/;

/**
 * Words that share their last part, each of which the dictionary lists with it: 中小学 is 中学 and 小学, 陆海空军 three
 * armies (5.6). And short forms of several institutions (公检法), or of a place and what it has (长三角).
 */
function coordinated(word: ReadWord, chars: readonly string[], lexicon: Lexicon): number[] | null {
  const gloss = word.sense?.glosses[0] ?? '';
  const ones = (length: number) => Array.from({ length }, () => 1);
  if (chars.length >= 3 && chars.length <= 4 && /^(?:[a-z]+,? ){1,4}and [a-z]+(?: [a-z]+)?$/.test(gloss)) {
    const heads = chars.slice(0, -1);
    const tail = chars.at(-1)!;
    if (
      new Set(chars).size === chars.length &&
      heads.every((head) => lexicon.count(head + tail) > 0 && lexicon.has(head + tail)) &&
      !heads.slice(1).some((head, i) => lexicon.has(heads[i]! + head))
    )
      return [...ones(chars.length - 2), 2];
  }
  if (chars.length !== 3 || !/\b(?:acronym|abbr\.)/.test(gloss)) return null;
  const full = [...gloss.matchAll(/(\p{Script=Han}+)\[/gu)].map(([, hanzi]) => hanzi!);
  return full.length === 3 && full.every((hanzi, i) => hanzi.includes(chars[i]!)) ? ones(3) : null;
}

/** 6.1.2.3: a verb of one character with an object the dictionary lists, as in "to play a joke". */
function withObject(word: ReadWord, chars: readonly string[], lexicon: Lexicon): number[] | null {
  if (chars.length !== 3 || /^[不得一]$/.test(chars[1]!) || /^[儿兒于於]$/.test(chars[2]!)) return null;
  if (!/^(?:\([^)]*\) ?)?to /.test(firstMeaning(word.sense?.glosses ?? []))) return null;
  const isVerb = lexicon.senses(chars[0]!).some(({ glosses }) => /^to /.test(firstMeaning(glosses)));
  const objects = lexicon.senses(chars.slice(1).join(''));
  const isObject = objects.some(
    ({ pinyin, glosses }) =>
      /^[a-z]/.test(pinyin) &&
      glosses.flatMap((gloss) => gloss.split(/; /)).some((gloss) => NOUN.test(gloss)),
  );
  const isWord = lexicon.count(chars.slice(1).join('')) > 0;
  return isVerb && isWord && (isObject || objects.length === 0) && !NO_VERB.has(chars[0]!) ? [1, 2] : null;
}

/** Adverbs, prefixes and auxiliaries that have a verb's sense, too. */
const NO_VERB: ReadonlySet<string> = new Set(
  '不 没 沒 无 無 未 非 可 要 会 會 能 再 重 复 復 反 自 相 多 大 老 小 好 总 總 被'.split(' '),
);

/** A gloss that is no verb and no adjective: a thing, with or without its article. */
const NOUN = /^(?:\([^)]*\) ?)?(?!to |not |very |in |at |on |by |with |from |of |for )[a-z]/;

/** What is meant first, without what the dictionary says of its being literal. */
const firstMeaning = (glosses: readonly string[]): string =>
  (glosses.find((gloss) => !/^(?:CL:|Taiwan pr)/.test(gloss)) ?? '').replace(/^(?:lit|fig)\. /, '');

/** 6.1.1.1: a noun and where something is of it, listed as one: "outside the door". */
function withLocative(word: ReadWord, chars: readonly string[]): number[] | null {
  return chars.length === 2 &&
    /^[外里裡内內]$/.test(chars[1]!) &&
    (word.sense?.glosses.length ?? 0) === 1 &&
    /^(?:outside|inside|within) the [a-z]+$/.test(word.sense!.glosses[0]!)
    ? [1, 1]
    : null;
}

/** 各国, 每年, and 每个人, which is listed as one entry, too. */
function afterDeterminer(chars: readonly string[]): number[] | null {
  const nouns = DETERMINER[chars[0]!];
  if (nouns?.has(chars.slice(1).join(''))) return [1, chars.length - 1];
  return chars.length === 3 && nouns?.has(chars[1]!) && /^[个個]$/.test(chars[1]!) ? [1, 1, 1] : null;
}

/** 6.1.5.3: a numeral and its measure word, listed as one entry. */
function measured(chars: readonly string[]): number[] | null {
  // 一个人, also where the dictionary lists the three.
  if (chars.length === 3 && NUMERAL.test(chars[0]!) && /^[个個]$/.test(chars[1]!)) return [1, 1, 1];
  if (chars.length === 2 && chars[0] === '之' && NUMERAL.test(chars[1]!)) return [1, 1];
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
  return last === '家' ? !/^[百千万萬]$/.test(chars[0]!) : /^[个個位条條项項种種名届屆件次号號]$/.test(last);
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

/** How the dictionary's English puts two countries or places side by side. */
const PAIR = /\bSino-|[A-Z]\w+-[A-Z]\w+/;

function divideAtCapitals(word: ReadWord, chars: readonly string[], lexicon: Lexicon): WordPart[] {
  const whole = wordPart(word.hanzi, word.readings, word.sense);
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
    // 丝路, short for 丝绸之路.
    if (isShortFor(chars, gloss)) return [{ ...whole, capital: true }];
    if (GENERIC.includes(parts[1]!.hanzi)) return parts;
    // A person is listed with the years of their life.
    if (/\(\s*(?:c\.?\s*|born\s*|b\.?\s*)?\d{1,4}\b/.test(gloss)) return parts;
    const isPairOfPlaces =
      parts.every((part) => abbreviationOf(part.hanzi, lexicon)) &&
      /\band\b/.test(word.sense?.glosses[0] ?? '');
    if (isPairOfPlaces) return hyphenated(parts.map((part) => ({ ...part, role: 'country' as const })));
    if (PAIR.test(gloss)) return hyphenated(parts);
    return [{ ...whole, capital: true }];
  }
  // 中俄关系 is listed whole: two countries, and what is between them.
  const rest = chars.slice(2).join('');
  if (starts.join() === '0,1' && chars.length > 3 && lexicon.has(rest) && PAIR.test(gloss)) {
    const [first, second, ...others] = cut(whole, [1, 1, chars.length - 2]);
    return [...hyphenated([first!, { ...second!, capital: true }]), ...others];
  }
  // 长三角, short for the delta of a river: a hyphen shows where the short name ends (5.6).
  const full = fullForm(gloss);
  const begins = [3, 2].map((length) => full.slice(0, length));
  const isOfPlace =
    full.startsWith(chars[0]!) && begins.some((name) => lexicon.senses(name).some(namesPlace));
  const isDelta = isOfPlace || parts[1]?.hanzi === '三角';
  if (parts.length === 2 && lengths[0] === 1 && lengths[1] === 2 && isDelta) return hyphenated(parts);
  // 少先队, short for 少年先锋队: a character of each word, which are one word then.
  const isOneWord = chars.length === 3 || (chars.length === 4 && lengths.join() === '1,3');
  if (isOneWord && isShortFor(chars, gloss) && !isOfPlace) return [{ ...whole, capital: true }];
  // 抗美援朝: two verbs, each with a country.
  if (
    chars.length === 4 &&
    starts.join() === '0,1,3' &&
    isCountry(chars[1]!, lexicon) &&
    isCountry(chars[3]!, lexicon) &&
    !isCountry(chars[0]!, lexicon)
  )
    return cut(whole, [1, 1, 1, 1]).map((part, i) => ({ ...part, capital: i % 2 === 1 }));
  const joined: WordPart[] = [];
  parts.forEach((part, i) => {
    const last = joined.at(-1);
    const single = (p: WordPart) => Array.from(p.hanzi).length === 1;
    // An abbreviation spelt with a capital for each of its characters is one word.
    const isGeneric = GENERIC.includes(part.hanzi) && i === parts.length - 1;
    const arePlaces = [last, part].every((p) => p && single(p) && abbreviationOf(p.hanzi, lexicon));
    if (arePlaces) {
      last!.role = 'country';
      joined.push({ ...part, joint: '-', role: 'country' });
    } else if (
      last &&
      isSingleCapital(last) &&
      ((last.role !== 'country' && single(part) && !isGeneric) ||
        continuesWord(last.hanzi, part.hanzi, lexicon))
    )
      joinTo(last, part);
    else if (hasInnerGeneric(part, lexicon)) {
      const [generic, word] = cut(part, [1, sizeOf(part.hanzi) - 1]);
      joined.push({ ...generic!, role: 'generic' }, { ...word!, capital: true });
    } else if (Array.from(part.hanzi).length > 3) joined.push(...divideNamePart(part, lexicon));
    else joined.push(...cut(part, measured(Array.from(part.hanzi)) ?? [Array.from(part.hanzi).length]));
  });
  return joined;
}

/** What the dictionary's English says an entry is short for; empty where it says nothing of it. */
const fullForm = (gloss: string): string =>
  /\babbr\. (?:for|of) (?:\p{Script=Han}+\|)?(\p{Script=Han}+)\[/u.exec(gloss)?.[1] ?? '';

/** Whether the characters are taken out of a longer name, which has them apart. */
function isShortFor(chars: readonly string[], gloss: string): boolean {
  const full = fullForm(gloss);
  return full !== '' && !full.includes(chars.join('')) && chars.every((char) => full.includes(char));
}

const isCountry = (char: string, lexicon: Lexicon): boolean => abbreviationOf(char, lexicon) !== undefined;

/** Huang2 He2 liu2 yu4: the generic of a name, and a word behind it that has no capital of its own. */
const hasInnerGeneric = ({ hanzi }: WordPart, lexicon: Lexicon): boolean =>
  NATURAL.has(hanzi.charAt(0)) && sizeOf(hanzi) > 2 && !lexicon.has(hanzi) && lexicon.has(hanzi.slice(1));

/** Whether a capital stands inside a word with a suffix, 统|战部 and 常|委会: 统战 and 常委 are words, what it begins is none. */
function continuesWord(head: string, rest: string, lexicon: Lexicon): boolean {
  const [first, suffix, ...others] = Array.from(rest);
  return (
    others.length === 0 &&
    suffix !== undefined &&
    SUFFIX.has(suffix) &&
    lexicon.has(head + first!) &&
    !lexicon.has(rest)
  );
}

/** Whether a part is one capital character, to which another may be joined. */
function isSingleCapital(part: WordPart): boolean {
  return Array.from(part.hanzi).length === 1 && part.readings.length === 1 && part.capital;
}

function divideNamePart(part: WordPart, lexicon: Lexicon): WordPart[] {
  const chars = Array.from(part.hanzi);
  if (transcribedLength(chars) === chars.length) return [part];
  const parts = mergeSingles(cut(part, division(part.hanzi, lexicon)), lexicon, true);
  return parts.every((p) => Array.from(p.hanzi).length > 1)
    ? parts.map((p) => ({ ...p, capital: part.capital }))
    : [part];
}

const shortened = new WeakMap<Lexicon, Lexicon>();

/** The lexicon without its words of more than three characters. */
function ofShortWords(lexicon: Lexicon): Lexicon {
  let short = shortened.get(lexicon);
  if (!short) {
    short = {
      longest: 3,
      reach: (text) => Math.min(3, lexicon.reach(text)),
      count: (word) => lexicon.count(word),
      has: (word) => word.length <= 3 && lexicon.has(word),
      senses: (word) => lexicon.senses(word),
      readings: (word) => lexicon.readings(word),
    };
    shortened.set(lexicon, short);
  }
  return short;
}

/** Lengths of the words a long entry consists of, none longer than three characters. */
function division(hanzi: string, lexicon: Lexicon): number[] {
  return segment(hanzi, ofShortWords(lexicon)).map((word) => Array.from(word).length);
}

function boundaries(lengths: readonly number[]): number[] {
  let sum = 0;
  return lengths.map((length) => (sum += length));
}
