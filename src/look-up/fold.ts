/**
 * Folding: two spellings a reader would call the same become the same string.
 *
 * Three folds, since what may be ignored differs: Chinese loses script, width, blanks and punctuation
 * (src/term/term-id.ts); Latin text loses case, accents and typographic quotes; pinyin and zhuyin lose their spaces and keep their tones
 * beside them, so that they can be asked for or not.
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

/**
 * What is typed or pasted, in plain signs: full-width letters, digits and signs of an input method as narrow
 * ones, the ɑ and ɡ of phonetic fonts as a and g, nothing that has no width.
 */
export function plainSigns(text: string): string {
  return (
    text
      .replace(/[\p{Cf}\u034f]/gu, '')
      // The dot of zhuyin, which normalisation would take apart.
      .split('˙')
      .map((part) => part.normalize('NFKC'))
      .join('˙')
      .replace(/[ɑⱭ]/g, 'a')
      .replace(/[ɡ]/g, 'g')
  );
}

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

/** "to reverse" is found as "reverse", "the Party" as "party", at the beginning of each line; "P.L.A." as "pla". */
export function foldGloss(text: string): string {
  return foldLatin(text)
    .replace(/^(?:to|the|an?) (?=\S)/gm, '')
    .replace(/\b(?:[a-z]\.)+[a-z]\b\.?/g, (letters) => letters.replaceAll('.', ''));
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

/** What is asked of a reading, in pinyin or zhuyin, at one letter. */
export interface SoundQuery {
  /** Letters of pinyin only, `u` also for ü, with the digits of a term such as 5G; or signs of zhuyin only. */
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
const BETWEEN_SYLLABLES = /[\s'’ʼ·•,\-‐–]/;

/**
 * Reads what a person types for pinyin: `renlei`, `rén lèi`, `ren2lei4`, `lv3`, `lu:3`, `xi'an`, `5g wangluo`.
 * Undefined when it cannot be pinyin: letters of another script, a sign that stands for nothing, no letter at all.
 */
export function readPinyinQuery(text: string): SoundQuery | undefined {
  const tones: { at: number; tone: number }[] = [];
  const umlauts: number[] = [];
  const ends: number[] = [];
  let letters = '';
  const end = () => {
    if (letters !== '' && ends.at(-1) !== letters.length) ends.push(letters.length);
  };
  for (const [part] of text
    .normalize('NFD')
    .toLowerCase()
    .matchAll(/\d+|[^]/gu)) {
    const last = letters.length - 1;
    const ended = last < 0 || ends.at(-1) === letters.length;
    if (part >= 'a' && part <= 'z') {
      if (part === 'v') umlauts.push(letters.length);
      letters += part === 'v' ? 'u' : part;
    } else if (part === DIAERESIS || part === ':') {
      if (letters[last] !== 'u') return undefined;
      umlauts.push(last);
    } else if (part in TONE_MARKS) {
      if (last < 0) return undefined;
      tones.push({ at: last, tone: TONE_MARKS[part]! });
    } else if (/^[0-5]$/.test(part) && !ended) {
      tones.push({ at: last, tone: Number(part) || 5 });
      end();
    } else if (/^\d/.test(part)) {
      // No tone: the number in a term.
      letters += part;
    } else if (BETWEEN_SYLLABLES.test(part)) {
      end();
    } else {
      return undefined;
    }
  }
  // What stands at the very end ends nothing: the reader may be about to type on.
  if (ends.at(-1) === letters.length && !/[0-5]\s*$/.test(text)) ends.pop();
  return letters === '' || /^\d*$/.test(letters) ? undefined : { letters, tones, umlauts, ends };
}

const ZHUYIN_TONES: Readonly<Record<string, number>> = {
  ˉ: 1,
  ˊ: 2,
  '´': 2,
  ˇ: 3,
  ˋ: 4,
  '`': 4,
  '˙': 5,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
};

/** Whether a text holds signs of zhuyin. */
export const hasZhuyin = (text: string): boolean => /[\u3105-\u312f]/.test(text);

/**
 * Reads what a person types for zhuyin: `ㄖㄣˊ ㄌㄟˋ`, `ㄖㄣㄌㄟ`, the neutral tone's dot before its syllable or
 * behind it. A syllable without a sign may be of any tone. Latin letters may stand between. Undefined where there
 * is anything else, or no zhuyin.
 */
export function readZhuyinQuery(text: string): SoundQuery | undefined {
  if (!hasZhuyin(text)) return undefined;
  const tones: { at: number; tone: number }[] = [];
  const ends: number[] = [];
  let letters = '';
  let neutral = false;
  const end = () => {
    if (letters !== '' && ends.at(-1) !== letters.length) ends.push(letters.length);
  };
  const signs = Array.from(text.toLowerCase());
  for (const [i, sign] of signs.entries()) {
    const ended = letters === '' || ends.at(-1) === letters.length;
    if (/[\u3105-\u312fa-z]/.test(sign)) {
      if (neutral) tones.push({ at: letters.length, tone: 5 });
      neutral = false;
      letters += sign;
    } else if (sign === '˙' && (ended || hasZhuyin(signs[i + 1] ?? ''))) {
      end();
      neutral = true;
    } else if (sign in ZHUYIN_TONES && !ended) {
      tones.push({ at: letters.length - 1, tone: ZHUYIN_TONES[sign]! });
      end();
    } else if (BETWEEN_SYLLABLES.test(sign)) {
      end();
    } else {
      return undefined;
    }
  }
  if (ends.at(-1) === letters.length && tones.at(-1)?.at !== letters.length - 1) ends.pop();
  return { letters, tones, umlauts: [], ends };
}

/** Zhuyin with its tones as numbers behind the syllable, as numbered pinyin has them: `ㄖㄣˊ ˙ㄉㄜ` is `ㄖㄣ2 ㄉㄜ5`. */
export function numberedZhuyin(zhuyin: string): string {
  return zhuyin
    .split(' ')
    .map((syllable) => {
      if (!hasZhuyin(syllable)) return syllable;
      const tone = ZHUYIN_TONES[/[ˉˊˇˋ˙]/.exec(syllable)?.[0] ?? 'ˉ']!;
      return syllable.replace(/[ˉˊˇˋ˙]/g, '') + String(tone);
    })
    .join(' ');
}
