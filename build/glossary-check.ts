/** Checks every glossary the app is built with, field by field, so that the app need not do it at each start. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { joinGlossaries } from '../src/glossary/library.ts';
import { parseDetails, parseGlossary } from '../src/glossary/load.ts';
import { GlossaryError } from '../src/glossary/glossary-error.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../glossary/china-brief-24-08');

export function glossaryCheck(): Plugin {
  return {
    name: 'tifa:glossary-check',
    buildStart() {
      const read = (name: string) => readFileSync(join(folder, name), 'utf8');
      // Each throws, and so stops the build, with a line that names file and field.
      const { issue, entries } = joinGlossaries(
        ['glossary.json', 'supplied.json'].map((name) => parseGlossary(read(name), name)),
      );
      const details = parseDetails(read('details.json'), 'details.json');
      if (details.issue !== issue.id) throw new GlossaryError(`details.json is of ${details.issue}`);
      for (const { id } of entries)
        if (!details.entries[id]) throw new GlossaryError(`details.json: entries: ${id} is missing`);
    },
  };
}
