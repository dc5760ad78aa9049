import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { shippedLibraries } from '../../build/licences.ts';
import { WASM_CRATES } from '../../build/wasm-crates.ts';

/** Crates whose sources are named in the file: from the registry with their versions, others by their folders. */
function cratesSeen(wasm: string) {
  const registry = [...wasm.matchAll(/registry\/src\/[^/]+\/([a-z0-9_-]+?)-(\d+\.\d+\.\d+[^/]*)\//g)].map(
    ([, name, version]) => `${name!} ${version!}`,
  );
  const folders = [...wasm.matchAll(/(?:burn\/crates\/(burn-[a-z]+)|(fsrs)-rs)\/src\//g)].map(
    ([, burn, fsrs]) => burn ?? fsrs!,
  );
  return { registry: new Set(registry), folders: new Set(folders) };
}

test('every crate that is seen inside the trainer is named, in its version', () => {
  const file = fileURLToPath(import.meta.resolve('fsrs-browser/fsrs_browser_bg.wasm'));
  const { registry, folders } = cratesSeen(readFileSync(file, 'latin1'));
  expect(registry.size).toBeGreaterThan(10);
  expect(folders.size).toBeGreaterThan(4);
  const listed = WASM_CRATES.map(({ name, version }) => `${name} ${version}`);
  expect([...registry].filter((seen) => !listed.includes(seen))).toEqual([]);
  const names = WASM_CRATES.map(({ name }) => name);
  expect([...folders].filter((seen) => !names.includes(seen))).toEqual([]);
});

test('each library says under which licence it stands and where it comes from', () => {
  const libraries = shippedLibraries();
  for (const { name, version, licence, source } of libraries) {
    expect({ name, isSaid: version !== '' && licence !== '' && /^https:\/\//.test(source) }).toEqual({
      name,
      isSaid: true,
    });
  }
  expect(libraries.filter(({ inside }) => inside === 'fsrs-browser').map(({ name }) => name)).toContain(
    'ndarray',
  );
});
