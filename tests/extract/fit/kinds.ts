/** The terms of the passages as examples from which the weights of kinds are fitted. */
import { blocksOf } from '../../../src/extract/blocks.ts';
import { findChinese } from '../../../src/extract/chinese.ts';
import { readEntities } from '../../../src/extract/entities.ts';
import { contextOf, type ExtractOptions } from '../../../src/extract/index.ts';
import {
  KIND_FEATURES,
  kindFeaturesOf,
  FOUND_KINDS,
  type KindFeature,
  type KindWeights,
} from '../../../src/extract/kind-features/index.ts';
import { readMentions } from '../../../src/extract/mention.ts';
import type { FoundKind } from '../../../src/term/kinds.ts';
import type { WrittenPassage } from '../passage-files.ts';
import { bare } from '../scoring.ts';
import type { Example } from './model.ts';

/** No kind at all is never chosen: a weight that nothing comes near. */
const NEVER = -40;

export interface KindExample extends Example {
  readonly hanzi: string;
  readonly features: ReadonlySet<KindFeature>;
}

/**
 * One example for each term of a passage that a kind is written for. A term without one, whose English has no capital,
 * is taken for a policy's: nothing with a name is written so, but bodies are (a county water committee). What a term is listed with is told by the weights that
 * `kind-weights.ts` has now: fit again until nothing changes.
 */
export function kindExamplesOf(passage: WrittenPassage, options: ExtractOptions): KindExample[] {
  const { text } = readEntities(passage.text);
  const runs = findChinese(text, options.lexicon);
  const context = contextOf(text, runs, options);
  const wanted = new Map(
    passage.terms.flatMap((term) => [term.hanzi, ...(term.alike ?? [])].map((h) => [bare(h), term])),
  );
  const examples: KindExample[] = [];
  for (const block of blocksOf(text, runs))
    for (const { hanzi, evidence } of readMentions(block, context)) {
      const term = wanted.get(bare(hanzi));
      if (!term || !evidence) continue;
      const features = kindFeaturesOf(evidence, options.lexicon);
      const isSmall =
        !features.has('ends as an organisation, as its gloss does in small letters') &&
        term.english.some((e) => e !== '') &&
        term.english.every((e) => !/\p{Lu}/u.test(e));
      const kinds = term.kinds.length > 0 ? term.kinds : isSmall ? ['policy-term'] : [];
      const right = kinds.flatMap((kind) => {
        const i = FOUND_KINDS.indexOf(kind as FoundKind);
        return i < 0 ? [] : [i];
      });
      if (right.length === 0) continue;
      wanted.delete(bare(hanzi));
      const numbers = Array.from(features, (feature) => KIND_FEATURES.indexOf(feature));
      examples.push({
        hanzi,
        features,
        right,
        candidates: FOUND_KINDS.map((_, kind) => numbers.map((n) => [n * FOUND_KINDS.length + kind, 1])),
      });
    }
  return examples;
}

/** Weights as the model has them, one after the other, and back. */
export const vectorOfKinds = (weights: KindWeights): Float64Array =>
  Float64Array.from([...KIND_FEATURES.flatMap((feature) => weights[feature]), NEVER]);
export const kindWeightsOf = (w: Float64Array): KindWeights =>
  Object.fromEntries(
    KIND_FEATURES.map((feature, n) => [feature, FOUND_KINDS.map((_, k) => w[n * FOUND_KINDS.length + k]!)]),
  ) as unknown as KindWeights;
