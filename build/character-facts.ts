/**
 * Under which radical each character is counted, and with how many strokes it is written:
 *
 *     import { forms, radicals, strokes } from 'virtual:character-facts';
 *
 * Radicals are Unihan's (src/cli/radicals.ts), strokes those of hanzi-writer-data, which has no others to show. Packed as
 * `src/app/dictionary/character-facts.ts` reads it: 24 kB in the worker that searches the dictionary.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { packFacts } from '../src/app/dictionary/character-facts.ts';
import { radicalOf } from '../src/cli/radicals.ts';

const ID = 'virtual:character-facts';
const RESOLVED = `\0${ID}`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = join(root, 'node_modules/hanzi-writer-data');

/** How many strokes each character of hanzi-writer-data has. Reading its ten thousand files takes a second or two: kept. */
export function countStrokes(): ReadonlyMap<string, number> {
  const { version } = JSON.parse(readFileSync(join(data, 'package.json'), 'utf8')) as { version: string };
  const kept = join(root, 'node_modules/.cache/tifa', `stroke-counts-${version}.json`);
  if (existsSync(kept)) return new Map(Object.entries(JSON.parse(readFileSync(kept, 'utf8')) as object));
  const counts = new Map(
    readdirSync(data).flatMap((file) => {
      const character = /^(.)\.json$/u.exec(file)?.[1];
      if (character === undefined) return [];
      const { strokes } = JSON.parse(readFileSync(join(data, file), 'utf8')) as { strokes: unknown[] };
      return [[character, strokes.length] as const];
    }),
  );
  mkdirSync(dirname(kept), { recursive: true });
  // Written beside and moved, so that two builds at once never read half a file.
  const part = `${kept}.${process.pid}`;
  writeFileSync(part, JSON.stringify(Object.fromEntries(counts)));
  renameSync(part, kept);
  return counts;
}

export function characterFacts(): Plugin {
  return {
    name: 'tifa:character-facts',
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const counts = countStrokes();
      const packed = packFacts((character) => ({
        radical: radicalOf(character),
        strokes: counts.get(character) ?? null,
      }));
      return Object.entries(packed)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}
