/** Where a word or a span stands in the text: first of its sentence, behind a word, alone on its line, in a quotation. */
import { isAbbreviation } from '../bracket.ts';
import type { Candidate } from '../candidates.ts';
import type { Surroundings } from '../surroundings/index.ts';
import { isCellEnd, type Token } from '../tokens.ts';
import { mayBeVerb } from '../words.ts';
import { looksOf } from './looks.ts';

/** Whether the word is the first of its sentence, where a capital says nothing. */
export function startsSentence(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (
    i >= 0 &&
    (tokens[i]!.type === 'emphasis' || tokens[i]!.type === 'quote-open' || tokens[i]!.type === 'hidden')
  )
    i -= 1;
  if (i < 0) return true;
  const token = tokens[i]!;
  return (
    (token.type === 'punctuation' && /^[.!?:•#]$/.test(token.text)) ||
    (token.type === 'break' && (i === 0 || isCellEnd(token) || tokens[i - 1]!.type === 'break'))
  );
}

/** Whether a sentence begins with a verb that asks the reader for something: See, Think, Consider. */
export const isCommand = (tokens: readonly Token[], at: number): boolean => {
  const { text } = tokens[at]!;
  return (
    looksOf(text).upper &&
    mayBeVerb(text.toLowerCase()) &&
    !/(?:ed|ing|s)$/.test(text) &&
    startsSentence(tokens, at)
  );
};

interface WordBefore {
  readonly text: string;
  readonly sentenceStart: boolean;
}

/** The word directly before the span. */
export function wordBefore(tokens: readonly Token[], first: number): WordBefore | null {
  const token = tokens[first - 1];
  if (token?.type !== 'word') return null;
  return { text: token.text, sentenceStart: startsSentence(tokens, first - 1) };
}

/** Whether the quotation that the span fills closes before the Chinese and its bracket. */
export function closesBefore(
  tokens: readonly Token[],
  { first, last }: Candidate,
  around: Surroundings,
): boolean {
  let i = first - 1;
  while (tokens[i]?.type === 'emphasis' || tokens[i]?.type === 'hidden') i -= 1;
  const match = tokens[i]?.match ?? -1;
  return match > last && match < (around.open >= 0 ? around.open : around.at);
}

/** Marks around a span or its Chinese that a line may begin or end with. */
const OPENING = new Set(['emphasis', 'hidden', 'quote-open', 'open']);
const CLOSING = new Set(['emphasis', 'hidden', 'quote-close', 'close']);

/** Whether span and Chinese are all there is between two line ends or dots, as in a word list or a menu. */
export function fillsLine(tokens: readonly Token[], candidate: Candidate, around: Surroundings): boolean {
  if (candidate.cell) return false;
  // Of the spans before it the end is the same, and mostly no line ends there.
  let j = endOf(candidate, around) + 1;
  while (
    j < tokens.length &&
    (CLOSING.has(tokens[j]!.type) || (tokens[j]!.type === 'punctuation' && /^[.;]$/.test(tokens[j]!.text)))
  )
    j += 1;
  const isEnd = j >= tokens.length || tokens[j]!.type === 'break' || /^[•·]$/.test(tokens[j]!.text);
  return isEnd && beginsLine(tokens, candidate, around);
}

/** Whether span and Chinese begin a line and a dash or a colon follows, as in a list of words that are explained. */
export function headsEntry(tokens: readonly Token[], candidate: Candidate, around: Surroundings): boolean {
  if (candidate.cell) return false;
  let j = endOf(candidate, around) + 1;
  while (j < tokens.length && CLOSING.has(tokens[j]!.type)) j += 1;
  const mark = tokens[j];
  return (
    mark?.type === 'punctuation' &&
    (/^[—–:]$/.test(mark.text) || (mark.text === '-' && mark.spaced)) &&
    beginsLine(tokens, candidate, around)
  );
}

/** The last token of span and Chinese, with what spells it and its bracket. */
const endOf = (candidate: Candidate, around: Surroundings): number =>
  Math.max(candidate.last, around.pinyin?.last ?? -1, around.close >= 0 ? around.close : around.at);

/** Whether nothing but marks stands between the head of the line, or a dot, and span and Chinese. */
function beginsLine(tokens: readonly Token[], candidate: Candidate, around: Surroundings): boolean {
  const from = Math.min(
    candidate.first,
    around.pinyin?.first ?? Infinity,
    around.open >= 0 ? around.open : around.at,
  );
  let i = from - 1;
  // Its abbreviation may head the line.
  if (tokens[i]?.type === 'word' && isAbbreviation(tokens[i]!.text)) i -= 1;
  while (i >= 0 && OPENING.has(tokens[i]!.type)) i -= 1;
  if (
    i >= 0 &&
    !(
      tokens[i]!.type === 'break' ||
      (tokens[i]!.type === 'punctuation' && /^[-•#·]$/.test(tokens[i]!.text)) ||
      isListNumber(tokens, i)
    )
  )
    return false;
  return i < 0 || !goesOnFrom(tokens, i, from);
}

/** A line of so many words that no mark ends is broken for its width. */
const LEAST_BROKEN = 5;
/** Whether a sentence that begins on the line before goes on at `from`, in small letters: Both of them need transfer | payments. */
function goesOnFrom(tokens: readonly Token[], lineEnd: number, from: number): boolean {
  if (tokens[lineEnd]!.text !== '\n' || !looksOf(tokens[from]!.text).small) return false;
  for (let i = lineEnd - 1; i >= lineEnd - LEAST_BROKEN; i--) if (tokens[i]?.type !== 'word') return false;
  return true;
}

/** `1.` or `(2)` at the head of a line. */
function isListNumber(tokens: readonly Token[], at: number): boolean {
  let i = at;
  if (tokens[i]!.type === 'punctuation' && /^[.)]$/.test(tokens[i]!.text)) i -= 1;
  if (i < 0 || tokens[i]!.type !== 'word' || !/^\d{1,3}$/.test(tokens[i]!.text)) return false;
  return i === 0 || tokens[i - 1]!.type === 'break';
}
