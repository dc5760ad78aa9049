/**
 * Measures extraction beside a plain regular expression: `npx tsx tests/bench/extract.ts`.
 *
 * Speed and peak memory on the issue's text repeated 1, 10 and 100 times (the corpus passages where the issue
 * is not at hand), then the score on the corpus and the issue. The dictionary is loaded before the clock starts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { certaintyOf, type Certainty } from '../../src/app/read/term-list.ts';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { extract } from '../../src/extract/index.ts';
import { fold, readExpected, score } from '../extract/scoring.ts';
import { allPassages, isUnseen } from '../extract/written.ts';
import { seeded } from '../schedule/seeded.ts';

const here = dirname(fileURLToPath(import.meta.url));
const corpus = join(here, '../extract/corpus');
const shared = process.env['TIFA_SHARED'] ?? join(here, '../../../shared');
const issue = join(shared, 'source/china-brief-24-08.md');

interface Pair {
  hanzi: string;
  english: string | null;
  kind: 'policy-term';
}

/** The toy to beat: Chinese in brackets, and the quotation or the run of words with capitals before it. */
function plainExpression(text: string): Pair[] {
  const terms = new Map<string, Pair>();
  const pattern =
    /(?:["“]([^"“”\n]{1,120}?)["”]?|((?:[A-Z][\w’'-]*|of|and|for|the)(?: (?:[A-Z][\w’'-]*|of|and|for|the))*)) [([（](?:[A-Z]{2,6}[,;] )?([\p{Script=Han} ]+)[)\]）]/gu;
  for (const [, quoted, name, hanzi] of text.matchAll(pattern)) {
    const key = hanzi!.replaceAll(' ', '');
    if (!terms.has(key)) terms.set(key, { hanzi: key, english: quoted ?? name ?? null, kind: 'policy-term' });
  }
  return [...terms.values()];
}

const seconds = (work: () => unknown) => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};
const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

const opening = performance.now();
const lexicon = await loadLexicon();
console.log(`dictionary opened in ${((performance.now() - opening) / 1000).toFixed(2)} s\n`);

const files = readdirSync(corpus).filter((name) => name.endsWith('.txt'));
const text = existsSync(issue)
  ? readFileSync(issue, 'utf8')
  : files.map((name) => readFileSync(join(corpus, name), 'utf8')).join('\n\n');
console.log(`speed on ${existsSync(issue) ? 'the issue' : 'the corpus (the issue is not at hand)'}`);
console.log('times      MB   extract      MB/s  terms/s   peak MB   plain regex MB/s');
const methods = { extract: (t: string) => extract(t, { lexicon }), plain: plainExpression };
// Once unmeasured, so that the first figure is not the compiler's.
console.log(`first run (cold): ${(seconds(() => methods.extract(text)) * 1000).toFixed(0)} ms`);
for (const times of [1, 10, 100]) {
  const input = text.repeat(times);
  const size = Buffer.byteLength(input) / 1e6;
  let mentions = 0;
  const runs = Array.from({ length: times === 100 ? 3 : 25 }, () =>
    seconds(() => {
      mentions = methods.extract(input).reduce((sum, term) => sum + term.occurrences.length, 0);
    }),
  );
  const taken = median(runs);
  const plain = median(Array.from({ length: 3 }, () => seconds(() => methods.plain(input))));
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    [
      String(times).padStart(5),
      size.toFixed(2).padStart(7),
      `${(taken * 1000).toFixed(0)} ms`.padStart(9),
      (size / taken).toFixed(1).padStart(9),
      (mentions / taken).toFixed(0).padStart(8),
      peak.toFixed(0).padStart(9),
      (size / plain).toFixed(1).padStart(18),
    ].join(' '),
  );
}

/** Mentions of which no two are of one term, so that each is read: characters and English at random, in four ways. */
function unlikeMentions(count: number): string {
  const characters = Array.from(
    '中国共产党委员会人民政府经济发展改革开放社会主义文化教育科学技术军事外交战略安全法律制度管理大学海洋环境工业贸易投资市场王李张刘陈',
  );
  const english =
    'China national people party committee economy reform opening culture science military strategy law university ocean trade market the of and in for its new great Deputy Minister Wang Li promoting strengthen local'.split(
      ' ',
    );
  const random = seeded(7);
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const lengths = [2, 3, 4, 5, 6, 7];
  return Array.from({ length: count }, (_, i) => {
    const hanzi = Array.from({ length: any(lengths) }, () => any(characters)).join('');
    const words = Array.from({ length: any(lengths) + 4 }, () => any(english));
    const gloss = words.splice(-3).join(' ');
    const before = words.join(' ');
    return [
      `${before} “${gloss}” [${hanzi}].`,
      `${before} ${gloss} (${hanzi}).`,
      `${hanzi} (${gloss}) ${before}.`,
      `${before} ${gloss}, ${hanzi}, and so on.`,
    ][i % 4]!;
  }).join('\n\n');
}

const unlike = unlikeMentions(5_000);
const unlikeTaken = seconds(() => methods.extract(unlike));
console.log(
  `5,000 mentions of unlike terms: ${(unlikeTaken * 1000).toFixed(0)} ms, ${(Buffer.byteLength(unlike) / 1e6 / unlikeTaken).toFixed(2)} MB/s`,
);

console.log('\nF1 over hanzi and exact English                          extract  plain regex');
const results = { extract: [] as number[], plain: [] as number[] };
const report = (name: string, input: string, expected: string) => {
  const wanted = readExpected(expected);
  const ours = score(methods.extract(input), wanted).f1;
  const theirs = score(methods.plain(input), wanted).f1;
  console.log(`${name.padEnd(55)} ${ours.toFixed(3).padStart(8)} ${theirs.toFixed(3).padStart(12)}`);
  return { ours, theirs };
};
for (const name of files) {
  const { ours, theirs } = report(
    name,
    readFileSync(join(corpus, name), 'utf8'),
    readFileSync(join(corpus, name.replace('.txt', '.expected.tsv')), 'utf8'),
  );
  results.extract.push(ours);
  results.plain.push(theirs);
}
const mean = (values: number[]) => (values.reduce((a, b) => a + b, 0) / values.length).toFixed(3);
console.log(
  `${'corpus, mean'.padEnd(55)} ${mean(results.extract).padStart(8)} ${mean(results.plain).padStart(12)}`,
);
if (existsSync(issue))
  report('the issue', text, readFileSync(join(here, '../extract/china-brief-24-08.expected.tsv'), 'utf8'));

console.log('\nF1 over all passages                            terms   extract  plain regex');
const calls = new Map<Certainty, { all: number; right: number }>();
for (const [name, some] of [
  ['fitted to', allPassages().filter(({ file }) => !isUnseen(file))],
  ['unseen', allPassages().filter(({ file }) => isUnseen(file))],
] as const) {
  const sum = { ours: 0, theirs: 0, ourAll: 0, theirAll: 0, terms: 0 };
  for (const { text: passage, terms } of some) {
    const found = methods.extract(passage);
    const ours = score(found, terms);
    const theirs = score(methods.plain(passage), terms);
    sum.ours += ours.right;
    sum.theirs += theirs.right;
    sum.ourAll += ours.found + terms.length;
    sum.theirAll += theirs.found + terms.length;
    sum.terms += terms.length;
    if (name !== 'unseen') continue;
    for (const term of found) {
      const { hanzi, english } = term;
      if (english === null) continue;
      const called = certaintyOf(term);
      const count = calls.get(called) ?? { all: 0, right: 0 };
      count.all += 1;
      if (terms.some((t) => t.hanzi === hanzi && t.english.some((e) => fold(e) === fold(english))))
        count.right += 1;
      calls.set(called, count);
    }
  }
  console.log(
    `${name.padEnd(46)} ${String(sum.terms).padStart(6)} ${((2 * sum.ours) / sum.ourAll).toFixed(3).padStart(9)} ${((2 * sum.theirs) / sum.theirAll).toFixed(3).padStart(12)}`,
  );
}
console.log('\nhow sure is how right, on the unseen ones (the ceiling and the folds: npm run fit-weights)');
for (const [called, { all, right }] of calls)
  console.log(`${called.padEnd(10)} ${String(all).padStart(5)}   right ${(right / all).toFixed(3)}`);
