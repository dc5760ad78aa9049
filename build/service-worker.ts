/**
 * Builds the service worker (src/app/offline/worker.ts) when everything else is written, with the list of the app's
 * files in it: the length of each, and the hash without which it is not kept.
 *
 * It is one classic script in one file, a single call of a function: whatever is cut off it is no longer a script,
 * and a browser keeps the worker it has.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { AppFile } from '../src/app/offline/precache.ts';
import { sentenceOf } from './changelog.ts';

const WORKER = 'sw.js';
const KEPT = /\.(js|css|html|svg|png|woff2|json|webmanifest)$|^assets\/strokes-shipped-/;
/**
 * The browser's install dialogue shows the first, from the network, and iOS itself keeps what it shows while the app
 * opens; what is written for a host (build/hosting.ts) it may keep to itself, and an app with a file that never comes would
 * never be kept. Nor are the dictionary and the trainer of the schedule kept, which are packed as `.bin`: few visits need
 * them, and src/app/offline/kept-file.ts keeps them once they were fetched.
 */
const NOT_KEPT = /^screenshots\/|^start-images\/|^vercel\.json$/;
/**
 * Readers of formats, and the tables of one; SQLite, which reads and writes Anki's packages; strokes of characters that
 * the glossary has not. Kept from when something first asks for them, because together they are larger than the app. So
 * named in chunks.ts and stroke-packs.ts.
 */
const PART = /^assets\/(?:part-|strokes-\d)|\.(?:bcmap|wasm)$/;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export function serviceWorker(): Plugin {
  let folder = '';
  let whatIsNew = '';
  return {
    name: 'tifa:service-worker',
    apply: 'build',
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    // First of all: a sentence that is missing is told before anything is built.
    buildStart: () => void (whatIsNew = sentenceOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))),
    // What is kept must open without a network, and what it imports at once comes with it.
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || PART.test(file.fileName)) continue;
        const part = file.imports.find((url) => PART.test(url));
        if (part !== undefined)
          this.error(
            `${file.fileName} needs ${part}, which is only kept once it is asked for (build/chunks.ts).`,
          );
      }
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          root,
          publicDir: false,
          logLevel: 'warn',
          define: {
            __APP_FILES__: JSON.stringify(listFiles(folder)),
            __APP_PARTS__: JSON.stringify(listParts(folder)),
            __WHAT_IS_NEW__: JSON.stringify(whatIsNew),
            // Vite leaves it in a library; Workbox has its checks and its talk of development behind it.
            'process.env.NODE_ENV': JSON.stringify('production'),
          },
          build: {
            outDir: folder,
            emptyOutDir: false,
            target: 'es2022',
            lib: { entry: join(root, 'src/app/offline/worker.ts'), name: 'worker', formats: ['iife'] },
            rolldownOptions: { output: { entryFileNames: WORKER } },
          },
        });
      },
    },
  };
}

/** What the worker keeps of a built app, by name. */
export const listFiles = (folder: string): AppFile[] =>
  filesOf(folder, (url) => KEPT.test(url) && !NOT_KEPT.test(url) && !PART.test(url) && url !== WORKER);

/** What it keeps once it was asked for. */
export const listParts = (folder: string): AppFile[] => filesOf(folder, (url) => PART.test(url));

function filesOf(folder: string, isMeant: (url: string) => boolean): AppFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter(isMeant)
    .sort()
    .map((url) => {
      const content = readFileSync(join(folder, url));
      const hash = createHash('sha256').update(content).digest('base64');
      return { url, integrity: `sha256-${hash}`, bytes: content.byteLength };
    });
}
