/** Words that only say to see another are found by what that one means. */
import { BREAK, bytes, codesOf, LABEL, type Column } from '../columns.ts';
import { BAR, tabFrom } from './bytes.ts';
import type { Forms } from './forms.ts';
import { SEE, type LaidOut } from './lines.ts';

/** What is meant by a line that only points to another. */
export interface Meant {
  /** That other. */
  readonly line: number;
  /** Whether it is the longer name of the same, as 西藏自治区 is of 西藏. */
  readonly isLonger: boolean;
}

/** Of words of which all lines only say to see another word ("see 西藏自治区"), what that is. */
export function meantByPointers(text: Uint8Array, lines: LaidOut, forms: Forms): ReadonlyMap<number, Meant> {
  const pointing = new Set(lines.pointers);
  const meant = new Map<number, Meant>();
  for (const line of lines.pointers) {
    if (forms.linesOf(forms.words[line]!).some((other) => !pointing.has(other))) continue;
    let start = lines.tabs[line * 2 + 1]! + 1;
    start = tabFrom(text, tabFrom(text, start) + 1) + 1 + SEE.length;
    let end = start;
    // Both scripts: `西藏自治區|西藏自治区[Xi1 zang4 ...]`.
    for (; text[end]! >= 0x80 || text[end] === BAR; end++) if (text[end] === BAR) start = end + 1;
    const other = forms.simplified(start, end).find((one) => !pointing.has(one));
    if (other === undefined) continue;
    const length = lines.tabs[line * 2]! - lines.starts[line]!;
    let same = 0;
    while (same < length && text[start + same] === text[lines.starts[line]! + same]) same++;
    meant.set(line, { line: other, isLonger: same === length && same < end - start });
  }
  return meant;
}

/** What kind of place a name ends with; without it the place is called so, too. */
const KIND_OF_PLACE = / (?:autonomous )?(?:province|region|prefecture|city|county|district|banner|league)$/;

/**
 * Puts the glosses of what a line points to before its own, and before these the name it has without more. In place: what
 * is touched for the first time is what takes long.
 */
export function withMeanings(
  { codes, starts }: Column<Uint8Array>,
  meant: ReadonlyMap<number, Meant>,
): Column<Uint8Array> {
  /** Copied before anything is moved. */
  const added: { readonly line: number; readonly forms: Uint8Array }[] = [];
  let more = 0;
  for (const [line, { line: other, isLonger }] of meant) {
    const own = codes.subarray(starts[other], starts[other + 1]);
    const [first = ''] = String.fromCharCode(...own.subarray(0, own.indexOf(BREAK))).split(',');
    const name = isLonger && own[0] !== LABEL ? `${first.trim().replace(KIND_OF_PLACE, '')}\n` : '';
    const forms = new Uint8Array(name.length + own.length);
    forms.set(codesOf(name, bytes));
    forms.set(own, name.length);
    added.push({ line, forms });
    more += forms.length;
  }
  const length = starts[starts.length - 1]! + more;
  const all = length > codes.length ? longer(codes, length) : codes;
  // From the last to the first, so that each is moved once.
  let next = starts.length - 1;
  let shift = more;
  for (const { line, forms } of added.sort((a, b) => b.line - a.line)) {
    all.copyWithin(starts[line]! + shift, starts[line]!, starts[next]!);
    const moved = next;
    // The line itself begins with what is put in.
    for (next = moved; next > line; next--) starts[next]! += shift;
    shift -= forms.length;
    all.set(forms, starts[line]! + shift);
  }
  return { codes: all.subarray(0, length), starts };
}

function longer(codes: Uint8Array, length: number): Uint8Array {
  const made = new Uint8Array(length);
  made.set(codes);
  return made;
}
