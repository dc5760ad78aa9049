/** Which characters at the head of a name are its surname, from the dictionary's "surname" senses. */
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import { cedictSyllables, usualForm } from './character.ts';

/** CC-CEDICT's wording: "surname Zeng", "two-character surname Ouyang". */
export function isSurnameSense(sense: Sense): boolean {
  return sense.glosses.some((gloss) => /\bsurname\b/.test(gloss)) && /^[A-Z]/.test(sense.pinyin);
}

/**
 * Surnames of the Hundred Family Surnames (百家姓, with what later lists add to it) that the dictionary does not call
 * one, with their readings. Left out are those that are common words first of all: 家 公 有 法 空 爱 通 越 终 养.
 */
const ADDED: ReadonlyMap<string, string> = new Map(
  (
    '劳 lao2|令 ling4|芦 lu2|丛 cong2|扶 fu2|堵 du3|宰 zai3|边 bian1|郏 jia2|慕 mu4|慎 shen4|暨 ji4|衡 heng2|满 man3|弘 hong2|寇 kou4|禄 lu4|沃 wo4|' +
    '融 rong2|简 jian3|蒯 kuai3|荆 jing1|况 kuang4|琴 qin2|佴 nai4|伯 bo2|赏 shang3|仝 tong2|禚 zhuo2|汝 ru3|阳 yang2|言 yan2|' +
    '闻人 wen2 ren2|赫连 he4 lian2|公羊 gong1 yang2|澹台 tan2 tai2|公冶 gong1 ye3|宗政 zong1 zheng4|濮阳 pu2 yang2|' +
    '单于 chan2 yu2|太叔 tai4 shu1|仲孙 zhong4 sun1|钟离 zhong1 li2|鲜于 xian1 yu2|闾丘 lü2 qiu1|亓官 qi2 guan1|' +
    '仉督 zhang3 du1|子车 zi3 ju1|颛孙 zhuan1 sun1|巫马 wu1 ma3|公西 gong1 xi1|漆雕 qi1 diao1|乐正 yue4 zheng4|' +
    '壤驷 rang3 si4|公良 gong1 liang2|拓跋 tuo4 ba2|夹谷 jia2 gu3|宰父 zai3 fu3|段干 duan4 gan1|南门 nan2 men2|' +
    '羊舌 yang2 she2|微生 wei1 sheng1|梁丘 liang2 qiu1|左丘 zuo3 qiu1|东门 dong1 men2|第五 di4 wu3|纳兰 na4 lan2|' +
    '叶赫 ye4 he4|那拉 na4 la1'
  )
    .split('|')
    .map((entry) => {
      const [surname, ...reading] = entry.split(' ');
      return [surname!, reading.join(' ')];
    }),
);

/** The readings a surname of one or two characters has as a surname, likeliest first; empty when it is none. */
export function surnameReadings(surname: string, lexicon: Lexicon): (readonly string[])[] {
  const listed = lexicon
    .senses(surname)
    .filter(isSurnameSense)
    .map((sense) => cedictSyllables(sense.pinyin));
  if (listed.length > 0) return listed;
  const added = ADDED.get(surname) ?? ADDED.get(usualForm(surname, lexicon));
  return added === undefined ? [] : [added.split(' ')];
}

/**
 * How many characters of a full name may be surname, likeliest first. A listed compound surname comes first
 * when a given name remains (欧阳修); two single surnames at the head of four characters are a married name
 * (林郑月娥); else one. Empty when the first character is no surname. Without a dictionary: one.
 */
export function surnameLengths(name: string, lexicon?: Lexicon): number[] {
  const chars = Array.from(name);
  if (chars.length < 2) return [];
  if (!lexicon) return [1];
  const lengths: number[] = [];
  const [first, second] = [chars[0]!, chars[1]!];
  const isCompound = chars.length > 2 && isSurname(first + second, lexicon);
  const isSingle = isSurname(first, lexicon);
  // 欧阳陈方林: a compound surname and another.
  if (chars.length === 5 && isCompound && isSurname(chars[2]!, lexicon)) lengths.push(3);
  if (isCompound) lengths.push(2);
  else if (chars.length === 4 && isSingle && isSurname(second, lexicon)) lengths.push(2);
  if (isSingle) lengths.push(1);
  return lengths;
}

const surnames = new WeakMap<Lexicon, Map<string, boolean>>();
const MOST_WORDS = 20_000;

/** Whether one or two characters are a surname. */
export function isSurname(word: string, lexicon: Lexicon): boolean {
  let cache = surnames.get(lexicon);
  if (!cache) surnames.set(lexicon, (cache = new Map()));
  let answer = cache.get(word);
  if (answer === undefined) {
    answer = surnameReadings(word, lexicon).length > 0;
    if (cache.size >= MOST_WORDS) cache.clear();
    cache.set(word, answer);
  }
  return answer;
}

const known = new WeakMap<Lexicon, Map<string, boolean>>();

/** Whether the characters begin with one of the dictionary's surnames and something is left for a given name. */
export function startsWithSurname(hanzi: string, lexicon: Lexicon): boolean {
  let cache = known.get(lexicon);
  if (!cache) known.set(lexicon, (cache = new Map()));
  const head = hanzi.slice(0, 3);
  let answer = cache.get(head);
  if (answer === undefined) {
    answer = surnameLengths(head, lexicon).length > 0;
    if (cache.size > 20_000) cache.clear();
    cache.set(head, answer);
  }
  return answer;
}
