import { expect, test } from 'vitest';
import { foldLibrary } from '../../../src/library/fold.ts';
import type { SourceId } from '../../../src/library/source.ts';
import {
  lookThrough,
  MOST_LINES,
  type Looked,
  type LookOptions,
  type SourceLines,
} from '../../../src/app/term/look-through.ts';
import { edit, NOTHING_SHIPPED, source, SOURCE_A, SOURCE_B, SOURCE_C, spell } from '../../library/made-up.ts';

const GONE = `text-${'d'.repeat(40)}` as SourceId;
const TEXTS = new Map<SourceId, string>([
  [SOURCE_A, 'Page one.\n\nThey call it reform (改革).\nReform goes on.'],
  [SOURCE_B, '没有这个词。'],
  [GONE, '改革。'],
]);
const library = foldLibrary(
  NOTHING_SHIPPED,
  [source(SOURCE_A, [], { pages: [1, 3] }), source(SOURCE_B, []), source(SOURCE_C, []), source(GONE, [])],
  [edit(1, { of: GONE, set: 'removed', to: true })],
  spell,
);

async function look(options: Partial<LookOptions> = {}) {
  const found: SourceLines[] = [];
  const looked: Looked[] = [];
  await lookThrough({ term: '改革', renderings: ['reform'] }, library, {
    textOf: (id) => Promise.resolve(TEXTS.get(id) ?? null),
    giveWay: () => Promise.resolve(),
    now: () => 0,
    signal: new AbortController().signal,
    onfound: (one) => found.push(one),
    onlooked: (one) => looked.push(one),
    ...options,
  });
  return { found, looked };
}

test('every kept text is looked through, but for word lists and what was removed', async () => {
  const asked: SourceId[] = [];
  const { found, looked } = await look({
    textOf: (id) => {
      asked.push(id);
      return Promise.resolve(TEXTS.get(id) ?? null);
    },
  });
  expect(asked.toSorted()).toEqual([SOURCE_A, SOURCE_B]);
  expect(
    found.map(({ of, lines }) => [of.source.id, lines.map(({ term, page }) => `${term} ${page}`)]),
  ).toEqual([[SOURCE_A, ['改革 2', 'Reform 2']]]);
  expect(looked.at(-1)).toEqual({ done: 2, of: 2, isFull: false });
});

test('it rests whenever it has worked for a while, and stops when nobody wants it any more', async () => {
  let now = 0;
  let rests = 0;
  const leaving = new AbortController();
  const textOf = () => Promise.resolve('字'.repeat(500_000));
  await look({ textOf, now: () => (now += 3), giveWay: async () => void rests++ });
  expect(rests).toBeGreaterThan(40);

  rests = 0;
  const { found } = await look({
    textOf: () => Promise.resolve('改革。'.repeat(50_000)),
    now: () => (now += 3),
    signal: leaving.signal,
    giveWay: async () => {
      if (++rests === 5) leaving.abort();
    },
  });
  expect(rests).toBe(5);
  expect(found).toEqual([]);
});

test('more than anybody reads is not gathered, and that is said', async () => {
  const { found, looked } = await look({ textOf: () => Promise.resolve('改革。'.repeat(MOST_LINES + 5)) });
  expect(found.flatMap(({ lines }) => lines)).toHaveLength(MOST_LINES);
  expect(looked.at(-1)?.isFull).toBe(true);
});
