/**
 * Lines by turns: a term in Chinese, its English, the next term; or a title in both languages. Blank lines may stand
 * between them, which divide other texts into paragraphs that have nothing to do with each other.
 */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { coverage, profileOf } from '../align.ts';
import { LABELS, type ChineseRun } from '../chinese.ts';
import type { Stretch } from '../gloss.ts';
import type { Field } from './field.ts';

/** So many terms in a row are a list. */
const LEAST_TERMS = 3;
const LONGEST_CHINESE = 60;
const LONGEST_ENGLISH = 240;
const CHINESE_LINE = /^[\p{Script=Han}\d，、：；·—“”‘’《》（）()%％]+$/u;

interface Line extends Stretch {
  readonly text: string;
  readonly isChinese: boolean;
  /** Whether it ends as a question or a cry. */
  readonly asks: boolean;
}

/** Adds what lines by turns say of the runs that fill one. */
export function readTurns(
  text: string,
  runs: readonly ChineseRun[],
  lexicon: Lexicon,
  fields: Map<number, Field>,
): void {
  const byStart = new Map(runs.map((run) => [run.start, run]));
  let turns: Line[] = [];
  const settle = () => {
    // Questions by turns are a talk in both languages.
    const isTalk = turns.some(({ isChinese, asks }) => isChinese && asks);
    if (turns.length >= LEAST_TERMS * 2 && !isTalk) bind(turns, byStart, lexicon, fields);
    else bindTitle(text, turns, byStart, lexicon, fields);
    turns = [];
  };
  for (const line of linesOf(text)) {
    if (line === null) settle();
    else {
      if (turns.at(-1)?.isChinese === line.isChinese) settle();
      turns.push(line);
    }
  }
  settle();
}

/** The lines that are all Chinese or all English; null for any other. Blank ones and labels are left out. */
function* linesOf(text: string): Generator<Line | null> {
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = end - at <= LONGEST_ENGLISH * 2 ? text.slice(at, end) : '';
    const read = line.trim();
    const start = at + line.indexOf(read);
    at = end + 1;
    if (end > start && line === '') yield null;
    else if (read === '' || LABELS.has(read)) continue;
    else {
      const asks = /[?？!！]$/.test(read);
      const isChinese = CHINESE_LINE.test(asks ? read.slice(0, -1) : read) && /\p{Script=Han}/u.test(read);
      const isEnglish = /\p{Script=Latin}/u.test(read) && !/\p{Script=Han}/u.test(read);
      const fits = read.length <= (isChinese ? LONGEST_CHINESE : LONGEST_ENGLISH);
      yield (isChinese || isEnglish) && fits
        ? { start, end: start + read.length, text: read, isChinese, asks }
        : null;
    }
  }
}

/** How many of a line's words the Chinese of the other says. */
function meantIn(chinese: string, english: string, lexicon: Lexicon): number {
  const counter = coverage(profileOf(chinese, lexicon));
  for (const word of english.split(/[^\p{L}\p{N}’'-]+/u)) if (word) counter.add(word);
  return counter.read().aligned;
}

/**
 * Binds a title in one language to that in the other, a blank line between them: Harbour Observer / 港口观察. The
 * dictionary must know two words of it, and it is no sentence.
 */
function bindTitle(
  text: string,
  turns: readonly Line[],
  byStart: ReadonlyMap<number, ChineseRun>,
  lexicon: Lexicon,
  fields: Map<number, Field>,
): void {
  turns.forEach((line, i) => {
    const run = line.isChinese ? byStart.get(line.start) : undefined;
    const end = line.asks ? line.end - 1 : line.end;
    if (!run || run.end < end || run.end - run.start > LONGEST_TITLE || fields.has(run.start)) return;
    const [english] = [turns[i - 1], turns[i + 1]].filter((other): other is Line => {
      if (!other) return false;
      const between =
        other.start < line.start ? text.slice(other.end, line.start) : text.slice(line.end, other.start);
      return (
        /\n[ \t\r]*\n/.test(between) &&
        /^\p{Lu}/u.test(other.text) &&
        !/[.:,;]$/.test(other.text) &&
        other.asks === line.asks &&
        other.text.split(' ').length <= MOST_TITLE_WORDS &&
        meantIn(line.text, other.text, lexicon) >= 2
      );
    });
    if (english) fields.set(run.start, { english, pinyin: null, signal: 'the title in the other language' });
  });
}
const LONGEST_TITLE = 30;
const MOST_TITLE_WORDS = 20;

/** Tells by the dictionary whether the English stands below its Chinese or above, and binds it. */
function bind(
  turns: readonly Line[],
  byStart: ReadonlyMap<number, ChineseRun>,
  lexicon: Lexicon,
  fields: Map<number, Field>,
): void {
  const terms = turns.flatMap((line, i) => (line.isChinese ? [i] : []));
  const meant = (step: 1 | -1): number =>
    terms.filter((i) => meantIn(turns[i]!.text, turns[i + step]?.text ?? '', lexicon) > 0).length;
  const [below, above] = [meant(1), meant(-1)];
  // What tells nothing of most of the terms is no list of them.
  if (Math.max(below, above) < Math.max(LEAST_TERMS, terms.length / 2) || below === above) return;
  const step = below > above ? 1 : -1;
  for (const i of terms) {
    const run = byStart.get(turns[i]!.start);
    const english = turns[i + step];
    if (run && run.end >= turns[i]!.end && english && !fields.has(run.start))
      fields.set(run.start, { english, pinyin: null, signal: 'the line beside it in a list' });
  }
}
