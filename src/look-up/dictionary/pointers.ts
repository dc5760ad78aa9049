/** Words that only say to see another: they are found by what that one means. */
import { BAR } from './bytes.ts';
import type { Forms } from './forms.ts';
import { SEE, type Lines } from './lines.ts';

/** What is meant by a line that only points to another. */
export interface Meant {
  /** That other. */
  readonly line: number;
  /** Whether it is the longer name of the same, as 西藏自治区 is of 西藏. */
  readonly isLonger: boolean;
}

/** Of words of which all lines only say to see another word ("see 西藏自治区"), what that is. */
export function meantByPointers(text: Uint8Array, lines: Lines, forms: Forms): ReadonlyMap<number, Meant> {
  const pointing = new Set(lines.pointers);
  const meant = new Map<number, Meant>();
  for (const line of lines.pointers) {
    if (forms.linesOf(forms.words[line]!).some((other) => !pointing.has(other))) continue;
    let start = lines.glosses[line]! + SEE.length;
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
