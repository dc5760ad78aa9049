/**
 * Weighs the features of candidate spans and keeps the best, or none.
 *
 * A log-linear model: the share of a candidate is the exponential of its sum, among those of all the others and of no
 * gloss at all. Weights and the way from share to confidence are fitted to passages of many styles (`weights.ts`).
 */
import type { Candidate } from './candidates.ts';
import {
  describer,
  FEATURES,
  noFeatures,
  type Features,
  type SpanContext,
  type Weights,
} from './features/index.ts';
import { WEIGHTS } from './weights.ts';
import type { Reason } from './term.ts';

export interface Choice {
  readonly candidate: Candidate;
  readonly score: number;
  readonly confidence: number;
  readonly covered: number;
  /** Words that the dictionary ties to the Chinese. */
  readonly aligned: number;
  readonly reasons: readonly Reason[];
}

/** Weights by the numbers of their features. */
const byNumber = new WeakMap<Weights, Float64Array>();

function weightsOf(weights: Weights): Float64Array {
  let list = byNumber.get(weights);
  if (!list) byNumber.set(weights, (list = Float64Array.from(FEATURES, (name) => weights.features[name])));
  return list;
}

export function weigh(features: Features, weights: Weights = WEIGHTS): number {
  const list = weightsOf(weights);
  let sum = 0;
  for (let i = 0; i < features.length; i++) if (features[i] !== 0) sum += list[i]! * features[i]!;
  return sum;
}

/** The reasons given before, by the numbers of their features and then by weight. */
const given = FEATURES.map(() => new Map<number, Reason>());
const MOST_GIVEN = 1_000;

/** One reason is given again and again, so that a long text's terms share it. */
function reasonOf(feature: number, weight: number): Reason {
  const known = given[feature]!;
  let reason = known.get(weight);
  if (!reason) {
    if (known.size >= MOST_GIVEN) known.clear();
    known.set(weight, (reason = { signal: FEATURES[feature]!, weight }));
  }
  return reason;
}

export function reasonsOf(features: Features, weights: Weights = WEIGHTS): Reason[] {
  const list = weightsOf(weights);
  const reasons: Reason[] = [];
  // Of some hundred and fifty features a candidate has a dozen.
  for (let i = 0; i < features.length; i++) {
    if (features[i] === 0) continue;
    const weight = Math.round(list[i]! * features[i]! * 100) / 100;
    if (weight !== 0) reasons.push(reasonOf(i, weight));
  }
  // As long as it is, and no longer, as a list would be that has grown.
  return reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** How often a candidate of such a share is right (0 to 1), read off between the pairs of the calibration. */
export function confidenceOf(share: number, calibration: Weights['calibration']): number {
  let [below, right] = calibration[0]!;
  for (const [at, value] of calibration) {
    if (share <= at) return at === below ? value : right + ((value - right) * (share - below)) / (at - below);
    below = at;
    right = value;
  }
  return right;
}

/** Room for the features of the candidate in hand and of the best one so far, used for one mention after the other. */
const ROOMS = [noFeatures(), noFeatures()] as const;

/** The best candidate and how sure it is; null when none is good enough. */
export function choose(
  candidates: readonly Candidate[],
  context: SpanContext,
  weights: Weights = WEIGHTS,
): Choice | null {
  const scores: number[] = [];
  let best: Omit<Choice, 'confidence' | 'reasons'> | null = null;
  const describe = describer(context);
  let [described, kept] = ROOMS;
  for (const candidate of candidates) {
    const coverage = describe(candidate, described);
    const score = weigh(described, weights);
    scores.push(score);
    if (best && score <= best.score) continue;
    best = {
      candidate,
      score,
      covered: coverage.size ? coverage.covered / coverage.size : 0,
      aligned: coverage.aligned,
    };
    [described, kept] = [kept, described];
  }
  if (!best || best.score < weights.none) return null;
  // One span may be looked for from several places.
  const { first, last } = best.candidate;
  let all = Math.exp(weights.none - best.score);
  let own = 0;
  scores.forEach((score, i) => {
    const part = Math.exp(score - best.score);
    all += part;
    if (candidates[i]!.first === first && candidates[i]!.last === last) own += part;
  });
  const confidence = Math.round(confidenceOf(own / all, weights.calibration) * 100) / 100;
  return { ...best, confidence, reasons: reasonsOf(kept, weights) };
}
