import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unpackRows, type CardRow } from '../../src/library/card-rows.ts';
import { packRows } from '../../src/library/make-rows.ts';

const word = fc.string({ minLength: 1, unit: fc.constantFrom('改', '革', 'a', ':', '-', ' ', '\u{20000}') });
const rows: fc.Arbitrary<CardRow[]> = fc.array(
  fc.record({
    id: word,
    labels: fc.array(word, { maxLength: 5 }),
    study: fc.constantFrom(true, false, null),
    offered: fc.boolean(),
    meaning: fc.boolean(),
    gap: fc.boolean(),
  }),
);

describe('packed rows', () => {
  test('are unpacked as they were, after a structured clone, too', () => {
    fc.assert(
      fc.property(rows, (given) => {
        expect(unpackRows(structuredClone(packRows(given)))).toEqual(given);
      }),
    );
  });

  test('of another shape, or that do not fit together, are none', () => {
    const row: CardRow = {
      id: '改革',
      labels: ['kind:place', 'tag:mine'],
      study: null,
      offered: true,
      meaning: true,
      gap: false,
    };
    const packed = packRows([row, { ...row, id: '开放' }]) as Record<string, unknown>;
    expect(unpackRows(packed)).toHaveLength(2);
    for (const bad of [null, undefined, 'rows', [row], {}, 7]) expect(unpackRows(bad)).toBeNull();
    for (const spoiled of [
      { ids: '改革' },
      { ids: ['改革', '开放'] },
      { labels: 'kind:place' },
      { labels: 5 },
      { labelled: Uint32Array.of(0, 1, 0) },
      { labelled: Uint32Array.of(0, 1, 0, 2) },
      { labelled: [0, 1, 0, 1] },
      { counts: Uint32Array.of(2) },
      { bits: Uint8Array.of(4) },
      { bits: '' },
    ]) {
      expect(unpackRows({ ...packed, ...spoiled }), JSON.stringify(spoiled)).toBeNull();
    }
  });
});
