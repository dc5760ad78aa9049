/** What a term names: the kind that its features speak for most. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { FoundKind } from '../term/kinds.ts';
import { kindFeaturesOf, type KindEvidence, type KindFeature } from './kind-features/index.ts';
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
