/** What is said of a typed answer. */
import type { JudgedPart, Judgement, PartVerdict } from './typed-answer.ts';

/** Parts side by side that were judged alike as one, so that what is said of them is said once. */
export function runsOf(parts: readonly JudgedPart[]): JudgedPart[] {
  const runs: JudgedPart[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last?.verdict === part.verdict) {
      runs[runs.length - 1] = {
        ...part,
        expected: last.expected + part.expected,
        typed: last.typed + part.typed,
      };
    } else runs.push(part);
  }
  return runs;
}

/** What is said beside a part; a right one speaks for itself. */
export const PART_WORDS: Readonly<Record<Exclude<PartVerdict, 'right'>, string>> = {
  spoken: 'as spoken',
  tone: 'wrong tone',
  'no-tone': 'tone missing',
  wrong: 'wrong',
  'no-syllable': 'no such syllable',
  missing: 'missing',
  extra: 'too much',
};

/** What introduces the parts to who hears the page read out. */
export const leadOf = ({ right }: Judgement): string =>
  right ? 'What you typed is right.' : 'What you typed, part by part:';

/** What is said of an answer wholly right; of another term that is right as well, the screen names it. */
export const praiseOf = ({ toneless }: Judgement): string =>
  toneless ? 'Right, without the tones.' : 'Right.';
