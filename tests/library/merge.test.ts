import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredEdit } from '../../src/library/edit.ts';
import { canonicalJson, unionOfEdits, unionOfSources } from '../../src/library/merge.ts';
import type { Source } from '../../src/library/source.ts';
import { edit, find, source, SOURCE_A, SOURCE_B, term, ulid } from './made-up.ts';

const old = source(SOURCE_A, [find('安全', 'security')]);
const newer = source(SOURCE_A, [find('安全', 'safety')], { extractor: 2, addedAt: old.addedAt + 5 });

describe('one text read twice', () => {
  test('the newer extractor’s reading stands, whichever came first', () => {
    expect(unionOfSources([old], [newer])).toEqual([newer]);
    expect(unionOfSources([newer], [old])).toEqual([newer]);
  });

  test('of two readings by one extractor the one that was added first', () => {
    const again = { ...old, title: 'A title', addedAt: old.addedAt + 5 };
    expect(unionOfSources([again], [old])).toEqual([old]);
  });

  test('of two alike the one that knows its pages', () => {
    const paged = { ...old, title: 'Z', pages: [1, 2] };
    expect(unionOfSources([old], [paged])).toEqual([paged]);
    expect(unionOfSources([paged], [old])).toEqual([paged]);
  });

  test('adding it again changes nothing', () => {
    expect(unionOfSources([old], [structuredClone(old)], [old])).toEqual([old]);
  });
});

test('the order in which fields were written does not matter', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
});

test('two edits with one identifier, which only a forger makes, give the same one everywhere', () => {
  const a = edit(1, { of: term('安全'), set: 'gloss', to: 'a' });
  const b = edit(1, { of: term('安全'), set: 'gloss', to: 'b' });
  expect(unionOfEdits([a], [b])).toEqual(unionOfEdits([b], [a]));
});

describe('union', () => {
  const sources = fc.array(
    fc.record({
      id: fc.constantFrom(SOURCE_A, SOURCE_B),
      extractor: fc.integer({ min: 1, max: 2 }),
      addedAt: fc.integer({ min: 0, max: 2 }),
      title: fc.constantFrom('a', 'b'),
    }),
    { maxLength: 4 },
  );
  const made = sources.map((list) => list.map(({ id, ...more }): Source => source(id, [], more)));
  const edits = fc.array(
    fc.oneof(
      fc.record({ n: fc.nat(5), to: fc.constantFrom('a', 'b', null) }).map(({ n, to }): StoredEdit => {
        return edit(n, { of: term('安全'), set: 'gloss', to });
      }),
      fc.nat(5).map((n): StoredEdit => ({ v: 2, id: ulid(n), anything: [n] })),
    ),
    { maxLength: 4 },
  );

  function isUnion<T>(lists: fc.Arbitrary<T[]>, union: (...lists: T[][]) => T[]) {
    fc.assert(
      fc.property(lists, lists, lists, (a, b, c) => {
        const all = union(a, b, c);
        expect(union(c, a, b)).toEqual(all);
        expect(union(union(a, b), c)).toEqual(all);
        expect(union(a, union(b, c))).toEqual(all);
        expect(union(all, all)).toEqual(all);
      }),
    );
  }

  test('of sources is commutative, associative and idempotent', () => isUnion(made, unionOfSources));
  test('of edits too, those of a later version among them', () => isUnion(edits, unionOfEdits));
});
