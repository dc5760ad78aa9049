/** Divides a word of the dictionary where it is more than one word of pinyin. */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { segment } from '../../lexicon/segment.ts';
import type { CharacterReading, ReadWord } from '../reading.ts';
import { mergeSingles } from './join.ts';
import { mergeNumbers } from './numerals.ts';
import { DETERMINER, FUNCTION, GENERIC, MEASURE, MINOR, NUMERAL } from './word-lists.ts';
import { cut, hyphenated, joinTo, wordPart, type WordPart } from './word-part.ts';

/** Divides a dictionary word where it is more than one word of pinyin. */
export function divide(word: ReadWord, lexicon: Lexicon): WordPart[] {
  const chars = Array.from(word.hanzi);
  const whole = wordPart(word.hanzi, word.readings, word.sense);
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
    const isWord = (part: WordPart) =>
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
    if (GENERIC.includes(parts[1]!.hanzi)) return parts;
    // A person is listed with the years of their life.
    if (/\(\s*(?:c\.?\s*|born\s*|b\.?\s*)?\d{1,4}\b/.test(gloss)) return parts;
    if (/\bSino-|[A-Z]\w+-[A-Z]\w+/.test(gloss)) return hyphenated(parts);
    return [{ ...whole, capital: true }];
  }
  const joined: WordPart[] = [];
  parts.forEach((part, i) => {
    const last = joined.at(-1);
    const single = (p: WordPart) => Array.from(p.hanzi).length === 1;
    // An abbreviation spelt with a capital for each of its characters is one word.
    const isGeneric = GENERIC.includes(part.hanzi) && i === parts.length - 1;
    if (last && single(part) && isSingleCapital(last) && !isGeneric) joinTo(last, part);
    else if (Array.from(part.hanzi).length > 3) joined.push(...divideNamePart(part, lexicon));
    else joined.push(...cut(part, measured(Array.from(part.hanzi)) ?? [Array.from(part.hanzi).length]));
  });
  return joined;
}

/** Whether a part is one capital character, to which another may be joined. */
function isSingleCapital(part: WordPart): boolean {
  return Array.from(part.hanzi).length === 1 && part.readings.length === 1 && part.capital;
}

function divideNamePart(part: WordPart, lexicon: Lexicon): WordPart[] {
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
