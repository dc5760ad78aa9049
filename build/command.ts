/**
 * Builds the command `tifa` as a package of its own, in `command/`: `npm run package`.
 *
 * All that it is made of lies in it, since what is installed with the app (screens, the trainer) would come along
 * otherwise: our code and the libraries' as JavaScript in a few files with their licences, the dictionary compiled, and
 * the tables of pdf.js. So it installs without a network, and asks npm for no other version of Node than it needs.
 */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { PACKED_LEXICON, readLexicon } from '../src/cli/lexicon.ts';
import { PACKED_TABLES, PDF_TABLES } from '../src/cli/pdf-tables.ts';
import { RADICALS } from '../src/cli/radicals.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const README = `# tifa

\`tifa extract FILE…\` lists the Chinese terms printed in articles, each with the English it is given;
\`tifa extract --help\` explains. \`tifa glossary\` writes the glossary of an issue from its text and what people
wrote about its terms. It needs Node and nothing else, and fetches nothing.

Our code is under the MIT licence (LICENSE), the libraries in it under theirs (LICENCES.md). lexicon.tsv.gz is made of
[CC-CEDICT](https://www.mdbg.net/chinese/dictionary?page=cc-cedict), and stays under its licence,
[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), and of the word counts of
[jieba](https://github.com/fxsjy/jieba) (MIT). radicals.txt is made of Unihan; its head says how. The tables in cmaps/ are Adobe's; cmaps/LICENSE is their licence.
`;

/** @param folder is emptied first */
export async function buildCommand(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const app = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: { __APP_VERSION__: JSON.stringify(app.version) },
    ssr: { noExternal: true },
    build: {
      outDir: folder,
      emptyOutDir: true,
      ssr: join(root, 'src/cli/tifa.ts'),
      target: 'node20',
      license: { fileName: 'LICENCES.md' },
      rolldownOptions: { output: { entryFileNames: 'tifa.js', chunkFileNames: '[name]-[hash].js' } },
    },
  });
  const { name, version, license, type, engines } = app;
  const own = {
    name,
    version,
    description:
      'Lists the Chinese terms printed in articles, each with the English it is given; writes glossaries of issues.',
    license,
    type,
    engines,
    bin: { tifa: 'tifa.js' },
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), README);
  await writeFile(join(folder, PACKED_LEXICON), gzipSync(await readLexicon(), { level: 9 }));
  await cp(PDF_TABLES, join(folder, PACKED_TABLES), { recursive: true });
  await cp(RADICALS, join(folder, basename(RADICALS.pathname)));
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCommand(join(root, 'command'));
