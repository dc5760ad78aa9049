import { expect, test } from 'vitest';
import { characterFacts, countStrokes } from '../../../build/character-facts.ts';
import { openFacts, packFacts, type PackedFacts } from '../../../src/app/dictionary/character-facts.ts';
import { radicalOf } from '../../../src/cli/radicals.ts';

const counts = countStrokes();
const packed = packFacts((character) => ({
  radical: radicalOf(character),
  strokes: counts.get(character) ?? null,
}));
const factsOf = openFacts(packed);

test.each([
  ['水', '水', 4],
  ['海', '水', 10],
  ['语', '讠', 9],
  ['語', '言', 14],
  ['国', '囗', 8],
  ['龍', '龍', 16],
  ['一', '一', 1],
] as const)('%s: radical %s, %i strokes', (character, radical, strokes) => {
  expect(factsOf(character)).toEqual({ radical, strokes });
});

test('every character of the block has its radical, and as many strokes as are drawn', () => {
  let drawn = 0;
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code);
    expect(factsOf(character)).toEqual({
      radical: radicalOf(character),
      strokes: counts.get(character) ?? null,
    });
    if (counts.has(character)) drawn++;
  }
  expect(drawn).toBeGreaterThan(9_000);
  expect(factsOf('A')).toBeUndefined();
  expect(factsOf('𠮷')).toBeUndefined();
});

test('the module the build makes holds just that, in less than 25 kB', () => {
  const load = characterFacts().load as (id: string) => string;
  const code = load('\0virtual:character-facts');
  expect(new TextEncoder().encode(code).length).toBeLessThan(25_000);
  const made = Object.fromEntries(
    [...code.matchAll(/^export const (\w+) = (.*);$/gm)].map(([, name, value]) => [name, JSON.parse(value!)]),
  ) as unknown as PackedFacts;
  expect(made).toEqual(packed);
});
