/**
 * Pairs the fields of a Chinese reference with the English reference printed after it.
 *
 * GB/T 7714 writes `authors. title[J]. journal, year`; the letter in brackets says what the title is. The
 * English stands on the next line, or later on the same one, with its fields in the same order. Authors are
 * paired by romanisation, the rest by order. A field whose English is not there stays without.
 */
import type { Kind } from '../glossary/entry.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { matchRomanisation } from '../pinyin/index.ts';
import type { ChineseRun } from './chinese.ts';
import { gloss, type Gloss } from './gloss.ts';
import { startsWithSurname } from './names.ts';
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
    for (const author of authors)
      bound.set(author.start, {
        kind: 'person',
        gloss: english && nameIn(text, english, author.hanzi, lexicon),
      });
    bound.set(title.start, { kind: 'publication', gloss: english && fieldOf(text, english, 1) });
    if (source)
      bound.set(source.start, {
        kind: marker[1] ? 'publication' : 'organisation',
        gloss: english && fieldOf(text, english, 2),
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

/** Where the fields of a reference begin and end: divided at full stops, the title also by its quotes. */
function fieldsOf(tokens: readonly Token[]): { first: number; last: number }[] {
  const fields: { first: number; last: number }[] = [];
  let first = 0;
  const end = (last: number) => {
    if (last >= first) fields.push({ first, last });
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.type === 'quote-open' && token.match > i) {
      end(i - 1);
      fields.push({ first: i + 1, last: token.match - 1 });
      i = token.match;
      first = i + 1;
    } else if (
      token.type === 'punctuation' &&
      (token.text === '[J]' || (token.text === '.' && tokens[i + 1]?.spaced !== false))
    ) {
      end(i - 1);
      first = i + 1;
    }
  }
  end(tokens.length - 1);
  return fields.filter((f) =>
    tokens.slice(f.first, f.last + 1).some((t) => t.type === 'word' || t.type === 'han'),
  );
}

/** The words of a field: the title whole, the source up to its year. */
function fieldOf(text: string, tokens: readonly Token[], index: number): Gloss | null {
  const field = fieldsOf(tokens)[index];
  if (!field) return null;
  let first = -1;
  let last = -1;
  for (let i = field.first; i <= field.last; i++) {
    const token = tokens[i]!;
    if (token.type === 'han') return null;
    if (token.type === 'word') {
      if (index > 1 && /^\d/.test(token.text)) break;
      if (first < 0) first = i;
      last = i;
    } else if (index > 1 && first >= 0 && token.type === 'punctuation' && /^[,:;]$/.test(token.text)) break;
    else if (index > 1 && token.type === 'open') break;
  }
  return first < 0 ? null : gloss(text, tokens, first, last);
}

/** The printed name of an author: up to three words that romanise the characters. */
function nameIn(text: string, tokens: readonly Token[], hanzi: string, lexicon: Lexicon): Gloss | null {
  for (let i = 0; i < Math.min(tokens.length, 60); i++) {
    if (tokens[i]!.type !== 'word') continue;
    for (let j = i; j <= Math.min(i + 3, tokens.length - 1); j++) {
      if (tokens[j]!.type !== 'word') {
        if (tokens[j]!.text === ',') continue;
        break;
      }
      const words = tokens.slice(i, j + 1).filter((t) => t.type === 'word');
      const match = matchRomanisation(hanzi, words.map((t) => t.text).join(' '), lexicon);
      if (match.verdict === 'full' && (match.unread ?? []).length === 0) return gloss(text, tokens, i, j);
    }
  }
  return null;
}
