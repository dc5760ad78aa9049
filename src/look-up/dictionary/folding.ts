/** Lays forms in characters and glosses into columns, folded, byte by byte. */
import { foldChinese } from '../../term/term-key.ts';
import { searchForms } from '../../term/variants.ts';
import { BREAK, codesOf, LABEL, REMARK, standsAt, units } from '../columns.ts';
import { foldLatin } from '../fold.ts';
import {
  BLANK,
  OPEN,
  CLOSE,
  POINT,
  SLASH,
  SEMICOLON,
  OPEN_SQUARE,
  CLOSE_SQUARE,
  LETTER_C,
  LETTER_A,
  LETTER_T,
  isLatin,
  isWord,
} from './bytes.ts';

/** What stands in the dictionary's English beside a meaning: `CL:個|个[ge4]`. */
const COUNTED = codesOf('CL:', units);

/** "to reverse" is found as "reverse". */
const ARTICLES = ['to ', 'the ', 'a ', 'an '].map((text) => codesOf(text, units));

/** What each byte is folded to by itself, wherever it stands in a gloss; 0 of what must be looked at. */
const PLAIN = new Uint8Array(256);
for (let code = BLANK; code < 0x80; code++)
  if (![OPEN, CLOSE, POINT, SLASH, SEMICOLON, OPEN_SQUARE].includes(code))
    PLAIN[code] = code >= 65 && code <= 90 ? code + 32 : code;

/** What folding makes of a sign that is no plain Han character, by its code point. */
const foldedSigns = new Map<number, string>();
/** The same of a sign of two bytes in a gloss. */
const foldedLetters = new Map<number, string>();

function remembered(of: Map<number, string>, point: number, fold: (sign: string) => string): string {
  let folded = of.get(point);
  if (folded === undefined) of.set(point, (folded = fold(String.fromCodePoint(point))));
  return folded;
}

/** Lays a form in characters behind what there is, folded as `foldChinese` does it. @returns where it ends */
export function foldForm(
  text: Uint8Array,
  start: number,
  end: number,
  into: Uint16Array,
  at: number,
): number {
  const simplified = searchForms();
  for (let i = start; i < end;) {
    const first = text[i++]!;
    if ((first & 0xf0) === 0xe0) {
      const point = ((first & 0x0f) << 12) | ((text[i++]! & 0x3f) << 6) | (text[i++]! & 0x3f);
      if (point >= 0x3400 && point <= 0x9fff) {
        into[at++] = simplified[point]!;
        continue;
      }
      i -= 2;
    }
    let point = first;
    if (first >= 0xf0)
      point =
        ((first & 0x07) << 18) |
        ((text[i++]! & 0x3f) << 12) |
        ((text[i++]! & 0x3f) << 6) |
        (text[i++]! & 0x3f);
    else if (first >= 0xe0) point = ((first & 0x0f) << 12) | ((text[i++]! & 0x3f) << 6) | (text[i++]! & 0x3f);
    else if (first >= 0x80) point = ((first & 0x1f) << 6) | (text[i++]! & 0x3f);
    const folded = remembered(foldedSigns, point, foldChinese);
    for (let k = 0; k < folded.length; k++) into[at++] = folded.charCodeAt(k);
  }
  return at;
}

/**
 * Lays the glosses of a line behind what there is, folded as `foldGloss` does it, each with a break behind. What stands
 * in round brackets is a form of its own, so that "(bound form) people" is found as "people", but `child(ren)` is one
 * word; how other words are read
 * and counted is left out.
 *
 * @returns where they end
 */
export function foldGlosses(
  text: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  from: number,
): number {
  let at = from;
  let begins = true;
  let inBrackets = false;
  for (let i = start; i < end; i++) {
    const code = text[i]!;
    if (!begins) {
      const plain = PLAIN[code]!;
      if (plain !== 0) {
        into[at++] = plain;
        continue;
      }
    } else {
      if (code === BLANK) continue;
      if (code === LETTER_C && standsAt(text, i, COUNTED)) {
        while (i + 1 < end && text[i + 1] !== SLASH) i++;
        continue;
      }
      if (code === OPEN && !inBrackets) {
        inBrackets = true;
        into[at++] = LABEL;
        continue;
      }
      begins = false;
      if (code === LETTER_A || code === LETTER_T) {
        const article = lengthOfArticle(text, i);
        if (article > 0 && i + article < end && isWord(text[i + article]!)) {
          i += article - 1;
          continue;
        }
      }
    }
    const opens = code === OPEN && into[at - 1] === BLANK;
    if (code === SLASH || code === SEMICOLON || opens || (code === CLOSE && inBrackets)) {
      inBrackets = opens;
      at = endOfForm(into, at);
      if (opens) into[at++] = REMARK;
      begins = true;
    } else if (code === OPEN_SQUARE) {
      while (i + 1 < end && text[i] !== CLOSE_SQUARE) i++;
    } else if (code < 0x80) {
      if (code !== POINT || !isPointed(text, i)) into[at++] = PLAIN[code]! || code;
    } else if (code < 0xe0) {
      const folded = remembered(foldedLetters, ((code & 0x1f) << 6) | (text[++i]! & 0x3f), foldLatin);
      for (let k = 0; k < folded.length; k++) into[at++] = folded.charCodeAt(k);
    } else {
      i += code < 0xf0 ? 2 : 3;
      if (into[at - 1] !== BLANK && into[at - 1] !== BREAK) into[at++] = BLANK;
    }
  }
  at = endOfForm(into, at);
  // Without a gloss it is one empty form.
  if (at === from) into[at++] = BREAK;
  return at;
}

/** How long the article is that stands at a place, with its blank; 0 where none does. */
function lengthOfArticle(text: Uint8Array, at: number): number {
  for (const article of ARTICLES) if (standsAt(text, at, article)) return article.length;
  return 0;
}

/** Ends a form that has anything in it. */
function endOfForm(into: Uint8Array, at: number): number {
  while (into[at - 1] === BLANK || into[at - 1] === LABEL || into[at - 1] === REMARK) at--;
  if (into[at - 1] !== BREAK) into[at++] = BREAK;
  return at;
}

/** Whether the point belongs to an abbreviation: `P.L.A.` */
function isPointed(text: Uint8Array, at: number): boolean {
  const before = text[at - 2]!;
  if (!isLatin(text[at - 1]!) || (before !== POINT && isWord(before))) return false;
  return isLatin(text[at + 1] ?? 0) ? !isWord(text[at + 2] ?? 0) : before === POINT;
}
