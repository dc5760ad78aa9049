/**
 * Looking words up among all entries of the dictionary and 10,000 terms of a library: `npm run bench -- find`.
 *
 * In the same run, over the same entries and with the same queries: MiniSearch, FlexSearch and uFuzzy, each set up as
 * well as its manual says for such fields, and the bare scan (every field folded once, asked `includes`). They differ in
 * what they find (the hits of each are told): none reads tones, zhuyin or initials.
 */
import { performance } from 'node:perf_hooks';
import uFuzzy from '@leeoniya/ufuzzy';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { MOST_HITS } from '../../src/app/dictionary/look-up.ts';
import { readLexiconText } from '../../src/cli/lexicon.ts';
import { openDictionary } from '../../src/look-up/dictionary/index.ts';
import { prepareFinder, type Findable } from '../../src/look-up/finder.ts';
import { foldChinese } from '../../src/term/term-key.ts';
import { toZhuyin } from '../../src/pinyin/syllable.ts';
import { zhuyinOf } from '../pinyin/zhuyin-of.ts';

interface Line extends Findable {
  readonly id: number;
}

const text = await readLexiconText();
const lines: Line[] = text
  .split('\n')
  .filter((line) => line.split('\t')[2] !== '')
  .map((line, id) => {
    const [simplified = '', traditional = '', pinyin = '', , glosses = ''] = line.split('\t');
    return {
      id,
      hanzi: traditional === '' ? [simplified] : [simplified, traditional],
      pinyinNumbered: pinyin,
      zhuyin: zhuyinOf(pinyin),
      glosses: glosses.split('/'),
    };
  });
const bytes = new TextEncoder().encode(text);
/** A large library: every twelfth entry is a term of it. */
const TERMS = 10_000;
const terms = lines.filter((_, i) => i % Math.floor(lines.length / TERMS) === 0).slice(0, TERMS);
/** As many as a screen shows. */
const LIMIT = 60;

/** As typed: every prefix of what a reader looks up, from every part of the dictionary and of each sort. */
function queries(): string[] {
  const all: string[] = [];
  for (let i = 97; i < lines.length; i += Math.floor(lines.length / 60)) {
    const { hanzi, pinyinNumbered, glosses } = lines[i]!;
    const whole = [
      hanzi[0]!,
      hanzi.at(-1)!,
      pinyinNumbered.replace(/[\d ]/g, '').toLowerCase(),
      pinyinNumbered,
      glosses[0]!.slice(0, 16),
    ];
    for (const one of whole) for (let n = 1; n <= one.length; n++) all.push(one.slice(0, n));
  }
  return all;
}

const asked = queries();
const every = (count: number) => asked.filter((_, i) => i % Math.ceil(asked.length / count) === 0);

const quantile = (sorted: readonly number[], q: number): string =>
  `${sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!.toFixed(2)} ms`;

/** Milliseconds of the processor: what a look-up costs, however busy the machine is. */
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function measure(name: string, queries: readonly string[], find: (query: string) => number) {
  const times: number[] = [];
  const costs: { query: string; cost: number }[] = [];
  let found = 0;
  for (const query of queries) {
    const start = performance.now();
    const before = processor();
    found += find(query);
    costs.push({ query, cost: processor() - before });
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  costs.sort((a, b) => a.cost - b.cost);
  const figures = (sorted: readonly number[]) =>
    `median ${quantile(sorted, 0.5)}, p99 ${quantile(sorted, 0.99)}, worst ${quantile(sorted, 1)}`;
  console.log(
    `${name}: ${figures(times)}; of the processor ${figures(costs.map(({ cost }) => cost))}` +
      ` (${queries.length} queries, ${found.toLocaleString('en')} hits)`,
  );
  return costs;
}

const used = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** What it takes to prepare something, in time and, where the collector can be called (`--expose-gc`), in memory. */
async function prepared<T>(name: string, prepare: () => T | Promise<T>): Promise<T> {
  const before = used();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const made = await prepare();
  const took = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const memory = globalThis.gc === undefined ? '' : `, ${((used() - before) / 1e6).toFixed(0)} MB`;
  console.log(
    `${name}: prepared in ${took.toFixed(3)} s (${((user + system) / 1e6).toFixed(3)} s of the processor)${memory}`,
  );
  return made;
}

console.log(
  `${lines.length.toLocaleString('en')} entries and ${TERMS.toLocaleString('en')} terms, ${asked.length} queries as typed letter by letter`,
);
for (let run = 1; run <= 3; run++) {
  const library = await prepared('the library', () => prepareFinder(terms, (term) => term));
  const dictionary = await prepared('the dictionary', () => openDictionary(bytes, toZhuyin));
  const costs = measure('both, a screenful of words', asked, (query) => {
    const own = library.find(query, MOST_HITS, () => true).total;
    return own + dictionary.find(query, LIMIT).total;
  });
  const slowest = costs.slice(-10).reverse();
  console.log(`slowest: ${slowest.map(({ query, cost }) => `${query} ${cost.toFixed(1)}`).join(', ')}`);
}

const documents = lines.map(({ id, hanzi, pinyinNumbered, glosses }) => ({
  id,
  hanzi: hanzi.join(' '),
  pinyin: pinyinNumbered.replaceAll(/[\d: ]/g, '').toLowerCase(),
  glosses: glosses.join(' / '),
}));
const some = every(400);

{
  const mini = await prepared('MiniSearch', () => {
    const index = new MiniSearch<(typeof documents)[number]>({ fields: ['hanzi', 'pinyin', 'glosses'] });
    index.addAll(documents);
    return index;
  });
  measure('MiniSearch, prefixes', some, (query) => mini.search(query, { prefix: true }).length);
}
{
  const flex = await prepared('FlexSearch', () => {
    const index = new FlexSearch.Document({
      document: { id: 'id', index: ['hanzi', 'pinyin', 'glosses'] },
      tokenize: 'forward',
    });
    for (const one of documents) index.add(one);
    return index;
  });
  measure('FlexSearch, forward', some, (query) =>
    (flex.search(query, { limit: LIMIT }) as { result: unknown[] }[]).reduce(
      (sum, { result }) => sum + result.length,
      0,
    ),
  );
}
{
  const haystack = documents.map(({ hanzi, pinyin, glosses }) => `${hanzi} ${pinyin} ${glosses}`);
  const fuzzy = await prepared(
    'uFuzzy',
    () =>
      new uFuzzy({
        unicode: true,
        interSplit: "[^\\p{L}\\d']+",
        intraSplit: '\\p{Ll}\\p{Lu}',
        intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
        intraChars: "[\\p{L}\\d']",
        intraContr: "'\\p{L}{1,2}\\b",
      }),
  );
  measure('uFuzzy', every(100), (query) => fuzzy.filter(haystack, query)?.length ?? 0);
}
{
  const folded = await prepared('bare scan', () =>
    documents.map(({ hanzi, pinyin, glosses }) => `${foldChinese(hanzi)} ${pinyin} ${glosses.toLowerCase()}`),
  );
  measure('bare scan', every(200), (query) => {
    const wanted = query.toLowerCase();
    return folded.filter((one) => one.includes(wanted)).length;
  });
}
