/** Fits the weights of kinds, as `fit-weights.ts` does those of glosses, and prints what they say of passages unseen. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExtractOptions } from '../../../src/extract/index.ts';
import { KIND_FEATURES, FOUND_KINDS, type KindWeights } from '../../../src/extract/kind-features/index.ts';
import { kindBy } from '../../../src/extract/kind.ts';
import type { WrittenPassage } from '../passage-files.ts';
import { HAND_KINDS } from './hand-kinds.ts';
import { kindExamplesOf, kindWeightsOf, vectorOfKinds, type KindExample } from './kinds.ts';
import { fit } from './model.ts';
import { writeCode } from './write.ts';

const FOLDS = 5;
/** The strengths of the prior that are tried; the best over the folds is taken, of several the strongest. */
const STRENGTHS = [3, 1, 0.3];

const kindNumber = ({ features }: KindExample, weights: KindWeights) =>
  FOUND_KINDS.indexOf(kindBy(features, weights));
const isRight = (example: KindExample, weights: KindWeights) =>
  example.right.includes(kindNumber(example, weights));
const share = (examples: readonly KindExample[], right: number) =>
  `${(right / Math.max(1, examples.length)).toFixed(3)} of ${examples.length}`;

/** What is wrong by which kinds, and where asked the terms themselves. */
function tellWrong(examples: readonly KindExample[], weightsFor: (i: number) => KindWeights, each: boolean) {
  const confused = new Map<string, number>();
  examples.forEach((example, i) => {
    const kind = kindNumber(example, weightsFor(i));
    if (example.right.includes(kind)) return;
    const name = `${FOUND_KINDS[example.right[0]!]} as ${FOUND_KINDS[kind]}`;
    confused.set(name, (confused.get(name) ?? 0) + 1);
    if (each) console.log(`  ${example.hanzi}: ${name} (${[...example.features].slice(1).join('; ')})`);
  });
  console.log(`  ${[...confused].map(([name, n]) => `${name} ${n}`).join(', ')}`);
}

/** Fits, tells, and writes src/extract/kind-weights.ts where asked. */
export async function fitKinds(
  seen: readonly WrittenPassage[],
  unseen: readonly WrittenPassage[],
  options: ExtractOptions,
  { write, errors }: { readonly write: boolean; readonly errors: boolean },
): Promise<void> {
  const made = seen.map((passage) => kindExamplesOf(passage, options));
  const all = made.flat();
  const foldOf = made.flatMap((examples, i) => examples.map(() => i % FOLDS));
  const prior = vectorOfKinds(HAND_KINDS);
  console.log('\nkinds                                       right');
  console.log(
    `by hand                                     ${share(all, all.filter((e) => isRight(e, HAND_KINDS)).length)}`,
  );
  let best: { strength: number; right: number; byFold: KindWeights[] } | null = null;
  for (const strength of STRENGTHS) {
    const byFold = Array.from({ length: FOLDS }, (_, fold) =>
      kindWeightsOf(
        fit(
          all.filter((_, i) => foldOf[i] !== fold),
          prior,
          strength,
        ),
      ),
    );
    const right = all.filter((example, i) => isRight(example, byFold[foldOf[i]!]!)).length;
    console.log(`all folds, not fitted to, prior ${String(strength).padEnd(12)}${share(all, right)}`);
    if (!best || right > best.right) best = { strength, right, byFold };
  }
  const { strength, right, byFold } = best!;
  tellWrong(all, (i) => byFold[foldOf[i]!]!, errors);
  const fitted = kindWeightsOf(fit(all, prior, strength));
  console.log(
    `fitted to all, the same terms               ${share(all, all.filter((e) => isRight(e, fitted)).length)}`,
  );
  for (const file of new Set(unseen.map((passage) => passage.file))) {
    const kept = unseen.filter((p) => p.file === file).flatMap((p) => kindExamplesOf(p, options));
    for (const [name, weights] of [
      ['by hand', HAND_KINDS],
      ['fitted', fitted],
    ] as const)
      console.log(
        `${file}, ${name}`.padEnd(44) + share(kept, kept.filter((e) => isRight(e, weights)).length),
      );
  }
  if (!write) return;
  const round = (n: number) => Math.round(n * 100) / 100;
  const source = `/**
 * What each feature of a term says for each kind, as \`npm run fit-weights -- --write\` writes it; nobody edits it by hand.
 *
 * Fitted to ${all.length} terms, prior ${strength}. Of terms not fitted to (five folds) ${share(all, right)} are of the right kind.
 */
import type { KindWeights } from './kind-features/index.ts';

export const KIND_WEIGHTS: KindWeights = ${JSON.stringify(Object.fromEntries(KIND_FEATURES.map((feature) => [feature, fitted[feature].map(round)])))};
`;
  const path = join(dirname(fileURLToPath(import.meta.url)), '../../../src/extract/kind-weights.ts');
  await writeCode(path, source);
  console.log('\nwritten: src/extract/kind-weights.ts');
}
