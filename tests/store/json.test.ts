import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonInPieces, PIECE } from '../../src/store/json.ts';

const jsonInParts = async (value: unknown, pause: () => Promise<void>) =>
  (await jsonInPieces(value, pause)).join('');

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 7 },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('JSON made in pieces is JSON made at once', async () => {
  await fc.assert(
    fc.asyncProperty(plain, async (value) => {
      fc.pre(value !== undefined);
      expect(await jsonInParts(value, () => Promise.resolve())).toBe(JSON.stringify(value));
    }),
  );
});

test('nothing, and what has no JSON, is an error', async () => {
  await expect(jsonInParts(undefined, () => Promise.resolve())).rejects.toThrow(TypeError);
  await expect(jsonInParts({ a: { b: 5n } }, () => Promise.resolve())).rejects.toThrow(TypeError);
});

test('of something long others come to their turn, and of something short nobody waits', async () => {
  let pauses = 0;
  const pause = () => Promise.resolve(void pauses++);
  await jsonInParts({ text: 'short', list: [1, 2, 3] }, pause);
  expect(pauses).toBe(0);
  // Whole characters, wherever it is cut.
  const long = {
    text: `a${'𠮷'.repeat(400_000)}`,
    findings: { terms: [Array<string>(60_000).fill('高质量发展')] },
  };
  const pieces = await jsonInPieces(long, pause);
  expect(pieces.join('')).toBe(JSON.stringify(long));
  expect(pauses).toBeGreaterThan(8);
  expect(pieces).toHaveLength(Math.ceil(JSON.stringify(long).length / PIECE));
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(1.2 * PIECE);
});

test('names count as what they name does: of a list of terms a part is no longer than of a text', async () => {
  let pauses = 0;
  const term = { hanzi: '改革', traditional: '改革', kind: 'concept', start: 1, end: 3, count: 1 };
  const draft = { findings: { terms: [Array.from({ length: 5000 }, () => term)] } };
  const json = await jsonInParts(draft, () => Promise.resolve(void pauses++));
  expect(pauses).toBe(Math.floor(json.length / 100_000));
});
