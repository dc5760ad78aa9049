/**
 * Pairs the fields of a Chinese reference with the English reference printed after it.
 *
 * GB/T 7714 writes `authors. title[J]. journal, year`; the letter in brackets says what the title is. The
 * English stands on the next line, or later on the same one, with its fields in the same order. Authors are
 * paired by romanisation, the rest by order. A field whose English is not there stays without.
 */
import type { Kind } from '../term/kinds.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { readingsOf } from '../pinyin/character.ts';
import { romanisesWhole } from '../pinyin/index.ts';
import { startsWithSurname } from '../pinyin/surname.ts';
import type { ChineseRun } from './chinese.ts';
import { gloss, type Gloss } from './gloss.ts';
import type { TokenSpan } from './bracket.ts';
import { tokenise, type Token } from './tokens.ts';

export interface Binding {
  readonly kind: Kind;
  readonly gloss: Gloss | null;
}

const MARKER =
  /^\s{0,2}\\?\[(?:(J|N)|(M|D|C|R|S|P|Z|A|G|DB|CP|EB)|J\/OL|N\/OL|(?:M|D|C|R|DB|CP|EB)\/OL)\\?\]/;
/** Longest line taken for a reference. */
const LONGEST_LINE = 1_500;
const FOOTNOTE = /^\s*(?:[-*]\s+)?(?:\\?\[\^?\d{1,3}\\?\]:?|\d{1,3}[.)、])?\s*/;

/** Bindings by the offset of the run; linear in the text. */
export function bindReferences(
  text: string,
  runs: readonly ChineseRun[],
  lexicon: Lexicon,
): Map<number, Binding> {
  const bound = new Map<number, Binding>();
  for (let i = 0; i < runs.length; i++) {
    const title = runs[i]!;
    const marker = MARKER.exec(text.slice(title.end, title.end + 10));
    if (!marker) continue;
    const lineStart = text.lastIndexOf('\n', title.start - 1) + 1;
    if (title.start - lineStart > LONGEST_LINE) continue;
    const newline = text.indexOf('\n', title.end);
    const lineEnd = Math.min(newline < 0 ? text.length : newline, title.end + LONGEST_LINE);

    const authors: ChineseRun[] = [];
    for (let j = i - 1; j >= 0 && runs[j]!.start >= lineStart; j--) {
      const run = runs[j]!;
      if (/[\]\n]/.test(text.slice(run.end, runs[j + 1]!.start)) || !isName(run.hanzi, lexicon)) break;
      authors.unshift(run);
    }
    const sources: ChineseRun[] = [];
    for (let j = i + 1; j < runs.length && runs[j]!.start < lineEnd && sources.length < 2; j++)
      sources.push(runs[j]!);
    const source = marker[1] ? sources[0] : sources[sources.length - 1];

    const english = englishReference(text, runs, i, lineEnd);
    const reference =
      english &&
      readReference(
        english,
        authors.map((author) => author.hanzi),
        lexicon,
      );
    const spanOf = (piece: TokenSpan | null | undefined) =>
      english && piece ? gloss(text, english, piece.first, piece.last) : null;
    authors.forEach((author, n) =>
      bound.set(author.start, { kind: 'person', gloss: spanOf(reference?.authors[n]) }),
    );
    bound.set(title.start, { kind: 'publication', gloss: spanOf(reference?.title) });
    if (source)
      bound.set(source.start, {
        kind: marker[1] ? 'publication' : 'organisation',
        gloss: spanOf(reference?.source),
      });
  }
  return bound;
}

function isName(hanzi: string, lexicon: Lexicon): boolean {
  return hanzi.length >= 2 && hanzi.length <= 4 && startsWithSurname(hanzi, lexicon);
}

/** Tokens of the English reference after the Chinese one that ends at `end`; null when none follows. */
function englishReference(
  text: string,
  runs: readonly ChineseRun[],
  at: number,
  end: number,
): Token[] | null {
  let start = end;
  for (let skipped = 0; skipped < 3 && start < text.length; skipped++) {
    const next = text.indexOf('\n', start + 1);
    const line = text.slice(start + 1, Math.min(next < 0 ? text.length : next, start + 1 + LONGEST_LINE));
    if (line.trim() === '') {
      start += 1 + line.length;
      continue;
    }
    const lead = FOOTNOTE.exec(line)![0].length;
    // A line with a number of its own is the next reference.
    if (/\d/.test(line.slice(0, lead)) || !/^[A-Z\u00c0-\u00de“"]/.test(line.slice(lead))) return null;
    const from = start + 1 + lead;
    const to = start + 1 + line.length;
    return tokenise(
      text,
      from,
      to,
      runs.slice(at, at + 40).filter((r) => r.start >= from && r.end <= to),
    );
  }
  return null;
}

interface Reference {
  readonly authors: readonly (TokenSpan | null)[];
  readonly title: TokenSpan | null;
  readonly source: TokenSpan | null;
}

/** Finds the fields of an English reference: authors by their names, then the title, then the source. */
function readReference(tokens: readonly Token[], authors: readonly string[], lexicon: Lexicon): Reference {
  const names = authors.map((hanzi) => nameIn(tokens, hanzi, lexicon));
  const lastName = Math.max(-1, ...names.map((name) => name?.last ?? -1));
  // Without a recognised author the first full stop ends the authors, whoever they are.
  let at = lastName + 1;
  if (lastName < 0 && authors.length > 0) {
    at = tokens.findIndex(
      (t, i) => t.type === 'quote-open' || (isStop(t) && tokens[i + 1]?.spaced !== false),
    );
    if (at < 0) return { authors: names, title: null, source: null };
  }
  const title = fieldFrom(tokens, at, false);
  const source = title && fieldFrom(tokens, title.last + 1, true);
  return { authors: names, title, source };
}

const isStop = (token: Token) => token.type === 'punctuation' && (token.text === '.' || token.text === '[J]');

/** The words from `at` to the next full stop or closing quote; for a source to its year, volume or pages. */
function fieldFrom(tokens: readonly Token[], at: number, source: boolean): TokenSpan | null {
  let first = at;
  while (first < tokens.length && tokens[first]!.type !== 'word') {
    if (tokens[first]!.type === 'han') return null;
    first += 1;
  }
  if (first >= tokens.length || (source && /^\d/.test(tokens[first]!.text))) return null;
  const quote = tokens[first - 1];
  const bound = quote?.type === 'quote-open' && quote.match > first ? quote.match : tokens.length;
  let last = first;
  for (let i = first; i < bound; i++) {
    const token = tokens[i]!;
    if (token.type === 'han' || isStop(token)) break;
    if (
      source &&
      (token.type === 'open' ||
        (token.type === 'punctuation' && /^[,:;]$/.test(token.text)) ||
        (token.type === 'word' && /^\d/.test(token.text)))
    )
      break;
    if (token.type === 'word') last = i;
  }
  return { first, last };
}

/** The printed name of an author: up to three words that romanise the characters, or surname and initials. */
function nameIn(tokens: readonly Token[], hanzi: string, lexicon: Lexicon): TokenSpan | null {
  const limit = Math.min(tokens.length, 60);
  for (let i = 0; i < limit; i++) {
    if (tokens[i]!.type !== 'word') continue;
    const words: string[] = [];
    for (let j = i; j < Math.min(i + 5, limit); j++) {
      const token = tokens[j]!;
      if (token.type === 'punctuation' && token.text === ',') continue;
      if (token.type !== 'word') break;
      words.push(token.text);
      if (
        romanisesWhole(hanzi, words.join(' '), lexicon) !== null ||
        isSurnameWithInitials(hanzi, words, lexicon)
      )
        return { first: i, last: j };
    }
  }
  return null;
}

/** `Wang J G`, `Wang JG`, `Wang J.` for 王建国. */
function isSurnameWithInitials(hanzi: string, words: readonly string[], lexicon: Lexicon): boolean {
  if (words.length < 2 || !words.slice(1).every((w) => /^(?:\p{Lu}\.?-?){1,2}$/u.test(w))) return false;
  const chars = Array.from(hanzi);
  const initials = words
    .slice(1)
    .join('')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
  const given = chars.slice(1);
  const begins = (char: string, letter: string | undefined) =>
    letter !== undefined && readingsOf(char, lexicon).some((reading) => reading.startsWith(letter));
  return (
    initials.length === given.length &&
    given.every((char, n) => begins(char, initials[n])) &&
    readingsOf(chars[0]!, lexicon).some((reading) => reading.replace(/\d$/, '') === words[0]!.toLowerCase())
  );
}
