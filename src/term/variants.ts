/**
 * Characters that are written differently and are the same: the regional forms of Taiwan and Hong Kong (臺 台,
 * 裏 裡, 說 説), and each with its simplified form. By OpenCC's tables, character by character.
 */
import hongKong from 'opencc-js/dict/HKVariants';
import taiwan from 'opencc-js/dict/TWVariants';
import simplified from 'opencc-js/dict/TSCharacters';
import { readPairs } from './character-pairs.ts';

/** What of the plane below 2^16 has another form; the few beyond it have none that people type. */
const PLANE = 0x10000;
/** Longer lists of arguments overflow the stack. */
const CHUNK = 8192;

let standardForms: Uint16Array | undefined;
let searched: Uint16Array | undefined;

/** Each code unit's form in OpenCC's standard, as 臺 of 台 in traditional text; itself where it has no other. */
function standards(): Uint16Array {
  if (standardForms !== undefined) return standardForms;
  standardForms = itself();
  for (const regional of [taiwan, hongKong])
    readPairs(regional, (standard, form) => (standardForms![form] = standard));
  return standardForms;
}

/** Each code unit's simplified form, by way of the standard: what `foldVariants` puts in its place. */
export function searchForms(): Uint16Array {
  if (searched !== undefined) return searched;
  const toSimplified = itself();
  readPairs(simplified, (from, to) => (toSimplified[from] = to));
  searched = toSimplified.slice();
  // Only what a region writes in its own way has another standard form.
  for (const regional of [taiwan, hongKong])
    readPairs(regional, (standard, form) => (searched![form] = toSimplified[standard]!));
  return searched;
}

function itself(): Uint16Array {
  const table = new Uint16Array(PLANE);
  for (let code = 0; code < PLANE; code++) table[code] = code;
  return table;
}

/**
 * The same text for every script and region, to be searched in: simplified, 后 for 後 too. As long as the text.
 */
export function foldVariants(text: string): string {
  const table = searchForms();
  let same = 0;
  while (same < text.length && table[text.charCodeAt(same)] === text.charCodeAt(same)) same++;
  // Most is simplified already.
  if (same === text.length) return text;
  const codes = new Uint16Array(Math.min(CHUNK, text.length));
  let folded = '';
  for (let start = 0; start < text.length; start += CHUNK) {
    const count = Math.min(CHUNK, text.length - start);
    for (let i = 0; i < count; i++) codes[i] = table[text.charCodeAt(start + i)]!;
    folded += String.fromCharCode(...codes.subarray(0, count));
  }
  return folded;
}

let written: ReadonlyMap<string, string> | undefined;

/** For each character that others are folded to, these others. */
function others(): ReadonlyMap<string, string> {
  if (written !== undefined) return written;
  const made = new Map<string, string>();
  const folded = searchForms();
  for (let code = 0; code < PLANE; code++) {
    if (folded[code] === code) continue;
    const sign = String.fromCharCode(folded[code]!);
    made.set(sign, (made.get(sign) ?? '') + String.fromCharCode(code));
  }
  return (written = made);
}

/**
 * For each character of a folded text every one that is folded to it, itself too: to look for it in a text as it is
 * written.
 */
export const writingsOf = (folded: string): ReadonlyMap<string, string> =>
  new Map(Array.from(folded, (sign) => [sign, sign + (others().get(sign) ?? '')]));

/** Whether two characters are one in two regions' forms: 台 and 臺 are, 后 and 後 are not. */
export function isVariant(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.length === 1 && standardOf(a) === standardOf(b));
}

const standardOf = (char: string): number => standards()[char.charCodeAt(0)]!;
