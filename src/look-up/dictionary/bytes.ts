/** The dictionary's text in bytes: the codes of its signs, and where its cells and lines end. */
import { BREAK } from '../columns.ts';

export const TAB = 9;
export const BLANK = 32;
export const OPEN = 40;
export const CLOSE = 41;
export const POINT = 46;
export const SLASH = 47;
export const SEMICOLON = 59;
export const OPEN_SQUARE = 91;
export const CLOSE_SQUARE = 93;
export const BAR = 124;
export const DIGIT_0 = 48;

export const LETTER_C = 67;
export const LETTER_A_LARGE = 65;
export const LETTER_Z_LARGE = 90;
export const LETTER_A = 97;
export const LETTER_T = 116;

export const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
export const isWord = (code: number): boolean => isLatin(code) || (code >= 48 && code <= 57) || code > 0x7f;

// A loop is quicker than `indexOf` where what is looked for is a few bytes away.

/** Where the next tab stands, or the line ends. */
export function tabFrom(text: Uint8Array, from: number): number {
  let at = from;
  // Of all codes up to a break these two alone stand in a text.
  while (at < text.length && text[at]! > BREAK) at++;
  return at;
}

export function endOfLine(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== BREAK) at++;
  return at;
}
