/** A name as it is printed, word by word. */
import { readLetters, type Letters } from '../parse.ts';
import type { RomanisationSystem } from './spellings.ts';

export interface PrintedWord {
  readonly raw: string;
  /** What stands between the word before and this one: a blank, a hyphen. */
  readonly before: string;
  readonly capital: boolean;
  /** Divided at apostrophes and tone numbers, as pinyin is. */
  readonly parts: readonly Letters[];
  /** Undivided where an apostrophe marks aspiration, as in Wade–Giles. */
  readonly joined: readonly Letters[];
}

const ASPIRATION = /(p|t|k|ch|ts|tz)['’‘ʼʻʽ`´]/giu;

const WORD = /[\p{L}\p{M}\p{N}:'’‘ʼʻʽ`´]*[\p{L}\p{N}][\p{L}\p{M}\p{N}:'’‘ʼʻʽ`´]*/gu;

/** What stands between blanks, hyphens and other signs. */
export function readPrintedWords(printed: string): PrintedWord[] {
  const known = recent.get(printed);
  if (known) return [known];
  const words: PrintedWord[] = [];
  let end = 0;
  for (const { 0: raw, index } of printed.matchAll(WORD)) {
    const word = readWord(raw);
    const before = printed.slice(end, index);
    words.push(before === '' ? word : { ...word, before });
    end = index + raw.length;
  }
  return words;
}

/** Words read lately, as if nothing stood before them: the words of a text come again and again, beside one term after the other. */
const recent = new Map<string, PrintedWord>();
const MOST_RECENT = 10_000;
/** Longer words are too rare to be kept. */
const LONGEST_KEPT = 40;

function readWord(raw: string): PrintedWord {
  let word = recent.get(raw);
  if (word) return word;
  const parts = readLetters(raw) ?? literal(raw);
  const joined = /['’‘ʼʻʽ`´]/.test(raw) ? (readLetters(raw.replace(ASPIRATION, '$1')) ?? parts) : parts;
  word = { raw, before: '', capital: /^\p{Lu}/u.test(raw), parts, joined };
  if (raw.length <= LONGEST_KEPT) {
    if (recent.size >= MOST_RECENT) recent.clear();
    recent.set(raw, word);
  }
  return word;
}

/** Digits and other signs spell only themselves. */
function literal(raw: string): Letters[] {
  const text = raw.toLowerCase();
  return [{ text, marks: Array.from(text, () => 0), number: null, capital: false }];
}

/** The letters of a word in which a system's spellings are looked for; none goes beyond its stretch. */
export function lettersOf(word: PrintedWord, system: RomanisationSystem): readonly Letters[] {
  return system === 'pinyin' ? word.parts : word.joined;
}
