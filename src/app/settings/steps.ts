/** Learning steps as the learner types them: `1m 10m 1d`. */
import type { Settings } from '../../schedule/settings.ts';

type Steps = Settings['learningSteps'];

export const formatSteps = (steps: Steps): string => steps.join(' ');

/** The steps in a text, or what is wrong with it. Blank is no steps: cards go straight into review. */
export function parseSteps(text: string): { readonly steps: Steps } | { readonly problem: string } {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length > 10) return { problem: 'At most ten steps.' };
  const steps: Steps = [];
  for (const word of words) {
    // A bare number is minutes, as in Anki.
    const match = /^([1-9]\d{0,3})([mhd]?)$/.exec(word);
    if (match === null) return { problem: `“${word.slice(0, 20)}” is no step: write 10m, 1h or 1d.` };
    steps.push(`${Number(match[1])}${(match[2] || 'm') as 'm' | 'h' | 'd'}`);
  }
  const minutes = steps.map(
    (step) => Number.parseInt(step) * (step.endsWith('d') ? 1440 : step.endsWith('h') ? 60 : 1),
  );
  if (minutes.some((value, index) => index > 0 && value <= minutes[index - 1]!)) {
    return { problem: 'Each step must be longer than the one before.' };
  }
  return { steps };
}
