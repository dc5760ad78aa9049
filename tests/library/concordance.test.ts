import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  concordance,
  countRenderings,
  inConcordanceOrder,
  ofRendering,
  type CentredSentence,
  type ConcordanceLine,
  type Sought,
} from '../../src/library/concordance.ts';
import { termKey } from '../../src/term/term-key.ts';

const linesOf = (text: string, sought: Sought): ConcordanceLine[] =>
  [...concordance(sought)(text)].filter((one) => one !== null);
const seek = (text: string, hanzi: string, ...renderings: string[]) =>
  linesOf(text, { term: termKey(hanzi), renderings });
const shown = ({ before, term, after }: CentredSentence) => `${before}⟦${term}⟧${after}`;

describe('every sentence with a term or its English', () => {
  test.each<[what: string, text: string, hanzi: string, renderings: string[], lines: string[]]>([
    ['centred on the characters', '会议强调改革。要开放。', '改革', [], ['会议强调⟦改革⟧。']],
    ['in the other script', '深化改革開放。', '改革开放', [], ['深化⟦改革開放⟧。']],
    [
      'once, though it stands there twice',
      '改革，再改革。不断改革。',
      '改革',
      [],
      ['⟦改革⟧，再改革。', '不断⟦改革⟧。'],
    ],
    [
      'on the characters where both stand',
      'They call reform (改革) the key. And reform goes on.',
      '改革',
      ['reform'],
      ['They call reform (⟦改革⟧) the key.', 'And ⟦reform⟧ goes on.'],
    ],
    ['over the end of a line', '人类命运\n共同体是', '人类命运共同体', [], ['⟦人类命运共同体⟧是']],
    ['not across sentences', '依靠中国。共产党员', '中国共产党', [], []],
    ['letters in either width', '“ＡＩ＋行动”方案', 'AI+行动', [], ['“⟦ＡＩ＋行动⟧”方案']],
    ['in the plural', 'Two compacts were made.', '契约', ['compact'], ['Two ⟦compacts⟧ were made.']],
    ['not in another word', 'The compaction of soil.', '契约', ['compact'], []],
    [
      'the longest rendering',
      'A community of common destiny for mankind!',
      '共同体',
      ['community', 'community of common destiny'],
      ['A ⟦community of common destiny⟧ for mankind!'],
    ],
    [
      'whatever stands between its words',
      'High\u2011quality\ndevelopment, they say.',
      '高质量发展',
      ['high-quality development'],
      ['⟦High\u2011quality development⟧, they say.'],
    ],
    ['with apostrophes', 'The people’s war.', '人民战争', ["people's war"], ['The ⟦people’s war⟧.']],
    [
      'of a word with an apostrophe no more than was looked for',
      'It’s the Party’s reform’s end, l’Etat d’réforme.',
      '改革',
      ['reform'],
      ['It’s the Party’s ⟦reform⟧’s end, l’Etat d’réforme.'],
    ],
    ['with accents', 'A PREMIÈRE RÉFORME.', '改革', ['premiere reforme'], ['A ⟦PREMIÈRE RÉFORME⟧.']],
    [
      'behind another that begins alike',
      'High-end, high quality.',
      '高',
      ['high quality'],
      ['High-end, ⟦high quality⟧.'],
    ],
    ['beside a capital that is two letters when small', 'İİ, REFORM!', '改革', ['reform'], ['İİ, ⟦REFORM⟧!']],
    ['nothing where nothing is', '', '改革', ['reform'], []],
  ])('%s', (_, text, hanzi, renderings, lines) =>
    expect(seek(text, hanzi, ...renderings).map(shown)).toEqual(lines),
  );

  test('says which renderings stand in a sentence, and where', () => {
    const text = 'A shared tune, or common tune (同调). No tune.';
    const [line, ...others] = seek(text, '同调', 'common tune', 'shared tune');
    expect(line!.chinese).toBe(true);
    expect([...line!.english].map(([rendering, one]) => [rendering, shown(one)])).toEqual([
      ['shared tune', 'A ⟦shared tune⟧, or common tune (同调).'],
      ['common tune', 'A shared tune, or ⟦common tune⟧ (同调).'],
    ]);
    expect(text.slice(line!.at.start, line!.at.end)).toBe('同调');
    expect(others).toEqual([]);
  });

  test('a long text is looked through with rests, and none of it is missed or told twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 120 }), (gaps) => {
        const text = gaps.map((gap) => `${'字'.repeat(gap)}改革开放。`).join('');
        const found = linesOf(text, { term: '改革开放', renderings: [] });
        expect(found.map(({ at }) => at.start)).toEqual(
          Array.from(text.matchAll(/改革开放/g), ({ index }) => index),
        );
      }),
      { numRuns: 40 },
    );
    const rests = [...concordance({ term: '改革', renderings: [] })('字'.repeat(100_000))];
    expect(rests.length).toBeGreaterThan(10);
  });

  test('the same every time, and in the order of the text', () => {
    const text = 'Reform (改革) here. 改革 there.\n\n再改革。'.repeat(300);
    const sought = { term: '改革', renderings: ['reform'] };
    const lines = linesOf(text, sought);
    expect(linesOf(text, sought)).toEqual(lines);
    expect(lines.map(({ at }) => at.start)).toEqual(
      lines.map(({ at }) => at.start).toSorted((a, b) => a - b),
    );
    expect(lines).toHaveLength(900);
  });
});

test('by source and date, Chinese first', () => {
  const group = (id: string, text: string, date?: string) => ({
    source: { id, addedAt: Date.UTC(2024, 0, 5), ...(date !== undefined && { date }) },
    lines: seek(text, '改革', 'reform'),
  });
  const ordered = inConcordanceOrder([
    group('a', 'Reform.', '2025-01'),
    group('b', 'Reform first. 改革。', '2020'),
    group('c', '改革。', '2023-07-01'),
    group('d', '改革。'),
    group('e', '改革。', '2024-01-05'),
  ]);
  expect(ordered.map(({ source }) => source.id)).toEqual(['d', 'e', 'c', 'b', 'a']);
  expect(ordered[3]!.lines.map(({ term }) => term)).toEqual(['改革', 'Reform']);
});

test('by one rendering, centred on it, the newest first, whatever has Chinese', () => {
  const group = (id: string, text: string, date: string) => ({
    source: { id, addedAt: 0, date },
    lines: seek(text, '改革', 'reform', 'change'),
  });
  const groups = ofRendering(
    [
      group('a', '改革 is reform. Change (改革).', '2020'),
      group('b', 'A change.', '2021'),
      group('c', '改革。', '2022'),
    ],
    'change',
  );
  expect(groups.map(({ source, lines }) => [source.id, lines.map(shown)])).toEqual([
    ['b', ['A ⟦change⟧.']],
    ['a', ['⟦Change⟧ (改革).']],
  ]);
});

test.each<[what: string, texts: string[][], counts: [string, number][]]>([
  ['nothing, where nothing is', [[], ['改革。']], []],
  [
    'a sentence once, however often it has one',
    [['Reform is reform, not change.']],
    [
      ['reform', 1],
      ['change', 1],
    ],
  ],
  [
    'every text, the most used first',
    [
      ['Reform.', 'A change.'],
      ['Change, they say.', '改革 is a change.'],
    ],
    [
      ['change', 3],
      ['reform', 1],
    ],
  ],
  [
    'equals as they first stand',
    [['A change.'], ['Reform.', 'Reforms. Changes.']],
    [
      ['change', 2],
      ['reform', 2],
    ],
  ],
])('of renderings it counts %s', (_, texts, counts) => {
  const groups = texts.map((lines) => ({
    lines: lines.flatMap((line) => seek(line, '改革', 'reform', 'change')),
  }));
  expect(countRenderings(groups)).toEqual(counts.map(([text, count]) => ({ text, count })));
});

test('forty renderings are ready in no time', () => {
  const renderings = Array.from(
    { length: 40 },
    (_, i) => `community number ${i} of shared future for mankind`,
  );
  const text = `${'The community number 7 of a shared past. '.repeat(150)}Community number 39 of shared future for mankind.`;
  const before = process.cpuUsage();
  expect(linesOf(text, { term: '改革', renderings })).toHaveLength(1);
  // Processor time. Where all of them stand in one regular expression, it is more than this.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(150);
});
