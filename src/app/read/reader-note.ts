/** What this device shows above the characters of a text: kept beside the appearance, since a phone and a desk differ. */
import { readNote } from '../../platform/platform.ts';

/** Under it the choice is stored. */
export const ABOVE_KEY = 'tifa.reader';

/** Above which words their reading stands: those the learner does not know yet, or all. */
export const ABOVE = ['none', 'unknown', 'all'] as const;
export type Above = (typeof ABOVE)[number];

/** @returns undefined where nothing was chosen for texts */
export function readAbove(): Above | undefined {
  const note = readNote(ABOVE_KEY);
  return ABOVE.find((one) => one === note);
}
