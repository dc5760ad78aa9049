/**
 * Compresses a built app once, as a host could at every request: beside each file that gains by it lie `.br` and
 * `.gz`, which nginx (hosting/nginx.conf) and the archive's own server send to whoever takes them.
 *
 *     npm run compress                of dist/
 *     npm run compress -- FOLDER
 *
 * Other hosts compress by themselves and need none of it.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isCompressible } from '../src/cli/hosting.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** @returns how many files there are now beside those of the app */
export async function compress(folder: string): Promise<number> {
  let written = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    if (!isCompressible(name)) continue;
    const file = join(folder, name);
    const content = await readFile(file);
    const packed = {
      br: await brotli(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
        },
      }),
      gz: await zip(content, { level: constants.Z_BEST_COMPRESSION }),
    };
    for (const [end, bytes] of Object.entries(packed)) {
      if (bytes.byteLength >= content.byteLength) continue;
      await writeFile(`${file}.${end}`, bytes);
      written++;
    }
  }
  return written;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? 'dist';
  process.stdout.write(`${await compress(folder)} files were written into ${folder}.\n`);
}
