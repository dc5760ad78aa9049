/**
 * Measures extraction beside a plain regular expression: `npx tsx tests/bench/extract.ts`.
 *
 * Speed and peak memory on the issue's text repeated 1, 10 and 100 times (the corpus passages where the issue
 * is not at hand), then in a process of its own, bundled as the command and the worker are; then the score on the corpus
 * and the issue. Where the clock is not told from the processor's time, the machine should be quiet.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { certaintyOf, type Certainty } from '../../src/app/read/term-list.ts';
import { loadLexicon, readLexicon } from '../../src/cli/lexicon.ts';
import { extract } from '../../src/extract/index.ts';
import { plainExpression } from '../extract/plain-expression.ts';
import { fold, readExpected, score } from '../extract/scoring.ts';
import { allPassages, isUnseen } from '../extract/written.ts';
import { seeded } from '../schedule/seeded.ts';
import type { First, Memory, Taken } from './extract-page.ts';

const here = dirname(fileURLToPath(import.meta.url));
const corpus = join(here, '../extract/corpus');
const shared = process.env['TIFA_SHARED'] ?? join(here, '../../../shared');
const issue = join(shared, 'source/china-brief-24-08.md');

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

interface Vocabulary {
  readonly characters: readonly string[];
  readonly english: readonly string[];
}

/** Few characters and words, which come again and again. */
const FEW: Vocabulary = {
  characters: Array.from(
    '中国共产党委员会人民政府经济发展改革开放社会主义文化教育科学技术军事外交战略安全法律制度管理大学海洋环境工业贸易投资市场王李张刘陈',
  ),
  english:
    'China national people party committee economy reform opening culture science military strategy law university ocean trade market the of and in for its new great Deputy Minister Wang Li promoting strengthen local'.split(
      ' ',
    ),
};

/** The words of one and two characters that the dictionary lists, and all words of its glosses. */
async function wholeDictionary(): Promise<Vocabulary> {
  const characters: string[] = [];
  const english = new Set<string>();
  for (const line of new TextDecoder().decode(await readLexicon()).split('\n')) {
    const [simplified = '', , pinyin = '', , glosses = ''] = line.split('\t');
    if (pinyin === '') continue;
    if (simplified.length <= 2) characters.push(simplified);
    for (const word of glosses.match(/[A-Za-z]{2,}/g) ?? []) english.add(word);
  }
  return { characters, english: [...english] };
}

/** Any of the 20,000 characters, and words of letters at random, which nobody knows. */
function unknown(): Vocabulary {
  const random = seeded(3);
  const below = (end: number) => Math.floor(random() * end);
  return {
    characters: Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(0x4e00 + i)),
    english: Array.from({ length: 200_000 }, () => {
      const word = Array.from({ length: 2 + below(9) }, () => String.fromCharCode(0x61 + below(26))).join('');
      return random() < 0.4 ? word[0]!.toUpperCase() + word.slice(1) : word;
    }),
  };
}

/** Mentions of which no two are of one term, so that each is read: characters and English at random, in four ways. */
function unlikeMentions(count: number, { characters, english }: Vocabulary = FEW): string {
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

for (const [kind, count, words] of [
  ['of few words', 5_000, FEW],
  ['of all words of the dictionary', 5_000, await wholeDictionary()],
  ['of unknown words', 5_000, unknown()],
  ['of few words', 60_000, FEW],
] as const) {
  const unlike = unlikeMentions(count, words);
  const size = Buffer.byteLength(unlike) / 1e6;
  const processor = process.cpuUsage();
  const taken = seconds(() => methods.extract(unlike));
  const { user, system } = process.cpuUsage(processor);
  console.log(
    `${count.toLocaleString('en')} mentions of unlike terms, ${kind}: ${taken.toFixed(1)} s, ${(size / taken).toFixed(2)} MB/s ` +
      `(of the processor ${((user + system) / 1e6).toFixed(1)} s, ${((user + system) / count).toFixed(0)} µs a mention); plain regex ${(size / seconds(() => methods.plain(unlike))).toFixed(1)} MB/s`,
  );
}

/** Bundles what is read in a process of its own, and has it read; the folder is gone afterwards. */
async function inProcessesOfTheirOwn() {
  const folder = mkdtempSync(join(tmpdir(), 'tifa-extract-'));
  try {
    await build({
      configFile: false,
      root: join(here, '../..'),
      publicDir: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        outDir: folder,
        ssr: join(here, 'extract-page.ts'),
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'page.mjs' } },
      },
    });
    const dictionary = join(folder, 'lexicon.tsv.gz');
    writeFileSync(dictionary, gzipSync(await readLexicon()));
    const give = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const run = <T>(mode: 'first' | 'memory' | 'cancel', file: string, ...flags: string[]): T | null => {
      const args = [...flags, join(folder, 'page.mjs'), mode, dictionary, file];
      const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      return status === 0 ? (JSON.parse(stdout) as T) : null;
    };

    const once = give('once.txt', text);
    const firsts = Array.from({ length: 5 }, () => run<First>('first', once)!);
    const middle = (of: keyof First, by: keyof Taken) => median(firsts.map((one) => one[of][by])).toFixed(0);
    console.log('\nin a fresh process, bundled: ms by the clock (of the processor), median of 5');
    for (const of of ['modules', 'dictionary', 'first', 'second', 'plainFirst', 'plainSecond'] as const)
      console.log(`${of.padEnd(12)} ${middle(of, 'wall').padStart(5)} (${middle(of, 'processor')})`);

    const large = {
      issue: text.repeat(Math.ceil(5e6 / Buffer.byteLength(text))),
      unlike: unlikeMentions(64_000),
      varied: unlikeMentions(52_000, await wholeDictionary()),
    };
    for (const [name, content] of Object.entries(large)) {
      const file = give(`${name}.txt`, content);
      const limit = [32, 48, 64, 80, 100, 150, 200].find(
        (megabytes) => run<Memory>('memory', file, `--max-old-space-size=${megabytes}`) !== null,
      );
      const { arrays } = run<Memory>('memory', file)!;
      console.log(
        `${(Buffer.byteLength(content) / 1e6).toFixed(1)} MB (${name}) are read in a heap of ${limit ?? 'more than 200'} MB, with ${(arrays / 1e6).toFixed(0)} MB of arrays beside it`,
      );
    }
    console.log(
      `a reading of 5 MB is cancelled in ${run<number>('cancel', join(folder, 'unlike.txt'))?.toFixed(0)} ms`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
await inProcessesOfTheirOwn();

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
console.log(
  '\nhow sure is how right, on the unseen ones, of which all but the newest file told it (the newest alone, the ceiling and the folds: npm run fit-weights)',
);
for (const [called, { all, right }] of calls)
  console.log(`${called.padEnd(10)} ${String(all).padStart(5)}   right ${(right / all).toFixed(3)}`);
