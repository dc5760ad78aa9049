/** Packed strokes are the strokes of hanzi-writer-data; which files they lie in, and how large these are. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packedStrokes, strokePacks } from '../../../build/stroke-packs.ts';
import { gunzipSync } from 'node:zlib';
import { findStrokes, packStrokes, type Strokes } from '../../../src/app/strokes/pack.ts';

const data = (character: string) =>
  JSON.parse(
    readFileSync(
      new URL(`../../../node_modules/hanzi-writer-data/${character}.json`, import.meta.url),
      'utf8',
    ),
  ) as Strokes;
/** Halves are rounded, and the radical is told where there is none, too. */
const rounded = ({ strokes, medians, radStrokes = [] }: Strokes): Strokes => ({
  strokes: strokes.map((path) =>
    (path.match(/[A-Z]|-?[\d.]+/g) ?? [])
      .map((one) => (/\d/.test(one) ? Math.round(Number(one)) : one))
      .join(' '),
  ),
  medians: medians.map((median) => median.map((point) => point.map(Math.round))),
  radStrokes,
});

test('what comes out is what went in, for characters with any number of strokes and halves', () => {
  // 䕭 has coordinates with halves, 一 is one stroke, 鑿 has 28.
  const characters = ['一', '人', '权', '權', '龜', '䕭', '鑿'];
  const pack = packStrokes(characters.map((one) => [one, data(one)] as const));
  for (const one of characters) expect(findStrokes(pack, one)).toEqual(rounded(data(one)));
  expect(findStrokes(pack, '二')).toBeNull();
  expect(findStrokes(pack, '')).toBeNull();
});

test('property: any outlines and medians, in any order of characters', () => {
  const coordinate = fc.integer({ min: -200, max: 1100 });
  const point = fc.tuple(coordinate, coordinate);
  const path = fc
    .tuple(point, fc.array(fc.tuple(fc.constantFrom('L', 'Q', 'C'), point, point, point)))
    .map(([start, rest]) =>
      [
        'M',
        ...start,
        ...rest.flatMap(([command, ...points]) => [
          command,
          ...points.slice(0, { L: 1, Q: 2, C: 3 }[command]).flat(),
        ]),
        'Z',
      ].join(' '),
    );
  const strokes = fc
    .array(fc.tuple(path, fc.array(point, { minLength: 1 })), { minLength: 1 })
    .map((list) => ({
      strokes: list.map(([outline]) => outline),
      medians: list.map(([, median]) => median),
      radStrokes: list.flatMap((_, i) => (i % 2 ? [i] : [])),
    }));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.integer({ min: 0x3007, max: 0x2ffff }), strokes), {
        selector: ([code]) => code,
      }),
      (list) => {
        const pack = packStrokes(list.map(([code, of]) => [String.fromCodePoint(code), of] as const));
        for (const [code, of] of list) expect(findStrokes(pack, String.fromCodePoint(code))).toEqual(of);
      },
    ),
  );
});

test('a command that is not known, and a pack that is cut short, are said', () => {
  const odd = { strokes: ['M 1 2 A 3 4 5 6 7 8 9 Z'], medians: [[[0, 0]]] };
  expect(() => packStrokes([['人', odd]])).toThrow(/人.*A/);
  expect(() => packStrokes([['人', { strokes: ['M 1 2'], medians: [[[0, 0]]] }]])).toThrow(/not closed/);
  const pack = packStrokes([['人', data('人')]]);
  expect(() => findStrokes(pack.slice(0, -3), '人')).toThrow(RangeError);
});

describe('the files', () => {
  const [shipped, ...rest] = strokePacks();

  test('the glossary’s characters travel with the app, every other is in one file of the rest', () => {
    const text = shipped.characters.join('');
    for (const own of '主权基础设施權礎設') expect(text).toContain(own);
    const all = [shipped, ...rest].flatMap(({ characters }) => characters);
    expect(all.length).toBeGreaterThan(9000);
    expect(new Set(all).size).toBe(all.length);
    // By code points, so that the first of each file tells where a character lies.
    const others = rest.flatMap(({ characters }) => characters.map((one) => one.codePointAt(0)!));
    expect(others).toEqual(others.toSorted((a, b) => a - b));
  });

  test('are as large as was agreed', () => {
    // Kept by everybody: 410 kB of the app. Fetched for one character: 0.1 s of a mobile network.
    expect(packedStrokes(shipped).byteLength).toBeLessThan(430_000);
    const sizes = [rest[0]!, rest[31]!, rest.at(-1)!].map((pack) => packedStrokes(pack).byteLength);
    expect(Math.max(...sizes)).toBeLessThan(125_000);
    expect(findStrokes(gunzipSync(packedStrokes(rest[31]!)), rest[31]!.characters[5]!)).not.toBeNull();
  });
});
