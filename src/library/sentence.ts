/**
 * The sentence around a place in an article, for showing a term where it stands.
 *
 * Articles are Markdown or plain text, often out of a PDF: a blank line, a heading and a list item end a
 * sentence, a single line break does not. A full stop ends one unless it stands after an initial or a usual
 * abbreviation; a Chinese full stop always does.
 */
import { BLOCK_BORDER, withoutMarkup } from './markup.ts';

export interface Sentence {
  readonly before: string;
  readonly term: string;
  readonly after: string;
}

/** What is shown to either side at most, in UTF-16 code units; sentences out of a table can be endless. */
export const LONGEST_SIDE = 320;

/** A stop with the brackets and quotes that close after it, then a blank before what may start a sentence. */
const STOP = /(?:[.!?…]["'”’)\]*_]*(?=\s+["'“‘([*_]*[\p{Lu}\p{N}\p{Script=Han}])|[。！？]["'”’」』）)\]]*)/gu;

const ABBREVIATION =
  /(?:^|[\s("“‘[])(?:(?:\p{Lu}\.)+|\p{Lu}|(?:Dr|Mr|Mrs|Ms|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sen|Rep|Gov|St|No|Vol|vol|pp|p|cf|ed|eds|trans|vs|etc|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp)\.)$/u;

/** A stretch of a text: offsets in UTF-16 code units, the end not in it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The sentence around a term. @param start and `end`: offsets of the term in `text`, UTF-16 code units */
export function stretchOfSentence(text: string, start: number, end: number): Stretch {
  const [floor, ceiling] = paragraphAround(text, start, end);
  const head = text.slice(floor, start);
  const tail = text.slice(end, ceiling);

  let from = 0;
  // With the term, because it may be what starts the sentence after the last stop.
  for (const stop of text.slice(floor, end).matchAll(STOP)) {
    const after = stop.index + stop[0].length;
    if (after <= head.length && endsSentence(head, stop.index)) from = after;
  }
  let to = tail.length;
  for (const stop of tail.matchAll(STOP)) {
    if (!endsSentence(tail, stop.index)) continue;
    to = stop.index + stop[0].length;
    break;
  }
  return { start: floor + from, end: end + to };
}

/** What is shown of that sentence. @param start and `end`: as `stretchOfSentence` takes them */
export function sentenceAround(text: string, start: number, end: number): Sentence {
  return sentenceOf(text, stretchOfSentence(text, start, end), { start, end });
}

/** What is shown of a sentence and the term in it. */
export function sentenceOf(text: string, sentence: Stretch, term: Stretch): Sentence {
  return {
    before: clipStart(plain(text.slice(sentence.start, term.start), 'start')),
    term: plain(text.slice(term.start, term.end), 'both'),
    after: clipEnd(plain(text.slice(term.end, sentence.end), 'end')),
  };
}

/** Offsets at which the sentences of a paragraph end, in order, the last one with the paragraph. */
export function* sentenceEnds(text: string, start: number, end: number): Generator<number> {
  const paragraph = text.slice(start, end);
  for (const stop of paragraph.matchAll(STOP))
    if (endsSentence(paragraph, stop.index) && stop.index + stop[0].length < paragraph.length)
      yield start + stop.index + stop[0].length;
  yield end;
}

function endsSentence(text: string, at: number): boolean {
  if (text[at] !== '.') return true;
  return !ABBREVIATION.test(text.slice(Math.max(0, at - 12), at + 1));
}

/** How far to either side its ends are looked for; a paragraph longer than this is cut anyway. */
const REACH = 6_000;

function paragraphAround(text: string, start: number, end: number): [number, number] {
  const from = Math.max(0, start - REACH);
  const to = Math.min(text.length, end + REACH);
  let floor = from;
  for (const border of text.slice(from, to).matchAll(BLOCK_BORDER)) {
    const at = from + border.index;
    if (at >= end) return [floor, at];
    if (at + border[0].length <= start) floor = at + border[0].length;
  }
  return [floor, to];
}

/** Without Markdown and tags, every white space one blank; trimmed where it does not touch the term. */
function plain(text: string, side: 'start' | 'end' | 'both'): string {
  const clean = withoutMarkup(text);
  if (side === 'both') return clean.trim();
  if (side === 'end') return clean.trimEnd();
  return clean.trimStart().replace(/^(?:#{1,6}|[-+•>|]|\d{1,3}[.)]) /, '');
}

function clipStart(text: string): string {
  if (text.length <= LONGEST_SIDE) return text;
  const cut = text.slice(-LONGEST_SIDE);
  const blank = cut.indexOf(' ');
  return `…${cut.slice(blank >= 0 && blank < 40 ? blank : firstWhole(cut))}`;
}

function clipEnd(text: string): string {
  if (text.length <= LONGEST_SIDE) return text;
  const cut = text.slice(0, LONGEST_SIDE);
  const blank = cut.lastIndexOf(' ');
  const at = blank > LONGEST_SIDE - 40 ? blank : LONGEST_SIDE;
  return `${cut.slice(0, isHighSurrogate(cut, at - 1) ? at - 1 : at)}…`;
}

const isHighSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const firstWhole = (text: string) => ((text.charCodeAt(0) & 0xfc00) === 0xdc00 ? 1 : 0);
