/** Checks every glossary the app is built with, field by field, so that the app need not do it at each start. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { joinGlossaries } from '../src/glossary/library.ts';
import { parseGlossary } from '../src/glossary/load.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../glossary/china-brief-24-08');

export function glossaryCheck(): Plugin {
  return {
    name: 'tifa:glossary-check',
    buildStart() {
      const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
      // Throws, and so stops the build, with a line that names file and field.
      joinGlossaries(files.map((name) => parseGlossary(readFileSync(join(folder, name), 'utf8'), name)));
    },
  };
}
