import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainJson } from '../../src/schedule/plain-json.ts';

const cycle: unknown[] = [1];
cycle.push({ back: cycle });
let deep: unknown = 'bottom';
for (let depth = 0; depth < 20_000; depth++) deep = [deep];

test.each<[name: string, value: unknown, json: string]>([
  ['a BigInt', 12n, '{"$bigint":"12"}'],
  ['nothing', undefined, '{"$undefined":true}'],
  ['no number', { a: NaN, b: -Infinity }, '{"a":{"$number":"NaN"},"b":{"$number":"-Infinity"}}'],
  ['a date', new Date(0), '{"$date":"1970-01-01T00:00:00.000Z"}'],
  ['no date', new Date(NaN), '{"$date":null}'],
  ['a map', new Map([[1, new Set(['x'])]]), '{"$map":[[1,{"$set":["x"]}]]}'],
  ['bytes', new Uint8Array([1, 255]), '{"$array":"Uint8Array","values":[1,255]}'],
  ['BigInts in a table', new BigInt64Array([1n]), '{"$array":"BigInt64Array","values":[{"$bigint":"1"}]}'],
  ['a buffer', new Uint8Array([7]).buffer, '{"$bytes":[7]}'],
  ['a cycle', cycle, '[1,{"back":{"$cycle":2}}]'],
  ['a hole', [, 1], '[{"$undefined":true},1]'], // eslint-disable-line no-sparse-arrays -- as IndexedDB stores it
  ['a pattern', /x/g, '{"$regexp":"/x/g"}'],
  ['an error', new TypeError('no'), '{"$error":"TypeError: no"}'],
])('%s', (_, value, json) => {
  expect(plainJson(value)).toBe(json);
});

test('whatever it is, JSON comes of it; and the same JSON as ever where it is plain', () => {
  expect(() => JSON.parse(plainJson(deep))).not.toThrow();
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
      (value) => void JSON.parse(plainJson(value)),
    ),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(plainJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
