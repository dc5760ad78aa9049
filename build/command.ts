/**
 * Builds the command `tifa` for a package, into `bin/`: our code as JavaScript in a few files, with the dictionary beside
 * it, compiled, because the packages it is made of are the build's alone. `npm run package` runs it and packs; `prepack` would not run,
 * since no script does that npm would call by itself (.npmrc).
 */
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { PACKED_LEXICON, readLexiconText } from '../src/cli/lexicon.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param folder is emptied first */
export async function buildCommand(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    // What is installed along with the package stays outside; this the build alone has.
    ssr: { noExternal: ['xmlbuilder2', /^@oozcitak\//] },
    build: {
      outDir: folder,
      ssr: join(root, 'src/cli/tifa.ts'),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'tifa.js', chunkFileNames: '[name]-[hash].js' } },
    },
  });
  await writeFile(join(folder, PACKED_LEXICON), gzipSync(await readLexiconText(), { level: 9 }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCommand(join(root, 'bin'));
