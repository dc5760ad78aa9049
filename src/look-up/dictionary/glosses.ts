/** The glosses of all lines, folded, and how much each line weighs by what it says. */
import { BREAK, bytes, codesOf, LABEL, standsAt, units, type Column } from '../columns.ts';
import { MOST_COMMON } from '../hits.ts';
import { LETTER_A } from './bytes.ts';
import { foldGlosses } from './folding.ts';
import type { Lines } from './lines.ts';
import type { Meant } from './pointers.ts';

/** How common the count of a word makes it: so many steps when it is counted twice as often. */
const STEPS_A_DOUBLING = 1.4;
/** A sense that only points elsewhere, or is a surname, stands behind what the word means besides. */
const POINTING = 8;
const POINTERS = [
  'surname ',
  'variant of',
  'old variant',
  'erhua variant',
  'japanese variant',
  'see ',
  'used in ',
].map((text) => codesOf(text, units));
const ABBREVIATIONS = ['abbr.\n', 'abbr. for'].map((text) => codesOf(text, units));

/** What kind of place a name ends with; without it the place is called so, too. */
const KIND_OF_PLACE = / (?:autonomous )?(?:province|region|prefecture|city|county|district|banner|league)$/;

export interface Glosses {
  readonly glosses: Column<Uint8Array>;
  readonly weights: Uint8Array;
}

/**
 * Folds the glosses of every line. Before its own a line that only points to another has what that one means, and before
 * this the name it has without more.
 */
export function layOutGlosses(text: Uint8Array, lines: Lines, meant: ReadonlyMap<number, Meant>): Glosses {
  const count = lines.starts.length;
  const lengthOf = (line: number) => lines.ends[line]! - lines.glosses[line]!;
  let room = text.length + 2;
  // A name is part of what is meant.
  for (const { line } of meant.values()) room += 2 * lengthOf(line) + 2;
  // What is not touched costs nothing.
  const codes = new Uint8Array(room);
  const starts = new Uint32Array(count + 1);
  const weights = new Uint8Array(count);
  codes[0] = BREAK;
  let at = 1;
  const fold = (line: number) => (at = foldGlosses(text, lines.glosses[line]!, lines.ends[line]!, codes, at));
  for (let line = 0; line < count; line++) {
    starts[line] = at;
    const weight = lines.counts[line] === 0 ? 0 : weightOf(lines.counts[line]!);
    const other = meant.get(line);
    if (other !== undefined) {
      const from = at;
      fold(other.line);
      if (other.isLonger) at = putNameBefore(codes, from, at);
    }
    fold(line);
    const isLess =
      weight > 0 &&
      other === undefined &&
      (isPointer(codes, starts[line]!) || isShort(codes, starts[line]!, at));
    weights[line] = isLess ? Math.max(0, weight - POINTING) : weight;
  }
  starts[count] = at;
  return { glosses: { codes: codes.subarray(0, at), starts }, weights };
}

const weightOf = (count: number): number =>
  Math.min(MOST_COMMON, Math.round(Math.log2(count + 1) * STEPS_A_DOUBLING));

/**
 * Puts a form before the glosses that stand from a place to another: the name that the first of them begins with, without
 * the kind of place it is; none before a label. @returns where they end then
 */
function putNameBefore(codes: Uint8Array, from: number, to: number): number {
  if (codes[from] === LABEL) return to;
  const [first = ''] = String.fromCharCode(...codes.subarray(from, codes.indexOf(BREAK, from))).split(',');
  const name = codesOf(`${first.trim().replace(KIND_OF_PLACE, '')}\n`, bytes);
  codes.copyWithin(from + name.length, from, to);
  codes.set(name, from);
  return to + name.length;
}

function isPointer(glosses: Uint8Array, start: number): boolean {
  for (const pointer of POINTERS) if (standsAt(glosses, start, pointer)) return true;
  return false;
}

/** Whether its first meaning is what it is short for: 台 "Taiwan (abbr.)". */
function isShort(glosses: Uint8Array, start: number, end: number): boolean {
  let at = start;
  for (let form = 0; form < 3 && at < end; form++) {
    if (glosses[at]! < BREAK) at++;
    if (glosses[at] === LETTER_A)
      for (const one of ABBREVIATIONS) if (standsAt(glosses, at, one)) return true;
    while (glosses[at] !== BREAK) at++;
    at++;
  }
  return false;
}
