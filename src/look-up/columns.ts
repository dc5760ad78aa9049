/**
 * How fields lie in memory to be searched: every form of every item folded once and laid end to end, with a break
 * before and after each. A place in a column tells its item, and whether a form begins or ends there.
 */
import { firstWhere } from '../sorted/first-where.ts';

/** Before and after every form: a line break, which no folded form holds. */
export const BREAK = 10;
/** Behind a break, before a form that stands in brackets: in front of what it is about, as a label, or behind it. */
export const LABEL = 1;
export const REMARK = 2;

/** One field of all items, end to end, each form between two breaks. */
export interface Column<Codes extends Uint8Array | Uint16Array = Uint8Array | Uint16Array> {
  /** Characters in UTF-16 code units, or letters of which each is a byte. */
  readonly codes: Codes;
  /** Of each item, where its first form starts; one more for the end. */
  readonly starts: Uint32Array;
}

/** Lays the forms of every item end to end; folding all at once is several times as fast as one by one. */
export function layOut<Codes extends Uint8Array | Uint16Array>(
  forms: readonly (readonly string[])[],
  fold: (text: string) => string,
  make: (length: number) => Codes,
): Column<Codes> {
  const text = '\n' + fold(forms.map((of) => of.map(onOneLine).join('\n')).join('\n')) + '\n';
  const starts = new Uint32Array(forms.length + 1);
  let at = 1;
  forms.forEach((of, index) => {
    starts[index] = at;
    for (let form = 0; form < Math.max(of.length, 1); form++) at = text.indexOf('\n', at) + 1;
  });
  starts[forms.length] = at;
  return { codes: codesOf(text, make), starts };
}

/** Columns of some items each, as one of all of them. */
export function joinColumns<Codes extends Uint8Array | Uint16Array>(
  parts: readonly Column<Codes>[],
  make: (length: number) => Codes,
): Column<Codes> {
  // The break before the first form of a part is the one behind the part before.
  const codes = make(parts.reduce((sum, part) => sum + part.codes.length - 1, 1));
  const starts = new Uint32Array(parts.reduce((sum, part) => sum + part.starts.length - 1, 1));
  let at = 0;
  let item = 0;
  codes[0] = BREAK;
  for (const part of parts) {
    codes.set(part.codes, at);
    for (let i = 0; i < part.starts.length; i++) starts[item + i] = part.starts[i]! + at;
    at += part.codes.length - 1;
    item += part.starts.length - 1;
  }
  return { codes, starts };
}

const onOneLine = (form: string): string => (form.includes('\n') ? form.replaceAll('\n', ' ') : form);

/** The code units of a text. */
export function codesOf<Codes extends Uint8Array | Uint16Array>(
  text: string,
  make: (length: number) => Codes,
): Codes {
  const codes = make(text.length);
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
  return codes;
}

export const bytes = (length: number): Uint8Array => new Uint8Array(length);
export const units = (length: number): Uint16Array => new Uint16Array(length);

export const beginsForm = (codes: Column['codes'], at: number): boolean => codes[at - 1]! <= BREAK;
export const endsForm = (codes: Column['codes'], end: number): boolean => codes[end] === BREAK;

/** Whether these codes stand in a column at a place. */
export function standsAt(codes: Column['codes'], at: number, wanted: ArrayLike<number>): boolean {
  if (at < 0) return false;
  for (let i = 0; i < wanted.length; i++) if (codes[at + i] !== wanted[i]) return false;
  return true;
}

/** The item whose forms hold `place`, known to be `from` or later. */
export function itemAt(starts: Uint32Array, place: number, from: number): number {
  let low = from;
  // Of places that lie close together the next is in one of the next items.
  for (const near = low + 4; low < near; low++) if (starts[low + 1]! > place) return low;
  let step = 1;
  while (low + step < starts.length - 1 && starts[low + step]! <= place) {
    low += step;
    step *= 2;
  }
  const high = Math.min(low + step, starts.length - 1);
  return firstWhere(low + 1, high, (item) => starts[item]! > place) - 1;
}

/** Things sorted by a key of sixteen bits: those of a key lie from `heads[key]` to `heads[key + 1]`, as they came. */
export interface Sorted {
  readonly heads: Uint32Array;
  readonly things: Uint32Array;
}

/** Of sixteen bits. */
export const KEYS = 0x10000;

/** Sorts the numbers of some things without comparing them, in two passes. @param none the key that leaves one out */
export function sortByKey(keys: Uint16Array, none: number): Sorted {
  const heads = new Uint32Array(KEYS + 1);
  for (let i = 0; i < keys.length; i++) heads[keys[i]! + 1]!++;
  heads[none + 1] = 0;
  for (let key = 0; key < KEYS; key++) heads[key + 1]! += heads[key]!;
  const things = new Uint32Array(heads[KEYS]!);
  const next = heads.slice(0, KEYS);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (key !== none) things[next[key]!++] = i;
  }
  return { heads, things };
}
