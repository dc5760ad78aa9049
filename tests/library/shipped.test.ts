import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseGlossary } from '../../src/glossary/load.ts';
import { cardsOf } from '../../src/library/card-rows.ts';
import { cardRowsOf } from '../../src/library/make-rows.ts';
import type { Direction } from '../../src/schedule/model.ts';
import { addEdits, foldLibrary } from '../../src/library/fold.ts';
import { shippedOf, type Shipped } from '../../src/library/shipped.ts';
import { SourceSchema } from '../../src/library/source.ts';
import * as v from 'valibot';
import { edit, find, source, SOURCE_A, spell, term } from './made-up.ts';

const read = (name: string) =>
  parseGlossary(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'), name);
const printed = read('glossary.json');
const supplied = read('supplied.json');
const shipped = shippedOf([supplied, printed]);
const library = foldLibrary(shipped, [], [], spell);
const hanzi = (entries: readonly { hanzi: string }[]) => entries.map((entry) => entry.hanzi);

describe('a shipped issue', () => {
  test('is a source as any other', () => {
    expect(shipped.sources.length).toBe(1);
    expect(v.parse(SourceSchema, shipped.sources[0])).toEqual(shipped.sources[0]);
    expect(library.source(printed.issue.id)).toMatchObject({ state: 'on', shipped: true });
  });

  test('gives an entry for each of its own, the printed ones first', () => {
    expect(hanzi(library.entries)).toEqual([...hanzi(printed.entries), ...hanzi(supplied.entries)]);
  });

  test('keeps what is written of each, and the id each had', () => {
    for (const written of [...printed.entries, ...supplied.entries]) {
      const entry = library.entry(written.id);
      expect(entry).toMatchObject({
        id: written.id,
        formerIds: written.formerIds,
        written,
        gloss: written.gloss ?? null,
        pinyin: written.pinyin,
        pinyinNumbered: written.pinyinNumbered,
      });
      for (const former of written.formerIds) expect(library.entry(former)).toBe(entry);
    }
    expect(library.entry('no-such-term')).toBeUndefined();
  });

  test('has its articles, and each place says in which it is', () => {
    expect(library.articles.map(({ id }) => id)).toEqual(printed.issue.articles.map(({ id }) => id));
    for (const { written, finds } of library.entries) {
      const places = finds.flatMap(({ find }) => find.places);
      expect(places.length).toBe(written?.occurrences.length);
      places.forEach(({ article, line, column }, i) => {
        const occurrence = written?.occurrences[i];
        expect([line, column]).toEqual([occurrence?.line, occurrence?.column]);
        expect(article).toBe(occurrence?.article);
      });
    }
  });

  test('labels its terms by kind, topic, source and article, and those we supply', () => {
    const [first] = printed.entries;
    const labels = library.entry(first?.id ?? '')?.labels ?? [];
    expect(labels.slice(0, 3)).toEqual([
      `kind:${first?.kind}`,
      `topic:${first?.topic}`,
      `source:${printed.issue.id}`,
    ]);
    expect(labels.some((label) => label.startsWith('article:'))).toBe(true);
    expect(labels).not.toContain('supplied');
    expect(library.entry(supplied.entries[0]?.id ?? '')?.labels).toContain('supplied');
  });

  test('a term we supply is one of the reader’s as soon as an article of theirs prints it', () => {
    const [ours] = supplied.entries;
    const article = source(SOURCE_A, [find(ours?.hanzi ?? '', 'another English')]);
    const entry = foldLibrary(shipped, [article], [], spell).entry(ours?.id ?? '');
    expect(entry?.labels).not.toContain('supplied');
    expect(entry?.gloss).toBe(ours?.gloss);
    expect(entry?.finds.map(({ source }) => source)).toEqual([printed.issue.id, SOURCE_A]);
  });

  test('a reader’s source cannot take its place', () => {
    const forged = { ...shipped.sources[0]!, extractor: 99, title: 'Forged', finds: [] };
    expect(foldLibrary(shipped, [forged], [], spell).sources).toEqual(library.sources);
  });

  test('is removed and brought back like any other', () => {
    const of = shipped.sources[0]!.id;
    const removed = addEdits(library, [edit(1, { of, set: 'removed', to: true })]);
    expect(removed.entries).toEqual([]);
    expect(addEdits(removed, [edit(2, { of, set: 'removed', to: false })]).entries).toEqual(library.entries);
  });
});

describe('ids', () => {
  const [first, second] = printed.entries as [(typeof printed.entries)[0], (typeof printed.entries)[0]];
  const one = (entries: typeof printed.entries): Shipped => shippedOf([{ ...printed, entries }]);

  test('stand in one entry only', () => {
    const { id } = first;
    expect(() => one([first, { ...second, id }])).toThrow(/Two entries have the id/);
    const [former] = first.formerIds;
    expect(() => one([first, { ...second, formerIds: [former!] }])).toThrow(/Two entries have the id/);
  });
});

describe('cards', () => {
  const directions: Direction[] = ['hanzi-meaning', 'meaning-hanzi', 'cloze'];
  const [ours] = supplied.entries;
  const suppliedId = library.entry(ours?.id ?? '')!.id;
  const cards = (leftOut: string[], ...edits: ReturnType<typeof edit>[]) =>
    cardsOf(cardRowsOf(addEdits(library, edits)), { directions, leftOut });
  const of = (all: ReturnType<typeof cards>, id: string) => all.filter((card) => card.term === id);

  test('stand side by side for each entry, in the order of the library', () => {
    const all = cards([]);
    const positions = all.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(positions).size).toBe(library.entries.length);
    for (const { id, term, direction, labels } of all) {
      expect(id).toBe(`${term}:${direction}`);
      expect(labels).toBe(library.entry(term)?.labels);
    }
  });

  test('a gap is asked where there is a sentence, and Chinese where there is English', () => {
    const article = source(SOURCE_A, [find('安全', null)]);
    const own = cardsOf(cardRowsOf(foldLibrary(shipped, [article], [], spell)), { directions, leftOut: [] });
    expect(of(own, term('安全')).map(({ direction }) => direction)).toEqual(['hanzi-meaning']);
    const withExample = library.entries.find(({ written }) => written?.example !== undefined);
    expect(of(own, withExample?.id ?? '').map(({ direction }) => direction)).toContain('cloze');
  });

  test('are left out by a label, unless the reader wants to study the term', () => {
    expect(of(cards([]), suppliedId).length).toBeGreaterThan(0);
    expect(of(cards(['supplied']), suppliedId)).toEqual([]);
    const study = edit(1, { of: suppliedId, set: 'study', to: true });
    expect(of(cards(['supplied'], study), suppliedId)[0]).toMatchObject({ study: true });
  });

  test('are none of a term that the reader does not want to study', () => {
    expect(of(cards([], edit(1, { of: suppliedId, set: 'study', to: false })), suppliedId)).toEqual([]);
  });

  test('are none of a source that is off, unless the reader wants to study the term', () => {
    const off = edit(1, { of: shipped.sources[0]!.id, set: 'off', to: true });
    expect(cards([], off)).toEqual([]);
    const study = edit(2, { of: suppliedId, set: 'study', to: true });
    expect(new Set(cards([], off, study).map(({ term }) => term))).toEqual(new Set([suppliedId]));
  });

  test('a cited name that was begun stays, and its other directions do not', () => {
    const [first, ...rest] = printed.entries;
    const named = shippedOf([{ ...printed, entries: [{ ...first!, drilled: false }, ...rest] }]);
    const id = term(first!.hanzi);
    const all = (begun: string[]) =>
      cardsOf(cardRowsOf(foldLibrary(named, [], [], spell)), { directions, leftOut: ['cited'] }, (card) =>
        begun.includes(card),
      ).filter((card) => card.term === id);
    expect(all([])).toEqual([]);
    expect(all([`${id}:hanzi-meaning`]).map(({ direction }) => direction)).toEqual(['hanzi-meaning']);
  });
});
