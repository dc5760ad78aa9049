/**
 * A word with what a list writes beside it in one text, a line or a cell: 腐败 fǔbài corruption, 干部 (幹部) gànbù. The parts
 * are told apart by their script, in whatever order and brackets they stand.
 */
import { LONGEST, plainLine } from '../library/plain-text.ts';
import { isPinyin, parseSyllables } from '../pinyin/parse.ts';
import { termKey } from '../term/term-key.ts';
import { foldVariants } from '../term/variants.ts';

export const HAN = /\p{Script=Han}/u;
const TONED = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ]|[a-zü:][1-5](?![0-9])/;
const SYLLABLES = /^[a-zA-ZüÜāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒńňǹḿ1-5:'’·,\-\s/]+$/;
const ZHUYIN = /^[ㄅ-ㄯˉˊˇˋ˙\s]+$/;

/** Pinyin that shows its tones, or zhuyin. */
export const isReading = (text: string): boolean =>
  (SYLLABLES.test(text.normalize('NFC')) && TONED.test(text.normalize('NFC'))) || ZHUYIN.test(text);
/** As `isReading`, and there are such syllables: web3 has none. */
const isSpelt = (text: string): boolean => isReading(text) && (ZHUYIN.test(text) || isPinyin(text));

/** Two small letters: AI, 5G and Wi-Fi may belong to a term, reform is English. */
const WORD = /\p{Ll}{2}/u;
const LETTER = /[\p{L}\p{N}]/u;
const OTHER_LETTER = /(?!\p{Script=Han})\p{L}/u;

type Part = 'chinese' | 'reading' | 'english';

interface Parts extends Readonly<Record<Part, string>> {
  /** In which they stand; those that are empty are not in it. */
  readonly order: readonly Part[];
}

export interface WrittenForm {
  readonly hanzi: string;
  readonly traditional?: string;
}

export interface WrittenWord {
  /** One word, or several: 爸爸/父亲. */
  readonly forms: readonly WrittenForm[];
  /** As it is written; empty where it is not. */
  readonly reading: string;
}

/**
 * What a cell of Chinese holds: its words, and their reading where it stands beside them. Null where it has Latin words
 * that belong to no term. A remark in brackets is passed over.
 */
export function readCell(cell: string): WrittenWord | null {
  const line = plainLine(cell, LONGEST.hanzi).normalize('NFC');
  const told = line.replaceAll(GROUP, (group, inner: string) =>
    HAN.test(inner) || isSpelt(inner) || !LETTER.test(inner) ? group : ' ',
  );
  const text = HAN.test(told) ? told : line;
  if (!HAN.test(text)) return { forms: [{ hanzi: text }], reading: '' };
  const parts = divided(text, 'term');
  if (parts === null || OTHER_LETTER.test(parts.english)) return null;
  const { chinese, reading, english } = parts;
  return { forms: formsOf(plainLine(`${chinese} ${english}`, LONGEST.hanzi)), reading };
}

/** UTF-16 code units: a word, its reading and its English, each as long as it may be. */
const LONGEST_LINE = LONGEST.hanzi + LONGEST.reading + LONGEST.gloss;
/** A line's number in its list. */
const NUMBER = /^[(（]?\d{1,5}(?:[.．](?!\d)|[)、）])\s*(?=\S)/;

/**
 * Lines that nothing divides, as rows of the same columns: the parts that any of them has, in the order that most have.
 * A line that is not clear stands whole where the others have their Chinese.
 */
export function divideLines(lines: readonly string[]): string[][] {
  const numbered = lines.filter((line) => NUMBER.test(line)).length;
  const texts = lines.map((line) =>
    plainLine(numbered * 2 > lines.length ? line.replace(NUMBER, '') : line, LONGEST_LINE).normalize('NFC'),
  );
  const strict = texts.map((text) => divided(text, 'term'));
  const loose = strict.map((parts, at) =>
    parts === null || parts.english !== '' ? parts : (divided(texts[at]!, 'english') ?? parts),
  );
  // AI 大模型 and vlog博主 are terms in a list without English; where most lines have some, the letters may be it.
  const glossed = loose.filter((parts) => parts !== null && parts.english !== '').length;
  const all = glossed * 2 >= loose.filter((parts) => parts !== null).length ? loose : strict;
  const columns = orderOf(all);
  return all.map((parts, at) => {
    if (parts !== null) return columns.map((part) => parts[part]);
    const text = texts[at]!;
    return HAN.test(text) ? columns.map((part) => (part === 'chinese' ? text : '')) : [text];
  });
}

/** The order that most lines have, with what only others have behind it. */
function orderOf(lines: readonly (Parts | null)[]): readonly Part[] {
  const counts = new Map<string, number>();
  for (const parts of lines)
    if (parts !== null) {
      const order = parts.order.join(' ');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
  const orders = [...counts].sort((a, b) => b[1] - a[1]).flatMap(([order]) => order.split(' ') as Part[]);
  return orders.length === 0 ? ['chinese'] : [...new Set(orders)];
}

const GROUP = /[(（[【]([^()（）[\]【】]*)(?:[)）\]】]|$)/g;
const TOKEN = /[(（[【][^()（）[\]【】]*(?:[)）\]】]|$)|[^\s()（）[\]【】]+/g;

/** A stretch without blanks, or a bracket. */
interface Token {
  readonly text: string;
  readonly from: number;
}
const endOf = ({ from, text }: Token): number => from + text.length;
const isGroup = ({ text }: Token): boolean => /^[(（[【]/.test(text);

/**
 * The parts of a text; null where it has no Chinese, or English on both sides of it, as a sentence has.
 *
 * @param latin what letters at the Chinese are that may be either: AI 大模型, APEC 亚太经合组织
 */
function divided(given: string, latin: 'term' | 'english'): Parts | null {
  // 干部 (幹部, gànbù)
  const text = given.replaceAll(GROUP, (group, inner: string) =>
    HAN.test(inner) && TONED.test(inner) ? ` ${inner.replaceAll(/[,，;；:：]/g, ' ')} ` : group,
  );
  const tokens = tokensOf(text, latin);
  const first = tokens.findIndex((token) => HAN.test(token.text));
  if (first < 0) return null;
  let from = tokens[first]!.from;
  let to = endOf(tokens[first]!);
  for (const token of tokens.slice(first + 1)) {
    if (HAN.test(token.text)) {
      if (isGroup(token) && !belongs(token.text, text.slice(from, to))) break;
      to = endOf(token);
    } else if (isSpelt(token.text)) {
      // 主权 AI zhǔquán AI; but in T恤 T xù the second T is of the reading
      const isOfReading = lettersOf(text.slice(0, to)).includes(text.slice(to, token.from).trim());
      if (latin === 'term' && !isOfReading) to = text.slice(0, token.from).trimEnd().length;
      break;
    } else if (isGroup(token) || WORD.test(token.text)) break;
  }
  const isOfTerm = (side: string) =>
    latin === 'term' && LETTER.test(side) && !WORD.test(side) && !HAN.test(side) && !isReading(side);
  if (isOfTerm(text.slice(0, from))) from = 0;
  if (isOfTerm(text.slice(to))) to = text.length;

  let chinese = trimmed(text.slice(from, to));
  const before = apart(text.slice(0, from), chinese);
  const behind = apart(text.slice(to), chinese);
  if (before.reading !== '' && behind.reading !== '') return null;
  // 干部 gànbù (幹部)
  const [next] = tokensOf(behind.rest, latin);
  if (next !== undefined && behind.reading !== '' && isTwin(next.text, chinese)) {
    chinese += ` ${next.text}`;
    behind.rest = trimmed(behind.rest.slice(endOf(next)));
  }
  if (before.rest !== '' && behind.rest !== '') return null;
  const reading = before.reading || behind.reading;
  const english = before.rest || behind.rest;
  // Chinese throughout, as 规划 (2021年).
  if (reading === '' && HAN.test(english) && !OTHER_LETTER.test(english))
    return { chinese: trimmed(text), reading, english: '', order: ['chinese'] };
  return {
    chinese,
    reading,
    english,
    order: [...orderIn(before), 'chinese', ...orderIn(behind)],
  };
}

/** Whether what stands in brackets behind a word is of it: the other script, or a last character that may be left out. */
const belongs = (group: string, word: string): boolean =>
  isTwin(group, word) || group.match(/\p{Script=Han}/gu)?.length === 1;
const isTwin = (text: string, word: string): boolean =>
  HAN.test(text) && formsOf(word).some(({ hanzi }) => termKey(hanzi) === termKey(text));

const LATIN = /[\p{Script=Latin}\p{M}\p{N}'’:-]*[\p{Script=Latin}\p{M}\p{N}]/gu;
const BORDER =
  /(?<=\p{Script=Han}[”》]?)[:：=/](?=\p{Script=Latin})|(?<=\p{Script=Latin})[:：=/](?=[“《]?\p{Script=Han})/gu;

function tokensOf(text: string, latin: 'term' | 'english'): Token[] {
  return [...text.matchAll(TOKEN)].flatMap((match): Token[] => {
    const token = { text: match[0], from: match.index };
    if (isGroup(token) || !HAN.test(token.text)) return [token];
    // Chinese with something written to it: a reading, English behind a colon or without one.
    const cuts = new Set([0, token.text.length]);
    for (const { index } of token.text.matchAll(BORDER)) cuts.add(index).add(index + 1);
    for (const { 0: word, index } of token.text.matchAll(LATIN)) {
      const side = index === 0 ? text.slice(0, token.from) : text.slice(endOf(token));
      const isEnglish =
        latin === 'english'
          ? WORD.test(word)
          : /^\p{Ll}{2,}$/u.test(word) && WORD.test(side) && !isReading(side);
      if (isSpelt(word) || isEnglish) cuts.add(index).add(index + word.length);
    }
    const ends = [...cuts].sort((a, b) => a - b);
    return ends
      .slice(1)
      .map((end, i) => ({ text: token.text.slice(ends[i], end), from: token.from + ends[i]! }));
  });
}

/** Without what only divides: 改革: reform, 改革 – reform. */
const trimmed = (text: string): string =>
  text.replaceAll(/^\s*(?:[:：=/]+|[-–—]+(?=\s))?\s*|\s*(?:[:：=,，;；/]+|(?<=\s)[-–—]+)?\s*$/g, '');

interface Side {
  readonly reading: string;
  rest: string;
  readonly isReadingFirst: boolean;
}

const orderIn = ({ reading, rest, isReadingFirst }: Side): readonly Part[] => {
  const filled = [
    ...(reading === '' ? [] : ['reading' as const]),
    ...(rest === '' ? [] : ['english' as const]),
  ];
  return isReadingFirst ? filled : filled.reverse();
};

/** What stands on one side of the Chinese: a reading, English, or one behind the other. */
function apart(text: string, chinese: string): Side {
  const side = trimmed(text);
  if (!LETTER.test(side)) return { reading: '', rest: '', isReadingFirst: true };
  const zhuyin = /^[ㄅ-ㄯˉˊˇˋ˙][ㄅ-ㄯˉˊˇˋ˙\s]*|[ㄅ-ㄯˉˊˇˋ˙][ㄅ-ㄯˉˊˇˋ˙\s]*$/.exec(side);
  for (const { 0: group, 1: inner, index } of side.matchAll(GROUP))
    if (isSpelt(inner!)) return sideOf(side, index, index + group.length);
  if (zhuyin !== null) return sideOf(side, zhuyin.index, zhuyin.index + zhuyin[0].length);
  const words = [...side.matchAll(/\S+/g)];
  const ends = words.map(({ 0: word, index }) => index + word.length);
  // Of another number of syllables, as that of 20大; one word alone might be élite.
  const other = words.findIndex(({ 0: word }) => !isSpelt(word));
  const spelt = other < 0 ? words.length : other;
  if (spelt > 1 && spelt === words.length) return sideOf(side, 0, side.length);
  const first = (count: number) => side.slice(0, ends[count - 1]);
  const last = (count: number) => side.slice(words.at(-count)!.index);
  for (let n = 1; n <= Math.min(words.length, chinese.length + 1); n++)
    for (const stretch of [first, last])
      if (fits(stretch(n), chinese)) {
        // With letters and digits that the Chinese has: C in 维生素C wéishēngsù C.
        let count = n;
        while (count < words.length && fits(stretch(count + 1), chinese)) count++;
        const { length } = stretch(count);
        return stretch === first ? sideOf(side, 0, length) : sideOf(side, side.length - length, side.length);
      }
  return spelt > 1
    ? sideOf(side, 0, ends[spelt - 1]!)
    : { reading: '', rest: unwrapped(side), isReadingFirst: false };
}

/** @param from where the reading begins @param to where it ends */
function sideOf(side: string, from: number, to: number): Side {
  const rest = trimmed(`${side.slice(0, from)} ${side.slice(to)}`);
  return {
    reading: trimmed(side.slice(from, to).replaceAll(/[()（）[\]【】]/g, ' ')),
    rest: unwrapped(LETTER.test(rest) ? rest : ''),
    isReadingFirst: from === 0,
  };
}

/** English that stands in brackets as a whole. */
const unwrapped = (text: string): string => /^[(（]([^()（）]*)[)）]$/.exec(text)?.[1]?.trim() ?? text;

const lettersOf = (chinese: string): readonly string[] => chinese.match(/[\p{Script=Latin}\p{N}]+/gu) ?? [];

/**
 * Whether words are a reading of as many syllables as the Chinese has characters. Its letters and digits may stand in it as
 * they are, be spelt as well, or be left out: 卡拉OK kǎlā OK, kǎlā'ōukèi.
 */
function fits(text: string, chinese: string): boolean {
  if (!TONED.test(text)) return false;
  const letters = lettersOf(chinese);
  const words = text.split(/\s+/);
  const isOfTerm = (word: string) => letters.some((run) => run.includes(word));
  const spelt = words.filter((word) => !isOfTerm(word));
  const left = letters.join('').length - words.filter(isOfTerm).join('').length;
  const count = formsOf(chinese).reduce(
    (sum, { hanzi }) => sum + (hanzi.match(/\p{Script=Han}/gu)?.length ?? 0),
    0,
  );
  // English that might be syllables has no tones.
  const most = count + (spelt.every((word) => TONED.test(word)) ? left : 0);
  const syllables = spelt.join(' ');
  return (
    left >= 0 &&
    isPinyin(syllables) &&
    parseSyllables(syllables).some(({ length }) => length >= count && length <= most)
  );
}

/** Pleco's 汉字[漢字], others' 汉字 (漢字), 汉字/漢字 and 汉字 漢字: one word in two scripts; 爸爸/父亲 are two. */
function formsOf(chinese: string): readonly WrittenForm[] {
  const pieces = chinese.split(/[()（）[\]【】/|｜]/).map((piece) => piece.trim());
  const filled = pieces.filter((piece) => piece !== '');
  const words = chinese.split(/\s+/);
  const half = words.length / 2;
  const halves = [words.slice(0, half).join(' '), words.slice(half).join(' ')];
  for (const two of [filled, ...(Number.isInteger(half) ? [halves] : [])]) {
    const [first, second] = two;
    if (two.length !== 2 || first === undefined || second === undefined || !HAN.test(first)) continue;
    if (termKey(first) !== termKey(second)) continue;
    return foldVariants(first) !== first && foldVariants(second) === second
      ? [{ hanzi: second, traditional: first }]
      : [{ hanzi: first, traditional: second }];
  }
  const parts = chinese.split(/\s*[/|｜;；]\s*/u).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => HAN.test(part))
    ? parts.map((hanzi) => ({ hanzi }))
    : [{ hanzi: chinese }];
}
