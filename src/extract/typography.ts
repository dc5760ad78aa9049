/** What the page tells about a term's kind: italics, a line that reads like a reference, the words around. */
import { parseSyllables } from '../pinyin/index.ts';
import { isLabel } from './bracket.ts';
import type { Token } from './tokens.ts';

/** Whether italics open directly before a token; bold only makes a headword stand out. */
export function isItalic(tokens: readonly Token[], first: number | undefined): boolean {
  if (first === undefined) return false;
  for (let i = first - 1; i >= 0 && /^(?:emphasis|quote-open|hidden)$/.test(tokens[i]!.type); i--)
    if (tokens[i]!.type === 'emphasis' && /^(?:\*|_|i|em|u|cite|'')$/.test(tokens[i]!.text)) return true;
  return false;
}

const isPinyin = (word: string): boolean => parseSyllables(word).some(({ length }) => length > 1);

/** What says whom a picture is from, in the line below it: (Source: Lake News), Photo: Lin. */
const CREDITS = /^(?:Sources?|Photos?|Images?|Pictures?|Graphics?|Credits?|Captions?)$/;

/**
 * Whether the line reads like a reference: it names pages, a number or an editor, or it has a year and either opens as a
 * note or names a place of publication. Below a heading of notes or literature, a year, a place or an address is enough.
 */
export function isCited(tokens: readonly Token[], at: number, inNotes: boolean): boolean {
  const isEnd = (i: number) =>
    i < 0 || i >= tokens.length || (tokens[i]!.type === 'break' && tokens[i]!.text === '\n');
  let from = at;
  while (!isEnd(from - 1) && at - from < 80) from -= 1;
  let year = false;
  let place = false;
  for (let i = from; !isEnd(i) && i - at < 80; i++) {
    const { type, text } = tokens[i]!;
    if (inNotes && type === 'punctuation' && text === 'url') return true;
    if (
      type === 'punctuation' &&
      text === ':' &&
      /^\p{Lu}\p{Ll}/u.test(tokens[i - 1]?.text ?? '') &&
      !isLabel(tokens[i - 1]!.text) &&
      !CREDITS.test(tokens[i - 1]!.text) &&
      // Beijing: Harbour Press, but no Cold: “wolf culture”.
      tokens[i + 1]?.type !== 'quote-open' &&
      // Nor three aims of the Navy: better boats; yet Beijing: zhonghua shuju.
      mayBePress(tokens[tokens[i + 1]?.type === 'emphasis' ? i + 2 : i + 1])
    )
      place = true;
    if (type !== 'word' || !MAY_CITE.test(text)) continue;
    const counted =
      /^(?:pp?\.?|nos?\.|vols?\.|issue)$/i.test(text) &&
      /^\d/.test(tokens[i + 1]?.text ?? '') &&
      tokens[i - 1]?.type !== 'word';
    if (counted || /^(?:eds?\.|trans\.|accessed)$/i.test(text) || /^\d{1,3}[–-]\d{1,4}$/.test(text))
      return true;
    year ||= /^(?:19|20)\d\d$/.test(text);
  }
  if (inNotes) return year || place;
  const first = tokens[from];
  const note =
    first !== undefined &&
    (first.text === 'note' || (first.type === 'word' && /^\d{1,3}\.?$/.test(first.text)));
  return year && (note || place);
}

const mayBePress = (token: Token | undefined): boolean =>
  token === undefined || !/^\p{Ll}/u.test(token.text) || isPinyin(token.text);

/** Whether a bracket follows with who published it and when, or the year alone: [Salt Tax] (Beijing: Harbour Press, 1988). */
export function hasPublisher(tokens: readonly Token[], after: number): boolean {
  const open = tokens[after]?.type === 'close' ? after + 1 : after;
  const bracket = tokens[open];
  if (bracket?.type !== 'open' || bracket.match < 0 || bracket.match - open > MOST_OF_PUBLISHER) return false;
  const inside = tokens.slice(open + 1, bracket.match);
  return (
    inside.some(({ text }) => text === ':') &&
    inside.some(({ text }) => /^(?:19|20)\d\d$/.test(text)) &&
    /^\p{Lu}/u.test(inside[0]!.text)
  );
}
const MOST_OF_PUBLISHER = 30;

/** Whether a bracket holds a firm's number at an exchange: (300502 CH, 中文), (中文; 600519.SH), (中文; SZ: 300750). */
export function isListed(
  tokens: readonly Token[],
  { open, close }: { open: number; close: number },
): boolean {
  if (open < 0 || close - open < 4) return false;
  const text = tokens
    .slice(open + 1, close)
    .map((t) => (t.type === 'han' ? '' : t.text))
    .join(' ');
  return /\b\d{3,6} ?\.? ?(?:CH|HK|SH|SZ|SS|TW|US|BJ)\b|\b(?:SH|SZ|SSE|SZSE|HKEX|SEHK|HK|TWSE|NYSE|NASDAQ) ?: ?[A-Z\d]{1,6}\b/.test(
    text,
  );
}

/** How the words begin that a reference is told by: most words are none, and nothing else need be asked of them. */
const MAY_CITE = /^(?:\d|[pnv]|issue|ed|trans\.|accessed)/i;

/** Up to six words before `first` and after `last`, in lower case, within the sentence and up to other Chinese. */
export function wordsAround(
  tokens: readonly Token[],
  first: number,
  last: number,
): { before: string[]; after: string[] } {
  const words = (from: number, step: 1 | -1): string[] => {
    const found: string[] = [];
    for (let i = from; i >= 0 && i < tokens.length && found.length < 6; i += step) {
      const token = tokens[i]!;
      if (token.type === 'word') found.push(token.text.toLowerCase());
      else if (token.type === 'punctuation' && /^[.;]$/.test(token.text)) break;
      else if (token.type === 'han' || token.type === 'open') break;
    }
    return step < 0 ? found.reverse() : found;
  };
  return { before: words(first - 1, -1), after: words(last + 1, 1) };
}
