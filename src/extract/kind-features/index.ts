/**
 * What speaks for one kind of thing or another: the shape of the characters, of the gloss, how both were printed, and
 * what stands around. Each feature is there or not; what it says of each kind is fitted (`kind-weights.ts`).
 */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { noteAround } from './around.ts';
import { noteDictionary } from './dictionary.ts';
import { factsOf, type KindEvidence } from './facts.ts';
import type { KindFeature, Note } from './feature.ts';
import { noteGloss } from './gloss.ts';
import { noteHanzi } from './hanzi.ts';
import { notePrint } from './print.ts';
import { noteSpelling } from './spelling.ts';

export type { KindEvidence } from './facts.ts';
export { FOUND_KINDS, KIND_FEATURES, type KindFeature, type KindWeights } from './feature.ts';

/** What is there of the features of a term. */
export function kindFeaturesOf(evidence: KindEvidence, lexicon: Lexicon): ReadonlySet<KindFeature> {
  const facts = factsOf(evidence, lexicon);
  const found = new Set<KindFeature>(['anything']);
  const note: Note = (feature, is) => {
    if (is) found.add(feature);
  };
  noteGloss(facts, note);
  noteSpelling(facts, note);
  noteHanzi(facts, note);
  noteDictionary(facts, note);
  notePrint(facts, note);
  noteAround(facts, note);
  return found;
}
