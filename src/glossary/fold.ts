/**
 * Folding: two spellings a reader would call the same become the same string.
 *
 * Three folds, since what may be ignored differs: Latin text loses case, accents and typographic quotes;
 * Chinese loses width, blanks and punctuation; pinyin loses its spaces and keeps its tones beside it, so that
 * they can be asked for or not.
 *
 * Folding is done line by line: a line break stays, so that many texts can be folded at once, joined by it.
 */

/** A folded string, and for each of its code units (and its end) the offset in the text it came from. */
export interface Folded {
  readonly text: string;
  readonly from: readonly number[];
}

const MARKS = /\p{M}/gu;
// eslint-disable-next-line no-control-regex -- the whole of ASCII is meant
const NOT_ASCII = /[^\x00-\x7f]+/g;
const NOT_PLAIN_HAN = /[^\u3400-\u9fff\n]+/g;
const NOT_CHINESE_WORD = /[^\p{L}\p{N}\n]+/gu;

/** Whether any character is Han, so that the text can only be looked for among hanzi. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Latin text: "Jirouš’s" becomes "jirous's". Letters of other scripts become blanks. */
export function foldLatin(text: string): string {
  return text.toLowerCase().replace(NOT_ASCII, (run) =>
    run
      .normalize('NFKD')
      .replace(MARKS, '')
      .toLowerCase()
      .replace(/[‘’ʼʻ]/g, "'")
      .replace(/[“”«»„]/g, '"')
      .replace(/[‐‑‒–—−]/g, '-')
      // One byte a letter makes the long string that is searched half as long and several times as fast.
      .replace(/[^\n\x20-\x7e\xa1-\xff]/g, ' '),
  );
}

/** Chinese text, with what Latin letters and digits it holds: "《环球 时报》" becomes "环球时报". */
export function foldChinese(text: string): string {
  return text.replace(NOT_PLAIN_HAN, (run) =>
    run.normalize('NFKC').toLowerCase().replace(NOT_CHINESE_WORD, ''),
  );
}

/** Applies a fold letter by letter, so that a place in the result can be shown in the text. */
export function foldWithOffsets(text: string, fold: (text: string) => string): Folded {
  let folded = '';
  const from: number[] = [];
  let offset = 0;
  for (const { segment } of graphemes.segment(text)) {
    const part = fold(segment);
    for (let i = 0; i < part.length; i++) from.push(offset);
    folded += part;
    offset += segment.length;
  }
  from.push(text.length);
  return { text: folded, from };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What is asked of pinyin at one letter. */
export interface PinyinQuery {
  /** Letters only, `u` also for ü. */
  readonly letters: string;
  /** Each where the query tells more than letters: the syllable over letter `at` has this tone (5: none). */
  readonly tones: readonly { readonly at: number; readonly tone: number }[];
  /** Letters the query writes as ü. */
  readonly umlauts: readonly number[];
  /** Places between letters where the query ends a syllable: by a blank, an apostrophe or a tone number. */
  readonly ends: readonly number[];
}

const TONE_MARKS: Readonly<Record<string, number>> = {
  '\u0304': 1,
  '\u0301': 2,
  '\u030c': 3,
  '\u0306': 3,
  '\u0300': 4,
};
const DIAERESIS = '\u0308';

/**
 * Reads what a person types for pinyin: `renlei`, `rén lèi`, `ren2lei4`, `lv3`, `lu:3`, `xi'an`.
 * Undefined when it cannot be pinyin: letters of another script, a digit that is no tone, no letter at all.
 */
export function readPinyinQuery(text: string): PinyinQuery | undefined {
  const tones: { at: number; tone: number }[] = [];
  const umlauts: number[] = [];
  const ends: number[] = [];
  let letters = '';
  const end = () => {
    if (letters !== '' && ends.at(-1) !== letters.length) ends.push(letters.length);
  };
  for (const char of text.normalize('NFD').toLowerCase()) {
    const last = letters.length - 1;
    if (char >= 'a' && char <= 'z') {
      if (char === 'v') umlauts.push(letters.length);
      letters += char === 'v' ? 'u' : char;
    } else if (char === DIAERESIS || char === ':') {
      if (letters[last] !== 'u') return undefined;
      umlauts.push(last);
    } else if (char in TONE_MARKS) {
      if (last < 0) return undefined;
      tones.push({ at: last, tone: TONE_MARKS[char]! });
    } else if (char >= '0' && char <= '5') {
      if (last < 0 || ends.at(-1) === letters.length) return undefined;
      tones.push({ at: last, tone: char === '0' ? 5 : Number(char) });
      end();
    } else if (/[\s'’ʼ·•\-‐–]/.test(char)) {
      end();
    } else {
      return undefined;
    }
  }
  // What stands at the very end ends nothing: the reader may be about to type on.
  if (ends.at(-1) === letters.length && !/[0-5]\s*$/.test(text)) ends.pop();
  return letters === '' ? undefined : { letters, tones, umlauts, ends };
}
