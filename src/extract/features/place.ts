/** Where on the page it stands, and what else stands there. */
import type { Candidate } from '../candidates.ts';
import type { Surroundings } from '../surroundings/index.ts';
import type { Token } from '../tokens.ts';
import { INTRODUCERS } from '../words.ts';
import { N, type Features } from './feature.ts';
import { mayBeFinite } from './looks.ts';
import type { Span, SpanContext } from './span.ts';
import { fillsLine, headsEntry, startsSentence } from './standing.ts';

export function describePlace(span: Span, context: SpanContext, f: Features): void {
  describeLine(span, context, f);
  describeNeighbours(span, context, f);
  describeCell(span, f);
}

/** What the dictionary ties less firmly to the Chinese may be there by chance. */
const LEAST_SAID = 0.7;

/** A sentence's head, and a line of its own. */
function describeLine(span: Span, { tokens, profile, around }: SpanContext, f: Features): void {
  const { candidate, words, looks, quoted } = span;
  const unmarked = !quoted && candidate.left !== 'open-quote';
  if (
    unmarked &&
    looks[0]!.upper &&
    startsSentence(tokens, candidate.first) &&
    looks.some(({ small }) => small)
  )
    f[N['starts a sentence']] = 1;
  const entry = span.leads && headsEntry(tokens, candidate, around);
  const line = fillsLine(tokens, candidate, around);
  if (f[N['starts a sentence']] === 0 && !entry && !line) return;
  // The Idea of the Harbour (港口): a heading says what kind of thing it is.
  const sort = looks[0]!.article ? 1 : 0;
  const isIntroduced =
    words[sort + 1] === 'of' &&
    INTRODUCERS.has(words[sort]!.toLowerCase()) &&
    profile.links(words[sort]!).length === 0;
  // The court ordered arrests (逮捕): a sentence is no entry of a list.
  const verbs = span.leads
    ? words.filter((word, i) => i > sort && i < words.length - 1 && mayBeFinite(word))
    : [];
  const isStatement = verbs.some((word) => profile.links(word).length === 0);
  // Chapter III turns to | care for all: the Chinese may say a verb's characters by chance.
  const isSaid = (word: string) => profile.links(word).some(({ strength }) => strength > LEAST_SAID);
  if (f[N['starts a sentence']]! > 0 && !verbs.every(isSaid)) f[N['verb of its sentence inside']] = 1;
  if (f[N['begins with a role']]! > 0 || isIntroduced || isStatement) return;
  if (entry) f[N['heads an entry']] = 1;
  if (line) {
    // In a word list the gloss may say far more than the word.
    f[N['fills the line']] = 1;
    f[N['words without a character left']] = f[N['words without a character left']]! * 0.3;
    f[N['starts a sentence']] = 0;
    f[N['verb inside']] = 0;
  }
}

/** Other Chinese, and other English that may be meant. */
function describeNeighbours({ candidate }: Span, { tokens, around }: SpanContext, f: Features): void {
  if (candidate.tie.startsWith('after') && chineseFollows(tokens, candidate, around))
    f[N['other Chinese follows']] = 1;
  if (candidate.tie.startsWith('after') && isOthers(tokens, candidate, around))
    f[N['Chinese follows, nothing between']] = 1;
  if (
    around.open >= 0 &&
    /^after-(?:quote|or|comma|dash|colon)$/.test(candidate.tie) &&
    around.places.some((p) => p.tie === 'before-bracket')
  )
    f[N['another span stands before']] = 1;
  if (
    around.open < 0 &&
    /^after-(?:bracket|quote|cue)$/.test(candidate.tie) &&
    quotationBefore(tokens, around)
  )
    f[N['a quotation stands before']] = 1;
  const setOff = isSetOff(tokens, around);
  if (setOff && candidate.tie === 'before-comma') f[N['set off by commas']] = 1;
  if (setOff && candidate.tie === 'after-comma' && around.places.some((p) => p.tie === 'before-comma'))
    f[N['set off by commas, another span before']] = 1;
}

/** Whether a quotation closes directly before free Chinese: “common good” 共同利益 (which he called a “shared good”). */
const quotationBefore = (tokens: readonly Token[], { places }: Surroundings): boolean =>
  places.some(({ tie, edge }) => tie === 'before-blank' && tokens[edge + 1]?.type === 'quote-close');

/** A cell of a table. */
function describeCell({ candidate }: Span, f: Features): void {
  const { cell } = candidate;
  if (!cell) return;
  if (candidate.whole) {
    f[N['whole cell']] = 1;
    f[N['begins with a little word']] = Math.min(0.1, f[N['begins with a little word']]!);
    f[N['words without a character left']] = f[N['words without a character left']]! * 0.3;
  }
  f[N['cells away']] = cell.away;
  if (cell.header === 'english') f[N['column of English']] = 1;
  if (cell.header === 'other') f[N['column of something else']] = 1;
}

/** Whether the span after the Chinese has Chinese of its own: 甲 (…), “span” (乙). */
function chineseFollows(tokens: readonly Token[], candidate: Candidate, around: Surroundings): boolean {
  let i = candidate.last + 1;
  while (
    i < tokens.length &&
    (SKIPPED.has(tokens[i]!.type) || (tokens[i]!.type === 'punctuation' && /^[.,]$/.test(tokens[i]!.text)))
  )
    i += 1;
  const token = tokens[i];
  if (token?.type !== 'open' || token.match < 0 || i <= around.close) return false;
  return tokens.slice(i + 1, token.match).some((t) => t.type === 'han');
}
/** Whether a comma divides the span from this Chinese, and nothing from the next: Du Fu 杜甫, “Moonlit Night” 月夜. */
function isOthers(tokens: readonly Token[], candidate: Candidate, around: Surroundings): boolean {
  let next = candidate.last + 1;
  while (next < tokens.length && SKIPPED.has(tokens[next]!.type)) next += 1;
  if (tokens[next]?.type !== 'han') return false;
  const from = (around.close >= 0 ? around.close : around.at) + 1;
  return tokens.slice(from, candidate.first).some((t) => t.type === 'punctuation' && /^[,;]$/.test(t.text));
}
const SKIPPED = new Set(['quote-close', 'emphasis', 'hidden']);

/** Whether the Chinese stands between commas, or a comma and the end of its sentence: the cadre system, 干部制度, rewards it. */
function isSetOff(tokens: readonly Token[], around: Surroundings): boolean {
  if (around.open >= 0) return false;
  const next = tokens[around.at + 1];
  return (
    next === undefined || next.type === 'break' || (next.type === 'punctuation' && /^[,.;]$/.test(next.text))
  );
}
