/** The example sentence with the term left out, for the card that asks which term is missing. */
import type { Entry, Example } from '../../glossary/entry.ts';
import { termPattern } from '../../glossary/marks.ts';

/** Stands where the term was left out: a private-use character, so that no text can hold it. */
export const GAP = '\uE000';

/** Both scripts with the gap in them. A script whose term does not stand in the sentence is left as it is. */
export function gapIn(
  example: Pick<Example, 'hanzi' | 'traditional'>,
  entry: Pick<Entry, 'hanzi' | 'traditional'>,
): { hanzi: string; traditional: string } {
  return {
    hanzi: example.hanzi.replace(termPattern(entry.hanzi), GAP),
    traditional: example.traditional.replace(termPattern(entry.traditional), GAP),
  };
}
