/** Running Chinese in a text that is English otherwise: what somebody said, in the original. None of it is a term. */
import type { ChineseRun } from './chinese.ts';

/**
 * A passage is at least so long, in characters, or so where it fills a line; what nothing glosses is a sentence from still
 * fewer on.
 */
const LEAST_PASSAGE = 32;
const LEAST_LINE = 20;
const LEAST_SENTENCE = 12;
/** In half width a passage has a clause of so many characters, which no list of names has, and clauses of so many each. */
const LEAST_CLAUSE = 10;
const LEAST_CLAUSES = 6;
/** What may stand between the clauses of a passage. */
const BETWEEN = /^[，、。；：！？…,;:!?“”‘’"'「」『』（）[\]\s\d]{0,6}$/;
const CLAUSE_MARK = /[，。；：！？]/;
const FULL_STOP = /[。！？]/;
/** A full stop in half width: no more of a number, an address or a word follows. */
const NARROW_STOP = /\p{Script=Han}[”’"]?[.!?]+(?![\p{L}\d])/u;

/** The offsets of runs that are clauses of a passage: several, or a line, with a full stop among them, and no title. */
export function passagesOf(text: string, runs: readonly ChineseRun[]): ReadonlySet<number> {
  const clauses = new Set<number>();
  let chain: ChineseRun[] = [];
  const settle = () => {
    if (isPassage(text, chain)) for (const run of chain) clauses.add(run.start);
    chain = [];
  };
  for (const run of runs) {
    const last = chain.at(-1);
    if (last) {
      const between = text.slice(last.end, Math.min(run.start, last.end + 7));
      if (!BETWEEN.test(between) || /\n\s*\n/.test(between)) settle();
    }
    chain.push(run);
  }
  settle();
  return clauses;
}

function isPassage(text: string, chain: readonly ChineseRun[]): boolean {
  const [first] = chain;
  const last = chain.at(-1);
  if (!first || !last || chain.some((run) => run.titled)) return false;
  const printed = text.slice(first.start, last.end + 3);
  const size = sizeOf(printed);
  const isLine = fillsLines(text, first.start, last.end);
  if (size < (isLine ? LEAST_LINE : LEAST_PASSAGE) || (chain.length === 1 && !isLine)) return false;
  if (FULL_STOP.test(printed)) return true;
  const longest = Math.max(...chain.map((run) => sizeOf(run.hanzi)));
  return NARROW_STOP.test(printed) && longest >= LEAST_CLAUSE && size >= LEAST_CLAUSES * chain.length;
}

/** Whether nothing but marks stands before the one on its line and behind the other. */
function fillsLines(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 5), start);
  const after = text.slice(end, end + 8);
  return /(?:^|\n)[ \t>]*[“‘「"']?$/.test(before) && /^[。！？.!?”’」"'[\]…]*[ \t]*(?:\r?\n|$)/.test(after);
}

/** A line of nothing but Chinese that a mark divides and a full stop ends: verses, or a sentence that is quoted. */
const VERSE = /^[ \t>]*[\p{Script=Han}、“”‘’]+[,，；！？][\p{Script=Han}、，,；“”‘’]+[。！？；][”’]?\s*$/u;
const LONGEST_VERSE = 80;

function standsInVerse(text: string, { start, end }: ChineseRun): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_VERSE), start);
  const after = text.slice(end, end + LONGEST_VERSE);
  const line = before.slice(before.lastIndexOf('\n') + 1) + text.slice(start, end) + after.split('\n')[0]!;
  return line.length <= LONGEST_VERSE && VERSE.test(line);
}

/** Whether a run that nothing glosses is a sentence, or a clause of one. */
export function isSentence(text: string, run: ChineseRun): boolean {
  const { start, end, hanzi, titled } = run;
  if (!titled && standsInVerse(text, run)) return true;
  if (titled || sizeOf(hanzi) < LEAST_SENTENCE || /[《“]/.test(hanzi)) return false;
  return (
    CLAUSE_MARK.test(hanzi) ||
    /^[”’"]?[，。；！？]/.test(text.slice(end, end + 2)) ||
    /[，。；！？]$/.test(text.slice(Math.max(0, start - 1), start))
  );
}

/** Whether a run says when and where a law was passed, as it stands below its title. */
export const isPassedThen = ({ hanzi }: ChineseRun): boolean =>
  /^\d{4}年\d{1,2}月\d{1,2}日.*(?:通过|通過|公布|发布|發布|施行|批准|修正|修订|修訂)$/.test(hanzi);

/** Whether a run says but a date, an issue or a page, or which part of a law or book follows: 第一章. */
export const isDateOrPage = ({ hanzi, titled }: ChineseRun): boolean =>
  !titled && (PART.test(hanzi) || (/\d/.test(hanzi) && DATE_OR_PAGE.test(hanzi)));
const PART = /^第[〇零一二三四五六七八九十百\d]+[编編章节節条條款项項卷回部]$/;
const DATE_OR_PAGE = /^[\d年月日期卷页頁号號版第辑輯册冊，、—–-]+$/;

const sizeOf = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;
