/**
 * The library measured: folding sources and edits at once, one more source, one more edit. Beside it the naive way:
 * for each term every source is asked for it. Prints JSON lines; passes or fails nothing.
 *
 *     npm run bench -- library
 */
import type { StoredEdit } from '../../src/library/edit.ts';
import { cardsOf } from '../../src/library/card-rows.ts';
import { cardRowsOf } from '../../src/library/make-rows.ts';
import { addEdits, addSource, foldLibrary } from '../../src/library/fold.ts';
import { readSource, type Find, type Source } from '../../src/library/source.ts';
import type { SOURCE_A } from '../library/made-up.ts';
import { edit, find, NOTHING_SHIPPED, source } from '../library/made-up.ts';
import { seeded } from '../schedule/seeded.ts';

const PLACES_PER_FIND = 2;

function timed<T>(work: () => T): { milliseconds: number; result: T } {
  const start = performance.now();
  const result = work();
  return { milliseconds: performance.now() - start, result };
}

/** The fastest of seven, to leave out what the machine does beside it, and the first, which a cold start pays. */
function measured<T>(work: () => T): { first: number; fastest: number; result: T } {
  const runs = Array.from({ length: 7 }, () => timed(work));
  const fastest = Math.min(...runs.map(({ milliseconds }) => milliseconds));
  return { first: runs[0]!.milliseconds, fastest, result: runs[0]!.result };
}

function say(what: string, figures: Record<string, number>): void {
  const rounded = Object.entries(figures).map(([name, figure]) => [name, Number(figure.toPrecision(3))]);
  process.stdout.write(`${JSON.stringify({ what, ...Object.fromEntries(rounded) })}\n`);
}

/** As writing has it: a few terms stand in many sources, most in one or two. */
function makeSources(count: number, terms: number, finds: number): Source[] {
  const random = seeded(7);
  const hanzi = Array.from({ length: terms }, (_, n) => String.fromCharCode(0x4e00 + (n % 100), 0x5000 + n));
  const perSource = Math.ceil(finds / count);
  return Array.from({ length: count }, (_, n) => {
    const chosen = new Map<string, Find>();
    for (let i = 0; i < perSource; i++) {
      const rank = i % 2 === 0 ? Math.floor(random() ** 3 * terms) : (n * perSource + i) % terms;
      const places = Array.from({ length: PLACES_PER_FIND }, (_, p) => ({
        line: i + 1,
        column: p * 9 + 1,
        length: 2,
      }));
      const word = hanzi[rank]!;
      chosen.set(word, find(word, `the gloss of ${rank % 7} ${rank}`, { places }));
    }
    const id = `text-${n.toString(16).padStart(40, '0')}` as typeof SOURCE_A;
    return source(id, [...chosen.values()], { addedAt: 1_700_000_000_000 + n });
  });
}

function makeEdits(sources: readonly Source[], count: number): StoredEdit[] {
  const random = seeded(8);
  return Array.from({ length: count }, (_, n) => {
    const { id, finds } = sources[Math.floor(random() * sources.length)]!;
    const { term } = finds[Math.floor(random() * finds.length)]!;
    if (n % 4 === 0) return edit(n, { of: id, set: 'find', term, to: null });
    if (n % 4 === 1) return edit(n, { of: term, set: 'tag', tag: `tag ${n % 20}`, to: true });
    return edit(n, { of: term, set: 'gloss', to: `own ${n}` });
  });
}

/** Each term is looked for in every source, and each of its edits in the whole list. */
function naive(sources: readonly Source[], edits: readonly StoredEdit[]): number {
  const terms = [...new Set(sources.flatMap(({ finds }) => finds.map(({ term }) => term)))];
  let found = 0;
  for (const term of terms) {
    for (const { finds } of sources) if (finds.some((one) => one.term === term)) found++;
    found += edits.filter((one) => one['of'] === term).length;
  }
  return found;
}

const spell = (numbered: string, pinyin: string) => ({ pinyin, zhuyin: numbered });

for (const scale of [0.1, 0.3, 1]) {
  const sources = makeSources(1_000 * scale, 10_000 * scale, 25_000 * scale);
  const edits = makeEdits(sources, 5_000 * scale);
  const fold = measured(() => foldLibrary(NOTHING_SHIPPED, sources, edits, spell));
  const library = fold.result;
  const last = {
    ...sources[0]!,
    id: `text-${'f'.repeat(40)}` as typeof SOURCE_A,
    addedAt: 1_800_000_000_000,
  };
  const term = library.entries[0]!.id;
  const grown = measured(() => addSource(library, last));
  const edited = measured(() => addEdits(library, [edit(1_000_000, { of: term, set: 'gloss', to: 'x' })]));
  const cards = measured(() =>
    cardsOf(cardRowsOf(library), {
      directions: ['hanzi-meaning', 'meaning-hanzi'],
      leftOut: ['supplied', 'cited'],
    }),
  );
  const stored = JSON.parse(JSON.stringify(sources)) as unknown[];
  const checked = measured(() => stored.map((one) => readSource(one)));
  say('library', {
    sources: sources.length,
    entries: library.entries.length,
    places: library.entries.reduce(
      (sum, { finds }) => sum + finds.reduce((places, { find }) => places + find.places.length, 0),
      0,
    ),
    edits: edits.length,
    'fold, first (ms)': fold.first,
    'fold (ms)': fold.fastest,
    'one more source (ms)': grown.fastest,
    'one more edit (ms)': edited.fastest,
    'cards (ms)': cards.fastest,
    'check what is stored (ms)': checked.fastest,
    // Once: it takes long enough.
    'naive fold (ms)': timed(() => naive(sources, edits)).milliseconds,
  });
}
