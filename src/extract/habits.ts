/** How a text ties English to Chinese again and again, which helps where a single place gives little evidence. */
import type { Tie } from './surroundings/index.ts';

/** What a text does this often and this consistently, it may be doing where the evidence is thin. */
const LEAST_PAIRS = 2;
const LEAST_SHARE = 0.15;
/** Glosses less sure than this are no example. */
const LEAST_CONFIDENCE = 0.6;

export const NO_HABITS: ReadonlySet<Tie> = new Set();
const LOOSE_TIES: ReadonlySet<Tie> = new Set<Tie>([
  'before-blank',
  'before-comma',
  'before-colon',
  'before-dash',
  'after-blank',
  'after-comma',
  'after-colon',
  'after-dash',
  'next-line',
  'cell',
]);

/** The loose ties that the text uses for a fair share of its sure glosses. */
export function habitsOf(
  findings: Iterable<{ readonly tie: Tie | null; readonly confidence: number }>,
): ReadonlySet<Tie> {
  const counts = new Map<Tie, number>();
  let sure = 0;
  for (const { tie, confidence } of findings) {
    if (tie === null || confidence < LEAST_CONFIDENCE) continue;
    sure += 1;
    if (LOOSE_TIES.has(tie)) counts.set(tie, (counts.get(tie) ?? 0) + 1);
  }
  return new Set(
    [...counts].filter(([, n]) => n >= LEAST_PAIRS && n >= sure * LEAST_SHARE).map(([tie]) => tie),
  );
}
