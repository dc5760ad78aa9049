/**
 * The trainer of FSRS (fsrs-browser: the reference implementation, compiled to WebAssembly) as the app uses it:
 *
 *     import trainerUrl, { bytes, sha256 } from 'virtual:fsrs-trainer';
 *
 * gives the address of its WebAssembly, gzipped and named `.bin` for the reasons told in lexicon-asset.ts, its
 * size and its hash. The script that goes with it is imported from `fsrs-browser` and changed in two places:
 *
 * - It would start threads. These share memory, which a page may do only where the host sends the headers of
 *   cross-origin isolation, and a plain static host sends none. One thread fits ten thousand reviews in seconds, so
 *   the part that starts threads is left out.
 * - It would fetch the WebAssembly itself by default, so that it would be shipped twice.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { factsOf } from './packed-asset.ts';

const ID = 'virtual:fsrs-trainer';
const RESOLVED = `\0${ID}`;
const NO_THREADS = '\0virtual:fsrs-no-threads';
const DEV_PATH = '/@tifa/fsrs-trainer.bin';

export function fsrsTrainer(): Plugin {
  let serving = false;
  let packed: Promise<Buffer> | undefined;
  const read = () =>
    (packed ??= readFile(fileURLToPath(import.meta.resolve('fsrs-browser/fsrs_browser_bg.wasm'))).then(
      (wasm) => gzipSync(wasm, { level: 9 }),
    ));
  return {
    name: 'tifa:fsrs-trainer',
    enforce: 'pre',
    // Bundled ahead for the development server, it would not pass through here.
    config: () => ({ optimizeDeps: { exclude: ['fsrs-browser'] } }),
    configResolved: (config) => void (serving = config.command === 'serve'),
    resolveId: (id) =>
      id === ID ? RESOLVED : /wasm-bindgen-rayon-[^/]+\/src\/workerHelpers/.test(id) ? NO_THREADS : undefined,
    async load(id) {
      if (id === NO_THREADS)
        return `export async function startWorkers() { throw new Error('The trainer runs in one thread.'); }`;
      if (id !== RESOLVED) return;
      const source = await read();
      const facts = factsOf(source);
      if (serving) return `${facts} export default ${JSON.stringify(DEV_PATH)};`;
      const reference = this.emitFile({ type: 'asset', name: 'fsrs-trainer.bin', source });
      return `${facts} export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    transform(code, id) {
      if (!/\/fsrs-browser\/fsrs_browser\.js$/.test(id.split('?')[0]!)) return;
      const place = /new URL\((['"])fsrs_browser_bg\.wasm\1, import\.meta\.url\)/;
      if (!place.test(code))
        this.error('fsrs-browser no longer fetches its WebAssembly where this expects it.');
      return { code: code.replace(place, 'undefined'), map: null };
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
