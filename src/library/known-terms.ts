/**
 * The library's terms in a text that nobody has looked through for terms: where their characters stand, in either
 * script, whatever marks and line breaks are between them.
 */
import { foldVariants } from '../term/variants.ts';
import type { TermId } from '../term/term-id.ts';

/** Where a term's characters stand: offsets in UTF-16 code units, the end not in it. */
export interface KnownPlace {
  readonly start: number;
  readonly end: number;
  readonly term: TermId;
}

export interface TermIndex {
  /** By the folded characters. */
  readonly terms: ReadonlyMap<string, TermId>;
  /** The lengths of the terms that begin with a code unit, the greatest first. */
  readonly lengths: ReadonlyMap<number, readonly number[]>;
}

/** @param ids of terms; of two that are written alike the first one is found */
export function indexTerms(ids: Iterable<TermId>): TermIndex {
  const terms = new Map<string, TermId>();
  const lengths = new Map<number, number[]>();
  for (const id of ids) {
    const signs = id.replace(/~\d$/, '');
    // One character is more often a part of another word.
    if (signs.length < 2 || terms.has(signs)) continue;
    terms.set(signs, id);
    const first = signs.charCodeAt(0);
    const known = lengths.get(first);
    if (known === undefined) lengths.set(first, [signs.length]);
    else if (!known.includes(signs.length)) known.push(signs.length);
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a);
  return { terms, lengths };
}

/** Between two characters of one term: blanks, a line's end, quotation marks, what joins names; no end of a clause. */
const BETWEEN = /^(?!.*\n\s*\n)[\s·・•‧+＋&/／\-‐–—－“”‘’"'《》〈〉「」『』]{0,4}$/s;

/**
 * Every place of every term, overlapping ones too, in the order of their beginnings, of one beginning the longest
 * first. Cost grows with the text.
 */
export function knownPlaces(text: string, { terms, lengths }: TermIndex): KnownPlace[] {
  if (terms.size === 0) return [];
  const { signs, offsets } = countedSigns(text);
  const places: KnownPlace[] = [];
  for (let at = 0; at < signs.length; at++) {
    for (const length of lengths.get(signs.charCodeAt(at)) ?? []) {
      if (at + length > signs.length) continue;
      const term = terms.get(signs.slice(at, at + length));
      if (term === undefined) continue;
      const [start, end] = [offsets[at]!, offsets[at + length - 1]! + 1];
      if (isWhole(text, start, end) && isTogether(text, offsets, at, length))
        places.push({ start, end, term });
    }
  }
  return places;
}

/** Those that a reader who knows no other words would see: from the left, the longest each, none in another. */
export function apart<Place extends { readonly start: number; readonly end: number }>(
  places: readonly Place[],
): Place[] {
  let end = 0;
  return places.filter((place) => {
    if (place.start < end) return false;
    ({ end } = place);
    return true;
  });
}

function isTogether(text: string, offsets: Uint32Array, at: number, length: number): boolean {
  if (offsets[at + length - 1]! - offsets[at]! === length - 1) return true;
  for (let i = at; i < at + length - 1; i++) {
    const [here, next] = [offsets[i]! + 1, offsets[i + 1]!];
    if (next > here && (next - here > 4 || !BETWEEN.test(text.slice(here, next)))) return false;
  }
  return true;
}

const LATIN = /[\p{Script=Latin}\p{N}]/u;

/** Letters and digits at its ends must be all of their word: no A股 in ETA股. */
function isWhole(text: string, start: number, end: number): boolean {
  const cuts = (inside: string, outside: string | undefined) =>
    outside !== undefined && LATIN.test(inside) && LATIN.test(outside);
  return !cuts(text[start]!, text[start - 1]) && !cuts(text[end - 1]!, text[end]);
}

/** The characters, letters and digits of a text, folded as those of an identifier are, with their offsets. */
function countedSigns(text: string): { readonly signs: string; readonly offsets: Uint32Array } {
  const folded = foldVariants(text);
  const offsets = new Uint32Array(text.length);
  const codes = new Uint16Array(text.length);
  let count = 0;
  for (let at = 0; at < folded.length; at++) {
    const code = narrow(folded.charCodeAt(at));
    if (!isCounted(code, folded, at)) continue;
    codes[count] = code;
    offsets[count++] = at;
  }
  let signs = '';
  for (let from = 0; from < count; from += CHUNK)
    signs += String.fromCharCode(...codes.subarray(from, Math.min(count, from + CHUNK)));
  return { signs, offsets };
}

/** Longer lists of arguments overflow the stack. */
const CHUNK = 8192;

/** A full-width letter as a narrow one, a capital as a small one. */
function narrow(code: number): number {
  const plain = code > 0xff00 && code < 0xff5f ? code - 0xfee0 : code;
  return plain >= 0x41 && plain <= 0x5a ? plain + 0x20 : plain;
}

function isCounted(code: number, text: string, at: number): boolean {
  if (code >= 0x3400 && code <= 0x9fff) return true;
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
  // Halves of the rare characters beyond the first plane count both, as in an identifier.
  return (code & 0xf800) === 0xd800 || /[\p{L}\p{N}]/u.test(text[at]!);
}
