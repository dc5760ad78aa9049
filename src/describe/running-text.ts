/** The words of running Chinese text, each with its reading where it stands: for reading it word by word. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';
import { readHan } from '../pinyin/index.ts';
import { toMarks } from '../pinyin/syllable.ts';
import { describeTerm, type Described } from './describe.ts';
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
    for (const { hanzi, readings } of readHan(stretch, { lexicon }))
      add(hanzi, readings.map(({ numbered }) => numbered).join(' '));
    stretch = '';
  };
  for (const word of segment(run, lexicon, known)) {
    if (!known.has(word) && reads) stretch += word;
    else {
      readStretch();
      add(word, '');
    }
  }
  readStretch();
  return words;
}

/** What the dictionary says of a word in one of its readings. */
export interface DescribedSense {
  readonly described: Described;
  readonly meanings: readonly string[];
}

/**
 * A word of a text as the dictionary has it, reading by reading: that of the text first. One sense without meanings
 * where it is not listed.
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
  if (senses.length === 0) return [{ described: said(reading), meanings: [] }];
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
