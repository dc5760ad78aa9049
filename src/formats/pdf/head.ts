/** Lines that stand for themselves above a text: who wrote it, where they work, when it appeared. */
import type { Line } from './lines.ts';

/** What share of its column such a line takes at most. */
const SHORT = 0.75;
const LONGEST = 120;

const BYLINE =
  /^(?:[Bb]y|BY|Written by) +\p{Lu}|^(?:作者|撰文|文|(?:本报|本社|新华社|特约)?记者)[\s:：/／|｜]\s*\p{Script=Han}/u;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DATE = new RegExp(
  `^(?:(?:published|updated|posted|last updated)(?: on)?:? )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?` +
    `(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4}|${MONTH} (?:\\d{1,2}(?:st|nd|rd|th)?,? )?\\d{4}` +
    `|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{4} ?年 ?\\d{1,2} ?月(?: ?\\d{1,2} ?日)?)$`,
  'i',
);
const SENTENCE_END = /[.!?。！？；;][”"’'）)]*$/;
/** A line that ends so goes on in the next, however short it is. */
const GOES_ON = /(?:[,，、:：—–(（“‘-]|\b(?:and|or|of|the|a|an|for|in|on|at|by|to|with|from|&))$/i;

/** A byline, or a date and nothing else. */
const saysWhoOrWhen = ({ text }: Line): boolean =>
  text.length <= LONGEST && !SENTENCE_END.test(text) && (BYLINE.test(text) || DATE.test(text));

/**
 * Whether `line`, right below `previous` in the head of a text, does not go on with it.
 *
 * @param hasRoom whether the first word of `line` has room on the line above: it was put into a line of its own
 * @param width of the column
 */
export function partsInHead(line: Line, previous: Line, hasRoom: boolean, width: number): boolean {
  if (/^[\p{Ll},;)）]/u.test(line.text) || GOES_ON.test(previous.text)) return false;
  const isShort = previous.right - previous.x < SHORT * width;
  if (saysWhoOrWhen(previous) || DATE.test(line.text)) return isShort || hasRoom || DATE.test(line.text);
  return hasRoom && isShort;
}
