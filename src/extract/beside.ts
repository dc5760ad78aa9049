/** Terms that are listed together are mostly of one kind: BYD (比亚迪), Gotion (国轩高科) and Sunwoda (欣旺达). */
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Kind } from '../term/kinds.ts';
import { kindOf } from './kind.ts';
import type { Finding } from './mention.ts';

/** All that may stand between two terms of one list. */
const JOINED = /^[^\p{L}\p{N}.:!?\n]{1,8}(?:(?:and|or|as well as)\s+)?(?:the\s+)?[“"‘'*_]{0,3}$/u;
const LONGEST_JOINT = 24;

/** The findings with kinds that what they are listed with has a say in; `findings` are in order of the text. */
export function toldByNeighbours(findings: readonly Finding[], text: string, lexicon: Lexicon): Finding[] {
  const joined = findings.map((finding, i) => {
    const before = findings[i - 1];
    if (!before) return false;
    const between = text.slice(extentOf(before).end, extentOf(finding).start);
    return between.length <= LONGEST_JOINT && JOINED.test(between);
  });
  return findings.map((finding, i) => {
    // In a reference a title stands beside its author and its paper.
    if (!finding.evidence || finding.evidence.cited) return finding;
    const beside = new Set<Kind>();
    if (joined[i]) beside.add(findings[i - 1]!.kind);
    if (joined[i + 1]) beside.add(findings[i + 1]!.kind);
    if (beside.size === 0) return finding;
    const evidence = { ...finding.evidence, beside };
    return { ...finding, evidence, kind: kindOf(evidence, lexicon) };
  });
}

/** Where a term stands with its English, from the first letter of either to the last. */
function extentOf({ run, printedEnglish }: Finding): { start: number; end: number } {
  return {
    start: Math.min(run.start, printedEnglish?.start ?? run.start),
    end: Math.max(run.end, printedEnglish?.end ?? run.end),
  };
}
