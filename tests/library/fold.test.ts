import { describe, expect, test } from 'vitest';
import type { StoredEdit } from '../../src/library/edit.ts';
import { renderingKey } from '../../src/library/entry.ts';
import {
  addEdits,
  addSource,
  foldLibrary,
  wordsToKeep,
  type Library,
  type LibrarySource,
} from '../../src/library/fold.ts';
import { foldEdits } from '../../src/library/folded-edits.ts';
import { MY_WORDS, type Source } from '../../src/library/source.ts';
import {
  at,
  edit,
  find,
  NOTHING_SHIPPED,
  source,
  SOURCE_A,
  SOURCE_B,
  SOURCE_C,
  spell,
  term,
  ulid,
} from './made-up.ts';

const [anquan, fazhan, xunhuan] = [term('安全'), term('发展'), term('双循环')];
const a = source(SOURCE_A, [find('安全', 'security'), find('发展', null)]);
const b = source(SOURCE_B, [find('发展', 'development'), find('双循环', 'dual circulation')], {
  addedAt: a.addedAt + 1,
});
const c = source(SOURCE_C, [find('安全', 'safety', { places: [] })], { addedAt: a.addedAt - 1 });

const fold = (sources: readonly Source[], ...edits: StoredEdit[]): Library =>
  foldLibrary(NOTHING_SHIPPED, sources, edits, spell);
const termsOf = (one?: LibrarySource) => one?.finds.map(({ find }) => find.term);
const hanziOf = ({ entries }: Library) => entries.map(({ hanzi }) => hanzi);

describe('entries', () => {
  test('are the terms of all sources, each once, in the order in which they first appear', () => {
    const library = fold([b, a]);
    expect(hanziOf(library)).toEqual(['安全', '发展', '双循环']);
    expect(library.entry(fazhan)?.finds.map(({ source }) => source)).toEqual([SOURCE_A, SOURCE_B]);
    expect(library.sources.map((one) => [one.source.id, termsOf(one)])).toEqual([
      [SOURCE_A, [anquan, fazhan]],
      [SOURCE_B, [fazhan, xunhuan]],
    ]);
  });

  test('a source given twice is one', () => {
    expect(fold([a, structuredClone(a), a]).entries).toEqual(fold([a]).entries);
  });

  test.each([
    ['the earliest source that gives one', [a, b, c], [], fazhan, 'development'],
    ['the earlier of two', [a, b, c], [], anquan, 'safety'],
    [
      'the earlier of two, whatever they are called',
      [a, { ...c, addedAt: a.addedAt + 1 }],
      [],
      anquan,
      'security',
    ],
    [
      'that of the one with the smaller id, of two added at once',
      [a, { ...c, addedAt: a.addedAt }],
      [],
      anquan,
      'safety',
    ],
    [
      'the reader’s own',
      [a, b, c],
      [edit(1, { of: anquan, set: 'gloss', to: 'safekeeping' })],
      anquan,
      'safekeeping',
    ],
    [
      'the usual one again, once the own is taken back',
      [a],
      [edit(2, { of: anquan, set: 'gloss', to: null }), edit(1, { of: anquan, set: 'gloss', to: 'x' })],
      anquan,
      'security',
    ],
    [
      'that of a source that stays',
      [a, c],
      [edit(1, { of: SOURCE_C, set: 'removed', to: true })],
      anquan,
      'security',
    ],
    ['none where no source has any', [source(SOURCE_A, [find('发展', null)])], [], fazhan, null],
  ])('the gloss is %s', (_, sources, edits, id, gloss) => {
    expect(fold(sources, ...edits).entry(id)?.gloss).toBe(gloss);
  });

  test('rival renderings stand side by side, the most used first', () => {
    const place = (line: number) => ({ line, column: 1, length: 2 });
    const more = source(SOURCE_B, [find('安全', '“Security”', { places: [place(1), place(2)] })]);
    expect(fold([a, more, c]).entry(anquan)?.renderings).toEqual([
      { text: 'security', sources: [SOURCE_A, SOURCE_B], count: 3 },
      { text: 'safety', sources: [SOURCE_C], count: 1 },
    ]);
  });

  test.each([
    ['the Belt and Road', 'Belt and road', true],
    ['Xi’s “thought”', 'Xis thought', true],
    ['café', 'cafe', true],
    ['a', 'the', false],
    ['security', 'safety', false],
  ])('%s and %s are one rendering: %s', (x, y, same) => {
    expect(renderingKey(x) === renderingKey(y)).toBe(same);
  });

  test('carry what the reader has said of them', () => {
    const entry = fold(
      [a],
      edit(1, { of: anquan, set: 'kind', to: 'expression' }),
      edit(2, { of: anquan, set: 'reading', to: 'an1 quan2' }),
      edit(3, { of: anquan, set: 'study', to: true }),
      edit(4, { of: anquan, set: 'tag', tag: 'exam', to: true }),
      edit(5, { of: anquan, set: 'tag', tag: 'done', to: true }),
      edit(6, { of: anquan, set: 'tag', tag: 'exam', to: false }),
      edit(7, { of: anquan, set: 'sentence', to: at(SOURCE_A, 4, 2) }),
    ).entry(anquan);
    expect(entry).toMatchObject({
      kind: 'expression',
      pinyin: 'an1 quan2 for pīnyīn',
      pinyinNumbered: 'an1 quan2',
      zhuyin: 'zhuyin of an1 quan2',
      study: true,
      tags: ['done'],
      sentence: { source: SOURCE_A, line: 4, column: 2 },
      labels: ['kind:expression', `source:${SOURCE_A}`, 'tag:done'],
    });
  });
});

describe('a later edit stands', () => {
  const first = edit(1, { of: anquan, set: 'gloss', to: 'first' });
  const second = edit(2, { of: anquan, set: 'gloss', to: 'second' });
  test.each([
    ['in order', [first, second]],
    ['in the order of arrival', [second, first]],
    ['whatever the clock said', [{ ...first, at: second.at + 99 }, second]],
  ])('%s', (_, edits) => {
    expect(fold([a], ...edits).entry(anquan)?.gloss).toBe('second');
    expect(foldEdits(edits).ofTerms.get(anquan)?.gloss).toBe('second');
  });
});

describe('a source', () => {
  const off = edit(1, { of: SOURCE_A, set: 'off', to: true });
  const removed = edit(2, { of: SOURCE_A, set: 'removed', to: true });
  const back = edit(3, { of: SOURCE_A, set: 'removed', to: false });

  test('that is off is looked up but not offered', () => {
    const library = fold([a, b], off);
    expect(library.entry(anquan)).toMatchObject({ offered: false, labels: ['kind:policy-term'] });
    expect(library.entry(fazhan)).toMatchObject({
      offered: true,
      labels: ['kind:policy-term', `source:${SOURCE_B}`],
    });
    expect(library.source(SOURCE_A)?.state).toBe('off');
  });

  test('that is removed is as though it had never been added, and comes back whole', () => {
    const without = fold([a, b], removed);
    expect(without.entries).toEqual(fold([b]).entries);
    expect(without.source(SOURCE_A)).toMatchObject({ state: 'removed', finds: [] });
    expect(fold([a, b], removed, back).entries).toEqual(fold([a, b]).entries);
    // Purged on one device, not yet on the other.
    expect(fold([b], removed).entries).toEqual(without.entries);
  });

  test('that is removed takes no term with it that the reader wants to study, once its words are kept', () => {
    const study = [anquan, fazhan].map((of, i) => edit(10 + i, { of, set: 'study', to: true }));
    const words = wordsToKeep(fold([a, b], ...study), SOURCE_A);
    expect(words.map(({ term, places }) => [term, places])).toEqual([[anquan, []]]);
    const kept = words.map((to, i) => edit(20 + i, { of: to.term, set: 'word', to }));
    const library = fold([a, b], ...study, ...kept, removed);
    expect(library.entry(anquan)).toMatchObject({ gloss: 'security', study: true, offered: true });
  });

  test('shows the facts that the reader has put right', () => {
    const library = fold(
      [a],
      edit(1, { of: SOURCE_A, set: 'title', to: 'Another title' }),
      edit(2, { of: SOURCE_A, set: 'author', to: 'B. Author' }),
      edit(3, { of: SOURCE_A, set: 'author', to: null }),
    );
    expect(library.source(SOURCE_A)?.source).toEqual({ ...a, title: 'Another title' });
  });
});

describe('a find', () => {
  test('that is left out stays out, and comes back when that is taken back', () => {
    const out = edit(1, { of: SOURCE_A, set: 'find', term: anquan, to: null });
    expect(hanziOf(fold([a], out))).toEqual(['发展']);
    // Another source’s find of it is not touched.
    expect(
      fold([a, c], out)
        .entry(anquan)
        ?.finds.map(({ source }) => source),
    ).toEqual([SOURCE_C]);
    const back = edit(2, { of: SOURCE_A, set: 'find', term: anquan, to: find('安全', 'security') });
    expect(hanziOf(fold([a], out, back))).toEqual(['安全', '发展']);
  });

  test('whose bounds are moved stands where the text has it', () => {
    const text = source(SOURCE_A, [
      find('安全', null, { places: [{ line: 1, column: 5, length: 2 }] }),
      find('双循环', null, { places: [{ line: 2, column: 1, length: 3 }] }),
      find('发展', null, { places: [{ line: 3, column: 1, length: 2 }] }),
    ]);
    const longer = find('双循环格局', 'pattern', { places: [{ line: 2, column: 1, length: 5 }] });
    const library = fold(
      [text],
      edit(1, { of: SOURCE_A, set: 'find', term: xunhuan, to: null }),
      edit(2, { of: SOURCE_A, set: 'find', term: longer.term, to: longer }),
    );
    expect(hanziOf(library)).toEqual(['安全', '双循环格局', '发展']);
  });

  test('of a source that is not here yet waits for it', () => {
    const last = find('安全', 'safety', { places: [{ line: 9, column: 1, length: 2 }] });
    const added = edit(1, { of: SOURCE_B, set: 'find', term: anquan, to: last });
    expect(hanziOf(fold([], added))).toEqual([]);
    expect(hanziOf(addSource(fold([], added), b))).toEqual(['发展', '双循环', '安全']);
  });
});

describe('notes', () => {
  const one = edit(1, { of: anquan, set: 'note', to: 'One.', replaces: [] });
  const rival = edit(2, { of: anquan, set: 'note', to: 'Rival.', replaces: [] });
  const texts = (...edits: StoredEdit[]) =>
    fold([a], ...edits)
      .entry(anquan)
      ?.notes.map(({ text }) => text);

  test.each([
    ['rival ones both stay', [rival, one], ['One.', 'Rival.']],
    [
      'until one replaces both',
      [edit(3, { of: anquan, set: 'note', to: 'Both.', replaces: [ulid(1), ulid(2)] }), one, rival],
      ['Both.'],
    ],
    [
      'the empty one takes away',
      [one, edit(3, { of: anquan, set: 'note', to: '', replaces: [ulid(1)] })],
      [],
    ],
    [
      'none replaces itself or a later one',
      [edit(1, { of: anquan, set: 'note', to: 'One.', replaces: [ulid(1), ulid(2)] }), rival],
      ['One.', 'Rival.'],
    ],
    [
      'one of another term is not replaced',
      [one, edit(3, { of: fazhan, set: 'note', to: 'x', replaces: [ulid(1)] })],
      ['One.'],
    ],
  ])('%s', (_, edits, expected) => expect(texts(...edits)).toEqual(expected));
});

describe('own words', () => {
  const add = edit(1, { of: xunhuan, set: 'word', to: find('双循环', 'two cycles', { places: [] }) });
  test('make a word list', () => {
    const library = fold([a], add);
    expect(library.source(MY_WORDS)?.source.title).toBe('My words');
    expect(termsOf(library.source(MY_WORDS))).toEqual([xunhuan]);
    expect(library.entry(xunhuan)).toMatchObject({ gloss: 'two cycles', offered: true });
  });

  test('are gone when the last is taken back, and off when the list is', () => {
    const gone = fold([a], add, edit(2, { of: xunhuan, set: 'word', to: null }));
    expect(gone.source(MY_WORDS)).toBeUndefined();
    expect(gone.entry(xunhuan)).toBeUndefined();
    expect(fold([], add, edit(2, { of: MY_WORDS, set: 'off', to: true })).entry(xunhuan)?.offered).toBe(
      false,
    );
  });
});

test('what a later version has done changes nothing here, and is kept', () => {
  const later: StoredEdit[] = [
    { v: 1, id: ulid(1), at: 5, of: anquan, set: 'colour', to: 'red' },
    { v: 2, id: ulid(2), of: anquan, set: 'gloss', to: 'unknown' },
  ];
  const library = fold([a], ...later);
  expect(library.entries).toEqual(fold([a]).entries);
  expect(library.records.edits).toEqual(later);
});

describe('a change', () => {
  test('makes only the entries anew that it touches', () => {
    const before = fold([a, b]);
    const edited = addEdits(before, [edit(1, { of: anquan, set: 'gloss', to: 'x' })]);
    expect(edited.entry(anquan)?.gloss).toBe('x');
    expect(edited.entry(fazhan)).toBe(before.entry(fazhan));
    expect(edited.source(SOURCE_A)).toBe(before.source(SOURCE_A));
    const grown = addSource(edited, c);
    expect(grown.entry(xunhuan)).toBe(before.entry(xunhuan));
    expect(grown.entry(anquan)).toMatchObject({
      gloss: 'x',
      finds: [{ source: SOURCE_C }, { source: SOURCE_A }],
    });
  });
});
