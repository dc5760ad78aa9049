import { describe, expect, test } from 'vitest';
import type { Term } from '../../../src/extract/index.ts';
import {
  certaintyOf,
  corrected,
  entryFinder,
  listTerms,
  sentenceOf,
  termsToExport,
  toCheck,
  viewTerms,
} from '../../../src/app/read/term-list.ts';
import { NO_CORRECTIONS, type Corrections } from '../../../src/app/read/corrections.ts';
import { standingOf, type RowStanding } from '../../../src/app/read/standing.ts';
import { LEARNED_STABILITY } from '../../../src/schedule/queue.ts';
import { NEW_CARD } from '../../../src/schedule/scheduler.ts';
import { wordFlag, wordStandings } from '../../../src/app/read/wording.ts';
import type { Entry } from '../../../src/library/entry.ts';

const text = 'First a city (海城).\nThen nothing for 无名, and a river (大河).';

function term(hanzi: string, more: Partial<Term> = {}): Term {
  const at = text.indexOf(hanzi);
  const before = text.slice(0, at).split('\n');
  return {
    hanzi,
    english: 'x',
    kind: 'place',
    pinyin: 'x',
    traditional: hanzi,
    printed: { hanzi, english: 'x' },
    occurrences: [{ line: before.length, column: before.at(-1)!.length + 1, printed: hanzi }],
    confidence: 0.95,
    reasons: [{ signal: 'edge quote', weight: 2 }],
    flags: [],
    ...more,
  };
}

const sources = [{ name: 'a.md', text }];
const terms = [
  term('海城', { english: 'Haicheng' }),
  term('无名', {
    english: null,
    kind: 'policy-term',
    confidence: 0.7,
    flags: [{ type: 'unglossed', message: '' }],
  }),
  term('大河', { english: 'big stream', confidence: 0.4 }),
];
const known = { id: 'dahe', hanzi: '大河', traditional: '大河' } as Entry;
const found = listTerms(sources, [terms], entryFinder([known]));
const ids = (list: readonly { term: Term }[]) => list.map((one) => one.term.hanzi);
const standings: Readonly<Record<string, RowStanding>> = { 无名: 'learning', 大河: 'known' };
const standing = ({ term }: { readonly term: Term }): RowStanding => standings[term.hanzi] ?? 'outside';
const all = { order: 'appearance', show: 'all', kind: '' } as const;

describe('the list', () => {
  test('has each term with its place, its sentence and its entry', () => {
    for (const one of found) {
      for (const { start, end } of one.places) expect(text.slice(start, end)).toBe(one.term.hanzi);
    }
    expect(sentenceOf(found[2]!, sources)).toEqual({
      before: 'Then nothing for 无名, and a river (',
      term: '大河',
      after: ').',
    });
    expect(found.map((one) => one.known?.id)).toEqual([undefined, undefined, 'dahe']);
  });

  test('a place outside the text is left out, not guessed', () => {
    const [lost] = listTerms(
      sources,
      [[term('海城', { occurrences: [{ line: 9, column: 1, printed: '海城' }] })]],
      entryFinder([]),
    );
    expect(lost!.places).toEqual([]);
    expect(sentenceOf(lost!, sources)).toBeNull();
  });

  test.each([
    [{ ...all }, ['海城', '无名', '大河']],
    [{ ...all, order: 'doubt' as const }, ['大河', '海城', '无名']],
    [{ ...all, show: 'doubtful' as const }, ['大河']],
    [{ ...all, show: 'unglossed' as const }, ['无名']],
    [{ ...all, show: 'outside' as const }, ['海城']],
    [{ ...all, show: 'new' as const }, []],
    [{ ...all, show: 'learning' as const }, ['无名']],
    [{ ...all, show: 'known' as const }, ['大河']],
    [{ ...all, show: 'left-out' as const }, []],
    [{ ...all, kind: 'policy-term' as const }, ['无名']],
    [{ ...all, show: 'doubtful' as const, kind: 'person' as const }, []],
  ])('%j', (view, expected) => {
    expect(ids(viewTerms(found, NO_CORRECTIONS, view, standing))).toEqual(expected);
  });

  test.each([
    [0.96, 'x', 'sure'],
    [0.85, 'x', 'likely'],
    [0.7, 'x', 'doubtful'],
    [0.3, 'x', 'doubtful'],
    [0.95, null, 'unglossed'],
  ])('confidence %f of %s is %s', (confidence, english, certainty) => {
    expect(certaintyOf({ confidence, english })).toBe(certainty);
  });
});

describe('corrections', () => {
  const corrections: Corrections = {
    shapes: [],
    values: { [found[1]!.id]: { english: 'nameless' }, [found[2]!.id]: { dropped: true } },
  };

  test('a gloss written by the reader is sure, and no longer missing', () => {
    const mine = corrected(found[1]!, corrections);
    expect(mine.english).toBe('nameless');
    expect(certaintyOf(mine)).toBe('sure');
    expect(mine.flags).toEqual([]);
    // What was found is untouched, so that the correction can be undone.
    expect(found[1]!.term.english).toBeNull();
    expect(ids(viewTerms(found, corrections, { ...all, show: 'unglossed' }))).toEqual([]);
    expect(ids(viewTerms(found, corrections, { ...all, show: 'left-out' }))).toEqual(['大河']);
  });

  test('are counted for what is to be checked without those left out', () => {
    const drop = (...rows: number[]) => ({
      ...NO_CORRECTIONS,
      values: Object.fromEntries(rows.map((at) => [found[at]!.id, { dropped: true as const }])),
    });
    const before = toCheck(found, NO_CORRECTIONS);
    expect(before.unglossed).toBe(1);
    expect(toCheck(found, drop(1)).unglossed).toBe(0);
    expect(before.doubtful).toBeGreaterThan(0);
    expect(toCheck(found, drop(0, 1, 2))).toEqual({ doubtful: 0, unglossed: 0 });
  });

  test('go into the file; what was left out does not', () => {
    const written = termsToExport(found, corrections, sources);
    expect(written.map(({ term: { hanzi, english } }) => [hanzi, english])).toEqual([
      ['海城', 'Haicheng'],
      ['无名', 'nameless'],
    ]);
    expect(written[0]).toMatchObject({ sentence: 'First a city (海城).' });
    expect(written[0]).not.toHaveProperty('file');
  });

  test('a file is named where there are several', () => {
    const two = [...sources, { name: 'b.md', text }];
    const both = listTerms(two, [terms, terms], entryFinder([]));
    expect(new Set(both.map(({ id }) => id)).size).toBe(6);
    expect(termsToExport(both, NO_CORRECTIONS, two).map(({ file }) => file)).toEqual([
      ...Array<string>(3).fill('a.md'),
      ...Array<string>(3).fill('b.md'),
    ]);
  });
});

describe('what the learner knows of it', () => {
  const learned = { ...NEW_CARD, phase: 'review', stability: LEARNED_STABILITY, reps: 4 } as const;
  test.each([
    ['no card', [], 'new'],
    ['new cards', [NEW_CARD, NEW_CARD], 'new'],
    ['one begun', [NEW_CARD, { ...NEW_CARD, phase: 'learning', reps: 1 }], 'learning'],
    ['one in review, not learned', [{ ...learned, stability: LEARNED_STABILITY - 1 }], 'learning'],
    ['one learned', [NEW_CARD, learned], 'known'],
    ['one marked as known', [{ ...NEW_CARD, setAside: 'known' }, NEW_CARD], 'known'],
    ['one forgotten again', [{ ...learned, phase: 'relearning' }], 'learning'],
  ] as const)('%s', (_what, cards, expected) => {
    expect(standingOf(cards)).toBe(expected);
  });

  test.each<[readonly (RowStanding | undefined)[], string]>([
    [
      ['outside', 'new', 'known', 'outside', 'new', 'learning'],
      '2 not yet in your library, 4 in it (1 known, 1 learning, 2 not drilled yet)',
    ],
    [['outside', 'outside'], '2 not yet in your library'],
    [['new', 'known'], '2 terms in your library (1 known, 1 not drilled yet)'],
    [['new'], '1 term in your library (1 not drilled yet)'],
    // How well they are known is not told yet.
    [['outside', undefined, undefined], '1 not yet in your library, 2 in it'],
    [[undefined], '1 term in your library'],
    [[], ''],
  ])('and what the library has is counted: %j', (standings, said) =>
    expect(wordStandings(standings)).toBe(said),
  );
});

describe('in words', () => {
  test('a misprinted name is told with both readings and what may be meant', () => {
    const flag = wordFlag({
      type: 'name-mismatch',
      message: '',
      from: 'Wenzou',
      read: 'wenzhou',
      suggestion: 'Wenzhou',
    });
    expect(flag.tone).toBe('warning');
    expect(flag.explanation).toContain('wenzhou');
    expect(flag.explanation).toContain('Wenzou');
    expect(flag.suggestion).toBe('Wenzhou');
  });

  test('a flag without words of ours is told in the extractor’s', () => {
    expect(wordFlag({ type: 'new-flag' as 'doubtful', message: 'Something is odd.' }).explanation).toBe(
      'Something is odd.',
    );
  });
});
