/**
 * The libraries whose code travels with the app, with their licences, as `licences.json` beside index.html.
 *
 * They are what package.json depends on and what these depend on, the few others of which the build leaves a part in the
 * result, and what is inside the trainer's WebAssembly. The build stops if the bundle holds a package that is not on the
 * list.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { WASM_CRATES } from './wasm-crates.ts';

/** One library, as src/app/settings/licences.ts reads it. */
export interface LibraryLicence {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Where its source is; empty where the package does not say. */
  readonly source: string;
  /** The licence's own words, as the package has them; empty where it has none. */
  readonly text: string;
  /** The library in whose WebAssembly it is; missing where it is one of its own. */
  readonly inside?: string;
}

/** What the build puts a part of into the app: the compiler's runtime, a preloader, strokes of characters. */
const LEAVE_CODE = ['svelte', 'clsx', 'esm-env', 'vite', 'hanzi-writer-data'];
/** Packages that name a file where others name their licence, by its SPDX identifier. */
const LICENCES: Readonly<Record<string, string>> = { 'hanzi-writer-data': 'Arphic-1999' };

const FILE = 'licences.json';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export function licences(): Plugin {
  return {
    name: 'tifa:licences',
    generateBundle(_, bundle) {
      const libraries = shippedLibraries();
      const listed = new Set(libraries.map(({ name }) => name));
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const id of Object.keys(output.modules)) {
          const name = packageOf(id);
          if (name !== undefined && !listed.has(name))
            this.error(`${name} is shipped, but build/licences.ts does not list its licence.`);
        }
      }
      this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(libraries) });
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(shippedLibraries()));
      });
    },
  };
}

/** By name. Throws an `Error` naming a package that is listed but not installed. */
export function shippedLibraries(): LibraryLicence[] {
  const names = new Set<string>();
  const visit = (name: string) => {
    if (names.has(name) || name.startsWith('@types/')) return;
    names.add(name);
    Object.keys(readPackage(name).dependencies ?? {}).forEach(visit);
  };
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageFile;
  Object.keys(own.dependencies ?? {}).forEach(visit);
  LEAVE_CODE.forEach((name) => names.add(name));
  const libraries: LibraryLicence[] = [...names].map((name) => {
    const { version, license, repository, homepage } = readPackage(name);
    const source = typeof repository === 'string' ? repository : (repository?.url ?? homepage ?? '');
    return {
      name,
      version,
      licence: LICENCES[name] ?? license ?? '',
      source: asAddress(source),
      text: licenceText(name),
    };
  });
  const crates = WASM_CRATES.map((one) => ({ ...one, text: '', inside: 'fsrs-browser' }));
  return [...libraries, ...crates].sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface PackageFile {
  readonly version: string;
  readonly license?: string;
  readonly repository?: string | { readonly url?: string };
  readonly homepage?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const folderOf = (name: string): string => join(root, 'node_modules', name);

function readPackage(name: string): PackageFile {
  const file = join(folderOf(name), 'package.json');
  if (!existsSync(file)) throw new Error(`${name} is not installed; run npm ci.`);
  return JSON.parse(readFileSync(file, 'utf8')) as PackageFile;
}

function licenceText(name: string): string {
  const folder = folderOf(name);
  const file = readdirSync(folder).find((entry) =>
    /^(?:licen[cs]e(\.md|\.txt)?|arphicpl\.txt)$/i.test(entry),
  );
  if (file === undefined) return '';
  const text = readFileSync(join(folder, file), 'utf8').trim();
  // Vite's file goes on with the licences of what the tool itself bundles, none of which is in the app.
  const [own = text] = text.split(/^# Licenses of bundled dependencies$/m);
  return own.trim();
}

/** npm's ways of writing a repository, as an address that a browser opens. */
function asAddress(repository: string): string {
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(repository);
  if (short) return `https://github.com/${short[1]}`;
  return repository
    .replace(/^git\+/, '')
    .replace(/^(?:git|ssh|http):\/\/(?:git@)?|^git@/, 'https://')
    .replace(/^(https:\/\/[\w.]+):/, '$1/')
    .replace(/\.git$/, '');
}

/** The package a module's id lies in; undefined for the app's own and for virtual modules. */
function packageOf(id: string): string | undefined {
  const at = id.lastIndexOf('node_modules/');
  if (at < 0) return undefined;
  return /^(?:@[^/]+\/)?[^/]+/.exec(id.slice(at + 'node_modules/'.length))?.[0];
}
