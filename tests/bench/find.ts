/**
 * Finding a term among a dictionary's entries: `npx tsx tests/bench/find.ts`.
 *
 * Beside it the naive way: every field of every entry folded anew at each query and asked `includes`.
 */
import { performance } from 'node:perf_hooks';
import { readLexiconText } from '../../src/cli/lexicon.ts';
import { prepareFinder, type Findable } from '../../src/look-up/finder.ts';

const items: Findable[] = (await readLexiconText())
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [simplified = '', traditional = '', pinyin = '', , glosses = ''] = line.split('\t');
    return {
      hanzi: traditional === '' ? [simplified] : [simplified, traditional],
      pinyinNumbered: pinyin,
      zhuyin: '',
      glosses: glosses.split('/'),
    };
  });

/** As typed: every prefix of what a reader looks up, from every part of the dictionary and of each sort. */
function queries(): string[] {
  const all: string[] = [];
  for (let i = 97; i < items.length; i += Math.floor(items.length / 60)) {
    const { hanzi, pinyinNumbered, glosses } = items[i]!;
    const whole = [
      hanzi[0]!,
      hanzi.at(-1)!,
      pinyinNumbered.replace(/[\d ]/g, '').toLowerCase(),
      pinyinNumbered,
      glosses[0]!.slice(0, 16),
    ];
    for (const text of whole) for (let n = 1; n <= text.length; n++) all.push(text.slice(0, n));
  }
  return all;
}

function quantile(sorted: readonly number[], q: number): string {
  return `${sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!.toFixed(2)} ms`;
}

function measure(name: string, asked: readonly string[], find: (query: string) => number) {
  const times: number[] = [];
  let found = 0;
  for (const query of asked) {
    const start = performance.now();
    found += find(query);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(
    `${name}: median ${quantile(times, 0.5)}, p99 ${quantile(times, 0.99)}, worst ${quantile(times, 1)}` +
      ` (${asked.length} queries, ${found} hits)`,
  );
}

const strip = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const asked = queries();
console.log(`${items.length} entries, ${asked.length} queries as typed letter by letter`);
for (let run = 1; run <= 3; run++) {
  const start = performance.now();
  const finder = prepareFinder(items, (item) => item);
  console.log(`prepared in ${((performance.now() - start) / 1000).toFixed(3)} s`);
  measure('folded once, one string a field', asked, (query) => finder.find(query, 50).total);
}
const few = asked.filter((_, i) => i % Math.ceil(asked.length / 40) === 0);
measure('naive: folded at each query', few, (query) => {
  const wanted = strip(query);
  return items.filter(
    (item) =>
      item.hanzi.some((form) => form.includes(wanted)) ||
      strip(item.pinyinNumbered).replace(/[\d ]/g, '').includes(wanted) ||
      item.glosses.some((gloss) => strip(gloss).includes(wanted)),
  ).length;
});
