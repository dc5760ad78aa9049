/** Cuts a text into the stretches around its Chinese; what lies between is never divided into tokens. */
import type { ChineseRun } from './chinese.ts';
import { SOFT_BREAK } from './tokens.ts';

export interface Block {
  readonly start: number;
  readonly end: number;
  readonly runs: readonly ChineseRun[];
}

/** How much text around Chinese is read, and how long a block may grow before it is cut. */
const MARGIN = 1_200;
const LONGEST_BLOCK = 12_000;

/** Paragraphs that hold Chinese, cut where they are very long; text without Chinese is never divided. */
export function* blocksOf(text: string, runs: readonly ChineseRun[]): Generator<Block> {
  const blank = new RegExp(`(?<soft>${SOFT_BREAK})|\\n[ \\t\\r]*\\n`, 'gu');
  let nextBlank = -1;
  let previousBlank = 0;
  const seek = (at: number) => {
    while (nextBlank < at) {
      if (nextBlank >= 0) previousBlank = nextBlank;
      let m = blank.exec(text);
      while (m?.groups?.['soft'] !== undefined) m = blank.exec(text);
      nextBlank = m ? m.index : Infinity;
      if (m) blank.lastIndex = m.index + 1;
    }
  };
  let i = 0;
  let floor = 0;
  while (i < runs.length) {
    const first = runs[i]!;
    seek(first.start);
    const start = Math.max(floor, previousBlank, first.start - MARGIN);
    let end = Math.min(text.length, nextBlank, first.end + MARGIN);
    const inside = [first];
    for (i += 1; i < runs.length; i++) {
      const run = runs[i]!;
      if (run.start >= end || run.end - start > LONGEST_BLOCK) break;
      inside.push(run);
      end = Math.min(text.length, Math.max(nextBlank, run.end), run.end + MARGIN);
    }
    const next = runs[i];
    if (next && next.start < end) end = next.start;
    yield { start, end: Math.max(end, inside[inside.length - 1]!.end), runs: inside };
    floor = inside[inside.length - 1]!.end;
  }
}
