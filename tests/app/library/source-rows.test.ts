import { describe, expect, test } from 'vitest';
import {
  factsLine,
  sourceRows,
  standingsOf,
  stretchesOf,
  studiedBySource,
  termsInWords,
  viewRows,
} from '../../../src/app/library/source-rows.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { cardId, type Grade } from '../../../src/schedule/model.ts';
import { createIds } from '../../../src/schedule/ids.ts';
import { Memory } from '../../../src/schedule/memory.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';
import {
  edit,
  find,
  source,
  SOURCE_A,
  SOURCE_B,
  SOURCE_C,
  spell,
  term,
  NOTHING_SHIPPED,
} from '../../library/made-up.ts';

const place = (line: number, section?: string) => ({
  line,
  column: 1,
  length: 2,
  ...(section && { section }),
});
const sources = [
  source(SOURCE_A, [find('改革', 'reform'), find('开放', 'opening'), find('安全', 'security')], {
    title: 'On reform',
    author: 'Li Ling',
    publication: 'Party Monthly',
    date: '2025-03',
    addedAt: 100,
  }),
  source(SOURCE_B, [find('改革', 'reform')], { title: 'Änderungen', addedAt: 300 }),
  source(SOURCE_C, [find('内卷', 'involution')], { title: 'Words', addedAt: 200 }),
];
const fold = (...edits: ReturnType<typeof edit>[]) => foldLibrary(NOTHING_SHIPPED, sources, edits, spell);

/** Of somebody who knows 改革 by sight and has just begun 开放. */
function memory(): Memory {
  const made = new Memory(createScheduler(DEFAULT_SETTINGS));
  const nextId = createIds(() => 0.5);
  const give = (hanzi: string, grade: Grade, day: number) =>
    made.apply({
      v: 1,
      type: 'grade',
      id: nextId(day * 86_400_000),
      card: cardId(term(hanzi), 'hanzi-meaning'),
      at: day * 86_400_000,
      day,
      grade,
      took: 1000,
    });
  for (const day of [20_000, 20_020, 20_100]) give('改革', 4, day);
  give('开放', 1, 20_100);
  return made;
}

describe('the rows of the library', () => {
  test('are newest first, and count what is known, being learned and new', () => {
    const rows = sourceRows(fold(), standingsOf(memory().cards));
    expect(rows.map(({ id }) => id)).toEqual([SOURCE_B, SOURCE_C, SOURCE_A]);
    expect(rows[2]).toMatchObject({
      type: 'Article',
      facts: 'Li Ling · Party Monthly · March 2025',
      terms: 3,
      standings: { known: 1, learning: 1, new: 1 },
      state: 'on',
    });
    expect(rows[0]?.standings).toEqual({ known: 1, learning: 0, new: 0 });
  });

  test('say what is off and what is removed', () => {
    const library = fold(
      edit(1, { of: SOURCE_A, set: 'off', to: true }),
      edit(2, { of: SOURCE_B, set: 'removed', to: true }),
    );
    const states = sourceRows(library, new Map()).map(({ id, state, terms }) => [id, state, terms]);
    expect(states).toEqual([
      [SOURCE_B, 'removed', 0],
      [SOURCE_C, 'on', 1],
      [SOURCE_A, 'off', 3],
    ]);
  });

  test('are found by title, author and date, without accents, and sorted', () => {
    const rows = sourceRows(fold(), standingsOf(memory().cards));
    const ids = (query: string, sort: Parameters<typeof viewRows>[2]) =>
      viewRows(rows, query, sort).map(({ id }) => id);
    expect(ids('anderungen', 'added')).toEqual([SOURCE_B]);
    expect(ids('li march', 'added')).toEqual([SOURCE_A]);
    expect(ids('nothing of the kind', 'added')).toEqual([]);
    expect(ids('', 'title')).toEqual([SOURCE_B, SOURCE_A, SOURCE_C]);
    expect(ids('', 'new')).toEqual([SOURCE_C, SOURCE_A, SOURCE_B]);
  });

  test('a thousand sources of ten thousand terms are made in one pass', () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      source(
        `text-${String(i).padStart(40, '0')}` as SourceId,
        Array.from({ length: 10 }, (_, j) =>
          find(String.fromCodePoint(0x4e00 + ((i * 10 + j) % 10_000)), 'x'),
        ),
      ),
    );
    const library = foldLibrary(NOTHING_SHIPPED, many, [], spell);
    let reads = 0;
    const standings = new Map(standingsOf(memory().cards));
    const counting = { get: (id: string) => (reads++, standings.get(id)) } as unknown as typeof standings;
    expect(sourceRows(library, counting)).toHaveLength(1000);
    expect(reads).toBe(10_000);
  });
});

test('a journal that gives the title its name is not said twice', () => {
  expect(factsLine(source(SOURCE_A, [], { title: 'Daily 5', publication: 'Daily', date: '2025' }))).toBe(
    '2025',
  );
});

test('terms are divided where the section changes, in the order of the text', () => {
  const library = foldLibrary(
    NOTHING_SHIPPED,
    [
      source(SOURCE_A, [
        find('改革', 'reform', { places: [place(1)] }),
        find('开放', 'opening', { places: [place(3, 'Two')] }),
        find('安全', 'security', { places: [place(4, 'Two')] }),
        find('内卷', 'involution', { places: [] }),
      ]),
    ],
    [],
    spell,
  );
  const stretches = stretchesOf(library.source(SOURCE_A)!.finds);
  expect(stretches.map(({ section, terms }) => [section, terms.map(({ find: { hanzi } }) => hanzi)])).toEqual(
    [
      [undefined, ['改革']],
      ['Two', ['开放', '安全']],
      [undefined, ['内卷']],
    ],
  );
});

describe('how many terms of a source are studied', () => {
  const cards = [
    { term: '改革', labels: [`source:${SOURCE_A}`, `source:${SOURCE_B}`, 'kind:event'] },
    // A term is one, however it is asked.
    { term: '改革', labels: [`source:${SOURCE_A}`, `source:${SOURCE_B}`, 'kind:event'] },
    { term: '开放', labels: [`source:${SOURCE_A}`] },
  ];
  const studied = studiedBySource(cards);
  const rowOf = (id: SourceId, ...edits: ReturnType<typeof edit>[]) =>
    sourceRows(fold(...edits), new Map()).find((row) => row.id === id)!;

  test('is told where it is a part of them', () => {
    expect([...studied]).toEqual([
      [SOURCE_A, 2],
      [SOURCE_B, 1],
    ]);
    expect(termsInWords(rowOf(SOURCE_A), studied)).toBe('3 terms: 3 new · 2 of them studied');
    expect(termsInWords(rowOf(SOURCE_C), studied)).toBe('1 term: 1 new · none of them studied');
  });

  test('is not told where it is all of them, not known yet, or said by the source being off', () => {
    expect(termsInWords(rowOf(SOURCE_B), studied)).toBe('1 term: 1 new');
    expect(termsInWords(rowOf(SOURCE_A), undefined)).toBe('3 terms: 3 new');
    const off = edit(1, { of: SOURCE_C, set: 'off', to: true });
    expect(termsInWords(rowOf(SOURCE_C, off), studied)).toBe('1 term: 1 new');
  });
});
