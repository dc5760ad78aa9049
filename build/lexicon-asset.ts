/**
 * The dictionary as a file beside the app, for what only some visits need (terms of a text the reader brings):
 *
 *     import lexiconUrl, { bytes, sha256 } from 'virtual:lexicon';
 *
 * gives the address of the text form of `src/lexicon`, gzipped, its size, and the hash by which the app knows
 * it again.
 *
 * It is compressed here and named `.bin`, because static hosts differ in whether they compress a text file
 * and in what they say of a `.gz`; the app undoes it with `DecompressionStream`. Nothing is made unless a
 * module imports it.
 */
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { readLexicon } from '../src/cli/lexicon.ts';
import { factsOf } from './packed-asset.ts';

const ID = 'virtual:lexicon';
const RESOLVED = `\0${ID}`;
const DEV_PATH = '/@tifa/lexicon.bin';

/** Once for the page, its workers and every build of a process: it takes a second or two. */
let packed: Promise<Buffer> | undefined;
const read = () => (packed ??= readLexicon().then((text) => gzipSync(text, { level: 9 })));

export function lexiconAsset(): Plugin {
  let serving = false;
  return {
    name: 'tifa:lexicon-asset',
    configResolved: (config) => void (serving = config.command === 'serve'),
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return;
      const source = await read();
      const facts = factsOf(source);
      if (serving) return `${facts} export default ${JSON.stringify(DEV_PATH)};`;
      const reference = this.emitFile({ type: 'asset', name: 'lexicon.bin', source });
      return `${facts} export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    configureServer: (server) =>
      void server.middlewares.use(DEV_PATH, (_request, response, next) => {
        read().then((bytes) => {
          response.setHeader('Content-Type', 'application/octet-stream');
          response.end(bytes);
        }, next);
      }),
  };
}
