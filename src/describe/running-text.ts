/** The words of running Chinese text, each with its reading where it stands: for reading it word by word. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { NUMERAL } from '../lexicon/numeral.ts';
import { segment } from '../lexicon/segment.ts';
import { readHan } from '../pinyin/index.ts';
import { toMarks } from '../pinyin/syllable.ts';
import { describeTerm, type Described } from './describe.ts';
import type { Kind } from '../term/kinds.ts';
import { nameLength } from './names-in-text.ts';
import { meaningOfNumeral } from './numeral.ts';
import { meaningsBySense } from './words.ts';

/** Offsets in the text, in UTF-16 code units, the end not in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TextWord extends Span {
  /** Numbered pinyin, a syllable per Han character, divided by blanks; empty where it was not asked for. */
  readonly reading: string;
}

const HAN_RUN = /\p{Script=Han}+/gu;
const ALL_HAN = /^\p{Script=Han}+$/u;

/**
 * The words of a text in their order; what stands between them (marks, Latin letters, digits) is none.
 *
 * @param known places of words that may not be in the dictionary, in order, of one beginning the longest first; they
 *   may overlap: which of them are words here is decided with the words around them
 * @param reads whether readings are asked for; `known` words are never read, since whoever knows them knows how
 */
export function wordsOfText(
  text: string,
  known: readonly Span[],
  lexicon: Lexicon,
  reads: boolean,
): TextWord[] {
  const words: TextWord[] = [];
  // With marks or letters in them they are no matter of the dictionary, and stand as they are.
  let at = 0;
  for (const span of known) {
    if (span.start < at || ALL_HAN.test(text.slice(span.start, span.end))) continue;
    words.push(...wordsOfRuns(text, { start: at, end: span.start }, known, lexicon, reads));
    words.push({ start: span.start, end: span.end, reading: '' });
    at = span.end;
  }
  words.push(...wordsOfRuns(text, { start: at, end: text.length }, known, lexicon, reads));
  return words;
}

function wordsOfRuns(
  text: string,
  { start, end }: Span,
  known: readonly Span[],
  lexicon: Lexicon,
  reads: boolean,
): TextWord[] {
  return Array.from(text.slice(start, end).matchAll(HAN_RUN)).flatMap((match) => {
    const from = start + match.index;
    const [run] = match;
    const here = new Set(
      known
        .filter((span) => span.start >= from && span.end <= from + run.length)
        .map((span) => text.slice(span.start, span.end)),
    );
    return wordsOfRun(run, from, here, lexicon, reads);
  });
}

/** What stands between two known words is read as one stretch, since neighbours decide readings. */
function wordsOfRun(
  run: string,
  from: number,
  known: ReadonlySet<string>,
  lexicon: Lexicon,
  reads: boolean,
): TextWord[] {
  const words: TextWord[] = [];
  let at = from;
  let stretch = '';
  const add = (word: string, reading: string) => {
    words.push({ start: at, end: at + word.length, reading });
    at += word.length;
  };
  const readStretch = () => {
    if (stretch === '') return;
    for (const { hanzi, reading } of readInEitherScript(stretch, lexicon)) add(hanzi, reading);
    stretch = '';
  };
  const divided = segment(run, lexicon, known);
  for (let i = 0; i < divided.length; i++) {
    const word = divided[i]!;
    const length = known.has(word) ? 0 : nameLength(divided, i, lexicon);
    if (length === 0 && !known.has(word) && reads) stretch += word;
    else {
      readStretch();
      const name = divided.slice(i, i + Math.max(1, length)).join('');
      add(
        name,
        length > 0 && reads
          ? readAll(name, lexicon, 'person')
              .map(({ reading }) => reading)
              .join(' ')
          : '',
      );
      i += Math.max(1, length) - 1;
    }
  }
  readStretch();
  return joinWords(words, run, from, known, lexicon);
}

/** Of two numerals and more one next to the other these are words of another kind. */
const NO_NUMERALS: ReadonlySet<string> = new Set(['万一', '一一', '萬一']);
/** What such a character stands beside is hardly ever a word with it: 说得很重, 管它叫. */
const OWN_WORDS = /^[得的了是不]|[了着的它她他]$/u;
const COUNTED_BY = /^([一二三四五六七八九十百千零]+)(.+)$/u;

interface ReadWord {
  readonly hanzi: string;
  readonly reading: string;
}

const readAll = (text: string, lexicon: Lexicon, kind?: Kind): ReadWord[] =>
  readHan(text, { lexicon, kind }).map(({ hanzi, readings }) => ({
    hanzi,
    reading: readings.map(({ numbered }) => numbered).join(' '),
  }));

/**
 * A character that is a word by itself is read as the words around it have it, which is known of simplified text only:
 * 她還說 is read as 她还说.
 */
function readInEitherScript(text: string, lexicon: Lexicon): ReadWord[] {
  const words = readAll(text, lexicon);
  const isAlone = ({ hanzi }: ReadWord) => hanzi.length === 1;
  if (!words.some((word) => isAlone(word) && simplified(word.hanzi, lexicon) !== word.hanzi)) return words;
  const readings = new Map<number, string>();
  let at = 0;
  for (const word of readAll(Array.from(text, (sign) => simplified(sign, lexicon)).join(''), lexicon)) {
    if (isAlone(word)) readings.set(at, word.reading);
    at += word.hanzi.length;
  }
  at = 0;
  return words.map((word) => {
    const reading = isAlone(word) ? readings.get(at) : undefined;
    at += word.hanzi.length;
    return reading === undefined ? word : { ...word, reading };
  });
}

/** Of one character; itself where it is written so in simplified text, too. */
function simplified(sign: string, lexicon: Lexicon): string {
  const forms = lexicon.senses(sign).map((sense) => sense.simplified);
  const [form = sign] = forms;
  return forms.includes(sign) || form.length !== sign.length ? sign : form;
}

/**
 * What the counts of words divide too far: a number (三十二万八千, 第二十一) is one word, and so are characters next to
 * each other that are a word of the dictionary which was never counted, as it is newer than the counts (微信).
 */
function joinWords(
  words: readonly TextWord[],
  run: string,
  from: number,
  known: ReadonlySet<string>,
  lexicon: Lexicon,
): TextWord[] {
  const textOf = ({ start, end }: Span) => run.slice(start - from, end - from);
  const isNumeral = (text: string) => NUMERAL.test(text) && !NO_NUMERALS.has(text) && !known.has(text);
  const joined: TextWord[] = [];
  const join = (word: TextWord) => {
    const before = joined.pop()!;
    const text = run.slice(before.start - from, word.end - from);
    const [only, ...others] = new Set(lexicon.readings(text).map((one) => one.toLowerCase()));
    const reading =
      only !== undefined && others.length === 0 && before.reading !== ''
        ? only
        : `${before.reading} ${word.reading}`.trim();
    joined.push({ start: before.start, end: word.end, reading });
  };
  for (const word of words) {
    const text = textOf(word);
    const before = joined.at(-1);
    const last = before === undefined ? '' : textOf(before);
    if (last === '第' && !known.has(text)) {
      const [, number, rest] = COUNTED_BY.exec(text) ?? [];
      if (number !== undefined && rest !== undefined) {
        const readings = word.reading.split(' ');
        const middle = word.start + number.length;
        join({ start: word.start, end: middle, reading: readings.slice(0, number.length).join(' ') });
        joined.push({ start: middle, end: word.end, reading: readings.slice(number.length).join(' ') });
        continue;
      }
    }
    // 二十八年零四个月: a nought alone begins no number.
    const isNumber =
      isNumeral(text) && last !== '零' && (last === '第' || isNumeral(last.replace(/^第/, '')));
    const isNew =
      text.length === 1 &&
      last.length === 1 &&
      !known.has(text) &&
      !known.has(last) &&
      !OWN_WORDS.test(last + text) &&
      lexicon.count(last + text) === 0 &&
      lexicon.has(last + text);
    if (isNumber || isNew) join(word);
    else joined.push(word);
  }
  return joined;
}

/** What the dictionary says of a word in one of its readings. */
export interface DescribedSense {
  readonly described: Described;
  readonly meanings: readonly string[];
}

/**
 * A word of a text as the dictionary has it, reading by reading: that of the text first. A number has its
 * value; what is not listed has one sense without meanings.
 *
 * @param traditional and `simplified`: as many characters each as the word
 * @param reading numbered pinyin, as `wordsOfText` gives it
 */
export function lookUpWord(
  word: { readonly hanzi: string; readonly simplified: string; readonly traditional: string },
  reading: string,
  lexicon: Lexicon,
): DescribedSense[] {
  const said = (numbered: string | undefined) =>
    describeTerm(
      {
        ...word,
        kind: 'expression',
        ...(numbered !== undefined && numbered !== '' && { reading: numbered }),
      },
      lexicon,
    );
  const senses = meaningsBySense(word.hanzi, lexicon, reading);
  if (senses.length === 0) {
    const number = meaningOfNumeral(word.simplified);
    return [{ described: said(reading), meanings: number === null ? [] : [number] }];
  }
  return senses.map(({ numbered, traditional, meanings }) => {
    const isName = /^[A-Z]/.test(numbered);
    const described = said(numbered.toLowerCase());
    return {
      described: {
        ...described,
        ...(Array.from(traditional).length === Array.from(word.hanzi).length && { traditional }),
        // A surname or a place is written with a capital.
        ...(isName && { pinyin: capital(described.pinyin, numbered) }),
      },
      meanings,
    };
  });
}

const capital = (pinyin: string, numbered: string): string =>
  pinyin === '' ? toMarks(numbered) : pinyin.charAt(0).toUpperCase() + pinyin.slice(1);
