/** Terms that are listed together are mostly of one kind: BYD (比亚迪), Gotion (国轩高科) and Sunwoda (欣旺达). */
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Kind } from '../term/kinds.ts';
import { kindOf } from './kind.ts';
import type { Finding } from './finding.ts';

/** All that may stand between two terms of one list. */
const JOINED = /^[^\p{L}\p{N}.:!?\n]{1,8}(?:(?:and|or|as well as)\s+)?(?:the\s+)?[“"‘'*_]{0,3}$/u;
const LONGEST_JOINT = 24;

/** The findings with kinds that what they are listed with has a say in; `findings` are in order of the text. */
export function* toldByNeighbours(
  findings: Iterable<Finding>,
  text: string,
  lexicon: Lexicon,
): Generator<Finding> {
  const areJoined = (one: Finding, next: Finding): boolean => {
    const between = text.slice(extentOf(one).end, extentOf(next).start);
    return between.length <= LONGEST_JOINT && JOINED.test(between);
  };
  let one: Finding | undefined;
  const beside: Kind[] = [];
  for (const next of findings) {
    const joined = one !== undefined && areJoined(one, next);
    if (one) yield told(one, new Set(joined ? [...beside, next.kind] : beside), lexicon);
    beside.length = 0;
    if (joined) beside.push(one!.kind);
    one = next;
  }
  if (one) yield told(one, new Set(beside), lexicon);
}

function told(finding: Finding, beside: ReadonlySet<Kind>, lexicon: Lexicon): Finding {
  // In a reference a title stands beside its author and its paper.
  if (!finding.evidence || finding.evidence.cited || beside.size === 0) return finding;
  const evidence = { ...finding.evidence, beside };
  const { again } = finding;
  return {
    ...finding,
    evidence,
    kind: kindOf(evidence, lexicon),
    again: again && ((habits) => told(again(habits), beside, lexicon)),
  };
}

/** Where a term stands with its English, from the first letter of either to the last. */
function extentOf({ run, printedEnglish }: Finding): { start: number; end: number } {
  return {
    start: Math.min(run.start, printedEnglish?.start ?? run.start),
    end: Math.max(run.end, printedEnglish?.end ?? run.end),
  };
}
