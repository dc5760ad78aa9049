/** What a term names: the kind that its features speak for most. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { FoundKind, Kind } from '../term/kinds.ts';
import { kindFeaturesOf, type KindEvidence, type KindFeature } from './kind-features.ts';
import { KIND_WEIGHTS } from './kind-weights.ts';

/** The kinds in the order of a feature's weights; where two weigh the same, the first is taken. */
export const FOUND_KINDS: readonly FoundKind[] = [
  'policy-term',
  'person',
  'organisation',
  'place',
  'publication',
];

/** What each feature says for each kind, in the order of `FOUND_KINDS`. */
export type KindWeights = Readonly<Record<KindFeature, readonly number[]>>;

export function kindOf(evidence: KindEvidence, lexicon: Lexicon, weights: KindWeights = KIND_WEIGHTS): Kind {
  if (evidence.known) return evidence.known;
  const sums = FOUND_KINDS.map(() => 0);
  for (const feature of kindFeaturesOf(evidence, lexicon))
    weights[feature].forEach((weight, i) => (sums[i]! += weight));
  return FOUND_KINDS[sums.indexOf(Math.max(...sums))]!;
}
