/**
 * Weighs the features of candidate spans and keeps the best, or none.
 *
 * The sum is a log-odds of sorts: the weights were set by hand on passages of many styles (tests/extract),
 * and `confidence` is its logistic, lowered when another span scores nearly as much.
 */
import type { Candidate } from './candidates.ts';
import { describer, type FeatureName, type Features, type SpanContext } from './features.ts';
import type { Reason } from './term.ts';

export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  'tie before-bracket': 2.4,
  'tie same-bracket': 1.4,
  'tie same-item': -1.5,
  'tie after-bracket': 2.6,
  'tie after-quote': 2,
  'tie after-cue': 1.6,
  'tie after-dash': 0.4,
  'tie after-colon': 0.8,
  'tie after-or': 1.2,
  'tie after-comma': -1.4,
  'tie after-blank': -1.2,
  'tie before-colon': 0.2,
  'tie before-dash': 0,
  'tie before-comma': -0.8,
  'tie before-blank': -0.6,
  'tie before-head': 0.8,
  'tie bracket-before': 0.6,
  'tie next-line': -1.2,
  'tie before-pinyin': -0.6,
  'tie cell': 1.5,
  'edge quote': 2.6,
  'edge open-quote': 1.1,
  'edge emphasis': 2.2,
  'edge article': 0.7,
  'edge function-word': 0.35,
  'edge introducer': 1,
  'edge possessive': 0.5,
  'edge comma': 0.3,
  'edge stop': 0.5,
  'edge word': 0,
  'end quote': 1,
  'end open-quote': 0,
  'end emphasis': 0.6,
  'end article': 0,
  'end function-word': 0.4,
  'end introducer': 0,
  'end possessive': 0,
  'end comma': 0.8,
  'end stop': 1,
  'end word': -0.4,
  'aligned words': 0.75,
  'characters covered': 1.8,
  'words not in the dictionary': -0.3,
  'words without a character left': -1.1,
  'says it twice': -0.5,
  'too long': -0.35,
  'too short': -0.5,
  'begins with a little word': -2.2,
  'ends with a little word': -2.5,
  'capitalised name': 1.5,
  'cut inside a name': -1.6,
  'mixes small words and a name': -1,
  'spells the abbreviation': 3,
  'is an abbreviation': -1,
  'romanises the name': 7,
  'surname agrees': 3.5,
  'longer or shorter than the name': -5,
  'comma inside': -0.7,
  'break inside': -0.8,
  'torn quotation': -2,
  'whole bracket': 1,
  'bracket holds other words': -2,
  'verb before an article': -0.8,
  'preposition inside': -0.5,
  'foreign possessive': -1.1,
  'starts a sentence': -0.7,
  'fills the line': 2.2,
  'name beside a name': 1.8,
  'other Chinese follows': -4,
  'another span stands before': -1.6,
  'leaves out a word of the term': -2.5,
  'habit of the text': 1.2,
  'literal meaning': -6,
  'cut short': -1.2,
  'cells away': -0.4,
  'column of English': 1.2,
  'column of something else': -2.5,
  'tie list-item': 2.2,
};
/** A span that scores less is no gloss. */
const THRESHOLD = 1.6;

export interface Choice {
  readonly candidate: Candidate;
  readonly score: number;
  readonly confidence: number;
  readonly covered: number;
  /** Words that the dictionary ties to the Chinese. */
  readonly aligned: number;
  readonly features: Features;
  readonly reasons: readonly Reason[];
}

export function weigh(features: Features): number {
  let sum = 0;
  for (const [name, value] of Object.entries(features)) sum += WEIGHTS[name as FeatureName] * value;
  return sum;
}

export function reasonsOf(features: Features): Reason[] {
  return Object.entries(features)
    .map(([name, value]) => ({
      signal: name,
      weight: Math.round(WEIGHTS[name as FeatureName] * value * 100) / 100,
    }))
    .filter((r) => r.weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** The best candidate and how far it leads; null when none is good enough. */
export function choose(candidates: readonly Candidate[], context: SpanContext): Choice | null {
  let best: {
    candidate: Candidate;
    score: number;
    features: Features;
    covered: number;
    aligned: number;
  } | null = null;
  let second = -Infinity;
  const describe = describer(context);
  for (const candidate of candidates) {
    const { features, coverage } = describe(candidate);
    const score = weigh(features);
    if (!best || score > best.score) {
      second = best?.score ?? -Infinity;
      best = {
        candidate,
        score,
        features,
        covered: coverage.size ? coverage.covered / coverage.size : 0,
        aligned: coverage.aligned,
      };
    } else if (score > second) second = score;
  }
  if (!best || best.score < THRESHOLD) return null;
  const margin = Number.isFinite(second) ? best.score - second : 2;
  const confidence =
    (1 / (1 + Math.exp(-(best.score - THRESHOLD) * 0.8))) * (1 - 0.45 * Math.exp(-margin * 1.2));
  return { ...best, confidence: Math.round(confidence * 100) / 100, reasons: reasonsOf(best.features) };
}
