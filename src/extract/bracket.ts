/** What stands in a bracket: its items, and telling labels, dates, abbreviations and names from glosses. */
import type { Token } from './tokens.ts';
import { DATE_WORDS, LABEL_WORDS } from './words.ts';

/** Token indices, both included. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
}

const SEPARATORS = new Set([',', ';', '/', ':', '|', '—', '=', '–', '.']);
const ABBREVIATION =
  /^(?:\p{Lu}[\p{Lu}\d]{1,9}(?:[&/-][\p{Lu}\d]{1,6})?s?|(?:\p{Lu}\.){2,}|\p{Lu}{1,3}\p{Ll}\p{Lu}{1,5})$/u;

export function isAbbreviation(word: string): boolean {
  return ABBREVIATION.test(word);
}

/** Whether a word says what stands beside it (`Chinese`, `pinyin`, `literally`) instead of being it. */
export function isLabel(word: string): boolean {
  return LABEL_WORDS.has(word.toLowerCase().replace('–', '-'));
}

/** Whether words are the date, page or number that often follows in a bracket. */
export function isDate(words: readonly string[]): boolean {
  return words.length > 0 && words.every((w) => /^\d/.test(w) || DATE_WORDS.has(w.toLowerCase()));
}

export interface Item extends TokenSpan {
  readonly han: readonly number[];
  readonly words: readonly number[];
}

/** Divides what stands between two tokens at commas, semicolons and the like; quotations stay whole. */
export function itemsOf(tokens: readonly Token[], from: number, to: number): Item[] {
  const items: Item[] = [];
  let first = from;
  let han: number[] = [];
  let words: number[] = [];
  const end = (last: number) => {
    if (last >= first && (han.length > 0 || words.length > 0)) items.push({ first, last, han, words });
    han = [];
    words = [];
  };
  for (let i = from; i <= to; i++) {
    const token = tokens[i]!;
    if (token.type === 'han') han.push(i);
    else if (token.type === 'word') words.push(i);
    else if (token.type === 'punctuation' && SEPARATORS.has(token.text)) {
      end(i - 1);
      first = i + 1;
    } else if (token.type === 'quote-open' && token.match > i && token.match <= to) {
      for (let j = i + 1; j < token.match; j++) {
        if (tokens[j]!.type === 'han') han.push(j);
        else if (tokens[j]!.type === 'word') words.push(j);
      }
      i = token.match;
    }
  }
  end(to);
  return items;
}

export function wordsIn(tokens: readonly Token[], span: TokenSpan): number[] {
  const words: number[] = [];
  for (let i = span.first; i <= span.last; i++) if (tokens[i]!.type === 'word') words.push(i);
  return words;
}

export const joined = (tokens: readonly Token[], indices: readonly number[]) =>
  indices.map((i) => tokens[i]!.text).join(' ');

/** Capitalised word by word, as a romanised name is and pinyin seldom. */
export function looksLikeName(tokens: readonly Token[], span: TokenSpan): boolean {
  for (let i = span.first; i <= span.last; i++)
    if (
      tokens[i]!.type === 'word' &&
      !/^\p{Lu}/u.test(tokens[i]!.text) &&
      (i === span.first || !/^\d/.test(tokens[i]!.text))
    )
      return false;
  return span.last - span.first < 8;
}

/** Whether an item is labelled as some other romanisation: `Wade–Giles: Hsi Chung-hsün`. */
export function isRomanisationOf(tokens: readonly Token[], item: TokenSpan): boolean {
  // (pronounced chen yu)
  if (tokens[item.first]!.text === 'pronounced') return true;
  for (let i = item.first - 1; i >= Math.max(0, item.first - 5); i--) {
    const token = tokens[i]!;
    if (token.type === 'punctuation' && token.text === ':') continue;
    if (token.type === 'emphasis' || token.type === 'hidden') continue;
    if (token.type !== 'word') return false;
    return /^(?:pinyin|jyutping|yale|wade|giles|wade[–-]giles|zhuyin|bopomofo|ipa|pronounced|pronunciation|cantonese|hokkien|romanization|tongyong|poj|hakka|min|japanese|korean)$/i.test(
      token.text,
    );
  }
  return false;
}
