/** Mentions of the passages as examples for the model, with what the ceiling is made of. */
import { blocksOf } from '../../../src/extract/blocks.ts';
import { findChinese, LABELS } from '../../../src/extract/chinese.ts';
import { readEntities } from '../../../src/extract/entities.ts';
import {
  describer,
  FEATURES,
  noFeatures,
  type FeatureName,
  type Weights,
} from '../../../src/extract/features/index.ts';
import { habitsOf } from '../../../src/extract/habits.ts';
import { contextOf, type ExtractOptions } from '../../../src/extract/index.ts';
import { weighingOf, type Weighing } from '../../../src/extract/mention.ts';
import { choose } from '../../../src/extract/score.ts';
import { surroundingsOf, type Surroundings } from '../../../src/extract/surroundings/index.ts';
import { tokenise, type Token } from '../../../src/extract/tokens.ts';
import type { WrittenPassage } from '../passage-files.ts';
import { bare, fold } from '../scoring.ts';
import type { Example } from './model.ts';

/** What became of one expected term before anything was weighed. */
export type Listed =
  | 'given by the layout'
  | 'among the candidates'
  | 'rightly without'
  | 'not among them'
  | 'hanzi not found';

export interface PassageExamples {
  readonly examples: readonly Example[];
  readonly listed: readonly { readonly hanzi: string; readonly listed: Listed }[];
}

export function examplesOf(
  passage: WrittenPassage,
  options: ExtractOptions,
  features: readonly FeatureName[],
  weights: Weights,
): PassageExamples {
  const index = new Map(features.map((name, i) => [name, i]));
  const { text } = readEntities(passage.text);
  const runs = findChinese(text, options.lexicon);
  const context = contextOf(text, runs, options);
  const wanted = new Map(
    passage.terms.flatMap((term) => [term.hanzi, ...(term.alike ?? [])].map((h) => [bare(h), term])),
  );
  const listed = new Map<string, Listed>();
  const found: { hanzi: string; tokens: readonly Token[]; around: Surroundings; weighing: Weighing }[] = [];
  for (const run of runs) {
    const term = wanted.get(bare(run.hanzi));
    if (!term) continue;
    const given = context.references.get(run.start) ?? context.fields.get(run.start);
    if (given) listed.set(term.hanzi, 'given by the layout');
    else if (!listed.has(term.hanzi)) listed.set(term.hanzi, 'not among them');
  }
  for (const block of blocksOf(text, runs)) {
    const tokens = tokenise(text, block.start, block.end, block.runs);
    tokens.forEach((token, at) => {
      if (token.type !== 'han' || LABELS.has(token.text)) return;
      if (context.references.has(token.start) || context.fields.has(token.start)) return;
      const around = surroundingsOf(tokens, at, options.lexicon);
      if (!around.foreign)
        found.push({ hanzi: token.text, tokens, around, weighing: weighingOf(tokens, around, context) });
    });
  }
  const habits = habitsOf(
    found.map(({ weighing }) => {
      const choice = choose(weighing.candidates, weighing.spans, weights);
      return { tie: choice?.candidate.tie ?? null, confidence: choice?.confidence ?? 0 };
    }),
  );
  const examples: Example[] = [];
  for (const { hanzi, tokens, around, weighing: first } of found) {
    const term = wanted.get(bare(hanzi));
    const english = new Set((term?.english ?? ['']).map(fold));
    const isNone = choose(first.candidates, first.spans, weights) === null;
    const weighing = isNone && habits.size > 0 ? weighingOf(tokens, around, context, habits) : first;
    const right = weighing.candidates.flatMap((candidate, i) =>
      english.has(fold(weighing.read(candidate))) ? [i] : [],
    );
    if (term) {
      if (right.length > 0) listed.set(term.hanzi, 'among the candidates');
      else if (english.has(fold(weighing.otherwise())) && listed.get(term.hanzi) !== 'among the candidates')
        listed.set(term.hanzi, 'rightly without');
    }
    if (weighing.candidates.length === 0) continue;
    const describe = describer(weighing.spans);
    const features = noFeatures();
    examples.push({
      right,
      candidates: weighing.candidates.map((candidate) => {
        describe(candidate, features);
        return Array.from(features, (value, i) => [index.get(FEATURES[i]!)!, value] as const).filter(
          ([, value]) => value !== 0,
        );
      }),
    });
  }
  return {
    examples,
    listed: passage.terms.map(({ hanzi }) => ({ hanzi, listed: listed.get(hanzi) ?? 'hanzi not found' })),
  };
}
