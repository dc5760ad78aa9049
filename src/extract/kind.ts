/** What a term names: the kind that its features speak for most. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { FoundKind } from '../term/kinds.ts';
import {
  FOUND_KINDS,
  kindFeaturesOf,
  type KindEvidence,
  type KindFeature,
  type KindWeights,
} from './kind-features/index.ts';
import { KIND_WEIGHTS } from './kind-weights.ts';

export const kindOf = (evidence: KindEvidence, lexicon: Lexicon): FoundKind =>
  kindBy(kindFeaturesOf(evidence, lexicon), KIND_WEIGHTS);

/** The kind that weights give to what has these features. */
export function kindBy(features: Iterable<KindFeature>, weights: KindWeights): FoundKind {
  const sums = FOUND_KINDS.map(() => 0);
  for (const feature of features) {
    const says = weights[feature];
    for (let i = 0; i < sums.length; i++) sums[i]! += says[i]!;
  }
  return FOUND_KINDS[sums.indexOf(Math.max(...sums))]!;
}
