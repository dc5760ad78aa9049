/**
 * What a start needs of the shipped glossary, in a file of its own that is a twentieth of the whole: what cards are made of,
 * and what terms were called before. As the module `virtual:shipped-start`, which gives its address and what else is said of
 * the glossary before it is open.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { GLOSSARY_VERSION } from '../src/glossary/entry.ts';
import { parseGlossary } from '../src/glossary/load.ts';
import { foldLibrary } from '../src/library/fold.ts';
import { cardRowsOf, packRows } from '../src/library/make-rows.ts';
import { shippedOf } from '../src/library/shipped.ts';
import { respell } from '../src/pinyin/respell.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../glossary/china-brief-24-08');
const FILES = ['glossary.json', 'supplied.json'].map((name) => join(folder, name));
const ID = 'virtual:shipped-start';
const RESOLVED = `\0${ID}`;
const DEV_PATH = '/@tifa/start.json';

export function shippedStart(): Plugin {
  let serving = false;
  return {
    name: 'tifa:shipped-start',
    configResolved: (config) => void (serving = config.command === 'serve'),
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return;
      FILES.forEach((file) => this.addWatchFile(file));
      const { source, ...facts } = read();
      const exported = Object.entries(facts)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join(' ');
      if (serving) return `${exported} export default ${JSON.stringify(DEV_PATH)};`;
      const reference = this.emitFile({ type: 'asset', name: 'start.json', originalFileName: ID, source });
      return `${exported} export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    configureServer: (server) =>
      void server.middlewares.use(DEV_PATH, (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(read().source);
      }),
  };
}

/** The file's text, and what the module says of the glossary. */
function read() {
  const texts = FILES.map((file) => readFileSync(file, 'utf8'));
  const glossaries = texts.map((text, at) => parseGlossary(text, FILES[at]!));
  const shipped = shippedOf(glossaries);
  const { entries } = foldLibrary(shipped, [], [], respell);
  const start = { former: [...shipped.formerIds], rows: packRows(cardRowsOf({ entries })) };
  return {
    // A column is a list of numbers here, as JSON has no other.
    source: JSON.stringify(start, (_, value: unknown) =>
      ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value,
    ),
    edition: createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16),
    title: shipped.sources[0]!.title,
    stamp: { id: glossaries[0]!.issue.id, version: GLOSSARY_VERSION, entries: entries.length },
  };
}
