/**
 * Fits the weights of the extractor to the passages: `npm run fit-weights`. Prints what the ceiling is, what each fifth
 * of the passages would score with weights fitted to the other four, and how sure is how right; `-- --write` writes
 * src/extract/weights.ts and kind-weights.ts (`--kinds` only the latter), `-- --errors` tells what is wrong on the fifths. Files of passages whose names begin with `unseen` are scored at the end and never fitted to.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadLexicon } from '../../../src/cli/lexicon.ts';
import { LIKELY, SURE } from '../../../src/extract/certainty.ts';
import type { FeatureName, Weights } from '../../../src/extract/features/index.ts';
import { extract } from '../../../src/extract/index.ts';
import { confidenceOf } from '../../../src/extract/score.ts';
import { cantoneseReadings as cantonese } from '../../../src/pinyin/cantonese.ts';
import { lossesOf, tableOfLosses } from '../losses.ts';
import type { WrittenPassage } from '../passage-files.ts';
import { fold, score } from '../scoring.ts';
import { allPassages, isUnseen } from '../written.ts';
import { examplesOf, type Listed } from './examples.ts';
import { fitKinds } from './fit-kinds.ts';
import { HAND } from './hand.ts';
import { calibrate, fit, limitFor, type Example } from './model.ts';
import { writeCode } from './write.ts';

const FOLDS = 5;
/** The strengths of the prior that are tried; the best over the folds is taken. */
const STRENGTHS = [1, 3];
/** So many more terms must be right with a later one: a few more or fewer is chance. */
const CHANCE = 8;
/** How often what is called likely is to be right. */
const LIKELY_RIGHT = 0.85;

const lexicon = await loadLexicon();
const options = { lexicon, cantonese };
const features = Object.keys(HAND.features) as FeatureName[];
const passages = allPassages();
const seen = passages.filter(({ file }) => !isUnseen(file));
const unseen = passages.filter(({ file }) => isUnseen(file));

const asked = (flag: string) => process.argv.includes(flag);
if (asked('--kinds')) {
  await fitKinds(seen, unseen, options, { write: asked('--write'), errors: asked('--errors') });
  process.exit();
}

const vectorOf = ({ features: weights, none }: Weights) =>
  Float64Array.from([...features.map((name) => weights[name]), none]);
const weightsOf = (
  w: Float64Array,
  calibration: Weights['calibration'] = [
    [0, 0],
    [1, 1],
  ],
): Weights => ({
  features: Object.fromEntries(features.map((name, i) => [name, w[i]!])) as Weights['features'],
  none: w[w.length - 1]!,
  calibration,
});

interface Total {
  right: number;
  hanzi: number;
  found: number;
  expected: number;
  kinds: number;
  kindsAsked: number;
  /** Printed abbreviations that are told, and how many there are; pinyin read rightly, and divided rightly as well. */
  abbreviations: number;
  abbreviationsAsked: number;
  readings: number;
  pinyin: number;
  pinyinAsked: number;
  /** What is lost, each with the kind of its term. */
  readonly losses: ReturnType<typeof lossesOf>;
  /** Share or confidence of each gloss, and whether it is right. */
  readonly sure: [number, boolean][];
  /** The same of passages like articles: rows made for one habit or one fault, and what rules were made with, are easier. */
  readonly whole: [number, boolean][];
}

/** Pinyin without its division and capitals: what is left is how the characters are read. */
const syllablesOf = (pinyin: string) => pinyin.toLowerCase().replace(/[\s'’,.-]/g, '');

/** What passages score with given weights. */
function scored(some: readonly WrittenPassage[], weights: Weights, tell = false): Total {
  const total: Total = {
    right: 0,
    hanzi: 0,
    found: 0,
    expected: 0,
    kinds: 0,
    kindsAsked: 0,
    abbreviations: 0,
    abbreviationsAsked: 0,
    readings: 0,
    pinyin: 0,
    pinyinAsked: 0,
    losses: [],
    sure: [],
    whole: [],
  };
  for (const { file, style, text, terms } of some) {
    const got = extract(text, { ...options, weights });
    const result = score(got, terms);
    total.losses.push(...lossesOf(got, terms));
    if (tell && result.wrong.length > 0)
      console.log(`  ${file}, ${style}\n${result.wrong.map((wrong) => `      ${wrong}`).join('\n')}`);
    total.right += result.right;
    total.found += result.found;
    total.expected += result.expected;
    total.hanzi += terms.length - result.wrong.filter((w) => w.endsWith(': missing')).length;
    for (const term of got) {
      const want = terms.find((t) => [t.hanzi, ...(t.alike ?? [])].includes(term.hanzi));
      if (want && want.kinds.length > 0) {
        total.kindsAsked += 1;
        if (want.kinds.includes(term.kind)) total.kinds += 1;
      }
      if (want && want.abbreviation.length > 0) {
        total.abbreviationsAsked += 1;
        if (want.abbreviation.includes(term.abbreviation ?? '')) total.abbreviations += 1;
      }
      if (want?.pinyin !== undefined) {
        total.pinyinAsked += 1;
        if (syllablesOf(want.pinyin) === syllablesOf(term.pinyin)) total.readings += 1;
        if (want.pinyin.toLowerCase() === term.pinyin.toLowerCase()) total.pinyin += 1;
      }
      if (term.english === null) continue;
      const isRight = want?.english.some((e) => fold(e) === fold(term.english)) ?? false;
      total.sure.push([term.confidence, isRight]);
      if (/^(?:prose|unseen)/.test(file)) total.whole.push([term.confidence, isRight]);
    }
  }
  return total;
}
const f1 = (right: number, { found, expected }: Total) => (2 * right) / Math.max(1, found + expected);
const shown = (name: string, total: Total) =>
  console.log(
    `${name.padEnd(44)} ${String(total.expected).padStart(6)} ${f1(total.hanzi, total).toFixed(3).padStart(8)} ${f1(total.right, total).toFixed(3).padStart(8)} ${(total.kindsAsked ? (total.kinds / total.kindsAsked).toFixed(3) : '-').padStart(8)}`,
  );
const besides = (total: Total) =>
  console.log(
    `  abbreviations right ${total.abbreviations} of ${total.abbreviationsAsked}${total.pinyinAsked ? `; pinyin read rightly ${total.readings}, divided rightly as well ${total.pinyin}, of ${total.pinyinAsked}` : ''}`,
  );
const reliability = ({ sure }: Total) => {
  for (const [name, from, to] of [
    ['sure', SURE, 2],
    ['likely', LIKELY, SURE],
    ['doubtful', -1, LIKELY],
  ] as const) {
    const some = sure.filter(([c]) => c >= from && c < to);
    const right = some.filter(([, ok]) => ok).length;
    console.log(
      `  called ${name.padEnd(9)} ${String(some.length).padStart(5)}   right ${some.length ? (right / some.length).toFixed(3) : '-'}`,
    );
  }
};

const made = seen.map((passage) => examplesOf(passage, options, features, HAND));
console.log(
  `${seen.length} passages, ${seen.reduce((n, p) => n + p.terms.length, 0)} terms, ${made.reduce((n, m) => n + m.examples.length, 0)} mentions weighed; ${unseen.length} passages, ${unseen.reduce((n, p) => n + p.terms.length, 0)} terms kept unseen\n`,
);

const ceiling = (name: string, lists: readonly { listed: Listed }[]) => {
  const counts = new Map<Listed, number>();
  for (const { listed } of lists) counts.set(listed, (counts.get(listed) ?? 0) + 1);
  console.log(`ceiling, ${name}: ${[...counts].map(([listed, n]) => `${listed} ${n}`).join(', ')}`);
};
ceiling(
  'fitted to',
  made.flatMap((m) => m.listed),
);
ceiling(
  'unseen',
  unseen.flatMap((passage) => examplesOf(passage, options, features, HAND).listed),
);

const foldOf = (i: number) => i % FOLDS;
const outOf = (fold: number) =>
  made.flatMap((m, i): Example[] => (foldOf(i) === fold ? [] : [...m.examples]));
const prior = vectorOf(HAND);

console.log('\n                                              terms    hanzi   english     kind');
const handTotals: Total[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const total = scored(
    seen.filter((_, i) => foldOf(i) === fold),
    HAND,
  );
  handTotals.push(total);
  shown(`fold ${fold + 1}, weights by hand`, total);
}
let best: { strength: number; right: number; totals: Total[] } | null = null;
for (const strength of STRENGTHS) {
  const totals: Total[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = weightsOf(fit(outOf(fold), prior, strength));
    totals.push(
      scored(
        seen.filter((_, i) => foldOf(i) === fold),
        weights,
      ),
    );
    shown(`fold ${fold + 1}, not fitted to it, prior ${strength}`, totals[fold]!);
  }
  const right = totals.reduce((sum, t) => sum + t.right, 0);
  if (!best || right > best.right + CHANCE) best = { strength, right, totals };
}
const sum = (totals: readonly Total[]): Total => ({
  right: totals.reduce((n, t) => n + t.right, 0),
  hanzi: totals.reduce((n, t) => n + t.hanzi, 0),
  found: totals.reduce((n, t) => n + t.found, 0),
  expected: totals.reduce((n, t) => n + t.expected, 0),
  kinds: totals.reduce((n, t) => n + t.kinds, 0),
  kindsAsked: totals.reduce((n, t) => n + t.kindsAsked, 0),
  abbreviations: totals.reduce((n, t) => n + t.abbreviations, 0),
  abbreviationsAsked: totals.reduce((n, t) => n + t.abbreviationsAsked, 0),
  readings: totals.reduce((n, t) => n + t.readings, 0),
  pinyin: totals.reduce((n, t) => n + t.pinyin, 0),
  pinyinAsked: totals.reduce((n, t) => n + t.pinyinAsked, 0),
  losses: totals.flatMap((t) => t.losses),
  sure: totals.flatMap((t) => t.sure),
  whole: totals.flatMap((t) => t.whole),
});
const { strength, totals } = best!;
if (process.argv.includes('--errors'))
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = weightsOf(fit(outOf(fold), prior, strength));
    scored(
      seen.filter((_, i) => foldOf(i) === fold),
      weights,
      true,
    );
  }
shown('all folds, weights by hand', sum(handTotals));
shown(`all folds, not fitted to, prior ${strength}`, sum(totals));

// What is sure is learnt from answers on passages that were not fitted to. The features were made with these in sight,
// so that others are wrong more often: how much more, older unseen passages tell. The newest are kept out of this, too.
const all = made.flatMap((m) => m.examples);
const onFolds = calibrate(sum(totals).whole);
const raw = fit(all, prior, strength);
const files = [...new Set(unseen.map(({ file }) => file))];
const older = scored(
  unseen.filter(({ file }) => file !== files.at(-1)),
  weightsOf(raw),
).whole;
const wrong = older.filter(([, ok]) => !ok).length;
const foretold = older.reduce((n, [share]) => n + 1 - confidenceOf(share, onFolds), 0);
const factor = Math.max(1, wrong / Math.max(1, foretold));
console.log(
  `wrong on older unseen passages: ${wrong} of ${older.length}, foretold by the folds ${foretold.toFixed(1)}: times ${factor.toFixed(2)}`,
);
const calibration = onFolds.map(([share, right]): [number, number] => [
  share,
  Math.max(0, 1 - factor * (1 - right)),
]);
const fitted = weightsOf(raw, calibration);
shown('fitted to all, the same passages', scored(seen, fitted));
for (const file of files) {
  const some = unseen.filter((passage) => passage.file === file);
  const total = scored(some, fitted);
  shown(`${file}, weights by hand`, scored(some, HAND));
  shown(`${file}, fitted`, total);
  besides(total);
  reliability(total);
  console.log(
    `  lost:\n${tableOfLosses(total.losses)
      .map((line) => `    ${line}`)
      .join('\n')}`,
  );
}
const onFoldsSure = sum(totals).whole.map(([share, ok]): [number, boolean] => [
  confidenceOf(share, calibration),
  ok,
]);
console.log('how sure on the folds, passages like articles:');
reliability({ ...sum(totals), sure: onFoldsSure });
console.log(
  `  likely from ${limitFor(onFoldsSure, LIKELY_RIGHT, SURE, factor).toFixed(2)} on, that ${LIKELY_RIGHT} be right; set at ${LIKELY} (src/extract/certainty.ts)`,
);

if (process.argv.includes('--write')) {
  const path = join(dirname(fileURLToPath(import.meta.url)), '../../../src/extract/weights.ts');
  const round = (n: number) => Math.round(n * 1000) / 1000;
  const rounded = (pairs: Weights['calibration']) => pairs.map(([a, b]) => [round(a), round(b)]);
  const total = sum(totals);
  const source = `/**
 * Weights of the features of candidate spans, as \`npm run fit-weights -- --write\` writes them; nobody edits them by hand.
 *
 * Fitted to ${seen.length} passages with ${total.expected} terms, prior ${strength}. On passages not fitted to (five folds): hanzi F1
 * ${f1(total.hanzi, total).toFixed(3)}, hanzi with the right English ${f1(total.right, total).toFixed(3)}; by hand ${f1(sum(handTotals).right, sum(handTotals)).toFixed(3)}.
 */
import type { Weights } from './features/index.ts';

export const WEIGHTS: Weights = ${JSON.stringify({ features: Object.fromEntries(features.map((name) => [name, round(fitted.features[name])])), none: round(fitted.none), calibration: rounded(fitted.calibration) })};
`;
  await writeCode(path, source);
  console.log('\nwritten: src/extract/weights.ts');
}
await fitKinds(seen, unseen, options, { write: asked('--write'), errors: asked('--errors') });
