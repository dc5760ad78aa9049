/**
 * Entries whose lines are labelled: the Chinese stands by itself or after `Chinese:`, its English after `English:`
 * or `definition:`, on a line of its own nearby.
 */
import type { ChineseRun } from '../chinese.ts';
import type { Stretch } from '../gloss.ts';
import type { Field } from './field.ts';

const MARKUP = '(?:<[^<>\\n]{1,80}>|[*_]{1,3})*';
const LINE = new RegExp(
  `^[ \\t>]*(?:(?:[-*•+]|\\d{1,3}[.)、])[ \\t]+)?${MARKUP}([\\p{L} ]{2,28}?)${MARKUP}[ \\t]*[:：][ \\t]*${MARKUP}[ \\t]*(\\S.*)?$`,
  'u',
);
/** What English is labelled as; the earlier one is the gloss where an entry has several. */
const ENGLISH_LABELS = [
  'english|english name|english term|english translation|in english|英文|英文名|英文名称|英文名稱|英译|英譯|英语|英語',
  'translation|gloss|翻译|翻譯|译文|譯文',
  'meaning|meanings|意思|含义|含義',
  'definition|definitions|释义|釋義',
];
const ENGLISH = ENGLISH_LABELS.map((labels) => new RegExp(`^(?:${labels})$`, 'i'));
const CHINESE =
  /^(?:chinese|chinese name|chinese term|chinese characters|in chinese|hanzi|characters?|simplified|simplified chinese|traditional|traditional chinese|term|word|phrase|headword|entry|original|中文|中文名|中文名称|中文名稱|汉字|漢字|词语|詞語|词条|詞條)$/i;
const PINYIN = /^(?:pinyin|hanyu pinyin|拼音|汉语拼音|漢語拼音)$/i;
/** Texts without such a word at all need no further look. */
const ANY = new RegExp(ENGLISH_LABELS.join('|'), 'i');
/** An entry is no longer than this, in lines. */
const LONGEST_ENTRY = 10;

interface Line extends Stretch {
  readonly text: string;
  readonly label: string | null;
  /** What stands after the label; the whole line without one. */
  readonly value: Stretch;
}

/** Adds what labelled lines say of the runs. */
export function readLabels(text: string, runs: readonly ChineseRun[], fields: Map<number, Field>): void {
  if (!ANY.test(text)) return;
  let seen = -1;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    if (run.start < seen) continue;
    const own = lineAt(text, run.start);
    // 中文：渡口: the label is a run of its own.
    if (own.label !== null && run.end <= own.value.start) continue;
    seen = own.end;
    if (own.label === null ? !standsAlone(own, run) : !CHINESE.test(own.label) || !startsWith(own, run))
      continue;
    const entry = [...linesAfter(text, own), ...(own.label === null ? [] : linesBefore(text, own))];
    let best: { rank: number; english: Stretch } | null = null;
    let pinyin: Stretch | null = null;
    for (const line of entry) {
      if (line.label === null) continue;
      if (PINYIN.test(line.label)) pinyin ??= valueOf(line);
      const rank = ENGLISH.findIndex((label) => label.test(line.label!));
      const english = rank < 0 ? null : valueOf(line);
      if (english && (best === null || rank < best.rank)) best = { rank, english };
    }
    if (best) fields.set(run.start, { english: best.english, pinyin, signal: 'a labelled line' });
  }
}

function lineAt(text: string, at: number): Line {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  const end = Math.min(newline < 0 ? text.length : newline, start + 2_000);
  const line = text.slice(start, end);
  const [, label, value] = (line.length <= 400 && LINE.exec(line)) || [];
  if (label === undefined) return { start, end, text: line, label: null, value: { start, end } };
  const length = value?.length ?? 0;
  return { start, end, text: line, label: label.trim(), value: { start: end - length, end } };
}

/** The lines of the same entry after a line: up to a blank one, or one that begins the next entry. */
function* linesAfter(text: string, line: Line): Generator<Line> {
  for (let n = 0, at = line.end + 1; n < LONGEST_ENTRY && at < text.length; n++) {
    const next = lineAt(text, at);
    if (next.text.trim() === '') return;
    if (next.label === null ? /\p{Script=Han}/u.test(next.text) : begins(next, line)) return;
    yield next;
    at = next.end + 1;
  }
}

/** The lines of the same entry before a labelled line, the nearest first. */
function* linesBefore(text: string, line: Line): Generator<Line> {
  for (let n = 0, at = line.start - 1; n < LONGEST_ENTRY && at > 0; n++) {
    const previous = lineAt(text, at);
    if (previous.label === null || begins(previous, line)) return;
    yield previous;
    at = previous.start - 1;
  }
}

/** Whether a line bears the label with which the other's entry begins. */
const begins = (line: Line, other: Line) =>
  line.label !== null && line.label.toLowerCase() === (other.label ?? '').toLowerCase();

/** Whether nothing but markup and a list's number stands beside the run. */
function standsAlone(line: Line, run: ChineseRun): boolean {
  const beside =
    line.text.slice(0, run.start - line.start) + line.text.slice(Math.max(0, run.end - line.start));
  return run.end <= line.end && /^(?:<[^<>]*>|[\s\d.)、#*_>•+-])*$/.test(beside);
}

const startsWith = ({ value, start, text }: Line, run: ChineseRun) =>
  run.start >= value.start && !/[\p{Script=Latin}]/u.test(text.slice(value.start - start, run.start - start));

/** What stands after the label, without the markup at its ends; null where it is empty or Chinese. */
function valueOf({ value, start, text }: Line): Stretch | null {
  const read = text.slice(value.start - start);
  const lead = /^(?:<[^<>]*>|[\s*_])*/.exec(read)![0].length;
  const tail = /(?:<[^<>]*>|[\s*_.])*$/.exec(read.slice(lead))![0].length;
  const stretch = { start: value.start + lead, end: value.end - tail };
  if (stretch.end <= stretch.start || /\p{Script=Han}/u.test(read) || !/\p{L}/u.test(read)) return null;
  return stretch;
}
