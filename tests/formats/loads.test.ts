/** Each reader brings the libraries of its own format alone: those of pages are large, and few files need them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ReadableFormat } from '../../src/formats/readers.ts';

/** The packages that a file of `src/formats/` has loaded with it, by itself and by what it imports. */
function packagesOf(file: URL, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file.href)) return packages;
  seen.add(file.href);
  const imports = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\s+(?!type\s)(?:[^;'"]*?\sfrom\s+)?'([^']+)';/gm,
  );
  for (const [, name] of imports) {
    if (!name!.startsWith('.')) packages.add(name!);
    else if (name!.endsWith('.ts'))
      for (const found of packagesOf(new URL(name!, file), seen)) packages.add(found);
  }
  return packages;
}
const loadedBy = (format: ReadableFormat) =>
  [...packagesOf(new URL(`../../src/formats/${format}.ts`, import.meta.url))].sort();

test.each<[ReadableFormat, readonly string[]]>([
  ['text', []],
  ['rtf', []],
  ['subtitles', ['entities']],
  ['table', ['papaparse']],
  ['xlsx', ['fflate', 'htmlparser2', 'papaparse']],
  ['html', ['@mozilla/readability', 'htmlparser2', 'linkedom/worker']],
  ['epub', ['@mozilla/readability', 'fflate', 'htmlparser2', 'linkedom/worker']],
])('%s', (format, packages) => {
  expect(loadedBy(format)).toEqual(packages);
});
