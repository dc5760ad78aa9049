/** Names of people and places: surnames, and the printed words that romanise a name. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';
import { matchRomanisation, romanisesWhole, type CantoneseReadings } from '../pinyin/index.ts';
import { startsWithSurname, surnameLengths } from '../pinyin/surname.ts';
import { joined } from './bracket.ts';
import type { Token } from './tokens.ts';
import { GIVEN_NAMES, isFunctionWord, TITLE_WORDS } from './words.ts';

/** What the romanisation says about this run: the tokens of the printed name. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly verdict: 'full' | 'surname' | 'partial';
  /** Whether a Western given name stands at its head. */
  readonly given?: boolean;
}

/** Hong Kong prints an English given name before the Chinese one: Chris Tang Ping-keung; elsewhere a common one. */
function givenName(tokens: readonly Token[], first: number, any: boolean): number {
  const before = tokens[first - 1];
  if (!any && !GIVEN_NAMES.has(before?.text.toLowerCase() ?? '')) return first;
  const isGiven =
    before?.type === 'word' &&
    /^\p{Lu}\p{Ll}+$/u.test(before.text) &&
    !TITLE_WORDS.has(before.text.toLowerCase()) &&
    !isFunctionWord(before.text);
  return isGiven ? first - 1 : first;
}

const withoutPossessive = (word: string) => word.replace(/['’]s$/, '');

/** A given name of two syllables in small letters: Shen da-wei. */
export const HYPHENATED_GIVEN = /^\p{Ll}+[-‐]\p{Ll}+$/u;

/** What a sentence begins with before a name, and no name does. */
const OPENS_SENTENCE = /^(?:In|At|From|Near|For|With|By|After|Under|Since|When|While|Although|But|And)$/;

/** Names are looked for in this many words before (or after) the Chinese. */
const REACH = 6;

/** The printed words, among `words` (token indices in order), that romanise `hanzi` in whole or by surname. */
export function printedNames(
  hanzi: string,
  tokens: readonly Token[],
  words: readonly number[],
  fromEnd: boolean,
  lexicon: Lexicon,
  cantonese?: CantoneseReadings,
): NameSpan[] {
  const size = Array.from(hanzi).length;
  // 海燕12, Haiyan 12: the number is printed in both.
  const number = /[-–]?[A-Z]?\d{1,4}[A-Z]?号?$/.exec(hanzi)?.[0] ?? '';
  if (number && number.length < hanzi.length)
    return numberedNames(hanzi, number, tokens, words, fromEnd, lexicon);
  if (size < 2 || size > 8 || !/^[\p{Script=Han}·]+$/u.test(hanzi)) return [];
  const near = fromEnd ? words.slice(-REACH) : words.slice(0, REACH);
  if (!near.some((i) => /^\p{Lu}/u.test(tokens[i]!.text))) return [];
  // From the shortest phrase at the Chinese outwards, the first that is wholly the name.
  for (let n = 1; n <= Math.min(near.length, 5); n++) {
    const phrase = fromEnd ? near.slice(-n) : near.slice(0, n);
    const [head, ...rest] = phrase.map((i) => tokens[i]!.text);
    if (!rest.every((text) => /^\p{Lu}/u.test(text) || HYPHENATED_GIVEN.test(text))) break;
    if (HYPHENATED_GIVEN.test(head!)) continue;
    if (!/^\p{Lu}/u.test(head!)) break;
    const system = romanisesWhole(
      hanzi,
      phrase.map((i) => withoutPossessive(tokens[i]!.text)).join(' '),
      lexicon,
      cantonese,
    );
    if (system !== null) {
      const given = fromEnd ? givenName(tokens, phrase[0]!, system === 'cantonese') : phrase[0]!;
      const last = phrase[phrase.length - 1]!;
      if (given === phrase[0]) return [{ first: given, last, verdict: 'full' }];
      return [{ first: given, last, verdict: 'full', given: true }];
    }
  }
  const headed = fromEnd ? headedNames(hanzi, tokens, words, lexicon, cantonese) : null;
  if (headed) return [headed];
  if (!looksLikePerson(hanzi, lexicon)) return [];
  // Jensen Huang, Carrie Lam: the surname stands at an end of a run of capitals without titles.
  const run: number[] = [];
  for (const i of fromEnd ? [...near].reverse() : near) {
    const text = tokens[i]!.text;
    if (
      !/^\p{Lu}/u.test(text) ||
      TITLE_WORDS.has(text.toLowerCase()) ||
      (fromEnd && OPENS_SENTENCE.test(text)) ||
      (run.length > 0 && /['’]s$/.test(text))
    )
      break;
    if (run.length > 0 && Math.abs(run[run.length - 1]! - i) > 1) break;
    run.push(i);
    if (run.length === 4) break;
  }
  if (fromEnd) run.reverse();
  if (run.length === 0) return [];
  const match = matchRomanisation(
    hanzi,
    run.map((i) => withoutPossessive(tokens[i]!.text)).join(' '),
    lexicon,
    cantonese,
  );
  if (match.verdict === 'none') return [];
  if (match.verdict === 'full' && match.matched) {
    const size = match.matched.split(/\s+/).length;
    return [{ first: run[run.length - size]!, last: run[run.length - 1]!, verdict: 'full' }];
  }
  const given = run.slice(fromEnd && run.length > 2 && isAfterOffice(tokens, run[0]!) ? -2 : -3);
  return [
    {
      first: given[0]!,
      last: given[given.length - 1]!,
      verdict: match.verdict === 'partial' ? 'partial' : 'surname',
    },
  ];
}

/**
 * Whether capitals before `first` name an office of several words, whose last the name only follows: Minister of National
 * Defence | Wellington Koo, Secretary for Transport and Logistics | Mable Chan.
 */
function isAfterOffice(tokens: readonly Token[], first: number): boolean {
  let particles = 0;
  for (let i = first - 1; i >= 0 && first - i < LONGEST_OFFICE; i--) {
    const { type, text } = tokens[i]!;
    if (type !== 'word') return false;
    if (/^(?:of|for|and|the|&)$/.test(text)) particles += 1;
    else if (TITLE_WORDS.has(text.toLowerCase())) return particles > 0;
    else if (!/^\p{Lu}/u.test(text)) return false;
  }
  return false;
}
const LONGEST_OFFICE = 10;

/** A firm or school called by the name it begins with: Haijing Rongde Technology Co., Ltd. (海景荣德). */
function headedNames(
  hanzi: string,
  tokens: readonly Token[],
  words: readonly number[],
  lexicon: Lexicon,
  cantonese?: CantoneseReadings,
): NameSpan | null {
  let from = words.length;
  while (from > 0 && /^[\p{Lu}&]/u.test(tokens[words[from - 1]!]!.text)) from -= 1;
  for (let i = from; i < words.length - 1; i++)
    for (let n = 1; n <= 3 && i + n < words.length; n++) {
      const printed = joined(tokens, words.slice(i, i + n));
      if (romanisesWhole(hanzi, printed, lexicon, cantonese) === null) continue;
      if (matchRomanisation(hanzi, printed, lexicon, cantonese).matched === printed)
        return { first: words[i]!, last: words[words.length - 1]!, verdict: 'full' };
    }
  return null;
}

/** A ship, rocket or lake by its name and number: Haiyan 12, Huxing-3. */
function numberedNames(
  hanzi: string,
  number: string,
  tokens: readonly Token[],
  words: readonly number[],
  fromEnd: boolean,
  lexicon: Lexicon,
): NameSpan[] {
  const name = hanzi.slice(0, -number.length);
  const digits = number.replace(/[^A-Z\d]/g, '');
  const near = fromEnd ? words.slice(-3) : words.slice(0, 3);
  for (let n = near.length; n >= 1; n--) {
    const phrase = fromEnd ? near.slice(-n) : near.slice(0, n);
    const printed = phrase.map((i) => tokens[i]!.text).join(' ');
    const tail = /[\s-]*([A-Z]?\d{1,4}[A-Z]?)$/.exec(printed);
    if (tail?.[1] !== digits) continue;
    if (romanisesWhole(name, printed.slice(0, tail.index), lexicon) !== null)
      return [{ first: phrase[0]!, last: phrase[phrase.length - 1]!, verdict: 'full' }];
  }
  return [];
}

/** Whether characters look like a person's name: a surname and one or two more, and no word of the language. */
export function looksLikePerson(hanzi: string, lexicon: Lexicon): boolean {
  const size = Array.from(hanzi).length;
  if (size < 2 || size > 4 || !startsWithSurname(hanzi, lexicon)) return false;
  // Four characters are a name only with a compound or a married surname.
  if (
    size === 4 &&
    (!surnameLengths(hanzi, lexicon).includes(2) || segment(hanzi, lexicon).every((w) => w.length > 1))
  )
    return false;
  const senses = lexicon.senses(hanzi);
  return senses.every((s) => /^[A-Z]/.test(s.pinyin));
}

const LONGEST_LIFE = 110;
/** Whether a gloss gives the years of a life: `Xi Zhongxun (1913-2002)`, `Joe Biden (1942-)`; 大跃进 was shorter, 西周 longer. */
export function isLife(gloss: string): boolean {
  const years = /\((?:c\. )?(\d{3,4})\s*(?:BC)?\s*[-–]\s*(?:c\. )?(\d{3,4})?/.exec(gloss);
  if (!years) return false;
  const age = Math.abs(Number(years[2] ?? years[1]) - Number(years[1]));
  return years[2] === undefined || (age >= 18 && age <= LONGEST_LIFE);
}
