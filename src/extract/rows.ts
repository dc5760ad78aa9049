/** Lines, rows and enumerations: English that answers to Chinese by its place and not by standing beside it. */
import { isDate, isLabel, joined, wordsIn, type TokenSpan } from './bracket.ts';
import { isCellEnd, type Token } from './tokens.ts';

/**
 * The lines above and below, where the Chinese fills its own line, with its pinyin up to `end`, and they hold English
 * only. Where a blank line stands on one side only, the line on the other.
 */
export function linesBeside(tokens: readonly Token[], at: number, end = at): TokenSpan[] {
  const isEnd = (i: number) => i < 0 || i >= tokens.length || tokens[i]!.type === 'break';
  const isShort = (i: number) =>
    tokens[i]!.match - i < 12 && !tokens.slice(i, tokens[i]!.match).some((t) => t.type === 'han');
  const isMark = (i: number) => !isEnd(i) && tokens[i]!.type !== 'word' && tokens[i]!.type !== 'han';
  let from = at - 1;
  while (isMark(from)) from -= 1;
  // Traditional Chinese海港: the lines of a box are labelled.
  while (!isEnd(from) && tokens[from]!.type === 'word' && isLabel(tokens[from]!.text)) from -= 1;
  let to = end + 1;
  // Its pinyin may stand in a bracket behind it.
  while (isMark(to))
    to =
      tokens[to]!.type === 'open' && tokens[to]!.match > to && isShort(to) ? tokens[to]!.match + 1 : to + 1;
  if (!isEnd(from) || !isEnd(to)) return [];
  const line = (edge: number, step: 1 | -1): TokenSpan | null => {
    let i = edge + step;
    if (isEnd(i)) i += step;
    let last = i;
    while (!isEnd(last) && !(step > 0 && opensParagraph(tokens, last))) {
      if (tokens[last]!.type === 'han') return null;
      last += step;
    }
    const span = step > 0 ? { first: i, last: last - 1 } : { first: last + 1, last: i };
    const words = span.last >= span.first ? wordsIn(tokens, span) : [];
    // Harbour League / (1966–1978): the name stands beyond its years.
    const isDated = words.length > 0 && isDate(words.map((w) => tokens[w]!.text));
    if (isDated) return isEnd(last + step) ? null : line(last, step);
    // Nor is a heading or a literal meaning what it is called.
    if (words.every((w) => isLabel(tokens[w]!.text)) || tokens[words[0]!]!.text === 'Literal') return null;
    if (isFusedLabel(tokens[words[0]!]!.text)) return null;
    return words.length <= 24 ? { first: words[0]!, last: span.last } : null;
  };
  const below = line(to, 1);
  const above = line(from, -1);
  if (below && above && isEnd(to + 1) !== isEnd(from - 1)) return [isEnd(to + 1) ? above : below];
  return [below, above].filter((span) => span !== null);
}

/** Whether a bracket opens behind a blank line, which is read over where a sentence may go on. */
const opensParagraph = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.type === 'open' && at > 0 && tokens[at]!.start - tokens[at - 1]!.end > 1;

/** What a line of a box begins with whose label and value have run together: ChairmanLin, Founded28, AbbreviationHPP. */
const isFusedLabel = (word: string): boolean =>
  /^(?:Abbreviation|Founded|Formed|Founder|Chair(?:man|person)|Leader|President|Headquarters|Born|Died|Preceded|Succeeded|Type|Country|Website|Ideology|Established|Active|Location|Industry|Owner|Publisher|Language)(?:\p{Lu}|\d)/u.test(
    word,
  );

/**
 * The item of an English list that ends at `end` with `behind` items after it; null when there are not so many.
 * Brackets inside it are passed over.
 */
export function listItem(tokens: readonly Token[], end: number, behind: number): TokenSpan | null {
  let last = end;
  let left = behind;
  for (let i = end; i >= Math.max(0, end - 40); i--) {
    const token = tokens[i]!;
    if (token.type === 'close' && token.match >= 0 && i - token.match < 12 && i <= end) {
      const inside = tokens.slice(token.match, i);
      if (!inside.some((t) => t.type === 'han')) {
        if (last === i) last = token.match - 1;
        i = token.match;
        continue;
      }
    }
    const divides =
      (token.type === 'punctuation' && /^[,/]$/.test(token.text)) ||
      (token.type === 'word' && /^(?:and|or|&)$/i.test(token.text));
    const stops =
      token.type === 'han' ||
      token.type === 'close' ||
      token.type === 'open' ||
      (token.type === 'punctuation' && !divides && token.text !== '-');
    if (!divides && !stops) continue;
    if (last > i) {
      if (left === 0) return { first: i + 1, last };
      left -= 1;
    }
    if (stops) return null;
    last = i - 1;
  }
  return left === 0 && last >= 0 ? { first: Math.max(0, end - 40), last } : null;
}

export interface RowCell extends TokenSpan {
  readonly away: number;
  readonly header: 'english' | 'other' | null;
}

const ENGLISH_HEADER =
  /\b(?:english|translation|gloss|meaning|term|name|title|definition|agency|organi[sz]ation|institution)\b/i;
const OTHER_HEADER =
  /\b(?:pinyin|romani[sz]ation|date|year|founded|note|notes|comment|source|page|no|number|location|place|role|position|remarks?)\b/i;

/** The other cells of the row that a run fills one of; empty outside tables. */
export function rowOf(tokens: readonly Token[], at: number): RowCell[] {
  const isBar = (i: number) => isCellEnd(tokens[i]);
  const isLine = (i: number) => i < 0 || i >= tokens.length || (tokens[i]!.type === 'break' && !isBar(i));
  const line = (from: number) => {
    const cells: TokenSpan[] = [];
    let first = from;
    let i = from;
    for (; !isLine(i) && i - from < 400; i++)
      if (isBar(i)) {
        cells.push({ first, last: i - 1 });
        first = i + 1;
      }
    cells.push({ first, last: i - 1 });
    return cells;
  };
  let start = at;
  while (!isLine(start - 1) && at - start < 400) start -= 1;
  const cells = line(start);
  const own = cells.findIndex((c) => c.first <= at && at <= c.last);
  if (cells.length < 2 || own < 0) return [];
  if (wordsIn(tokens, cells[own]!).some((w) => !isLabel(tokens[w]!.text))) return [];
  // The head of the table is the first row above that has as many cells, no Chinese and words in it.
  let head: TokenSpan[] = [];
  let top = start;
  for (let guard = 0; guard < 60 && top > 0; guard++) {
    let previous = top - 1;
    while (!isLine(previous - 1)) previous -= 1;
    const row = line(previous);
    if (row.length !== cells.length) break;
    head = row;
    top = previous;
  }
  const heading = (index: number): RowCell['header'] => {
    const span = head[index];
    if (!span) return null;
    const text = joined(tokens, wordsIn(tokens, span));
    if (/\bchinese\b/i.test(text)) return 'other';
    return ENGLISH_HEADER.test(text) ? 'english' : OTHER_HEADER.test(text) ? 'other' : null;
  };
  return cells
    .map((c, i) => ({ ...c, away: Math.abs(i - own), header: heading(i) }))
    .filter(
      (c, i) =>
        i !== own && c.last >= c.first && !tokens.slice(c.first, c.last + 1).some((t) => t.type === 'han'),
    );
}
