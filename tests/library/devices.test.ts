/** Three devices that exchange what they have in every order, and what must hold whatever the order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edit, StoredEdit } from '../../src/library/edit.ts';
import { addEdits, addSource, foldLibrary, type Library } from '../../src/library/fold.ts';
import { unionOfEdits, unionOfSources } from '../../src/library/merge.ts';
import type { Find, Source } from '../../src/library/source.ts';
import type { TermId } from '../../src/term/term-id.ts';
import {
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

const HANZI = ['安全', '发展', '双循环'];
/** What is made of them by joining, dividing and moving their bounds. */
const RESHAPED = ['安全发展', '循环', '安'];
const finds = fc
  .uniqueArray(
    fc.record({
      hanzi: fc.constantFrom(...HANZI),
      gloss: fc.constantFrom(null, 'one', 'two'),
      line: fc.integer({ min: 1, max: 3 }),
    }),
    { selector: ({ hanzi }) => hanzi },
  )
  .map((list) => list.map(({ hanzi, gloss, line }) => findAt(hanzi, gloss, line)));
const findAt = (hanzi: string, gloss: string | null, line: number): Find =>
  find(hanzi, gloss, { places: [{ line, column: 1, length: hanzi.length }] });

const sources = fc.array(
  fc
    .record({
      id: fc.constantFrom(SOURCE_A, SOURCE_B, SOURCE_C),
      finds,
      extractor: fc.integer({ min: 1, max: 2 }),
      addedAt: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ id, finds, ...more }): Source => source(id, finds, more)),
  { maxLength: 3 },
);

type What = Parameters<typeof edit>[1];
const ofTerm = fc.constantFrom(...HANZI.map(term));
const ofSource = fc.constantFrom(SOURCE_A, SOURCE_B, SOURCE_C);
const what: fc.Arbitrary<What> = fc.oneof(
  fc.record({ of: ofSource, set: fc.constantFrom('off' as const, 'removed' as const), to: fc.boolean() }),
  fc.record({ of: ofSource, set: fc.constant('title' as const), to: fc.constantFrom(null, 'A', 'B') }),
  fc
    .record({
      of: ofSource,
      hanzi: fc.constantFrom(...HANZI, ...RESHAPED),
      gone: fc.boolean(),
      line: fc.nat(3),
    })
    .map(({ of, hanzi, gone, line }) => ({
      of,
      set: 'find' as const,
      term: term(hanzi),
      to: gone ? null : findAt(hanzi, 'put right', line + 1),
    })),
  fc.record({ of: ofTerm, set: fc.constant('gloss' as const), to: fc.constantFrom(null, 'own', 'mine') }),
  fc.record({ of: ofTerm, set: fc.constant('reading' as const), to: fc.constantFrom(null, 'an1', 'an2') }),
  fc.record({ of: ofTerm, set: fc.constant('study' as const), to: fc.constantFrom(null, true, false) }),
  fc.record({
    of: ofTerm,
    set: fc.constant('tag' as const),
    tag: fc.constantFrom('x', 'y'),
    to: fc.boolean(),
  }),
  fc.record({
    of: ofTerm,
    set: fc.constant('note' as const),
    to: fc.constantFrom('', 'n', 'm'),
    replaces: fc.array(fc.nat(40).map(ulid), { maxLength: 2 }),
  }),
  fc.record({ hanzi: fc.constantFrom(...HANZI), gone: fc.boolean() }).map(({ hanzi, gone }) => ({
    of: term(hanzi),
    set: 'word' as const,
    to: gone ? null : find(hanzi, 'own word', { places: [] }),
  })),
);
const LATER: StoredEdit = { v: 2, id: ulid(41), set: 'gloss', of: term('安全'), to: ['of a later version'] };

/** What three devices did, each its own edits: identifiers never repeat. */
const devices = fc
  .tuple(
    fc.tuple(sources, sources, sources),
    fc.uniqueArray(fc.record({ n: fc.nat(40), device: fc.nat(2), what }), {
      maxLength: 12,
      selector: ({ n }) => n,
    }),
  )
  .map(([ofEach, edits]) =>
    ofEach.map((sources, device) => ({
      sources,
      edits: [
        ...edits.filter((one) => one.device === device).map(({ n, what }): StoredEdit => edit(n, what)),
        ...(device === 0 ? [LATER] : []),
      ],
    })),
  );

const fold = (sources: readonly Source[], edits: readonly StoredEdit[]) =>
  foldLibrary(NOTHING_SHIPPED, sources, edits, spell);
/** What is seen of a library. */
const seen = ({ sources, entries }: Library) => ({ sources, entries });

test('any order in which three devices exchange what they have gives each of them the same library', () => {
  const exchanges = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 6 });
  fc.assert(
    fc.property(devices, exchanges, (all, order) => {
      const devices = all.map((device) => ({ ...device }));
      // In any order, some of it twice or not at all; then round once, so that everything has come everywhere.
      for (const [from, to] of [...order, [0, 1], [1, 2], [2, 0], [0, 1]] as [number, number][]) {
        const [giver, taker] = [devices[from]!, devices[to]!];
        taker.sources = unionOfSources(taker.sources, giver.sources);
        taker.edits = unionOfEdits(taker.edits, giver.edits);
      }
      const [first, ...others] = devices.map(({ sources, edits }) => fold(sources, edits));
      for (const other of others) expect(seen(other)).toEqual(seen(first!));
      expect(first!.records.edits).toContainEqual(LATER);
    }),
  );
});

test('a library that grows bit by bit is the one folded at once', () => {
  fc.assert(
    fc.property(devices, fc.nat(), (all, turn) => {
      const sources = all.flatMap((device) => device.sources);
      const edits = all.flatMap((device) => device.edits);
      const steps = [
        ...sources.map((source) => (library: Library) => addSource(library, source)),
        ...edits.map((edit) => (library: Library) => addEdits(library, [edit])),
      ];
      const start = steps.length === 0 ? 0 : turn % steps.length;
      const turned = [...steps.slice(start), ...steps.slice(0, start)];
      const grown = turned.reduce((library, step) => step(library), fold([], []));
      expect(seen(grown)).toEqual(seen(fold(sources, edits)));
    }),
  );
});

test('what is removed and added again is there as before; adding twice changes nothing', () => {
  fc.assert(
    fc.property(sources, sources, ([one, ...rest], others) => {
      if (one === undefined) return;
      const all = [one, ...rest, ...others];
      const before = fold(all, []);
      const remove = edit(1, { of: one.id, set: 'removed', to: true });
      const restore = edit(2, { of: one.id, set: 'removed', to: false });
      expect(seen(fold([...all, structuredClone(one)], [restore, remove]))).toEqual(seen(before));
      expect(seen(addSource(before, structuredClone(one)))).toEqual(seen(before));
    }),
  );
});

test('a term that is left out of a source stays out of it, whatever comes before or after', () => {
  fc.assert(
    fc.property(devices, fc.nat(), (all, seed) => {
      const out: Edit = edit(99, { of: SOURCE_A, set: 'find', term: term('安全'), to: null });
      const edits = [...all.flatMap((device) => device.edits)];
      edits.splice(seed % (edits.length + 1), 0, out);
      const library = fold(
        all.flatMap((device) => device.sources),
        edits,
      );
      const has = library.entry(term('安全'))?.finds.map(({ source }) => source) ?? [];
      expect(has).not.toContain(SOURCE_A);
    }),
  );
});

test('of edits of one thing the one with the greatest identifier stands', () => {
  const glosses = fc.uniqueArray(
    fc.record({ n: fc.nat(99), at: fc.nat(99), to: fc.string({ minLength: 1, maxLength: 3 }) }),
    { minLength: 1, selector: ({ n }) => n },
  );
  fc.assert(
    fc.property(glosses, (list) => {
      const of: TermId = term('安全');
      const edits = list.map(({ n, at, to }) => ({ ...edit(n, { of, set: 'gloss', to }), at }));
      const last = list.reduce((a, b) => (b.n > a.n ? b : a));
      expect(fold([source(SOURCE_A, [find('安全', null)])], edits).entry(of)?.gloss).toBe(last.to);
    }),
  );
});

test('every note that no note replaces stays', () => {
  const notes = fc.array(fc.array(fc.nat(8), { maxLength: 3 }), { maxLength: 8 });
  fc.assert(
    fc.property(notes, fc.nat(), (list, turn) => {
      const of = term('安全');
      const edits = list.map((replaces, n) =>
        edit(n, { of, set: 'note', to: `note ${n}`, replaces: replaces.map(ulid) }),
      );
      const replaced = new Set(list.flatMap((replaces, n) => replaces.filter((other) => other < n)));
      const start = list.length === 0 ? 0 : turn % list.length;
      const turned = [...edits.slice(start), ...edits.slice(0, start)];
      const entry = fold([source(SOURCE_A, [find('安全', null)])], turned).entry(of);
      expect(entry?.notes.map(({ text }) => text)).toEqual(
        list.flatMap((_, n) => (replaced.has(n) ? [] : [`note ${n}`])),
      );
    }),
  );
});
