/**
 * The glossary beside the app in forms that need no app: `glossary/` is a page of plain HTML, and next to it
 * lie CSV and TBX files for other programs, all made from the data the app itself shows.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { glossaryToCsv } from '../src/exchange/glossary-csv.ts';
import { glossaryToHtml } from '../src/exchange/glossary-html.ts';
import { glossaryToTbx } from '../src/exchange/glossary-tbx.ts';
import { parseDetails, parseGlossary } from '../src/glossary/load.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../glossary/china-brief-24-08');
const TYPES = { html: 'text/html', csv: 'text/csv', tbx: 'application/xml' } as const;

export function glossaryPages(): Plugin {
  return {
    name: 'tifa:glossary-pages',
    generateBundle() {
      for (const [fileName, source] of glossaryFiles()) this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? '').slice(1).replace(/\/$/, '/index.html');
        const text = name.startsWith('glossary/') ? glossaryFiles().get(name) : undefined;
        if (text === undefined) return next();
        response.setHeader(
          'Content-Type',
          `${TYPES[name.split('.').pop() as keyof typeof TYPES]};charset=utf-8`,
        );
        response.end(text);
      });
    },
  };
}

/** File names below the app, with their text. */
export function glossaryFiles(): Map<string, string> {
  const read = (name: string) => {
    const file = join(folder, name);
    if (!existsSync(file)) throw new Error(`${file} is missing; npm run glossary writes it.`);
    return readFileSync(file, 'utf8');
  };
  const printed = parseGlossary(read('glossary.json'), 'glossary.json');
  const supplied = parseGlossary(read('supplied.json'), 'supplied.json');
  const depth = parseDetails(read('details.json'), 'details.json');
  const files = new Map([['glossary/index.html', glossaryToHtml(printed, depth, supplied)]]);
  for (const [suffix, glossary] of [
    ['', printed],
    ['-supplied', supplied],
  ] as const) {
    const name = `glossary/${glossary.issue.id}${suffix}`;
    files
      .set(`${name}.csv`, glossaryToCsv(glossary, depth))
      .set(`${name}.tbx`, glossaryToTbx(glossary, depth));
  }
  return files;
}
