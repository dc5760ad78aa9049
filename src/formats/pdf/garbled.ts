/**
 * Fonts that tell wrongly which letters they draw. What comes of them are letters like any others, and no language:
 * it is told by what all of them have in common, not by a dictionary, so that no language has to be known.
 */

/** Of a font so many letters are looked at (UTF-16 code units); fewer say nothing. */
export const SAMPLE = 6_000;
const FEWEST_LETTERS = 60;
const FEWEST_HAN = 40;
const FEWEST_WORDS = 12;

/** Shares below, or above, which no text is. */
const COMMON_HAN = 0.7;
const ACCENTED = 0.45;
const WORDS = 0.4;
const MIXED = 0.3;
const VOWELS = [0.25, 0.7] as const;

/** @param text what one font has drawn; its pieces are parted by blanks */
export function isGarbled(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const han = sample.match(/\p{Script=Han}/gu) ?? [];
  if (han.length >= FEWEST_HAN && share(han, (one) => commonHan().has(one)) < COMMON_HAN) return true;
  const letters = sample.match(/[^\s\p{N}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? [];
  if (letters.length < FEWEST_LETTERS) return false;
  // Bytes of another encoding, as ÖÐ¹ú for 中国.
  if (share(letters, (one) => /[\u0080-\u00ff]/.test(one)) > ACCENTED) return true;
  const words = (sample.match(/[^\s\ufffd\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3,}/gu) ?? [])
    .map((word) => word.replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}\p{N}]+$/gu, ''))
    .filter((word) => word.length >= 3 && !NO_WORD.test(word));
  if (words.length < FEWEST_WORDS) return false;
  if (share(words, isMixed) > MIXED) return true;
  if (share(words, isWord) < WORDS) return true;
  return hasNoVowels(words);
}

/** Addresses, and letters that fill a place. */
const NO_WORD = /[@/\\]|\.\p{L}|(.)\1{3}/u;

const WORD = /^(?:\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{Lu}+s?|\p{N}+(?:[.,:]\p{N}+)*)$/u;
/** Words that are joined, numbers, names such as McNeil: letters, as a person writes them. */
const isWord = (word: string): boolean =>
  word.split(/[-‐–—'’.,:;()[\]“”"&+_ʼ]+/).every((part) => part === '' || WORD.test(part) || NAME.test(part));
const NAME = /^(?:Mc|Mac|De|La|Di|O)\p{Lu}\p{Ll}+$/u;

const SCRIPTS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Thai',
  'Georgian',
].map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));
/** Letters of several scripts in one word, or of one that is neither of these. */
const isMixed = (word: string): boolean => SCRIPTS.filter((script) => script.test(word)).length > 1;

/** Of the letters of any language that writes with Latin ones, a quarter or more are vowels. */
function hasNoVowels(words: readonly string[]): boolean {
  const letters = words
    // Abbreviations have what letters they like.
    .filter((word) => word !== word.toUpperCase() || word.length > 6)
    .join('')
    .normalize('NFD')
    .toLowerCase()
    .match(/[a-zæøœðþßı]/g);
  if (letters === null || letters.length < 2 * FEWEST_LETTERS) return false;
  const vowels = share(letters, (letter) => /[aeiouyæøœı]/.test(letter));
  return vowels < VOWELS[0] || vowels > VOWELS[1];
}

const share = <T>(list: readonly T[], test: (one: T) => boolean): number =>
  list.length === 0 ? 0 : list.filter(test).length / list.length;

let common: ReadonlySet<string> | undefined;

/** The characters that the first levels of the standards of China, Taiwan and Japan hold: those in use. */
function commonHan(): ReadonlySet<string> {
  common ??= new Set([
    ...level('gbk', 0xb0, 0xd7, [[0xa1, 0xfe]]),
    ...level('big5', 0xa4, 0xc6, [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ]),
    ...level('euc-jp', 0xb0, 0xcf, [[0xa1, 0xfe]]),
  ]);
  return common;
}

/** What an encoding has for a first byte from `from` to `to` and a second one in `ranges`. */
function level(
  encoding: string,
  from: number,
  to: number,
  ranges: readonly (readonly [number, number])[],
): string {
  const bytes: number[] = [];
  for (let first = from; first <= to; first++)
    for (const [least, greatest] of ranges)
      for (let second = least; second <= greatest; second++) bytes.push(first, second);
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes));
}
