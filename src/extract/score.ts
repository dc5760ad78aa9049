/**
 * Weighs the features of candidate spans and keeps the best, or none.
 *
 * The sum is a log-odds of sorts: the weights were set by hand on passages of many styles (tests/extract),
 * and `confidence` is its logistic, lowered when another span scores nearly as much.
 */
import type { Candidate } from './candidates.ts';
import { describer, type FeatureName, type Features, type SpanContext } from './features.ts';
import { THRESHOLD, WEIGHTS } from './weights.ts';
import type { Reason } from './term.ts';

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
