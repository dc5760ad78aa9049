/** What a text of a source or an edit may hold, and how long it may be: the limits, each with its reason. */
import * as v from 'valibot';

/**
 * Longest texts, in UTF-16 code units. The longest in china-brief-24-08 stand in brackets; what is longer by far is
 * no such thing but a mistake or an attack, and would stand on every list.
 */
export const LONGEST = {
  /** Slogans have some sixty characters [25]; with a line break or a blank in each place twice that. */
  hanzi: 240,
  /** Six letters a character and a blank. */
  reading: 1_200,
  /** [84] */
  gloss: 500,
  /** Titles of articles with their subtitles [96]. */
  title: 500,
  /** What browsers and servers agree to take. */
  address: 2_000,
  tag: 60,
  /** Some three thousand words of English. */
  note: 20_000,
} as const;

/**
 * Control characters, halves of characters, and the signs that turn the direction of text: none of them can be seen,
 * and each can make a line look like another one.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const UNSEEN_RUNS = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
/** The same, but a note may have lines. */
const UNSEEN_IN_LINES = /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Signs that take no room, as a blank of no width: within a text they may join or divide its letters. */
const NOTHING_TO_SEE = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/** One line that a person can see, at most `longest` code units. */
export const lineSchema = (longest: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.trim() !== '', 'is empty'),
    v.maxLength(longest, `is longer than ${longest} characters`),
    v.check((text) => !UNSEEN.test(text), 'holds characters that cannot be seen'),
  );

/** Lines of text, or none. */
export const linesSchema = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest, `is longer than ${longest} characters`),
    v.check((text) => !UNSEEN_IN_LINES.test(text), 'holds characters that cannot be seen'),
  );

/**
 * Text from anywhere as a line that `lineSchema` takes: what cannot be seen and every white space become one blank,
 * and what is too long ends in an ellipsis. Empty where nothing can be seen; then there is no such text.
 */
export function plainLine(text: string, longest: number): string {
  const line = text.replace(UNSEEN_RUNS, ' ').replace(/\s+/g, ' ').trim();
  if (NOTHING_TO_SEE.test(line)) return '';
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Text from anywhere as lines that `linesSchema` takes, without blanks at its ends; empty where nothing can be seen. */
export function plainLines(text: string, longest: number): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(new RegExp(UNSEEN_IN_LINES, 'gu'), ' ')
    .trim()
    .slice(0, longest);
  if (NOTHING_TO_SEE.test(lines)) return '';
  return /[\ud800-\udbff]$/.test(lines) ? lines.slice(0, -1) : lines;
}

/** 2017, 2017-10 or 2017-10-18. */
export const DaySchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'is no date'),
);

/** A page of the web: nothing that a link could run. */
export const AddressSchema = v.pipe(
  v.string(),
  v.maxLength(LONGEST.address, `is longer than ${LONGEST.address} characters`),
  v.regex(/^https?:\/\/[^\s\p{Cc}\p{Cs}"<>\\]+$/u, 'is no address of a page'),
);
