/** In which order the senses of a word are told. */
import type { Sense } from '../../lexicon/lexicon.ts';

export const beginningWith = (isIt: (sense: Sense) => boolean, senses: readonly Sense[]): Sense[] => [
  ...senses.filter(isIt),
  ...senses.filter((sense) => !isIt(sense)),
];

/**
 * The senses with most glosses first, of 绿 the colour before the outlaws; what only points at other words, or is a
 * surname, comes last.
 */
export function sayingMost(senses: readonly Sense[]): Sense[] {
  if (senses.length < 2) return [...senses];
  const says = new Map(senses.map((sense) => [sense, meaningsOf(sense)]));
  return [...senses].sort((a, b) => says.get(b)! - says.get(a)!);
}
const POINTING_GLOSS = /^(?:surname |(?:\w+ )?variant of |see |used in |also |Taiwan pr|CL:)/i;

/** How many meanings a sense has, divided by semicolons, too; what only points elsewhere is none. */
export const meaningsOf = ({ glosses }: Sense): number =>
  glosses.reduce((sum, gloss) => sum + (POINTING_GLOSS.test(gloss) ? 0 : gloss.split(';').length), 0);
